"""Where two assessments differ too much and are not yet agreed, as an expression: a list asks it without a query per row."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from sectorplannen.kern.models import Gebruiker

from .models import GezamenlijkeScore, Score


def onafgestemd(aanvraag: OuterRef, *, behalve_van: Gebruiker | None = None) -> Q:
    """Whether a plan has a large difference without an agreed score; `behalve_van`: one on which this person has yet to act.

    The same as `services.verschillen` finds on one plan (a test holds the two together).
    """
    klaar = Q(akkoord_op__isnull=False)
    if behalve_van is not None:
        klaar |= Q(door=behalve_van)
    # apart, since each has an index of its own: what is scored per measure, and what of the whole plan
    delen = (Q(maatregel__isnull=False), Q(maatregel=OuterRef("maatregel"))), (Q(maatregel=None), Q(maatregel=None))
    per_maatregel, hele_plan = (_verschil(aanvraag, deel, zelfde, klaar) for deel, zelfde in delen)
    return per_maatregel | hele_plan


def _verschil(aanvraag: OuterRef, deel: Q, zelfde: Q, klaar: Q) -> Q:
    drempel = OuterRef("beoordeling__aanvraag__tijdvak__drempel_scoreverschil")
    tweede = Score.objects.filter(
        Q(waarde__gt=OuterRef("waarde") + drempel) | Q(waarde__lt=OuterRef("waarde") - drempel),
        zelfde,
        beoordeling__aanvraag=OuterRef("beoordeling__aanvraag"),
        beoordeling__plaats=2,
        criterium=OuterRef("criterium"),
    )
    samen = GezamenlijkeScore.objects.filter(
        klaar, zelfde, aanvraag=OuterRef("beoordeling__aanvraag"), criterium=OuterRef("criterium")
    )
    eerste = Score.objects.filter(deel, beoordeling__aanvraag=aanvraag, beoordeling__plaats=1)
    return Q(Exists(eerste.filter(Exists(tweede), ~Exists(samen))))
