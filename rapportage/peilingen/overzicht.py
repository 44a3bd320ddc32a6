"""How far a round is: counted, and listed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

from sectorplannen.kern.datums import vandaag

from ..models import Peiling, VerslagStatus, Voortgangsverslag
from ..models.peiling import VoortgangsverslagQuerySet
from .planplichten import plichten_van
from .plichten import komend

VORM: dict[str, tuple[str, str]] = {
    VerslagStatus.OPEN: ("leeg", "leeg"),
    VerslagStatus.INGESTUURD: ("bezig", "klok"),
    VerslagStatus.TERUGGEGEVEN: ("letop", "driehoek"),
    VerslagStatus.AKKOORD: ("klaar", "klaar"),
}
"""The tint and the shape of each status."""


def telling(peiling: Peiling) -> dict[str, int]:
    """How many statements there are, were begun, sent in, given back and agreed. One query."""
    alle = peiling.verslagen
    return alle.aggregate(
        totaal=Count("pk"),
        begonnen=Count("pk", filter=Q(gewijzigd_door__isnull=False)),
        ingestuurd=Count("pk", filter=Q(ingestuurd_op__isnull=False)),
        te_controleren=Count("pk", filter=Q(ingestuurd_op__isnull=False, akkoord_op=None)),
        vraag=Count("pk", filter=Q(ingestuurd_op=None, teruggegeven_op__isnull=False)),
        akkoord=Count("pk", filter=Q(akkoord_op__isnull=False)),
    )


def lijst(peiling: Peiling, gebruiker: Any, *, q: str = "", stand: str = "") -> VoortgangsverslagQuerySet:
    """The statements of a round that this person may open, by number of plan."""
    rijen = Voortgangsverslag.objects.zichtbaar_voor(gebruiker).filter(peiling=peiling)
    if stand:
        rijen = rijen.in_stand(stand)
    if q:
        rijen = rijen.filter(
            Q(aanvraag__naam__icontains=q)
            | Q(aanvraag__nummer__icontains=q)
            | Q(aanvraag__hoofdaanvrager__naam__icontains=q)
        )
    return rijen.select_related("aanvraag__hoofdaanvrager", "peiling").order_by("aanvraag__nummer")


def met_chip(verslagen: Iterable[Voortgangsverslag]) -> list[dict[str, Any]]:
    """Each statement with how its status is shown."""
    return [
        {"verslag": verslag, "soort": VORM[verslag.status][0], "vorm": VORM[verslag.status][1]} for verslag in verslagen
    ]


def met_plicht(verslagen: Iterable[Voortgangsverslag]) -> list[dict[str, Any]]:
    """As `met_chip`, with the first duty to come of each plan (None where there is none left). Three queries more."""
    rijen = met_chip(verslagen)
    plichten = plichten_van([rij["verslag"].aanvraag for rij in rijen])
    for rij in rijen:
        komt = komend(plichten.get(rij["verslag"].aanvraag_id, []), vandaag())
        rij["plicht"] = komt[0] if komt else None
    return rijen


def van_mij(gebruiker: Any) -> VoortgangsverslagQuerySet:
    """The statements of a person's plans, the newest round first."""
    rijen = Voortgangsverslag.objects.zichtbaar_voor(gebruiker)
    return rijen.select_related("aanvraag__hoofdaanvrager", "peiling").order_by(
        "-peiling__peildatum", "aanvraag__nummer"
    )
