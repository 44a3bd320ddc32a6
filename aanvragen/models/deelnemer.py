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
    mag_schrijven = models.BooleanField(
        "mag in het plan schrijven",
        default=False,
        help_text="De hoofdaanvrager bepaalt dit. Lezen mag elke partner.",
    )

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


class Centrale(models.TextChoices):
    """The central organisations of annex 2."""

    VNO_NCW = "vno_ncw", "VNO-NCW"
    MKB_NEDERLAND = "mkb_nederland", "MKB-Nederland"
    LTO = "lto", "LTO Nederland"


class Vertegenwoordiging(models.Model):
    """By what an organisation counts as one of employers or of employees in this plan (art. 1.1), as its writers state it."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="vertegenwoordigingen", verbose_name="aanvraag")
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="vertegenwoordigingen", verbose_name="organisatie"
    )
    is_vereniging = models.BooleanField("vereniging met volledige rechtsbevoegdheid", null=True, blank=True)
    cao = models.CharField("partij bij de cao", max_length=200, blank=True)
    centrale = models.CharField("lid van", max_length=20, choices=Centrale, blank=True)

    class Meta:
        verbose_name = "vertegenwoordiging"
        verbose_name_plural = "vertegenwoordigingen"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["aanvraag", "organisatie"], name="vertegenwoordiging_eenmalig")]

    def __str__(self) -> str:
        return str(self.organisatie)
