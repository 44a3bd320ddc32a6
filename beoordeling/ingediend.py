"""What was filed, made readable: the frozen content of a filing with words for its codes.

Only where a file lies is looked up, by its hash: the text is what was frozen, whatever was changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from aanvragen.models import (
    Arbeidsmarktregio,
    BijdrageSoort,
    BijlageSoort,
    BronSoort,
    Categorie,
    DeelnemerRol,
    Indiening,
    KostenSoort,
    Regelingversie,
    Sector,
    Thema,
)
from aanvragen.overzicht import recht_in_woorden
from aanvragen.tarieven import regelsom
from sectorplannen.kern.geld import centen

TEKSTEN = {
    "samenvatting": "Samenvatting",
    "arbeidsmarktanalyse": "Analyse van de arbeidsmarkt",
    "uitvoering": "Uitvoering en planning",
    "voorwaarden": "Voorwaarden per maatregel",
    "financieringsplan": "Financieringsplan",
    "vervolgfinanciering": "Financiering na afloop",
}


@dataclass(frozen=True)
class Ingediend:
    """A filing to read; lists are empty where the source (a plan taken over) did not know."""

    inhoud: dict[str, Any]
    teksten: list[tuple[str, str]]
    knelpunten: list[dict[str, Any]]
    maatregelen: list[dict[str, Any]]
    partners: list[dict[str, Any]]
    bijdragen: list[dict[str, Any]]
    bijlagen: list[dict[str, Any]]
    gebied: list[str]
    """The names of the sectors, or of the regions."""

    @property
    def gevraagd(self) -> Decimal:
        """Requested co-financing in euros, over the measures."""
        return sum((m["cofinanciering"] for m in self.maatregelen), Decimal(0))

    @property
    def kosten(self) -> Decimal:
        """Costs in euros, over the measures."""
        return sum((m["kosten"] for m in self.maatregelen), Decimal(0))

    @property
    def eigen_bijdrage(self) -> Decimal:
        """What the partnership pays itself, in euros."""
        return self.kosten - self.gevraagd

    @property
    def deelnemers(self) -> int:
        """Participants, over the measures."""
        return sum(m["deelnemers"] for m in self.maatregelen)

    def maatregel(self, volgnummer: int) -> dict[str, Any] | None:
        """One measure by its number."""
        return next((m for m in self.maatregelen if m["volgnummer"] == volgnummer), None)


def lees(indiening: Indiening) -> Ingediend:
    """Read a filing: one query for the names of its sectors or regions, and the scheme of its period for the rates."""
    inhoud = indiening.inhoud
    knelpunten = [_knelpunt(k) for k in inhoud.get("knelpunten", [])]
    op_nummer = {k["volgnummer"]: k for k in knelpunten}
    return Ingediend(
        inhoud=inhoud | {"hoofdaanvrager": _partner(inhoud.get("hoofdaanvrager", {}))},
        teksten=[(kop, inhoud[veld]) for veld, kop in TEKSTEN.items() if inhoud.get(veld)],
        knelpunten=knelpunten,
        maatregelen=[_maatregel(m, op_nummer, indiening) for m in inhoud.get("maatregelen", [])],
        partners=[_partner(p) for p in inhoud.get("partners", [])],
        bijdragen=[b | {"soort_woord": _woord(BijdrageSoort, b.get("soort"))} for b in inhoud.get("bijdragen", [])],
        bijlagen=_bijlagen(indiening),
        gebied=_gebied(inhoud),
    )


def _woord(keuzes: Any, code: str | None) -> str:
    return str(keuzes(code).label) if code in keuzes.values else (code or "")


def _knelpunt(k: dict[str, Any]) -> dict[str, Any]:
    return k | {"bron_soort": _woord(BronSoort, k.get("bron_soort"))}


def _partner(p: dict[str, Any]) -> dict[str, Any]:
    return p | {"rol": _woord(DeelnemerRol, p.get("rol")), "recht": recht_in_woorden(p)}


def _kostenpost(k: dict[str, Any], regeling: Regelingversie) -> dict[str, Any]:
    """A cost line with what the scheme of its period makes of it."""
    return k | {
        "soort": _woord(KostenSoort, k["soort"]),
        "som": regelsom(k["soort"], Decimal(k["kosten"]), regeling),
    }


def _maatregel(m: dict[str, Any], knelpunten: dict[int, dict[str, Any]], indiening: Indiening) -> dict[str, Any]:
    kosten, gevraagd = Decimal(m["kosten"]), Decimal(m["cofinanciering"])
    deelnemers = m.get("deelnemers") or 0
    return m | {
        "thema_woord": _woord(Thema, m.get("thema")),
        "categorie_woord": _woord(Categorie, m.get("categorie")),
        "kosten": kosten,
        "cofinanciering": gevraagd,
        "deelnemers": deelnemers,
        "per_deelnemer": centen(Fraction(kosten) / deelnemers) if deelnemers else None,
        "kostenposten": [_kostenpost(k, indiening.tijdvak.regelingversie) for k in m.get("kostenposten", [])],
        "knelpunten": [knelpunten[nr] for nr in m.get("knelpunten", []) if nr in knelpunten],
    }


def _bijlagen(indiening: Indiening) -> list[dict[str, Any]]:
    return [b | {"soort": _woord(BijlageSoort, b.get("soort"))} for b in indiening.inhoud.get("bijlagen", [])]


def _gebied(inhoud: dict[str, Any]) -> list[str]:
    if inhoud.get("sectoren"):
        return list(Sector.objects.filter(nummer__in=inhoud["sectoren"]).values_list("naam", flat=True))
    if inhoud.get("regios"):
        return list(Arbeidsmarktregio.objects.filter(nummer__in=inhoud["regios"]).values_list("naam", flat=True))
    return []


KORT = {
    "c": "arbeidsmarktanalyse",
    "e": "uitvoering",
    "f": "voorwaarden",
    "g": "financieringsplan",
    "h": "vervolgfinanciering",
}
"""Which text of a plan can stand for a document of art. 2.3."""


def in_het_kort(indiening: Indiening) -> dict[str, list[str]]:
    """What was filed for each part (a to h) of art. 2.3, in a line each: files by name, texts by their length."""
    inhoud = indiening.inhoud
    uit: dict[str, list[str]] = {letter: [] for letter in "abcdefgh"}
    for bijlage in inhoud.get("bijlagen", []):
        if bijlage.get("soort") in uit:
            uit[bijlage["soort"]].append(f"Bestand: {bijlage['naam']}")
    for letter, veld in KORT.items():
        if woorden := len(str(inhoud.get(veld) or "").split()):
            uit[letter].append(f"{TEKSTEN[veld]}: {woorden} {'woord' if woorden == 1 else 'woorden'}")
    if aantal := len(inhoud.get("maatregelen", [])):
        uit["d"].append(f"{aantal} {'maatregel' if aantal == 1 else 'maatregelen'}")
    return uit
