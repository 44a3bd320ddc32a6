"""Assessing: the declarations of interest, two independent assessments, their scores, and the score that both agree on."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aanvragen.models import Aanvraag, Indiening, Maatregel
from sectorplannen.kern.models import Gebruiker, Organisatie

from .rubriek import Criterium, Rubriek


class Belangenverklaring(models.Model):
    """What an assessor declares before assessing: a tie with the partnership, or none. A tie hides the plan."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="belangenverklaringen", verbose_name="aanvraag")
    beoordelaar = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="belangenverklaringen", verbose_name="beoordelaar"
    )
    heeft_band = models.BooleanField("heeft een band")
    organisaties = models.ManyToManyField(
        Organisatie, related_name="belangenverklaringen", blank=True, verbose_name="band met"
    )
    toelichting = models.TextField("toelichting", blank=True)
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "belangenverklaring"
        verbose_name_plural = "belangenverklaringen"
        ordering = ["-op"]
        constraints = [models.UniqueConstraint(fields=["aanvraag", "beoordelaar"], name="belangenverklaring_eenmalig")]

    def __str__(self) -> str:
        return f"{self.beoordelaar}: {'band' if self.heeft_band else 'geen band'} met {self.aanvraag.nummer}"


class Advies(models.TextChoices):
    """What an assessor advises."""

    VERLENEN = "verlenen", "Verlenen"
    GEDEELTELIJK = "gedeeltelijk", "Gedeeltelijk verlenen"
    AFWIJZEN = "afwijzen", "Afwijzen"


class Beoordeling(models.Model):
    """One of the two assessments of a filing. Neither assessor sees the other's before both are handed in."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="beoordelingen", verbose_name="aanvraag")
    indiening = models.ForeignKey(Indiening, models.PROTECT, related_name="beoordelingen", verbose_name="indiening")
    beoordelaar = models.ForeignKey(Gebruiker, models.PROTECT, related_name="beoordelingen", verbose_name="beoordelaar")
    rubriek = models.ForeignKey(
        Rubriek, models.PROTECT, null=True, blank=True, related_name="beoordelingen", verbose_name="rubriek"
    )
    plaats = models.PositiveSmallIntegerField("eerste of tweede")
    toegewezen_op = models.DateTimeField("toegewezen op", default=timezone.now)
    ingeleverd_op = models.DateTimeField("ingeleverd op", null=True, blank=True)
    advies = models.CharField("advies", max_length=12, choices=Advies, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    versie = models.PositiveIntegerField("versie", default=1)

    class Meta:
        verbose_name = "beoordeling"
        verbose_name_plural = "beoordelingen"
        ordering = ["aanvraag", "plaats"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "beoordelaar"], name="beoordeling_twee_verschillende_mensen"),
            models.UniqueConstraint(fields=["aanvraag", "plaats"], name="beoordeling_plaats_eenmalig"),
            models.CheckConstraint(condition=Q(plaats__in=[1, 2]), name="beoordeling_eerste_of_tweede"),
            models.CheckConstraint(
                condition=Q(ingeleverd_op=None) | ~Q(advies=""), name="beoordeling_ingeleverd_met_advies"
            ),
        ]
        indexes = [
            # the queue of one assessor: what is still to hand in
            models.Index(fields=["beoordelaar"], condition=Q(ingeleverd_op=None), name="beoordeling_te_doen"),
        ]

    def __str__(self) -> str:
        return f"{self.aanvraag.nummer}, beoordeling {self.plaats}"


class Waarde(models.IntegerChoices):
    """The scale; below 'voldoende' a reason is obligatory."""

    ONVOLDOENDE = 1, "Onvoldoende"
    MATIG = 2, "Matig"
    VOLDOENDE = 3, "Voldoende"
    GOED = 4, "Goed"


class Score(models.Model):
    """The value of one criterion in one assessment, for one measure or for the whole plan.

    While it is written, a value or a reason may be missing: what was typed is kept. Handing in asks both (a trigger).
    """

    beoordeling = models.ForeignKey(Beoordeling, models.CASCADE, related_name="scores", verbose_name="beoordeling")
    criterium = models.ForeignKey(Criterium, models.PROTECT, related_name="scores", verbose_name="criterium")
    maatregel = models.ForeignKey(
        Maatregel, models.PROTECT, null=True, blank=True, related_name="scores", verbose_name="maatregel"
    )
    waarde = models.PositiveSmallIntegerField("waarde", choices=Waarde, null=True, blank=True)
    reden = models.TextField("reden", blank=True)

    class Meta:
        verbose_name = "score"
        verbose_name_plural = "scores"
        ordering = ["maatregel__volgnummer", "criterium__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["beoordeling", "criterium", "maatregel"],
                condition=Q(maatregel__isnull=False),
                name="score_maatregel_eenmalig",
            ),
            models.UniqueConstraint(
                fields=["beoordeling", "criterium"], condition=Q(maatregel=None), name="score_plan_eenmalig"
            ),
            models.CheckConstraint(
                condition=Q(waarde__isnull=True) | Q(waarde__in=Waarde.values), name="score_op_de_schaal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterium.code}: {self.get_waarde_display() if self.waarde else 'geen score'}"


class GezamenlijkeScore(models.Model):
    """What both assessors agree on where they differed by too much: one writes it down with a reason, the other agrees."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="gezamenlijke_scores", verbose_name="aanvraag")
    criterium = models.ForeignKey(
        Criterium, models.PROTECT, related_name="gezamenlijke_scores", verbose_name="criterium"
    )
    maatregel = models.ForeignKey(
        Maatregel,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="gezamenlijke_scores",
        verbose_name="maatregel",
    )
    waarde = models.PositiveSmallIntegerField("waarde", choices=Waarde)
    reden = models.TextField("reden")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="opgeschreven door")
    op = models.DateTimeField("op", default=timezone.now)
    akkoord_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="akkoord door"
    )
    akkoord_op = models.DateTimeField("akkoord op", null=True, blank=True)

    class Meta:
        verbose_name = "gezamenlijke score"
        verbose_name_plural = "gezamenlijke scores"
        ordering = ["maatregel__volgnummer", "criterium__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "criterium", "maatregel"],
                condition=Q(maatregel__isnull=False),
                name="gezamenlijkescore_maatregel_eenmalig",
            ),
            models.UniqueConstraint(
                fields=["aanvraag", "criterium"],
                condition=Q(maatregel=None),
                name="gezamenlijkescore_plan_eenmalig",
            ),
            models.CheckConstraint(condition=Q(waarde__in=Waarde.values), name="gezamenlijkescore_op_de_schaal"),
            models.CheckConstraint(condition=~Q(reden=""), name="gezamenlijkescore_heeft_een_reden"),
            models.CheckConstraint(
                condition=Q(akkoord_door=None, akkoord_op=None)
                | Q(akkoord_door__isnull=False, akkoord_op__isnull=False),
                name="gezamenlijkescore_akkoord_heeft_moment",
            ),
            models.CheckConstraint(
                condition=Q(akkoord_door=None) | ~Q(akkoord_door=models.F("door")),
                name="gezamenlijkescore_akkoord_van_een_ander",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterium.code}: {self.get_waarde_display()}"
