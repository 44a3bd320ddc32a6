"""The only place where a figure is made (ontwerp section 6): a page, a chart, the letter, CSV and commands all ask here.

`stand` gives the state of one period (or of all) on one date, `als_json` writes it as `cijfers --json` prints it, `rijen`
opens the records behind a figure and `deel` a part of them. What the records say is read by `tellingen`, what the granted
measures amount to is worked out by `verleend` and the values by `waarden`; what each figure means stands in `definities`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone

from aanvragen.models import Aanvraag, IntrekReden, Tijdvak
from aanvragen.statussen import Status
from beoordeling import plafond
from sectorplannen.kern.datums import dag_van, einde_van_dag

from . import beslistijden, bronrijen, controles, delen, tellingen, verleend, waarden
from .begrippen import (
    AanvraagRij,
    CategorieRij,
    Cijfer,
    LaatsteGebeurtenis,
    PlanRij,
    Reden,
    Stand,
    TijdvakRij,
    Toekenning,
    Waarde,
)
from .bronrijen import Bronrij
from .definities import AANDEEL, AFWIJSGRONDEN, DEFINITIES, EURO, NIET_OVER_TE_NEMEN
from .tellingen import Geldend
from .waarden import UITKOMSTEN, Geld

__all__ = [
    "ALLE",
    "UITKOMSTEN",
    "als_json",
    "deel",
    "kern",
    "laatste_gebeurtenis",
    "maatregelen",
    "plannen",
    "rijen",
    "stand",
    "uitgeschreven",
]

ALLE = "Alle tijdvakken"


# --- The state of a period -------------------------------------------------------------------------------------------


def stand(tijdvak: Tijdvak | None, peildatum: date) -> Stand:
    """The state at the end of a day in Amsterdam: figures, tables, charts and checks. A fixed number of queries.

    Of a period, or without one of all together; `TijdvakRij.nummer` is 0 then.
    """
    moment = einde_van_dag(peildatum)
    tijdvakken = [tijdvak] if tijdvak else list(Tijdvak.objects.select_related("regelingversie"))
    grootboek = tellingen.boekingen(tijdvak, peildatum)
    besluiten = tellingen.geldende_besluiten(tijdvak, moment)
    opgaven = tellingen.opgaven(tijdvak, peildatum)
    teruggekomen = tellingen.teruggekomen(tijdvak, moment)
    aanvragen = [
        replace(a, teruggekomen=True) if a.pk in teruggekomen else a
        for a in beslistijden.met_termijn(tellingen.aanvragen(tijdvakken, tijdvak, moment), tijdvakken, peildatum)
    ]
    plannen = verleend.bereken(aanvragen, besluiten, tellingen.toekenningen(tijdvak, besluiten.values()), opgaven)
    geld, volgend = waarden.geld_van(grootboek), _volgend(tijdvak, peildatum)
    gesprekken = tellingen.gesprekken(tijdvak, moment)
    alle_waarden = (
        waarden.tellingen(aanvragen)
        | waarden.gesprekken(gesprekken)
        | waarden.geld(geld)
        | waarden.inhoud(plannen)
        | waarden.volgend(volgend)
    )
    in_tabel_1 = {rij.nummer for rij in plannen.plannen}
    verleende = {a.pk for a in aanvragen if a.nummer in in_tabel_1}
    uit = Stand(
        tijdvak=_tijdvakrij(tijdvak, geld) if tijdvak else _alle(tijdvakken, geld, moment),
        peildatum=peildatum,
        cijfers=_cijfers(alle_waarden, peildatum),
        controles=[],
        tabel_1=plannen.plannen,
        grafiek_1=verleend.grafiek(plannen, instroom_samen=True),
        grafiek_2=verleend.grafiek(plannen, instroom_samen=False),
        afwijsgronden=_afwijsgronden(aanvragen, besluiten),
        intrekredenen=_intrekredenen(aanvragen),
        teruggekomen=sum(a.teruggekomen and a.status == Status.INGETROKKEN for a in aanvragen),
        voorbeelden=verleend.voorbeelden(plannen),
        volgend_tijdvak=volgend,
        verzonnen=any(a.verzonnen for a in aanvragen),
        aanvragen=aanvragen,
        grootboek=grootboek,
        maatregelen=plannen.toekenningen,
        opgaven=[o for o in opgaven if o.aanvraag in verleende],
        gesprekken=gesprekken,
        laatste_gebeurtenis=tellingen.laatste_gebeurtenis(tijdvak),
    )
    return replace(uit, controles=controles.van(uit))


def laatste_gebeurtenis(tijdvak: Tijdvak | None) -> LaatsteGebeurtenis:
    """The last thing that was written about a period (or about any) up to now. One query."""
    return tellingen.laatste_gebeurtenis(tijdvak)


def kern(tijdvak: Tijdvak, peildatum: date) -> dict[str, Cijfer]:
    """The few figures of a period that a front page needs: outcomes and money. Two queries, none of them per plan."""
    velden = ("status_op_peildatum",)
    rijen = Aanvraag.objects.filter(tijdvak=tijdvak).op(einde_van_dag(peildatum))
    per_status = dict(rijen.values_list(*velden).annotate(Count("pk")).order_by())
    return _cijfers(waarden.uitkomsten(per_status) | waarden.geld(_geld(tijdvak, peildatum)), peildatum)


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
    uit = verleend.bereken(rijen, besluiten, toekenningen, tellingen.opgaven(pks, dag_van(nu)))
    return {rij.nummer: rij for rij in uit.plannen}


def maatregelen(aanvraag: Aanvraag) -> list[Toekenning]:
    """What the grant that stands names of each measure of one plan, in order. Two queries."""
    besluiten = tellingen.geldende_besluiten([aanvraag.pk], timezone.now())
    return tellingen.toekenningen([aanvraag.pk], besluiten.values())


def rijen(code: str, stand: Stand) -> list[Bronrij]:
    """The records behind a figure: counted or summed they give it. Raises KeyError for an unknown code."""
    return bronrijen.van(code, stand)


def deel(code: str, stand: Stand, soort: str, waarde: str) -> tuple[Waarde, list[Bronrij]]:
    """A part of a figure and the records behind it: of one categorie, thema, sector, regio, dag or termijn (`delen`).

    Parts of one kind add up to the whole. Raises KeyError for what is unknown, or for a figure that has no such parts.
    """
    gekozen = delen.van(code, stand, soort, waarde)
    return bronrijen.waarde_van(code, gekozen), gekozen


# --- As the command line prints it -----------------------------------------------------------------------------------


def als_json(stand: Stand) -> dict[str, Any]:
    """The state as `cijfers --json` prints it: exact; money and shares as decimal strings, a share of nothing null.

    Without `NIET_OVER_TE_NEMEN`: whoever takes the workbook of this state over gets these same figures elsewhere.
    """
    return {
        "tijdvak": stand.tijdvak.nummer,
        "peildatum": stand.peildatum.isoformat(),
        "cijfers": {
            code: {"waarde": uitgeschreven(c.waarde, c.eenheid), "eenheid": c.eenheid, "bron": c.bron}
            for code, c in stand.cijfers.items()
            if code not in NIET_OVER_TE_NEMEN
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
    """A value for data: a count as a number; euros with two decimals, a share with six and a day (ISO) as text."""
    if waarde is None:
        return None
    if isinstance(waarde, date):
        return waarde.isoformat()
    if eenheid not in {EURO, AANDEEL}:
        return int(waarde)
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


# --- What goes with it -----------------------------------------------------------------------------------------------


def _geld(tijdvak: Tijdvak, peildatum: date) -> Geld:
    saldo = plafond.saldo(tijdvak, op=peildatum)
    return Geld(saldo.plafond, saldo.oorspronkelijk, saldo.verplicht)


def _tijdvakrij(tijdvak: Tijdvak, geld: Geld) -> TijdvakRij:
    return TijdvakRij(tijdvak.nummer, tijdvak.naam, tijdvak.opent_op, tijdvak.sluit_op, geld.plafond)


def _alle(tijdvakken: Sequence[Tijdvak], geld: Geld, moment: datetime) -> TijdvakRij:
    """All periods as if they were one: from the first day to the last, with the ceilings added up."""
    opent = min((t.opent_op for t in tijdvakken), default=moment)
    return TijdvakRij(0, ALLE, opent, max((t.sluit_op for t in tijdvakken), default=moment), geld.plafond)


def _volgend(tijdvak: Tijdvak | None, peildatum: date) -> TijdvakRij | None:
    """The next period, once its ceiling had been published by the date (Awb 4:27); before that nobody knew of it.

    After all periods together comes the first that had not opened on the date.
    """
    na = tijdvak.opent_op if tijdvak else einde_van_dag(peildatum)
    volgend = Tijdvak.objects.filter(opent_op__gt=na).order_by("opent_op").first()
    if volgend is None:
        return None
    geld = _geld(volgend, peildatum)
    return _tijdvakrij(volgend, geld) if geld.plafond else None


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
