"""What changed between two filings: each kind of part added, gone and changed, and nothing where nothing did."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from aanvragen import services as aanvragen
from beoordeling.ingediend import Ingediend, lees
from beoordeling.wijzigingen import GEWIJZIGD, NIEUW, VERVALLEN, Wijziging, vergelijk
from tests import fabrieken

KNELPUNTEN = [{"volgnummer": 1, "omschrijving": "Te weinig technici", "bron_titel": "UWV"}]


def maatregel(volgnummer: int, naam: str, **anders: Any) -> dict[str, Any]:
    """A measure as a filing has it."""
    return {
        "volgnummer": volgnummer,
        "naam": naam,
        "streefgetal": 100,
        "klaar_op": "2015-12-31",
        "kosten": Decimal(1000),
        "cofinanciering": Decimal(500),
        "deelnemers": 10,
        "knelpunten": list(KNELPUNTEN),
        "kostenposten": [],
    } | anders


def plan(**anders: Any) -> Ingediend:
    """A filing, read."""
    velden: dict[str, Any] = {
        "inhoud": {"naam": "Vakwerk", "samenvatting": "Bakkers leren.", "eind_op": "2016-02-29"},
        "knelpunten": deepcopy(KNELPUNTEN),
        "maatregelen": [maatregel(1, "Leerwerkplekken"), maatregel(2, "Vakscholing")],
        "partners": [{"naam": "Vakbond", "rol": "Werknemers", "recht": ""}],
        "bijdragen": [{"soort_woord": "Fonds", "naam": "", "bedrag": "1234.00"}],
        "bijlagen": [{"sha256": "a", "soort": "Analyse", "naam": "stuk.pdf"}],
        "gebied": ["Bakkersbedrijf"],
    }
    return Ingediend(**({"teksten": []} | velden | anders))


def delen(oud: Ingediend, nieuw: Ingediend) -> list[tuple[str, str, str]]:
    return [(d.soort, d.naam, d.stand) for d in vergelijk(oud, nieuw).delen]


def test_wie_hetzelfde_indient_wijzigt_niets():
    zelfde = vergelijk(plan(), plan())
    assert not zelfde
    assert zelfde.aantal == 0


def test_een_veld_van_het_plan_heeft_een_voor_en_een_na():
    oud, nieuw = plan(), plan(gebied=["Bakkersbedrijf", "Horeca"])
    nieuw.inhoud.update(samenvatting="Bakkers leren een vak.", eind_op="2016-03-31")
    assert vergelijk(oud, nieuw).plan == [
        Wijziging("einde van het plan", "29 februari 2016", "31 maart 2016"),
        Wijziging("samenvatting", "Bakkers leren.", "Bakkers leren een vak."),
        Wijziging("sector of regio", "Bakkersbedrijf", "Bakkersbedrijf; Horeca"),
    ]


def test_een_maatregel_heeft_een_voor_en_een_na():
    nieuw = plan(maatregelen=[maatregel(1, "Leerwerkplekken", streefgetal=120), maatregel(2, "Vakscholing")])
    gevonden = vergelijk(plan(), nieuw)
    assert gevonden.maatregel(1).wijzigingen == [Wijziging("streefgetal", "100", "120")]
    assert gevonden.maatregel(2) is None
    assert gevonden.maatregelen == {1: GEWIJZIGD}


def test_een_geleegd_veld_is_niet_ingevuld():
    nieuw = plan(maatregelen=[maatregel(1, "Leerwerkplekken", klaar_op=None), maatregel(2, "Vakscholing")])
    assert vergelijk(plan(), nieuw).maatregel(1).wijzigingen == [
        Wijziging("klaar op", "31 december 2015", "niet ingevuld")
    ]


@pytest.mark.parametrize(
    ("anders", "soort", "naam"),
    [
        ({"maatregelen": [maatregel(1, "Leerwerkplekken")]}, "Maatregel", "Vakscholing"),
        ({"knelpunten": []}, "Knelpunt", "Te weinig technici"),
        ({"partners": []}, "Partner", "Vakbond"),
        ({"bijdragen": []}, "Eigen bijdrage", "Fonds"),
        ({"bijlagen": []}, "Bijlage", "stuk.pdf"),
    ],
)
def test_wat_erbij_komt_is_nieuw_en_wat_weggaat_vervallen(anders, soort, naam):
    assert delen(plan(), plan(**anders)) == [(soort, naam, VERVALLEN)]
    assert delen(plan(**anders), plan()) == [(soort, naam, NIEUW)]
    assert vergelijk(plan(), plan(**anders)).aantal == 1


def test_een_ander_nummer_is_geen_andere_maatregel():
    nieuw = plan(maatregelen=[maatregel(1, "Vakscholing")])
    assert delen(plan(), nieuw) == [("Maatregel", "Leerwerkplekken", VERVALLEN)]
    assert vergelijk(plan(), nieuw).maatregelen == {}


def test_een_andere_naam_op_hetzelfde_nummer_is_dezelfde_maatregel():
    nieuw = plan(maatregelen=[maatregel(1, "Leerwerkplekken"), maatregel(2, "Bijscholing")])
    assert vergelijk(plan(), nieuw).maatregel(2).wijzigingen == [Wijziging("naam", "Vakscholing", "Bijscholing")]


def test_iets_heel_anders_op_hetzelfde_nummer_is_een_andere_maatregel():
    heel_anders = maatregel(
        2,
        "Mobiliteit",
        streefgetal=7,
        klaar_op="2016-01-31",
        kosten=Decimal(9),
        cofinanciering=Decimal(4),
        deelnemers=1,
    )
    nieuw = plan(maatregelen=[maatregel(1, "Leerwerkplekken"), heel_anders])
    assert delen(plan(), nieuw) == [("Maatregel", "Mobiliteit", NIEUW), ("Maatregel", "Vakscholing", VERVALLEN)]


def test_een_knelpunt_met_een_ander_nummer_maakt_de_maatregel_niet_anders():
    verschoven = [KNELPUNTEN[0] | {"volgnummer": 2}]
    nieuw = plan(
        knelpunten=[{"volgnummer": 1, "omschrijving": "Vergrijzing", "bron_titel": "CBS"}, *verschoven],
        maatregelen=[maatregel(nr, naam, knelpunten=verschoven) for nr, naam in ((1, "Leerwerkplekken"), (2, "Vakscholing"))],
    )  # fmt: skip
    assert delen(plan(), nieuw) == [("Knelpunt", "Vergrijzing", NIEUW)]
    assert vergelijk(plan(), nieuw).knelpunten == {1: NIEUW}


def test_kostenregels_staan_er_in_woorden():
    post = {"soort": "Advies", "omschrijving": "Gesprek", "kosten": "2000.00", "uren": "16", "bruto_loon": None}
    nieuw = plan(maatregelen=[maatregel(1, "Leerwerkplekken", kostenposten=[post]), maatregel(2, "Vakscholing")])
    assert vergelijk(plan(), nieuw).maatregel(1).wijzigingen == [
        Wijziging("kostenregels", "niet ingevuld", "Gesprek: €\u00a02.000, 16 uur")
    ]


def test_een_bestand_met_een_andere_inhoud_is_gewijzigd():
    nieuw = plan(bijlagen=[{"sha256": "b", "soort": "Analyse", "naam": "stuk.pdf"}])
    assert delen(plan(), nieuw) == [("Bijlage", "stuk.pdf", GEWIJZIGD)]


def test_een_oude_indiening_die_een_veld_niet_kende_wijzigt_niets():
    oud = plan()
    oud.inhoud.pop("samenvatting")
    for rij in oud.maatregelen:
        rij.pop("streefgetal")
        rij.pop("kostenposten")
    assert not vergelijk(oud, plan())


def test_twee_echte_indieningen(anja, tijdvak):
    rij = fabrieken.aanvulling_gevraagd()
    eerste = rij.maatregelen.get(volgnummer=1)
    aanvragen.maatregel_opslaan(rij, door=anja, maatregel=eerste, deelnemers=120)
    aanvragen.aanvullen(rij, door=anja)
    een, twee = rij.indieningen.order_by("volgnummer")
    gevonden = vergelijk(lees(een), lees(twee))
    assert gevonden.aantal == 1
    assert gevonden.maatregel(1).wijzigingen == [Wijziging("deelnemers", "100", "120")]
