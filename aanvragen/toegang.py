"""Who may do what with a plan. Asked by service, button, admin and API; the status is checked by `overgang`."""

from typing import Any

from django.core.exceptions import PermissionDenied

from sectorplannen.kern.models import Gebruiker, Organisatie, Rol
from sectorplannen.kern.toegang import Regel, rolregel

from .models import Aanvraag, Bijlage, ScanStatus
from .statussen import Status

BEWERKBAAR = frozenset({Status.CONCEPT, Status.AANVULLING_GEVRAAGD})
"""A plan is written in as a draft, and again when a supplement is asked."""


EERST_VERKLAREN = "Verklaar eerst of u een band heeft met de aanvrager."


class EerstVerklaren(PermissionDenied):
    """A plan that this assessor may know of, but opens only after declaring; `nummer` is of which plan."""

    def __init__(self, nummer: str) -> None:
        super().__init__(EERST_VERKLAREN)
        self.nummer = nummer


@Regel
def mag_inzien(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """To open a plan that one may know of: an assessor declares to have no tie before that."""
    if gebruiker.rol != Rol.BEOORDELAAR or Aanvraag.objects.inzage_voor(gebruiker).filter(pk=aanvraag.pk).exists():
        return None
    return EERST_VERKLAREN


@Regel
def mag_beginnen(gebruiker: Gebruiker, organisatie: Organisatie) -> str | None:
    """A draft is begun by someone who writes for the lead organisation."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(organisatie):
        return "U kunt alleen een plan beginnen voor een organisatie waarvoor u mag schrijven."
    return None


@Regel
def mag_bewerken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """The lead organisation's people write, as long as the plan is not with the agency."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(aanvraag.hoofdaanvrager):
        return "Alleen de hoofdaanvrager kan dit plan wijzigen."
    if aanvraag.status not in BEWERKBAAR:
        return "Dit plan is ingediend en kan nu niet worden gewijzigd."
    return None


@Regel
def mag_indienen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Only someone entitled to sign for the lead organisation files (art. 2.2)."""
    if not gebruiker.is_active or not gebruiker.tekent_voor(aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager kan dit plan indienen."
    return None


@Regel
def mag_intrekken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Withdrawing binds the partnership as filing does, so it asks the same person."""
    if not gebruiker.is_active or not gebruiker.tekent_voor(aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager kan dit plan intrekken."
    return None


@Regel
def mag_verwijderen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """A draft is deleted by who may file it; nothing else is ever deleted."""
    if not gebruiker.is_active or not gebruiker.tekent_voor(aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager kan dit concept verwijderen."
    if aanvraag.status != Status.CONCEPT:
        return "Een ingediend plan wordt nooit verwijderd. U kunt het wel intrekken."
    return None


@Regel
def mag_bestand_lezen(gebruiker: Gebruiker, bijlage: Bijlage) -> str | None:
    """Of someone who sees the plan: a file that waits for the scanner is its sender's alone, one with a virus nobody's."""
    if bijlage.scan == ScanStatus.BESMET:
        return "In dit bestand zat een virus. Het is weggegooid, dus niemand kan het openen."
    if bijlage.scan == ScanStatus.WACHT and bijlage.toegevoegd_door_id != gebruiker.pk:
        return "Dit bestand wordt nog gecontroleerd op virussen. Probeer het over een paar minuten opnieuw."
    return None


mag_storing_vastleggen = rolregel(
    Rol.BEHEERDER, anders="Alleen een functioneel beheerder legt een storing vast en laat een tijdvak later sluiten."
)


def is_dienst(gebruiker: Any) -> bool:
    """Works for the agency or the ministry."""
    return bool(gebruiker.is_authenticated and gebruiker.is_active and gebruiker.rol != Rol.AANVRAGER)
