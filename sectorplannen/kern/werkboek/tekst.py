"""Text in a cell: what a cell can hold, and what a spreadsheet makes of it on the way."""

from __future__ import annotations

import re

LANGST = 32_767
"""Characters in a cell, counted as Excel does: a character beyond the first 65,536 of Unicode counts for two."""
BREKEN = re.compile(r"\r\n?|_x000D_\n?")
"""Line ends, the one included that Excel writes for a carriage return."""
VERMOMD = re.compile(r"_x00(0[0-8BCEF]|1[0-9A-F])_", re.IGNORECASE)
"""A control character as a workbook spells it."""
STUURTEKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
WITRUIMTE = re.compile(r"\s*[\n\t\x85\u2028\u2029]\s*")


def schoon(tekst: str) -> str:
    """A text as a cell holds it and gives it back: line ends `\\n`, no control characters, no space around, not endless."""
    eerst, heel = None, tekst
    while heel != eerst:  # what is taken out may bring together what is to be taken out as well
        eerst, heel = heel, VERMOMD.sub("", STUURTEKEN.sub("", BREKEN.sub("\n", heel))).strip()
    if is_te_lang(heel):
        heel = heel.encode("utf-16-le")[: 2 * LANGST].decode("utf-16-le", "ignore").strip()
    return heel


def op_een_regel(tekst: str) -> str:
    """The same on one line."""
    return WITRUIMTE.sub(" ", schoon(tekst)).strip()


def is_te_lang(tekst: str) -> bool:
    """Whether a text is longer than a cell can hold."""
    return len(tekst) > LANGST // 2 and len(tekst.encode("utf-16-le", "replace")) > 2 * LANGST


def stuurteken(tekst: str) -> str:
    """The first control character of a text, or nothing. Line ends and tabs are none."""
    if vermomd := VERMOMD.search(tekst):
        return chr(int(vermomd[1], 16))
    gevonden = STUURTEKEN.search(tekst)
    return gevonden[0] if gevonden else ""
