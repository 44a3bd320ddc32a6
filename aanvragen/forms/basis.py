"""What every form of a section has in common: it shows and reads, the service writes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout, Submit
from django import forms
from django.forms.boundfield import BoundField

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import euro, getal

from ..models import Aanvraag
from ..services import Verouderd

if TYPE_CHECKING:
    from django.http import QueryDict

TERUG = """<a href="{% url 'aanvragen:plan' aanvraag.nummer %}">Terug naar de takenlijst</a>"""


def tekstvak(regels: int = 4) -> forms.Textarea:
    """A text area of so many lines; it grows by its own corner."""
    return forms.Textarea(attrs={"rows": regels})


def ja_nee(label: str, **opties: Any) -> forms.TypedChoiceField:
    """A question to answer with yes or no, and that can still be open."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("True", "Ja"), ("False", "Nee")],
        coerce=lambda waarde: waarde == "True",
        widget=forms.RadioSelect,
        required=False,
        empty_value=None,
        **opties,
    )


class Uitklap(Div):
    """Fields that few people need, behind a line that says what they are; open where there is something in it."""

    template = "aanvragen/velden/uitklap.html"

    def __init__(self, titel: str, *velden: Any, is_open: bool = False) -> None:
        super().__init__(*velden)
        self.titel, self.is_open = titel, is_open


def formulier(*indeling: Any) -> FormHelper:
    """How a form is laid out. The list of errors stands above the columns of the page, so not in the form."""
    helper = FormHelper()
    helper.foutenlijst = False
    helper.render_hidden_fields = True
    helper.layout = Layout(*indeling)
    return helper


@dataclass(frozen=True)
class Verschil:
    """A field in which someone else's text differs from what was typed: its label, and what stands there now."""

    label: str
    nu: str


class OnderdeelForm(forms.ModelForm):
    """A section of a plan, or a part of one.

    It remembers what its writer saw: the version of the plan, and a fingerprint of its own fields. So a save by someone
    else in another section is no conflict, and one in this section is never overwritten unasked.
    """

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    nodig: tuple[str, ...] = ()
    """Fields that may wait, but not until filing: they do not say 'niet verplicht'."""
    vraag: dict[str, str] = {}
    """What to say where a field that cannot wait is empty."""
    terug = TERUG

    def __init__(self, *args: Any, aanvraag: Aanvraag, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.aanvraag = aanvraag
        self.intussen: list[Verschil] = []
        self.uitkomst: Any = None
        for naam in self.nodig:
            self.fields[naam].later_verplicht = True  # type: ignore[attr-defined]
        for naam, zin in self.vraag.items():
            self.fields[naam].error_messages["required"] = zin
        self.maak_op()
        self.initial.update(versie=aanvraag.versie, gezien=self.vingerafdruk)
        self.helper = formulier(*self.indeling(), self.knoppen())

    def maak_op(self) -> None:
        """What a form sets on its fields, once the plan is known."""

    def indeling(self) -> list[Any]:
        """The fields, in groups."""
        return [naam for naam in self.fields if naam not in {"versie", "gezien"}]

    def knoppen(self) -> FormActions:
        """Save and go on, save and stay, or leave."""
        return FormActions(
            Submit("verder", "Opslaan en verder"),
            Submit("opslaan", "Opslaan", css_class="utrecht-button--secondary-action"),
            HTML(self.terug),
        )

    def _post_clean(self) -> None:
        """The instance stays as it is in the database: the service writes, and checks the rules of the model."""

    @property
    def vingerafdruk(self) -> str:
        """Of what this section holds in the database."""
        stand = {naam: _plat(self.initial.get(naam)) for naam in self._meta.fields or ()}
        return hashlib.sha256(json.dumps(stand, sort_keys=True, default=str).encode()).hexdigest()[:20]

    @property
    def gegevens(self) -> dict[str, Any]:
        """What was filled in, for the service."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in {"versie", "gezien"}}

    @property
    def versie_gezien(self) -> int:
        """The version to hold the service to: the present one where this section is as its writer saw it."""
        if self.cleaned_data.get("gezien") == self.vingerafdruk:
            return self.aanvraag.versie
        return self.cleaned_data.get("versie") or 0

    def bewaar(self, dienst: Callable[..., Any], **opties: Any) -> bool:
        """Validate and let the service save (`uitkomst`); what it refuses becomes an error of this form. True when saved."""
        if not self.is_valid():
            return False
        try:
            self.uitkomst = dienst(self.aanvraag, **opties, versie=self.versie_gezien, **self.gegevens)
        except Verouderd as verouderd:
            self._toon_wat_er_nu_staat(verouderd)
        except Weigering as weigering:
            self.add_error(None, str(weigering))
        return not self.errors

    def _toon_wat_er_nu_staat(self, verouderd: Verouderd) -> None:
        """Keep what was typed, say what stands there now, and let the next save be a choice."""
        self.aanvraag = verouderd.actueel
        vers = type(self.instance)._default_manager.filter(pk=self.instance.pk).first()
        nu = type(self)(instance=vers or self.instance, aanvraag=verouderd.actueel)
        data = cast("QueryDict", self.data).copy()
        data["versie"], data["gezien"] = nu.initial["versie"], nu.initial["gezien"]
        self.data = data
        self.intussen = [
            Verschil(str(veld.label), in_woorden(veld))
            for veld in nu.visible_fields()
            if veld.field.has_changed(veld.initial, self[veld.name].data)
        ]
        self.add_error(None, str(verouderd))


def _plat(waarde: Any) -> Any:
    return [getattr(deel, "pk", deel) for deel in waarde] if isinstance(waarde, list) else waarde


def in_woorden(veld: BoundField) -> str:
    """The value of a field as a person would say it."""
    waarde = veld.initial
    if waarde in (None, "", []):
        return "(leeg)"
    if isinstance(waarde, list):
        return ", ".join(str(deel) for deel in waarde)
    if keuzes := dict(getattr(veld.field, "choices", [])):
        return str(keuzes.get(str(waarde), waarde))
    if isinstance(waarde, bool):
        return "Ja" if waarde else "Nee"
    if isinstance(waarde, date):
        return datum_nl(waarde)
    if isinstance(waarde, Decimal):
        return euro(waarde)
    return getal(waarde) if isinstance(waarde, int) else str(waarde)
