"""Deciding. Granting, booking and the letter are one transaction (Awb 4:22 to 4:25, 3:41)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import overgang
from aanvragen.statussen import AFWIJZEN, TERUGLEGGEN, VERLENEN, VERLENING_INTREKKEN
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import euro
from sectorplannen.kern.models import Gebruiker

from .. import brieven, plafond, tender
from ..loten import belet_loting
from ..models import Besluit, BesluitSoort
from ..toegang import mag_besluiten
from .afstemmen import afstemming_vervalt
from .toekennen import (
    Afwijzing,
    Toekenning,
    Verlening,
    bericht,
    eis_motivering,
    laat_vrij,
    maak_besluit,
    verleen,
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
    op: datetime | None = None,
) -> Besluit:
    """Grant a plan, wholly or in part, and book the sum in the same transaction, as far as the ceiling allows (Awb 4:25).

    `voorschot`: whether advances are given (art. 5.3); None as the applicant wished.
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
        besluit = verleen(actueel, wat, door=door, moment=moment)
        brieven.van_besluit(besluit, verzonden_op=op)
        bericht(actueel, "Besluit: verleend", f"Wij verlenen {euro(besluit.bedrag)}.\n{motivering}", moment)
    return besluit


def afwijzen(
    aanvraag: Aanvraag,
    *,
    motivering: str,
    door: Gebruiker,
    gronden: Sequence[str] = (),
    wegens_plafond: bool = False,
    op: datetime | None = None,
) -> Besluit:
    """Refuse a plan on one or more grounds of art. 2.5, or because there is no room left (Awb 4:25), with reasons."""
    moment = op or timezone.now()
    with overgang(aanvraag, AFWIJZEN, door=door, mits=mag_besluiten, op=moment, reden=motivering) as actueel:
        if wegens_plafond:
            _eis_geloot(actueel)
            _eis_plafond_knelt(actueel, moment)
        besluit = wijs_af(actueel, Afwijzing(gronden, motivering, wegens_plafond), door=door, moment=moment)
        brieven.van_besluit(besluit, verzonden_op=op)
        bericht(actueel, "Besluit: afgewezen", motivering, moment)
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


def terugleggen(aanvraag: Aanvraag, *, reden: str, door: Gebruiker, op: datetime | None = None) -> None:
    """Send a plan back to its assessors with a reason; their assessments are open again."""
    if not reden.strip():
        raise Weigering("Schrijf op wat de beoordelaars opnieuw moeten bekijken.")
    with overgang(aanvraag, TERUGLEGGEN, door=door, mits=mag_besluiten, op=op, reden=reden) as actueel:
        actueel.beoordelingen.update(ingeleverd_op=None)
        afstemming_vervalt(actueel, door=door, op=op or timezone.now())
        berichten.stuur(
            [b.beoordelaar for b in actueel.beoordelingen.select_related("beoordelaar")],
            f"Teruggelegd: {actueel.nummer}",
            reden,
            link=reverse("beoordeling:dossier", args=[actueel.nummer]),
            op=op,
        )


def verlening_intrekken(aanvraag: Aanvraag, *, motivering: str, door: Gebruiker, op: datetime | None = None) -> Besluit:
    """Withdraw a grant (Awb 4:48): the money is released."""
    moment = op or timezone.now()
    eis_motivering(motivering)
    with overgang(aanvraag, VERLENING_INTREKKEN, door=door, mits=mag_besluiten, op=moment, reden=motivering) as actueel:
        besluit = maak_besluit(actueel, BesluitSoort.INTREKKING_VERLENING, door, moment, motivering=motivering)
        laat_vrij(actueel, moment, oorzaak=besluit, door=door)
        brieven.van_besluit(besluit, verzonden_op=op)
        bericht(actueel, "Verlening ingetrokken", motivering, moment)
    return besluit
