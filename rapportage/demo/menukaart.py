"""Examples for the menukaart, so that the coach has something to compare with before any plan was granted. All invented."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal

from aanvragen.models import Voorbeeldmaatregel

from .voorbeelden import VOORBEELDEN

BRON = "Verzonnen voor de demonstratie"


def menukaart() -> None:
    """Put the examples on the menukaart, each once; one that was changed since is left as it is."""
    for voorbeeld in VOORBEELDEN:
        velden = asdict(voorbeeld)
        for grens in ("laagste_kosten", "hoogste_kosten"):
            velden[grens] = Decimal(velden[grens])
        Voorbeeldmaatregel.objects.get_or_create(naam=velden.pop("naam"), bron=BRON, defaults=velden)
