"""The rows of the tables, as they were at the end of a day. A fixed number of queries, however many plans there are.

A text that someone typed is here only as the public register shows it: of plans that are public now, without people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from aanvragen.models import Aanvraag, Deelnemer, Knelpunt, Maatregel, Tijdvak
from beoordeling.artikelen import AFWIJZINGSGRONDEN
from beoordeling.models import Besluit, BesluitMaatregel, Plafondmutatie
from beoordeling.plafond import effect
from sectorplannen.kern.datums import dag_van, einde_van_dag

from .. import cijfers, tellingen
from ..begrippen import NUL, Cijfer
from ..definities import NIET_OVER_TE_NEMEN
from ..models import Peiling, Realisatie, Voortgangsregel, Voortgangsverslag
from ..register import plannen as register
from ..register.openbaarplan import OpenbaarPlan
from .kolommen import Tabel, Waarde
from .tabellen import TABELLEN

Rij = tuple[Waarde, ...]


@dataclass(frozen=True)
class Bron:
    """What every table leans on: the day, the plans that were filed by then, and what is public of them now."""

    peildatum: date
    moment: datetime
    plannen: Mapping[int, Any]
    openbaar: Mapping[str, OpenbaarPlan]
    geldend: Mapping[int, tellingen.Geldend]

    def nummer(self, pk: int) -> str:
        """The number of a plan."""
        return str(self.plannen[pk].nummer)


def bron(peildatum: date) -> Bron:
    """Read what the tables lean on, of the state at the end of a day in Amsterdam."""
    moment = einde_van_dag(peildatum)
    rijen = (
        Aanvraag.objects.op(moment)
        .select_related("tijdvak", "hoofdaanvrager", "eerdere_aanvraag")
        .defer("arbeidsmarktanalyse", "uitvoering", "voorwaarden", "financieringsplan", "vervolgfinanciering")
    )
    op_nummer = sorted(rijen, key=lambda plan: tellingen.natuurlijk(plan.nummer))
    return Bron(
        peildatum, moment, {plan.pk: plan for plan in op_nummer}, register.lees(), tellingen.geldende_besluiten(None, moment)
    )  # fmt: skip


def van(tabel: Tabel, bron: Bron) -> Iterator[Rij]:
    """The rows of a table, in a fixed order."""
    return _RIJEN[tabel.naam](bron)


def _tijdvakken(bron: Bron) -> Iterator[Rij]:
    for t in Tijdvak.objects.select_related("regelingversie").order_by("nummer"):
        versie = t.regelingversie
        norm = versie.jeugdnorm_teller, versie.jeugdnorm_noemer
        yield t.nummer, t.naam, t.opent_op, t.sluit_op, versie.geldig_van, t.verdeling, *norm


def _plafond(bron: Bron) -> Iterator[Rij]:
    rijen = Plafondmutatie.objects.filter(datum__lte=bron.peildatum).order_by("tijdvak__nummer", "volgnummer")
    velden = ("tijdvak__nummer", "volgnummer", "datum", "soort", "bedrag", "ruimte_na", "besluit_id")
    for tijdvak, volgnummer, datum, soort, bedrag, ruimte, besluit in rijen.values_list(*velden):
        yield tijdvak, volgnummer, datum, soort, effect(soort, bedrag), ruimte, besluit


def _plannen(bron: Bron) -> Iterator[Rij]:
    gevraagd: dict[int, Decimal] = defaultdict(Decimal)
    for pk, bedrag in Maatregel.objects.values_list("aanvraag_id", "cofinanciering"):
        gevraagd[pk] += bedrag
    for plan in bron.plannen.values():
        openbaar, geldend = bron.openbaar.get(plan.nummer), bron.geldend.get(plan.pk)
        is_verleend = geldend is not None and plan.status_op_peildatum in tellingen.VERLEEND
        volledig = plan.volledig_op if plan.volledig_op and plan.volledig_op <= bron.moment else None
        eerder = plan.eerdere_aanvraag
        yield (
            plan.nummer, plan.tijdvak.nummer, plan.soort, plan.status_op_peildatum, plan.ingediend_op, volledig,
            dag_van(geldend.eerste[1]) if geldend else None,
            plan.intrekreden if plan.status_op_peildatum == "ingetrokken" else "",
            eerder.nummer if eerder and eerder.pk in bron.plannen else "", _organisatie(plan.hoofdaanvrager_id),
            plan.start_op, plan.eind_op, gevraagd[plan.pk] + NUL, geldend.bedrag if geldend and is_verleend else None,
            openbaar is not None, openbaar.naam if openbaar else "", openbaar.samenvatting if openbaar else "",
            bool(plan.verzonnen),
        )  # fmt: skip


def _gebieden(naam: str) -> Callable[[Bron], Iterator[Rij]]:
    def rijen(bron: Bron) -> Iterator[Rij]:
        velden = ("pk", f"{naam}__nummer", f"{naam}__naam")
        alle = Aanvraag.objects.ingediend().filter(**{f"{naam}__isnull": False}).order_by("nummer", f"{naam}__nummer")
        for pk, nummer, gebied in alle.values_list(*velden):
            if pk in bron.plannen:
                yield bron.nummer(pk), nummer, gebied

    return rijen


def _partners(bron: Bron) -> Iterator[Rij]:
    namen = {
        (plan.nummer, organisatie.pk): organisatie.naam
        for plan in bron.openbaar.values()
        for organisatie in (plan.hoofdaanvrager, *plan.partners)
    }
    for plan in bron.plannen.values():
        hoofd = plan.hoofdaanvrager
        yield plan.nummer, _organisatie(hoofd.pk), "hoofdaanvrager", hoofd.soort, namen.get((plan.nummer, hoofd.pk), "")
    velden = ("aanvraag_id", "organisatie_id", "rol", "organisatie__soort")
    for pk, organisatie, rol, soort in Deelnemer.objects.order_by("aanvraag__nummer", "pk").values_list(*velden):
        if pk in bron.plannen and organisatie != bron.plannen[pk].hoofdaanvrager_id:
            nummer = bron.nummer(pk)
            yield nummer, _organisatie(organisatie), rol, soort, namen.get((nummer, organisatie), "")


def _knelpunten(bron: Bron) -> Iterator[Rij]:
    teksten = {(plan.nummer, k.volgnummer): k.omschrijving for plan in bron.openbaar.values() for k in plan.knelpunten}
    velden = ("aanvraag_id", "volgnummer", "bron_soort", "bron_datum")
    for pk, volgnummer, soort, datum in Knelpunt.objects.order_by("aanvraag__nummer", "volgnummer").values_list(
        *velden
    ):
        if pk in bron.plannen:
            yield bron.nummer(pk), volgnummer, soort, datum, teksten.get((bron.nummer(pk), volgnummer), "")


def _maatregelen(bron: Bron) -> Iterator[Rij]:
    teksten = {
        (plan.nummer, m.volgnummer): (m.naam, m.doelgroep) for plan in bron.openbaar.values() for m in plan.maatregelen
    }
    velden = (
        "aanvraag_id", "volgnummer", "thema", "categorie", "deelnemers", "waarvan_jongeren", "waarvan_bbl", "kosten",
        "cofinanciering", "tarief", "start_op", "klaar_op",
    )  # fmt: skip
    for pk, volgnummer, *rest in Maatregel.objects.order_by("aanvraag__nummer", "volgnummer").values_list(*velden):
        if pk in bron.plannen:
            nummer = bron.nummer(pk)
            yield nummer, volgnummer, *rest, *teksten.get((nummer, volgnummer), ("", ""))


def _maatregel_knelpunten(bron: Bron) -> Iterator[Rij]:
    koppels = Maatregel.objects.filter(knelpunten__isnull=False)
    velden = ("aanvraag_id", "volgnummer", "knelpunten__volgnummer")
    for pk, maatregel, knelpunt in koppels.order_by("aanvraag__nummer", *velden[1:]).values_list(*velden):
        if pk in bron.plannen:
            yield bron.nummer(pk), maatregel, knelpunt


def _besluiten(bron: Bron) -> Iterator[Rij]:
    velden = ("pk", "aanvraag_id", "soort", "op", "bedrag", "wegens_plafond", "op_bezwaar")
    for pk, plan, *rest in _van_besluiten(bron).values_list(*velden):
        if plan in bron.plannen:
            yield pk, bron.nummer(plan), *rest, bron.geldend[plan].pk == pk


def _besluit_gronden(bron: Bron) -> Iterator[Rij]:
    for pk, plan, gronden in _van_besluiten(bron).values_list("pk", "aanvraag_id", "gronden"):
        if plan in bron.plannen:
            yield from ((pk, grond) for grond in sorted({g for g in gronden if g in AFWIJZINGSGRONDEN}))


def _besluit_maatregelen(bron: Bron) -> Iterator[Rij]:
    rijen = BesluitMaatregel.objects.filter(besluit__op__lte=bron.moment).order_by(
        "besluit_id", "maatregel__volgnummer"
    )
    velden = (
        "besluit_id", "besluit__aanvraag_id", "maatregel__volgnummer", "aantal", "maatregel__deelnemers", "bedrag",
    )  # fmt: skip
    for besluit, plan, volgnummer, aantal, gevraagd, bedrag in rijen.values_list(*velden):
        if plan in bron.plannen:
            deelnemers = (gevraagd if aantal is None else aantal) if bedrag else 0
            yield besluit, bron.nummer(plan), volgnummer, deelnemers, bedrag


def _van_besluiten(bron: Bron) -> Any:
    return Besluit.objects.filter(op__lte=bron.moment).order_by("op", "pk")


def _rondes(bron: Bron) -> QuerySet[Peiling]:
    """The rounds that were opened by then, and those that told later what was reached by then: figures point at them."""
    ervoor = Q(gesloten_op__isnull=False, peildatum__lte=bron.peildatum)
    return Peiling.objects.filter(Q(geopend_op__lte=bron.moment) | ervoor)


def _peilingen(bron: Bron) -> Iterator[Rij]:
    for p in _rondes(bron).order_by("peildatum"):
        gesloten = p.gesloten_op if p.gesloten_op and p.gesloten_op <= bron.moment else None
        yield p.pk, p.seizoen, p.jaar, p.peildatum, p.invullen_tot, p.geopend_op, gesloten


def _verslagen(bron: Bron) -> Iterator[Rij]:
    rijen = Voortgangsverslag.objects.filter(peiling__in=_rondes(bron))
    velden = ("peiling_id", "aanvraag_id", "ingestuurd_op", "akkoord_op")
    for peiling, plan, *momenten in rijen.order_by("peiling__peildatum", "aanvraag__nummer").values_list(*velden):
        if plan in bron.plannen:
            yield peiling, bron.nummer(plan), *(m if m and m <= bron.moment else None for m in momenten)


def _realisatie(bron: Bron) -> Iterator[Rij]:
    verwacht = {
        (verslag, maatregel): tuple(rest)
        for verslag, maatregel, *rest in Voortgangsregel.objects.filter(
            verslag__akkoord_op__isnull=False, verslag__peiling__gesloten_op__isnull=False
        ).values_list("verslag_id", "maatregel_id", "verwachte_deelnemers", "verwachte_kosten")
    }
    rijen = Realisatie.objects.filter(peildatum__lte=bron.peildatum)
    laatste = dict(rijen.order_by("peildatum", "pk").values_list("maatregel_id", "pk"))
    velden = (
        "pk", "maatregel_id", "maatregel__aanvraag_id", "maatregel__volgnummer", "peildatum", "deelnemers", "kosten",
        "verslag_id", "verslag__peiling_id",
    )  # fmt: skip
    volgorde = ("maatregel__aanvraag__nummer", "maatregel__volgnummer", "peildatum", "pk")
    for pk, maatregel, plan, nr, dag, mensen, kosten, verslag, peiling in rijen.order_by(*volgorde).values_list(
        *velden
    ):
        if plan in bron.plannen:
            einde = verwacht.get((verslag, maatregel), (None, None))
            yield bron.nummer(plan), nr, dag, mensen, kosten, laatste[maatregel] == pk, peiling, *einde


def _cijfers(bron: Bron) -> Iterator[Rij]:
    for tijdvak in Tijdvak.objects.select_related("regelingversie").order_by("nummer"):
        for code, c in cijfers.stand(tijdvak, bron.peildatum).cijfers.items():
            if code not in NIET_OVER_TE_NEMEN:
                yield tijdvak.nummer, code, c.naam, _getal(c), c.eenheid, c.definitie


def _getal(cijfer: Cijfer) -> Waarde:
    """As exact as `cijfers --json` gives it, and a number where it is one."""
    if cijfer.waarde is None or isinstance(cijfer.waarde, date):
        return cijfer.waarde
    return Decimal(str(cijfers.uitgeschreven(cijfer.waarde, cijfer.eenheid)))


def _organisatie(pk: int) -> str:
    return f"o{pk}"


_RIJEN: dict[str, Callable[[Bron], Iterator[Rij]]] = {
    tabel.naam: maak
    for tabel, maak in zip(
        TABELLEN,
        (
            _tijdvakken, _plafond, _plannen, _gebieden("sectoren"), _gebieden("regios"), _partners, _knelpunten,
            _maatregelen, _maatregel_knelpunten, _besluiten, _besluit_gronden, _besluit_maatregelen, _peilingen,
            _verslagen, _realisatie, _cijfers,
        ),
        strict=True,
    )
}  # fmt: skip
