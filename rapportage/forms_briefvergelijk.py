"""Which two fixed letters are laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.woorden import klein_begin

from .models import Rapport

BESTAAT_NIET = "Kies een brief uit de lijst: alleen vastgestelde brieven zijn te vergelijken."


class BriefVergelijkFormulier(forms.Form):
    """Two letters, each by its key in the address; `vast` are the fixed letters, read once."""

    een = forms.ChoiceField(label="Eerste brief")
    ander = forms.ChoiceField(label="Tweede brief")

    def __init__(self, *args: Any, vast: Sequence[Rapport], **opties: Any) -> None:
        super().__init__(*args, **opties)
        for naam in ("een", "ander"):
            veld = self.fields[naam]
            assert isinstance(veld, forms.ChoiceField)  # noqa: S101  (for the type checker)
            veld.choices = [(str(rij.pk), _naam(rij)) for rij in vast]
            veld.error_messages |= {"required": BESTAAT_NIET, "invalid_choice": BESTAAT_NIET}

    def clean(self) -> dict[str, Any]:
        """A letter beside itself shows nothing."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("een") and gegevens.get("een") == gegevens.get("ander"):
            self.add_error("ander", "Kies twee verschillende brieven.")
        return gegevens


def _naam(rapport: Rapport) -> str:
    """The letter in a list: its date of reference first, for by that one looks; its number tells two of one day apart."""
    waarover = klein_begin(rapport.tijdvak.naam) if rapport.tijdvak else "voortgang"
    return f"{datum_nl(rapport.peildatum)}, {waarover} (brief {rapport.pk})"
