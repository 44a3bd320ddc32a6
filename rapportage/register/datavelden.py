"""What the open data of the register holds: every field with its name, type, unit and meaning. The dictionary is made of this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..tabellen import AANTAL, DATUM, EURO, TEKST
from .openbaarplan import OpenbaarPlan


@dataclass(frozen=True)
class Veld:
    """A column: how it is called for machines and people, its kind and unit, what it means, and where its value comes from."""

    naam: str
    titel: str
    uitleg: str
    waarde: Callable[[OpenbaarPlan, Any], Any]
    soort: str = TEKST
    eenheid: str = ""

    @property
    def type(self) -> str:
        """Its kind in words."""
        return TYPEN[self.soort]


TYPEN = {TEKST: "tekst", AANTAL: "geheel getal", EURO: "getal met twee decimalen", DATUM: "datum (ISO 8601)"}


@dataclass(frozen=True)
class Dataset:
    """A table of the open data; `rijen` gives of a plan what each row is about."""

    code: str
    titel: str
    uitleg: str
    rijen: Callable[[OpenbaarPlan], Sequence[Any]]
    velden: tuple[Veld, ...]


PERSONEN, EUROS = "personen", "euro"
STATUSSEN = {"verleend": "in uitvoering", "vastgesteld": "afgerond"}


def _gebieden(gebieden: Sequence[tuple[int, str]]) -> list[str]:
    return [naam for _, naam in gebieden]


PLANNEN = Dataset(
    "plannen",
    "Toegekende sectorplannen",
    "Elk toegekend en bekendgemaakt plan, met hoofdaanvrager, gebied, geld, deelnemers en laatst bekende voortgang.",
    lambda plan: (plan,),
    (
        Veld(
            "nummer",
            "Nummer",
            "Nummer van het plan. Blijft gelijk; hiermee koppelt u aan de maatregelen.",
            lambda p, _: p.nummer,
        ),
        Veld("naam", "Naam", "Naam van het plan.", lambda p, _: p.naam),
        Veld("soort", "Soort", "‘sector’ of ‘regio’.", lambda p, _: p.soort),
        Veld(
            "status",
            "Status",
            "‘in uitvoering’, of ‘afgerond’ als het bedrag is vastgesteld.",
            lambda p, _: STATUSSEN[p.status],
        ),
        Veld("tijdvak", "Nummer van het tijdvak", "Het tijdvak waarin is ingediend.", lambda p, _: p.tijdvak, AANTAL),
        Veld("tijdvak_naam", "Tijdvak", "Naam van het tijdvak.", lambda p, _: p.tijdvaknaam),
        Veld(
            "hoofdaanvrager",
            "Hoofdaanvrager",
            "Organisatie die het plan namens het samenwerkingsverband indiende.",
            lambda p, _: p.hoofdaanvrager.naam,
        ),
        Veld(
            "hoofdaanvrager_soort",
            "Soort organisatie",
            "Wat voor organisatie de hoofdaanvrager is.",
            lambda p, _: p.hoofdaanvrager.soort,
        ),
        Veld(
            "hoofdaanvrager_plaats",
            "Plaats",
            "Plaats van de hoofdaanvrager. Leeg: niet bekend.",
            lambda p, _: p.hoofdaanvrager.plaats,
        ),
        Veld(
            "hoofdaanvrager_website",
            "Website",
            "Website van de hoofdaanvrager. Leeg: niet bekend.",
            lambda p, _: p.hoofdaanvrager.website,
        ),
        Veld(
            "hoofdaanvrager_contact",
            "Algemeen e-mailadres",
            "Algemeen adres van de hoofdaanvrager, nooit van een persoon.",
            lambda p, _: p.hoofdaanvrager.contact,
        ),
        Veld(
            "partners",
            "Partners",
            "De andere organisaties in het samenwerkingsverband.",
            lambda p, _: [o.naam for o in p.partners],
        ),
        Veld("sectoren", "Sectoren", "Sectoren van bijlage 3 bij de regeling.", lambda p, _: _gebieden(p.sectoren)),
        Veld(
            "arbeidsmarktregios",
            "Arbeidsmarktregio’s",
            "Regio’s van bijlage 1 bij de regeling. Leeg: geen bepaalde regio.",
            lambda p, _: _gebieden(p.regios),
        ),
        Veld(
            "samenvatting",
            "Samenvatting",
            "Wat het plan doet, in de woorden van de aanvrager; namen van mensen zijn weggelaten.",
            lambda p, _: p.samenvatting,
        ),
        Veld(
            "start_op", "Eerste dag", "Eerste dag van de uitvoering. Leeg: niet bekend.", lambda p, _: p.start_op, DATUM
        ),
        Veld(
            "eind_op", "Laatste dag", "Laatste dag van de uitvoering. Leeg: niet bekend.", lambda p, _: p.eind_op, DATUM
        ),
        Veld(
            "bekendgemaakt_op",
            "Bekendgemaakt op",
            "Dag waarop het geldende besluit is bekendgemaakt.",
            lambda p, _: p.bekend_op,
            DATUM,
        ),
        Veld(
            "cofinanciering_euro",
            "Cofinanciering",
            "Ten hoogste toegekend bedrag, zonder overhead.",
            lambda p, _: p.bedrag,
            EURO,
            EUROS,
        ),
        Veld(
            "kosten_euro",
            "Begrote kosten",
            "Begrote kosten van de toegekende maatregelen.",
            lambda p, _: p.kosten,
            EURO,
            EUROS,
        ),
        Veld(
            "eigen_bijdrage_euro",
            "Eigen bijdrage",
            "Begrote kosten min cofinanciering, over de toegekende maatregelen.",
            lambda p, _: p.eigen_bijdrage,
            EURO,
            EUROS,
        ),
        Veld(
            "deelnemers_beoogd",
            "Deelnemers, beoogd",
            "Hoeveel mensen het plan wil bereiken.",
            lambda p, _: p.deelnemers,
            AANTAL,
            PERSONEN,
        ),
        Veld(
            "bbl_plekken_beoogd",
            "Leerwerkplekken (BBL), beoogd",
            "Hoeveel van die deelnemers een leerwerkplek krijgen.",
            lambda p, _: p.bbl,
            AANTAL,
            PERSONEN,
        ),
        Veld(
            "peildatum",
            "Peildatum van de voortgang",
            "Dag tot en met welke de voortgang loopt. Leeg: nog geen opgave.",
            lambda p, _: p.peildatum,
            DATUM,
        ),
        Veld(
            "deelnemers_bereikt",
            "Deelnemers, bereikt",
            "Deelnemers tot en met de peildatum, sinds het begin. Ook in maatregelen die niet meer zijn toegekend.",
            lambda p, _: p.bereikt,
            AANTAL,
            PERSONEN,
        ),
        Veld(
            "kosten_gemaakt_euro",
            "Gemaakte kosten",
            "Kosten tot en met de peildatum, van Rijk en partijen samen.",
            lambda p, _: p.gemaakt,
            EURO,
            EUROS,
        ),
        Veld(
            "verzonnen",
            "Wat verzonnen is",
            "Bij voorbeeldgegevens: wat daaraan is verzonnen. Leeg: niets.",
            lambda p, _: p.verzonnen,
        ),
    ),
)
MAATREGELEN = Dataset(
    "maatregelen",
    "Toegekende maatregelen",
    "Elke toegekende maatregel van elk bekendgemaakt plan, met thema, soort, geld, deelnemers en laatst bekende voortgang.",
    lambda plan: plan.maatregelen,
    (
        Veld("plan", "Nummer van het plan", "Het plan waar de maatregel bij hoort.", lambda p, _: p.nummer),
        Veld("volgnummer", "Volgnummer", "Nummer van de maatregel binnen het plan.", lambda _, m: m.volgnummer, AANTAL),
        Veld("naam", "Naam", "Naam van de maatregel.", lambda _, m: m.naam),
        Veld(
            "thema",
            "Letter van het thema",
            "Thema a tot en met g van artikel 3.1 van de regeling.",
            lambda _, m: m.thema,
        ),
        Veld("thema_naam", "Thema", "Naam van het thema.", lambda _, m: m.themanaam),
        Veld(
            "soort", "Code van de soort", "Soort maatregel, zoals in de brieven aan de Kamer.", lambda _, m: m.categorie
        ),
        Veld("soort_naam", "Soort maatregel", "Naam van de soort.", lambda _, m: m.soort),
        Veld(
            "doelgroep",
            "Doelgroep",
            "Voor wie de maatregel is; namen van mensen zijn weggelaten.",
            lambda _, m: m.doelgroep,
        ),
        Veld(
            "deelnemers_beoogd",
            "Deelnemers, beoogd",
            "Toegekend aantal deelnemers.",
            lambda _, m: m.deelnemers,
            AANTAL,
            PERSONEN,
        ),
        Veld(
            "bbl_plekken_beoogd",
            "Leerwerkplekken (BBL), beoogd",
            "Hoeveel daarvan op een leerwerkplek.",
            lambda _, m: m.bbl,
            AANTAL,
            PERSONEN,
        ),
        Veld("kosten_euro", "Begrote kosten", "Begrote kosten van de maatregel.", lambda _, m: m.kosten, EURO, EUROS),
        Veld(
            "cofinanciering_euro", "Cofinanciering", "Ten hoogste toegekend bedrag.", lambda _, m: m.bedrag, EURO, EUROS
        ),
        Veld(
            "peildatum",
            "Peildatum van de voortgang",
            "Dag tot en met welke de voortgang loopt. Leeg: nog geen opgave.",
            lambda _, m: m.peildatum,
            DATUM,
        ),
        Veld(
            "deelnemers_bereikt",
            "Deelnemers, bereikt",
            "Deelnemers tot en met de peildatum, sinds het begin.",
            lambda _, m: m.bereikt,
            AANTAL,
            PERSONEN,
        ),
        Veld(
            "kosten_gemaakt_euro",
            "Gemaakte kosten",
            "Kosten tot en met de peildatum.",
            lambda _, m: m.gemaakt,
            EURO,
            EUROS,
        ),
    ),
)
DATASETS = {dataset.code: dataset for dataset in (PLANNEN, MAATREGELEN)}
"""By the name in the address."""
