"""Forms of deciding: grant, refuse, send back, withdraw a grant, decide on an objection."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from sectorplannen.kern.geld import euro

from .. import beurt, zwakte
from ..artikelen import AFWIJZINGSGRONDEN
from .basis import WerkwoordFormulier, tekstvak
from .toekennen import ToekennenFormulier

NUL = Decimal("0.00")
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

    buiten_volgorde = tekstvak(
        "Waarom gaat dit plan voor?",
        hulp="Alleen medewerkers lezen dit, in het dossier. Kent u zo weinig toe dat de andere plannen genoeg houden? Dan hoeft "
        "het niet.",
        rijen=3,
        verplicht=False,
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if self.aanvraag.voorschot_gewenst:
            self.fields["voorschot"].initial = True
        else:
            del self.fields["voorschot"]
        self.beurt = beurt.beurt(self.aanvraag)
        self.waarschuwing = ""
        """Which plans go first, where all that is asked would take what they need."""
        if self.beurt.neemt(self.aanvraag.gevraagd):
            self.waarschuwing = beurt.waarschuwing(self.aanvraag, self.beurt, self.gebruiker)
            self.fields["buiten_volgorde"].later_verplicht = True  # type: ignore[attr-defined]
        else:
            del self.fields["buiten_volgorde"]

    def clean(self) -> dict[str, Any]:
        """A reason for going before others; more than there is, the ceiling refuses anyway."""
        gegevens = super().clean()
        bedragen = [gegevens.get(f"bedrag_{m.volgnummer}") or NUL for m in self.maatregelen]
        toegekend = sum(bedragen, NUL)
        gaat_voor = self.beurt.neemt(toegekend) and toegekend <= self.beurt.ruimte
        if self.waarschuwing and not self.rekenen and gaat_voor and not gegevens.get("buiten_volgorde"):
            self.add_error(
                "buiten_volgorde", "Schrijf op waarom dit plan voorgaat, of wacht op het besluit over wat eerst komt."
            )
        return gegevens

    def argumenten(self) -> dict[str, Any]:
        """Measures, reasons and conditions."""
        return {
            "toekenningen": self.toekenningen(),
            "motivering": self.cleaned_data["motivering"],
            "voorwaarden": self.cleaned_data["voorwaarden"],
            "voorschot": self.cleaned_data.get("voorschot", False),
            "wegens_plafond": self.cleaned_data["wegens_plafond"],
            "buiten_volgorde": self.cleaned_data.get("buiten_volgorde", ""),
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
    reden_rest = tekstvak("Waarom verleent u niet wat er nog over is?", rijen=3, verplicht=False)
    motivering = tekstvak("Motivering", hulp="De aanvrager leest deze tekst precies zo.", leeg=MOTIVERING)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["gronden"].help_text = "Kies ten minste 1 grond. Of kies hieronder dat er geen geld meer is."
        # a ground or the ceiling: not for the words 'niet verplicht'
        self.fields["gronden"].later_verplicht = True  # type: ignore[attr-defined]
        self.fields["gronden"].initial = [g.letter for g in zwakte.gronden(self.aanvraag) if g.eensgezind]
        rest = beurt.rest(self.aanvraag)
        if 0 < rest < self.aanvraag.gevraagd:
            self.fields["reden_rest"].help_text = (
                f"Er is voor dit plan nog {euro(rest)} over. Dat deel kunt u verlenen (Awb 4:25). Wijst u alleen om het plafond "
                "af, dan staan dat bedrag en uw reden in de brief."
            )
            self.fields["reden_rest"].later_verplicht = True  # type: ignore[attr-defined]
        else:
            del self.fields["reden_rest"]

    def clean(self) -> dict[str, Any]:
        """A refusal names a ground of the scheme, or the ceiling; and for the ceiling alone why what is left is not granted."""
        gegevens = super().clean() or {}
        if not gegevens.get("gronden") and not gegevens.get("wegens_plafond"):
            self.add_error("gronden", "Kies ten minste 1 grond, of kies dat er geen geld meer is.")
        alleen_plafond = gegevens.get("wegens_plafond") and not gegevens.get("gronden")
        if alleen_plafond and "reden_rest" in self.fields and not gegevens.get("reden_rest"):
            self.add_error("reden_rest", "Schrijf op waarom u dat deel niet verleent, of verleen het.")
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
