"""Agreeing on a score where two assessments differ too much, and laying the plan before the decision maker."""

from __future__ import annotations

from typing import Any

from django import forms

from aanvragen.models import Tijdvak

from ..models import Waarde
from ..services import adviezen_verschillen, verschillen
from .basis import WerkwoordFormulier, tekstvak


class Afstemmen(forms.Form):
    """The agreed score for one point, with its reason; the prefix tells one point from another."""

    waarde = forms.TypedChoiceField(
        label="Gezamenlijke score",
        choices=Waarde.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies de gezamenlijke score."},
    )
    reden = tekstvak("Reden", leeg="Schrijf op waarom dit de gezamenlijke score is.", rijen=3)


class Voorleggen(WerkwoordFormulier):
    """Words with it; obligatory where the two advise differently."""

    knop = "Besluit voorleggen"
    toelichting = tekstvak(
        "Toelichting voor de besluitnemer", leeg="Leg uit wat samen is besloten.", rijen=5, verplicht=False
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.verschillen = verschillen(self.aanvraag)
        if adviezen_verschillen(self.aanvraag):
            self.fields["toelichting"].required = True
            self.fields["toelichting"].help_text = "De adviezen verschillen. Leg uit wat samen is besloten."


class IjkingKeuze(forms.Form):
    """Over which assessments the calibration is made."""

    tijdvak = forms.ModelChoiceField(
        label="Tijdvak",
        queryset=Tijdvak.objects.all(),
        to_field_name="nummer",
        required=False,
        empty_label="Alle tijdvakken",
    )
    kwartaal = forms.ChoiceField(label="Ingeleverd in", required=False)

    def __init__(self, *args: Any, kwartalen: list[tuple[str, str]], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["kwartaal"].choices = [("", "Alle kwartalen"), *kwartalen]  # type: ignore[attr-defined]
