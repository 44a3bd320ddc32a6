"""Every verb of the applicant. Each is one transaction, and raises Weigering or PermissionDenied in Dutch."""

from .bevriezen import bevries, inhoud_van, zet_terug
from .bijlagen import bijlage_toevoegen, bijlage_verwijderen
from .concept import (
    Verouderd,
    beginnen,
    bewerken,
    deelnemer_toevoegen,
    deelnemer_verwijderen,
    knelpunt_opslaan,
    knelpunt_verwijderen,
    maatregel_opslaan,
    maatregel_verwijderen,
    verwijderen,
)
from .indienen import aanvullen, betrokkenen, indienen, intrekken

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
    "maatregel_opslaan",
    "maatregel_verwijderen",
    "verwijderen",
    "zet_terug",
]
