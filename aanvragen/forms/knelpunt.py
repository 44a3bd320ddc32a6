"""A bottleneck of the labour market, with its source."""

from typing import Any

from crispy_forms.layout import Field, Fieldset
from django import forms

from sectorplannen.kern.velden import DatumVeld

from ..models import BronSoort, Knelpunt
from . import voorbeelddagen
from .basis import OnderdeelForm, tekstvak


class KnelpuntForm(OnderdeelForm):
    """A bottleneck with its source (art. 2.5, b)."""

    nodig = ("bron_soort", "bron_titel")
    vraag = {"omschrijving": "Beschrijf het knelpunt."}
    terug = """<a href="{% url 'aanvragen:knelpunten' aanvraag.nummer %}">Terug naar de knelpunten</a>"""
    bron_url = forms.URLField(
        label="Link naar de bron",
        required=False,
        max_length=400,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": "Vul een webadres in, bijvoorbeeld https://www.uwv.nl."},
    )

    class Meta:
        model = Knelpunt
        fields = ("omschrijving", "bron_soort", "bron_titel", "bron_datum", "bron_url")
        field_classes = {"bron_datum": DatumVeld}
        widgets = {"omschrijving": tekstvak(4)}
        labels = {
            "omschrijving": "Wat is het knelpunt?",
            "bron_soort": "Soort bron",
            "bron_titel": "Naam van de bron",
            "bron_datum": "Datum van de bron",
        }
        help_texts = {
            "omschrijving": "Wat gaat er nu mis, en voor hoeveel mensen?",
            "bron_titel": "Bijvoorbeeld: Sectorbeschrijving voedingsindustrie.",
        }

    def maak_op(self) -> None:
        """A list that says what to do with it, and a day as an example."""
        self.fields["bron_datum"].help_text = voorbeelddagen.bron(self.aanvraag.tijdvak)
        self.fields["bron_soort"].choices = [("", "Kies een soort"), *BronSoort.choices]  # type: ignore[attr-defined]

    def indeling(self) -> list[Any]:
        """What it is, and how one knows."""
        return [
            "omschrijving",
            Fieldset(
                "Hoe weet u dit?",
                Field("bron_soort", css_class="sp-b16"),
                "bron_titel",
                Field("bron_datum", css_class="sp-b12"),
                "bron_url",
            ),
        ]
