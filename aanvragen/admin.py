"""The reference data of the scheme in /beheer/. The applications themselves are worked from the agency's side."""

from django.contrib import admin
from django.http import HttpRequest

from sectorplannen.kern.beheer import BeheerderAdmin, BlijftBestaan, MetGeschiedenis

from .models import Arbeidsmarktregio, CategorieKop, CategorieThema, Regelingversie, Sector, Voorbeeldmaatregel
from .oproepbeheer import OproepAdmin  # noqa: F401  (registers itself)
from .tijdvakbeheer import TijdvakAdmin  # noqa: F401  (registers itself)


@admin.register(Regelingversie)
class RegelingversieAdmin(BlijftBestaan, MetGeschiedenis):
    """The parameters of the scheme, per version; each change is kept with its maker."""

    list_display = ("naam", "geldig_van", "geldig_tot", "gepubliceerd_op", "tarief", "tarief_bbl", "minimum_gevraagd")
    search_fields = ("naam", "code", "bron")
    date_hierarchy = "geldig_van"
    fieldsets = (
        (None, {"fields": ("code", "naam", "bron", "gepubliceerd_op", "geldig_van", "geldig_tot")}),
        ("Geld", {"fields": ("minimum_gevraagd", "aandeel_eigen_vermogen", "overhead_schijven")}),
        (
            "Tarieven, als deel van 1",
            {
                "fields": (
                    "tarief",
                    "tarief_bbl",
                    "tarief_kwetsbaar",
                    "opslag_loonkosten",
                    "deel_loonkosten_kwetsbaar",
                    "hoogste_deel_overheid",
                )
            },
        ),
        (
            "Grenzen per onderneming",
            {"fields": ("advies_uurtarief", "advies_hoogste", "opleiding_hoogste", "kwetsbaar_hoogste")},
        ),
        (
            "Eisen en termijnen",
            {
                "fields": (
                    "hoofdaanvrager_soorten",
                    "minimum_themas",
                    "duur_maanden",
                    "dubbel_alleen_na_verlening",
                    "vraagt_liquiditeitsprognose",
                    "beslistermijn_weken",
                    "beslistermijn_vanaf",
                )
            },
        ),
        ("Jeugd", {"fields": ("jeugdnorm_teller", "jeugdnorm_noemer")}),
    )


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


@admin.register(Voorbeeldmaatregel)
class VoorbeeldmaatregelAdmin(BeheerderAdmin, admin.ModelAdmin):
    """The examples of the menukaart; the coach lays the costs of a measure beside them."""

    list_display = ("naam", "thema", "knelpunt", "categorie", "laagste_kosten", "hoogste_kosten", "bron")
    list_filter = ("thema", "knelpunt", "categorie")
    search_fields = ("naam", "omschrijving", "bron")
    fieldsets = (
        (None, {"fields": ("naam", "thema", "categorie", "knelpunt", "omschrijving")}),
        ("Wat iemand ermee doet", {"fields": ("doelgroep", "vraagt", "meetwijze")}),
        ("Kosten per deelnemer in euro", {"fields": ("laagste_kosten", "hoogste_kosten", "bron")}),
    )
