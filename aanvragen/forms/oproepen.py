"""Calls for partners: searching, placing, answering, talking."""

from __future__ import annotations

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Field, Fieldset, Submit
from django import forms
from django.db.models import Q, QuerySet

from sectorplannen.kern.models import Gebruiker, Organisatie

from ..models import Arbeidsmarktregio, Oproep, Oproepregel, Sector, Thema
from .basis import Uitklap, formulier, tekstvak
from .plan import KOLOMMEN

WOORDEN = 8
LANGSTE_TEKST = 3000
TERUG = """<a href="{{ terug }}">Terug, niets bewaren</a>"""


class OproepenFilter(forms.Form):
    """By words, theme, sector and region."""

    q = forms.CharField(
        label="Zoek op woord", max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    thema = forms.ChoiceField(label="Thema", choices=[("", "Alle"), *Thema.choices], required=False)
    sector = forms.ModelChoiceField(
        label="Sector", queryset=Sector.objects.all(), to_field_name="nummer", required=False, empty_label="Alle"
    )
    regio = forms.ModelChoiceField(
        label="Regio",
        queryset=Arbeidsmarktregio.objects.all(),
        to_field_name="nummer",
        required=False,
        empty_label="Alle",
    )

    def filter(self, rijen: QuerySet[Any]) -> QuerySet[Any]:
        """The calls that fit everything that was asked; what cannot be read is let go."""
        self.is_valid()
        gevraagd = self.cleaned_data
        if thema := gevraagd.get("thema"):
            rijen = rijen.filter(thema=thema)
        if sector := gevraagd.get("sector"):
            rijen = rijen.filter(sectoren=sector)
        if regio := gevraagd.get("regio"):
            rijen = rijen.filter(regios=regio)
        for woord in gevraagd.get("q", "").split()[:WOORDEN]:
            velden = ("titel", "brengt", "zoekt", "organisatie__naam")
            rijen = rijen.filter(Q(*((f"{veld}__icontains", woord) for veld in velden), _connector=Q.OR))
        return rijen


class NamensForm(forms.Form):
    """A form that one sends for an organisation: chosen where one writes for more than one."""

    organisatie = forms.ModelChoiceField(
        label="Namens welke organisatie?",
        queryset=Organisatie.objects.none(),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies een organisatie uit de lijst."},
    )

    def kies_uit(self, organisaties: QuerySet[Organisatie]) -> None:
        """Offer these; where there is one, that is the one."""
        self.organisaties = list(organisaties)
        veld = self.fields["organisatie"]
        veld.queryset = organisaties  # type: ignore[attr-defined]
        if len(self.organisaties) == 1:
            veld.required, veld.widget = False, forms.HiddenInput()

    def clean_organisatie(self) -> Organisatie | None:
        """The one that was chosen, or the only one there is."""
        if len(self.organisaties) == 1:
            return self.organisaties[0]
        gekozen: Organisatie | None = self.cleaned_data["organisatie"]
        return gekozen


class OproepForm(NamensForm, forms.ModelForm):
    """A call for partners. A call that stands there keeps its organisation."""

    class Meta:
        model = Oproep
        fields = ("titel", "thema", "brengt", "zoekt", "sectoren", "regios")
        widgets = {
            "brengt": tekstvak(4),
            "zoekt": tekstvak(4),
            "sectoren": forms.CheckboxSelectMultiple,
            "regios": forms.CheckboxSelectMultiple,
        }
        labels = {
            "titel": "Waar zoekt u een partner voor?",
            "thema": "Over welk thema gaat het vooral?",
            "brengt": "Wat brengt uw organisatie mee?",
            "zoekt": "Wie zoekt u?",
            "sectoren": "Voor welke sectoren?",
            "regios": "Voor welke arbeidsmarktregio’s?",
        }
        help_texts = {
            "titel": "Bijvoorbeeld: vakbond gezocht voor scholing in de bakkerij.",
            "brengt": "Bijvoorbeeld: een opleidingscentrum, leden met werkplekken, eigen geld.",
            "zoekt": "Noem geen namen of telefoonnummers van personen. Antwoorden komen hier binnen.",
        }
        error_messages = {
            "titel": {"required": "Schrijf waar u een partner voor zoekt."},
            "thema": {"required": "Kies een thema."},
            "brengt": {"required": "Schrijf wat uw organisatie meebrengt."},
            "zoekt": {"required": "Schrijf wie u zoekt."},
        }

    def __init__(self, *args: Any, gebruiker: Gebruiker, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if self.instance.pk:
            self.kies_uit(Organisatie.objects.filter(pk=self.instance.organisatie_id))
        else:
            self.kies_uit(gebruiker.schrijft_namens())
        self.fields["thema"].choices = [("", "Kies een thema"), *Thema.choices]  # type: ignore[attr-defined]
        for naam in ("brengt", "zoekt"):
            self.fields[naam].max_length = LANGSTE_TEKST  # type: ignore[attr-defined]
        for naam in ("sectoren", "regios"):
            self.fields[naam].later_verplicht = True  # type: ignore[attr-defined]
        knop = "Bewaar de oproep" if self.instance.pk else "Plaats de oproep"
        self.helper = formulier(
            Fieldset("De oproep", "organisatie", "titel", "thema", "brengt", "zoekt"),
            Fieldset(
                "Voor wie",
                HTML(
                    """<p class="sp-zacht">Kies ten minste 1 sector of 1 arbeidsmarktregio. Zo vinden anderen u.</p>"""
                ),
                Uitklap("Sectoren", Field("sectoren", template=KOLOMMEN), is_open=self._open("sectoren")),
                Uitklap("Arbeidsmarktregio’s", Field("regios", template=KOLOMMEN), is_open=self._open("regios")),
            ),
            FormActions(Submit("plaats", knop), HTML(TERUG)),
        )

    def _open(self, naam: str) -> bool:
        """In sight where something was chosen, or where something is still to be chosen."""
        return bool(self[naam].value()) or (naam == "sectoren" and not self["regios"].value())

    def clean(self) -> dict[str, Any]:
        """Found by a sector or a region; texts of a length that is read."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors.get("sectoren") and not gegevens.get("sectoren") and not gegevens.get("regios"):
            self.add_error("sectoren", "Kies ten minste 1 sector of 1 arbeidsmarktregio.")
        for naam in ("brengt", "zoekt"):
            if len(gegevens.get(naam) or "") > LANGSTE_TEKST:
                self.add_error(naam, f"Maak deze tekst korter: ten hoogste {LANGSTE_TEKST} tekens.")
        return gegevens

    def _post_clean(self) -> None:
        """The service sets the fields of the call, under its lock."""

    @property
    def gegevens(self) -> dict[str, Any]:
        """What the service takes, without the organisation."""
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields or ()}


class RegelForm(forms.Form):
    """A line in the talk."""

    tekst = forms.CharField(
        label="Uw bericht",
        max_length=Oproepregel._meta.get_field("tekst").max_length,
        widget=tekstvak(5),
        error_messages={"required": "Schrijf eerst een bericht."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier("tekst", HTML(self.wie), FormActions(Submit("stuur", "Stuur bericht")))

    wie = """{% naar_wie soort contact behalve=user %}"""


class AntwoordForm(NamensForm, RegelForm):
    """The first answer to a call, for an organisation of one's own that is not the one that calls."""

    field_order = ("organisatie", "tekst")
    wie = """{% naar_wie "oproep_beantwoord" %}"""

    def __init__(self, *args: Any, gebruiker: Gebruiker, oproep: Oproep, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.kies_uit(gebruiker.schrijft_namens().exclude(pk=oproep.organisatie_id))
        self.fields[
            "tekst"
        ].help_text = "Zeg wie u bent en wat u kunt bijdragen. Alleen de twee organisaties lezen dit."
        self.helper = formulier(
            "organisatie", "tekst", HTML(self.wie), FormActions(Submit("stuur", "Stuur antwoord"), HTML(TERUG))
        )
