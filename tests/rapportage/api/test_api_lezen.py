"""What the API tells: the register, in pages, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beoordeling import brieven
from beoordeling import services as beoordeling
from rapportage import cijfers as ministerie
from rapportage.api import specificatie
from rapportage.api.openbare_cijfers import FORMULES
from rapportage.models import Peiling, Realisatie
from tests import fabrieken
from tests.beoordeling import bezwaren
from tests.rapportage.overgenomen import maatregel, overgenomen

LIJSTEN = [pad.removeprefix("/") for pad in specificatie.specificatie()["paths"] if "{" not in pad]


def nummers(antwoord: dict[str, Any]) -> list[str]:
    return [rij["nummer"] for rij in antwoord["resultaten"]]


def test_alleen_bekendgemaakte_verleningen_staan_erin(lees, register):
    assert nummers(lees("plannen")) == [register["streep"], register["een"], register["twee"]]


def test_een_plan_vertelt_wat_het_register_weet(lees, register):
    plan = lees("plannen/SP1-0901")
    assert plan["naam"] == "Openbaar een"
    assert plan["cofinanciering"] == "1100.00"
    assert plan["eigenBijdrage"] == "1100.00"
    assert (plan["deelnemersBeoogd"], plan["leerwerkplekkenBeoogd"]) == (9, 2)
    assert plan["maatregelen"].endswith("/api/v1/plannen/SP1-0901/maatregelen")


def test_een_schuine_streep_in_een_nummer_is_een_slangetje_in_het_adres(lees, register):
    rij = next(rij for rij in lees("plannen")["resultaten"] if rij["nummer"] == "2013/7")
    assert rij["adres"].endswith("/plannen/2013~7")
    assert lees("plannen/2013~7")["nummer"] == "2013/7"


@pytest.mark.parametrize("naam", ["geheim", "afgewezen", "weg", "concept"])
def test_wat_niet_openbaar_is_bestaat_hier_niet(vraag, register, naam):
    antwoord = vraag(f"plannen/{register[naam]}")
    assert antwoord.status_code == 404
    assert vraag("plannen/bestaat-niet").content == antwoord.content


def test_van_een_ingetrokken_verlening_staat_er_alleen_dat_zij_is_ingetrokken(vraag, register):
    antwoord = vraag(f"plannen/{register['ingetrokken']}")
    assert antwoord.status_code == 410
    assert "ingetrokken; dat is bekendgemaakt op 1 april 2014" in antwoord.json()["detail"]
    assert "Fonds" not in antwoord.content.decode()


def test_tot_de_brief_is_verstuurd_staat_een_verlening_er_niet_in(lees, vraag, tijdvak, els):
    plan = fabrieken.ter_besluitvorming("Net verleend")
    beoordeling.verlenen(plan, fabrieken.zoals_gevraagd(plan), motivering="Het plan voldoet.", door=els)
    assert vraag(f"plannen/{plan.nummer}").status_code == 404
    for pad in LIJSTEN:
        assert "Net verleend" not in vraag(pad).content.decode()
    assert lees("cijfers")["resultaten"][0]["waarde"] == 0
    assert lees("tijdvakken")["resultaten"][0]["cofinanciering"] == "0.00"
    for brief in plan.brieven.filter(verzonden_op=None):
        brieven.verzend(brief)
    assert nummers(lees("plannen")) == [plan.nummer]
    assert lees("cijfers")["resultaten"][0]["waarde"] == 1


@pytest.mark.parametrize("pad", LIJSTEN)
def test_niets_van_een_plan_dat_niet_openbaar_is(vraag, register, pad):
    antwoord = vraag(f"{pad}?paginaGrootte=100")
    assert antwoord.status_code == 200
    tekst = antwoord.content.decode()
    assert "Geheim" not in tekst
    for naam in ("anja", "dirk", "daan", "coen", "els"):
        persoon = fabrieken.persoon(naam)
        assert persoon.naam not in tekst
        assert persoon.email not in tekst


@pytest.mark.parametrize(
    ("vraagdeel", "gevonden"),
    [
        ("zoek=twee", ["SP1-0902"]),
        ("zoek=OPENBAAR%20streep", ["2013/7"]),
        ("zoek=geheim", []),
        ("soort=regio", ["SP1-0902"]),
        ("categorie=scholing", ["SP1-0901"]),
        ("tijdvak=2", []),
        ("thema=b", []),
        ("sorteer=-cofinanciering", ["SP1-0902", "SP1-0901", "2013/7"]),
        ("sorteer=-nummer&paginaGrootte=1", ["SP1-0902"]),
        ("pagina=9", []),
    ],
)
def test_plannen_zijn_te_filteren_te_zoeken_en_te_ordenen(lees, register, vraagdeel, gevonden):
    assert nummers(lees(f"plannen?{vraagdeel}")) == gevonden


def test_een_lijst_wijst_naar_de_andere_paginas(lees, vraag, register):
    midden = lees("plannen?paginaGrootte=1&pagina=2&sorteer=naam")
    koppelingen = midden["koppelingen"]
    assert midden["paginering"] == {"pagina": 2, "paginaGrootte": 1, "aantalPaginas": 3, "aantalResultaten": 3}
    assert koppelingen["vorige"] == koppelingen["eerste"]
    assert koppelingen["volgende"] == koppelingen["laatste"]
    assert koppelingen["zelf"].endswith("/api/v1/plannen?paginaGrootte=1&pagina=2&sorteer=naam")
    assert 'rel="next"' in vraag("plannen?paginaGrootte=1")["Link"]
    gezien, adres = [], koppelingen["eerste"]
    while adres:
        blad = lees(adres.partition("/api/v1/")[2])
        gezien += nummers(blad)
        adres = blad["koppelingen"]["volgende"]
    assert sorted(gezien) == ["2013/7", "SP1-0901", "SP1-0902"]


def test_maatregelen_van_een_plan_en_van_alle(lees, register):
    van_een = lees("plannen/SP1-0901/maatregelen")["resultaten"]
    assert [m["volgnummer"] for m in van_een] == [1, 2]
    assert [(m["plan"], m["cofinanciering"]) for m in lees("maatregelen?categorie=scholing")["resultaten"]] == [
        ("SP1-0901", "1000.00")
    ]
    assert lees("maatregelen")["paginering"]["aantalResultaten"] == 4


def test_organisaties_zonder_mensen(lees, register):
    (fonds,) = lees("organisaties?rol=hoofdaanvrager")["resultaten"]
    assert fonds["naam"] == "Fonds"
    assert fonds["hoofdaanvragerVan"] == ["2013/7", "SP1-0901", "SP1-0902"]
    assert lees(f"plannen?hoofdaanvrager={fonds['id']}")["paginering"]["aantalResultaten"] == 3


def test_een_tijdvak_vertelt_plafond_en_plannen_van_het_register(lees, register):
    (eerste,) = lees("tijdvakken")["resultaten"]
    assert (eerste["plafond"], eerste["aantalPlannen"], eerste["cofinanciering"]) == ("200000000.00", 3, "3700.00")


def test_gebieden_komen_in_paginas(lees, register):
    assert lees("arbeidsmarktregios")["paginering"]["aantalResultaten"] == 35
    assert len(lees("sectoren?paginaGrootte=5")["resultaten"]) == 5


def test_openbare_cijfers_zijn_die_van_het_ministerie_als_alles_bekend_is(lees, volle_stand):
    """Once every decision was announced both say the same, by each their own way."""
    stand = ministerie.stand(None, date(2014, 6, 30))
    waarden = {rij["code"]: rij["waarde"] for rij in lees("cijfers?paginaGrootte=100")["resultaten"]}
    assert waarden == {code: ministerie.als_json(stand)["cijfers"][code]["waarde"] for code in FORMULES}


def test_ook_van_vreemde_plannen_zijn_de_openbare_cijfers_die_van_het_ministerie(lees, tijdvak):
    """Halves of a place, a plan without measures, and what was reached in a measure that was not granted."""
    for nr in range(3):
        overgenomen(f"SP1-010{nr}", tijdvak, [maatregel(deelnemers=2, bbl=1, aantal=1)])
    overgenomen("SP1-0200", tijdvak, [], toegekend=Decimal("1000.00"))
    deels = overgenomen("SP1-0300", tijdvak, [maatregel(), maatregel(2, bedrag="0.00", kosten="50.00")])
    for deel in deels.maatregelen.all():
        Realisatie.objects.create(maatregel=deel, peildatum=date(2014, 6, 1), deelnemers=3, kosten=Decimal(5))
    cijfers = ministerie.als_json(ministerie.stand(None, date(2014, 6, 30)))["cijfers"]
    for pad in ("cijfers?paginaGrootte=100", f"cijfers?paginaGrootte=100&tijdvak={tijdvak.nummer}"):
        assert {rij["code"]: rij["waarde"] for rij in lees(pad)["resultaten"]} == {
            code: cijfers[code]["waarde"] for code in FORMULES
        }


def test_van_een_tijdvak_dat_er_niet_is_zijn_er_geen_cijfers(vraag, register):
    antwoord = vraag("cijfers?tijdvak=99")
    assert antwoord.status_code == 404
    assert antwoord.json()["detail"] == "Er is geen tijdvak met dit nummer."
    assert vraag("cijfers?tijdvak=1").status_code == 200


def test_een_gesloten_peiling_verandert_niet_als_een_maatregel_later_vervalt(lees, tijdvak):
    plan = bezwaren.deels_verleend()
    petra = fabrieken.persoon("petra")
    peiling = Peiling.objects.create(
        seizoen="najaar", jaar=2014, peildatum=date(2014, 10, 1), invullen_tot=date(2014, 11, 1), geopend_door=petra,
        gesloten_door=petra, gesloten_op=fabrieken.moment(2014, 11, 3),
    )  # fmt: skip
    verslag = peiling.verslagen.create(aanvraag=plan)
    for deel in plan.maatregelen.all():
        Realisatie.objects.create(maatregel=deel, peildatum=peiling.peildatum, deelnemers=4, verslag=verslag)
    assert lees("peilingen")["resultaten"][0]["deelnemersBereikt"] == 8
    assert lees("peilingen/2014-najaar/plannen")["resultaten"][0]["deelnemersBereikt"] == 8


def test_een_gesloten_peiling_vertelt_wat_openbare_plannen_bereikten(lees, gesloten):
    (peiling,) = lees("peilingen")["resultaten"]
    assert (peiling["code"], peiling["aantalPlannen"], peiling["deelnemersBereikt"]) == ("2014-najaar", 1, 3)
    (opgave,) = lees("peilingen/2014-najaar/plannen")["resultaten"]
    assert (opgave["plan"], opgave["deelnemersBeoogd"], opgave["kostenGemaakt"]) == ("SP1-0901", 9, "50.00")


def test_van_een_open_peiling_is_niets_openbaar(lees, vraag, register):
    Peiling.objects.create(
        seizoen="najaar", jaar=2014, peildatum=date(2014, 10, 1), invullen_tot=date(2014, 11, 1),
        geopend_door=fabrieken.persoon("petra"),
    )  # fmt: skip
    assert lees("peilingen")["resultaten"] == []
    assert vraag("peilingen/2014-najaar/plannen").status_code == 404


@pytest.mark.parametrize("pad", [*LIJSTEN, "plannen/SP1-0901", "plannen/SP1-0901/maatregelen"])
def test_hoeveel_er_wordt_gevraagd_groeit_niet_met_de_plannen(vraag, register, tijdvak, pad):
    def aantal() -> int:
        with CaptureQueriesContext(
            connection,
        ) as gevraagd:
            assert vraag(pad).status_code == 200
        return len(gevraagd)

    eerst = aantal()
    for nr in range(20):
        overgenomen(f"SP1-1{nr:03}", tijdvak, [maatregel(1), maatregel(2)])
    assert aantal() == eerst


def test_vijandige_namen_komen_als_gegevens_terug(vraag, lees, tijdvak):
    namen = ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "\u202egnip", "😀 plan"]
    for nr, naam in enumerate(namen):
        overgenomen(f"SP1-2{nr:03}", tijdvak, [maatregel()], naam=naam)
    antwoord = vraag("plannen")
    assert antwoord["Content-Type"] == "application/json"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert [rij["naam"] for rij in json.loads(antwoord.content)["resultaten"]] == namen
