"""Which workbook goes in, and of which day a file goes out."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings

from beoordeling.forms.basis import datumveld
from sectorplannen.kern.datums import vandaag

from .forms import Peildatum
from .uitwisseling.lezen import GRENZEN

MB = 1024 * 1024
GROOTST = min(GRENZEN.mb, settings.BIJLAGE_MAX_MB)


class UitvoerFormulier(Peildatum):
    """The state at the end of which day."""

    peildatum = datumveld("Peildatum", hulp="De stand aan het einde van deze dag.")

    def __init__(self, *args: Any, knop: str, **opties: Any) -> None:
        opties.setdefault("initial", {"peildatum": vandaag()})
        super().__init__(*args, **opties)
        self.helper = FormHelper()
        self.helper.add_input(Submit("uitvoeren", knop))


class InvoerFormulier(forms.Form):
    """A workbook; what is in it is for the worker to read."""

    bestand = forms.FileField(
        label="Werkboek",
        help_text=f"Een bestand van het type xlsx, van ten hoogste {GROOTST} MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Kies een werkboek.", "empty": "Dit bestand is leeg. Kies een ander werkboek."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = FormHelper()
        self.helper.add_input(Submit("bekijken", "Werkboek bekijken"))

    def clean_bestand(self) -> Any:
        """A zip, as every xlsx is, that is not too large."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOTST * MB:
            raise forms.ValidationError(f"Dit werkboek is te groot. Een werkboek is ten hoogste {GROOTST} MB.")
        if bestand.read(2) != b"PK":
            raise forms.ValidationError("Dit is geen werkboek van het type xlsx.")
        bestand.seek(0)
        return bestand
