"""Choosing a workbook, and saying that what it changes is meant."""

from io import BytesIO
from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Submit
from django import forms

from sectorplannen.kern.fouten import Weigering

from ..werkboek import Inhoud, lees
from ..werkboek.schema import GRENZEN
from .basis import formulier

TERUG = """<a href="{% url 'aanvragen:maatregelen' aanvraag.nummer %}">Terug naar de maatregelen</a>"""


class WerkboekForm(forms.Form):
    """A workbook that can be read; what is wrong in its cells is for the page to list."""

    bestand = forms.FileField(
        label="Uw werkboek",
        help_text=f"Een bestand van het type xlsx, van ten hoogste {GRENZEN.mb} MB.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Kies een werkboek."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.ruw = b""
        self.inhoud: Inhoud | None = None
        self.helper = formulier("bestand", FormActions(Submit("bekijken", "Bekijk wat er verandert"), HTML(TERUG)))

    def clean_bestand(self) -> Any:
        """Read it, once its size allows."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GRENZEN.mb * 1024 * 1024:
            raise forms.ValidationError(f"Dit werkboek is te groot. Een werkboek is ten hoogste {GRENZEN.mb} MB.")
        self.ruw = bestand.read()
        try:
            self.inhoud = lees(BytesIO(self.ruw), bestand.name)
        except Weigering as weigering:
            raise forms.ValidationError(str(weigering)) from weigering
        return bestand


class OvernemenForm(forms.Form):
    """Take in what was shown; where it overwrites what another did since, that is asked as well."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    toch = forms.BooleanField(
        label="Neem toch het werkboek over",
        help_text="Wat een ander intussen in deze cellen heeft gezet, verdwijnt.",
        error_messages={"required": "Zet een vinkje als het werkboek in de plaats mag komen van wat er nu staat."},
    )

    def __init__(self, *args: Any, botst: bool, **opties: Any) -> None:
        super().__init__(*args, **opties)
        velden = ["gezien", "toch"]
        if not botst:
            del self.fields["toch"]
            velden.remove("toch")
        self.helper = formulier(*velden, FormActions(Submit("inlezen", "Maatregelen inlezen"), HTML(TERUG)))
