"""What an applicant makes and what it stands on."""

from .aanvraag import Aanvraag, AanvraagSoort, IntrekReden
from .bijlage import Bijlage, BijlageSoort, ScanStatus
from .deelnemer import Deelnemer, DeelnemerRol
from .gebeurtenis import Gebeurtenis
from .indiening import Indiening
from .knelpunt import BronSoort, Knelpunt
from .maatregel import Maatregel
from .regeling import (
    Arbeidsmarktregio,
    BeslistermijnVanaf,
    Categorie,
    CategorieKop,
    CategorieThema,
    Kop,
    Regelingversie,
    Sector,
    Thema,
)
from .tijdvak import Tijdvak, Verdeling

__all__ = [
    "Aanvraag",
    "AanvraagSoort",
    "Arbeidsmarktregio",
    "BeslistermijnVanaf",
    "Bijlage",
    "BijlageSoort",
    "BronSoort",
    "Categorie",
    "CategorieKop",
    "CategorieThema",
    "Deelnemer",
    "DeelnemerRol",
    "Gebeurtenis",
    "Indiening",
    "IntrekReden",
    "Knelpunt",
    "Kop",
    "Maatregel",
    "Regelingversie",
    "ScanStatus",
    "Sector",
    "Thema",
    "Tijdvak",
    "Verdeling",
]
