"""Findings on the bottlenecks: what they are, how one knows, and whether a measure answers them (art. 2.5, b and c)."""

from collections.abc import Iterator

from ..models import Knelpunt
from .begrippen import Ernst, Gebrek, Plaats
from .stof import Stof


def geen_knelpunt(stof: Stof) -> Iterator[Gebrek]:
    """A plan answers at least one bottleneck (art. 2.3, c)."""
    if not stof.knelpunten:
        melding = "Noem ten minste 1 knelpunt."
        yield Gebrek("geen_knelpunt", Ernst.MOET, Plaats.KNELPUNTEN, "Artikel 2.3, onder c", melding, letter="c")


def knelpunt_zonder_tekst(k: Knelpunt, stof: Stof) -> Iterator[Gebrek]:
    """What goes wrong on the labour market (art. 2.3, c)."""
    if not k.omschrijving.strip():
        melding = f"Beschrijf knelpunt {k.volgnummer}."
        yield _bij(k, "knelpunt_zonder_tekst", Ernst.MOET, "Artikel 2.3, onder c", melding, "omschrijving")


def knelpunt_zonder_bron(k: Knelpunt, stof: Stof) -> Iterator[Gebrek]:
    """How one knows: kind and name of the source (art. 2.5, b)."""
    if not k.bron_titel.strip() or not k.bron_soort:
        melding = f"Knelpunt {k.volgnummer} heeft geen bron. Noem waar u het uit weet."
        veld = "bron_titel" if k.bron_soort else "bron_soort"
        yield _bij(k, "knelpunt_zonder_bron", Ernst.AANVULLEN, "Artikel 2.5, onder b", melding, veld)


def bron_zonder_datum(k: Knelpunt, stof: Stof) -> Iterator[Gebrek]:
    """Of when the source is (art. 2.5, b)."""
    if k.bron_titel.strip() and not k.bron_datum:
        melding = f"Schrijf bij knelpunt {k.volgnummer} op van wanneer de bron is."
        yield _bij(k, "bron_zonder_datum", Ernst.ADVIES, "Artikel 2.5, onder b", melding, "bron_datum")


def bron_zonder_link(k: Knelpunt, stof: Stof) -> Iterator[Gebrek]:
    """Where the source can be read (art. 2.5, b)."""
    if k.bron_titel.strip() and not k.bron_url:
        melding = f"Zet bij knelpunt {k.volgnummer} een link naar de bron. Dan kan een beoordelaar hem lezen."
        yield _bij(k, "bron_zonder_link", Ernst.ADVIES, "Artikel 2.5, onder b", melding, "bron_url")


def knelpunt_zonder_maatregel(k: Knelpunt, stof: Stof) -> Iterator[Gebrek]:
    """A measure answers it (art. 2.5, c)."""
    if k.pk not in stof.beantwoord:
        melding = f"Bij knelpunt {k.volgnummer} hoort nog geen maatregel."
        yield _bij(k, "knelpunt_zonder_maatregel", Ernst.ADVIES, "Artikel 2.5, onder c", melding, "")


def _bij(k: Knelpunt, code: str, ernst: Ernst, artikel: str, melding: str, veld: str) -> Gebrek:
    return Gebrek(code, ernst, Plaats.KNELPUNTEN, artikel, melding, veld, k.volgnummer, "c")


KNELPUNTEN = (geen_knelpunt,)
"""What is asked of the bottlenecks together."""
PER_KNELPUNT = (
    knelpunt_zonder_tekst,
    knelpunt_zonder_bron,
    bron_zonder_datum,
    bron_zonder_link,
    knelpunt_zonder_maatregel,
)
"""What is asked of each bottleneck."""
