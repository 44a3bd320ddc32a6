"""The receipt of a filing as a PDF: number, moment, hashes, and a copy of all that was filled in, from the frozen content.

It is made of the filing alone, so the same filing gives the same bytes. It carries the very text that was hashed as
`indiening.json`: whoever doubts the receipt takes the file out and hashes it.
"""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from sectorplannen.kern.pdf import Ingesloten, maak_pdf

from .models import Indiening
from .models.indiening import exact, kerntekst
from .overzicht import leesbaar, samen

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "bewijs.css"
"""Beside the letter, for it uses the same fonts."""
GEGEVENS = "indiening.json"


def stel_op(indiening: Indiening) -> str:
    """The receipt as HTML."""
    context = {
        "indiening": indiening,
        "aanvraag": indiening.aanvraag,
        "tijdvak": indiening.tijdvak,
        "exact": exact(indiening.op),
        "inhoud": leesbaar(indiening.inhoud),
        "totaal": samen(indiening.inhoud),
        "gegevens": GEGEVENS,
    }
    return render_to_string("aanvragen/bewijs.html", context)


def maak(indiening: Indiening) -> bytes:
    """The receipt as PDF/A-3a and PDF/UA-1. Three seconds for twenty measures with long texts (26 pages)."""
    gegevens = Ingesloten(GEGEVENS, kerntekst(indiening), "Alles wat is ingediend: van dit bestand is de vingerafdruk")
    op = indiening.op.astimezone(UTC)  # the same moment in another zone would be other bytes
    return maak_pdf(stel_op(indiening), STIJL, gemaakt_op=op, ingesloten=[gegevens])


def pad(indiening: Indiening) -> str:
    """Where the receipt is kept: under the hash of what was filed."""
    return f"bewijzen/{indiening.sha256[:2]}/{indiening.sha256}.pdf"


def zorg_voor(indiening: Indiening) -> str:
    """Have the receipt in store, made now where it is not there yet; returns its place. Two at once keep one."""
    plek = pad(indiening)
    if not default_storage.exists(plek):
        bewaard = default_storage.save(plek, ContentFile(maak(indiening)))
        if bewaard != plek:
            default_storage.delete(bewaard)
    return plek


def bestandsnaam(indiening: Indiening) -> str:
    """What the file is called when it is saved."""
    nummer = indiening.aanvraag.nummer.replace("/", "-").replace(" ", "-")
    deel = "" if indiening.volgnummer == 1 else f"-aanvulling-{indiening.volgnummer - 1}"
    return f"bewijs-van-ontvangst-{nummer}{deel}.pdf"
