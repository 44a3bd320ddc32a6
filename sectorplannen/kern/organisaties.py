"""Organisations come in: by the first of their people, or as a partner that someone names."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from .fouten import Weigering
from .models import Gebruiker, Lidmaatschap, LidRol, Organisatie
from .toegang import mag_organisatie_aanmelden


def organisatie_aanmelden(naam: str, kvk: str, soort: str, *, door: Gebruiker) -> Organisatie:
    """Make an organisation known, with who does so as the one who signs for it (art. 2.2).

    A number that is known already is refused (Weigering): an organisation decides itself who its people are, and a partner
    that was named in a plan may not be taken by a stranger.
    """
    mag_organisatie_aanmelden.eis(door)
    if not kvk:
        raise Weigering("Vul het KvK-nummer van de organisatie in.")
    with transaction.atomic():
        organisatie = _maak(naam, kvk, soort)
        Lidmaatschap.objects.create(organisatie=organisatie, gebruiker=door, rol=LidRol.TEKENBEVOEGD)
    return organisatie


def partner_vinden(kvk: str, *, naam: str = "", soort: str = "") -> Organisatie:
    """The organisation with this number in the trade register; one that is new here is made, without people yet."""
    bekend = Organisatie.objects.filter(kvk=kvk).first() if kvk else None
    if bekend is not None:
        return bekend
    if not naam or not soort:
        raise Weigering("Wij kennen dit KvK-nummer nog niet. Vul ook de naam en de soort in.")
    return _maak(naam, kvk, soort)


def _maak(naam: str, kvk: str, soort: str) -> Organisatie:
    organisatie = Organisatie(naam=naam.strip(), kvk=kvk, soort=soort)
    try:
        organisatie.full_clean(exclude=["leden"], validate_constraints=False)
        with transaction.atomic():
            organisatie.save()
    except ValidationError as fout:
        raise Weigering(" ".join(fout.messages)) from fout
    except IntegrityError as fout:
        raise Weigering(_al_bekend(kvk)) from fout
    return organisatie


def _al_bekend(kvk: str) -> str:
    if Lidmaatschap.objects.filter(organisatie__kvk=kvk, rol=LidRol.TEKENBEVOEGD).exists():
        return (
            "Deze organisatie is al aangemeld. Vraag iemand die voor de organisatie mag tekenen om u door het loket te "
            "laten toevoegen."
        )
    return "Deze organisatie staat al in een plan, maar er is nog niemand aan gekoppeld. Bel het loket: dan koppelen wij u."
