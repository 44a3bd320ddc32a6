"""The partnership: the lead organisation and its partners, and by what right each of them counts."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Lidmaatschap, Organisatie, Uitnodiging
from sectorplannen.kern.organisaties import NogOnbekend, partner_vinden
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..aanvulling import is_open
from ..forms import EersteUitnodigenForm, PartnerForm, VertegenwoordigingForm, kant, kant_van
from ..models import Aanvraag, Deelnemer, Vertegenwoordiging
from ..overzicht import recht_in_woorden
from ..takenlijst import NAMEN
from ..toegang import (
    mag_bewerken,
    mag_eerste_uitnodigen,
    mag_partners_wijzigen,
    mag_schrijfrecht_geven,
    ook_bij_een_ander,
)
from ..volledigheid import Plaats
from .bevestigen import Vraag, bevestig
from .ingelogd import ingelogd
from .tussentijds import is_tussentijds, tussenstand
from .verzoek import alleen_lezen, gebreken_bij, invoer, kader, zoek_plan


@dataclass(frozen=True)
class Partij:
    """An organisation in the partnership: as what it takes part, and what it says it counts by (empty: nothing yet)."""

    organisatie: Organisatie
    rol: str
    is_kant: bool
    recht: str
    deelnemer: Deelnemer | None = None
    heeft_mensen: bool = True
    is_elders: bool = False
    """Takes part in another's plan as well: then its first person is not for the lead of this one to choose."""
    is_gevraagd: bool = False
    """Someone of it was invited and can still accept."""


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie(request: Verzoek, nummer: str) -> HttpResponse:
    """Who takes part, and who of them may write; the lead adds a partner by its number in the trade register."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    open_nu = is_open(aanvraag, Plaats.ORGANISATIE)
    kan_partners_wijzigen = mag_partners_wijzigen(request.user, aanvraag) and (open_nu or request.method == "POST")
    if request.method == "POST":
        mag_partners_wijzigen.eis(request.user, aanvraag)
    form = PartnerForm(invoer(request)) if kan_partners_wijzigen else None
    if request.method == "POST" and form and form.is_valid() and _voeg_toe(request, aanvraag, form):
        return redirect(request.path)
    context = kader(
        aanvraag,
        request.user,
        form=form,
        titel=NAMEN[Plaats.ORGANISATIE],
        gebreken=gebreken_bij(aanvraag, Plaats.ORGANISATIE),
        partijen=_partijen(aanvraag),
        kan_partners_wijzigen=kan_partners_wijzigen,
        kan_invullen=open_nu,
        kan_schrijfrecht_geven=mag_schrijfrecht_geven(request.user, aanvraag),
    )
    return render(request, "aanvragen/organisatie.html", context)


def _partijen(aanvraag: Aanvraag) -> list[Partij]:
    """The lead organisation and the partners, in two queries however many there are."""
    rechten = {rij.organisatie_id: recht_in_woorden(vars(rij)) for rij in aanvraag.vertegenwoordigingen.all()}

    def partij(organisatie: Organisatie, rol: str, is_kant: bool, deelnemer: Deelnemer | None = None) -> Partij:
        return Partij(
            organisatie,
            rol,
            is_kant,
            rechten.get(organisatie.pk, ""),
            deelnemer,
            heeft_mensen=getattr(deelnemer, "heeft_mensen", True),
            is_elders=getattr(deelnemer, "is_elders", False),
            is_gevraagd=getattr(deelnemer, "is_gevraagd", False),
        )

    leider = aanvraag.hoofdaanvrager
    mensen = Lidmaatschap.objects.filter(organisatie=OuterRef("organisatie"))
    elders = ook_bij_een_ander(leider.pk).filter(pk=OuterRef("organisatie"))
    gevraagd = Uitnodiging.objects.open().filter(organisatie=OuterRef("organisatie"), verloopt_op__gt=timezone.now())
    return [partij(leider, "Hoofdaanvrager", kant(leider, "") is not None)] + [
        partij(d.organisatie, d.get_rol_display(), kant(d.organisatie, d.rol) is not None, d)
        for d in aanvraag.deelnemers.select_related("organisatie").annotate(
            heeft_mensen=Exists(mensen), is_elders=Exists(elders), is_gevraagd=Exists(gevraagd)
        )
    ]


def _voeg_toe(request: Verzoek, aanvraag: Aanvraag, form: PartnerForm) -> bool:
    gegevens = form.cleaned_data
    try:
        partner = partner_vinden(gegevens["kvk"], naam=gegevens["naam"], soort=gegevens["soort"])
        services.deelnemer_toevoegen(aanvraag, partner, gegevens["rol"], door=request.user)
    except NogOnbekend as weigering:
        form.add_error("naam", str(weigering))
        return False
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
    if lezen := alleen_lezen(request, aanvraag, Plaats.ORGANISATIE):
        return lezen
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
    mag_partners_wijzigen.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.ORGANISATIE):
        return lezen
    deelnemer = get_object_or_404(aanvraag.deelnemers.select_related("organisatie"), pk=pk)
    vraag = Vraag(
        titel=f"{deelnemer.organisatie} uit dit plan halen?",
        uitleg="De organisatie doet dan niet meer mee en kan dit plan niet meer lezen.",
        knop="Partner verwijderen",
        terug=reverse("aanvragen:organisatie", args=[nummer]),
        gedaan=f"{deelnemer.organisatie} doet niet meer mee.",
        bericht="partner_uit_plan",
        zaak=deelnemer,
    )
    return bevestig(
        request, aanvraag, vraag, lambda: services.deelnemer_verwijderen(aanvraag, deelnemer, door=request.user)
    )


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def partner_schrijven(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    """Let a partner write in the plan, or no longer; says by name who can then."""
    aanvraag = zoek_plan(request, nummer)
    mag_schrijfrecht_geven.eis(request.user, aanvraag)
    deelnemer = get_object_or_404(aanvraag.deelnemers.select_related("organisatie", "aanvraag__hoofdaanvrager"), pk=pk)
    if request.method == "POST":
        mag = request.POST.get("mag") == "ja"
        try:
            services.schrijfrecht_geven(aanvraag, deelnemer, mag, door=request.user)
        except Weigering as weigering:
            messages.error(request, str(weigering))
        else:
            wat = "mag nu ook in dit plan schrijven" if mag else "kan dit plan nu alleen lezen"
            messages.success(request, f"{deelnemer.organisatie} {wat}.")
        return redirect("aanvragen:organisatie", nummer)
    titel = f"{'Niet meer laten' if deelnemer.mag_schrijven else 'Laten'} meeschrijven"
    context = kader(aanvraag, request.user, titel=titel, deelnemer=deelnemer)
    context["schrijvers"] = services.schrijvers_van_partner(deelnemer)
    return render(request, "aanvragen/partner_schrijven.html", context)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def partner_uitnodigen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    """Ask the first person of a partner that has no people here yet."""
    aanvraag = zoek_plan(request, nummer)
    deelnemer = get_object_or_404(aanvraag.deelnemers.select_related("organisatie", "aanvraag__hoofdaanvrager"), pk=pk)
    mag_eerste_uitnodigen.eis(request.user, deelnemer)
    form = EersteUitnodigenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            rij = services.eerste_uitnodigen(aanvraag, deelnemer, form.cleaned_data["email"], door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"De uitnodiging is verstuurd naar {rij.email}.")
            return redirect("aanvragen:organisatie", nummer)
    context = kader(aanvraag, request.user, form=form, titel="Partner uitnodigen", deelnemer=deelnemer)
    context["uitnodigingen"] = _van_ons(aanvraag, deelnemer)
    return render(request, "aanvragen/partner_uitnodigen.html", context)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def partner_uitnodiging(request: Verzoek, nummer: str, pk: int, uitnodiging: int) -> HttpResponse:
    """Send the invitation of a partner once more, or take it back (`actie` is 'intrekken')."""
    aanvraag = zoek_plan(request, nummer)
    deelnemer = get_object_or_404(aanvraag.deelnemers.select_related("organisatie", "aanvraag__hoofdaanvrager"), pk=pk)
    mag_eerste_uitnodigen.eis(request.user, deelnemer)
    rij = get_object_or_404(_van_ons(aanvraag, deelnemer), pk=uitnodiging)
    if request.method == "POST":
        weg = request.POST.get("actie") == "intrekken"
        doe = uitnodigingen.uitnodiging_intrekken if weg else uitnodigingen.opnieuw_versturen
        try:
            doe(rij, door=request.user, mits=mag_eerste_uitnodigen, zaak=deelnemer)
        except Weigering as weigering:
            messages.error(request, str(weigering))
        else:
            messages.success(
                request, f"De uitnodiging aan {rij.email} is {'ingetrokken' if weg else 'opnieuw verstuurd'}."
            )
    return redirect("aanvragen:partner_uitnodigen", nummer, pk)


def _van_ons(aanvraag: Aanvraag, deelnemer: Deelnemer) -> QuerySet[Uitnodiging]:
    """The invitations of a partner that our own organisation sent: whom another asked is none of our business."""
    onze = aanvraag.hoofdaanvrager.lidmaatschappen.values("gebruiker")
    return deelnemer.organisatie.uitnodigingen.open().filter(door__in=onze).select_related("organisatie")
