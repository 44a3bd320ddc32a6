"""Part 8: what this plan took from the ceiling and gave back, and its place in the order; and part 9: every event."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from aanvragen.models import Aanvraag, Gebeurtenis, Verdeling
from aanvragen.statussen import AFSTEMMEN, BAND_OPHEFFEN, BUITEN_VOLGORDE, INLEVEREN, VERKLAREN
from aanvragen.tijdlijn import WOORDEN
from sectorplannen.kern.datums import datum_nl, moment_nl
from sectorplannen.kern.geld import euro
from sectorplannen.kern.models import Gebruiker

from ..loten import moment_van, trekking
from ..models import Plafondmutatie
from ..uitvoer import tekst as als_cel
from .beoordelingen import beide_ingeleverd
from .document import Deel, Document, Feiten, Tabel
from .doos import Doos

PLAFOND = "8-plafond/boekingen"
VOLGORDE = "8-plafond/plaats-in-de-volgorde"
GEBEURTENISSEN = "9-gebeurtenissen/gebeurtenissen"
MET_SCORES = frozenset({INLEVEREN, AFSTEMMEN})
OVER_ANDEREN = frozenset({VERKLAREN, BAND_OPHEFFEN, BUITEN_VOLGORDE})
"""Events whose words are about a member of staff or another plan: in the public dossier they only say that it happened."""


def leg_plafond(doos: Doos, aanvraag: Aanvraag, boekingen: list[Plafondmutatie], voor: Gebruiker) -> None:
    """The entries of this plan, and how its place in the order came about, with no plan that `voor` may not know of."""
    if boekingen:
        koppen = ["Nummer", "Datum", "Boeking", "Grondslag", "Bedrag", "Ruimte daarna"]
        rijen = [
            [
                str(b.volgnummer),
                datum_nl(b.datum),
                b.get_soort_display(),
                b.grondslag,
                euro(b.bedrag),
                euro(b.ruimte_na),
            ]
            for b in boekingen
        ]
        lead = f"Boekingen van dit plan in het grootboek van {aanvraag.tijdvak.naam.lower()}. Alle boekingen samen zijn genummerd."
        deel = Deel("Boekingen", tabellen=[Tabel("Boekingen van dit plan", koppen, rijen, getallen=2)])
        doos.leg_pdf(
            f"{PLAFOND}.pdf", Document(f"Plafond en {aanvraag.nummer}", lead, [deel]), "Boekingen onder het plafond"
        )
        velden = ("volgnummer", "datum", "soort", "grondslag", "bedrag", "ruimte_na", "geboekt_op")
        gegevens = [
            {veld: getattr(b, veld) for veld in velden} | {"door": doos.afscherming.wie(b.door)} for b in boekingen
        ]
        doos.leg(f"{PLAFOND}.csv", _csv(doos, gegevens), "Boekingen onder het plafond (tabel)")
        doos.leg_json(f"{PLAFOND}.json", gegevens, "Boekingen onder het plafond (gegevens)")
    if aanvraag.volledig_op is not None:
        _leg_volgorde(doos, aanvraag, voor)


def _leg_volgorde(doos: Doos, aanvraag: Aanvraag, voor: Gebruiker) -> None:
    """By what the order goes, and where there was a draw, how to do it again."""
    tijdvak = aanvraag.tijdvak
    assert aanvraag.volledig_op is not None  # noqa: S101
    feiten: Feiten = [
        ("Compleet op", moment_nl(aanvraag.volledig_op, seconden=True)),
        ("Wijze van verdelen", tijdvak.get_verdeling_display()),
        ("Plaats na loting", str(aanvraag.lot) if aanvraag.lot else "Er is niet geloot"),
    ]
    gegevens: dict[str, Any] = {
        "volledig_op": aanvraag.volledig_op,
        "verdeling": tijdvak.verdeling,
        "lot": aanvraag.lot,
    }
    delen = [Deel("Waarop de volgorde berust", feiten)]
    moment = moment_van(tijdvak, aanvraag.volledig_op)
    loting = tijdvak.lotingen.filter(moment=moment).select_related("door").first() if aanvraag.lot else None
    if loting is not None:
        bekend = Aanvraag.objects.zichtbaar_voor(voor).filter(nummer__in=loting.uitkomst)
        genoemd = {aanvraag.nummer} if doos.afscherming.openbaar else set(bekend.values_list("nummer", flat=True))
        rijen = [
            [str(plek), nummer, trekking(loting.zaad, nummer)]
            for plek, nummer in enumerate(loting.uitkomst, start=1)
            if nummer in genoemd
        ]
        delen.append(
            Deel(
                "De loting",
                [("Geloot", f"{moment_nl(loting.op)}, {doos.afscherming.wie(loting.door)}"), ("Zaad", loting.zaad)],
                [("Zelf nadoen", "De SHA-256 van het zaad met het nummer erachter; de laagste komt eerst.")],
                [Tabel("Uitkomst van de loting", ["Plaats", "Nummer", "SHA-256"], rijen)],
            )
        )
        gegevens["loting"] = {"zaad": loting.zaad, "op": loting.op, "uitkomst": [rij[:2] for rij in rijen]}
    wat = "de score" if tijdvak.verdeling == Verdeling.TENDER else "het moment waarop een plan compleet binnen was"
    lead = f"Het geld gaat op volgorde van {wat}. Waren er plannen gelijk en was er te weinig, dan is er geloot."
    doos.leg_pdf(
        f"{VOLGORDE}.pdf",
        Document(f"Plaats van {aanvraag.nummer} in de volgorde", lead, delen),
        "Plaats in de volgorde",
    )
    doos.leg_json(f"{VOLGORDE}.json", gegevens, "Plaats in de volgorde (gegevens)")


def leg_gebeurtenissen(doos: Doos, aanvraag: Aanvraag, rijen: list[Gebeurtenis]) -> None:
    """Every event, as a table and as values."""
    met_scores = beide_ingeleverd(aanvraag)
    gegevens = [
        {
            "op": rij.op,
            "stap": rij.stap,
            "in_woorden": WOORDEN.get(rij.stap, rij.stap),
            "van": rij.van,
            "naar": rij.naar,
            "door": doos.afscherming.wie(rij.door) or rij.gegevens.get("bron", ""),
            "reden": reden_van(doos, rij),
            "gegevens": _feiten(doos, rij, met_scores=met_scores),
        }
        for rij in rijen
    ]
    doos.leg(f"{GEBEURTENISSEN}.csv", _csv(doos, gegevens), "Alle gebeurtenissen (tabel)")
    doos.leg_json(f"{GEBEURTENISSEN}.json", gegevens, "Alle gebeurtenissen (gegevens)")


def reden_van(doos: Doos, rij: Gebeurtenis) -> str:
    """Why something was done, in the words of who did it."""
    return "" if doos.afscherming.openbaar and rij.stap in OVER_ANDEREN else rij.reden


def _feiten(doos: Doos, rij: Gebeurtenis, *, met_scores: bool) -> dict[str, Any]:
    if (rij.stap in MET_SCORES or "vervallen" in rij.gegevens) and not met_scores:
        return {}
    return {} if doos.afscherming.openbaar and rij.stap in OVER_ANDEREN else rij.gegevens


def _csv(doos: Doos, rijen: list[dict[str, Any]]) -> bytes:
    """Semicolons and UTF-8 with its mark, as a Dutch spreadsheet opens it; nothing in it runs as a formula."""
    uit = StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(rijen[0] if rijen else [])
    for rij in rijen:
        schrijver.writerow([als_cel(doos.afscherming.tekst(_cel(waarde))) for waarde in rij.values()])
    return uit.getvalue().encode("utf-8-sig", "replace")


def _cel(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return json.dumps(waarde, ensure_ascii=False, default=str) if waarde else ""
    return "" if waarde is None else waarde.isoformat() if hasattr(waarde, "isoformat") else str(waarde)
