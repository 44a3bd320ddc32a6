"""Which characters the fonts of a document can draw, and what stands in for the others.

A PDF/A or PDF/UA file with a character that no font of it draws is not valid, and names come from outside. So the text
is made readable first: composed (NFC), without invisible control characters, and with a stand-in for what is unknown.
"""

import unicodedata
from functools import cache
from pathlib import Path

ONBEKEND = "\u25a1"  # a hollow square: here stood a character that cannot be printed
VERVANGING = {
    "\u2010": "-", "\u2011": "-", "\u2015": "\u2014", "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2008": "\u00a0",
    "\u2009": "\u00a0", "\u200a": "\u00a0", "\u3000": " ", "\u2028": "\n", "\u2029": "\n", "\u02bc": "\u2019",
}  # fmt: skip
WIT = "\t\n\r"


@cache
def tekens(map_: Path) -> frozenset[str]:
    """Every character that some font in the folder draws."""
    from fontTools.ttLib import TTFont

    letters = frozenset[str]()
    for bestand in sorted(map_.glob("*.ttf")):
        with TTFont(bestand, lazy=True) as font:
            letters |= {chr(code) for code in font.getBestCmap()}
    return letters | frozenset(WIT)


def leesbaar(tekst: str, map_: Path) -> str:
    """The text with only characters that the fonts in the folder draw."""
    heel = unicodedata.normalize("NFC", tekst)
    vreemd = set(heel) - tekens(map_) | set(heel) & VERVANGING.keys()
    return heel.translate({ord(teken): _vervanger(teken, map_) for teken in vreemd}) if vreemd else heel


def _vervanger(teken: str, map_: Path) -> str:
    """The stand-in for one character: a like sign, its parts, nothing for what is invisible, else a hollow square."""
    if teken in VERVANGING:
        return VERVANGING[teken]
    if unicodedata.category(teken) in ("Cc", "Cf", "Cs"):
        return ""
    delen = [deel for deel in unicodedata.normalize("NFKD", teken) if deel in tekens(map_)]
    return "".join(delen) or ONBEKEND
