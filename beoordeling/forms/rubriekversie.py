"""A new version of the rubric, in /beheer/."""

from django import forms

from aanvragen.models import Tijdvak


class RubriekversieForm(forms.Form):
    """For which period, and what becomes different and why."""

    tijdvak = forms.ModelChoiceField(
        Tijdvak.objects.all(),
        label="Tijdvak",
        empty_label="Kies een tijdvak",
        error_messages={"required": "Kies een tijdvak.", "invalid_choice": "Kies een tijdvak uit de lijst."},
    )
    toelichting = forms.CharField(
        label="Wat wordt er anders, en waarom?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Dit staat in de geschiedenis.",
        error_messages={"required": "Schrijf op wat er anders wordt en waarom."},
    )
