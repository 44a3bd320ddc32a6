"""The filters of the two lists; everything is in the address."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from aanvragen.models import Aanvraag, AanvraagSoort, Tijdvak
from aanvragen.statussen import Status

from ..werkvoorraad import Termijn, Werkstap


class Lijstfilter(django_filters.FilterSet):
    """Search and filters of both lists. `termijn` is applied by the view, which first counts over all terms."""

    q = django_filters.CharFilter(label="Zoek", method="zoek")
    tijdvak = django_filters.ModelChoiceFilter(
        label="Tijdvak", queryset=Tijdvak.objects.all(), to_field_name="nummer", empty_label="Alle tijdvakken"
    )
    soort = django_filters.ChoiceFilter(
        label="Soort plan", choices=AanvraagSoort.choices, empty_label="Sector en regio"
    )
    termijn = django_filters.ChoiceFilter(choices=Termijn.choices, widget=forms.HiddenInput, method="later")

    class Meta:
        model = Aanvraag
        fields: list[str] = []

    def zoek(self, rijen: QuerySet[Aanvraag], naam: str, tekst: str) -> QuerySet[Aanvraag]:
        """By name of the plan, its number, or its lead organisation."""
        return rijen.filter(
            Q(naam__icontains=tekst) | Q(nummer__icontains=tekst) | Q(hoofdaanvrager__naam__icontains=tekst)
        )

    def later(self, rijen: QuerySet[Aanvraag], naam: str, waarde: str) -> QuerySet[Aanvraag]:
        """Leaves the rows as they are; see the class."""
        return rijen


class Werkvoorraadfilter(Lijstfilter):
    """The queue: by step, of those that this role has to do with."""

    stap = django_filters.ChoiceFilter(field_name="werkstap", label="Stap", empty_label="Alle stappen")
    field_order = ["q", "stap", "tijdvak", "soort"]

    def __init__(self, *args: Any, stappen: tuple[Werkstap, ...], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.filters["stap"].extra["choices"] = [(stap.value, stap.label) for stap in stappen]
        self.form.order_fields(self.field_order)


class Plannenfilter(Lijstfilter):
    """All plans: by status."""

    status = django_filters.ChoiceFilter(
        label="Status", choices=[keuze for keuze in Status.choices if keuze[0] != Status.CONCEPT], empty_label="Alle"
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.form.order_fields(["q", "status", "tijdvak", "soort"])
