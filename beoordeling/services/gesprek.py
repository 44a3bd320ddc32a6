"""What is written about a plan: a note between colleagues, and a question to the applicant with its answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer
from aanvragen.statussen import VRAAG_BEANTWOORDEN, VRAAG_STELLEN
from sectorplannen.kern import berichten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon

from ..berichtsoorten import VRAAG_BEANTWOORD, VRAAG_GESTELD
from ..models import Notitie, Vraag
from ..toegang import mag_notitie_schrijven, mag_vraag_beantwoorden, mag_vraag_stellen


def notitie_schrijven(aanvraag: Aanvraag, *, tekst: str, door: Gebruiker, op: datetime | None = None) -> Notitie:
    """Leave a note for colleagues. No message and no event: nothing of it leaves the page that shows it.

    Raises PermissionDenied without `mag_notitie_schrijven`, Weigering when nothing is written.
    """
    tekst = _geschreven(tekst, "Schrijf eerst uw notitie.")
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_notitie_schrijven.eis(door, actueel)
        return Notitie.objects.create(aanvraag=actueel, tekst=tekst, door=door, op=op or timezone.now())


def vraag_stellen(aanvraag: Aanvraag, *, tekst: str, door: Gebruiker, op: datetime | None = None) -> Vraag:
    """Ask the applicant something, who gets it as a message. No supplement: no term stops and no order moves.

    Raises PermissionDenied without `mag_vraag_stellen`, Weigering when nothing is asked.
    """
    tekst = _geschreven(tekst, "Schrijf eerst uw vraag.")
    moment = op or timezone.now()
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_vraag_stellen.eis(door, actueel)
        vraag = Vraag.objects.create(aanvraag=actueel, tekst=tekst, door=door, op=moment)
        noteer(actueel, VRAAG_STELLEN, door=door, op=moment, reden=tekst, gegevens={"vraag": vraag.pk})
        berichten.zend(
            VRAAG_GESTELD,
            actueel,
            link=reverse("beoordeling:vragen_beantwoorden", args=[actueel.nummer]),
            op=moment,
            vraag=tekst,
        )
    return vraag


def vraag_beantwoorden(vraag: Vraag, *, antwoord: str, door: Gebruiker, op: datetime | None = None) -> Vraag:
    """Answer a question, once. Who asked and the coordinators hear of it.

    Raises PermissionDenied without `mag_vraag_beantwoorden`, Weigering when nothing is answered or another was first.
    """
    antwoord = _geschreven(antwoord, "Schrijf eerst uw antwoord.")
    moment = op or timezone.now()
    with transaction.atomic():
        aanvraag = Aanvraag.objects.select_for_update().get(pk=vraag.aanvraag_id)
        mag_vraag_beantwoorden.eis(door, aanvraag)
        actueel = Vraag.objects.select_for_update().select_related(None).get(pk=vraag.pk)
        if actueel.antwoord:
            raise Weigering("Deze vraag is al beantwoord. U kunt 1 keer antwoorden.")
        actueel.antwoord, actueel.beantwoord_door, actueel.beantwoord_op = antwoord, door, moment
        actueel.save(update_fields=["antwoord", "beantwoord_door", "beantwoord_op"])
        noteer(aanvraag, VRAAG_BEANTWOORDEN, door=door, op=moment, reden=antwoord, gegevens={"vraag": actueel.pk})
        berichten.zend(VRAAG_BEANTWOORD, actueel, link=reverse("beoordeling:vragen", args=[aanvraag.nummer]), op=moment)
    return actueel


def _geschreven(tekst: str, anders: str) -> str:
    eis_schoon(tekst)
    if not tekst.strip():
        raise Weigering(anders)
    return tekst.strip()
