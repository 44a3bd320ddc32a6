"""Calls for partners in /beheer/: an administrator looks, and takes one from the page that does not belong there."""

from django.contrib import admin, messages
from django.db.models import QuerySet

from sectorplannen.kern.beheer import AlleenLezen
from sectorplannen.kern.verzoek import Verzoek

from .models import Oproep
from .services import oproep_afhalen

REDEN = "de tekst hoort niet op deze pagina"


@admin.register(Oproep)
class OproepAdmin(AlleenLezen, admin.ModelAdmin):
    """Who placed what; the talks that came of it are private and not here."""

    list_display = ("titel", "organisatie", "thema", "geplaatst_op", "verloopt_op", "gesloten_op")
    list_filter = ("thema", ("gesloten_op", admin.EmptyFieldListFilter))
    list_select_related = ("organisatie",)
    search_fields = ("titel", "organisatie__naam", "zoekt", "brengt")
    fields = (
        "titel", "organisatie", "door", "thema", "sectoren", "regios", "brengt", "zoekt",
        "geplaatst_op", "verloopt_op", "gesloten_op",
    )  # fmt: skip
    actions = ("afhalen",)

    @admin.action(description="Van de pagina halen (wie voor de organisatie schrijft, krijgt bericht)")
    def afhalen(self, request: Verzoek, rijen: QuerySet[Oproep]) -> None:
        """Close the chosen calls; a closed one is not opened again."""
        for oproep in rijen.filter(gesloten_op=None):
            oproep_afhalen(oproep, reden=REDEN, door=request.user)
        self.message_user(request, "De gekozen oproepen staan niet meer op de pagina.", messages.SUCCESS)
