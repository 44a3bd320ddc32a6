"""Jobs as rows (ontwerp section 9), written in the transaction that causes them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .gebruiker import Gebruiker


class OpdrachtStatus(models.TextChoices):
    """Where a job is."""

    WACHT = "wacht", "Wacht"
    BEZIG = "bezig", "Bezig"
    KLAAR = "klaar", "Klaar"
    MISLUKT = "mislukt", "Mislukt"


class Opdracht(models.Model):
    """A piece of work that a page does not wait for: its kind, its data, its state, attempts and progress."""

    soort = models.CharField("soort", max_length=60)
    gegevens = models.JSONField("gegevens", default=dict)
    status = models.CharField("status", max_length=10, choices=OpdrachtStatus, default=OpdrachtStatus.WACHT)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    voortgang = models.CharField("voortgang", max_length=200, blank=True)
    uitkomst = models.JSONField("uitkomst", default=dict)
    fout = models.TextField("fout", blank=True)
    door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="opdrachten", verbose_name="gevraagd door"
    )
    niet_voor = models.DateTimeField("niet voor", default=timezone.now)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now)
    begonnen_op = models.DateTimeField("begonnen op", null=True, blank=True)
    klaar_op = models.DateTimeField("klaar op", null=True, blank=True)

    class Meta:
        verbose_name = "opdracht"
        verbose_name_plural = "opdrachten"
        ordering = ["-pk"]
        indexes = [
            # serves opdrachten.veeg: what waits, oldest first
            models.Index(fields=["niet_voor", "id"], condition=Q(status="wacht"), name="opdracht_wachtend"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}: {self.get_status_display().lower()}"
