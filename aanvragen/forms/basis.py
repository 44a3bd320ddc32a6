"""What every form of a section has in common: it shows and reads, the service writes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout, Submit
from django import forms
from django.db.models import QuerySet
from django.forms import formset_factory
from django.forms.boundfield import BoundField

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import euro, getal

from ..models import Aanvraag
from ..services import Verouderd

if TYPE_CHECKING:
    from django.http import QueryDict

HULPVELDEN = frozenset({"versie", "gezien", "rij", "sleutel"})
"""Fields that say what the writer saw; they hold nothing of the plan."""
POGINGEN = 5
"""How often a save is tried while others keep saving other sections of the same plan."""
LEGE_LIJNEN = 2
"""Lines to fill in that stand ready, so that one can go on without script."""
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
    """A field in which someone else's text differs from what was typed: both, side by side, and by which name one chooses."""

    naam: str
    label: str
    mijn: str
    nu: str


class OnderdeelForm(forms.ModelForm):
    """A section of a plan, or a part of one. The button and the save a moment after typing go through it alike.

    It remembers what its writer saw: the version of the plan, and a fingerprint of its own fields. So a save by someone
    else in another section is no conflict, and one in this section is never overwritten unasked. What can be saved is
    saved, also when another field holds something that cannot: nothing right is lost because something else is wrong.
    """

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    rij = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    nodig: tuple[str, ...] = ()
    """Fields that may wait, but not until filing: they do not say 'niet verplicht'."""
    vraag: dict[str, str] = {}
    """What to say where a field that cannot wait is empty."""
    terug = TERUG
    lijnform: type[forms.Form] | None = None
    """The form of one line, where a section has lines (costs, contributions)."""
    lijnnaam = ""
    """By which name the service takes the lines."""
    lijnlabel = ""

    def __init__(self, *args: Any, aanvraag: Aanvraag, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.aanvraag = aanvraag
        self.intussen: list[Verschil] = []
        self.uitkomst: Any = None
        self.is_bewaard = False
        for naam in self.nodig:
            self.fields[naam].later_verplicht = True  # type: ignore[attr-defined]
        for naam, zin in self.vraag.items():
            self.fields[naam].required = True
            self.fields[naam].error_messages["required"] = zin
        self.maak_op()
        self.lijninitial = self.lijnen_nu() if self.lijnform else []
        self.initial.update(versie=aanvraag.versie, gezien=self.vingerafdruk, rij=self.instance.pk)
        if self.instance.pk is None:
            self.initial["sleutel"] = uuid4()
        if self.is_bound:
            self._neem_over_wat_is_gekozen()
        self.lijnen = self._lijnen()
        self.helper = formulier(*self.indeling(), self.knoppen())
        self.helper.attrs = {"autocomplete": "off", "data-opslaan": ""}

    def maak_op(self) -> None:
        """What a form sets on its fields, once the plan is known."""

    def indeling(self) -> list[Any]:
        """The fields, in groups."""
        return [naam for naam in self.fields if naam not in HULPVELDEN]

    def lijnen_nu(self) -> list[dict[str, Any]]:
        """The lines as they are in the database."""
        return []

    def _lijnen(self) -> Any:
        if self.lijnform is None:
            return None
        soort = formset_factory(self.lijnform, extra=LEGE_LIJNEN, can_delete=True)
        return soort(
            self.data if self.is_bound else None,
            initial=self.lijninitial,
            prefix=self.lijnnaam,
            form_kwargs={"aanvraag": self.aanvraag},
        )

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
        if self.lijninitial:
            stand[self.lijnnaam] = self.lijninitial
        return hashlib.sha256(json.dumps(stand, sort_keys=True, default=str).encode()).hexdigest()[:20]

    def is_valid(self) -> bool:
        """Fields and lines alike."""
        geldig = super().is_valid()
        return (self.lijnen is None or self.lijnen.is_valid()) and geldig

    @property
    def gegevens(self) -> dict[str, Any]:
        """What was filled in and can be saved, for the service."""
        goed = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in HULPVELDEN}
        if self.instance.pk is None and "sleutel" in self.cleaned_data:
            goed["sleutel"] = self.cleaned_data["sleutel"]
        if self.lijnen is not None and self.lijnen.is_valid():
            goed[self.lijnnaam] = [
                {k: v for k, v in lijn.cleaned_data.items() if k != "DELETE"}
                for lijn in self.lijnen
                if lijn.cleaned_data and not lijn.cleaned_data.get("DELETE")
            ]
        return goed

    @property
    def is_gewijzigd(self) -> bool:
        """Whether anything that can be saved differs from what stands in the database."""
        velden = set(self.changed_data) & set(self.cleaned_data) - HULPVELDEN
        lijnen = self.lijnen is not None and self.lijnen.is_valid() and self.lijnen.has_changed()
        return bool(velden) or lijnen

    @property
    def versie_gezien(self) -> int:
        """The version to hold the service to: the present one where this section is as its writer saw it."""
        if self.cleaned_data.get("gezien") == self.vingerafdruk:
            return self.aanvraag.versie
        return self.cleaned_data.get("versie") or 0

    def bewaar(self, dienst: Callable[..., Any], **opties: Any) -> bool:
        """Let the service save what can be saved (`uitkomst`, `is_bewaard`). True when that was everything.

        What the service refuses becomes an error of this form. That someone saved another section meanwhile is no
        refusal: then it is tried again on the plan as it is now.
        """
        if not self.is_valid() and not self.is_gewijzigd:
            return False
        for _ in range(POGINGEN):
            try:
                self.uitkomst = dienst(self.aanvraag, **opties, versie=self.versie_gezien, **self.gegevens)
            except Verouderd as verouderd:
                if self._is_elders(verouderd):
                    continue
                self._toon_wat_er_nu_staat(verouderd)
            except Weigering as weigering:
                self.add_error(None, str(weigering))
            else:
                self.is_bewaard = True
                self._onthoud_wat_er_nu_staat()
            break
        return self.is_bewaard and self.is_valid()

    def _vers(self, aanvraag: Aanvraag) -> OnderdeelForm:
        """This section as it is in the database now."""
        beheer = type(self.instance)._default_manager
        vers = beheer.filter(pk=getattr(self.uitkomst, "pk", None) or self.instance.pk).first()
        return type(self)(instance=vers or type(self.instance)(), aanvraag=aanvraag)

    def _is_elders(self, verouderd: Verouderd) -> bool:
        """Whether what was saved in between left this section as its writer saw it."""
        nu = self._vers(verouderd.actueel)
        if nu.initial["gezien"] != self.cleaned_data.get("gezien"):
            return False
        self.aanvraag, self.initial = verouderd.actueel, nu.initial
        return True

    def _onthoud_wat_er_nu_staat(self) -> None:
        """After a save the form stands on what was saved: a next save from the same page is no conflict."""
        self.aanvraag.refresh_from_db()
        self._zet_gezien(self._vers(self.aanvraag))

    def _toon_wat_er_nu_staat(self, verouderd: Verouderd) -> None:
        """Keep what was typed, say what stands there now, and let the next save be a choice."""
        self.aanvraag = verouderd.actueel
        nu = self._vers(verouderd.actueel)
        self.intussen = [
            Verschil(veld.name, str(veld.label), getypt(self[veld.name]), in_woorden(veld))
            for veld in nu.visible_fields()
            if veld.field.has_changed(veld.initial, self[veld.name].data)
        ]
        if self.lijnform and nu.lijninitial != self.gegevens.get(self.lijnnaam, nu.lijninitial):
            mijn = self.gegevens[self.lijnnaam]
            self.intussen.append(
                Verschil(self.lijnnaam, self.lijnlabel, self._regels(mijn), self._regels(nu.lijninitial))
            )
        self._zet_gezien(nu)
        self.add_error(None, str(verouderd))

    def _regels(self, lijnen: list[dict[str, Any]]) -> str:
        """Lines as text, one a row."""
        return "\n".join(self.lijn_in_woorden(lijn) for lijn in lijnen) or "(leeg)"

    def lijn_in_woorden(self, lijn: dict[str, Any]) -> str:
        """One line as a person would say it."""
        return ", ".join(str(waarde) for waarde in lijn.values() if waarde not in (None, ""))

    def _zet_gezien(self, nu: OnderdeelForm) -> None:
        data = cast("QueryDict", self.data).copy()
        for naam in ("versie", "gezien", "rij"):
            data[naam] = "" if nu.initial[naam] is None else str(nu.initial[naam])
        self.data = data

    def _neem_over_wat_is_gekozen(self) -> None:
        """Where two texts lay side by side and the other one was chosen, put that one in the place of what was typed."""
        gekozen = [naam for naam in (*self.fields, self.lijnnaam) if naam and self.data.get(f"neem_{naam}") == "ander"]
        if not gekozen or self.data.get("gezien") != self.vingerafdruk:
            return
        leeg = type(self)(instance=self.instance, aanvraag=self.aanvraag)
        data = cast("QueryDict", self.data).copy()
        for naam in gekozen:
            for sleutel in [s for s in data if s == naam or s.startswith(f"{naam}-") or s == f"neem_{naam}"]:
                del data[sleutel]
            velden = [leeg[naam]] if naam in leeg.fields else lijnvelden(leeg.lijnen)
            for veld in velden:
                data.setlist(veld.html_name, als_invoer(veld))
        self.data = data


def lijnvelden(lijnen: Any) -> list[BoundField]:
    """All fields of a set of lines, its count included."""
    return [*lijnen.management_form, *(veld for lijn in lijnen for veld in lijn)]


def als_invoer(veld: BoundField) -> list[str]:
    """The value of an unbound field as a browser would send it."""
    waarde = veld.value()
    if isinstance(veld.field.widget, forms.CheckboxInput):
        return ["on"] if waarde else []
    if isinstance(waarde, list | tuple):
        return [str(getattr(deel, "pk", deel)) for deel in waarde]
    vorm = veld.field.widget.format_value(waarde)
    return [str(deel) for deel in vorm] if isinstance(vorm, list) else [] if vorm is None else [str(vorm)]


def getypt(veld: BoundField) -> str:
    """What was typed in a field, as a person would say it."""
    try:
        waarde = veld.field.clean(veld.data)
    except forms.ValidationError:
        return str(veld.data)
    return zeg(veld, list(waarde) if isinstance(waarde, QuerySet) else waarde)


def _plat(waarde: Any) -> Any:
    return [getattr(deel, "pk", deel) for deel in waarde] if isinstance(waarde, list) else waarde


def in_woorden(veld: BoundField) -> str:
    """What stands in the database, as a person would say it."""
    return zeg(veld, veld.initial)


def zeg(veld: BoundField, waarde: Any) -> str:
    """A value of a field as a person would say it."""
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
