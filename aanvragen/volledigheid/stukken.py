"""Findings on the documents: what art. 2.3 asks, as text in the plan or as a file, and files that cannot be sent on."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..models import BijlageSoort, ScanStatus
from .begrippen import Ernst, Gebrek, Plaats
from .stof import Stof


@dataclass(frozen=True)
class Stuk:
    """What art. 2.3 asks under a letter: the text of the plan that can hold it instead of a file, and what to do."""

    letter: BijlageSoort
    naam: str
    plaats: Plaats
    melding: str
    veld: str = ""


STUKKEN = (
    Stuk(
        BijlageSoort.OVEREENKOMST, "overeenkomst", Plaats.BIJLAGEN, "Voeg de getekende samenwerkingsovereenkomst toe."
    ),
    Stuk(BijlageSoort.MACHTIGING, "machtiging", Plaats.BIJLAGEN, "Voeg de machtiging van de hoofdaanvrager toe."),
    Stuk(
        BijlageSoort.ANALYSE,
        "analyse",
        Plaats.KNELPUNTEN,
        "Beschrijf de arbeidsmarkt, of voeg de analyse toe.",
        "arbeidsmarktanalyse",
    ),
    Stuk(
        BijlageSoort.UITVOERING,
        "uitvoering",
        Plaats.UITVOERING,
        "Beschrijf wie het plan uitvoert en in welke stappen.",
        "uitvoering",
    ),
    Stuk(
        BijlageSoort.VOORWAARDEN,
        "voorwaarden",
        Plaats.UITVOERING,
        "Beschrijf de voorwaarden per maatregel en hoe u toezicht houdt.",
        "voorwaarden",
    ),
    Stuk(
        BijlageSoort.BEGROTING,
        "financieringsplan",
        Plaats.FINANCIERING,
        "Beschrijf hoe u het plan betaalt en waarom cofinanciering nodig is.",
        "financieringsplan",
    ),
    Stuk(
        BijlageSoort.VERVOLG,
        "vervolg",
        Plaats.FINANCIERING,
        "Beschrijf wie maatregelen betaalt die na het plan blijven.",
        "vervolgfinanciering",
    ),
)
"""Letters a to h of art. 2.3. Letter d is the measures themselves."""


def stuk_ontbreekt(stof: Stof) -> Iterator[Gebrek]:
    """What art. 2.3 asks is there as text or as a file; its code says which (`geen_overeenkomst`)."""
    for stuk in STUKKEN:
        tekst = getattr(stof.aanvraag, stuk.veld).strip() if stuk.veld else ""
        if not tekst and not _is_toegevoegd(stof, stuk.letter):
            artikel = f"Artikel 2.3, onder {stuk.letter}"
            yield Gebrek(
                f"geen_{stuk.naam}", Ernst.AANVULLEN, stuk.plaats, artikel, stuk.melding, stuk.veld, letter=stuk.letter
            )


def geen_liquiditeitsprognose(stof: Stof) -> Iterator[Gebrek]:
    """A forecast of liquidity, where this version asks it (art. 2.3, g)."""
    if stof.regeling.vraagt_liquiditeitsprognose and not _is_toegevoegd(stof, BijlageSoort.LIQUIDITEIT):
        melding = "Voeg een liquiditeitsprognose toe: wat komt er per maand in en uit?"
        yield _bij_g("geen_liquiditeitsprognose", "Artikel 2.3, onder g", melding)


def geen_garantstelling(stof: Stof) -> Iterator[Gebrek]:
    """Partners who stand surety sign for it (art. 2.2)."""
    if stof.aanvraag.heeft_garantstelling and not _is_toegevoegd(stof, BijlageSoort.GARANTSTELLING):
        yield _bij_g("geen_garantstelling", "Artikel 2.2", "Voeg de getekende garantstelling van de partners toe.")


def besmet_bestand(stof: Stof) -> Iterator[Gebrek]:
    """A file with a virus is not read by anyone, so it is no document at all (art. 2.3)."""
    for bijlage in stof.bijlagen:
        if bijlage.scan == ScanStatus.BESMET:
            melding = f"In ‘{bijlage.naam}’ zit een virus. Haal het bestand weg en voeg een schoon bestand toe."
            yield Gebrek("besmet_bestand", Ernst.MOET, Plaats.BIJLAGEN, "Artikel 2.3", melding)


def _is_toegevoegd(stof: Stof, soort: BijlageSoort) -> bool:
    return any(b.soort == soort and b.scan != ScanStatus.BESMET for b in stof.bijlagen)


def _bij_g(code: str, artikel: str, melding: str) -> Gebrek:
    return Gebrek(code, Ernst.AANVULLEN, Plaats.BIJLAGEN, artikel, melding, letter="g")


BIJLAGEN = (stuk_ontbreekt, geen_liquiditeitsprognose, geen_garantstelling, besmet_bestand)
"""What is asked of texts and files."""
