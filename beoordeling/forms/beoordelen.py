"""Forms of assessing: the scores of a part, and the advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from aanvragen.models import Maatregel

from ..models import Advies, Beoordeling, Criterium, Score, Waarde
from ..services import ScoreInvoer
from .basis import tekstvak

VEROUDERD = "Deze pagina is verouderd"
VERSIE_MIST = "Laad de pagina opnieuw."


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
