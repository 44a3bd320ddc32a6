"""What if the ceiling were another? Which plans flip, what is left, what goes to the young; and nothing is written."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling import services
from beoordeling.watals import reken
from tests import fabrieken
from tests.beoordeling.tabel1 import tabel1
from tests.fabrieken import BESLOTEN, INGEDIEND, zoals_gevraagd
from tests.rapportage.overgenomen import maatregel, overgenomen

ADRES = "beoordeling:plafond_watals"


def anders(uitkomst) -> list[tuple[str, str, str]]:
    return [(rij.aanvraag.naam, rij.van, rij.naar) for rij in uitkomst.anders]


def pagina(client, vraag: str = "") -> str:
    antwoord = client.get(f"{reverse(ADRES, args=[1])}{vraag}")
    assert antwoord.status_code == 200
    return antwoord.content.decode().replace("\u00a0", " ")


def drie() -> None:
    """Three plans of 350.000 in order, under a ceiling of 900.000: two fit, the third in part."""
    fabrieken.tijdvak(plafond_bedrag=900_000)
    for nr, naam in enumerate(("Een", "Twee", "Drie")):
        fabrieken.ter_besluitvorming(naam, op=INGEDIEND + timedelta(minutes=nr))


def test_meer_geld_maakt_van_deels_heel_en_minder_van_heel_deels(db, els):
    drie()
    tijdvak = fabrieken.tijdvak()
    hoger = reken(tijdvak, els, Decimal(1_200_000))
    assert anders(hoger) == [("Drie", "krijgt een deel", "krijgt alles")]
    assert (hoger.dan.heel, hoger.dan.deels, hoger.dan.niet, hoger.dan.ruimte) == (3, 0, 0, 150_000)
    lager = reken(tijdvak, els, Decimal(400_000))
    assert anders(lager) == [("Twee", "krijgt alles", "krijgt een deel"), ("Drie", "krijgt een deel", "krijgt niets")]
    assert (lager.dan.krijgt, lager.dan.ruimte) == (400_000, 0)


def test_bij_het_plafond_van_nu_komt_niets_anders_uit(db, els):
    drie()
    gelijk = reken(fabrieken.tijdvak(), els, Decimal(900_000))
    assert (gelijk.anders, gelijk.nu, gelijk.is_gelijk) == ([], gelijk.dan, True)


def test_wat_is_verleend_blijft_en_valt_alleen_onder_een_te_laag_plafond_weg_van_achter_af(db, els):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=900_000)
    een, twee = (
        fabrieken.ter_besluitvorming(naam, op=INGEDIEND + timedelta(minutes=nr)) for nr, naam in enumerate("AB")
    )
    services.verlenen(twee, zoals_gevraagd(twee), motivering="Goed.", door=els, op=BESLOTEN)
    vijf = reken(tijdvak, els, Decimal(500_000))
    assert anders(vijf) == [("A", "krijgt alles", "krijgt een deel")]
    assert vijf.tekort == 0
    drie = reken(tijdvak, els, Decimal(300_000))
    assert anders(drie) == [("A", "krijgt alles", "krijgt niets"), ("B", "krijgt alles", "krijgt een deel")]
    assert (drie.tekort, drie.dan.krijgt, drie.dan.ruimte) == (50_000, 300_000, 0)
    een.refresh_from_db()
    assert een.status == "ter_besluitvorming"


def test_het_aandeel_jongeren_gaat_naar_geld_en_naar_deelnemers(tijdvak, els):
    overgenomen("P1", tijdvak, [maatregel(deelnemers=4, jongeren=1, bedrag="100000000.00")])
    overgenomen(
        "P2",
        tijdvak,
        [maatregel(deelnemers=10, jongeren=10, bedrag="150000000.00")],
        status="in_behandeling",
        status_op=None,
        toegekend=None,
    )
    uitkomst = reken(tijdvak, els, Decimal(120_000_000))
    assert uitkomst.nu.jong == Decimal(25 + 100) / 200
    assert uitkomst.dan.jong == Decimal(25 + 20) / 120


def test_in_het_eerste_tijdvak_vallen_bij_200_miljoen_20_tot_en_met_24_om(tijdvak, petra):
    plannen = tabel1(tijdvak)
    services.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra)
    uitkomst = reken(tijdvak, petra, Decimal(200_000_000))
    assert [rij.aanvraag.nummer for rij in uitkomst.anders] == [plan.nummer for plan in plannen[19:]]
    assert (uitkomst.dan.heel, uitkomst.dan.deels, uitkomst.dan.niet) == (19, 1, 4)
    assert uitkomst.nu.ruimte == Decimal("28873280.00")


def test_wat_is_afgewezen_om_het_plafond_blijft_afgewezen_en_wordt_genoemd(db, els, petra):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=300_000)
    plan = fabrieken.ter_besluitvorming()
    services.afwijzen(plan, wegens_plafond=True, motivering="Op.", reden_rest="Te weinig.", door=els, op=BESLOTEN)
    uitkomst = reken(tijdvak, petra, Decimal(900_000))
    assert (uitkomst.anders, uitkomst.al_afgewezen) == ([], 1)


def test_de_pagina_rekent_met_een_plafond_of_een_verschil_en_schrijft_niets(als, petra):
    drie()
    client = als(petra)
    with CaptureQueriesContext(connection) as gevangen:
        met_plafond = pagina(client, "?plafond=1.200.000")
        met_verschil = pagina(client, "?verschil=300.000")
        naast_dat_van_nu = pagina(client, "?plafond=900.000&verschil=300.000")  # as the page fills it in
        eraf = pagina(client, "?verschil=-500.000")
    geschreven = [
        q["sql"] for q in gevangen if not q["sql"].lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE"))
    ]
    assert geschreven == []
    for tekst in (met_plafond, met_verschil, naast_dat_van_nu):
        assert "Bij een plafond van € 1.200.000" in tekst
        assert "3 plannen krijgen alles, 0 een deel en 0 niets." in tekst
    assert "Bij een plafond van € 400.000" in eraf


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [
        ("?plafond=veel", "Vul een bedrag in"),
        ("?plafond=-1", "Vul een bedrag in van 0 of meer."),
        ("?plafond=100&verschil=5", "Vul het plafond in of het verschil, niet allebei."),
        ("?verschil=-900.001", "Een plafond is niet lager dan € 0"),
        ("?plafond=99999999999", "10000000000"),
    ],
)
def test_onzin_wordt_gezegd_en_de_stand_van_nu_getoond(als, petra, vraag, fout):
    drie()
    tekst = pagina(als(petra), vraag)
    assert fout in tekst
    assert "Bij een plafond van € 900.000" in tekst


def test_alleen_besluitnemer_coordinator_en_beleid_rekenen_door(als, client, tijdvak):
    adres = reverse(ADRES, args=[1])
    for wie in ("els", "coen", "petra"):
        assert als(fabrieken.persoon(wie)).get(adres).status_code == 200
        assert adres in als(fabrieken.persoon(wie)).get(reverse("beoordeling:plafond")).content.decode()
    for wie in ("anja", "dirk", "beheer", "ada"):
        assert als(fabrieken.persoon(wie)).get(adres).status_code == 403
    assert client.get(adres).url.startswith("/account/login/")
    assert als(fabrieken.persoon("petra")).post(adres).status_code == 405
    assert als(fabrieken.persoon("petra")).get(reverse(ADRES, args=[9])).status_code == 404


def test_een_plan_met_een_band_staat_er_niet_bij(als, els):
    drie()
    plan = volgende = fabrieken.ter_besluitvorming("Van een bekende", op=INGEDIEND + timedelta(minutes=9))
    services.verklaar_belang(volgende, heeft_band=True, toelichting="Familie.", door=els)
    tekst = pagina(als(els), "?plafond=9.000.000")
    assert plan.naam not in tekst
    assert "1 plan telt hier niet mee" in tekst


def test_het_aantal_queries_groeit_niet_met_het_aantal_plannen(als, els, tijdvak):
    client = als(els)

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            pagina(client, "?plafond=1.000")
        return len(gevangen)

    def plannen(van: int, tot: int) -> None:
        for nr in range(van, tot):
            velden = {} if nr % 2 else {"status": "in_behandeling", "status_op": None, "toegekend": None}
            overgenomen(f"P{nr}", tijdvak, [maatregel(), maatregel(2)], **velden)

    plannen(0, 2)
    twee = queries()
    plannen(2, 20)
    assert queries() == twee
