"""Two states of the same periods beside each other: which figures differ, and what happened in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from aanvragen.models import Aanvraag, Categorie, Gebeurtenis, Tijdvak
from aanvragen.statussen import BEGINNEN, HERVATTEN, OPSCHORTEN, ZONDER_STATUS
from aanvragen.tijdlijn import WOORDEN
from beoordeling.models import Plafondmutatie
from beoordeling.plafond import effect
from sectorplannen.kern.datums import einde_van_dag
from sectorplannen.kern.geld import getal
from sectorplannen.kern.models import Gebruiker

from . import aggregaten
from .begrippen import Cijfer
from .definities import AANDEEL, EURO
from .models import Realisatie

ZONDER_GEVOLG = {BEGINNEN, *ZONDER_STATUS} - {OPSCHORTEN, HERVATTEN}
"""Steps that change no figure: they leave the status as it is, and the term to decide as well."""


@dataclass(frozen=True)
class Verschil:
    """One figure on both days. `verschil` is None where on one of them there was none, as with a share of nothing."""

    toen: Cijfer
    nu: Cijfer

    @property
    def verschil(self) -> int | Decimal | None:
        """What it went up (or, below zero, down)."""
        toen, nu = self.toen.waarde, self.nu.waarde
        if toen is None or nu is None or isinstance(toen, date) or isinstance(nu, date):
            return None
        return nu - toen

    @property
    def in_woorden(self) -> str:
        """The difference with its sign, in its own unit; of a share in hundredths."""
        verschil = self.verschil
        if verschil is None or not self.is_anders:
            return "–"
        teken = "+" if verschil > 0 else ""
        if self.nu.eenheid == AANDEEL:
            return f"{teken}{getal(100 * verschil, 1)} procentpunt"
        if self.nu.eenheid == EURO:
            return f"{teken}{getal(verschil, 0 if verschil == int(verschil) else 2)}"
        return f"{teken}{getal(verschil)}"

    @property
    def is_per_soort(self) -> bool:
        """Whether it is of one category of measures."""
        return self.nu.code.removeprefix("deelnemers_").removeprefix("bedrag_") in Categorie.values

    @property
    def is_anders(self) -> bool:
        """Whether it is another figure now."""
        return self.toen.waarde != self.nu.waarde


def cijfers(tijdvakken: Sequence[Tijdvak], van: date, tot: date) -> list[Verschil]:
    """Every figure of the overview at the end of both days, in the order in which they are printed everywhere."""
    toen, nu = (aggregaten.overzicht(tijdvakken, dag).stand.cijfers for dag in (van, tot))
    return [Verschil(toen[code], cijfer) for code, cijfer in nu.items()]


@dataclass(frozen=True)
class Soort:
    """Steps of one kind in between: in words, and how many."""

    naam: str
    aantal: int


def gebeurtenissen(tijdvakken: Collection[Tijdvak], van: date, tot: date, lezer: Gebruiker) -> QuerySet[Gebeurtenis]:
    """The steps of plans after the end of one day and up to the end of another, in order, of what was filed by then.

    Steps that change no figure are left out. `is_zichtbaar` tells whether the reader may know of the plan.
    """
    begin, eind = einde_van_dag(van), einde_van_dag(tot)
    rijen = Gebeurtenis.objects.filter(op__gt=begin, op__lte=eind, aanvraag__tijdvak__in=tijdvakken)
    rijen = rijen.filter(aanvraag__ingediend_op__lte=eind).exclude(stap__in=ZONDER_GEVOLG)
    zichtbaar = Aanvraag.objects.zichtbaar_voor(lezer).filter(pk=OuterRef("aanvraag"))
    return rijen.annotate(is_zichtbaar=Exists(zichtbaar)).select_related("aanvraag").order_by("op", "pk")


def soorten(rijen: QuerySet[Gebeurtenis]) -> list[Soort]:
    """How many steps there are of each kind, most first. One query."""
    telling: Counter[str] = Counter()
    for stap, aantal in rijen.order_by().values_list("stap").annotate(Count("pk")):
        telling[WOORDEN.get(stap, stap)] += aantal
    return [Soort(naam, aantal) for naam, aantal in telling.most_common()]


def boekingen(tijdvakken: Collection[Tijdvak], van: date, tot: date, lezer: Gebruiker) -> QuerySet[Plafondmutatie]:
    """The entries of the ledger that work after one day and up to another, with `is_zichtbaar` as of the steps."""
    zichtbaar = Aanvraag.objects.zichtbaar_voor(lezer).filter(pk=OuterRef("besluit__aanvraag"))
    return (
        Plafondmutatie.objects.filter(tijdvak__in=tijdvakken, datum__gt=van, datum__lte=tot)
        .annotate(
            is_zichtbaar=Case(
                When(Q(besluit=None), then=Value(True)), default=Exists(zichtbaar), output_field=BooleanField()
            )
        )
        .select_related("besluit__aanvraag", "tijdvak")
        .order_by("datum", "tijdvak", "volgnummer")
    )


def effect_van(rij: Plafondmutatie) -> Decimal:
    """What an entry did to the room, in euros."""
    return effect(rij.soort, rij.bedrag)


def opgaven(tijdvakken: Collection[Tijdvak], van: date, tot: date) -> list[tuple[date, int]]:
    """How many measures gave a statement of what they reached, per date of reference in between. One query."""
    rijen = Realisatie.objects.filter(
        maatregel__aanvraag__tijdvak__in=tijdvakken, peildatum__gt=van, peildatum__lte=tot
    )
    return list(rijen.order_by("peildatum").values_list("peildatum").annotate(Count("pk")))
