"""The order says of each plan why it is in, partly in, or out; and the first period comes out as its figures say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from aanvragen.models import Aanvraag
from beoordeling import plafond, services
from beoordeling.models import Plafondmutatie
from beoordeling.uitleg import uitleg, zin
from beoordeling.volgorde import Uitkomst, volgorde
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import x1000
from tests import fabrieken
from tests.beoordeling.tabel1 import tabel1, zover_het_reikt
from tests.fabrieken import INGEDIEND, moment, zoals_gevraagd

REST = Decimal("20055430.00")
"""What plans 1 to 19 leave of 200 million, to the cent; in the letter's rounded figures 20.056 thousand."""


def kaal(tekst: str) -> str:
    return tekst.replace("\u00a0", " ")


def zinnen(tijdvak, wie) -> dict[str, str]:
    return {plek.aanvraag.naam: kaal(zin(plek)) for plek in volgorde(tijdvak, wie, vandaag())}


def op_rij(*namen: str) -> list[Aanvraag]:
    """Plans of 350.000 each, filed a minute after each other, before the decision maker."""
    return [fabrieken.ter_besluitvorming(naam, op=INGEDIEND + timedelta(minutes=nr)) for nr, naam in enumerate(namen)]


def test_in_het_eerste_tijdvak_krijgt_plan_20_in_volgorde_wat_1_tot_en_met_19_overlaten(tijdvak, els):
    tabel1(tijdvak)
    plekken = volgorde(tijdvak, els, vandaag())
    assert [plek.uitkomst for plek in plekken] == ["past"] * 19 + ["deels"] + ["past_niet"] * 4
    twintig = plekken[19]
    assert (twintig.rest, twintig.krijgt, twintig.ervoor) == (REST, REST, 19)
    rijen = sum(x1000(plek.bedrag) for plek in plekken[:19])
    assert 200_000 - rijen == 20_056
    assert kaal(zin(twintig)) == (
        "Voor dit plan is € 20.055.430 over van de € 32.500.030 die het vraagt, omdat de 19 plannen ervoor samen "
        "€ 179.944.570 krijgen. Dat deel kan worden verleend (Awb 4:25)."
    )
    assert kaal(zin(plekken[20])) == (
        "Voor dit plan is niets over van de € 1.270.030 die het vraagt, omdat de 20 plannen ervoor samen € 200.000.000 krijgen."
    )


def test_in_het_eerste_tijdvak_past_alles_na_de_verhoging_tot_260_miljoen(tijdvak, els, petra):
    plannen = tabel1(tijdvak)
    services.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    assert {plek.uitkomst for plek in volgorde(tijdvak, els, vandaag())} == {Uitkomst.PAST}
    for plan in plannen:
        services.verlenen(plan, zoals_gevraagd(plan), motivering="Goed.", door=els, op=moment(2014, 5, 15))
    ruimte = plafond.saldo(tijdvak).ruimte
    assert (ruimte, x1000(ruimte)) == (Decimal("28873280.00"), 28_873)
    assert 260_000 - sum(x1000(plan.gevraagd) for plan in plannen) == 28_874
    assert {plek.uitkomst for plek in volgorde(tijdvak, els, vandaag())} == {Uitkomst.VERLEEND}


def test_in_het_eerste_tijdvak_verlenen_en_weigeren_de_diensten_hetzelfde_als_de_volgorde(tijdvak, els, petra):
    plannen = tabel1(tijdvak)
    op = moment(2014, 4, 1)
    for plan in plannen[:19]:
        services.verlenen(plan, zoals_gevraagd(plan), motivering="Goed.", door=els, op=op)
    twintig = plannen[19]
    with pytest.raises(Weigering, match="er is nog €\u00a020.055.430"):
        services.verlenen(twintig, zoals_gevraagd(twintig), motivering="Goed.", door=els, op=op)
    besluit = services.verlenen(
        twintig, zover_het_reikt(twintig, REST), motivering="Deels.", door=els, op=op, wegens_plafond=True
    )
    assert (besluit.bedrag, besluit.wegens_plafond, plafond.saldo(tijdvak).ruimte) == (REST, True, 0)
    for plan in plannen[20:]:
        with pytest.raises(Weigering, match="past niet onder het plafond"):
            services.verlenen(plan, zoals_gevraagd(plan), motivering="Goed.", door=els, op=op)
        besluit = services.afwijzen(plan, wegens_plafond=True, motivering="Het geld is op.", door=els, op=op)
        assert (besluit.soort, besluit.wegens_plafond, besluit.gronden) == ("afwijzing", True, [])
    nummers = list(Plafondmutatie.objects.filter(tijdvak=tijdvak).values_list("volgnummer", flat=True))
    assert nummers == list(range(1, 22))
    assert kaal(uitleg(twintig, els)) == (
        "Dit plan kreeg € 20.055.430 van de € 32.500.030 die het vroeg. Meer was er toen niet over (Awb 4:25)."
    )
    assert kaal(uitleg(plannen[20], els)) == (
        "Dit plan is afgewezen omdat er geen geld meer over was voor de € 1.270.030 die het vroeg (Awb 4:25). "
        "Wat later vrijkomt, verandert dat niet."
    )


def test_elke_plek_zegt_waarom(db, els):
    fabrieken.tijdvak(plafond_bedrag=900_000)
    een, _, _, vier, vijf = op_rij("Een", "Twee", "Drie", "Vier", "Vijf")
    services.verlenen(een, zoals_gevraagd(een), motivering="Goed.", door=els, op=fabrieken.BESLOTEN)
    services.afwijzen(vijf, gronden=["c"], motivering="Nee.", door=els, op=fabrieken.BESLOTEN)
    assert zinnen(fabrieken.tijdvak(), els) == {
        "Een": "Dit plan kreeg € 350.000: alles wat het vroeg.",
        "Twee": "Voor dit plan is genoeg over: het vraagt € 350.000 en er is nog € 550.000, nadat het plan ervoor € 350.000 kreeg.",
        "Drie": "Voor dit plan is € 200.000 over van de € 350.000 die het vraagt, omdat de 2 plannen ervoor samen "
        "€ 700.000 krijgen. Dat deel kan worden verleend (Awb 4:25).",
        "Vier": "Voor dit plan is niets over van de € 350.000 die het vraagt, omdat de 3 plannen ervoor samen € 900.000 krijgen.",
        "Vijf": "Dit plan telt niet mee: het is afgewezen.",
    }
    assert kaal(uitleg(vier, els)) == zinnen(fabrieken.tijdvak(), els)["Vier"]
    services.verlening_intrekken(een, motivering="Het gaat niet door.", door=els)
    assert zinnen(fabrieken.tijdvak(), els)["Een"] == "Dit plan telt niet mee: de verlening is ingetrokken."


def test_de_uitleg_vertelt_niets_over_een_plan_met_een_gemelde_band(db, els, coen, dirk):
    fabrieken.tijdvak(plafond_bedrag=900_000)
    bekend, plan, laatste = op_rij("Van een bekende", "Ander", "Laatste")
    services.verklaar_belang(bekend, heeft_band=True, toelichting="Bestuurslid.", door=els)
    gezien = kaal(uitleg(laatste, els))
    assert "het plan ervoor € 350.000 krijgt" in gezien
    assert gezien.endswith("Plannen waarmee u een band heeft gemeld, tellen hierin niet mee.")
    assert "de 2 plannen ervoor samen € 700.000 krijgen" in kaal(uitleg(laatste, coen))
    assert uitleg(bekend, els) == ""
    assert uitleg(plan, dirk) == ""


def test_wat_aan_plannen_erna_al_is_verleend_staat_erbij(db, els):
    fabrieken.tijdvak(plafond_bedrag=500_000)
    een, twee = op_rij("Een", "Twee")
    services.verlenen(
        twee, zoals_gevraagd(twee), motivering="Goed.", buiten_volgorde="Spoed.", door=els, op=fabrieken.BESLOTEN
    )
    assert kaal(uitleg(een, els)) == (
        "Voor dit plan is € 150.000 over van de € 350.000 die het vraagt, omdat aan plannen erna al € 350.000 is verleend. "
        "Dat deel kan worden verleend (Awb 4:25)."
    )


def test_de_uitleg_past_bij_de_stand_van_de_pagina(tijdvak, els):
    for plan in op_rij("Een", "Twee", "Drie"):
        assert kaal(uitleg(plan, els)) == zinnen(tijdvak, els)[plan.naam]


def test_zonder_compleet_plan_is_er_geen_uitleg(tijdvak, els):
    assert uitleg(fabrieken.ingediend(), els) == ""
