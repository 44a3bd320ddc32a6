"""In and out from a page: a worker looks at a workbook, shows what it would bring, and takes it in when someone says so.

The second act is a job of its own, that someone asks for who has seen the outcome of the first. It checks everything again:
what was so when one looked need not be so any more.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Opdracht, OpdrachtStatus
from sectorplannen.kern.opdrachten import plaats
from sectorplannen.kern.werkboek.fouten import Fout, WerkboekGeweigerd, aantal

from .. import bewaard, tellingen
from ..toegang import mag_uitwisselen
from . import foutenboek
from .inlezen import keur, neem_in
from .proef import probeer
from .schrijven import exporteer

WERKBOEK_BEKIJKEN, WERKBOEK_OVERNEMEN, WERKBOEK_UITVOEREN = (
    "werkboek_bekijken", "werkboek_overnemen", "werkboek_uitvoeren",
)  # fmt: skip
IN, UIT = "uitwisseling/in", "uitwisseling/uit"
MEESTE_FOUTEN = 500
"""So many mistakes are kept with the job; the marked workbook has them all."""
NIET_MEER = "Dit werkboek is niet meer bewaard. Kies het bestand opnieuw."
Meld = Callable[[str], None]


def bekijken_aanvragen(naam: str, inhoud: bytes, *, door: Gebruiker) -> Opdracht:
    """Have a workbook looked at: what is wrong in it, or what it would bring. Nothing is taken in."""
    mag_uitwisselen.eis(door)
    with transaction.atomic():
        opdracht = plaats(WERKBOEK_BEKIJKEN, door=door, naam=_bestandsnaam(naam), bestand="")
        opdracht.gegevens["bestand"] = bewaard.bewaar(IN, f"{opdracht.pk}.xlsx", inhoud)
        opdracht.save(update_fields=["gegevens"])
    return opdracht


def bekijk(opdracht: Opdracht, meld: Meld) -> dict[str, Any]:
    """Do a dry run. The outcome has `fouten` or what would happen; raises Weigering for what is no workbook."""
    with _op_schijf(opdracht) as pad:
        meld("Het werkboek wordt gelezen en gecontroleerd.")
        try:
            gekeurd = keur(pad)
            rijen = sum(len(gekeurd.boek[blad]) for blad in gekeurd.boek.gelezen)
            meld(f"Geen fouten in {aantal(rijen, 'rij', 'rijen')}. Nu een proef: wat er zou gebeuren.")
            uit = probeer(gekeurd, vandaag())
        except WerkboekGeweigerd as geweigerd:
            meld(f"De {aantal(len(geweigerd.fouten), 'fout wordt', 'fouten worden')} in het werkboek gemerkt.")
            gemerkt = foutenboek.schrijf(pad, geweigerd.fouten)
            return {
                "aantal_fouten": len(geweigerd.fouten),
                "fouten": [_als_rij(fout) for fout in geweigerd.fouten[:MEESTE_FOUTEN]],
                "gemerkt": bewaard.bewaar(UIT, f"{opdracht.pk}-fouten.xlsx", gemerkt),
            }
    return uit | {"fouten": [], "merk": tellingen.laatste_gebeurtenis(None).merk, "dag": vandaag().isoformat()}


def overnemen_aanvragen(bekeken: Opdracht, *, door: Gebruiker) -> Opdracht:
    """Have a workbook taken in of which the dry run held, once. Raises Weigering where that cannot be (any more)."""
    mag_uitwisselen.eis(door)
    with transaction.atomic():
        proef = Opdracht.objects.select_for_update().get(pk=bekeken.pk, soort=WERKBOEK_BEKIJKEN)
        if proef.status != OpdrachtStatus.KLAAR or proef.uitkomst.get("fouten"):
            raise Weigering("Dit werkboek is niet zonder fouten bekeken. Het kan niet worden overgenomen.")
        if eerder := overname_van(proef):
            if eerder.status == OpdrachtStatus.KLAAR:
                raise Weigering("Dit werkboek is al overgenomen.")
            if eerder.status != OpdrachtStatus.MISLUKT:
                return eerder
        return plaats(WERKBOEK_OVERNEMEN, door=door, proef=proef.pk, **proef.gegevens)


def overname_van(bekeken: Opdracht) -> Opdracht | None:
    """The last job that takes in the workbook that was looked at."""
    rijen = Opdracht.objects.filter(soort=WERKBOEK_OVERNEMEN, gegevens__proef=bekeken.pk)
    return rijen.select_related("door").order_by("-pk").first()


def overgenomen(bekeken: Iterable[Opdracht]) -> set[int]:
    """Which of the workbooks that were looked at (by key) were taken in. One query."""
    rijen = Opdracht.objects.filter(soort=WERKBOEK_OVERNEMEN, status=OpdrachtStatus.KLAAR)
    proeven = rijen.filter(gegevens__proef__in=[opdracht.pk for opdracht in bekeken])
    return set(proeven.values_list("gegevens__proef", flat=True))


def neem_over(opdracht: Opdracht, meld: Meld) -> dict[str, Any]:
    """Take the workbook in, everything or nothing. That it was done is written with it, so done again it is not done twice."""
    if opdracht.uitkomst.get("overgenomen"):
        return dict(opdracht.uitkomst)
    if opdracht.door is None:
        raise Weigering("Wie vroeg om het werkboek over te nemen, is niet meer bekend.")
    mag_uitwisselen.eis(opdracht.door)
    with _op_schijf(opdracht) as pad:
        meld("Het werkboek wordt nog een keer gecontroleerd.")
        try:
            gekeurd = keur(pad)
            meld("Het werkboek wordt overgenomen: alles of niets.")
            with transaction.atomic():
                uit = {"overgenomen": neem_in(gekeurd).delen(), "op": timezone.now().isoformat()}
                Opdracht.objects.filter(pk=opdracht.pk).update(uitkomst=uit)
        except WerkboekGeweigerd as geweigerd:
            raise Weigering(
                f"Er is niets overgenomen: sinds het bekijken is er iets gewijzigd ({geweigerd.fouten[0]}). "
                "Bekijk het werkboek opnieuw."
            ) from geweigerd
    return uit


def uitvoeren_aanvragen(peildatum: date, *, door: Gebruiker) -> Opdracht:
    """Have the state of a day written as a workbook. Raises Weigering for a day to come."""
    mag_uitwisselen.eis(door)
    if peildatum > vandaag():
        raise Weigering(f"Kies een peildatum tot en met vandaag, {datum_nl(vandaag())}.")
    with transaction.atomic():
        return plaats(WERKBOEK_UITVOEREN, door=door, peildatum=peildatum.isoformat())


def voer_uit(opdracht: Opdracht, meld: Meld) -> dict[str, Any]:
    """Write the workbook of a day."""
    meld("Het werkboek wordt geschreven.")
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "uit.xlsx"
        overzicht = exporteer(pad, date.fromisoformat(opdracht.gegevens["peildatum"]))
        bestand = bewaard.bewaar(UIT, f"{opdracht.pk}.xlsx", pad.read_bytes())
    return {"bestand": bestand, "delen": overzicht.delen()}


@contextmanager
def _op_schijf(opdracht: Opdracht) -> Iterator[Path]:
    """The workbook of a job as a file, under the name that it was sent with: so it is named as a source."""
    inhoud = bewaard.haal(opdracht.gegevens["bestand"])
    if inhoud is None:
        raise Weigering(NIET_MEER)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / opdracht.gegevens["naam"]
        pad.write_bytes(inhoud)
        yield pad


def _bestandsnaam(naam: str) -> str:
    """As a file can be called everywhere; what is odd in it becomes a dash."""
    kaal = re.sub(r"[^\w .()-]+", "-", Path(naam).name).strip(" .")[-100:]
    return kaal or "werkboek.xlsx"


def _als_rij(fout: Fout) -> list[Any]:
    return [fout.blad, fout.rij, fout.kolom, fout.gevonden, fout.verwacht]
