"""The queue and the dossiers in /beheer/: the same rows, filters and verbs as on the site."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_object_actions import DjangoObjectActions

from aanvragen.models import Aanvraag, Gebeurtenis
from aanvragen.statussen import Status
from aanvragen.tijdlijn import OVER_SCORES, WOORDEN
from sectorplannen.kern.geld import euro
from sectorplannen.kern.models import Rol

from .. import werkvoorraad
from ..beheer import AlleenInzien, Bladzijden, als_tekst, gebruiker_van, inzage, zichtbaar
from ..models import Beoordeling, Besluit
from ..werkstap import Werkstap
from ..werkwoorden import WERKWOORDEN
from .filters import (
    Beoordelaarfilter,
    Regiofilter,
    Sectorfilter,
    Soortfilter,
    Stapfilter,
    Statusfilter,
    Termijnfilter,
    Tijdvakfilter,
)
from .knoppen import KNOPPEN, PAGINAKNOPPEN, TEGELIJK, KnoppenVoorVeel, knoppen_van, paginaknop, verbknop


class GebeurtenisInline(AlleenInzien, admin.TabularInline):
    """What happened, newest first."""

    model = Gebeurtenis
    verbose_name_plural = "verloop"
    fields = readonly_fields = ("op", "wat", "naar", "wie", "reden")
    ordering = ("-op", "-pk")
    template = "admin/inzien.html"
    wie = als_tekst("door")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rijen = super().get_queryset(request).exclude(naar=Status.CONCEPT).select_related("door")
        lezer = gebruiker_van(request)
        if lezer.rol == Rol.BEOORDELAAR:
            # who is given the plan later does not read what the two before agreed on
            vanaf = lezer.beoordelingen.filter(aanvraag=OuterRef("aanvraag"), toegewezen_op__lte=OuterRef("op"))
            rijen = rijen.filter(~Q(stap__in=OVER_SCORES) | Exists(vanaf))
        return rijen

    @admin.display(description="stap")
    def wat(self, gebeurtenis: Gebeurtenis) -> str:
        """The step in words."""
        return WOORDEN[gebeurtenis.stap]


class BeoordelingInline(AlleenInzien, admin.TabularInline):
    """Who assesses and how far they are; not what they think."""

    model = Beoordeling
    fields = readonly_fields = ("plaats", "wie", "toegewezen_op", "ingeleverd_op")
    template = "admin/inzien.html"
    wie = als_tekst("beoordelaar")


class BesluitInline(AlleenInzien, admin.TabularInline):
    """What was decided."""

    model = Besluit
    fields = readonly_fields = ("op", "soort", "bedrag", "wie", "motivering")
    template = "admin/inzien.html"
    wie = als_tekst("door")


@admin.register(Aanvraag)
class AanvraagAdmin(KnoppenVoorVeel, AlleenInzien, DjangoObjectActions, admin.ModelAdmin):
    """The queue and the dossiers; drafts and plans with a declared tie are not there."""

    list_display = ("nummer", "naam", "status", "stap", "beslissen_voor", "gevraagd_bedrag", "wie")
    list_display_links = ("nummer", "naam")
    list_filter = (
        Stapfilter,
        Termijnfilter,
        Statusfilter,
        Tijdvakfilter,
        Soortfilter,
        Beoordelaarfilter,
        Sectorfilter,
        Regiofilter,
    )
    ordering = werkvoorraad.VOLGORDE
    list_per_page = TEGELIJK
    paginator = Bladzijden
    show_full_result_count = False
    search_fields = ("nummer", "naam", "hoofdaanvrager__naam")
    search_help_text = "Zoek op nummer, naam van het plan of organisatie."
    inlines = (BeoordelingInline, BesluitInline, GebeurtenisInline)
    change_actions = KNOPPEN
    fieldsets = (
        (None, {"fields": ("nummer", "naam", "soort", "organisatie", "periode")}),
        ("Stand", {"fields": ("status", "ingediend_op", "volledig_op", "beslissen_voor", "aanvullen_voor")}),
        ("Inhoud", {"fields": ("samenvatting", "start_op", "eind_op", "intrekreden", "herkomst", "verzonnen")}),
    )
    readonly_fields = ("status", "organisatie", "periode")
    organisatie, periode = als_tekst("hoofdaanvrager"), als_tekst("tijdvak")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Aanvraag]:
        return werkvoorraad.met_rij(werkvoorraad.plannen(gebruiker_van(request)))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Aanvraag | None:
        """One plan is opened by who may read it; an assessor declares to have no tie before that."""
        rij = super().get_object(request, object_id, from_field)
        return rij if rij is not None and inzage(request).filter(pk=rij.pk).exists() else None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Who may know of a plan, but has yet to declare, is led to the declaration."""
        aanvraag = self._plan(request, object_id)
        if aanvraag and not inzage(request).filter(pk=aanvraag.pk).exists():
            return redirect("beoordeling:verklaar_belang", aanvraag.nummer)
        return super().change_view(request, object_id, form_url, extra_context)

    def get_change_actions(self, request: HttpRequest, object_id: str, form_url: str) -> list[str]:
        """The verbs and pages that this person can do to this plan now."""
        aanvraag = self._plan(request, object_id)
        return knoppen_van(gebruiker_van(request), aanvraag) if aanvraag else []

    @staticmethod
    def _plan(request: HttpRequest, object_id: str) -> Aanvraag | None:
        return zichtbaar(request).filter(pk=object_id).first() if object_id.isdecimal() else None

    @admin.display(description="stap")
    def stap(self, aanvraag: Any) -> str:
        """What is to be done now."""
        return str(Werkstap(aanvraag.werkstap).label)

    @admin.display(description="gevraagd", ordering="gevraagd_som")
    def gevraagd_bedrag(self, aanvraag: Any) -> str:
        """Requested co-financing."""
        return euro(aanvraag.gevraagd_som) if aanvraag.gevraagd_som is not None else "-"

    @admin.display(description="beoordelaars")
    def wie(self, aanvraag: Aanvraag) -> str:
        """The two who assess."""
        return ", ".join(str(b.beoordelaar) for b in aanvraag.beoordelingen.all()) or "nog niemand"

    def view_on_site(self, aanvraag: Aanvraag) -> str:
        """The whole dossier."""
        return reverse("beoordeling:dossier", args=[aanvraag.nummer])


for _verb in WERKWOORDEN:
    setattr(AanvraagAdmin, _verb.naam, verbknop(_verb))
for _pagina in PAGINAKNOPPEN:
    setattr(AanvraagAdmin, _pagina.naam, paginaknop(_pagina))
