"""What each figure means, the records behind it and behind a part of it, and the claims of the published letter beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag, Adviesgesprek
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from .. import cijfers as huis
from .. import claims as beweringen
from .. import delen, voortgang
from ..begrippen import Stand
from ..bronrijen import GESPREKKEN, VOLGEND, Bronrij
from ..definities import BESLUITEN, EURO
from ..gepubliceerd import TEGENSPRAKEN, TIJDVAK
from ..toegang import mag_stand_van, mag_stand_zien
from ..voortgang import ALLE_DEFINITIES
from . import keuze
from .keuze import Keuze

PER_PAGINA = 50
VERBORGEN = "Een plan waarmee u een band heeft gemeld"
GEEN_INZAGE = "Een gesprek dat u niet kunt openen"
KOLOMMEN = {
    "jeugdaandeel": ("Voor jongeren in €", "Verleend in €"),
    "realisatiegraad": ("Bereikt", "Beoogd"),
    "aandeel_kosten_gemaakt": ("Gemaakt in €", "Begroot in €"),
    "bedrag_per_deelnemer": ("Verleend in €", "Beoogd"),
    "aandeel_bbl_van_instroom": ("Leerwerkplek (BBL)", "Instroom"),
    "aandeel_onvoldoende_uitgewerkt": ("Niet af", "Ingetrokken"),
}
"""Of what is divided: what stands above the part and above the whole."""


@dataclass(frozen=True)
class Kolommen:
    """What stands above the numbers of a list, and which of them are money; without a head a list is counted."""

    waarde: str
    geheel: str
    is_geld: bool
    geheel_is_geld: bool


@dataclass(frozen=True)
class Woorden:
    """What the rows are: counted (one and many, as `pluralize` takes them), and above the name, what is said of each, the day."""

    telling: str
    kop: str
    stand: str
    dag: str


@login_required
@require_safe
def cijfers(request: Verzoek) -> HttpResponse:
    """Every figure: its name, its unit, one sentence, its records."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.lees(request)
    context = {"definities": ALLE_DEFINITIES.items(), "zoekdeel": gekozen.zoekdeel if gekozen else ""}
    return render(request, "rapportage/cijfers.html", context)


@login_required
@require_safe
def cijfer(request: Verzoek, code: str) -> HttpResponse:
    """One figure on a day, or a part of it (`?deel=thema:a`), and the rows that give it when counted or summed."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.lees(request)
    if code not in ALLE_DEFINITIES or gekozen is None:
        raise Http404("No such figure.")
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    maak = voortgang.stand if code in voortgang.VOORTGANG else huis.stand
    stand = maak(gekozen.tijdvak, gekozen.peildatum)
    context = _lijst(code, stand, request.GET.get("deel", ""))
    rijen = _zonder_banden(context.pop("rijen"), request.user, gekozen)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page"))
    vast = {"stand": stand, "form": gekozen.form, "zoekdeel": gekozen.zoekdeel, "pagina": pagina}
    return render(request, "rapportage/cijfer.html", context | vast)


@login_required
@require_safe
def claims(request: Verzoek) -> HttpResponse:
    """The claims of the published letter, each beside the records of its period on its date."""
    mag_stand_zien.eis(request.user)
    dag = beweringen.peildatum()
    gekozen = keuze.uit({"tijdvak": str(TIJDVAK), "peildatum": dag.isoformat()}) if dag else None
    if gekozen is None or gekozen.tijdvak is None or gekozen.form.errors:
        return render(request, "rapportage/claims.html", {"claims": []})
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    stand = huis.stand(gekozen.tijdvak, gekozen.peildatum)
    rijen = beweringen.naast(stand)
    telling = Counter(rij.uitkomst for rij in rijen)
    context = {
        "claims": rijen,
        "stand": stand,
        "zoekdeel": gekozen.zoekdeel,
        "telling": telling,
        "tegenspraken": [c.melding for c in stand.controles if c.code in TEGENSPRAKEN],
    }
    return render(request, "rapportage/claims.html", context)


def _lijst(code: str, stand: Stand, deel: str) -> dict[str, Any]:
    """The figure or the part that is asked, its rows and how they are shown; 404 for a part that cannot be."""
    cijfer, naam = stand.cijfers[code], ""
    if deel:
        soort, _, waarde = deel.partition(":")
        try:
            naam = delen.naam(soort, waarde)
            gedeeld, rijen = huis.deel(code, stand, soort, waarde)
        except KeyError as fout:
            raise Http404("No such part.") from fout
        # by kind or theme the amounts come from the decisions, for the ledger knows plans and no measures
        uit_besluit = code == "bedrag_verleend" and soort in delen.PER_MAATREGELSOORT
        cijfer = replace(cijfer, waarde=gedeeld, bron=BESLUITEN if uit_besluit else cijfer.bron)
    else:
        rijen = voortgang.rijen(code, stand)
    return {
        "cijfer": cijfer,
        "deel": naam,
        "mee": [("deel", deel)] if deel else [],
        "rijen": rijen,
        "per_plan": not any(rij.bij for rij in rijen),
        "is_een": code in VOLGEND,
        "woorden": _woorden(code, rijen),
        "kolommen": _kolommen(code, rijen),
        "som": None if code in VOLGEND else sum(rij.waarde for rij in rijen),
        "som_geheel": sum(rij.geheel or 0 for rij in rijen),
    }


def _woorden(code: str, rijen: Sequence[Bronrij]) -> Woorden:
    if code in VOLGEND:
        return Woorden("tijdvak,tijdvakken", "Tijdvak", "", "Opent op")
    if code in GESPREKKEN:
        return Woorden("gesprek,gesprekken", "Gesprek", "Uitkomst", "Gehouden op")
    if any(rij.bij for rij in rijen):
        return Woorden("boeking,boekingen", "Boeking", "Soort", "Geboekt op")
    telling = "maatregel,maatregelen" if any(rij.maatregel for rij in rijen) else "plan,plannen"
    return Woorden(telling, "Plan", "Status", "Ingediend op")


def _kolommen(code: str, rijen: Sequence[Bronrij]) -> Kolommen:
    gewoon = "" if code.startswith("aantal_") else "Bedrag in €" if ALLE_DEFINITIES[code].eenheid == EURO else "Aantal"
    waarde, geheel = KOLOMMEN.get(code, (gewoon, ""))
    return Kolommen(
        waarde,
        geheel,
        any(isinstance(rij.waarde, Decimal) for rij in rijen),
        any(isinstance(rij.geheel, Decimal) for rij in rijen),
    )


def _zonder_banden(rijen: list[Bronrij], gebruiker: Gebruiker, gekozen: Keuze) -> list[Bronrij]:
    """The rows still add up, but of a plan that this person may not know of nothing is told."""
    ingediend = Aanvraag.objects.filter(tijdvak__in=gekozen.tijdvakken).ingediend()
    zichtbaar = Aanvraag.objects.zichtbaar_voor(gebruiker).values("pk")
    verborgen = set(ingediend.exclude(pk__in=zichtbaar).values_list("nummer", flat=True))
    rijen = [_verborgen(rij) if rij.nummer in verborgen else rij for rij in rijen]
    if not any(rij.gesprek for rij in rijen):
        return rijen
    te_openen = set(Adviesgesprek.objects.zichtbaar_voor(gebruiker).values_list("pk", flat=True))
    return [rij if rij.gesprek in te_openen else replace(_verborgen(rij), naam=GEEN_INZAGE, gesprek=0) for rij in rijen]


def _verborgen(rij: Bronrij) -> Bronrij:
    return replace(rij, nummer="", naam=VERBORGEN, hoofdaanvrager="", status="", maatregel="", regionaal=False)
