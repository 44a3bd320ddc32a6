"""Fields for a bank account, and for postcode and place."""

import pytest
from django.core.exceptions import ValidationError

from sectorplannen.kern.velden import IbanVeld, PostcodePlaatsVeld


@pytest.mark.parametrize("getypt", ["NL91ABNA0417164300", "nl91 abna 0417 1643 00", " NL91-ABNA-0417-1643-00 "])
def test_een_rekeningnummer_wordt_bewaard_zonder_spaties_en_getoond_in_groepen(getypt):
    veld = IbanVeld()
    assert veld.clean(getypt) == "NL91ABNA0417164300"
    assert veld.prepare_value("NL91ABNA0417164300") == "NL91 ABNA 0417 1643 00"


@pytest.mark.parametrize("getypt", ["NL91ABNA0417164301", "NL91ABNA04171643", "12345678", "XX00"])
def test_een_rekeningnummer_dat_niet_klopt_geeft_een_zin(getypt):
    with pytest.raises(ValidationError, match="geen geldig IBAN"):
        IbanVeld().clean(getypt)


@pytest.mark.parametrize("getypt", ["3511 AB Utrecht", "3511ab Utrecht", " 3511 ab,  Utrecht "])
def test_postcode_en_plaats_staan_altijd_op_dezelfde_manier(getypt):
    assert PostcodePlaatsVeld().clean(getypt) == "3511 AB Utrecht"


@pytest.mark.parametrize("getypt", ["Utrecht", "3511 Utrecht", "0511 AB Utrecht", "3511 AB", "35111 AB Utrecht"])
def test_zonder_postcode_of_plaats_is_het_geen_adres(getypt):
    with pytest.raises(ValidationError, match="eerst de postcode"):
        PostcodePlaatsVeld().clean(getypt)
