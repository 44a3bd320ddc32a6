"""The money on the forms: lines of cost, who pays the own contribution, and how the plan is financed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Field, Fieldset
from django import forms

from sectorplannen.kern.geld import centen, euro, getal
from sectorplannen.kern.velden import AantalVeld, BedragVeld

from ..models import Aanvraag, BijdrageSoort, KostenSoort
from ..tarieven import GEEN, Regelsom, regelsom
from ..totalen import totalen
from .basis import tekstvak
from .regels import Regel, RegelsForm, Sjabloon, bedragveld, begrens

GROOTSTE_AANTAL = 10_000_000
"""More people than work in the country, or hours than they work: a typing error."""


class KostenpostForm(Regel):
    """A line of cost, with what the scheme makes of it (art. 4.3, 4.4 and 5.1)."""

    hoofd = ("soort", "omschrijving", "kosten")
    meer = ("uren", "bruto_loon")
    bedragnaam = "kosten"
    heeft_som = True
    kies = "Kies wat voor kosten dit zijn."

    soort = forms.ChoiceField(
        label="Soort kosten",
        choices=[("", "Kies een soort"), *KostenSoort.choices],
        required=False,
        error_messages={"invalid_choice": "Kies een soort uit de lijst."},
    )
    omschrijving = forms.CharField(label="Waarvoor", max_length=200, required=False)
    kosten = bedragveld("Kosten in €")
    uren = AantalVeld(
        label="Aantal uren",
        required=False,
        max_value=GROOTSTE_AANTAL,
        widget=forms.TextInput(attrs={"class": "sp-b8"}),
        error_messages={"max_value": f"Vul een aantal in tot en met {getal(GROOTSTE_AANTAL)}."},
    )
    bruto_loon = bedragveld("Brutoloon in €", widget=forms.TextInput(attrs={"class": "sp-b8"}))

    def maak_op(self) -> None:
        """What the scheme says on hours and wages."""
        uurtarief, opslag = self.regeling.advies_uurtarief, self.regeling.opslag_loonkosten
        self.fields["uren"].help_text = f"Bij advies. Ten hoogste {euro(uurtarief)} per uur."
        bij = f" Loonkosten zijn dit bedrag en {getal(opslag * 100)}% erbij." if opslag is not None else ""
        self.fields["bruto_loon"].help_text = f"Bij loonkosten.{bij}"

    @property
    def som(self) -> Regelsom | None:
        """What counts of this line, what the rate gives and why; None where kind or amount cannot be read."""
        gelezen = self.gelezen
        soort, kosten = gelezen.get("soort"), gelezen.get("kosten")
        return regelsom(soort, kosten, self.regeling) if soort and kosten is not None else None


class BijdrageForm(Regel):
    """A line that says who pays which part of the own contribution."""

    hoofd = ("soort", "naam", "bedrag")
    bedragnaam = "bedrag"
    kies = "Kies wie dit betaalt."

    soort = forms.ChoiceField(
        label="Wie betaalt",
        choices=[("", "Kies wie betaalt"), *BijdrageSoort.choices],
        required=False,
        error_messages={"invalid_choice": "Kies uit de lijst wie betaalt."},
    )
    naam = forms.CharField(label="Naam", max_length=200, required=False)
    bedrag = bedragveld("Bedrag in €")


@dataclass(frozen=True)
class Dekking:
    """Who pays what the state does not, in euros."""

    nodig: Decimal
    gedekt: Decimal

    @property
    def over(self) -> Decimal:
        """What nobody pays yet; below nothing where more is promised than needed."""
        return self.nodig - self.gedekt

    @property
    def te_veel(self) -> Decimal:
        """What is promised beyond what is needed."""
        return max(-self.over, GEEN)


class FinancieringForm(RegelsForm):
    """How the plan is paid, now and afterwards (art. 1.2, 2.2 and 2.3, g and h)."""

    nodig = ("financieringsplan", "vervolgfinanciering", "eigen_vermogen", "garantstelling_bedrag")
    lijnform, lijnnaam, lijnlabel = BijdrageForm, "bijdragen", "Wie de eigen bijdrage betaalt"
    regelnaam, erbij = "Betaler", "Nog een betaler"

    class Meta:
        model = Aanvraag
        fields = (
            "financieringsplan", "vervolgfinanciering", "eigen_vermogen", "heeft_garantstelling", "garantstelling_bedrag",
        )  # fmt: skip
        field_classes = {"eigen_vermogen": BedragVeld, "garantstelling_bedrag": BedragVeld}
        widgets = {"financieringsplan": tekstvak(8), "vervolgfinanciering": tekstvak(6)}
        labels = {
            "financieringsplan": "Hoe betaalt u het plan?",
            "vervolgfinanciering": "Wie betaalt wat na het plan doorgaat?",
            "eigen_vermogen": "Eigen vermogen van de hoofdaanvrager in €",
            "heeft_garantstelling": "De partners staan samen garant",
            "garantstelling_bedrag": "Voor welk bedrag staan de partners garant, in €?",
        }
        help_texts = {
            "financieringsplan": "Leg ook uit waarom cofinanciering nodig is. Artikel 2.3, onder g.",
            "vervolgfinanciering": "Gaat niets door? Schrijf dat dan op. Artikel 2.3, onder h.",
            "heeft_garantstelling": "Nodig als het eigen vermogen te laag is. Voeg de garantstelling toe als bijlage.",
            "garantstelling_bedrag": "Alleen als de partners garant staan.",
        }

    def maak_op(self) -> None:
        """Say what is enough."""
        deel = self.aanvraag.tijdvak.regelingversie.aandeel_eigen_vermogen
        self.totalen = totalen(self.aanvraag.maatregelen.all())
        nodig = centen(self.totalen.gevraagd * deel)
        self.fields[
            "eigen_vermogen"
        ].help_text = f"Nodig is ten minste {getal(deel * 100)}% van wat u vraagt: {euro(nodig)}. Artikel 2.2."
        begrens(self, "eigen_vermogen", "garantstelling_bedrag")

    def lijnen_nu(self) -> list[dict[str, Any]]:
        """The contributions as they are in the database."""
        rijen = self.aanvraag.bijdragen.all()
        return [{"soort": rij.soort, "naam": rij.naam, "bedrag": rij.bedrag} for rij in rijen]

    def lijn_in_woorden(self, lijn: dict[str, Any]) -> str:
        """Who pays how much."""
        naam = f" ({lijn['naam']})" if lijn["naam"] else ""
        return f"{BijdrageSoort(lijn['soort']).label}{naam}: {euro(lijn['bedrag'])}"

    @property
    def dekking(self) -> Dekking:
        """The own contribution over the measures, and what of it is covered by the lines that can be read."""
        gedekt = (lijn.get("bedrag") for lijn in self.gelezen_lijnen())
        return Dekking(self.totalen.eigen_bijdrage, sum((bedrag for bedrag in gedekt if bedrag), GEEN))

    def indeling(self) -> list[Any]:
        """Who pays, how, and with what certainty."""
        return [
            Fieldset(
                "Wie betaalt de eigen bijdrage?",
                Sjabloon("aanvragen/velden/regels.html"),
                Sjabloon("aanvragen/velden/dekking.html"),
            ),
            Fieldset("Financieringsplan", "financieringsplan", "vervolgfinanciering"),
            Fieldset(
                "Zekerheid",
                Field("eigen_vermogen", css_class="sp-b12"),
                "heeft_garantstelling",
                Field("garantstelling_bedrag", css_class="sp-b12"),
            ),
        ]
