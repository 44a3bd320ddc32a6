"""Where two assessments differ too much and are not yet agreed, as an expression: a list asks it without a query per row."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from sectorplannen.kern.models import Gebruiker

from .models import GezamenlijkeScore, Score

GEEN = Value(0)
"""Stands for 'no measure', so that two points about the whole plan are equal."""


def onafgestemd(aanvraag: OuterRef, *, behalve_van: Gebruiker | None = None) -> Exists:
    """Whether a plan has a large difference without an agreed score; `behalve_van`: one on which this person has yet to act.

    The same as `services.verschillen` finds on one plan (a test holds the two together).
    """
    maatregel = Coalesce("maatregel", GEEN)
    drempel = OuterRef("beoordeling__aanvraag__tijdvak__drempel_scoreverschil")
    tweede = Score.objects.annotate(deel=maatregel).filter(
        Q(waarde__gt=OuterRef("waarde") + drempel) | Q(waarde__lt=OuterRef("waarde") - drempel),
        beoordeling__aanvraag=OuterRef("beoordeling__aanvraag"),
        beoordeling__plaats=2,
        criterium=OuterRef("criterium"),
        deel=OuterRef("deel"),
    )
    klaar = Q(akkoord_op__isnull=False)
    if behalve_van is not None:
        klaar |= Q(door=behalve_van)
    samen = GezamenlijkeScore.objects.annotate(deel=maatregel).filter(
        klaar, aanvraag=OuterRef("beoordeling__aanvraag"), criterium=OuterRef("criterium"), deel=OuterRef("deel")
    )
    eerste = Score.objects.annotate(deel=maatregel).filter(beoordeling__aanvraag=aanvraag, beoordeling__plaats=1)
    return Exists(eerste.filter(Exists(tweede), ~Exists(samen)))
