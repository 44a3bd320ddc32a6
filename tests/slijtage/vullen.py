"""Plans to wear out: one is written by the services, the others are copies of its rows, each of a partnership of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from aanvragen.models import Aanvraag, Kostenpost, Maatregel
from sectorplannen.kern.models import Gebruiker, LidRol, Organisatie
from tests import fabrieken


def vul(aantal: int) -> list[str]:
    """So many complete drafts in a period that is open now; returns their numbers."""
    eerste = fabrieken.concept(tijdvak=fabrieken.open_tijdvak(), op=timezone.now() - timedelta(days=1))
    with transaction.atomic():
        andere = [_kopie(eerste, nummer) for nummer in range(2, aantal + 1)]
    return [eerste.nummer, *(plan.nummer for plan in andere)]


def _kopie(plan: Aanvraag, nummer: int) -> Aanvraag:
    kopie = _na(plan, nummer=f"SP9-{nummer:04d}", hoofdaanvrager=_organisatie(1, nummer, plan.hoofdaanvrager.soort))
    organisaties = {plan.hoofdaanvrager_id: kopie.hoofdaanvrager}
    for deelnemer in plan.deelnemers.select_related("organisatie"):
        ander = _organisatie(2, nummer, deelnemer.organisatie.soort)
        organisaties[deelnemer.organisatie_id] = ander
        _na(deelnemer, aanvraag=kopie, organisatie=ander)
    for recht in plan.vertegenwoordigingen.all():
        _na(recht, aanvraag=kopie, organisatie=organisaties[recht.organisatie_id])
    kopie.sectoren.set(plan.sectoren.all())
    knelpunten = {k.pk: _na(k, aanvraag=kopie) for k in plan.knelpunten.all()}
    for maatregel in plan.maatregelen.all():
        nieuw: Maatregel = _na(maatregel, aanvraag=kopie)
        nieuw.knelpunten.set(knelpunten[k.pk] for k in maatregel.knelpunten.all())
        Kostenpost.objects.bulk_create(_los(post, maatregel=nieuw) for post in maatregel.kostenposten.all())
    for deel in (plan.bijdragen, plan.bijlagen, plan.gebeurtenissen):
        deel.model.objects.bulk_create(_los(rij, aanvraag=kopie) for rij in deel.all())
    return kopie


def _organisatie(reeks: int, nummer: int, soort: str) -> Organisatie:
    organisatie = Organisatie.objects.create(naam=f"Bond {reeks}.{nummer}", kvk=f"9{reeks}{nummer:06d}", soort=soort)
    if reeks == 1:
        for naam, rol in (("anja", LidRol.TEKENBEVOEGD), ("bram", LidRol.REDACTEUR)):
            organisatie.lidmaatschappen.create(gebruiker=fabrieken.persoon(naam), rol=rol)
    return organisatie


def _los(rij: Any, **anders: Any) -> Any:
    """The same row, not saved, with other values for these fields."""
    velden = {v.name: getattr(rij, v.name) for v in rij._meta.concrete_fields if not v.primary_key}
    return type(rij)(**(velden | anders))


def _na(rij: Any, **anders: Any) -> Any:
    kopie = _los(rij, **anders)
    kopie.save(force_insert=True)
    return kopie


def sessie(wie: Gebruiker) -> dict[str, str]:
    """The cookie of someone who is signed in."""
    rij = SessionStore()
    rij[SESSION_KEY] = str(wie.pk)
    rij[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    rij[HASH_SESSION_KEY] = wie.get_session_auth_hash()
    rij.create()
    return {settings.SESSION_COOKIE_NAME: str(rij.session_key)}
