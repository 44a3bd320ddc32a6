"""Before both are handed in, nobody learns what the other assessor thinks: by no address, list, search, log, export or message.

All addresses of the site are walked twice: what the other wrote changes in between, and no page changes with it.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from aanvragen.models import Aanvraag, Gebeurtenis
from beoordeling import services
from beoordeling.models import Beoordeling, Score
from sectorplannen.kern.models import Bericht, Gebruiker
from tests import fabrieken
from tests.rondes import een_op_beide

REDEN, TOELICHTING = "MERKREDENVANDAAN", "MERKTOELICHTINGVANDAAN"
MERKEN = (REDEN, TOELICHTING)
NIET_BEZOCHT = {"uitloggen", "logout", "account_logout", "gezond", "health"}
"""Addresses that sign the reader out or tell of the machine."""

WISSELT = re.compile(r'(csrfmiddlewaretoken" value="|data-csrf="|nonce="|X-CSRFToken": ?")[^"]*')


@pytest.fixture
def plan(in_beoordeling) -> Aanvraag:
    """Given to dirk, who has handed in nothing, and daan."""
    return in_beoordeling


def schrijf(plan: Aanvraag, wie: Gebruiker, waarde: int, advies: str, reden: str = REDEN) -> Beoordeling:
    """What one thinks, saved and not handed in."""
    rij = plan.beoordelingen.get(beoordelaar=wie)
    punten = fabrieken.scores(plan, waarde, reden)
    services.scores_opslaan(rij, punten, door=wie, advies=advies, toelichting=TOELICHTING)
    return rij


def patronen(resolver: Any = None, ruimte: str = "", velden: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple]]:
    """Every address of the site by its name, with the names of what it asks."""
    for rij in (resolver or get_resolver()).url_patterns:
        eigen = (*velden, *(getattr(rij.pattern, "converters", {}) or rij.pattern.regex.groupindex))
        if isinstance(rij, URLResolver):
            yield from patronen(rij, f"{ruimte}{rij.namespace}:" if rij.namespace else ruimte, eigen)
        elif isinstance(rij, URLPattern) and rij.name and rij.name not in NIET_BEZOCHT:
            yield f"{ruimte}{rij.name}", eigen


def waarden(naam: str, veld: str, plan: Aanvraag) -> list[Any]:
    """What to fill in: the plan's number, and for an admin page the rows of that model that hang on the plan."""
    if veld == "nummer":
        return [plan.nummer]
    if veld == "object_id":
        model = next((m for m in apps.get_models() if f"{m._meta.app_label}_{m._meta.model_name}_" in naam), None)
        return [] if model is None else list(model._default_manager.order_by("-pk").values_list("pk", flat=True)[:2])
    if veld in {"app_label", "url", "final_catch_all_url"}:
        return ["beoordeling"] if veld == "app_label" else []
    return [1, "1"]


def adressen(plan: Aanvraag) -> list[str]:
    """All of them, filled in."""
    uit: dict[str, None] = {}
    for naam, velden in patronen():
        for keuze in itertools.product(*(waarden(naam, veld, plan) for veld in velden)):
            try:
                uit[reverse(naam, kwargs=dict(zip(velden, keuze, strict=True)))] = None
            except NoReverseMatch:
                continue
    return list(uit)


def lees(client: Client, pad: str) -> str:
    """What an address says, or where it leads; an office file unpacked."""
    client.raise_request_exception = False
    antwoord = client.get(pad)
    inhoud = b"".join(antwoord) if antwoord.streaming else antwoord.content
    if inhoud[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(inhoud)) as bestand:
            inhoud = b"".join(bestand.read(naam) for naam in bestand.namelist() if "docProps" not in naam)
    tekst = WISSELT.sub("", inhoud.decode("utf-8", "replace"))
    return f"{antwoord.status_code} {antwoord.headers.get('Location', '')} {tekst}"


def rondgang(client: Client, plan: Aanvraag) -> dict[str, str]:
    """Everything that one reads by walking all addresses, the list pages also with what filters and exports there are."""
    paden = adressen(plan)
    return {pad: lees(client, pad) for pad in paden}


def wat_blijft(client: Client, plan: Aanvraag) -> dict[str, str]:
    """The pages that say the same twice when nothing has changed."""
    een, twee = rondgang(client, plan), rondgang(client, plan)
    gelijk = {pad: tekst for pad, tekst in een.items() if twee[pad] == tekst}
    assert len(gelijk) > 0.9 * len(een), sorted(een.keys() - gelijk.keys())
    for naam in ("dossier", "beoordelen"):
        assert reverse(f"beoordeling:{naam}", args=[plan.nummer]) in gelijk
    return gelijk


def eis_niets_veranderd(client: Client, plan: Aanvraag, voor: dict[str, str]) -> None:
    na = rondgang(client, plan)
    assert [pad for pad, tekst in voor.items() if na.get(pad) != tekst] == []
    assert [pad for pad, tekst in na.items() if any(merk in tekst for merk in MERKEN)] == []


def test_de_rondgang_komt_overal(als, plan, dirk):
    paden = adressen(plan)
    for naam in ("dossier", "beoordelen", "scores", "afstemmen"):
        assert reverse(f"beoordeling:{naam}", args=[plan.nummer]) in paden
    for naam in ("werkvoorraad", "ijking", "plannen"):
        assert reverse(f"beoordeling:{naam}") in paden
    assert reverse("admin:beoordeling_beoordeling_change", args=[plan.beoordelingen.first().pk]) in paden
    assert reverse("admin:aanvragen_aanvraag_change", args=[plan.pk]) in paden


@pytest.mark.parametrize("naam", een_op_beide("coen", rest=["dirk"]))
def test_wat_de_ander_opslaat_verandert_geen_enkele_pagina(als, plan, daan, naam):
    lezer = als(fabrieken.persoon(naam))
    schrijf(plan, daan, 4, "verlenen", "Eerst.") if naam == "coen" else None
    voor = wat_blijft(lezer, plan)
    schrijf(plan, daan, 1, "afwijzen")
    eis_niets_veranderd(lezer, plan, voor)


@pytest.mark.parametrize("naam", een_op_beide("coen", rest=["dirk"]))
def test_wat_de_ander_inleverde_verandert_geen_enkele_pagina(als, plan, daan, naam):
    rij = schrijf(plan, daan, 1, "afwijzen")
    services.inleveren(rij, door=daan, op=fabrieken.BEOORDEELD)
    lezer = als(fabrieken.persoon(naam))
    voor = wat_blijft(lezer, plan)
    assert [pad for pad, tekst in voor.items() if any(merk in tekst for merk in MERKEN)] == []
    # the same assessment, handed in at the same moment, with other scores and another advice
    Beoordeling.objects.filter(pk=rij.pk).update(ingeleverd_op=None)
    Score.objects.filter(beoordeling=rij).update(waarde=4)
    Beoordeling.objects.filter(pk=rij.pk).update(ingeleverd_op=fabrieken.BEOORDEELD, advies="verlenen", versie=9)
    eis_niets_veranderd(lezer, plan, voor)


@pytest.mark.parametrize("naam", een_op_beide("beheer", rest=["els", "petra", "anja"]))
def test_ook_een_ander_leest_nergens_wat_een_van_de_twee_inleverde(als, plan, daan, naam):
    services.inleveren(schrijf(plan, daan, 1, "afwijzen"), door=daan)
    gelezen = rondgang(als(fabrieken.persoon(naam)), plan)
    assert [pad for pad, tekst in gelezen.items() if any(merk in tekst for merk in MERKEN)] == []


def test_het_logboek_bewaart_wat_is_ingeleverd(plan, daan):
    """That no page shows it, the walks above find out: they run with this event in the log."""
    services.inleveren(schrijf(plan, daan, 1, "afwijzen"), door=daan)
    assert REDEN in str(Gebeurtenis.objects.get(aanvraag=plan, stap="inleveren").gegevens)


def test_geen_bericht_noemt_wat_een_van_de_twee_vindt(plan, daan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.inleveren(schrijf(plan, daan, 1, "afwijzen"), door=daan)
    berichten = [f"{b.onderwerp} {b.tekst}" for b in Bericht.objects.all()]
    berichten += [f"{m.subject} {m.body}" for m in mail.outbox]
    assert berichten
    assert not any(merk in tekst for tekst in berichten for merk in (*MERKEN, "fwijzen", "nvoldoende"))


FILTERS = (
    ("advies=afwijzen", "advies=verlenen"),
    ("advies__exact=afwijzen", "advies__exact=verlenen"),
    (f"toelichting__contains={TOELICHTING}", "toelichting__contains=IETSANDERS"),
    ("versie__gt=1", "versie__gt=50"),
    ("scores__waarde=1", "scores__waarde=4"),
    ("scores__isnull=0", "scores__isnull=1"),
    ("beoordelingen__advies=afwijzen", "beoordelingen__advies=verlenen"),
    ("beoordelingen__scores__waarde=1", "beoordelingen__scores__waarde=4"),
    ("gebeurtenissen__gegevens__advies=afwijzen", "gebeurtenissen__gegevens__advies=verlenen"),
    ("o=advies", "o=-advies"),
)
"""What is true of what daan wrote, beside what is not."""
VAN_HET_PLAN = ("aanvragen_aanvraag", "versie__gt=1")
"""The version of a plan is another number than that of an assessment, and no assessor moves it: the test below."""
GEVALLEN = [(lijst, *vragen) for lijst in ("beoordeling_beoordeling", "aanvragen_aanvraag") for vragen in FILTERS]


@pytest.mark.parametrize("naam", een_op_beide("coen", rest=["dirk", "beheer"]))
@pytest.mark.parametrize(("lijst", "vraag", "anders"), [geval for geval in GEVALLEN if geval[:2] != VAN_HET_PLAN])
def test_geen_filter_in_het_beheer_verraadt_wat_de_ander_vindt(als, plan, daan, naam, lijst, vraag, anders):
    """A filter that tells yes from no is a page that shows the answer."""
    services.inleveren(schrijf(plan, daan, 1, "afwijzen"), door=daan)
    client, pad = als(fabrieken.persoon(naam)), reverse(f"admin:{lijst}_changelist")
    een, twee = (client.get(f"{pad}?{keuze}", follow=True) for keuze in (vraag, anders))
    assert een.status_code == twee.status_code
    assert een.content.count(plan.nummer.encode()) == twee.content.count(plan.nummer.encode()) or (
        # an echo of the address itself is no answer
        een.status_code in {400, 403}
    )


def test_de_versie_van_het_plan_beweegt_niet_met_wat_een_beoordelaar_schrijft(plan, daan):
    """Else a filter on it in the list of plans would tell that, and how often, the other saved."""
    voor = plan.versie
    rij = schrijf(plan, daan, 4, "verlenen")
    schrijf(plan, daan, 1, "afwijzen")
    services.inleveren(rij, door=daan)
    plan.refresh_from_db()
    assert plan.versie == voor


@pytest.mark.parametrize("naam", ["dirk", "coen", "beheer"])
@pytest.mark.parametrize("merk", MERKEN)
def test_zoeken_vindt_niet_wat_de_ander_schreef(als, plan, daan, naam, merk):
    services.inleveren(schrijf(plan, daan, 1, "afwijzen"), door=daan)
    client = als(fabrieken.persoon(naam))
    for pagina in (
        "beoordeling:werkvoorraad",
        "beoordeling:plannen",
        "admin:aanvragen_aanvraag_changelist",
        "admin:beoordeling_beoordeling_changelist",
    ):
        antwoord = client.get(reverse(pagina), {"q": merk})
        assert plan.nummer not in antwoord.content.decode()


def test_een_nieuwe_beoordelaar_leest_in_het_verloop_niet_wat_de_vorige_twee_afspraken(
    als, tijdvak, coen, els, dirk, daan
):
    plan = fabrieken.beoordeeld(waarden=(2, 4))
    fabrieken.stem_af(plan)
    services.voorleggen(plan, door=coen, toelichting="MERKVOORLEGGEN: samen een drie.")
    services.terugleggen(plan, reden="MERKTERUGLEGGEN: Daan is te mild.", door=els)
    services.verklaar_belang(plan, heeft_band=True, toelichting="Familie.", door=dirk)
    nieuw = Gebruiker.objects.create_user("nieuw@voorbeeld.nl", naam="Nieuw", rol="beoordelaar")
    services.toewijzen(plan, [nieuw, daan], door=coen)
    services.verklaar_belang(plan, heeft_band=False, door=nieuw)
    gelezen = rondgang(als(nieuw), plan)
    merken = ("MERKVOORLEGGEN", "MERKTERUGLEGGEN", "Akkoord: maatregel", "Samen.")
    assert [(pad, merk) for pad, tekst in gelezen.items() for merk in merken if merk in tekst] == []
    assert "MERKTERUGLEGGEN" in rondgang(als(daan), plan)[reverse("beoordeling:dossier", args=[plan.nummer])]
