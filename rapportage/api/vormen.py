"""What the answers look like. Every field is one of the register: organisations are named, people never.

What a form is stands in Dutch, because the description of the API prints it.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic.alias_generators import to_camel

Bedrag = Annotated[
    Decimal,
    PlainSerializer(lambda bedrag: f"{bedrag:.2f}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$", "examples": ["1250000.00"]}),
]
"""Euros with two decimals, as a text: a number would be rounded on its way."""
Adres = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]


class Vorm(BaseModel):
    """A part of an answer, with fields in camelCase."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)

    def als_json(self) -> bytes:
        """As it is sent."""
        return self.model_dump_json(by_alias=True).encode()


class Verwijzing(Vorm):
    """Een organisatie waar zij wordt genoemd."""

    id: int = Field(description="Sleutel van de organisatie.")
    naam: str = Field(description="Naam van de organisatie.")
    rol: str = Field(description="Wat de organisatie in dit plan doet.")


class Plan(Vorm):
    """Een plan met een verlening die bekend is gemaakt."""

    nummer: str = Field(description="Het nummer van het plan; in een adres staat een schuine streep als ‘~’.")
    naam: str = Field(description="Naam van het plan.")
    soort: str = Field(description="‘sector’ of ‘regio’.")
    tijdvak: int = Field(description="Nummer van het tijdvak.")
    hoofdaanvrager: Verwijzing = Field(description="De organisatie waaraan is verleend.")
    sectoren: list[int] = Field(description="Nummers van de sectoren.")
    arbeidsmarktregios: list[int] = Field(description="Nummers van de arbeidsmarktregio’s.")
    cofinanciering: Bedrag = Field(description="Wat is verleend, in euro’s.")
    kosten: Bedrag = Field(description="Begrote kosten van de verleende maatregelen, in euro’s.")
    eigen_bijdrage: Bedrag = Field(description="Kosten min cofinanciering van de verleende maatregelen, in euro’s.")
    deelnemers_beoogd: int = Field(description="Voor hoeveel mensen het plan is.")
    leerwerkplekken_beoogd: int = Field(description="Van de deelnemers: op een leerwerkplek (BBL).")
    deelnemers_bereikt: int | None = Field(description="Tot en met de peildatum; leeg zolang er geen opgave is.")
    kosten_gemaakt: Bedrag | None = Field(description="Tot en met de peildatum, in euro’s.")
    peildatum: date | None = Field(description="Tot en met welke dag de laatste opgave gaat.")
    bekendgemaakt_op: datetime = Field(description="Wanneer de beslissing bekend is gemaakt.")
    verzonnen: str = Field(description="Welk deel van de gegevens een voorbeeld is; leeg bij een echt plan.")
    adres: Adres = Field(description="Waar dit plan in deze API staat.")


class Knelpunt(Vorm):
    """Een knelpunt op de arbeidsmarkt, met waar dat uit blijkt."""

    volgnummer: int = Field(description="Hoeveelste knelpunt van het plan.")
    omschrijving: str = Field(description="Wat er knelt.")
    bron: str = Field(description="Waar dat uit blijkt.")


class Maatregel(Vorm):
    """Een verleende maatregel."""

    plan: str = Field(description="Nummer van het plan.")
    volgnummer: int = Field(description="Hoeveelste maatregel van het plan.")
    naam: str = Field(description="Naam van de maatregel.")
    thema: str = Field(description="Letter van het thema (artikel 3.1).")
    categorie: str = Field(description="Soort maatregel.")
    doelgroep: str = Field(description="Voor wie de maatregel is.")
    knelpunten: list[int] = Field(description="Volgnummers van de knelpunten waarvoor de maatregel is.")
    deelnemers_beoogd: int = Field(description="Voor hoeveel mensen de maatregel is.")
    leerwerkplekken_beoogd: int = Field(description="Van de deelnemers: op een leerwerkplek (BBL).")
    kosten: Bedrag = Field(description="Begrote kosten, in euro’s.")
    cofinanciering: Bedrag = Field(description="Wat voor de maatregel is verleend, in euro’s.")
    deelnemers_bereikt: int | None = Field(description="Tot en met de peildatum; leeg zolang er geen opgave is.")
    kosten_gemaakt: Bedrag | None = Field(description="Tot en met de peildatum, in euro’s.")
    peildatum: date | None = Field(description="Tot en met welke dag de laatste opgave gaat.")


class PlanMetInhoud(Plan):
    """Een plan met wat erin staat; de maatregelen staan op een eigen adres."""

    samenvatting: str = Field(description="Waar het plan over gaat.")
    start_op: date | None = Field(description="Eerste dag van de uitvoering.")
    eind_op: date | None = Field(description="Laatste dag van de uitvoering.")
    partners: list[Verwijzing] = Field(description="Organisaties die meedoen.")
    knelpunten: list[Knelpunt] = Field(description="Wat er knelt op de arbeidsmarkt.")
    maatregelen: Adres = Field(description="Waar de maatregelen van dit plan staan.")


class Tijdvak(Vorm):
    """Een tijdvak waarin plannen konden worden ingediend."""

    nummer: int = Field(description="Nummer van het tijdvak.")
    naam: str = Field(description="Naam van het tijdvak.")
    opent_op: datetime = Field(description="Eerste moment waarop kon worden ingediend.")
    sluit_op: datetime = Field(description="Laatste moment waarop kon worden ingediend.")
    plafond: Bedrag | None = Field(description="Met alle verhogingen tot vandaag; leeg zolang er geen is vastgesteld.")
    plafond_oorspronkelijk: Bedrag | None = Field(description="Zoals het is vastgesteld, voor verhogingen.")
    aantal_plannen: int = Field(description="Plannen van dit tijdvak in het register.")
    cofinanciering: Bedrag = Field(description="Wat aan die plannen is verleend, in euro’s.")


class Organisatie(Vorm):
    """Een organisatie in een plan van het register."""

    id: int = Field(description="Sleutel van de organisatie.")
    naam: str = Field(description="Naam van de organisatie.")
    soort: str = Field(description="Soort organisatie.")
    plaats: str = Field(description="Plaats, zonder postcode.")
    website: str = Field(description="Adres van de website; leeg als zij er geen noemt.")
    email: str = Field(description="Algemeen e-mailadres van de organisatie.")
    hoofdaanvrager_van: list[str] = Field(description="Nummers van plannen.")
    partner_in: list[str] = Field(description="Nummers van plannen.")


class Sector(Vorm):
    """Een sector van de regeling."""

    nummer: int = Field(description="Nummer in de regeling.")
    naam: str = Field(description="Naam in de regeling.")
    aantal_plannen: int = Field(description="Plannen in het register die ervoor zijn.")


class Arbeidsmarktregio(Sector):
    """Een arbeidsmarktregio van de regeling."""


class Cijfer(Vorm):
    """Een cijfer over de plannen in het register."""

    code: str = Field(description="Vaste naam van het cijfer.")
    naam: str = Field(description="Wat het cijfer telt.")
    eenheid: str = Field(description="‘aantal’, ‘euro’ of ‘aandeel’.")
    waarde: int | str | None = Field(
        description="Een aantal als getal; euro’s met twee en een aandeel met zes decimalen als tekst."
    )
    tijdvak: int | None = Field(description="Nummer van het tijdvak; leeg: alle tijdvakken samen.")
    definitie: str = Field(description="Hoe het cijfer is gemaakt.")


class Peiling(Vorm):
    """Een gesloten peiling: wat plannen tot en met een dag hadden bereikt."""

    code: str = Field(description="Jaar en seizoen.", examples=["2015-voorjaar"])
    seizoen: str = Field(description="‘voorjaar’ of ‘najaar’.")
    jaar: int = Field(description="Jaar van de peiling.")
    peildatum: date = Field(description="Tot en met welke dag de cijfers gaan.")
    gesloten_op: datetime = Field(description="Vanaf wanneer de cijfers vaststaan.")
    aantal_plannen: int = Field(description="Plannen in het register waarvan de opgave is gecontroleerd.")
    deelnemers_bereikt: int = Field(description="Van die plannen samen.")
    kosten_gemaakt: Bedrag = Field(description="Van die plannen samen, in euro’s.")
    plannen: Adres = Field(description="Waar de opgaven per plan staan.")


class Opgave(Vorm):
    """Wat een plan in een peiling had bereikt, naast wat was beoogd."""

    plan: str = Field(description="Nummer van het plan.")
    naam: str = Field(description="Naam van het plan.")
    peildatum: date = Field(description="Tot en met welke dag de cijfers gaan.")
    deelnemers_beoogd: int = Field(description="Voor hoeveel mensen het plan is.")
    deelnemers_bereikt: int = Field(description="Tot en met de peildatum.")
    kosten: Bedrag = Field(description="Begrote kosten, in euro’s.")
    kosten_gemaakt: Bedrag = Field(description="Tot en met de peildatum, in euro’s.")


class Paginering(Vorm):
    """Welk deel van de lijst dit is."""

    pagina: int = Field(description="De hoeveelste pagina dit is.")
    pagina_grootte: int = Field(description="Hoeveel resultaten een pagina heeft.")
    aantal_paginas: int = Field(description="Hoeveel pagina’s er zijn.")
    aantal_resultaten: int = Field(description="Hoeveel resultaten er zijn.")


class Koppelingen(Vorm):
    """Adressen van deze pagina en de andere; leeg waar er geen is."""

    zelf: Adres
    eerste: Adres
    vorige: Adres | None
    volgende: Adres | None
    laatste: Adres


class Lijst(Vorm):
    """What every list has."""

    resultaten: list[Any]
    paginering: Paginering
    koppelingen: Koppelingen


class Plannen(Lijst):
    """Een pagina plannen."""

    resultaten: list[Plan]


class Maatregelen(Lijst):
    """Een pagina maatregelen."""

    resultaten: list[Maatregel]


class Tijdvakken(Lijst):
    """Een pagina tijdvakken."""

    resultaten: list[Tijdvak]


class Organisaties(Lijst):
    """Een pagina organisaties."""

    resultaten: list[Organisatie]


class Sectoren(Lijst):
    """Een pagina sectoren."""

    resultaten: list[Sector]


class Arbeidsmarktregios(Lijst):
    """Een pagina arbeidsmarktregio’s."""

    resultaten: list[Arbeidsmarktregio]


class Cijfers(Lijst):
    """Een pagina cijfers."""

    resultaten: list[Cijfer]


class Peilingen(Lijst):
    """Een pagina gesloten peilingen."""

    resultaten: list[Peiling]


class Opgaven(Lijst):
    """Een pagina opgaven van een peiling."""

    resultaten: list[Opgave]
