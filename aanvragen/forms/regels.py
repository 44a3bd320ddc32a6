"""Sections with lines (costs, contributions): the form of one line, and what a section with lines has in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string

from sectorplannen.kern.geld import HOOGSTE
from sectorplannen.kern.velden import BedragVeld

from ..models import Aanvraag
from ..tarieven import GEEN
from .basis import OnderdeelForm

TE_GROOT = "Dit bedrag is te groot."


def bedragveld(label: str, **opties: Any) -> BedragVeld:
    """An amount on a line, or one that may stay open."""
    meldingen = {"max_value": TE_GROOT}
    return BedragVeld(label=label, required=False, max_value=HOOGSTE, error_messages=meldingen, **opties)


def begrens(form: forms.ModelForm, *namen: str) -> None:
    """Refuse at the field what is larger than any amount that can be meant."""
    for naam in namen:
        form.fields[naam].validators.append(MaxValueValidator(HOOGSTE, TE_GROOT))


class Sjabloon:
    """A part of a form that a template of its own draws, such as its lines; the template gets `form`."""

    def __init__(self, naam: str) -> None:
        self.naam = naam

    def render(self, form: forms.Form, context: Any, template_pack: str = "", **opties: Any) -> str:
        """As crispy asks it of everything in a layout."""
        return str(render_to_string(self.naam, context.flatten() | {"form": form}))


class Regel(forms.Form):
    """One line. An empty one says nothing; one that was begun may lack its amount, for a draft is never finished."""

    hoofd: tuple[str, ...] = ()
    """The fields in sight."""
    meer: tuple[str, ...] = ()
    """The fields behind 'meer over deze kosten'."""
    bedragnaam = ""
    heeft_som = False
    """Whether the server counts something for each line."""
    kies = ""
    """What to say where a line that was begun has no kind yet."""

    def __init__(self, *args: Any, aanvraag: Aanvraag, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.regeling = aanvraag.tijdvak.regelingversie
        for veld in self.fields.values():
            veld.later_verplicht = True  # type: ignore[attr-defined]
        self.maak_op()

    def maak_op(self) -> None:
        """What a line sets on its fields, once the scheme is known."""

    @property
    def is_leeg(self) -> bool:
        """Nothing was filled in."""
        waarden = (self[naam].value() for naam in (*self.hoofd, *self.meer))
        return not any(str(waarde).strip() for waarde in waarden if waarde is not None)

    @property
    def hoofdvelden(self) -> list[BoundField]:
        """The fields in sight."""
        return [self[naam] for naam in self.hoofd]

    @property
    def meervelden(self) -> list[BoundField]:
        """The fields behind the fold."""
        return [self[naam] for naam in self.meer]

    @property
    def is_open(self) -> bool:
        """Whether there is something behind the fold."""
        return any(veld.value() or veld.errors for veld in self.meervelden)

    @property
    def is_ongebruikt(self) -> bool:
        """An empty line that stands ready: there is nothing to take out."""
        return self.is_leeg and not self.initial

    @property
    def gelezen(self) -> dict[str, Any]:
        """What of the line can be read: as typed, or as it is in the database. Nothing of a line that goes."""
        if not self.is_bound:
            return dict(self.initial)
        self.is_valid()
        return {} if self.cleaned_data.get("DELETE") else self.cleaned_data

    def clean(self) -> dict[str, Any]:
        """A line that was begun has a kind; without an amount it is nought euros."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if "soort" in gegevens and not gegevens["soort"]:
            self.add_error("soort", self.kies)
        if self.bedragnaam in gegevens:
            gegevens[self.bedragnaam] = gegevens[self.bedragnaam] or GEEN
        return gegevens


class RegelsForm(OnderdeelForm):
    """A section with lines: `regelnaam` is what one of them is called, `erbij` the words on the button for one more."""

    regelnaam = "Regel"
    erbij = "Nog een regel"
    meertitel = ""

    @property
    def erbij_naam(self) -> str:
        """The name of the button that saves, and shows more lines."""
        return f"{self.lijnnaam}-erbij"

    def _begin_met_wat_is_gestuurd(self) -> None:
        """Who asked for one more line gets one, also where something is wrong with the others."""
        super()._begin_met_wat_is_gestuurd()
        totaal = f"{self.lijnnaam}-TOTAL_FORMS"
        aantal = str(self._gestuurd.get(totaal, ""))
        if self.erbij_naam in self._gestuurd and aantal.isdecimal():
            self._gestuurd[totaal] = str(int(aantal) + 1)

    @property
    def eerste_lege(self) -> str:
        """The id of the first field of the line that stands ready after those that were saved."""
        return f"id_{self.lijnnaam}-{len(self.gegevens.get(self.lijnnaam, ()))}-{self.lijnform.hoofd[0]}"  # type: ignore[union-attr]

    @property
    def alles_leesbaar(self) -> bool:
        """Whether every line can be read, so that a sum is the whole sum."""
        return not self.is_bound or bool(self.lijnen.is_valid())

    def gelezen_lijnen(self) -> Iterator[dict[str, Any]]:
        """What of each line can be read."""
        return (lijn.gelezen for lijn in self.lijnen)
