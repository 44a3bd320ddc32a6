"""Choosing two assessors."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sectorplannen.kern.models import Gebruiker, Lidmaatschap

from ..werkvoorraad import verdeling
from .basis import WerkwoordFormulier


class BeoordelaarVeld(forms.ModelMultipleChoiceField):
    """Two assessors; each with the load, and with what is known about this plan."""

    begonnen: frozenset[int] = frozenset()

    def label_from_instance(self, obj: Any) -> str:
        bij = f"{obj.open} {'plan' if obj.open == 1 else 'plannen'} te beoordelen, {obj.aantal - obj.open} ingeleverd"
        return f"{obj}\n{bij}{'. Is al begonnen en houdt dit plan' if obj.pk in self.begonnen else ''}"


class Toewijzen(WerkwoordFormulier):
    """Exactly two assessors without a tie, least loaded first."""

    knop = "Beoordelaars kiezen"
    beoordelaars = BeoordelaarVeld(
        label="Kies twee beoordelaars",
        help_text="Wie een band met de aanvrager heeft, staat er niet bij.",
        queryset=Gebruiker.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies twee verschillende beoordelaars."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        veld: BeoordelaarVeld = self.fields["beoordelaars"]  # type: ignore[assignment]
        toegewezen = self.aanvraag.beoordelingen
        veld.begonnen = frozenset(toegewezen.exclude(scores=None).values_list("beoordelaar_id", flat=True))
        met_band = self.aanvraag.belangenverklaringen.filter(heeft_band=True).values("beoordelaar")
        organisaties = [
            self.aanvraag.hoofdaanvrager_id,
            *self.aanvraag.deelnemers.values_list("organisatie", flat=True),
        ]
        leden = Lidmaatschap.objects.filter(organisatie__in=organisaties).values("gebruiker")
        veld.queryset = verdeling().exclude(pk__in=met_band).exclude(pk__in=leden)
        self.initial["beoordelaars"] = list(toegewezen.values_list("beoordelaar_id", flat=True))

    def clean_beoordelaars(self) -> list[Gebruiker]:
        """Two, neither one nor three."""
        gekozen = list(self.cleaned_data["beoordelaars"])
        if len(gekozen) != 2:
            raise ValidationError("Kies twee verschillende beoordelaars.")
        return gekozen
