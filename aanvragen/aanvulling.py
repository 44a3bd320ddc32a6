"""What a supplement is about: which parts of art. 2.3 were asked, in which sections of the form, and what is closed meanwhile.

The one home of how the letters a to h map onto sections: forms, task list, services and the agency's page read it here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sectorplannen.kern.datums import datum_nl

from .models import Aanvraag, BijlageSoort
from .statussen import Status
from .volledigheid import Ernst, Gebrek, Plaats, blokkades

ALLES = frozenset(Plaats)
IN_DE: dict[str, frozenset[Plaats]] = {
    "a": frozenset({Plaats.ORGANISATIE}),
    "b": frozenset({Plaats.ORGANISATIE}),
    "c": frozenset({Plaats.KNELPUNTEN}),
    "d": frozenset({Plaats.PLAN, Plaats.MAATREGELEN, Plaats.FINANCIERING}),
    "e": frozenset({Plaats.PLAN, Plaats.UITVOERING}),
    "f": frozenset({Plaats.UITVOERING}),
    "g": frozenset({Plaats.MAATREGELEN, Plaats.FINANCIERING}),
    "h": frozenset({Plaats.FINANCIERING}),
}
"""In which sections a part of art. 2.3 is answered. A budget stands in the measures and its cover in the financing, so a
question about either opens both. Files belong to every part, each letter to its own kind."""

EXTRA_STUKKEN: dict[str, frozenset[str]] = {
    "d": frozenset({BijlageSoort.BAANGARANTIE}),
    "g": frozenset({BijlageSoort.LIQUIDITEIT, BijlageSoort.GARANTSTELLING}),
}
"""Kinds of file that belong to a letter besides its own."""


@dataclass(frozen=True)
class Deelvraag:
    """A question under one letter, the part of art. 2.3 in words, and the sections in which it is answered."""

    letter: str
    onderdeel: str
    tekst: str
    plaatsen: frozenset[Plaats]


@dataclass(frozen=True)
class Gevraagd:
    """What the agency waits for. `vragen` per letter, `algemeen` what is asked besides; `letters` is empty where it is all."""

    letters: tuple[str, ...]
    vragen: tuple[Deelvraag, ...]
    algemeen: str
    uiterlijk: date | None
    verzoek: Any = None

    @property
    def is_hele_plan(self) -> bool:
        """Asked about the whole: every section is open."""
        return not self.letters

    @property
    def plaatsen(self) -> frozenset[Plaats]:
        """The sections that were asked about."""
        return plaatsen_van(self.letters)

    def bij(self, plaats: Plaats) -> tuple[Deelvraag, ...]:
        """The questions that are answered in a section; one without words of its own is in `algemeen`."""
        return tuple(vraag for vraag in self.vragen if plaats in vraag.plaatsen and vraag.tekst)

    def mag_stuk(self, soort: str) -> bool:
        """Whether a file of this kind may be added or taken out."""
        eigen = {soort for letter in self.letters for soort in (letter, *EXTRA_STUKKEN.get(letter, ()))}
        return self.is_hele_plan or soort in eigen | {BijlageSoort.OVERIG}


def plaatsen_van(letters: Iterable[str]) -> frozenset[Plaats]:
    """The sections that open for these letters of art. 2.3; for none of them, which is the whole, all."""
    gekozen = list(letters)
    if not gekozen:
        return ALLES
    return frozenset({Plaats.BIJLAGEN}).union(*(IN_DE.get(letter, ALLES) for letter in gekozen))


def gevraagd(aanvraag: Aanvraag) -> Gevraagd | None:
    """What is asked of a plan that waits for a supplement, in one query; None of any other plan."""
    if aanvraag.status != Status.AANVULLING_GEVRAAGD:
        return None
    rijen = aanvraag.aanvullingsverzoeken.select_related("brief").order_by("-gevraagd_op", "-pk")
    verzoek = rijen.first()
    if verzoek is None:
        return Gevraagd((), (), "", aanvraag.aanvullen_voor)
    teksten = {rij["onderdeel"]: rij["vraag"] for rij in verzoek.vragen}
    vragen = tuple(_deelvraag(letter, teksten.get(letter, "")) for letter in verzoek.onderdelen)
    return Gevraagd(
        tuple(verzoek.onderdelen), vragen, _algemeen(verzoek.vraag, teksten), aanvraag.aanvullen_voor, verzoek
    )


def _deelvraag(letter: str, tekst: str) -> Deelvraag:
    label = str(BijlageSoort(letter).label) if letter in BijlageSoort.values else letter
    return Deelvraag(letter, label.removeprefix(f"{letter}. "), tekst, plaatsen_van([letter]))


def _algemeen(alles: str, teksten: dict[str, str]) -> str:
    """What is asked besides the questions per letter: the request holds all of it as one text, those last."""
    staart = "\n".join(f"{BijlageSoort(letter).label}: {tekst}" for letter, tekst in teksten.items())
    return alles.removesuffix(staart).strip() if staart else alles


def is_open(aanvraag: Aanvraag, plaats: Plaats, vraag: Gevraagd | None = None) -> bool:
    """Whether a section can be written in, as far as a supplement goes: asked about, or in the way of sending it."""
    vraag = vraag or gevraagd(aanvraag)
    if vraag is None or plaats in vraag.plaatsen:
        return True
    return any(gebrek.plaats == plaats for gebrek in blokkades(aanvraag))


def te_doen(gevonden: Iterable[Gebrek], vraag: Gevraagd | None) -> list[Gebrek]:
    """The findings that can be mended now: during a supplement those about what was asked, and what is in the way of sending."""
    if vraag is None or vraag.is_hele_plan:
        return list(gevonden)

    def kan(gebrek: Gebrek) -> bool:
        elders = gebrek.plaats == Plaats.BIJLAGEN and gebrek.letter and gebrek.letter not in vraag.letters
        return gebrek.ernst == Ernst.MOET or (gebrek.plaats in vraag.plaatsen and not elders)

    return [gebrek for gebrek in gevonden if kan(gebrek)]


def weigering(aanvraag: Aanvraag, plaatsen: Collection[Plaats], namen: dict[Plaats, str]) -> str | None:
    """Why these sections cannot be written in now, or None. Asks nothing of the database for a draft."""
    vraag = gevraagd(aanvraag)
    dicht = [plaats for plaats in Plaats if plaats in plaatsen and vraag and not is_open(aanvraag, plaats, vraag)]
    if not dicht:
        return None
    return f"Over ‘{namen[dicht[0]]}’ is niets gevraagd. Dat onderdeel blijft zoals u het indiende."


def weigering_stuk(aanvraag: Aanvraag, soort: str) -> str | None:
    """Why a file of this kind stays as it was filed, or None."""
    vraag = gevraagd(aanvraag)
    if vraag is None or vraag.mag_stuk(soort):
        return None
    woord = str(BijlageSoort(soort).label) if soort in BijlageSoort.values else soort
    return f"Over ‘{woord}’ is niets gevraagd. Kies ‘Ander stuk’, of een stuk bij een onderdeel dat wel is gevraagd."


def termijn(uiterlijk: date, dag: date) -> str:
    """How long there is to supplement, in words: 'Vul uw plan aan op of voor 5 februari 2014, nog 12 dagen'."""
    tot = datum_nl(uiterlijk)
    if dag > uiterlijk:
        return f"De termijn is voorbij: aanvullen kon tot en met {tot}"
    if dag == uiterlijk:
        return f"Vul uw plan aan op of voor {tot}, dat is vandaag"
    over = (uiterlijk - dag) // timedelta(days=1)
    return f"Vul uw plan aan op of voor {tot}, nog {over} {'dag' if over == 1 else 'dagen'}"
