"""How the term to decide of one plan runs, from its records: when it began, stood still, was put off, what lateness costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from aanvragen.models import Aanvraag, Regelingversie
from aanvragen.statussen import ONBESLIST
from sectorplannen.kern.datums import dag_van

from . import brieven
from .models import Ingebrekestelling, Opschorting, Verdaging
from .termijnen import dwangsom, eerste_dwangsomdag, is_verstreken, na_opschorting


@dataclass(frozen=True)
class Beslistermijn:
    """The term of one plan on a day; every day is one in Amsterdam."""

    loopt_vanaf: date
    """The day of closing or of complete receipt; the term counts from the next."""
    eerst: date
    """The last day as it was at the beginning."""
    wettelijk: date
    """The last day by law: standing still moves it, a notice that the decision comes later does not (Awb 4:14 and 4:15)."""
    uiterlijk: date | None
    """The last day as the applicant knows it; None as long as it stands still."""
    stil: Opschorting | None
    opschortingen: list[Opschorting]
    verdagingen: list[Verdaging]
    ingebrekestelling: Ingebrekestelling | None
    einde: date | None
    """The day on which it ended: that of the letter with the decision, or of withdrawing."""
    is_beslist: bool
    """Whether the plan no longer waits for a decision."""
    dag: date

    @property
    def liep_niet_tot(self) -> date:
        """The last day on which it did not run yet, or stood still: it can stand still from the next."""
        return max([self.loopt_vanaf, *(rij.tot for rij in self.opschortingen if rij.tot)])

    @property
    def is_voorbij(self) -> bool:
        """Whether the last day by law passed without a decision, while the term ran."""
        return self.stil is None and is_verstreken(self.wettelijk, self.einde or self.dag)

    @property
    def wacht_op_brief(self) -> bool:
        """Whether it was decided, and the letter that announces it (Awb 3:41) is still to go out."""
        return self.is_beslist and self.einde is None

    @property
    def dwangsom_vanaf(self) -> date | None:
        """The first day that costs a penalty (Awb 4:17(3)); None without a default notice."""
        if self.ingebrekestelling is None:
            return None
        return eerste_dwangsomdag(ingebreke_ontvangen=self.ingebrekestelling.ontvangen_op, uiterlijk=self.wettelijk)

    @property
    def dwangsom(self) -> Decimal:
        """The penalty in euros up to and including today, or the day of the decision."""
        if self.ingebrekestelling is None:
            return Decimal(0)
        return dwangsom(
            ingebreke_ontvangen=self.ingebrekestelling.ontvangen_op,
            uiterlijk=self.wettelijk,
            beslist_of_vandaag=self.einde or self.dag,
        )


def dagen_stil(opschorting: Opschorting) -> int:
    """How many days a term stood still that runs again, the first and the last included."""
    return (opschorting.tot - opschorting.vanaf).days + 1 if opschorting.tot else 0


def open_opschorting(aanvraag: Aanvraag) -> Opschorting | None:
    """Why the term stands still now; None where it runs, or where the plan is no longer to be decided."""
    if aanvraag.beslissen_voor is not None or aanvraag.status not in ONBESLIST:
        return None
    return aanvraag.opschortingen.filter(tot=None).select_related("door").first()


def beslistermijn(aanvraag: Aanvraag, dag: date) -> Beslistermijn | None:
    """The term to decide as it stands on a day; None where it has not begun."""
    opschortingen = list(aanvraag.opschortingen.select_related("door"))
    lopend = next((rij for rij in opschortingen if rij.tot is None), None)
    uiterlijk = lopend.liep_tot if lopend else aanvraag.beslissen_voor
    if uiterlijk is None or aanvraag.volledig_op is None:
        return None
    verdagingen = list(aanvraag.verdagingen.select_related("door", "brief"))
    eerst, stond_stil, verdaagd = _terug([rij for rij in opschortingen if rij.tot], verdagingen, uiterlijk)
    wettelijk = eerst + timedelta(days=sum(dagen_stil(rij) for rij in stond_stil))
    weken = Regelingversie.objects.op(dag_van(aanvraag.volledig_op)).beslistermijn_weken
    is_onbeslist = aanvraag.status in ONBESLIST
    return Beslistermijn(
        loopt_vanaf=eerst - timedelta(weeks=weken),
        eerst=eerst,
        wettelijk=wettelijk,
        uiterlijk=aanvraag.beslissen_voor,
        stil=lopend if is_onbeslist else None,
        opschortingen=[*stond_stil, *filter(None, [None if is_onbeslist else lopend])],
        verdagingen=verdaagd,
        ingebrekestelling=aanvraag.ingebrekestellingen.filter(ontvangen_op__gt=wettelijk).first(),
        einde=None if is_onbeslist else _einde(aanvraag),
        is_beslist=not is_onbeslist,
        dag=dag,
    )


def _terug(
    opschortingen: list[Opschorting], verdagingen: list[Verdaging], dag: date
) -> tuple[date, list[Opschorting], list[Verdaging]]:
    """Walk back from a last day to the first one; what does not join on belongs to the term of an earlier decision."""
    stil: list[Opschorting] = []
    later: list[Verdaging] = []
    rijen: list[Opschorting | Verdaging] = [*opschortingen, *verdagingen]
    for rij in sorted(rijen, key=lambda rij: rij.op, reverse=True):
        if isinstance(rij, Verdaging) and rij.tot == dag:
            dag, later = rij.van, [rij, *later]
        elif isinstance(rij, Opschorting) and rij.tot and _na(rij) == dag:
            dag, stil = rij.liep_tot, [rij, *stil]
        else:
            break
    return dag, stil, later


def _na(rij: Opschorting) -> date | None:
    return na_opschorting(liep_tot=rij.liep_tot, vanaf=rij.vanaf, tot=rij.tot) if rij.tot else None


def _einde(aanvraag: Aanvraag) -> date | None:
    """The day on which the decision was announced, or the plan withdrawn; None while the letter is still to go out."""
    stap = aanvraag.gebeurtenissen.filter(van__in=ONBESLIST).exclude(naar__in=ONBESLIST).last()
    besluit = aanvraag.besluiten.filter(op=stap.op).first() if stap else None
    if besluit is not None:
        return brieven.bekendgemaakt_op(besluit)
    return dag_van(stap.op) if stap else None
