"""Letters to parliament: the list, beginning one, and its PDF."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import ALLE, StandKeuze
from ..forms_brief import BriefFormulier
from ..models import Briefversie, Rapport, RapportSoort, RapportStatus
from ..toegang import mag_brief_inzien, mag_brief_maken
from .briefzaak import zaak

PER_PAGINA = 30
VOLGORDE = (
    (RapportStatus.CONCEPT, "Concepten"),
    (RapportStatus.AANGEBODEN, "Ter vaststelling"),
    (RapportStatus.VAST, "Vastgesteld"),
    (RapportStatus.LOS, "Gemaakt zonder vaststelling"),
    (RapportStatus.VERVALLEN, "Vervallen"),
)
"""The states in the order in which one looks for them, and what stands above each."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def brieven(request: Verzoek) -> HttpResponse:
    """The letters by state, drafts first, and the form that begins one."""
    mag_brief_inzien.eis(request.user)
    form = BriefFormulier(request.POST if request.method == "POST" else None, initial=_gekozen(request))
    if request.method == "POST" and form.is_valid():
        try:
            rapport = services.beginnen(**form.cleaned_data, door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "De brief is begonnen, met de standaardtekst.")
            return redirect("rapportage:brief", rapport.pk)
    pagina = Paginator(_lijst(), PER_PAGINA).get_page(request.GET.get("page"))
    vast = Rapport.objects.filter(status=RapportStatus.VAST).select_related("tijdvak").defer("cijfers", "inhoud")
    context = {
        "form": form,
        "pagina": pagina,
        "groepen": _groepen(list(pagina)),
        "vast": vast.order_by("-peildatum", "-pk"),
        "kan": {"beginnen": mag_brief_maken(request.user)},
    }
    return render(request, "rapportage/brieven.html", context)


@login_required
@require_safe
def brief_pdf(request: Verzoek, pk: int) -> FileResponse:
    """The letter itself, as a PDF, once it is fixed."""
    rapport = zaak(request, pk)
    return pdf(rapport.bestand, als=_bestandsnaam(rapport))


def pdf(veld: Any, *, als: str = "") -> FileResponse:
    """A PDF that is kept: under a name it is downloaded, without one it is shown. 404 where it is not there."""
    if not veld:
        raise Http404("There is no file.")
    try:
        bestand = veld.open("rb")
    except OSError as fout:
        raise Http404("The file is gone.") from fout
    return FileResponse(bestand, as_attachment=bool(als), filename=als, content_type="application/pdf")


def _bestandsnaam(rapport: Rapport) -> str:
    over = f"tijdvak-{rapport.tijdvak.nummer}" if rapport.tijdvak else "voortgang"
    return f"brief-{over}-{rapport.peildatum.isoformat()}.pdf"


def _gekozen(request: Verzoek) -> dict[str, Any]:
    """What the page that one comes from looked at: `?tijdvak=1&peildatum=2014-05-30`."""
    keuze = StandKeuze(request.GET)
    gekozen = {naam: waarde for naam, waarde in keuze.cleaned_data.items() if waarde} if keuze.is_valid() else {}
    if gekozen.get("tijdvak") == ALLE:
        return gekozen | {"tijdvak": None, "soort": RapportSoort.VOORTGANG}
    return gekozen


def _lijst() -> QuerySet[Rapport]:
    """Every letter with its last version, by state and then the newest first. The texts stay in the database."""
    laatste = Briefversie.objects.filter(rapport=OuterRef("pk")).order_by("-nummer")
    rang = Case(*(When(status=status, then=Value(nummer)) for nummer, (status, _) in enumerate(VOLGORDE)))
    rijen = Rapport.objects.select_related("tijdvak", "gemaakt_door", "vastgesteld_door").defer("cijfers", "inhoud")
    rijen = rijen.annotate(
        rang=rang,
        versie=Subquery(laatste.values("nummer")[:1]),
        bewaard_op=Subquery(laatste.values("op")[:1]),
        bewaard_door=Subquery(laatste.values("door__naam")[:1]),
    )
    return rijen.order_by("rang", "-gemaakt_op", "-pk")


def _groepen(rijen: list[Rapport]) -> list[tuple[str, str, list[Rapport]]]:
    delen = [(status.value, naam, [rij for rij in rijen if rij.status == status]) for status, naam in VOLGORDE]
    return [deel for deel in delen if deel[2]]
