"""The words round a printed figure: each one a function of the exact number and the step in which it is printed.

Nobody chooses *ruim* by hand. A figure is rounded half up to a whole number of steps, and the word follows: none where
it is exact, *ruim* above the printed figure, *bijna* just below it, *circa* only for what is itself an estimate. `past`
holds the same definitions the other way round, for the checks.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sectorplannen.kern.geld import afronden, getal

MILJOEN = 1_000_000
DUIZEND = 1_000
CIJFERS = 3  # a figure in running text has three significant digits: 185 duizend, 231 miljoen, 17.500

Bedrag = Decimal | Fraction | int


class Woord(StrEnum):
    """What can stand before a printed figure; the empty word means that the figure is exact."""

    EXACT = ""
    RUIM = "ruim"
    BIJNA = "bijna"
    CIRCA = "circa"
    MINIMAAL = "minimaal"


TELWOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
RANGWOORDEN = (
    "", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde",
    "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde",
)  # fmt: skip
BREUKEN = (
    (Fraction(1, 4), "een kwart"),
    (Fraction(1, 3), "een derde"),
    (Fraction(1, 2), "de helft"),
    (Fraction(2, 3), "twee derde"),
    (Fraction(3, 4), "driekwart"),
)
GELIJK, DICHTBIJ = Fraction(1, 200), Fraction(3, 100)  # how near a share must be to be called by the name of a part
NOEMERS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 25, 50, 100)


# --- Numbers in words ------------------------------------------------------------------------------------------------


def telwoord(aantal: int) -> str:
    """A count in running text: nul, één ... twaalf in words, from 13 on in digits (1.300)."""
    return TELWOORDEN[aantal] if 0 <= aantal < len(TELWOORDEN) else getal(aantal)


def rangwoord(nummer: int) -> str:
    """The rank of a period: eerste, tweede ... twaalfde, then 13e."""
    return RANGWOORDEN[nummer] if 0 < nummer < len(RANGWOORDEN) else f"{nummer}e"


def hoeveel(aantal: int, enkelvoud: str, meervoud: str) -> str:
    """A count with its noun: `één plan`, `24 plannen`."""
    return f"{telwoord(aantal)} {enkelvoud if aantal == 1 else meervoud}"


def opsomming(delen: list[str], laatste: str = "en") -> str:
    """A list in running text: `a, b en c`."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {laatste} {delen[-1]}"


def klein_begin(tekst: str) -> str:
    """The text as it stands inside a sentence; an abbreviation (BBL, ICT) keeps its capitals."""
    return tekst if tekst[1:2].isupper() else tekst[:1].lower() + tekst[1:]


def groot_begin(tekst: str) -> str:
    """The text as it opens a sentence; the rest keeps its capitals. One is `Eén` then."""
    return f"Eén{tekst[3:]}" if tekst.startswith("één") else tekst[:1].upper() + tekst[1:]


# --- The printed figure and its word ---------------------------------------------------------------------------------


def stap_voor(waarde: Bedrag) -> int:
    """The step that leaves three significant digits: 1.000 for 185.312, a million for 231.126.720, at least 1."""
    cijfers = len(str(abs(int(waarde))))
    return int(10 ** max(0, cijfers - CIJFERS))


def gedrukt(waarde: Bedrag, stap: int) -> Decimal:
    """The number as printed: rounded half up to a whole number of steps, with a finer step rather than to nothing."""
    while stap > 1 and waarde and not afronden(waarde, stap):
        stap = max(1, stap // 10)
    return afronden(waarde, stap)


def woord_voor(waarde: Bedrag, getoond: Bedrag, *, schatting: bool = False) -> Woord:
    """The word that makes the printed number true of the exact one."""
    verschil = Fraction(waarde) - Fraction(getoond)
    if not verschil and not schatting:
        return Woord.EXACT
    if schatting:
        return Woord.CIRCA
    return Woord.RUIM if verschil > 0 else Woord.BIJNA


def past(woord: str, waarde: Bedrag, getoond: Bedrag, stap: int) -> bool:
    """Whether a word is true of a figure: the convention that the checks hold every printed figure against."""
    verschil = Fraction(waarde) - Fraction(getoond)
    return {
        Woord.EXACT: verschil == 0,
        Woord.RUIM: 0 < verschil < stap,
        Woord.BIJNA: -stap < verschil < 0,
        Woord.CIRCA: abs(verschil) <= Fraction(stap, 2),
        Woord.MINIMAAL: verschil >= 0,
    }[Woord(woord)]


def in_cijfers(getoond: Decimal | int) -> str:
    """A round number in the shortest Dutch form: 17.500, 185 duizend, 10,2 miljoen, 231 miljoen."""
    rond = Decimal(getoond)
    if abs(rond) >= MILJOEN and not rond % (MILJOEN // 10):
        return miljoen(rond, 1 if rond % MILJOEN else 0)
    if abs(rond) >= 100 * DUIZEND and not rond % DUIZEND:
        return duizend(rond)
    return getal(rond)


def afgerond(waarde: Bedrag, stap: int | None = None, *, schatting: bool = False) -> str:
    """A figure with its word: `ruim 185 duizend`, `ruim 231 miljoen`, `260 miljoen`, `17.500`, `bijna 28,9 miljoen`.

    `stap` is the unit of the printed figure (not negative); without it, three significant digits are kept.
    """
    getoond = gedrukt(waarde, stap or stap_voor(waarde))
    return f"{woord_voor(waarde, getoond, schatting=schatting)} {in_cijfers(getoond)}".strip()


def duizend(waarde: Bedrag) -> str:
    """A number in thousands, without a word: `185 duizend`."""
    return f"{getal(afronden(Fraction(waarde) / DUIZEND))} duizend"


def miljoen(waarde: Bedrag, decimalen: int = 0) -> str:
    """A number in millions, without a word: `231 miljoen`, or with one decimal `10,2 miljoen`."""
    return f"{getal(afronden(Fraction(waarde) / MILJOEN, Decimal(1).scaleb(-decimalen)), decimalen)} miljoen"


# --- Shares ----------------------------------------------------------------------------------------------------------


def procent(aandeel: Bedrag, decimalen: int = 0, *, schatting: bool = False) -> str:
    """A share between 0 and 1 as `47%`; an estimate says so: `naar schatting 47%`."""
    tekst = f"{getal(afronden(Fraction(aandeel) * 100, Decimal(1).scaleb(-decimalen)), decimalen)}%"
    return f"naar schatting {tekst}" if schatting else tekst


def deel_in_woorden(aandeel: Bedrag) -> str | None:
    """A share as `een derde` or `de helft`: plain within half a point, with a word within three points, else None."""
    breuk, naam = min(BREUKEN, key=lambda paar: abs(Fraction(aandeel) - paar[0]))
    afstand = abs(Fraction(aandeel) - breuk)
    if afstand <= GELIJK:
        return naam
    return f"{woord_voor(aandeel, breuk)} {naam}" if afstand <= DICHTBIJ else None


def een_op_de(aandeel: Bedrag) -> str | None:
    """A share as `één op de tien`, with its word: `bijna één op de tien` for 9,4%; None below 1% and above a half."""
    if not Fraction(1, 100) <= Fraction(aandeel) <= Fraction(1, 2):
        return None
    noemer = min(NOEMERS, key=lambda n: abs(Fraction(aandeel) - Fraction(1, n)))
    return f"{woord_voor(aandeel, Fraction(1, noemer))} één op de {telwoord(noemer)}".strip()


def meerderheid(deel: int, geheel: int) -> str:
    """What a part is of the whole: alle, het merendeel (more than half), de helft, een minderheid, geen."""
    if not deel:
        return "geen"
    if deel == geheel:
        return "alle"
    if 2 * deel == geheel:
        return "de helft"
    return "het merendeel" if 2 * deel > geheel else "een minderheid"
