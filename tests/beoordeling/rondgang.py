"""A walk along every address of the site: read from the resolver, so that a new page is walked from the day it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from aanvragen.models import Aanvraag
from beoordeling.models import Belangenverklaring
from beoordeling.models.brief import BriefSoort
from rapportage.definities import DEFINITIES
from rapportage.register.datavelden import DATASETS
from rapportage.register.opendata import VORMEN
from rapportage.tabellen import SOORTEN as TABELLEN
from rapportage.uitvoer import BESTANDEN

ZONDER_PLAN = {
    "account_": "allauth: signing in and the own account, which know no plans",
    "mfa_": "allauth: the own second factor",
    "socialaccount_": "allauth: not used for plans",
    "admin:logout": "ends the session of the walk",
}
"""By the beginning of a name what is not walked, and why. Nothing else is left out."""

PK: dict[str, Callable[[Aanvraag], Any]] = {
    "aanvragen:partner_verwijderen": lambda plan: plan.deelnemers.get().pk,
    "aanvragen:partner_schrijven": lambda plan: plan.deelnemers.get().pk,
    "aanvragen:partner_uitnodigen": lambda plan: plan.deelnemers.get().pk,
    "aanvragen:partner_uitnodiging": lambda plan: plan.deelnemers.get().pk,
    "aanvragen:vertegenwoordiging": lambda plan: plan.deelnemers.get().pk,
    "aanvragen:bijlage": lambda plan: plan.bijlagen.first().pk,
    "aanvragen:bijlage_verwijderen": lambda plan: plan.bijlagen.first().pk,
    **dict.fromkeys(
        (
            "rondom:adviesgesprek",
            "rondom:adviesgesprek_afzeggen",
            "rondom:adviesgesprek_beginnen",
            "rondom:adviesgesprek_koppelen",
            "beoordeling:adviesgesprek_plannen",
            "beoordeling:adviesgesprek_verslag",
        ),
        lambda plan: plan.adviesgesprekken.first().pk,
    ),
    "beoordeling:band_opheffen": lambda plan: (
        Belangenverklaring.objects.filter(aanvraag=plan, heeft_band=True).first().pk
    ),
    "beoordeling:brief": lambda plan: plan.brieven.first().pk,
    **dict.fromkeys(
        (
            "rapportage:verslag",
            "rapportage:verslag_controleren",
            "rapportage:verslag_inlezen",
            "rapportage:verslag_insturen",
            "rapportage:verslag_werkboek",
        ),
        lambda plan: getattr(plan.voortgangsverslagen.first(), "pk", 0),
    ),
    "beoordeling:eigen_dossier_downloaden": lambda plan: plan.dossierbestanden.first().pk,
    "beoordeling:dossierbestand_downloaden": lambda plan: plan.dossierbestanden.first().pk,
}
"""Of an address that holds a key besides the number: which object of the plan it is. A new one is added here."""

LOS: dict[str, list[dict[str, Any]]] = {
    "rondom:organisatie": [{"pk": 1}],
    "rondom:organisatie_wijzigen": [{"pk": 1}],
    "rondom:uitnodigen": [{"pk": 1}],
    "rondom:uitnodiging_opnieuw": [{"pk": 1, "uitnodiging": 1}],
    "rondom:uitnodiging_intrekken": [{"pk": 1, "uitnodiging": 1}],
    "rondom:lid": [{"pk": 1, "lid": 1}],
    "rondom:lid_weghalen": [{"pk": 1, "lid": 1}],
    "rondom:vertrekken": [{"pk": 1}],
    "rondom:uitnodiging": [{"code": "1.vals"}],
    "bericht": [{"pk": 1}],
    "postbusmail": [{"pk": 1}],
    "rondom:voorbeeld": [{"pk": 1}],
    "rondom:voorbeeld_gebruiken": [{"pk": 1}],
    "rondom:oproep": [{"pk": 1}],
    "rondom:oproep_wijzigen": [{"pk": 1}],
    "rondom:oproep_verlengen": [{"pk": 1}],
    "rondom:oproep_sluiten": [{"pk": 1}],
    "rondom:oproep_beantwoorden": [{"pk": 1}],
    "rondom:oproepcontact": [{"pk": 1}],
    "rapportage:api_adres": [
        {"pad": f"v1/{lijst}"}
        for lijst in ("plannen", "maatregelen", "organisaties", "tijdvakken", "cijfers", "peilingen")
    ],
    "rapportage:brief": [{"pk": 1}],
    "rapportage:brief_grafiek": [{"pk": 1, "code": "grafiek_2"}],
    "rapportage:brief_handeling": [{"pk": 1, "naam": "aanbieden"}],
    "rapportage:brief_indeling": [{"pk": 1}],
    "rapportage:brief_onderdeel": [{"pk": 1, "code": "samenvatting"}],
    "rapportage:brief_pdf": [{"pk": 1}],
    "rapportage:brief_peildatum": [{"pk": 1}],
    "rapportage:brief_toelichting": [{"pk": 1}],
    "rapportage:brief_versie": [{"pk": 1, "nummer": 1}],
    "rapportage:brief_voorbeeld": [{"pk": 1}],
    "rapportage:brief_voorbeeld_maken": [{"pk": 1}],
    "rapportage:brief_voortgang": [{"pk": 1}],
    "rapportage:peiling": [{"pk": 1}],
    "rapportage:peiling_sluiten": [{"pk": 1}],
    "rapportage:voortgang_bestand": [{"code": "plannen", "eind": "csv"}],
    "rapportage:tabel": [{"code": code} for code in TABELLEN],
    "rapportage:tabel_bestand": [{"code": "plafond", "eind": eind} for eind in BESTANDEN],
    "rapportage:cijfer": [{"code": code} for code in DEFINITIES],
    "rapportage:register_bestand": [{"code": code, "eind": eind} for code in DATASETS for eind in VORMEN],
    "rapportage:werkboek": [{"pk": 1}],
    "rapportage:werkboek_overnemen": [{"pk": 1}],
    "rapportage:werkboek_fouten": [{"pk": 1}],
    "rapportage:werkboek_uit": [{"pk": 1}],
    "rapportage:evaluatie_bestand": [{"pk": 1}],
    "beoordeling:plafond_vaststellen": [{"tijdvak": 1}],
    "beoordeling:plafond_verhogen": [{"tijdvak": 1}],
    "beoordeling:plafond_watals": [{"tijdvak": 1}],
    "beoordeling:plafond_loten": [{"tijdvak": 1}],
    "admin:beoordeling_briefsjabloon_nieuw": [{"soort": soort} for soort in BriefSoort.values],
    "admin:app_list": [{"app_label": naam} for naam in ("aanvragen", "beoordeling", "kern", "rapportage")],
    "admin:view_on_site": [{"content_type_id": 1, "object_id": 1}],
    "admin:aanvragen_tijdvak_storing": [{"pk": 1}],
    "admin:auth_user_password_change": [{"id": 1}],
}
"""Addresses with something in them that is no plan, and with what they are walked. A new one is added here."""


ZONDER_NAAM = "plaats_"
"""How the fields of an address are called that its pattern gives no name, such as those of the history pages."""


@dataclass(frozen=True)
class Adres:
    """An address to walk; `is_van_plan`: it names the plan or something of it, so it must not open."""

    naam: str
    pad: str
    is_van_plan: bool


@dataclass
class Rondgang:
    """All addresses for one plan, and what the walk does not know how to fill."""

    adressen: list[Adres] = field(default_factory=list)
    onbekend: list[str] = field(default_factory=list)


def rondgang(plan: Aanvraag, zonder: frozenset[str] = frozenset()) -> Rondgang:
    """Every named address of the project, filled with the objects of a plan; `zonder`: models of which this plan has none."""
    uit = Rondgang()
    gezien = set()
    for naam, velden in _namen(get_resolver()):
        if naam in gezien or any(naam.startswith(begin) for begin in ZONDER_PLAN):
            continue
        gezien.add(naam)
        try:
            for waarden, is_van_plan in _vul(naam, velden, plan, zonder):
                uit.adressen.append(Adres(naam, _pad(naam, waarden), is_van_plan))
        except LookupError as fout:
            uit.onbekend.append(f"{naam} {sorted(velden)}: {fout}")
    return uit


def _pad(naam: str, waarden: dict[str, Any]) -> str:
    if any(veld.startswith(ZONDER_NAAM) for veld in waarden):
        return reverse(naam, args=list(waarden.values()))
    return reverse(naam, kwargs=waarden)


def _namen(
    resolver: URLResolver, ruimte: str = "", erboven: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    for deel in resolver.url_patterns:
        patroon = deel.pattern.regex
        velden = erboven | set(patroon.groupindex)
        velden |= {f"{ZONDER_NAAM}{plaats}" for plaats in range(patroon.groups - len(patroon.groupindex))}
        if isinstance(deel, URLResolver):
            yield from _namen(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte, velden)
        elif isinstance(deel, URLPattern) and deel.name:
            yield f"{ruimte}{deel.name}", velden


def _vul(
    naam: str, velden: frozenset[str], plan: Aanvraag, zonder: frozenset[str]
) -> Iterator[tuple[dict[str, Any], bool]]:
    if naam in LOS:
        yield from ((waarden, False) for waarden in LOS[naam])
    elif not velden:
        yield {}, False
    elif "nummer" in velden or naam in PK:
        yield {veld: _waarde(naam, veld, plan) for veld in velden}, True
    elif naam.startswith("admin:"):
        yield from _van_beheer(naam, velden, plan, zonder)
    else:
        raise LookupError("geen plan en niet in LOS")


def _waarde(naam: str, veld: str, plan: Aanvraag) -> Any:
    if veld == "nummer":
        return plan.nummer
    if veld == "volgnummer":
        return 1
    if veld == "sha256":
        return plan.indieningen.first().inhoud["bijlagen"][0]["sha256"]
    if naam in PK:
        return PK[naam](plan)
    raise LookupError(f"{veld} staat niet in PK")


def _van_beheer(
    naam: str, velden: frozenset[str], plan: Aanvraag, zonder: frozenset[str]
) -> Iterator[tuple[dict[str, Any], bool]]:
    """A page of the admin about one object: of a model that hangs on plans the object of this plan, else the first there is."""
    beheerd = admin.site._registry
    for model in sorted(beheerd, key=lambda model: -len(model._meta.model_name)):
        if naam.startswith(f"admin:{model._meta.app_label}_{model._meta.model_name}_"):
            break
    else:
        raise LookupError("geen model")
    pad = pad_naar_plan(model)
    rijen = model._default_manager.all()
    rij = rijen.filter(**{pad: plan.pk}).first() if pad else rijen.first()
    if pad and rij is None and model._meta.model_name not in zonder:
        raise LookupError(f"van dit plan is er geen {model._meta.verbose_name}; maak die in de test")
    pk = rij.pk if rij else 1
    if "tool" in velden:
        beheer: Any = beheerd[model]
        for actie in beheer.change_actions if "pk" in velden else beheer.changelist_actions:
            yield {"tool": actie} | ({"pk": pk} if "pk" in velden else {}), bool(pad) and "pk" in velden
        return
    overig = {veld for veld in velden - {"object_id", "pk"} if not veld.startswith(ZONDER_NAAM)}
    if overig:
        raise LookupError(f"{sorted(overig)} is onbekend")
    yield dict.fromkeys(velden, pk), rij is not None and bool(pad)


def pad_naar_plan(model: type[Model], diepte: int = 3) -> str:
    """How a model hangs on a plan, as a lookup; empty where it does not."""
    if model is Aanvraag:
        return "pk"
    for veld in model._meta.get_fields():
        if not (veld.many_to_one or veld.one_to_one) or veld.auto_created or veld.related_model is None:
            continue
        if veld.related_model is Aanvraag:
            return veld.name
        if diepte and veld.related_model is not model and (verder := pad_naar_plan(veld.related_model, diepte - 1)):
            return f"{veld.name}__{verder}"
    return ""
