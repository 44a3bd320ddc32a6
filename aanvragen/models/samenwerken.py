"""Working on one plan with several people: who has which section open now, and who was reminded of the closing."""

from django.db import models
from django.utils import timezone

from sectorplannen.kern.models import Gebruiker

from .aanvraag import Aanvraag


class Aanwezigheid(models.Model):
    """A person who has a section of a plan open. `onderdeel` is a section, or one measure or bottleneck by its key."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="aanwezigen", verbose_name="aanvraag")
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+", verbose_name="gebruiker")
    onderdeel = models.CharField("onderdeel", max_length=40)
    sinds = models.DateTimeField("sinds", default=timezone.now)
    laatst_op = models.DateTimeField("laatst gezien", default=timezone.now)

    class Meta:
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheden"
        ordering = ["sinds"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "gebruiker", "onderdeel"], name="aanwezigheid_eenmalig")
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} in {self.onderdeel}"


class Herinnering(models.Model):
    """That the writers of a draft were told how much time is left; once for each threshold of each closing moment."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="herinneringen", verbose_name="aanvraag")
    drempel = models.DurationField("tijd voor sluiting")
    sluit_op = models.DateTimeField("sluit op")
    op = models.DateTimeField("verstuurd op", default=timezone.now)

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ["op"]
        constraints = [models.UniqueConstraint(fields=["aanvraag", "drempel", "sluit_op"], name="herinnering_eenmalig")]

    def __str__(self) -> str:
        return f"{self.aanvraag.nummer}, {self.drempel} voor sluiting"
