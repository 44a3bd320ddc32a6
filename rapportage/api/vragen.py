"""What can be asked: the query keys of each list, in camelCase. What is not named here is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from aanvragen.models import AanvraagSoort, Categorie, Thema

MEESTE = 100
"""So many rows a page has at most."""
_HEEL = re.compile(r"-?(0|[1-9][0-9]{0,8})", re.ASCII)


def _heel(waarde: Any) -> Any:
    """A whole number as JSON writes one: pydantic would take ' 1_0.0' as well."""
    if isinstance(waarde, str) and not _HEEL.fullmatch(waarde):
        raise PydanticCustomError("geen_heel_getal", "is geen heel getal")
    return waarde


def _een_van(waarden: Iterable[str]) -> Any:
    """A text that is one of these."""
    toegestaan = list(waarden)

    def eis(waarde: str) -> str:
        if waarde not in toegestaan:
            raise PydanticCustomError("onbekende_keuze", "is geen van: {keuzes}", {"keuzes": ", ".join(toegestaan)})
        return waarde

    return Annotated[str, AfterValidator(eis), WithJsonSchema({"type": "string", "enum": toegestaan})]


# The bounds stand before the check on the text, or the description would not name them.
Nummer = Annotated[int, Field(ge=1, le=999_999_999), BeforeValidator(_heel)]
Plek = Annotated[int, Field(ge=1, le=1_000_000), BeforeValidator(_heel)]
Grootte = Annotated[int, Field(ge=1, le=MEESTE), BeforeValidator(_heel)]
Zoekwoorden = Annotated[str, Field(max_length=100)]


def _volgorde(*velden: str) -> Any:
    """One of these fields, upwards, or downwards with a minus before it."""
    return _een_van([richting + veld for veld in velden for richting in ("", "-")])


Soort: Any = _een_van(AanvraagSoort.values)
Themaletter: Any = _een_van(Thema.values)
Soortmaatregel: Any = _een_van(Categorie.values)
Planvolgorde: Any = _volgorde("nummer", "naam", "cofinanciering", "deelnemersBeoogd", "bekendgemaaktOp")
Maatregelvolgorde: Any = _volgorde("plan", "naam", "cofinanciering", "deelnemersBeoogd")
Naamvolgorde: Any = _volgorde("naam", "id")
Opgavevolgorde: Any = _volgorde("plan", "deelnemersBereikt", "kostenGemaakt")
Rol: Any = _een_van(["hoofdaanvrager", "partner"])


class Blad(BaseModel):
    """Which page of a list."""

    model_config = ConfigDict(frozen=True)

    pagina: Plek = Field(1, description="De hoeveelste pagina, vanaf 1.")
    pagina_grootte: Grootte = Field(20, alias="paginaGrootte", description="Hoeveel resultaten een pagina heeft.")


class PlannenVraag(Blad):
    """Narrowing and ordering plans."""

    zoek: Zoekwoorden = Field("", description="Woorden die alle in het plan staan: naam, samenvatting, organisatie, maatregel, gebied.")  # fmt: skip  # noqa: E501
    tijdvak: Nummer | None = Field(None, description="Nummer van het tijdvak.")
    soort: Soort | None = Field(None, description="Voor een sector of voor een regio.")
    sector: Nummer | None = Field(None, description="Nummer van de sector.")
    arbeidsmarktregio: Nummer | None = Field(None, description="Nummer van de arbeidsmarktregio.")
    thema: Themaletter | None = Field(None, description="Letter van een thema van een van de maatregelen.")
    categorie: Soortmaatregel | None = Field(None, description="Soort van een van de maatregelen.")
    hoofdaanvrager: Nummer | None = Field(None, description="Sleutel van de organisatie.")
    sorteer: Planvolgorde = Field("nummer", description="Waarop gesorteerd; met een min ervoor aflopend.")


class PlanmaatregelenVraag(Blad):
    """Narrowing and ordering the measures of one plan."""

    thema: Themaletter | None = Field(None, description="Letter van het thema.")
    categorie: Soortmaatregel | None = Field(None, description="Soort maatregel.")
    sorteer: Maatregelvolgorde = Field("plan", description="Waarop gesorteerd; met een min ervoor aflopend.")


class MaatregelenVraag(PlanmaatregelenVraag):
    """The same, of all plans."""

    zoek: Zoekwoorden = Field("", description="Woorden die alle in de naam of de doelgroep staan.")
    tijdvak: Nummer | None = Field(None, description="Nummer van het tijdvak van het plan.")


class OrganisatiesVraag(Blad):
    """Narrowing and ordering organisations."""

    zoek: Zoekwoorden = Field("", description="Woorden die alle in de naam of de plaats staan.")
    rol: Rol | None = Field(None, description="Alleen hoofdaanvragers, of alleen partners.")
    sorteer: Naamvolgorde = Field("naam", description="Waarop gesorteerd; met een min ervoor aflopend.")


class CijfersVraag(Blad):
    """Of which period."""

    tijdvak: Nummer | None = Field(None, description="Nummer van het tijdvak; zonder: alle tijdvakken samen.")


class OpgavenVraag(Blad):
    """Ordering the statements of a round."""

    sorteer: Opgavevolgorde = Field("plan", description="Waarop gesorteerd; met een min ervoor aflopend.")
