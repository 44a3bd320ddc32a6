"""Letters and progress in /beheer/: an administrator looks, and changes nothing."""

from django.contrib import admin

from sectorplannen.kern.beheer import AlleenLezen

from .models import Rapport, Realisatie


@admin.register(Rapport)
class RapportAdmin(AlleenLezen, admin.ModelAdmin):
    """Letters as drawn up, with their hash; the PDF itself is for policy staff."""

    list_display = ("tijdvak", "peildatum", "gemaakt_op", "gemaakt_door", "sha256")
    list_filter = ("tijdvak",)
    list_select_related = ("tijdvak", "gemaakt_door")
    date_hierarchy = "peildatum"
    fields = ("tijdvak", "peildatum", "gemaakt_op", "gemaakt_door", "sha256", "cijfers")


@admin.register(Realisatie)
class RealisatieAdmin(AlleenLezen, admin.ModelAdmin):
    """What measures reached, by date, with its source."""

    list_display = ("maatregel", "peildatum", "deelnemers", "kosten", "herkomst")
    list_select_related = ("maatregel",)
    search_fields = ("maatregel__aanvraag__nummer", "maatregel__aanvraag__naam", "maatregel__naam")
    date_hierarchy = "peildatum"
