"""What the agency's admin pages share: who looks at what, and how a long list is cut into pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker

from .toegang import mag_plannen_zien


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


def inzage(request: HttpRequest) -> QuerySet[Aanvraag]:
    """Of those, the plans that this person may open and read."""
    return Aanvraag.objects.inzage_voor(request.user).ingediend()


class BijEenPlan(AlleenInzien, admin.ModelAdmin):
    """What hangs on a plan, as far as the plan itself may be read; `pad` leads to the plan."""

    pad = "aanvraag"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rijen = super().get_queryset(request).select_related(self.pad)
        return rijen.filter(**{f"{self.pad}__in": inzage(request)})


class Bladzijden(Paginator):
    """Pages of plans. First only the keys of a page are sought, so that the last page costs what the first does."""

    def page(self, number: int | str) -> Page[Any]:
        """The rows of one page, with all that a row shows, in the order of the list."""
        nummer, rijen = self.validate_number(number), self.object_list
        assert isinstance(rijen, QuerySet)  # noqa: S101  (for the type checker)
        eerste = (nummer - 1) * self.per_page
        sleutels = list(rijen.values_list("pk", flat=True)[eerste : eerste + self.per_page])
        return Page(rijen.filter(pk__in=sleutels), nummer, self)


def als_tekst(veld: str, kop: str = "") -> Any:
    """A related row as plain text: a link to it would lead most of the agency to a page that is not theirs."""

    @admin.display(description=kop or veld)
    def toon(zelf: Any, rij: Any) -> str:
        return str(getattr(rij, veld) or "-")

    return toon
