"""How strict assessors are, beside each other."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sectorplannen.kern.models import Rol
from sectorplannen.kern.verzoek import Verzoek

from .. import ijking as rekenen
from ..forms import IjkingKeuze
from ..ijking import Ijking, Regel, Telling
from ..toegang import mag_ijking_zien

MIDDEN, STAP, RIJ = 420, 80, 36
"""Of the drawing, in its own units: where zero is, one step of the scale, and one row."""


@login_required
@require_safe
def ijking(request: Verzoek) -> HttpResponse:
    """Strictness and drift. A coordinator chooses and reads names; an assessor the own row and the others as one."""
    mag_ijking_zien.eis(request.user)
    coordinator = request.user.rol == Rol.COORDINATOR
    alles = rekenen.ijking(request.user) if coordinator else None
    keuzes = [(k, in_woorden(k)) for k in alles.kwartalen] if alles else []
    form = IjkingKeuze(request.GET or None, kwartalen=keuzes)
    keuze = form.cleaned_data if coordinator and form.is_valid() else {}
    uit = rekenen.ijking(request.user, keuze.get("tijdvak"), keuze.get("kwartaal", ""))
    context = {
        "ijking": uit,
        "form": form if coordinator else None,
        "genoeg": rekenen.GENOEG,
        "staven": [_staaf(regel, nummer) for nummer, regel in enumerate(uit.regels)],
        "midden": MIDDEN,
        "hoogte": RIJ * len(uit.regels) + 30,
        "rijen": [_rij(uit, regel) for regel in uit.regels],
        "kwartalen": [in_woorden(k) for k in uit.kwartalen],
        "verloop": [(r.wie, [r.per_kwartaal.get(k) for k in uit.kwartalen]) for r in uit.regels if r.per_kwartaal],
    }
    return render(request, "beoordeling/ijking.html", context)


def in_woorden(kwartaal: str) -> str:
    """A quarter in words."""
    jaar, nummer = kwartaal.split("-")
    return f"{nummer}e kwartaal {jaar}"


def _rij(uit: Ijking, regel: Regel) -> dict[str, Any]:
    """One assessor with all criteria: (name of the criterion, its count, from all)."""
    per: list[tuple[str, str, Telling | None, float | None]] = [
        (code, naam, regel.per_criterium.get(code), uit.van_allen(regel, code)) for code, naam in uit.criteria.items()
    ]
    return {"regel": regel, "van_allen": uit.van_allen(regel), "criteria": per}


def _staaf(regel: Regel, nummer: int) -> dict[str, Any]:
    """A bar left of zero (stricter) or right of it (milder), at most three steps long."""
    waarde = regel.totaal.van_paar
    lengte = round(min(abs(waarde), 3) * STAP)
    return {
        "regel": regel,
        "x": MIDDEN - lengte if waarde < 0 else MIDDEN,
        "breedte": max(lengte, 2),
        "y": nummer * RIJ + 24,
        "tekst_y": nummer * RIJ + 41,
        "cijfer_x": MIDDEN + max(lengte if waarde >= 0 else 0, 0) + 8,
    }
