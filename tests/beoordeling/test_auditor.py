"""The auditor reads everything and changes nothing: every address, every verb, the admin."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.urls import reverse

from beoordeling import services, toegang
from beoordeling.bezwaarwerk import HANDELINGEN
from beoordeling.werkwoorden import WERKWOORDEN
from tests import fabrieken
from tests.beoordeling.bezwaren import bezwaar
from tests.beoordeling.test_banden import adressen, bezoek, geheim

DICHT = {403, 404, 405}
EIGEN = ("beoordeling:weergaven", "beoordeling:plannen_bewaren", "beoordeling:werkvoorraad_bewaren")
"""One's own saved views of a list: the only thing besides a dossier that an auditor keeps."""


def standen() -> dict[str, tuple[int, object]]:
    """Of every table how many rows there are and the last of them; signing in and looking are no change."""
    uit = {}
    for model in apps.get_models():
        if model._meta.app_label in {"aanvragen", "beoordeling", "rapportage"} or model._meta.model_name == "opdracht":
            rijen = model._base_manager.all()
            uit[model._meta.label] = (rijen.count(), rijen.aggregate(laatste=Max("pk"))["laatste"])
    return uit


@pytest.mark.parametrize(
    "naam", ["plannen", "plafond", "bezwaren", "dossier", "scores", "notities", "vragen", "bezwaar"]
)
def test_de_auditor_leest(als, ada, tijdvak, naam):
    plan = fabrieken.verleend()
    bezwaar(plan)
    los = naam in {"plannen", "plafond", "bezwaren"}
    antwoord = als(ada).get(reverse(f"beoordeling:{naam}", args=[] if los else [plan.nummer]))
    assert antwoord.status_code == 200
    assert "<textarea" not in antwoord.content.decode().split("<main", 1)[1]


def test_het_menu_van_de_auditor(als, ada, tijdvak):
    antwoord = als(ada).get("/", follow=True)
    assert antwoord.status_code == 200
    assert [plek.titel for plek in antwoord.context["navigatie"]] == ["Plannen", "Bezwaren", "Plafond", "Stand"]
    for plek in antwoord.context["navigatie"]:
        assert als(ada).get(plek.adres).status_code == 200, plek.titel


def test_de_auditor_leest_scores_pas_als_beide_zijn_ingeleverd(als, ada, tijdvak):
    plan = fabrieken.in_beoordeling()
    rij = plan.beoordelingen.get(plaats=1)
    services.scores_opslaan(rij, fabrieken.scores(plan, 3), door=rij.beoordelaar, advies="verlenen")
    services.inleveren(rij, door=rij.beoordelaar, op=fabrieken.BEOORDEELD)
    assert als(ada).get(reverse("beoordeling:scores", args=[plan.nummer])).status_code == 403
    assert toegang.mag_scores_zien(ada, fabrieken.beoordeeld("Klaar").beoordelingen.first())


def test_geen_werkwoord_en_geen_handeling_is_voor_de_auditor(als, ada, tijdvak):
    plannen = [fabrieken.ingediend("Een"), fabrieken.ter_besluitvorming("Twee"), fabrieken.verleend("Drie")]
    rij = bezwaar(plannen[-1])
    voor = standen()
    client, open_ = als(ada), []
    for plan in plannen:
        for verb in WERKWOORDEN:
            antwoord = client.post(reverse(f"beoordeling:{verb.naam}", args=[plan.nummer]), {})
            open_ += [f"{plan.naam} {verb.naam}"] if verb.recht(ada, plan) or antwoord.status_code != 403 else []
    for handeling in HANDELINGEN:
        antwoord = client.post(reverse(f"beoordeling:{handeling.naam}", args=[plannen[-1].nummer]), {})
        open_ += [handeling.naam] if handeling.recht(ada, rij) or antwoord.status_code not in DICHT else []
    assert open_ == []
    assert standen() == voor


def test_de_auditor_schrijft_geen_notitie_en_stelt_geen_vraag(ada, in_beoordeling):
    with pytest.raises(PermissionDenied, match="leest alles en wijzigt niets"):
        services.notitie_schrijven(in_beoordeling, tekst="Iets.", door=ada)
    with pytest.raises(PermissionDenied):
        services.vraag_stellen(in_beoordeling, tekst="Iets?", door=ada)


def test_geen_adres_verandert_iets_voor_de_auditor(als, ada, tijdvak):
    """By GET and by POST, along every address of the site; the admin is closed as a whole."""
    plan = geheim("afgewezen")
    alle = [adres for adres in adressen(plan, "afgewezen") if adres.naam not in EIGEN]
    voor = standen()
    beheer = [
        f"{methode} {adres.naam}: {antwoord.status_code}"
        for adres, methode, antwoord in bezoek(als, ada, alle)
        if adres.naam.startswith("admin:") and not _geweigerd(antwoord)
    ]
    assert beheer == []
    assert standen() == voor


def _geweigerd(antwoord) -> bool:
    """Refused, or led to sign in as someone who may."""
    return antwoord.status_code in DICHT or "login" in antwoord.headers.get("Location", "")
