"""The people of the demo: a login for each role, two where it takes two, and a signatory for each partnership. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Gebruiker, Lidmaatschap, LidRol, Opdracht, Organisatie, Rol

WACHTWOORD = "sectorplannen-demo"

LOGINS: tuple[tuple[str, str, str, str], ...] = (
    ("anja", "Anja de Wit", Rol.AANVRAGER, "dient plannen in (tekenbevoegd)"),
    ("bram", "Bram Haddou", Rol.AANVRAGER, "werkt mee aan de plannen van Anja (redacteur)"),
    ("carla", "Carla Terpstra", Rol.AANVRAGER, "dient plannen in voor een andere organisatie"),
    ("coen", "Coen Vos", Rol.COORDINATOR, "verklaart volledig, wijst toe, legt voor"),
    ("dirk", "Dirk Aalbers", Rol.BEOORDELAAR, "beoordeelt"),
    ("daan", "Daan Ould", Rol.BEOORDELAAR, "beoordeelt"),
    ("els", "Els Lindeman", Rol.BESLUITNEMER, "beslist"),
    ("eva", "Eva Zwart", Rol.BESLUITNEMER, "beslist op bezwaar"),
    ("petra", "Petra Verhagen", Rol.BELEID, "schrijft de brief aan de Kamer"),
    ("paul", "Paul Jansen", Rol.BELEID, "stelt de brief van Petra vast, als tweede persoon"),
    ("beheer", "Bob Jansma", Rol.BEHEERDER, "beheert de gegevens in /beheer/"),
    ("ada", "Ada Kramer", Rol.AUDITOR, "controleert: leest alles, wijzigt niets"),
)
"""Name of the login, person, role, and what one does with it."""


def adres(login: str) -> str:
    """The e-mail address with which one signs in."""
    return f"{login}@voorbeeld.nl"


def mensen() -> dict[str, Gebruiker]:
    """Make one login for each role, once; a password that was changed since is left as it is."""
    uit = {}
    for login, naam, rol, _ in LOGINS:
        persoon = Gebruiker.objects.filter(email=adres(login)).first()
        if persoon is not None and persoon.rol != rol:
            raise Weigering(f"{adres(login)} bestaat al, met een andere rol.")
        uit[login] = persoon or Gebruiker.objects.create_user(adres(login), WACHTWOORD, naam=naam, rol=rol)
    return uit


def organisatie(gegevens: dict[str, str]) -> Organisatie:
    """An organisation of the fixture, known by its number."""
    velden = {"naam": gegevens["naam"], "soort": gegevens["soort"]}
    return Organisatie.objects.get_or_create(kvk=gegevens["kvk"], defaults=velden)[0]


def tekent(organisatie: Organisatie, persoon: Gebruiker, rol: LidRol = LidRol.TEKENBEVOEGD) -> None:
    """Give a person a place in an organisation, once."""
    Lidmaatschap.objects.get_or_create(organisatie=organisatie, gebruiker=persoon, defaults={"rol": rol})


def tekenbevoegde(organisatie: Organisatie) -> Gebruiker:
    """The signatory of an organisation that has no login of the demo: a person who cannot sign in."""
    email = f"tekenbevoegde-{organisatie.kvk}@voorbeeld.nl"
    persoon = Gebruiker.objects.filter(email=email).first()
    if persoon is None:
        persoon = Gebruiker.objects.create_user(email, None, naam=f"Tekenbevoegde {organisatie.naam}"[:120])
    tekent(organisatie, persoon)
    return persoon


@contextmanager
def zonder_mail() -> Iterator[None]:
    """What happens in here stays in the inbox: messages of long ago, or of practice, are not mailed now."""
    voor = Bericht.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    yield
    van_de_demo = Bericht.objects.filter(pk__gt=voor, aan__email__endswith="@voorbeeld.nl").values_list("pk", flat=True)
    Opdracht.objects.filter(soort="bericht_mailen", gegevens__bericht__in=list(van_de_demo)).delete()
