"""Art. 1.1, 2.1 and 2.2: who makes the plan together, and who leads."""

import pytest

from aanvragen import services
from aanvragen.volledigheid import Ernst
from sectorplannen.kern.models import OrganisatieSoort
from tests import fabrieken

from .plannen import codes, gebrek, partner, regel

SOORT = OrganisatieSoort


def zonder_werkgevers(plan):
    """The lead organisation becomes an O&O fund; only the union is left."""
    plan.hoofdaanvrager.soort = SOORT.OENO_FONDS
    plan.hoofdaanvrager.save()
    return plan


def recht(plan, sleutel, **velden):
    services.vertegenwoordiging_opslaan(plan, fabrieken.organisatie(sleutel), door=fabrieken.persoon("anja"), **velden)
    return plan


def test_een_verband_heeft_een_werknemersorganisatie(concept, anja):
    assert "geen_werknemers" not in codes(concept)
    services.deelnemer_verwijderen(concept, concept.deelnemers.get(), door=anja)
    assert gebrek(concept, "geen_werknemers").ernst == Ernst.MOET


def test_een_verband_heeft_een_werkgeversorganisatie(concept):
    assert "geen_werkgevers" not in codes(concept)
    zonder_werkgevers(concept)
    assert gebrek(concept, "geen_werkgevers").artikel == "Artikel 2.1"
    partner(concept, SOORT.WERKGEVERSORGANISATIE, "werkgevers")
    assert "geen_werkgevers" not in codes(concept)


def test_meer_losse_werkgevers_staan_samen_voor_een_werkgeversorganisatie(concept):
    zonder_werkgevers(concept)
    partner(concept, SOORT.ARBEIDSORGANISATIE, "werkgevers", "Bakkerij Een")
    assert "nog 1 of meer losse werkgevers" in gebrek(concept, "geen_werkgevers").melding
    partner(concept, SOORT.ARBEIDSORGANISATIE, "werkgevers", "Bakkerij Twee")
    assert "geen_werkgevers" not in codes(concept)


@pytest.mark.parametrize(
    ("soort", "telt"),
    [(SOORT.ANDERS, True), (SOORT.OENO_FONDS, False), (SOORT.KENNISCENTRUM, False), (SOORT.OVERHEID, False)],
)
def test_een_fonds_aan_de_kant_van_werkgevers_is_geen_werkgeversorganisatie(concept, soort, telt):
    zonder_werkgevers(concept)
    partner(concept, soort, "werkgevers")
    assert ("geen_werkgevers" not in codes(concept)) is telt


def test_een_vakbond_is_nooit_een_werkgeversorganisatie(concept):
    zonder_werkgevers(concept)
    partner(concept, SOORT.WERKNEMERSORGANISATIE, "werkgevers")
    assert "geen_werkgevers" in codes(concept)


@pytest.mark.parametrize("sleutel", ["werkgevers", "vakbond"])
def test_wie_geen_vereniging_is_telt_niet_mee(concept, sleutel):
    assert "geen_vereniging" not in codes(concept)
    recht(concept, sleutel, is_vereniging=False)
    gevonden = gebrek(concept, "geen_vereniging")
    assert (gevonden.ernst, gevonden.artikel) == (Ernst.MOET, "Artikel 1.1")
    recht(concept, sleutel, is_vereniging=True)
    assert "geen_vereniging" not in codes(concept)


def test_een_ander_die_wel_een_vereniging_is_is_genoeg(concept):
    recht(concept, "vakbond", is_vereniging=False)
    partner(concept, SOORT.WERKNEMERSORGANISATIE, "werknemers")
    assert "geen_vereniging" not in codes(concept)


def test_bij_losse_werkgevers_hoeft_geen_werkgeversorganisatie_een_vereniging_te_zijn(concept):
    recht(concept, "werkgevers", is_vereniging=False)
    partner(concept, SOORT.ARBEIDSORGANISATIE, "werkgevers", "Een")
    assert "geen_vereniging" in codes(concept)
    partner(concept, SOORT.ARBEIDSORGANISATIE, "werkgevers", "Twee")
    assert "geen_vereniging" not in codes(concept)


def test_wie_niets_zegt_over_een_vereniging_krijgt_advies(concept):
    assert gebrek(concept, "vereniging_onbekend").ernst == Ernst.ADVIES
    recht(concept, "werkgevers", is_vereniging=True)
    assert "Vakbond Bakkerij" in gebrek(concept, "vereniging_onbekend").melding
    recht(concept, "vakbond", is_vereniging=True)
    assert "vereniging_onbekend" not in codes(concept)


def test_wie_geen_cao_noemt_krijgt_advies(concept):
    assert gebrek(concept, "cao_onbekend").ernst == Ernst.ADVIES
    recht(concept, "werkgevers", cao="Cao bakkersbedrijf")
    assert "Vakbond Bakkerij" in gebrek(concept, "cao_onbekend").melding
    recht(concept, "vakbond", cao="Cao bakkersbedrijf")
    assert "cao_onbekend" not in codes(concept)


def test_alleen_werkgevers_mogen_in_plaats_van_een_cao_een_centrale_noemen(concept):
    recht(concept, "vakbond", cao="Cao bakkersbedrijf")
    recht(concept, "werkgevers", centrale="mkb_nederland")
    assert "cao_onbekend" not in codes(concept)
    recht(concept, "vakbond", cao="", centrale="vno_ncw")
    assert "cao_onbekend" in codes(concept)


@pytest.mark.parametrize(
    ("soort", "legt_uit"),
    [
        (SOORT.WERKGEVERSORGANISATIE, False),
        (SOORT.WERKNEMERSORGANISATIE, False),
        (SOORT.OENO_FONDS, False),
        (SOORT.KENNISCENTRUM, False),
        (SOORT.ARBEIDSORGANISATIE, True),
        (SOORT.OVERHEID, True),
        (SOORT.ANDERS, True),
    ],
)
def test_een_andere_hoofdaanvrager_legt_uit_waarom(concept, soort, legt_uit):
    concept.hoofdaanvrager.soort = soort
    concept.hoofdaanvrager.save()
    assert ("hoofdaanvrager_soort" in codes(concept)) is legt_uit


def test_een_kenniscentrum_leidt_niet_meer_onder_de_tekst_van_2015(concept):
    concept.hoofdaanvrager.soort = SOORT.KENNISCENTRUM
    concept.hoofdaanvrager.save()
    nu = regel(concept, hoofdaanvrager_soorten=["werkgeversorganisatie", "werknemersorganisatie", "oeno_fonds"])
    assert "O&O-fonds" in gebrek(nu, "hoofdaanvrager_soort").melding


def test_een_versie_die_niet_zegt_wie_kan_leiden_vraagt_niets(concept):
    concept.hoofdaanvrager.soort = SOORT.ANDERS
    concept.hoofdaanvrager.save()
    assert "hoofdaanvrager_soort" not in codes(regel(concept, hoofdaanvrager_soorten=[]))


def test_een_gemeente_leidt_niet_onder_de_tekst_van_2015(concept):
    concept.hoofdaanvrager.soort = SOORT.OVERHEID
    concept.hoofdaanvrager.save()
    assert "overheid_als_hoofdaanvrager" not in codes(concept)
    nu = regel(concept, hoogste_deel_overheid="0.50")
    assert gebrek(nu, "overheid_als_hoofdaanvrager").ernst == Ernst.MOET
    assert "hoofdaanvrager_soort" not in codes(nu)


def test_de_hoofdaanvrager_heeft_een_kvk_nummer(concept):
    assert "hoofdaanvrager_zonder_kvk" not in codes(concept)
    concept.hoofdaanvrager.kvk = ""
    concept.hoofdaanvrager.save()
    assert gebrek(concept, "hoofdaanvrager_zonder_kvk").ernst == Ernst.AANVULLEN
