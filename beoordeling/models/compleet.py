"""Is it complete? What the coordinator ticked per part of art. 2.3, and what the term of a supplement led to."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aanvragen.models import Indiening
from sectorplannen.kern.models import Gebruiker

from .besluit import Aanvullingsverzoek


class Oordeel(models.TextChoices):
    """What was found of one part."""

    IN_ORDE = "in_orde", "In orde"
    VRAGEN = "vragen", "Aanvulling vragen"


class Compleetheidspunt(models.Model):
    """One part (a to h) of one filing: in order, or with a question. A new filing is looked at anew."""

    indiening = models.ForeignKey(
        Indiening, models.PROTECT, related_name="compleetheidspunten", verbose_name="indiening"
    )
    letter = models.CharField("onderdeel", max_length=1, help_text="De letter van artikel 2.3.")
    oordeel = models.CharField("oordeel", max_length=8, choices=Oordeel, blank=True)
    vraag = models.TextField("vraag aan de aanvrager", blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "punt van compleetheid"
        verbose_name_plural = "punten van compleetheid"
        ordering = ["indiening", "letter"]
        constraints = [
            models.UniqueConstraint(fields=["indiening", "letter"], name="compleetheidspunt_eenmalig"),
            models.CheckConstraint(
                condition=Q(letter__in=list("abcdefgh")), name="compleetheidspunt_letter_van_artikel_2_3"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.get_oordeel_display() or 'nog niet nagekeken'}"


class Termijnmelding(models.Model):
    """That a term was reminded of, or that it expired and a proposal to leave the application aside was made: once each."""

    class Soort(models.TextChoices):
        """What was told."""

        HERINNERING = "herinnering", "Herinnering aan de aanvrager"
        VOORSTEL = "voorstel", "Voorstel om het plan buiten behandeling te stellen"

    verzoek = models.ForeignKey(
        Aanvullingsverzoek, models.PROTECT, related_name="meldingen", verbose_name="aanvullingsverzoek"
    )
    soort = models.CharField("soort", max_length=12, choices=Soort)
    tekst = models.TextField("tekst", blank=True)
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "melding over een termijn"
        verbose_name_plural = "meldingen over termijnen"
        ordering = ["op"]
        constraints = [models.UniqueConstraint(fields=["verzoek", "soort"], name="termijnmelding_eenmalig")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} ({self.verzoek})"
