"""What the administrator keeps in /beheer/: what is allowed works and leaves history, the rest is refused, also by POST."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from aanvragen.models import (
    Arbeidsmarktregio,
    CategorieKop,
    CategorieThema,
    Regelingversie,
    Sector,
    Tijdvak,
    Voorbeeldmaatregel,
)
from beoordeling import services
from beoordeling.models import Criterium, Rubriek
from tests import fabrieken

MAG: dict[Any, set[str]] = {
    Regelingversie: {"add", "change"},
    Tijdvak: {"add", "change"},
    Sector: {"change"},
    Arbeidsmarktregio: {"change"},
    CategorieKop: {"change"},
    CategorieThema: {"add", "change", "delete"},
    Voorbeeldmaatregel: {"add", "change", "delete"},
    Criterium: {"add"},
    Rubriek: set(),
}
"""Of each model what its pages allow for rows that come with the scheme."""
VAST = {
    Sector: {"nummer": 99},
    Arbeidsmarktregio: {"nummer": 99},
    CategorieKop: {"categorie": "scholing"},
    Tijdvak: {
        "opent_op_0": "01-01-2010",
        "opent_op_1": "00:00:00",
        "sluit_op_0": "31-12-2030",
        "sluit_op_1": "12:00:00",
    },
}
"""What nobody writes otherwise, whatever is sent."""
ANDERS: dict[Any, dict[str, Any]] = {
    Regelingversie: {"naam": "Met een betere naam"},
    Tijdvak: {"naam": "Met een betere naam"},
    Sector: {"naam": "Met een betere naam"},
    Arbeidsmarktregio: {"naam": "Met een betere naam"},
    CategorieKop: {"kop": "innovatie"},
    CategorieThema: {"thema": "g"},
    Voorbeeldmaatregel: {"naam": "Met een betere naam"},
}


@pytest.fixture(autouse=True)
def vol(tijdvak, beheer) -> None:
    """A plan that is granted, and an example for the menukaart."""
    fabrieken.verleend()
    Voorbeeldmaatregel.objects.create(
        naam="Leerplek", thema="a", categorie="scholing", omschrijving="Leren.", laagste_kosten=1, hoogste_kosten=2, bron="x"
    )  # fmt: skip


def adres(model: Any, soort: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{soort}", args=args)


def gestuurd(blad: Any) -> dict[str, Any]:
    """What a browser sends of a page of /beheer/ that was only opened."""
    uit: dict[str, Any] = {}
    formsets = [een.formset for een in blad.context["inline_admin_formsets"]]
    forms = [blad.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for naam in form.fields:
            vak = form[naam]
            delen = vak.field.widget.get_context(vak.html_name, vak.value(), {}).get("widget", {}).get("subwidgets", [])
            waarden = {deel["name"]: deel["value"] for deel in delen} or {vak.html_name: vak.value()}
            uit |= {
                sleutel: waarde for sleutel, waarde in waarden.items() if waarde is not None and waarde is not False
            }
    return uit


@pytest.mark.parametrize("model", MAG)
def test_de_beheerder_kan_op_elk_blad_precies_wat_de_lijst_zegt(als, beheer, model):
    """What is not allowed is refused and changes nothing; of what is allowed, nonsense is told and changes nothing."""
    bezoeker, rij, alles = als(beheer), model._default_manager.first(), list(model._default_manager.values())
    if rij is None:
        rij = services.nieuwe_versie(Tijdvak.objects.get(), door=beheer, toelichting="Voor dit plan.")
        alles = list(model._default_manager.values())
    for soort, args in (("add", ()), ("change", (rij.pk,)), ("delete", (rij.pk,))):
        if model is Rubriek and soort == "change":
            continue  # its criteria are written otherwise there: test_beheer_rubriek
        if (soort, soort in MAG[model]) == ("delete", True):
            continue  # below
        for onzin in ({}, {"naam": "", "thema": "zz", "geldig_van": "gisteren", "sluit_op_0": "x", "nummer": "-1"}):
            if soort in MAG[model]:
                antwoord = bezoeker.post(adres(model, soort, *args), onzin)
                assert antwoord.status_code == 200, (soort, onzin)
            else:
                antwoord = bezoeker.post(adres(model, soort, *args), onzin | {"post": "yes"})
                assert antwoord.status_code == 403, (soort, onzin)
    assert list(model._default_manager.values()) == alles


@pytest.mark.parametrize("model", ANDERS)
def test_wat_de_beheerder_wijzigt_staat_in_de_geschiedenis(als, beheer, model):
    bezoeker, rij = als(beheer), model._default_manager.first()
    blad = adres(model, "change", rij.pk)
    antwoord = bezoeker.post(blad, gestuurd(bezoeker.get(blad)) | VAST.get(model, {}) | ANDERS[model])
    assert antwoord.status_code == 302, antwoord.context["errors"]
    voor = model._default_manager.values().get(pk=rij.pk)
    for veld, waarde in ANDERS[model].items():
        assert voor[veld] == waarde
    anders = {veld for veld, waarde in voor.items() if getattr(rij, veld) != waarde}
    assert anders == set(ANDERS[model])  # and nothing that is fixed
    geschiedenis = bezoeker.get(adres(model, "history", rij.pk)).content.decode()
    for woord in ("Beheer", "ewijzigd"):
        assert woord in geschiedenis
    assert LogEntry.objects.filter(user=beheer, object_id=str(rij.pk)).exists()


@pytest.mark.parametrize("model", [CategorieThema, Voorbeeldmaatregel])
def test_wat_van_de_menukaart_is_komt_erbij_en_gaat_eraf(als, beheer, model):
    bezoeker, aantal = als(beheer), model.objects.count()
    velden = {"thema": "b", "categorie": "innovatie", "naam": "Nieuw", "omschrijving": "Leren.", "bron": "Stcrt."}
    velden |= {"laagste_kosten": "100", "hoogste_kosten": "200", "knelpunt": "vergrijzing"}
    assert bezoeker.post(adres(model, "add"), velden).status_code == 302
    assert model.objects.count() == aantal + 1
    nieuw = model.objects.latest("pk")
    assert bezoeker.post(adres(model, "delete", nieuw.pk), {"post": "yes"}).status_code == 302
    assert model.objects.count() == aantal
    assert LogEntry.objects.filter(user=beheer, object_id=str(nieuw.pk)).count() == 2


def test_wat_er_al_is_of_niet_klopt_krijgt_een_zin_en_geen_storing(als, beheer):
    bezoeker, bestaand = als(beheer), CategorieThema.objects.first()
    dubbel = {"thema": bestaand.thema, "categorie": bestaand.categorie}
    antwoord = bezoeker.post(adres(CategorieThema, "add"), dubbel)
    assert antwoord.context["errors"]
    blad = adres(Voorbeeldmaatregel, "change", Voorbeeldmaatregel.objects.get(naam="Leerplek").pk)
    antwoord = bezoeker.post(blad, gestuurd(bezoeker.get(blad)) | {"hoogste_kosten": "0.5"})
    assert "De hoogste kosten zijn niet lager dan de laagste." in antwoord.content.decode()
    blad = adres(Tijdvak, "add")
    tijden = {"opent_op_0": "2-1-2030", "opent_op_1": "0:00", "sluit_op_0": "1-1-2030", "sluit_op_1": "0:00"}
    antwoord = bezoeker.post(blad, gestuurd(bezoeker.get(blad)) | {"nummer": 1, "naam": "Weer"} | tijden)
    assert "Een tijdvak sluit na de opening." in antwoord.content.decode()
    assert antwoord.context["adminform"].form.errors["nummer"]


def test_een_criterium_komt_er_een_keer_bij_een_regeling_die_nog_niet_is_gebruikt(als, beheer, tijdvak):
    bezoeker = als(beheer)
    vrij = Regelingversie.objects.exclude(tijdvakken__isnull=False).first()
    velden = {"regelingversie": vrij.pk, "code": "N", "soort": "plan", "naam": "Nieuw", "vraag": "Klopt het?"}
    velden |= {"grond": "a", "volgorde": 99}
    assert bezoeker.post(adres(Criterium, "add"), velden).status_code == 302
    nieuw = Criterium.objects.get(code="N")
    assert nieuw.history.get().history_user == beheer
    antwoord = bezoeker.post(adres(Criterium, "add"), velden)
    assert antwoord.status_code == 200
    assert "Bij deze regeling is er al een criterium met deze code." in antwoord.content.decode()
    assert bezoeker.post(adres(Criterium, "change", nieuw.pk), velden | {"naam": "Anders"}).status_code == 403
    assert bezoeker.post(adres(Criterium, "delete", nieuw.pk), {"post": "yes"}).status_code == 403
    assert list(Criterium.objects.filter(code="N").values_list("naam", flat=True)) == ["Nieuw"]


def test_het_criterium_van_een_versie_wijzigt_via_de_dienst(als, beheer, tijdvak):
    """The page of one criterion: its words alone, and each change with its maker."""
    versie = services.nieuwe_versie(tijdvak, door=beheer, toelichting="Duidelijker.")
    rij, bezoeker = versie.criteria.first(), als(beheer)
    blad = adres(Criterium, "change", rij.pk)
    woorden = gestuurd(bezoeker.get(blad))
    assert bezoeker.post(blad, woorden | {"vraag": "Is het duidelijk?", "code": "Z", "grond": "h"}).status_code == 302
    nu = Criterium.objects.get(pk=rij.pk)
    assert (nu.vraag, nu.code, nu.grond) == ("Is het duidelijk?", rij.code, rij.grond)
    assert nu.history.first().history_user == beheer
    assert bezoeker.post(blad, woorden | {"naam": "  "}).context["errors"]
    assert Criterium.objects.get(pk=rij.pk).naam == rij.naam
