"""The forty claims of the letter of 30 May 2014, each laid beside what the records of the first period say (regels 3.2).

A claim that can be derived is: its numbers beside our figures, its ranks, shares and words by a rule of this module. What the
records cannot say is a constant, quoted with its source and its date. A difference is told in a sentence and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from aanvragen.models import Aanvraag, CategorieKop
from sectorplannen.kern.geld import getal
from sectorplannen.kern.woorden import deel_in_woorden, klein_begin, opsomming, past

from . import gepubliceerd
from .begrippen import CategorieRij, Cijfer, GesprekRij, Stand
from .definities import DEFINITIES
from .drukproef import voluit
from .gepubliceerd import Bewering


class Uitkomst(StrEnum):
    """What becomes of a claim beside the records."""

    KLOPT = "klopt"
    VERSCHILT = "verschilt"
    CONSTANTE = "constante"


@dataclass(frozen=True)
class Bevinding:
    """One thing that was laid beside the records: the code of the figure, whether it holds, and a sentence.

    `klopt` is None for what is told beside it and proves nothing.
    """

    cijfer: str
    klopt: bool | None
    zin: str


@dataclass(frozen=True)
class Claim:
    """A claim as it was printed, what it rests on (`hoe`, or source and date for a constant), and what the records say."""

    code: str
    onderwerp: str
    gedrukt: str
    hoe: str
    bron: str
    datum: date
    opmerking: str
    strijdig_met: list[str]
    bevindingen: list[Bevinding]

    @property
    def uitkomst(self) -> Uitkomst:
        """Whether it holds, differs, or is quoted."""
        if not self.bevindingen:
            return Uitkomst.CONSTANTE
        return Uitkomst.VERSCHILT if any(b.klopt is False for b in self.bevindingen) else Uitkomst.KLOPT

    @property
    def cijfers(self) -> list[tuple[str, str]]:
        """The figures that it was laid beside, each once: code and name."""
        codes = dict.fromkeys(b.cijfer for b in self.bevindingen)
        return [(code, klein_begin(DEFINITIES[code].naam)) for code in codes]


def peildatum() -> date | None:
    """The date of reference of the published letter; None where a place carries none."""
    brief = gepubliceerd.lees()
    return date.fromisoformat(brief["brief"]["peildatum"]) if brief else None


def naast(stand: Stand) -> list[Claim]:
    """All forty, in the order of the letter, beside a state of the first period. Two queries."""
    return [_claim(rij, stand) for rij in gepubliceerd.lees().get("claims", [])]


def _claim(rij: dict[str, Any], stand: Stand) -> Claim:
    return Claim(
        code=rij["code"],
        onderwerp=rij["onderwerp"],
        gedrukt="; ".join([rij["waarde"], *(deel["waarde"] for deel in rij["ook"])]),
        hoe=rij["hoe"],
        bron=rij["bron"],
        datum=date.fromisoformat(rij["datum"]),
        opmerking=rij["opmerking"],
        strijdig_met=rij["strijdig_met"],
        bevindingen=list(_bevindingen(rij, stand)) if rij["soort"] == "afgeleid" else [],
    )


def _bevindingen(rij: dict[str, Any], stand: Stand) -> Iterator[Bevinding]:
    for bewering in gepubliceerd.beweringen_van(rij):
        yield _genoemd(bewering, stand.cijfers[bewering.cijfer])
    for onderdeel in rij["onderdelen"]:
        yield _onderdeel(onderdeel, stand)
    for afleiding in rij["afleiding"]:
        yield REGELS[afleiding["regel"]](stand, afleiding)


def _genoemd(bewering: Bewering, cijfer: Cijfer) -> Bevinding:
    """A printed number or day beside the figure."""
    return Bevinding(cijfer.code, bewering.klopt_met(cijfer), f"{cijfer.naam}: {voluit(cijfer)}.")


def _onderdeel(onderdeel: dict[str, Any], stand: Stand) -> Bevinding:
    """A number of one plan beside the measures that it is the sum of."""
    pk = next((a.pk for a in stand.aanvragen if a.nummer == onderdeel["plan"]), None)
    bij = [t.aantal for t in stand.maatregelen if t.aanvraag == pk and t.volgnummer in onderdeel["maatregelen"]]
    genoemd, stap = Fraction(onderdeel["getal"]), int(onderdeel["stap"] or 1)
    klopt = bool(bij) and past(onderdeel["woord"], sum(bij), genoemd, stap)
    zin = f"{onderdeel['waarde']} {onderdeel['omschrijving']}: in het besluit {getal(sum(bij)) if bij else 'niets'}."
    return Bevinding("deelnemers_beoogd", klopt, zin)


# --- Rules -----------------------------------------------------------------------------------------------------------


def _vergelijk(stand: Stand, code: str, ander: str) -> tuple[Fraction, Fraction, str]:
    een, twee = stand.cijfers[code], stand.cijfers[ander]
    zin = f"{een.naam}: {voluit(een)}; {klein_begin(twee.naam)}: {voluit(twee)}"
    return Fraction(stand.waarde(code) or 0), Fraction(stand.waarde(ander) or 0), zin


def _hoger(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    een, twee, zin = _vergelijk(stand, wat["cijfer"], wat["dan"])
    return Bevinding(wat["cijfer"], een > twee, f"{zin}.")


def _ten_minste(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    een, twee, zin = _vergelijk(stand, wat["cijfer"], wat["dan"])
    return Bevinding(wat["cijfer"], een >= twee, f"{zin}.")


def _meer_dan_helft(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    deel, geheel, zin = _vergelijk(stand, wat["cijfer"], wat["van"])
    klopt = 2 * deel > geheel
    return Bevinding(wat["cijfer"], klopt, f"{zin}. Dat is {'meer dan' if klopt else 'niet meer dan'} de helft.")


def _boven(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    cijfer = stand.cijfers[wat["cijfer"]]
    klopt = cijfer.waarde is not None and stand.waarde(cijfer.code) > Decimal(wat["grens"])
    return Bevinding(cijfer.code, klopt, f"{cijfer.naam}: {voluit(cijfer)}.")


def _deel(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    deel, geheel, zin = _vergelijk(stand, wat["cijfer"], wat["van"])
    genoemd = deel_in_woorden(deel / geheel) if geheel else None
    return Bevinding(wat["cijfer"], genoemd == wat["woorden"], f"{zin}. Dat is {genoemd or 'geen gewoon deel'}.")


def _gemeld(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    cijfer = stand.cijfers[wat["cijfer"]]
    return Bevinding(cijfer.code, None, f"{cijfer.naam}: {voluit(cijfer)}.")


def _rang(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    """The first few categories, by people or by money, as grafiek 1 has them."""

    def maat(rij: CategorieRij) -> Decimal | int:
        return rij.budget if wat["maat"] == "budget" else rij.deelnemers

    volgorde = [rij for rij in sorted(stand.grafiek_1, key=maat, reverse=True) if maat(rij)][: len(wat["volgorde"])]
    namen = opsomming([klein_begin(rij.categorie) for rij in volgorde]) or "geen"
    zin = f"De meeste {'euro’s' if wat['maat'] == 'budget' else 'deelnemers'}, in volgorde: {namen}."
    return Bevinding(wat["cijfer"], [rij.code for rij in volgorde] == wat["volgorde"], zin)


def _vaakst(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    """Whether no reason for withdrawing was named more often."""
    aantallen = {rij.code: rij.aantal for rij in stand.intrekredenen}
    genoemd = aantallen.get(wat["reden"], 0)
    cijfer = stand.cijfers[wat["cijfer"]]
    klopt = bool(genoemd) and genoemd == max(aantallen.values())
    zin = f"Genoemd bij {getal(genoemd)} van de {getal(sum(aantallen.values()))} ingetrokken aanvragen ({voluit(cijfer)})."
    return Bevinding(cijfer.code, klopt, zin)


def _controle(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    """What a check says of the same thing."""
    controle = next(c for c in stand.controles if c.code == wat["controle"])
    return Bevinding(wat["cijfer"], controle.klopt, controle.melding)


def _koppen(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    """Under how many headings of the letter the kinds of the granted measures fall. One query."""
    koppen = [
        (str(rij.get_kop_display()), rij.categorie) for rij in CategorieKop.objects.all()
    ]  # in the order of the list
    soorten = {t.categorie for t in stand.maatregelen}
    namen = list(dict.fromkeys(kop for kop, categorie in koppen if categorie in soorten))
    zin = f"{getal(len(namen))} koppen: {opsomming([klein_begin(naam) for naam in namen]) or 'geen'}."
    return Bevinding(wat["cijfer"], len(namen) == wat["aantal"], zin)


def _openbaar(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    """Of the granted plans those with a public page, and with a summary on it. One query."""
    nummers = {rij.nummer for rij in stand.tabel_1}
    rijen = Aanvraag.objects.toegekend().filter(tijdvak__nummer=stand.tijdvak.nummer)
    samenvatting = {n: bool(tekst.strip()) for n, tekst in rijen.values_list("nummer", "samenvatting") if n in nummers}
    met = sum(samenvatting.values())
    zin = (
        f"Van {getal(len(nummers))} verleende plannen hebben er {getal(len(samenvatting))} een openbare pagina, "
        f"{getal(met)} met een samenvatting."
    )
    return Bevinding(wat["cijfer"], len(samenvatting) == met == len(nummers), zin)


def _gesprek_zonder_aanvraag(stand: Stand, wat: dict[str, Any]) -> Bevinding:
    """Whether of the talks with each that is named no application came. A name counts as a word of the talk or the organisation."""
    gevonden = {naam: [g for g in stand.gesprekken if _noemt(naam, g)] for naam in wat["namen"]}
    zonder = [naam for naam, rijen in gevonden.items() if rijen and not any(g.nummer for g in rijen)]
    cijfer = stand.cijfers[wat["cijfer"]]
    zin = f"{cijfer.naam}: {voluit(cijfer)}, waaronder {opsomming(zonder) or 'geen van deze'}."
    return Bevinding(cijfer.code, zonder == wat["namen"], zin)


def _noemt(naam: str, gesprek: GesprekRij) -> bool:
    return naam in re.findall(r"\w+", f"{gesprek.organisatie} {gesprek.onderwerp}")


REGELS: dict[str, Callable[[Stand, dict[str, Any]], Bevinding]] = {
    "hoger": _hoger,
    "ten_minste": _ten_minste,
    "meer_dan_helft": _meer_dan_helft,
    "boven": _boven,
    "deel": _deel,
    "gemeld": _gemeld,
    "rang": _rang,
    "vaakst": _vaakst,
    "controle": _controle,
    "koppen": _koppen,
    "openbaar": _openbaar,
    "gesprek_zonder_aanvraag": _gesprek_zonder_aanvraag,
}
"""How a claim that is no number follows from the records, by the name that the file of claims gives it."""
