"""Declaring a tie with one of the organisations, or none; and for the coordinator the ties that were declared."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..banden import bekende_banden, organisaties_van
from ..forms import BandOpheffen, BelangVerklaren
from ..models import Belangenverklaring
from ..toegang import mag_belangen_zien, mag_verklaren
from .zaak import bekend_plan, eigen_beoordeling, ingevuld, lezen_of_doen, plek

PER_PAGINA = 25


@login_required
@lezen_of_doen
def verklaar_belang(request: Verzoek, nummer: str) -> HttpResponse:
    """A tie with one of the organisations, or none. After a tie the plan is gone for this person.

    Shows nothing of the plan but its number, its name and who takes part. `?next=` is where one goes without a tie.
    """
    aanvraag = bekend_plan(request, nummer)
    mag_verklaren.eis(request.user, aanvraag)
    bekend, mee = bekende_banden(request.user, aanvraag), organisaties_van(aanvraag)
    form = BelangVerklaren(ingevuld(request), organisaties=mee, bekend=bekend)
    if request.method == "POST" and form.is_valid():
        try:
            verklaring = services.verklaar_belang(aanvraag, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            return _na_verklaring(request, aanvraag, heeft_band=verklaring.heeft_band)
    partners = aanvraag.deelnemers.select_related("organisatie")
    context = {"aanvraag": aanvraag, "form": form, "partners": partners, "bekend": bekend}
    return render(request, "beoordeling/verklaar_belang.html", context | plek(request))


def _na_verklaring(request: Verzoek, aanvraag: Aanvraag, *, heeft_band: bool) -> HttpResponse:
    if heeft_band:
        messages.success(request, "Uw band is genoteerd. U ziet dit plan niet meer.")
        return redirect("beoordeling:werkvoorraad")
    messages.success(request, "Genoteerd: u heeft geen band met deze organisaties.")
    verder = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(verder, {request.get_host()}, require_https=request.is_secure()):
        return redirect(verder)
    pagina = "beoordelen" if eigen_beoordeling(request.user, aanvraag) else "dossier"
    return redirect(reverse(f"beoordeling:{pagina}", args=[aanvraag.nummer]))


@login_required
@require_safe
def belangen(request: Verzoek) -> HttpResponse:
    """The declared ties on plans that this coordinator may know of, newest first."""
    mag_belangen_zien.eis(request.user)
    pagina = Paginator(_gemeld(request), PER_PAGINA).get_page(request.GET.get("page"))
    return render(request, "beoordeling/belangen.html", {"pagina": pagina})


@login_required
@lezen_of_doen
def band_opheffen(request: Verzoek, pk: int) -> HttpResponse:
    """Take one tie back, with a reason."""
    mag_belangen_zien.eis(request.user)
    verklaring = get_object_or_404(_gemeld(request), pk=pk)
    form = BandOpheffen(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.band_opheffen(verklaring, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"De band van {verklaring.beoordelaar} is opgeheven. Die verklaart nu opnieuw.")
            return redirect("beoordeling:belangen")
    return render(request, "beoordeling/band_opheffen.html", {"verklaring": verklaring, "form": form})


def _gemeld(request: Verzoek) -> QuerySet[Belangenverklaring]:
    zichtbaar = Aanvraag.objects.zichtbaar_voor(request.user).values("pk")
    rijen = Belangenverklaring.objects.filter(heeft_band=True, aanvraag__in=zichtbaar)
    rijen = rijen.select_related("aanvraag", "beoordelaar").prefetch_related("organisaties")
    return rijen.order_by("-op", "-pk")
