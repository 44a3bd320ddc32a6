"""Deciding. Granting, booking and the letter are one transaction (Awb 4:22 to 4:25, 3:41)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer, overgang
from aanvragen.statussen import AFWIJZEN, BUITEN_VOLGORDE, TERUGLEGGEN, VERLENEN, VERLENING_INTREKKEN
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import euro
from sectorplannen.kern.models import Gebruiker

from .. import beurt, brieven, plafond, tender
from ..berichtsoorten import PLAN_AFGEWEZEN, PLAN_TERUGGELEGD, PLAN_VERLEEND, VERLENING_INGETROKKEN
from ..loten import belet_loting
from ..models import Besluit, BesluitSoort
from ..toegang import mag_besluiten
from .afstemmen import afstemming_vervalt
from .toekennen import (
    BEZWAAR,
    Afwijzing,
    Toekenning,
    Verlening,
    eis_motivering,
    laat_vrij,
    maak_besluit,
    middel_tegen,
    verleen,
    volgt_op_bezwaar,
    wijs_af,
)


def verlenen(
    aanvraag: Aanvraag,
    toekenningen: Iterable[Toekenning],
    *,
    motivering: str,
    door: Gebruiker,
    voorwaarden: str = "",
    voorschot: bool | None = None,
    wegens_plafond: bool = False,
    buiten_volgorde: str = "",
    op: datetime | None = None,
) -> Besluit:
    """Grant a plan, wholly or in part, and book the sum in the same transaction, as far as the ceiling allows (Awb 4:25).

    `voorschot`: whether advances are given (art. 5.3); None as the applicant wished. `buiten_volgorde`: why it goes before
    plans that were complete earlier and still wait, where it takes what they need (art. 1.5); else it is not kept.
    """
    moment = op or timezone.now()
    with overgang(aanvraag, VERLENEN, door=door, mits=mag_besluiten, op=moment, reden=motivering) as actueel:
        if belet := tender.belet_verlenen(actueel):
            raise Weigering(belet)
        _eis_geloot(actueel)
        if wegens_plafond:
            _eis_plafond_knelt(actueel, moment)
        gewenst = actueel.voorschot_gewenst if voorschot is None else voorschot
        wat = Verlening(toekenningen, motivering, voorwaarden, gewenst, wegens_plafond)
        besluit = verleen(actueel, wat, door=door, moment=moment, op_bezwaar=volgt_op_bezwaar(actueel))
        _eis_op_zijn_beurt(actueel, besluit, buiten_volgorde.strip(), door)
        brieven.van_besluit(besluit, verzonden_op=op)
        berichten.zend(
            PLAN_VERLEEND,
            actueel,
            op=moment,
            bedrag=euro(besluit.bedrag),
            motivering=motivering,
            middel=middel_tegen(besluit),
        )
    return besluit


def afwijzen(
    aanvraag: Aanvraag,
    *,
    motivering: str,
    door: Gebruiker,
    gronden: Sequence[str] = (),
    wegens_plafond: bool = False,
    reden_rest: str = "",
    op: datetime | None = None,
) -> Besluit:
    """Refuse a plan on one or more grounds of art. 2.5, or because there is no room left (Awb 4:25), with reasons.

    `reden_rest`: why what is left under the ceiling is not granted either, where the ceiling is the only ground.
    """
    moment = op or timezone.now()
    with overgang(aanvraag, AFWIJZEN, door=door, mits=mag_besluiten, op=moment, reden=motivering) as actueel:
        if wegens_plafond:
            _eis_geloot(actueel)
            _eis_plafond_knelt(actueel, moment)
            if not gronden:
                motivering = _met_de_rest(actueel, motivering, reden_rest.strip(), moment)
        reden = Afwijzing(gronden, motivering, wegens_plafond)
        besluit = wijs_af(actueel, reden, door=door, moment=moment, op_bezwaar=volgt_op_bezwaar(actueel))
        brieven.van_besluit(besluit, verzonden_op=op)
        berichten.zend(PLAN_AFGEWEZEN, actueel, op=moment, motivering=motivering, middel=middel_tegen(besluit))
    return besluit


def _eis_geloot(aanvraag: Aanvraag) -> None:
    """Where the order decides who gets money, and only a lot can tell the order, it is drawn first (art. 1.5)."""
    belet = belet_loting(aanvraag)
    if belet:
        raise Weigering(belet)


def _eis_plafond_knelt(aanvraag: Aanvraag, moment: datetime) -> None:
    """The ceiling is a reason only in so far as it would be passed (Awb 4:25, second paragraph)."""
    ruimte = plafond.saldo(aanvraag.tijdvak, dag_van(moment)).ruimte
    if aanvraag.gevraagd <= ruimte:
        raise Weigering(
            f"Er is {euro(ruimte)} over onder het plafond en dit plan vraagt {euro(aanvraag.gevraagd)}. Dat past: het plafond "
            "is geen reden om minder toe te kennen (Awb 4:25)."
        )


def _eis_op_zijn_beurt(aanvraag: Aanvraag, besluit: Besluit, waarom: str, door: Gebruiker) -> None:
    """What earlier plans need stays for them, or it is written down why not. After booking, so that the ledger is held."""
    na = beurt.beurt(aanvraag, dag_van(besluit.op))
    stand = replace(na, ruimte=na.ruimte + besluit.bedrag)
    if not stand.neemt(besluit.bedrag):
        return
    if not waarom:
        zin = beurt.waarschuwing(aanvraag, stand, door)
        raise Weigering(f"{zin} Wacht op het besluit daarover, of schrijf op waarom dit plan voorgaat.")
    feiten = {"nodig": str(stand.nodig), "ruimte": str(stand.ruimte)}
    noteer(aanvraag, BUITEN_VOLGORDE, door=door, op=besluit.op, reden=waarom, gegevens=feiten)


def _met_de_rest(aanvraag: Aanvraag, motivering: str, waarom: str, moment: datetime) -> str:
    """The ceiling refuses no more than does not fit (Awb 4:25): why what is left is not granted either."""
    eis_motivering(motivering)
    over = beurt.rest(aanvraag, dag_van(moment))
    if not over:
        return motivering
    if not waarom:
        raise Weigering(
            f"Onder het plafond is voor dit plan nog {euro(over)} over. Verleen dat deel, of schrijf op waarom u dat niet doet: "
            "het plafond is alleen een reden voor wat er niet meer past (Awb 4:25)."
        )
    return f"{motivering}\n\nOnder het plafond was nog {euro(over)} over. Dat deel verlenen wij niet. {waarom}"


def terugleggen(aanvraag: Aanvraag, *, reden: str, door: Gebruiker, op: datetime | None = None) -> None:
    """Send a plan back to its assessors with a reason; their assessments are open again."""
    if not reden.strip():
        raise Weigering("Schrijf op wat de beoordelaars opnieuw moeten bekijken.")
    with overgang(aanvraag, TERUGLEGGEN, door=door, mits=mag_besluiten, op=op, reden=reden) as actueel:
        actueel.beoordelingen.update(ingeleverd_op=None)
        afstemming_vervalt(actueel, door=door, op=op or timezone.now())
        berichten.zend(
            PLAN_TERUGGELEGD,
            actueel,
            link=reverse("beoordeling:dossier", args=[actueel.nummer]),
            op=op,
            reden=reden,
        )


def verlening_intrekken(aanvraag: Aanvraag, *, motivering: str, door: Gebruiker, op: datetime | None = None) -> Besluit:
    """Withdraw a grant (Awb 4:48): the money is released."""
    moment = op or timezone.now()
    eis_motivering(motivering)
    with overgang(aanvraag, VERLENING_INTREKKEN, door=door, mits=mag_besluiten, op=moment, reden=motivering) as actueel:
        besluit = maak_besluit(actueel, BesluitSoort.INTREKKING_VERLENING, door, moment, motivering=motivering)
        laat_vrij(actueel, moment, oorzaak=besluit, door=door)
        brieven.van_besluit(besluit, verzonden_op=op)
        berichten.zend(VERLENING_INGETROKKEN, actueel, op=moment, motivering=motivering, middel=BEZWAAR)
    return besluit
