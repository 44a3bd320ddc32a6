"""Forms of deciding: grant, refuse, send back, withdraw a grant, decide on an objection."""

from __future__ import annotations

from typing import Any

from django import forms

from .. import zwakte
from ..artikelen import AFWIJZINGSGRONDEN
from .basis import WerkwoordFormulier, tekstvak
from .toekennen import ToekennenFormulier

MOTIVERING = "Geef de motivering van het besluit (Awb 3:46)."


class Verlenen(ToekennenFormulier):
    """Grant, wholly or in part."""

    knop = "Verlenen"
    motivering = tekstvak("Motivering", hulp="De aanvrager leest deze tekst precies zo.", leeg=MOTIVERING)
    voorwaarden = tekstvak("Voorwaarden", rijen=3, verplicht=False)
    voorschot = forms.BooleanField(
        label="Voorschotten geven",
        help_text="Tien procent bij dit besluit, daarna elk half jaar (artikel 5.3).",
        required=False,
    )
    wegens_plafond = forms.BooleanField(
        label="Minder toegekend omdat het plafond niet meer toelaat",
        help_text="De brief noemt dan artikel 4:25 van de Algemene wet bestuursrecht.",
        required=False,
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if self.aanvraag.voorschot_gewenst:
            self.fields["voorschot"].initial = True
        else:
            del self.fields["voorschot"]

    def argumenten(self) -> dict[str, Any]:
        """Measures, reasons and conditions."""
        return {
            "toekenningen": self.toekenningen(),
            "motivering": self.cleaned_data["motivering"],
            "voorwaarden": self.cleaned_data["voorwaarden"],
            "voorschot": self.cleaned_data.get("voorschot", False),
            "wegens_plafond": self.cleaned_data["wegens_plafond"],
        }


def gronden(*, verplicht: bool = True) -> forms.MultipleChoiceField:
    """The grounds of art. 2.5, each with its words."""
    return forms.MultipleChoiceField(
        label="Gronden van artikel 2.5",
        choices=list(AFWIJZINGSGRONDEN.items()),
        widget=forms.CheckboxSelectMultiple,
        required=verplicht,
        error_messages={"required": "Kies ten minste 1 grond."},
    )


class Afwijzen(WerkwoordFormulier):
    """Refuse, on named grounds."""

    knop = "Afwijzen"
    gronden = gronden(verplicht=False)
    wegens_plafond = forms.BooleanField(
        label="Er is geen geld meer onder het plafond",
        help_text="De brief noemt dan artikel 4:25 van de Algemene wet bestuursrecht.",
        required=False,
    )
    motivering = tekstvak("Motivering", hulp="De aanvrager leest deze tekst precies zo.", leeg=MOTIVERING)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["gronden"].help_text = "Kies ten minste 1 grond. Of kies hieronder dat er geen geld meer is."
        # a ground or the ceiling: not for the words 'niet verplicht'
        self.fields["gronden"].later_verplicht = True  # type: ignore[attr-defined]
        self.fields["gronden"].initial = [g.letter for g in zwakte.gronden(self.aanvraag) if g.eensgezind]

    def clean(self) -> dict[str, Any]:
        """A refusal names a ground of the scheme, or the ceiling."""
        gegevens = super().clean() or {}
        if not gegevens.get("gronden") and not gegevens.get("wegens_plafond"):
            self.add_error("gronden", "Kies ten minste 1 grond, of kies dat er geen geld meer is.")
        return gegevens


class Terugleggen(WerkwoordFormulier):
    """What has to be looked at again."""

    knop = "Terugleggen"
    reden = tekstvak(
        "Wat moeten de beoordelaars opnieuw bekijken?", leeg="Schrijf op wat de beoordelaars opnieuw moeten bekijken."
    )


class VerleningIntrekken(WerkwoordFormulier):
    """Why a grant is withdrawn."""

    knop = "Verlening intrekken"
    motivering = tekstvak("Motivering", hulp="De aanvrager leest deze tekst precies zo.", leeg=MOTIVERING)
