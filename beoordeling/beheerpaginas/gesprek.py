"""What was found and written about a plan, to look at: completeness, agreed scores, notes, questions, terms, views."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from ..beheer import AlleenInzien, BijEenPlan, als_tekst, gebruiker_van
from ..models import (
    Beoordeling,
    Compleetheidspunt,
    GezamenlijkeScore,
    Notitie,
    Termijnmelding,
    Vraag,
    Weergave,
)
from ..toegang import NOTITIELEZERS, mag_werkvoorraad_zien, notities_voor


class VoorWieWerkt(BijEenPlan):
    """What is for those who work on plans: not the administrator's."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return mag_werkvoorraad_zien(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mag_werkvoorraad_zien(request.user)


@admin.register(Compleetheidspunt)
class CompleetheidspuntAdmin(BijEenPlan):
    """What was found of each part of a filing."""

    pad = "indiening__aanvraag"
    list_display = ("plan", "letter", "oordeel", "door", "op")
    list_display_links = ("plan", "letter")
    list_filter = ("oordeel",)
    list_select_related = ("indiening__aanvraag", "door")
    search_fields = ("indiening__aanvraag__nummer", "indiening__aanvraag__naam")
    fields = readonly_fields = ("plan", "letter", "oordeel", "vraag", "wie", "op")
    wie = als_tekst("door")

    @admin.display(description="aanvraag", ordering="indiening__aanvraag__nummer")
    def plan(self, punt: Compleetheidspunt) -> str:
        """The plan that was filed."""
        return str(punt.indiening.aanvraag)


@admin.register(GezamenlijkeScore)
class GezamenlijkeScoreAdmin(VoorWieWerkt):
    """What two assessors agreed on; to be seen once both have handed in, as their scores are."""

    list_display = ("aanvraag", "criterium", "maatregel", "waarde", "door", "akkoord_door")
    list_display_links = ("criterium",)
    list_select_related = ("aanvraag", "criterium", "maatregel", "door", "akkoord_door")
    search_fields = ("aanvraag__nummer", "aanvraag__naam")
    fields = readonly_fields = (
        "plan",
        "vraagpunt",
        "deel",
        "waarde",
        "reden",
        "wie",
        "op",
        "wie_akkoord",
        "akkoord_op",
    )
    plan, vraagpunt, deel = als_tekst("aanvraag"), als_tekst("criterium"), als_tekst("maatregel")
    wie, wie_akkoord = als_tekst("door", "opgeschreven door"), als_tekst("akkoord_door", "akkoord door")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        ingeleverd = Beoordeling.objects.filter(ingeleverd_op__isnull=False).order_by().values("aanvraag")
        beide = ingeleverd.annotate(aantal=Count("pk")).filter(aantal=2).values("aanvraag")
        return super().get_queryset(request).filter(aanvraag__in=beide)


@admin.register(Notitie)
class NotitieAdmin(VoorWieWerkt):
    """Notes between colleagues; another assessor's only when both have handed in."""

    list_display = ("aanvraag", "door", "op")
    list_select_related = ("aanvraag", "door")
    search_fields = ("aanvraag__nummer", "aanvraag__naam")
    fields = readonly_fields = ("plan", "tekst", "wie", "op")
    plan, wie = als_tekst("aanvraag"), als_tekst("door")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return gebruiker_van(request).rol in NOTITIELEZERS

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return gebruiker_van(request).rol in NOTITIELEZERS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(pk__in=notities_voor(gebruiker_van(request)).values("pk"))


class Antwoordfilter(admin.SimpleListFilter):
    """Whether the applicant answered."""

    title, parameter_name = "antwoord", "antwoord"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("nee", "Wacht op antwoord"), ("ja", "Beantwoord")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in {"ja", "nee"}:
            return queryset
        return queryset.filter(beantwoord_op__isnull=self.value() == "nee")


@admin.register(Vraag)
class VraagAdmin(VoorWieWerkt):
    """Questions to the applicant, with their answers."""

    list_display = ("aanvraag", "door", "op", "beantwoord_op")
    list_filter = (Antwoordfilter,)
    list_select_related = ("aanvraag", "door")
    search_fields = ("aanvraag__nummer", "aanvraag__naam")
    fields = readonly_fields = ("plan", "tekst", "wie", "op", "antwoord", "wie_antwoordde", "beantwoord_op")
    plan, wie = als_tekst("aanvraag"), als_tekst("door", "gevraagd door")
    wie_antwoordde = als_tekst("beantwoord_door", "beantwoord door")


@admin.register(Termijnmelding)
class TermijnmeldingAdmin(BijEenPlan):
    """That a term was reminded of, or that it expired."""

    pad = "verzoek__aanvraag"
    list_display = ("plan", "soort", "op")
    list_display_links = ("plan", "soort")
    list_filter = ("soort",)
    list_select_related = ("verzoek__aanvraag",)
    search_fields = ("verzoek__aanvraag__nummer", "verzoek__aanvraag__naam")
    fields = readonly_fields = ("plan", "soort", "tekst", "op")

    @admin.display(description="aanvraag", ordering="verzoek__aanvraag__nummer")
    def plan(self, melding: Termijnmelding) -> str:
        """The plan of which a supplement was asked."""
        return str(melding.verzoek.aanvraag)


@admin.register(Weergave)
class WeergaveAdmin(AlleenInzien, admin.ModelAdmin):
    """One's own saved views of a list; they are made and thrown away on the site."""

    list_display = ("naam", "lijst", "is_standaard")
    list_filter = ("lijst",)
    fields = readonly_fields = ("naam", "lijst", "filters", "kolommen", "is_standaard")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(gebruiker=gebruiker_van(request))
