"""Objections on their pages: of the applicant, the list, one plan, and everything that is done but deciding."""

import html
import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling import services
from beoordeling.bezwaarwerk import HANDELINGEN, mogelijk
from beoordeling.forms import BEZWAARFORMULIEREN
from beoordeling.models import Bezwaar
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.beoordeling.bezwaren import bezwaar, gehoord
from tests.beoordeling.test_aangeboden import poging
from tests.fabrieken import moment, persoon

from .conftest import adres, meldingen, tekst

VELDEN = {
    "bezwaar_horen": {"verslag": "Toegelicht.", "gehoord_op": vandaag().strftime("%d-%m-%Y")},
    "bezwaar_verdagen": {"reden": "De zitting is verzet."},
    "bezwaar_verschonen": {"reden": "Het bestuur was ziek."},
    "bezwaar_intrekken": {"reden": "Brief van 2 april."},
    "bezwaar_beslissen": {
        "uitkomst": "niet_ontvankelijk",
        "motivering": "Te laat.",
        "verwijtbaar": "Dat kon.",
    },
}
"""What is filled in on the page of each thing to do."""


def bij_de_aanvrager(plan) -> str:
    return reverse("beoordeling:bezwaar_maken", args=[plan.nummer])


def lopend(plan) -> Bezwaar:
    """Made today, so that the term to decide runs while the test does."""
    rij = bezwaar(plan, op=None)
    Bezwaar.objects.filter(pk=rij.pk).update(beslissen_voor=date(2090, 1, 1))
    rij.refresh_from_db()
    return rij


# --- the applicant ---


def test_de_aanvrager_maakt_bezwaar_leest_hoe_het_staat_en_trekt_het_in(als, anja, tijdvak):
    plan = fabrieken.afgewezen()
    client, pad = als(anja), bij_de_aanvrager(plan)
    assert pad in tekst(client.get(plan.get_absolute_url()))
    pagina = tekst(client.get(pad))
    assert "Dat kon tot en met 14 april 2014." in pagina
    assert "Schrijf op waarom u het niet eens bent" in tekst(client.post(pad, {"gronden": " "}))
    antwoord = client.post(pad, {"gronden": "De analyse is goed."}, follow=True)
    assert meldingen(antwoord) == ["Uw bezwaar is ingediend. U krijgt een bericht dat wij het hebben ontvangen."]
    assert "De analyse is goed." in tekst(antwoord)
    assert "Uw bezwaar kwam te laat" in tekst(antwoord)
    assert "Uw bezwaar kwam op" in tekst(client.get(plan.get_absolute_url()))
    assert Bezwaar.objects.get().ontvangen_op == vandaag()
    nogmaals = client.post(pad, {"gronden": "Nog eens."})
    assert "Er loopt al een bezwaar" in tekst(nogmaals)
    antwoord = client.post(f"{pad}?intrekken=1", {"reden": ""}, follow=True)
    assert meldingen(antwoord) == ["Uw bezwaar is ingetrokken."]
    assert "Bezwaar indienen bij Agentschap SZW" in tekst(antwoord)
    assert "geen bezwaar dat u kunt intrekken" in tekst(client.post(f"{pad}?intrekken=1", {"reden": ""}))


def test_wie_niet_tekent_leest_maar_maakt_geen_bezwaar(als, bram, carla, coen, tijdvak):
    plan = fabrieken.afgewezen()
    pad = bij_de_aanvrager(plan)
    pagina = tekst(als(bram).get(pad))
    assert "Alleen een tekenbevoegde" in pagina
    assert "<textarea" not in pagina
    assert als(bram).post(pad, {"gronden": "x"}).status_code == 403
    assert als(carla).get(pad).status_code == 404
    assert als(coen).get(pad).url == adres("bezwaar", plan)
    assert not Bezwaar.objects.exists()


@pytest.mark.parametrize("stand", ["in_beoordeling", "ingetrokken"])
def test_zonder_besluit_leest_men_waarom_het_niet_kan(als, anja, tijdvak, stand):
    plan = getattr(fabrieken, stand)()
    client, pad = als(anja), bij_de_aanvrager(plan)
    assert pad not in tekst(client.get(plan.get_absolute_url()))
    assert "Over dit plan is geen besluit" in tekst(client.get(pad))
    assert "Over dit plan is geen besluit" in tekst(client.post(pad, {"gronden": "x"}))


def test_de_aanvrager_leest_niet_wie_het_behandelt(als, anja, tijdvak):
    plan = fabrieken.afgewezen()
    rij = gehoord(plan)
    for pad in (plan.get_absolute_url(), bij_de_aanvrager(plan)):
        assert not re.search(r"\bEva\b", tekst(als(anja).get(pad)))
    services.bezwaar_beslissen(rij, "ongegrond", motivering="Het blijft zo.", door=persoon("eva"))
    pagina = tekst(als(anja).get(bij_de_aanvrager(plan)))
    assert "Het blijft zo." in pagina
    assert "Brief met onze beslissing" in pagina


# --- the list ---


def test_de_lijst_toont_wat_wacht_en_wat_is_beslist(als, eva, coen, dirk, petra, ada, tijdvak):
    rij = gehoord(fabrieken.afgewezen("Beslist plan"))
    services.bezwaar_beslissen(rij, "ongegrond", motivering="Nee.", door=eva)
    lopend(fabrieken.afgewezen("Wachtend plan"))
    for wie in (eva, coen, ada):
        pagina = tekst(als(wie).get(adres("bezwaren")))
        assert "Wachtend plan" in pagina
        assert "Beslist plan" not in pagina
        assert "nog " in pagina
    pagina = tekst(als(eva).get(f"{adres('bezwaren')}?stand=beslist"))
    assert "Beslist plan" in pagina
    assert "Ongegrond" in pagina
    for wie in (dirk, petra):
        assert als(wie).get(adres("bezwaren")).status_code == 403
    assert f'href="{adres("bezwaren")}"' in tekst(als(eva).get(adres("werkvoorraad")))
    assert f'href="{adres("bezwaren")}"' not in tekst(als(dirk).get(adres("werkvoorraad")))


def test_een_band_verbergt_het_bezwaar(als, eva, meld_band, tijdvak):
    plan = fabrieken.afgewezen("Van mijn zus")
    bezwaar(plan)
    meld_band(plan, eva)
    assert "Van mijn zus" not in tekst(als(eva).get(adres("bezwaren")))
    for naam in ("bezwaar", "bezwaar_behandelen", "bezwaar_beslissen", "bezwaar_vastleggen"):
        assert als(eva).get(adres(naam, plan)).status_code == 404, naam


def test_de_paginas_vragen_een_vast_aantal_keer(als, eva, anja, tijdvak):
    client, aantallen = als(eva), []
    for aantal in (1, 4):
        for i in range(aantal):
            bezwaar(fabrieken.afgewezen(f"Plan {aantal} {i}"))
        client.get(adres("bezwaren"))
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(adres("bezwaren")).status_code == 200
        aantallen.append(len(gevangen))
    assert aantallen[0] == aantallen[1]


def test_het_aantal_bezwaren_op_een_plan_kost_niets_extra(als, eva, anja, tijdvak):
    plan, aantallen = fabrieken.afgewezen(), []
    for _ in range(2):
        services.bezwaar_intrekken(bezwaar(plan), door=anja, op=moment(2014, 3, 21))
        keer = []
        for wie, pad in ((eva, adres("bezwaar", plan)), (eva, adres("dossier", plan)), (anja, bij_de_aanvrager(plan))):
            client = als(wie)
            client.get(pad)
            with CaptureQueriesContext(connection) as gevangen:
                assert client.get(pad).status_code == 200
            keer.append(len(gevangen))
        aantallen.append(keer)
    assert aantallen[0] == aantallen[1]


# --- one plan ---


def test_wie_nu_niet_verder_kan_leest_waarom(als, els, eva, coen, tijdvak):
    plan = fabrieken.afgewezen()
    rij = lopend(plan)

    def zin(wie) -> list[str]:
        return re.findall(
            r"<strong>([^<]*) kunt u nu niet\.</strong> ([^<]*)", tekst(als(wie).get(adres("bezwaar", plan)))
        )

    assert zin(els) == [("In behandeling nemen", "Wie het besluit nam, beslist niet over het bezwaar.")]
    assert zin(eva) == zin(coen) == []
    services.bezwaar_behandelen(rij, door=eva)
    assert zin(els) == [("Beslissen op het bezwaar", "Wie het besluit nam, beslist niet over het bezwaar.")]
    (wat,) = zin(eva)
    assert wat == (
        "Beslissen op het bezwaar",
        "Leg eerst vast wanneer u heeft gehoord, of waarom niet (Awb 7:2 en 7:3).",
    )
    services.bezwaar_horen(rij, door=eva, verslag="Toegelicht.", gehoord_op=vandaag())
    assert zin(eva) == []


def test_bij_het_bezwaar_staan_de_gronden_van_het_besluit(als, eva, tijdvak):
    plan = fabrieken.afgewezen()
    lopend(plan)
    assert "c. De maatregelen volgen niet uit de analyse" in tekst(als(eva).get(adres("bezwaar", plan)))


def test_het_dossier_toont_het_bezwaar_en_de_weg_erheen(als, eva, dirk, coen, tijdvak):
    plan = fabrieken.afgewezen()
    assert adres("bezwaar_vastleggen", plan) in tekst(als(coen).get(adres("dossier", plan)))
    bezwaar(plan)
    assert adres("bezwaar", plan) in tekst(als(eva).get(adres("dossier", plan)))
    pagina = tekst(als(dirk).get(adres("dossier", plan)))
    assert "Ontvangen op 20 maart 2014" in pagina
    assert adres("bezwaar", plan) not in pagina
    assert als(dirk).get(adres("bezwaar", plan)).status_code == 403


def test_de_coordinator_legt_een_brief_vast(als, coen, eva, tijdvak):
    plan = fabrieken.afgewezen()
    client, pad = als(coen), adres("bezwaar_vastleggen", plan)
    assert "14 april 2014" in tekst(client.get(pad))
    assert "Vul in op welke dag" in tekst(client.post(pad, {"gronden": "Nee."}))
    assert "niet later op de post" in tekst(
        client.post(pad, {"gronden": "Nee.", "ontvangen_op": "14-4-2014", "gepost_op": "15-4-2014"})
    )
    antwoord = client.post(pad, {"gronden": "Nee.", "ontvangen_op": "15-4-2014", "gepost_op": "14-4-2014"}, follow=True)
    assert meldingen(antwoord) == ["Het bezwaar is vastgelegd. De aanvrager krijgt bericht van ontvangst."]
    assert not Bezwaar.objects.get().te_laat
    assert "Er loopt al een bezwaar" in tekst(client.get(pad, follow=True))
    assert als(eva).get(pad).status_code == 403


def test_elke_handeling_heeft_adres_dienst_en_formulier():
    for doen in HANDELINGEN:
        assert reverse(f"beoordeling:{doen.naam}", args=["SP1-0001"]) == f"/werkvoorraad/SP1-0001/{doen.naam}/"
        assert doen.service is getattr(services, doen.naam)
        assert (doen.naam in BEZWAARFORMULIEREN) is (doen.naam != "bezwaar_beslissen")


def _opgepakt(plan) -> Bezwaar:
    rij = lopend(plan)
    services.bezwaar_behandelen(rij, door=persoon("eva"))
    return rij


def _gehoord(plan) -> Bezwaar:
    rij = _opgepakt(plan)
    services.bezwaar_horen(rij, verslag="Niet gewild.", door=persoon("eva"))
    return rij


def _verlengd(plan) -> Bezwaar:
    rij = _gehoord(plan)
    Bezwaar.objects.filter(pk=rij.pk).update(commissie=True, verdaagd_reden="Druk.", verschoonbaar="Ziekte.")
    return rij


def _van_een_ander(plan) -> Bezwaar:
    rij = _gehoord(plan)
    services.verklaar_belang(plan, heeft_band=True, toelichting="Familie.", door=persoon("eva"))
    return rij


@pytest.mark.parametrize("maak", [lopend, _opgepakt, _gehoord, _verlengd, gehoord, _van_een_ander])
def test_wat_wordt_aangeboden_lukt_en_al_het_andere_weigert_met_een_zin(als, tijdvak, maak):
    """Nobody is shown a button that the service refuses, nor refused without a sentence."""
    plan = fabrieken.afgewezen()
    rij = maak(plan)
    stand = Bezwaar.objects.values().get(pk=rij.pk)
    for naam in ("coen", "els", "eva", "dirk", "ada"):
        wie, client = persoon(naam), als(persoon(naam))
        rij = services.open_bezwaar(plan)
        kan = mogelijk(wie, rij)
        blad = client.get(adres("bezwaar", plan))
        if blad.status_code == 200:
            assert [doen.naam for doen in blad.context["handelingen"]] == [doen.naam for doen in kan], naam
        for doen in HANDELINGEN:
            velden = VELDEN.get(doen.naam, {})
            with poging():
                if doen in kan:
                    assert client.get(adres(doen.naam, plan)).status_code == 200, (naam, doen.naam)
                    antwoord = client.post(adres(doen.naam, plan), velden, follow=True)
                    assert meldingen(antwoord) == [doen.gedaan], (naam, doen.naam)
                    continue
            with poging(), pytest.raises((Weigering, PermissionDenied)) as weigering:
                doen.service(rij, door=wie, **_voor_de_dienst(doen.naam))
            assert str(weigering.value).endswith("."), (naam, doen.naam)
            antwoord = client.get(adres(doen.naam, plan), follow=True)
            gezien = html.unescape(tekst(antwoord))
            assert antwoord.status_code in {403, 404} or str(weigering.value) in gezien, (naam, doen.naam)
    assert Bezwaar.objects.values().get(pk=rij.pk) == stand


def _voor_de_dienst(naam: str) -> dict:
    velden = dict(VELDEN.get(naam, {}))
    if "gehoord_op" in velden:
        velden["gehoord_op"] = vandaag()
    return velden


def test_zonder_bezwaar_leest_wie_het_adres_kent_dat_er_geen_loopt(als, eva, tijdvak):
    plan = fabrieken.afgewezen()
    for doen in HANDELINGEN:
        antwoord = als(eva).get(adres(doen.naam, plan), follow=True)
        assert meldingen(antwoord) == ["Er loopt geen bezwaar over dit plan."], doen.naam
    assert "Over dit plan is geen bezwaar gemaakt." in tekst(antwoord)
