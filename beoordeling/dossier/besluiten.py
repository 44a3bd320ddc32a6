"""Parts 5, 6 and 7: what was decided, the letters as they went out, and the objections."""

from __future__ import annotations

import json
from copy import copy
from datetime import UTC
from decimal import Decimal
from typing import Any

from django.core.files.storage import default_storage

from aanvragen.models import Aanvraag
from aanvragen.overzicht import samen
from sectorplannen.kern.datums import dag_van, datum_nl, moment_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import euro, getal
from sectorplannen.kern.pdf import maak_pdf

from .. import brieven
from ..artikelen import AFWIJZINGSGRONDEN
from ..models import Besluit, Bezwaar, Brief, Uitkomst
from .document import Deel, Document, Feiten, Tabel
from .doos import Doos, bruikbaar


def pad_van_besluit(besluit: Besluit, nummer: int) -> str:
    """Where a decision lies, without its ending; `nummer` counts those of the plan."""
    soort = besluit.soort.replace("_", "-") + ("-op-bezwaar" if besluit.op_bezwaar else "")
    return f"5-besluiten/{nummer}-{soort}-{dag_van(besluit.op).isoformat()}"


def pad_van_brief(brief: Brief, nummer: int) -> str:
    """Where a letter lies; `nummer` counts those of the plan."""
    return f"6-brieven/{nummer}-{bruikbaar(brieven.bestandsnaam(brief))}"


def pad_van_bezwaar(nummer: int) -> str:
    """Where an objection lies, without its ending."""
    return f"7-bezwaren/{nummer}-bezwaar"


def soort_in_woorden(besluit: Besluit) -> str:
    """A kind of decision in words, a partial grant as such."""
    deels = besluit.bedrag and besluit.bedrag < _gevraagd(besluit)
    soort = "Gedeeltelijke verlening" if besluit.soort == "verlening" and deels else besluit.get_soort_display()
    return f"{soort} op bezwaar" if besluit.op_bezwaar else str(soort)


def _gevraagd(besluit: Besluit) -> Decimal:
    return Decimal(samen(besluit.indiening.inhoud)["cofinanciering"])


def feiten_van(besluit: Besluit) -> Feiten:
    """What a decision comes down to; without reasons and without who."""
    voorschot = "" if besluit.voorschot is None else "Ja" if besluit.voorschot else "Nee"
    return [
        ("Bedrag", euro(besluit.bedrag) if besluit.bedrag else ""),
        ("Gevraagd", euro(_gevraagd(besluit)) if _gevraagd(besluit) else ""),
        ("Gronden (artikel 2.5)", "; ".join(AFWIJZINGSGRONDEN.get(letter, letter) for letter in besluit.gronden)),
        ("Om het plafond (Awb 4:25)", "Ja" if besluit.wegens_plafond else ""),
        ("Voorschot", voorschot),
    ]


def leg_besluiten(doos: Doos, besluiten: list[Besluit]) -> None:
    """Each decision, to read and as values."""
    for nummer, besluit in enumerate(besluiten, start=1):
        pad, titel = pad_van_besluit(besluit, nummer), f"{soort_in_woorden(besluit)} van {datum_nl(besluit.op)}"
        wie = doos.afscherming.wie(besluit.door) or besluit.herkomst
        maatregelen = list(besluit.maatregelen.select_related("maatregel"))
        feiten = [("Besloten op", moment_nl(besluit.op)), ("Door", wie), ("Over", str(besluit.indiening))]
        tabellen = [_tabel(maatregelen)] if maatregelen else []
        teksten = [("Motivering", besluit.motivering), ("Voorwaarden", besluit.voorwaarden)]
        delen = [Deel("Het besluit", feiten + feiten_van(besluit), teksten, tabellen)]
        lead = f"Besluit over plan {besluit.aanvraag.nummer}, {besluit.aanvraag.naam_met_soort}."
        doos.leg_pdf(f"{pad}.pdf", Document(titel, lead, delen), titel)
        velden = (
            "soort",
            "op",
            "bedrag",
            "gronden",
            "motivering",
            "voorwaarden",
            "voorschot",
            "wegens_plafond",
            "op_bezwaar",
        )
        gegevens = {veld: getattr(besluit, veld) for veld in velden} | {
            "door": wie,
            "indiening": besluit.indiening.volgnummer,
            "maatregelen": [
                {"volgnummer": m.maatregel.volgnummer, "naam": m.maatregel.naam, "gevraagd": m.maatregel.cofinanciering,
                 "bedrag": m.bedrag, "aantal": m.aantal, "reden": m.reden}
                for m in maatregelen
            ],
        }  # fmt: skip
        doos.leg_json(f"{pad}.json", gegevens, f"{titel} (gegevens)")


def _tabel(maatregelen: list[Any]) -> Tabel:
    rijen = [
        [str(m.maatregel), m.reden, "als gevraagd" if m.aantal is None else getal(m.aantal),
         euro(m.maatregel.cofinanciering), euro(m.bedrag)]
        for m in maatregelen
    ]  # fmt: skip
    return Tabel("Per maatregel", ["Maatregel", "Reden", "Aantal", "Gevraagd", "Toegekend"], rijen, getallen=3)


def leg_brieven(doos: Doos, rijen: list[Brief]) -> None:
    """Each letter as it was sent; in the public dossier a copy where it names people."""
    for nummer, brief in enumerate(rijen, start=1):
        wat = titel_van_brief(brief)
        if brief.verzonden_op is None and (doos.afscherming.openbaar or doos.afscherming.eigen):
            doos.laat_weg(wat, "De brief is nog niet verstuurd.")
            continue
        pad, schoon = pad_van_brief(brief, nummer), copy(brief)
        schoon.gegevens = _zonder_mensen(doos, brief.gegevens)
        if schoon.gegevens != brief.gegevens:
            data = maak_pdf(brieven.stel_op(schoon), brieven.STIJL, gemaakt_op=brief.op.astimezone(UTC))
            doos.leg(pad, data, f"{wat}, zonder persoonsgegevens")
            continue
        try:
            plek = brieven.zorg_voor(brief)
        except Weigering as weigering:
            doos.laat_weg(wat, str(weigering))
            continue
        with default_storage.open(plek, "rb") as bestand:
            som = doos.stroom(pad, bestand, wat)
        if som != brief.sha256:
            doos.laat_weg(f"{wat}, zoals verstuurd", f"Het bestand heeft niet de SHA-256 {brief.sha256}.")


def _zonder_mensen(doos: Doos, gegevens: dict[str, Any]) -> dict[str, Any]:
    """What stands in a letter without people. Of the texts of its template, the same for all, the agency's address stays."""
    eigen = json.dumps({naam: gegevens[naam] for naam in ("tekst", "plichten") if naam in gegevens}, ensure_ascii=False)
    return dict(doos.afscherming.alles(gegevens)) | dict(json.loads(doos.afscherming.namen(eigen)))


def titel_van_brief(brief: Brief) -> str:
    """What a letter is, and when it was sent."""
    verzonden = f"verstuurd op {datum_nl(brief.verzonden_op)}" if brief.verzonden_op else "nog niet verstuurd"
    return f"Brief: {brief.get_soort_display().lower()} ({brief.gegevens.get('kenmerk', '')}), {verzonden}"


def leg_bezwaren(doos: Doos, aanvraag: Aanvraag) -> list[Bezwaar]:
    """Each objection from its grounds to its outcome; returns them in order."""
    rijen = list(aanvraag.bezwaren.select_related("besluit", "beslissing", "behandelaar", "beslist_door", "door"))
    for nummer, rij in enumerate(rijen, start=1):
        pad, titel = pad_van_bezwaar(nummer), f"Bezwaar van {datum_nl(rij.ontvangen_op)}"
        scherm = doos.afscherming
        motivering = "" if (scherm.openbaar or scherm.eigen) and _is_notitie(rij) else rij.motivering
        verslag, verschoonbaar = ("", "") if scherm.eigen else (rij.verslag, rij.verschoonbaar)
        lead = f"Tegen het besluit van {datum_nl(rij.besluit.op)} ({rij.besluit.get_soort_display().lower()})."
        teksten = [
            ("Gronden van het bezwaar", rij.gronden),
            ("Waarom te laat niet wordt verweten (Awb 6:11)", verschoonbaar),
            ("Waarom de beslissing later kwam (Awb 7:10)", rij.verdaagd_reden),
            ("Verslag van het horen, of waarom niet is gehoord", verslag),
            ("Motivering van de beslissing", motivering),
        ]
        delen = [Deel("Het bezwaar", _feiten(doos, rij), teksten)]
        doos.leg_pdf(f"{pad}.pdf", Document(titel, lead, delen), titel)
        velden = ("kanaal", "ontvangen_op", "gepost_op", "gronden", "te_laat", "verschoonbaar", "commissie", "beslissen_voor",
                  "verdaagd_reden", "gehoord_op", "verslag", "uitkomst", "motivering", "beslist_op", "op")  # fmt: skip
        gegevens = {veld: getattr(rij, veld) for veld in velden} | {
            "motivering": motivering,
            "verslag": verslag,
            "verschoonbaar": verschoonbaar,
            "besluit_van": rij.besluit.op,
            "nieuw_besluit_van": rij.beslissing.op if rij.beslissing else None,
        }
        gegevens |= {naam: doos.afscherming.wie(getattr(rij, naam)) for naam in ("door", "behandelaar", "beslist_door")}
        doos.leg_json(f"{pad}.json", gegevens, f"{titel} (gegevens)")
    return rijen


def _is_notitie(rij: Bezwaar) -> bool:
    """Whether the reason is what a coordinator wrote down of how an objection was taken back by post."""
    return rij.uitkomst == Uitkomst.INGETROKKEN and rij.beslist_door is not None and rij.beslist_door.is_dienst


def _feiten(doos: Doos, rij: Bezwaar) -> Feiten:
    wie, nieuw = doos.afscherming.wie, rij.beslissing
    return [
        ("Ontvangen op", f"{datum_nl(rij.ontvangen_op)}, {rij.get_kanaal_display().lower()}"),
        ("Op tijd", "Nee" if rij.te_laat else "Ja"),
        ("Vastgelegd door", wie(rij.door)),
        ("Uiterlijk beslissen", datum_nl(rij.beslissen_voor)),
        ("Commissie", "Ja" if rij.commissie else ""),
        ("Behandeld door", wie(rij.behandelaar)),
        ("Gehoord op", datum_nl(rij.gehoord_op) if rij.gehoord_op else ""),
        ("Uitkomst", rij.get_uitkomst_display()),
        ("Beslist", f"{moment_nl(rij.beslist_op)}, {wie(rij.beslist_door)}" if rij.beslist_op else "Nog niet"),
        ("Nieuw besluit", f"{soort_in_woorden(nieuw)}, {datum_nl(nieuw.op)}" if nieuw else ""),
    ]
