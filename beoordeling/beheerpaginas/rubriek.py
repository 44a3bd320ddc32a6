"""The rubric in /beheer/: per period in versions, changed until somebody scored with one, and with its history."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django_object_actions import DjangoObjectActions

from aanvragen.models import Regelingversie, Tijdvak
from sectorplannen.kern.beheer import BeheerderAdmin, BlijftBestaan, MetGeschiedenis
from sectorplannen.kern.fouten import Weigering

from .. import services
from ..beheer import als_tekst, gebruiker_van
from ..forms.rubriekversie import RubriekversieForm
from ..models import Criterium, Rubriek, Score
from ..services.rubrieken import WOORDEN
from ..toegang import mag_rubriek_beheren

VAST = ("code", "soort", "grond", "volgorde")
"""The scheme's: the same in every version."""


def _woorden(form: ModelForm) -> dict[str, str]:
    """What was written otherwise."""
    return {veld: form.cleaned_data[veld] for veld in form.changed_data if veld in WOORDEN}


class WeigeringAlsMelding:
    """Mixin for ModelAdmin: what a service refuses while saving is told, and nothing of it is kept."""

    def changeform_view(self, request: HttpRequest, *wat: Any, **opties: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *wat, **opties)  # type: ignore[misc]
        except Weigering as weigering:
            messages.error(request, str(weigering))
            return HttpResponseRedirect(request.path)


class CriteriumInline(BeheerderAdmin, admin.StackedInline):
    """The questions of one version."""

    model = Criterium
    fields = (*VAST, *WOORDEN)
    readonly_fields = VAST
    extra = 0
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request) and services.belet_wijzigen(obj) is None


@admin.register(Rubriek)
class RubriekAdmin(WeigeringAlsMelding, BlijftBestaan, DjangoObjectActions, MetGeschiedenis):
    """Versions of the rubric. A new one copies the last; what was scored with stays as it was."""

    list_display = ("naam", "geldt_vanaf", "toelichting", "wie")
    list_filter = ("tijdvak",)
    list_select_related = ("tijdvak", "door")
    fields = readonly_fields = ("periode", "versie", "geldt_vanaf", "toelichting", "wie", "te_wijzigen")
    inlines = (CriteriumInline,)
    change_actions = changelist_actions = ("nieuwe_versie",)
    periode, wie = als_tekst("tijdvak"), als_tekst("door", "gemaakt door")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request) and (obj is None or services.belet_wijzigen(obj) is None)

    @admin.display(description="rubriek", ordering="tijdvak")
    def naam(self, rubriek: Rubriek) -> str:
        """The period and the version."""
        return str(rubriek)

    @admin.display(description="te wijzigen")
    def te_wijzigen(self, rubriek: Rubriek) -> str:
        """Whether it can be changed, or why not."""
        return services.belet_wijzigen(rubriek) or "Ja, tot iemand ermee begint te beoordelen."

    def get_changelist_actions(self, request: HttpRequest) -> list[str]:
        return list(self.changelist_actions) if mag_rubriek_beheren(request.user) else []

    def get_change_actions(self, request: HttpRequest, object_id: str, form_url: str) -> list[str]:
        return list(self.change_actions) if mag_rubriek_beheren(request.user) else []

    def nieuwe_versie(self, request: HttpRequest, waarvan: Any) -> HttpResponse:
        """The button: the page where it is asked, of one version with its period filled in."""
        vraag = f"?tijdvak={waarvan.tijdvak_id}" if isinstance(waarvan, Rubriek) else ""
        return redirect(reverse("admin:beoordeling_rubriek_nieuw") + vraag)

    nieuwe_versie.label = "Nieuwe versie"  # type: ignore[attr-defined]
    nieuwe_versie.short_description = "Neem de criteria over in een nieuwe versie"  # type: ignore[attr-defined]
    nieuwe_versie.methods = ("GET",)  # type: ignore[attr-defined]
    nieuwe_versie.button_type = "a"  # type: ignore[attr-defined]

    def get_urls(self) -> list[Any]:
        return [
            path("nieuw/", self.admin_site.admin_view(self.nieuw), name="beoordeling_rubriek_nieuw"),
            *super().get_urls(),
        ]

    def nieuw(self, request: HttpRequest) -> HttpResponse:
        """Ask for which period and why; then lead to the new version, where its words can be changed."""
        mag_rubriek_beheren.eis(request.user)
        form = RubriekversieForm(request.POST or None, initial={"tijdvak": request.GET.get("tijdvak")})
        if request.method == "POST" and form.is_valid():
            try:
                rubriek = services.nieuwe_versie(door=gebruiker_van(request), **form.cleaned_data)
            except Weigering as weigering:
                form.add_error(None, str(weigering))
            else:
                messages.success(request, f"{rubriek} is er. Pas hieronder de criteria aan.")
                return redirect("admin:beoordeling_rubriek_change", rubriek.pk)
        context = {"title": "Nieuwe versie van de rubriek", "opts": self.opts, "form": form}
        return render(request, "admin/rubriek_nieuw.html", self.admin_site.each_context(request) | context)

    def save_model(self, request: HttpRequest, obj: Rubriek, form: Any, change: bool) -> None:
        """Of the version itself nothing changes; its criteria do."""

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Each criterion that was written otherwise goes through the service."""
        formset.new_objects, formset.deleted_objects, formset.changed_objects = [], [], []
        for rij in formset.forms:
            if anders := _woorden(rij):
                services.criterium_wijzigen(rij.instance, door=gebruiker_van(request), **anders)
                formset.changed_objects.append((rij.instance, rij.changed_data))


class CriteriumForm(ModelForm):
    """A criterion of the scheme; that its code is new there is asked here, for the form does not know `rubriek`."""

    def clean(self) -> dict[str, Any]:
        """One code, once per version of the scheme."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        zelfde = Criterium.objects.filter(rubriek=None, code=velden.get("code"))
        if "regelingversie" in velden and zelfde.filter(regelingversie=velden["regelingversie"]).exists():
            self.add_error("code", "Bij deze regeling is er al een criterium met deze code.")
        return velden


@admin.register(Criterium)
class CriteriumAdmin(WeigeringAlsMelding, BlijftBestaan, MetGeschiedenis):
    """All criteria with their history. Those that come with the scheme are laid down once; a version is changed in words."""

    list_display = ("code", "naam", "soort", "grond", "regelingversie", "rubriek", "volgorde")
    list_display_links = ("naam",)
    list_filter = ("regelingversie", "rubriek", "soort")
    list_select_related = ("regelingversie", "rubriek__tijdvak")
    search_fields = ("code", "naam", "vraag")
    form = CriteriumForm
    fields = ("regelingversie", *VAST, *WOORDEN)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request) and (obj is None or services.belet_wijzigen(obj.rubriek) is None)

    def get_fields(self, request: HttpRequest, obj: Criterium | None = None) -> tuple[str, ...]:
        return self.fields if obj is None else (*self.fields, "te_wijzigen")

    def get_readonly_fields(self, request: HttpRequest, obj: Criterium | None = None) -> tuple[str, ...]:
        return () if obj is None else ("regelingversie", *VAST, "te_wijzigen")

    @admin.display(description="te wijzigen")
    def te_wijzigen(self, criterium: Criterium) -> str:
        """Whether it can be changed, or why not."""
        return services.belet_wijzigen(criterium.rubriek) or "Ja, tot iemand ermee begint te beoordelen."

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **opties: Any) -> Any:
        """A rubric with which was scored gets no new criterion: each assessment would lack a score."""
        if db_field.name == "regelingversie":
            opties["queryset"] = _nog_niet_gebruikt()
        return super().formfield_for_foreignkey(db_field, request, **opties)

    def save_model(self, request: HttpRequest, obj: Criterium, form: Any, change: bool) -> None:
        """A new one is laid down; a change goes through the service."""
        if not change:
            super().save_model(request, obj, form, change)
        elif anders := _woorden(form):
            services.criterium_wijzigen(obj, door=gebruiker_van(request), **anders)


def _nog_niet_gebruikt() -> QuerySet[Regelingversie]:
    gebruikt = Score.objects.filter(criterium__rubriek=None).values("criterium__regelingversie")
    begonnen = Tijdvak.objects.filter(aanvragen__beoordelingen__isnull=False).values("regelingversie")
    return Regelingversie.objects.exclude(pk__in=gebruikt).exclude(pk__in=begonnen)
