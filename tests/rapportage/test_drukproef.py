"""What a letter prints is read back: does the word fit the number, has one figure one word, and is it not out of date?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rapportage import controles, drukproef
from rapportage.begrippen import LaatsteGebeurtenis
from rapportage.brieftekst import exact, in_woorden
from sectorplannen.kern.woorden import Woord
from tests.fabrieken import moment
from tests.rapportage.voorbeeldstand import stand as voorbeeld


@pytest.mark.parametrize(
    ("tekst", "woord", "getal", "stap"),
    [
        ("24", "", "24", "1"),
        ("drie", "", "3", "1"),
        ("Drie", "", "3", "1"),
        ("ruim 231 miljoen euro", "ruim", "231000000", "1000000"),
        ("ruim\u00a0230 miljoen euro", "ruim", "230000000", "10000000"),
        ("bijna 28,9 miljoen euro", "bijna", "28900000", "100000"),
        ("circa 17.500", "circa", "17500", "100"),
        ("ruim 185 duizend", "ruim", "185000", "1000"),
        ("€\u00a0231.126.720", "", "231126720", "10"),
        ("€ 1.247,23", "", "1247.23", "0.01"),
        ("\u22125", "", "-5", "1"),
    ],
)
def test_een_gedrukt_getal_wordt_teruggelezen(tekst, woord, getal, stap):
    gelezen = drukproef.lees(tekst)
    assert gelezen is not None
    assert (gelezen.woord, gelezen.getal, gelezen.stap) == (Woord(woord), Decimal(getal), Decimal(stap))


def test_een_aandeel_wordt_teruggelezen_als_deel_van_een():
    assert drukproef.lees("naar schatting 47%") == drukproef.Gelezen(
        Woord.CIRCA, Decimal("0.47"), Decimal("0.01"), True
    )
    assert drukproef.lees("het merendeel") is None
    assert drukproef.lees("1.2.3") is None


def test_wat_de_brief_zelf_drukt_is_waar():
    """Every figure of a state as the letter prints it in a sentence, and as it is."""
    stand = voorbeeld()
    gedrukt = [(code, in_woorden(cijfer)) for code, cijfer in stand.cijfers.items()]
    gedrukt += [(f"{code}_exact", exact(cijfer.waarde, cijfer.eenheid)) for code, cijfer in stand.cijfers.items()]
    assert controles.woord_bij_getal(stand, gedrukt).melding.startswith(f"Van {len(gedrukt)} gedrukte cijfers")
    assert controles.een_cijfer_een_woord(gedrukt).klopt


@pytest.mark.parametrize(
    ("code", "tekst"),
    [
        ("bedrag_verleend", "231 miljoen euro"),  # it is more than that, so it needs its word
        ("bedrag_verleend", "bijna 231 miljoen euro"),
        ("bedrag_verleend", "ruim 232 miljoen euro"),
        ("bedrag_verleend", "ruim 229 miljoen euro"),
        ("bedrag_verleend_exact", "€ 231.126.721"),
        ("aantal_verleend", "25"),
        ("aantal_afgewezen", "vier"),
        ("jeugdaandeel", "naar schatting 48%"),
        ("jeugdaandeel", "47"),
        ("jeugdaandeel", "een derde"),
        ("deelnemers_beoogd", "onbekend"),
        ("deelnemers_beoogd", "heel veel"),
    ],
)
def test_een_woord_dat_niet_past_wordt_genoemd(code, tekst):
    controle = controles.woord_bij_getal(voorbeeld(), [("plafond", "260 miljoen euro"), (code, tekst)])
    assert not controle.klopt
    assert f"‘{tekst}’ staat er voor" in controle.melding
    assert code.removesuffix("_exact") in controle.melding


def test_de_melding_zegt_wat_er_moet_staan_en_telt_de_rest():
    controle = controles.woord_bij_getal(voorbeeld(), [("aantal_verleend", str(n)) for n in range(5)])
    assert controle.melding == (
        "Woord en getal passen niet: ‘0’ staat er voor ‘verleende aanvragen’ (aantal_verleend), het is 24; "
        "‘1’ staat er voor ‘verleende aanvragen’ (aantal_verleend), het is 24; "
        "‘2’ staat er voor ‘verleende aanvragen’ (aantal_verleend), het is 24. En nog 2."
    )


def test_een_aandeel_mag_in_woorden_en_een_dag_voluit():
    stand = voorbeeld(
        waarden={"jeugdaandeel": Decimal("0.333333"), "volgend_opent": date(2014, 4, 1), "volgend_sluit": None}
    )
    goed = [
        ("jeugdaandeel", "een derde"),
        ("jeugdaandeel", "33%"),
        ("volgend_opent", "1 april 2014"),
        ("volgend_sluit", "onbekend"),
    ]
    assert controles.woord_bij_getal(stand, goed).klopt
    assert not controles.woord_bij_getal(stand, [("volgend_opent", "2 april 2014")]).klopt
    assert not controles.woord_bij_getal(stand, [("volgend_sluit", "1 april 2014")]).klopt


def test_wat_geen_cijfer_is_blijft_buiten_de_controle():
    controle = controles.woord_bij_getal(voorbeeld(), [("rangorde", "Scholing bereikt de meeste mensen.")])
    assert controle.melding == "Van 0 gedrukte cijfers past elk woord bij het getal."


def test_een_cijfer_heeft_een_woord():
    twee_wijzen = [("bedrag_verleend", "ruim 230 miljoen euro"), ("bedrag_verleend", "ruim 231 miljoen euro")]
    assert controles.een_cijfer_een_woord(twee_wijzen).melding == (
        "Eén cijfer heeft in een brief één woord, maar ‘verleende cofinanciering’ (bedrag_verleend) staat er als "
        "‘ruim 230 miljoen euro’ en ‘ruim 231 miljoen euro’."
    )
    circa_en_ruim = [("deelnemers_beoogd", "circa 185 duizend"), ("deelnemers_beoogd", "ruim 185 duizend")]
    assert not controles.een_cijfer_een_woord(circa_en_ruim).klopt


def test_hetzelfde_getal_in_cijfers_en_letters_en_een_exact_bedrag_ernaast_zijn_een_wijze():
    gedrukt = [
        ("aantal_afgewezen", "drie"),
        ("aantal_afgewezen", "3"),
        ("bedrag_verleend", "ruim 231 miljoen euro"),
        ("bedrag_verleend", "Ruim\u00a0231 miljoen euro"),
        ("bedrag_verleend", "€ 231.126.720"),
        ("bedrag_verleend_exact", "231.126.720"),
        ("rangorde", "a"),
        ("rangorde", "b"),
    ]
    assert controles.een_cijfer_een_woord(gedrukt).klopt


# --- Out of date -----------------------------------------------------------------------------------------------------


TOEN = LaatsteGebeurtenis(412, moment(2014, 5, 27), 26, 0)


def test_zonder_nieuwe_gebeurtenis_zijn_cijfers_niet_verouderd():
    assert controles.verouderd(TOEN, replace(TOEN, op=None)).klopt


@pytest.mark.parametrize(
    ("nu", "wat"),
    [
        (replace(TOEN, pk=413, op=moment(2014, 6, 2, 14, 3)), "een gebeurtenis bij een plan"),
        (replace(TOEN, boeking=27), "een boeking in het grootboek"),
        (replace(TOEN, opgave=1), "een opgave van bereikte deelnemers"),
    ],
)
def test_cijfers_van_voor_de_laatste_gebeurtenis_zijn_verouderd(nu, wat):
    controle = controles.verouderd(TOEN, nu)
    assert (controle.code, controle.klopt) == ("verouderd", False)
    assert f"is vastgelegd: {wat}." in controle.melding
    assert ("2 juni 2014, 14:03 uur" in controle.melding) == (nu.pk == 413)


def test_een_merk_is_terug_te_lezen():
    assert LaatsteGebeurtenis.van_merk(TOEN.merk) == TOEN
    with pytest.raises(ValueError, match="invalid literal"):
        LaatsteGebeurtenis.van_merk("geen-merk-dus")
