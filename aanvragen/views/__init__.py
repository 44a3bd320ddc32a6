"""Pages of the applicant: fetch, do, tell, redirect."""

from .bijlagen import bijlage_verwijderen, bijlagen
from .indienen import aanvullen, controleren, indienen, intrekken, verwijderen
from .knelpunten import knelpunt, knelpunt_verwijderen, knelpunten
from .lijst import mijn_plannen, nieuw, organisatie_toevoegen
from .maatregelen import maatregel, maatregel_verwijderen, maatregelen
from .onderdelen import financiering, gegevens, uitvoering
from .organisatie import organisatie, partner_verwijderen
from .plan import bijlage, indiening, ontvangst, plan, stuk

__all__ = [
    "aanvullen",
    "bijlage",
    "bijlage_verwijderen",
    "bijlagen",
    "controleren",
    "financiering",
    "gegevens",
    "indienen",
    "indiening",
    "intrekken",
    "knelpunt",
    "knelpunt_verwijderen",
    "knelpunten",
    "maatregel",
    "maatregel_verwijderen",
    "maatregelen",
    "mijn_plannen",
    "nieuw",
    "ontvangst",
    "organisatie",
    "organisatie_toevoegen",
    "partner_verwijderen",
    "plan",
    "stuk",
    "uitvoering",
    "verwijderen",
]
