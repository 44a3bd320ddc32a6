"""The only place where a figure is made (ontwerp section 6): a page, a chart, the letter, CSV and commands all ask here.

`stand` gives the state of one period on one date, `als_json` writes it as `cijfers --json` prints it, `rijen` opens the
records behind a figure. What the records say is read by `tellingen`, what the granted measures amount to is worked out by
`verleend`, and what each figure means stands in `definities`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count
from django.utils import timezone

from aanvragen.models import Aanvraag, IntrekReden, Tijdvak
from aanvragen.statussen import ONBESLIST, Status
from beoordeling import plafond
from beoordeling.plafond import Saldo
from sectorplannen.kern.datums import dag_van, einde_van_dag
from sectorplannen.kern.geld import afronden

from . import bronrijen, controles, tellingen, verleend
from .begrippen import AanvraagRij, CategorieRij, Cijfer, PlanRij, Reden, Stand, TijdvakRij, Waarde
from .bronrijen import Bronrij
from .definities import AANDEEL, AFWIJSGRONDEN, DEFINITIES, EURO
from .tellingen import VERLEEND, Geldend, Toekenning
from .verleend import Verleend

AANDEEL_STAP = Decimal("0.000001")
UITKOMSTEN: dict[str, frozenset[Status]] = {
    "aantal_verleend": VERLEEND,
    "aantal_afgewezen": frozenset({Status.AFGEWEZEN}),
    "aantal_ingetrokken": frozenset({Status.INGETROKKEN}),
    "aantal_buiten_behandeling": frozenset({Status.BUITEN_BEHANDELING}),
    "aantal_verlening_ingetrokken": frozenset({Status.VERLENING_INGETROKKEN}),
    "aantal_in_behandeling": ONBESLIST,
}
"""Every status of a filed application belongs to one outcome, so that the counts add up."""


# --- The state of a period -------------------------------------------------------------------------------------------


def stand(tijdvak: Tijdvak, peildatum: date) -> Stand:
    """The state of a period at the end of a day in Amsterdam: figures, tables, charts and checks. A fixed number of queries."""
    moment = einde_van_dag(peildatum)
    saldo = plafond.saldo(tijdvak, op=peildatum)
    aanvragen = tellingen.aanvragen(tijdvak, moment)
    besluiten = tellingen.geldende_besluiten(tijdvak, moment)
    toekenningen = tellingen.toekenningen(tijdvak, besluiten.values())
    plannen = verleend.bereken(aanvragen, besluiten, toekenningen, tellingen.gerealiseerd(tijdvak, peildatum))
    uit = Stand(
        tijdvak=_tijdvakrij(tijdvak, saldo),
        peildatum=peildatum,
        cijfers=_cijfers(_tellingen(aanvragen) | _geld(saldo) | _inhoud(plannen), peildatum),
        controles=[],
        tabel_1=plannen.plannen,
        grafiek_1=verleend.grafiek(plannen, instroom_samen=True),
        grafiek_2=verleend.grafiek(plannen, instroom_samen=False),
        afwijsgronden=_afwijsgronden(aanvragen, besluiten),
        intrekredenen=_intrekredenen(aanvragen),
        teruggekomen=tellingen.teruggekomen(_met(aanvragen, Status.INGETROKKEN), tijdvak, moment),
        voorbeelden=verleend.voorbeelden(plannen),
        volgend_tijdvak=_volgend(tijdvak, peildatum),
        verzonnen=any(a.verzonnen for a in aanvragen),
        aanvragen=aanvragen,
        grootboek=tellingen.boekingen(tijdvak, peildatum),
    )
    return replace(uit, controles=controles.van(uit))


def kern(tijdvak: Tijdvak, peildatum: date) -> dict[str, Cijfer]:
    """The few figures of a period that a front page needs: outcomes and money. Two queries, none of them per plan."""
    velden = ("status_op_peildatum",)
    rijen = Aanvraag.objects.filter(tijdvak=tijdvak).op(einde_van_dag(peildatum))
    per_status = dict(rijen.values_list(*velden).annotate(Count("pk")).order_by())
    return _cijfers(_uitkomsten(per_status) | _geld(plafond.saldo(tijdvak, op=peildatum)), peildatum)


def plannen(aanvragen: Sequence[Aanvraag]) -> dict[str, PlanRij]:
    """What these plans were granted, as it is now, by their number; with their lead organisation fetched, three queries."""
    nu, pks = timezone.now(), [a.pk for a in aanvragen]
    rijen = [
        AanvraagRij(
            a.pk, a.nummer, tellingen.kale_naam(a.naam), a.is_regionaal, a.hoofdaanvrager.naam, a.ingediend_op or nu, a.status
        )
        for a in aanvragen
    ]  # fmt: skip
    besluiten = tellingen.geldende_besluiten(pks, nu)
    toekenningen = tellingen.toekenningen(pks, besluiten.values())
    uit = verleend.bereken(rijen, besluiten, toekenningen, tellingen.gerealiseerd(pks, dag_van(nu)))
    return {rij.nummer: rij for rij in uit.plannen}


def maatregelen(aanvraag: Aanvraag) -> list[Toekenning]:
    """What the grant that stands names of each measure of one plan, in order. Two queries."""
    besluiten = tellingen.geldende_besluiten([aanvraag.pk], timezone.now())
    return tellingen.toekenningen([aanvraag.pk], besluiten.values())


def rijen(code: str, stand: Stand) -> list[Bronrij]:
    """The records behind a figure: counted or summed they give it. Raises KeyError for an unknown code."""
    return bronrijen.van(code, stand, UITKOMSTEN)


# --- As the command line prints it -----------------------------------------------------------------------------------


def als_json(stand: Stand) -> dict[str, Any]:
    """The state as `cijfers --json` prints it: exact; money and shares as decimal strings, a share of nothing null."""
    return {
        "tijdvak": stand.tijdvak.nummer,
        "peildatum": stand.peildatum.isoformat(),
        "cijfers": {
            code: {"waarde": uitgeschreven(c.waarde, c.eenheid), "eenheid": c.eenheid, "bron": c.bron}
            for code, c in stand.cijfers.items()
        },
        "controles": [{"code": c.code, "klopt": c.klopt, "melding": c.melding} for c in stand.controles],
        "tabel_1": [
            {
                "nr": rij.nr,
                "naam": rij.naam,
                "regionaal": rij.regionaal,
                "bedrag": uitgeschreven(rij.bedrag, EURO),
                "bedrag_x1000": rij.bedrag_x1000,
            }
            for rij in stand.tabel_1
        ],
        "grafiek_1": [_categorie_json(rij) for rij in stand.grafiek_1],
        "grafiek_2": [_categorie_json(rij) for rij in stand.grafiek_2],
        "bijlage_1": [{"nr": rij.nr, "naam": rij.naam, "deelnemers": rij.deelnemers} for rij in stand.tabel_1],
    }


def uitgeschreven(waarde: Waarde, eenheid: str) -> int | str | None:
    """A value for data: a count as a number, euros with two decimals, a share with six, both as text."""
    if waarde is None or eenheid not in {EURO, AANDEEL}:
        return None if waarde is None else int(waarde)
    return f"{waarde:.2f}" if eenheid == EURO else f"{waarde:.6f}"


def _categorie_json(rij: CategorieRij) -> dict[str, Any]:
    return {"categorie": rij.code, "deelnemers": rij.deelnemers, "budget": uitgeschreven(rij.budget, EURO)}


# --- The values ------------------------------------------------------------------------------------------------------


def _cijfers(waarden: Mapping[str, Waarde], peildatum: date) -> dict[str, Cijfer]:
    """The values with their words, in the order of the definitions."""
    return {
        code: Cijfer(code, d.naam, waarden[code], d.eenheid, peildatum, d.definitie, d.bron)
        for code, d in DEFINITIES.items()
        if code in waarden
    }


def _uitkomsten(per_status: Mapping[str, int]) -> dict[str, Waarde]:
    uitkomsten = {code: sum(per_status.get(s, 0) for s in bij) for code, bij in UITKOMSTEN.items()}
    return {"aantal_ingediend": sum(per_status.values()), **uitkomsten}


def _tellingen(aanvragen: list[AanvraagRij]) -> dict[str, Waarde]:
    return _uitkomsten(Counter(a.status for a in aanvragen)) | {
        "aantal_regionaal": sum(a.regionaal and a.status in VERLEEND for a in aanvragen),
        "aantal_laatste_twee_weken": sum(a.laat for a in aanvragen),
    }


def _geld(saldo: Saldo) -> dict[str, Waarde]:
    return {
        "plafond": saldo.plafond,
        "plafond_oorspronkelijk": saldo.oorspronkelijk,
        "bedrag_verleend": saldo.verplicht,
        "ruimte": saldo.ruimte,
    }


def _inhoud(plannen: Verleend) -> dict[str, Waarde]:
    bedrag = sum((t.bedrag for t in plannen.toekenningen), Decimal(0))
    bereikt = sum(rij.gerealiseerd for rij in plannen.plannen)
    return {
        "eigen_bijdrage": plannen.eigen_bijdrage,
        "deelnemers_beoogd": plannen.deelnemers,
        "bbl_plekken": plannen.bbl,
        "jeugdaandeel": _aandeel(plannen.jeugd_exact, Fraction(bedrag)),
        "jeugdbedrag": plannen.jeugdbedrag,
        "deelnemers_gerealiseerd": bereikt,
        "realisatiegraad": _aandeel(Fraction(bereikt), Fraction(plannen.deelnemers)),
    }


def _aandeel(deel: Fraction, geheel: Fraction) -> Decimal | None:
    """A share with six decimals, rounded half up from the exact fraction; of nothing there is no share."""
    return afronden(deel / geheel, AANDEEL_STAP).quantize(AANDEEL_STAP) if geheel else None


# --- What goes with it -----------------------------------------------------------------------------------------------


def _tijdvakrij(tijdvak: Tijdvak, saldo: Saldo) -> TijdvakRij:
    return TijdvakRij(tijdvak.nummer, tijdvak.naam, tijdvak.opent_op, tijdvak.sluit_op, saldo.plafond)


def _volgend(tijdvak: Tijdvak, peildatum: date) -> TijdvakRij | None:
    """The next period, once its ceiling had been published by the date (Awb 4:27); before that nobody knew of it."""
    volgend = Tijdvak.objects.filter(opent_op__gt=tijdvak.opent_op).order_by("opent_op").first()
    if volgend is None:
        return None
    saldo = plafond.saldo(volgend, op=peildatum)
    return _tijdvakrij(volgend, saldo) if saldo.plafond else None


def _met(aanvragen: Iterable[AanvraagRij], status: Status) -> set[int]:
    return {a.pk for a in aanvragen if a.status == status}


def _afwijsgronden(aanvragen: list[AanvraagRij], besluiten: Mapping[int, Geldend]) -> list[Reden]:
    """How often each ground of article 2.5 was held against a refused plan; a plan can have several."""
    afgewezen = _met(aanvragen, Status.AFGEWEZEN)
    telling = Counter(g for pk, besluit in besluiten.items() if pk in afgewezen for g in set(besluit.gronden))
    return [Reden(grond, AFWIJSGRONDEN[grond], telling[grond]) for grond in AFWIJSGRONDEN if telling[grond]]


def _intrekredenen(aanvragen: list[AanvraagRij]) -> list[Reden]:
    """Why applicants withdrew, one reason each; where the source names none it says so, and they still add up."""
    telling = Counter(a.intrekreden for a in aanvragen if a.status == Status.INGETROKKEN)
    redenen = [Reden(code, str(naam), telling[code]) for code, naam in IntrekReden.choices if telling[code]]
    return redenen + ([Reden("onbekend", "Reden niet bekend", telling[""])] if telling[""] else [])
