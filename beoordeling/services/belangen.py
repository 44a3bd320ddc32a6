"""Declaring a tie with a partnership, or none; and taking a declared tie back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag, Adviesgesprek
from aanvragen.overgang import noteer
from aanvragen.statussen import BAND_OPHEFFEN, VERKLAREN
from sectorplannen.kern import berichten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Organisatie
from sectorplannen.kern.tekst import eis_schoon

from ..banden import organisaties_van
from ..berichtsoorten import BAND_OPGEHEVEN
from ..models import Belangenverklaring
from ..toegang import heeft_band as heeft_een_band
from ..toegang import mag_coordineren, mag_verklaren
from .beoordelen import scores_van


def verklaar_belang(
    aanvraag: Aanvraag,
    *,
    heeft_band: bool,
    door: Gebruiker,
    toelichting: str = "",
    organisaties: Collection[Organisatie] | None = None,
    op: datetime | None = None,
) -> Belangenverklaring:
    """Declare a tie with organisations of the partnership, or none. A tie takes the person off the plan.

    It is not taken back here (`band_opheffen`). `organisaties` None: not said with which. Raises Weigering when a tie is
    with no organisation or with one that takes no part, and PermissionDenied for who could never work on the plan.
    """
    eis_schoon(toelichting)
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_verklaren.eis(door, actueel)
        bestaand = Belangenverklaring.objects.filter(aanvraag=actueel, beoordelaar=door).first()
        if bestaand and bestaand.heeft_band and not heeft_band:
            raise Weigering("U heeft eerder een band gemeld. Vraag de coördinator om dit te wijzigen.")
        met = _genoemd(actueel, organisaties) if heeft_band else []
        moment = op or timezone.now()
        vervallen = _van_het_plan_af(actueel, door) if heeft_band else []
        noteer(actueel, VERKLAREN, door=door, op=moment, gegevens={"heeft_band": heeft_band, "vervallen": vervallen})
        verklaring, _ = Belangenverklaring.objects.update_or_create(
            aanvraag=actueel,
            beoordelaar=door,
            defaults={"heeft_band": heeft_band, "toelichting": toelichting, "op": moment},
        )
        verklaring.organisaties.set(met)
        if heeft_band:
            _van_de_gesprekken_af(actueel, door)
        return verklaring


def _genoemd(aanvraag: Aanvraag, organisaties: Collection[Organisatie] | None) -> list[Organisatie]:
    if organisaties is None:
        return []
    if not organisaties:
        raise Weigering("Kies met welke organisatie u een band heeft.")
    if not set(organisaties) <= set(organisaties_van(aanvraag)):
        raise Weigering("Kies alleen organisaties die aan dit plan meedoen.")
    return list(organisaties)


def _van_het_plan_af(aanvraag: Aanvraag, wie: Gebruiker) -> list[dict[str, object]]:
    """What was not handed in lapses and is returned, for the log; messages that name the plan leave the inbox."""
    open_werk = aanvraag.beoordelingen.filter(beoordelaar=wie, ingeleverd_op=None)
    vervallen = [scores_van(beoordeling) for beoordeling in open_werk]
    open_werk.delete()
    wie.berichten.filter(link__startswith=reverse("beoordeling:dossier", args=[aanvraag.nummer])).delete()
    return vervallen


def _van_de_gesprekken_af(aanvraag: Aanvraag, wie: Gebruiker) -> None:
    """Messages about advice talks that the tie closes leave the inbox as well."""
    bij = Adviesgesprek.objects.filter(Q(aanvraag=aanvraag) | Q(organisatie__in=organisaties_van(aanvraag)))
    dicht = bij.exclude(pk__in=Adviesgesprek.objects.zichtbaar_voor(wie).values("pk"))
    wie.berichten.filter(link__in=[gesprek.get_absolute_url() for gesprek in dicht]).delete()


def band_opheffen(verklaring: Belangenverklaring, *, reden: str, door: Gebruiker, op: datetime | None = None) -> None:
    """Take a declared tie back, with a reason. The declaration goes, its content stays in the log; the person declares anew.

    Raises Weigering without a reason, when it is gone already, or where a membership is a tie of its own; PermissionDenied
    for who does not coordinate, or has a tie with this plan too.
    """
    eis_schoon(reden)
    if not reden.strip():
        raise Weigering("Schrijf op waarom deze band wordt opgeheven.")
    with transaction.atomic():
        plan = Aanvraag.objects.select_for_update().get(pk=verklaring.aanvraag_id)
        mag_coordineren.eis(door, plan)
        rij = Belangenverklaring.objects.filter(pk=verklaring.pk, heeft_band=True).select_related("beoordelaar").first()
        if rij is None:
            raise Weigering("Deze band is intussen al opgeheven.")
        wie, met = rij.beoordelaar, [str(organisatie) for organisatie in rij.organisaties.all()]
        gegevens = {
            "wie": str(wie),
            "organisaties": met,
            "toelichting": rij.toelichting,
            "gemeld_op": rij.op.isoformat(),
        }
        rij.delete()
        if heeft_een_band(wie, plan):
            raise Weigering(f"{wie} hoort bij een van deze organisaties. Die band kunt u niet opheffen.")
        moment = op or timezone.now()
        noteer(plan, BAND_OPHEFFEN, door=door, op=moment, reden=reden.strip(), gegevens=gegevens)
        berichten.zend(
            BAND_OPGEHEVEN,
            rij,
            link=reverse("beoordeling:verklaar_belang", args=[plan.nummer]),
            op=op,
            reden=reden.strip(),
        )
