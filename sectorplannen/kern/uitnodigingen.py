"""Asking people to join an organisation, by e-mail, for a while. The link is signed and kept nowhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from . import berichten
from .berichtsoorten_kern import UITNODIGING, UITNODIGING_AANGENOMEN
from .datums import begin_van_dag, dag_van, moment_nl
from .fouten import Weigering
from .leden import ALS, adres_van, hoogste, onder_slot, zet_rol
from .models import Bericht, Gebruiker, Lidmaatschap, LidRol, Organisatie, Uitnodiging
from .tekst import eis_schoon
from .toegang import Regel, mag_organisatie_beheren, mag_uitnodiging_aannemen

TERMIJN = timedelta(days=14)
"""How long an invitation can be accepted."""
STIL = timedelta(minutes=10)
"""So long the same invitation is not sent again."""
MAX_OPEN = 50
"""So many can wait at one organisation; what was sent today counts too, also when it was taken back."""
PER_DAG = 5
"""So often on one day an organisation has mail sent to the same address, the first time included."""
ZOUT = "sectorplannen.uitnodiging"
AL_GEBRUIKT = "Deze uitnodiging is al gebruikt."
TERUGGENOMEN = "Deze uitnodiging is ingetrokken. Vraag wie u uitnodigde om een nieuwe."
VERLOPEN = "Deze uitnodiging is verlopen. Vraag wie u uitnodigde om haar opnieuw te sturen."
EIGEN_MENSEN = (
    "Deze organisatie heeft intussen eigen mensen. Vraag iemand die voor haar mag tekenen om u uit te nodigen."
)


def code_van(uitnodiging: Uitnodiging) -> str:
    """What the link of an invitation ends in: its key, signed. The same each time; the row says how long it holds."""
    return signing.Signer(salt=ZOUT, sep=".").sign(str(uitnodiging.pk))


def uitnodiging_van(code: str) -> Uitnodiging | None:
    """The invitation of a link, or None where the link was not made here."""
    try:
        pk = int(signing.Signer(salt=ZOUT, sep=".").unsign(code))
    except (signing.BadSignature, ValueError):
        return None
    return Uitnodiging.objects.select_related("organisatie", "door").filter(pk=pk).first()


def uitnodigen(
    organisatie: Organisatie,
    email: str,
    rol: str,
    *,
    door: Gebruiker,
    reden: str = "",
    mits: Regel = mag_organisatie_beheren,
    zaak: object = None,
    op: datetime | None = None,
) -> Uitnodiging:
    """Ask the owner of an address to join. One that ran out is renewed.

    `reden` says for which plan, where not the organisation itself asks; then `mits` is the right and `zaak` what it is about.
    Raises Weigering for who is a member already or was asked already, and above MAX_OPEN and PER_DAG.
    """
    moment, adres = op or timezone.now(), email.strip().lower()
    eis_schoon(adres)
    if rol not in LidRol.values:
        raise Weigering("Kies een rol uit de lijst.")
    with onder_slot(organisatie) as actueel:
        mits.eis(door, zaak or actueel)
        if actueel.lidmaatschappen.filter(gebruiker__email__iexact=adres).exists():
            raise Weigering(f"{adres} hoort al bij {actueel}.")
        rij = actueel.uitnodigingen.open().filter(email__iexact=adres).first()
        if rij is not None and rij.verloopt_op > moment:
            raise Weigering(f"{adres} is al uitgenodigd. U kunt de uitnodiging opnieuw versturen of intrekken.")
        _eis_ruimte(actueel, moment)
        _eis_niet_te_vaak(actueel, adres, moment)
        rij = rij or Uitnodiging(organisatie=actueel, email=adres)
        rij.rol, rij.reden, rij.door = rol, reden, door
        _verstuur(rij, moment)
    return rij


def opnieuw_versturen(
    uitnodiging: Uitnodiging,
    *,
    door: Gebruiker,
    mits: Regel = mag_organisatie_beheren,
    zaak: object = None,
    op: datetime | None = None,
) -> None:
    """Send it once more, with a new term. The first link stays good: it leads to the same row. Raises Weigering above PER_DAG."""
    moment = op or timezone.now()
    with onder_slot(uitnodiging.organisatie) as organisatie:
        mits.eis(door, zaak or organisatie)
        rij = _open(uitnodiging)
        if moment - rij.op < STIL:
            raise Weigering("Deze uitnodiging is net verstuurd. Wacht tien minuten en probeer het dan opnieuw.")
        _eis_niet_te_vaak(organisatie, rij.email, moment)
        _verstuur(rij, moment)
    uitnodiging.refresh_from_db()


def uitnodiging_intrekken(
    uitnodiging: Uitnodiging,
    *,
    door: Gebruiker,
    mits: Regel = mag_organisatie_beheren,
    zaak: object = None,
    op: datetime | None = None,
) -> None:
    """Take an invitation back: its link does nothing any more."""
    with onder_slot(uitnodiging.organisatie) as organisatie:
        mits.eis(door, zaak or organisatie)
        rij = _open(uitnodiging)
        rij.ingetrokken_op = op or timezone.now()
        rij.save(update_fields=["ingetrokken_op"])
    uitnodiging.refresh_from_db()


def vervallen(organisatie: Organisatie, *, reden: str, op: datetime | None = None) -> None:
    """Take back what stands open for a `reden` that holds these words: what they were sent for is over."""
    with onder_slot(organisatie) as actueel:
        actueel.uitnodigingen.open().filter(reden__contains=reden).update(ingetrokken_op=op or timezone.now())


def belet(uitnodiging: Uitnodiging, moment: datetime | None = None) -> str:
    """Why an invitation cannot be accepted any more, in words; empty where it can."""
    if uitnodiging.aanvaard_op:
        return AL_GEBRUIKT
    if uitnodiging.ingetrokken_op:
        return TERUGGENOMEN
    if uitnodiging.verloopt_op <= (moment or timezone.now()):
        return VERLOPEN
    # Who asks for a plan of his own chooses the first person of a partner; after that the partner chooses itself.
    if uitnodiging.reden and uitnodiging.organisatie.lidmaatschappen.exists():
        return EIGEN_MENSEN
    return ""


def uitnodiging_aannemen(uitnodiging: Uitnodiging, *, door: Gebruiker, op: datetime | None = None) -> Lidmaatschap:
    """Join the organisation. Who joined already keeps the highest of both roles. Raises Weigering with what is in the way."""
    moment = op or timezone.now()
    with onder_slot(uitnodiging.organisatie) as organisatie:
        rij = Uitnodiging.objects.select_related("organisatie", "door").get(pk=uitnodiging.pk)
        mag_uitnodiging_aannemen.eis(door, rij)
        if reden := belet(rij, moment):
            raise Weigering(reden)
        lid = organisatie.lidmaatschappen.filter(gebruiker=door).first()
        if lid is None:
            lid = Lidmaatschap(organisatie=organisatie, gebruiker=door, rol=rij.rol)
            lid._history_user = door  # type: ignore[attr-defined]
            lid.save()
        else:
            zet_rol(lid, hoogste(lid.rol, rij.rol), door=door)
        rij.aanvaard_op, rij.aanvaard_door = moment, door
        rij.save(update_fields=["aanvaard_op", "aanvaard_door"])
        berichten.zend(
            UITNODIGING_AANGENOMEN,
            rij,
            link="" if rij.reden else adres_van(organisatie),
            op=moment,
            behalve=[door],
            wie=door,
            rol=ALS[LidRol(lid.rol)],
        )
    uitnodiging.refresh_from_db()
    return lid


def _open(uitnodiging: Uitnodiging) -> Uitnodiging:
    """The invitation as it is now, under the lock; raises Weigering where it is used or taken back."""
    rij = Uitnodiging.objects.select_related("organisatie", "door").get(pk=uitnodiging.pk)
    if rij.aanvaard_op:
        raise Weigering(AL_GEBRUIKT)
    if rij.ingetrokken_op:
        raise Weigering("Deze uitnodiging is al ingetrokken.")
    return rij


def _eis_ruimte(organisatie: Organisatie, moment: datetime) -> None:
    wacht = Q(aanvaard_op=None, ingetrokken_op=None, verloopt_op__gt=moment)
    if organisatie.uitnodigingen.filter(wacht | Q(op__gt=moment - timedelta(days=1))).count() >= MAX_OPEN:
        raise Weigering(f"Er staan al {MAX_OPEN} uitnodigingen open. Trek er een in, of wacht tot morgen.")


def _eis_niet_te_vaak(organisatie: Organisatie, adres: str, moment: datetime) -> None:
    """An inbox of someone else is not filled, nor by taking back and asking anew: counted is what was really sent."""
    links = [_link(rij) for rij in organisatie.uitnodigingen.filter(email__iexact=adres)]
    vandaag = Bericht.objects.filter(soort=UITNODIGING.naam, op__gte=begin_van_dag(dag_van(moment)), link__in=links)
    if links and vandaag.count() >= PER_DAG:
        raise Weigering(
            f"{adres} kreeg vandaag al {PER_DAG} e-mails met een uitnodiging. Vraag of de e-mail bij de ongewenste post "
            "staat, of probeer het morgen opnieuw."
        )


def _link(uitnodiging: Uitnodiging) -> str:
    return reverse("rondom:uitnodiging", args=[code_van(uitnodiging)])


def _verstuur(rij: Uitnodiging, moment: datetime) -> None:
    rij.op, rij.verloopt_op = moment, moment + TERMIJN
    rij.save()
    berichten.zend(
        UITNODIGING,
        rij,
        link=_link(rij),
        op=moment,
        rol=ALS[LidRol(rij.rol)],
        reden=rij.reden,
        geldig_tot=moment_nl(rij.verloopt_op),
    )
