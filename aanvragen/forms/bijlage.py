"""The files that go with a plan: several at once, of one kind. The service looks at their content."""

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Fieldset, Submit
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from ..aanvulling import Gevraagd
from ..models import BijlageSoort
from .basis import TERUG, formulier

BEZIG = (
    '<p class="sp-bezig" role="status" '
    'data-bezig="Uw bestanden worden verstuurd. Dit kan even duren. Blijf op deze pagina."></p>'
)
"""Empty until the form is sent; `bijlagen.js` then fills it in."""


class BestandenInvoer(forms.FileInput):
    """A control in which more than one file can be chosen."""

    allow_multiple_selected = True


class BestandenVeld(forms.FileField):
    """One file or more; its value is a list."""

    widget = BestandenInvoer

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file by itself; none at all is refused."""
        return [super(BestandenVeld, self).clean(bestand, initial) for bestand in data or [None]]


class BijlageForm(forms.Form):
    """Files, and what they are; in a supplement only the kinds that were asked about."""

    soort = forms.ChoiceField(
        label="Wat voor stuk is het?",
        choices=[("", "Kies een soort"), *BijlageSoort.choices],
        error_messages={"required": "Kies wat voor stuk het is.", "invalid_choice": "Kies een soort uit de lijst."},
    )
    bestand = BestandenVeld(
        label="Bestanden",
        allow_empty_file=True,
        error_messages={"required": "Kies een bestand.", "invalid": "Kies een bestand."},
    )

    def __init__(self, *args: Any, gevraagd: Gevraagd | None = None, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if gevraagd is not None:
            soorten = [keuze for keuze in BijlageSoort.choices if gevraagd.mag_stuk(keuze[0])]
            self.fields["soort"].choices = [("", "Kies een soort"), *soorten]  # type: ignore[attr-defined]
        self.fields["bestand"].help_text = (
            "U kunt meer bestanden tegelijk kiezen. Een bestand is een pdf, docx, xlsx, odt, ods, png of jpg van ten hoogste "
            f"{settings.BIJLAGE_MAX_MB} MB, zonder wachtwoord."
        )
        self.helper = formulier(
            Fieldset("Bestanden toevoegen", "soort", "bestand"),
            HTML(BEZIG),
            FormActions(Submit("toevoegen", "Bestanden toevoegen"), HTML(TERUG)),
        )
        self.helper.attrs = {"data-verstuur-eenmaal": ""}
