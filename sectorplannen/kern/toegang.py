"""A right, written once, asked by service, button, admin and API alike."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.core.exceptions import PermissionDenied

from .models import Gebruiker, Rol


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
