"""Numbers as Dutch people write them."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from sectorplannen.kern.velden import AantalVeld, BedragVeld


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("1.240.000", "1240000"),
        ("€ 1.240.000,50", "1240000.50"),
        ("1240000", "1240000"),
        ("12,5", "12.5"),
        ("12.50", "12.50"),
        ("1.240", "1240"),
        ("12 500", "12500"),
    ],
)
def test_bedrag_leest_wat_een_nederlander_schrijft(tekst, bedrag):
    assert BedragVeld().clean(tekst) == Decimal(bedrag)


@pytest.mark.parametrize("tekst", ["-1", "veel", "1.24.000", "12,505"])
def test_bedrag_weigert_wat_geen_bedrag_is(tekst):
    with pytest.raises(ValidationError):
        BedragVeld().clean(tekst)


@pytest.mark.parametrize(("tekst", "aantal"), [("1.240", 1240), ("7", 7), ("7,0", 7), ("0", 0)])
def test_aantal_leest_een_heel_getal(tekst, aantal):
    assert AantalVeld().clean(tekst) == aantal


@pytest.mark.parametrize("tekst", ["7,5", "-3", "zeven"])
def test_aantal_weigert_een_deel_van_een_mens(tekst):
    with pytest.raises(ValidationError):
        AantalVeld().clean(tekst)


def test_velden_tonen_een_getal_met_punten_en_laten_staan_wat_iemand_typte():
    class Formulier(forms.Form):
        bedrag = BedragVeld(initial=Decimal("1240000.00"))
        aantal = AantalVeld(initial=1240)

    leeg, gevuld = Formulier(), Formulier({"bedrag": "veel", "aantal": "7,5"})
    assert (leeg["bedrag"].value(), leeg["aantal"].value()) == ("1.240.000", "1.240")
    assert (gevuld["bedrag"].value(), gevuld["aantal"].value()) == ("veel", "7,5")
    assert not Formulier({"bedrag": "1.240.000", "aantal": "1.240"}).has_changed()
