"""What moves the day to decide, and who was told that it comes near."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker


class Opschortgrond(models.TextChoices):
    """Why the term stands still (Awb 4:15, second paragraph)."""

    INSTEMMING = "instemming", "De aanvrager stemt ermee in"
    VERTRAGING = "vertraging", "De aanvrager veroorzaakt de vertraging"
    OVERMACHT = "overmacht", "Overmacht"


class Opschorting(models.Model):
    """The term to decide stands still from a day on; ended, it runs on with as many days as it stood still."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="opschortingen", verbose_name="aanvraag")
    grond = models.CharField("grond", max_length=10, choices=Opschortgrond)
    vanaf = models.DateField("eerste dag")
    tot = models.DateField("laatste dag", null=True, blank=True)
    liep_tot = models.DateField("dag om te beslissen bij het begin")
    reden = models.TextField("reden")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "opschorting"
        verbose_name_plural = "opschortingen"
        ordering = ["vanaf", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag"], condition=Q(tot=None), name="opschorting_een_tegelijk"),
            models.CheckConstraint(condition=Q(tot=None) | Q(tot__gte=F("vanaf")), name="opschorting_eindigt_na_begin"),
            models.CheckConstraint(condition=~Q(reden=""), name="opschorting_heeft_een_reden"),
        ]

    def __str__(self) -> str:
        return f"Opschorting {self.aanvraag.nummer} vanaf {self.vanaf}"


class Verdaging(models.Model):
    """A notice that the decision comes later (Awb 4:14): the old day, the new one, and why."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="verdagingen", verbose_name="aanvraag")
    van = models.DateField("was uiterlijk")
    tot = models.DateField("wordt uiterlijk")
    reden = models.TextField("reden")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "verdaging"
        verbose_name_plural = "verdagingen"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="verdaging_is_later"),
            models.CheckConstraint(condition=~Q(reden=""), name="verdaging_heeft_een_reden"),
        ]

    def __str__(self) -> str:
        return f"Verdaging {self.aanvraag.nummer} tot {self.tot}"


class Ingebrekestelling(models.Model):
    """That the applicant wrote that the decision is late (Awb 4:17): two weeks later a penalty begins to run."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="ingebrekestellingen", verbose_name="aanvraag")
    ontvangen_op = models.DateField("ontvangen op")
    toelichting = models.TextField("toelichting", blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="vastgelegd door")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "ingebrekestelling"
        verbose_name_plural = "ingebrekestellingen"
        ordering = ["ontvangen_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "ontvangen_op"], name="ingebrekestelling_een_per_dag")
        ]

    def __str__(self) -> str:
        return f"Ingebrekestelling {self.aanvraag.nummer}"


class Beslismelding(models.Model):
    """That staff was told, four, two or one weeks before, or (0) that it has passed: once each for every last day of a plan."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="beslismeldingen", verbose_name="aanvraag")
    uiterlijk = models.DateField("uiterlijk beslissen")
    weken = models.PositiveSmallIntegerField("weken ervoor")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "herinnering aan de dag om te beslissen"
        verbose_name_plural = "herinneringen aan de dag om te beslissen"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "uiterlijk", "weken"], name="beslismelding_eenmalig"),
            models.CheckConstraint(condition=Q(weken__in=[0, 1, 2, 4]), name="beslismelding_vier_twee_een_of_voorbij"),
        ]

    def __str__(self) -> str:
        return f"{self.aanvraag.nummer}: nog {self.weken} weken"
