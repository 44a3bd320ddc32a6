"""What was filed, frozen."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from django.db import models
from django.db.models import Q

from sectorplannen.kern.models import Gebruiker

from .aanvraag import Aanvraag
from .tijdvak import Tijdvak


def kerntekst(indiening: Indiening) -> str:
    """Everything that a filing says, as one text: number, place, moment, who, the hash before, the content.

    The receipt carries this text as a file, so that anyone can make the hash anew.
    """
    kern = {
        "nummer": indiening.aanvraag.nummer,
        "volgnummer": indiening.volgnummer,
        "reeksnummer": indiening.reeksnummer,
        "op": exact(indiening.op),
        "door": indiening.door.email if indiening.door else "",
        "toelichting": indiening.toelichting,
        "vorige": indiening.vorige_sha256,
        "inhoud": indiening.inhoud,
    }
    return json.dumps(kern, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def exact(moment: datetime) -> str:
    """A moment in UTC, to the microsecond; a whole second (as all were in the first years) without a fraction."""
    utc = moment.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ" if utc.microsecond else "%Y-%m-%dT%H:%M:%SZ")


def vingerafdruk(indiening: Indiening) -> str:
    """SHA-256 over everything that a filing says: what is given as proof."""
    return hashlib.sha256(kerntekst(indiening).encode()).hexdigest()


class Indiening(models.Model):
    """A filing: moment of arrival, content as JSON, its hash, and the hash of the filing before it in this period.

    `op` is kept to the microsecond and shown to the second. No row is ever changed or deleted; the database refuses it
    (migration 0004).
    """

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="indieningen", verbose_name="aanvraag")
    tijdvak = models.ForeignKey(Tijdvak, models.PROTECT, related_name="indieningen", verbose_name="tijdvak")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    reeksnummer = models.PositiveIntegerField("plaats in de reeks van het tijdvak")
    op = models.DateTimeField("op")
    door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="indieningen", verbose_name="door"
    )
    inhoud = models.JSONField("inhoud")
    toelichting = models.TextField("toelichting", blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    vorige_sha256 = models.CharField("SHA-256 van de vorige", max_length=64, blank=True)

    class Meta:
        verbose_name = "indiening"
        verbose_name_plural = "indieningen"
        ordering = ["tijdvak", "reeksnummer"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "volgnummer"], name="indiening_volgnummer_eenmalig"),
            models.UniqueConstraint(fields=["tijdvak", "reeksnummer"], name="indiening_reeks_zonder_dubbelen"),
            models.UniqueConstraint(fields=["tijdvak", "vorige_sha256"], name="indiening_keten_vertakt_niet"),
            models.CheckConstraint(
                condition=Q(reeksnummer=1, vorige_sha256="") | (Q(reeksnummer__gt=1) & ~Q(vorige_sha256="")),
                name="indiening_eerste_heeft_geen_vorige",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aanvraag.nummer}, indiening {self.volgnummer}"

    def klopt(self) -> bool:
        """Whether the content still has the hash that was given as proof."""
        return self.sha256 == vingerafdruk(self)
