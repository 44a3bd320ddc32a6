"""Part 3: was it complete, what was asked and answered, and what moved the day to decide."""

from __future__ import annotations

from typing import Any

from aanvragen.models import Aanvraag, Indiening
from sectorplannen.kern.datums import datum_nl, moment_nl

from ..artikelen import VEREISTEN
from ..models import Compleetheidspunt
from .document import Deel, Document, Tabel
from .doos import Doos
from .indieningen import naam_van

COMPLEET = "3-compleetheid-en-vragen/compleetheid"
VRAGEN = "3-compleetheid-en-vragen/vragen-en-antwoorden"
TERMIJNEN = "3-compleetheid-en-vragen/termijnen"


def leg_behandeling(doos: Doos, aanvraag: Aanvraag, indieningen: list[Indiening]) -> None:
    """The check per filing with the requests for a supplement, the questions, and the terms; each only where there is any."""
    _leg(doos, COMPLEET, "Compleetheid en verzoeken om aanvulling", aanvraag, _compleet(doos, aanvraag, indieningen))
    _leg(doos, VRAGEN, "Vragen aan de aanvrager en antwoorden", aanvraag, _vragen(doos, aanvraag))
    _leg(doos, TERMIJNEN, "Wat de dag om te beslissen verschoof", aanvraag, _termijnen(doos, aanvraag))


Uit = tuple[list[Deel], list[dict[str, Any]]]
"""The parts to read, and the same as plain values."""


def _leg(doos: Doos, pad: str, titel: str, aanvraag: Aanvraag, uit: Uit) -> None:
    delen, gegevens = uit
    if delen:
        lead = f"Plan {aanvraag.nummer}, {aanvraag.naam_met_soort}."
        doos.leg_pdf(f"{pad}.pdf", Document(titel, lead, delen), titel)
        doos.leg_json(f"{pad}.json", gegevens, f"{titel} (gegevens)")


def _compleet(doos: Doos, aanvraag: Aanvraag, indieningen: list[Indiening]) -> Uit:
    wie, delen, gegevens = doos.afscherming.wie, [], []
    for indiening in indieningen:
        punten = list(Compleetheidspunt.objects.filter(indiening=indiening).select_related("door"))
        if punten:
            rijen = [
                [VEREISTEN[p.letter], p.get_oordeel_display() or "Nog niet nagekeken", p.vraag, wie(p.door)]
                for p in punten
            ]
            kop = f"{naam_van(indiening)} nagekeken"
            koppen = ["Onderdeel van artikel 2.3", "Oordeel", "Vraag", "Door"]
            delen.append(Deel(kop, tabellen=[Tabel(kop, koppen, rijen)]))
        gegevens += [
            {
                "soort": "compleetheidspunt",
                "indiening": indiening.volgnummer,
                "letter": p.letter,
                "oordeel": p.oordeel,
                "vraag": p.vraag,
                "door": wie(p.door),
                "op": p.op,
            }
            for p in punten
        ]
    for verzoek in aanvraag.aanvullingsverzoeken.select_related("door"):
        delen.append(
            Deel(
                f"Verzoek om aanvulling van {datum_nl(verzoek.gevraagd_op)}",
                feiten=[
                    ("Gevraagd door", wie(verzoek.door)),
                    ("Gevraagd op", moment_nl(verzoek.gevraagd_op)),
                    ("Aanvullen uiterlijk op", datum_nl(verzoek.uiterlijk_op)),
                    ("Onderdelen", "; ".join(VEREISTEN.get(letter, letter) for letter in verzoek.onderdelen)),
                ],
                teksten=[("Wat er is gevraagd", verzoek.vraag)],
            )
        )
        gegevens.append(
            {
                "soort": "aanvullingsverzoek",
                "onderdelen": verzoek.onderdelen,
                "vragen": verzoek.vragen,
                "vraag": verzoek.vraag,
                "gevraagd_op": verzoek.gevraagd_op,
                "uiterlijk_op": verzoek.uiterlijk_op,
                "door": wie(verzoek.door),
            }
        )
    return delen, gegevens


def _vragen(doos: Doos, aanvraag: Aanvraag) -> Uit:
    wie, delen, gegevens = doos.afscherming.wie, [], []
    for nummer, vraag in enumerate(aanvraag.vragen.select_related("door", "beantwoord_door"), start=1):
        beantwoord = vraag.beantwoord_op
        delen.append(
            Deel(
                f"Vraag {nummer}",
                feiten=[
                    ("Gevraagd", f"{moment_nl(vraag.op)}, {wie(vraag.door)}"),
                    (
                        "Beantwoord",
                        f"{moment_nl(beantwoord)}, {wie(vraag.beantwoord_door)}" if beantwoord else "Nog niet",
                    ),
                ],
                teksten=[("Vraag", vraag.tekst), ("Antwoord", vraag.antwoord)],
            )
        )
        gegevens.append(
            {
                "vraag": vraag.tekst,
                "op": vraag.op,
                "door": wie(vraag.door),
                "antwoord": vraag.antwoord,
                "beantwoord_op": beantwoord,
                "beantwoord_door": wie(vraag.beantwoord_door),
            }
        )
    return delen, gegevens


def _termijnen(doos: Doos, aanvraag: Aanvraag) -> Uit:
    wie, delen, gegevens = doos.afscherming.wie, [], []
    for rij in aanvraag.opschortingen.select_related("door"):
        feiten = [
            ("Grond (Awb 4:15)", rij.get_grond_display()),
            ("Stond stil vanaf", datum_nl(rij.vanaf)),
            ("Tot en met", datum_nl(rij.tot) if rij.tot else "Nog steeds"),
            ("Door", wie(rij.door)),
        ]
        delen.append(Deel("De termijn stond stil", feiten, [("Reden", rij.reden)]))
        gegevens.append(_plat("opschorting", rij, ("grond", "vanaf", "tot", "liep_tot", "reden", "op"), wie(rij.door)))
    for later in aanvraag.verdagingen.select_related("door"):
        feiten = [("Was uiterlijk", datum_nl(later.van)), ("Werd", datum_nl(later.tot)), ("Door", wie(later.door))]
        delen.append(Deel("Het besluit kwam later (Awb 4:14)", feiten, [("Reden", later.reden)]))
        gegevens.append(_plat("verdaging", later, ("van", "tot", "reden", "op"), wie(later.door)))
    for melding in aanvraag.ingebrekestellingen.select_related("door"):
        feiten = [("Ontvangen op", datum_nl(melding.ontvangen_op)), ("Vastgelegd door", wie(melding.door))]
        toelichting = "" if doos.afscherming.eigen else melding.toelichting  # written by and for colleagues
        delen.append(Deel("De aanvrager stelde ons in gebreke (Awb 4:17)", feiten, [("Toelichting", toelichting)]))
        plat = _plat("ingebrekestelling", melding, ("ontvangen_op", "op"), wie(melding.door))
        gegevens.append(plat | {"toelichting": toelichting})
    return delen, gegevens


def _plat(soort: str, rij: Any, velden: tuple[str, ...], door: str) -> dict[str, Any]:
    return {"soort": soort, "door": door} | {veld: getattr(rij, veld) for veld in velden}
