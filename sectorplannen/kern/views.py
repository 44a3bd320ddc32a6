"""Pages of the ground: health, the way home, the inbox, and the mail of the demonstration."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from . import post
from .berichten import kies_mail
from .berichtsoorten import soort_van
from .forms import Berichtfilter, Mailkeuze, Postfilter
from .models import Postbusmail, Rol
from .verzoek import Verzoek

PER_PAGINA = 20

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
    """The inbox, newest first: all of it, what is unread, or what has certain words in it."""
    filter_ = Berichtfilter(request.GET)
    rijen = filter_.kies(request.user.berichten.defer("tekst"))
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page"))
    gezocht = bool(request.GET.get("q") or request.GET.get("toon"))
    return render(request, "kern/berichten.html", {"pagina": pagina, "filter": filter_, "gezocht": gezocht})


@login_required
@require_safe
def bericht(request: Verzoek, pk: int) -> HttpResponse:
    """One message; reading it is kept."""
    rij = get_object_or_404(request.user.berichten, pk=pk)
    if rij.gelezen_op is None:
        rij.gelezen_op = timezone.now()
        rij.save(update_fields=["gelezen_op"])
    return render(request, "kern/bericht.html", {"bericht": rij, "soort": soort_van(rij.soort)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mailkeuze(request: Verzoek) -> HttpResponse:
    """Which kinds of message also come by e-mail."""
    form = Mailkeuze(request.POST or None, gebruiker=request.user)
    if request.method == "POST" and form.is_valid():
        kies_mail(request.user, te_kiezen=form.te_kiezen, niet=form.niet_mailen)
        messages.success(request, "Uw keuze is opgeslagen.")
        return redirect("berichten")
    return render(request, "kern/mailkeuze.html", {"form": form})


@require_safe
def postbus(request: HttpRequest) -> HttpResponse:
    """The mail of the demonstration, newest first. Nowhere else: there mail goes where it should."""
    _eis_postbus()
    filter_ = Postfilter(request.GET)
    pagina = Paginator(filter_.kies(Postbusmail.objects.defer("tekst")), PER_PAGINA).get_page(request.GET.get("page"))
    context = {"pagina": pagina, "filter": filter_, "gezocht": bool(request.GET.get("aan"))}
    return render(request, "kern/postbus.html", context)


@require_safe
def postbusmail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail of the demonstration, with the links that lead to this site."""
    _eis_postbus()
    mail = get_object_or_404(Postbusmail, pk=pk)
    huizen = {request.get_host(), urlsplit(settings.ADRES).netloc}
    return render(request, "kern/postbusmail.html", {"mail": mail, "delen": post.met_links(mail.tekst, huizen)})


def _eis_postbus() -> None:
    if not post.is_aan():
        raise Http404
