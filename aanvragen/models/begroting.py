"""The budget of a plan: what each measure costs, by kind, and who pays what the state does not."""

from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from sectorplannen.kern.geld import HOOGSTE

from .aanvraag import Aanvraag
from .maatregel import Maatregel


class KostenSoort(models.TextChoices):
    """Kinds of cost that the scheme tells apart; the rate of each is in `aanvragen.tarieven`."""

    OPLEIDING = "opleiding", "Opleiding en training"
    ADVIES = "advies", "Advies en begeleiding"
    LOON_BBL = "loon_bbl", "Loonkosten van leerwerkplekken (BBL)"
    LOON_KWETSBAAR = "loon_kwetsbaar", "Loonkosten van mensen met afstand tot werk"
    OVERIG = "overig", "Andere kosten"


class Kostenpost(models.Model):
    """A line in the budget of a measure, in euros. Of wages the whole cost is filled in; how much of it counts is a rule."""

    maatregel = models.ForeignKey(Maatregel, models.CASCADE, related_name="kostenposten", verbose_name="maatregel")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    soort = models.CharField("soort kosten", max_length=20, choices=KostenSoort)
    omschrijving = models.CharField("waarvoor", max_length=200, blank=True)
    kosten = models.DecimalField(
        "kosten", max_digits=14, decimal_places=2, default=Decimal("0.00"), validators=[MaxValueValidator(HOOGSTE)]
    )
    uren = models.PositiveIntegerField("aantal uren", null=True, blank=True)
    bruto_loon = models.DecimalField(
        "brutoloon", max_digits=14, decimal_places=2, null=True, blank=True, validators=[MaxValueValidator(HOOGSTE)]
    )

    class Meta:
        verbose_name = "kostenpost"
        verbose_name_plural = "kostenposten"
        ordering = ["volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["maatregel", "volgnummer"], name="kostenpost_volgnummer_eenmalig"),
            models.CheckConstraint(
                condition=Q(kosten__gte=0),
                name="kostenpost_niet_negatief",
                violation_error_message="Kosten zijn niet lager dan nul.",
            ),
        ]

    def __str__(self) -> str:
        return self.omschrijving or self.get_soort_display()


class BijdrageSoort(models.TextChoices):
    """Who pays a part of the own contribution (art. 1.2: money of an O&O fund counts as own means)."""

    WERKGEVERS = "werkgevers", "Werkgevers"
    WERKNEMERS = "werknemers", "Werknemers"
    OENO_FONDS = "oeno_fonds", "O&O-fonds"
    OVERHEID = "overheid", "Gemeente of provincie"
    ANDERS = "anders", "Iemand anders"


class Bijdrage(models.Model):
    """Who pays which part of the own contribution of a plan, in euros."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="bijdragen", verbose_name="aanvraag")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    soort = models.CharField("wie betaalt", max_length=12, choices=BijdrageSoort)
    naam = models.CharField("naam", max_length=200, blank=True)
    bedrag = models.DecimalField(
        "bedrag", max_digits=14, decimal_places=2, default=Decimal("0.00"), validators=[MaxValueValidator(HOOGSTE)]
    )

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"
        ordering = ["volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "volgnummer"], name="bijdrage_volgnummer_eenmalig"),
            models.CheckConstraint(
                condition=Q(bedrag__gte=0),
                name="bijdrage_niet_negatief",
                violation_error_message="Een bijdrage is niet lager dan nul.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam or self.get_soort_display()
