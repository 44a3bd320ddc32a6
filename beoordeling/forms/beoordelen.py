"""Forms of assessing: the scores of a part, and the advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.forms import BoundField

from aanvragen.models import Maatregel

from ..models import Advies, Beoordeling, Criterium, Score, Waarde
from ..services import ScoreInvoer
from .basis import tekstvak
from .samen import SamenFormulier


@dataclass(frozen=True)
class Punt:
    """One criterion on the form: its scale, each position with what it means, and its reason."""

    criterium: Criterium
    waarde: BoundField
    reden: BoundField

    @property
    def zinnen(self) -> list[tuple[int, str, str]]:
        """Each position of the scale, its name and what it means; empty where the rubric does not say."""
        criterium = self.criterium
        zinnen = (criterium.bij_onvoldoende, criterium.bij_matig, criterium.bij_voldoende, criterium.bij_goed)
        return [(*stand, zin) for stand, zin in zip(Waarde.choices, zinnen, strict=True) if zin]


class Schaal(forms.RadioSelect):
    """Four radios, each described by the sentence that says what it means, so that it is heard as one goes by."""

    def __init__(self, *args: Any, beschreven: bool = False, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.beschreven = beschreven

    def create_option(self, name: str, value: Any, *args: Any, **opties: Any) -> dict[str, Any]:
        """One radio, tied to its sentence."""
        optie = super().create_option(name, value, *args, **opties)
        if self.beschreven:
            optie["attrs"]["aria-describedby"] = f"id_{name}_zin_{value}"
        return optie


class ScoreFormulier(SamenFormulier):
    """The rubric of one measure, or of the whole plan. A part may be saved half filled in; handing in asks all."""

    def __init__(
        self,
        data: Any = None,
        *,
        beoordeling: Beoordeling,
        criteria: list[Criterium],
        maatregel: Maatregel | None,
    ) -> None:
        self.criteria, self.maatregel = criteria, maatregel
        super().__init__(data, beoordeling=beoordeling)

    def maak_velden(self) -> None:
        """Per criterion its scale and its reason, both free to wait."""
        scores: dict[int, Score] = {
            score.criterium_id: score for score in self.beoordeling.scores.filter(maatregel=self.maatregel)
        }
        for criterium in self.criteria:
            score = scores.get(criterium.pk)
            self.fields[f"waarde_{criterium.code}"] = forms.TypedChoiceField(
                label=criterium.naam,
                choices=Waarde.choices,
                coerce=int,
                empty_value=None,
                required=False,
                widget=Schaal(beschreven=bool(criterium.bij_goed)),
                initial=score.waarde if score else None,
                error_messages={"invalid_choice": "Kies een score van de schaal."},
            )
            self.fields[f"reden_{criterium.code}"] = forms.CharField(
                label=f"Reden bij {criterium.naam.lower()}",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "class": "sp-reden"}),
                initial=score.reden if score else "",
            )

    def vers(self, beoordeling: Beoordeling) -> Self:
        """This part as it is in the database now."""
        return type(self)(beoordeling=beoordeling, criteria=self.criteria, maatregel=self.maatregel)

    def punten(self) -> Iterator[Punt]:
        """The criteria in the order of the rubric."""
        for criterium in self.criteria:
            yield Punt(criterium, self[f"waarde_{criterium.code}"], self[f"reden_{criterium.code}"])

    def opdracht(self) -> dict[str, Any]:
        """The scores of this part."""
        return {
            "scores": [
                ScoreInvoer(c, self.maatregel, self.goed(f"waarde_{c.code}"), self.goed(f"reden_{c.code}"))
                for c in self.criteria
            ]
        }


class AdviesFormulier(SamenFormulier):
    """The advice of one assessor, and why."""

    def maak_velden(self) -> None:
        """The advice may wait until handing in."""
        self.fields["advies"] = forms.ChoiceField(
            label="Uw advies",
            choices=Advies.choices,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Kies een advies uit de lijst."},
        )
        self.fields["advies"].later_verplicht = True  # type: ignore[attr-defined]
        self.fields["toelichting"] = tekstvak("Toelichting bij uw advies", verplicht=False)
        self.initial.update(advies=self.beoordeling.advies, toelichting=self.beoordeling.toelichting)

    def opdracht(self) -> dict[str, Any]:
        """The advice and its explanation; no scores."""
        return {"scores": []} | super().opdracht()
