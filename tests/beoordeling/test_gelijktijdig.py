"""Two decision makers at the same moment, money for one: on PostgreSQL, with real connections."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, connections

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Indiening
from beoordeling import plafond, services
from beoordeling.models import Beslismelding, Plafondmutatie
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Opdracht
from sectorplannen.kern.opdrachten import voer_uit
from tests import fabrieken
from tests.fabrieken import zoals_gevraagd

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def tegelijk(*werk: Callable[[], object]) -> list[object]:
    """Start everything at once, each on a connection of its own; returns what came of each: a result or an exception."""
    start, uitkomst = threading.Barrier(len(werk)), [None] * len(werk)

    def doe(i: int, functie: Callable[[], object]) -> None:
        start.wait()
        try:
            uitkomst[i] = functie()
        except Exception as fout:
            uitkomst[i] = fout
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=(i, f)) for i, f in enumerate(werk)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    return uitkomst


def test_de_proef_draait_op_postgresql():
    assert connection.vendor == "postgresql"


def test_twee_besluiten_tegelijk_en_geld_voor_een():
    fabrieken.tijdvak(plafond_bedrag=500_000)
    # not in the same second, or a lot would have to be drawn first
    momenten = [fabrieken.INGEDIEND, fabrieken.INGEDIEND + timedelta(seconds=1)]
    plannen = [fabrieken.ter_besluitvorming(f"Plan {moment}", op=moment) for moment in momenten]
    nemers = [fabrieken.persoon("els"), fabrieken.persoon("eva")]
    werk = [
        lambda p=p, wie=wie: services.verlenen(p, zoals_gevraagd(p), motivering="x", door=wie, op=fabrieken.BESLOTEN)
        for p, wie in zip(plannen, nemers, strict=True)
    ]
    uitkomst = tegelijk(*werk)
    assert sorted(isinstance(u, Weigering) for u in uitkomst) == [False, True], uitkomst
    assert sorted(Aanvraag.objects.values_list("status", flat=True)) == ["ter_besluitvorming", "verleend"]
    assert plafond.saldo(fabrieken.tijdvak()).verplicht == 350_000
    assert list(Plafondmutatie.objects.values_list("volgnummer", flat=True)) == [1, 2]


def test_een_plan_tegelijk_verlenen_en_afwijzen_geeft_een_besluit():
    fabrieken.tijdvak()
    plan = fabrieken.ter_besluitvorming()
    els, eva = fabrieken.persoon("els"), fabrieken.persoon("eva")
    uitkomst = tegelijk(
        lambda: services.verlenen(plan, zoals_gevraagd(plan), motivering="x", door=els),
        lambda: services.afwijzen(Aanvraag.objects.get(pk=plan.pk), gronden=["c"], motivering="x", door=eva),
    )
    assert sum(isinstance(u, Weigering) for u in uitkomst) == 1, uitkomst
    assert plan.besluiten.count() == 1


def test_zes_indieningen_tegelijk_vormen_een_keten_zonder_gat():
    anja = fabrieken.persoon("anja")
    plannen = [fabrieken.concept(f"Plan {n}") for n in range(6)]
    uitkomst = tegelijk(
        *(
            lambda p=p, n=n: aanvragen.indienen(p, door=anja, op=fabrieken.INGEDIEND + timedelta(seconds=n))
            for n, p in enumerate(plannen)
        )
    )
    assert not [u for u in uitkomst if isinstance(u, Exception)]
    keten = list(Indiening.objects.order_by("reeksnummer"))
    assert [i.reeksnummer for i in keten] == [1, 2, 3, 4, 5, 6]
    assert [i.vorige_sha256 for i in keten[1:]] == [i.sha256 for i in keten[:-1]]


def test_zes_concepten_tegelijk_krijgen_zes_nummers():
    periode, organisatie, anja = fabrieken.tijdvak(), fabrieken.organisatie(), fabrieken.persoon("anja")
    uitkomst = tegelijk(
        *(
            lambda n=n: aanvragen.beginnen(periode, organisatie, naam=f"Plan {n}", door=anja, op=fabrieken.BEGONNEN)
            for n in range(6)
        )
    )
    assert not [u for u in uitkomst if isinstance(u, Exception)]
    assert Aanvraag.objects.values("nummer").distinct().count() == 6


def test_een_opdracht_wordt_door_een_werker_tegelijk_gedaan():
    fabrieken.ingediend()
    pk = Opdracht.objects.first().pk
    assert sorted(tegelijk(*(lambda: voer_uit(pk) for _ in range(4)))) == [False, False, False, True]


def test_twee_werkers_tegelijk_vertellen_een_keer_dat_de_dag_om_te_beslissen_nadert_en_voorbij_is():
    fabrieken.tijdvak()
    plannen = [fabrieken.in_beoordeling(naam) for naam in ("Een", "Twee", "Drie")]
    for op in (fabrieken.moment(2014, 3, 28), fabrieken.moment(2014, 4, 2)):
        gehoord = Bericht.objects.filter(aan=fabrieken.persoon("coen")).count()
        uitkomst = tegelijk(*[lambda op=op: services.besluiten_bewaken(op)] * 4)
        assert sum(uitkomst) == len(plannen), uitkomst
        assert Bericht.objects.filter(aan=fabrieken.persoon("coen")).count() == gehoord + len(plannen)
    assert Beslismelding.objects.count() == 2 * len(plannen)
