"""The work step of a plan: what is to be done with it now, and who sets that step. It follows from the facts, and is not kept."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Case, CharField, Exists, Model, OuterRef, Q, TextChoices, Value, When

from aanvragen.statussen import Status
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Gebruiker, Rol

from .models import Belangenverklaring, Beoordeling, Score
from .verschil import onafgestemd


class Werkstap(TextChoices):
    """What is to be done with a plan now, in words; the first four are about one's own assessment."""

    VERKLAREN = "verklaren", "Belang verklaren"
    NIEUW = "nieuw", "Nog beoordelen"
    BEGONNEN = "begonnen", "Beoordeling begonnen"
    WACHT_OP_ANDER = "wacht_op_ander", "Wacht op de ander"
    COMPLEETHEID = "compleetheid", "Compleet controleren"
    WACHT_OP_AANVULLING = "wacht_op_aanvulling", "Wacht op aanvulling"
    AANVULLING_TE_LAAT = "aanvulling_te_laat", "Aanvulling te laat"
    TOEWIJZEN = "toewijzen", "Beoordelaars kiezen"
    BEOORDELEN = "beoordelen", "Wordt beoordeeld"
    AFSTEMMEN = "afstemmen", "Verschil bespreken"
    VOORLEGGEN = "voorleggen", "Besluit voorleggen"
    BESLUITEN = "besluiten", "Besluit nemen"
    AFGEHANDELD = "afgehandeld", "Afgehandeld"


VORM: dict[str, tuple[str, str]] = {
    Werkstap.VERKLAREN: ("leeg", "slot"),
    Werkstap.NIEUW: ("leeg", "leeg"),
    Werkstap.BEGONNEN: ("bezig", "half"),
    Werkstap.WACHT_OP_ANDER: ("neutraal", "ruit"),
    Werkstap.COMPLEETHEID: ("leeg", "leeg"),
    Werkstap.WACHT_OP_AANVULLING: ("neutraal", "ruit"),
    Werkstap.AANVULLING_TE_LAAT: ("letop", "driehoek"),
    Werkstap.TOEWIJZEN: ("leeg", "leeg"),
    Werkstap.BEOORDELEN: ("neutraal", "ruit"),
    Werkstap.AFSTEMMEN: ("letop", "driehoek"),
    Werkstap.VOORLEGGEN: ("klaar", "klaar"),
    Werkstap.BESLUITEN: ("bezig", "half"),
}
"""Of each step the tint and the shape of its chip; what is done shows its status instead."""

WACHT_OP: dict[str, tuple[Werkstap, ...]] = {
    Rol.BEOORDELAAR: (Werkstap.VERKLAREN, Werkstap.NIEUW, Werkstap.BEGONNEN, Werkstap.AFSTEMMEN),
    Rol.COORDINATOR: (
        Werkstap.COMPLEETHEID,
        Werkstap.WACHT_OP_AANVULLING,
        Werkstap.AANVULLING_TE_LAAT,
        Werkstap.TOEWIJZEN,
        Werkstap.VOORLEGGEN,
    ),
    Rol.BESLUITNEMER: (Werkstap.AANVULLING_TE_LAAT, Werkstap.BESLUITEN),
}
"""Per role the steps that this role sets."""

STATUS_BIJ: dict[Werkstap, Status] = {
    Werkstap.COMPLEETHEID: Status.INGEDIEND,
    Werkstap.WACHT_OP_AANVULLING: Status.AANVULLING_GEVRAAGD,
    Werkstap.AANVULLING_TE_LAAT: Status.AANVULLING_GEVRAAGD,
    Werkstap.BESLUITEN: Status.TER_BESLUITVORMING,
}
"""The steps of one status alone; every other step of an undecided plan is one of its assessment."""


def stap_is(stappen: Collection[Werkstap]) -> Q:
    """The plans of a list with `werkstap` that are at one of these steps of undecided plans.

    By status first, so that the step is worked out only where it can be one of these.
    """
    statussen = {STATUS_BIJ.get(stap, Status.IN_BEOORDELING) for stap in stappen}
    return Q(status__in=sorted(statussen)) & Q(werkstap__in=stappen)


def werkstap(gebruiker: Gebruiker) -> Case:
    """The step for this person as an expression, so that a list can be filtered by it without a query per row."""
    te_laat = _keuze(
        (Q(aanvullen_voor__lt=vandaag()), Werkstap.AANVULLING_TE_LAAT), anders=Werkstap.WACHT_OP_AANVULLING
    )
    return _keuze(
        (Q(status=Status.IN_BEOORDELING), _in_beoordeling(gebruiker)),
        (Q(status=Status.INGEDIEND), Werkstap.COMPLEETHEID),
        (Q(status=Status.AANVULLING_GEVRAAGD), te_laat),
        (Q(status=Status.TER_BESLUITVORMING), Werkstap.BESLUITEN),
        anders=Werkstap.AFGEHANDELD,
    )


def _in_beoordeling(gebruiker: Gebruiker) -> Case:
    dit = OuterRef("pk")
    eigen = {"aanvraag": dit, "beoordelaar": gebruiker}
    van_mij = _keuze(
        (~_bestaat(Belangenverklaring, **eigen), Werkstap.VERKLAREN),
        (_bestaat(Score, beoordeling__aanvraag=dit, beoordeling__beoordelaar=gebruiker), Werkstap.BEGONNEN),
        anders=Werkstap.NIEUW,
    )
    eigen_werk = _bestaat(Beoordeling, **eigen)
    nog_open = _bestaat(Beoordeling, aanvraag=dit, ingeleverd_op=None)
    twee = _bestaat(Beoordeling, aanvraag=dit, plaats=1) & _bestaat(Beoordeling, aanvraag=dit, plaats=2)
    return _keuze(
        (_bestaat(Beoordeling, **eigen, ingeleverd_op=None), van_mij),
        (eigen_werk & nog_open, Werkstap.WACHT_OP_ANDER),
        (~twee, Werkstap.TOEWIJZEN),
        (nog_open, Werkstap.BEOORDELEN),
        # both handed in: before that, whether they differ is nobody's to know
        (~Q(onafgestemd(dit)), Werkstap.VOORLEGGEN),
        (eigen_werk & ~Q(onafgestemd(dit, behalve_van=gebruiker)), Werkstap.WACHT_OP_ANDER),
        anders=Werkstap.AFSTEMMEN,
    )


def _bestaat(model: type[Model], **voorwaarden: Any) -> Q:
    return Q(Exists(model._default_manager.filter(**voorwaarden)))


def _keuze(*takken: tuple[Q, Werkstap | Case], anders: Werkstap) -> Case:
    """The first branch that holds; a branch within a branch is looked at only there."""
    stappen = [When(als, then=dan if isinstance(dan, Case) else Value(dan.value)) for als, dan in takken]
    return Case(*stappen, default=Value(anders.value), output_field=CharField())
