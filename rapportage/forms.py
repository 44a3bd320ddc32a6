"""Which period, on which day; and asking for a letter."""

from __future__ import annotations

from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError

from aanvragen.models import AanvraagSoort, Tijdvak
from beoordeling.forms.basis import datumveld
from sectorplannen.kern.datums import vandaag

BESTAAT_NIET = "Dit tijdvak bestaat niet."


def tijdvakveld(*, verplicht: bool, leeg: str | None = None) -> forms.ModelChoiceField:
    """A period, by its number in the address."""
    return forms.ModelChoiceField(
        label="Tijdvak",
        queryset=Tijdvak.objects.select_related("regelingversie"),
        to_field_name="nummer",
        required=verplicht,
        empty_label=leeg,
        error_messages={"invalid_choice": BESTAAT_NIET, "required": "Kies een tijdvak."},
    )


class Peildatum(forms.Form):
    """A day that has been: of a day to come there is no state."""

    def clean_peildatum(self) -> date | None:
        dag: date | None = self.cleaned_data["peildatum"]
        if dag and dag > vandaag():
            raise ValidationError("Kies een dag tot en met vandaag.")
        return dag


class StandKeuze(Peildatum):
    """The state of which period, at the end of which day (empty: today)."""

    tijdvak = tijdvakveld(verplicht=False)
    peildatum = datumveld("Peildatum", verplicht=False)


class BriefFormulier(Peildatum):
    """The letter on which period, on which date of reference."""

    tijdvak = tijdvakveld(verplicht=True, leeg="Kies een tijdvak")
    peildatum = datumveld(
        "Peildatum",
        hulp="De brief geeft de stand aan het einde van deze dag, en krijgt deze datum.",
        leeg="Vul een dag in.",
    )

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Brief maken"))
        return helper


class ToegekendFilter(forms.Form):
    """Narrowing the public list of granted plans."""

    q = forms.CharField(label="Zoek op plan of organisatie", max_length=100, required=False)
    tijdvak = tijdvakveld(verplicht=False, leeg="Alle")
    soort = forms.ChoiceField(label="Sector of regio", choices=[("", "Alle"), *AanvraagSoort.choices], required=False)
