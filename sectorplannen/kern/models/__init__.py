"""Models of the ground: people, organisations, jobs and messages."""

from .gebruiker import Gebruiker, Rol
from .opdracht import Bericht, Opdracht, OpdrachtStatus
from .organisatie import Lidmaatschap, LidRol, Organisatie, OrganisatieSoort

__all__ = [
    "Bericht",
    "Gebruiker",
    "LidRol",
    "Lidmaatschap",
    "Opdracht",
    "OpdrachtStatus",
    "Organisatie",
    "OrganisatieSoort",
    "Rol",
]
