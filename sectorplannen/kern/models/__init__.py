"""Models of the ground: people, organisations, jobs and messages."""

from .bericht import Bericht, Berichtkeuze, Postbusmail
from .gebruiker import Gebruiker, Rol
from .opdracht import Opdracht, OpdrachtStatus
from .organisatie import Lidmaatschap, LidRol, Organisatie, OrganisatieSoort
from .uitnodiging import Uitnodiging

__all__ = [
    "Bericht",
    "Berichtkeuze",
    "Gebruiker",
    "LidRol",
    "Lidmaatschap",
    "Opdracht",
    "OpdrachtStatus",
    "Organisatie",
    "OrganisatieSoort",
    "Postbusmail",
    "Rol",
    "Uitnodiging",
]
