"""The rubric: the questions that both assessors answer. It comes with a version of the scheme, and a period can have its own."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from aanvragen.models import Regelingversie, Tijdvak
from sectorplannen.kern.models import Gebruiker


class CriteriumSoort(models.TextChoices):
    """What a criterion is about."""

    MAATREGEL = "maatregel", "Per maatregel"
    PLAN = "plan", "Hele plan"


class Rubriek(models.Model):
    """A version of the rubric for one period. Assessments keep the version they were begun with."""

    tijdvak = models.ForeignKey(Tijdvak, models.PROTECT, related_name="rubrieken", verbose_name="tijdvak")
    versie = models.PositiveSmallIntegerField("versie")
    geldt_vanaf = models.DateTimeField(
        "geldt vanaf", default=timezone.now, help_text="Voor plannen die daarna worden toegewezen."
    )
    toelichting = models.TextField("toelichting", blank=True, help_text="Wat er anders is en waarom.")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="gemaakt door")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "rubriek"
        verbose_name_plural = "rubrieken"
        ordering = ["tijdvak", "-versie"]
        constraints = [models.UniqueConstraint(fields=["tijdvak", "versie"], name="rubriek_versie_eenmalig")]

    def __str__(self) -> str:
        return f"{self.tijdvak}, versie {self.versie}"


class Criterium(models.Model):
    """One question of the rubric, with its ground for refusal in art. 2.5, and in words what each position of the scale means.

    Without `rubriek` it belongs to the rubric that comes with a version of the scheme.
    """

    regelingversie = models.ForeignKey(
        Regelingversie, models.PROTECT, related_name="criteria", verbose_name="regelingversie"
    )
    rubriek = models.ForeignKey(
        Rubriek, models.PROTECT, null=True, blank=True, related_name="criteria", verbose_name="rubriek"
    )
    code = models.CharField("code", max_length=10)
    soort = models.CharField("soort", max_length=10, choices=CriteriumSoort)
    naam = models.CharField("naam", max_length=120)
    vraag = models.CharField("vraag", max_length=300)
    grond = models.CharField("afwijzingsgrond", max_length=1, help_text="De letter van artikel 2.5.")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    bij_onvoldoende = models.CharField("wat onvoldoende is", max_length=300, blank=True)
    bij_matig = models.CharField("wat matig is", max_length=300, blank=True)
    bij_voldoende = models.CharField("wat voldoende is", max_length=300, blank=True)
    bij_goed = models.CharField("wat goed is", max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "criterium"
        verbose_name_plural = "criteria"
        ordering = ["regelingversie", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["regelingversie", "code"], condition=Q(rubriek=None), name="criterium_code_eenmalig"
            ),
            models.UniqueConstraint(
                fields=["rubriek", "code"],
                condition=Q(rubriek__isnull=False),
                name="criterium_code_eenmalig_in_rubriek",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.naam}"
