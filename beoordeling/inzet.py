"""Who can assess which plan, and what is proposed: the facts of the database laid before `toewijzing.voorstel`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from sectorplannen.kern.models import Gebruiker

from .banden import banden, vermoede_banden
from .models import Beoordeling, Score
from .toewijzing import Paar, Plan, voorstel
from .werkstap import Werkstap, stap_is
from .werkvoorraad import plannen, verdeling

PER_KEER = 100
"""How many plans are divided at once: what one page can show and one person can oversee."""


@dataclass
class Kandidaten:
    """A plan with who can assess it."""

    aanvraag: Aanvraag
    mensen: list[Gebruiker]
    """Every assessor without a declared tie or membership, least loaded first."""
    heeft: frozenset[int]
    """Who was given the plan."""
    begonnen: frozenset[int]
    """Who began and has no tie: they keep it."""
    vermoed: frozenset[int]
    """Who declared a tie with one of these organisations before, on another plan."""
    paar: list[Gebruiker] = field(default_factory=list)
    """Who are proposed; empty where nobody is."""
    reden: str = ""
    """Why nobody is proposed."""

    @property
    def vast(self) -> frozenset[int]:
        """Who has the plan and can keep it."""
        return self.heeft & {p.pk for p in self.mensen}

    @property
    def nodig(self) -> bool:
        """Whether the plan is in assessment and lacks one of its two assessors."""
        return self.aanvraag.status == Status.IN_BEOORDELING and len(self.vast) < 2

    @property
    def waarschuwing(self) -> str:
        """Who perhaps has a tie, in words."""
        wie = [str(p) for p in self.mensen if p.pk in self.vermoed]
        if not wie:
            return ""
        namen = f"{', '.join(wie[:-1])} en {wie[-1]}" if len(wie) > 1 else wie[0]
        meldde, gaf = ("meldden", "gaven") if len(wie) > 1 else ("meldde", "gaf")
        return f"{namen} {meldde} eerder een band met een van deze organisaties, of {gaf} haar advies."


def te_verdelen(gebruiker: Gebruiker) -> QuerySet[Aanvraag]:
    """The plans that wait for assessors, by legal deadline."""
    return plannen(gebruiker).filter(stap_is([Werkstap.TOEWIJZEN]))


def kandidaten(rijen: QuerySet[Aanvraag]) -> tuple[list[Kandidaten], list[Gebruiker]]:
    """Of each plan who can assess it, and all assessors with their load: a fixed number of queries."""
    gegeven = Beoordeling.objects.annotate(heeft_scores=Exists(Score.objects.filter(beoordeling=OuterRef("pk"))))
    aanvragen = list(
        rijen.select_related("hoofdaanvrager", "tijdvak").prefetch_related(
            Prefetch("beoordelingen", queryset=gegeven.select_related("beoordelaar"))
        )
    )
    mensen = list(verdeling())
    met_band, vermoedens = banden(aanvragen, mensen), vermoede_banden(aanvragen, mensen)
    uit = []
    for aanvraag in aanvragen:
        beoordelingen = aanvraag.beoordelingen.all()
        vrij = [p for p in mensen if p.pk not in met_band[aanvraag.pk]]
        begonnen = {b.beoordelaar_id for b in beoordelingen if b.ingeleverd_op or b.heeft_scores}  # type: ignore[attr-defined]
        uit.append(
            Kandidaten(
                aanvraag,
                vrij,
                heeft=frozenset(b.beoordelaar_id for b in beoordelingen),
                begonnen=frozenset(begonnen - met_band[aanvraag.pk]),
                vermoed=frozenset(vermoedens[aanvraag.pk]),
            )
        )
    return uit, mensen


def stel_voor(rijen: Sequence[Kandidaten], mensen: Sequence[Gebruiker]) -> None:
    """Fill in of each plan the pair that is best for all of them together, or why there is none."""
    namen = {p.pk: str(p) for p in mensen}
    gevonden = voorstel(
        [Plan(rij.aanvraag.nummer, rij.vast) for rij in rijen],
        namen,
        {rij.aanvraag.nummer: set(namen) - {p.pk for p in rij.mensen} for rij in rijen},
        {p.pk: p.open for p in mensen},  # type: ignore[attr-defined]
        _eerder_samen(rijen),
        {rij.aanvraag.nummer: rij.vermoed for rij in rijen},
    )
    vul_in(rijen, gevonden.paren, gevonden.redenen)


def vul_in(rijen: Iterable[Kandidaten], paren: Mapping[str, Sequence[int]], redenen: Mapping[str, str]) -> None:
    """Write a proposal in the rows, with who has the plan first. Who can no longer assess it is left out."""
    for rij in rijen:
        mogelijk = {p.pk: p for p in rij.mensen}
        paar = sorted(
            paren.get(rij.aanvraag.nummer, ()), key=lambda pk: (pk not in rij.begonnen, pk not in rij.vast, pk)
        )
        rij.paar = [mogelijk[pk] for pk in paar if pk in mogelijk]
        rij.reden = redenen.get(rij.aanvraag.nummer, "")


def _eerder_samen(rijen: Sequence[Kandidaten]) -> Counter[Paar]:
    """How often each two people share a plan already, in the periods of these plans."""
    tijdvakken = {rij.aanvraag.tijdvak_id for rij in rijen}
    tweede = Beoordeling.objects.filter(aanvraag=OuterRef("aanvraag"), plaats=2).values("beoordelaar")
    samen = (
        Beoordeling.objects.filter(plaats=1, aanvraag__tijdvak__in=tijdvakken)
        .exclude(aanvraag__in=[rij.aanvraag.pk for rij in rijen])
        .annotate(ander=Subquery(tweede))
        .exclude(ander=None)
        .order_by()
        .values_list("beoordelaar", "ander")
        .annotate(keer=Count("pk"))
    )
    telling: Counter[Paar] = Counter()
    for een, ander, keer in samen:
        telling[min(een, ander), max(een, ander)] += keer
    return telling
