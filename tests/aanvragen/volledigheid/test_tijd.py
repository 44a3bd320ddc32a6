"""Art. 1.2, 2.3, 2.5 and 4.3: when a measure runs. The plan runs from 1 March 2014 to 29 February 2016."""

from datetime import date

import pytest

from .plannen import codes, gebrek, regel, wijzig, wijzig_maatregel


def test_een_maatregel_heeft_een_einddatum(concept):
    assert "geen_einddatum" not in codes(concept)
    wijzig_maatregel(concept, klaar_op=None)
    assert gebrek(concept, "geen_einddatum").veld == "klaar_op"


@pytest.mark.parametrize(
    ("velden", "code", "fout"),
    [
        ({"klaar_op": date(2016, 2, 29)}, "klaar_na_plan", False),
        ({"klaar_op": date(2016, 3, 1)}, "klaar_na_plan", True),
        ({"klaar_op": date(2014, 3, 1)}, "klaar_voor_plan", False),
        ({"klaar_op": date(2014, 2, 28)}, "klaar_voor_plan", True),
        ({"start_op": None}, "begint_voor_plan", False),
        ({"start_op": date(2014, 3, 1)}, "begint_voor_plan", False),
        ({"start_op": date(2014, 2, 28)}, "begint_voor_plan", True),
        ({"start_op": date(2016, 2, 29), "klaar_op": date(2016, 2, 29)}, "begint_na_plan", False),
        ({"start_op": date(2016, 3, 1), "klaar_op": date(2016, 3, 1)}, "begint_na_plan", True),
        ({"start_op": date(2015, 12, 31)}, "klaar_voor_begin", False),
        ({"start_op": date(2016, 1, 1)}, "klaar_voor_begin", True),
    ],
)
def test_een_maatregel_loopt_binnen_het_plan(concept, velden, code, fout):
    wijzig_maatregel(concept, **velden)
    assert (code in codes(concept)) is fout


def test_zonder_looptijd_van_het_plan_is_er_niets_om_binnen_te_vallen(concept):
    wijzig_maatregel(concept, start_op=date(2010, 1, 1), klaar_op=date(2030, 1, 1))
    wijzig(concept, start_op=None, eind_op=None)
    assert codes(concept) & {"klaar_na_plan", "klaar_voor_plan", "begint_voor_plan", "begint_na_plan"} == set()


@pytest.mark.parametrize(("dag", "fout"), [(date(2013, 8, 12), False), (date(2013, 8, 11), True)])
def test_een_maatregel_begint_niet_voor_de_regeling_er_was(concept, dag, fout):
    wijzig_maatregel(concept, start_op=dag)
    assert ("maatregel_voor_publicatie" in codes(concept)) is fout


@pytest.mark.parametrize(("dag", "fout"), [(date(2017, 2, 28), False), (date(2017, 3, 1), True)])
def test_leerwerkplekken_lopen_tot_36_maanden_zodra_de_regeling_daar_een_regel_voor_heeft(concept, dag, fout):
    wijzig_maatregel(concept, 1, klaar_op=dag)
    assert "klaar_na_plan" in codes(concept)
    assert ("klaar_na_plan" in codes(regel(concept, tarief_bbl="0.20"))) is fout


def test_andere_maatregelen_lopen_ook_dan_niet_langer_dan_het_plan(concept):
    wijzig_maatregel(concept, 2, klaar_op=date(2016, 3, 1))
    assert gebrek(regel(concept, tarief_bbl="0.20"), "klaar_na_plan").volgnummer == 2
