"""The event log."""

from django.db import models

from sectorplannen.kern.models import Gebruiker

from ..statussen import Status
from .aanvraag import Aanvraag


class Gebeurtenis(models.Model):
    """A step that was taken: who, when, from, to, why. The status on a past date is read from here.

    The database refuses a change to an event, and its deletion unless its application is a draft (migration 0004).
    """

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="gebeurtenissen", verbose_name="aanvraag")
    stap = models.CharField("stap", max_length=40)
    van = models.CharField("van", max_length=24, choices=Status, blank=True)
    naar = models.CharField("naar", max_length=24, choices=Status)
    op = models.DateTimeField("op")
    door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="gebeurtenissen", verbose_name="door"
    )
    reden = models.TextField("reden", blank=True)
    gegevens = models.JSONField("gegevens", default=dict, blank=True)

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["op", "pk"]
        indexes = [
            # serves AanvraagQuerySet.op: the last event of an application up to a moment
            models.Index(fields=["aanvraag", "op", "id"], name="gebeurtenis_stand_op"),
        ]

    def __str__(self) -> str:
        return f"{self.stap} {self.op:%Y-%m-%d %H:%M}"
