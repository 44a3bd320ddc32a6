"""The filters of the two lists; everything is in the address."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from aanvragen.models import Aanvraag, AanvraagSoort, Arbeidsmarktregio, Deelnemer, Sector, Tijdvak
from aanvragen.statussen import Status
from sectorplannen.kern.models import Gebruiker, Rol

from ..models import Beoordeling
from ..werkstap import Werkstap
from ..werkvoorraad import Termijn

NIEMAND = "niemand"


class Lijstfilter(django_filters.FilterSet):
    """Search and filters of both lists. `termijn` is applied by the view, which first counts over all terms."""

    q = django_filters.CharFilter(label="Zoek", method="zoek")
    tijdvak = django_filters.ModelChoiceFilter(
        label="Tijdvak", queryset=Tijdvak.objects.all(), to_field_name="nummer", empty_label="Alle tijdvakken"
    )
    soort = django_filters.ChoiceFilter(
        label="Soort plan", choices=AanvraagSoort.choices, empty_label="Sector en regio"
    )
    beoordelaar = django_filters.ChoiceFilter(
        label="Beoordelaar", choices=lambda: _beoordelaars(), empty_label="Iedereen", method="van_beoordelaar"
    )
    sector = django_filters.ModelChoiceFilter(
        label="Sector", queryset=Sector.objects.all(), to_field_name="nummer", empty_label="Alle", method="in_gebied"
    )
    regio = django_filters.ModelChoiceFilter(
        label="Regio",
        queryset=Arbeidsmarktregio.objects.all(),
        to_field_name="nummer",
        empty_label="Alle",
        method="in_gebied",
    )
    termijn = django_filters.ChoiceFilter(choices=Termijn.choices, widget=forms.HiddenInput, method="later")
    eerst: tuple[str, ...] = ()
    """Which fields stand first, of those that only one of the lists has."""

    class Meta:
        model = Aanvraag
        fields: list[str] = []

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.form.order_fields(["q", *self.eerst, "beoordelaar", "tijdvak", "soort", "sector", "regio"])

    def zoek(self, rijen: QuerySet[Aanvraag], naam: str, tekst: str) -> QuerySet[Aanvraag]:
        """By name of the plan, its number, its lead organisation, or one of its partners."""
        als_partner = Deelnemer.objects.filter(organisatie__naam__icontains=tekst).values("aanvraag")
        return rijen.filter(
            Q(naam__icontains=tekst)
            | Q(nummer__icontains=tekst)
            | Q(hoofdaanvrager__naam__icontains=tekst)
            | Q(pk__in=als_partner)
        )

    def van_beoordelaar(self, rijen: QuerySet[Aanvraag], naam: str, waarde: str) -> QuerySet[Aanvraag]:
        """Given to this person, or to nobody yet."""
        if waarde == NIEMAND:
            return rijen.exclude(pk__in=Beoordeling.objects.values("aanvraag"))
        return rijen.filter(pk__in=Beoordeling.objects.filter(beoordelaar=int(waarde)).values("aanvraag"))

    def in_gebied(self, rijen: QuerySet[Aanvraag], naam: str, waarde: Any) -> QuerySet[Aanvraag]:
        """For this sector, or in this region."""
        return rijen.filter(pk__in=waarde.aanvragen.values("pk"))

    def later(self, rijen: QuerySet[Aanvraag], naam: str, waarde: str) -> QuerySet[Aanvraag]:
        """Leaves the rows as they are; see the class."""
        return rijen

    @property
    def gekozen(self) -> dict[str, str]:
        """What is filtered on, by field as it stands in the address; nothing where the address makes no sense."""
        if not self.form.is_valid():
            return {}
        return {veld: self.data[veld] for veld in self.filters if self.form.cleaned_data.get(veld)}


class Werkvoorraadfilter(Lijstfilter):
    """The queue: by step, of those that this role has to do with."""

    stap = django_filters.ChoiceFilter(field_name="werkstap", label="Stap", empty_label="Alle stappen")
    eerst = ("stap",)

    def __init__(self, *args: Any, stappen: tuple[Werkstap, ...], **opties: Any) -> None:
        self.stappen = stappen
        super().__init__(*args, **opties)

    def get_form_class(self) -> type[forms.Form]:
        """The form offers the steps of this role alone."""
        self.filters["stap"].extra["choices"] = [(stap.value, stap.label) for stap in self.stappen]
        return super().get_form_class()


class Plannenfilter(Lijstfilter):
    """All plans: by status."""

    status = django_filters.ChoiceFilter(
        label="Status", choices=[keuze for keuze in Status.choices if keuze[0] != Status.CONCEPT], empty_label="Alle"
    )
    eerst = ("status",)


class NaamFormulier(forms.Form):
    """The name of a saved view."""

    naam = forms.CharField(
        label="Naam van de weergave",
        max_length=60,
        error_messages={"required": "Geef de weergave een naam.", "max_length": "Gebruik hooguit 60 tekens."},
    )


def _beoordelaars() -> list[tuple[str, str]]:
    mensen = Gebruiker.objects.filter(Q(rol=Rol.BEOORDELAAR) | Q(beoordelingen__isnull=False)).distinct()
    return [(NIEMAND, "Nog niemand"), *((str(wie.pk), str(wie)) for wie in mensen.order_by("naam", "pk"))]
