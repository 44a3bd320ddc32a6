"""Each finding appears when its rule is broken, and only then."""

from datetime import date
from decimal import Decimal

import pytest

from aanvragen import services
from aanvragen.models import Sector
from aanvragen.volledigheid import Ernst, blokkades, gebreken, uiterste_einddag


def codes(plan) -> set[str]:
    return {g.code for g in gebreken(plan)}


def test_een_plan_dat_alles_heeft_heeft_geen_gebreken(concept):
    assert gebreken(concept) == []


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"sectoren": []}, "geen_sector"),
        ({"start_op": None}, "geen_periode"),
        ({"eind_op": date(2016, 3, 1)}, "te_lang"),
        ({"eind_op": date(2014, 2, 1)}, "periode_omgekeerd"),
        ({"eigen_vermogen": Decimal("279999.99")}, "vermogen_te_laag"),
        ({"eigen_vermogen": None}, "vermogen_onbekend"),
        ({"samenvatting": " "}, "geen_samenvatting"),
        ({"arbeidsmarktanalyse": ""}, "geen_analyse"),
        ({"uitvoering": ""}, "geen_uitvoering"),
        ({"voorwaarden": ""}, "geen_voorwaarden"),
        ({"financieringsplan": ""}, "geen_financieringsplan"),
        ({"vervolgfinanciering": ""}, "geen_vervolg"),
    ],
)
def test_gebrek_in_het_plan(concept, anja, velden, code):
    services.bewerken(concept, door=anja, **velden)
    assert code in codes(concept)


def test_eigen_vermogen_van_precies_80_procent_is_genoeg(concept, anja):
    services.bewerken(concept, door=anja, eigen_vermogen=Decimal("280000.00"))
    assert codes(concept) == set()


def test_een_garantstelling_vervangt_eigen_vermogen(concept, anja):
    services.bewerken(concept, door=anja, eigen_vermogen=Decimal(0), heeft_garantstelling=True)
    assert codes(concept) == set()


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"activiteit": ""}, "niet_specifiek"),
        ({"doelgroep": ""}, "geen_doelgroep"),
        ({"deelnemers": 0, "waarvan_jongeren": 0}, "geen_aantal"),
        ({"meetwijze": ""}, "niet_meetbaar"),
        ({"uitgangspunt": ""}, "geen_beginpunt"),
        ({"knelpunten": []}, "geen_knelpunt_gekozen"),
        ({"klaar_op": None}, "geen_einddatum"),
        ({"klaar_op": date(2016, 3, 1)}, "klaar_na_plan"),
        ({"klaar_op": date(2014, 2, 1)}, "klaar_voor_plan"),
        ({"tarief": Decimal("0.51")}, "tarief_te_hoog"),
        ({"cofinanciering": Decimal("150000.01")}, "te_veel_gevraagd"),
        ({"bijdrage_door": ""}, "bijdrage_onbekend"),
        ({"kosten": Decimal(0), "cofinanciering": Decimal(0)}, "geen_kosten"),
        ({"thema": "a"}, "te_weinig_themas"),
        ({"cofinanciering": Decimal("49999.99")}, "onder_minimum"),
    ],
)
def test_gebrek_in_een_maatregel(concept, anja, velden, code):
    services.maatregel_opslaan(concept, door=anja, maatregel=concept.maatregelen.get(volgnummer=2), **velden)
    assert code in codes(concept)


def test_minimum_van_precies_250000_mag(concept, anja):
    services.maatregel_opslaan(
        concept, door=anja, maatregel=concept.maatregelen.get(volgnummer=2), cofinanciering=Decimal("50000.00")
    )
    assert "onder_minimum" not in codes(concept)


def test_bbl_tegen_20_procent_zodra_de_regelingversie_dat_zegt(concept, anja):
    regeling = concept.tijdvak.regelingversie
    regeling.tarief_bbl = Decimal("0.20")
    regeling.save()
    assert {(g.code, g.volgnummer) for g in gebreken(concept)} >= {("tarief_te_hoog", 1)}


def test_een_verband_heeft_werkgevers_en_werknemers(concept, anja):
    services.deelnemer_verwijderen(concept, concept.deelnemers.get(), door=anja)
    assert codes(concept) == {"geen_werknemers"}


def test_een_stuk_kan_als_bijlage_of_als_tekst(concept, anja):
    services.bijlage_verwijderen(concept, concept.bijlagen.get(soort="a"), door=anja)
    gevonden = gebreken(concept)
    assert [(g.code, g.ernst, g.letter) for g in gevonden] == [("geen_overeenkomst", Ernst.AANVULLEN, "a")]


def test_een_onvolledig_plan_kan_worden_ingediend_maar_een_geblokkeerd_plan_niet(concept, anja):
    services.bewerken(concept, door=anja, uitvoering="")
    assert blokkades(concept) == []
    services.bewerken(concept, door=anja, sectoren=[])
    assert [g.code for g in blokkades(concept)] == ["geen_sector"]
    services.bewerken(concept, door=anja, sectoren=[Sector.objects.first()])


def test_los_knelpunt_en_knelpunt_zonder_bron(concept, anja):
    services.knelpunt_opslaan(concept, door=anja, omschrijving="Vergrijzing")
    assert codes(concept) == {"knelpunt_zonder_bron", "knelpunt_zonder_maatregel"}


@pytest.mark.parametrize(
    ("start", "einde"),
    [
        (date(2014, 3, 1), date(2016, 2, 29)),
        (date(2014, 1, 1), date(2015, 12, 31)),
        (date(2014, 2, 28), date(2016, 2, 27)),
        (date(2012, 2, 29), date(2014, 2, 28)),
        (date(2013, 8, 31), date(2015, 8, 30)),
    ],
)
def test_uiterste_einddag_van_24_maanden(start, einde):
    assert uiterste_einddag(start, 24) == einde
