"""What an applicant makes and what it stands on."""

from .aanvraag import Aanvraag, AanvraagSoort, IntrekReden
from .adviesgesprek import Adviesgesprek, GesprekStatus, Gespreksvorm
from .begroting import Bijdrage, BijdrageSoort, Kostenpost, KostenSoort
from .bijlage import Bijlage, BijlageSoort, ScanStatus
from .deelnemer import Centrale, Deelnemer, DeelnemerRol, Vertegenwoordiging
from .gebeurtenis import Gebeurtenis
from .indiening import Indiening
from .knelpunt import BronSoort, Knelpunt
from .maatregel import Maatregel
from .menukaart import Knelpuntsoort, Voorbeeldmaatregel
from .oproep import Oproep, Oproepcontact, Oproepregel
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
    "Adviesgesprek",
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
    "GesprekStatus",
    "Gespreksvorm",
    "Herinnering",
    "Indiening",
    "IntrekReden",
    "Knelpunt",
    "Knelpuntsoort",
    "Kop",
    "KostenSoort",
    "Kostenpost",
    "Maatregel",
    "Oproep",
    "Oproepcontact",
    "Oproepregel",
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
