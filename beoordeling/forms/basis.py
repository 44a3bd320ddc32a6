"""What the forms of all verbs share."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.velden import DatumVeld


class WerkwoordFormulier(forms.Form):
    """A form that asks what a service needs; `argumenten` gives it to the service by name."""

    knop = "Opslaan"

    def __init__(self, *args: Any, aanvraag: Aanvraag, gebruiker: Gebruiker, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.aanvraag = aanvraag
        self.gebruiker = gebruiker

    @property
    def helper(self) -> FormHelper:
        """One primary button; the page draws the rest."""
        helper = FormHelper()
        helper.add_input(Submit("", self.knop))
        return helper

    def argumenten(self) -> dict[str, Any]:
        """The keyword arguments of the service."""
        return dict(self.cleaned_data)


def datumveld(label: str, *, hulp: str = "", verplicht: bool = True, leeg: str = "Vul een dag in.") -> DatumVeld:
    """A day, typed as Dutch people do."""
    return DatumVeld(
        label=label,
        help_text=hulp,
        required=verplicht,
        widget=forms.TextInput(attrs={"class": "sp-b12"}),
        error_messages={"required": leeg},
    )


def tekstvak(label: str, *, hulp: str = "", rijen: int = 6, verplicht: bool = True, leeg: str = "") -> forms.CharField:
    """A text of more than one line; `leeg` is what is said when it is missing."""
    return forms.CharField(
        label=label,
        help_text=hulp,
        required=verplicht,
        widget=forms.Textarea(attrs={"rows": rijen}),
        error_messages={"required": leeg} if leeg else None,
    )
