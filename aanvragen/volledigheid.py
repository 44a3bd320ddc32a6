"""What is missing or weak in a plan, with article, severity and place. Asked by task list, filing and completeness check."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import centen, euro
from sectorplannen.kern.models import OrganisatieSoort

from .models import Aanvraag, AanvraagSoort, Categorie, DeelnemerRol, Knelpunt, Maatregel, Regelingversie


class Ernst(StrEnum):
    """How bad: blocks filing, keeps the application from being complete (art. 2.3), or is advice."""

    MOET = "moet"
    AANVULLEN = "aanvullen"
    ADVIES = "advies"


class Plaats(StrEnum):
    """The section of the plan where it can be mended."""

    ORGANISATIE = "organisatie"
    PLAN = "plan"
    KNELPUNTEN = "knelpunten"
    MAATREGELEN = "maatregelen"
    UITVOERING = "uitvoering"
    FINANCIERING = "financiering"
    BIJLAGEN = "bijlagen"


@dataclass(frozen=True)
class Gebrek:
    """A finding. `letter` is that of SMART or of art. 2.3; `volgnummer` names the bottleneck or measure it is about."""

    code: str
    ernst: Ernst
    plaats: Plaats
    artikel: str
    melding: str
    veld: str = ""
    volgnummer: int | None = None
    letter: str = ""


HOOFDAANVRAGERS = frozenset(
    {
        OrganisatieSoort.WERKGEVERSORGANISATIE,
        OrganisatieSoort.WERKNEMERSORGANISATIE,
        OrganisatieSoort.OENO_FONDS,
        OrganisatieSoort.KENNISCENTRUM,
    }
)
"""Who may be lead organisation without more (art. 2.2)."""


def gebreken(aanvraag: Aanvraag) -> list[Gebrek]:
    """Everything that is missing or weak, worst first, in the order of the sections."""
    regeling = aanvraag.tijdvak.regelingversie
    maatregelen = list(aanvraag.maatregelen.prefetch_related("knelpunten"))
    knelpunten = list(aanvraag.knelpunten.all())
    gevonden = [
        *_samenwerking(aanvraag),
        *_plan(aanvraag, regeling),
        *_knelpunten(knelpunten, maatregelen),
        *_maatregelen(aanvraag, maatregelen, regeling),
        *_geld(aanvraag, maatregelen, regeling),
        *_stukken(aanvraag),
    ]
    zwaarte = list(Ernst)
    return sorted(gevonden, key=lambda g: zwaarte.index(g.ernst))


def blokkades(aanvraag: Aanvraag) -> list[Gebrek]:
    """What stands in the way of filing."""
    return [g for g in gebreken(aanvraag) if g.ernst == Ernst.MOET]


def _samenwerking(aanvraag: Aanvraag) -> Iterator[Gebrek]:
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


def _plan(aanvraag: Aanvraag, regeling: Regelingversie) -> Iterator[Gebrek]:
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
    """The last day of a plan of so many months: the day before the same day, months later."""
    maand = start.month - 1 + maanden
    jaar, maand = start.year + maand // 12, maand % 12 + 1
    dag = start.day
    while True:
        try:
            return date.fromordinal(date(jaar, maand, dag).toordinal() - 1)
        except ValueError:  # 31 → 30, 29 February → 28
            dag -= 1


def _knelpunten(knelpunten: list[Knelpunt], maatregelen: list[Maatregel]) -> Iterator[Gebrek]:
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


def _maatregelen(aanvraag: Aanvraag, maatregelen: list[Maatregel], regeling: Regelingversie) -> Iterator[Gebrek]:
    if not maatregelen:
        yield Gebrek(
            "geen_maatregel",
            Ernst.MOET,
            Plaats.MAATREGELEN,
            "Artikel 2.3, onder d",
            "Voeg ten minste 1 maatregel toe.",
            letter="d",
        )
        return
    themas = {m.thema for m in maatregelen}
    if len(themas) < regeling.minimum_themas:
        yield Gebrek(
            "te_weinig_themas",
            Ernst.MOET,
            Plaats.MAATREGELEN,
            "Artikel 3.1",
            f"Een plan gaat over ten minste {regeling.minimum_themas} thema’s. Uw maatregelen gaan over {len(themas)}.",
        )
    for maatregel in maatregelen:
        yield from gebreken_maatregel(maatregel, aanvraag, regeling)


def gebreken_maatregel(m: Maatregel, aanvraag: Aanvraag, regeling: Regelingversie) -> list[Gebrek]:
    """The findings on one measure, in the order S, M, A, R, T, then money."""

    def gebrek(code: str, ernst: Ernst, artikel: str, melding: str, veld: str, letter: str = "") -> Gebrek:
        return Gebrek(
            code, ernst, Plaats.MAATREGELEN, artikel, f"Maatregel {m.volgnummer}: {melding}", veld, m.volgnummer, letter
        )

    smart = "Artikel 2.5, onder e"
    gevonden: list[Gebrek] = []
    if not m.activiteit.strip():
        gevonden.append(gebrek("niet_specifiek", Ernst.MOET, smart, "beschrijf wat u gaat doen.", "activiteit", "S"))
    if not m.doelgroep.strip():
        gevonden.append(
            gebrek("geen_doelgroep", Ernst.ADVIES, smart, "noem voor wie de maatregel is.", "doelgroep", "S")
        )
    if not m.deelnemers:
        gevonden.append(
            gebrek(
                "geen_aantal", Ernst.MOET, "Artikel 2.3, onder d", "vul het aantal deelnemers in.", "deelnemers", "M"
            )
        )
    if not m.meetwijze.strip():
        gevonden.append(
            gebrek("niet_meetbaar", Ernst.MOET, smart, "schrijf op hoe u meet of het is gelukt.", "meetwijze", "M")
        )
    if not m.uitgangspunt.strip():
        gevonden.append(gebrek("geen_beginpunt", Ernst.ADVIES, smart, "beschrijf hoe het nu is.", "uitgangspunt", "M"))
    if not m.knelpunten.all():
        gevonden.append(
            gebrek(
                "geen_knelpunt_gekozen",
                Ernst.MOET,
                "Artikel 2.5, onder c",
                "kies het knelpunt dat u oplost.",
                "knelpunten",
                "A",
            )
        )
    gevonden += _tijd(m, aanvraag, gebrek)
    gevonden += _tarief(m, regeling, gebrek)
    return gevonden


def _tijd(m: Maatregel, aanvraag: Aanvraag, gebrek) -> list[Gebrek]:  # type: ignore[no-untyped-def]
    if not m.klaar_op:
        return [
            gebrek(
                "geen_einddatum",
                Ernst.MOET,
                "Artikel 2.5, onder e",
                "vul in wanneer de maatregel klaar is.",
                "klaar_op",
                "T",
            )
        ]
    if aanvraag.eind_op and m.klaar_op > aanvraag.eind_op:
        melding = f"kies een dag op of voor {datum_nl(aanvraag.eind_op)}, de laatste dag van uw plan."
        return [gebrek("klaar_na_plan", Ernst.MOET, "Artikel 1.2, vijfde lid", melding, "klaar_op", "T")]
    if aanvraag.start_op and m.klaar_op < aanvraag.start_op:
        return [
            gebrek(
                "klaar_voor_plan",
                Ernst.MOET,
                "Artikel 1.2, vijfde lid",
                "is klaar voordat uw plan begint.",
                "klaar_op",
                "T",
            )
        ]
    return []


def hoogste_tarief(m: Maatregel, regeling: Regelingversie) -> Decimal:
    """The highest rate that the scheme allows for this measure (art. 5.1, 4.3 for BBL, 4.4 for vulnerable groups)."""
    if m.categorie == Categorie.INSTROOM_BBL:
        return regeling.tarief_bbl
    return regeling.tarief_kwetsbaar if m.thema == "c" else regeling.tarief


def _tarief(m: Maatregel, regeling: Regelingversie, gebrek) -> list[Gebrek]:  # type: ignore[no-untyped-def]
    gevonden = []
    if not m.kosten:
        gevonden.append(gebrek("geen_kosten", Ernst.MOET, "Artikel 2.3, onder g", "vul de kosten in.", "kosten"))
    hoogste = hoogste_tarief(m, regeling)
    if m.tarief > hoogste:
        gevonden.append(
            gebrek(
                "tarief_te_hoog",
                Ernst.MOET,
                "Artikel 5.1",
                f"het tarief is hier ten hoogste {int(hoogste * 100)}%.",
                "tarief",
            )
        )
    grens = centen(m.kosten * m.tarief)
    if m.cofinanciering > grens:
        melding = f"u vraagt {euro(m.cofinanciering)}. Bij dit tarief is dat ten hoogste {euro(grens)}."
        gevonden.append(gebrek("te_veel_gevraagd", Ernst.MOET, "Artikel 5.1, eerste lid", melding, "cofinanciering"))
    if m.eigen_bijdrage and not m.bijdrage_door.strip():
        melding = "noem wie de eigen bijdrage betaalt."
        gevonden.append(gebrek("bijdrage_onbekend", Ernst.ADVIES, "Artikel 2.5, onder k", melding, "bijdrage_door"))
    return gevonden


def _geld(aanvraag: Aanvraag, maatregelen: list[Maatregel], regeling: Regelingversie) -> Iterator[Gebrek]:
    gevraagd = sum((m.cofinanciering for m in maatregelen), Decimal(0))
    if maatregelen and gevraagd < regeling.minimum_gevraagd:
        yield Gebrek(
            "onder_minimum",
            Ernst.MOET,
            Plaats.MAATREGELEN,
            "Artikel 2.3, eerste lid",
            f"U vraagt samen {euro(gevraagd)}. Het minimum is {euro(regeling.minimum_gevraagd)}.",
        )
    nodig = centen(gevraagd * regeling.aandeel_eigen_vermogen)
    if aanvraag.eigen_vermogen is None:
        if not aanvraag.heeft_garantstelling:
            yield Gebrek(
                "vermogen_onbekend",
                Ernst.AANVULLEN,
                Plaats.FINANCIERING,
                "Artikel 2.2",
                "Vul het eigen vermogen van de hoofdaanvrager in.",
                "eigen_vermogen",
                letter="g",
            )
    elif aanvraag.eigen_vermogen < nodig and not aanvraag.heeft_garantstelling:
        yield Gebrek(
            "vermogen_te_laag",
            Ernst.MOET,
            Plaats.FINANCIERING,
            "Artikel 2.2",
            f"Het eigen vermogen is {euro(aanvraag.eigen_vermogen)}. Nodig is {int(regeling.aandeel_eigen_vermogen * 100)}% van wat u "
            f"vraagt: {euro(nodig)}. Of zorg voor een garantstelling.",
            "eigen_vermogen",
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


def _stukken(aanvraag: Aanvraag) -> Iterator[Gebrek]:
    toegevoegd = set(aanvraag.bijlagen.values_list("soort", flat=True))
    for letter, veld, melding, plaats, code in STUKKEN:
        if letter not in toegevoegd and not (veld and getattr(aanvraag, veld).strip()):
            yield Gebrek(
                f"geen_{code}", Ernst.AANVULLEN, plaats, f"Artikel 2.3, onder {letter}", melding, veld, letter=letter
            )
