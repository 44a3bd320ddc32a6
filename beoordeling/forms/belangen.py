"""Declaring a tie with one of the organisations, or none."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from .basis import tekstvak


class BelangVerklaren(forms.Form):
    """A tie with the partnership, or none."""

    BAND = (
        ("nee", "Nee, ik heb geen band"),
        ("ja", "Ja, ik heb een band\nU ziet dit plan dan niet meer en beoordeelt het niet"),
    )
    heeft_band = forms.TypedChoiceField(
        label="Heeft u een band met een van deze organisaties?",
        help_text="Bijvoorbeeld werk, familie, een bestuursfunctie of geld.",
        choices=BAND,
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    toelichting = tekstvak(
        "Toelichting", hulp="Bij een band: welke? Alleen de coördinator leest dit.", rijen=3, verplicht=False
    )

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Verklaring opslaan"))
        return helper

    def clean(self) -> dict[str, Any]:
        """A tie is named."""
        gegevens = super().clean() or {}
        if gegevens.get("heeft_band") and not gegevens.get("toelichting", "").strip():
            self.add_error("toelichting", "Schrijf op welke band u heeft.")
        return gegevens
