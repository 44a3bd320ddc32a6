"""The parts of a sentence in a letter that are no figure: days, periods, ranks, reasons, numbers of tables. By code.

A text names them as it names figures, `{vooral}`, so that own text follows the records as the standard text does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapportage import brieftabellen, brieftekst, grafiektekst, voortgangtekst
from rapportage.begrippen import Stand
from rapportage.brieftekst import Gedrukt, Periode, Zin
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import getal
from sectorplannen.kern.woorden import deel_in_woorden, meerderheid, opsomming, telwoord


@dataclass(frozen=True)
class Zinsdeel:
    """A part of a sentence: what it says now, and what it is, for who picks it from a list."""

    tekst: Gedrukt
    uitleg: str


def zinsdelen(stand: Stand, nummers: Mapping[str, int], bijlagen: Mapping[str, int]) -> dict[str, Zinsdeel]:
    """Every part of a sentence that has something to say in this state."""
    alle = _dagen(stand) | _verhouding(stand) | _vast(stand) | _verwijzingen(nummers, bijlagen) | _grafieken(stand)
    alle |= voortgangtekst.zinsdelen(stand)
    return {code: Zinsdeel(Zin(tekst), uitleg) for code, (tekst, uitleg) in alle.items() if tekst}


Delen = dict[str, tuple[str | None, str]]


def _dagen(stand: Stand) -> Delen:
    eigen = brieftekst.periode(stand.tijdvak, stand.peildatum)
    uit: Delen = {
        "peildatum": (datum_nl(stand.peildatum), "De peildatum van de brief"),
        "volgende_meting": (brieftekst.volgende_meting(stand.peildatum), "Wanneer de volgende meting is"),
    }
    if eigen.naam:
        uit |= _eigen_tijdvak(eigen)
    if stand.volgend_tijdvak:
        uit |= _volgend_tijdvak(brieftekst.periode(stand.volgend_tijdvak, stand.peildatum))
    return uit


def _eigen_tijdvak(eigen: Periode) -> Delen:
    return {
        "tijdvak_rang": (eigen.naam, "Het hoeveelste tijdvak dit is"),
        "tijdvak_looptijd": (eigen.looptijd, "Van wanneer tot wanneer het tijdvak open was"),
        "tijdvak_opent": (datum_nl(eigen.opent), "De dag waarop het tijdvak opengaat"),
        "tijdvak_sluit": (datum_nl(eigen.sluit), "De laatste dag van het tijdvak"),
    }


def _volgend_tijdvak(volgend: Periode) -> Delen:
    return {
        "volgend_rang": (volgend.naam, "Het hoeveelste tijdvak het volgende is"),
        "volgend_looptijd": (volgend.looptijd, "Van wanneer tot wanneer het volgende tijdvak open is"),
        "volgend_opent": (datum_nl(volgend.opent), "De dag waarop het volgende tijdvak opengaat"),
        "volgend_sluit": (datum_nl(volgend.sluit), "De laatste dag van het volgende tijdvak"),
        "volgend_plafond": (volgend.plafond, "Het plafond van het volgende tijdvak"),
    }


def _verhouding(stand: Stand) -> Delen:
    """What follows from the figures: parts that have none of their own, ranks, reasons."""
    ingediend, verleend = stand.waarde("aantal_ingediend"), stand.waarde("aantal_verleend")
    vooraan = grafiektekst.op_deelnemers([rij for rij in stand.grafiek_1 if rij.deelnemers])
    deel = meerderheid(stand.waarde("aantal_laatste_twee_weken"), ingediend)
    return {
        "aantal_beslist": (telwoord(ingediend - stand.waarde("aantal_in_behandeling")), "Aanvragen met een uitkomst"),
        "aantal_sectoraal": (
            telwoord(verleend - stand.waarde("aantal_regionaal")),
            "Verleende plannen voor een sector",
        ),
        "aantal_teruggekomen": (telwoord(stand.teruggekomen), "Ingetrokken plannen die later opnieuw zijn ingediend"),
        "deel_laat": (
            deel if deel in {"het merendeel", "de helft"} else None,
            "Welk deel in de laatste twee weken kwam",
        ),
        "vooral": (opsomming(brieftekst.namen(vooraan, 3)), "De drie soorten maatregelen met de meeste deelnemers"),
        "rangorde": (brieftekst.rangorde(stand), "Wat het meest bereikt en wat het meest kost, in een zin"),
        "instroom_bbl": (brieftekst.instroom(stand), "Het deel van de instroom op een leerwerkplek"),
        "jongeren_norm": (deel_in_woorden(brieftekst.NORM_JONGEREN), "Het deel dat voor jongeren is afgesproken"),
        "jongeren_naast_norm": (brieftekst.jongeren(stand), "Het aandeel voor jongeren naast de afspraak"),
        "afwijsgronden": (brieftekst.redenen(stand.afwijsgronden), "Waarom plannen zijn afgewezen"),
        "intrekredenen": (brieftekst.redenen(stand.intrekredenen), "Waarom plannen zijn ingetrokken"),
    }


def _vast(stand: Stand) -> Delen:
    """What is quoted from outside, with its year."""
    evaluatie = str(brieftekst.EVALUATIEJAAR) if stand.peildatum.year <= brieftekst.EVALUATIEJAAR else None
    uit: Delen = {
        "evaluatiejaar": (evaluatie, "Het jaar van de evaluatie (artikel 6.1)"),
        "vaststellingsgrens": (
            brieftekst.VASTSTELLINGSGRENS,
            "Minder kosten dan dit deel: vaststelling op nul (artikel 5.1)",
        ),
    }
    for code, vast in brieftabellen.CBS.items():
        uit[code] = (getal(vast.waarde), f"{vast.naam} in {vast.jaar} ({brieftabellen.CBS_BRON})")
        uit["cbs_jaar"] = (vast.jaar, "Het jaar van de cijfers van het CBS")
    return uit


def _verwijzingen(nummers: Mapping[str, int], bijlagen: Mapping[str, int]) -> Delen:
    tabellen: Delen = {
        f"nr_tabel_{naam}": (str(nr), f"Het nummer van de tabel ‘{naam}’") for naam, nr in nummers.items()
    }
    return tabellen | {
        f"nr_bijlage_{naam}": (str(nr), f"Het nummer van bijlage ‘{naam}’") for naam, nr in bijlagen.items()
    }


def _grafieken(stand: Stand) -> Delen:
    """The numbers of the charts, which each kind of letter has of its own."""
    namen = ("grafiek_voortgang",) if stand.voortgang else ("grafiek_1", "grafiek_2")
    return {f"nr_{naam}": (str(nr), f"Het nummer van grafiek {nr}") for nr, naam in enumerate(namen, start=1)}
