"""Searching and filtering a list of plans; everything is in the address."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from .models import Aanvraag, Tijdvak
from .statussen import Status


class PlannenFilter(django_filters.FilterSet):
    """By words of the name or the number, by status, by period."""

    q = django_filters.CharFilter(
        label="Naam of nummer", method="zoek", widget=forms.TextInput(attrs={"type": "search"})
    )
    status = django_filters.ChoiceFilter(label="Status", choices=Status.choices, empty_label="Alle")
    tijdvak = django_filters.ModelChoiceFilter(label="Tijdvak", queryset=Tijdvak.objects.all(), empty_label="Alle")

    class Meta:
        model = Aanvraag
        fields = ("q", "status", "tijdvak")

    def zoek(self, plannen: QuerySet[Any], naam: str, waarde: str) -> QuerySet[Any]:
        """Every word occurs in the name or in the number."""
        for woord in waarde.split()[:8]:
            plannen = plannen.filter(Q(naam__icontains=woord) | Q(nummer__icontains=woord))
        return plannen
