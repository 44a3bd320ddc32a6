"""Progress rounds and what was realised."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from aanvragen.models import Maatregel


class Realisatie(models.Model):
    """What was realised of a measure up to a date: participants so far and costs so far, in euros."""

    maatregel = models.ForeignKey(Maatregel, models.PROTECT, related_name="realisaties", verbose_name="maatregel")
    peildatum = models.DateField("peildatum")
    deelnemers = models.PositiveIntegerField("deelnemers")
    kosten = models.DecimalField("kosten", max_digits=14, decimal_places=2, default=Decimal("0.00"))
    herkomst = models.CharField("herkomst", max_length=200, blank=True)

    class Meta:
        verbose_name = "realisatie"
        verbose_name_plural = "realisaties"
        ordering = ["maatregel", "peildatum"]
        constraints = [
            models.UniqueConstraint(fields=["maatregel", "peildatum"], name="realisatie_eenmaal_per_peildatum"),
            models.CheckConstraint(condition=Q(kosten__gte=0), name="realisatie_kosten_niet_negatief"),
        ]

    def __str__(self) -> str:
        return f"{self.maatregel} op {self.peildatum}: {self.deelnemers}"


class Rapport(models.Model):
    """A letter as drawn up: period, date of reference, every figure with its source, the checks, the PDF and its hash."""

    tijdvak = models.ForeignKey("aanvragen.Tijdvak", models.PROTECT, related_name="rapporten", verbose_name="tijdvak")
    peildatum = models.DateField("peildatum")
    cijfers = models.JSONField("cijfers en controles")
    bestand = models.FileField("bestand", upload_to="rapporten/%Y/", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    gemaakt_op = models.DateTimeField("gemaakt op")
    gemaakt_door = models.ForeignKey(
        "kern.Gebruiker", models.PROTECT, null=True, blank=True, related_name="rapporten", verbose_name="gemaakt door"
    )

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        ordering = ["-gemaakt_op", "-pk"]

    def __str__(self) -> str:
        return f"{self.tijdvak}, peildatum {self.peildatum}"
