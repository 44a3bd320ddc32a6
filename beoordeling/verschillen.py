"""A plan as it is now beside what was filed: of itself, or of the earlier plan that it comes from."""

from __future__ import annotations

from typing import Any

from aanvragen.models import Aanvraag, Indiening
from aanvragen.services import inhoud_van
from aanvragen.toegang import mag_bewerken

from .ingediend import Ingediend, lees
from .wijzigingen import Wijzigingen, vergelijk


def nu(aanvraag: Aanvraag) -> Ingediend:
    """The plan as it is now, read as a filing is."""
    return lees(Indiening(aanvraag=aanvraag, tijdvak=aanvraag.tijdvak, inhoud=inhoud_van(aanvraag)))


def laatste(aanvraag: Aanvraag) -> Indiening | None:
    """The last filing of a plan, with what reading it asks."""
    rijen = aanvraag.indieningen.select_related("tijdvak__regelingversie")
    return rijen.order_by("-volgnummer").first()


def sinds_indiening(aanvraag: Aanvraag) -> Wijzigingen | None:
    """What the plan says now and its last filing did not; None where nothing was filed. As many queries for every plan."""
    indiening = laatste(aanvraag)
    return vergelijk(lees(indiening), nu(aanvraag)) if indiening is not None else None


def met_het_eerdere(aanvraag: Aanvraag, eerder: Aanvraag, gebruiker: Any) -> tuple[Wijzigingen, bool] | None:
    """What a plan says otherwise than the last filing of the earlier one, and whether that is what was filed of it.

    Who writes in it, and of a draft everyone of the partnership, reads it as it is now; others what was filed. None where
    either was never filed.
    """
    toen, ingediend = laatste(eerder), laatste(aanvraag)
    leest_concept = aanvraag.is_concept or mag_bewerken(gebruiker, aanvraag)
    if toen is None or (ingediend is None and not leest_concept):
        return None
    if ingediend is None or leest_concept:
        return vergelijk(lees(toen), nu(aanvraag)), False
    return vergelijk(lees(toen), lees(ingediend)), True
