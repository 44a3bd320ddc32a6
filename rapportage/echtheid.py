"""Is what was written down still what it was? The ledger, the chain of filings, the event log and the files, row by row.

Each check is one `Controle`; `manage.py controleer` prints them. Rows are read in pieces, so that it also runs on a large place.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db.models import OuterRef, Subquery
from django.db.models.fields.files import FieldFile

from aanvragen.models import Aanvraag, Bijlage, Gebeurtenis, Indiening, ScanStatus
from aanvragen.toegang import BEWERKBAAR
from beoordeling.models import Plafondmutatie
from beoordeling.plafond import effect
from sectorplannen.kern.geld import euro, getal

from .begrippen import NUL, Controle
from .models import Rapport

PER_KEER = 200
GENOEMD = 3
"""So many broken rows are named in a sentence; the rest is counted."""


def controleer() -> list[Controle]:
    """Every check on what is kept: ledger, filings, events, files, letters."""
    return [grootboek(), indieningen(), logboek(), bijlagen(), stukken(), rapporten()]


def grootboek() -> Controle:
    """Per period the entries are numbered without a gap, each leaves the room that follows, and never less than nothing."""
    mis, aantal = [], 0
    volgnummer: dict[int, int] = defaultdict(int)
    ruimte: dict[int, Decimal] = defaultdict(lambda: NUL)
    rijen = Plafondmutatie.objects.order_by("tijdvak__nummer", "volgnummer")
    velden = ("tijdvak__nummer", "volgnummer", "soort", "bedrag", "ruimte_na")
    for tijdvak, nummer, soort, bedrag, ruimte_na in rijen.values_list(*velden).iterator(PER_KEER):
        aantal += 1
        waar = f"boeking {nummer} van tijdvak {tijdvak}"
        if nummer != volgnummer[tijdvak] + 1:
            mis.append(f"{waar} volgt op nummer {volgnummer[tijdvak]}")
        elif ruimte_na != ruimte[tijdvak] + effect(soort, bedrag):
            mis.append(
                f"{waar} noemt {euro(ruimte_na)} ruimte, het moet {euro(ruimte[tijdvak] + effect(soort, bedrag))} zijn"
            )
        elif ruimte_na < 0:
            mis.append(f"{waar} laat minder dan niets over")
        volgnummer[tijdvak], ruimte[tijdvak] = nummer, ruimte_na
    return _oordeel("grootboek", aantal, "boekingen sluiten op elkaar aan", "boekingen", mis)


def indieningen() -> Controle:
    """Each filing has the hash of its content, and names the one before it in its period."""
    mis, aantal = [], 0
    vorige: dict[int, tuple[int, str]] = defaultdict(lambda: (0, ""))
    rijen = Indiening.objects.select_related("aanvraag", "door").order_by("tijdvak", "reeksnummer")
    for rij in rijen.iterator(PER_KEER):
        aantal += 1
        nummer, sha = vorige[rij.tijdvak_id]
        if not rij.klopt():
            mis.append(f"de inhoud van {rij} past niet bij het controlegetal")
        elif rij.reeksnummer != nummer + 1 or rij.vorige_sha256 != sha:
            mis.append(f"{rij} sluit niet aan op de vorige")
        vorige[rij.tijdvak_id] = rij.reeksnummer, rij.sha256
    return _oordeel("indieningen", aantal, "indieningen kloppen en sluiten op elkaar aan", "indieningen", mis)


def logboek() -> Controle:
    """The status of every application is the one that its last event says."""
    laatste = Gebeurtenis.objects.filter(aanvraag=OuterRef("pk")).order_by("-op", "-pk").values("naar")[:1]
    velden = ("nummer", "status", "volgens_logboek")
    rijen = Aanvraag.objects.annotate(volgens_logboek=Subquery(laatste)).order_by("pk").values_list(*velden)
    mis, aantal = [], 0
    for nummer, status, volgens_logboek in rijen.iterator(PER_KEER):
        aantal += 1
        if status != volgens_logboek:
            mis.append(f"{nummer} heeft status {status}, het logboek zegt {volgens_logboek or 'niets'}")
    return _oordeel("logboek", aantal, "aanvragen hebben de status die het logboek noemt", "aanvragen", mis)


def bijlagen() -> Controle:
    """Each attached file is there, and has the hash that was kept when it came in; one with a virus was destroyed."""
    rijen = Bijlage.objects.exclude(scan=ScanStatus.BESMET).select_related("aanvraag").order_by("pk")
    delen = ((b.bestand, b.sha256, f"‘{b.naam}’ bij {b.aanvraag.nummer}") for b in rijen.iterator(PER_KEER))
    return _bestanden("bijlagen", delen, "bijlagen")


def stukken() -> Controle:
    """The files that the last filing names are the files that are kept: a file and its row cannot be swapped together."""
    bewaard: dict[int, set[str]] = defaultdict(set)
    for aanvraag, sha256 in Bijlage.objects.values_list("aanvraag_id", "sha256").iterator(PER_KEER):
        bewaard[aanvraag].add(sha256)
    rijen = Indiening.objects.exclude(aanvraag__status__in=BEWERKBAAR).order_by("aanvraag_id", "volgnummer")
    velden = ("aanvraag_id", "aanvraag__nummer", "inhoud__bijlagen")
    laatste = {pk: (nummer, stuk or []) for pk, nummer, stuk in rijen.values_list(*velden).iterator(PER_KEER)}
    mis = [
        f"‘{stuk['naam']}’ bij {nummer} is niet het stuk dat is ingediend"
        for pk, (nummer, genoemd) in laatste.items()
        for stuk in genoemd
        if stuk["sha256"] not in bewaard[pk]
    ]
    aantal = sum(len(genoemd) for _, genoemd in laatste.values())
    return _oordeel("stukken", aantal, "ingediende stukken zijn bewaard", "ingediende stukken", mis)


def rapporten() -> Controle:
    """Each letter that was made or fixed still has its hash; a draft has none yet."""
    rijen = Rapport.objects.exclude(sha256="").select_related("tijdvak").order_by("pk")
    return _bestanden(
        "brieven", ((r.bestand, r.sha256, f"brief {r.pk} ({r})") for r in rijen.iterator(PER_KEER)), "brieven"
    )


def _bestanden(code: str, delen: Iterable[tuple[FieldFile, str, str]], naam: str) -> Controle:
    mis, aantal = [], 0
    for bestand, sha256, wat in delen:
        aantal += 1
        try:
            if _vingerafdruk(bestand) != sha256:
                mis.append(f"{wat} is niet meer wat het was")
        except OSError:
            mis.append(f"{wat} is niet te lezen")
    return _oordeel(code, aantal, f"{naam} zijn onveranderd", naam, mis)


def _vingerafdruk(bestand: FieldFile) -> str:
    uit = hashlib.sha256()
    with bestand.open("rb") as stroom:
        for stuk in _stukken(stroom):
            uit.update(stuk)
    return uit.hexdigest()


def _stukken(stroom: FieldFile) -> Iterator[bytes]:
    return iter(lambda: stroom.read(1 << 16), b"")


def _oordeel(code: str, aantal: int, goed: str, naam: str, mis: list[str]) -> Controle:
    if not mis:
        return Controle(code, True, f"{getal(aantal)} {goed}." if aantal else f"Er zijn geen {naam}.")
    rest = f" En nog {getal(len(mis) - GENOEMD)}." if len(mis) > GENOEMD else ""
    return Controle(
        code, False, f"Van {getal(aantal)} {naam} {_kloppen(len(mis))} niet: {'; '.join(mis[:GENOEMD])}.{rest}"
    )


def _kloppen(aantal: int) -> str:
    return "klopt er 1" if aantal == 1 else f"kloppen er {getal(aantal)}"
