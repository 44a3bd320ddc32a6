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
WIT = "\t\n\r\u00ad"  # a soft hyphen too: it shows where a line breaks


@cache
def tekens(map_: Path) -> frozenset[str]:
    """Every character that some font in the folder draws, other than those that steer without being seen."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    letters = frozenset[str]()
    for bestand in sorted(map_.glob("*.ttf")):
        with TTFont(bestand, lazy=True) as font:
            letters |= {chr(code) for code in font.getBestCmap()}
    return frozenset(teken for teken in letters if not _onzichtbaar(teken)) | frozenset(WIT)


def leesbaar(tekst: str, map_: Path) -> str:
    """The text with only characters that the fonts in the folder draw."""
    heel = unicodedata.normalize("NFC", tekst)
    vreemd = set(heel) - tekens(map_) | set(heel) & VERVANGING.keys()
    return heel.translate({ord(teken): _vervanger(teken, map_) for teken in vreemd}) if vreemd else heel


def _vervanger(teken: str, map_: Path) -> str:
    """The stand-in for one character: a like sign, its parts, nothing for what is invisible, else a hollow square."""
    if teken in VERVANGING:
        return VERVANGING[teken]
    if _onzichtbaar(teken):
        return ""
    delen = [deel for deel in unicodedata.normalize("NFKD", teken) if deel in tekens(map_)]
    return "".join(delen) or ONBEKEND


def _onzichtbaar(teken: str) -> bool:
    """Control characters, direction marks, joiners, halves of a pair: in a name from outside they only mislead."""
    return unicodedata.category(teken) in ("Cc", "Cf", "Cs")
