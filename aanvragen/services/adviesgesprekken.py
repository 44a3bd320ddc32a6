"""An advice talk, from question to notes. What the notes say is no promise: a plan is judged as any other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sectorplannen.kern import berichten
from sectorplannen.kern.datums import moment_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Organisatie
from sectorplannen.kern.tekst import eis_schoon
from sectorplannen.kern.toegang import Regel

from ..berichtsoorten_gesprek import (
    GESPREK_AFGEZEGD,
    GESPREK_GEHOUDEN,
    GESPREK_GEPLAND,
    GESPREK_GEVRAAGD,
    GESPREK_OVERGEDRAGEN,
    GESPREK_VERZET,
)
from ..models import Aanvraag, AanvraagSoort, Adviesgesprek, GesprekStatus, Gespreksvorm, Tijdvak
from ..models.adviesgesprek import LOPEND
from ..nu import tijdvak_om_in_te_dienen
from ..spreekuur import adviseurs, afspraak_nu, eis_moment, eis_vrij
from ..toegang import (
    mag_gesprek_afzeggen,
    mag_gesprek_koppelen,
    mag_gesprek_plannen,
    mag_gesprek_vastleggen,
    mag_gesprek_vragen,
)
from .concept import beginnen


class LooptAl(Weigering):
    """An organisation has one talk at a time that is asked or still to come: this one."""

    def __init__(self, gesprek: Adviesgesprek) -> None:
        super().__init__(f"{gesprek.organisatie} heeft al een adviesgesprek aangevraagd: ‘{gesprek.onderwerp}’.")
        self.gesprek = gesprek


def gesprek_vragen(
    organisatie: Organisatie,
    *,
    onderwerp: str,
    door: Gebruiker,
    vraag: str = "",
    voorkeur: str = "",
    telefoon: str = "",
    vorm: str = Gespreksvorm.VIDEO,
    tijdvak: Tijdvak | None = None,
    op: datetime | None = None,
) -> Adviesgesprek:
    """Ask for a talk about a plan in the period that is open or comes first. Raises LooptAl while another is asked or to come."""
    eis_schoon(onderwerp, vraag, voorkeur, telefoon)
    moment = op or timezone.now()
    with transaction.atomic():
        actueel = Organisatie.objects.select_for_update().get(pk=organisatie.pk)
        mag_gesprek_vragen.eis(door, actueel)
        loopt = actueel.adviesgesprekken.lopend(moment).select_related("organisatie").first()
        if loopt is not None:
            raise LooptAl(loopt)
        gesprek = Adviesgesprek.objects.create(
            organisatie=actueel,
            tijdvak=tijdvak or tijdvak_om_in_te_dienen(moment),
            gevraagd_door=door,
            gevraagd_op=moment,
            onderwerp=onderwerp.strip(),
            vraag=vraag.strip(),
            voorkeur=voorkeur.strip(),
            telefoon=telefoon.strip(),
            vorm=vorm,
        )
        berichten.zend(GESPREK_GEVRAAGD, gesprek, op=moment)
    return gesprek


def gesprek_plannen(
    gesprek: Adviesgesprek,
    *,
    adviseur: Gebruiker,
    gepland_op: datetime,
    door: Gebruiker,
    vorm: str = "",
    plaats: str = "",
    gezien: str | None = None,
    op: datetime | None = None,
) -> Adviesgesprek:
    """Plan a talk, or move one that was planned. What stands so already is not done, nor told, again.

    `gezien`: the appointment that stood on the page (`spreekuur.afspraak_nu`). Raises Weigering where another made one since,
    where the talk is over, at a moment at which no talk can be, for an adviser who has another talk within the hour or a tie
    with the organisation.
    """
    eis_schoon(plaats)
    moment = op or timezone.now()
    with _vast(gesprek, mag_gesprek_plannen, door) as actueel:
        _eis_lopend(actueel)
        nieuw = (adviseur, gepland_op, vorm or actueel.vorm, plaats.strip())
        if nieuw == (actueel.adviseur, actueel.gepland_op, actueel.vorm, actueel.plaats):
            return actueel
        if gezien is not None and gezien != afspraak_nu(actueel):
            raise Weigering(
                "Iemand anders heeft dit gesprek intussen gepland. Ga terug naar het gesprek en kijk wanneer."
            )
        eis_moment(gepland_op, moment)
        Gebruiker.objects.select_for_update().get(pk=adviseur.pk)
        if not adviseurs(actueel.organisatie).filter(pk=adviseur.pk).exists():
            raise Weigering(
                f"{adviseur} kan dit gesprek niet voeren. Kies een adviseur zonder band met de organisatie."
            )
        eis_vrij(adviseur, gepland_op, actueel)
        eerst = actueel.gepland_op
        if actueel.adviseur and actueel.adviseur != adviseur:
            berichten.zend(GESPREK_OVERGEDRAGEN, actueel, op=moment, nieuw=adviseur)
        actueel.adviseur, actueel.gepland_op, actueel.vorm, actueel.plaats = nieuw
        actueel.save()
        if eerst is None:
            berichten.zend(GESPREK_GEPLAND, actueel, op=moment, **afspraak(actueel))
        else:
            berichten.zend(GESPREK_VERZET, actueel, op=moment, eerst=moment_nl(eerst), **afspraak(actueel))
    return actueel


def gesprek_afzeggen(
    gesprek: Adviesgesprek, *, reden: str, door: Gebruiker, op: datetime | None = None
) -> Adviesgesprek:
    """Call a talk off, with a reason that the other side reads. Raises Weigering without one, or where the talk is over."""
    eis_schoon(reden)
    moment = op or timezone.now()
    with _vast(gesprek, mag_gesprek_afzeggen, door) as actueel:
        _eis_lopend(actueel)
        if not reden.strip():
            raise Weigering("Schrijf op waarom het gesprek niet doorgaat.")
        actueel.afgezegd_op, actueel.afzegreden = moment, reden.strip()
        actueel.save()
        berichten.zend(GESPREK_AFGEZEGD, actueel, op=moment)
    return actueel


def gesprek_vastleggen(
    gesprek: Adviesgesprek,
    *,
    verslag: str,
    door: Gebruiker,
    gehouden_op: datetime | None = None,
    op: datetime | None = None,
) -> Adviesgesprek:
    """Keep that a talk was held (at its planned moment, where none is given) and what was said; both sides read the notes."""
    eis_schoon(verslag)
    moment = op or timezone.now()
    with _vast(gesprek, mag_gesprek_vastleggen, door) as actueel:
        if actueel.status != GesprekStatus.GEPLAND:
            raise Weigering(f"Dit kan niet: het gesprek is {actueel.status.label.lower()}.")
        if not verslag.strip():
            raise Weigering("Schrijf op wat er is besproken.")
        gehouden = gehouden_op or actueel.gepland_op or moment
        if gehouden > moment:
            raise Weigering("Dit gesprek moet nog komen. Schrijf het verslag als het is geweest.")
        if gehouden < actueel.gevraagd_op:
            raise Weigering("Kies een dag na de dag waarop het gesprek is aangevraagd.")
        actueel.gehouden_op, actueel.verslag = gehouden, verslag.strip()
        actueel.save()
        berichten.zend(GESPREK_GEHOUDEN, actueel, op=moment)
    return actueel


def gesprek_koppelen(gesprek: Adviesgesprek, aanvraag: Aanvraag, *, door: Gebruiker) -> Adviesgesprek:
    """Say which plan of the organisation came of a talk. Raises Weigering for a plan in which it takes no part."""
    with transaction.atomic():
        plan = Aanvraag.objects.select_for_update().zichtbaar_voor(door).filter(pk=aanvraag.pk).first()
        with _vast(gesprek, mag_gesprek_koppelen, door) as actueel:
            if plan is None or not _doet_mee(actueel.organisatie, plan):
                raise Weigering(f"Kies een plan waaraan {actueel.organisatie} meedoet.")
            if actueel.status == GesprekStatus.AFGEZEGD:
                raise Weigering("Dit gesprek is afgezegd. Er kan geen plan uit volgen.")
            actueel.aanvraag = plan
            actueel.tijdvak = actueel.tijdvak or plan.tijdvak
            actueel.save()
    return actueel


def beginnen_na_gesprek(
    gesprek: Adviesgesprek,
    tijdvak: Tijdvak,
    *,
    naam: str,
    door: Gebruiker,
    soort: str = AanvraagSoort.SECTOR,
    op: datetime | None = None,
) -> Aanvraag:
    """Begin a draft of the organisation that came to talk, and keep that it came of the talk.

    Once: asked again, as a double press does, it is the plan that came of the talk already.
    """
    with transaction.atomic():
        actueel = Adviesgesprek.objects.select_for_update(of=("self",)).select_related("aanvraag").get(pk=gesprek.pk)
        if (
            actueel.aanvraag is not None
            and Aanvraag.objects.zichtbaar_voor(door).filter(pk=actueel.aanvraag.pk).exists()
        ):
            return actueel.aanvraag
        plan = beginnen(tijdvak, gesprek.organisatie, naam=naam, soort=soort, door=door, op=op)
        gesprek_koppelen(gesprek, plan, door=door)
    return plan


def afspraak(gesprek: Adviesgesprek) -> dict[str, Any]:
    """When, how and where, as messages say it."""
    wanneer = moment_nl(gesprek.gepland_op) if gesprek.gepland_op else ""
    plaats = f"Waar: {gesprek.waar}" if gesprek.gepland_op else ""
    return {"wanneer": wanneer, "hoe": gesprek.get_vorm_display().lower(), "plaats": plaats}


def _doet_mee(organisatie: Organisatie, plan: Aanvraag) -> bool:
    return plan.hoofdaanvrager_id == organisatie.pk or plan.deelnemers.filter(organisatie=organisatie).exists()


def _eis_lopend(gesprek: Adviesgesprek) -> None:
    if gesprek.status not in LOPEND:
        raise Weigering(f"Dit kan niet meer: het gesprek is {gesprek.status.label.lower()}.")


@contextmanager
def _vast(gesprek: Adviesgesprek, mits: Regel, door: Gebruiker) -> Iterator[Adviesgesprek]:
    """The talk as it is now, locked, after the right was asked: one transaction."""
    with transaction.atomic():
        rijen = Adviesgesprek.objects.select_for_update(of=("self",)).select_related("organisatie", "adviseur")
        actueel = rijen.get(pk=gesprek.pk)
        mits.eis(door, actueel)
        yield actueel
    gesprek.refresh_from_db()
