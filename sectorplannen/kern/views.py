"""Pages of the ground: health, the way home, the inbox."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .models import Rol
from .verzoek import Verzoek

THUIS = {
    Rol.AANVRAGER: "aanvragen:mijn_plannen",
    Rol.BEOORDELAAR: "beoordeling:werkvoorraad",
    Rol.COORDINATOR: "beoordeling:werkvoorraad",
    Rol.BESLUITNEMER: "beoordeling:werkvoorraad",
    Rol.BELEID: "rapportage:stand",
    Rol.BEHEERDER: "admin:index",
    Rol.AUDITOR: "beoordeling:plannen",
}


@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """For load balancer and container: the process answers and its database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond", content_type="text/plain")


@login_required
def thuis(request: Verzoek) -> HttpResponse:
    """Where a person lands after signing in: the page of the role."""
    return redirect(THUIS[Rol(request.user.rol)])


@login_required
@require_safe
def berichten(request: Verzoek) -> HttpResponse:
    """The inbox, newest first."""
    pagina = Paginator(request.user.berichten.all(), 20).get_page(request.GET.get("page"))
    return render(request, "kern/berichten.html", {"pagina": pagina})


@login_required
@require_safe
def bericht(request: Verzoek, pk: int) -> HttpResponse:
    """One message; reading it is kept."""
    rij = get_object_or_404(request.user.berichten, pk=pk)
    if rij.gelezen_op is None:
        rij.gelezen_op = timezone.now()
        rij.save(update_fields=["gelezen_op"])
    return render(request, "kern/bericht.html", {"bericht": rij})
