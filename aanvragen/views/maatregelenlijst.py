"""The measures of a plan as a list: in which order, copied, taken out."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..models import Aanvraag, Maatregel
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..totalen import totalen
from ..volledigheid import Ernst, Plaats
from .bevestigen import Vraag, bevestig
from .ingelogd import ingelogd
from .verzoek import alleen_lezen, gebreken_bij, kader, zoek_plan


@dataclass(frozen=True)
class Rij:
    """A measure in the list: its place, how many points it still has, and the key of the copy that its button makes."""

    maatregel: Maatregel
    plaats: int
    op_te_lossen: int
    aan_te_vullen: int
    sleutel: UUID


@ingelogd
@require_safe
def maatregelen(request: Verzoek, nummer: str) -> HttpResponse:
    """All measures with their totals, and how many points each still has."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.MAATREGELEN):
        return lezen
    alle = list(aanvraag.maatregelen.all())
    gevonden = gebreken_bij(aanvraag, Plaats.MAATREGELEN)
    te_doen = {ernst: [g.volgnummer for g in gevonden if g.ernst == ernst] for ernst in Ernst}
    rijen = [
        Rij(
            rij,
            plaats,
            te_doen[Ernst.MOET].count(rij.volgnummer),
            te_doen[Ernst.AANVULLEN].count(rij.volgnummer),
            uuid4(),
        )
        for plaats, rij in enumerate(alle, start=1)
    ]
    context = kader(
        aanvraag,
        request.user,
        titel=NAMEN[Plaats.MAATREGELEN],
        plaats=Plaats.MAATREGELEN,
        rijen=rijen,
        totalen=totalen(alle),
        gebreken=[gebrek for gebrek in gevonden if gebrek.volgnummer is None],
    )
    return render(request, "aanvragen/maatregelen.html", context)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def maatregel_verplaatsen(request: Verzoek, nummer: str) -> HttpResponse:
    """Put a measure at another place. The focus comes back to the button that was pressed, in the row where it now stands."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    lijst = reverse("aanvragen:maatregelen", args=[nummer])
    if request.method != "POST":
        return redirect(lijst)
    rij = _gekozen(request, aanvraag)
    aantal = aanvraag.maatregelen.count()
    naar = request.POST.get("naar", "").strip()
    if rij is None:
        messages.error(request, "Iemand anders heeft deze maatregel verwijderd.")
        return redirect(lijst)
    if not naar.isdecimal() or not 1 <= int(naar[:6]) <= aantal:
        messages.error(request, f"Vul een plaats in van 1 tot en met {aantal}.")
        return redirect(f"{lijst}#plaats-{rij.pk}")
    try:
        services.maatregel_verplaatsen(aanvraag, rij, int(naar), door=request.user)
    except Weigering as weigering:
        messages.error(request, str(weigering))
        return redirect(lijst)
    naam = rij.naam or "Maatregel zonder naam"
    messages.success(request, f"‘{naam}’ staat nu op plaats {rij.volgnummer} van {aantal}.")
    return redirect(f"{lijst}#{_terug_naar(request, rij, aantal)}")


def _terug_naar(request: Verzoek, rij: Maatregel, aantal: int) -> str:
    """The id of the same button; at an end of the list, where it has gone, of the other one."""
    knop = request.POST.get("knop", "")
    if knop == "omhoog" and rij.volgnummer == 1:
        knop = "omlaag"
    elif knop == "omlaag" and rij.volgnummer == aantal:
        knop = "omhoog"
    return f"{knop if knop in {'omhoog', 'omlaag'} else 'maatregel'}-{rij.pk}"


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def maatregel_kopieren(request: Verzoek, nummer: str) -> HttpResponse:
    """A new measure that begins as this one. A double click makes one copy: both carry the same key."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    lijst = reverse("aanvragen:maatregelen", args=[nummer])
    if request.method != "POST":
        return redirect(lijst)
    rij = _gekozen(request, aanvraag)
    if rij is None:
        messages.error(request, "Iemand anders heeft deze maatregel verwijderd.")
        return redirect(lijst)
    try:
        kopie = services.maatregel_kopieren(aanvraag, rij, door=request.user, sleutel=_sleutel(request))
    except Weigering as weigering:
        messages.error(request, str(weigering))
        return redirect(lijst)
    messages.success(request, f"‘{kopie.naam}’ is toegevoegd als maatregel {kopie.volgnummer}.")
    return redirect(f"{lijst}#maatregel-{kopie.pk}")


def _gekozen(request: Verzoek, aanvraag: Aanvraag) -> Maatregel | None:
    """By its key and not by its number: that may be another one's by now."""
    pk = request.POST.get("rij", "")
    return aanvraag.maatregelen.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 19 else None


def _sleutel(request: Verzoek) -> UUID | None:
    try:
        return UUID(request.POST.get("sleutel", ""))
    except ValueError:
        return None


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def maatregel_verwijderen(request: Verzoek, nummer: str, volgnummer: int) -> HttpResponse:
    """Take a measure out."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.MAATREGELEN):
        return lezen
    rij = get_object_or_404(aanvraag.maatregelen, volgnummer=volgnummer)
    naam = rij.naam or "Maatregel zonder naam"
    vraag = Vraag(
        titel=f"Maatregel {volgnummer} verwijderen?",
        uitleg=f"‘{naam}’ verdwijnt, met alles wat u erover heeft ingevuld. Dit kunt u niet terugdraaien.",
        knop="Maatregel verwijderen",
        terug=reverse("aanvragen:maatregelen", args=[nummer]),
        gedaan=f"Maatregel ‘{naam}’ is verwijderd.",
    )
    return bevestig(request, aanvraag, vraag, lambda: services.maatregel_verwijderen(aanvraag, rij, door=request.user))
