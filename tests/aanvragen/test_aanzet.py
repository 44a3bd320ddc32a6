"""Whose turn it is, in every status, and by when the agency decides."""

from datetime import date

import pytest

from aanvragen.aanzet import _VAN, Wie, aan_zet
from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import services as beoordeling
from tests import fabrieken
from tests.fabrieken import moment


def zet(plan, nu, *, schrijft=True):
    return aan_zet(Aanvraag.objects.get(pk=plan.pk), mag_schrijven=schrijft, nu=nu)


def test_elke_stand_zegt_wie_er_aan_zet_is():
    assert set(_VAN) == set(Status)


@pytest.mark.parametrize(
    ("maak", "nu", "wie"),
    [
        ("concept", fabrieken.BEGONNEN, Wie.U),
        ("concept", moment(2014, 1, 2), Wie.NIEMAND),
        ("ingediend", fabrieken.INGEDIEND, Wie.AGENTSCHAP),
        ("aanvulling_gevraagd", moment(2014, 1, 20), Wie.U),
        ("in_beoordeling", moment(2014, 2, 1), Wie.AGENTSCHAP),
        ("ter_besluitvorming", moment(2014, 2, 20), Wie.AGENTSCHAP),
        ("verleend", moment(2014, 4, 1), Wie.NIEMAND),
        ("afgewezen", moment(2014, 4, 1), Wie.NIEMAND),
        ("ingetrokken", moment(2014, 4, 1), Wie.NIEMAND),
    ],
)
def test_wie_er_aan_zet_is(tijdvak, maak, nu, wie):
    stand = zet(getattr(fabrieken, maak)(), nu)
    assert stand.wie is wie
    assert stand.tekst.endswith(".")


def test_wanneer_het_agentschap_moet_beslissen_en_dat_het_te_laat_is(in_beoordeling):
    uiterlijk = in_beoordeling.beslissen_voor
    op_tijd = zet(in_beoordeling, moment(2014, 2, 1))
    assert (op_tijd.voor, "uiterlijk op" in op_tijd.tekst) == (uiterlijk, True)
    assert zet(in_beoordeling, moment(2015, 1, 1)).kop == "Agentschap SZW is te laat"


def test_een_open_vraag_ligt_bij_de_aanvrager_tot_zij_is_beantwoord(anja, coen, in_beoordeling):
    vraag = beoordeling.vraag_stellen(in_beoordeling, tekst="Wie geeft les?", door=coen)
    stand = zet(in_beoordeling, moment(2014, 2, 1))
    assert (stand.wie, stand.knop) == (Wie.U, "Lezen en beantwoorden")
    assert zet(in_beoordeling, moment(2014, 2, 1), schrijft=False).kop == "De hoofdaanvrager is aan zet"
    beoordeling.vraag_beantwoorden(vraag, antwoord="Het vakcentrum.", door=anja)
    assert zet(in_beoordeling, moment(2014, 2, 1)).wie is Wie.AGENTSCHAP


def test_een_termijn_die_stilstaat_noemt_geen_dag(coen, in_beoordeling):
    beoordeling.opschorten(
        in_beoordeling, grond="overmacht", vanaf=date(2014, 1, 20), reden="Brand.", door=coen, op=moment(2014, 1, 20)
    )
    stand = zet(in_beoordeling, moment(2014, 2, 1))
    assert (stand.wie, stand.voor) == (Wie.AGENTSCHAP, None)
    assert "staat nu stil" in stand.tekst


def test_na_bezwaar_is_het_agentschap_aan_zet(anja, tijdvak):
    plan = fabrieken.afgewezen()
    besluit = beoordeling.geldend_besluit(plan)
    bezwaar = beoordeling.bezwaar_maken(besluit, gronden="De analyse is goed.", door=anja, op=moment(2014, 3, 20))
    stand = zet(plan, moment(2014, 4, 1))
    assert (stand.wie, stand.voor) == (Wie.AGENTSCHAP, bezwaar.beslissen_voor)
