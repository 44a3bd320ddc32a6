"""Files past the virus scanner, where there is one (`CLAMAV_URL`). A file waits, is found clean, or is destroyed."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern import berichten, opdrachten, virusscan
from sectorplannen.kern.models import Gebruiker, Opdracht, OpdrachtStatus

from ..berichtsoorten import SCANS_WACHTEN, VIRUS_GEVONDEN
from ..models import Bijlage, ScanStatus
from ..toegang import BEWERKBAAR

BIJLAGE_SCANNEN = "bijlage_scannen"

LANG = timedelta(minutes=15)
"""A file that waits longer than this is told to the administrators, once a day."""


def eerste_stand() -> ScanStatus:
    """The state of a file that comes in now."""
    return ScanStatus.WACHT if settings.CLAMAV_URL else ScanStatus.NIET_GESCAND


def plaats_scan(bijlage: Bijlage) -> None:
    """In the transaction that adds a file: it gets its turn at the scanner."""
    if bijlage.scan == ScanStatus.WACHT:
        opdrachten.plaats(BIJLAGE_SCANNEN, bijlage=bijlage.pk)


def scan_bijlage(pk: int) -> str:
    """Have one waiting file scanned and write down what was found; done again it does no harm. Returns the state.

    Raises ScannerFout where the scanner gives no verdict: then the file goes on waiting.
    """
    bijlage = Bijlage.objects.filter(pk=pk).first()
    if bijlage is None:
        return "verwijderd"
    if bijlage.scan == ScanStatus.WACHT:
        virus = ""
        if settings.CLAMAV_URL:
            with bijlage.bestand.open("rb") as stroom:
                virus = virusscan.scan(stroom, settings.CLAMAV_URL)
        bijlage = _schrijf_op(pk, virus)
    if bijlage is not None and bijlage.scan == ScanStatus.BESMET:
        # After the verdict is kept, not before: a file that is gone without a word would look like a loss.
        bijlage.bestand.storage.delete(str(bijlage.bestand))
    return bijlage.scan if bijlage else "verwijderd"


def _schrijf_op(pk: int, virus: str) -> Bijlage | None:
    with transaction.atomic():
        bijlage = Bijlage.objects.select_for_update(of=("self",)).select_related("aanvraag").filter(pk=pk).first()
        if bijlage is None or bijlage.scan != ScanStatus.WACHT:
            return bijlage
        if virus:
            bijlage.scan, bijlage.scan_melding = ScanStatus.BESMET, virus[:200]
            _meld_virus(bijlage)
        else:
            bijlage.scan = ScanStatus.SCHOON if settings.CLAMAV_URL else ScanStatus.NIET_GESCAND
        bijlage.gescand_op = timezone.now()
        bijlage.save(update_fields=["scan", "scan_melding", "gescand_op"])
    return bijlage


def _meld_virus(bijlage: Bijlage) -> None:
    plan = bijlage.aanvraag
    if plan.status in BEWERKBAAR:
        verder = "Verwijder het bestand uit het plan en voeg een schoon bestand toe."
    else:
        verder = "Uw plan is al ingediend. Niemand kan dit bestand lezen. Neem contact op met het Agentschap SZW."
    link = reverse("aanvragen:bijlagen", args=[plan.nummer]) if plan.status in BEWERKBAAR else plan.get_absolute_url()
    berichten.zend(VIRUS_GEVONDEN, bijlage, link=link, verder=verder)


def haal_scans_in() -> int:
    """Give what waits, and has no job left, a new turn; returns how many. Asked time and again, so that none waits for ever.

    A job gives up after five attempts. While the scanner does not answer no new ones are placed: they would only fail.
    """
    wachtend = dict(Bijlage.objects.filter(scan=ScanStatus.WACHT).values_list("pk", "toegevoegd_op"))
    if not wachtend:
        return 0
    if lang := sum(op < timezone.now() - LANG for op in wachtend.values()):
        _meld_beheerders(lang)
    if settings.CLAMAV_URL and not virusscan.leeft(settings.CLAMAV_URL):
        return 0
    lopend = Opdracht.objects.filter(
        soort=BIJLAGE_SCANNEN, status__in=[OpdrachtStatus.WACHT, OpdrachtStatus.BEZIG]
    ).values_list("gegevens__bijlage", flat=True)
    nieuw = sorted(set(wachtend) - set(lopend))
    opdrachten.plaats_alle(BIJLAGE_SCANNEN, [{"bijlage": pk} for pk in nieuw])
    return len(nieuw)


def _meld_beheerders(aantal: int) -> None:
    sinds = timezone.now() - timedelta(days=1)
    weten_het = Gebruiker.objects.filter(berichten__soort=SCANS_WACHTEN.naam, berichten__op__gt=sinds)
    hoeveel = "1 bestand wacht" if aantal == 1 else f"{aantal} bestanden wachten"
    with transaction.atomic():
        berichten.zend(
            SCANS_WACHTEN,
            None,
            link=reverse("admin:kern_opdracht_changelist"),
            behalve=weten_het,
            hoeveel=hoeveel,
        )
