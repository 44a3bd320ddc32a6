"""What every page knows without asking: where this person can go, and how the page is dressed."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from . import post
from .models import Gebruiker, Rol

PLANNEN = ("Plannen", "beoordeling:plannen")
PLAFOND = ("Plafond", "beoordeling:plafond")
STAND = ("Stand", "rapportage:stand")
BERICHTEN = ("Berichten", "berichten")
WERKVOORRAAD = ("Werkvoorraad", "beoordeling:werkvoorraad")
BEZWAREN = ("Bezwaren", "beoordeling:bezwaren")
TOEGEKEND = ("Toegekende plannen", "rapportage:register")
MENUKAART = ("Menukaart", "rondom:menukaart")
UITWISSELING = ("In en uit", "rapportage:uitwisseling")
GESPREKKEN = ("Gesprekken", "beoordeling:adviesgesprekken")

AGENTSCHAP = (WERKVOORRAAD, PLANNEN, GESPREKKEN, PLAFOND, STAND, BERICHTEN)
BESLISSERS = (WERKVOORRAAD, PLANNEN, PLAFOND, STAND, BERICHTEN)
NAVIGATIE: dict[str, tuple[tuple[str, str], ...]] = {
    Rol.AANVRAGER: (
        ("Mijn plannen", "aanvragen:mijn_plannen"),
        ("Organisaties", "rondom:organisaties"),
        ("Adviesgesprekken", "rondom:adviesgesprekken"),
        ("Partners", "rondom:oproepen"),
        MENUKAART,
        BERICHTEN,
    ),
    Rol.BEOORDELAAR: AGENTSCHAP,
    Rol.COORDINATOR: AGENTSCHAP,
    Rol.BESLUITNEMER: BESLISSERS,
    Rol.BELEID: (
        STAND,
        ("Brieven", "rapportage:brieven"),
        ("Cijfers", "rapportage:cijfers"),
        ("Peilingen", "rapportage:peilingen"),
        PLANNEN,
        PLAFOND,
    ),
    Rol.BEHEERDER: (("Beheer", "admin:index"), PLANNEN, STAND, PLAFOND, UITWISSELING),
    Rol.AUDITOR: (PLANNEN, BEZWAREN, PLAFOND, STAND),
}
"""Per role the links of the main menu: the word and the name of the address."""
OPENBAAR = (
    MENUKAART,
    ("Partners zoeken", "rondom:oproepen"),
    ("Kan ik aanvragen?", "rondom:geschikt"),
    TOEGEKEND,
    ("Inloggen", "account_login"),
)


@dataclass(frozen=True)
class Plek:
    """A link of the main menu."""

    titel: str
    naam: str
    adres: str
    huidig: str
    """The value of `aria-current`: 'page' on the page itself, 'true' on a page below it, else empty."""


def huis(request: HttpRequest) -> dict[str, Any]:
    """The context of every page; asks the database for the person, and for unread messages only where they show."""
    bezoeker = getattr(request, "user", None)
    wie = bezoeker if isinstance(bezoeker, Gebruiker) else None
    links = NAVIGATIE[wie.rol] if wie else OPENBAAR
    return {
        "navigatie": navigatie(links, request.path),
        "dicht": wie is not None and wie.is_dienst,
        "ongelezen": SimpleLazyObject(wie.berichten.filter(gelezen_op=None).count) if wie else 0,
        "zoekadres": adres(PLANNEN[1]) if PLANNEN in links else "",
        "accountadres": adres("account_change_password") if wie else "",
        "uitlogadres": adres("account_logout") if wie else "",
        "toegekendadres": adres(TOEGEKEND[1]),
        "postbusadres": adres("postbus") if post.is_aan() else "",
        "voorbeeld": settings.VOORBEELD,
    }


def navigatie(links: tuple[tuple[str, str], ...], pad: str) -> list[Plek]:
    """The links that exist, the one that `pad` lies at or deepest below marked as current."""
    bestaand = [(titel, naam, plek) for titel, naam in links if (plek := adres(naam))]
    hier = max((plek for *_, plek in bestaand if pad.startswith(plek)), key=len, default="")
    return [
        Plek(titel, naam, plek, "" if plek != hier else "page" if pad == plek else "true")
        for titel, naam, plek in bestaand
    ]


def adres(naam: str) -> str:
    """The address of a page, or nothing where it does not exist (an app can be left out of `urls.py`)."""
    try:
        return reverse(naam)
    except NoReverseMatch:
        return ""
