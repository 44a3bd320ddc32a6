"""Every verb of the applicant. Each is one transaction, and raises Weigering or PermissionDenied in Dutch."""

from .bevriezen import bevries, inhoud_van, zet_terug
from .bewerking import Verouderd
from .bijlagen import bijlage_toevoegen, bijlage_verwijderen
from .concept import beginnen, bewerken, verwijderen
from .indienen import aanvullen, betrokkenen, indienen, intrekken
from .knelpunten import knelpunt_opslaan, knelpunt_verwijderen
from .maatregelen import maatregel_kopieren, maatregel_opslaan, maatregel_verplaatsen, maatregel_verwijderen
from .samenwerking import deelnemer_toevoegen, deelnemer_verwijderen, vertegenwoordiging_opslaan

__all__ = [
    "Verouderd",
    "aanvullen",
    "beginnen",
    "betrokkenen",
    "bevries",
    "bewerken",
    "bijlage_toevoegen",
    "bijlage_verwijderen",
    "deelnemer_toevoegen",
    "deelnemer_verwijderen",
    "indienen",
    "inhoud_van",
    "intrekken",
    "knelpunt_opslaan",
    "knelpunt_verwijderen",
    "maatregel_kopieren",
    "maatregel_opslaan",
    "maatregel_verplaatsen",
    "maatregel_verwijderen",
    "vertegenwoordiging_opslaan",
    "verwijderen",
    "zet_terug",
]
