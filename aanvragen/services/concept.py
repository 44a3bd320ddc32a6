"""Writing in a plan: begin, change, delete. Never touches the status."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Organisatie
from sectorplannen.kern.tekst import eis_schoon

from ..models import Aanvraag, AanvraagSoort, Deelnemer, Gebeurtenis, Knelpunt, Maatregel, Tijdvak
from ..statussen import BEGINNEN, Status
from ..toegang import mag_beginnen, mag_bewerken, mag_verwijderen

VRIJ_TE_WIJZIGEN = frozenset(
    {
        "naam", "soort", "samenvatting", "arbeidsmarktanalyse", "uitvoering", "voorwaarden", "financieringsplan",
        "vervolgfinanciering", "start_op", "eind_op", "eigen_vermogen", "heeft_garantstelling", "voorschot_gewenst",
    }
)  # fmt: skip
"""The fields of the application that its writers fill in; everything else is written by a verb."""


class Verouderd(Weigering):
    """Someone else saved in between; `actueel` is what stands there now, so that nothing is overwritten unasked."""

    def __init__(self, actueel: Aanvraag) -> None:
        super().__init__(
            "Iemand anders heeft dit plan intussen gewijzigd. Er is niets overschreven. Bekijk de wijziging en sla opnieuw op."
        )
        self.actueel = actueel


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
        _bewaar(aanvraag)
        Gebeurtenis.objects.create(aanvraag=aanvraag, stap=BEGINNEN, naar=Status.CONCEPT, op=moment, door=door)
    return aanvraag


def _eis_terugkeer(eerder: Aanvraag | None, organisatie: Organisatie, tijdvak: Tijdvak) -> None:
    """A plan returns in a later period, of the same lead organisation, after it was withdrawn or refused."""
    if eerder is None:
        return
    gestopt = eerder.status in {Status.INGETROKKEN, Status.AFGEWEZEN, Status.BUITEN_BEHANDELING}
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


@contextmanager
def _bewerking(aanvraag: Aanvraag, door: Gebruiker, versie: int | None = None) -> Iterator[Aanvraag]:
    """Lock, ask the right, compare the version that the writer saw, and count the version up."""
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_bewerken.eis(door, actueel)
        if versie is not None and versie != actueel.versie:
            raise Verouderd(actueel)
        yield actueel
        actueel.versie += 1
        actueel.gewijzigd_op = timezone.now()
        _bewaar(actueel)
    aanvraag.refresh_from_db()


def bewerken(
    aanvraag: Aanvraag,
    *,
    door: Gebruiker,
    versie: int | None = None,
    sectoren: Iterable[Any] | None = None,
    regios: Iterable[Any] | None = None,
    **velden: Any,
) -> None:
    """Change what the writers fill in. With `versie`, refuses (Verouderd) when another saved in between."""
    onbekend = set(velden) - VRIJ_TE_WIJZIGEN
    if onbekend:
        raise TypeError(f"Not for a writer: {', '.join(sorted(onbekend))}")
    with _bewerking(aanvraag, door, versie) as actueel:
        for veld, waarde in velden.items():
            setattr(actueel, veld, waarde)
        if sectoren is not None:
            actueel.sectoren.set(sectoren)
        if regios is not None:
            actueel.regios.set(regios)


def knelpunt_opslaan(
    aanvraag: Aanvraag, *, door: Gebruiker, knelpunt: Knelpunt | None = None, versie: int | None = None, **velden: Any
) -> Knelpunt:
    """Add a bottleneck, or change the one that is given."""
    with _bewerking(aanvraag, door, versie) as actueel:
        knelpunt = _eigen(knelpunt, actueel) or Knelpunt(
            aanvraag=actueel, volgnummer=_volgend_volgnummer(actueel.knelpunten)
        )
        _vul(knelpunt, velden)
    return knelpunt


def knelpunt_verwijderen(aanvraag: Aanvraag, knelpunt: Knelpunt, *, door: Gebruiker) -> None:
    """Take a bottleneck out, with its links to measures."""
    with _bewerking(aanvraag, door) as actueel:
        _eigen(knelpunt, actueel)
        knelpunt.delete()


def maatregel_opslaan(
    aanvraag: Aanvraag,
    *,
    door: Gebruiker,
    maatregel: Maatregel | None = None,
    versie: int | None = None,
    knelpunten: Iterable[Knelpunt] | None = None,
    **velden: Any,
) -> Maatregel:
    """Add a measure, or change the one that is given; its bottlenecks are of the same plan."""
    with _bewerking(aanvraag, door, versie) as actueel:
        maatregel = _eigen(maatregel, actueel) or Maatregel(
            aanvraag=actueel, volgnummer=_volgend_volgnummer(actueel.maatregelen)
        )
        _vul(maatregel, velden)
        if knelpunten is not None:
            gekozen = list(knelpunten)
            if any(k.aanvraag_id != actueel.pk for k in gekozen):
                raise Weigering("Kies alleen knelpunten van dit plan.")
            maatregel.knelpunten.set(gekozen)
    return maatregel


def maatregel_verwijderen(aanvraag: Aanvraag, maatregel: Maatregel, *, door: Gebruiker) -> None:
    """Take a measure out."""
    with _bewerking(aanvraag, door) as actueel:
        _eigen(maatregel, actueel)
        maatregel.delete()


def deelnemer_toevoegen(aanvraag: Aanvraag, organisatie: Organisatie, rol: str, *, door: Gebruiker) -> Deelnemer:
    """Add a partner organisation to the partnership."""
    with _bewerking(aanvraag, door) as actueel:
        if organisatie == actueel.hoofdaanvrager:
            raise Weigering("De hoofdaanvrager doet al mee. Voeg een andere organisatie toe.")
        deelnemer = Deelnemer(aanvraag=actueel, organisatie=organisatie, rol=rol)
        _vul(deelnemer, {})
    return deelnemer


def deelnemer_verwijderen(aanvraag: Aanvraag, deelnemer: Deelnemer, *, door: Gebruiker) -> None:
    """Take a partner out of the partnership."""
    with _bewerking(aanvraag, door) as actueel:
        _eigen(deelnemer, actueel)
        deelnemer.delete()


def verwijderen(aanvraag: Aanvraag, *, door: Gebruiker) -> None:
    """Delete a draft with everything in it. What was filed is never deleted."""
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_verwijderen.eis(door, actueel)
        actueel.delete()


def _eigen(deel: Any, aanvraag: Aanvraag) -> Any:
    if deel is not None and deel.aanvraag_id != aanvraag.pk:
        raise Weigering("Dit onderdeel hoort bij een ander plan.")
    return deel


def _volgend_volgnummer(deel: Any) -> int:
    return max(deel.values_list("volgnummer", flat=True), default=0) + 1


def _vul(rij: Any, velden: dict[str, Any]) -> None:
    """Set the fields and save, checked against the model's own rules."""
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    _bewaar(rij)


def _bewaar(rij: Any) -> None:
    """Save what the model's own rules allow; what they do not is said in Dutch. A row that is gone does not come back."""
    eis_schoon(*(getattr(rij, veld.attname) for veld in rij._meta.concrete_fields))
    try:
        rij.full_clean(validate_constraints=rij._meta.model is not Aanvraag)
    except ValidationError as fout:
        raise Weigering(" ".join(fout.messages)) from fout
    try:
        rij.save(force_update=rij.pk is not None)
    except DatabaseError as fout:
        if rij.pk is None or type(rij).objects.filter(pk=rij.pk).exists():
            raise
        raise Weigering("Dit onderdeel is intussen verwijderd.") from fout
