"""Text from outside that goes into a file: nothing in it runs, hides or turns what stands around it the other way.

The one home of the guard against formula injection: every CSV, XLSX and ODS of the site asks here.
"""

from __future__ import annotations

import re

from .werkboek.tekst import LANGST, op_een_regel

FORMULE = re.compile("\\s*[=+@\uff1d\uff0b\uff0d\uff20-]")
"""What a spreadsheet takes for the beginning of a formula when it opens a text file; the wide signs of Asian keyboards too."""
RICHTING = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""What turns the direction of writing or is not seen at all: in a name it only misleads. Joiners of emoji may stay."""


def schoon(tekst: str) -> str:
    """A text on one line as any file can hold it: no control characters, no marks of direction, no longer than a cell."""
    if (
        tekst.isprintable() and "_x" not in tekst and len(tekst) <= LANGST // 2
    ):  # nearly every text: nothing to take out
        return tekst.strip()
    return op_een_regel(RICHTING.sub("", tekst))


def onschadelijk(tekst: str) -> str:
    """The same for a text file (CSV): what a spreadsheet would run as a formula gets an apostrophe before it."""
    heel = schoon(tekst)
    return f"'{heel}" if lijkt_formule(heel) else heel


def lijkt_formule(tekst: str) -> bool:
    """Whether a spreadsheet would take this for a formula when it is entered in a cell."""
    return FORMULE.match(tekst) is not None
