"""The texts of letters, in versions: a letter that went out keeps the one that it was made of."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon

from .. import brieftekst, briefvoorbeeld
from ..models import Briefsjabloon
from ..toegang import mag_briefteksten_beheren

EERSTE = 1
"""The version that every kind has; who makes a next one waits for its row."""
LANGST = 300
"""Of what is said about a version, in characters."""


def brieftekst_wijzigen(
    soort: str, teksten: Mapping[str, str], *, toelichting: str, door: Gebruiker, vanaf: int | None = None
) -> Briefsjabloon:
    """Keep a new version of the texts of a kind of letter, for letters from now on.

    `teksten` has a text per part (`brieftekst.DELEN`); `vanaf` is the version that it was written from. Raises Weigering
    where a text cannot be used, nothing changed, no reason is given, or another made a version meanwhile.
    """
    schoon = _schoon(teksten)
    with transaction.atomic():
        mag_briefteksten_beheren.eis(door)
        eis_schoon(toelichting)
        if not toelichting.strip():
            raise Weigering("Schrijf op wat er anders is en waarom.")
        if len(toelichting.strip()) > LANGST:
            raise Weigering(f"Schrijf in ten hoogste {LANGST} tekens op wat er anders is en waarom.")
        brieftekst.keur(soort, schoon)
        Briefsjabloon.objects.select_for_update().get(soort=soort, versie=EERSTE)
        laatste = brieftekst.geldend(soort)
        if vanaf is not None and vanaf != laatste.versie:
            raise Weigering(
                f"Intussen heeft een ander versie {laatste.versie} gemaakt. Begin opnieuw met die versie, zodat u daarvan "
                "niets weghaalt."
            )
        if all(getattr(laatste, deel) == tekst for deel, tekst in schoon.items()):
            raise Weigering("U heeft niets gewijzigd. Pas een tekst aan, of ga terug.")
        nieuw = Briefsjabloon(
            soort=soort, versie=laatste.versie + 1, toelichting=toelichting.strip(), door=door, **schoon
        )
        nieuw.full_clean()
        nieuw.save()
    return nieuw


def brieftekst_bekijken(soort: str, teksten: Mapping[str, str], *, door: Gebruiker) -> bytes:
    """The letter with these texts on a made-up plan, as PDF, before they are kept. Raises Weigering as keeping does."""
    mag_briefteksten_beheren.eis(door)
    return briefvoorbeeld.maak(soort, _schoon(teksten))


def _schoon(teksten: Mapping[str, str]) -> dict[str, str]:
    """Every part, with the line ends of a form made plain."""
    eis_schoon(*teksten.values())
    return {deel: teksten.get(deel, "").replace("\r\n", "\n").strip() for deel in brieftekst.DELEN}
