"""The applicant's own list, and what comes before the first plan."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.organisaties import organisatie_aanmelden
from sectorplannen.kern.toegang import mag_organisatie_aanmelden
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..filters import PlannenFilter
from ..forms import NieuwForm, OrganisatieForm
from ..models import Aanvraag
from ..resttijd import wat_nu
from .organisaties import uitgenodigd
from .vervolg import ga_verder, met_vervolg, vervolg

PER_PAGINA = 20


@login_required
@require_safe
def mijn_plannen(request: Verzoek) -> HttpResponse:
    """The plans of one's organisations, last changed first. Staff have a queue of their own."""
    if request.user.is_dienst:
        return redirect("thuis")
    plannen = Aanvraag.objects.zichtbaar_voor(request.user).select_related("tijdvak", "hoofdaanvrager")
    plannen = plannen.prefetch_related("maatregelen", "tijdvak__storingen").order_by("-gewijzigd_op", "-pk")
    filter_ = PlannenFilter(request.GET, plannen)
    pagina = Paginator(filter_.qs, PER_PAGINA).get_page(request.GET.get("page"))
    organisaties = list(request.user.organisaties.all())
    return render(
        request,
        "aanvragen/mijn_plannen.html",
        {
            "filter": filter_,
            "is_gefilterd": any(request.GET.get(naam) for naam in filter_.form.fields),
            "pagina": pagina,
            "plannen": [(plan, wat_nu(plan), plan.hoofdaanvrager in organisaties) for plan in pagina],
            "organisaties": organisaties,
            "uitnodigingen": uitgenodigd(request.user),
            "organisatieform": None if organisaties else OrganisatieForm(),
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie_toevoegen(request: Verzoek) -> HttpResponse:
    """Make an organisation known, as the one who signs for it; then on to where one was, or to a new plan."""
    mag_organisatie_aanmelden.eis(request.user)
    form = OrganisatieForm(request.POST or None)
    form.helper.form_action = request.get_full_path()
    if request.method == "POST" and form.is_valid():
        try:
            organisatie = organisatie_aanmelden(**form.cleaned_data, door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            verder = "" if vervolg(request) else " U kunt nu een plan beginnen."
            messages.success(request, f"{organisatie} is toegevoegd.{verder}")
            return ga_verder(request, "aanvragen:nieuw")
    return render(request, "aanvragen/organisatie_toevoegen.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Begin a plan: for an organisation, in a period that is open or has yet to open; then to the plan, or where one was."""
    mag_organisatie_aanmelden.eis(request.user)
    form = NieuwForm(request.POST or None, gebruiker=request.user)
    if not form.organisaties:
        messages.info(request, "Voeg eerst de organisatie toe waarvoor u een plan wilt maken.")
        verder = request.get_full_path() if vervolg(request) else ""
        return redirect(met_vervolg(reverse("aanvragen:organisatie_toevoegen"), verder))
    if request.method == "POST" and form.is_valid():
        gegevens = form.cleaned_data
        try:
            plan = services.beginnen(
                gegevens.pop("tijdvak"), gegevens.pop("organisatie"), door=request.user, **gegevens
            )
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            return ga_verder(request, plan.get_absolute_url(), plan=plan.nummer)
    return render(request, "aanvragen/nieuw.html", {"form": form})
