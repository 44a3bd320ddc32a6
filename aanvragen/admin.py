"""The reference data of the scheme in /beheer/. The applications themselves are worked from the agency's side."""

from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from sectorplannen.kern.beheer import BeheerderAdmin, BlijftBestaan

from .models import Arbeidsmarktregio, CategorieKop, CategorieThema, Regelingversie, Sector, Tijdvak


@admin.register(Regelingversie)
class RegelingversieAdmin(BlijftBestaan, SimpleHistoryAdmin):
    """The parameters of the scheme, per version; each change is kept with its maker."""

    list_display = ("naam", "geldig_van", "geldig_tot", "gepubliceerd_op", "tarief", "tarief_bbl", "minimum_gevraagd")
    search_fields = ("naam", "code", "bron")
    date_hierarchy = "geldig_van"
    fieldsets = (
        (None, {"fields": ("code", "naam", "bron", "gepubliceerd_op", "geldig_van", "geldig_tot")}),
        ("Geld", {"fields": ("minimum_gevraagd", "aandeel_eigen_vermogen", "overhead_schijven")}),
        ("Tarieven, als deel van 1", {"fields": ("tarief", "tarief_bbl", "tarief_kwetsbaar")}),
        (
            "Eisen en termijnen",
            {"fields": ("minimum_themas", "duur_maanden", "beslistermijn_weken", "beslistermijn_vanaf")},
        ),
        ("Jeugd", {"fields": ("jeugdnorm_teller", "jeugdnorm_noemer")}),
    )


@admin.register(Tijdvak)
class TijdvakAdmin(BlijftBestaan, SimpleHistoryAdmin):
    """Periods. The ceiling is not here: it is booked in the ledger."""

    list_display = ("naam", "nummer", "opent_op", "sluit_op", "regelingversie", "verdeling")
    list_filter = ("verdeling",)
    list_select_related = ("regelingversie",)
    search_fields = ("naam",)


class MeestAlleenLezen(BlijftBestaan):
    """Lists that the scheme fixes: a spelling can be mended, a row is neither added nor taken away."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Sector)
class SectorAdmin(MeestAlleenLezen, admin.ModelAdmin):
    """The 21 sectors of annex 3."""

    list_display = ("nummer", "naam")
    list_display_links = ("naam",)
    readonly_fields = ("nummer",)
    search_fields = ("naam",)


@admin.register(Arbeidsmarktregio)
class ArbeidsmarktregioAdmin(MeestAlleenLezen, admin.ModelAdmin):
    """The 35 labour market regions of annex 1."""

    list_display = ("nummer", "naam", "centrumgemeente")
    list_display_links = ("naam",)
    readonly_fields = ("nummer",)
    search_fields = ("naam", "centrumgemeente")


@admin.register(CategorieKop)
class CategorieKopAdmin(MeestAlleenLezen, admin.ModelAdmin):
    """Under which heading of the letter a kind of measure falls."""

    list_display = ("categorie", "kop")
    readonly_fields = ("categorie",)


@admin.register(CategorieThema)
class CategorieThemaAdmin(BeheerderAdmin, admin.ModelAdmin):
    """Which kinds of measure fit which theme."""

    list_display = ("thema", "categorie")
    list_filter = ("thema",)
