"""Looking for partners: a public call of an organisation, and the answers to it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern.models import Gebruiker, Organisatie

from .regeling import Arbeidsmarktregio, Sector, Thema


class OproepQuerySet(models.QuerySet["Oproep"]):
    """Calls, by question."""

    def zichtbaar(self, moment: datetime | None = None) -> OproepQuerySet:
        """On the public page: neither closed nor run out."""
        return self.filter(gesloten_op=None, verloopt_op__gt=moment or timezone.now())


class Oproep(models.Model):
    """That an organisation looks for partners: for which sector or region, on which theme, and what it brings.

    Public: it names the organisation and never a person. Answers go through the software.
    """

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="oproepen", verbose_name="organisatie")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="geplaatst door")
    titel = models.CharField("waar u een partner voor zoekt", max_length=120)
    thema = models.CharField("thema", max_length=1, choices=Thema)
    sectoren = models.ManyToManyField(Sector, blank=True, related_name="oproepen", verbose_name="sectoren")
    regios = models.ManyToManyField(
        Arbeidsmarktregio, blank=True, related_name="oproepen", verbose_name="arbeidsmarktregio’s"
    )
    brengt = models.TextField("wat uw organisatie meebrengt")
    zoekt = models.TextField("wie u zoekt")
    geplaatst_op = models.DateTimeField("geplaatst op", default=timezone.now)
    verloopt_op = models.DateTimeField("staat er tot")
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)

    objects = OproepQuerySet.as_manager()

    class Meta:
        verbose_name = "oproep"
        verbose_name_plural = "oproepen"
        ordering = ["-geplaatst_op", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(verloopt_op__gt=F("geplaatst_op")), name="oproep_loopt_af_na_begin"),
            models.CheckConstraint(condition=Q(thema__in=Thema.values), name="oproep_bekend_thema"),
        ]
        indexes = [
            # the public page: what stands there, newest first
            models.Index(fields=["-geplaatst_op", "-id"], condition=Q(gesloten_op=None), name="oproep_openstaand"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.titel}"

    def get_absolute_url(self) -> str:
        """The public page of the call."""
        return reverse("rondom:oproep", args=[self.pk])

    @property
    def staat_er_nog(self) -> bool:
        """Whether the public sees it now."""
        return self.gesloten_op is None and self.verloopt_op > timezone.now()


class Oproepcontact(models.Model):
    """An organisation that answered a call: the talk between the two, read by the people of both and by nobody else."""

    oproep = models.ForeignKey(Oproep, models.CASCADE, related_name="contacten", verbose_name="oproep")
    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="oproepcontacten", verbose_name="organisatie"
    )
    begonnen_op = models.DateTimeField("begonnen op", default=timezone.now)

    class Meta:
        verbose_name = "contact over een oproep"
        verbose_name_plural = "contacten over oproepen"
        ordering = ["-begonnen_op", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["oproep", "organisatie"], name="oproepcontact_een_per_organisatie")
        ]

    def __str__(self) -> str:
        return f"{self.organisatie} over {self.oproep}"

    def get_absolute_url(self) -> str:
        """The page of the talk."""
        return reverse("rondom:oproepcontact", args=[self.pk])


class Oproepregel(models.Model):
    """What one of the two wrote."""

    contact = models.ForeignKey(Oproepcontact, models.CASCADE, related_name="regels", verbose_name="contact")
    van = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="organisatie")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="geschreven door")
    tekst = models.TextField("tekst", max_length=4000)
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "regel over een oproep"
        verbose_name_plural = "regels over oproepen"
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return f"{self.van}, {self.op:%Y-%m-%d %H:%M}"
