"""Writing in a plan: begin, change, delete. Never touches the status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Organisatie

from ..models import Aanvraag, AanvraagSoort, Gebeurtenis, Tijdvak
from ..statussen import BEGINNEN, KAN_TERUGKOMEN, Status
from ..toegang import mag_beginnen, mag_verwijderen
from ..volledigheid import Plaats
from .bewerking import bewaar, bewerking, zet_rijen

VELDEN_VAN: dict[Plaats, frozenset[str]] = {
    Plaats.PLAN: frozenset(
        {"naam", "soort", "sectoren", "regios", "samenvatting", "start_op", "eind_op", "voorschot_gewenst"}
    ),
    Plaats.KNELPUNTEN: frozenset({"arbeidsmarktanalyse"}),
    Plaats.UITVOERING: frozenset({"uitvoering", "voorwaarden"}),
    Plaats.FINANCIERING: frozenset(
        {"financieringsplan", "vervolgfinanciering", "eigen_vermogen", "heeft_garantstelling", "garantstelling_bedrag",
         "bijdragen"}
    ),
}  # fmt: skip
"""In which section each field is that the writers fill in."""

VRIJ_TE_WIJZIGEN: frozenset[str] = frozenset().union(*VELDEN_VAN.values()) - {"sectoren", "regios", "bijdragen"}
"""The fields of the application itself that its writers fill in; everything else is written by a verb."""


def beginnen(
    tijdvak: Tijdvak,
    organisatie: Organisatie,
    *,
    naam: str,
    door: Gebruiker,
    soort: str = AanvraagSoort.SECTOR,
    op: datetime | None = None,
    nummer: str | None = None,
    verzonnen: str = "",
    eerdere_aanvraag: Aanvraag | None = None,
) -> Aanvraag:
    """Begin a draft in a period that is open or has yet to open; it gets the next number of the period."""
    mag_beginnen.eis(door, organisatie)
    moment = op or timezone.now()
    if moment > tijdvak.sluit_op:
        raise Weigering(f"{tijdvak.naam} is gesloten. U kunt er geen plan meer voor beginnen.")
    _eis_terugkeer(eerdere_aanvraag, organisatie, tijdvak)
    with transaction.atomic():
        Tijdvak.objects.select_for_update().get(pk=tijdvak.pk)
        aanvraag = Aanvraag(
            nummer=nummer or _volgend_nummer(tijdvak),
            naam=naam,
            soort=soort,
            tijdvak=tijdvak,
            hoofdaanvrager=organisatie,
            verzonnen=verzonnen,
            eerdere_aanvraag=eerdere_aanvraag,
            aangemaakt_op=moment,
        )
        bewaar(aanvraag)
        herkomst = {"eerdere_aanvraag": eerdere_aanvraag.nummer} if eerdere_aanvraag else {}
        Gebeurtenis.objects.create(
            aanvraag=aanvraag, stap=BEGINNEN, naar=Status.CONCEPT, op=moment, door=door, gegevens=herkomst
        )
    return aanvraag


def _eis_terugkeer(eerder: Aanvraag | None, organisatie: Organisatie, tijdvak: Tijdvak) -> None:
    """A plan returns in a later period, of the same lead organisation, after it was withdrawn or refused."""
    if eerder is None:
        return
    gestopt = eerder.status in KAN_TERUGKOMEN
    if not gestopt or eerder.hoofdaanvrager_id != organisatie.pk or eerder.tijdvak.opent_op >= tijdvak.opent_op:
        raise Weigering("Alleen een eigen plan dat is ingetrokken of afgewezen kan in een later tijdvak terugkomen.")


def _volgend_nummer(tijdvak: Tijdvak) -> str:
    """The next number of a period, such as SP1-0038; runs under the lock on the period."""
    voorvoegsel = f"SP{tijdvak.nummer}-"
    gebruikt = Aanvraag.objects.filter(nummer__startswith=voorvoegsel).values_list("nummer", flat=True)
    hoogste = max(
        (int(n.removeprefix(voorvoegsel)) for n in gebruikt if re.fullmatch(rf"{voorvoegsel}\d{{4,9}}", n)), default=0
    )
    return f"{voorvoegsel}{hoogste + 1:04d}"


def bewerken(
    aanvraag: Aanvraag,
    *,
    door: Gebruiker,
    versie: int | None = None,
    sectoren: Iterable[Any] | None = None,
    regios: Iterable[Any] | None = None,
    bijdragen: Iterable[Mapping[str, Any]] | None = None,
    **velden: Any,
) -> None:
    """Change what the writers fill in. With `versie`, refuses (Verouderd) when another saved in between."""
    onbekend = set(velden) - VRIJ_TE_WIJZIGEN
    if onbekend:
        raise TypeError(f"Not for a writer: {', '.join(sorted(onbekend))}")
    rijen = {"sectoren": sectoren, "regios": regios, "bijdragen": bijdragen}
    gegeven = set(velden) | {naam for naam, waarde in rijen.items() if waarde is not None}
    plaatsen = [plaats for plaats, namen in VELDEN_VAN.items() if namen & gegeven]
    with bewerking(aanvraag, door, versie, plaatsen=plaatsen) as actueel:
        for veld, waarde in velden.items():
            setattr(actueel, veld, waarde)
        if sectoren is not None:
            actueel.sectoren.set(sectoren)
        if regios is not None:
            actueel.regios.set(regios)
        if bijdragen is not None:
            zet_rijen(actueel.bijdragen, {"aanvraag": actueel}, bijdragen)


def verwijderen(aanvraag: Aanvraag, *, door: Gebruiker) -> None:
    """Delete a draft with everything in it. What was filed is never deleted."""
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_verwijderen.eis(door, actueel)
        actueel.delete()
