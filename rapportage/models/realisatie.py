"""What was realised of the measures."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from aanvragen.models import Maatregel

from .peiling import Voortgangsverslag


class Realisatie(models.Model):
    """What was realised of a measure up to a date: participants so far and costs so far, in euros.

    Of a workbook (`herkomst`) or of a closed round (`verslag`); the latter is never changed.
    """

    maatregel = models.ForeignKey(Maatregel, models.PROTECT, related_name="realisaties", verbose_name="maatregel")
    peildatum = models.DateField("peildatum")
    deelnemers = models.PositiveIntegerField("deelnemers")
    kosten = models.DecimalField("kosten", max_digits=14, decimal_places=2, default=Decimal("0.00"))
    herkomst = models.CharField("herkomst", max_length=200, blank=True)
    verslag = models.ForeignKey(
        Voortgangsverslag,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="realisaties",
        verbose_name="voortgangsverslag",
    )

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
