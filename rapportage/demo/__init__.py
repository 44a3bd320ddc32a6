"""The demo: the first period, played through the real services at its historical moments, and a period to practise in."""

from .brieven import brieven
from .mensen import LOGINS, WACHTWOORD, mensen
from .menukaart import menukaart
from .naspelen import Verslag, speel_na
from .oefenen import oefentijdvak
from .oproepen import oproepen
from .rondes import rondes
from .tweede import tweede_tijdvak

__all__ = [
    "LOGINS",
    "WACHTWOORD",
    "Verslag",
    "brieven",
    "mensen",
    "menukaart",
    "oefentijdvak",
    "oproepen",
    "rondes",
    "speel_na",
    "tweede_tijdvak",
]
