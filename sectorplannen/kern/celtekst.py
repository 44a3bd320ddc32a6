"""Text from outside that goes into a file or page: nothing in it runs, hides or turns what stands around it the other way.

The one home of the guard against formula injection (every CSV, XLSX and ODS of the site asks here) and of what is taken out
because nobody sees it: files ask for it by text, pages pass `schoonmaak`, mails and PDF's ask for it as they are made.
"""

from __future__ import annotations

import re
from typing import Any

from .werkboek import tekst as werkboektekst
from .werkboek.tekst import LANGST, STUURTEKEN, op_een_regel

FORMULE = re.compile("\\s*[=+@\uff1d\uff0b\uff0d\uff20-]")
"""What a spreadsheet takes for the beginning of a formula when it opens a text file; the wide signs of Asian keyboards too."""
RICHTING = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""What turns the direction of writing or is not seen at all: in a name it only misleads. Joiners of emoji may stay."""
ONGEZIEN = re.compile(f"[{RICHTING.pattern[1:-1]}{STUURTEKEN.pattern[1:-1]}]")
"""The same, and control characters other than line ends and tabs."""


def zonder_ongezien(tekst: str) -> str:
    """A text of as many lines as it had, with only what a reader sees."""
    return ONGEZIEN.sub("", tekst)


def schoon(tekst: str) -> str:
    """A text on one line as any file can hold it: no control characters, no marks of direction, no longer than a cell."""
    if (
        tekst.isprintable() and "_x" not in tekst and len(tekst) <= LANGST // 2
    ):  # nearly every text: nothing to take out
        return tekst.strip()
    return op_een_regel(RICHTING.sub("", tekst))


def schoon_met_regels(tekst: str) -> str:
    """The same on as many lines as it had: for a workbook that comes back."""
    return werkboektekst.schoon(RICHTING.sub("", tekst))


def onschadelijk(tekst: str) -> str:
    """The same for a text file (CSV): what a spreadsheet would run as a formula gets an apostrophe before it."""
    heel = schoon(tekst)
    return f"'{heel}" if lijkt_formule(heel) else heel


def lijkt_formule(tekst: str) -> bool:
    """Whether a spreadsheet would take this for a formula when it is entered in a cell."""
    return FORMULE.match(tekst) is not None


def zet_tekst(cel: Any, tekst: str) -> Any:
    """A text in a cell of a workbook as a text, whatever it begins with, also when someone edits the cell; gives the cell."""
    cel.value = tekst or None
    if tekst:
        cel.data_type = "s"
        cel.quotePrefix = lijkt_formule(tekst)
    return cel
