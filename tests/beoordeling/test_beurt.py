"""Who was complete first goes first: money that such a plan needs goes to a later one only with a reason in words (art. 1.5)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Verdeling
from aanvragen.statussen import BUITEN_VOLGORDE, Status
from aanvragen.tijdlijn import tijdlijn
from beoordeling import beurt, brieven, services
from beoordeling.bezwaarruimte import ruimte
from beoordeling.models import Besluit, Plafondmutatie
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.beoordeling.dossiers import pak_uit, zip_van
from tests.beoordeling.tabel1 import tabel1
from tests.beoordeling.views.conftest import adres, tekst
from tests.beoordeling.views.test_werkwoord import toegekend
from tests.fabrieken import BESLOTEN, INGEDIEND, zoals_gevraagd

WAAROM = "De opleiding begint al in april."


def op_rij(*namen: str) -> list[Aanvraag]:
    """Plans of 350.000 each, filed a minute after each other, before the decision maker."""
    return [fabrieken.ter_besluitvorming(naam, op=INGEDIEND + timedelta(minutes=nr)) for nr, naam in enumerate(namen)]


def verleen(plan: Aanvraag, waarom: str = "", toekenningen=None) -> Besluit:
    delen = toekenningen or zoals_gevraagd(plan)
    els = fabrieken.persoon("els")
    return services.verlenen(plan, delen, motivering="Goed.", buiten_volgorde=waarom, door=els, op=BESLOTEN)


def redenen(plan: Aanvraag) -> list[str]:
    return list(plan.gebeurtenissen.filter(stap=BUITEN_VOLGORDE).values_list("reden", flat=True))


def test_wie_later_compleet_was_krijgt_niet_wat_een_eerder_plan_nodig_heeft(db):
    fabrieken.tijdvak(plafond_bedrag=500_000)
    een, twee = op_rij("Een", "Twee")
    with pytest.raises(Weigering) as geweigerd:
        verleen(twee)
    assert str(geweigerd.value).replace("\u00a0", " ") == (
        f"Volgens artikel 1.5 is eerst aan de beurt: {een.nummer} ‘Een’. Dat plan vraagt € 350.000 en er is nog € 500.000. "
        "Voor dit plan blijft dan € 150.000 over. Wacht op het besluit daarover, of schrijf op waarom dit plan voorgaat."
    )
    assert not Besluit.objects.exists()
    assert not Plafondmutatie.objects.filter(besluit__isnull=False).exists()
    verleen(twee, WAAROM)
    assert (twee.status, redenen(twee)) == (Status.VERLEEND, [WAAROM])


def test_wat_eerdere_plannen_overlaten_kan_zonder_reden(db):
    fabrieken.tijdvak(plafond_bedrag=500_000)
    _, twee = op_rij("Een", "Twee")
    eerste, tweede = twee.maatregelen.all()
    alles = services.Toekenning(tweede, tweede.cofinanciering)
    with pytest.raises(Weigering, match="is eerst aan de beurt"):
        verleen(twee, toekenningen=[services.Toekenning(eerste, Decimal("0.01"), reden="Nu niet."), alles])
    besluit = verleen(twee, toekenningen=[services.Toekenning(eerste, Decimal(0), reden="Nu niet."), alles])
    assert (besluit.bedrag, redenen(twee)) == (150_000, [])


def test_is_er_genoeg_voor_iedereen_dan_wordt_niets_gevraagd_en_niets_bewaard(tijdvak):
    _, twee, drie = op_rij("Een", "Twee", "Drie")
    verleen(drie)
    verleen(twee, WAAROM)
    assert (redenen(twee), redenen(drie)) == ([], [])


def test_waarover_is_beslist_of_wat_nog_niet_compleet_is_gaat_niet_voor(db, els):
    fabrieken.tijdvak(plafond_bedrag=400_000)
    een, twee, drie = op_rij("Een", "Twee", "Drie")
    fabrieken.ingediend("Nog niet nagekeken", op=INGEDIEND - timedelta(days=2))
    services.afwijzen(een, gronden=["c"], motivering="Nee.", door=els, op=BESLOTEN)
    aanvragen.intrekken(twee, reden="onvoldoende_uitgewerkt", door=fabrieken.persoon("anja"), op=BESLOTEN)
    verleen(drie)
    assert (drie.status, redenen(drie)) == (Status.VERLEEND, [])


def test_van_gelijke_plannen_gaat_na_de_loting_het_eerste_lot_voor_en_wie_later_komt_is_laatst(db, coen):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=500_000)
    een, twee = fabrieken.ter_besluitvorming("Een"), fabrieken.ter_besluitvorming("Twee")
    assert [beurt.voorgangers(plan).count() for plan in (een, twee)] == [0, 0]
    services.loten(tijdvak, INGEDIEND, coen)
    laat, later = (
        fabrieken.ter_besluitvorming(naam, op=INGEDIEND + timedelta(microseconds=ms))
        for naam, ms in (("Laat", 1), ("Later", 2))
    )
    op_lot = sorted(Aanvraag.objects.filter(lot__isnull=False), key=lambda plan: plan.lot or 0)
    rij = [*op_lot, laat, later]
    assert [beurt.voorgangers(plan).count() for plan in rij] == [0, 1, 2, 3]
    with pytest.raises(Weigering, match=f"is eerst aan de beurt: {op_lot[0].nummer}"):
        verleen(op_lot[1])
    verleen(op_lot[0])


def test_een_plan_waarmee_men_een_band_heeft_telt_mee_en_wordt_niet_genoemd(db, els):
    fabrieken.tijdvak(plafond_bedrag=800_000)
    bekend, een, laatste = op_rij("Van een bekende", "Een", "Laatste")
    services.verklaar_belang(bekend, heeft_band=True, toelichting="Bestuurslid.", door=els)
    with pytest.raises(Weigering) as geweigerd:
        verleen(laatste)
    zin = str(geweigerd.value)
    assert f"zijn eerst aan de beurt: {een.nummer} ‘Een’ en 1 ander plan." in zin
    assert bekend.nummer not in zin
    assert bekend.naam not in zin


def test_in_een_tender_gaat_niemand_voor_die_eerder_kwam(db):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=400_000)
    tijdvak.verdeling = Verdeling.TENDER
    tijdvak.save()
    fabrieken.ter_besluitvorming("Eerder", waarden=(3, 3), op=INGEDIEND - timedelta(days=1))
    beste = fabrieken.ter_besluitvorming("Beste", waarden=(4, 4))
    verleen(beste)
    assert (beste.status, redenen(beste)) == (Status.VERLEEND, [])


def test_van_een_lange_rij_worden_er_drie_genoemd_en_vraagt_het_evenveel(tijdvak, els, als):
    plannen = tabel1(tijdvak)
    laatste, tweede = (Aanvraag.objects.select_related("tijdvak").get(pk=plannen[nr].pk) for nr in (-1, 1))
    with CaptureQueriesContext(connection) as alles:
        stand = beurt.beurt(laatste)
        zin = beurt.waarschuwing(laatste, stand, els)
    assert "en 20 andere plannen" in zin
    assert all(plan.nummer in zin for plan in plannen[:3])
    assert plannen[3].nummer not in zin
    with CaptureQueriesContext(connection) as een:
        beurt.waarschuwing(tweede, beurt.beurt(tweede), els)
    assert len(alles) == len(een) == 4


def test_de_pagina_waarschuwt_vooraf_en_vraagt_de_reden_alleen_dan(db, els, als):
    fabrieken.tijdvak(plafond_bedrag=500_000)
    een, twee = op_rij("Een", "Twee")
    assert "Waarom gaat dit plan voor?" not in tekst(als(els).get(adres("verlenen", een)))
    pagina = tekst(als(els).get(adres("verlenen", twee)))
    assert f"is eerst aan de beurt: {een.nummer} ‘Een’" in pagina
    assert "Waarom gaat dit plan voor?" in pagina
    zonder = als(els).post(adres("verlenen", twee), toegekend(twee))
    assert "Schrijf op waarom dit plan voorgaat" in tekst(zonder)
    assert not Besluit.objects.exists()
    minder = {"bedrag_1": "0", "aantal_1": "0", "reden_1": "Nu niet."}
    brief = als(els).post(adres("verlenen", twee), toegekend(twee, voorbeeld="1", **minder))
    assert brief["Content-Type"] == "application/pdf"
    als(els).post(adres("verlenen", twee), toegekend(twee, buiten_volgorde=WAAROM))
    assert redenen(twee) == [WAAROM]


def test_de_reden_staat_in_het_dossier_en_niet_bij_de_aanvrager(db, els, als):
    fabrieken.tijdvak(plafond_bedrag=500_000)
    _, twee = op_rij("Een", "Twee")
    verleen(twee, WAAROM)
    dossier = tekst(als(els).get(adres("dossier", twee)))
    assert "Verleend buiten de volgorde" in dossier
    assert WAAROM in dossier
    anja = fabrieken.persoon("anja")
    gelezen = " ".join(f"{punt.wat} {punt.tekst}" for punt in tijdlijn(twee.gebeurtenissen.all(), anja))
    for pagina in (gelezen, als(anja).get(twee.get_absolute_url()).content.decode()):
        assert WAAROM not in pagina
        assert "buiten de volgorde" not in pagina


def test_de_reden_staat_in_het_bestand_van_het_dossier_en_niet_in_het_openbare(db):
    fabrieken.tijdvak(plafond_bedrag=500_000)
    _, twee = op_rij("Een", "Twee")
    verleen(twee, WAAROM)
    heel, openbaar = (
        {pad for pad, stuk in pak_uit(zip_van(twee, openbaar=kant)).items() if WAAROM.encode() in stuk}
        for kant in (False, True)
    )
    assert {pad.rsplit(".")[-1] for pad in heel} == {"html", "json", "csv"}
    assert openbaar == set()


def test_de_brief_aan_wie_is_ingehaald_noemt_niet_wat_er_over_was(db, els):
    fabrieken.tijdvak(plafond_bedrag=350_000)
    een, twee = op_rij("Een", "Twee")
    verleen(twee, WAAROM)
    besluit = services.afwijzen(een, wegens_plafond=True, motivering="Op.", door=els, op=BESLOTEN)
    html = brieven.stel_op(besluit.brief)
    assert "laat niet meer toe" in html
    assert "aan de beurt was" not in html


def test_wie_is_ingehaald_en_bezwaar_maakt_wordt_beoordeeld_alsof_de_volgorde_was_gehouden(db, els):
    fabrieken.tijdvak(plafond_bedrag=350_000)
    een, twee, drie = op_rij("Een", "Twee", "Drie")
    verleen(drie, WAAROM)
    besluiten = [
        services.afwijzen(plan, wegens_plafond=True, motivering="Op.", door=els, op=BESLOTEN + timedelta(hours=nr))
        for nr, plan in enumerate((een, twee), start=1)
    ]
    for besluit in besluiten:
        stand = ruimte(besluit, BESLOTEN.date())
        assert (stand.toen, stand.nu, stand.ingehaald) == (350_000, 0, 350_000)
        assert "zonder de €\u00a0350.000 die plannen erna al hadden gekregen" in stand.zin(Decimal(350_000))
    eigen = ruimte(drie.besluiten.get(), BESLOTEN.date())
    assert (eigen.toen, eigen.ingehaald) == (350_000, 0)


def test_de_brief_noemt_geen_bedrag_zolang_een_eerder_plan_op_zijn_geld_wacht(db, els):
    fabrieken.tijdvak(plafond_bedrag=300_000)
    een, twee = op_rij("Een", "Twee")
    besluit = services.afwijzen(twee, wegens_plafond=True, motivering="Op.", door=els, op=BESLOTEN)
    assert "aan de beurt was" not in brieven.stel_op(besluit.brief)
    assert een.status == Status.TER_BESLUITVORMING
