"""Forms of the ceiling: which period on which day, and setting or raising it."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.velden import BedragVeld

from ..models import Boeking
from .basis import datumveld


class StandFormulier(forms.Form):
    """Which period, and on which day (empty: now)."""

    tijdvak = forms.ModelChoiceField(
        label="Tijdvak",
        queryset=Tijdvak.objects.all(),
        to_field_name="nummer",
        required=False,
        empty_label=None,
        error_messages={"invalid_choice": "Dit tijdvak bestaat niet."},
    )
    peildatum = datumveld("Stand op", verplicht=False)


class PlafondFormulier(forms.Form):
    """An amount, the day from which it counts, and the publication it rests on."""

    KNOPPEN = {Boeking.VASTSTELLING: "Plafond vaststellen", Boeking.VERHOGING: "Plafond verhogen"}
    LABELS = {Boeking.VASTSTELLING: "Plafond in euro", Boeking.VERHOGING: "Verhoging in euro"}

    bedrag = BedragVeld(error_messages={"required": "Vul het bedrag in."})
    datum = datumveld("Geldt vanaf")
    grondslag = forms.CharField(
        label="Grondslag",
        help_text="Bijvoorbeeld het besluit en het nummer van de Staatscourant.",
        max_length=200,
        error_messages={"required": "Noem de grondslag, bijvoorbeeld het nummer van de Staatscourant."},
    )

    def __init__(self, *args: Any, soort: Boeking, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.soort = soort
        self.initial.setdefault("datum", vandaag())
        self.fields["bedrag"].label = self.LABELS[soort]
        self.fields["bedrag"].widget.attrs["class"] = "sp-b12"
        if soort == Boeking.VERHOGING:
            self.fields["bedrag"].help_text = "Alleen wat erbij komt, niet het nieuwe totaal."

    @property
    def helper(self) -> FormHelper:
        """One button that says what happens."""
        helper = FormHelper()
        helper.add_input(Submit("", self.KNOPPEN[self.soort]))
        return helper
