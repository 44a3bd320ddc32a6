"""What hangs on a plan, to look at: assessments, decisions, requests, declarations, and the ledger."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.models import Rol

from ..beheer import AlleenInzien, BijEenPlan, als_tekst, gebruiker_van, inzage, zichtbaar
from ..models import Aanvullingsverzoek, Belangenverklaring, Beoordeling, Besluit, Plafondmutatie
from ..toegang import mag_scores_zien


@admin.register(Beoordeling)
class BeoordelingAdmin(BijEenPlan):
    """Assessments; the advice only where the scores may be seen."""

    list_display = ("aanvraag", "plaats", "beoordelaar", "toegewezen_op", "ingeleverd_op")
    list_filter = (("ingeleverd_op", admin.EmptyFieldListFilter), "beoordelaar")
    list_select_related = ("aanvraag", "beoordelaar")
    search_fields = ("aanvraag__nummer", "aanvraag__naam")
    fields = readonly_fields = ("aanvraag", "indiening", "plaats", "wie", "toegewezen_op", "ingeleverd_op", "oordeel")
    wie = als_tekst("beoordelaar")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only the filters of the page: one on the advice would tell it (?advies=afwijzen)."""
        return lookup.split("__")[0] in {"ingeleverd_op", "beoordelaar"}

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
        # also of one's own ties nothing is told: what one has a tie with is gone
        eigen = Q(beoordelaar=gebruiker_van(request), aanvraag__in=zichtbaar(request))
        if gebruiker_van(request).rol in {Rol.COORDINATOR, Rol.BEHEERDER}:
            return rijen.filter(eigen | Q(aanvraag__in=inzage(request)))
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
