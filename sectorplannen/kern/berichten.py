"""Messages: a row in the inbox now, an e-mail by a job after commit."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from . import opdrachten
from .models import Bericht, Gebruiker, Opdracht


def stuur(
    aan: Iterable[Gebruiker], onderwerp: str, tekst: str, *, link: str = "", op: datetime | None = None
) -> list[Bericht]:
    """Leave the same message for each person."""
    moment = op or timezone.now()
    return verstuur(Bericht(aan=persoon, onderwerp=onderwerp, tekst=tekst, link=link, op=moment) for persoon in aan)


def verstuur(berichten: Iterable[Bericht]) -> list[Bericht]:
    """Leave messages in the inboxes and place the e-mails as jobs, in the running transaction; many at once."""
    rijen = Bericht.objects.bulk_create(berichten)
    opdrachten.plaats_alle("bericht_mailen", [{"bericht": bericht.pk} for bericht in rijen])
    return rijen


@opdrachten.opdracht("bericht_mailen")
def mail(rij: Opdracht) -> None:
    """Send one message as e-mail, once: a second run of the same job sends nothing."""
    bericht = Bericht.objects.select_related("aan").filter(pk=rij.gegevens["bericht"]).first()
    if bericht is None or bericht.gemaild_op:
        return
    tekst = f"{bericht.tekst}\n\n{settings.ADRES}{bericht.link}" if bericht.link else bericht.tekst
    send_mail(bericht.onderwerp, tekst, settings.DEFAULT_FROM_EMAIL, [bericht.aan.email])
    bericht.gemaild_op = timezone.now()
    bericht.save(update_fields=["gemaild_op"])
