"""How someone likes to see a list: saved filters and columns, under a name."""

from django.db import models

from sectorplannen.kern.models import Gebruiker


class Lijst(models.TextChoices):
    """Which list."""

    WERKVOORRAAD = "werkvoorraad", "Werkvoorraad"
    PLANNEN = "plannen", "Alle plannen"


class Weergave(models.Model):
    """A saved view of a list: its filters as they stand in the address, and its columns. Of one person alone."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="weergaven", verbose_name="gebruiker")
    lijst = models.CharField("lijst", max_length=12, choices=Lijst)
    naam = models.CharField("naam", max_length=60)
    filters = models.CharField("filters", max_length=500, blank=True)
    kolommen = models.JSONField("kolommen", default=list, blank=True)
    is_standaard = models.BooleanField("standaard", default=False)

    class Meta:
        verbose_name = "weergave"
        verbose_name_plural = "weergaven"
        ordering = ["lijst", "naam"]
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "lijst", "naam"], name="weergave_naam_eenmalig"),
            models.UniqueConstraint(
                fields=["gebruiker", "lijst"],
                condition=models.Q(is_standaard=True),
                name="weergave_een_standaard_per_lijst",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
