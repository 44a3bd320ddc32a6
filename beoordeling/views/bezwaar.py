"""Objections: the applicant's page, the list, the objection of one plan, and everything that is done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag
from aanvragen.services import betrokkenen
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..bezwaarwerk import OP_NAAM, Handeling, mogelijk, nu_niet
from ..forms import BEZWAARFORMULIEREN, BezwaarBeslissen, BezwaarMaken, BezwaarVastleggen, BezwaarZelfIntrekken
from ..models import Bezwaar
from ..termijnen import is_verstreken
from ..toegang import mag_bezwaar_maken, mag_bezwaren_zien, mag_coordineren
from .voorbeeld import voorbeeld
from .zaak import ingevuld, lezen_of_doen, plek, zaak

PER_PAGINA = 25
BERICHTEN: dict[str, tuple[str, ...]] = {
    "bezwaar_beslissen": ("bezwaar_beslist",),
    "bezwaar_commissie": ("bezwaar_later",),
    "bezwaar_verdagen": ("bezwaar_later",),
    "bezwaar_intrekken": ("bezwaar_ingetrokken",),
}
"""Which messages a thing to do with an objection sends, so that its page says to whom."""
BERICHT_OOK = {"bezwaar_intrekken": "bezwaar_ingetrokken_behandelaar"}
"""Those of them that are about the objection itself."""
BESLUIT = "besluit__maatregelen__maatregel"
"""The decision that is objected to, with what its kind is called after."""


@login_required
@lezen_of_doen
def bezwaar_maken(request: Verzoek, nummer: str) -> HttpResponse:
    """The partnership's side: object to the decision in force, read how far it is, take it back (`?intrekken=1`)."""
    plannen = Aanvraag.objects.zichtbaar_voor(request.user).ingediend().select_related("hoofdaanvrager", "tijdvak")
    aanvraag = get_object_or_404(plannen, nummer=nummer)
    if request.user.is_dienst:
        return redirect("beoordeling:bezwaar", nummer)
    lopend = services.open_bezwaar(aanvraag)
    trekt_in = "intrekken" in request.GET
    form: Any = (BezwaarZelfIntrekken if trekt_in else BezwaarMaken)(ingevuld(request))
    if request.method == "POST" and (gedaan := _doe_zelf(request, aanvraag, lopend, form)):
        messages.success(request, gedaan)
        return redirect(request.path)
    return render(request, "beoordeling/bezwaar_maken.html", _zelf(request.user, aanvraag, lopend, form))


def _doe_zelf(request: Verzoek, aanvraag: Aanvraag, lopend: Bezwaar | None, form: Any) -> str:
    """Object or take back; what is said of it, or nothing where it was refused. Without the right: 403."""
    mag_bezwaar_maken.eis(request.user, aanvraag)
    if not form.is_valid():
        return ""
    try:
        if isinstance(form, BezwaarZelfIntrekken):
            if lopend is None:
                raise Weigering("Er loopt geen bezwaar dat u kunt intrekken.")
            services.bezwaar_intrekken(lopend, door=request.user, **form.cleaned_data)
            return "Uw bezwaar is ingetrokken."
        besluit = services.geldend_besluit(aanvraag)
        if besluit is None:
            raise Weigering(services.belet_bezwaar(aanvraag) or "")
        services.bezwaar_maken(besluit, door=request.user, op=request.aangekomen_op, **form.cleaned_data)
    except Weigering as weigering:
        messages.error(request, str(weigering))
        return ""
    return "Uw bezwaar is ingediend. U krijgt een bericht dat wij het hebben ontvangen."


def _zelf(gebruiker: Gebruiker, aanvraag: Aanvraag, lopend: Bezwaar | None, form: Any) -> dict[str, Any]:
    """What the applicant's page shows: the objections, and the form for what this person can do now."""
    besluit = services.geldend_besluit(aanvraag)
    uiterlijk = services.laatste_dag(besluit) if besluit else None
    belet = mag_bezwaar_maken.weigering(gebruiker, aanvraag) or services.belet_bezwaar(aanvraag)
    trekt_in = isinstance(form, BezwaarZelfIntrekken)
    intrekken = None
    if lopend and mag_bezwaar_maken(gebruiker, aanvraag):
        intrekken = form if trekt_in else BezwaarZelfIntrekken()
    return {
        "aanvraag": aanvraag,
        "titel": "Uw bezwaar" if lopend else "Bezwaar maken",
        "besluit": besluit,
        "laatste_dag": uiterlijk,
        "voorbij": uiterlijk is not None and is_verstreken(uiterlijk, vandaag()),
        "bezwaren": aanvraag.bezwaren.select_related("brief", "beslissing")
        .prefetch_related(BESLUIT)
        .order_by("-ontvangen_op", "-pk"),
        "belet": belet,
        "form": None if belet else BezwaarMaken() if trekt_in else form,
        "intrekken": intrekken,
    }


def zichtbare_bezwaren(gebruiker: Gebruiker) -> QuerySet[Bezwaar]:
    """The objections on plans that a person may know of."""
    return Bezwaar.objects.filter(aanvraag__in=Aanvraag.objects.zichtbaar_voor(gebruiker).values("pk"))


def open_bezwaren(gebruiker: Gebruiker) -> QuerySet[Bezwaar]:
    """Those of them that wait for a decision."""
    return zichtbare_bezwaren(gebruiker).filter(uitkomst="")


@login_required
@require_safe
def bezwaren(request: Verzoek) -> HttpResponse:
    """The objections on plans that this person may know of: those that wait by day to decide, or the decided ones."""
    mag_bezwaren_zien.eis(request.user)
    wacht, beslist = open_bezwaren(request.user), zichtbare_bezwaren(request.user).exclude(uitkomst="")
    toont_beslist = request.GET.get("stand") == "beslist"
    rijen = beslist.order_by("-beslist_op", "-pk") if toont_beslist else wacht.order_by("beslissen_voor", "pk")
    rijen = rijen.select_related("aanvraag__hoofdaanvrager", "besluit", "behandelaar")
    context = {
        "pagina": Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page")),
        "toont_beslist": toont_beslist,
        "aantal_wacht": wacht.count(),
        "aantal_beslist": beslist.count(),
    }
    return render(request, "beoordeling/bezwaren.html", context)


@login_required
@require_safe
def bezwaar(request: Verzoek, nummer: str) -> HttpResponse:
    """The objections of one plan, the last one first, with the buttons for what this person can do now."""
    mag_bezwaren_zien.eis(request.user)
    aanvraag = zaak(request, nummer)
    rijen = list(
        aanvraag.bezwaren.select_related("behandelaar", "door", "beslist_door", "brief")
        .prefetch_related(BESLUIT, "beslissing__maatregelen__maatregel")
        .order_by("-pk")
    )
    lopend = services.open_bezwaar(aanvraag)
    context = {
        "aanvraag": aanvraag,
        "bezwaren": rijen,
        "handelingen": mogelijk(request.user, lopend) if lopend else [],
        "nu_niet": nu_niet(request.user, lopend) if lopend else None,
        "kan_vastleggen": mag_coordineren(request.user, aanvraag) and not services.belet_bezwaar(aanvraag),
    }
    return render(request, "beoordeling/bezwaar.html", context | plek(request, kop="Bezwaar"))


@login_required
@lezen_of_doen
def bezwaar_vastleggen(request: Verzoek, nummer: str) -> HttpResponse:
    """What came by post, written down by a coordinator."""
    aanvraag = zaak(request, nummer)
    mag_coordineren.eis(request.user, aanvraag)
    besluit, belet = services.geldend_besluit(aanvraag), services.belet_bezwaar(aanvraag)
    if besluit is None or belet:
        messages.error(request, belet or "")
        return redirect("beoordeling:bezwaar", nummer)
    form = BezwaarVastleggen(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.bezwaar_maken(besluit, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Het bezwaar is vastgelegd. De aanvrager krijgt bericht van ontvangst.")
            return redirect("beoordeling:bezwaar", nummer)
    context = {"aanvraag": aanvraag, "form": form, "besluit": besluit, "laatste_dag": services.laatste_dag(besluit)}
    return render(request, "beoordeling/bezwaar_vastleggen.html", context | plek(request, kop="Bezwaar per post"))


@login_required
@lezen_of_doen
def bezwaar_handeling(request: Verzoek, nummer: str, naam: str) -> HttpResponse:
    """Ask, do, tell. Without the right: 403. What cannot be done now leads back to the objection, with the reason."""
    mag_bezwaren_zien.eis(request.user)
    aanvraag, handeling = zaak(request, nummer), OP_NAAM[naam]
    lopend = services.open_bezwaar(aanvraag)
    if lopend is not None:
        handeling.recht.eis(request.user, lopend)
    belet = handeling.weigering(request.user, lopend) if lopend else "Er loopt geen bezwaar over dit plan."
    if lopend is None or belet:
        messages.error(request, str(belet))
        return redirect("beoordeling:bezwaar", nummer)
    form = _formulier(request, handeling, lopend)
    if request.method == "POST" and "rekenen" not in request.POST and form.is_valid():
        try:
            if "voorbeeld" in request.POST:
                return voorbeeld(handeling.service, lopend, door=request.user, **form.argumenten())
            handeling.service(lopend, door=request.user, **form.argumenten())
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, handeling.gedaan)
            return redirect("beoordeling:bezwaar", nummer)
    context = {"aanvraag": aanvraag, "handeling": handeling, "bezwaar": lopend, "form": form}
    context |= {
        "berichtsoorten": BERICHTEN.get(naam, ()),
        "berichtzaak": aanvraag,
        "bericht_ook": BERICHT_OOK.get(naam, ""),
    }
    if naam == "bezwaar_beslissen":
        context["ontvangers"] = betrokkenen(aanvraag)
    context |= plek(request, kop=handeling.label)
    return render(request, [f"beoordeling/{naam}.html", "beoordeling/bezwaar_handeling.html"], context)


def _formulier(request: Verzoek, handeling: Handeling, lopend: Bezwaar) -> Any:
    """The form of the thing to do, empty or as sent; 'reken door' asks no more of it than its amounts."""
    if handeling.naam in BEZWAARFORMULIEREN:
        return BEZWAARFORMULIEREN[handeling.naam](ingevuld(request), bezwaar=lopend)
    rekenen = request.POST.get("rekenen")
    opties: dict[str, Any] = {"bezwaar": lopend, "aanvraag": lopend.aanvraag, "gebruiker": request.user}
    form = BezwaarBeslissen(ingevuld(request), rekenen=bool(rekenen), **opties)
    if rekenen == "passend":
        return BezwaarBeslissen(form.passend(), rekenen=True, **opties)
    return form


def bezwaar_in_dossier(gebruiker: Gebruiker, aanvraag: Aanvraag) -> dict[str, Any]:
    """What the dossier shows of objections: the facts for who may open the plan, and the way to the page for who handles them."""
    leest = mag_bezwaren_zien(gebruiker)
    kan_vastleggen = mag_coordineren(gebruiker, aanvraag) and not services.belet_bezwaar(aanvraag)
    return {
        "bezwaren": aanvraag.bezwaren.select_related("besluit", "behandelaar").order_by("-pk"),
        "bezwaaradres": reverse("beoordeling:bezwaar", args=[aanvraag.nummer]) if leest else "",
        "kan_bezwaar_vastleggen": kan_vastleggen,
    }
