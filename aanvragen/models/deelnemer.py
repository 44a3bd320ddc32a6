"""Who takes part in a partnership."""

from django.db import models

from sectorplannen.kern.models import Organisatie

from .aanvraag import Aanvraag


class DeelnemerRol(models.TextChoices):
    """On whose side a partner stands (art. 1.1: at least one of employers and one of employees)."""

    WERKGEVERS = "werkgevers", "Namens werkgevers"
    WERKNEMERS = "werknemers", "Namens werknemers"
    ANDERS = "anders", "Andere partner"


class Deelnemer(models.Model):
    """A partner organisation in the partnership of one application."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="deelnemers", verbose_name="aanvraag")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="deelnames", verbose_name="organisatie")
    rol = models.CharField("rol", max_length=12, choices=DeelnemerRol)

    class Meta:
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "organisatie"],
                name="deelnemer_eenmalig",
                violation_error_message="Deze organisatie doet al mee aan dit plan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} ({self.get_rol_display().lower()})"
