"""The letter that asks for a supplement (Awb 4:5), as a PDF that is made once and kept under its own hash.

What stands in it is frozen in the row `Brief` in the transaction that asks; a job makes the file. The file is made of that
row alone, so whoever makes it, whenever, gets the same bytes.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.pdf import maak_pdf

from .models import Aanvullingsverzoek, Brief, BriefSoort

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "aanvulling.css"
"""Beside the letter to Parliament, for it uses the same fonts."""
BRIEF_MAKEN = "aanvullingsbrief_maken"
"""The kind of the job that makes the file."""


def schrijf(
    verzoek: Aanvullingsverzoek, *, onderdelen: dict[str, str], inleiding: str = "", verlenging: str = ""
) -> Brief:
    """Freeze the letter of a request and have its file made; inside the transaction of the request.

    `onderdelen` names the letters in words, `inleiding` is what is asked besides the questions per letter, `verlenging`
    the reason where a term was made longer.
    """
    aanvraag = verzoek.aanvraag
    aan = aanvraag.hoofdaanvrager
    brief = Brief.objects.create(
        aanvraag=aanvraag,
        soort=BriefSoort.AANVULLING,
        verzoek=verzoek,
        op=verzoek.gevraagd_op,
        gegevens={
            "nummer": aanvraag.nummer,
            "kenmerk": f"{aanvraag.nummer}/A{aanvraag.aanvullingsverzoeken.count()}",
            "plan": aanvraag.naam_met_soort,
            "tijdvak": aanvraag.tijdvak.naam,
            "verzonnen": bool(aanvraag.verzonnen),
            "aan": {"naam": aan.naam, "kvk": aan.kvk, "adres": aan.adres, "plaats": aan.postcode_plaats},
            "ingediend_op": dag_van(aanvraag.ingediend_op).isoformat() if aanvraag.ingediend_op else "",
            "dag": dag_van(verzoek.gevraagd_op).isoformat(),
            "uiterlijk_op": verzoek.uiterlijk_op.isoformat(),
            "onderdelen": [{"letter": letter, "naam": onderdelen[letter]} for letter in verzoek.onderdelen],
            "vragen": [
                {"letter": v["onderdeel"], "naam": onderdelen[v["onderdeel"]], "vraag": v["vraag"]}
                for v in verzoek.vragen
            ],
            "vraag": inleiding if verzoek.vragen else verzoek.vraag,
            "verlenging": verlenging,
        },
    )
    opdrachten.plaats(BRIEF_MAKEN, door=verzoek.door, brief=brief.pk)
    return brief


def stel_op(brief: Brief) -> str:
    """The letter as HTML, from what was frozen."""
    return render_to_string("beoordeling/brieven/aanvulling.html", _leesbaar(brief.gegevens))


def _leesbaar(gegevens: dict[str, Any]) -> dict[str, Any]:
    dagen = {
        naam: date.fromisoformat(gegevens[naam]) if gegevens[naam] else None
        for naam in ("ingediend_op", "dag", "uiterlijk_op")
    }
    return gegevens | dagen


def maak(brief: Brief) -> bytes:
    """The letter as PDF/A-3a and PDF/UA-1: the same row gives the same bytes."""
    return maak_pdf(stel_op(brief), STIJL, gemaakt_op=brief.op.astimezone(UTC))


def zorg_voor(brief: Brief) -> str:
    """Have the letter in store, made now where it is not there yet; returns its place. Two at once keep one.

    Raises Weigering where a file that went out is lost and can no longer be made as it was.
    """
    if brief.bestand and default_storage.exists(brief.bestand):
        return brief.bestand
    data = maak(brief)
    sha256 = hashlib.sha256(data).hexdigest()
    if brief.sha256 and brief.sha256 != sha256:
        raise Weigering("Deze brief is niet meer te vinden zoals hij is verstuurd.")
    plek = f"brieven/{sha256[:2]}/{sha256}.pdf"
    if not default_storage.exists(plek):
        bewaard = default_storage.save(plek, ContentFile(data))
        if bewaard != plek:
            default_storage.delete(bewaard)
    Brief.objects.filter(pk=brief.pk, bestand="").update(bestand=plek, sha256=sha256)
    brief.refresh_from_db()
    return brief.bestand


def bestandsnaam(brief: Brief) -> str:
    """What the file is called when it is saved."""
    kenmerk = brief.gegevens["kenmerk"].replace("/", "-").replace(" ", "-")
    return f"verzoek-om-aanvulling-{kenmerk}.pdf"
