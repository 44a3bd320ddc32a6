"""Two assessments beside each other: where they differ, the score that both agree on, and laying the plan before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag, Maatregel
from aanvragen.overgang import noteer, overgang
from aanvragen.statussen import AFSTEMMEN, VOORLEGGEN
from sectorplannen.kern import berichten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Rol
from sectorplannen.kern.tekst import eis_schoon

from ..berichtsoorten import SCORE_VOORGESTELD
from ..models import Beoordeling, Criterium, GezamenlijkeScore, Score, Waarde
from ..toegang import heeft_band, mag_afstemmen, mag_coordineren, plaatsen_bij_afstemmen

Sleutel = tuple[int, int | None]


@dataclass(frozen=True)
class Verschil:
    """One point on which the two differ by more than the period allows, and what they agree on, if anything yet."""

    een: Score
    twee: Score
    gezamenlijk: GezamenlijkeScore | None

    @property
    def sleutel(self) -> Sleutel:
        """The criterion and the measure (None: the whole plan)."""
        return self.een.criterium_id, self.een.maatregel_id

    @property
    def wat(self) -> str:
        """The point in words."""
        return wat(self.een.criterium, self.een.maatregel)

    @property
    def scores(self) -> tuple[Score, Score]:
        """The first and the second."""
        return self.een, self.twee

    @property
    def geregeld(self) -> bool:
        """Whether both agree."""
        return self.gezamenlijk is not None and self.gezamenlijk.akkoord_op is not None


def wat(criterium: Criterium, maatregel: Maatregel | None) -> str:
    """A point of the rubric in words."""
    deel = f"maatregel {maatregel.volgnummer}" if maatregel else "hele plan"
    return f"{deel}, {criterium.naam.lower()}"


def verschillen(aanvraag: Aanvraag) -> list[Verschil]:
    """Where the two assessments differ by more than the period allows, in the order of the rubric: two queries."""
    paren: dict[Sleutel, dict[int, Score]] = {}
    rijen = Score.objects.filter(beoordeling__aanvraag=aanvraag, waarde__isnull=False)
    for score in rijen.select_related("criterium", "maatregel", "beoordeling__beoordelaar").order_by(
        F("maatregel__volgnummer").asc(nulls_last=True), "criterium__volgorde"
    ):
        paren.setdefault((score.criterium_id, score.maatregel_id), {})[score.beoordeling.plaats] = score
    samen = {
        (g.criterium_id, g.maatregel_id): g
        for g in aanvraag.gezamenlijke_scores.select_related("door", "akkoord_door", "criterium", "maatregel")
    }
    drempel = aanvraag.tijdvak.drempel_scoreverschil
    return [
        Verschil(twee[1], twee[2], samen.get(sleutel))
        for sleutel, twee in paren.items()
        if len(twee) == 2 and abs((twee[1].waarde or 0) - (twee[2].waarde or 0)) > drempel
    ]


def afstemmen(
    aanvraag: Aanvraag,
    criterium: Criterium,
    maatregel: Maatregel | None,
    *,
    waarde: int,
    reden: str,
    door: Gebruiker,
    op: datetime | None = None,
) -> GezamenlijkeScore:
    """Write down the score for one large difference, with its reason (art. 2.5); it counts once the other agrees.

    Written anew, also after agreement, it waits for the other again. Raises Weigering where there is nothing to settle.
    """
    eis_schoon(reden)
    if waarde not in Waarde.values:
        raise Weigering("Kies een score van de schaal: onvoldoende, matig, voldoende of goed.")
    if not reden.strip():
        raise Weigering("Schrijf op waarom dit de gezamenlijke score is.")
    moment = op or timezone.now()
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_afstemmen.eis(door, actueel)
        sleutel = (criterium.pk, maatregel.pk if maatregel else None)
        if sleutel not in {verschil.sleutel for verschil in verschillen(actueel)}:
            raise Weigering("Over dit punt verschillen de beoordelaars niet te veel. Er is niets af te stemmen.")
        rij = GezamenlijkeScore.objects.update_or_create(
            aanvraag=actueel,
            criterium=criterium,
            maatregel=maatregel,
            defaults={
                "waarde": waarde, "reden": reden, "door": door, "op": moment, "akkoord_door": None, "akkoord_op": None,
            },
        )[0]  # fmt: skip
        _noteer(actueel, rij, "Voorstel", door, moment)
        berichten.zend(
            SCORE_VOORGESTELD,
            actueel,
            link=reverse("beoordeling:afstemmen", args=[actueel.nummer]),
            op=moment,
            behalve=[door],
            door=door,
            wat=wat(criterium, maatregel),
        )
    return rij


def akkoord(
    gezamenlijk: GezamenlijkeScore, *, door: Gebruiker, gezien: datetime | None = None, op: datetime | None = None
) -> None:
    """Agree with what the other wrote. With `gezien` (its moment), refuses when it was written anew in between."""
    moment = op or timezone.now()
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=gezamenlijk.aanvraag_id)
        mag_afstemmen.eis(door, actueel)
        rij = actueel.gezamenlijke_scores.select_related("criterium", "maatregel", "door").filter(pk=gezamenlijk.pk)
        score = rij.first()
        if score is None or (gezien is not None and score.op != gezien):
            raise Weigering("Het voorstel is intussen veranderd. Lees het opnieuw.")
        if score.akkoord_op:
            raise Weigering("Over deze score is al akkoord gegeven.")
        if not is_van_een_ander(score, door, list(actueel.beoordelingen.select_related("beoordelaar"))):
            raise Weigering("U geeft geen akkoord op uw eigen voorstel. De ander doet dat.")
        score.akkoord_door, score.akkoord_op = door, moment
        score.save(update_fields=["akkoord_door", "akkoord_op"])
        _noteer(actueel, score, "Akkoord", door, moment)
    gezamenlijk.refresh_from_db()


def is_van_een_ander(score: GezamenlijkeScore, gebruiker: Gebruiker, beoordelingen: list[Beoordeling]) -> bool:
    """Whether this was written for the other of the two places, so that this person's word makes it a score of both."""
    eigen = plaatsen_bij_afstemmen(gebruiker, beoordelingen)
    schrijver = plaatsen_bij_afstemmen(score.door, beoordelingen)
    return score.door_id != gebruiker.pk and any(a != b for a in eigen for b in schrijver)


def afstemming_vervalt(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """Take the agreed scores away where the assessments open again or change hands; the log keeps them."""
    rijen = list(aanvraag.gezamenlijke_scores.select_related("criterium", "maatregel", "door", "akkoord_door"))
    if rijen:
        aanvraag.gezamenlijke_scores.all().delete()
        noteer(aanvraag, AFSTEMMEN, door=door, op=op, reden="Vervallen.", gegevens={"vervallen": _alle(rijen)})


def _alle(rijen: Iterable[GezamenlijkeScore]) -> list[dict[str, Any]]:
    return [
        {
            "criterium": rij.criterium.code,
            "maatregel": rij.maatregel.volgnummer if rij.maatregel else None,
            "waarde": rij.waarde,
            "reden": rij.reden,
            "door": str(rij.door),
            "akkoord_door": str(rij.akkoord_door) if rij.akkoord_door else "",
        }
        for rij in rijen
    ]


def _noteer(aanvraag: Aanvraag, rij: GezamenlijkeScore, wat_gedaan: str, door: Gebruiker, op: datetime) -> None:
    """In the log; its words name the point and not the score, which is not for everyone who reads the log."""
    plaatsvervangend = door.rol == Rol.COORDINATOR
    reden = f"{wat_gedaan}: {wat(rij.criterium, rij.maatregel)}."
    if plaatsvervangend:
        reden += " De coördinator deed dit in de plaats van een beoordelaar die weg is."
    gegevens = _alle([rij])[0] | {"wat": wat_gedaan.lower(), "plaatsvervangend": plaatsvervangend}
    noteer(aanvraag, AFSTEMMEN, door=door, op=op, reden=reden, gegevens=gegevens)


def belet_voorleggen(aanvraag: Aanvraag) -> str | None:
    """Why a plan cannot be laid before the decision maker yet, or None; asked by the service and by its button."""
    beoordelingen = list(aanvraag.beoordelingen.select_related("beoordelaar"))
    if sum(b.ingeleverd_op is not None for b in beoordelingen) != 2:
        return "Er zijn nog geen twee beoordelingen ingeleverd."
    for beoordeling in beoordelingen:
        if heeft_band(beoordeling.beoordelaar, aanvraag):
            return f"{beoordeling.beoordelaar} heeft een band met de aanvrager. Wijs een ander toe."
    over = [verschil for verschil in verschillen(aanvraag) if not verschil.geregeld]
    if over:
        rest = f" En nog over {len(over) - 1}." if len(over) > 1 else ""
        return f"De beoordelaars verschillen te veel over {over[0].wat}. Daar is nog geen gezamenlijke score.{rest}"
    return None


def adviezen_verschillen(aanvraag: Aanvraag) -> bool:
    """Whether the two advise differently, so that the decision maker is told in words what the coordinator makes of it."""
    return len(set(Beoordeling.objects.filter(aanvraag=aanvraag).values_list("advies", flat=True))) > 1


def voorleggen(aanvraag: Aanvraag, *, door: Gebruiker, toelichting: str = "", op: datetime | None = None) -> None:
    """Lay a plan before the decision maker: both handed in, large differences settled, words where the advices differ."""
    with overgang(aanvraag, VOORLEGGEN, door=door, mits=mag_coordineren, op=op, reden=toelichting) as actueel:
        belet = belet_voorleggen(actueel)
        if belet:
            raise Weigering(belet)
        if adviezen_verschillen(actueel) and not toelichting.strip():
            raise Weigering("De adviezen verschillen. Leg uit wat samen is besloten.")
