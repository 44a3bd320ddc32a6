"""What is asked while a letter is written: what it is about, the text of a section, why a check fails, and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError

from beoordeling.forms.basis import datumveld, tekstvak
from sectorplannen.kern.fouten import Weigering

from . import briefsecties, opmaak
from .briefsecties import Sectie
from .forms import Peildatum, tijdvakveld
from .models import Peiling, RapportSoort

HOOGSTE_TITEL = 120


class BriefFormulier(Peildatum):
    """A new letter: of which kind, on which period, on which date of reference."""

    soort = forms.ChoiceField(
        label="Soort brief", widget=forms.RadioSelect, error_messages={"required": "Kies een soort."}
    )
    tijdvak = tijdvakveld(verplicht=False, leeg="Kies een tijdvak")
    peildatum = datumveld(
        "Peildatum",
        hulp="De brief geeft de stand aan het einde van deze dag, en krijgt deze datum.",
        leeg="Vul een dag in.",
    )
    peiling = forms.ModelChoiceField(
        label="Of de peildatum van een gesloten peiling",
        queryset=Peiling.objects.filter(gesloten_op__isnull=False).order_by("-peildatum"),
        required=False,
        empty_label="Geen, de dag hierboven",
        error_messages={"invalid_choice": "Kies een peiling uit de lijst."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        peiling = self.fields["peiling"]
        assert isinstance(peiling, forms.ModelChoiceField)  # noqa: S101  (for the type checker)
        peiling.choices = [("", peiling.empty_label), *((p.pk, str(p)) for p in peiling.queryset or ())]
        if len(peiling.choices) == 1:
            del self.fields["peiling"]
        soort, tijdvak = self.fields["soort"], self.fields["tijdvak"]
        assert isinstance(soort, forms.ChoiceField)  # noqa: S101  (for the type checker)
        soort.choices = [(s.value, s.label) for s in RapportSoort if s in briefsecties.SOORTEN]
        soort.initial = RapportSoort.TIJDVAK
        if len(soort.choices) == 1:
            soort.widget = forms.HiddenInput()
        tijdvak.help_text = "Een voortgangsbrief gaat over alle tijdvakken." if len(soort.choices) > 1 else ""
        tijdvak.later_verplicht = True  # type: ignore[attr-defined]  # for one of the two kinds

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Brief beginnen"))
        return helper

    def clean(self) -> dict[str, Any]:
        """A letter on a period names it; one on progress is about all of them, and can take the day of a closed round."""
        gegevens = super().clean() or self.cleaned_data
        if peiling := gegevens.pop("peiling", None):
            gegevens["peildatum"] = peiling.peildatum
            self.errors.pop("peildatum", None)
        if gegevens.get("soort") == RapportSoort.VOORTGANG:
            gegevens["tijdvak"] = None
        elif gegevens.get("soort") and not gegevens.get("tijdvak") and "tijdvak" not in self.errors:
            self.add_error("tijdvak", "Kies een tijdvak.")
        return gegevens


class OpVersie(forms.Form):
    """A change of a letter: it says on which version it goes on."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def geweigerd(self, zin: str, laatste: int) -> None:
        """Say above the form why it was refused; sent again, it goes on from the version that is the last now."""
        self.add_error(None, zin)
        data: Any = self.data
        self.data = data.copy()
        self.data["versie"] = str(laatste)  # type: ignore[index]  # a copy can be written


class PeildatumFormulier(OpVersie, Peildatum):
    """Another date of reference for a draft."""

    peildatum = datumveld("Peildatum", leeg="Vul een dag in.")


class OnderdeelFormulier(OpVersie):
    """The heading and the text of one section; a new one also says behind which other it comes."""

    titel = forms.CharField(
        label="Kop", max_length=HOOGSTE_TITEL, error_messages={"required": "Geef het onderdeel een kop."}
    )
    na = forms.ChoiceField(label="Komt na", required=False)
    tekst = tekstvak("Tekst", rijen=18, leeg="Schrijf een tekst, of laat het onderdeel weg uit de brief.")

    def __init__(
        self, *args: Any, soort: str, cijfers: set[str], plaatsen: Sequence[tuple[str, str]] = (), **opties: Any
    ) -> None:
        super().__init__(*args, **opties)
        self.soort, self.cijfers = soort, cijfers
        veld = self.fields["na"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101  (for the type checker)
        veld.choices = [("", "Vooraan in de brief"), *plaatsen]
        veld.later_verplicht = True  # type: ignore[attr-defined]  # one of them is always chosen
        if not plaatsen:
            del self.fields["na"]

    def clean_titel(self) -> str:
        """A line of text, whose codes are figures."""
        return self._gekeurd(" ".join(self.cleaned_data["titel"].split()), set())

    def clean_tekst(self) -> str:
        """A text whose codes are figures, tables and charts."""
        return self._gekeurd(
            self.cleaned_data["tekst"].replace("\r\n", "\n"), set(briefsecties.blokken_van(self.soort))
        )

    def eis_past(self, secties: Sequence[Sectie]) -> bool:
        """Whether the letter can be with this text in it; what is wrong with it is said at the text."""
        try:
            briefsecties.keur(self.soort, secties, self.cijfers)
        except Weigering as weigering:
            self.add_error("tekst", str(weigering))
        return not self.errors

    def _gekeurd(self, tekst: str, blokken: set[str]) -> str:
        if mis := opmaak.keur(tekst, self.cijfers, blokken):
            raise ValidationError(list(mis))
        return tekst


class ToelichtingFormulier(OpVersie):
    """For each check that fails the explanation that is printed; left empty there is none."""

    def __init__(self, *args: Any, mis: Sequence[tuple[str, str, str]], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.codes = {f"toelichting_{code}": code for code, _, _ in mis}
        for (naam, _), (_, melding, gezegd) in zip(self.codes.items(), mis, strict=True):
            self.fields[naam] = tekstvak(melding, rijen=3, verplicht=False)
            self.fields[naam].initial = gezegd
            self.fields[naam].later_verplicht = True  # type: ignore[attr-defined]  # before the letter is offered

    @property
    def toelichtingen(self) -> dict[str, str]:
        """The explanations by the code of their check."""
        return {code: self.cleaned_data[naam] for naam, code in self.codes.items()}


class RedenFormulier(forms.Form):
    """Why a letter is given back or given up."""

    reden = tekstvak("Reden", rijen=4, leeg="Schrijf de reden op.")

    def __init__(self, *args: Any, label: str, leeg: str, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.fields["reden"].label = label
        self.fields["reden"].error_messages["required"] = leeg
