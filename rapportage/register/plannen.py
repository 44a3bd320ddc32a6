"""The public plans as everyone may see them: read in a fixed number of queries, without people, kept until something changes.

Register, factsheet, open data and search all read these same rows, so none of them can tell more than another.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

from django.db.models import Prefetch

from aanvragen.models import Categorie, Deelnemer, Knelpunt, Maatregel, Thema
from beoordeling.models import Besluit, BesluitSoort
from sectorplannen.kern.datums import dag_van, vandaag
from sectorplannen.kern.geld import afronden, x1000
from sectorplannen.kern.models import Organisatie

from .. import tellingen
from ..begrippen import NUL, Toekenning
from ..models import Realisatie
from ..tellingen import Geldend, natuurlijk, som, verdeel
from . import bewaren, merk
from .mensen import Mensen, Scherm
from .openbaar import ingetrokken, openbaar

_POSTCODE = re.compile(r"^\s*\d{4}\s?[A-Za-z]{2}\s+")


@dataclass(frozen=True)
class OpenbareOrganisatie:
    """An organisation as the register names it: never a person. `plaats` without postcode."""

    pk: int
    naam: str
    soort: str
    website: str = ""
    contact: str = ""
    plaats: str = ""
    rol: str = ""


@dataclass(frozen=True)
class OpenbaarKnelpunt:
    """A bottleneck with its source."""

    volgnummer: int
    omschrijving: str
    bron: str


@dataclass(frozen=True)
class OpenbareMaatregel:
    """A granted measure: for whom, what was granted (euros), and what was reached by its last closed statement."""

    volgnummer: int
    naam: str
    thema: str
    categorie: str
    doelgroep: str
    knelpunten: tuple[int, ...]
    deelnemers: int
    bbl: int
    kosten: Decimal
    bedrag: Decimal
    bereikt: int | None = None
    gemaakt: Decimal | None = None
    peildatum: date | None = None

    @property
    def soort(self) -> str:
        """The name of its category."""
        return str(Categorie(self.categorie).label) if self.categorie else ""

    @property
    def themanaam(self) -> str:
        """The name of its theme."""
        return str(Thema(self.thema).label) if self.thema else ""


@dataclass(frozen=True)
class OpenbaarPlan:
    """A granted plan that was announced, with all that is public of it. Money in euros."""

    pk: int
    nummer: str
    naam: str
    soort: str
    status: str
    tijdvak: int
    tijdvaknaam: str
    hoofdaanvrager: OpenbareOrganisatie
    partners: tuple[OpenbareOrganisatie, ...]
    sectoren: tuple[tuple[int, str], ...]
    regios: tuple[tuple[int, str], ...]
    samenvatting: str
    start_op: date | None
    eind_op: date | None
    bekendgemaakt_op: datetime
    bedrag: Decimal
    knelpunten: tuple[OpenbaarKnelpunt, ...]
    maatregelen: tuple[OpenbareMaatregel, ...]
    herkomst: str
    verzonnen: str
    zoektekst: str = field(default="", repr=False)

    @property
    def is_regionaal(self) -> bool:
        """A plan for one or more labour market regions."""
        return self.soort == "regio"

    @property
    def naam_met_soort(self) -> str:
        """The name as Tabel 1 prints it."""
        return f"{self.naam} (regio)" if self.is_regionaal and not self.naam.endswith("(regio)") else self.naam

    @property
    def bekend_op(self) -> date:
        """The day on which its decision was announced."""
        return dag_van(self.bekendgemaakt_op)

    @property
    def bedrag_x1000(self) -> int:
        """What was granted in thousands of euros, as Tabel 1 rounds it."""
        return x1000(self.bedrag)

    @property
    def knelpunten_met_maatregelen(self) -> list[tuple[OpenbaarKnelpunt, list[OpenbareMaatregel]]]:
        """The bottlenecks that a granted measure answers, with those; where no link is known each stands alone."""
        paren = [(k, [m for m in self.maatregelen if k.volgnummer in m.knelpunten]) for k in self.knelpunten]
        return [paar for paar in paren if paar[1]] or paren

    @property
    def kosten(self) -> Decimal:
        """Budgeted costs of the granted measures."""
        return sum((m.kosten for m in self.maatregelen), NUL)

    @property
    def eigen_bijdrage(self) -> Decimal:
        """Costs less what was granted of each measure."""
        return sum((m.kosten - m.bedrag for m in self.maatregelen), NUL)

    @property
    def deelnemers(self) -> int:
        """Intended participants."""
        return sum(m.deelnemers for m in self.maatregelen)

    @property
    def bbl(self) -> int:
        """Of these in a place to work and learn."""
        return sum(m.bbl for m in self.maatregelen)

    @property
    def peildatum(self) -> date | None:
        """The day of the last closed statement of progress; None where there is none."""
        return max((m.peildatum for m in self.maatregelen if m.peildatum), default=None)

    @property
    def bereikt(self) -> int | None:
        """Participants reached by then."""
        return sum(m.bereikt or 0 for m in self.maatregelen) if self.peildatum else None

    @property
    def gemaakt(self) -> Decimal | None:
        """Costs made by then, of state and parties together."""
        return sum((m.gemaakt or NUL for m in self.maatregelen), NUL) if self.peildatum else None

    @property
    def themas(self) -> frozenset[str]:
        """The themes of its measures."""
        return frozenset(m.thema for m in self.maatregelen if m.thema)

    @property
    def categorieen(self) -> frozenset[str]:
        """The kinds of its measures."""
        return frozenset(m.categorie for m in self.maatregelen if m.categorie)


_slot = threading.Lock()
_bewaard: tuple[str, Mapping[str, OpenbaarPlan]] | None = None


def alle() -> Mapping[str, OpenbaarPlan]:
    """Every public plan by its number, in natural order. Read anew when the mark of the register is another."""
    return versie()[1]


def versie() -> tuple[str, Mapping[str, OpenbaarPlan]]:
    """The same, with the word by which this reading is known: another word, perhaps other plans."""
    global _bewaard  # one copy per process: out of the cache it would be unpacked for every visitor
    # Who empties the cache empties this as well: the word holds a part that only stands there.
    woord = bewaren.houd("register:woord", uuid4().hex, None, zonder="")
    sleutel = f"{merk.van_register()}:{woord}"
    bewaard = _bewaard
    if bewaard is None or bewaard[0] != sleutel:
        with _slot:
            bewaard = _bewaard
            if bewaard is None or bewaard[0] != sleutel:
                bewaard = _bewaard = sleutel, lees()
    return bewaard


def ingetrokken_plan(nummer: str) -> tuple[str, date] | None:
    """Of a plan whose public grant was withdrawn its name and the day on which that was announced; None for any other."""
    rij = ingetrokken().select_related("hoofdaanvrager").filter(nummer=nummer).first()
    if rij is None:
        return None
    naam = Mensen([rij]).scherm(rij.pk, [rij.hoofdaanvrager.naam]).naam(rij.naam)
    return naam, dag_van(rij.bekendgemaakt_op)  # type: ignore[attr-defined]


def lees() -> dict[str, OpenbaarPlan]:
    """The same, from the database: some fifteen queries, however many plans there are."""
    partners = Deelnemer.objects.select_related("organisatie")
    rijen = list(
        openbaar()
        .select_related("hoofdaanvrager", "tijdvak")
        .defer("arbeidsmarktanalyse", "uitvoering", "voorwaarden", "financieringsplan", "vervolgfinanciering")
        .prefetch_related("sectoren", "regios", "knelpunten", Prefetch("deelnemers", partners))
    )
    mensen, pks = Mensen(rijen), [plan.pk for plan in rijen]
    besluiten = _verleningen(pks)
    toegekend: dict[int, list[Toekenning]] = defaultdict(list)
    for toekenning in tellingen.toekenningen(pks, besluiten.values()):
        toegekend[toekenning.aanvraag].append(toekenning)
    doelgroepen, links = _van_maatregelen(pks)
    bereikt, bbl = _bereikt(pks), _bbl([t for pk in pks for t in toegekend[pk]])
    uit = []
    for plan in rijen:
        organisaties = [plan.hoofdaanvrager.naam, *(d.organisatie.naam for d in plan.deelnemers.all())]
        scherm = mensen.scherm(plan.pk, organisaties)
        maatregelen = tuple(
            _maatregel(
                t, scherm, doelgroepen[t.maatregel], links[t.maatregel], bbl[t.maatregel], bereikt.get(t.maatregel)
            )
            for t in toegekend[plan.pk]
        )
        uit.append(_plan(plan, besluiten[plan.pk].bedrag, maatregelen, scherm, mensen))
    return {plan.nummer: plan for plan in sorted(uit, key=lambda plan: natuurlijk(plan.nummer))}


def _verleningen(pks: Sequence[int]) -> dict[int, Geldend]:
    """Of each plan its last grant; a settlement after it names no measures."""
    rijen = Besluit.objects.filter(aanvraag__in=pks, soort=BesluitSoort.VERLENING).order_by("op", "pk")
    velden = ("aanvraag_id", "pk", "soort", "bedrag", "op")
    return {
        aanvraag: Geldend(pk, soort, bedrag, (), op, (soort, op))
        for aanvraag, pk, soort, bedrag, op in rijen.values_list(*velden)
    }


def _van_maatregelen(pks: Sequence[int]) -> tuple[dict[int, str], dict[int, list[int]]]:
    """Of each measure for whom it is, and the numbers of its bottlenecks. Two queries."""
    doelgroepen = dict(Maatregel.objects.filter(aanvraag__in=pks).values_list("pk", "doelgroep"))
    links: dict[int, list[int]] = defaultdict(list)
    koppels = Knelpunt.objects.filter(aanvraag__in=pks, maatregelen__isnull=False).order_by("volgnummer")
    for maatregel, volgnummer in koppels.values_list("maatregelen", "volgnummer"):
        links[maatregel].append(volgnummer)
    return doelgroepen, links


def _bereikt(pks: Sequence[int]) -> dict[int, tuple[int, Decimal, date]]:
    """Of each measure its last statement: participants, costs, and up to which day."""
    rijen = Realisatie.objects.filter(maatregel__aanvraag__in=pks, peildatum__lte=vandaag()).order_by("peildatum", "pk")
    velden = ("maatregel_id", "deelnemers", "kosten", "peildatum")
    return {maatregel: (mensen, geld, dag) for maatregel, mensen, geld, dag in rijen.values_list(*velden)}


def _bbl(toekenningen: Sequence[Toekenning]) -> dict[int, int]:
    """Whole places per measure, that add up per plan to the rounded sum of the exact parts."""
    per_plan: dict[int, list[Toekenning]] = defaultdict(list)
    for toekenning in toekenningen:
        per_plan[toekenning.aanvraag].append(toekenning)
    uit: dict[int, int] = {}
    for delen in per_plan.values():
        stukken = [Fraction(*t.bbl_deel) for t in delen]
        plekken = verdeel(stukken, Decimal(afronden(som(t.bbl_deel for t in delen))), 1)
        uit |= {t.maatregel: int(aantal) for t, aantal in zip(delen, plekken, strict=True)}
    return uit


def _maatregel(
    t: Toekenning,
    scherm: Scherm,
    doelgroep: str,
    knelpunten: Iterable[int],
    bbl: int,
    bereikt: tuple[int, Decimal, date] | None,
) -> OpenbareMaatregel:
    return OpenbareMaatregel(
        t.volgnummer, scherm.naam(t.naam), t.thema, t.categorie, scherm.tekst(doelgroep), tuple(knelpunten),
        t.aantal, bbl, t.kosten, t.bedrag, *(bereikt or ()),
    )  # fmt: skip


def _plan(
    plan: Any, bedrag: Decimal, maatregelen: tuple[OpenbareMaatregel, ...], scherm: Scherm, mensen: Mensen
) -> OpenbaarPlan:
    hoofd = _organisatie(plan.hoofdaanvrager, mensen)
    partners = tuple(_organisatie(d.organisatie, mensen, d.get_rol_display()) for d in plan.deelnemers.all())
    sectoren = tuple((s.nummer, s.naam) for s in plan.sectoren.all())
    regios = tuple((r.nummer, r.naam) for r in plan.regios.all())
    naam, samenvatting = scherm.naam(plan.naam), scherm.tekst(plan.samenvatting)
    woorden = [plan.nummer, naam, samenvatting, hoofd.naam, *(p.naam for p in partners), *(m.naam for m in maatregelen)]
    woorden += [gebied for _, gebied in (*sectoren, *regios)]
    return OpenbaarPlan(
        pk=plan.pk,
        nummer=plan.nummer,
        naam=naam,
        soort=plan.soort,
        status=plan.status,
        tijdvak=plan.tijdvak.nummer,
        tijdvaknaam=plan.tijdvak.naam,
        hoofdaanvrager=hoofd,
        partners=partners,
        sectoren=sectoren,
        regios=regios,
        samenvatting=samenvatting,
        start_op=plan.start_op,
        eind_op=plan.eind_op,
        bekendgemaakt_op=plan.bekendgemaakt_op,
        bedrag=bedrag,
        knelpunten=tuple(_knelpunt(k, scherm) for k in plan.knelpunten.all()),
        maatregelen=maatregelen,
        herkomst=plan.herkomst,
        verzonnen=plan.verzonnen,
        zoektekst="\n".join(woorden).casefold(),
    )


def _knelpunt(rij: Knelpunt, scherm: Scherm) -> OpenbaarKnelpunt:
    bron = ", ".join(
        filter(None, [rij.get_bron_soort_display() if rij.bron_soort else "", scherm.naam(rij.bron_titel)])
    )
    return OpenbaarKnelpunt(rij.volgnummer, scherm.tekst(rij.omschrijving), bron)


def _organisatie(rij: Organisatie, mensen: Mensen, rol: str = "") -> OpenbareOrganisatie:
    """Only an address of the web as a website, and no e-mail address of someone who signs in here."""
    website = rij.website if rij.website.startswith(("https://", "http://")) else ""
    contact = "" if mensen.is_van_een_persoon(rij.contact) else rij.contact
    plaats = _POSTCODE.sub("", rij.postcode_plaats).strip()
    return OpenbareOrganisatie(rij.pk, rij.naam, rij.get_soort_display(), website, contact, plaats, rol)
