"""The term of a supplement (Awb 4:5): made longer, reminded of, and past it a proposal. Never by itself a decision."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer
from aanvragen.statussen import TERMIJN_VERLENGEN, Status
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon

from .. import brieven
from ..artikelen import IN_WOORDEN
from ..berichtsoorten import AANVULTERMIJN_VERLENGD, GEEN_AANVULLING, HERINNERING_AANVULLEN
from ..models import Aanvullingsverzoek, Brief, Termijnmelding
from ..termijnen import buiten_behandeling_tot, is_verstreken
from ..toegang import mag_coordineren

HERINNEREN = timedelta(weeks=1)
"""How long before the last day is reminded; of a short term half-way."""


def termijn_verlengen(
    aanvraag: Aanvraag, *, uiterlijk_op: date, reden: str, door: Gebruiker, op: datetime | None = None
) -> Aanvullingsverzoek:
    """Give the applicant longer, before or after the term ran out: the same questions under a later day, with a letter.

    Raises Weigering without a reason, a day that is not later, or where no supplement is waited for.
    """
    moment = op or timezone.now()
    if not reden.strip():
        raise Weigering("Schrijf op waarom u de termijn verlengt.")
    eis_schoon(reden)
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().select_related(None).get(pk=aanvraag.pk)
        mag_coordineren.eis(door, actueel)
        vorige = laatste_verzoek(actueel)
        if vorige is None or actueel.aanvullen_voor is None:
            raise Weigering(f"Dit kan niet: de aanvraag is {actueel.get_status_display().lower()}.")
        if uiterlijk_op <= actueel.aanvullen_voor:
            raise Weigering(f"Kies een dag na {datum_nl(actueel.aanvullen_voor)}: tot dan loopt de termijn al.")
        if uiterlijk_op <= dag_van(moment):
            raise Weigering("Kies een uiterste dag die na vandaag ligt.")
        verzoek = Aanvullingsverzoek.objects.create(
            aanvraag=actueel,
            onderdelen=vorige.onderdelen,
            vragen=vorige.vragen,
            vraag=vorige.vraag,
            gevraagd_op=moment,
            uiterlijk_op=uiterlijk_op,
            door=door,
        )
        actueel.aanvullen_voor, actueel.versie = uiterlijk_op, actueel.versie + 1
        actueel.save(update_fields=["aanvullen_voor", "versie"])
        eerder = Brief.objects.filter(verzoek=vorige).first()
        inleiding = eerder.gegevens["vraag"] if eerder else ""
        brieven.van_aanvulling(verzoek, onderdelen=IN_WOORDEN, inleiding=inleiding, verlenging=reden, verzonden_op=op)
        noteer(
            actueel,
            TERMIJN_VERLENGEN,
            door=door,
            op=moment,
            reden=reden,
            gegevens={"uiterlijk_op": uiterlijk_op.isoformat()},
        )
        berichten.zend(AANVULTERMIJN_VERLENGD, actueel, op=moment, uiterlijk_op=datum_nl(uiterlijk_op), reden=reden)
    aanvraag.refresh_from_db()
    return verzoek


def laatste_verzoek(aanvraag: Aanvraag) -> Aanvullingsverzoek | None:
    """The request of which the term runs or ran out; None where no supplement is waited for."""
    if aanvraag.status != Status.AANVULLING_GEVRAAGD:
        return None
    return aanvraag.aanvullingsverzoeken.order_by("-gevraagd_op", "-pk").first()


def termijnen_bewaken(op: datetime | None = None) -> int:
    """Remind of terms that run out within a week, and propose to leave aside where they did; returns how many.

    Safe to run often and by several workers: each request is told of once, under the lock of its application.
    """
    moment = op or timezone.now()
    bijna = Aanvraag.objects.filter(
        status=Status.AANVULLING_GEVRAAGD, aanvullen_voor__lte=dag_van(moment) + HERINNEREN
    ).order_by("pk")
    return sum(_bewaak(pk, moment) for pk in bijna.values_list("pk", flat=True))


def _bewaak(pk: int, moment: datetime) -> bool:
    """One plan, looked at again once it is held: meanwhile the supplement may have come."""
    with transaction.atomic():
        aanvraag = Aanvraag.objects.select_for_update().select_related(None).get(pk=pk)
        verzoek = laatste_verzoek(aanvraag)
        if verzoek is None or aanvraag.aanvullen_voor is None:
            return False
        if is_verstreken(aanvraag.aanvullen_voor, dag_van(moment)):
            return _stel_voor(aanvraag, verzoek, moment)
        return _herinner(aanvraag, verzoek, moment)


def _herinner(aanvraag: Aanvraag, verzoek: Aanvullingsverzoek, moment: datetime) -> bool:
    assert aanvraag.aanvullen_voor  # noqa: S101  (for the type checker)
    gevraagd = dag_van(verzoek.gevraagd_op)
    if dag_van(moment) < max(
        aanvraag.aanvullen_voor - HERINNEREN, gevraagd + (aanvraag.aanvullen_voor - gevraagd + timedelta(days=1)) // 2
    ):
        return False
    tekst = (
        f"Vul uw plan ‘{aanvraag.naam}’ aan op of voor {datum_nl(aanvraag.aanvullen_voor)}. Wij hebben uw aanvulling nog "
        f"niet ontvangen.\n{verzoek.vraag}\nKomt er niets, dan kunnen wij uw plan buiten behandeling laten."
    )
    if not _eerste_keer(verzoek, Termijnmelding.Soort.HERINNERING, tekst, moment):
        return False
    berichten.zend(HERINNERING_AANVULLEN, aanvraag, op=moment, tekst=tekst)
    return True


def _stel_voor(aanvraag: Aanvraag, verzoek: Aanvullingsverzoek, moment: datetime) -> bool:
    assert aanvraag.aanvullen_voor  # noqa: S101  (for the type checker)
    if not _eerste_keer(verzoek, Termijnmelding.Soort.VOORSTEL, motivering(aanvraag, verzoek), moment):
        return False
    berichten.zend(
        GEEN_AANVULLING,
        aanvraag,
        link=reverse("beoordeling:dossier", args=[aanvraag.nummer]),
        op=moment,
        uiterlijk_op=datum_nl(aanvraag.aanvullen_voor),
        buiten_behandeling_tot=datum_nl(buiten_behandeling_tot(aanvraag.aanvullen_voor)),
    )
    return True


def _eerste_keer(verzoek: Aanvullingsverzoek, soort: str, tekst: str, moment: datetime) -> bool:
    """Write that it was told; False where it was told before. The application is held, so two cannot both be first."""
    _, nieuw = Termijnmelding.objects.get_or_create(
        verzoek=verzoek, soort=soort, defaults={"tekst": tekst, "op": moment}
    )
    return nieuw


def motivering(aanvraag: Aanvraag, verzoek: Aanvullingsverzoek) -> str:
    """Why the plan is left aside, drafted for the decision: what was asked, when, until when, and that nothing came."""
    uiterlijk = aanvraag.aanvullen_voor or verzoek.uiterlijk_op
    return (
        f"Op {datum_nl(verzoek.gevraagd_op)} vroegen wij u om uw plan aan te vullen op of voor {datum_nl(uiterlijk)}. "
        f"Wij vroegen:\n{verzoek.vraag}\nBinnen die termijn hebben wij geen aanvulling ontvangen. Zonder deze gegevens "
        "kunnen wij uw plan niet beoordelen. Daarom behandelen wij het niet verder (artikel 4:5 van de Algemene wet "
        "bestuursrecht)."
    )


def voorstel_buiten_behandeling(aanvraag: Aanvraag, dag: date) -> Termijnmelding | None:
    """The proposal that stands on a day, also when no worker wrote it down yet (then unsaved); None while a term runs."""
    verzoek = laatste_verzoek(aanvraag)
    if verzoek is None or not aanvraag.aanvullen_voor or not is_verstreken(aanvraag.aanvullen_voor, dag):
        return None
    soort = Termijnmelding.Soort.VOORSTEL
    return verzoek.meldingen.filter(soort=soort).first() or Termijnmelding(
        verzoek=verzoek, soort=soort, tekst=motivering(aanvraag, verzoek)
    )
