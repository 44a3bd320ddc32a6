"""The public plans as everyone may see them: read in a fixed number of queries, without people, kept until something changes.

Register, factsheet, open data and search all read these same rows, so none of them can tell more than another.
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

from django.db.models import Prefetch
from django.utils import timezone

from aanvragen.models import Arbeidsmarktregio, Deelnemer, Knelpunt, Maatregel, Sector
from beoordeling.models import BesluitSoort
from sectorplannen.kern.adressen import webadres
from sectorplannen.kern.datums import dag_van, vandaag
from sectorplannen.kern.geld import afronden
from sectorplannen.kern.models import Organisatie

from .. import tellingen
from ..begrippen import NUL, Toekenning
from ..models import Realisatie
from ..tellingen import Geldend, natuurlijk, som, verdeel
from . import bewaren, merk
from .mensen import Mensen, Scherm
from .openbaar import bekende_besluiten, ingetrokken, openbaar
from .openbaarplan import Bereikt, OpenbaarKnelpunt, OpenbaarPlan, OpenbareMaatregel, OpenbareOrganisatie

_POSTCODE = re.compile(r"^\s*\d{4}\s?[A-Za-z]{2}\s+")


@dataclass(frozen=True)
class Gelezen:
    """The register as it was read: by which word that is known, every plan by its number, and the stamp of what they say."""

    woord: str
    plannen: Mapping[str, OpenbaarPlan]
    stempel: str


_slot = threading.Lock()
_bewaard: Gelezen | None = None


def alle() -> Mapping[str, OpenbaarPlan]:
    """Every public plan by its number, in natural order. Read anew when the mark of the register is another."""
    return versie().plannen


def versie() -> Gelezen:
    """The same, with the word by which this reading is known (another word, perhaps other plans) and its stamp."""
    global _bewaard  # one copy per process: out of the cache it would be unpacked for every visitor
    # Who empties the cache empties this as well: the word holds a part that only stands there.
    deel = bewaren.houd("register:woord", uuid4().hex, None, zonder="")
    woord = f"{merk.van_register()}:{deel}"
    bewaard = _bewaard
    if bewaard is None or bewaard.woord != woord:
        with _slot:
            bewaard = _bewaard
            if bewaard is None or bewaard.woord != woord:
                gelezen = lees()
                bewaard = _bewaard = Gelezen(woord, gelezen, _stempel(gelezen))
    return bewaard


def _stempel(gelezen: Mapping[str, OpenbaarPlan]) -> str:
    """Of everything that the register shows: the plans, and the sectors and regions that it counts them by."""
    gebieden = [list(soort.objects.values_list("nummer", "naam")) for soort in (Sector, Arbeidsmarktregio)]
    return hashlib.sha256(f"{list(gelezen.values())}{gebieden}".encode("utf-8", "replace")).hexdigest()[:32]


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
    bbl = _bbl([t for pk in pks for t in toegekend[pk]])
    bereikt = _bereikt(pks)
    uit = []
    for plan in rijen:
        organisaties = [plan.hoofdaanvrager.naam, *(d.organisatie.naam for d in plan.deelnemers.all())]
        scherm = mensen.scherm(plan.pk, organisaties)
        maatregelen = tuple(
            _maatregel(
                t,
                scherm,
                doelgroepen[t.maatregel],
                links[t.maatregel],
                bbl[t.maatregel],
                bereikt[plan.pk].pop(t.maatregel, None),
            )
            for t in toegekend[plan.pk]
        )
        vervallen = _samen(bereikt[plan.pk].values())
        uit.append(_plan(plan, besluiten[plan.pk].bedrag, maatregelen, vervallen, scherm, mensen))
    return {plan.nummer: plan for plan in sorted(uit, key=lambda plan: natuurlijk(plan.nummer))}


def _verleningen(pks: Sequence[int]) -> dict[int, Geldend]:
    """Of each plan its last grant that was announced; a settlement after it names no measures."""
    rijen = bekende_besluiten(timezone.now()).filter(aanvraag__in=pks, soort=BesluitSoort.VERLENING)
    velden = ("aanvraag_id", "pk", "soort", "bedrag", "op")
    return {
        aanvraag: Geldend(pk, soort, bedrag, (), op, (soort, op))
        for aanvraag, pk, soort, bedrag, op in rijen.order_by("op", "pk").values_list(*velden)
    }


def _van_maatregelen(pks: Sequence[int]) -> tuple[dict[int, str], dict[int, list[int]]]:
    """Of each measure for whom it is, and the numbers of its bottlenecks. Two queries."""
    doelgroepen = dict(Maatregel.objects.filter(aanvraag__in=pks).values_list("pk", "doelgroep"))
    links: dict[int, list[int]] = defaultdict(list)
    koppels = Knelpunt.objects.filter(aanvraag__in=pks, maatregelen__isnull=False).order_by("volgnummer")
    for maatregel, volgnummer in koppels.values_list("maatregelen", "volgnummer"):
        links[maatregel].append(volgnummer)
    return doelgroepen, links


def _bereikt(pks: Sequence[int]) -> dict[int, dict[int, Bereikt]]:
    """Per plan and measure its last statement, also of a measure that the grant does not name."""
    rijen = Realisatie.objects.filter(maatregel__aanvraag__in=pks, peildatum__lte=vandaag()).order_by("peildatum", "pk")
    velden = ("maatregel__aanvraag_id", "maatregel_id", "deelnemers", "kosten", "peildatum")
    uit: dict[int, dict[int, Bereikt]] = defaultdict(dict)
    for plan, maatregel, *rest in rijen.values_list(*velden):
        uit[plan][maatregel] = Bereikt(*rest)
    return uit


def _samen(delen: Iterable[Bereikt]) -> Bereikt | None:
    """These together; None of nothing."""
    delen = list(delen)
    if not delen:
        return None
    kosten = sum((deel.kosten for deel in delen), NUL)
    return Bereikt(sum(deel.deelnemers for deel in delen), kosten, max(deel.peildatum for deel in delen))


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
    bereikt: Bereikt | None,
) -> OpenbareMaatregel:
    return OpenbareMaatregel(
        t.volgnummer, scherm.naam(t.naam), t.thema, t.categorie, scherm.tekst(doelgroep), tuple(knelpunten),
        t.aantal, bbl, t.bbl_deel, t.kosten, t.bedrag,
        *((bereikt.deelnemers, bereikt.kosten, bereikt.peildatum) if bereikt else ()),
    )  # fmt: skip


def _plan(
    plan: Any,
    bedrag: Decimal,
    maatregelen: tuple[OpenbareMaatregel, ...],
    vervallen: Bereikt | None,
    scherm: Scherm,
    mensen: Mensen,
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
        status=plan.bekend_als,
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
        herkomst=scherm.naam(plan.herkomst),
        verzonnen=scherm.naam(plan.verzonnen),
        vervallen=vervallen,
        zoektekst="\n".join(woorden).casefold(),
    )


def _knelpunt(rij: Knelpunt, scherm: Scherm) -> OpenbaarKnelpunt:
    bron = ", ".join(
        filter(None, [rij.get_bron_soort_display() if rij.bron_soort else "", scherm.naam(rij.bron_titel)])
    )
    return OpenbaarKnelpunt(rij.volgnummer, scherm.tekst(rij.omschrijving), bron)


def _organisatie(rij: Organisatie, mensen: Mensen, rol: str = "") -> OpenbareOrganisatie:
    """Only an address of the web as a website, and no e-mail address of someone who signs in here."""
    website = webadres(rij.website)
    contact = "" if mensen.is_van_een_persoon(rij.contact) else rij.contact
    plaats = _POSTCODE.sub("", rij.postcode_plaats).strip()
    return OpenbareOrganisatie(rij.pk, rij.naam, rij.get_soort_display(), website, contact, plaats, rol)
