"""The 24 plans of Tabel 1 in its order, each asking what it was granted: laid before the decision maker in one call."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from aanvragen.models import Aanvraag, Tijdvak
from aanvragen.overgang import overgang
from aanvragen.statussen import VOORLEGGEN
from beoordeling import services
from beoordeling.services import OvergenomenMaatregel, Overname, Toekenning
from beoordeling.toegang import mag_coordineren
from rapportage.demo.naspelen import lees_plannen
from tests import fabrieken
from tests.fabrieken import INGEDIEND, VOLLEDIG

AANTAL = 24


def tabel1(tijdvak: Tijdvak) -> list[Aanvraag]:
    """The plans in the order of Tabel 1, complete a minute after each other."""
    plannen = []
    for nr, plan in enumerate(lees_plannen()[:AANTAL]):
        rij = services.overnemen(_overname(plan, tijdvak, nr), bron="Tabel 1")
        # the step alone: what the assessors found is no part of what is tested with this
        with overgang(rij, VOORLEGGEN, door=fabrieken.persoon("coen"), mits=mag_coordineren, op=fabrieken.VOORGELEGD):
            pass
        plannen.append(rij)
    return plannen


def zover_het_reikt(plan: Aanvraag, over: Decimal) -> list[Toekenning]:
    """Measure by measure what is asked, until what is over is used up."""
    uit = []
    for maatregel in plan.maatregelen.all():
        bedrag = min(maatregel.cofinanciering, over)
        reden = "" if bedrag == maatregel.cofinanciering else "Het plafond is bereikt (Awb 4:25)."
        uit.append(Toekenning(maatregel, bedrag, reden=reden))
        over -= bedrag
    return uit


def _overname(plan: dict[str, Any], tijdvak: Tijdvak, nr: int) -> Overname:
    return Overname(
        nummer=plan["nummer"],
        tijdvak=tijdvak,
        naam=plan["naam"],
        soort=plan["soort"],
        hoofdaanvrager=plan["hoofdaanvrager"]["naam"],
        kvk=plan["hoofdaanvrager"]["kvk"],
        ingediend_op=INGEDIEND,
        volledig_op=VOLLEDIG + timedelta(minutes=nr),
        status="in_behandeling",
        status_op=None,
        maatregelen=[
            OvergenomenMaatregel(
                **{veld: m[veld] for veld in ("volgnummer", "naam", "thema", "categorie", "deelnemers")},
                **{veld: m[veld] for veld in ("waarvan_jongeren", "waarvan_bbl")},
                kosten=Decimal(m["kosten"]),
                cofinanciering=Decimal(m["toegekend_bedrag"]),
            )
            for m in plan["maatregelen"]
        ],
    )
