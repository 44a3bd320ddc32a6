"""The state of one or more periods on one date as sums that the database makes: what the state page shows, at once.

The same figures as `cijfers.stand`, without its rows, in a fixed number of queries whose answers do not grow with the plans
(but by days, amounts of participants and areas). Money is summed in whole cents, so it is exact on SQLite as well; what is for
the young is summed per number of participants and divided in Python. A test holds every value against `cijfers.stand`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db.models import BooleanField, Count, ExpressionWrapper, Q
from django.db.models.functions import TruncDate

from aanvragen.models import Aanvraag, AanvraagSoort, Categorie, Thema, Tijdvak
from aanvragen.statussen import ONBESLIST
from beoordeling.verloop import Verloop, teken
from sectorplannen.kern.datums import AMSTERDAM, einde_van_dag
from sectorplannen.kern.geld import CENT, afronden, centen

from . import beslistijden, optelling, waarden
from .begrippen import CENTEN, CategorieRij, Cijfer, Stand, TijdvakRij, Waarde
from .cijfers import ALLE
from .definities import DEFINITIES
from .tellingen import LAATSTE_DAGEN, VERLEEND, laatste_dag, som, verdeel
from .verleend import GRAFIEK_1, NAMEN

MEER, GEEN = "meer", "geen"
"""A plan for more than one sector or region, and one without: so that the parts add up to the whole."""


@dataclass(frozen=True)
class DeelRij:
    """A part of the granted measures by theme, sector or region: participants, and money in euros."""

    code: str
    naam: str
    deelnemers: int
    budget: Decimal


@dataclass(frozen=True)
class Overzicht:
    """What the state page shows. `stand` has the figures and charts, and none of the rows behind them."""

    stand: Stand
    themas: list[DeelRij]
    sectoren: list[DeelRij]
    regios: list[DeelRij]
    per_dag: Mapping[date, int]
    """How many plans were filed on each day."""
    laat: frozenset[date]
    """Of these days the ones in the last two weeks of their period."""
    termijnen: Mapping[str, int]
    """How many plans there are of each kind in `beslistijden`, without those that have no term."""
    weken: Mapping[int, int]
    """How many decisions were taken in each week of the term."""
    stil: int
    """Of how many plans the term stands still."""
    verloop: Verloop | None
    norm: Fraction | None
    """The share for the young that was agreed; None where the periods have not the same."""


def overzicht(tijdvakken: Sequence[Tijdvak], peildatum: date) -> Overzicht:
    """The state of these periods together at the end of a day in Amsterdam. Eight queries, however many plans there are."""
    moment = einde_van_dag(peildatum)
    ingediend = _ingediend(tijdvakken, moment)
    boekingen = optelling.boekingen(tijdvakken, peildatum)
    verleend = optelling.verleend(tijdvakken, moment)
    tijden = [(tijd, groep.aantal) for groep, tijd in beslistijden.tijden(tijdvakken, peildatum)]
    geld = optelling.geld(boekingen)
    alles = (
        ingediend.waarden
        | _in_tijd(tijden)
        | waarden.geld(geld)
        | _inhoud(verleend, optelling.gerealiseerd(tijdvakken, moment, peildatum))
        | {
            "jeugdnorm_bedrag": centen(
                sum((_norm(t) * Fraction(optelling.verplicht(boekingen, t)) for t in tijdvakken), Fraction(0))
            )
        }
    )
    stand = Stand(
        tijdvak=_tijdvakrij(tijdvakken, geld.plafond),
        peildatum=peildatum,
        cijfers=_cijfers(alles, peildatum),
        controles=[],
        tabel_1=[],
        grafiek_1=_grafiek(verleend, GRAFIEK_1),
        grafiek_2=_grafiek(verleend, {}),
        verzonnen=ingediend.verzonnen,
    )
    normen = {_norm(tijdvak) for tijdvak in tijdvakken}
    return Overzicht(
        stand,
        _themas(verleend),
        _gebieden("sector", verleend, optelling.per_sector(tijdvakken, moment)),
        _gebieden("regio", verleend, optelling.per_regio(tijdvakken, moment)),
        ingediend.per_dag,
        ingediend.laat,
        {soort: sum(n for t, n in tijden if t.soort == soort) for soort in beslistijden.NAMEN},
        _weken(tijden),
        sum(n for t, n in tijden if t.is_stil),
        teken(optelling.per_dag(boekingen), peildatum),
        normen.pop() if len(normen) == 1 else None,
    )


# --- What was filed, and how it ended --------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Ingediend:
    waarden: dict[str, Waarde]
    per_dag: dict[date, int]
    laat: frozenset[date]
    verzonnen: bool


def _ingediend(tijdvakken: Collection[Tijdvak], moment: datetime) -> _Ingediend:
    """Counts per period, status, kind and day. One query."""
    rijen = (
        Aanvraag.objects.filter(tijdvak__in=tijdvakken)
        .op(moment)
        .annotate(
            dag=TruncDate("ingediend_op", tzinfo=AMSTERDAM),
            is_verzonnen=ExpressionWrapper(~Q(verzonnen=""), BooleanField()),
        )
        .order_by()
        .values_list("tijdvak", "status_op_peildatum", "soort", "dag", "is_verzonnen")
        .annotate(Count("pk"))
    )
    laat_vanaf = {t.pk: laatste_dag(t.sluit_op) - LAATSTE_DAGEN for t in tijdvakken}
    per_status: Counter[str] = Counter()
    per_soort: Counter[str] = Counter()
    per_dag: Counter[date] = Counter()
    laat: Counter[date] = Counter()
    verzonnen = False
    for tijdvak, status, soort, dag, is_verzonnen, aantal in rijen:
        per_status[status] += aantal
        per_dag[dag] += aantal
        verzonnen |= is_verzonnen
        if status in VERLEEND:
            per_soort[soort] += aantal
        if dag > laat_vanaf[tijdvak]:
            laat[dag] += aantal
    uit = waarden.uitkomsten(per_status) | {
        "aantal_regionaal": per_soort[AanvraagSoort.REGIO],
        "aantal_sectoraal": per_soort[AanvraagSoort.SECTOR],
        "aantal_laatste_twee_weken": laat.total(),
        "aantal_beslist": sum(aantal for status, aantal in per_status.items() if status not in ONBESLIST),
    }
    return _Ingediend(uit, dict(sorted(per_dag.items())), frozenset(laat), verzonnen)


def _in_tijd(tijden: Iterable[tuple[beslistijden.Beslistijd, int]]) -> dict[str, Waarde]:
    per_soort: Counter[str] = Counter()
    for tijd, aantal in tijden:
        per_soort[tijd.soort] += aantal
    return {"aantal_op_tijd": per_soort[beslistijden.OP_TIJD], "aantal_te_laat": per_soort[beslistijden.TE_LAAT]}


def _weken(tijden: Iterable[tuple[beslistijden.Beslistijd, int]]) -> dict[int, int]:
    weken: Counter[int] = Counter()
    for tijd, aantal in tijden:
        if tijd.weken is not None:
            weken[tijd.weken] += aantal
    return dict(sorted(weken.items()))


# --- What the granted measures amount to -----------------------------------------------------------------------------


def _inhoud(verleend: optelling.Verleend, bereikt: int) -> dict[str, Waarde]:
    deelnemers, bedrag = verleend.deelnemers, verleend.centen
    jeugd = som(s.jeugd for s in verleend.sommen)
    per_soort = verleend.per(str)
    aantallen = {code: sum(s.deelnemers for s in delen) for code, delen in per_soort.items()}
    instroom = sum(aantallen[code] for code in waarden.INSTROOM)
    return {
        "eigen_bijdrage": optelling.euro(sum(s.kosten for s in verleend.sommen) - bedrag),
        "deelnemers_beoogd": deelnemers,
        "bbl_plekken": int(afronden(som(s.bbl for s in verleend.sommen))),
        "jeugdaandeel": waarden.aandeel(jeugd, Fraction(bedrag, CENTEN)),
        "jeugdbedrag": centen(jeugd),
        "deelnemers_gerealiseerd": bereikt,
        "realisatiegraad": waarden.aandeel(Fraction(bereikt), Fraction(deelnemers)),
        "bedrag_per_deelnemer": centen(Fraction(bedrag, CENTEN) / deelnemers) if deelnemers else None,
        "aandeel_bbl_van_instroom": waarden.aandeel(Fraction(aantallen[Categorie.INSTROOM_BBL]), Fraction(instroom)),
        **{f"deelnemers_{code}": aantal for code, aantal in aantallen.items()},
        **{f"bedrag_{code}": optelling.euro(sum(s.centen for s in delen)) for code, delen in per_soort.items()},
    }


def _grafiek(verleend: optelling.Verleend, samen: Mapping[Categorie, str]) -> list[CategorieRij]:
    """As `verleend.grafiek`: most participants first, ties in the order of the list."""
    per_code = verleend.per(lambda code: str(samen.get(Categorie(code), code)))
    jeugd = [som(s.jeugd for s in delen) for delen in per_code.values()]
    verdeeld = verdeel(jeugd, centen(sum(jeugd, Fraction(0))), CENT)
    rijen = [
        CategorieRij(
            code, NAMEN[code], sum(s.deelnemers for s in delen), optelling.euro(sum(s.centen for s in delen)), jong
        )
        for (code, delen), jong in zip(per_code.items(), verdeeld, strict=True)
    ]
    return sorted(rijen, key=lambda rij: -rij.deelnemers)


def _themas(verleend: optelling.Verleend) -> list[DeelRij]:
    """The themes in the order of the article, also those without any."""
    namen = {str(thema): str(thema.label) for thema in Thema}
    if "" in verleend.themas:
        namen[""] = "Zonder thema"
    return [_deelrij(code or GEEN, naam, *verleend.themas.get(code, (0, 0))) for code, naam in namen.items()]


def _deelrij(code: str, naam: str, deelnemers: int, geld: int) -> DeelRij:
    return DeelRij(code, naam, deelnemers, optelling.euro(geld))


def _gebieden(wat: str, verleend: optelling.Verleend, gebieden: Sequence[optelling.Gebied]) -> list[DeelRij]:
    """Most money first; what is in no single area is the rest of the whole, and stands last."""
    in_een = [g for g in gebieden if g.nummer]
    zonder = sum(g.deelnemers for g in gebieden if not g.nummer), sum(g.centen for g in gebieden if not g.nummer)
    meer = (
        verleend.deelnemers - sum(g.deelnemers for g in gebieden),
        verleend.centen - sum(g.centen for g in gebieden),
    )
    rijen = [_deelrij(str(g.nummer), g.naam, g.deelnemers, g.centen) for g in in_een]
    rest = [(MEER, f"Meer dan één {wat}", *meer), (GEEN, f"Geen {wat} genoemd", *zonder)]
    return [
        *sorted(rijen, key=lambda rij: (-rij.budget, int(rij.code))),
        *(_deelrij(code, naam, mensen, geld) for code, naam, mensen, geld in rest if mensen or geld),
    ]


# --- In words --------------------------------------------------------------------------------------------------------


def _cijfers(alles: Mapping[str, Waarde], peildatum: date) -> dict[str, Cijfer]:
    return {
        code: Cijfer(code, d.naam, alles[code], d.eenheid, peildatum, d.definitie, d.bron)
        for code, d in DEFINITIES.items()
        if code in alles
    }


def _norm(tijdvak: Tijdvak) -> Fraction:
    return Fraction(tijdvak.regelingversie.jeugdnorm_teller, tijdvak.regelingversie.jeugdnorm_noemer)


def _tijdvakrij(tijdvakken: Sequence[Tijdvak], plafond: Decimal) -> TijdvakRij:
    """The one period, or all of them from the first opening to the last closing."""
    if len(tijdvakken) == 1:
        (t,) = tijdvakken
        return TijdvakRij(t.nummer, t.naam, t.opent_op, t.sluit_op, plafond)
    return TijdvakRij(0, ALLE, min(t.opent_op for t in tijdvakken), max(t.sluit_op for t in tijdvakken), plafond)
