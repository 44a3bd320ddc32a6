"""What binds the partnership: filing, supplementing, withdrawing. And the files that go with it."""

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Fieldset, Submit
from django import forms
from django.conf import settings

from ..models import BijlageSoort, IntrekReden
from .basis import TERUG, formulier, tekstvak


class IndienenForm(forms.Form):
    """The tick with which a person says that it is for all partners."""

    akkoord = forms.BooleanField(
        label="Ik dien dit plan in namens alle partners",
        help_text="Alles is naar waarheid ingevuld. Ik mag tekenen voor de hoofdaanvrager.",
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
        help_text="Alles is naar waarheid ingevuld. Ik mag tekenen voor de hoofdaanvrager.",
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


class BijlageForm(forms.Form):
    """A file and what it is; the service looks at the content."""

    soort = forms.ChoiceField(
        label="Wat voor stuk is het?",
        choices=[("", "Kies een soort"), *BijlageSoort.choices],
        error_messages={"required": "Kies wat voor stuk het is.", "invalid_choice": "Kies een soort uit de lijst."},
    )
    bestand = forms.FileField(
        label="Bestand",
        allow_empty_file=True,
        error_messages={"required": "Kies een bestand."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields[
            "bestand"
        ].help_text = f"Een pdf, docx, xlsx, odt, ods, png of jpg van ten hoogste {settings.BIJLAGE_MAX_MB} MB."
        self.helper = formulier(
            Fieldset("Bijlage toevoegen", "soort", "bestand"),
            FormActions(Submit("toevoegen", "Bijlage toevoegen"), HTML(TERUG)),
        )

    def clean_bestand(self) -> Any:
        """A file far too large is refused before it is read."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > settings.BIJLAGE_MAX_MB * 1024 * 1024:
            raise forms.ValidationError(
                f"Dit bestand is te groot. Een bestand is ten hoogste {settings.BIJLAGE_MAX_MB} MB."
            )
        return bestand
