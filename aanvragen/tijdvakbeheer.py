"""Periods in /beheer/, and the one way in which an open one closes later: a recorded outage."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django_object_actions import DjangoObjectActions

from sectorplannen.kern.beheer import AlleenLezen, BlijftBestaan, MetGeschiedenis
from sectorplannen.kern.datums import moment_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from . import services
from .forms.storing import StoringForm
from .models import Storing, Tijdvak
from .statussen import Status
from .toegang import mag_storing_vastleggen

VAST_NA_OPENING = ("nummer", "opent_op", "sluit_op", "regelingversie", "verdeling", "tender_drempel")
"""What applicants count on once a period is open: its number is in theirs, its rules and division were announced (Awb 4:26).

Its closing moves by an outage alone, and never to an earlier moment.
"""

LAATSTE_SECONDE = 59


class StoringInline(AlleenLezen, admin.TabularInline):
    """The outages of a period."""

    model = Storing
    fields = readonly_fields = ("van", "tot", "sloot_op", "sluit_op", "reden", "wie", "op")
    template = "admin/inzien.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("door")

    @admin.display(description="vastgelegd door")
    def wie(self, storing: Storing) -> str:
        """Who recorded it."""
        return str(storing.door)


@admin.register(Tijdvak)
class TijdvakAdmin(BlijftBestaan, DjangoObjectActions, MetGeschiedenis):
    """Periods. The ceiling is not here: it is booked in the ledger."""

    list_display = ("naam", "nummer", "opent_op", "sluit_op", "regelingversie", "verdeling")
    list_filter = ("verdeling",)
    list_select_related = ("regelingversie",)
    search_fields = ("naam",)
    inlines = (StoringInline,)
    change_actions = ("naar_storing",)

    def get_readonly_fields(self, request: HttpRequest, obj: Tijdvak | None = None) -> tuple[str, ...]:
        return VAST_NA_OPENING if _is_geopend(obj) else ()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The threshold of a tender is written as Dutch people do: `2,50`."""
        if db_field.name == "tender_drempel":
            kwargs["localize"] = True
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Tijdvak, form: Any, change: bool) -> None:
        """Who fills in 23:59:59 means the whole day: that second counts to its end. What is fixed, is left alone."""
        if "sluit_op" in form.changed_data and obj.sluit_op.second == LAATSTE_SECONDE:
            obj.sluit_op = obj.sluit_op.replace(microsecond=999_999)
        super().save_model(request, obj, form, change)

    def get_change_actions(self, request: HttpRequest, object_id: str, form_url: str) -> list[str]:
        """Only what has opened can have had an outage."""
        tijdvak = Tijdvak.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        mag = mag_storing_vastleggen(request.user) and _is_geopend(tijdvak)
        return list(self.change_actions) if mag else []

    def naar_storing(self, request: HttpRequest, tijdvak: Tijdvak) -> HttpResponse:
        """The button: the page where it is asked."""
        return redirect("admin:aanvragen_tijdvak_storing", tijdvak.pk)

    naar_storing.label = "Storing vastleggen"  # type: ignore[attr-defined]
    naar_storing.short_description = "Leg een storing vast en laat het tijdvak later sluiten"  # type: ignore[attr-defined]
    naar_storing.methods = ("GET",)  # type: ignore[attr-defined]
    naar_storing.button_type = "a"  # type: ignore[attr-defined]

    def get_urls(self) -> list[Any]:
        pagina = path("<int:pk>/storing/", self.admin_site.admin_view(self.storing), name="aanvragen_tijdvak_storing")
        return [pagina, *super().get_urls()]

    def storing(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask when and why, show what follows from it, and do it only after that."""
        mag_storing_vastleggen.eis(request.user)
        tijdvak = get_object_or_404(Tijdvak, pk=pk, opent_op__lte=timezone.now())
        form = StoringForm(request.POST or None, tijdvak=tijdvak)
        zeker = request.method == "POST" and "terug" not in request.POST and form.is_valid()
        if zeker and "bevestigd" in request.POST and self._leg_vast(request, tijdvak, form):
            return redirect("admin:aanvragen_tijdvak_change", tijdvak.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Storing vastleggen: {tijdvak}",
            "opts": self.opts,
            "tijdvak": tijdvak,
            "form": form,
            "bevestigen": zeker and form.is_valid(),
            "concepten": tijdvak.aanvragen.filter(status=Status.CONCEPT).count(),
        }
        return render(request, "admin/storing.html", context)

    def _leg_vast(self, request: HttpRequest, tijdvak: Tijdvak, form: StoringForm) -> bool:
        assert isinstance(request.user, Gebruiker)  # noqa: S101  (for the type checker)
        try:
            storing = services.storing_vastleggen(tijdvak, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
            return False
        tekst = f"De storing is vastgelegd. {tijdvak} sluit nu op {moment_nl(storing.sluit_op)}."
        self.message_user(request, tekst, messages.SUCCESS)
        return True


def _is_geopend(tijdvak: Tijdvak | None) -> bool:
    return tijdvak is not None and tijdvak.opent_op <= timezone.now()
