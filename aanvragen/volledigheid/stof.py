"""What the findings look at: everything of a plan, fetched once, in a fixed number of questions to the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Min, prefetch_related_objects

from sectorplannen.kern.models import Organisatie, OrganisatieSoort

from ..models import (
    Aanvraag,
    Bijdrage,
    Bijlage,
    CategorieThema,
    DeelnemerRol,
    Knelpunt,
    Maatregel,
    Regelingversie,
    Vertegenwoordiging,
)
from ..querysets import AanvraagQuerySet
from ..statussen import Status
from ..vergelijking import Prijsklasse, prijsklassen

TELT_NIET = frozenset({Status.CONCEPT, Status.INGETROKKEN, Status.BUITEN_BEHANDELING})
"""Of such a plan nothing was asked, or nothing is asked any more (art. 2.3, fourth paragraph)."""
VERLEEND = frozenset({Status.VERLEEND, Status.VASTGESTELD})
GEEN_VERENIGING = frozenset(
    {
        OrganisatieSoort.ARBEIDSORGANISATIE,
        OrganisatieSoort.OENO_FONDS,
        OrganisatieSoort.KENNISCENTRUM,
        OrganisatieSoort.OVERHEID,
    }
)
"""Kinds that are neither an organisation of employers nor of employees, on whose side they may stand (art. 1.1)."""


@dataclass(frozen=True)
class Partij:
    """An organisation in the partnership: on whose side it stands, and by what right, where that was stated."""

    organisatie: Organisatie
    rol: str
    recht: Vertegenwoordiging | None

    def is_organisatie_van(self, kant: DeelnemerRol) -> bool:
        """Whether it is an organisation of employers, or of employees (art. 1.1).

        Its kind decides. Of a kind that says nothing, the side that its writers gave it.
        """
        eigen = {
            OrganisatieSoort.WERKGEVERSORGANISATIE.value: DeelnemerRol.WERKGEVERS,
            OrganisatieSoort.WERKNEMERSORGANISATIE.value: DeelnemerRol.WERKNEMERS,
        }.get(self.organisatie.soort)
        if eigen is not None:
            return eigen == kant
        return self.rol == kant and self.organisatie.soort not in GEEN_VERENIGING

    @property
    def is_vereniging(self) -> bool | None:
        """An association with full legal capacity; None where nobody said so."""
        return self.recht.is_vereniging if self.recht else None


@dataclass(frozen=True)
class Eerdere:
    """A plan of the same lead organisation in the same period that was filed earlier, and where it is for."""

    nummer: str
    naam: str
    is_verleend: bool
    sectoren: frozenset[int]
    regios: frozenset[int]


@dataclass(frozen=True)
class Stof:
    """A plan as the findings see it. No finding asks the database anything itself."""

    aanvraag: Aanvraag
    regeling: Regelingversie
    partijen: tuple[Partij, ...]
    sectoren: frozenset[int]
    regios: frozenset[int]
    knelpunten: tuple[Knelpunt, ...]
    maatregelen: tuple[Maatregel, ...]
    bijdragen: tuple[Bijdrage, ...]
    bijlagen: tuple[Bijlage, ...]
    eerdere: tuple[Eerdere, ...]
    passend: frozenset[tuple[str, str]]
    gepubliceerd_op: date
    prijzen: dict[str, Prijsklasse]

    def organisaties_van(self, kant: DeelnemerRol) -> list[Partij]:
        """The organisations of employers, or of employees, in the partnership."""
        return [p for p in self.partijen if p.is_organisatie_van(kant)]

    @cached_property
    def arbeidsorganisaties(self) -> list[Partij]:
        """The single employers in the partnership."""
        return [p for p in self.partijen if p.organisatie.soort == OrganisatieSoort.ARBEIDSORGANISATIE]

    @cached_property
    def beantwoord(self) -> set[int]:
        """The bottlenecks that a measure answers."""
        return {k.pk for m in self.maatregelen for k in m.knelpunten.all()}

    @cached_property
    def gevraagd(self) -> Decimal:
        """The co-financing that is asked, in euros."""
        return sum((m.cofinanciering for m in self.maatregelen), Decimal("0.00"))

    @cached_property
    def eigen_bijdrage(self) -> Decimal:
        """What the partnership pays itself: eligible costs less what is asked, in euros."""
        return sum((m.eigen_bijdrage for m in self.maatregelen), Decimal("0.00"))


def verzamel(aanvraag: Aanvraag) -> Stof:
    """Fetch all that the findings need of a plan, as it is in the database now."""
    vers = copy(aanvraag)
    vers._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # what was fetched before may have changed since
    return verzamel_alle([vers])[0]


DELEN = (
    "hoofdaanvrager", "tijdvak__regelingversie", "vertegenwoordigingen", "deelnemers__organisatie", "sectoren", "regios",
    "knelpunten", "maatregelen__knelpunten", "maatregelen__kostenposten", "bijdragen", "bijlagen",
)  # fmt: skip


def verzamel_alle(aanvragen: Sequence[Aanvraag]) -> list[Stof]:
    """Fetch all that the findings need of many plans: as many questions to the database as for one."""
    prefetch_related_objects(aanvragen, *DELEN)
    eerdere = _eerdere(aanvragen)
    passend = frozenset(CategorieThema.objects.values_list("thema", "categorie"))
    gepubliceerd_op = Regelingversie.objects.aggregate(eerste=Min("gepubliceerd_op"))["eerste"]
    prijzen = prijsklassen()
    return [
        Stof(
            aanvraag=aanvraag,
            regeling=aanvraag.tijdvak.regelingversie,
            partijen=_partijen(aanvraag),
            sectoren=frozenset(sector.pk for sector in aanvraag.sectoren.all()),
            regios=frozenset(regio.pk for regio in aanvraag.regios.all()),
            knelpunten=tuple(aanvraag.knelpunten.all()),
            maatregelen=tuple(aanvraag.maatregelen.all()),
            bijdragen=tuple(aanvraag.bijdragen.all()),
            bijlagen=tuple(aanvraag.bijlagen.all()),
            eerdere=eerdere[aanvraag.pk],
            passend=passend,
            gepubliceerd_op=gepubliceerd_op,
            prijzen=prijzen,
        )
        for aanvraag in aanvragen
    ]


def _partijen(aanvraag: Aanvraag) -> tuple[Partij, ...]:
    rechten = {v.organisatie_id: v for v in aanvraag.vertegenwoordigingen.all()}
    leden = [(aanvraag.hoofdaanvrager, ""), *((d.organisatie, d.rol) for d in aanvraag.deelnemers.all())]
    return tuple(Partij(wie, rol, rechten.get(wie.pk)) for wie, rol in leden)


def _eerdere(aanvragen: Sequence[Aanvraag]) -> dict[int, tuple[Eerdere, ...]]:
    """Per plan those of its lead organisation in its period that were filed before it; of a draft all that were filed."""
    rijen = Aanvraag.objects.filter(
        tijdvak__in={a.tijdvak_id for a in aanvragen}, hoofdaanvrager__in={a.hoofdaanvrager_id for a in aanvragen}
    ).exclude(status__in=TELT_NIET)
    sectoren, regios = _gebied(rijen, "sectoren"), _gebied(rijen, "regios")
    per_verband: dict[tuple[int, int], list[Aanvraag]] = defaultdict(list)
    for rij in rijen.order_by("ingediend_op", "pk"):
        per_verband[rij.tijdvak_id, rij.hoofdaanvrager_id].append(rij)
    return {
        a.pk: tuple(
            Eerdere(
                rij.nummer, rij.naam, rij.status in VERLEEND, frozenset(sectoren[rij.pk]), frozenset(regios[rij.pk])
            )
            for rij in per_verband[a.tijdvak_id, a.hoofdaanvrager_id]
            if rij.pk != a.pk and (a.ingediend_op is None or (rij.ingediend_op, rij.pk) < (a.ingediend_op, a.pk))
        )
        for a in aanvragen
    }


def _gebied(rijen: AanvraagQuerySet, waarvoor: str) -> dict[int, set[int]]:
    """Which sectors or regions each plan is for: one question, also where there are no plans."""
    gebied: dict[int, set[int]] = defaultdict(set)
    for pk, deel in rijen.filter(**{f"{waarvoor}__isnull": False}).values_list("pk", waarvoor):
        gebied[pk].add(deel)
    return gebied
