"""A letter as it is written: begun, saved as versions, offered to a second person, given back, given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from .. import brief, briefsecties, briefvast
from ..begrippen import Stand
from ..brief import Opzet
from ..briefsecties import Sectie
from ..models import Briefversie, Rapport, RapportSoort, Rapportstap, RapportStatus
from ..toegang import mag_brief_maken
from .opmaken import onverklaard, opzet_van, stand_van
from .overgang import noteer, overgang, vast

Stap = Rapportstap.Stap
HOOGSTE_TOELICHTING = 2_000


def beginnen(
    soort: RapportSoort, tijdvak: Tijdvak | None, peildatum: date, *, door: Gebruiker, op: datetime | None = None
) -> Rapport:
    """A new letter with the standard text. Raises Weigering for a day to come, or a kind that asks another period."""
    mag_brief_maken.eis(door)
    _eis_geweest(peildatum)
    if (tijdvak is None) != (soort == RapportSoort.VOORTGANG):
        raise Weigering("Een brief over een tijdvak gaat over één tijdvak, een voortgangsbrief over alle tijdvakken.")
    moment = op or timezone.now()
    with transaction.atomic():
        rapport = Rapport.objects.create(
            soort=soort, tijdvak=tijdvak, peildatum=peildatum, gemaakt_op=moment, gemaakt_door=door
        )
        _nieuwe_versie(rapport, 1, briefsecties.standaard(soort), {}, door, moment)
        noteer(rapport, Stap.BEGONNEN, 1, door, moment)
    return rapport


def bewaren(
    rapport: Rapport,
    secties: Sequence[Sectie],
    *,
    verwacht: int,
    door: Gebruiker,
    toelichtingen: Mapping[str, str] | None = None,
    peildatum: date | None = None,
    op: datetime | None = None,
) -> Briefversie:
    """Save the text as the next version; unchanged, the last version stands. `verwacht` is the version that one began from.

    Without `toelichtingen` those of the last version stay. Raises Weigering when someone else saved in between, when the
    letter is no draft, or when the text names what is not there.
    """
    mag_brief_maken.eis(door)
    dag = peildatum or rapport.peildatum
    _eis_geweest(dag)
    stand = stand_van(rapport, dag)
    briefsecties.keur(rapport.soort, secties, set(brief.codes(stand, Opzet(rapport.soort, secties))))
    with transaction.atomic():
        huidig = vast(rapport, RapportStatus.CONCEPT)
        laatste = huidig.versies.latest("nummer")
        if laatste.nummer != verwacht:
            raise Weigering(
                f"Versie {laatste.nummer} is intussen bewaard door {laatste.door}. Uw tekst is niet bewaard: vergelijk hem met "
                "die versie, en bewaar opnieuw."
            )
        uitleg = laatste.toelichtingen if toelichtingen is None else _toelichtingen(toelichtingen)
        nieuw = (briefsecties.als_json(secties), uitleg, dag)
        if nieuw == (laatste.secties, laatste.toelichtingen, laatste.peildatum):
            return laatste
        huidig.peildatum = rapport.peildatum = dag
        huidig.save(update_fields=["peildatum"])
        return _nieuwe_versie(huidig, laatste.nummer + 1, secties, uitleg, door, op or timezone.now())


def aanbieden(rapport: Rapport, *, verwacht: int, door: Gebruiker, op: datetime | None = None) -> None:
    """Offer the letter to a second person. Raises Weigering while a check fails without an explanation.

    The figures are kept as they are now: who fixes the letter fixes these, or nothing.
    """
    mag_brief_maken.eis(door)
    stand = stand_van(rapport)
    eis_verklaard(stand, opzet_van(rapport))
    with overgang(
        rapport, RapportStatus.CONCEPT, RapportStatus.AANGEBODEN, Stap.AANGEBODEN,
        versie=verwacht, door=door, op=op or timezone.now(),
    ) as huidig:  # fmt: skip
        huidig.cijfers = rapport.cijfers = briefvast.aangeboden(stand)


def teruggeven(rapport: Rapport, reden: str, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Give an offered letter back to who writes it, with the reason in words."""
    mag_brief_maken.eis(door)
    if not reden.strip():
        raise Weigering("Schrijf op wat er anders moet.")
    _naar(rapport, RapportStatus.AANGEBODEN, RapportStatus.CONCEPT, Stap.TERUGGEGEVEN, reden, door, op)


def laten_vervallen(rapport: Rapport, reden: str, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Give a draft up: it stays to be read, and nothing is done with it any more."""
    mag_brief_maken.eis(door)
    if not reden.strip():
        raise Weigering("Schrijf op waarom deze brief vervalt.")
    _naar(rapport, RapportStatus.CONCEPT, RapportStatus.VERVALLEN, Stap.VERVALLEN, reden, door, op)


def eis_verklaard(stand: Stand, opzet: Opzet) -> None:
    """Raises Weigering with the first check that fails and has no explanation."""
    if mis := onverklaard(stand, opzet):
        raise Weigering(
            f"Een controle klopt niet: {mis[0].melding} Schrijf een toelichting; die komt in de brief te staan."
        )


def _naar(
    rapport: Rapport,
    van: RapportStatus,
    naar: RapportStatus,
    stap: Rapportstap.Stap,
    reden: str,
    door: Gebruiker,
    op: datetime | None,
) -> None:
    versie = rapport.versies.latest("nummer").nummer
    with overgang(rapport, van, naar, stap, versie=versie, door=door, op=op or timezone.now(), reden=reden):
        pass


def _nieuwe_versie(
    rapport: Rapport, nummer: int, secties: Sequence[Sectie], uitleg: Mapping[str, str], door: Gebruiker, op: datetime
) -> Briefversie:
    return Briefversie.objects.create(
        rapport=rapport,
        nummer=nummer,
        peildatum=rapport.peildatum,
        secties=briefsecties.als_json(secties),
        toelichtingen=dict(uitleg),
        door=door,
        op=op,
    )


def _toelichtingen(gegeven: Mapping[str, str]) -> dict[str, str]:
    uit = {code: " ".join(tekst.split()) for code, tekst in gegeven.items()}
    if any(len(tekst) > HOOGSTE_TOELICHTING for tekst in uit.values()):
        raise Weigering(f"Een toelichting is ten hoogste {HOOGSTE_TOELICHTING} tekens lang.")
    return {code: tekst for code, tekst in uit.items() if tekst}


def _eis_geweest(dag: date) -> None:
    if dag > vandaag():
        raise Weigering(f"Kies een peildatum tot en met vandaag, {datum_nl(vandaag())}.")
