"""Findings on the money of a measure as a whole: its costs, its rate, what is asked, who pays the rest (art. 2.3, 2.5 and 5.1)."""

from collections.abc import Iterator
from decimal import Decimal

from sectorplannen.kern.geld import centen, euro
from sectorplannen.kern.woorden import procent

from ..models import Categorie, Maatregel, Regelingversie, Thema
from ..tarieven import reken
from .begrippen import Ernst, Gebrek, bij_geld, kostenveld
from .stof import Stof

ONDERBOUWING = "Artikel 2.3, onder g"


def geen_kosten(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """A budget for each measure (art. 2.3, g)."""
    if not m.kosten:
        melding = "vul in wat de maatregel kost."
        yield bij_geld(
            m, "geen_kosten", Ernst.MOET, ONDERBOUWING, "Er zijn geen kosten", melding, kostenveld(0, "kosten")
        )


def tarief_te_hoog(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Of a measure with one sum for its costs: the rate is not above that of its kind (art. 5.1, 4.3 and 4.4)."""
    hoogste = hoogste_tarief(m, stof.regeling)
    if m.kosten and not m.kostenposten.all() and m.tarief > hoogste:
        melding = f"het tarief is hier ten hoogste {procent(hoogste)}."
        yield bij_geld(
            m, "tarief_te_hoog", Ernst.MOET, "Artikel 5.1", "Het tarief is te hoog", melding, kostenveld(0, "soort")
        )


def te_veel_gevraagd(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Not more than the rates give for these costs (art. 5.1, first paragraph)."""
    if m.cofinanciering > (grens := _hoogste_bedrag(m, stof.regeling)):
        melding = f"u vraagt {euro(m.cofinanciering)}. Voor deze kosten is dat ten hoogste {euro(grens)}."
        yield bij_geld(
            m, "te_veel_gevraagd", Ernst.MOET, "Artikel 5.1, eerste lid", "U vraagt te veel", melding, "gevraagd"
        )


def bijdrage_onbekend(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Who pays the rest: said at the measure, or for the whole plan (art. 2.5, k)."""
    if m.eigen_bijdrage and not m.bijdrage_door.strip() and not stof.bijdragen:
        melding = "noem wie de eigen bijdrage betaalt. Dat kan ook voor het hele plan, bij Financiering."
        yield bij_geld(
            m, "bijdrage_onbekend", Ernst.ADVIES, "Artikel 2.5, onder k", "Wie betaalt de rest?", melding,
            "bijdrage_door",
        )  # fmt: skip


def hoogste_tarief(m: Maatregel, regeling: Regelingversie) -> Decimal:
    """The highest rate for a measure without cost lines (art. 5.1, 4.3 for BBL, 4.4 for vulnerable groups)."""
    if m.categorie == Categorie.INSTROOM_BBL:
        return regeling.tarief_bbl
    return regeling.tarief_kwetsbaar if m.thema == Thema.C else regeling.tarief


def _hoogste_bedrag(m: Maatregel, regeling: Regelingversie) -> Decimal:
    posten = m.kostenposten.all()
    if posten:
        return reken(((post.soort, post.kosten) for post in posten), None, regeling).hoogste
    return centen(m.kosten * m.tarief)


BEGROTING = (geen_kosten, tarief_te_hoog, te_veel_gevraagd, bijdrage_onbekend)
"""What is asked of the money of each measure."""
