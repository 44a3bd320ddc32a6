"""Forms of the ceiling: which period on which day, and setting or raising it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import HOOGSTE, euro
from sectorplannen.kern.velden import BedragVeld

from ..models import Boeking
from ..services import EERSTE_STAATSCOURANT, staatscourant
from .basis import datumveld


class StandFormulier(forms.Form):
    """Which period, and on which day (empty: now)."""

    tijdvak = forms.ModelChoiceField(
        label="Tijdvak",
        queryset=Tijdvak.objects.all(),
        to_field_name="nummer",
        required=False,
        empty_label=None,
        error_messages={"invalid_choice": "Dit tijdvak bestaat niet."},
    )
    peildatum = datumveld("Stand op", verplicht=False)


class PlafondFormulier(forms.Form):
    """An amount, the day from which it counts, and the publication it rests on."""

    KNOPPEN = {Boeking.VASTSTELLING: "Plafond vaststellen", Boeking.VERHOGING: "Plafond verhogen"}
    LABELS = {Boeking.VASTSTELLING: "Plafond in euro", Boeking.VERHOGING: "Verhoging in euro"}

    bedrag = BedragVeld(error_messages={"required": "Vul het bedrag in."})
    datum = datumveld("Geldt vanaf")
    jaar = forms.RegexField(
        r"^[0-9]{4}$",
        strip=True,
        label="Staatscourant: jaar",
        widget=forms.TextInput(attrs={"class": "sp-b4", "inputmode": "numeric"}),
        error_messages={
            "required": "Vul het jaar van de Staatscourant in.",
            "invalid": "Vul een jaar in, bijvoorbeeld 2014.",
        },
    )
    nummer = forms.RegexField(
        r"^[0-9]{1,5}$",
        strip=True,
        label="Staatscourant: nummer",
        help_text="Het nummer van de publicatie, bijvoorbeeld 13945.",
        widget=forms.TextInput(attrs={"class": "sp-b8", "inputmode": "numeric"}),
        error_messages={
            "required": "Vul het nummer in de Staatscourant in.",
            "invalid": "Vul een nummer van ten hoogste 5 cijfers in, bijvoorbeeld 13945.",
        },
    )
    toelichting = forms.CharField(
        label="Toelichting",
        help_text="Bijvoorbeeld de naam van het besluit.",
        max_length=160,
        required=False,
    )

    def __init__(self, *args: Any, soort: Boeking, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.soort = soort
        self.initial.setdefault("datum", vandaag())
        self.fields["bedrag"].label = self.LABELS[soort]
        self.fields["bedrag"].widget.attrs["class"] = "sp-b12"
        if soort == Boeking.VERHOGING:
            self.fields["bedrag"].help_text = "Alleen wat erbij komt, niet het nieuwe totaal."

    def clean_jaar(self) -> int:
        """A year in which the Staatscourant was there."""
        jaar = int(self.cleaned_data["jaar"])
        self._keur(jaar, 1)
        return jaar

    def clean_nummer(self) -> int:
        """A number that a publication can have."""
        nummer = int(self.cleaned_data["nummer"])
        self._keur(EERSTE_STAATSCOURANT, nummer)
        return nummer

    def _keur(self, jaar: int, nummer: int) -> None:
        try:
            staatscourant(jaar, nummer)
        except Weigering as weigering:
            raise forms.ValidationError(str(weigering)) from weigering

    def argumenten(self) -> dict[str, Any]:
        """What the service takes: the ground as it is cited."""
        gegevens = dict(self.cleaned_data)
        delen = (gegevens.pop(naam) for naam in ("jaar", "nummer", "toelichting"))
        return gegevens | {"grondslag": staatscourant(*delen)}

    @property
    def helper(self) -> FormHelper:
        """One button that says what happens."""
        helper = FormHelper()
        helper.add_input(Submit("", self.KNOPPEN[self.soort]))
        return helper


class WatAlsFormulier(forms.Form):
    """Another ceiling: the whole amount, or what comes on or goes off. Empty: the ceiling of now."""

    plafond = BedragVeld(
        label="Plafond in euro", required=False, widget=forms.TextInput(attrs={"class": "sp-b12"}), max_value=HOOGSTE
    )
    verschil = BedragVeld(
        label="Of: verschil in euro",
        help_text="Bijvoorbeeld 60.000.000 erbij, of -20.000.000 eraf.",
        required=False,
        widget=forms.TextInput(attrs={"class": "sp-b12"}),
        min_value=-HOOGSTE,
        max_value=HOOGSTE,
    )

    def __init__(self, *args: Any, nu: Decimal, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.nu = nu

    def clean(self) -> dict[str, Any]:
        """One of the two, and a ceiling that is not below nothing. The page fills in that of now: left so, it says nothing."""
        gegevens = super().clean() or {}
        plafond, verschil = gegevens.get("plafond"), gegevens.get("verschil")
        if plafond is not None and verschil is not None and plafond not in {self.nu, self.nu + verschil}:
            self.add_error("verschil", "Vul het plafond in of het verschil, niet allebei.")
        elif verschil is not None and not 0 <= self.nu + verschil <= HOOGSTE:
            self.add_error("verschil", f"Een plafond is niet lager dan € 0 en ten hoogste {euro(HOOGSTE)}.")
        return gegevens

    def gekozen(self) -> Decimal:
        """The ceiling that is meant, in euros; that of now where nothing readable was filled in."""
        if not self.is_bound or not self.is_valid():
            return self.nu
        plafond, verschil = self.cleaned_data["plafond"], self.cleaned_data["verschil"]
        if verschil is not None:
            return Decimal(self.nu + verschil)
        return self.nu if plafond is None else Decimal(plafond)
