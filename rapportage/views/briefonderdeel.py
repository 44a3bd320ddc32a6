"""Writing one section of a letter: its text, what can be put into it, and how it will read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import brief as huis
from .. import briefindeling, briefscherm, briefsecties, opmaak, services
from ..begrippen import Stand
from ..brief import Opzet
from ..briefsecties import Sectie, uit_json
from ..forms_brief import OnderdeelFormulier
from ..models import Briefversie, Rapport
from ..versieverschil import gemerkt
from .briefzaak import adressen_van, eis_concept, zaak

NIEUW = "nieuw"
"""In an address: a section that is not there yet."""


@dataclass
class Werk:
    """The section that is written: of which letter and version, in which state, and what it was."""

    rapport: Rapport
    laatste: Briefversie
    stand: Stand
    opzet: Opzet
    sectie: Sectie
    is_nieuw: bool

    @property
    def soort(self) -> str:
        """The kind of the letter."""
        return self.rapport.soort

    def tekst_van(self, sectie: Sectie) -> str:
        """The text of a section as one goes on from it."""
        if sectie.tekst is not None:
            return sectie.tekst
        return huis.als_tekst(self.stand, sectie.code, self.opzet)

    def geschreven(self, titel: str, tekst: str) -> Sectie:
        """The section as it was sent; a standard text or heading that is left as it was stays the standard."""
        vaste = briefsecties.bekend(self.soort, self.sectie.code)
        titel = "" if vaste and titel == vaste.titel else titel
        gelijk = self.sectie.tekst is None and _kaal(tekst) == _kaal(self.tekst_van(self.sectie))
        return replace(self.sectie, titel=titel, tekst=None if vaste and gelijk else tekst)

    def secties(self, nieuw: Sectie, na: str) -> list[Sectie]:
        """The sections of the last version, with this one as it was sent."""
        return briefindeling.met(self.opzet.onderdelen, nieuw, na)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def brief_onderdeel(request: Verzoek, pk: int, code: str) -> HttpResponse:
    """Ask, show, save. `tonen`, `zoeken` and `invoegen` show what was typed again and save nothing."""
    rapport = zaak(request, pk)
    if terug := eis_concept(request, rapport):
        return terug
    werk = _werk(rapport, code)
    if request.method != "POST":
        return _scherm(request, werk, _formulier(werk, None))
    if {"tonen", "zoeken", "invoegen"} & request.POST.keys():
        return _nog_eens(request, werk)
    form = _formulier(werk, request.POST)
    if form.is_valid():
        nieuw = werk.geschreven(form.cleaned_data["titel"], form.cleaned_data["tekst"])
        secties = werk.secties(nieuw, form.cleaned_data.get("na", ""))
        if form.eis_past(secties) and _bewaard(request, werk, secties, form):
            messages.success(request, "Het onderdeel is bewaard.")
            return redirect(f"{reverse('rapportage:brief', args=[pk])}#onderdeel-{nieuw.code}")
    return _scherm(request, werk, form)


def _werk(rapport: Rapport, code: str) -> Werk:
    laatste = rapport.versies.select_related("door").latest("nummer")
    secties = uit_json(laatste.secties)
    if code == NIEUW:
        sectie: Sectie | None = Sectie(briefindeling.vrije_code(secties), tekst="")
    else:
        sectie = next((s for s in secties if s.code == code), None)
    if sectie is None:
        raise Http404("No such section.")
    stand, opzet = services.stand_van(rapport), services.opzet_van(rapport, laatste)
    return Werk(rapport, laatste, stand, opzet, sectie, code == NIEUW)


def _formulier(werk: Werk, data: Any, **begin: Any) -> OnderdeelFormulier:
    titel = "" if werk.is_nieuw else briefsecties.titel(werk.soort, werk.sectie)
    woorden = huis.codes(werk.stand, werk.opzet)
    plaatsen = [
        (s.code, briefscherm.ingevuld(briefsecties.titel(werk.soort, s), woorden)) for s in werk.opzet.onderdelen
    ]
    eerst = {"titel": titel, "tekst": werk.tekst_van(werk.sectie), "versie": werk.laatste.nummer}
    if len(plaatsen) > 1:
        eerst["na"] = plaatsen[-2][0]  # the last one is signed
    return OnderdeelFormulier(
        data,
        initial=eerst | begin,
        soort=werk.soort,
        cijfers=set(woorden),
        plaatsen=plaatsen if werk.is_nieuw else (),
    )


def _nog_eens(request: Verzoek, werk: Werk) -> HttpResponse:
    """What was typed, again, with what was asked to be put into it."""
    begin = {naam: request.POST.get(naam, "") for naam in ("titel", "tekst", "na", "versie")}
    if erbij := request.POST.get("invoegen"):
        los = "\n\n" if erbij.startswith("[[") else " "
        begin["tekst"] = f"{begin['tekst'].rstrip()}{los if begin['tekst'].strip() else ''}{erbij}"
    form = _formulier(werk, None, **begin)
    if request.htmx:
        return render(request, "rapportage/onderdelen/brief_zo.html", _zo(werk, form))
    return _scherm(request, werk, form)


def _bewaard(request: Verzoek, werk: Werk, secties: list[Sectie], form: OnderdeelFormulier) -> bool:
    verwacht = form.cleaned_data["versie"]
    try:
        services.bewaren(werk.rapport, secties, verwacht=verwacht, door=request.user)
    except Weigering as weigering:
        form.geweigerd(str(weigering), werk.laatste.nummer)
        return False
    return True


def _scherm(request: Verzoek, werk: Werk, form: OnderdeelFormulier) -> HttpResponse:
    zoek = request.POST.get("zoek", "")
    kop = briefscherm.ingevuld(briefsecties.titel(werk.soort, werk.sectie), huis.codes(werk.stand, werk.opzet))
    context = {
        "rapport": werk.rapport,
        "laatste": werk.laatste,
        "stand": werk.stand,
        "form": form,
        "is_nieuw": werk.is_nieuw,
        "kop": kop,
        "zoek": zoek,
        "inzetten": briefscherm.inzetten(werk.stand, werk.opzet, adressen_van(werk.rapport)).gezocht(zoek),
        "hier": "Eigen onderdeel" if werk.is_nieuw else kop,
    }
    return render(request, "rapportage/brief_onderdeel.html", context | _ander(werk, form) | _zo(werk, form))


def _ander(werk: Werk, form: OnderdeelFormulier) -> dict[str, Any]:
    """Where someone else saved in between: that text, and what was typed with the words marked that differ."""
    if not form.is_bound or form.cleaned_data.get("versie") in {None, werk.laatste.nummer}:
        return {"ander": None}
    hun_tekst = "" if werk.is_nieuw else werk.tekst_van(werk.sectie)
    eerder = werk.rapport.versies.filter(nummer=form.cleaned_data["versie"]).first()
    toen = next((s for s in uit_json(eerder.secties) if s.code == werk.sectie.code), None) if eerder else None
    return {
        "ander": gemerkt(hun_tekst, str(form["tekst"].value() or "").replace("\r\n", "\n")),
        "hun_tekst": hun_tekst,
        "is_zelfde": werk.is_nieuw or toen == werk.sectie,
    }


def _zo(werk: Werk, form: OnderdeelFormulier) -> dict[str, Any]:
    """How the section will read; instead of that, what is wrong with it. And the numbers that follow no record."""
    titel, tekst = (str(form[naam].value() or "").replace("\r\n", "\n") for naam in ("titel", "tekst"))
    sectie = replace(werk.geschreven(titel, tekst), weg=False)
    secties = werk.secties(sectie, str(form["na"].value() or "") if "na" in form.fields else "")
    getoond = briefscherm.toon(
        werk.stand, replace(werk.opzet, secties=secties), timezone.now(), adressen_van(werk.rapport)
    )
    zo = next(o for o in getoond.onderdelen if o.sectie.code == sectie.code)
    return {"zo": zo, "getypt": opmaak.getypte_getallen(sectie.tekst or "")}


def _kaal(tekst: str) -> str:
    return tekst.replace("\r\n", "\n").strip()
