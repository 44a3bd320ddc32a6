"""A file that belongs to a plan."""

from django.db import models
from django.utils import timezone

from sectorplannen.kern.models import Gebruiker

from .aanvraag import Aanvraag


class BijlageSoort(models.TextChoices):
    """Which document of art. 2.3 a file is; the letters are those of the completeness check."""

    OVEREENKOMST = "a", "a. Samenwerkingsovereenkomst, getekend door alle partijen"
    MACHTIGING = "b", "b. Machtiging van de hoofdaanvrager"
    ANALYSE = "c", "c. Arbeidsmarktanalyse"
    PLAN = "d", "d. Plan van aanpak"
    UITVOERING = "e", "e. Organisatie en tijdpad"
    VOORWAARDEN = "f", "f. Voorwaarden en handhaving"
    BEGROTING = "g", "g. Begroting en financieringsplan"
    VERVOLG = "h", "h. Financiering van structurele maatregelen"
    LIQUIDITEIT = "liquid", "Liquiditeitsprognose"
    BAANGARANTIE = "i", "i. Overeenkomst over baangarantie"
    GARANTSTELLING = "garant", "Garantstelling van de partners"
    OVERIG = "overig", "Ander stuk"


class ScanStatus(models.TextChoices):
    """What the virus scanner said."""

    WACHT = "wacht", "Wordt gecontroleerd op virussen"
    NIET_GESCAND = "niet_gescand", "Niet gescand"
    SCHOON = "schoon", "Schoon"
    BESMET = "besmet", "Besmet"


class Bijlage(models.Model):
    """A file: kind, real type, size in bytes, SHA-256 and scan result."""

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="bijlagen", verbose_name="aanvraag")
    soort = models.CharField("soort stuk", max_length=10, choices=BijlageSoort)
    bestand = models.FileField("bestand", upload_to="bijlagen/%Y/%m/", max_length=255)
    naam = models.CharField("bestandsnaam", max_length=200)
    inhoudstype = models.CharField("type", max_length=100)
    grootte = models.PositiveBigIntegerField("grootte in bytes")
    sha256 = models.CharField("SHA-256", max_length=64)
    scan = models.CharField("virusscan", max_length=14, choices=ScanStatus, default=ScanStatus.NIET_GESCAND)
    scan_melding = models.CharField("wat de scanner vond", max_length=200, blank=True)
    gescand_op = models.DateTimeField("gescand op", null=True, blank=True)
    toegevoegd_op = models.DateTimeField("toegevoegd op", default=timezone.now)
    toegevoegd_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, related_name="+", verbose_name="toegevoegd door"
    )

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["soort", "pk"]

    def __str__(self) -> str:
        return self.naam
