"""The addresses of the API: what is asked at each, and what comes back. The door before them is `poort`.

What each does stands in Dutch, because the description of the API prints it.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Router
from ninja.errors import ValidationError

from ..register.openbaarplan import OpenbaarPlan, OpenbareMaatregel
from ..tellingen import natuurlijk
from . import VERSIE, bronnen, omzetten, openbare_cijfers, vormen
from .bladen import MEDIATYPE, gesorteerd, pagina
from .vragen import (
    Blad,
    CijfersVraag,
    MaatregelenVraag,
    OpgavenVraag,
    OrganisatiesVraag,
    PlanmaatregelenVraag,
    PlannenVraag,
)

api = NinjaAPI(
    title="Register van sectorplannen",
    version=VERSIE,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api-v1",
    default_router=Router(by_alias=True),
)
_PLANNEN, _PEILINGEN, _LIJSTEN = ["Plannen"], ["Peilingen"], ["Lijsten"]
Maatregelrij = tuple[OpenbaarPlan, OpenbareMaatregel]
OP_PLAN = {
    "nummer": lambda rij: natuurlijk(rij.nummer),
    "naam": lambda rij: rij.naam.casefold(),
    "cofinanciering": lambda rij: rij.bedrag,
    "deelnemersBeoogd": lambda rij: rij.deelnemers,
    "bekendgemaaktOp": lambda rij: rij.bekendgemaakt_op,
}
OP_MAATREGEL = {
    "plan": lambda paar: (natuurlijk(paar[0].nummer), paar[1].volgnummer),
    "naam": lambda paar: paar[1].naam.casefold(),
    "cofinanciering": lambda paar: paar[1].bedrag,
    "deelnemersBeoogd": lambda paar: paar[1].deelnemers,
}
OP_ORGANISATIE = {"naam": lambda rij: (rij.naam.casefold(), rij.id), "id": lambda rij: rij.id}
OP_OPGAVE = {
    "plan": lambda rij: natuurlijk(rij.plan),
    "deelnemersBereikt": lambda rij: rij.deelnemers_bereikt,
    "kostenGemaakt": lambda rij: rij.kosten_gemaakt,
}


@api.exception_handler(ValidationError)
def _ongeldig(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    raise fout


@api.exception_handler(Exception)
def _onbekend(request: HttpRequest, fout: Exception) -> HttpResponse:
    raise fout


@api.get("/plannen", response=vormen.Plannen, tags=_PLANNEN, operation_id="plannen", summary="Plannen in het register")
def plannen(request: HttpRequest, vraag: Query[PlannenVraag]) -> HttpResponse:
    """Plannen met een verlening die bekend is gemaakt, met filters, zoeken en volgorde."""
    rijen = gesorteerd(bronnen.gevraagde_plannen(vraag), vraag.sorteer, OP_PLAN)
    return pagina(request, vormen.Plannen, rijen, vraag, omzetten.plan)


@api.get("/plannen/{nummer}", response=vormen.PlanMetInhoud, tags=_PLANNEN, operation_id="plan", summary="Een plan")
def plan(request: HttpRequest, nummer: str) -> HttpResponse:
    """Een plan met samenvatting, partners, knelpunten en voortgang."""
    uit = omzetten.plan_met_inhoud(bronnen.plan(nummer))
    return HttpResponse(uit.als_json(), content_type=MEDIATYPE)


@api.get(
    "/plannen/{nummer}/maatregelen",
    response=vormen.Maatregelen,
    tags=_PLANNEN,
    operation_id="planmaatregelen",
    summary="Maatregelen van een plan",
)
def planmaatregelen(request: HttpRequest, nummer: str, vraag: Query[PlanmaatregelenVraag]) -> HttpResponse:
    """De verleende maatregelen van een plan."""
    rijen = gesorteerd(bronnen.maatregelen([bronnen.plan(nummer)], vraag), vraag.sorteer, OP_MAATREGEL)
    return pagina(request, vormen.Maatregelen, rijen, vraag, omzetten.maatregel)


@api.get(
    "/maatregelen",
    response=vormen.Maatregelen,
    tags=_PLANNEN,
    operation_id="maatregelen",
    summary="Maatregelen van alle plannen",
)
def maatregelen(request: HttpRequest, vraag: Query[MaatregelenVraag]) -> HttpResponse:
    """De verleende maatregelen van alle plannen in het register."""
    rijen = gesorteerd(bronnen.maatregelen(bronnen.plannen(), vraag), vraag.sorteer, OP_MAATREGEL)
    return pagina(request, vormen.Maatregelen, rijen, vraag, omzetten.maatregel)


@api.get("/tijdvakken", response=vormen.Tijdvakken, tags=_LIJSTEN, operation_id="tijdvakken", summary="Tijdvakken")
def tijdvakken(request: HttpRequest, vraag: Query[Blad]) -> HttpResponse:
    """Tijdvakken die bekend zijn gemaakt, met hun plafond."""
    return pagina(request, vormen.Tijdvakken, bronnen.tijdvakken(), vraag, _zelf)


@api.get(
    "/organisaties", response=vormen.Organisaties, tags=_LIJSTEN, operation_id="organisaties", summary="Organisaties"
)
def organisaties(request: HttpRequest, vraag: Query[OrganisatiesVraag]) -> HttpResponse:
    """Organisaties die een plan in het register leiden of eraan meedoen."""
    woorden = vraag.zoek.casefold().split()
    gevonden = [
        rij
        for rij in omzetten.organisaties(bronnen.plannen())
        if (vraag.rol != "hoofdaanvrager" or rij.hoofdaanvrager_van)
        and (vraag.rol != "partner" or rij.partner_in)
        and all(woord in f"{rij.naam}\n{rij.plaats}".casefold() for woord in woorden)
    ]
    rijen = gesorteerd(gevonden, vraag.sorteer, OP_ORGANISATIE)
    return pagina(request, vormen.Organisaties, rijen, vraag, _zelf)


@api.get("/sectoren", response=vormen.Sectoren, tags=_LIJSTEN, operation_id="sectoren", summary="Sectoren")
def sectoren(request: HttpRequest, vraag: Query[Blad]) -> HttpResponse:
    """De sectoren van de regeling, met hoeveel plannen in het register ervoor zijn."""
    return pagina(request, vormen.Sectoren, bronnen.sectoren(), vraag, _zelf)


@api.get(
    "/arbeidsmarktregios",
    response=vormen.Arbeidsmarktregios,
    tags=_LIJSTEN,
    operation_id="arbeidsmarktregios",
    summary="Arbeidsmarktregio’s",
)
def arbeidsmarktregios(request: HttpRequest, vraag: Query[Blad]) -> HttpResponse:
    """De arbeidsmarktregio’s van de regeling, met hoeveel plannen in het register ervoor zijn."""
    return pagina(request, vormen.Arbeidsmarktregios, bronnen.arbeidsmarktregios(), vraag, _zelf)


@api.get("/cijfers", response=vormen.Cijfers, tags=_LIJSTEN, operation_id="cijfers", summary="Cijfers")
def cijfers(request: HttpRequest, vraag: Query[CijfersVraag]) -> HttpResponse:
    """Cijfers over de plannen in het register, van een tijdvak of van alle samen."""
    if vraag.tijdvak is not None:
        bronnen.eis_tijdvak(vraag.tijdvak)
    rijen = [rij for rij in bronnen.plannen() if vraag.tijdvak in (None, rij.tijdvak)]
    return pagina(request, vormen.Cijfers, openbare_cijfers.van(rijen, vraag.tijdvak), vraag, _zelf)


@api.get("/peilingen", response=vormen.Peilingen, tags=_PEILINGEN, operation_id="peilingen", summary="Peilingen")
def peilingen(request: HttpRequest, vraag: Query[Blad]) -> HttpResponse:
    """Gesloten peilingen, de laatste eerst."""
    return pagina(request, vormen.Peilingen, bronnen.peilingen(), vraag, _zelf)


@api.get(
    "/peilingen/{code}/plannen",
    response=vormen.Opgaven,
    tags=_PEILINGEN,
    operation_id="opgaven",
    summary="Wat plannen in een peiling hadden bereikt",
)
def opgaven(request: HttpRequest, code: str, vraag: Query[OpgavenVraag]) -> HttpResponse:
    """Per plan in het register wat in een gesloten peiling was bereikt, naast wat was beoogd."""
    rijen = gesorteerd(bronnen.opgaven(code), vraag.sorteer, OP_OPGAVE)
    return pagina(request, vormen.Opgaven, rijen, vraag, _zelf)


def _zelf(rij: vormen.Vorm) -> vormen.Vorm:
    return rij
