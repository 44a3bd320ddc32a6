"""Advice talks of the demo: of the first period some that led to a plan and two that did not (C40), and two to practise with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Adviesgesprek, Gespreksvorm, Tijdvak
from sectorplannen.kern.datums import AMSTERDAM, dag_van, eerste_werkdag
from sectorplannen.kern.models import Gebruiker, Organisatie

from .mensen import organisatie, tekenbevoegde

VERZONNEN = "Dit gesprek is verzonnen. Het hoort bij de demonstratie van Sectorplannen."


@dataclass(frozen=True)
class Gesprek:
    """A talk of the first period: with whom, about what, held when and by which login, and the number of its plan."""

    onderwerp: str
    gehouden: datetime
    adviseur: str
    verslag: str
    nummer: str = ""
    wie: tuple[str, str, str] = ("", "", "")
    """Name, KvK number and kind of an organisation that has no plan."""


def _op(maand: int, dag: int, uur: int) -> datetime:
    return datetime(2013, maand, dag, uur, tzinfo=AMSTERDAM)


GESPREKKEN = (
    Gesprek(
        "Leerwerkplekken in de bouw", _op(9, 10, 10), "coen", "Knelpunten en maatregelen passen bij elkaar.", "SP1-0001"
    ),
    Gesprek(
        "Scholing van uitzendkrachten", _op(9, 12, 14), "coen", "Het aantal deelnemers wordt nog bepaald.", "SP1-0002"
    ),
    Gesprek("Zij-instroom van chauffeurs", _op(9, 17, 9), "daan", "De eigen bijdrage is rond.", "SP1-0006"),
    Gesprek(
        "Techniek in de regio Stedendriehoek", _op(9, 24, 11), "dirk", "De partners tekenen deze maand.", "SP1-0010"
    ),
    Gesprek("Werk in de bakkerij", _op(10, 15, 13), "coen", "De maatregelen zijn nog niet uitgewerkt.", "SP1-0027"),
    Gesprek(
        "Een plan voor heel Brabant",
        _op(11, 5, 10),
        "daan",
        "Er is nog geen vakbond die meedoet. De organisatie beslist later of zij een plan maakt.",
        wie=("Werkgeverskring Brabant (verzonnen)", "91000001", "werkgeversorganisatie"),
    ),
    Gesprek(
        "Een plan voor ACE",
        _op(11, 12, 15),
        "dirk",
        "De financiering is nog niet rond. De organisatie beslist later of zij een plan maakt.",
        wie=("Stichting ACE (verzonnen)", "91000002", "anders"),
    ),
)
"""That the talks with Brabant and with ACE led to no application is in the letter; everything else is invented."""


def gesprekken(tijdvak: Tijdvak, wie: dict[str, Gebruiker], indieners: dict[str, Gebruiker]) -> None:
    """Ask, plan and hold each talk of the first period, and say which plan came of it."""
    for gesprek in GESPREKKEN:
        plan = Aanvraag.objects.filter(nummer=gesprek.nummer).first()
        naam, kvk, soort = gesprek.wie
        van = plan.hoofdaanvrager if plan else organisatie({"naam": naam, "kvk": kvk, "soort": soort})
        vrager = indieners[gesprek.nummer] if plan else tekenbevoegde(van)
        rij = _vraag(van, vrager, gesprek.onderwerp, gesprek.gehouden - timedelta(days=8), tijdvak)
        _plan(rij, wie[gesprek.adviseur], gesprek.gehouden, wie["coen"], gesprek.gehouden - timedelta(days=6))
        verslag = f"{VERZONNEN}\n\n{gesprek.verslag}"
        aanvragen.gesprek_vastleggen(
            rij, verslag=verslag, door=wie[gesprek.adviseur], op=gesprek.gehouden + timedelta(hours=2)
        )
        if plan:
            aanvragen.gesprek_koppelen(rij, plan, door=vrager)


def oefengesprekken(
    tijdvak: Tijdvak, anja: Organisatie, carla: Organisatie, wie: dict[str, Gebruiker], nu: datetime
) -> None:
    """One talk to plan, of anja's organisation, and one that is planned, of carla's."""
    _vraag(anja, wie["bram"], "Meer zij-instromers (oefengesprek)", nu - timedelta(days=2), tijdvak)
    rij = _vraag(carla, wie["carla"], "Scholing op de werkvloer (oefengesprek)", nu - timedelta(days=3), tijdvak)
    dag = eerste_werkdag(dag_van(nu) + timedelta(days=5))
    _plan(rij, wie["daan"], datetime.combine(dag, time(10, 30), AMSTERDAM), wie["coen"], nu - timedelta(days=1))


def _vraag(van: Organisatie, door: Gebruiker, onderwerp: str, op: datetime, tijdvak: Tijdvak) -> Adviesgesprek:
    return aanvragen.gesprek_vragen(
        van,
        onderwerp=onderwerp,
        vraag=f"Past ons plan bij de regeling? {VERZONNEN}",
        voorkeur="Een ochtend, liefst niet op maandag.",
        vorm=Gespreksvorm.KANTOOR,
        tijdvak=tijdvak,
        door=door,
        op=op,
    )


def _plan(rij: Adviesgesprek, adviseur: Gebruiker, wanneer: datetime, coen: Gebruiker, op: datetime) -> None:
    plaats = "Kantoor van Agentschap SZW, Den Haag"
    aanvragen.gesprek_plannen(rij, adviseur=adviseur, gepland_op=wanneer, plaats=plaats, door=coen, op=op)
