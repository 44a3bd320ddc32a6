"""The tables of the evaluation file with every column explained: the codebook is made of this, and so is the page."""

from __future__ import annotations

from aanvragen.models import AanvraagSoort, BronSoort, Categorie, DeelnemerRol, IntrekReden, Thema, Verdeling
from aanvragen.statussen import Status
from beoordeling.artikelen import AFWIJZINGSGRONDEN
from beoordeling.models import BesluitSoort, Boeking
from sectorplannen.kern.models import OrganisatieSoort

from ..models import Seizoen
from .kolommen import AANTAL, BEDRAG, CODE, DAG, JANEE, MOMENT, SLEUTEL, TEKST, Kolom, Tabel

PERSONEN, EURO = "personen", "euro"
PLAN, INDIENING, BESLUIT, GROOTBOEK = "plan", "indiening", "besluit", "grootboek van het plafond"
ORGANISATIE, PEILING, REGELING, REGISTER = "organisatie", "peiling", "regeling", "openbaar register"
NIET_OPENBAAR = "het plan, of dit deel ervan, staat niet in het openbare register"
STATUSSEN = {str(code): str(naam) for code, naam in Status.choices if code != Status.CONCEPT}


def _plan(definitie: str = "Nummer van het plan.") -> Kolom:
    return Kolom("plan", SLEUTEL, definitie, PLAN)


def _maatregel() -> Kolom:
    return Kolom("maatregel", AANTAL, "Volgnummer van de maatregel binnen het plan.", PLAN)


def _tijdvak() -> Kolom:
    return Kolom("tijdvak", SLEUTEL, "Nummer van het tijdvak.", REGELING)


TIJDVAKKEN = Tabel(
    "tijdvakken", "een tijdvak waarin kon worden ingediend", ("tijdvak",),
    (
        _tijdvak(),
        Kolom("naam", TEKST, "Naam van het tijdvak.", REGELING),
        Kolom("opent_op", MOMENT, "Vanaf dit moment kon worden ingediend.", REGELING),
        Kolom("sluit_op", MOMENT, "Tot en met dit moment kon worden ingediend.", REGELING),
        Kolom("regeling_vanaf", DAG, "Eerste dag van de versie van de regeling die geldt.", REGELING),
        Kolom("verdeling", CODE, "Hoe het geld is verdeeld (Awb 4:26).", REGELING, codes=dict(Verdeling.choices)),
        Kolom("jeugdnorm_teller", AANTAL, "Afgesproken deel voor jongeren: teller.", REGELING),
        Kolom("jeugdnorm_noemer", AANTAL, "Afgesproken deel voor jongeren: noemer.", REGELING),
    ),
)  # fmt: skip
PLAFOND = Tabel(
    "plafond", "een boeking in het grootboek van een tijdvak", ("tijdvak", "volgnummer"),
    (
        _tijdvak(),
        Kolom("volgnummer", AANTAL, "Nummer van de boeking binnen het tijdvak.", GROOTBOEK),
        Kolom("datum", DAG, "Dag waarop de boeking werkt.", GROOTBOEK),
        Kolom("soort", CODE, "Soort boeking.", GROOTBOEK, codes=dict(Boeking.choices)),
        Kolom("effect_euro", BEDRAG, "Wat de ruimte groter (+) of kleiner (-) werd.", GROOTBOEK, EURO),
        Kolom("ruimte_na_euro", BEDRAG, "Ruimte onder het plafond na deze boeking.", GROOTBOEK, EURO),
        Kolom("besluit", SLEUTEL, "Besluit waar de boeking bij hoort.", BESLUIT, leeg="de boeking gaat over het plafond zelf"),
    ),
)  # fmt: skip
PLANNEN = Tabel(
    "plannen", "een ingediend plan", ("plan",),
    (
        _plan(),
        _tijdvak(),
        Kolom("soort", CODE, "Voor een sector of een regio.", PLAN, codes=dict(AanvraagSoort.choices)),
        Kolom("status", CODE, "Status aan het einde van de peildatum.", "verloop van het plan", codes=STATUSSEN),
        Kolom("ingediend_op", MOMENT, "Moment van indienen.", INDIENING),
        Kolom("volledig_op", MOMENT, "Moment waarop de aanvraag volledig was.", INDIENING, leeg="niet vastgesteld"),
        Kolom("besloten_op", DAG, "Dag van het eerste besluit.", BESLUIT, leeg="er is geen besluit"),
        Kolom(
            "intrekreden", CODE, "Waarom de aanvrager introk.", PLAN, codes=dict(IntrekReden.choices),
            leeg="niet ingetrokken, of geen reden bekend",
        ),
        Kolom("eerder_plan", SLEUTEL, "Plan dat eerder is ingediend en waarvan dit het vervolg is.", PLAN, leeg="geen"),
        Kolom("hoofdaanvrager", SLEUTEL, "Organisatie die indiende.", ORGANISATIE),
        Kolom("start_op", DAG, "Eerste dag van de uitvoering.", PLAN, leeg="niet bekend"),
        Kolom("eind_op", DAG, "Laatste dag van de uitvoering.", PLAN, leeg="niet bekend"),
        Kolom("gevraagd_euro", BEDRAG, "Gevraagde cofinanciering: de som over de maatregelen.", PLAN, EURO),
        Kolom(
            "verleend_euro", BEDRAG, "Verleend bedrag. Samen het cijfer bedrag_verleend.", BESLUIT, EURO,
            leeg="op de peildatum is niets verleend",
        ),
        Kolom("openbaar", JANEE, "Of het plan in het openbare register staat.", REGISTER),
        Kolom("naam", TEKST, "Naam van het plan.", REGISTER, leeg=NIET_OPENBAAR),
        Kolom("samenvatting", TEKST, "Samenvatting, zonder namen van mensen.", REGISTER, leeg=NIET_OPENBAAR),
        Kolom("verzonnen", JANEE, "Of er voorbeeldgegevens in het plan staan.", PLAN),
    ),
)  # fmt: skip
PLAN_SECTOREN = Tabel(
    "plan_sectoren", "een sector van een plan", ("plan", "sector"),
    (
        _plan(),
        Kolom("sector", SLEUTEL, "Nummer van de sector in bijlage 3.", REGELING),
        Kolom("naam", TEKST, "Naam van de sector.", REGELING),
    ),
)  # fmt: skip
PLAN_REGIOS = Tabel(
    "plan_regios", "een arbeidsmarktregio van een plan", ("plan", "regio"),
    (
        _plan(),
        Kolom("regio", SLEUTEL, "Nummer van de regio in bijlage 1.", REGELING),
        Kolom("naam", TEKST, "Naam van de regio.", REGELING),
    ),
)  # fmt: skip
PARTNERS = Tabel(
    "partners", "een organisatie in een samenwerkingsverband", ("plan", "organisatie"),
    (
        _plan(),
        Kolom("organisatie", SLEUTEL, "De organisatie. Dezelfde organisatie heeft in elk plan dezelfde sleutel.", ORGANISATIE),
        Kolom("rol", CODE, "Plaats in het verband.", PLAN, codes={"hoofdaanvrager": "Hoofdaanvrager"} | dict(DeelnemerRol.choices)),
        Kolom("soort", CODE, "Soort organisatie.", ORGANISATIE, codes=dict(OrganisatieSoort.choices)),
        Kolom("naam", TEKST, "Naam van de organisatie.", REGISTER, leeg=NIET_OPENBAAR),
    ),
)  # fmt: skip
KNELPUNTEN = Tabel(
    "knelpunten", "een knelpunt dat een plan noemt", ("plan", "knelpunt"),
    (
        _plan(),
        Kolom("knelpunt", AANTAL, "Volgnummer van het knelpunt binnen het plan.", PLAN),
        Kolom("bron_soort", CODE, "Soort bron.", PLAN, codes=dict(BronSoort.choices), leeg="niet genoemd"),
        Kolom("bron_datum", DAG, "Datum van de bron.", PLAN, leeg="niet genoemd"),
        Kolom("omschrijving", TEKST, "Het knelpunt, zonder namen van mensen.", REGISTER, leeg=NIET_OPENBAAR),
    ),
)  # fmt: skip
MAATREGELEN = Tabel(
    "maatregelen", "een gevraagde maatregel", ("plan", "maatregel"),
    (
        _plan(),
        _maatregel(),
        Kolom("thema", CODE, "Thema van artikel 3.1.", PLAN, codes=dict(Thema.choices), leeg="niet genoemd"),
        Kolom("categorie", CODE, "Soort maatregel, zoals in de brieven.", PLAN, codes=dict(Categorie.choices), leeg="niet genoemd"),
        Kolom("deelnemers", AANTAL, "Gevraagd aantal deelnemers.", PLAN, PERSONEN),
        Kolom("waarvan_jongeren", AANTAL, "Van hen jonger dan 27 jaar.", PLAN, PERSONEN),
        Kolom("waarvan_bbl", AANTAL, "Van hen op een leerwerkplek (BBL).", PLAN, PERSONEN),
        Kolom("kosten_euro", BEDRAG, "Begrote kosten.", PLAN, EURO),
        Kolom("gevraagd_euro", BEDRAG, "Gevraagde cofinanciering.", PLAN, EURO),
        Kolom("tarief", BEDRAG, "Deel van de kosten dat ten hoogste wordt betaald.", REGELING, "aandeel"),
        Kolom("start_op", DAG, "Eerste dag.", PLAN, leeg="niet bekend"),
        Kolom("klaar_op", DAG, "Laatste dag.", PLAN, leeg="niet bekend"),
        Kolom("naam", TEKST, "Naam van de maatregel.", REGISTER, leeg=NIET_OPENBAAR),
        Kolom("doelgroep", TEKST, "Voor wie, zonder namen van mensen.", REGISTER, leeg=NIET_OPENBAAR),
    ),
)  # fmt: skip
MAATREGEL_KNELPUNTEN = Tabel(
    "maatregel_knelpunten", "een knelpunt waar een maatregel iets aan doet", ("plan", "maatregel", "knelpunt"),
    (_plan(), _maatregel(), Kolom("knelpunt", AANTAL, "Volgnummer van het knelpunt binnen het plan.", PLAN)),
)  # fmt: skip
BESLUITEN = Tabel(
    "besluiten", "een besluit over een plan", ("besluit",),
    (
        Kolom("besluit", SLEUTEL, "Het besluit.", BESLUIT),
        _plan(),
        Kolom("soort", CODE, "Soort besluit.", BESLUIT, codes=dict(BesluitSoort.choices)),
        Kolom("op", MOMENT, "Moment van het besluit.", BESLUIT),
        Kolom("bedrag_euro", BEDRAG, "Bedrag van het besluit.", BESLUIT, EURO),
        Kolom("wegens_plafond", JANEE, "Geweigerd omdat het plafond op was (Awb 4:25).", BESLUIT),
        Kolom("op_bezwaar", JANEE, "Genomen op een bezwaar.", BESLUIT),
        Kolom("geldt", JANEE, "Het laatste besluit over dit plan op de peildatum.", BESLUIT),
    ),
)  # fmt: skip
BESLUIT_GRONDEN = Tabel(
    "besluit_gronden", "een grond van een afwijzing", ("besluit", "grond"),
    (
        Kolom("besluit", SLEUTEL, "Het besluit.", BESLUIT),
        Kolom("grond", CODE, "Letter van artikel 2.5.", BESLUIT, codes=AFWIJZINGSGRONDEN),
    ),
)  # fmt: skip
BESLUIT_MAATREGELEN = Tabel(
    "besluit_maatregelen", "wat een besluit van een maatregel toekent", ("besluit", "maatregel"),
    (
        Kolom("besluit", SLEUTEL, "Het besluit.", BESLUIT),
        _plan(),
        _maatregel(),
        Kolom("deelnemers", AANTAL, "Toegekend aantal deelnemers; 0 als de maatregel eruit ging.", BESLUIT, PERSONEN),
        Kolom("bedrag_euro", BEDRAG, "Toegekend bedrag; 0 als de maatregel eruit ging.", BESLUIT, EURO),
    ),
)  # fmt: skip
PEILINGEN = Tabel(
    "peilingen", "een ronde waarin plannen hun voortgang opgeven", ("peiling",),
    (
        Kolom("peiling", SLEUTEL, "De peiling.", PEILING),
        Kolom("seizoen", CODE, "Voorjaar of najaar.", PEILING, codes=dict(Seizoen.choices)),
        Kolom("jaar", AANTAL, "Jaar.", PEILING),
        Kolom("peildatum", DAG, "Dag tot en met welke de cijfers gaan.", PEILING),
        Kolom("invullen_tot", DAG, "Laatste dag om in te vullen.", PEILING),
        Kolom("geopend_op", MOMENT, "Moment van openen.", PEILING),
        Kolom("gesloten_op", MOMENT, "Moment van sluiten.", PEILING, leeg="aan het einde van de peildatum nog open"),
    ),
)  # fmt: skip
VERSLAGEN = Tabel(
    "verslagen", "een plan in een peiling", ("peiling", "plan"),
    (
        Kolom("peiling", SLEUTEL, "De peiling.", PEILING),
        _plan(),
        Kolom("ingestuurd_op", MOMENT, "Moment van insturen.", PEILING, leeg="aan het einde van de peildatum niet ingestuurd"),
        Kolom(
            "gecontroleerd_op", MOMENT, "Moment waarop het verslag is goedgekeurd.", PEILING,
            leeg="aan het einde van de peildatum niet goedgekeurd",
        ),
    ),
)  # fmt: skip
REALISATIE = Tabel(
    "realisatie", "wat van een maatregel is bereikt op een dag", ("plan", "maatregel", "peildatum"),
    (
        _plan(),
        _maatregel(),
        Kolom("peildatum", DAG, "Dag tot en met welke de cijfers gaan.", PEILING),
        Kolom("deelnemers", AANTAL, "Deelnemers sinds het begin.", PEILING, PERSONEN),
        Kolom("kosten_euro", BEDRAG, "Kosten sinds het begin, van Rijk en partijen samen.", PEILING, EURO),
        Kolom("laatste", JANEE, "De laatste opgave van deze maatregel in dit bestand.", PEILING),
        Kolom("peiling", SLEUTEL, "De peiling waar de opgave uit komt.", PEILING, leeg="uit een werkboek"),
        Kolom("verwachte_deelnemers", AANTAL, "Verwacht aan het eind.", PEILING, PERSONEN, leeg="niet opgegeven"),
        Kolom("verwachte_kosten_euro", BEDRAG, "Verwacht aan het eind.", PEILING, EURO, leeg="niet opgegeven"),
    ),
)  # fmt: skip
CIJFERS = Tabel(
    "cijfers", "een cijfer van een tijdvak op de peildatum, om uw berekening mee te controleren", ("tijdvak", "cijfer"),
    (
        _tijdvak(),
        Kolom("cijfer", SLEUTEL, "Code van het cijfer.", "cijfers"),
        Kolom("naam", TEKST, "Naam van het cijfer.", "cijfers"),
        Kolom("waarde", TEKST, "Aantal, euro, aandeel (zes decimalen) of datum.", "cijfers", leeg="er valt niets te delen"),
        Kolom("eenheid", TEKST, "Eenheid van de waarde.", "cijfers"),
        Kolom("definitie", TEKST, "Wat het cijfer betekent.", "cijfers"),
    ),
)  # fmt: skip
TABELLEN: tuple[Tabel, ...] = (
    TIJDVAKKEN, PLAFOND, PLANNEN, PLAN_SECTOREN, PLAN_REGIOS, PARTNERS, KNELPUNTEN, MAATREGELEN, MAATREGEL_KNELPUNTEN,
    BESLUITEN, BESLUIT_GRONDEN, BESLUIT_MAATREGELEN, PEILINGEN, VERSLAGEN, REALISATIE, CIJFERS,
)  # fmt: skip
"""In the order of the file."""
