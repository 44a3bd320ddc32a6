"""Recording an outage, in /beheer/."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from sectorplannen.kern.fouten import Weigering

from .. import services
from ..models import Tijdvak

VORM = "%Y-%m-%dT%H:%M:%S"


def momentveld(label: str, *, leeg: str, hulp: str = "") -> forms.DateTimeField:
    """A day and a clock time in Amsterdam in one field, which the browser draws."""
    kiezer = forms.DateTimeInput(attrs={"type": "datetime-local", "step": "1"}, format=VORM)
    fouten = {"required": leeg, "invalid": "Vul een dag en een tijd in, bijvoorbeeld 2026-05-31 23:59."}
    return forms.DateTimeField(label=label, help_text=hulp, widget=kiezer, error_messages=fouten)


class StoringForm(forms.Form):
    """When it was, what it was, and when the period closes now."""

    van = momentveld("Begin van de storing", leeg="Vul in wanneer de storing begon.")
    tot = momentveld("Einde van de storing", leeg="Vul in wanneer de storing voorbij was.")
    sluit_op = momentveld(
        "Nieuwe sluiting",
        leeg="Vul in wanneer het tijdvak sluit.",
        hulp="Tot en met dit moment kan worden ingediend. Later dan de sluiting van nu.",
    )
    reden = forms.CharField(
        label="Wat was er aan de hand?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Iedereen met een concept leest deze tekst. Noem geen namen.",
        error_messages={"required": "Schrijf op wat er aan de hand was."},
    )

    def __init__(self, *args: Any, tijdvak: Tijdvak, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.tijdvak = tijdvak

    def clean(self) -> dict[str, Any]:
        """What the service would refuse is said before the question whether one is sure."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return gegevens
        nu = timezone.now()
        if gegevens["van"] > nu:
            self.add_error("van", "Deze storing moet nog beginnen. Leg een storing vast als zij er is geweest.")
        if gegevens["sluit_op"] <= nu:
            self.add_error("sluit_op", "Kies een moment dat nog komt. Anders kan niemand meer indienen.")
        if self.errors:
            return gegevens
        try:
            services.eis_storing(self.tijdvak, **gegevens)
        except Weigering as weigering:
            raise ValidationError(str(weigering)) from weigering
        return gegevens
