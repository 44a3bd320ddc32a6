"""What the agency's admin pages share: who looks at what, and the filters of the queue."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from sectorplannen.kern.models import Gebruiker

from . import werkvoorraad
from .toegang import mag_plannen_zien
from .werkvoorraad import Termijn, Werkstap


def gebruiker_van(request: HttpRequest) -> Gebruiker:
    """Who asks; the admin let nobody in who is not signed in."""
    assert isinstance(request.user, Gebruiker)  # noqa: S101  (for the type checker)
    return request.user


class AlleenInzien:
    """Mixin for ModelAdmin and inlines: staff looks, nobody adds, changes or deletes."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return mag_plannen_zien(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mag_plannen_zien(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def zichtbaar(request: HttpRequest) -> QuerySet[Aanvraag]:
    """The plans that this person may know of; what hangs on another plan is not there either."""
    return Aanvraag.objects.zichtbaar_voor(request.user).ingediend()


class Termijnfilter(admin.SimpleListFilter):
    """How much is left of the decision term."""

    title, parameter_name = "termijn", "termijn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Termijn.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        waarde = self.value()
        return queryset.filter(werkvoorraad.termijn_is(waarde)) if waarde in set(Termijn) else queryset


class Stapfilter(admin.SimpleListFilter):
    """What is to be done now, and by whom: the queue of the site."""

    title, parameter_name = "stap", "stap"
    VOOR_MIJ = "voor_mij"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(self.VOOR_MIJ, "Wacht op u"), *Werkstap.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == self.VOOR_MIJ:
            return queryset.filter(werkstap__in=werkvoorraad.WACHT_OP.get(gebruiker_van(request).rol, ()))
        return queryset.filter(werkstap=self.value()) if self.value() in set(Werkstap) else queryset


class Statusfilter(admin.SimpleListFilter):
    """The status; a draft is not there, so it is not a choice."""

    title, parameter_name = "status", "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [keuze for keuze in Status.choices if keuze[0] != Status.CONCEPT]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(status=self.value()) if self.value() in set(Status) else queryset


def als_tekst(veld: str, kop: str = "") -> Any:
    """A related row as plain text: a link to it would lead most of the agency to a page that is not theirs."""

    @admin.display(description=kop or veld)
    def toon(zelf: Any, rij: Any) -> str:
        return str(getattr(rij, veld) or "-")

    return toon
