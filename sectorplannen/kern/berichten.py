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
    """Leave a message for each person and place the e-mails as jobs, all in the running transaction."""
    berichten = [
        Bericht.objects.create(aan=persoon, onderwerp=onderwerp, tekst=tekst, link=link, op=op or timezone.now())
        for persoon in aan
    ]
    for bericht in berichten:
        opdrachten.plaats("bericht_mailen", bericht=bericht.pk)
    return berichten


@opdrachten.opdracht("bericht_mailen")
def mail(rij: Opdracht) -> None:
    """Send one message as e-mail, once: a second run of the same job sends nothing."""
    bericht = Bericht.objects.select_related("aan").filter(pk=rij.gegevens["bericht"]).first()
    if bericht is None or bericht.gemaild_op:
        return
    send_mail(bericht.onderwerp, bericht.tekst, settings.DEFAULT_FROM_EMAIL, [bericht.aan.email])
    bericht.gemaild_op = timezone.now()
    bericht.save(update_fields=["gemaild_op"])
