"""The public factsheet of a granted plan, as a file."""

from django.db import models

from aanvragen.models import Aanvraag


class Factsheet(models.Model):
    """The PDF of a plan in the public register, made by a worker. `kenmerk` is of what it was made from: another, another file."""

    aanvraag = models.OneToOneField(Aanvraag, models.PROTECT, related_name="factsheet", verbose_name="plan")
    kenmerk = models.CharField("kenmerk van de inhoud", max_length=64)
    bestand = models.FileField("bestand", upload_to="factsheets/%Y/", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    gemaakt_op = models.DateTimeField("gemaakt op")

    class Meta:
        verbose_name = "factsheet"
        verbose_name_plural = "factsheets"
        ordering = ["aanvraag"]

    def __str__(self) -> str:
        return f"Factsheet van {self.aanvraag}"
