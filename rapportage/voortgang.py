"""How the granted plans get on: intended beside reached, ahead of, on or behind schedule, and what was spent.

A plan is on schedule when what it reached differs by at most a tenth of what it intended from what it would have reached
if it went evenly from its first day to its last. That is measured on the day of its last statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from aanvragen.models import Aanvraag, Categorie, Tijdvak
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.geld import afronden, euro, getal
from sectorplannen.kern.woorden import groot_begin

from . import cijfers, metingen
from .begrippen import NUL, AanvraagRij, Cijfer, Controle, PlanRij, Stand, Toekenning, Waarde
from .bronrijen import Bronrij, van_aanvraag
from .definities import AANDEEL, AANTAL, BESLUITEN, DEFINITIES, EURO, REALISATIE, Definitie
from .metingen import Opgaverij
from .models import Rapport, RapportSoort, RapportStatus, Realisatie
from .peilingen.plichten import looptijd
from .voortgangrijen import ACHTER, GEEN, OP_SCHEMA, VOOR, Planvoortgang, Soortvoortgang, Voortgang, Vorige
from .waarden import aandeel

MARGE = Fraction(1, 10)
PLANNING = f"{REALISATIE}; eerste en laatste dag van het plan"

VOORTGANG: dict[str, Definitie] = {
    "aantal_voor_op_schema": Definitie(
        "Plannen die voorlopen",
        AANTAL,
        "Verleende plannen die meer dan een tiende van hun beoogde deelnemers voor liggen op een gelijkmatige uitvoering.",
        PLANNING,
    ),
    "aantal_op_schema": Definitie(
        "Plannen op schema",
        AANTAL,
        "Verleende plannen die ten hoogste een tiende van hun beoogde deelnemers afwijken van een gelijkmatige uitvoering.",
        PLANNING,
    ),
    "aantal_achter_op_schema": Definitie(
        "Plannen die achterlopen",
        AANTAL,
        "Verleende plannen die meer dan een tiende van hun beoogde deelnemers achter liggen op een gelijkmatige uitvoering.",
        PLANNING,
    ),
    "aantal_zonder_opgave": Definitie(
        "Plannen zonder opgave",
        AANTAL,
        "Verleende plannen die op de peildatum nog niet hadden opgegeven wat zij bereikten.",
        REALISATIE,
    ),
    "aantal_met_opgave": Definitie(
        "Plannen met een opgave",
        AANTAL,
        "Verleende plannen die ten minste één keer hadden opgegeven wat zij bereikten.",
        REALISATIE,
    ),
    "kosten_gemaakt": Definitie(
        "Gemaakte kosten",
        EURO,
        "De laatst opgegeven kosten per maatregel, bij elkaar opgeteld: van het Rijk en van de partijen samen.",
        REALISATIE,
    ),
    "kosten_begroot": Definitie(
        "Begrote kosten", EURO, "De kosten van de verleende maatregelen zoals begroot in het plan.", BESLUITEN
    ),
    "aandeel_kosten_gemaakt": Definitie(
        "Gemaakt van begroot",
        AANDEEL,
        "De gemaakte kosten, gedeeld door de begrote kosten.",
        f"{REALISATIE}; {BESLUITEN}",
    ),
}
"""The figures of progress, beside those of every state."""
ALLE_DEFINITIES = DEFINITIES | VOORTGANG
TELLEN: dict[str, Callable[[Planvoortgang], bool]] = {
    "aantal_voor_op_schema": lambda plan: plan.staat == VOOR,
    "aantal_op_schema": lambda plan: plan.staat == OP_SCHEMA,
    "aantal_achter_op_schema": lambda plan: plan.staat == ACHTER,
    "aantal_zonder_opgave": lambda plan: plan.staat == GEEN,
    "aantal_met_opgave": lambda plan: plan.staat != GEEN,
}
"""Of the figures that count plans: which ones."""


def stand(tijdvak: Tijdvak | None, peildatum: date, vorige: Vorige | None = None) -> Stand:
    """The state of a period or of all, with how its granted plans get on. Three queries more than `cijfers.stand`."""
    uit = cijfers.stand(tijdvak, peildatum)
    voortgang = replace(_voortgang(uit, tijdvak, peildatum), vorige=vorige)
    waarden = _waarden(voortgang)
    erbij = {
        code: Cijfer(code, d.naam, waarden[code], d.eenheid, peildatum, d.definitie, d.bron)
        for code, d in VOORTGANG.items()
    }
    controles = [
        *uit.controles,
        telt_op(voortgang, uit.waarde("aantal_verleend")),
        metingen.tellen_op(
            voortgang.metingen,
            uit.waarde("deelnemers_gerealiseerd"),
            sum((plan.kosten for plan in voortgang.plannen), NUL),
        ),
    ]
    return replace(uit, cijfers=uit.cijfers | erbij, controles=controles, voortgang=voortgang)


def rijen(code: str, stand: Stand) -> list[Bronrij]:
    """The records behind a figure, also one of progress. Raises KeyError for an unknown code."""
    if code not in VOORTGANG or stand.voortgang is None:
        return cijfers.rijen(code, stand)
    aanvragen = {a.nummer: a for a in stand.aanvragen}
    uit = []
    for plan in stand.voortgang.plannen:
        if code in TELLEN:
            delen: tuple[int | Decimal, Decimal | None] | None = (1, None) if TELLEN[code](plan) else None
        else:
            delen = {
                "kosten_gemaakt": (plan.kosten, None),
                "kosten_begroot": (plan.begroot, None),
                "aandeel_kosten_gemaakt": (plan.kosten, plan.begroot),
            }[code]
        if delen is not None:
            uit.append(van_aanvraag(aanvragen[plan.nummer], *delen))
    return uit


def vorige(peildatum: date) -> Vorige | None:
    """The last progress letter that was fixed on an earlier date of reference, as it was then."""
    eerder = Rapport.objects.filter(
        soort=RapportSoort.VOORTGANG, status=RapportStatus.VAST, peildatum__lt=peildatum
    ).order_by("-peildatum", "-pk")
    rapport = eerder.defer("inhoud").first()
    if rapport is None:
        return None
    waarden = {code: rij["waarde"] for code, rij in rapport.cijfers.get("cijfers", {}).items()}
    return Vorige(rapport.peildatum, waarden)


# --- How far each plan is --------------------------------------------------------------------------------------------


def _voortgang(uit: Stand, tijdvak: Tijdvak | None, peildatum: date) -> Voortgang:
    aanvragen = {a.nummer: a for a in uit.aanvragen}
    verleend = {aanvragen[rij.nummer].pk for rij in uit.tabel_1}
    alle = Realisatie.objects.filter(peildatum__lte=peildatum)
    planning = Aanvraag.objects.ingediend()
    if tijdvak is not None:
        alle, planning = alle.filter(maatregel__aanvraag__tijdvak=tijdvak), planning.filter(tijdvak=tijdvak)
    velden = ("maatregel__aanvraag_id", "maatregel_id", "maatregel__categorie", "deelnemers", "kosten", "peildatum")
    opgaven = [Opgaverij(*rij) for rij in alle.order_by("peildatum", "pk").values_list(*velden) if rij[0] in verleend]
    laatste = {opgave.maatregel: opgave for opgave in opgaven}
    dagen = {pk: (van, tot) for pk, van, tot in planning.values_list("pk", "start_op", "eind_op")}
    kosten: dict[int, Decimal] = defaultdict(Decimal)
    gemeten: dict[int, date] = {}
    for opgave in laatste.values():
        kosten[opgave.aanvraag] += opgave.kosten
        gemeten[opgave.aanvraag] = max(opgave.peildatum, gemeten.get(opgave.aanvraag, opgave.peildatum))
    plannen = [
        _plan(rij, a, kosten[a.pk], gemeten.get(a.pk), _looptijd(a, *dagen[a.pk]))
        for rij in uit.tabel_1
        for a in (aanvragen[rij.nummer],)
    ]
    soorten = _soorten(uit.maatregelen, list(laatste.values()))
    return Voortgang(plannen, soorten, metingen=metingen.van(opgaven, verleend, tijdvak, peildatum))


def _looptijd(a: AanvraagRij, van: date | None, tot: date | None) -> tuple[date, date]:
    duur = looptijd(a.besloten_op or dag_van(a.ingediend_op), van, tot)
    return duur.begint, duur.eindigt


def _plan(
    rij: PlanRij, a: AanvraagRij, kosten: Decimal, gemeten: date | None, looptijd: tuple[date, date]
) -> Planvoortgang:
    verwacht = None if gemeten is None else rij.deelnemers * _verstreken(gemeten, *looptijd)
    return Planvoortgang(
        nummer=rij.nummer,
        naam=rij.naam,
        regionaal=rij.regionaal,
        tijdvak=a.tijdvak,
        beoogd=rij.deelnemers,
        bereikt=rij.gerealiseerd,
        verwacht=None if verwacht is None else int(afronden(verwacht)),
        kosten=kosten,
        begroot=rij.kosten,
        opgave_op=gemeten,
        staat=_staat(rij, verwacht),
    )


def _verstreken(dag: date, van: date, tot: date) -> Fraction:
    """Which part of the time of a plan had passed at the end of a day, from nothing to all."""
    return min(max(Fraction((dag - van).days + 1, max((tot - van).days + 1, 1)), Fraction(0)), Fraction(1))


def _staat(rij: PlanRij, verwacht: Fraction | None) -> str:
    if verwacht is None:
        return GEEN
    afwijking = rij.gerealiseerd - verwacht
    if abs(afwijking) <= MARGE * rij.deelnemers:
        return OP_SCHEMA
    return VOOR if afwijking > 0 else ACHTER


def _soorten(toekenningen: Iterable[Toekenning], opgaven: Sequence[Opgaverij]) -> list[Soortvoortgang]:
    """Each kind of measure that was granted or of which something was reached, most intended participants first."""
    beoogd: dict[str, int] = defaultdict(int)
    begroot: dict[str, Decimal] = defaultdict(Decimal)
    for t in toekenningen:
        beoogd[t.categorie] += t.aantal
        begroot[t.categorie] += t.kosten
    bereikt: dict[str, int] = defaultdict(int)
    gemaakt: dict[str, Decimal] = defaultdict(Decimal)
    for opgave in opgaven:
        bereikt[opgave.categorie] += opgave.deelnemers
        gemaakt[opgave.categorie] += opgave.kosten
    uit = [
        Soortvoortgang(code, str(naam), beoogd[code], bereikt[code], gemaakt[code], begroot[code])
        for code, naam in Categorie.choices
        if code in begroot or code in bereikt
    ]
    return sorted(uit, key=lambda rij: -rij.beoogd)


def telt_op(voortgang: Voortgang, verleend: int) -> Controle:
    """Every granted plan gets on in one way, and plans and kinds of measures amount to the same."""
    per_staat = [sum(plan.staat == staat for plan in voortgang.plannen) for staat in (VOOR, OP_SCHEMA, ACHTER, GEEN)]
    plannen = sum(p.bereikt for p in voortgang.plannen), sum((p.kosten for p in voortgang.plannen), NUL)
    soorten = sum(s.bereikt for s in voortgang.soorten), sum((s.kosten for s in voortgang.soorten), NUL)
    voor, op, achter, geen = per_staat
    telling = f"{voor} voor, {op} op schema, {achter} achter en {geen} zonder opgave zijn samen {sum(per_staat)}"
    gelijk = f"per plan zijn {getal(plannen[0])} deelnemers bereikt voor {euro(plannen[1])}"
    if sum(per_staat) != verleend:
        return Controle("voortgang_telt_op", False, f"{telling}, en er zijn {verleend} plannen verleend.")
    if plannen != soorten:
        melding = f"{groot_begin(gelijk)}, per soort {getal(soorten[0])} voor {euro(soorten[1])}."
        return Controle("voortgang_telt_op", False, melding)
    return Controle("voortgang_telt_op", True, f"{telling} verleende plannen; {gelijk}, per soort net zo veel.")


def _waarden(voortgang: Voortgang) -> Mapping[str, Waarde]:
    gemaakt = sum((plan.kosten for plan in voortgang.plannen), NUL)
    begroot = sum((plan.begroot for plan in voortgang.plannen), NUL)
    return {code: sum(telt(plan) for plan in voortgang.plannen) for code, telt in TELLEN.items()} | {
        "kosten_gemaakt": gemaakt,
        "kosten_begroot": begroot,
        "aandeel_kosten_gemaakt": aandeel(Fraction(gemaakt), Fraction(begroot)),
    }
