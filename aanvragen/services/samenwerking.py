"""Who takes part in the plan, and by what right (art. 1.1 and 2.1)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from sectorplannen.kern import berichten, uitnodigingen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, LidRol, Organisatie, Uitnodiging

from ..berichtsoorten_partners import PARTNER_DOET_MEE, PARTNER_MAG_SCHRIJVEN, PARTNER_UIT_PLAN
from ..models import Aanvraag, Deelnemer, Vertegenwoordiging
from ..toegang import mag_eerste_uitnodigen, mag_partners_wijzigen, mag_schrijfrecht_geven
from ..volledigheid import Plaats
from .bewerking import bewerking, eigen, vul

HIER = frozenset({Plaats.ORGANISATIE})
"""The section of all this."""


def deelnemer_toevoegen(aanvraag: Aanvraag, organisatie: Organisatie, rol: str, *, door: Gebruiker) -> Deelnemer:
    """Add a partner organisation to the partnership. Its people, where it has any, hear that they can read the plan."""
    with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
        mag_partners_wijzigen.eis(door, actueel)
        if organisatie == actueel.hoofdaanvrager:
            raise Weigering("De hoofdaanvrager doet al mee. Voeg een andere organisatie toe.")
        deelnemer = Deelnemer(aanvraag=actueel, organisatie=organisatie, rol=rol)
        vul(deelnemer, {})
        berichten.zend(PARTNER_DOET_MEE, deelnemer, link=actueel.get_absolute_url(), behalve=[door], door=door)
    return deelnemer


def deelnemer_verwijderen(aanvraag: Aanvraag, deelnemer: Deelnemer, *, door: Gebruiker) -> None:
    """Take a partner out of the partnership. Invitations that went to its first person for this plan go with it."""
    with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
        mag_partners_wijzigen.eis(door, actueel)
        eigen(deelnemer, actueel)
        berichten.zend(PARTNER_UIT_PLAN, deelnemer, behalve=[door], door=door)
        uitnodigingen.vervallen(deelnemer.organisatie, reden=f"({actueel.nummer})")
        deelnemer.delete()


def schrijfrecht_geven(aanvraag: Aanvraag, deelnemer: Deelnemer, mag: bool, *, door: Gebruiker) -> None:
    """Let those who sign and write for a partner write in the draft and in a supplement, or no longer.

    They never file, withdraw or delete, and never change who takes part. Twice the same says nothing new.
    """
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_schrijfrecht_geven.eis(door, actueel)
        eigen(deelnemer, actueel)
        if deelnemer.mag_schrijven == mag:
            return
        deelnemer.mag_schrijven = mag
        deelnemer.save(update_fields=["mag_schrijven"])
        wat = "mogen nu ook in dit plan schrijven" if mag else "kunnen dit plan vanaf nu alleen nog lezen"
        berichten.zend(
            PARTNER_MAG_SCHRIJVEN, deelnemer, link=actueel.get_absolute_url(), behalve=[door], door=door, wat=wat
        )


def eerste_uitnodigen(
    aanvraag: Aanvraag, deelnemer: Deelnemer, email: str, *, door: Gebruiker, op: datetime | None = None
) -> Uitnodiging:
    """Ask the first person of a partner that has no people yet: this one signs for it, and asks the others itself."""
    eigen(deelnemer, aanvraag)
    return uitnodigingen.uitnodigen(
        deelnemer.organisatie,
        email,
        LidRol.TEKENBEVOEGD,
        door=door,
        reden=f"Het gaat om het plan ‘{aanvraag.naam}’ ({aanvraag.nummer}) van {aanvraag.hoofdaanvrager}."[:300],
        mits=mag_eerste_uitnodigen,
        zaak=deelnemer,
        op=op,
    )


def vertegenwoordiging_opslaan(
    aanvraag: Aanvraag, organisatie: Organisatie, *, door: Gebruiker, versie: int | None = None, **velden: Any
) -> Vertegenwoordiging:
    """State by what an organisation of this plan counts as one of employers or of employees. Only of who takes part."""
    with bewerking(aanvraag, door, versie, plaatsen=HIER) as actueel:
        doet_mee = actueel.deelnemers.filter(organisatie=organisatie).exists()
        if organisatie.pk != actueel.hoofdaanvrager_id and not doet_mee:
            raise Weigering("Deze organisatie doet niet mee aan dit plan.")
        rij = actueel.vertegenwoordigingen.filter(organisatie=organisatie).first() or Vertegenwoordiging(
            aanvraag=actueel, organisatie=organisatie
        )
        vul(rij, velden)
    return rij
