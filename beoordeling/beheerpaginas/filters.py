"""The filters of the queue in /beheer/: those of the site, by the same names in the address."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from aanvragen.models import AanvraagSoort, Arbeidsmarktregio, Sector, Tijdvak
from aanvragen.statussen import Status
from sectorplannen.kern.models import Gebruiker, Rol

from .. import werkvoorraad
from ..beheer import gebruiker_van
from ..models import Beoordeling
from ..werkstap import WACHT_OP, Werkstap, stap_is
from ..werkvoorraad import Termijn


class Keuzefilter(admin.SimpleListFilter):
    """One choice out of some; a value that is no choice filters nothing. The choices are fetched once."""

    @abstractmethod
    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        """The values with their words."""

    @abstractmethod
    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        """Which plans are of this choice."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(waarde), woord) for waarde, woord in self.keuzes(request)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        waarde = self.value()
        if waarde is None or waarde not in {keuze for keuze, _ in self.lookup_choices}:
            return queryset
        return queryset.filter(self.voorwaarde(waarde, request))


class Termijnfilter(Keuzefilter):
    """How much is left of the decision term."""

    title, parameter_name = "termijn", "termijn"

    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        return list(Termijn.choices)

    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        return werkvoorraad.termijn_is(waarde)


class Stapfilter(Keuzefilter):
    """What is to be done now, and by whom: the queue of the site."""

    title, parameter_name = "stap", "stap"
    VOOR_MIJ = "voor_mij"

    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        return [(self.VOOR_MIJ, "Wacht op u"), *Werkstap.choices]

    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        if waarde == self.VOOR_MIJ:
            return stap_is(WACHT_OP.get(gebruiker_van(request).rol, ()))
        return Q(werkstap=waarde)


class Statusfilter(Keuzefilter):
    """The status; a draft is not there, so it is not a choice."""

    title, parameter_name = "status", "status"

    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        return [keuze for keuze in Status.choices if keuze[0] != Status.CONCEPT]

    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        return Q(status=waarde)


class Tijdvakfilter(Keuzefilter):
    """The period, by its number."""

    title, parameter_name = "tijdvak", "tijdvak"

    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        return list(Tijdvak.objects.values_list("nummer", "naam"))

    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        return Q(tijdvak__nummer=waarde)


class Soortfilter(Keuzefilter):
    """The kind of plan."""

    title, parameter_name = "soort", "soort"

    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        return list(AanvraagSoort.choices)

    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        return Q(soort=waarde)


class Beoordelaarfilter(Keuzefilter):
    """Who assesses it."""

    title, parameter_name = "beoordelaar", "beoordelaar"

    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        mensen = Gebruiker.objects.filter(rol=Rol.BEOORDELAAR, is_active=True).order_by("naam", "pk")
        return [(mens.pk, str(mens)) for mens in mensen]

    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        return Q(pk__in=Beoordeling.objects.filter(beoordelaar__pk=waarde).values("aanvraag"))


class Sectorfilter(Keuzefilter):
    """The sector, by its number in annex 3."""

    template = "admin/filter_dicht.html"
    title, parameter_name = "sector", "sector"

    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        return list(Sector.objects.order_by("nummer").values_list("nummer", "naam"))

    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        return Q(pk__in=Sector.objects.filter(nummer=waarde).values("aanvragen"))


class Regiofilter(Keuzefilter):
    """The labour market region, by its number in annex 1."""

    template = "admin/filter_dicht.html"
    title, parameter_name = "regio", "regio"

    def keuzes(self, request: HttpRequest) -> list[tuple[Any, str]]:
        return list(Arbeidsmarktregio.objects.order_by("nummer").values_list("nummer", "naam"))

    def voorwaarde(self, waarde: str, request: HttpRequest) -> Q:
        return Q(pk__in=Arbeidsmarktregio.objects.filter(nummer=waarde).values("aanvragen"))
