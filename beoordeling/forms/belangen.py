"""Declaring a tie with one of the organisations, or none; and taking a tie back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from sectorplannen.kern.models import Organisatie

from ..banden import BekendeBand
from .basis import tekstvak


class BelangVerklaren(forms.Form):
    """A tie with the partnership, or none. What was declared before is filled in, to be confirmed or changed."""

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
    organisaties = forms.ModelMultipleChoiceField(
        Organisatie.objects.none(),
        label="Met welke organisaties?",
        help_text="Alleen als u een band heeft.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kies alleen organisaties die aan dit plan meedoen."},
    )
    toelichting = tekstvak(
        "Toelichting", hulp="Bij een band: welke? Alleen de coördinator leest dit.", rijen=3, verplicht=False
    )

    def __init__(
        self, *args: Any, organisaties: Collection[Organisatie], bekend: Collection[BekendeBand], **opties: Any
    ) -> None:
        eerder = [band.organisatie.pk for band in bekend]
        teksten = list(dict.fromkeys(band.toelichting for band in bekend if band.toelichting))
        if eerder:
            opties["initial"] = {"heeft_band": "ja", "organisaties": eerder, "toelichting": "\n".join(teksten)}
        super().__init__(*args, **opties)
        for veld in ("organisaties", "toelichting"):  # asked only with a tie, and then both
            self.fields[veld].later_verplicht = True  # type: ignore[attr-defined]
        keuzes: Any = self.fields["organisaties"]
        keuzes.queryset = Organisatie.objects.filter(pk__in=[organisatie.pk for organisatie in organisaties])

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Verklaring opslaan"))
        return helper

    def clean(self) -> dict[str, Any]:
        """A tie is with someone, and is named; without one there is nothing to name."""
        gegevens = super().clean() or {}
        if gegevens.get("heeft_band"):
            if "organisaties" in gegevens and not gegevens["organisaties"]:
                self.add_error("organisaties", "Kies met welke organisatie u een band heeft.")
            if not gegevens.get("toelichting", "").strip():
                self.add_error("toelichting", "Schrijf op welke band u heeft.")
        elif gegevens.get("heeft_band") is False:
            gegevens["toelichting"], gegevens["organisaties"] = "", Organisatie.objects.none()
        return gegevens


class BandOpheffen(forms.Form):
    """Why a declared tie is taken back."""

    reden = tekstvak(
        "Waarom heft u deze band op?",
        hulp="Dit komt in het verloop van het plan, en in het bericht aan uw collega.",
        rijen=3,
        leeg="Schrijf op waarom u deze band opheft.",
    )

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Band opheffen"))
        return helper
