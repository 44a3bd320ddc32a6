"""A letter as it is printed: the preview of a draft, and the fixing of it by a second person. Both are done by a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Opdracht

from .. import brief, briefsecties, briefvast, cijfers, voortgang
from ..begrippen import Controle, Stand
from ..brief import Brief, Opzet
from ..models import Briefversie, Rapport, RapportSoort, Rapportstap, RapportStatus
from ..toegang import mag_brief_maken, mag_brief_vaststellen
from .overgang import overgang

BRIEF_VOORBEELD, BRIEF_VASTSTELLEN = "brief_voorbeeld", "brief_vaststellen"
"""The kinds of the jobs."""
Meld = Callable[[str], None]
MERKEN = {
    RapportStatus.CONCEPT: "Concept",
    RapportStatus.AANGEBODEN: "Ter vaststelling",
    RapportStatus.VERVALLEN: "Vervallen",
}


def stand_van(rapport: Rapport, peildatum: date | None = None) -> Stand:
    """The state that the letter is about, as the records have it now."""
    dag = peildatum or rapport.peildatum
    if rapport.soort == RapportSoort.VOORTGANG:
        return voortgang.stand(None, dag, voortgang.vorige(dag))
    return cijfers.stand(rapport.tijdvak, dag)


def opzet_van(rapport: Rapport, versie: Briefversie | None = None, *, merk: str | None = None) -> Opzet:
    """What its writer decided, of a version or of the last one, with the stamp of its state."""
    versie = versie or rapport.versies.latest("nummer")
    stempel = MERKEN.get(RapportStatus(rapport.status), "") if merk is None else merk
    return Opzet(rapport.soort, briefsecties.uit_json(versie.secties), versie.toelichtingen, stempel)


def onverklaard(stand: Stand, opzet: Opzet) -> Sequence[Controle]:
    """The checks that fail without an explanation: those of the records, and those of the letter itself."""
    opgesteld = brief.stel_op(stand, gemaakt_op=timezone.now(), opzet=opzet)
    return [c for c in opgesteld.controles if not c.klopt and not c.toelichting]


# --- The preview -----------------------------------------------------------------------------------------------------


def voorbeeld_aanvragen(rapport: Rapport, *, door: Gebruiker) -> Opdracht:
    """Place the job that makes the preview of the last version; one that waits already is that job."""
    mag_brief_maken.eis(door)
    versie = rapport.versies.latest("nummer").nummer
    with transaction.atomic():
        wacht = Opdracht.objects.filter(soort=BRIEF_VOORBEELD, status="wacht", gegevens__rapport=rapport.pk).first()
        return wacht or opdrachten.plaats(BRIEF_VOORBEELD, door=door, rapport=rapport.pk, versie=versie)


def voorbeeld_maken(rapport: Rapport, *, meld: Meld = lambda tekst: None, op: datetime | None = None) -> Rapport:
    """Make the preview of the last version, and put it in the place of the one before."""
    versie = rapport.versies.latest("nummer")
    _, inhoud = _opgemaakt(rapport, versie, op or timezone.now(), meld)
    meld("Het voorbeeld wordt bewaard.")
    with transaction.atomic():
        huidig = Rapport.objects.select_for_update(of=("self",)).get(pk=rapport.pk)
        if huidig.status == RapportStatus.VAST:
            raise Weigering("De brief is intussen vastgesteld.")
        vorige = huidig.voorbeeld.name
        huidig.voorbeeld.save(f"brief-{huidig.pk}-versie-{versie.nummer}.pdf", ContentFile(inhoud), save=False)
        huidig.voorbeeld_versie, huidig.voorbeeld_op = versie.nummer, op or timezone.now()
        huidig.save(update_fields=["voorbeeld", "voorbeeld_versie", "voorbeeld_op"])
        if vorige:
            transaction.on_commit(lambda: default_storage.delete(vorige))
    return huidig


# --- Fixing ----------------------------------------------------------------------------------------------------------


def vaststelling_aanvragen(rapport: Rapport, *, door: Gebruiker) -> Opdracht:
    """Place the job that fixes an offered letter. Raises PermissionDenied for who wrote or offered it."""
    mag_brief_vaststellen.eis(door, rapport)
    if rapport.status != RapportStatus.AANGEBODEN:
        raise Weigering(f"Dit kan niet: de brief is {rapport.get_status_display().lower()}.")
    with transaction.atomic():
        return opdrachten.plaats(BRIEF_VASTSTELLEN, door=door, rapport=rapport.pk)


def vaststellen(
    rapport: Rapport, *, door: Gebruiker, meld: Meld = lambda tekst: None, op: datetime | None = None
) -> Rapport:
    """Fix the letter: text, figures, sources, checks and PDF together, with a hash. Nothing of it changes afterwards.

    Raises Weigering when the figures are no longer those that were offered, or a check fails without an explanation.
    """
    mag_brief_vaststellen.eis(door, rapport)
    moment, versie = op or timezone.now(), rapport.versies.latest("nummer")
    opgesteld, inhoud = _opgemaakt(rapport, versie, moment, meld, merk="")
    if veranderd := briefvast.veranderd(rapport.cijfers, opgesteld.stand):
        raise Weigering(f"Sinds de brief is aangeboden, is {veranderd}. Lees hem opnieuw, en bied hem opnieuw aan.")
    if mis := [c for c in opgesteld.controles if not c.klopt and not c.toelichting]:
        raise Weigering(f"Een controle klopt niet: {mis[0].melding}")
    meld("De brief wordt vastgelegd.")
    with overgang(
        rapport, RapportStatus.AANGEBODEN, RapportStatus.VAST, Rapportstap.Stap.VASTGESTELD,
        versie=versie.nummer, door=door, op=moment,
    ) as huidig:  # fmt: skip
        huidig.vastgesteld_op, huidig.vastgesteld_door = moment, door
        huidig.cijfers = cijfers.als_json(opgesteld.stand)
        huidig.inhoud = briefvast.vastgelegd(opgesteld, versie.nummer)
        huidig.sha256 = hashlib.sha256(inhoud).hexdigest()
        huidig.bestand.save(_bestandsnaam(huidig, moment), ContentFile(inhoud), save=False)
    return huidig


def _opgemaakt(
    rapport: Rapport, versie: Briefversie, moment: datetime, meld: Meld, merk: str | None = None
) -> tuple[Brief, bytes]:
    meld("De cijfers worden verzameld en gecontroleerd.")
    stand = stand_van(rapport)
    meld("De tekst wordt geschreven en de grafieken worden getekend.")
    opgesteld = brief.stel_op(stand, gemaakt_op=moment, opzet=opzet_van(rapport, versie, merk=merk))
    meld("De PDF wordt gemaakt.")
    return opgesteld, brief.pdf(opgesteld)


def _bestandsnaam(rapport: Rapport, moment: datetime) -> str:
    over = f"tijdvak-{rapport.tijdvak.nummer}" if rapport.tijdvak else "voortgang"
    return f"brief-{over}-stand-{rapport.peildatum.isoformat()}-vastgesteld-{dag_van(moment).isoformat()}.pdf"
