"""Days and numbers of the trade register as Dutch people write them."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.velden import DatumVeld, KvkVeld


@pytest.mark.parametrize(
    "tekst",
    [
        "31-12-2015",
        "31/12/2015",
        "31.12.2015",
        "31 12 2015",
        "31-12-15",
        "2015-12-31",
        "31 december 2015",
        "31 DEC. 2015",
    ],
)
def test_een_dag_in_cijfers_en_in_woorden(tekst):
    assert DatumVeld().clean(tekst) == date(2015, 12, 31)


@pytest.mark.parametrize(
    ("tekst", "maand"), [("1 mrt 2014", 3), ("1 maart 2014", 3), ("1 mei 2014", 5), ("1 jun 2014", 6)]
)
def test_een_maand_mag_kort(tekst, maand):
    assert DatumVeld().clean(tekst) == date(2014, maand, 1)


@pytest.mark.parametrize("tekst", ["31 juni 2014", "29-2-2015", "morgen", "1 ma 2014", "12-31-2015", "1-1-1", "31-12"])
def test_wat_geen_dag_is_wordt_geweigerd_met_een_voorbeeld(tekst):
    with pytest.raises(ValidationError, match=f"bijvoorbeeld 31-12-{vandaag().year}"):
        DatumVeld().clean(tekst)


@pytest.mark.parametrize("tekst", ["31-12-1899", "1-1-2101", "1-1-9998"])
def test_een_jaar_dat_niemand_bedoelt_wordt_geweigerd(tekst):
    with pytest.raises(ValidationError, match="jaartal"):
        DatumVeld().clean(tekst)


def test_een_dag_wordt_in_woorden_getoond_en_wat_iemand_typte_blijft_staan():
    class Formulier(forms.Form):
        dag = DatumVeld(initial=date(2015, 12, 31))

    assert Formulier()["dag"].value() == "31 december 2015"
    assert Formulier({"dag": "morgen"})["dag"].value() == "morgen"
    assert not Formulier({"dag": "31 december 2015"}).has_changed()


@pytest.mark.parametrize("tekst", ["12345678", "1234 5678", "12.34.56.78"])
def test_een_kvk_nummer_mag_met_spaties_en_punten(tekst):
    assert KvkVeld().clean(tekst) == "12345678"


@pytest.mark.parametrize("tekst", ["1234567", "123456789", "NL345678", "１２３４５６７８"])
def test_een_kvk_nummer_heeft_acht_cijfers(tekst):
    with pytest.raises(ValidationError, match="8 cijfers"):
        KvkVeld().clean(tekst)
