"""Findings on the plan as a whole: the partnership, the period, the bottlenecks, the documents (art. 1.2, 2.1 to 2.3)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.models import OrganisatieSoort

from ..models import Aanvraag, AanvraagSoort, DeelnemerRol, Knelpunt, Maatregel, Regelingversie
from .begrippen import Ernst, Gebrek, Plaats

HOOFDAANVRAGERS = frozenset(
    {
        OrganisatieSoort.WERKGEVERSORGANISATIE,
        OrganisatieSoort.WERKNEMERSORGANISATIE,
        OrganisatieSoort.OENO_FONDS,
        OrganisatieSoort.KENNISCENTRUM,
    }
)
"""Who may be lead organisation without more (art. 2.2)."""


def samenwerking(aanvraag: Aanvraag) -> Iterator[Gebrek]:
    """Findings on the partnership: employers and employees (art. 2.1), and who leads it (art. 2.2)."""
    rollen = set(aanvraag.deelnemers.values_list("rol", flat=True))
    soort = aanvraag.hoofdaanvrager.soort
    if soort == OrganisatieSoort.WERKGEVERSORGANISATIE:
        rollen.add(DeelnemerRol.WERKGEVERS)
    if soort == OrganisatieSoort.WERKNEMERSORGANISATIE:
        rollen.add(DeelnemerRol.WERKNEMERS)
    for rol, wie in ((DeelnemerRol.WERKGEVERS, "werkgevers"), (DeelnemerRol.WERKNEMERS, "werknemers")):
        if rol not in rollen:
            yield Gebrek(
                f"geen_{wie}",
                Ernst.MOET,
                Plaats.ORGANISATIE,
                "Artikel 2.1",
                f"Voeg ten minste 1 organisatie van {wie} toe.",
            )
    if soort not in HOOFDAANVRAGERS:
        yield Gebrek(
            "hoofdaanvrager_soort",
            Ernst.ADVIES,
            Plaats.ORGANISATIE,
            "Artikel 2.2, zevende lid",
            "Leg in het financieringsplan uit waarom geen werkgeversorganisatie, werknemersorganisatie of O&O-fonds kan indienen.",
        )


def plan(aanvraag: Aanvraag, regeling: Regelingversie) -> Iterator[Gebrek]:
    """Findings on what the plan is for and how long it takes (art. 1.2(5))."""
    if aanvraag.soort == AanvraagSoort.SECTOR and not aanvraag.sectoren.exists():
        yield Gebrek("geen_sector", Ernst.MOET, Plaats.PLAN, "Artikel 2.3", "Kies ten minste 1 sector.", "sectoren")
    if aanvraag.soort == AanvraagSoort.REGIO and not aanvraag.regios.exists():
        yield Gebrek(
            "geen_regio", Ernst.MOET, Plaats.PLAN, "Artikel 2.3", "Kies ten minste 1 arbeidsmarktregio.", "regios"
        )
    if not aanvraag.start_op or not aanvraag.eind_op:
        yield Gebrek(
            "geen_periode",
            Ernst.MOET,
            Plaats.PLAN,
            "Artikel 2.3",
            "Vul de eerste en de laatste dag van het plan in.",
            "start_op",
        )
    elif aanvraag.eind_op < aanvraag.start_op:
        yield Gebrek(
            "periode_omgekeerd",
            Ernst.MOET,
            Plaats.PLAN,
            "Artikel 2.3",
            "De laatste dag ligt voor de eerste dag.",
            "eind_op",
        )
    elif aanvraag.eind_op > uiterste_einddag(aanvraag.start_op, regeling.duur_maanden):
        uiterlijk = datum_nl(uiterste_einddag(aanvraag.start_op, regeling.duur_maanden))
        yield Gebrek(
            "te_lang",
            Ernst.MOET,
            Plaats.PLAN,
            "Artikel 1.2, vijfde lid",
            f"Een plan duurt ten hoogste {regeling.duur_maanden} maanden. Kies een laatste dag op of voor {uiterlijk}.",
            "eind_op",
        )
    if not aanvraag.samenvatting.strip():
        yield Gebrek(
            "geen_samenvatting",
            Ernst.ADVIES,
            Plaats.PLAN,
            "Artikel 2.3",
            "Schrijf een korte samenvatting.",
            "samenvatting",
        )


def uiterste_einddag(start: date, maanden: int) -> date:
    """The last day of a plan of so many months: the day before the same day, months later.

    Where that month is shorter, its own last day: from 29 February 2016, 24 months run to 28 February 2018.
    """
    maand = start.month - 1 + maanden
    eerste = date(start.year + maand // 12, maand % 12 + 1, 1)
    dagen = monthrange(eerste.year, eerste.month)[1]
    return eerste + timedelta(days=start.day - 2 if start.day <= dagen else dagen - 1)


def knelpunten_gebreken(knelpunten: list[Knelpunt], maatregelen: list[Maatregel]) -> Iterator[Gebrek]:
    """Findings on the bottlenecks: their source and the measures that answer them (art. 2.5, b and c)."""
    if not knelpunten:
        yield Gebrek(
            "geen_knelpunt",
            Ernst.MOET,
            Plaats.KNELPUNTEN,
            "Artikel 2.3, onder c",
            "Noem ten minste 1 knelpunt.",
            letter="c",
        )
    beantwoord = {k.pk for m in maatregelen for k in m.knelpunten.all()}
    for k in knelpunten:
        if not k.bron_titel or not k.bron_soort:
            yield Gebrek(
                "knelpunt_zonder_bron",
                Ernst.AANVULLEN,
                Plaats.KNELPUNTEN,
                "Artikel 2.5, onder b",
                f"Knelpunt {k.volgnummer} heeft geen bron.",
                "bron_titel",
                k.volgnummer,
                "c",
            )
        if k.pk not in beantwoord:
            yield Gebrek(
                "knelpunt_zonder_maatregel",
                Ernst.ADVIES,
                Plaats.KNELPUNTEN,
                "Artikel 2.5, onder c",
                f"Bij knelpunt {k.volgnummer} hoort nog geen maatregel.",
                volgnummer=k.volgnummer,
            )


STUKKEN: tuple[tuple[str, str, str, Plaats, str], ...] = (
    ("a", "", "Voeg de getekende samenwerkingsovereenkomst toe.", Plaats.BIJLAGEN, "overeenkomst"),
    ("b", "", "Voeg de machtiging van de hoofdaanvrager toe.", Plaats.BIJLAGEN, "machtiging"),
    ("c", "arbeidsmarktanalyse", "Beschrijf de arbeidsmarkt, of voeg de analyse toe.", Plaats.KNELPUNTEN, "analyse"),
    ("e", "uitvoering", "Beschrijf wie het plan uitvoert en in welke stappen.", Plaats.UITVOERING, "uitvoering"),
    (
        "f",
        "voorwaarden",
        "Beschrijf de voorwaarden per maatregel en hoe u toezicht houdt.",
        Plaats.UITVOERING,
        "voorwaarden",
    ),
    (
        "g",
        "financieringsplan",
        "Beschrijf hoe u het plan betaalt en waarom cofinanciering nodig is.",
        Plaats.FINANCIERING,
        "financieringsplan",
    ),
    (
        "h",
        "vervolgfinanciering",
        "Beschrijf wie maatregelen betaalt die na het plan blijven.",
        Plaats.FINANCIERING,
        "vervolg",
    ),
)
"""What art. 2.3 asks: letter, the text of the plan that can hold it, what to do. Letter d is the measures themselves."""


def stukken(aanvraag: Aanvraag) -> Iterator[Gebrek]:
    """Which documents of art. 2.3 are missing, as text in the plan or as a file."""
    toegevoegd = set(aanvraag.bijlagen.values_list("soort", flat=True))
    for letter, veld, melding, plaats, code in STUKKEN:
        if letter not in toegevoegd and not (veld and getattr(aanvraag, veld).strip()):
            yield Gebrek(
                f"geen_{code}", Ernst.AANVULLEN, plaats, f"Artikel 2.3, onder {letter}", melding, veld, letter=letter
            )
