"""Letters and progress in /beheer/: an administrator looks, and changes nothing."""

from django.contrib import admin

from sectorplannen.kern.beheer import AlleenLezen

from .models import Briefversie, Rapport, Rapportstap, Realisatie


@admin.register(Rapport)
class RapportAdmin(AlleenLezen, admin.ModelAdmin):
    """Letters with their state and, once fixed, their hash; text and PDF are for policy staff."""

    list_display = (
        "onderwerp",
        "peildatum",
        "status",
        "gemaakt_op",
        "gemaakt_door",
        "vastgesteld_op",
        "vastgesteld_door",
    )
    list_filter = ("status", "soort", "tijdvak")
    list_select_related = ("tijdvak", "gemaakt_door", "vastgesteld_door")
    date_hierarchy = "peildatum"
    fields = (
        "soort",
        "status",
        "tijdvak",
        "peildatum",
        "gemaakt_op",
        "gemaakt_door",
        "vastgesteld_op",
        "vastgesteld_door",
        "sha256",
    )


@admin.register(Briefversie)
class BriefversieAdmin(AlleenLezen, admin.ModelAdmin):
    """Who saved which version of a letter, and when."""

    list_display = ("rapport", "nummer", "peildatum", "door", "op")
    list_select_related = ("rapport__tijdvak", "door")
    date_hierarchy = "op"
    fields = ("rapport", "nummer", "peildatum", "door", "op")


@admin.register(Rapportstap)
class RapportstapAdmin(AlleenLezen, admin.ModelAdmin):
    """What was done with a letter, by whom and why."""

    list_display = ("rapport", "stap", "versie", "door", "op", "reden")
    list_filter = ("stap",)
    list_select_related = ("rapport__tijdvak", "door")
    date_hierarchy = "op"
    fields = ("rapport", "stap", "versie", "door", "op", "reden")


@admin.register(Realisatie)
class RealisatieAdmin(AlleenLezen, admin.ModelAdmin):
    """What measures reached, by date, with its source."""

    list_display = ("maatregel", "peildatum", "deelnemers", "kosten", "herkomst")
    list_select_related = ("maatregel",)
    search_fields = ("maatregel__aanvraag__nummer", "maatregel__aanvraag__naam", "maatregel__naam")
    date_hierarchy = "peildatum"
