"""The partnership: the lead organisation and its partners, and by what right each of them counts."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Organisatie
from sectorplannen.kern.organisaties import partner_vinden
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import PartnerForm, VertegenwoordigingForm, kant, kant_van
from ..models import Aanvraag, Deelnemer, Vertegenwoordiging
from ..overzicht import recht_in_woorden
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .bevestigen import Vraag, bevestig
from .ingelogd import ingelogd
from .tussentijds import is_tussentijds, tussenstand
from .verzoek import gebreken_bij, invoer, kader, zoek_plan


@dataclass(frozen=True)
class Partij:
    """An organisation in the partnership: as what it takes part, and what it says it counts by (empty: nothing yet)."""

    organisatie: Organisatie
    rol: str
    is_kant: bool
    recht: str
    deelnemer: Deelnemer | None = None


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie(request: Verzoek, nummer: str) -> HttpResponse:
    """Who takes part; a partner is added by its number in the trade register."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    form = PartnerForm(invoer(request))
    if request.method == "POST" and form.is_valid() and _voeg_toe(request, aanvraag, form):
        return redirect(request.path)
    context = kader(
        aanvraag,
        request.user,
        form=form,
        titel=NAMEN[Plaats.ORGANISATIE],
        gebreken=gebreken_bij(aanvraag, Plaats.ORGANISATIE),
        partijen=_partijen(aanvraag),
    )
    return render(request, "aanvragen/organisatie.html", context)


def _partijen(aanvraag: Aanvraag) -> list[Partij]:
    """The lead organisation and the partners, in two queries however many there are."""
    rechten = {rij.organisatie_id: recht_in_woorden(vars(rij)) for rij in aanvraag.vertegenwoordigingen.all()}

    def partij(organisatie: Organisatie, rol: str, is_kant: bool, deelnemer: Deelnemer | None = None) -> Partij:
        return Partij(organisatie, rol, is_kant, rechten.get(organisatie.pk, ""), deelnemer)

    leider = aanvraag.hoofdaanvrager
    return [partij(leider, "Hoofdaanvrager", kant(leider, "") is not None)] + [
        partij(d.organisatie, d.get_rol_display(), kant(d.organisatie, d.rol) is not None, d)
        for d in aanvraag.deelnemers.select_related("organisatie")
    ]


def _voeg_toe(request: Verzoek, aanvraag: Aanvraag, form: PartnerForm) -> bool:
    gegevens = form.cleaned_data
    try:
        partner = partner_vinden(gegevens["kvk"], naam=gegevens["naam"], soort=gegevens["soort"])
        services.deelnemer_toevoegen(aanvraag, partner, gegevens["rol"], door=request.user)
    except Weigering as weigering:
        form.add_error(None, str(weigering))
        return False
    messages.success(request, f"{partner} doet nu mee.")
    return True


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def vertegenwoordiging(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    """By what one organisation of the plan counts as one of employers or of employees."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    organisatie = get_object_or_404(Organisatie, pk=pk)
    if kant_van(aanvraag, organisatie) is None:
        raise Http404("Deze organisatie doet niet mee namens werkgevers of werknemers.")
    rij = aanvraag.vertegenwoordigingen.filter(organisatie=organisatie).select_related("organisatie").first()
    form = VertegenwoordigingForm(
        invoer(request), instance=rij or Vertegenwoordiging(organisatie=organisatie), aanvraag=aanvraag
    )
    bewaard = request.method == "POST" and form.bewaar(
        services.vertegenwoordiging_opslaan, door=request.user, organisatie=organisatie
    )
    if bewaard and not is_tussentijds(request):
        return redirect("aanvragen:organisatie", nummer) if "verder" in request.POST else redirect(request.path)
    context = kader(aanvraag, request.user, form=form, titel=str(organisatie))
    if is_tussentijds(request):
        return tussenstand(request, form, context, {})
    return render(request, "aanvragen/vertegenwoordiging.html", context)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def partner_verwijderen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    """Take a partner out of the partnership."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    deelnemer = get_object_or_404(aanvraag.deelnemers.select_related("organisatie"), pk=pk)
    vraag = Vraag(
        titel=f"{deelnemer.organisatie} uit dit plan halen?",
        uitleg="De organisatie doet dan niet meer mee en kan dit plan niet meer lezen.",
        knop="Partner verwijderen",
        terug=reverse("aanvragen:organisatie", args=[nummer]),
        gedaan=f"{deelnemer.organisatie} doet niet meer mee.",
    )
    return bevestig(
        request, aanvraag, vraag, lambda: services.deelnemer_verwijderen(aanvraag, deelnemer, door=request.user)
    )
