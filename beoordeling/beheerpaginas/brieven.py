"""Letters in /beheer/: their texts, kept as versions, and the letters that went out."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django_object_actions import DjangoObjectActions

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.fouten import Weigering

from .. import brieftekst, services
from ..beheer import AlleenInzien, BijEenPlan, als_tekst, gebruiker_van
from ..forms.brieftekst import BrieftekstForm
from ..models import Brief, Briefsjabloon, BriefSoort
from ..toegang import mag_briefteksten_beheren


@admin.register(Briefsjabloon)
class BriefsjabloonAdmin(AlleenInzien, DjangoObjectActions, admin.ModelAdmin):
    """Texts of letters, for all staff to read. Nothing of a version is changed or deleted: the administrator writes a next one."""

    list_display = ("soort", "versie", "stand", "toelichting", "wie", "op")
    list_display_links = ("soort", "versie")
    list_filter = ("soort",)
    list_select_related = ("door",)
    fields = readonly_fields = ("soort", "versie", "stand", "toelichting", "wie", "op", *brieftekst.DELEN)
    change_actions = changelist_actions = ("nieuwe_versie",)
    wie = als_tekst("door", "gemaakt door")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Briefsjabloon]:
        rijen = super().get_queryset(request)
        laatste = rijen.filter(soort=OuterRef("soort")).order_by().values("soort").annotate(hoogste=Max("versie"))
        return rijen.annotate(hoogste=Subquery(laatste.values("hoogste")))

    @admin.display(description="geldt")
    def stand(self, sjabloon: Any) -> str:
        """Whether new letters are made of it."""
        return "Geldt nu" if sjabloon.versie == sjabloon.hoogste else "Vervangen"

    def get_changelist_actions(self, request: HttpRequest) -> list[str]:
        return list(self.changelist_actions) if mag_briefteksten_beheren(request.user) else []

    def get_change_actions(self, request: HttpRequest, object_id: str, form_url: str) -> list[str]:
        return list(self.change_actions) if mag_briefteksten_beheren(request.user) else []

    def nieuwe_versie(self, request: HttpRequest, waarvan: Any) -> HttpResponse:
        """The button: the page with a copy of the last version, or with the choice of a letter."""
        if isinstance(waarvan, Briefsjabloon):
            return redirect("admin:beoordeling_briefsjabloon_nieuw", waarvan.soort)
        return redirect("admin:beoordeling_briefsjabloon_kies")

    nieuwe_versie.label = "Nieuwe versie"  # type: ignore[attr-defined]
    nieuwe_versie.short_description = "Schrijf een nieuwe versie van de tekst"  # type: ignore[attr-defined]
    nieuwe_versie.methods = ("GET",)  # type: ignore[attr-defined]
    nieuwe_versie.button_type = "a"  # type: ignore[attr-defined]

    def get_urls(self) -> list[Any]:
        bewaakt = self.admin_site.admin_view
        return [
            path("nieuw/", bewaakt(self.kies), name="beoordeling_briefsjabloon_kies"),
            path("nieuw/<slug:soort>/", bewaakt(self.nieuw), name="beoordeling_briefsjabloon_nieuw"),
            *super().get_urls(),
        ]

    def kies(self, request: HttpRequest) -> HttpResponse:
        """For which letter."""
        mag_briefteksten_beheren.eis(request.user)
        soorten = [(reverse("admin:beoordeling_briefsjabloon_nieuw", args=[s.value]), s.label) for s in BriefSoort]
        return self._blad(request, "admin/brieftekst_kies.html", "Nieuwe tekst van een brief", soorten=soorten)

    def nieuw(self, request: HttpRequest, soort: str) -> HttpResponse:
        """Write it, look at the letter as often as one wants, and keep it as the next version."""
        mag_briefteksten_beheren.eis(request.user)
        if soort not in BriefSoort.values:
            raise Http404(soort)
        form = BrieftekstForm(brieftekst.geldend(soort), request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                return (
                    self._bekijk(request, soort, form)
                    if "bekijk" in request.POST
                    else self._bewaar(request, soort, form)
                )
            except Weigering as weigering:
                form.add_error(None, str(weigering))
        return self._blad(
            request,
            "admin/brieftekst_nieuw.html",
            f"Nieuwe tekst: {BriefSoort(soort).label}",
            form=form,
            soort=soort,
            namen=[f"{{{naam}}}" for naam in brieftekst.NAMEN[soort]],
        )

    def _bekijk(self, request: HttpRequest, soort: str, form: BrieftekstForm) -> HttpResponse:
        data = services.brieftekst_bekijken(soort, form.teksten(), door=gebruiker_van(request))
        antwoord = HttpResponse(data, content_type="application/pdf")
        antwoord["Content-Disposition"] = f'inline; filename="voorbeeld-{soort}.pdf"'
        antwoord["Cache-Control"] = "private, no-store"
        return antwoord

    def _bewaar(self, request: HttpRequest, soort: str, form: BrieftekstForm) -> HttpResponse:
        nieuw = services.brieftekst_wijzigen(
            soort,
            form.teksten(),
            toelichting=form.cleaned_data["toelichting"],
            vanaf=form.cleaned_data["vanaf"],
            door=gebruiker_van(request),
        )
        messages.success(request, f"{nieuw} is er. Brieven van nu af aan krijgen deze tekst.")
        return redirect("admin:beoordeling_briefsjabloon_change", nieuw.pk)

    def _blad(self, request: HttpRequest, sjabloon: str, titel: str, **context: Any) -> HttpResponse:
        basis = self.admin_site.each_context(request) | {"title": titel, "opts": self.opts}
        return render(request, sjabloon, basis | context)


@admin.register(Brief)
class BriefAdmin(BijEenPlan):
    """The letters, to look at."""

    list_display = ("kenmerk", "aanvraag", "soort", "op", "verzonden", "pdf")
    list_filter = ("soort", ("verzonden_op", admin.EmptyFieldListFilter), "aanvraag__tijdvak")
    list_select_related = ("aanvraag", "sjabloon")
    search_fields = ("aanvraag__nummer", "aanvraag__naam")
    date_hierarchy = "op"
    ordering = ("-op", "-pk")
    fields = readonly_fields = ("plan", "soort", "kenmerk", "tekst", "op", "verzonden", "sha256", "pdf")
    plan, tekst = als_tekst("aanvraag"), als_tekst("sjabloon", "gemaakt van")

    @admin.display(description="kenmerk")
    def kenmerk(self, brief: Brief) -> str:
        """The reference on the letter."""
        return str(brief.gegevens.get("kenmerk", "-"))

    @admin.display(description="verzonden", ordering="verzonden_op")
    def verzonden(self, brief: Brief) -> str:
        """The day of announcement (Awb 3:41)."""
        return datum_nl(brief.verzonden_op) if brief.verzonden_op else "Wordt verzonden"

    @admin.display(description="pdf")
    def pdf(self, brief: Brief) -> str:
        """The letter itself."""
        adres = reverse("beoordeling:brief", args=[brief.aanvraag.nummer, brief.pk])
        return format_html('<a href="{}">Brief {} (pdf)</a>', adres, self.kenmerk(brief))
