"""Findings on each line of a budget: the kind of cost, its amount and what that is made of (art. 1.1, 2.3, g, 4.3, 4.4, 5.6)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sectorplannen.kern.geld import centen, euro, getal
from sectorplannen.kern.woorden import procent

from ..models import Categorie, Kostenpost, KostenSoort, Maatregel, Thema
from ..tarieven import LOON
from .begrippen import Ernst, Gebrek, bij_geld, kostenveld
from .stof import Stof

ONDERBOUWING = "Artikel 2.3, onder g"
OVERHEAD = re.compile(r"\boverhead|\bindirecte kosten", re.IGNORECASE)


def kostensoort_past_niet(post: Kostenpost, m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Wages of BBL places belong to a BBL measure (art. 4.3), those of vulnerable groups to theme c (art. 4.4)."""
    if post.soort == KostenSoort.LOON_BBL and m.categorie and m.categorie != Categorie.INSTROOM_BBL:
        artikel = "Artikel 4.3"
        melding = (
            f"‘{post.get_soort_display()}’ kan alleen bij een maatregel met leerwerkplekken. Kies een andere soort."
        )
    elif post.soort == KostenSoort.LOON_KWETSBAAR and m.thema and m.thema != Thema.C:
        artikel = "Artikel 4.4"
        melding = f"‘{post.get_soort_display()}’ kan alleen bij thema c. Kies een andere soort."
    else:
        return
    kop = "Deze kosten horen hier niet"
    yield bij_geld(m, "kostensoort_past_niet", Ernst.MOET, artikel, kop, melding, _bij(post, "soort"))


def kostenpost_zonder_bedrag(post: Kostenpost, m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """A cost that is named has an amount (art. 2.3, g); a measure without any costs has a finding of its own."""
    if m.kosten and not post.kosten:
        melding = f"vul het bedrag in van {_post(post)}."
        yield bij_geld(
            m, "kostenpost_zonder_bedrag", Ernst.AANVULLEN, ONDERBOUWING, "Een bedrag ontbreekt", melding,
            _bij(post, "kosten"), "g",
        )  # fmt: skip


def kostenpost_zonder_omschrijving(post: Kostenpost, m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Costs are substantiated: what for (art. 2.5, f)."""
    if post.kosten and not post.omschrijving.strip():
        melding = f"schrijf op waarvoor {euro(post.kosten)} is bij {_post(post)}."
        yield bij_geld(
            m, "kostenpost_zonder_omschrijving", Ernst.ADVIES, "Artikel 2.5, onder f", "Waarvoor zijn deze kosten?",
            melding, _bij(post, "omschrijving"),
        )  # fmt: skip


def overhead_in_begroting(post: Kostenpost, m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Overhead is not in the budget: it is added at settlement (art. 5.6). Advice: a word is no proof."""
    if OVERHEAD.search(post.omschrijving):
        melding = f"haal overhead uit {_post(post)}. Die rekenen wij na afloop zelf uit."
        yield bij_geld(
            m, "overhead_in_begroting", Ernst.ADVIES, "Artikel 5.6", "Overhead hoort niet in de begroting", melding,
            _bij(post, "omschrijving"),
        )  # fmt: skip


CENT = Decimal("0.01")
"""A gross wage that was rounded to cents may be off by so much, times the surcharge."""


def loonkosten_boven_brutoloon(post: Kostenpost, m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Wage costs are the gross wage with the surcharge of this version, no more (art. 1.1)."""
    opslag = stof.regeling.opslag_loonkosten
    if post.soort not in LOON or opslag is None or post.bruto_loon is None:
        return
    grens = centen(post.bruto_loon * (1 + opslag))
    if post.kosten > grens + CENT:
        melding = (
            f"de loonkosten zijn {euro(post.kosten)}. Bij dit brutoloon is dat ten hoogste {euro(grens)}: "
            f"het loon plus {procent(opslag)}."
        )
        yield bij_geld(
            m, "loonkosten_boven_brutoloon", Ernst.MOET, "Artikel 1.1", "De loonkosten zijn te hoog", melding,
            _bij(post, "kosten"),
        )  # fmt: skip


def brutoloon_onbekend(post: Kostenpost, m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """What wage costs are made of (art. 1.1 and 2.5, f), where this version says how."""
    opslag = stof.regeling.opslag_loonkosten
    if post.soort in LOON and post.kosten and post.bruto_loon is None and opslag is not None:
        melding = f"vul het brutoloon in bij {_post(post)}. Loonkosten zijn het brutoloon plus {procent(opslag)}."
        yield bij_geld(
            m, "brutoloon_onbekend", Ernst.ADVIES, "Artikel 1.1", "Het brutoloon ontbreekt", melding,
            _bij(post, "bruto_loon"),
        )  # fmt: skip


def uurtarief_te_hoog(post: Kostenpost, m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Advice costs at most so much an hour, without VAT (chapter 4)."""
    hoogste = stof.regeling.advies_uurtarief
    if post.soort == KostenSoort.ADVIES and post.uren and post.kosten > post.uren * hoogste:
        melding = (
            f"{_post(post)} kost {euro(post.kosten)}. Voor {getal(post.uren)} uur is dat ten hoogste "
            f"{euro(post.uren * hoogste)}: {euro(hoogste)} per uur, zonder btw."
        )
        yield bij_geld(
            m, "uurtarief_te_hoog", Ernst.MOET, "Hoofdstuk 4", "Het uurtarief is te hoog", melding, _bij(post, "kosten")
        )


def uren_onbekend(post: Kostenpost, m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """How many hours of advice: without them nobody sees what an hour costs (chapter 4 and art. 2.5, f)."""
    if post.soort == KostenSoort.ADVIES and post.kosten and not post.uren:
        hoogste = euro(stof.regeling.advies_uurtarief)
        melding = f"vul het aantal uren in bij {_post(post)}. Een uur kost ten hoogste {hoogste}, zonder btw."
        yield bij_geld(
            m, "uren_onbekend", Ernst.ADVIES, "Hoofdstuk 4", "Het aantal uren ontbreekt", melding, _bij(post, "uren")
        )


def _bij(post: Kostenpost, veld: str) -> str:
    return kostenveld(post.volgnummer - 1, veld)


def _post(post: Kostenpost) -> str:
    return f"‘{post}’"


PER_KOSTENPOST = (
    kostensoort_past_niet,
    kostenpost_zonder_bedrag,
    kostenpost_zonder_omschrijving,
    overhead_in_begroting,
    loonkosten_boven_brutoloon,
    brutoloon_onbekend,
    uurtarief_te_hoog,
    uren_onbekend,
)
"""What is asked of each cost line."""
