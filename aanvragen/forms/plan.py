"""The sections that are fields of the plan itself."""

from typing import Any

from crispy_forms.layout import Field, Fieldset, Row
from django import forms

from sectorplannen.kern.velden import DatumVeld

from ..models import Aanvraag, AanvraagSoort
from . import voorbeelddagen
from .basis import OnderdeelForm, Uitklap, ja_nee, tekstvak

KOLOMMEN = "aanvragen/velden/kolommen.html"


class GegevensForm(OnderdeelForm):
    """What the plan is called, where it is for, and when it runs."""

    voorschot_gewenst = ja_nee(
        "Wilt u voorschotten?", help_text="Zegt u nee, dan krijgt u het geld pas na afloop. Artikel 5.3, zesde lid."
    )
    nodig = ("sectoren", "regios", "samenvatting", "start_op", "eind_op", "voorschot_gewenst")
    vraag = {"naam": "Vul de naam van het plan in."}

    class Meta:
        model = Aanvraag
        fields = ("naam", "soort", "sectoren", "regios", "samenvatting", "start_op", "eind_op", "voorschot_gewenst")
        field_classes = {"start_op": DatumVeld, "eind_op": DatumVeld}
        widgets = {
            "soort": forms.RadioSelect,
            "sectoren": forms.CheckboxSelectMultiple,
            "regios": forms.CheckboxSelectMultiple,
            "samenvatting": tekstvak(4),
        }
        labels = {
            "naam": "Naam van het plan",
            "soort": "Waarvoor is het plan?",
            "sectoren": "Voor welke sectoren?",
            "regios": "Voor welke arbeidsmarktregio’s?",
            "start_op": "Eerste dag",
            "eind_op": "Laatste dag",
        }
        help_texts = {"samenvatting": "In een paar zinnen: wat gaat u doen, voor wie en waarom."}

    def maak_op(self) -> None:
        """Say how long a plan may last; open periods differ in that."""
        maanden = self.aanvraag.tijdvak.regelingversie.duur_maanden
        self.fields["eind_op"].help_text = f"Een plan duurt ten hoogste {maanden} maanden."
        self.fields["start_op"].help_text = voorbeelddagen.begin(self.aanvraag.tijdvak)
        self.fields["soort"].choices = AanvraagSoort.choices  # type: ignore[attr-defined]

    def indeling(self) -> list[Any]:
        """The list that belongs to the kind of plan is in sight, the other folds away."""
        is_regio = (self["soort"].value() or "") == AanvraagSoort.REGIO
        eerst, dan = ("regios", "sectoren") if is_regio else ("sectoren", "regios")
        titel = "Het plan is ook voor bepaalde sectoren" if is_regio else "Het plan is ook voor bepaalde regio’s"
        return [
            Fieldset("Het plan", "naam", "soort", "samenvatting"),
            Fieldset(
                "Voor wie",
                Field(eerst, template=KOLOMMEN),
                Uitklap(titel, Field(dan, template=KOLOMMEN), is_open=bool(self[dan].value())),
            ),
            Fieldset(
                "Wanneer",
                Row(Field("start_op", css_class="sp-b12"), Field("eind_op", css_class="sp-b12")),
                "voorschot_gewenst",
            ),
        ]


class AnalyseForm(OnderdeelForm):
    """The analysis of the labour market (art. 2.3, c)."""

    nodig = ("arbeidsmarktanalyse",)

    class Meta:
        model = Aanvraag
        fields = ("arbeidsmarktanalyse",)
        widgets = {"arbeidsmarktanalyse": tekstvak(10)}
        labels = {"arbeidsmarktanalyse": "Hoe staat de arbeidsmarkt ervoor?"}
        help_texts = {
            "arbeidsmarktanalyse": "Beschrijf de problemen van nu en van de komende vijf jaar. U mag de analyse ook als "
            "bijlage toevoegen."
        }


class UitvoeringForm(OnderdeelForm):
    """Who carries the plan out, and under which conditions (art. 2.3, e and f)."""

    nodig = ("uitvoering", "voorwaarden")

    class Meta:
        model = Aanvraag
        fields = ("uitvoering", "voorwaarden")
        widgets = {"uitvoering": tekstvak(8), "voorwaarden": tekstvak(8)}
        labels = {
            "uitvoering": "Wie voert het plan uit, en in welke stappen?",
            "voorwaarden": "Welke voorwaarden gelden per maatregel?",
        }
        help_texts = {
            "uitvoering": "Noem wie wat doet en wanneer. Artikel 2.3, onder e.",
            "voorwaarden": "Schrijf ook op hoe u toezicht houdt. Artikel 2.3, onder f.",
        }
