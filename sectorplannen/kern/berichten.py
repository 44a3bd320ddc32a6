"""Messages: a row in the inbox now, an e-mail by a job after commit."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from . import opdrachten
from .berichtsoorten import Berichtsoort, soort_van
from .celtekst import schoon, zonder_ongezien
from .models import Bericht, Berichtkeuze, Gebruiker, Opdracht

MAILEN = "bericht_mailen"
"""The kind of the job that sends one message as e-mail."""
POGINGEN = 30
"""So often a mail is tried, some seventeen hours long: a mail server that is away for a while loses nothing."""


def zend(
    soort: Berichtsoort,
    zaak: Any,
    *,
    link: str = "",
    op: datetime | None = None,
    behalve: Iterable[Gebruiker] = (),
    **gegevens: Any,
) -> list[Bericht]:
    """Leave a message of a kind for everyone whom its rule names, in the running transaction; not for `behalve`.

    `link` leads to the case; without it its own address does.
    """
    aan: list[tuple[Gebruiker | None, str]] = [(persoon, "") for persoon in soort.ontvangers(zaak, behalve=behalve)]
    aan += [(None, adres) for adres in (soort.adressen(zaak) if soort.adressen else ())]
    return verstuur([maak(soort, wie, zaak, adres=adres, link=link, op=op, **gegevens) for wie, adres in aan])


def maak(
    soort: Berichtsoort,
    persoon: Gebruiker | None,
    zaak: Any,
    *,
    adres: str = "",
    link: str = "",
    op: datetime | None = None,
    **gegevens: Any,
) -> Bericht:
    """One message of a kind, not saved yet: for services that send many at once with `verstuur`.

    It is for a person, or for an e-mail address where there is no account.
    """
    onderwerp, tekst = soort.schrijf(zaak, **gegevens)
    naar = link or (zaak.get_absolute_url() if hasattr(zaak, "get_absolute_url") else "")
    return Bericht(
        aan=persoon, adres=adres, soort=soort.naam, onderwerp=onderwerp, tekst=tekst, link=naar, op=op or timezone.now()
    )


def verstuur(berichten: Iterable[Bericht]) -> list[Bericht]:
    """Leave messages in the inboxes and place the e-mails as jobs, in the running transaction; many at once.

    Who chose not to have a kind by e-mail finds it in the inbox alone.
    """
    rijen = Bericht.objects.bulk_create(berichten)
    niet = _niet_mailen(rijen)
    te_mailen = [rij for rij in rijen if (rij.aan_id, rij.soort) not in niet]
    opdrachten.plaats_alle(MAILEN, [{"bericht": rij.pk} for rij in te_mailen])
    return rijen


def _niet_mailen(rijen: Iterable[Bericht]) -> set[tuple[int | None, str]]:
    """Whom and which kinds not to mail, by their own choice; one query for all, none where nobody has a choice."""
    te_kiezen = {rij.soort for rij in rijen if (soort := soort_van(rij.soort)) and not soort.altijd_mailen}
    if not te_kiezen:
        return set()
    mensen = {rij.aan_id for rij in rijen if rij.aan_id is not None}
    keuzes = Berichtkeuze.objects.filter(gebruiker__in=mensen, soort__in=te_kiezen)
    return set(keuzes.values_list("gebruiker", "soort"))


def kies_mail(
    gebruiker: Gebruiker, *, te_kiezen: Iterable[str], niet: Iterable[str], op: datetime | None = None
) -> None:
    """Keep which kinds of message, of those asked about, a person does not want by e-mail; another choice stays."""
    moment = op or timezone.now()
    niet = set(niet)
    with transaction.atomic():
        gebruiker.berichtkeuzes.filter(soort__in=set(te_kiezen) - niet).delete()
        Berichtkeuze.objects.bulk_create(
            [Berichtkeuze(gebruiker=gebruiker, soort=soort, op=moment) for soort in sorted(niet)], ignore_conflicts=True
        )


def kenmerk(bericht: Bericht) -> str:
    """The Message-ID of a message: the same at every attempt, so that a mail server that had it already can tell."""
    return f"<bericht.{bericht.pk}.{bericht.op:%Y%m%d%H%M%S}@{urlsplit(settings.ADRES).hostname}>"


@opdrachten.opdracht(MAILEN, pogingen=POGINGEN)
def mail(rij: Opdracht) -> None:
    """Send one message as e-mail, once: a second run of the same job sends nothing."""
    bericht = Bericht.objects.select_related("aan").filter(pk=rij.gegevens["bericht"]).first()
    if bericht is None or bericht.gemaild_op:
        return
    EmailMessage(
        schoon(bericht.onderwerp),
        zonder_ongezien(_mailtekst(bericht)),
        settings.DEFAULT_FROM_EMAIL,
        [bericht.aan.email if bericht.aan else bericht.adres],
        headers={"Message-ID": kenmerk(bericht)},
    ).send()
    bericht.gemaild_op = timezone.now()
    bericht.save(update_fields=["gemaild_op"])


def _mailtekst(bericht: Bericht) -> str:
    """What the message says, where the case is, and where to choose what comes by e-mail, if that is one's to choose."""
    soort = soort_van(bericht.soort)
    kiest = bericht.aan and soort and not soort.altijd_mailen
    return "\n\n".join(
        filter(
            None,
            [
                bericht.tekst,
                f"{settings.ADRES}{bericht.link}" if bericht.link else "",
                f"Welke berichten u ook per e-mail krijgt, kiest u op {settings.ADRES}{reverse('mailkeuze')}"
                if kiest
                else "",
            ],
        )
    )
