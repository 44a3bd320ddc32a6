"""Who may do what with a plan. Asked by service, button, admin and API; the status is checked by `overgang`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from sectorplannen.kern.models import SCHRIJVERS, Gebruiker, Lidmaatschap, Organisatie, Rol
from sectorplannen.kern.toegang import Regel, rolregel

from .models import Aanvraag, Adviesgesprek, Bijlage, Deelnemer, Oproepcontact, ScanStatus
from .statussen import Status

BEWERKBAAR = frozenset({Status.CONCEPT, Status.AANVULLING_GEVRAAGD})
"""A plan is written in as a draft, and again when a supplement is asked."""

ADVISEURS = (Rol.BEOORDELAAR, Rol.COORDINATOR)
"""Who can hold an advice talk."""

EERST_VERKLAREN = "Verklaar eerst of u een band heeft met de aanvrager."


class EerstVerklaren(PermissionDenied):
    """A plan that this assessor may know of, but opens only after declaring; `nummer` is of which plan."""

    def __init__(self, nummer: str) -> None:
        super().__init__(EERST_VERKLAREN)
        self.nummer = nummer


@Regel
def mag_beginnen(gebruiker: Gebruiker, organisatie: Organisatie) -> str | None:
    """A draft is begun by someone who writes for the lead organisation."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(organisatie):
        return "U kunt alleen een plan beginnen voor een organisatie waarvoor u mag schrijven."
    return None


def schrijvende_leden(aanvraag: Aanvraag) -> QuerySet[Lidmaatschap]:
    """The places of who writes in a plan: at the lead organisation, and at the partners that the lead lets write."""
    partners = aanvraag.deelnemers.filter(mag_schrijven=True).values("organisatie")
    return Lidmaatschap.objects.filter(
        Q(organisatie=aanvraag.hoofdaanvrager_id) | Q(organisatie__in=partners),
        rol__in=SCHRIJVERS,
    )


INGEDIEND = "Dit plan is ingediend en kan nu niet worden gewijzigd."
ELDERS = "{} doet ook mee aan een ander plan. Bel het loket: wij nodigen dan iemand van deze organisatie uit."


@Regel
def mag_bewerken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Who writes in the plan: the lead's people and those of partners that may, as long as it is not with the agency."""
    if not gebruiker.is_active or not schrijvende_leden(aanvraag).filter(gebruiker=gebruiker).exists():
        return "Alleen de hoofdaanvrager en partners die mogen meeschrijven, kunnen dit plan wijzigen."
    return None if aanvraag.status in BEWERKBAAR else INGEDIEND


@Regel
def mag_partners_wijzigen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Who takes part is for the lead organisation: a partner that writes adds no other, and takes none out."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(aanvraag.hoofdaanvrager):
        return "Alleen de hoofdaanvrager bepaalt wie er meedoet."
    return None if aanvraag.status in BEWERKBAAR else INGEDIEND


@Regel
def mag_schrijfrecht_geven(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """That a partner writes in the plan binds the lead, so it asks who may sign for it."""
    if not gebruiker.is_active or not gebruiker.tekent_voor(aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager bepaalt welke partner mag schrijven."
    return None if aanvraag.status in BEWERKBAAR else INGEDIEND


@Regel
def mag_eerste_uitnodigen(gebruiker: Gebruiker, deelnemer: Deelnemer) -> str | None:
    """The first person of a partner without people is asked by who signs for the lead; after that it chooses itself."""
    if not gebruiker.is_active or not gebruiker.tekent_voor(deelnemer.aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager nodigt de eerste persoon van een partner uit."
    if deelnemer.aanvraag.status not in BEWERKBAAR:
        return INGEDIEND
    if deelnemer.organisatie.lidmaatschappen.exists():
        return f"{deelnemer.organisatie} heeft al eigen mensen. Die nodigen zelf hun collega’s uit."
    if ook_bij_een_ander(deelnemer.aanvraag.hoofdaanvrager_id).filter(pk=deelnemer.organisatie_id).exists():
        return ELDERS.format(deelnemer.organisatie)
    return None


def ook_bij_een_ander(hoofdaanvrager: int) -> QuerySet[Organisatie]:
    """Organisations that lead a plan themselves, or take part in one of another lead than this (by key).

    Its first person would read those plans too, so one of the leads may not choose that person.
    """
    elders = Deelnemer.objects.exclude(aanvraag__hoofdaanvrager=hoofdaanvrager).values("organisatie")
    return Organisatie.objects.filter(Q(pk__in=elders) | Q(pk__in=Aanvraag.objects.values("hoofdaanvrager")))


@Regel
def mag_indienen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Only someone entitled to sign for the lead organisation files (art. 2.2)."""
    if not gebruiker.is_active or not gebruiker.tekent_voor(aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager kan dit plan indienen."
    return None


@Regel
def mag_intrekken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Withdrawing binds the partnership as filing does, so it asks the same person."""
    if not gebruiker.is_active or not gebruiker.tekent_voor(aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager kan dit plan intrekken."
    return None


@Regel
def mag_terugkeren(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """To begin anew with a plan that stopped: by who may begin one for the same lead organisation."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(aanvraag.hoofdaanvrager):
        return "Alleen de hoofdaanvrager kan met dit plan opnieuw beginnen."
    return None


@Regel
def mag_verwijderen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """A draft is deleted by who may file it; nothing else is ever deleted."""
    if not gebruiker.is_active or not gebruiker.tekent_voor(aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager kan dit concept verwijderen."
    if aanvraag.status != Status.CONCEPT:
        return "Een ingediend plan wordt nooit verwijderd. U kunt het wel intrekken."
    return None


@Regel
def mag_bestand_lezen(gebruiker: Gebruiker, bijlage: Bijlage) -> str | None:
    """Of someone who sees the plan: a file that waits for the scanner is its sender's alone, one with a virus nobody's."""
    if bijlage.scan == ScanStatus.BESMET:
        return "In dit bestand zat een virus. Het is weggegooid, dus niemand kan het openen."
    if bijlage.scan == ScanStatus.WACHT and bijlage.toegevoegd_door_id != gebruiker.pk:
        return "Dit bestand wordt nog gecontroleerd op virussen. Probeer het over een paar minuten opnieuw."
    return None


@Regel
def mag_gesprek_vragen(gebruiker: Gebruiker, organisatie: Organisatie) -> str | None:
    """An advice talk is asked by someone who writes for the organisation."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(organisatie):
        return "U kunt alleen een adviesgesprek aanvragen voor een organisatie waarvoor u mag schrijven."
    return None


def _ziet_gesprek(gebruiker: Gebruiker, gesprek: Adviesgesprek) -> bool:
    return Adviesgesprek.objects.zichtbaar_voor(gebruiker).filter(pk=gesprek.pk).exists()


@Regel
def mag_gesprek_plannen(gebruiker: Gebruiker, gesprek: Adviesgesprek) -> str | None:
    """Planning and moving a talk is the coordinator's, without a tie with the organisation."""
    if gebruiker.rol != Rol.COORDINATOR or not _ziet_gesprek(gebruiker, gesprek):
        return "Alleen een coördinator zonder band met de organisatie plant een adviesgesprek."
    return None


@Regel
def mag_gesprek_vastleggen(gebruiker: Gebruiker, gesprek: Adviesgesprek) -> str | None:
    """The notes are written by who held the talk, or by a coordinator."""
    is_adviseur = gesprek.adviseur_id == gebruiker.pk and gebruiker.rol in ADVISEURS
    if not (is_adviseur or gebruiker.rol == Rol.COORDINATOR) or not _ziet_gesprek(gebruiker, gesprek):
        return "Alleen de adviseur of een coördinator schrijft het verslag van een adviesgesprek."
    return None


@Regel
def mag_gesprek_afzeggen(gebruiker: Gebruiker, gesprek: Adviesgesprek) -> str | None:
    """Both sides can call a talk off: who writes for the organisation, its adviser, or a coordinator."""
    if mag_gesprek_vragen(gebruiker, gesprek.organisatie) or mag_gesprek_vastleggen(gebruiker, gesprek):
        return None
    return "Alleen wie voor de organisatie mag schrijven, de adviseur of een coördinator zegt dit gesprek af."


@Regel
def mag_gesprek_koppelen(gebruiker: Gebruiker, gesprek: Adviesgesprek) -> str | None:
    """Which plan came of a talk is said by who writes for the organisation, or by a coordinator."""
    if mag_gesprek_vragen(gebruiker, gesprek.organisatie) or mag_gesprek_plannen(gebruiker, gesprek):
        return None
    return "Alleen wie voor de organisatie mag schrijven, of een coördinator, zegt welk plan bij dit gesprek hoort."


@Regel
def mag_oproep_plaatsen(gebruiker: Gebruiker, organisatie: Organisatie) -> str | None:
    """A call for partners is made, changed and closed by who writes for the organisation; so is an answer to one."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(organisatie):
        return "Dit kan alleen iemand die voor de organisatie mag schrijven."
    return None


@Regel
def mag_oproepcontact_lezen(gebruiker: Gebruiker, contact: Oproepcontact) -> str | None:
    """The talk over a call is read by the people of both organisations, and by nobody else."""
    beide = [contact.oproep.organisatie_id, contact.organisatie_id]
    if not gebruiker.is_active or not gebruiker.lidmaatschappen.filter(organisatie__in=beide).exists():
        return "Dit gesprek is alleen voor de mensen van de twee organisaties."
    return None


mag_storing_vastleggen = rolregel(
    Rol.BEHEERDER, anders="Alleen een functioneel beheerder legt een storing vast en laat een tijdvak later sluiten."
)


def is_dienst(gebruiker: Any) -> bool:
    """Works for the agency or the ministry."""
    return bool(gebruiker.is_authenticated and gebruiker.is_active and gebruiker.rol != Rol.AANVRAGER)
