"""Parts 1 and 2: what was filed, each time, from the frozen content; and the files with it."""

from __future__ import annotations

import json
from typing import Any

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from aanvragen import bewijs
from aanvragen.models import Bijlage, BijlageSoort, Indiening, ScanStatus
from aanvragen.models.indiening import exact, kerntekst
from aanvragen.overzicht import leesbaar, samen
from sectorplannen.kern.datums import moment_nl
from sectorplannen.kern.pdf import maak_pdf

from .afscherming import MET_HANDTEKENING
from .document import STIJL
from .doos import Doos, bruikbaar

KWIJT = "Het bestand staat niet meer in de opslag."
ONGESCAND = "Het bestand wordt nog gecontroleerd op virussen."


def naam_van(indiening: Indiening) -> str:
    """'Indiening' for the first, 'Aanvulling 1' for what came after."""
    return "Indiening" if indiening.volgnummer == 1 else f"Aanvulling {indiening.volgnummer - 1}"


def map_van(indiening: Indiening) -> str:
    """The folder of a filing."""
    return f"1-indieningen/{indiening.volgnummer}-{bruikbaar(naam_van(indiening).lower())}"


def leg_indieningen(doos: Doos, indieningen: list[Indiening]) -> None:
    """Each filing as PDF and JSON, with its receipt; the public one is a copy that the hash no longer fits."""
    for indiening in indieningen:
        map_, naam = map_van(indiening), naam_van(indiening)
        doos.leg(f"{map_}/indiening.pdf", _als_pdf(doos, indiening), f"{naam}: alles wat is ingevuld")
        kern = kerntekst(indiening)
        if doos.afscherming.openbaar:
            doos.leg_json(f"{map_}/indiening.json", json.loads(kern), f"{naam}: de gegevens, zonder persoonsgegevens")
            doos.laat_weg(f"{naam}: bewijs van ontvangst", "Het noemt wie indiende, met e-mailadres.")
            continue
        doos.leg(f"{map_}/indiening.json", kern.encode(), f"{naam}: de gegevens waarvan de vingerafdruk is vastgelegd")
        if not indiening.klopt():
            doos.laat_weg(f"{naam}: kloppende vingerafdruk", "De inhoud heeft niet de SHA-256 die is vastgelegd.")
        with default_storage.open(bewijs.zorg_voor(indiening), "rb") as bestand:
            doos.stroom(f"{map_}/bewijs-van-ontvangst.pdf", bestand, f"{naam}: bewijs van ontvangst")


def _als_pdf(doos: Doos, indiening: Indiening) -> bytes:
    """All sections, bottlenecks, measures and costs, as they were filed."""
    inhoud = doos.afscherming.alles(indiening.inhoud)
    context = {
        "aanvraag": indiening.aanvraag,
        "titel": f"{naam_van(indiening)} {indiening.aanvraag.nummer}",
        "lead": f"{indiening.tijdvak.naam}, ontvangen op {moment_nl(indiening.op, seconden=True)}.",
        "door": doos.afscherming.wie(indiening.door) or "Overgenomen",
        "toelichting": doos.afscherming.tekst(indiening.toelichting),
        "indiening": indiening,
        "exact": exact(indiening.op),
        "openbaar": doos.afscherming.openbaar,
        "inhoud": leesbaar(inhoud),
        "totaal": samen(inhoud),
    }
    return maak_pdf(render_to_string("beoordeling/dossier_indiening.html", context), STIJL, gemaakt_op=doos.gemaakt_op)


def leg_bijlagen(doos: Doos, indieningen: list[Indiening]) -> None:
    """Every file that was ever filed, once for each name it had, by number and the beginning of its hash."""
    gezien: set[tuple[str, str, str]] = set()
    wacht = set(
        Bijlage.objects.filter(scan=ScanStatus.WACHT, aanvraag__in=[i.aanvraag_id for i in indieningen]).values_list(
            "bestand", flat=True
        )
    )
    for indiening in indieningen:
        for bijlage in indiening.inhoud.get("bijlagen", []):
            kenmerk = (bijlage["sha256"], bijlage["naam"], bijlage["soort"])
            if kenmerk not in gezien:
                gezien.add(kenmerk)
                _leg_bijlage(doos, bijlage, len(gezien), wacht)


def _leg_bijlage(doos: Doos, bijlage: dict[str, Any], nummer: int, wacht: set[str]) -> None:
    soort = str(BijlageSoort(bijlage["soort"]).label) if bijlage["soort"] in BijlageSoort.values else bijlage["soort"]
    wat = f"{soort}: {bijlage['naam']}"
    if doos.afscherming.openbaar and bijlage["soort"] in MET_HANDTEKENING:
        doos.laat_weg(soort, f"Hierin kunnen handtekeningen staan. SHA-256 {bijlage['sha256']}.")
        return
    plek = bijlage.get("bestand", "")
    if plek in wacht:
        doos.laat_weg(wat, f"{ONGESCAND} SHA-256 {bijlage['sha256']}.")
        return
    if not plek or not default_storage.exists(plek):
        doos.laat_weg(wat, f"{KWIJT} SHA-256 {bijlage['sha256']}.")
        return
    naam = bruikbaar(doos.afscherming.tekst(bijlage["naam"]))
    with default_storage.open(plek, "rb") as bestand:
        som = doos.stroom(f"2-bijlagen/{nummer}-{bijlage['sha256'][:8]}-{naam}", bestand, wat)
    if som != bijlage["sha256"]:
        doos.laat_weg(f"{wat}, zoals ingediend", f"Wat er nu staat, is niet wat is ingediend: {bijlage['sha256']}.")
