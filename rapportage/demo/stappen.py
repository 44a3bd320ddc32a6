"""Each step of a plan in the fixture, done by the verb of the house at its historical moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Arbeidsmarktregio, Sector, Tijdvak
from aanvragen.tarieven import posten_uit_totaal, reken
from beoordeling import services as beoordeling
from beoordeling.models import CriteriumSoort
from beoordeling.rubriek import criteria
from beoordeling.services import ScoreInvoer, Toekenning
from sectorplannen.kern.models import Gebruiker

from .mensen import organisatie

Plan = dict[str, Any]
TEKSTEN = (
    "samenvatting",
    "arbeidsmarktanalyse",
    "uitvoering",
    "voorwaarden",
    "financieringsplan",
    "vervolgfinanciering",
)
STUKKEN = {"a": "Samenwerkingsovereenkomst", "b": "Machtiging van de hoofdaanvrager"}


def beginnen(plan: Plan, tijdvak: Tijdvak, indiener: Gebruiker, op: datetime, *, nummer: str | None = None) -> Aanvraag:
    """Draft the whole plan: partnership, texts, bottlenecks, measures, documents."""
    rij = aanvragen.beginnen(
        tijdvak,
        organisatie(plan["hoofdaanvrager"]),
        naam=plan["naam"],
        soort=plan["soort"],
        door=indiener,
        op=op,
        nummer=nummer,
        verzonnen=plan["verzonnen"],
    )
    aanvragen.bewerken(
        rij,
        door=indiener,
        **{veld: plan[veld] for veld in TEKSTEN},
        start_op=_dag(plan["start_op"]),
        eind_op=_dag(plan["eind_op"]),
        eigen_vermogen=Decimal(plan["eigen_vermogen"]) if plan["eigen_vermogen"] else None,
        voorschot_gewenst=plan["voorschot_gewenst"],
        sectoren=Sector.objects.filter(nummer__in=plan["sectoren"]),
        regios=Arbeidsmarktregio.objects.filter(nummer__in=plan["regios"]),
    )
    for partner in plan["partners"]:
        aanvragen.deelnemer_toevoegen(rij, organisatie(partner), partner["rol"], door=indiener)
    _knelpunten_en_maatregelen(rij, plan, indiener)
    for soort, naam in STUKKEN.items():
        bestand = SimpleUploadedFile(f"{naam.lower().replace(' ', '-')}.pdf", stuk(naam))
        aanvragen.bijlage_toevoegen(rij, bestand, soort, door=indiener)
    return rij


def _knelpunten_en_maatregelen(rij: Aanvraag, plan: Plan, indiener: Gebruiker) -> None:
    knelpunten = {}
    for gegevens in plan["knelpunten"]:
        velden = {k: v for k, v in gegevens.items() if k != "volgnummer"} | {"bron_datum": _dag(gegevens["bron_datum"])}
        knelpunten[gegevens["volgnummer"]] = aanvragen.knelpunt_opslaan(rij, door=indiener, **velden)
    for gegevens in plan["maatregelen"]:
        weg = ("volgnummer", "knelpunten", "toegekend_aantal", "toegekend_bedrag", "reden")
        velden = {k: v for k, v in gegevens.items() if k not in weg} | {"klaar_op": _dag(gegevens["klaar_op"])}
        for veld in ("kosten", "tarief", "cofinanciering"):
            velden[veld] = Decimal(velden[veld])
        velden |= _kosten_in_regels(rij, velden)
        gekozen = [knelpunten[nr] for nr in gegevens["knelpunten"]]
        aanvragen.maatregel_opslaan(rij, door=indiener, knelpunten=gekozen, **velden)


def _kosten_in_regels(rij: Aanvraag, velden: Plan) -> Plan:
    """The costs as a line by kind, where the scheme makes of it to the cent what the fixture says; else nothing."""
    regeling = rij.tijdvak.regelingversie
    totaal = {naam: velden[naam] for naam in ("kosten", "tarief", "thema", "categorie")}
    posten = posten_uit_totaal(**totaal, regeling=regeling)
    som = reken(((post["soort"], post["kosten"]) for post in posten), None, regeling)
    if (som.kosten, som.tarief) != (velden["kosten"], velden["tarief"]) or velden["cofinanciering"] > som.hoogste:
        return {}
    lager = velden["cofinanciering"] if velden["cofinanciering"] != som.hoogste else None
    return {"kostenposten": posten, "gevraagd": lager}


@cache
def stuk(naam: str) -> bytes:
    """A document of one page that says of itself that it is invented."""
    from weasyprint import HTML

    tekst = f"<h1>{naam}</h1><p>Dit stuk is verzonnen. Het hoort bij de demonstratie van Sectorplannen.</p>"
    return HTML(string=f"<html lang='nl'><title>{naam}</title><body>{tekst}</body></html>").write_pdf() or b""


@dataclass(frozen=True)
class Bij:
    """At what a step is done: the plan in the fixture, its row, who signs for it, everyone else, and when."""

    plan: Plan
    rij: Aanvraag
    indiener: Gebruiker
    mensen: dict[str, Gebruiker]
    op: datetime


def doe(stap: Plan, plan: Plan, rij: Aanvraag, indiener: Gebruiker, mensen: dict[str, Gebruiker]) -> None:
    """Do one step of the fixture after `beginnen`. Raises what the service raises: a fixture that breaks a rule is wrong."""
    STAPPEN[stap["stap"]](stap, Bij(plan, rij, indiener, mensen, datetime.fromisoformat(stap["op"])))


def _indienen(stap: Plan, bij: Bij) -> None:
    aanvragen.indienen(bij.rij, door=bij.indiener, op=bij.op)


def _aanvulling_vragen(stap: Plan, bij: Bij) -> None:
    beoordeling.aanvulling_vragen(
        bij.rij,
        onderdelen=stap["onderdelen"],
        vraag=stap["vraag"],
        uiterlijk_op=date.fromisoformat(stap["uiterlijk_op"]),
        door=bij.mensen["coen"],
        op=bij.op,
    )


def _aanvullen(stap: Plan, bij: Bij) -> None:
    aanvragen.aanvullen(bij.rij, door=bij.indiener, toelichting=stap.get("toelichting", ""), op=bij.op)


def _volledig_verklaren(stap: Plan, bij: Bij) -> None:
    beoordeling.alles_in_orde(bij.rij, door=bij.mensen["coen"], op=bij.op)
    beoordeling.volledig_verklaren(
        bij.rij, door=bij.mensen["coen"], volledig_op=datetime.fromisoformat(stap["volledig_op"]), op=bij.op
    )


def _beoordelen(stap: Plan, bij: Bij) -> None:
    """Assign to the two assessors that the fixture names; each declares, scores and hands in."""
    wie = [bij.mensen[login] for login in stap["scores"]]
    beoordeling.toewijzen(bij.rij, wie, door=bij.mensen["coen"], op=bij.op)
    for persoon, scores in zip(wie, stap["scores"].values(), strict=True):
        beoordeling.verklaar_belang(bij.rij, heeft_band=False, door=persoon, op=bij.op)
        eigen = bij.rij.beoordelingen.get(beoordelaar=persoon)
        beoordeling.scores_opslaan(eigen, rubriek(bij.rij, scores), door=persoon, advies=_advies(bij.plan))
        beoordeling.inleveren(eigen, door=persoon, op=bij.op)
    _afstemmen(bij, *wie)


def _afstemmen(bij: Bij, eerste: Gebruiker, tweede: Gebruiker) -> None:
    """Where the fixture has them differ too much, they meet in the middle, rounded down."""
    for verschil in beoordeling.verschillen(bij.rij):
        een, twee = verschil.scores
        rij = beoordeling.afstemmen(
            bij.rij,
            een.criterium,
            een.maatregel,
            waarde=((een.waarde or 0) + (twee.waarde or 0)) // 2,
            reden="Besproken. Wij komen samen op deze score.",
            door=eerste,
            op=bij.op,
        )
        beoordeling.akkoord(rij, door=tweede, op=bij.op)


def rubriek(rij: Aanvraag, scores: Plan) -> list[ScoreInvoer]:
    """The whole rubric: the usual value of this assessor, and where it differs the value with its reason."""
    anders = {(a["criterium"], a["maatregel"]): a for a in scores["afwijkend"]}
    maatregelen = list(rij.maatregelen.all())
    uit = []
    for criterium in criteria(rij):
        for m in maatregelen if criterium.soort == CriteriumSoort.MAATREGEL else [None]:
            score = anders.pop(
                (criterium.code, m.volgnummer if m else None), {"waarde": scores["standaard"], "reden": ""}
            )
            uit.append(ScoreInvoer(criterium, m, score["waarde"], score["reden"]))
    if anders:
        raise ValueError(f"{rij.nummer}: the rubric has no {sorted(anders, key=str)}.")
    return uit


def _advies(plan: Plan) -> str:
    if any(stap["stap"] == "afwijzen" for stap in plan["verloop"]):
        return "afwijzen"
    lager = any(
        Decimal(m.get("toegekend_bedrag") or m["cofinanciering"]) < Decimal(m["cofinanciering"])
        for m in plan["maatregelen"]
    )
    return "gedeeltelijk" if lager else "verlenen"


def _voorleggen(stap: Plan, bij: Bij) -> None:
    beoordeling.voorleggen(bij.rij, door=bij.mensen["coen"], toelichting=stap.get("toelichting", ""), op=bij.op)


def _verlenen(stap: Plan, bij: Bij) -> None:
    maatregelen = {m.volgnummer: m for m in bij.rij.maatregelen.all()}
    toekenningen = [
        Toekenning(
            maatregelen[m["volgnummer"]], Decimal(m["toegekend_bedrag"]), m["toegekend_aantal"], m.get("reden") or ""
        )
        for m in bij.plan["maatregelen"]
    ]
    beoordeling.verlenen(
        bij.rij,
        toekenningen,
        motivering=stap["motivering"],
        voorwaarden=stap.get("voorwaarden", ""),
        door=bij.mensen["els"],
        op=bij.op,
    )


def _afwijzen(stap: Plan, bij: Bij) -> None:
    beoordeling.afwijzen(
        bij.rij, gronden=stap["gronden"], motivering=stap["motivering"], door=bij.mensen["els"], op=bij.op
    )


def _intrekken(stap: Plan, bij: Bij) -> None:
    aanvragen.intrekken(
        bij.rij, reden=stap["reden"], toelichting=stap.get("toelichting", ""), door=bij.indiener, op=bij.op
    )


STAPPEN: dict[str, Callable[[Plan, Bij], None]] = {
    "indienen": _indienen,
    "aanvulling_vragen": _aanvulling_vragen,
    "aanvullen": _aanvullen,
    "volledig_verklaren": _volledig_verklaren,
    "beoordelen": _beoordelen,
    "voorleggen": _voorleggen,
    "verlenen": _verlenen,
    "afwijzen": _afwijzen,
    "intrekken": _intrekken,
}


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
