"""A period that is open now, with a plan at each desk, so that everyone can play the chain by hand. All invented."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from aanvragen.models import Aanvraag, Regelingversie, Tijdvak
from beoordeling import services as beoordeling
from sectorplannen.kern.datums import AMSTERDAM, dag_van
from sectorplannen.kern.models import Gebruiker

from . import stappen
from .gesprekken import oefengesprekken
from .mensen import mensen, organisatie, tekent, zonder_mail
from .naspelen import lees_plannen

NUMMER = 9
NAAM = "Oefentijdvak (verzonnen)"
PLAFOND = Decimal(1_000_000)
"""Just too little for the plan that lies before the decision maker: grant it in part, or have the ceiling raised."""
VERZONNEN = "Dit is een oefenplan. Alles wat erin staat is verzonnen."
PLANNEN = (
    ("SP1-0027", "anja", "beginnen"),
    ("SP1-0028", "carla", "indienen"),
    ("SP1-0032", "anja", "toewijzen"),
    ("SP1-0034", "carla", "voorleggen"),
)
"""Which plan of the fixture it is made from, who files it, and how far it has come."""


@transaction.atomic
def oefentijdvak() -> Tijdvak:
    """Make the practice period, once: open from today for six months, with a small ceiling."""
    bestaand = Tijdvak.objects.filter(nummer=NUMMER).first()
    if bestaand:
        return bestaand
    wie, nu = mensen(), timezone.now().astimezone(AMSTERDAM)
    opent = datetime.combine(nu.date() - timedelta(days=1), time.min, AMSTERDAM)
    sluit = datetime.combine(nu.date() + timedelta(days=182), time(23, 59, 59), AMSTERDAM)
    tijdvak = Tijdvak.objects.create(
        nummer=NUMMER, naam=NAAM, opent_op=opent, sluit_op=sluit, regelingversie=Regelingversie.objects.op(opent.date())
    )
    beoordeling.plafond_vaststellen(
        tijdvak, PLAFOND, grondslag="Verzonnen, om te oefenen", door=wie["petra"], datum=opent.date()
    )
    bron = {plan["nummer"]: plan for plan in lees_plannen()}
    with zonder_mail():
        # a minute apart, the furthest first: at the same second a lot would have to be drawn before any decision
        for plek, (nummer, login, tot) in enumerate(PLANNEN):
            _speel(_als_oefening(bron[nummer], nu), tijdvak, wie[login], wie, tot, nu - timedelta(minutes=plek))
        van_anja, van_carla, *_ = (organisatie(bron[nummer]["hoofdaanvrager"]) for nummer, *_ in PLANNEN)
        oefengesprekken(tijdvak, van_anja, van_carla, wie, nu)
    return tijdvak


def _als_oefening(plan: dict[str, Any], nu: datetime) -> dict[str, Any]:
    """The plan with its dates moved to the coming years, and marked as practice."""
    start = dag_van(nu) + timedelta(days=120)
    eind = start + timedelta(days=700)
    maatregelen = [m | {"klaar_op": eind.isoformat()} for m in plan["maatregelen"]]
    for m in maatregelen:
        if m["categorie"] == "instroom_bbl":  # the rate of today's text
            m |= {
                "tarief": "0.20",
                "cofinanciering": str((Decimal(m["kosten"]) * Decimal("0.20")).quantize(Decimal("0.01"))),
            }
    return plan | {
        "naam": f"{plan['naam']} (oefenplan)",
        "verzonnen": VERZONNEN,
        "start_op": start.isoformat(),
        "eind_op": eind.isoformat(),
        "eigen_vermogen": str(sum(Decimal(m["cofinanciering"]) for m in maatregelen)),
        "maatregelen": maatregelen,
    }


def _speel(
    plan: dict[str, Any], tijdvak: Tijdvak, indiener: Gebruiker, wie: dict[str, Gebruiker], tot: str, nu: datetime
) -> None:
    tekent(organisatie(plan["hoofdaanvrager"]), indiener)
    if tot == "beginnen":  # something to solve, and something to think about
        plan["maatregelen"][1] |= {"meetwijze": "", "uitgangspunt": ""}
    rij = stappen.beginnen(plan, tijdvak, indiener, nu - timedelta(hours=6))
    if tot == "beginnen":
        return
    stappen.doe({"stap": "indienen", "op": (nu - timedelta(hours=5)).isoformat()}, plan, rij, indiener, wie)
    if tot == "indienen":
        return
    beoordeling.alles_in_orde(rij, door=wie["coen"], op=nu - timedelta(hours=4))
    beoordeling.volledig_verklaren(rij, door=wie["coen"], op=nu - timedelta(hours=4))
    if tot == "toewijzen":
        beoordeling.toewijzen(rij, [wie["dirk"], wie["daan"]], door=wie["coen"], op=nu - timedelta(hours=3))
        return
    _beoordeel(plan, rij, indiener, wie, nu)


def _beoordeel(
    plan: dict[str, Any], rij: Aanvraag, indiener: Gebruiker, wie: dict[str, Gebruiker], nu: datetime
) -> None:
    scores = {login: {"standaard": waarde, "afwijkend": []} for login, waarde in (("dirk", 3), ("daan", 4))}
    stap = {"stap": "beoordelen", "op": (nu - timedelta(hours=3)).isoformat(), "scores": scores}
    stappen.doe(stap, plan, rij, indiener, wie)
    stappen.doe({"stap": "voorleggen", "op": (nu - timedelta(hours=2)).isoformat()}, plan, rij, indiener, wie)
