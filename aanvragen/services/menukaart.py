"""Taking an example of the menukaart over into a plan."""

from __future__ import annotations

from uuid import UUID, uuid5

from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag, Maatregel, Voorbeeldmaatregel
from ..toegang import mag_bewerken
from .bewerking import met_sleutel
from .maatregelen import maatregel_opslaan


def voorbeeld_gebruiken(
    aanvraag: Aanvraag, voorbeeld: Voorbeeldmaatregel, *, door: Gebruiker, sleutel: UUID
) -> Maatregel:
    """A new measure that begins as the example: what it is, for whom and how it is measured. Numbers and money stay open.

    `sleutel` is given by the page: sent twice from there, it is one measure, and what was written in it since stays.
    """
    mag_bewerken.eis(door, aanvraag)
    eigen = uuid5(sleutel, f"{aanvraag.pk}/{voorbeeld.pk}")
    if bestaand := met_sleutel(aanvraag.maatregelen, eigen):
        return bestaand
    return maatregel_opslaan(
        aanvraag,
        door=door,
        sleutel=eigen,
        kostenposten=[],
        naam=voorbeeld.naam,
        thema=voorbeeld.thema,
        categorie=voorbeeld.categorie,
        doelgroep=voorbeeld.doelgroep,
        activiteit=voorbeeld.omschrijving,
        meetwijze=voorbeeld.meetwijze,
    )
