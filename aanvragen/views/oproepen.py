"""Finding partners: the public calls, one's own, and the talks that come of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.toegang import mag_organisatie_aanmelden
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms.oproepen import AntwoordForm, OproepenFilter, OproepForm, RegelForm
from ..models import Oproep, Oproepcontact
from ..toegang import mag_oproep_plaatsen, mag_oproepcontact_lezen
from .ingelogd import ingelogd
from .vervolg import met_vervolg
from .verzoek import invoer

PER_PAGINA = 20
METHODEN = ["GET", "HEAD", "POST"]
EERST_ORGANISATIE = "Voeg eerst de organisatie toe waarvoor u schrijft. Daarna komt u hier terug."


@require_safe
def oproepen(request: HttpRequest) -> HttpResponse:
    """Who looks for partners: what stands there now, newest first. Organisations are named, people never."""
    form = OproepenFilter(request.GET)
    rijen = form.filter(Oproep.objects.zichtbaar()).select_related("organisatie").prefetch_related("sectoren", "regios")
    context = {
        "form": form,
        "pagina": Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page")),
        "is_gefilterd": any(request.GET.get(naam) for naam in form.fields),
    }
    return render(request, "rondom/oproepen.html", context)


@require_safe
def oproep(request: HttpRequest, pk: int) -> HttpResponse:
    """One call, with a way to answer it. One that stands there no more is shown to its own organisation alone."""
    rij = get_object_or_404(_met_gebied(Oproep.objects.all()), pk=pk)
    schrijft = request.user.is_authenticated and mag_oproep_plaatsen(request.user, rij.organisatie)
    if not rij.staat_er_nog and not schrijft:
        return render(request, "rondom/oproep_weg.html", status=410)
    context = {"oproep": rij, "is_eigen": schrijft, "contact": _eigen_contact(request, rij)}
    return render(request, "rondom/oproep.html", context)


def _met_gebied(rijen: QuerySet[Any]) -> QuerySet[Any]:
    return rijen.select_related("organisatie").prefetch_related("sectoren", "regios")


def _eigen_contact(request: HttpRequest, rij: Oproep) -> Oproepcontact | None:
    """The talk that an organisation of this person has over the call."""
    if not request.user.is_authenticated:
        return None
    eigen = request.user.lidmaatschappen.values("organisatie")
    return rij.contacten.filter(organisatie__in=eigen).first()


@login_required
@require_safe
def mijn_oproepen(request: Verzoek) -> HttpResponse:
    """The calls of one's organisations and the talks in which they are."""
    mag_organisatie_aanmelden.eis(request.user)
    eigen = request.user.lidmaatschappen.values("organisatie")
    rijen = (
        Oproep.objects.filter(organisatie__in=eigen).select_related("organisatie").annotate(aantal=Count("contacten"))
    )
    gesprekken = (
        Oproepcontact.objects.filter(Q(organisatie__in=eigen) | Q(oproep__organisatie__in=eigen))
        .select_related("organisatie", "oproep__organisatie")
        .annotate(aantal=Count("regels"))
        .order_by("-begonnen_op", "-pk")
    )
    context = {
        "oproepen": Paginator(rijen.order_by("-geplaatst_op", "-pk"), PER_PAGINA).get_page(request.GET.get("page")),
        "gesprekken": gesprekken[: 5 * PER_PAGINA],
    }
    return render(request, "rondom/mijn_oproepen.html", context)


@ingelogd
@require_http_methods(METHODEN)
def oproep_nieuw(request: Verzoek) -> HttpResponse:
    """Place a call; who has no organisation yet makes one known first and comes back."""
    mag_organisatie_aanmelden.eis(request.user)
    form = OproepForm(invoer(request), gebruiker=request.user)
    if not form.organisaties:
        return _eerst_organisatie(request)
    if request.method == "POST" and form.is_valid():
        try:
            rij = services.oproep_plaatsen(form.cleaned_data["organisatie"], door=request.user, **form.gegevens)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Uw oproep staat op de pagina. Bij een antwoord krijgt u een bericht.")
            return redirect(rij)
    return render(request, "rondom/oproep_form.html", {"form": form, "terug": reverse("rondom:oproepen")})


def _eerst_organisatie(request: Verzoek) -> HttpResponse:
    messages.info(request, EERST_ORGANISATIE)
    return redirect(met_vervolg(reverse("aanvragen:organisatie_toevoegen"), request.path))


@ingelogd
@require_http_methods(METHODEN)
def oproep_wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change one's own call."""
    rij = _eigen_oproep(request, pk)
    form = OproepForm(invoer(request), instance=rij, gebruiker=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            services.oproep_wijzigen(rij, door=request.user, **form.gegevens)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Uw oproep is gewijzigd.")
            return redirect(rij)
    return render(request, "rondom/oproep_form.html", {"form": form, "oproep": rij, "terug": rij.get_absolute_url()})


def _eigen_oproep(request: Verzoek, pk: int) -> Oproep:
    rij = get_object_or_404(Oproep.objects.select_related("organisatie"), pk=pk)
    mag_oproep_plaatsen.eis(request.user, rij.organisatie)
    return rij


@login_required
@require_POST
def oproep_verlengen(request: Verzoek, pk: int) -> HttpResponse:
    """Another 90 days from now."""
    rij = _eigen_oproep(request, pk)
    try:
        services.oproep_verlengen(rij, door=request.user)
    except Weigering as weigering:
        messages.error(request, str(weigering))
    else:
        messages.success(request, "Uw oproep blijft weer 90 dagen staan.")
    return redirect(rij)


@login_required
@require_http_methods(METHODEN)
def oproep_sluiten(request: Verzoek, pk: int) -> HttpResponse:
    """Take one's own call from the page, after it was asked once more."""
    rij = _eigen_oproep(request, pk)
    if request.method != "POST":
        return render(request, "rondom/oproep_sluiten.html", {"oproep": rij})
    services.oproep_sluiten(rij, door=request.user)
    messages.success(request, "Uw oproep is gesloten. Gesprekken die al liepen, gaan gewoon door.")
    return redirect("rondom:mijn_oproepen")


@ingelogd
@require_http_methods(METHODEN)
def oproep_beantwoorden(request: Verzoek, pk: int) -> HttpResponse:
    """Answer a call for an organisation of one's own; the page says who will read it."""
    mag_organisatie_aanmelden.eis(request.user)
    rij = get_object_or_404(Oproep.objects.select_related("organisatie"), pk=pk)
    if contact := _eigen_contact(request, rij):
        return redirect(contact)
    form = AntwoordForm(invoer(request), gebruiker=request.user, oproep=rij)
    if not form.organisaties:
        return redirect(rij) if request.user.schrijft_namens().exists() else _eerst_organisatie(request)
    if request.method == "POST" and form.is_valid():
        try:
            contact = services.oproep_beantwoorden(
                rij, form.cleaned_data["organisatie"], tekst=form.cleaned_data["tekst"], door=request.user
            )
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"Uw antwoord is verstuurd aan {rij.organisatie}.")
            return redirect(contact)
    context = {"form": form, "oproep": rij, "terug": rij.get_absolute_url()}
    return render(request, "rondom/oproep_beantwoorden.html", context)


@ingelogd
@require_http_methods(METHODEN)
def oproepcontact(request: Verzoek, pk: int) -> HttpResponse:
    """The talk between two organisations. Who is of neither may not know that there is one: 404."""
    rijen = Oproepcontact.objects.select_related("organisatie", "oproep__organisatie")
    contact = get_object_or_404(rijen, pk=pk)
    if not mag_oproepcontact_lezen(request.user, contact):
        raise Http404("Dit gesprek is er niet.")
    eigen = {org.pk for org in request.user.schrijft_namens()} & {contact.organisatie_id, contact.oproep.organisatie_id}
    form = RegelForm(invoer(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.oproepregel_schrijven(contact, tekst=form.cleaned_data["tekst"], door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Uw bericht is verstuurd.")
            return redirect(contact)
    return render(request, "rondom/oproepcontact.html", _gesprek(contact, eigen, form))


def _gesprek(contact: Oproepcontact, eigen: set[int], form: RegelForm) -> dict[str, Any]:
    aan_beantwoorder = contact.oproep.organisatie_id in eigen
    return {
        "contact": contact,
        "oproep": contact.oproep,
        "regels": contact.regels.select_related("van", "door"),
        "mag_schrijven": bool(eigen),
        "form": form,
        "soort": "oproep_regel_aan_beantwoorder" if aan_beantwoorder else "oproep_regel_aan_plaatser",
    }
