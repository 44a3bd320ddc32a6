"""What a letter prints, held against what the figures are: does the word fit, is one figure printed in one way, is it not old?

Pure functions over what was printed, as pairs of a code and the text that stands in the letter. The code of a figure may end
in `_exact`, for one that is printed as it is; what is no figure (a rank, a period) is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sectorplannen.kern.datums import datum_nl, moment_nl
from sectorplannen.kern.geld import MIN, euro, getal
from sectorplannen.kern.woorden import (
    DUIZEND,
    MILJOEN,
    TELWOORDEN,
    Woord,
    deel_in_woorden,
    een_op_de,
    klein_begin,
    opsomming,
    past,
    procent,
)

from .begrippen import Cijfer, Controle, LaatsteGebeurtenis, Stand
from .definities import AANDEEL, DEFINITIES, EURO

EXACT = "_exact"
ONBEKEND = frozenset({"onbekend", "–"})
WOORDEN = {"naar schatting": Woord.CIRCA, "ongeveer": Woord.CIRCA} | {str(w): w for w in Woord if w}
MATEN = {"duizend": DUIZEND, "miljoen": MILJOEN}
GETAL = re.compile(
    rf"(?P<woord>{'|'.join(WOORDEN)})? ?(?P<geld>€ ?)?(?P<getal>[{MIN}-]?\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|[{MIN}-]?\d+(?:,\d+)?)"
    rf"(?: (?P<maat>duizend|miljoen))?(?P<procent> ?%)?(?: (?P<euro>euro))?"
)
ZINNEN = 3
"""So many of what is wrong are told; the rest is counted."""
Gedrukt = Iterable[tuple[str, str]]
"""A code and how it was printed, in the order of the letter."""


@dataclass(frozen=True)
class Gelezen:
    """A printed number read back: its word, the number, and the step in which it was printed."""

    woord: Woord
    getal: Decimal
    stap: Decimal
    is_aandeel: bool = False


def lees(tekst: str) -> Gelezen | None:
    """Read back what was printed: `ruim 231 miljoen euro`, `€ 231.126.720`, `naar schatting 47%`, `drie`; None for no number."""
    kaal = _kaal(tekst)
    woord, _, rest = kaal.rpartition(" ")
    if rest in TELWOORDEN and (not woord or woord in WOORDEN):
        return Gelezen(WOORDEN.get(woord, Woord.EXACT), Decimal(TELWOORDEN.index(rest)), Decimal(1))
    raak = GETAL.fullmatch(kaal)
    if raak is None:
        return None
    cijfers = Decimal(raak["getal"].replace(MIN, "-").replace(".", "").replace(",", "."))
    fijnste = Decimal(1).scaleb(min(0, int(cijfers.as_tuple().exponent)))
    maat = Decimal(MATEN.get(raak["maat"] or "", 1))
    is_aandeel = raak["procent"] is not None
    if is_aandeel:
        maat = Decimal(1).scaleb(-2)
    uit, stap = cijfers * maat, fijnste * maat
    return Gelezen(
        WOORDEN.get(raak["woord"] or "", Woord.EXACT), uit, stap if is_aandeel else _stap(uit, stap), is_aandeel
    )


def woord_bij_getal(stand: Stand, gedrukt: Gedrukt) -> Controle:
    """Every printed figure is true of the recorded one, with its word and in its step (regels 4)."""
    paren = [(stand.cijfers[_code(code)], tekst) for code, tekst in gedrukt if _code(code) in stand.cijfers]
    mis = [(cijfer, tekst) for cijfer, tekst in paren if not waar(cijfer, tekst)]
    if not mis:
        melding = f"Van {getal(len(paren))} gedrukte cijfers past elk woord bij het getal."
        return Controle("woord_bij_getal", True, melding)
    zinnen = [
        f"‘{tekst}’ staat er voor ‘{klein_begin(cijfer.naam)}’ ({cijfer.code}), het is {voluit(cijfer)}"
        for cijfer, tekst in mis[:ZINNEN]
    ]
    return Controle("woord_bij_getal", False, f"Woord en getal passen niet: {'; '.join(zinnen)}.{_rest(len(mis))}")


def waar(cijfer: Cijfer, tekst: str) -> bool:
    """Whether what was printed is true of the figure."""
    waarde, kaal = cijfer.waarde, _kaal(tekst)
    if waarde is None or kaal in ONBEKEND:
        return waarde is None and kaal in ONBEKEND
    if isinstance(waarde, date):
        return kaal == datum_nl(waarde)
    gelezen = lees(tekst)
    if gelezen is None:
        return cijfer.eenheid == AANDEEL and kaal in {deel_in_woorden(waarde), een_op_de(waarde)}
    if gelezen.is_aandeel != (cijfer.eenheid == AANDEEL):
        return False
    # a share is always rounded, so without a word it may be half a step away
    woord = Woord.CIRCA if gelezen.is_aandeel and gelezen.woord is Woord.EXACT else gelezen.woord
    if gelezen.is_aandeel:
        return past(woord, Fraction(waarde), Fraction(gelezen.getal), Fraction(gelezen.stap))  # type: ignore[arg-type]
    return past(woord, waarde, gelezen.getal, int(gelezen.stap) or 1)


def een_cijfer_een_woord(gedrukt: Gedrukt) -> Controle:
    """One figure is printed in one way throughout a letter; beside that it may stand somewhere as it is, exact."""
    wijzen: dict[str, dict[object, str]] = defaultdict(dict)
    for code, tekst in gedrukt:
        if not code.endswith(EXACT) and code in DEFINITIES and not _kaal(tekst).startswith("€"):
            gelezen = lees(tekst)
            wijzen[code].setdefault((gelezen.woord, gelezen.getal) if gelezen else _kaal(tekst), tekst)
    mis = {code: list(manieren.values()) for code, manieren in wijzen.items() if len(manieren) > 1}
    if not mis:
        return Controle("een_cijfer_een_woord", True, "Elk cijfer staat er overal met hetzelfde woord en getal.")
    zinnen = [
        f"‘{klein_begin(DEFINITIES[code].naam)}’ ({code}) staat er als {opsomming([f'‘{t}’' for t in teksten])}"
        for code, teksten in list(mis.items())[:ZINNEN]
    ]
    melding = f"Eén cijfer heeft in een brief één woord, maar {'; '.join(zinnen)}.{_rest(len(mis))}"
    return Controle("een_cijfer_een_woord", False, melding)


def verouderd(gemaakt_bij: LaatsteGebeurtenis, nu: LaatsteGebeurtenis) -> Controle:
    """Whether something was written since figures were made: what happened may have changed them, also on a past date."""
    sinds = [
        wat
        for wat, toen, laatst in (
            ("een gebeurtenis bij een plan", gemaakt_bij.pk, nu.pk),
            ("een boeking in het grootboek", gemaakt_bij.boeking, nu.boeking),
            ("een opgave van bereikte deelnemers", gemaakt_bij.opgave, nu.opgave),
        )
        if toen != laatst
    ]
    if not sinds:
        return Controle("verouderd", True, "Sinds de cijfers zijn gemaakt, is er niets meer vastgelegd.")
    laatste = f" De laatste gebeurtenis is van {moment_nl(nu.op)}." if nu.op and gemaakt_bij.pk != nu.pk else ""
    melding = f"Sinds de cijfers zijn gemaakt, is vastgelegd: {opsomming(sinds)}.{laatste} Maak de cijfers opnieuw."
    return Controle("verouderd", False, melding)


def voluit(cijfer: Cijfer) -> str:
    """A figure in full, for a sentence about it."""
    if cijfer.waarde is None:
        return "onbekend"
    if isinstance(cijfer.waarde, date):
        return datum_nl(cijfer.waarde)
    if cijfer.eenheid == AANDEEL:
        return procent(cijfer.waarde, 1)
    return euro(cijfer.waarde) if cijfer.eenheid == EURO else getal(cijfer.waarde)


def _stap(getoond: Decimal, fijnste: Decimal) -> Decimal:
    """The step of a printed number: its round zeros, but at least two digits of it are meant (230 miljoen: 10 miljoen)."""
    if not getoond or getoond != int(getoond):
        return fijnste
    tekst = str(abs(int(getoond)))
    nullen = len(tekst) - len(tekst.rstrip("0"))
    return Decimal(10) ** max(0, min(nullen, len(tekst) - 2))


def _code(code: str) -> str:
    return code.removesuffix(EXACT)


def _kaal(tekst: str) -> str:
    """Printed text without hard spaces and capitals, for where it stands in a sentence changes nothing."""
    return " ".join(str(tekst).replace("\u00a0", " ").split()).lower()


def _rest(aantal: int) -> str:
    return f" En nog {getal(aantal - ZINNEN)}." if aantal > ZINNEN else ""
