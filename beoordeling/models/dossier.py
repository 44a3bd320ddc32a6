"""A dossier as one file: asked for, made by a job, kept under its hash."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker


class Dossierbestand(models.Model):
    """One zip of one application; `openbaar` leaves personal data out (art. 2.3, seventh paragraph)."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="dossierbestanden", verbose_name="aanvraag")
    openbaar = models.BooleanField("zonder persoonsgegevens", default=False)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="gevraagd door")
    op = models.DateTimeField("gevraagd op", default=timezone.now)
    bestand = models.CharField("bestand", max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    grootte = models.PositiveBigIntegerField("grootte in bytes", default=0)

    class Meta:
        verbose_name = "dossierbestand"
        verbose_name_plural = "dossierbestanden"
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bestand="", sha256="") | (~Q(bestand="") & ~Q(sha256="")),
                name="dossierbestand_heeft_hash",
            )
        ]

    def __str__(self) -> str:
        return f"Dossier {self.aanvraag.nummer}{' (openbaar)' if self.openbaar else ''}"

    @property
    def eigen(self) -> bool:
        """Asked for by the partnership: what it reads on screen, and nothing of what is internal."""
        return not self.openbaar and not self.door.is_dienst
