"""A bottleneck of the labour market that the plan answers."""

from django.db import models

from .aanvraag import Aanvraag


class BronSoort(models.TextChoices):
    """Where the knowledge of a bottleneck comes from."""

    UWV = "uwv", "Sectorbeschrijving UWV"
    CBS = "cbs", "CBS"
    EIGEN_ONDERZOEK = "eigen_onderzoek", "Eigen onderzoek"
    ANDERS = "anders", "Andere bron"


class Knelpunt(models.Model):
    """A bottleneck with its source. The links between bottlenecks and measures are what 'fit' means (art. 2.5, c).

    `sleutel` is given by the page on which it was begun: saved twice from there, it is still one bottleneck.
    """

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="knelpunten", verbose_name="aanvraag")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    sleutel = models.UUIDField("sleutel", null=True, blank=True, unique=True, editable=False)
    omschrijving = models.TextField("knelpunt", blank=True)
    bron_soort = models.CharField("soort bron", max_length=20, choices=BronSoort, blank=True)
    bron_titel = models.CharField("bron", max_length=200, blank=True)
    bron_url = models.URLField("link naar de bron", blank=True, max_length=400)
    bron_datum = models.DateField("datum van de bron", null=True, blank=True)

    class Meta:
        verbose_name = "knelpunt"
        verbose_name_plural = "knelpunten"
        ordering = ["volgnummer"]
        constraints = [models.UniqueConstraint(fields=["aanvraag", "volgnummer"], name="knelpunt_volgnummer_eenmalig")]

    def __str__(self) -> str:
        return f"{self.volgnummer}. {self.omschrijving}"
