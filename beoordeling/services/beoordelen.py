"""Two independent assessments: declare, assign, score, hand in, lay before the decision maker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag, Maatregel
from aanvragen.overgang import noteer, overgang
from aanvragen.statussen import INLEVEREN, TOEWIJZEN, VERKLAREN, VOORLEGGEN, Status
from sectorplannen.kern import berichten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Rol

from ..models import Advies, Belangenverklaring, Beoordeling, Criterium, CriteriumSoort, Score, Waarde
from ..toegang import heeft_band, mag_beoordelen, mag_coordineren, mag_verklaren


@dataclass(frozen=True)
class ScoreInvoer:
    """One score as entered: the criterion, the measure (None for the whole plan), the value 1 to 4 and its reason."""

    criterium: Criterium
    maatregel: Maatregel | None
    waarde: int
    reden: str = ""


def verklaar_belang(
    aanvraag: Aanvraag, *, heeft_band: bool, door: Gebruiker, toelichting: str = "", op: datetime | None = None
) -> Belangenverklaring:
    """Declare a tie with the partnership, or none. A tie takes the person off the plan; it is not taken back here."""
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_verklaren.eis(door, actueel)
        bestaand = Belangenverklaring.objects.filter(aanvraag=actueel, beoordelaar=door).first()
        if bestaand and bestaand.heeft_band and not heeft_band:
            raise Weigering("U heeft eerder een band gemeld. Vraag de coördinator om dit te wijzigen.")
        moment = op or timezone.now()
        vervallen = []
        if heeft_band:
            open_werk = actueel.beoordelingen.filter(beoordelaar=door, ingeleverd_op=None)
            vervallen = [_scores_van(b) for b in open_werk]
            open_werk.delete()
        noteer(actueel, VERKLAREN, door=door, op=moment, gegevens={"heeft_band": heeft_band, "vervallen": vervallen})
        return Belangenverklaring.objects.update_or_create(
            aanvraag=actueel,
            beoordelaar=door,
            defaults={"heeft_band": heeft_band, "toelichting": toelichting, "op": moment},
        )[0]


def toewijzen(
    aanvraag: Aanvraag, beoordelaars: Sequence[Gebruiker], *, door: Gebruiker, op: datetime | None = None
) -> list[Beoordeling]:
    """Give a complete application to two different assessors without a tie. Who has begun keeps the work."""
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_coordineren.eis(door, actueel)
        _eis_twee_geschikte(actueel, beoordelaars)
        blijft = {b.beoordelaar_id: b for b in actueel.beoordelingen.all()}
        vervallen = []
        for pk, beoordeling in list(blijft.items()):
            if pk not in {p.pk for p in beoordelaars}:
                begonnen = beoordeling.ingeleverd_op or beoordeling.scores.exists()
                if begonnen and not heeft_band(beoordeling.beoordelaar, actueel):
                    raise Weigering(f"{beoordeling.beoordelaar} is al begonnen met beoordelen en houdt dit plan.")
                vervallen.append(_scores_van(beoordeling))
                beoordeling.delete()
                del blijft[pk]
        vrij = [plaats for plaats in (1, 2) if plaats not in {b.plaats for b in blijft.values()}]
        nieuw = [p for p in beoordelaars if p.pk not in blijft]
        for persoon, plaats in zip(nieuw, vrij, strict=True):
            blijft[persoon.pk] = Beoordeling.objects.create(
                aanvraag=actueel,
                indiening=actueel.indieningen.latest("volgnummer"),
                beoordelaar=persoon,
                plaats=plaats,
                toegewezen_op=op or timezone.now(),
            )
        wie = [str(b.beoordelaar) for b in sorted(blijft.values(), key=lambda b: b.plaats)]
        noteer(
            actueel,
            TOEWIJZEN,
            door=door,
            op=op or timezone.now(),
            gegevens={"beoordelaars": wie, "vervallen": vervallen},
        )
        berichten.stuur(
            nieuw,
            f"Toegewezen: {actueel.nummer}",
            f"U beoordeelt het plan ‘{actueel.naam}’.",
            link=reverse("beoordeling:dossier", args=[actueel.nummer]),
            op=op,
        )
    return sorted(blijft.values(), key=lambda b: b.plaats)


def _eis_twee_geschikte(aanvraag: Aanvraag, beoordelaars: Sequence[Gebruiker]) -> None:
    if aanvraag.status != Status.IN_BEOORDELING:
        raise Weigering("Alleen een volledige aanvraag die in beoordeling is, krijgt beoordelaars.")
    if len({p.pk for p in beoordelaars}) != 2 or len(beoordelaars) != 2:
        raise Weigering("Kies twee verschillende beoordelaars.")
    for persoon in beoordelaars:
        if persoon.rol != Rol.BEOORDELAAR or not persoon.is_active:
            raise Weigering(f"{persoon} is geen beoordelaar.")
        if heeft_band(persoon, aanvraag):
            raise Weigering(f"{persoon} heeft een band met deze aanvrager.")


def scores_opslaan(
    beoordeling: Beoordeling,
    scores: Iterable[ScoreInvoer],
    *,
    door: Gebruiker,
    advies: str | None = None,
    toelichting: str | None = None,
    versie: int | None = None,
) -> None:
    """Keep scores, as often as one likes until handing in. With `versie`, refuses when saved elsewhere in between."""
    with transaction.atomic():
        Aanvraag.objects.select_for_update().get(pk=beoordeling.aanvraag_id)
        actueel = Beoordeling.objects.select_for_update().get(pk=beoordeling.pk)
        mag_beoordelen.eis(door, actueel)
        if versie is not None and versie != actueel.versie:
            raise Weigering("U heeft deze beoordeling intussen op een andere plek opgeslagen. Laad de pagina opnieuw.")
        _bewaar(actueel, list(scores))
        if advies is not None:
            if advies and advies not in Advies.values:
                raise Weigering("Kies een advies uit de lijst.")
            actueel.advies = advies
        if toelichting is not None:
            actueel.toelichting = toelichting
        actueel.versie += 1
        actueel.save()
    beoordeling.refresh_from_db()


def _eis_geldig(beoordeling: Beoordeling, invoer: ScoreInvoer) -> None:
    if invoer.waarde not in Waarde.values:
        raise Weigering("Kies een score van de schaal: onvoldoende, matig, voldoende of goed.")
    if (invoer.maatregel is not None) != (invoer.criterium.soort == CriteriumSoort.MAATREGEL):
        raise Weigering(f"Criterium {invoer.criterium.code} hoort niet bij dit onderdeel.")
    if invoer.maatregel is not None and invoer.maatregel.aanvraag_id != beoordeling.aanvraag_id:
        raise Weigering("Deze maatregel hoort bij een ander plan.")
    if invoer.waarde < Waarde.VOLDOENDE and not invoer.reden.strip():
        raise Weigering(f"{invoer.criterium.naam}: geef een reden bij een score onder voldoende.")


def _bewaar(beoordeling: Beoordeling, scores: list[ScoreInvoer]) -> None:
    """Write the scores in three queries, however many there are."""
    bestaand = {(s.criterium_id, s.maatregel_id): s for s in beoordeling.scores.all()}
    nieuw = []
    for invoer in scores:
        _eis_geldig(beoordeling, invoer)
        sleutel = (invoer.criterium.pk, invoer.maatregel.pk if invoer.maatregel else None)
        rij = bestaand.get(sleutel)
        if rij is None:
            rij = Score(beoordeling=beoordeling, criterium=invoer.criterium, maatregel=invoer.maatregel)
            bestaand[sleutel] = rij
            nieuw.append(rij)
        rij.waarde, rij.reden = invoer.waarde, invoer.reden
    Score.objects.bulk_create(nieuw)
    Score.objects.bulk_update([rij for rij in bestaand.values() if rij not in nieuw], ["waarde", "reden"])


def _scores_van(beoordeling: Beoordeling) -> dict[str, Any]:
    """An assessment as the log keeps it, so that it can be read after it was opened again or taken away."""
    rijen = beoordeling.scores.values_list("criterium__code", "maatregel__volgnummer", "waarde", "reden")
    return {
        "beoordelaar": str(beoordeling.beoordelaar),
        "advies": beoordeling.advies,
        "toelichting": beoordeling.toelichting,
        "scores": [list(rij) for rij in rijen],
    }


def ontbrekende_scores(beoordeling: Beoordeling) -> list[str]:
    """What has yet to be scored before handing in, in words."""
    regeling = beoordeling.aanvraag.tijdvak.regelingversie
    criteria = list(Criterium.objects.filter(regelingversie=regeling))
    gedaan = set(beoordeling.scores.values_list("criterium_id", "maatregel_id"))
    mist = [
        f"maatregel {m.volgnummer}, {c.naam.lower()}"
        for m in beoordeling.aanvraag.maatregelen.all()
        for c in criteria
        if c.soort == CriteriumSoort.MAATREGEL and (c.pk, m.pk) not in gedaan
    ]
    return mist + [
        f"hele plan, {c.naam.lower()}"
        for c in criteria
        if c.soort == CriteriumSoort.PLAN and (c.pk, None) not in gedaan
    ]


def inleveren(beoordeling: Beoordeling, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Hand an assessment in: every criterion scored and an advice given. After that it is fixed."""
    with transaction.atomic():
        Aanvraag.objects.select_for_update().get(pk=beoordeling.aanvraag_id)
        actueel = Beoordeling.objects.select_for_update().get(pk=beoordeling.pk)
        mag_beoordelen.eis(door, actueel)
        mist = ontbrekende_scores(actueel)
        if mist:
            rest = f" En nog {len(mist) - 3}." if len(mist) > 3 else ""
            raise Weigering(f"Geef eerst elke score. Nu ontbreekt: {'; '.join(mist[:3])}.{rest}")
        if not actueel.advies:
            raise Weigering("Kies eerst uw advies.")
        actueel.ingeleverd_op = op or timezone.now()
        actueel.save()
        noteer(actueel.aanvraag, INLEVEREN, door=door, op=actueel.ingeleverd_op, gegevens=_scores_van(actueel))
    beoordeling.refresh_from_db()


def verschillen(aanvraag: Aanvraag) -> list[tuple[str, int, int]]:
    """Where the two assessments differ by more than the period allows: (what, first, second)."""
    waarden: dict[tuple[str, int | None], dict[int, int]] = {}
    rijen = Score.objects.filter(beoordeling__aanvraag=aanvraag).values_list(
        "criterium__naam", "maatregel__volgnummer", "beoordeling__plaats", "waarde"
    )
    for naam, volgnummer, plaats, waarde in rijen.order_by(
        F("maatregel__volgnummer").asc(nulls_last=True), "criterium__volgorde"
    ):
        waarden.setdefault((naam, volgnummer), {})[plaats] = waarde
    drempel = aanvraag.tijdvak.drempel_scoreverschil
    return [
        (f"maatregel {nr}, {naam.lower()}" if nr else f"hele plan, {naam.lower()}", twee[1], twee[2])
        for (naam, nr), twee in waarden.items()
        if len(twee) == 2 and abs(twee[1] - twee[2]) > drempel
    ]


def belet_voorleggen(aanvraag: Aanvraag) -> str | None:
    """Why a plan cannot be laid before the decision maker yet, or None; asked by the service and by its button."""
    beoordelingen = list(aanvraag.beoordelingen.select_related("beoordelaar"))
    if sum(b.ingeleverd_op is not None for b in beoordelingen) != 2:
        return "Er zijn nog geen twee beoordelingen ingeleverd."
    for beoordeling in beoordelingen:
        if heeft_band(beoordeling.beoordelaar, aanvraag):
            return f"{beoordeling.beoordelaar} heeft een band met de aanvrager. Wijs een ander toe."
    return None


def voorleggen(aanvraag: Aanvraag, *, door: Gebruiker, toelichting: str = "", op: datetime | None = None) -> None:
    """Lay a plan before the decision maker: both assessments handed in, and large differences settled in words."""
    with overgang(aanvraag, VOORLEGGEN, door=door, mits=mag_coordineren, op=op, reden=toelichting) as actueel:
        belet = belet_voorleggen(actueel)
        if belet:
            raise Weigering(belet)
        anders = verschillen(actueel)
        if anders and not toelichting.strip():
            raise Weigering(f"De beoordelaars verschillen te veel over {anders[0][0]}. Leg uit wat samen is besloten.")
