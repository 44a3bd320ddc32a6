"""A new version of the texts of a letter, in /beheer/."""

from __future__ import annotations

from django import forms

from ..brieftekst import BESLUITEN, NAAM_VAN
from ..models import Briefsjabloon

REGELS = {"opening": 6, "vervolg": 7, "rechtsmiddel": 7, "slot": 3}


class BrieftekstForm(forms.Form):
    """The parts of a letter, and what became different and why; `vanaf` is the version that it started from."""

    kop = forms.CharField(label=NAAM_VAN["kop"], max_length=150, required=False)
    opening = forms.CharField(label=NAAM_VAN["opening"], required=False, help_text="Wat de brief als eerste zegt.")
    vervolg = forms.CharField(label=NAAM_VAN["vervolg"], required=False, help_text="Leeg: dit stuk valt weg.")
    rechtsmiddel = forms.CharField(label=NAAM_VAN["rechtsmiddel"], required=False)
    slot = forms.CharField(label=NAAM_VAN["slot"], required=False)
    toelichting = forms.CharField(
        label="Wat er anders is en waarom",
        max_length=300,
        required=False,
        help_text="Dit blijft bij de versie staan. Ten hoogste 300 tekens. Niet nodig om de brief eerst te bekijken.",
    )
    vanaf = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, sjabloon: Briefsjabloon, *args: object, **opties: object) -> None:
        begin = {deel: getattr(sjabloon, deel) for deel in NAAM_VAN} | {"vanaf": sjabloon.versie}
        super().__init__(*args, initial=begin, **opties)  # type: ignore[arg-type, misc]
        for naam, veld in self.fields.items():
            if naam in REGELS:
                veld.widget = forms.Textarea(attrs={"rows": REGELS[naam], "cols": 90, "class": "vLargeTextField"})
            elif naam != "vanaf":
                veld.widget.attrs |= {"size": 90, "class": "vLargeTextField"}
        plicht = (
            "Verplicht: dit is een besluit (Awb 3:45)." if sjabloon.soort in BESLUITEN else "Leeg: dit stuk valt weg."
        )
        self.fields["rechtsmiddel"].help_text = plicht

    def teksten(self) -> dict[str, str]:
        """The parts of the letter as they were written."""
        return {deel: self.cleaned_data[deel] for deel in NAAM_VAN}
