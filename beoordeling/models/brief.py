"""Letters: the texts that an administrator keeps as versions, and each letter as it went out."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker

from .besluit import Aanvullingsverzoek, Besluit
from .bezwaar import Bezwaar
from .termijn import Verdaging


class BriefSoort(models.TextChoices):
    """Kinds of letter."""

    AANVULLING = "aanvulling", "Verzoek om aanvulling"
    VERDAGING = "verdaging", "Bericht dat het besluit later komt"
    VERLENING = "verlening", "Besluit: verlening"
    GEDEELTELIJKE_VERLENING = "gedeeltelijke_verlening", "Besluit: gedeeltelijke verlening"
    AFWIJZING = "afwijzing", "Besluit: afwijzing"
    BUITEN_BEHANDELING = "buiten_behandeling", "Besluit: buiten behandeling"
    INTREKKING_VERLENING = "intrekking_verlening", "Besluit: intrekking van de verlening"
    BEZWAAR = "bezwaar", "Beslissing op bezwaar"


class Briefsjabloon(models.Model):
    """One version of the texts around the facts of a kind of letter. Never changed: a letter keeps the version it was made of.

    `{nummer}` and the other names of `beoordeling/brieftekst.py` stand for facts of the plan.
    """

    soort = models.CharField("soort", max_length=24, choices=BriefSoort)
    versie = models.PositiveSmallIntegerField("versie")
    kop = models.CharField("kop", max_length=150)
    opening = models.TextField("opening", help_text="Wat de brief als eerste zegt.")
    vervolg = models.TextField("wat er nu gebeurt", blank=True)
    rechtsmiddel = models.TextField(
        "hoe de aanvrager zich kan verweren", blank=True, help_text="Verplicht bij een besluit (Awb 3:45)."
    )
    slot = models.TextField("slot", blank=True)
    toelichting = models.CharField("wat er anders is en waarom", max_length=300, blank=True)
    door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gemaakt door"
    )
    op = models.DateTimeField("gemaakt op", default=timezone.now)

    class Meta:
        verbose_name = "tekst van een brief"
        verbose_name_plural = "teksten van brieven"
        ordering = ["soort", "-versie"]
        constraints = [models.UniqueConstraint(fields=["soort", "versie"], name="briefsjabloon_versie_eenmalig")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, versie {self.versie}"


class Brief(models.Model):
    """A letter as it went out: what it was made from, and the PDF. Never changed once the file is there.

    The day of `verzonden_op` is the day of announcement (Awb 3:41), from which the term of an objection runs.
    """

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="brieven", verbose_name="aanvraag")
    soort = models.CharField("soort", max_length=24, choices=BriefSoort)
    sjabloon = models.ForeignKey(
        Briefsjabloon, models.PROTECT, null=True, blank=True, related_name="brieven", verbose_name="tekst"
    )
    verzoek = models.OneToOneField(
        Aanvullingsverzoek,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="brief",
        verbose_name="aanvullingsverzoek",
    )
    besluit = models.OneToOneField(
        Besluit, models.PROTECT, null=True, blank=True, related_name="brief", verbose_name="besluit"
    )
    bezwaar = models.OneToOneField(
        Bezwaar, models.PROTECT, null=True, blank=True, related_name="brief", verbose_name="bezwaar"
    )
    verdaging = models.OneToOneField(
        Verdaging, models.PROTECT, null=True, blank=True, related_name="brief", verbose_name="verdaging"
    )
    gegevens = models.JSONField("gegevens", default=dict, help_text="Wat er in de brief staat.")
    op = models.DateTimeField("op", default=timezone.now)
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)
    bestand = models.CharField("bestand", max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(bestand="", sha256="") | (~Q(bestand="") & ~Q(sha256="")), name="brief_bestand_heeft_hash"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.aanvraag.nummer}"
