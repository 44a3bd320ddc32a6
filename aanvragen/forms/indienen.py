"""What binds the partnership: filing, supplementing, withdrawing."""

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Submit
from django import forms

from ..models import IntrekReden
from .basis import TERUG, formulier, tekstvak

VERKLARING = (
    "Alles is naar waarheid ingevuld. Ik mag tekenen voor de hoofdaanvrager. De partners vinden het goed dat het dossier "
    "van dit plan openbaar wordt, zonder persoonsgegevens (artikel 2.3, zevende lid)."
)
"""What one declares by filing: applying is consent to publication."""


class IndienenForm(forms.Form):
    """The tick with which a person says that it is for all partners."""

    akkoord = forms.BooleanField(
        label="Ik dien dit plan in namens alle partners",
        help_text=VERKLARING,
        error_messages={"required": "Zet een vinkje. Zonder vinkje kunt u niet indienen."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier("akkoord", FormActions(Submit("indienen", "Plan indienen"), HTML(TERUG)))


class AanvullenForm(forms.Form):
    """The supplement goes with a few words on what was changed."""

    toelichting = forms.CharField(
        label="Wat heeft u aangevuld?",
        widget=tekstvak(4),
        required=False,
        help_text="Noem de onderdelen die u heeft veranderd. Dat helpt de beoordelaar.",
    )
    akkoord = forms.BooleanField(
        label="Ik verstuur deze aanvulling namens alle partners",
        help_text=VERKLARING,
        error_messages={"required": "Zet een vinkje. Zonder vinkje kunt u niet versturen."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier(
            "toelichting", "akkoord", FormActions(Submit("aanvullen", "Aanvulling versturen"), HTML(TERUG))
        )


class IntrekkenForm(forms.Form):
    """Why the plan is withdrawn."""

    reden = forms.ChoiceField(
        label="Waarom trekt u het plan in?",
        choices=IntrekReden.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een reden.", "invalid_choice": "Kies een reden uit de lijst."},
    )
    toelichting = forms.CharField(
        label="Toelichting", widget=tekstvak(4), required=False, help_text="Verplicht bij ‘andere reden’."
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier(
            "reden",
            "toelichting",
            FormActions(
                Submit("intrekken", "Plan intrekken"),
                HTML(
                    """<a href="{% url 'aanvragen:plan' aanvraag.nummer %}">Niet intrekken, terug naar het plan</a>"""
                ),
            ),
        )

    def clean(self) -> dict[str, Any]:
        """Another reason asks words."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("reden") == IntrekReden.ANDERS and not gegevens.get("toelichting", "").strip():
            self.add_error("toelichting", "Leg uit waarom u het plan intrekt.")
        return gegevens
