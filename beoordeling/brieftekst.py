"""The texts of a letter that an administrator may change: which names stand for facts, and what they become."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sectorplannen.kern.fouten import Weigering

from .models import Briefsjabloon, BriefSoort

DELEN = ("kop", "opening", "vervolg", "rechtsmiddel", "slot")
"""The parts of a template, in the order of the letter; between them stand the facts."""

NAAM_VAN = {
    "kop": "Kop",
    "opening": "Opening",
    "vervolg": "Wat er nu gebeurt",
    "rechtsmiddel": "Hoe de aanvrager zich kan verweren",
    "slot": "Slot",
}
"""The parts in words, as on the form."""

IN_ELKE_BRIEF = ("nummer", "kenmerk", "plan", "aanvrager", "tijdvak", "ingediend_op", "dag")
BESLUITEN = frozenset(
    {
        BriefSoort.VERLENING,
        BriefSoort.GEDEELTELIJKE_VERLENING,
        BriefSoort.AFWIJZING,
        BriefSoort.BUITEN_BEHANDELING,
        BriefSoort.INTREKKING_VERLENING,
        BriefSoort.BEZWAAR,
    }
)
"""Letters that announce a decision: they name the way to object or appeal (Awb 3:45)."""

NAMEN: dict[str, tuple[str, ...]] = {
    BriefSoort.AANVULLING: (*IN_ELKE_BRIEF, "uiterlijk"),
    BriefSoort.VERDAGING: (*IN_ELKE_BRIEF, "was_uiterlijk", "uiterlijk"),
    BriefSoort.VERLENING: (*IN_ELKE_BRIEF, "gevraagd", "bedrag"),
    BriefSoort.GEDEELTELIJKE_VERLENING: (*IN_ELKE_BRIEF, "gevraagd", "bedrag"),
    BriefSoort.AFWIJZING: (*IN_ELKE_BRIEF, "gevraagd"),
    BriefSoort.BUITEN_BEHANDELING: IN_ELKE_BRIEF,
    BriefSoort.INTREKKING_VERLENING: (*IN_ELKE_BRIEF, "verleend", "verleend_op"),
    BriefSoort.BEZWAAR: (*IN_ELKE_BRIEF, "ontvangen_op", "besluit_van"),
}
"""Per kind the names that may stand between braces in its texts."""

LATER_BEROEP = (
    "Dit is nog niet onze hele beslissing op uw bezwaar. Wij nemen een nieuw besluit over uw plan. Bent u het daar niet mee eens? "
    "Dan kunt u daartegen binnen zes weken in beroep bij de rechtbank."
)
"""What stands in place of the remedy where a plan is assessed again after an objection: in letter and message alike."""

LANGSTE_KOP = 150
"""In characters."""

_NAAM = re.compile(r"\{([^{}]*)\}")


def geldend(soort: str) -> Briefsjabloon:
    """The version that a new letter of this kind is made of: the last one."""
    return Briefsjabloon.objects.filter(soort=soort).order_by("-versie")[0]


def vul_in(sjabloon: Briefsjabloon, feiten: Mapping[str, str]) -> dict[str, str]:
    """The parts of a template with the facts in place of their names."""
    return {deel: vul_tekst_in(getattr(sjabloon, deel), feiten) for deel in DELEN}


def vul_tekst_in(tekst: str, feiten: Mapping[str, str]) -> str:
    """One text with the facts in place of their names."""
    return _NAAM.sub(lambda m: feiten[m.group(1)], tekst)


def keur(soort: str, teksten: Mapping[str, str]) -> None:
    """Raise Weigering, with the part in it, where a text cannot be used: an unknown name, a loose brace, no remedy."""
    for deel in DELEN:
        tekst = teksten.get(deel, "")
        waar = NAAM_VAN[deel]
        if onbekend := [naam for naam in _NAAM.findall(tekst) if naam not in NAMEN[soort]]:
            kan = ", ".join(f"{{{naam}}}" for naam in NAMEN[soort])
            raise Weigering(f"In ‘{waar}’ staat {{{onbekend[0]}}}. In deze brief kunt u gebruiken: {kan}.")
        if "{" in _NAAM.sub("", tekst) or "}" in _NAAM.sub("", tekst):
            raise Weigering(f"In ‘{waar}’ staat een losse accolade. Zet om een naam er altijd twee.")
    if len(teksten.get("kop", "")) > LANGSTE_KOP:
        raise Weigering(f"Maak ‘{NAAM_VAN['kop']}’ korter: ten hoogste {LANGSTE_KOP} tekens.")
    for deel in ("kop", "opening", *(["rechtsmiddel"] if soort in BESLUITEN else [])):
        if not teksten.get(deel, "").strip():
            raise Weigering(f"Vul ‘{NAAM_VAN[deel]}’ in.")
