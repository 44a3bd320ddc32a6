"""A right, written once, asked by service, button, admin and API alike."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.core.exceptions import PermissionDenied

from .models import Gebruiker, Organisatie, Rol, Uitnodiging


class Regel:
    """A right: returns the refusal in words, or None. Called it answers yes or no; `eis` raises PermissionDenied."""

    def __init__(self, weigering: Callable[[Any, Any], str | None]) -> None:
        self.weigering = weigering
        update_wrapper(self, weigering)

    def __call__(self, gebruiker: Any, zaak: Any = None) -> bool:
        return self.weigering(gebruiker, zaak) is None

    def eis(self, gebruiker: Any, zaak: Any = None) -> None:
        """Raise PermissionDenied with the refusal in words."""
        reden = self.weigering(gebruiker, zaak)
        if reden is not None:
            raise PermissionDenied(reden)


def rolregel(*rollen: Rol, anders: str) -> Regel:
    """A right that belongs to roles alone, whatever the case; `anders` is the refusal."""

    def weigering(gebruiker: Gebruiker, zaak: object) -> str | None:
        return None if gebruiker.is_authenticated and gebruiker.is_active and gebruiker.rol in rollen else anders

    return Regel(weigering)


mag_beheren = rolregel(Rol.BEHEERDER, anders="Alleen een functioneel beheerder past dit aan.")
mag_organisatie_aanmelden = rolregel(
    Rol.AANVRAGER, anders="Alleen wie een plan aanvraagt, meldt hier een organisatie aan."
)


def _is_aanvrager(gebruiker: Any) -> bool:
    return bool(gebruiker.is_authenticated and gebruiker.is_active and gebruiker.rol == Rol.AANVRAGER)


@Regel
def mag_organisatie_zien(gebruiker: Gebruiker, organisatie: Organisatie) -> str | None:
    """The page of an organisation, with its people, is for those people."""
    if not _is_aanvrager(gebruiker) or not gebruiker.lidmaatschappen.filter(organisatie=organisatie).exists():
        return "U hoort niet bij deze organisatie."
    return None


@Regel
def mag_organisatie_beheren(gebruiker: Gebruiker, organisatie: Organisatie) -> str | None:
    """Its data, its people and its invitations are in the hands of who signs for it (art. 2.2)."""
    if not _is_aanvrager(gebruiker) or not gebruiker.tekent_voor(organisatie):
        return f"Alleen iemand die mag tekenen voor {organisatie} kan dit."
    return None


@Regel
def mag_rekening_zien(gebruiker: Gebruiker, organisatie: Organisatie) -> str | None:
    """The bank account is for who writes for the organisation; a reader has no need of it, and a partner none at all."""
    if not _is_aanvrager(gebruiker) or not gebruiker.schrijft_voor(organisatie):
        return f"Het rekeningnummer is voor wie schrijft voor {organisatie}."
    return None


@Regel
def mag_uitnodiging_aannemen(gebruiker: Gebruiker, uitnodiging: Uitnodiging) -> str | None:
    """An invitation is for who owns its address; who works for the agency or the ministry joins no applicant."""
    if gebruiker.email.lower() != uitnodiging.email.lower():
        return f"Deze uitnodiging is voor een ander e-mailadres. U bent ingelogd als {gebruiker.email}."
    if not _is_aanvrager(gebruiker):
        return "Dit account is van een medewerker. Alleen wie een plan aanvraagt, kan bij een organisatie horen."
    return None
