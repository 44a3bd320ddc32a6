"""What strikes in a statement: pure functions, so that its people (before sending) and the agency see the very same.

A finding that stops is solved first. Of any other a reason is asked; with a reason it may be sent in, and the agency judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import euro, getal

STOPT, VRAAGT_REDEN = "stopt", "vraagt_reden"
"""How heavy a finding is: it must be solved, or it must be explained."""
SPRONG_DEEL = 2
"""A rise since the round before by more than one of so many parts of what was intended is a jump."""
SPRONG_VANAF = 10
"""Fewer people than this are no jump: of a small measure one class is half."""


@dataclass(frozen=True)
class Gemeten:
    """What was last known of a measure before this round: participants, and costs in euros, up to a day."""

    peildatum: date
    deelnemers: int
    kosten: Decimal


@dataclass(frozen=True)
class Regel:
    """What is said of one measure, beside what was granted (`beoogd` people, `begroot` euros) and what was known before.

    Without `is_toegekend` it was granted once, and is not any more.
    """

    maatregel: int
    naam: str
    beoogd: int
    begroot: Decimal
    deelnemers: int | None = None
    kosten: Decimal | None = None
    verwachte_deelnemers: int | None = None
    verwachte_kosten: Decimal | None = None
    reden: str = ""
    vorige: Gemeten | None = None
    is_toegekend: bool = True

    @property
    def is_leeg(self) -> bool:
        """Nothing was said yet of what was reached or spent."""
        return self.deelnemers is None and self.kosten is None


@dataclass(frozen=True)
class Bevinding:
    """One finding: its code, how heavy it is, of which measure (by key) and field, and in a Dutch sentence what it is."""

    code: str
    ernst: str
    maatregel: int
    naam: str
    veld: str
    zin: str
    reden: str = ""

    @property
    def houdt_tegen(self) -> bool:
        """Whether the statement cannot be sent in like this: it must be solved, or a reason is missing."""
        return self.ernst == STOPT or not self.reden


Vraag = Callable[[Regel], Iterator[tuple[str, str, str]]]
"""Looks at a line and yields code, field and sentence."""
INGEVULD = {
    "deelnemers": "hoeveel deelnemers u tot nu toe heeft bereikt",
    "kosten": "welke kosten u tot nu toe heeft gemaakt",
    "verwachte_deelnemers": "hoeveel deelnemers u aan het eind verwacht",
    "verwachte_kosten": "welke kosten u aan het eind verwacht",
}


def _ontbreekt(r: Regel) -> Iterator[tuple[str, str, str]]:
    for veld, wat in INGEVULD.items():
        if getattr(r, veld) is None:
            yield "ontbreekt", veld, f"Vul in {wat}. Is dat er niet, vul dan 0 in."


def _verwacht_lager(r: Regel) -> Iterator[tuple[str, str, str]]:
    if r.deelnemers is not None and r.verwachte_deelnemers is not None and r.verwachte_deelnemers < r.deelnemers:
        zin = (
            f"U verwacht aan het eind {getal(r.verwachte_deelnemers)} deelnemers. U heeft er al {getal(r.deelnemers)}."
        )
        yield "verwacht_lager_dan_bereikt", "verwachte_deelnemers", zin
    if r.kosten is not None and r.verwachte_kosten is not None and r.verwachte_kosten < r.kosten:
        zin = f"U verwacht aan het eind {euro(r.verwachte_kosten)} kosten. U heeft al {euro(r.kosten)} uitgegeven."
        yield "verwacht_lager_dan_gemaakt", "verwachte_kosten", zin


def _minder_dan_eerst(r: Regel) -> Iterator[tuple[str, str, str]]:
    if r.vorige is None:
        return
    op = datum_nl(r.vorige.peildatum)
    if r.deelnemers is not None and r.deelnemers < r.vorige.deelnemers:
        zin = f"Op {op} gaf u {getal(r.vorige.deelnemers)} deelnemers op, en nu {getal(r.deelnemers)}. Dat is minder."
        yield "minder_deelnemers", "deelnemers", zin
    if r.kosten is not None and r.kosten < r.vorige.kosten:
        zin = f"Op {op} gaf u {euro(r.vorige.kosten)} kosten op, en nu {euro(r.kosten)}. Dat is minder."
        yield "minder_kosten", "kosten", zin


def _sprong(r: Regel) -> Iterator[tuple[str, str, str]]:
    """More than half of all that was intended since the round before: possible, and more often a typing error."""
    if r.vorige is None:
        return
    op = datum_nl(r.vorige.peildatum)
    if r.deelnemers is not None and r.deelnemers - r.vorige.deelnemers > max(r.beoogd / SPRONG_DEEL, SPRONG_VANAF):
        erbij = getal(r.deelnemers - r.vorige.deelnemers)
        zin = f"Sinds {op} kwamen er {erbij} deelnemers bij. Dat is meer dan de helft van de {getal(r.beoogd)} die u wilt bereiken."
        yield "sprong_deelnemers", "deelnemers", zin
    if r.kosten is not None and r.begroot and (r.kosten - r.vorige.kosten) * SPRONG_DEEL > r.begroot:
        erbij = euro(r.kosten - r.vorige.kosten)
        zin = f"Sinds {op} kwam er {erbij} aan kosten bij. Dat is meer dan de helft van de begrote {euro(r.begroot)}."
        yield "sprong_kosten", "kosten", zin


def _meer_dan_beoogd(r: Regel) -> Iterator[tuple[str, str, str]]:
    if r.deelnemers is not None and r.deelnemers > r.beoogd:
        zin = f"U heeft {getal(r.deelnemers)} deelnemers bereikt. Er zijn er {getal(r.beoogd)} toegekend."
        yield "meer_dan_beoogd", "deelnemers", zin
    if r.kosten is not None and r.kosten > r.begroot:
        zin = f"U heeft {euro(r.kosten)} uitgegeven. Er is {euro(r.begroot)} begroot."
        yield "meer_dan_begroot", "kosten", zin


def _geen_kosten(r: Regel) -> Iterator[tuple[str, str, str]]:
    if r.deelnemers and r.kosten is not None and not r.kosten:
        zin = f"U heeft {getal(r.deelnemers)} deelnemers bereikt en nog niets uitgegeven."
        yield "geen_kosten", "kosten", zin


def _verwachting(r: Regel) -> Iterator[tuple[str, str, str]]:
    """Ahead or behind at the end: why, is what the ministry reports on."""
    if r.verwachte_deelnemers is not None and r.verwachte_deelnemers != r.beoogd:
        minder = r.verwachte_deelnemers < r.beoogd
        zin = (
            f"U verwacht aan het eind {getal(r.verwachte_deelnemers)} deelnemers. "
            f"Dat is {'minder' if minder else 'meer'} dan de {getal(r.beoogd)} die zijn toegekend."
        )
        yield "blijft_achter" if minder else "loopt_voor", "verwachte_deelnemers", zin
    if r.verwachte_kosten is not None and r.verwachte_kosten > r.begroot:
        zin = f"U verwacht aan het eind {euro(r.verwachte_kosten)} kosten. Er is {euro(r.begroot)} begroot."
        yield "duurder", "verwachte_kosten", zin


VRAGEN: tuple[tuple[str, Vraag], ...] = (
    (STOPT, _ontbreekt),
    (STOPT, _verwacht_lager),
    (VRAAGT_REDEN, _minder_dan_eerst),
    (VRAAGT_REDEN, _sprong),
    (VRAAGT_REDEN, _meer_dan_beoogd),
    (VRAAGT_REDEN, _geen_kosten),
    (VRAAGT_REDEN, _verwachting),
)


def bevindingen(regels: Iterable[Regel]) -> list[Bevinding]:
    """All findings, measure by measure."""
    return [
        Bevinding(code, ernst, r.maatregel, r.naam, veld, zin, r.reden.strip())
        for r in regels
        for ernst, vraag in VRAGEN
        for code, veld, zin in vraag(r)
    ]


def tegenhoudend(gevonden: Iterable[Bevinding]) -> list[Bevinding]:
    """Of these, what must be solved or explained before the statement is sent in."""
    return [bevinding for bevinding in gevonden if bevinding.houdt_tegen]
