"""Which period, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from aanvragen.models import Tijdvak
from beoordeling.forms.basis import datumveld
from sectorplannen.kern.datums import vandaag

BESTAAT_NIET = "Dit tijdvak bestaat niet."
ALLE = "alle"
"""How an address says that all periods are meant together."""


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
        return _geweest(self.cleaned_data["peildatum"])


def _geweest(dag: date | None) -> date | None:
    if dag and dag > vandaag():
        raise ValidationError("Kies een dag tot en met vandaag.")
    return dag


class StandKeuze(Peildatum):
    """The state of which period or of all, at the end of which day (empty: today).

    `tijdvakken` are all periods, read once for the field and for what is chosen: a Tijdvak, ALLE, or None where it is left out.
    """

    tijdvak = forms.ChoiceField(label="Tijdvak", required=False, error_messages={"invalid_choice": BESTAAT_NIET})
    peildatum = datumveld("Peildatum", verplicht=False)

    def __init__(self, *args: Any, tijdvakken: Sequence[Tijdvak] | None = None, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.tijdvakken = list(Tijdvak.objects.select_related("regelingversie")) if tijdvakken is None else tijdvakken
        veld = self.fields["tijdvak"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101  (for the type checker)
        veld.choices = [(str(rij.nummer), str(rij)) for rij in self.tijdvakken] + [(ALLE, "Alle tijdvakken")]

    def clean_tijdvak(self) -> Tijdvak | str | None:
        """The period itself, or ALLE."""
        gekozen: str = self.cleaned_data["tijdvak"]
        if gekozen == ALLE:
            return ALLE
        return next((rij for rij in self.tijdvakken if str(rij.nummer) == gekozen), None)


class StandFormulier(StandKeuze):
    """The state, and with which other day it is to be compared."""

    vergelijk = datumveld("Vergelijk met", verplicht=False)

    def clean_vergelijk(self) -> date | None:
        """A day that has been."""
        return _geweest(self.cleaned_data["vergelijk"])


class VergelijkFormulier(StandKeuze):
    """Of which period, between which two days."""

    field_order = ("tijdvak", "van", "tot")
    peildatum = None  # type: ignore[assignment]  # how Django leaves a field of the base out
    van = datumveld("Van", leeg="Vul de eerste dag in.")
    tot = datumveld("Tot en met", leeg="Vul de laatste dag in.")

    def clean_van(self) -> date | None:
        """A day that has been."""
        return _geweest(self.cleaned_data["van"])

    def clean_tot(self) -> date | None:
        """A day that has been."""
        return _geweest(self.cleaned_data["tot"])

    def clean(self) -> dict[str, Any]:
        """The first day comes before the last."""
        gegevens = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and van >= tot:
            self.add_error("tot", "Kies een dag na de eerste dag.")
        return gegevens
