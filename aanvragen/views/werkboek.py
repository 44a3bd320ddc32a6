"""The measures as a workbook: to take along, and to take in after looking at what changes.

Looking comes first, because one file can change two hundred measures. What was sent is kept for a day, so that looking
and taking in are two pages that work without script, and a page that is opened anew shows what is so by then.
"""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek
from sectorplannen.kern.werkboek.fouten import aantal

from .. import services, werkboek
from ..forms import OvernemenForm, WerkboekForm
from ..models import Aanvraag
from ..services.werkboek import ANDERS
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from ..werkboek.klaarzetten import haal, zet_klaar
from .ingelogd import ingelogd
from .verzoek import alleen_lezen, kader, zoek_plan

MEESTE_FOUTEN = 200
NIET_MEER = "Dit werkboek staat niet meer klaar. Kies het bestand opnieuw."


@ingelogd
@require_safe
def maatregelen_downloaden(request: Verzoek, nummer: str) -> HttpResponse:
    """All measures with their costs, to fill in or to change."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    antwoord = HttpResponse(werkboek.schrijf(aanvraag), content_type=werkboek.INHOUDSTYPE)
    antwoord["Content-Disposition"] = content_disposition_header(True, werkboek.bestandsnaam(aanvraag))
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def maatregelen_inlezen(request: Verzoek, nummer: str) -> HttpResponse:
    """Choose a workbook; with one in the address, see what it changes; send that, and it is done."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.MAATREGELEN):
        return lezen
    sha256 = request.GET.get("werkboek", "")
    if not sha256:
        return _ontvang(request, aanvraag)
    inhoud = haal(sha256, aanvraag, request.user)
    if inhoud is None:
        messages.error(request, NIET_MEER)
        return redirect(request.path)
    return _bekijk(request, aanvraag, inhoud)


def _ontvang(request: Verzoek, aanvraag: Aanvraag) -> HttpResponse:
    form = WerkboekForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method != "POST" or not form.is_valid() or form.inhoud is None:
        return _pagina(request, aanvraag, form=form)
    zet_klaar(form.ruw, form.inhoud.sha256, aanvraag, request.user)
    return redirect(f"{request.path}?werkboek={form.inhoud.sha256}")


def _bekijk(request: Verzoek, aanvraag: Aanvraag, inhoud: werkboek.Inhoud) -> HttpResponse:
    verslag = werkboek.vergelijk(inhoud, aanvraag)
    form = _overnemen(verslag)
    if request.method == "POST" and verslag.te_doen and request.POST.get("gezien") != verslag.vinger:
        messages.error(request, ANDERS)
    elif request.method == "POST" and not verslag.fouten:
        form = _overnemen(verslag, request.POST)
        if form.is_valid():
            try:
                gedaan = services.werkboek_inlezen(
                    aanvraag,
                    inhoud,
                    door=request.user,
                    gezien=form.cleaned_data["gezien"],
                    toch=form.cleaned_data.get("toch", False),
                )
            except Weigering as weigering:
                # Between looking and locking someone else was first: what is so now is on the page after this one.
                messages.error(request, str(weigering))
                return redirect(request.get_full_path())
            messages.success(request, _gedaan(gedaan))
            return redirect("aanvragen:maatregelen", aanvraag.nummer)
    if verslag.fouten:
        return _pagina(request, aanvraag, form=WerkboekForm(), verslag=verslag)
    return _pagina(request, aanvraag, form=form, verslag=verslag)


def _overnemen(verslag: werkboek.Verslag, gestuurd: QueryDict | None = None) -> OvernemenForm:
    return OvernemenForm(gestuurd, botst=bool(verslag.botsingen), initial={"gezien": verslag.vinger})


def _gedaan(verslag: werkboek.Verslag) -> str:
    if not verslag.te_doen:
        return "Er is niets veranderd. Alles uit het werkboek staat al in uw plan."
    nieuw = aantal(len(verslag.nieuw), "maatregel toegevoegd", "maatregelen toegevoegd")
    gewijzigd = aantal(len(verslag.gewijzigd), "gewijzigd", "gewijzigd")
    return f"Het werkboek is ingelezen: {nieuw}, {gewijzigd}, {verslag.gelijk} hetzelfde gebleven."


def _pagina(
    request: Verzoek,
    aanvraag: Aanvraag,
    *,
    form: WerkboekForm | OvernemenForm,
    verslag: werkboek.Verslag | None = None,
) -> HttpResponse:
    fouten = verslag.fouten if verslag else []
    if isinstance(form, WerkboekForm):
        form.helper.form_action = reverse("aanvragen:maatregelen_inlezen", args=[aanvraag.nummer])
    context = kader(
        aanvraag,
        request.user,
        titel="Maatregelen inlezen",
        form=form,
        verslag=verslag,
        fouten=fouten[:MEESTE_FOUTEN],
        meer_fouten=max(len(fouten) - MEESTE_FOUTEN, 0),
        maatregelen=aanvraag.maatregelen.count(),
    )
    return render(request, "aanvragen/maatregelen_inlezen.html", context)
