"""In which later period a plan comes back."""

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Submit
from django import forms
from django.db.models import QuerySet

from ..models import Tijdvak
from .basis import formulier
from .begin import TijdvakKeuze


class TerugkerenForm(forms.Form):
    """The period; the only one there is, is chosen."""

    tijdvak = TijdvakKeuze(
        label="In welk tijdvak wilt u opnieuw indienen?",
        queryset=Tijdvak.objects.none(),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een tijdvak.", "invalid_choice": "Kies een tijdvak uit de lijst."},
    )

    def __init__(self, *args: Any, tijdvakken: QuerySet[Tijdvak], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.tijdvakken = list(tijdvakken)
        self.fields["tijdvak"].queryset = tijdvakken  # type: ignore[attr-defined]
        if len(self.tijdvakken) == 1:
            self.initial["tijdvak"] = self.tijdvakken[0].pk
        terug = """<a href="{{ aanvraag.get_absolute_url }}">Terug naar het plan</a>"""
        self.helper = formulier("tijdvak", FormActions(Submit("opnieuw", "Begin opnieuw met dit plan"), HTML(terug)))
