"""Forms of assessing: assign, declare an interest, score, advise, lay before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from aanvragen.models import Maatregel
from sectorplannen.kern.models import Gebruiker, Lidmaatschap

from ..models import Advies, Beoordeling, Criterium, Score, Waarde
from ..services import ScoreInvoer, verschillen
from ..werkvoorraad import verdeling
from .basis import WerkwoordFormulier, tekstvak

VEROUDERD = "Deze pagina is verouderd"
VERSIE_MIST = "Laad de pagina opnieuw."


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


class Voorleggen(WerkwoordFormulier):
    """Words with it; obligatory where the two differ too much."""

    knop = "Besluit voorleggen"
    toelichting = tekstvak(
        "Toelichting voor de besluitnemer", leeg="Leg uit wat samen is besloten.", rijen=5, verplicht=False
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.verschillen = verschillen(self.aanvraag)
        if self.verschillen:
            self.fields["toelichting"].required = True
            self.fields["toelichting"].help_text = "De beoordelaars verschillen te veel. Leg uit wat samen is besloten."


class BelangVerklaren(forms.Form):
    """A tie with the partnership, or none."""

    BAND = (
        ("nee", "Nee, ik heb geen band"),
        ("ja", "Ja, ik heb een band\nU ziet dit plan dan niet meer en beoordeelt het niet"),
    )
    heeft_band = forms.TypedChoiceField(
        label="Heeft u een band met een van deze organisaties?",
        help_text="Bijvoorbeeld werk, familie, een bestuursfunctie of geld.",
        choices=BAND,
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    toelichting = tekstvak(
        "Toelichting", hulp="Bij een band: welke? Alleen de coördinator leest dit.", rijen=3, verplicht=False
    )

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Verklaring opslaan"))
        return helper

    def clean(self) -> dict[str, Any]:
        """A tie is named."""
        gegevens = super().clean() or {}
        if gegevens.get("heeft_band") and not gegevens.get("toelichting", "").strip():
            self.add_error("toelichting", "Schrijf op welke band u heeft.")
        return gegevens


@dataclass(frozen=True)
class Punt:
    """One criterion on the form: its scale and its reason."""

    criterium: Criterium
    waarde: BoundField
    reden: BoundField


class ScoreFormulier(forms.Form):
    """The rubric of one measure, or of the whole plan. A part may be saved half filled in; handing in asks all."""

    def __init__(
        self, *args: Any, criteria: list[Criterium], scores: dict[int, Score], versie: int, **opties: Any
    ) -> None:
        super().__init__(*args, **opties)
        self.criteria = criteria
        self.fields["versie"] = forms.IntegerField(
            initial=versie,
            label=VEROUDERD,
            widget=forms.HiddenInput,
            error_messages={"required": VERSIE_MIST, "invalid": VERSIE_MIST},
        )
        for criterium in criteria:
            score = scores.get(criterium.pk)
            self.fields[f"waarde_{criterium.code}"] = forms.TypedChoiceField(
                label=criterium.naam,
                choices=Waarde.choices,
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
                initial=score.waarde if score else None,
                error_messages={"invalid_choice": "Kies een score van de schaal."},
            )
            self.fields[f"reden_{criterium.code}"] = forms.CharField(
                label=f"Reden bij {criterium.naam.lower()}",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "class": "sp-reden"}),
                initial=score.reden if score else "",
            )

    def punten(self) -> Iterator[Punt]:
        """The criteria in the order of the rubric."""
        for criterium in self.criteria:
            yield Punt(criterium, self[f"waarde_{criterium.code}"], self[f"reden_{criterium.code}"])

    def clean(self) -> dict[str, Any]:
        """Below sufficient a reason is obligatory; a reason without a score is not lost in silence."""
        gegevens = super().clean() or {}
        for criterium in self.criteria:
            waarde, reden = gegevens.get(f"waarde_{criterium.code}"), gegevens.get(f"reden_{criterium.code}", "")
            if waarde is not None and waarde < Waarde.VOLDOENDE and not reden.strip():
                self.add_error(f"reden_{criterium.code}", "Geef een reden bij een score onder voldoende.")
            if waarde is None and reden.strip() and f"waarde_{criterium.code}" not in self.errors:
                self.add_error(f"waarde_{criterium.code}", "Kies een score bij deze reden.")
        return gegevens

    def invoer(self, maatregel: Maatregel | None) -> list[ScoreInvoer]:
        """The scores that were given, for the service."""
        gegeven = (
            (c, self.cleaned_data[f"waarde_{c.code}"], self.cleaned_data[f"reden_{c.code}"]) for c in self.criteria
        )
        return [ScoreInvoer(c, maatregel, waarde, reden.strip()) for c, waarde, reden in gegeven if waarde is not None]


class AdviesFormulier(forms.Form):
    """The advice of one assessor."""

    versie = forms.IntegerField(
        label=VEROUDERD, widget=forms.HiddenInput, error_messages={"required": VERSIE_MIST, "invalid": VERSIE_MIST}
    )
    advies = forms.ChoiceField(
        label="Uw advies",
        choices=Advies.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies uw advies.", "invalid_choice": "Kies een advies uit de lijst."},
    )
    toelichting = tekstvak("Toelichting bij uw advies", verplicht=False)

    def __init__(self, *args: Any, beoordeling: Beoordeling, **opties: Any) -> None:
        begin = {
            "versie": beoordeling.versie,
            "advies": beoordeling.advies,
            "toelichting": beoordeling.toelichting,
        }
        super().__init__(*args, **{"initial": begin} | opties)
