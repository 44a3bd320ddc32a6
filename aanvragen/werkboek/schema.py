"""The format of the workbook with measures: three sheets, their columns, what each holds and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sectorplannen.kern.werkboek import mensen
from sectorplannen.kern.werkboek.bestand import Grenzen
from sectorplannen.kern.werkboek.cellen import Soort
from sectorplannen.kern.werkboek.schema import Bladen, Kolom, mag_leeg
from sectorplannen.kern.werkboek.tekst import op_een_regel, schoon

from ..models import Categorie, KostenSoort, Thema

MAATREGELEN, KOSTEN, KEUZES = "Maatregelen", "Kosten", "Keuzes"
MEESTE_MAATREGELEN = 200
MEESTE_POSTEN = 2_000
HOOGSTE_NUMMER = 999
"""Numbers of measures. Above are those that measures have for a moment while they change places."""
GROOTSTE_AANTAL = 10_000_000
"""More people than work in the country: a typing error."""
GRENZEN = Grenzen(mb=5, mb_uitgepakt=40, rijen=5_000, kolommen=60)

TEKST, GETAL, GELD, DAG = "@", "#,##0", "#,##0.00", "dd-mm-yyyy"
"""How cells show what they hold. In a cell of text nothing that is typed becomes a formula, a date or a number."""
SMAL, GEWOON, BREED, TEKSTBREED = 11, 16, 28, 44
"""Widths of columns, in characters."""


@dataclass(frozen=True)
class Veld:
    """A column: the field of the model behind it, its kind, how it looks, and in a few words what one fills in."""

    kolom: Kolom
    veld: str
    opmaak: str
    breedte: int
    uitleg: str = ""
    keuzes: dict[str, str] | None = None
    """Code by word, where one chooses from a list."""
    normaal: Callable[[Any], Any] | None = None
    """What a cell makes of a value of the model; without, it stays as it is."""

    @property
    def naam(self) -> str:
        """The name of the column."""
        return self.kolom.naam


def _kort(naam: str, veld: str, langst: int, breedte: int, uitleg: str = "") -> Veld:
    return Veld(mag_leeg(naam, mensen.regel(langst), ""), veld, TEKST, breedte, uitleg, normaal=op_een_regel)


def _lang(naam: str, veld: str, uitleg: str = "") -> Veld:
    return Veld(mag_leeg(naam, mensen.vrije_tekst(), ""), veld, TEKST, TEKSTBREED, uitleg, normaal=schoon)


def _keuze(naam: str, veld: str, soort: Any, wat: str, *, verplicht: bool = False) -> Veld:
    woorden = {label: code for code, label in soort.choices}
    kolom = Kolom(naam, mensen.keuze(woorden, wat), verplicht=verplicht, leeg="")
    return Veld(kolom, veld, TEKST, BREED, f"Kies {wat}.", keuzes=woorden)


def _getal(naam: str, veld: str, soort: Soort, uitleg: str = "", leeg: Any = None, opmaak: str = GETAL) -> Veld:
    return Veld(mag_leeg(naam, soort, leeg), veld, opmaak, GEWOON if opmaak == GELD else SMAL, uitleg)


MENSEN = mensen.aantal(0, GROOTSTE_AANTAL)

NUMMER = _getal(
    "Nummer",
    "volgnummer",
    mensen.aantal(1, HOOGSTE_NUMMER),
    "Een nummer dat er al is, verandert die maatregel. Een nieuwe maatregel krijgt een nieuw nummer, of geen nummer.",
)
NAAM = _kort("Naam", "naam", 200, BREED, "Een korte naam voor de maatregel.")
KNELPUNTEN = Veld(
    mag_leeg("Knelpunten", mensen.nummers("knelpunten van dit plan"), ()),
    "knelpunten",
    TEKST,
    SMAL,
    "De nummers van de knelpunten waar de maatregel een antwoord op is, met een komma ertussen.",
)
DEELNEMERS = _getal("Deelnemers", "deelnemers", MENSEN, "Hoeveel mensen doen er mee?", 0)
JONGEREN = _getal("Jonger dan 27", "waarvan_jongeren", MENSEN, "Hoeveel van de deelnemers zijn jonger dan 27?", 0)
BBL = _getal("BBL", "waarvan_bbl", MENSEN, "Hoeveel van de deelnemers krijgen een leerwerkplek (BBL)?", 0)
GEVRAAGD = _getal(
    "Vraagt u minder (€)",
    "gevraagd",
    mensen.bedrag(),
    "Alleen als u minder vraagt dan de tarieven geven. Anders blijft deze cel leeg.",
    opmaak=GELD,
)
KENMERK = Veld(
    mag_leeg("Kenmerk (niet wijzigen)", mensen.regel(200), ""),
    "kenmerk",
    TEKST,
    BREED,
    "Hieraan zien wij of iemand de maatregel intussen heeft gewijzigd. Bij een nieuwe maatregel blijft deze cel leeg.",
)

MAATREGELVELDEN = (
    NUMMER,
    NAAM,
    _keuze("Thema", "thema", Thema, "een thema"),
    _keuze("Soort maatregel", "categorie", Categorie, "een soort maatregel"),
    _kort("Branche", "branche", 100, GEWOON, "Alleen als de maatregel voor een deel van de sector is."),
    KNELPUNTEN,
    _lang("Doelgroep", "doelgroep", "Voor wie is de maatregel?"),
    _lang("Wat u gaat doen", "activiteit", "Noem de activiteit, wie hem uitvoert en waar."),
    _lang("Hoe het nu is", "uitgangspunt", "Het aantal waarmee u straks vergelijkt."),
    _getal("Aantal dat u wilt halen", "streefgetal", MENSEN, "Het aantal dat u telt als de maatregel klaar is."),
    _lang("Hoe u meet", "meetwijze", "Noem iets wat u telt, zoals het aantal diploma’s."),
    _getal("Begint op", "start_op", mensen.dag(), "De eerste dag van de maatregel: dag, maand en jaar.", opmaak=DAG),
    _getal("Klaar op", "klaar_op", mensen.dag(), "De laatste dag van de maatregel: dag, maand en jaar.", opmaak=DAG),
    DEELNEMERS,
    JONGEREN,
    BBL,
    GEVRAAGD,
    _kort("Eigen bijdrage betaald door", "bijdrage_door", 200, BREED, "Wie betaalt het deel dat u niet vraagt?"),
    KENMERK,
)
INHOUDSVELDEN = tuple(veld for veld in MAATREGELVELDEN if veld not in (NUMMER, KENMERK))
"""What a measure holds, its money apart; not which measure it is."""

VAN_MAATREGEL = Veld(
    Kolom("Maatregel", mensen.regel(200)),
    "maatregel",
    TEKST,
    GEWOON,
    "Het nummer van de maatregel op het blad Maatregelen. Heeft die geen nummer? Vul dan de naam in.",
)
SOORT_KOSTEN = _keuze("Soort kosten", "soort", KostenSoort, "een soort kosten", verplicht=True)
BEDRAG = Veld(Kolom("Kosten in €", mensen.bedrag()), "kosten", GELD, GEWOON, "Van loon vult u de hele loonkosten in.")
POSTVELDEN = (
    VAN_MAATREGEL,
    SOORT_KOSTEN,
    _kort("Waarvoor", "omschrijving", 200, TEKSTBREED, "Een korte omschrijving."),
    BEDRAG,
    _getal("Uren", "uren", mensen.aantal(), "Alleen als u met uren rekent."),
    _getal("Brutoloon in €", "bruto_loon", mensen.bedrag(), "Alleen bij loonkosten.", opmaak=GELD),
)
POSTINHOUD = tuple(veld for veld in POSTVELDEN if veld is not VAN_MAATREGEL)

BLADEN: Bladen = {
    MAATREGELEN: tuple(veld.kolom for veld in MAATREGELVELDEN),
    KOSTEN: tuple(veld.kolom for veld in POSTVELDEN),
}
