"""The menukaart: example measures, with what such a measure costs per participant."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .regeling import Categorie, Thema


class Knelpuntsoort(models.TextChoices):
    """The kinds of bottleneck by which the menukaart is searched."""

    TE_WEINIG_VAKMENSEN = "te_weinig_vakmensen", "Te weinig vakmensen"
    VERGRIJZING = "vergrijzing", "Veel collega’s gaan met pensioen"
    JONGEREN_ZONDER_WERK = "jongeren_zonder_werk", "Jongeren vinden geen werk"
    LANG_ZONDER_WERK = "lang_zonder_werk", "Mensen zijn lang zonder werk"
    BANEN_VERDWIJNEN = "banen_verdwijnen", "Banen verdwijnen"
    KENNIS_VEROUDERT = "kennis_veroudert", "Kennis veroudert"
    UITVAL = "uitval", "Mensen vallen uit door ziekte of zwaar werk"


class Voorbeeldmaatregel(models.Model):
    """An example on the menukaart. The amounts are euros per participant, and `bron` says where they come from."""

    naam = models.CharField("naam", max_length=200)
    thema = models.CharField("thema", max_length=1, choices=Thema)
    categorie = models.CharField("soort maatregel", max_length=20, choices=Categorie)
    knelpunt = models.CharField(
        "knelpunt", max_length=30, choices=Knelpuntsoort, default=Knelpuntsoort.TE_WEINIG_VAKMENSEN
    )
    omschrijving = models.TextField("wat het is")
    vraagt = models.TextField("wat het vraagt", blank=True, help_text="Van werkgever en deelnemer: tijd, mensen, geld.")
    doelgroep = models.TextField("voor wie", blank=True)
    meetwijze = models.TextField("hoe u meet of het lukt", blank=True)
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
            ),
            models.CheckConstraint(
                condition=Q(knelpunt__in=Knelpuntsoort.values), name="voorbeeldmaatregel_bekend_knelpunt"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The public page of the example."""
        return reverse("rondom:voorbeeld", args=[self.pk])
