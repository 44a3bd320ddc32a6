"""Where the rows come from: the register, the periods and areas that everyone knows, and closed rounds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.utils import timezone

from aanvragen.models import Sector, Tijdvak
from beoordeling import plafond
from sectorplannen.kern.adressen import Nummer
from sectorplannen.kern.datums import dag_van, datum_nl

from ..begrippen import NUL
from ..models import Peiling, Realisatie
from ..register import plannen as register
from ..register import zoeken
from ..register.openbaar import ingetrokken
from ..register.openbaarplan import OpenbaarPlan, OpenbareMaatregel
from . import vormen
from .bladen import adres
from .fouten import GeenAntwoord
from .vragen import MaatregelenVraag, PlanmaatregelenVraag, PlannenVraag

_NUMMER = re.compile(Nummer.regex)
_PEILING = re.compile(r"([0-9]{4})-(voorjaar|najaar)", re.ASCII)


def plannen() -> list[OpenbaarPlan]:
    """Every plan of the register."""
    return list(register.alle().values())


def gevraagde_plannen(vraag: PlannenVraag) -> list[OpenbaarPlan]:
    """Those that pass, by the same search as the page of the register."""
    filters = {
        "q": vraag.zoek,
        "tijdvak": vraag.tijdvak,
        "soort": vraag.soort,
        "sector": vraag.sector,
        "regio": vraag.arbeidsmarktregio,
        "thema": vraag.thema,
        "maatregel": vraag.categorie,
        "hoofdaanvrager": vraag.hoofdaanvrager,
    }
    return zoeken.zoek(plannen(), {naam: str(waarde) for naam, waarde in filters.items() if waarde})


def plan(nummer: str) -> OpenbaarPlan:
    """One plan; 410 where its grant was withdrawn, and 404 for every number of which nothing is public."""
    echt = nummer.replace("~", "/")
    if gevonden := register.alle().get(echt):
        return gevonden
    # Only what can be a number is looked up: PostgreSQL knows no NUL.
    weg = ingetrokken().filter(nummer=echt).first() if _NUMMER.fullmatch(nummer) else None
    if weg is None:
        raise GeenAntwoord(404, "Er is geen plan met dit nummer in het register.")
    dag = datum_nl(dag_van(weg.bekendgemaakt_op))  # type: ignore[attr-defined]
    raise GeenAntwoord(410, f"De verlening van dit plan is ingetrokken; dat is bekendgemaakt op {dag}.")


def maatregelen(
    van: Sequence[OpenbaarPlan], vraag: PlanmaatregelenVraag
) -> list[tuple[OpenbaarPlan, OpenbareMaatregel]]:
    """The granted measures of these plans that pass, each with its plan."""
    woorden: list[str] = []
    if isinstance(vraag, MaatregelenVraag):
        woorden = vraag.zoek.casefold().split()
        van = [rij for rij in van if vraag.tijdvak in (None, rij.tijdvak)]
    return [
        (rij, m)
        for rij in van
        for m in rij.maatregelen
        if vraag.thema in (None, m.thema)
        and vraag.categorie in (None, m.categorie)
        and all(woord in f"{m.naam}\n{m.doelgroep}".casefold() for woord in woorden)
    ]


def tijdvakken() -> list[vormen.Tijdvak]:
    """The periods that were announced: they have a ceiling, or have opened. Two queries."""
    plafonds, nu = plafond.plafonds(), timezone.now()
    aantal: dict[int, int] = defaultdict(int)
    verleend: dict[int, Decimal] = defaultdict(lambda: NUL)
    for rij in plannen():
        aantal[rij.tijdvak] += 1
        verleend[rij.tijdvak] += rij.bedrag
    return [
        vormen.Tijdvak(
            nummer=tijdvak.nummer,
            naam=tijdvak.naam,
            opent_op=tijdvak.opent_op,
            sluit_op=tijdvak.sluit_op,
            plafond=plafonds.get(tijdvak.pk, (None, None))[0],
            plafond_oorspronkelijk=plafonds.get(tijdvak.pk, (None, None))[1],
            aantal_plannen=aantal[tijdvak.nummer],
            cofinanciering=verleend[tijdvak.nummer],
        )
        for tijdvak in Tijdvak.objects.all()
        if tijdvak.pk in plafonds or tijdvak.opent_op <= nu
    ]


def eis_tijdvak(nummer: int) -> None:
    """Raise a 404 for a period that was not announced: of what is not there no figure is 0."""
    if nummer not in {tijdvak.nummer for tijdvak in tijdvakken()}:
        raise GeenAntwoord(404, "Er is geen tijdvak met dit nummer.")


def sectoren() -> list[vormen.Sector]:
    """The sectors of the scheme."""
    aantal = _per_gebied([[nummer for nummer, _ in rij.sectoren] for rij in plannen()])
    return [vormen.Sector(nummer=s.nummer, naam=s.naam, aantal_plannen=aantal[s.nummer]) for s in Sector.objects.all()]


def arbeidsmarktregios() -> list[vormen.Arbeidsmarktregio]:
    """The labour market regions."""
    rijen = zoeken.per_regio(plannen())
    return [vormen.Arbeidsmarktregio(nummer=r.nummer, naam=r.naam, aantal_plannen=aantal) for r, aantal, _ in rijen]


def _per_gebied(nummers: list[list[int]]) -> dict[int, int]:
    aantal: dict[int, int] = defaultdict(int)
    for van_plan in nummers:
        for nummer in van_plan:
            aantal[nummer] += 1
    return aantal


def peilingen() -> list[vormen.Peiling]:
    """The closed rounds, the last first, with what plans of the register had reached. Two queries."""
    per_peiling = _opgaven()
    return [_peiling(rij, per_peiling[rij.pk]) for rij in Peiling.objects.exclude(gesloten_op=None)]


def opgaven(code: str) -> list[vormen.Opgave]:
    """What each plan of the register had reached in one closed round; 404 for a round that is open or does not exist."""
    deel = _PEILING.fullmatch(code)
    gesloten = Peiling.objects.exclude(gesloten_op=None)
    peiling = gesloten.filter(jaar=min(int(deel[1]), 9999), seizoen=deel[2]).first() if deel else None
    if peiling is None:
        raise GeenAntwoord(404, "Er is geen gesloten peiling met deze code.")
    bereikt = _opgaven(peiling)[peiling.pk]
    return [
        vormen.Opgave(
            plan=rij.nummer,
            naam=rij.naam,
            peildatum=peiling.peildatum,
            deelnemers_beoogd=rij.deelnemers,
            deelnemers_bereikt=bereikt[rij.pk][0],
            kosten=rij.kosten,
            kosten_gemaakt=bereikt[rij.pk][1],
        )
        for rij in plannen()
        if rij.pk in bereikt
    ]


def _opgaven(peiling: Peiling | None = None) -> dict[int, dict[int, tuple[int, Decimal]]]:
    """Per closed round and plan of the register: participants and costs, as they stand since the round closed. One query.

    Also of a measure that was left out afterwards: a closed round does not change.
    """
    rijen = Realisatie.objects.filter(maatregel__aanvraag__in=[rij.pk for rij in plannen()])
    rijen = rijen.filter(verslag__peiling=peiling) if peiling else rijen.exclude(verslag=None)
    velden = ("verslag__peiling", "maatregel__aanvraag", "deelnemers", "kosten")
    uit: dict[int, dict[int, tuple[int, Decimal]]] = defaultdict(dict)
    for ronde, pk, deelnemers, kosten in rijen.values_list(*velden):
        eerder = uit[ronde].get(pk, (0, NUL))
        uit[ronde][pk] = eerder[0] + deelnemers, eerder[1] + kosten
    return uit


def _peiling(rij: Peiling, bereikt: dict[int, tuple[int, Decimal]]) -> vormen.Peiling:
    code = f"{rij.jaar}-{rij.seizoen}"
    return vormen.Peiling(
        code=code,
        seizoen=rij.seizoen,
        jaar=rij.jaar,
        peildatum=rij.peildatum,
        gesloten_op=rij.gesloten_op,  # type: ignore[arg-type]
        aantal_plannen=len(bereikt),
        deelnemers_bereikt=sum(deelnemers for deelnemers, _ in bereikt.values()),
        kosten_gemaakt=sum((kosten for _, kosten in bereikt.values()), NUL),
        plannen=adres("peilingen", code, "plannen"),
    )
