"""Which measure each row of a workbook is about, and what would change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sectorplannen.kern.werkboek.fouten import Fout
from sectorplannen.kern.werkboek.lezen import Rij
from sectorplannen.kern.werkboek.schema import op_volgorde

from ..models import Aanvraag
from .controleren import controleer
from .kosten import Kosten
from .lezen import Inhoud
from .schema import (
    BLADEN,
    INHOUDSVELDEN,
    KENMERK,
    KNELPUNTEN,
    KOSTEN,
    MAATREGELEN,
    NAAM,
    NUMMER,
    POSTINHOUD,
)
from .stand import KENMERK as VORM_VAN_KENMERK
from .stand import Stand, Waarden, in_woorden, posten_in_woorden, standen
from .verslag import Verschil, Verslag, Wijziging


@dataclass
class _Plek:
    """A row on its way to its measure."""

    rij: Rij
    waarden: Waarden
    posten: list[Waarden]
    sleutel: UUID
    stand: Stand | None = None
    is_gezien: bool = False
    is_verdwenen: bool = False


def vergelijk(inhoud: Inhoud, aanvraag: Aanvraag) -> Verslag:
    """What the workbook would do to the plan as it is now. With any mistake it is only the mistakes."""
    knelpunten = set(aanvraag.knelpunten.values_list("volgnummer", flat=True))
    kosten = Kosten(inhoud.boek)
    nu = standen(aanvraag)
    fouten = list(controleer(inhoud.boek, kosten, knelpunten, aanvraag.tijdvak.regelingversie))
    if fouten:
        return Verslag(fouten=op_volgorde(fouten, BLADEN))
    zoeker = _Zoeker(aanvraag, nu)
    plekken = [
        _Plek(
            rij,
            {veld.veld: rij[veld.naam] for veld in INHOUDSVELDEN},
            [{veld.veld: post[veld.naam] for veld in POSTINHOUD} for post in kosten.van[rij.nr]],
            uuid5(NAMESPACE_URL, f"sectorplannen:werkboek:{aanvraag.pk}:{inhoud.sha256}:{rij.nr}"),
        )
        for rij in inhoud.boek[MAATREGELEN]
    ]
    for plek in plekken:
        zoeker.zoek(plek)
    for plek in plekken:
        zoeker.zoek_op_inhoud(plek)
    fouten = [*zoeker.fouten, *_zonder_naam(plekken)]
    if fouten:
        return Verslag(fouten=op_volgorde(fouten, BLADEN))
    return Verslag(wijzigingen=_wijzigingen(plekken, nu), blijven=len(nu) - len(zoeker.genomen))


@dataclass
class _Zoeker:
    """Finds the measure of a row: by its mark, by the key of an earlier time, by its number, by its content."""

    aanvraag: Aanvraag
    standen: list[Stand]
    genomen: dict[int, Rij] = field(default_factory=dict)
    fouten: list[Fout] = field(default_factory=list)

    def zoek(self, plek: _Plek) -> None:
        """The mark counts only with the number that it was given with: another number is another measure."""
        nummer = plek.rij[NUMMER.naam]
        merk = VORM_VAN_KENMERK.fullmatch(plek.rij[KENMERK.naam])
        eigen = merk if merk and merk["plan"] == self.aanvraag.nummer and int(merk["nummer"]) == nummer else None
        stand = self._met(lambda s: s.maatregel.pk == int(eigen["pk"])) if eigen else None
        if stand is None:
            stand = self._met(lambda s: s.maatregel.sleutel == plek.sleutel)
        if stand is None and eigen:
            plek.is_verdwenen = True
        elif stand is None and nummer is not None:
            stand = self._met(lambda s: s.maatregel.volgnummer == nummer)
        if stand is not None:
            self._neem(plek, stand)
            plek.is_gezien = bool(eigen and eigen["vinger"] == stand.vinger)

    def zoek_op_inhoud(self, plek: _Plek) -> None:
        """A row without a number that says what a measure holds already: the same workbook, saved and sent once more."""
        if plek.stand is None and plek.rij[NUMMER.naam] is None:
            stand = self._met(
                lambda s: s.maatregel.pk not in self.genomen and s.waarden == plek.waarden and s.posten == plek.posten
            )
            if stand is not None:
                self._neem(plek, stand)

    def _met(self, past: Any) -> Stand | None:
        return next((stand for stand in self.standen if past(stand)), None)

    def _neem(self, plek: _Plek, stand: Stand) -> None:
        eerste = self.genomen.setdefault(stand.maatregel.pk, plek.rij)
        if eerste is not plek.rij:
            verwacht = f"een andere maatregel: rij {eerste.nr} gaat ook over ‘{stand.maatregel}’"
            self.fouten.append(plek.rij.fout(NUMMER.naam, plek.rij[NUMMER.naam] or "geen nummer", verwacht))
        plek.stand = stand


def _zonder_naam(plekken: list[_Plek]) -> list[Fout]:
    """A measure that has no name yet may go on without; one that is new, or had one, may not."""
    return [
        plek.rij.fout(NAAM.naam, "een lege cel", "een naam voor de maatregel")
        for plek in plekken
        if not plek.waarden["naam"] and (plek.stand is None or plek.stand.waarden["naam"])
    ]


def _wijzigingen(plekken: list[_Plek], nu: list[Stand]) -> list[Wijziging]:
    bezet = {stand.maatregel.volgnummer for stand in nu}
    bezet |= {plek.rij[NUMMER.naam] for plek in plekken if plek.rij[NUMMER.naam] is not None}
    vrij = max(bezet, default=0)
    uit, gegeven = [], {stand.maatregel.volgnummer for stand in nu}
    for plek in plekken:
        nummer = plek.rij[NUMMER.naam]
        if plek.stand is not None:
            nummer = plek.stand.maatregel.volgnummer
        elif nummer is None or nummer in gegeven:
            nummer = vrij = vrij + 1
        gegeven.add(nummer)
        uit.append(_wijziging(plek, nummer))
    return uit


def _wijziging(plek: _Plek, volgnummer: int) -> Wijziging:
    oud = plek.stand.waarden if plek.stand else {}
    velden = {veld: waarde for veld, waarde in plek.waarden.items() if not plek.stand or oud[veld] != waarde}
    geld_anders = plek.stand is None or plek.stand.posten != plek.posten or "gevraagd" in velden
    verschillen = [
        Verschil(veld.naam, in_woorden(veld, oud[veld.veld]), in_woorden(veld, velden[veld.veld]))
        for veld in INHOUDSVELDEN
        if plek.stand and veld.veld in velden
    ]
    if plek.stand and plek.stand.posten != plek.posten:
        verschillen.append(Verschil(KOSTEN, posten_in_woorden(plek.stand.posten), posten_in_woorden(plek.posten)))
    return Wijziging(
        rij=plek.rij.nr,
        volgnummer=volgnummer,
        naam=plek.waarden["naam"],
        maatregel=plek.stand.maatregel if plek.stand else None,
        sleutel=plek.sleutel,
        knelpunten=velden.pop(KNELPUNTEN.veld, None),
        velden=velden,
        posten=plek.posten if geld_anders else None,
        verschillen=verschillen,
        stand=plek.stand.vinger if plek.stand else "",
        is_gezien=plek.is_gezien,
        is_verdwenen=plek.is_verdwenen,
    )
