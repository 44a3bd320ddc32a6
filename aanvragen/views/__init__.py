"""Pages of the applicant: fetch, do, tell, redirect."""

from .aanwezig import aanwezig
from .begroting import financiering
from .bestanden import bijlage, stuk
from .bijlagen import bijlage_verwijderen, bijlagen
from .indienen import aanvullen, controleren, handtekening, indienen, intrekken, verwijderen
from .knelpunten import knelpunt, knelpunt_verwijderen, knelpunten
from .lijst import mijn_plannen, nieuw, organisatie_toevoegen
from .maatregelen import maatregel
from .maatregelenlijst import maatregel_kopieren, maatregel_verplaatsen, maatregel_verwijderen, maatregelen
from .onderdelen import gegevens, uitvoering
from .organisatie import (
    organisatie,
    partner_schrijven,
    partner_uitnodigen,
    partner_uitnodiging,
    partner_verwijderen,
    vertegenwoordiging,
)
from .plan import bewijs_downloaden, indiening, ontvangst, plan
from .terugkeer import opnieuw
from .werkboek import maatregelen_downloaden, maatregelen_inlezen

__all__ = [
    "aanvullen",
    "aanwezig",
    "bewijs_downloaden",
    "bijlage",
    "bijlage_verwijderen",
    "bijlagen",
    "controleren",
    "financiering",
    "gegevens",
    "handtekening",
    "indienen",
    "indiening",
    "intrekken",
    "knelpunt",
    "knelpunt_verwijderen",
    "knelpunten",
    "maatregel",
    "maatregel_kopieren",
    "maatregel_verplaatsen",
    "maatregel_verwijderen",
    "maatregelen",
    "maatregelen_downloaden",
    "maatregelen_inlezen",
    "mijn_plannen",
    "nieuw",
    "ontvangst",
    "opnieuw",
    "organisatie",
    "organisatie_toevoegen",
    "partner_schrijven",
    "partner_uitnodigen",
    "partner_uitnodiging",
    "partner_verwijderen",
    "plan",
    "stuk",
    "uitvoering",
    "vertegenwoordiging",
    "verwijderen",
]
