"""Declaring a tie with a partnership, or none."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer
from aanvragen.statussen import VERKLAREN
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Belangenverklaring
from ..toegang import mag_verklaren
from .beoordelen import scores_van


def verklaar_belang(
    aanvraag: Aanvraag, *, heeft_band: bool, door: Gebruiker, toelichting: str = "", op: datetime | None = None
) -> Belangenverklaring:
    """Declare a tie with the partnership, or none. A tie takes the person off the plan; it is not taken back here."""
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_verklaren.eis(door, actueel)
        bestaand = Belangenverklaring.objects.filter(aanvraag=actueel, beoordelaar=door).first()
        if bestaand and bestaand.heeft_band and not heeft_band:
            raise Weigering("U heeft eerder een band gemeld. Vraag de coördinator om dit te wijzigen.")
        moment = op or timezone.now()
        vervallen = []
        if heeft_band:
            open_werk = actueel.beoordelingen.filter(beoordelaar=door, ingeleverd_op=None)
            vervallen = [scores_van(b) for b in open_werk]
            open_werk.delete()
        noteer(actueel, VERKLAREN, door=door, op=moment, gegevens={"heeft_band": heeft_band, "vervallen": vervallen})
        return Belangenverklaring.objects.update_or_create(
            aanvraag=actueel,
            beoordelaar=door,
            defaults={"heeft_band": heeft_band, "toelichting": toelichting, "op": moment},
        )[0]
