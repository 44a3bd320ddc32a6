"""Where no mail server is set up, mail is kept in the database and shown on a page: the demonstration has no other post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from .models import Postbusmail

BEWAARD = 500
"""So many are kept; older ones go."""
ADRES = re.compile(r"https?://[^\s<>\"']+")


class Postbus(BaseEmailBackend):
    """Keeps each mail as a row. One that was sent already (the same Message-ID) is the same mail."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails; returns how many were taken, as a mail server would."""
        rijen = [_rij(mail) for mail in email_messages if mail.recipients()]
        with transaction.atomic():
            Postbusmail.objects.bulk_create(rijen, ignore_conflicts=True)
            blijft = list(Postbusmail.objects.order_by("-op", "-pk").values_list("pk", flat=True)[: BEWAARD + 1])
            if len(blijft) > BEWAARD:
                Postbusmail.objects.exclude(pk__in=blijft[:BEWAARD]).delete()
        return len(rijen)


def _rij(mail: EmailMessage) -> Postbusmail:
    return Postbusmail(
        kenmerk=str(mail.message()["Message-ID"]).strip("<> ")[:200],
        aan=", ".join(mail.recipients())[:500],
        afzender=mail.from_email[:200],
        onderwerp=mail.subject[:300],
        tekst=str(mail.body),
    )


def is_aan() -> bool:
    """Whether mail of this site is kept here; never in production."""
    return f"{Postbus.__module__}.{Postbus.__qualname__}" == settings.EMAIL_BACKEND and not settings.PRODUCTIE


def met_links(tekst: str, huizen: Iterable[str]) -> list[tuple[str, str]]:
    """The text in parts, each with the address on this site to which it leads, or nothing. `huizen`: hosts of this site."""
    delen: list[tuple[str, str]] = []
    tot = 0
    for gevonden in ADRES.finditer(tekst):
        adres = gevonden.group().rstrip(".,;:)!?")
        plek = urlsplit(adres)
        if plek.netloc not in huizen:
            continue
        naar = plek._replace(scheme="", netloc="", path=plek.path or "/").geturl()
        if naar.startswith(("//", "/\\")):  # a browser reads both as the name of another host
            continue
        delen += [(tekst[tot : gevonden.start()], ""), (adres, naar)]
        tot = gevonden.start() + len(adres)
    return [(deel, naar) for deel, naar in [*delen, (tekst[tot:], "")] if deel]
