"""Forms of the inbox: what to look for, and what also comes by e-mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from . import berichtsoorten
from .berichtsoorten import Berichtsoort
from .models import Bericht, Gebruiker, Postbusmail


class Berichtfilter(forms.Form):
    """Which messages to show; everything stands in the address."""

    q = forms.CharField(label="Zoek in uw berichten", required=False, max_length=200)
    toon = forms.ChoiceField(label="Welke", required=False, choices=[("", "Alles"), ("ongelezen", "Ongelezen")])

    def kies(self, rijen: QuerySet[Bericht]) -> QuerySet[Bericht]:
        """Of these messages those that are asked for; all of them where the address makes no sense."""
        if not self.is_valid():
            return rijen
        if self.cleaned_data["toon"]:
            rijen = rijen.filter(gelezen_op=None)
        for woord in self.cleaned_data["q"].split():
            rijen = rijen.filter(Q(onderwerp__icontains=woord) | Q(tekst__icontains=woord))
        return rijen


class Postfilter(forms.Form):
    """Whose mail to show."""

    aan = forms.CharField(label="E-mailadres", required=False, max_length=200)

    def kies(self, rijen: QuerySet[Postbusmail]) -> QuerySet[Postbusmail]:
        """Of these mails those to an address, or a part of one."""
        aan = self.cleaned_data["aan"] if self.is_valid() else ""
        return rijen.filter(aan__icontains=aan) if aan else rijen


class Mailkeuze(forms.Form):
    """Which kinds of message also come by e-mail: one group of ticks per heading."""

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        niet = set(gebruiker.berichtkeuzes.values_list("soort", flat=True))
        self.altijd: list[Berichtsoort] = []
        groepen: dict[str, list[Berichtsoort]] = {}
        for soort in berichtsoorten.alle():
            if soort.voor_dienst != gebruiker.is_dienst:
                continue
            if soort.altijd_mailen:
                self.altijd.append(soort)
            else:
                groepen.setdefault(soort.groep, []).append(soort)
        for nummer, naam in enumerate(sorted(groepen, key=lambda naam: (naam == "Overig", naam))):
            soorten = groepen[naam]
            self.fields[f"groep{nummer}"] = forms.MultipleChoiceField(
                label=naam,
                required=False,
                choices=[(soort.naam, soort.titel) for soort in soorten],
                widget=forms.CheckboxSelectMultiple,
                initial=[soort.naam for soort in soorten if soort.naam not in niet],
            )

    @property
    def te_kiezen(self) -> set[str]:
        """The names of the kinds that this form asks about."""
        return {naam for veld in self.fields.values() for naam, _ in veld.choices}  # type: ignore[attr-defined]

    @property
    def niet_mailen(self) -> set[str]:
        """The names of the kinds that were not ticked."""
        return self.te_kiezen - {naam for gekozen in self.cleaned_data.values() for naam in gekozen}
