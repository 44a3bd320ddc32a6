"""Everything that was filed, as text to reckon with: a row for each measure of each plan, as it stood on a date.

Read and sent a part at a time, so that size asks no memory; what belongs to a plan is written once and repeated. What is
asked is what was filed, never a supplement that is still being written; what is granted is what the decision in force names,
as in `cijfers`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from aanvragen.models import Aanvraag, AanvraagSoort, Categorie, Indiening, Maatregel, Thema, Tijdvak
from aanvragen.statussen import Status
from beoordeling.models import BesluitSoort
from sectorplannen.kern.celtekst import onschadelijk
from sectorplannen.kern.datums import AMSTERDAM, einde_van_dag
from sectorplannen.kern.models import Gebruiker

from . import tellingen
from .tellingen import VERLEEND
from .uitvoer.als_csv import BOM

PER_KEER, PER_STUK = 2000, 500
"""Plans of which is known at once what belongs to them, and those that are sent in one piece."""
KOPPEN = (
    "Tijdvak", "Nummer", "Plan", "Soort plan", "Sectoren", "Regio’s", "Hoofdaanvrager", "Status", "Ingediend op",
    "Volledig op", "Maatregel", "Naam van de maatregel", "Thema", "Soort maatregel", "Deelnemers gevraagd",
    "Waarvan jonger dan 27", "Waarvan op een leerwerkplek (BBL)", "Kosten in euro", "Gevraagd in euro",
    "Deelnemers verleend", "Verleend in euro", "Bereikte deelnemers", "Peildatum",
)  # fmt: skip
LEEG = ";" * (KOPPEN.index("Peildatum") - KOPPEN.index("Maatregel"))
"""The cells of a plan without measures."""
MAATREGEL = (
    "aanvraag_id", "pk", "volgnummer", "naam", "thema", "categorie", "deelnemers", "waarvan_jongeren", "waarvan_bbl",
    "kosten", "cofinanciering",
)  # fmt: skip
TOEGEKEND = ("besluiten__besluit_id", "besluiten__aantal", "besluiten__bedrag")
GEWOON = re.compile(r"[^\W_](?:[\w .,:()/&'’‘–-]{0,500}[\w.)’])?")
"""What nearly every name is: it begins with a letter or a digit, and has nothing in it that a file must be guarded from."""
NIETS = (None, 0, "0.00")
Rij = tuple[Any, ...]


@dataclass(frozen=True)
class Erbij:
    """What belongs to some plans: the grants in force, what was reached of each measure, and where the plans work."""

    geldend: set[int]
    bereikt: dict[int, int]
    sectoren: dict[int, list[str]]
    regios: dict[int, list[str]]
    ingediend: dict[int, tuple[Rij, list[Rij]]]


def plannen(gebruiker: Gebruiker, tijdvak: Tijdvak | None, peildatum: date) -> QuerySet[Aanvraag]:
    """The plans that were filed by the end of a day, and that this person may open; without a period those of all."""
    rijen = Aanvraag.objects.inzage_voor(gebruiker).op(einde_van_dag(peildatum))
    if tijdvak is not None:
        rijen = rijen.filter(tijdvak=tijdvak)
    return rijen.order_by("pk")


def als_csv(gebruiker: Gebruiker, tijdvak: Tijdvak | None, peildatum: date) -> Iterator[str]:
    """The whole file, a piece at a time: semicolons, a comma in amounts, days as 2014-03-31; nothing in it runs."""
    yield f"{BOM}{';'.join(KOPPEN)}\r\n"
    rijen = _plannen(gebruiker, tijdvak, peildatum)
    while plannen_ := list(islice(rijen, PER_KEER)):
        regels = _regels(plannen_, peildatum)
        while stuk := list(islice(regels, PER_STUK)):
            yield "".join(stuk)


def _plannen(gebruiker: Gebruiker, tijdvak: Tijdvak | None, peildatum: date) -> Iterator[Rij]:
    """The plans; the last field says that the measures of today are not those that had been filed by then."""
    moment = einde_van_dag(peildatum)
    later = Exists(Indiening.objects.filter(aanvraag=OuterRef("pk"), op__gt=moment))
    rijen = plannen(gebruiker, tijdvak, peildatum).annotate(
        leest_indiening=later | Q(status=Status.AANVULLING_GEVRAAGD),
        ingediend=TruncDate("ingediend_op", tzinfo=AMSTERDAM),
        volledig=TruncDate("volledig_op", tzinfo=AMSTERDAM),
        was_volledig=Q(volledig_op__lte=moment),
    )
    velden = (
        "pk", "tijdvak__nummer", "nummer", "naam", "soort", "hoofdaanvrager__naam", "status_op_peildatum", "ingediend",
        "volledig", "was_volledig", "leest_indiening",
    )  # fmt: skip
    return rijen.values_list(*velden).iterator(chunk_size=PER_KEER)


def _regels(rijen: Sequence[Rij], peildatum: date) -> Iterator[str]:
    """The lines of some plans, all measures of a plan together."""
    erbij = _erbij(rijen, peildatum)
    zoals_nu = groupby(_zoals_nu(_bereik(rijen)), key=itemgetter(0))
    volgende = next(zoals_nu, None)
    for rij in rijen:
        pk, status = rij[0], rij[6]
        while volgende and volgende[0] < pk:  # of a plan that is not in the file, or that is read from its filing
            volgende = next(zoals_nu, None)
        maatregelen: Iterable[Rij] = ()
        if pk in erbij.ingediend:
            maatregelen = erbij.ingediend[pk][1]
        elif volgende and volgende[0] == pk:
            maatregelen = volgende[1]
        geldend = erbij.geldend if status in VERLEEND else set()
        begin, eind = _plan(rij, erbij), f";{peildatum.isoformat()}\r\n"
        yield "".join([f"{begin}{cellen}{eind}" for cellen in _maatregelen(maatregelen, geldend, erbij.bereikt)])


def _plan(rij: Rij, erbij: Erbij) -> str:
    pk, tijdvak, nummer, naam, soort, van_wie, status, op, volledig, was_volledig, _ = rij
    naam, soort, van_wie = erbij.ingediend[pk][0] if pk in erbij.ingediend else (naam, soort, van_wie)
    teksten = (
        nummer, naam, AanvraagSoort(soort).label, ", ".join(erbij.sectoren.get(pk, ())), ", ".join(erbij.regios.get(pk, ())),
        van_wie, Status(status).label,
    )  # fmt: skip
    return (
        f"{tijdvak};{';'.join(map(_tekst, teksten))};{op.isoformat()};{volledig.isoformat() if was_volledig else ''};"
    )


def _maatregelen(rijen: Iterable[Rij], geldend: set[int], bereikt: dict[int, int]) -> Iterator[str]:
    """The cells of each measure; a measure that several decisions name comes as often, and counts as the one in force has it."""
    per_nummer: dict[int, Rij] = {}
    for rij in rijen:
        if rij[2] not in per_nummer or rij[11] in geldend:
            per_nummer[rij[2]] = rij
    for rij in per_nummer.values():
        _, sleutel, nr, naam, thema, categorie, mensen, jong, bbl, kosten, gevraagd, besluit, aantal, bedrag = rij
        if besluit not in geldend or not bedrag:
            aantal, bedrag = 0, "0.00"
        geld = f"{kosten};{gevraagd};{mensen if aantal is None else aantal};{bedrag}".replace(".", ",")
        yield (
            f"{nr};{_tekst(naam)};{THEMAS[thema]};{CATEGORIEEN[categorie]};{mensen};{jong};{bbl};{geld};"
            f"{bereikt.get(sleutel, 0)}"
        )
    if not per_nummer:
        yield LEEG[1:]


def _tekst(tekst: str) -> str:
    """A text as a cell: harmless, and between quotes where it must be."""
    if GEWOON.fullmatch(tekst):
        return tekst
    heel = onschadelijk(tekst)
    return '"' + heel.replace('"', '""') + '"' if ";" in heel or '"' in heel else heel


THEMAS = {code: _tekst(str(naam)) for code, naam in Thema.choices} | {"": ""}
CATEGORIEEN = {code: _tekst(str(naam)) for code, naam in Categorie.choices} | {"": ""}


# --- What the records say --------------------------------------------------------------------------------------------


def _bereik(rijen: Sequence[Rij]) -> range:
    """From the first plan to the last, and what lies between: what is not in the file is passed over."""
    return range(rijen[0][0], rijen[-1][0] + 1)


def _zoals_nu(bereik: range) -> Iterable[Rij]:
    """The measures of plans, with each decision that names them. One query."""
    rijen = Maatregel.objects.filter(aanvraag__gte=bereik.start, aanvraag__lt=bereik.stop)
    velden = (*MAATREGEL, *TOEGEKEND)
    return rijen.order_by("aanvraag_id", "volgnummer").values_list(*velden).iterator(chunk_size=PER_KEER)


def _zoals_ingediend(pks: Sequence[int], moment: datetime) -> dict[int, tuple[Rij, list[Rij]]]:
    """Of some plans name, kind, lead organisation and measures from their last filing by then. Two queries, or none."""
    if not pks:
        return {}
    nu = defaultdict(list)
    sleutels = Maatregel.objects.filter(aanvraag__in=pks).values_list("aanvraag_id", "volgnummer", "pk", *TOEGEKEND)
    for plan, nr, sleutel, *toegekend in sleutels:
        nu[plan, nr].append((sleutel, toegekend))
    uit = {}
    for plan, inhoud in (
        Indiening.objects.filter(aanvraag__in=pks, op__lte=moment)
        .order_by("volgnummer")
        .values_list("aanvraag", "inhoud")
    ):
        rijen = [
            (
                plan, sleutel, m["volgnummer"], m["naam"], m.get("thema") or "", m.get("categorie") or "", m["deelnemers"],
                m["waarvan_jongeren"], m["waarvan_bbl"], Decimal(m["kosten"]), Decimal(m["cofinanciering"]), *toegekend,
            )
            for m in inhoud["maatregelen"]
            for sleutel, toegekend in nu.get((plan, m["volgnummer"])) or [(0, NIETS)]
        ]  # fmt: skip
        uit[plan] = ((inhoud["naam"], inhoud["soort"], inhoud["hoofdaanvrager"]["naam"]), rijen)
    return uit


def _erbij(rijen: Sequence[Rij], peildatum: date) -> Erbij:
    """What belongs to some plans. Four queries, and two more where a filing has to be read."""
    bereik, moment = _bereik(rijen), einde_van_dag(peildatum)
    besluiten = tellingen.geldende_besluiten(bereik, moment).values()
    return Erbij(
        {besluit.pk for besluit in besluiten if besluit.soort == BesluitSoort.VERLENING},
        {opgave.maatregel: opgave.deelnemers for opgave in tellingen.opgaven(bereik, peildatum)},
        _gebieden(Aanvraag.sectoren.through, "sector", bereik),
        _gebieden(Aanvraag.regios.through, "arbeidsmarktregio", bereik),
        _zoals_ingediend([rij[0] for rij in rijen if rij[-1]], moment),
    )


def _gebieden(tussen: Any, lijst: str, bereik: range) -> dict[int, list[str]]:
    uit: dict[int, list[str]] = defaultdict(list)
    rijen = tussen.objects.filter(aanvraag__gte=bereik.start, aanvraag__lt=bereik.stop).order_by(F(f"{lijst}__nummer"))
    for plan, naam in rijen.values_list("aanvraag", f"{lijst}__naam"):
        uit[plan].append(naam)
    return uit
