"""The zip from beginning to end: the nine parts, then the contents page that tells the story, then the manifest."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.template.loader import render_to_string

from sectorplannen.kern.celtekst import zonder_ongezien
from sectorplannen.kern.pdf import maak_pdf

from ..models import Dossierbestand, Plafondmutatie
from .afscherming import Afscherming, VoorHetVerband
from .behandeling import leg_behandeling
from .beoordelingen import leg_beoordelingen
from .besluiten import leg_besluiten, leg_bezwaren, leg_brieven
from .document import STIJL
from .doos import Doos, Stuk, bruikbaar
from .geld import leg_gebeurtenissen, leg_plafond
from .indieningen import leg_bijlagen, leg_indieningen
from .verhaal import Papieren, Punt, eigen_verhaal, kern, verhaal

SCHERMSTIJL = Path(settings.BASE_DIR) / "static" / "brief" / "inhoud.css"
MAPPEN = {
    "1-indieningen": "Wat is ingediend",
    "2-bijlagen": "Bestanden bij het plan",
    "3-compleetheid-en-vragen": "Compleetheid, vragen en termijnen",
    "4-beoordelingen": "Beoordelingen",
    "5-besluiten": "Besluiten",
    "6-brieven": "Brieven aan de aanvrager",
    "7-bezwaren": "Bezwaren",
    "8-plafond": "Geld onder het plafond en de volgorde",
    "9-gebeurtenissen": "Alle gebeurtenissen",
}
"""The folders in order, in words."""

NIET_VOOR_HET_VERBAND = ("4-beoordelingen", "8-plafond", "9-gebeurtenissen")
"""What stays inside: scores, ties and notes, the money of the whole period, and inner steps."""


def maak(
    bestand: Dossierbestand, doel: IO[bytes], *, gemaakt_op: datetime, meld: Callable[[str], None] = print
) -> None:
    """Write the dossier that was asked for into an open file, piece by piece.

    The same records at the same moment give the same bytes. What is lost from the store, or may not be in it, is named in
    the contents and in the manifest; it does not stop the rest.
    """
    aanvraag = bestand.aanvraag
    soort = VoorHetVerband if bestand.eigen else Afscherming
    doos = Doos(doel, soort(aanvraag, openbaar=bestand.openbaar), gemaakt_op)
    papieren = Papieren(
        aanvraag,
        list(aanvraag.indieningen.select_related("door", "aanvraag", "tijdvak__regelingversie").order_by("volgnummer")),
        list(aanvraag.besluiten.select_related("door", "aanvraag", "indiening__aanvraag")),
        list(aanvraag.brieven.all()),
        list(
            Plafondmutatie.objects.filter(besluit__aanvraag=aanvraag)
            .select_related("door", "besluit")
            .order_by("tijdvak", "volgnummer")
        ),
        list(aanvraag.gebeurtenissen.select_related("door").order_by("op", "pk")),
        gesprekken=list(aanvraag.adviesgesprekken.select_related("organisatie", "adviseur").order_by("gehouden_op")),
    )
    meld("Indieningen en bestanden")
    leg_indieningen(doos, papieren.indieningen)
    leg_bijlagen(doos, papieren.indieningen)
    meld("Compleetheid en beoordelingen")
    leg_behandeling(doos, aanvraag, [] if bestand.eigen else papieren.indieningen)
    if not bestand.eigen:
        leg_beoordelingen(doos, aanvraag)
    meld("Besluiten, brieven en bezwaren")
    leg_besluiten(doos, papieren.besluiten)
    leg_brieven(doos, papieren.brieven)
    papieren.bezwaren = leg_bezwaren(doos, aanvraag)
    if not bestand.eigen:
        leg_plafond(doos, aanvraag, papieren.boekingen, bestand.door)
        leg_gebeurtenissen(doos, aanvraag, papieren.gebeurtenissen)
    meld("Inhoud en controlegetallen")
    _leg_inhoud(doos, bestand, papieren)
    _leg_manifest(doos, bestand)
    doos.sluit()


def bestandsnaam(bestand: Dossierbestand) -> str:
    """What the zip is called when it is saved."""
    soort = "-openbaar" if bestand.openbaar else ""
    return f"dossier-{bruikbaar(bestand.aanvraag.nummer)}{soort}-{bestand.op:%Y-%m-%d}.zip"


@cache
def versie() -> str:
    """The version of this software."""
    return str(tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text())["project"]["version"])


def _leg_inhoud(doos: Doos, bestand: Dossierbestand, papieren: Papieren) -> None:
    """The page that retells it all, for the screen (with links) and for paper (with the places of the papers)."""
    scherm = doos.afscherming
    punten = eigen_verhaal(doos, papieren, bestand.door) if bestand.eigen else verhaal(doos, papieren)
    mappen = {map_: naam for map_, naam in MAPPEN.items() if not (bestand.eigen and map_ in NIET_VOOR_HET_VERBAND)}
    context: dict[str, Any] = {
        "aanvraag": bestand.aanvraag,
        "openbaar": bestand.openbaar,
        "eigen": bestand.eigen,
        "feiten": scherm.alles([(naam, waarde) for naam, waarde in kern(papieren, doos) if waarde]),
        "door": scherm.wie(bestand.door),
        "versie": versie(),
        "punten": [_punt(doos, punt) for punt in punten],
        "mappen": [
            (map_, naam, [s for s in doos.stukken if s.pad.startswith(f"{map_}/")]) for map_, naam in mappen.items()
        ],
        "weggelaten": doos.weggelaten,
    }
    papier = render_to_string("beoordeling/dossier_inhoud.html", context | {"papier": True})
    doos.leg("inhoud.pdf", maak_pdf(papier, STIJL, gemaakt_op=doos.gemaakt_op), "Inhoud en verhaal, op papier")
    scherminhoud = render_to_string("beoordeling/dossier_inhoud.html", context)
    doos.leg("inhoud.html", zonder_ongezien(scherminhoud).encode(), "Inhoud en verhaal: begin hier")
    doos.leg("inhoud.css", SCHERMSTIJL.read_bytes(), "Opmaak van inhoud.html")


def _punt(doos: Doos, punt: Punt) -> dict[str, Any]:
    """A point of the story with the papers that are really there."""
    return {
        "op": punt.op,
        "wat": doos.afscherming.tekst(punt.wat),
        "wie": doos.afscherming.tekst(punt.wie),
        "regels": [doos.afscherming.tekst(regel) for regel in punt.regels],
        "stukken": [stuk for begin in punt.stukken for stuk in _vind(doos, begin)],
    }


def _vind(doos: Doos, begin: str) -> list[Stuk]:
    """The papers to read of a place: not the same again as values."""
    return [s for s in doos.stukken if s.pad.startswith(begin) and not s.pad.endswith((".json", ".csv"))]


def _leg_manifest(doos: Doos, bestand: Dossierbestand) -> None:
    """Size and hash of each file: as JSON, and as a list that `sha256sum -c` reads. They cannot hold themselves."""
    gegevens = {
        "aanvraag": bestand.aanvraag.nummer,
        "plan": doos.afscherming.tekst(bestand.aanvraag.naam_met_soort),
        "soort": "openbaar, zonder persoonsgegevens" if bestand.openbaar else "eigen" if bestand.eigen else "volledig",
        "gevraagd_op": bestand.op.isoformat(),
        "gemaakt_op": doos.gemaakt_op.isoformat(),
        "door": doos.afscherming.wie(bestand.door),
        "software": f"sectorplannen {versie()}",
        "weggelaten": [{"wat": w.wat, "waarom": w.waarom} for w in doos.weggelaten],
        "bestanden": [{"pad": s.pad, "wat": s.wat, "grootte": s.grootte, "sha256": s.sha256} for s in doos.stukken],
    }
    tekst = json.dumps(gegevens, ensure_ascii=False, indent=2)
    doos.leg("manifest.json", f"{tekst}\n".encode(), "Manifest")
    regels = "".join(f"{stuk.sha256}  {stuk.pad}\n" for stuk in doos.stukken)
    doos.leg("manifest-sha256.txt", regels.encode(), "Controlegetallen")
