"""What every form of a section has in common: it shows and reads, the service writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout, Submit
from django import forms

from sectorplannen.kern.fouten import Weigering

from ..aanwezig import NIEUW
from ..models import Aanvraag
from ..services import Verouderd
from .samen import HULPVELDEN, SamenForm
from .vergelijken import afdruk, lees_afdrukken

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField

POGINGEN = 5
"""How often a save is tried while others keep saving other sections of the same plan."""
TERUG = """<a href="{% url 'aanvragen:plan' aanvraag.nummer %}">Terug naar de takenlijst</a>"""
DRUK = "Anderen slaan dit plan nu steeds op. Uw tekst staat nog in het formulier. Sla zo nog een keer op."


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


class OnderdeelForm(SamenForm):
    """A section of a plan, or a part of one. The button and the save a moment after typing go through it alike.

    What can be saved is saved, also when another field holds something that cannot: nothing right is lost because
    something else is wrong.
    """

    nodig: tuple[str, ...] = ()
    """Fields that may wait, but not until filing: they do not say 'niet verplicht'."""
    vraag: dict[str, str] = {}
    """What to say where a field that cannot wait is empty."""
    terug = TERUG

    def __init__(self, *args: Any, aanvraag: Aanvraag, **opties: Any) -> None:
        self.is_bewaard = False
        super().__init__(*args, aanvraag=aanvraag, **opties)
        for naam in self.fields.keys() & set(self.nodig):
            self.fields[naam].later_verplicht = True  # type: ignore[attr-defined]
        for naam, zin in self.vraag.items():
            self.fields[naam].required = True
            self.fields[naam].error_messages["required"] = zin
        self.helper = formulier(*self.indeling(), self.knoppen())
        self.helper.form_id = "onderdeel"
        self.helper.attrs = {"autocomplete": "off", "data-opslaan": ""}

    def indeling(self) -> list[Any]:
        """The fields, in groups."""
        return [naam for naam in self.fields if naam not in HULPVELDEN]

    def knoppen(self) -> FormActions:
        """Save and go on, save and stay, or leave."""
        return FormActions(
            Submit("verder", "Opslaan en verder"),
            Submit("opslaan", "Opslaan", css_class="utrecht-button--secondary-action"),
            HTML(self.terug),
        )

    @property
    def onderdeel(self) -> str:
        """Which section this is, or which measure or bottleneck, for who else has it open."""
        if isinstance(self.instance, Aanvraag):
            return type(self).__name__.removesuffix("Form").lower()
        return f"{self.instance._meta.model_name}-{self.pk or NIEUW}"

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
        if self.lijnen is not None and self.lijnen.is_valid() and not self._wacht(self.lijnnaam):
            goed[self.lijnnaam] = [
                {k: v for k, v in lijn.cleaned_data.items() if k != "DELETE"}
                for lijn in self.lijnen
                if lijn.cleaned_data and not lijn.cleaned_data.get("DELETE")
            ]
        return goed

    def _wacht(self, naam: str) -> bool:
        return any(verschil.naam == naam for verschil in self.intussen)

    @property
    def is_gewijzigd(self) -> bool:
        """Whether anything that can be saved differs from what stands in the database."""
        return any(self._getypt(naam) != self.stand[naam] for naam in self.gegevens if naam in self.stand)

    @property
    def niet_bewaard(self) -> list[str]:
        """The fields (and the lines, by their name) that could not be saved as they are."""
        goed = self.gegevens
        return [naam for naam in self.stand if naam not in goed]

    @property
    def aantal_niet_bewaard(self) -> int:
        """How many answers could not be saved as they are."""
        velden = [naam for naam in self.errors if naam in self.fields]
        lijnen = [lijn for lijn in self.lijnen or () if lijn.errors]
        return len(velden) + len(lijnen) + len(self.intussen)

    def bewaar(self, dienst: Callable[..., Any], **opties: Any) -> bool:
        """Let the service save what can be saved (`uitkomst`, `is_bewaard`). True when that was everything.

        What the service refuses becomes an error of this form. That someone saved meanwhile is no refusal: then what
        was typed is laid on the plan as it is now, and it is tried again.
        """
        for _ in range(POGINGEN):
            geldig = self.is_valid()
            if not self.is_gewijzigd and (self.instance.pk is not None or not geldig):
                self.is_bewaard = geldig
                return geldig
            versie = self.aanvraag.versie
            try:
                self.uitkomst = dienst(self.aanvraag, **opties, versie=versie, **self.gegevens)
            except Verouderd:
                self._begin_opnieuw()
            except Weigering as weigering:
                self.add_error(None, str(weigering))
                return False
            else:
                self.is_bewaard = True
                self._onthoud_wat_is_bewaard(versie + 1)
                return geldig
        self.add_error(None, DRUK)
        return False

    def _begin_opnieuw(self) -> None:
        """Take the plan as it is now, and lay on it what was sent."""
        self.aanvraag.refresh_from_db()
        nu = self._vers()
        self.initial, self.lijninitial = nu.initial, nu.lijninitial
        self._errors = None
        self._bound_fields_cache: dict[str, BoundField] = {}  # each remembers what stood there before
        self._voeg_samen(nu)

    def _vers(self) -> OnderdeelForm:
        """This section as it is in the database now."""
        beheer = type(self.instance)._default_manager
        if isinstance(self.instance, Aanvraag):
            rij = self.aanvraag
        elif self.pk is not None:
            rij = beheer.filter(pk=self.pk).first()
        else:
            rij = beheer.filter(aanvraag=self.aanvraag, sleutel=self.cleaned_data.get("sleutel")).first()
        return type(self)(instance=rij or type(self.instance)(), aanvraag=self.aanvraag)

    def _onthoud_wat_is_bewaard(self, versie: int) -> None:
        """After the save that made `versie` its writer has seen what stands there: a next one from the same page is no conflict.

        Where another saved since, that is not seen yet: then what was sent counts as seen, and not what stands there.
        """
        nu = self._vers().stand
        alleen = type(self.aanvraag).objects.filter(pk=self.aanvraag.pk, versie=versie).exists()
        bewaard = {naam: nu[naam] if alleen else self._getypt(naam) for naam in self.gegevens if naam in self.stand}
        gezien = lees_afdrukken(str(self._invoer["gezien"]))
        self._onthoud(gezien | {naam: afdruk(waarde) for naam, waarde in bewaard.items()}, versie)
