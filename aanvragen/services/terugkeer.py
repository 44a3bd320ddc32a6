"""A plan that was withdrawn, refused or left aside comes back in a later period: a copy that knows where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.models import Gebruiker

from ..berichtsoorten import PLAN_TERUGGEKOMEN
from ..models import Aanvraag, Bijdrage, Bijlage, Deelnemer, Knelpunt, Kostenpost, Maatregel, ScanStatus, Tijdvak
from ..models import Vertegenwoordiging as Recht
from ..tarieven import posten_van
from ..terugkeer import PLANDAGEN
from ..toegang import mag_terugkeren
from .bevriezen import VELDEN
from .bewerking import bewaar
from .concept import beginnen
from .maatregelen import geld_van
from .scannen import plaats_scan

NIET_MEE = frozenset({"id", "aanvraag", "maatregel", "sleutel"})
"""Fields that a copy has of its own."""


@dataclass(frozen=True)
class Teruggekomen:
    """The draft that came of it; `is_nieuw` is False where it was there already."""

    aanvraag: Aanvraag
    is_nieuw: bool


def terugkeren(eerder: Aanvraag, tijdvak: Tijdvak, *, door: Gebruiker, op: datetime | None = None) -> Teruggekomen:
    """Begin anew in a later period with all that stands in an earlier plan (art. 1.4, second paragraph): one transaction.

    Once per period: asked again, it is the draft that is there. The earlier plan does not change. Days before the period
    opens stay empty, and money follows the rates of the new period. Raises PermissionDenied for who does not write for the
    lead organisation, and Weigering where the plan cannot come back, or the period is not later or has closed.
    """
    moment = op or timezone.now()
    with transaction.atomic():
        bron = Aanvraag.objects.select_for_update().select_related(None).get(pk=eerder.pk)
        mag_terugkeren.eis(door, bron)
        bestaand = bron.latere_aanvragen.filter(tijdvak=tijdvak).first()
        if bestaand is not None:
            return Teruggekomen(bestaand, is_nieuw=False)
        nieuw = beginnen(
            tijdvak,
            bron.hoofdaanvrager,
            naam=bron.naam,
            soort=bron.soort,
            door=door,
            op=moment,
            verzonnen=bron.verzonnen,
            eerdere_aanvraag=bron,
        )
        _neem_over(bron, nieuw, door, moment)
        berichten.zend(PLAN_TERUGGEKOMEN, nieuw, op=op, behalve=[door], eerder=bron.nummer, door=str(door))
    return Teruggekomen(nieuw, is_nieuw=True)


def _neem_over(bron: Aanvraag, nieuw: Aanvraag, door: Gebruiker, moment: datetime) -> None:
    eerste_dag = dag_van(nieuw.tijdvak.opent_op)
    for veld in VELDEN:
        waarde = getattr(bron, veld)
        setattr(nieuw, veld, _niet_ervoor(waarde, eerste_dag) if veld in PLANDAGEN else waarde)
    nieuw.gewijzigd_door, nieuw.gewijzigd_op = door, moment
    bewaar(nieuw)
    nieuw.sectoren.set(bron.sectoren.all())
    nieuw.regios.set(bron.regios.all())
    # Who may write is for the lead organisation to say anew.
    Deelnemer.objects.bulk_create(_kopie(rij, aanvraag=nieuw, mag_schrijven=False) for rij in bron.deelnemers.all())
    Recht.objects.bulk_create(_kopie(rij, aanvraag=nieuw) for rij in bron.vertegenwoordigingen.all())
    Bijdrage.objects.bulk_create(_kopie(rij, aanvraag=nieuw) for rij in bron.bijdragen.all())
    _neem_maatregelen_over(bron, nieuw, eerste_dag)
    _neem_bijlagen_over(bron, nieuw, door, moment)


def _neem_maatregelen_over(bron: Aanvraag, nieuw: Aanvraag, eerste_dag: date) -> None:
    """Bottlenecks, measures, the links between them and the cost lines, numbered from 1, in as many queries as for one."""
    knelpunten = {
        rij.pk: _kopie(rij, aanvraag=nieuw, volgnummer=nr) for nr, rij in enumerate(bron.knelpunten.all(), start=1)
    }
    Knelpunt.objects.bulk_create(knelpunten.values())
    paren: list[tuple[Maatregel, Maatregel]] = []
    posten: list[Kostenpost] = []
    regeling = nieuw.tijdvak.regelingversie
    for nr, rij in enumerate(bron.maatregelen.prefetch_related("knelpunten", "kostenposten"), start=1):
        dagen = {veld: _niet_ervoor(getattr(rij, veld), eerste_dag) for veld in ("start_op", "klaar_op")}
        geld = geld_van(posten_van(rij, regeling), rij.gevraagd, regeling) if rij.kostenposten.all() else {}
        kopie = _kopie(rij, aanvraag=nieuw, volgnummer=nr, **dagen, **geld)
        paren.append((rij, kopie))
        posten += [_kopie(post, maatregel=kopie) for post in rij.kostenposten.all()]
    Maatregel.objects.bulk_create(kopie for _, kopie in paren)
    Kostenpost.objects.bulk_create(posten)
    tussen = Maatregel.knelpunten.through
    tussen.objects.bulk_create(
        tussen(maatregel=kopie, knelpunt=knelpunten[knelpunt.pk])
        for rij, kopie in paren
        for knelpunt in rij.knelpunten.all()
    )


def _neem_bijlagen_over(bron: Aanvraag, nieuw: Aanvraag, door: Gebruiker, moment: datetime) -> None:
    """Rows of their own that name the same file in store: it goes when no row names it. What has a virus stays behind."""
    rijen = [
        _kopie(rij, aanvraag=nieuw, toegevoegd_door=door, toegevoegd_op=moment)
        for rij in bron.bijlagen.exclude(scan=ScanStatus.BESMET)
    ]
    for rij in Bijlage.objects.bulk_create(rijen):
        plaats_scan(rij)


def _kopie(rij: Any, **eigen: Any) -> Any:
    """A new row of the same kind that says the same, but for what it has of its own."""
    velden = {f.attname: getattr(rij, f.attname) for f in rij._meta.concrete_fields if f.name not in NIET_MEE}
    for naam in eigen:
        velden.pop(rij._meta.get_field(naam).attname, None)
    return type(rij)(**velden, **eigen)


def _niet_ervoor(dag: date | None, eerste_dag: date) -> date | None:
    return dag if dag is None or dag >= eerste_dag else None
