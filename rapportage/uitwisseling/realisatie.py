"""Checks on the sheet of realisation: each row names a measure and a date of reference, once."""

from __future__ import annotations

from collections.abc import Iterator

from sectorplannen.kern.werkboek.fouten import Fout

from .bekend import Bekend
from .lezen import Rij, Werkboek
from .maatregelen import onbekende_aanvraag, onverklaard
from .schema import AANVRAGEN, REALISATIE
from .verband import Verband, groepeer


def controleer_realisatie(boek: Werkboek, bekend: Bekend, verband: Verband) -> Iterator[Fout]:
    """Of a measure of this workbook, or of a plan that is here already; a date of reference comes once."""
    ouder = {nummer for nummer, _ in bekend.maatregelen}
    rijen = [rij for rij in boek[REALISATIE] if rij.kent("aanvraag")]
    vreemd = [rij for rij in rijen if rij["aanvraag"] not in verband.plannen and rij["aanvraag"] not in ouder]
    if AANVRAGEN in boek.gelezen and not verband.naamloos:
        verklaard = set(verband.vreemd) - set(onverklaard(verband))
        for nummer, groep in groepeer(vreemd, "aanvraag").items():
            if nummer not in verklaard:
                yield from onbekende_aanvraag(groep, ("volgnummer", "peildatum"))
    eigen = [rij for rij in rijen if rij["aanvraag"] in verband.plannen and rij["aanvraag"] not in verband.herhaald]
    oude = [rij for rij in rijen if rij["aanvraag"] in ouder]
    for rij in eigen:
        yield from _heeft_maatregel(rij, verband)
    for rij in oude:
        yield from _past_bij_ouder_plan(rij, bekend)
    yield from _een_keer(eigen + oude)


def _heeft_maatregel(rij: Rij, verband: Verband) -> Iterator[Fout]:
    """Not asked where another mistake hides which measures the plan has."""
    if not rij.kent("volgnummer") or not verband.kent_maatregelen:
        return
    maatregelen = verband.maatregelen.get(rij["aanvraag"], [])
    aanwezig = {maatregel["volgnummer"] for maatregel in maatregelen if maatregel.kent("volgnummer")}
    kwijt = rij["volgnummer"] in verband.kwijt or any(not maatregel.kent("volgnummer") for maatregel in verband.los)
    if rij["volgnummer"] not in aanwezig and len(aanwezig) == len(maatregelen) and not kwijt:
        verwacht = f"een volgnummer van plan {rij['aanvraag']} op het blad maatregelen"
        yield rij.fout("volgnummer", rij["volgnummer"], verwacht)


def _past_bij_ouder_plan(rij: Rij, bekend: Bekend) -> Iterator[Fout]:
    if not rij.kent("volgnummer"):
        return
    maatregel = bekend.maatregelen.get((rij["aanvraag"], rij["volgnummer"]))
    if maatregel is None:
        yield rij.fout("volgnummer", rij["volgnummer"], f"een maatregel van plan {rij['aanvraag']}")
    elif rij.kent("peildatum") and (maatregel, rij["peildatum"]) in bekend.realisaties:
        yield rij.fout("peildatum", rij["peildatum"], "een datum waarvan de realisatie hier nog niet bekend is")


def _een_keer(rijen: list[Rij]) -> Iterator[Fout]:
    gezien: dict[tuple[object, ...], Rij] = {}
    for rij in rijen:
        if rij.kent("volgnummer", "peildatum"):
            eerder = gezien.setdefault((rij["aanvraag"], rij["volgnummer"], rij["peildatum"]), rij)
            if eerder is not rij:
                yield rij.fout("peildatum", rij["peildatum"], f"een datum die niet al op rij {eerder.nr} staat")
