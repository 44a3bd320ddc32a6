"""What moves the day to decide: it stands still (Awb 4:15), comes later (4:14), was missed (4:17). Each told to the applicant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer
from aanvragen.statussen import HERVATTEN, IN_GEBREKE_STELLEN, OPSCHORTEN, VERDAGEN, Status
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering, eis_geen
from sectorplannen.kern.geld import euro
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon
from sectorplannen.kern.toegang import Regel

from .. import brieven
from ..berichtsoorten_termijn import (
    BESLUIT_LATER,
    IN_GEBREKE_GESTELD,
    INGEBREKESTELLING_ONTVANGEN,
    TERMIJN_LOOPT,
    TERMIJN_STIL,
)
from ..beslistermijn import beslistermijn, open_opschorting
from ..models import Ingebrekestelling, Opschortgrond, Opschorting, Verdaging
from ..termijnen import dwangsom, eerste_dwangsomdag, is_verstreken, na_opschorting
from ..toegang import mag_coordineren, mag_verdagen

LOOPT_BIJ = (Status.IN_BEOORDELING, Status.TER_BESLUITVORMING)
"""The statuses in which a term to decide runs or stands still."""
AAN_DE_AANVRAGER = {
    Opschortgrond.INSTEMMING: "U stemde daarmee in.",
    Opschortgrond.VERTRAGING: "Wij wachten op u.",
    Opschortgrond.OVERMACHT: "Dat komt door overmacht.",
}
"""Each ground as the applicant reads it."""
GEEN_TERMIJN = "Er loopt voor dit plan geen termijn om te beslissen."
STIL = "De beslistermijn staat stil. Laat hem eerst weer lopen."


def belet_opschorten(aanvraag: Aanvraag, dag: date | None = None) -> str | None:
    """Why the term cannot stand still now, or None; asked by the service and by its button."""
    if open_opschorting(aanvraag):
        return "De beslistermijn staat al stil."
    termijn = beslistermijn(aanvraag, dag or vandaag())
    if termijn is None:
        return GEEN_TERMIJN
    if (dag or vandaag()) <= termijn.liep_niet_tot:
        return (
            f"Stilzetten kan pas na {datum_nl(termijn.liep_niet_tot)}: tot en met die dag liep de beslistermijn niet."
        )
    if termijn.is_voorbij:
        return f"De beslistermijn liep af op {datum_nl(termijn.wettelijk)}. Een termijn die voorbij is, staat niet meer stil."
    return None


def belet_hervatten(aanvraag: Aanvraag) -> str | None:
    """Why the term cannot run on, or None; asked by the service and by its button."""
    return None if open_opschorting(aanvraag) else "De beslistermijn staat niet stil."


def belet_later(aanvraag: Aanvraag) -> str | None:
    """Why a later day cannot be told, or None; asked by the service and by its button."""
    if aanvraag.beslissen_voor is not None:
        return None
    return STIL if open_opschorting(aanvraag) else GEEN_TERMIJN


def belet_in_gebreke_stellen(aanvraag: Aanvraag, dag: date | None = None) -> str | None:
    """Why no default notice can be put down, or None; asked by the service and by its button."""
    if open_opschorting(aanvraag):
        return STIL
    termijn = beslistermijn(aanvraag, dag or vandaag())
    if termijn is None:
        return GEEN_TERMIJN
    if not termijn.is_voorbij:
        return f"Een ingebrekestelling telt pas na {datum_nl(termijn.wettelijk)}: tot en met die dag kan er worden beslist."
    if termijn.ingebrekestelling:
        return f"Er is al een ingebrekestelling, ontvangen op {datum_nl(termijn.ingebrekestelling.ontvangen_op)}."
    return None


@contextmanager
def _met_termijn(aanvraag: Aanvraag, mits: Regel, door: Gebruiker) -> Iterator[Aanvraag]:
    """Lock the plan, ask the right and the status, and keep the day to decide that the service gave it."""
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().select_related(None).get(pk=aanvraag.pk)
        mits.eis(door, actueel)
        if actueel.status not in LOOPT_BIJ:
            raise Weigering(f"Dit kan niet: de aanvraag is {actueel.get_status_display().lower()}.")
        yield actueel
        actueel.versie += 1
        actueel.save(update_fields=["beslissen_voor", "versie"])
    aanvraag.refresh_from_db()


def _eis_reden(reden: str, anders: str) -> None:
    if not reden.strip():
        raise Weigering(anders)
    eis_schoon(reden)


def opschorten(
    aanvraag: Aanvraag, *, grond: str, vanaf: date, reden: str, door: Gebruiker, op: datetime | None = None
) -> Opschorting:
    """Have the term stand still from a day on, on a ground of Awb 4:15(2). Until it runs on there is no last day to decide.

    Raises Weigering without a reason or a known ground, on a day before the term or after today, or where it does not run.
    """
    moment = op or timezone.now()
    _eis_reden(reden, "Schrijf op waarom de beslistermijn stilstaat.")
    if grond not in Opschortgrond.values:
        raise Weigering("Kies waarom de beslistermijn stilstaat.")
    with _met_termijn(aanvraag, mag_coordineren, door) as actueel:
        eis_geen(belet_opschorten(actueel, dag_van(moment)))
        termijn = beslistermijn(actueel, dag_van(moment))
        assert termijn  # noqa: S101  (for the type checker)
        assert actueel.beslissen_voor  # noqa: S101
        if vanaf <= termijn.liep_niet_tot:
            raise Weigering(f"Kies een dag na {datum_nl(termijn.liep_niet_tot)}: eerder liep deze termijn niet.")
        if vanaf > dag_van(moment):
            raise Weigering("Kies vandaag of een eerdere dag.")
        rij = Opschorting.objects.create(
            aanvraag=actueel,
            grond=grond,
            vanaf=vanaf,
            liep_tot=actueel.beslissen_voor,
            reden=reden,
            door=door,
            op=moment,
        )
        actueel.beslissen_voor = None
        noteer(actueel, OPSCHORTEN, door=door, op=moment, reden=reden, gegevens={"vanaf": vanaf.isoformat()})
        berichten.zend(
            TERMIJN_STIL,
            actueel,
            op=moment,
            vanaf=datum_nl(vanaf),
            grond=AAN_DE_AANVRAGER[Opschortgrond(grond)],
            reden=reden,
        )
    return rij


def hervatten(aanvraag: Aanvraag, *, tot: date, door: Gebruiker, op: datetime | None = None) -> Opschorting:
    """Have the term run on after a last day of standing still: as many days later as it stood still (Awb 4:15).

    Raises Weigering where it does not stand still, or on a day before it did or after today.
    """
    moment = op or timezone.now()
    with _met_termijn(aanvraag, mag_coordineren, door) as actueel:
        eis_geen(belet_hervatten(actueel))
        rij = actueel.opschortingen.get(tot=None)
        if tot < rij.vanaf:
            raise Weigering(f"Kies {datum_nl(rij.vanaf)} of een latere dag: sindsdien staat de termijn stil.")
        if tot > dag_van(moment):
            raise Weigering("Kies vandaag of een eerdere dag.")
        uiterlijk = _laat_lopen(actueel, rij, tot)
        reden = (
            f"De termijn stond stil tot en met {datum_nl(tot)}. Wij beslissen nu uiterlijk op {datum_nl(uiterlijk)}."
        )
        noteer(actueel, HERVATTEN, door=door, op=moment, reden=reden, gegevens={"uiterlijk_op": uiterlijk.isoformat()})
        berichten.zend(TERMIJN_LOOPT, actueel, op=moment, reden=reden)
    return rij


def _laat_lopen(aanvraag: Aanvraag, rij: Opschorting, tot: date) -> date:
    rij.tot = tot
    rij.save(update_fields=["tot"])
    uiterlijk = na_opschorting(liep_tot=rij.liep_tot, vanaf=rij.vanaf, tot=tot)
    aanvraag.beslissen_voor = uiterlijk
    return uiterlijk


def eindig_opschorting(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> None:
    """With a decision the term stands still no longer; inside the transaction of the decision, that holds the plan."""
    rij = open_opschorting(aanvraag)
    if rij is None:
        return
    uiterlijk = _laat_lopen(aanvraag, rij, max(rij.vanaf, dag_van(op)))
    aanvraag.save(update_fields=["beslissen_voor"])
    noteer(
        aanvraag,
        HERVATTEN,
        door=door,
        op=op,
        reden="Er is beslist.",
        gegevens={"uiterlijk_op": uiterlijk.isoformat()},
    )


def verdagen(
    aanvraag: Aanvraag, *, uiterlijk_op: date, reden: str, door: Gebruiker, op: datetime | None = None
) -> Verdaging:
    """Tell the applicant by letter that the decision comes later, by which day and why (Awb 4:14), before or past the old day.

    The term by law does not move: the penalty counts from there. Raises Weigering without a reason or a later day.
    """
    moment = op or timezone.now()
    _eis_reden(reden, "Schrijf op waarom het besluit later komt.")
    with _met_termijn(aanvraag, mag_verdagen, door) as actueel:
        eis_geen(belet_later(actueel))
        assert actueel.beslissen_voor  # noqa: S101  (for the type checker)
        if uiterlijk_op <= actueel.beslissen_voor:
            raise Weigering(f"Kies een dag na {datum_nl(actueel.beslissen_voor)}: dat is nu de laatste dag.")
        if uiterlijk_op <= dag_van(moment):
            raise Weigering("Kies een dag die na vandaag ligt.")
        rij = Verdaging.objects.create(
            aanvraag=actueel, van=actueel.beslissen_voor, tot=uiterlijk_op, reden=reden, door=door, op=moment
        )
        actueel.beslissen_voor = uiterlijk_op
        brieven.van_verdaging(rij, verzonden_op=op)
        noteer(
            actueel,
            VERDAGEN,
            door=door,
            op=moment,
            reden=reden,
            gegevens={"van": rij.van.isoformat(), "uiterlijk_op": uiterlijk_op.isoformat()},
        )
        berichten.zend(BESLUIT_LATER, actueel, op=moment, uiterlijk_op=datum_nl(uiterlijk_op), reden=reden)
    return rij


def in_gebreke_stellen(
    aanvraag: Aanvraag, *, ontvangen_op: date, door: Gebruiker, toelichting: str = "", op: datetime | None = None
) -> Ingebrekestelling:
    """Put down that the applicant wrote that the decision is late (Awb 4:17); two weeks later a penalty begins to run.

    Raises Weigering on a day before the term was over or after today, or where there is one already.
    """
    moment = op or timezone.now()
    eis_schoon(toelichting)
    with _met_termijn(aanvraag, mag_coordineren, door) as actueel:
        eis_geen(belet_in_gebreke_stellen(actueel, dag_van(moment)))
        termijn = beslistermijn(actueel, dag_van(moment))
        assert termijn  # noqa: S101  (for the type checker)
        if not is_verstreken(termijn.wettelijk, ontvangen_op):
            raise Weigering(f"Een ingebrekestelling telt pas na {datum_nl(termijn.wettelijk)}. Deze kwam te vroeg.")
        if ontvangen_op > dag_van(moment):
            raise Weigering("Kies vandaag of een eerdere dag.")
        rij = Ingebrekestelling.objects.create(
            aanvraag=actueel, ontvangen_op=ontvangen_op, toelichting=toelichting, door=door, op=moment
        )
        noteer(
            actueel,
            IN_GEBREKE_STELLEN,
            door=door,
            op=moment,
            reden=toelichting,
            gegevens={"ontvangen_op": ontvangen_op.isoformat()},
        )
        _vertel_van_ingebrekestelling(actueel, rij, termijn.wettelijk, moment)
    return rij


def _vertel_van_ingebrekestelling(
    aanvraag: Aanvraag, rij: Ingebrekestelling, uiterlijk: date, moment: datetime
) -> None:
    """To the applicant that it came, and to those who can still decide in time that two weeks are left."""
    eerste = eerste_dwangsomdag(ingebreke_ontvangen=rij.ontvangen_op, uiterlijk=uiterlijk)
    hoogste = dwangsom(ingebreke_ontvangen=rij.ontvangen_op, uiterlijk=uiterlijk, beslist_of_vandaag=date.max)
    feiten: dict[str, Any] = {"ontvangen_op": datum_nl(rij.ontvangen_op), "eerste_dag": datum_nl(eerste)}
    berichten.zend(INGEBREKESTELLING_ONTVANGEN, aanvraag, op=moment, **feiten)
    dossier = reverse("beoordeling:dossier", args=[aanvraag.nummer])
    berichten.zend(IN_GEBREKE_GESTELD, aanvraag, link=dossier, op=moment, hoogste=euro(hoogste), **feiten)
