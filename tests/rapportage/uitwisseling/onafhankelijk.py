"""Every figure of a period from a workbook alone: openpyxl and arithmetic, no line of the system, which is held against this."""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

CENT, MILJOENSTE, HEEL = Decimal("0.01"), Decimal("0.000001"), Decimal(1)
SOORTEN = (
    "instroom_bbl", "instroom_overig", "behoud_ouderen", "scholing", "gezondheid", "mobiliteit", "werkgeverschap", "innovatie",
)  # fmt: skip
UITKOMST = {
    "verleend": "aantal_verleend",
    "afgewezen": "aantal_afgewezen",
    "ingetrokken": "aantal_ingetrokken",
    "buiten_behandeling": "aantal_buiten_behandeling",
    "verlening_ingetrokken": "aantal_verlening_ingetrokken",
    "in_behandeling": "aantal_in_behandeling",
}
Rij = dict[str, Any]


def afgerond(waarde: Fraction | int, stap: Decimal) -> Decimal:
    """Half up, to a step."""
    breuk = Fraction(waarde) / Fraction(stap)
    heel, rest = divmod(breuk.numerator, breuk.denominator)
    return (heel + (2 * rest >= breuk.denominator)) * stap


def geld(waarde: Any) -> Fraction:
    """Euros, exact."""
    return Fraction(Decimal(str(waarde or 0).replace(",", ".")).quantize(CENT, ROUND_HALF_UP))


def euro(waarde: Fraction) -> str:
    """Euros with two decimals."""
    return f"{afgerond(waarde, CENT):.2f}"


def deel(teller: Fraction | int, noemer: Fraction | int) -> str | None:
    """A share with six decimals."""
    return f"{afgerond(Fraction(teller) / Fraction(noemer), MILJOENSTE):.6f}" if noemer else None


def dag(waarde: Any) -> date:
    """The day of a cell."""
    if isinstance(waarde, datetime):
        return waarde.date()
    return waarde if isinstance(waarde, date) else datetime.fromisoformat(waarde).date()


def bladen(pad: Path) -> dict[str, list[Rij]]:
    """The rows of each sheet by the names in its first row."""
    uit = {}
    for blad in load_workbook(pad, read_only=True):
        kop, *rijen = blad.iter_rows(values_only=True)
        uit[blad.title] = [dict(zip_longest(kop, rij)) for rij in rijen if any(c is not None for c in rij)]
    return uit


def cijfers(pad: Path, tijdvak: int, peildatum: date, jeugdnorm: Fraction = Fraction(1, 3)) -> Rij:
    """The figures, the first table and the first appendix of a period at the end of a day."""
    boek = bladen(pad)
    plannen = [p for p in boek["aanvragen"] if p["tijdvak"] == tijdvak and dag(p["ingediend_op"]) <= peildatum]
    status = {p["nummer"]: _status(p, peildatum) for p in plannen}
    per_plan: dict[str, list[Rij]] = defaultdict(list)
    for m in boek["maatregelen"]:
        if status.get(m["aanvraag"]) == "verleend" and geld(m["toegekend_bedrag"]) > 0:
            per_plan[m["aanvraag"]].append(m)
    verleend = [p for p in plannen if status[p["nummer"]] == "verleend"]
    delen = [m for p in verleend for m in per_plan[p["nummer"]]]
    bereikt = _bereikt(boek["realisatie"], set(per_plan), peildatum)
    uit: Rij = {naam: sum(s == soort for s in status.values()) for soort, naam in UITKOMST.items()}
    sluit = _laatste_dag(next(t for t in boek["tijdvakken"] if t["nummer"] == tijdvak)["sluit_op"])
    weg = [p for p in plannen if status[p["nummer"]] == "ingetrokken"]
    kosten = {nummer: sum((geld(m["kosten"]) for m in ms), Fraction(0)) for nummer, ms in per_plan.items()}
    toegekend = {p["nummer"]: geld(p["toegekend"]) for p in verleend}
    bedrag = sum((geld(m["toegekend_bedrag"]) for m in delen), Fraction(0))
    deelnemers = sum(_aantal(m) for m in delen)
    jeugd = sum((_naar_rato(geld(m["toegekend_bedrag"]), m, "waarvan_jongeren") for m in delen), Fraction(0))
    per_soort = {s: [m for m in delen if m["categorie"] == s] for s in SOORTEN}
    mensen = {s: sum(_aantal(m) for m in ms) for s, ms in per_soort.items()}
    uit |= {
        "aantal_ingediend": len(plannen),
        "aantal_beslist": len(plannen) - uit["aantal_in_behandeling"],
        "aantal_regionaal": sum(p["soort"] == "regio" for p in verleend),
        "aantal_sectoraal": sum(p["soort"] == "sector" for p in verleend),
        "aantal_laatste_twee_weken": sum(dag(p["ingediend_op"]) > sluit - timedelta(days=14) for p in plannen),
        "aandeel_onvoldoende_uitgewerkt": deel(sum(_niet_af(p["reden"]) for p in weg), len(weg)),
        "eigen_bijdrage": euro(sum(kosten.values(), Fraction(0)) - bedrag),
        "aantal_eigen_bijdrage_lager": sum(kosten.get(n, 0) - b < b for n, b in toegekend.items()),
        "deelnemers_beoogd": deelnemers,
        "bbl_plekken": int(afgerond(sum((_naar_rato(Fraction(_aantal(m)), m, "waarvan_bbl") for m in delen), Fraction(0)), HEEL)),
        "jeugdbedrag": euro(jeugd),
        "jeugdaandeel": deel(jeugd, bedrag),
        "jeugdnorm_bedrag": euro(sum((b * jeugdnorm for b in toegekend.values()), Fraction(0))),
        "deelnemers_gerealiseerd": bereikt,
        "realisatiegraad": deel(bereikt, deelnemers),
        "bedrag_per_deelnemer": euro(bedrag / deelnemers) if deelnemers else None,
        "aandeel_bbl_van_instroom": deel(mensen["instroom_bbl"], mensen["instroom_bbl"] + mensen["instroom_overig"]),
        **{f"deelnemers_{s}": aantal for s, aantal in mensen.items()},
        **{f"bedrag_{s}": euro(sum((geld(m["toegekend_bedrag"]) for m in ms), Fraction(0))) for s, ms in per_soort.items()},
    }  # fmt: skip
    plafond = _plafond(boek, tijdvak, peildatum)
    eerst = _plafond(boek, tijdvak, peildatum, ("vaststelling",))
    verplicht = sum(toegekend.values(), Fraction(0))
    uit |= {"plafond": euro(plafond), "plafond_oorspronkelijk": euro(eerst), "bedrag_verleend": euro(verplicht)}
    uit |= {"ruimte": euro(plafond - verplicht)} | _volgend(boek, tijdvak, peildatum)
    op_nummer = sorted(verleend, key=lambda p: int(p["nummer"].rpartition("-")[2]))
    return {
        "cijfers": uit,
        "tabel_1": [(p["naam"], euro(b), int(afgerond(b / 1000, HEEL))) for p in op_nummer for b in (toegekend[p["nummer"]],)],
        "bijlage_1": [sum(_aantal(m) for m in per_plan[p["nummer"]]) for p in op_nummer],
    }  # fmt: skip


def _status(plan: Rij, peildatum: date) -> str:
    if plan["status_op"] is None or dag(plan["status_op"]) > peildatum:
        return "in_behandeling"
    return str(plan["status"])


def _niet_af(reden: str | None) -> bool:
    """By its code, or in the words of the page on which is withdrawn."""
    return reden == "onvoldoende_uitgewerkt" or (reden or "").startswith("Plan nog niet genoeg uitgewerkt")


def _aantal(m: Rij) -> int:
    return int(m["deelnemers"] if m["toegekend_aantal"] is None else m["toegekend_aantal"])


def _naar_rato(geheel: Fraction, m: Rij, kolom: str) -> Fraction:
    return geheel * (m[kolom] or 0) / m["deelnemers"] if m["deelnemers"] else Fraction(0)


def _bereikt(realisatie: list[Rij], verleend: set[str], peildatum: date) -> int:
    laatste: dict[tuple[str, int], tuple[date, int]] = {}
    for r in realisatie:
        sleutel, op = (r["aanvraag"], r["volgnummer"]), dag(r["peildatum"])
        if r["aanvraag"] in verleend and op <= peildatum and op >= laatste.get(sleutel, (op, 0))[0]:
            laatste[sleutel] = op, r["deelnemers"]
    return sum(aantal for _, aantal in laatste.values())


def _plafond(
    boek: dict[str, list[Rij]], tijdvak: int, peildatum: date, soorten: tuple[str, ...] = ("vaststelling", "verhoging")
) -> Fraction:
    rijen = [r for r in boek["plafond"] if r["tijdvak"] == tijdvak and r["soort"] in soorten]
    return sum((geld(r["bedrag"]) for r in rijen if dag(r["datum"]) <= peildatum), Fraction(0))


def _laatste_dag(waarde: Any) -> date:
    """A period that closes at midnight closes on the day before; a day alone means all of it."""
    if isinstance(waarde, str) and len(waarde) == len("2014-05-31"):
        return date.fromisoformat(waarde)
    moment = waarde if isinstance(waarde, datetime) else datetime.fromisoformat(waarde)
    return moment.date() - timedelta(days=moment.time() == time.min)


def _volgend(boek: dict[str, list[Rij]], tijdvak: int, peildatum: date) -> Rij:
    opent = {t["nummer"]: dag(t["opent_op"]) for t in boek["tijdvakken"]}
    later = sorted(
        (t for t in boek["tijdvakken"] if opent[t["nummer"]] > opent[tijdvak]), key=lambda t: opent[t["nummer"]]
    )
    plafond = _plafond(boek, later[0]["nummer"], peildatum) if later else Fraction(0)
    if not plafond:
        return {"volgend_plafond": None, "volgend_opent": None, "volgend_sluit": None}
    volgend = later[0]
    return {
        "volgend_plafond": euro(plafond),
        "volgend_opent": opent[volgend["nummer"]].isoformat(),
        "volgend_sluit": _laatste_dag(volgend["sluit_op"]).isoformat(),
    }


if __name__ == "__main__":
    for naam, waarde in cijfers(Path(sys.argv[1]), int(sys.argv[2]), date.fromisoformat(sys.argv[3]))[
        "cijfers"
    ].items():
        sys.stdout.write(f"{naam} {waarde}\n")
