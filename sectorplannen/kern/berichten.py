"""Messages: a row in the inbox now, an e-mail by a job after commit."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from . import opdrachten
from .berichtsoorten import Berichtsoort
from .models import Bericht, Gebruiker, Opdracht


def stuur(
    aan: Iterable[Gebruiker], onderwerp: str, tekst: str, *, link: str = "", op: datetime | None = None
) -> list[Bericht]:
    """Leave the same message for each person."""
    moment = op or timezone.now()
    return verstuur(Bericht(aan=persoon, onderwerp=onderwerp, tekst=tekst, link=link, op=moment) for persoon in aan)


def zend(
    soort: Berichtsoort, zaak: Any, *, link: str = "", op: datetime | None = None, **gegevens: Any
) -> list[Bericht]:
    """Leave a message of a kind for everyone whom its rule names, in the running transaction. `link` leads to the case."""
    return verstuur(maak(soort, persoon, zaak, link=link, op=op, **gegevens) for persoon in soort.ontvangers(zaak))


def maak(
    soort: Berichtsoort, persoon: Gebruiker, zaak: Any, *, link: str = "", op: datetime | None = None, **gegevens: Any
) -> Bericht:
    """One message of a kind, not saved yet: for services that send many at once with `verstuur`."""
    onderwerp, tekst = soort.schrijf(zaak, **gegevens)
    adres = link or (zaak.get_absolute_url() if hasattr(zaak, "get_absolute_url") else "")
    return Bericht(aan=persoon, soort=soort.naam, onderwerp=onderwerp, tekst=tekst, link=adres, op=op or timezone.now())


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
    send_mail(
        bericht.onderwerp, tekst, settings.DEFAULT_FROM_EMAIL, [bericht.aan.email if bericht.aan else bericht.adres]
    )
    bericht.gemaild_op = timezone.now()
    bericht.save(update_fields=["gemaild_op"])
