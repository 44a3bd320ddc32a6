"""Models of the ground: people, organisations, jobs and messages."""

from .bericht import Bericht, Berichtkeuze, Postbusmail
from .gebruiker import Gebruiker, Rol
from .lidrol import SCHRIJVERS, LidRol
from .opdracht import Opdracht, OpdrachtStatus
from .organisatie import Lidmaatschap, Organisatie, OrganisatieSoort
from .uitnodiging import Uitnodiging

__all__ = [
    "SCHRIJVERS",
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
