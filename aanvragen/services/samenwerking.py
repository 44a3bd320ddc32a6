"""Who takes part in the plan, and by what right (art. 1.1 and 2.1)."""

from __future__ import annotations

from typing import Any

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Organisatie

from ..models import Aanvraag, Deelnemer, Vertegenwoordiging
from .bewerking import bewerking, eigen, vul


def deelnemer_toevoegen(aanvraag: Aanvraag, organisatie: Organisatie, rol: str, *, door: Gebruiker) -> Deelnemer:
    """Add a partner organisation to the partnership."""
    with bewerking(aanvraag, door) as actueel:
        if organisatie == actueel.hoofdaanvrager:
            raise Weigering("De hoofdaanvrager doet al mee. Voeg een andere organisatie toe.")
        deelnemer = Deelnemer(aanvraag=actueel, organisatie=organisatie, rol=rol)
        vul(deelnemer, {})
    return deelnemer


def deelnemer_verwijderen(aanvraag: Aanvraag, deelnemer: Deelnemer, *, door: Gebruiker) -> None:
    """Take a partner out of the partnership."""
    with bewerking(aanvraag, door) as actueel:
        eigen(deelnemer, actueel)
        deelnemer.delete()


def vertegenwoordiging_opslaan(
    aanvraag: Aanvraag, organisatie: Organisatie, *, door: Gebruiker, versie: int | None = None, **velden: Any
) -> Vertegenwoordiging:
    """State by what an organisation of this plan counts as one of employers or of employees. Only of who takes part."""
    with bewerking(aanvraag, door, versie) as actueel:
        doet_mee = actueel.deelnemers.filter(organisatie=organisatie).exists()
        if organisatie.pk != actueel.hoofdaanvrager_id and not doet_mee:
            raise Weigering("Deze organisatie doet niet mee aan dit plan.")
        rij = actueel.vertegenwoordigingen.filter(organisatie=organisatie).first() or Vertegenwoordiging(
            aanvraag=actueel, organisatie=organisatie
        )
        vul(rij, velden)
    return rij
