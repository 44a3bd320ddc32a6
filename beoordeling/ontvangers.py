"""Who at the agency hears of a plan: by their work, and never who has a tie with it."""

from __future__ import annotations

from collections.abc import Iterable

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, Rol

from .models import SLAAGT, Belangenverklaring, Beoordeling, Bezwaar, Vraag
from .toegang import is_weg


def _actief(*rollen: Rol) -> list[Gebruiker]:
    return list(Gebruiker.objects.filter(rol__in=rollen, is_active=True).order_by("pk"))


def zonder_band(mensen: Iterable[Gebruiker], aanvraag: Aanvraag) -> list[Gebruiker]:
    """Those of them who have no tie with the partnership, as `toegang.heeft_band` says; three queries for all."""
    mensen = list(mensen)
    deelnemers = aanvraag.deelnemers.values_list("organisatie", flat=True)
    gemeld = Belangenverklaring.objects.filter(aanvraag=aanvraag, heeft_band=True, beoordelaar__in=mensen)
    lid = Lidmaatschap.objects.filter(organisatie__in=[aanvraag.hoofdaanvrager_id, *deelnemers], gebruiker__in=mensen)
    niet = {*gemeld.values_list("beoordelaar", flat=True), *lid.values_list("gebruiker", flat=True)}
    return [wie for wie in mensen if wie.pk not in niet]


def beoordelaars(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who assesses the plan and still works as an assessor."""
    rijen = aanvraag.beoordelingen.select_related("beoordelaar")
    return zonder_band([rij.beoordelaar for rij in rijen if not is_weg(rij.beoordelaar)], aanvraag)


def wie_beoordeelt(beoordeling: Beoordeling) -> list[Gebruiker]:
    """The one who was given this assessment."""
    return [beoordeling.beoordelaar]


def wie_verklaarde(verklaring: Belangenverklaring) -> list[Gebruiker]:
    """The one who declared a tie."""
    return [verklaring.beoordelaar]


def coordinatoren_en_besluitnemers(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who can give more time for a supplement, or leave the plan aside."""
    return zonder_band(_actief(Rol.COORDINATOR, Rol.BESLUITNEMER), aanvraag)


def vrager_en_coordinatoren(vraag: Vraag) -> list[Gebruiker]:
    """Who asked the applicant something, if still at work on plans, and every coordinator."""
    vrager = [vraag.door] if vraag.door.is_active and vraag.door.rol in {Rol.BEOORDELAAR, Rol.COORDINATOR} else []
    mensen = {wie.pk: wie for wie in [*vrager, *_actief(Rol.COORDINATOR)]}
    return zonder_band(mensen.values(), vraag.aanvraag)


def wie_het_aangaat(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who at the agency can still see to it that is decided in time, and has no tie.

    The coordinators; the assessors who have not handed in; and the decision makers once the plan lies with them.
    """
    mensen = _actief(Rol.COORDINATOR)
    if aanvraag.status == Status.IN_BEOORDELING:
        bezig = set(aanvraag.beoordelingen.filter(ingeleverd_op=None).values_list("beoordelaar", flat=True))
        mensen += [wie for wie in _actief(Rol.BEOORDELAAR) if wie.pk in bezig]
    if aanvraag.status == Status.TER_BESLUITVORMING:
        mensen += _besluitnemers(aanvraag)
    return zonder_band(mensen, aanvraag)


def wie_het_oppakken(aanvraag: Aanvraag) -> list[Gebruiker]:
    """The decision makers who may handle an objection on this plan (Awb 10:3), and the coordinators; nobody with a tie."""
    beslisten = set(aanvraag.besluiten.values_list("door", flat=True))
    mensen = [wie for wie in _besluitnemers(aanvraag) if wie.pk not in beslisten]
    return zonder_band([*mensen, *_actief(Rol.COORDINATOR)], aanvraag)


def _besluitnemers(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who may decide as `toegang.mag_besluiten` says, ties left aside: not who assessed, nor whose decision fell (Awb 10:3)."""
    niet = set(aanvraag.beoordelingen.values_list("beoordelaar", flat=True))
    if aanvraag.status == Status.TER_BESLUITVORMING:
        niet |= set(aanvraag.bezwaren.filter(uitkomst__in=SLAAGT).values_list("besluit__door", flat=True))
    return [wie for wie in _actief(Rol.BESLUITNEMER) if wie.pk not in niet]


def behandelaar(bezwaar: Bezwaar) -> list[Gebruiker]:
    """Who handles the objection, if anyone does."""
    return [bezwaar.behandelaar] if bezwaar.behandelaar else []
