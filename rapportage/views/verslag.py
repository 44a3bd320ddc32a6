"""A statement of progress, for the people of a plan: fill in, look once more, send in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from aanvragen.views.ingelogd import ingelogd, teruggelegd
from aanvragen.views.tussentijds import BEWIJS, is_tussentijds
from beoordeling.views.tussenstand import tussenstand
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from ..forms_peiling import VerslagFormulier
from ..models import Voortgangsverslag
from ..peilingen import overzicht, services
from ..peilingen.beoogd import Stand, standen
from ..peilingen.bevindingen import bevindingen, tegenhoudend
from ..toegang import mag_verslag_insturen, mag_verslag_invullen, mag_verslag_inzien
from .peilingen import leesbaar

PER_DEEL = 10
"""So many measures stand on one page of the form; of two hundred the workbook is easier."""
ERTUSSEN = "Iemand anders heeft dit verslag intussen opgeslagen."
FRAGMENTEN = {
    "intussen-vak": "aanvragen/onderdelen/intussen.html",
    "bevindingen-vak": "rapportage/onderdelen/verslag_bevindingen.html",
}
"""Parts of the page that a save can change."""
lezen_of_doen = require_http_methods(["GET", "HEAD", "POST"])


@ingelogd
@require_safe
def verslagen(request: Verzoek) -> HttpResponse:
    """The statements of one's plans, the newest round first."""
    rijen = overzicht.met_chip(overzicht.van_mij(request.user)) if not request.user.is_dienst else []
    return render(request, "rapportage/verslagen.html", {"rijen": rijen})


def zaak(request: Verzoek, pk: int) -> Voortgangsverslag:
    """The statement. Of a plan that this person may not open: 404; staff read it elsewhere."""
    rijen = Voortgangsverslag.objects.zichtbaar_voor(request.user).select_related(
        "peiling", "aanvraag__hoofdaanvrager", "gewijzigd_door"
    )
    verslag = get_object_or_404(rijen, pk=pk)
    mag_verslag_inzien.eis(request.user, verslag)
    return verslag


def bijgewerkt(request: Verzoek, rij: Voortgangsverslag) -> None:
    """Before one looks at a statement to write in it: what was granted since the round was opened is asked too."""
    if request.method != "POST" and services.bijwerken(rij, door=request.user):
        messages.info(request, "Er is een maatregel toegekend. Vul die ook in.")


@ingelogd
@lezen_of_doen
def verslag(request: Verzoek, pk: int) -> HttpResponse:
    """The form, some measures a page (`?deel=`); to read where it cannot be written in (any more)."""
    rij = zaak(request, pk)
    if not mag_verslag_invullen(request.user, rij):
        if request.method == "POST":
            mag_verslag_invullen.eis(request.user, rij)
        return render(request, "rapportage/verslag_lezen.html", leesbaar(rij))
    bijgewerkt(request, rij)
    alle = standen(rij)
    delen = [alle[i : i + PER_DEEL] for i in range(0, len(alle), PER_DEEL)] or [[]]
    nummer = _deel(request, len(delen))
    gestuurd = request.POST if request.method == "POST" else teruggelegd(request)
    form = VerslagFormulier(gestuurd, verslag=rij, standen=delen[nummer - 1], met_toelichting=nummer == len(delen))
    is_opgeslagen = request.method == "POST" and form.bewaar(services.invullen, door=request.user)
    context = _context(request, rij, form, delen, nummer)
    if is_tussentijds(request):
        antwoord = tussenstand(request, form, context, FRAGMENTEN)
        if BEWIJS in antwoord.cookies:
            antwoord.cookies[BEWIJS]["path"] = request.path
        return antwoord
    if is_opgeslagen:
        messages.success(request, "Uw verslag is opgeslagen.")
        return redirect(_volgende(request, rij, nummer, len(delen)))
    return render(request, "rapportage/verslag.html", context)


def _deel(request: Verzoek, aantal: int) -> int:
    gevraagd = request.GET.get("deel", "1")
    if not gevraagd.isdecimal() or not 1 <= int(gevraagd[:4]) <= aantal:
        raise Http404("Dit deel bestaat niet.")
    return int(gevraagd)


def _volgende(request: Verzoek, rij: Voortgangsverslag, nummer: int, aantal: int) -> str:
    """On to the next page of the form, to the last look, or back to the same page."""
    if "verder" in request.POST and nummer == aantal:
        return reverse("rapportage:verslag_insturen", args=[rij.pk])
    return f"{rij.get_absolute_url()}?deel={nummer + ('verder' in request.POST)}"


def _context(
    request: Verzoek, rij: Voortgangsverslag, form: VerslagFormulier, delen: list[list[Stand]], nummer: int
) -> dict[str, Any]:
    vers = standen(rij) if request.method == "POST" else [stand for deel in delen for stand in deel]
    hier = {stand.regel.maatregel for stand in delen[nummer - 1]}
    return {
        "verslag": rij,
        "aanvraag": rij.aanvraag,
        "peiling": rij.peiling,
        "form": form,
        "nummer": nummer,
        "delen": [(nr, deel) for nr, deel in enumerate(delen, start=1)],
        "is_laatste": nummer == len(delen),
        "gevonden": [
            b for b in bevindingen(s.regel for s in vers if s.regel.maatregel in hier) if b.code != "ontbreekt"
        ],
        "onderdeel": f"verslag-{rij.pk}-{nummer}",
        "wie_ertussen": ERTUSSEN,
    }


@ingelogd
@lezen_of_doen
def verslag_insturen(request: Verzoek, pk: int) -> HttpResponse:
    """All that was filled in, what must still be solved or explained, and the button that sends it."""
    rij = zaak(request, pk)
    if not mag_verslag_invullen(request.user, rij):
        return redirect(rij)
    bijgewerkt(request, rij)
    if request.method == "POST":
        try:
            services.insturen(rij, door=request.user, versie=_gezien(request))
        except (Weigering, PermissionDenied) as weigering:
            messages.error(request, str(weigering))
            return redirect("rapportage:verslag_insturen", pk)
        messages.success(request, "Uw verslag is ingestuurd. U krijgt een bevestiging.")
        return redirect(rij)
    context = leesbaar(rij)
    open_punten = tegenhoudend(b for _, gevonden in context["regels"] for b in gevonden)
    plaats = {
        stand.regel.maatregel: f"?deel={nr // PER_DEEL + 1}#maatregel-{stand.volgnummer}"
        for nr, (stand, _) in enumerate(context["regels"])
    }
    context |= {
        "open_punten": [(b, plaats[b.maatregel]) for b in open_punten],
        "belet": mag_verslag_insturen.weigering(request.user, rij),
    }
    return render(request, "rapportage/verslag_insturen.html", context)


def _gezien(request: Verzoek) -> int:
    """The version that was looked at; none that can be where the page did not say."""
    versie = request.POST.get("versie", "")
    return int(versie) if versie.isdecimal() and len(versie) < 10 else -1
