"""Jobs of the agency: letters, and watching over the terms of supplements. Loaded when the apps are ready."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sectorplannen.kern.models import Opdracht
from sectorplannen.kern.opdrachten import opdracht, periodiek

from . import brieven, services
from .models import Brief


@opdracht(brieven.BRIEF_MAKEN)
def brief_maken(rij: Opdracht) -> dict[str, Any]:
    """Make the PDF of a letter and send it; a second run finds it there and sent."""
    brief = Brief.objects.get(pk=rij.gegevens["brief"])
    brieven.verzend(brief)
    return {"bestand": brief.bestand}


@periodiek(elke=timedelta(minutes=15))
def termijnen_bewaken() -> int:
    """Remind of a supplement that is due, and propose what follows when it did not come."""
    return services.termijnen_bewaken()
