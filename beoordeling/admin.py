"""The second door to the agency's work in /beheer/: the same queue, the same verbs, the same rights as the site.

Nothing is changed here that a service would refuse: everything is read-only but for the verbs, and those call the services.
A verb that asks something has its page on the site; the button leads there.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django_object_actions import DjangoObjectActions
from simple_history.admin import SimpleHistoryAdmin

from aanvragen.models import Aanvraag, Gebeurtenis
from aanvragen.statussen import Status
from aanvragen.tijdlijn import WOORDEN
from sectorplannen.kern.beheer import BlijftBestaan
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import euro
from sectorplannen.kern.models import Rol

from . import werkvoorraad
from .beheer import AlleenInzien, Stapfilter, Statusfilter, Termijnfilter, als_tekst, gebruiker_van, zichtbaar
from .models import Aanvullingsverzoek, Belangenverklaring, Beoordeling, Besluit, Criterium, Plafondmutatie
from .toegang import mag_scores_zien
from .werkvoorraad import Werkstap
from .werkwoorden import OP_NAAM, WERKWOORDEN, Werkwoord


class GebeurtenisInline(AlleenInzien, admin.TabularInline):
    """What happened, newest first."""

    model = Gebeurtenis
    verbose_name_plural = "verloop"
    fields = readonly_fields = ("op", "wat", "naar", "wie", "reden")
    ordering = ("-op", "-pk")
    template = "admin/inzien.html"
    wie = als_tekst("door")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).exclude(naar=Status.CONCEPT).select_related("door")

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


def _knop(verb: Werkwoord) -> Any:
    """A verb as an object action: does it at once where it asks nothing, else leads to its page."""

    def actie(self: Any, request: HttpRequest, aanvraag: Aanvraag) -> HttpResponse | None:
        """Fetch anew through what this person may see, then ask the verb itself."""
        rij = get_object_or_404(zichtbaar(request), pk=aanvraag.pk)
        if verb.vraagt:
            return redirect(verb.pagina, rij.nummer)
        try:
            verb.service(rij, door=request.user)
        except Weigering as weigering:
            messages.error(request, str(weigering))
        else:
            messages.success(request, verb.gedaan)
        return None

    actie.__name__ = verb.naam
    actie.label = verb.label  # type: ignore[attr-defined]
    actie.short_description = verb.uitleg  # type: ignore[attr-defined]
    actie.methods = ("GET",) if verb.vraagt else ("POST",)  # type: ignore[attr-defined]
    actie.button_type = "a" if verb.vraagt else "form"  # type: ignore[attr-defined]
    return actie


@admin.register(Aanvraag)
class AanvraagAdmin(AlleenInzien, DjangoObjectActions, admin.ModelAdmin):
    """The queue and the dossiers; drafts and plans with a declared tie are not there."""

    list_display = ("nummer", "naam", "status", "stap", "beslissen_voor", "gevraagd_bedrag", "wie")
    list_display_links = ("nummer", "naam")
    list_filter = (Stapfilter, Termijnfilter, Statusfilter, "tijdvak", "soort")
    ordering = werkvoorraad.VOLGORDE
    list_per_page = 50
    search_fields = ("nummer", "naam", "hoofdaanvrager__naam")
    search_help_text = "Zoek op nummer, naam van het plan of organisatie."
    inlines = (BeoordelingInline, BesluitInline, GebeurtenisInline)
    change_actions = tuple(OP_NAAM)
    fieldsets = (
        (None, {"fields": ("nummer", "naam", "soort", "organisatie", "periode")}),
        ("Stand", {"fields": ("status", "ingediend_op", "volledig_op", "beslissen_voor", "aanvullen_voor")}),
        ("Inhoud", {"fields": ("samenvatting", "start_op", "eind_op", "intrekreden", "herkomst", "verzonnen")}),
    )
    readonly_fields = ("status", "organisatie", "periode")
    organisatie, periode = als_tekst("hoofdaanvrager"), als_tekst("tijdvak")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Aanvraag]:
        return werkvoorraad.met_rij(werkvoorraad.plannen(gebruiker_van(request)))

    def get_change_actions(self, request: HttpRequest, object_id: str, form_url: str) -> list[str]:
        """The verbs that this person can do to this plan now."""
        aanvraag = zichtbaar(request).filter(pk=object_id).first() if object_id.isdecimal() else None
        return [verb.naam for verb in WERKWOORDEN if aanvraag and verb.kan(request.user, aanvraag)]

    @admin.display(description="stap")
    def stap(self, aanvraag: Any) -> str:
        """What is to be done now."""
        return str(Werkstap(aanvraag.werkstap).label)

    @admin.display(description="gevraagd", ordering="gevraagd_som")
    def gevraagd_bedrag(self, aanvraag: Any) -> str:
        """Requested co-financing."""
        return euro(aanvraag.gevraagd_som)

    @admin.display(description="beoordelaars")
    def wie(self, aanvraag: Aanvraag) -> str:
        """The two who assess."""
        return ", ".join(str(b.beoordelaar) for b in aanvraag.beoordelingen.all()) or "nog niemand"

    def view_on_site(self, aanvraag: Aanvraag) -> str:
        """The whole dossier."""
        return reverse("beoordeling:dossier", args=[aanvraag.nummer])


for _verb in WERKWOORDEN:
    setattr(AanvraagAdmin, _verb.naam, _knop(_verb))


class BijEenPlan(AlleenInzien, admin.ModelAdmin):
    """What hangs on a plan, as far as the plan itself may be seen."""

    pad = "aanvraag"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rijen = super().get_queryset(request).select_related(self.pad)
        return rijen.filter(**{f"{self.pad}__in": zichtbaar(request)})


@admin.register(Beoordeling)
class BeoordelingAdmin(BijEenPlan):
    """Assessments; the advice only where the scores may be seen."""

    list_display = ("aanvraag", "plaats", "beoordelaar", "toegewezen_op", "ingeleverd_op")
    list_filter = (("ingeleverd_op", admin.EmptyFieldListFilter), "beoordelaar")
    list_select_related = ("aanvraag", "beoordelaar")
    search_fields = ("aanvraag__nummer", "aanvraag__naam")
    fields = readonly_fields = ("aanvraag", "indiening", "plaats", "wie", "toegewezen_op", "ingeleverd_op", "oordeel")
    wie = als_tekst("beoordelaar")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        rij = super().get_object(request, object_id, from_field)
        if rij is not None:
            rij.mag_oordeel_zien = mag_scores_zien(request.user, rij)
        return rij

    @admin.display(description="advies en toelichting")
    def oordeel(self, beoordeling: Any) -> str:
        """Independent: another's only when both are handed in."""
        if not beoordeling.mag_oordeel_zien:
            return "Zichtbaar als beide beoordelingen zijn ingeleverd."
        delen = [str(beoordeling.get_advies_display()), beoordeling.toelichting]
        return ". ".join(filter(None, delen)) or "Nog geen advies."


@admin.register(Besluit)
class BesluitAdmin(BijEenPlan):
    """Decisions."""

    list_display = ("aanvraag", "soort", "op", "bedrag", "door", "op_bezwaar")
    list_filter = ("soort", "op_bezwaar", "aanvraag__tijdvak")
    list_select_related = ("aanvraag", "door")
    search_fields = ("aanvraag__nummer", "aanvraag__naam")
    date_hierarchy = "op"
    fields = readonly_fields = (
        "aanvraag", "indiening", "soort", "op", "wie", "bedrag", "gronden", "motivering", "voorwaarden", "op_bezwaar", "herkomst"
    )  # fmt: skip
    wie = als_tekst("door")


@admin.register(Aanvullingsverzoek)
class AanvullingsverzoekAdmin(BijEenPlan):
    """Requests for a supplement."""

    list_display = ("aanvraag", "gevraagd_op", "uiterlijk_op", "onderdelen", "door")
    list_select_related = ("aanvraag", "door")
    search_fields = ("aanvraag__nummer", "aanvraag__naam")
    fields = readonly_fields = ("aanvraag", "onderdelen", "vraag", "gevraagd_op", "uiterlijk_op", "wie")
    wie = als_tekst("door")


@admin.register(Belangenverklaring)
class BelangenverklaringAdmin(AlleenInzien, admin.ModelAdmin):
    """Declarations: one's own, and for coordinator and administrator those on plans that they see themselves."""

    list_display = ("aanvraag", "beoordelaar", "heeft_band", "op")
    list_filter = ("heeft_band",)
    list_select_related = ("aanvraag", "beoordelaar")
    search_fields = ("aanvraag__nummer",)
    fields = readonly_fields = ("plan", "wie", "heeft_band", "toelichting", "op")
    plan, wie = als_tekst("aanvraag"), als_tekst("beoordelaar")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rijen = super().get_queryset(request)
        eigen = Q(beoordelaar=gebruiker_van(request))
        if gebruiker_van(request).rol in {Rol.COORDINATOR, Rol.BEHEERDER}:
            return rijen.filter(eigen | Q(aanvraag__in=zichtbaar(request)))
        return rijen.filter(eigen)


@admin.register(Plafondmutatie)
class PlafondmutatieAdmin(AlleenInzien, admin.ModelAdmin):
    """The ledger; entries are never changed."""

    list_display = ("tijdvak", "volgnummer", "datum_in_woorden", "soort", "bedrag", "ruimte_na", "grondslag")
    list_display_links = ("volgnummer",)
    list_filter = ("tijdvak", "soort")
    list_select_related = ("tijdvak",)
    search_fields = ("grondslag",)
    fields = readonly_fields = (
        "periode", "volgnummer", "soort", "datum", "bedrag", "ruimte_na", "grondslag", "besluit", "wie", "geboekt_op"
    )  # fmt: skip
    periode, wie = als_tekst("tijdvak"), als_tekst("door")
    ordering = ("tijdvak", "-volgnummer")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rijen = super().get_queryset(request)
        return rijen.filter(
            Q(besluit=None) | Q(Exists(zichtbaar(request).filter(besluiten__plafondmutaties=OuterRef("pk"))))
        )

    @admin.display(description="datum", ordering="datum")
    def datum_in_woorden(self, boeking: Plafondmutatie) -> str:
        """The day on which the entry works."""
        return datum_nl(boeking.datum)


@admin.register(Criterium)
class CriteriumAdmin(BlijftBestaan, SimpleHistoryAdmin):
    """The rubric, per version of the scheme; scores refer to it, so nothing is deleted."""

    list_display = ("code", "naam", "soort", "grond", "regelingversie", "volgorde")
    list_display_links = ("naam",)
    list_filter = ("regelingversie", "soort")
    list_select_related = ("regelingversie",)
    search_fields = ("code", "naam", "vraag")
