"""What an applicant makes and what it stands on."""

from .aanvraag import Aanvraag, AanvraagSoort, IntrekReden
from .begroting import Bijdrage, BijdrageSoort, Kostenpost, KostenSoort
from .bijlage import Bijlage, BijlageSoort, ScanStatus
from .deelnemer import Centrale, Deelnemer, DeelnemerRol, Vertegenwoordiging
from .gebeurtenis import Gebeurtenis
from .indiening import Indiening
from .knelpunt import BronSoort, Knelpunt
from .maatregel import Maatregel
from .menukaart import Voorbeeldmaatregel
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
from .samenwerken import Aanwezigheid, Herinnering
from .tijdvak import Storing, Tijdvak, Verdeling

__all__ = [
    "Aanvraag",
    "AanvraagSoort",
    "Aanwezigheid",
    "Arbeidsmarktregio",
    "BeslistermijnVanaf",
    "Bijdrage",
    "BijdrageSoort",
    "Bijlage",
    "BijlageSoort",
    "BronSoort",
    "Categorie",
    "CategorieKop",
    "CategorieThema",
    "Centrale",
    "Deelnemer",
    "DeelnemerRol",
    "Gebeurtenis",
    "Herinnering",
    "Indiening",
    "IntrekReden",
    "Knelpunt",
    "Kop",
    "KostenSoort",
    "Kostenpost",
    "Maatregel",
    "Regelingversie",
    "ScanStatus",
    "Sector",
    "Storing",
    "Thema",
    "Tijdvak",
    "Verdeling",
    "Vertegenwoordiging",
    "Voorbeeldmaatregel",
]
