"""How far a round is: counted, and listed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q

from sectorplannen.kern.datums import vandaag

from ..models import Peiling, Rondeherinnering, Seizoen, VerslagStatus, Voortgangsverslag
from ..models.peiling import IN_STAND, VoortgangsverslagQuerySet
from .herinneren import plicht_van
from .planplichten import plichten_van
from .plichten import komend

NOG_NIET = "niet_ingestuurd"
"""In the place of a status: whatever was not sent in, or was given back."""
INVULDAGEN = 28
"""So long a round is open where nothing else is chosen."""
VORM: dict[str, tuple[str, str]] = {
    VerslagStatus.OPEN: ("leeg", "leeg"),
    VerslagStatus.INGESTUURD: ("bezig", "klok"),
    VerslagStatus.TERUGGEGEVEN: ("letop", "driehoek"),
    VerslagStatus.AKKOORD: ("klaar", "klaar"),
    VerslagStatus.VERVALLEN: ("neutraal", "ruit"),
    VerslagStatus.NIET_MEE: ("neutraal", "ruit"),
}
"""The tint and the shape of each status."""


_TELLEN = {
    "totaal": ~IN_STAND[VerslagStatus.VERVALLEN],
    "begonnen": Q(gewijzigd_door__isnull=False),
    "ingestuurd": Q(ingestuurd_op__isnull=False),
    "te_controleren": IN_STAND[VerslagStatus.INGESTUURD],
    "vraag": IN_STAND[VerslagStatus.TERUGGEGEVEN],
    "akkoord": IN_STAND[VerslagStatus.AKKOORD],
}


def tellingen(peilingen: Iterable[Peiling]) -> dict[int, dict[str, int]]:
    """Per round (by key) how many statements there are, were begun, sent in, given back and agreed. One query.

    What fell away counts in `vervallen` alone.
    """
    telt = ~IN_STAND[VerslagStatus.VERVALLEN]
    per_naam = {naam: Count("pk", filter=voorwaarde & telt) for naam, voorwaarde in _TELLEN.items()}
    per_naam["vervallen"] = Count("pk", filter=IN_STAND[VerslagStatus.VERVALLEN])
    pks = [peiling.pk for peiling in peilingen]
    rijen = Voortgangsverslag.objects.filter(peiling__in=pks).order_by().values("peiling").annotate(**per_naam)
    uit = {pk: dict.fromkeys(per_naam, 0) for pk in pks}
    for pk, *aantallen in rijen.values_list("peiling", *per_naam):
        uit[pk] = dict(zip(per_naam, aantallen, strict=True))
    return uit


def telling(peiling: Peiling) -> dict[str, int]:
    """The same of one round."""
    return tellingen([peiling])[peiling.pk]


def voorstel(dag: date) -> dict[str, Any]:
    """The round that a day can ask about: season, year, date of reference, and four weeks to fill in."""
    if dag.month >= 10:
        seizoen, peildatum = Seizoen.NAJAAR, date(dag.year, 9, 30)
    elif dag.month >= 4:
        seizoen, peildatum = Seizoen.VOORJAAR, date(dag.year, 3, 31)
    else:
        seizoen, peildatum = Seizoen.NAJAAR, date(dag.year - 1, 9, 30)
    return {
        "seizoen": seizoen,
        "jaar": peildatum.year,
        "peildatum": peildatum,
        "invullen_tot": dag + timedelta(days=INVULDAGEN),
    }


def herinnerd(peiling: Peiling) -> dict[str, Any] | None:
    """The last reminder of a round: when, and of how many plans; None where nobody was reminded yet. One query."""
    rijen = Rondeherinnering.objects.filter(plicht=plicht_van(peiling)).values("drempel")
    laatste = rijen.annotate(op=Max("op"), aantal=Count("pk")).order_by("drempel").first()
    return dict(laatste) if laatste else None


def lijst(peiling: Peiling, gebruiker: Any, *, q: str = "", stand: str = "") -> VoortgangsverslagQuerySet:
    """The statements of a round that this person may open, by number of plan."""
    rijen = Voortgangsverslag.objects.zichtbaar_voor(gebruiker).filter(peiling=peiling)
    if stand == NOG_NIET:
        rijen = rijen.telt().filter(ingestuurd_op=None)
    elif stand:
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
