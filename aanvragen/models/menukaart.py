"""The menukaart: example measures, with what such a measure costs per participant."""

from django.db import models
from django.db.models import F, Q

from .regeling import Categorie, Thema


class Voorbeeldmaatregel(models.Model):
    """An example on the menukaart. The amounts are euros per participant, and `bron` says where they come from."""

    naam = models.CharField("naam", max_length=200)
    thema = models.CharField("thema", max_length=1, choices=Thema)
    categorie = models.CharField("soort maatregel", max_length=20, choices=Categorie)
    omschrijving = models.TextField("wat het is")
    laagste_kosten = models.DecimalField("laagste kosten per deelnemer", max_digits=14, decimal_places=2)
    hoogste_kosten = models.DecimalField("hoogste kosten per deelnemer", max_digits=14, decimal_places=2)
    bron = models.CharField("bron", max_length=200)

    class Meta:
        verbose_name = "voorbeeldmaatregel"
        verbose_name_plural = "voorbeeldmaatregelen"
        ordering = ["thema", "naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(laagste_kosten__gt=0, hoogste_kosten__gte=F("laagste_kosten")),
                name="voorbeeldmaatregel_kosten_lopen_op",
                violation_error_message="De hoogste kosten zijn niet lager dan de laagste.",
            )
        ]

    def __str__(self) -> str:
        return self.naam
