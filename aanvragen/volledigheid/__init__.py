"""What is missing or weak in a plan, with article, severity and place.

Asked by task list, filing and completeness check alike, so that the three can never differ.
"""

from ..models import Aanvraag
from .begrippen import Ernst, Gebrek, Plaats
from .maatregel import gebreken_maatregel, geld, hoogste_tarief, maatregelen_gebreken
from .plan import knelpunten_gebreken, plan, samenwerking, stukken, uiterste_einddag

__all__ = [
    "Ernst",
    "Gebrek",
    "Plaats",
    "blokkades",
    "gebreken",
    "gebreken_maatregel",
    "hoogste_tarief",
    "uiterste_einddag",
]


def gebreken(aanvraag: Aanvraag) -> list[Gebrek]:
    """Everything that is missing or weak, worst first, in the order of the sections."""
    regeling = aanvraag.tijdvak.regelingversie
    maatregelen = list(aanvraag.maatregelen.prefetch_related("knelpunten"))
    knelpunten = list(aanvraag.knelpunten.all())
    gevonden = [
        *samenwerking(aanvraag),
        *plan(aanvraag, regeling),
        *knelpunten_gebreken(knelpunten, maatregelen),
        *maatregelen_gebreken(aanvraag, maatregelen, regeling),
        *geld(aanvraag, maatregelen, regeling),
        *stukken(aanvraag),
    ]
    zwaarte = list(Ernst)
    return sorted(gevonden, key=lambda g: zwaarte.index(g.ernst))


def blokkades(aanvraag: Aanvraag) -> list[Gebrek]:
    """What stands in the way of filing."""
    return [g for g in gebreken(aanvraag) if g.ernst == Ernst.MOET]
