"""Part 4: both assessments with every score and reason, what the two agreed on, and what colleagues wrote to each other."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from aanvragen.models import Aanvraag
from sectorplannen.kern.datums import moment_nl

from ..models import Beoordeling, GezamenlijkeScore, Score
from .document import Deel, Document, Tabel
from .doos import Doos

BEOORDELINGEN = "4-beoordelingen/beoordelingen"
AFGESTEMD = "4-beoordelingen/gezamenlijke-scores"
BELANGEN = "4-beoordelingen/verklaringen-over-een-band"
NOTITIES = "4-beoordelingen/notities"
NOG_NIET = "Scores gaan in het dossier als beide beoordelingen zijn ingeleverd."


def beide_ingeleverd(aanvraag: Aanvraag) -> bool:
    """Whether both assessments are handed in: until then nobody reads the scores of another (`mag_scores_zien`)."""
    return aanvraag.beoordelingen.filter(ingeleverd_op__isnull=False).count() == 2


def leg_beoordelingen(doos: Doos, aanvraag: Aanvraag) -> None:
    """What there is by now; what may not be read yet, or is personal, is said to be left out."""
    rijen = list(aanvraag.beoordelingen.select_related("beoordelaar", "indiening", "rubriek").order_by("plaats"))
    if rijen and not beide_ingeleverd(aanvraag):
        doos.laat_weg("Beoordelingen", NOG_NIET)
    elif rijen:
        _leg_scores(doos, aanvraag, rijen)
        _leg_afgestemd(doos, aanvraag)
    _leg_belangen(doos, aanvraag)
    _leg_notities(doos, aanvraag)


def _leg_scores(doos: Doos, aanvraag: Aanvraag, rijen: list[Beoordeling]) -> None:
    delen, gegevens = [], []
    for rij in rijen:
        scores = list(rij.scores.select_related("criterium", "maatregel"))
        wie = doos.afscherming.wie(rij.beoordelaar)
        delen.append(
            Deel(
                f"Beoordeling {rij.plaats}",
                feiten=[
                    ("Beoordelaar", wie),
                    ("Over", str(rij.indiening)),
                    ("Toegewezen op", moment_nl(rij.toegewezen_op)),
                    ("Ingeleverd op", moment_nl(rij.ingeleverd_op) if rij.ingeleverd_op else ""),
                    ("Rubriek", str(rij.rubriek) if rij.rubriek else "Van de regeling"),
                    ("Advies", rij.get_advies_display()),
                ],
                teksten=[("Toelichting bij het advies", rij.toelichting)],
                tabellen=_per_maatregel(scores),
            )
        )
        gegevens.append(
            {
                "plaats": rij.plaats,
                "beoordelaar": wie,
                "indiening": rij.indiening.volgnummer,
                "toegewezen_op": rij.toegewezen_op,
                "ingeleverd_op": rij.ingeleverd_op,
                "advies": rij.advies,
                "toelichting": rij.toelichting,
                "scores": [_plat(score) for score in scores],
            }
        )
    lead = "Twee mensen beoordeelden het plan los van elkaar. Een score gaat van 1 (onvoldoende) tot 4 (goed)."
    doos.leg_pdf(
        f"{BEOORDELINGEN}.pdf", Document(f"Beoordelingen {aanvraag.nummer}", lead, delen), "Beide beoordelingen"
    )
    doos.leg_json(f"{BEOORDELINGEN}.json", gegevens, "Beide beoordelingen (gegevens)")


def _per_maatregel(scores: list[Score]) -> list[Tabel]:
    """A table per measure and one for the whole plan."""
    koppen = ["Criterium", "Score", "Reden"]
    return [
        Tabel(kop, koppen, [[str(s.criterium), s.get_waarde_display() if s.waarde else "Geen", s.reden] for s in groep])
        for kop, groep in groupby(scores, key=lambda s: f"Maatregel {s.maatregel}" if s.maatregel else "Het hele plan")
    ]


def _leg_afgestemd(doos: Doos, aanvraag: Aanvraag) -> None:
    rijen = list(aanvraag.gezamenlijke_scores.select_related("criterium", "maatregel", "door", "akkoord_door"))
    if not rijen:
        return
    wie = doos.afscherming.wie
    tabel = Tabel(
        "Gezamenlijke scores",
        ["Waarover", "Score", "Reden", "Opgeschreven", "Akkoord"],
        [
            [
                waarover(rij),
                rij.get_waarde_display(),
                rij.reden,
                f"{wie(rij.door)}, {moment_nl(rij.op)}",
                f"{wie(rij.akkoord_door)}, {moment_nl(rij.akkoord_op)}" if rij.akkoord_op else "Nog niet",
            ]
            for rij in rijen
        ],
    )
    lead = "Waar de twee beoordelaars veel verschilden, werden zij het samen eens: één schreef de score op, de ander ging akkoord."
    document = Document(f"Gezamenlijke scores {aanvraag.nummer}", lead, [Deel("Afgestemd", tabellen=[tabel])])
    doos.leg_pdf(f"{AFGESTEMD}.pdf", document, "Gezamenlijke scores")
    gegevens = [
        _plat(rij)
        | {"door": wie(rij.door), "op": rij.op, "akkoord_door": wie(rij.akkoord_door), "akkoord_op": rij.akkoord_op}
        for rij in rijen
    ]
    doos.leg_json(f"{AFGESTEMD}.json", gegevens, "Gezamenlijke scores (gegevens)")


def waarover(rij: GezamenlijkeScore | Score) -> str:
    """The point of a score: its criterion, and the measure where it is about one."""
    return f"{rij.criterium}, {f'maatregel {rij.maatregel.volgnummer}' if rij.maatregel else 'hele plan'}"


def _plat(rij: GezamenlijkeScore | Score) -> dict[str, Any]:
    return {
        "criterium": rij.criterium.code,
        "naam": rij.criterium.naam,
        "maatregel": rij.maatregel.volgnummer if rij.maatregel else None,
        "waarde": rij.waarde,
        "reden": rij.reden,
    }


def _leg_belangen(doos: Doos, aanvraag: Aanvraag) -> None:
    rijen = list(aanvraag.belangenverklaringen.select_related("beoordelaar").prefetch_related("organisaties"))
    if rijen and doos.afscherming.openbaar:
        doos.laat_weg("Verklaringen over een band", "Zij gaan over medewerkers zelf.")
        return
    if not rijen:
        return
    wie, delen, gegevens = doos.afscherming.wie, [], []
    for rij in sorted(rijen, key=lambda rij: (rij.op, rij.pk)):
        met = sorted(str(organisatie) for organisatie in rij.organisaties.all())
        band = "Ja" if rij.heeft_band else "Nee"
        feiten = [("Wie", wie(rij.beoordelaar)), ("Op", moment_nl(rij.op)), ("Band", band), ("Met", ", ".join(met))]
        delen.append(Deel(f"Verklaring van {rij.beoordelaar}", feiten, [("Toelichting", rij.toelichting)]))
        gegevens.append(
            {
                "wie": wie(rij.beoordelaar),
                "op": rij.op,
                "band": rij.heeft_band,
                "met": met,
                "toelichting": rij.toelichting,
            }
        )
    titel = "Verklaringen over een band"
    lead = "Wie aan het plan werkt, verklaart eerst of er een band is met de aanvrager. Hier staat de laatste verklaring van ieder."
    doos.leg_pdf(f"{BELANGEN}.pdf", Document(titel, lead, delen), titel)
    doos.leg_json(f"{BELANGEN}.json", gegevens, f"{titel} (gegevens)")


def _leg_notities(doos: Doos, aanvraag: Aanvraag) -> None:
    rijen = list(aanvraag.notities.select_related("door"))
    if not rijen:
        return
    if doos.afscherming.openbaar:
        doos.laat_weg("Notities van medewerkers onder elkaar", "Zij zijn voor intern beraad.")
        return
    if aanvraag.beoordelingen.exists() and not beide_ingeleverd(aanvraag):
        doos.laat_weg("Notities van medewerkers onder elkaar", "Zij kunnen over scores gaan. " + NOG_NIET)
        return
    wie = doos.afscherming.wie
    delen = [
        Deel(f"Notitie {nr}", [("Wie", wie(rij.door)), ("Op", moment_nl(rij.op))], [("Notitie", rij.tekst)])
        for nr, rij in enumerate(rijen, start=1)
    ]
    lead = "Wat medewerkers van Agentschap SZW onder elkaar schreven. De aanvrager las dit niet."
    doos.leg_pdf(
        f"{NOTITIES}.pdf", Document(f"Notities {aanvraag.nummer}", lead, delen), "Notities van medewerkers onder elkaar"
    )
    gegevens = [{"wie": wie(rij.door), "op": rij.op, "tekst": rij.tekst} for rij in rijen]
    doos.leg_json(f"{NOTITIES}.json", gegevens, "Notities van medewerkers onder elkaar (gegevens)")
