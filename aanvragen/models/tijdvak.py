"""An application period."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sectorplannen.kern.models import Gebruiker

from .regeling import Regelingversie


class Verdeling(models.TextChoices):
    """How the money of a period is divided (Awb 4:26)."""

    VOLGORDE = "volgorde", "Op volgorde van volledige ontvangst"
    TENDER = "tender", "Tender"


class TijdvakQuerySet(models.QuerySet["Tijdvak"]):
    """Periods by the clock."""

    def open_op(self, moment: datetime) -> TijdvakQuerySet:
        """Periods in which can be filed at a moment."""
        return self.filter(opent_op__lte=moment, sluit_op__gte=moment)

    def komend(self, moment: datetime) -> TijdvakQuerySet:
        """Periods that have yet to open, the next first."""
        return self.filter(opent_op__gt=moment).order_by("opent_op")


class Tijdvak(models.Model):
    """A period in which can be filed. Its ceiling is not a field: it is the sum of dated entries in the ledger."""

    nummer = models.PositiveSmallIntegerField("nummer", unique=True)
    naam = models.CharField("naam", max_length=100)
    opent_op = models.DateTimeField("opent op")
    sluit_op = models.DateTimeField("sluit op", help_text="Tot en met dit moment kan worden ingediend.")
    regelingversie = models.ForeignKey(
        Regelingversie, models.PROTECT, related_name="tijdvakken", verbose_name="regelingversie"
    )
    verdeling = models.CharField("verdeling", max_length=10, choices=Verdeling, default=Verdeling.VOLGORDE)
    drempel_scoreverschil = models.PositiveSmallIntegerField(
        "drempel scoreverschil",
        default=1,
        help_text="Verschillen twee scores meer dan dit, dan spreken de beoordelaars samen een score af.",
    )
    tender_drempel = models.DecimalField(
        "drempel van de tender",
        max_digits=3,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Alleen bij een tender: de laagste gemiddelde score (1 tot en met 4) waarmee een plan meedoet.",
    )

    history = HistoricalRecords()
    objects = TijdvakQuerySet.as_manager()

    class Meta:
        verbose_name = "tijdvak"
        verbose_name_plural = "tijdvakken"
        ordering = ["nummer"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sluit_op__gt=F("opent_op")),
                name="tijdvak_sluit_na_opening",
                violation_error_message="Een tijdvak sluit na de opening.",
            ),
            models.CheckConstraint(
                condition=Q(tender_drempel=None) | Q(tender_drempel__gte=1, tender_drempel__lte=4),
                name="tijdvak_tender_drempel_op_de_schaal",
                violation_error_message="De drempel van een tender ligt van 1 tot en met 4.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def is_open_op(self, moment: datetime | None = None) -> bool:
        """Whether can be filed at a moment (now, where none is given)."""
        return self.opent_op <= (moment or timezone.now()) <= self.sluit_op


class Storing(models.Model):
    """An outage for which a period closes later than announced: when, why, by whom. No row is ever changed or deleted."""

    tijdvak = models.ForeignKey(Tijdvak, models.PROTECT, related_name="storingen", verbose_name="tijdvak")
    van = models.DateTimeField("storing van")
    tot = models.DateTimeField("storing tot")
    sloot_op = models.DateTimeField("zou sluiten op")
    sluit_op = models.DateTimeField("sluit nu op")
    reden = models.TextField("wat er aan de hand was")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="vastgelegd door")
    op = models.DateTimeField("vastgelegd op", default=timezone.now)

    class Meta:
        verbose_name = "storing"
        verbose_name_plural = "storingen"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="storing_eindigt_na_begin"),
            models.CheckConstraint(condition=Q(sluit_op__gt=F("sloot_op")), name="storing_verlengt"),
        ]

    def __str__(self) -> str:
        return f"{self.tijdvak}: {self.van:%Y-%m-%d %H:%M}"
