"""Which dossier to make as one file: the whole, or the public one."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker

from ..toegang import mag_dossierbestand

VOLLEDIG, OPENBAAR = "volledig", "openbaar"
WOORDEN = {
    VOLLEDIG: "Volledig, voor toezicht of de rechter\nMet namen, alle bestanden en notities van medewerkers",
    OPENBAAR: "Openbaar, zonder persoonsgegevens\nZonder namen, stukken met een handtekening en notities (artikel 2.3)",
}


class DossierbestandFormulier(forms.Form):
    """The kinds that this person may have made now; `waarom_niet` says of the others why not."""

    soort = forms.ChoiceField(
        label="Welk dossier?", widget=forms.RadioSelect, error_messages={"required": "Kies welk dossier."}
    )

    def __init__(self, *args: Any, aanvraag: Aanvraag, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weigeringen = {
            soort: mag_dossierbestand(soort == OPENBAAR).weigering(gebruiker, aanvraag)
            for soort in (VOLLEDIG, OPENBAAR)
        }
        self.soorten = [(soort, WOORDEN[soort]) for soort, weigering in weigeringen.items() if weigering is None]
        self.waarom_niet = [weigering for weigering in weigeringen.values() if weigering]
        self.fields["soort"].choices = self.soorten  # type: ignore[attr-defined]
        if len(self.soorten) == 1:
            self.initial["soort"] = self.soorten[0][0]

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Dossier maken"))
        return helper

    @property
    def openbaar(self) -> bool:
        """Whether the public one was chosen."""
        return bool(self.cleaned_data["soort"] == OPENBAAR)
