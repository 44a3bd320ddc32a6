"""Progress rounds: twice a year each plan in execution says what it reached, and what it spent (regels 1.7 and 4)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag, Maatregel
from aanvragen.statussen import Status
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import HOOGSTE
from sectorplannen.kern.models import Gebruiker


class Seizoen(models.TextChoices):
    """The two rounds of a year."""

    VOORJAAR = "voorjaar", "Voorjaar"
    NAJAAR = "najaar", "Najaar"


class PeilingQuerySet(models.QuerySet["Peiling"]):
    """Rounds, by question."""

    def lopend(self) -> PeilingQuerySet:
        """Opened and not closed yet."""
        return self.filter(gesloten_op=None)


class Peiling(models.Model):
    """A round: what was realised up to `peildatum` is filled in until `invullen_tot`. Once closed it stands."""

    seizoen = models.CharField("seizoen", max_length=10, choices=Seizoen)
    jaar = models.PositiveSmallIntegerField("jaar")
    peildatum = models.DateField("peildatum", unique=True, help_text="De dag tot en met welke de cijfers gaan.")
    invullen_tot = models.DateField("invullen tot en met")
    geopend_op = models.DateTimeField("geopend op", default=timezone.now)
    geopend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="geopend door")
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)
    gesloten_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gesloten door"
    )

    objects = PeilingQuerySet.as_manager()

    class Meta:
        verbose_name = "peiling"
        verbose_name_plural = "peilingen"
        ordering = ["-peildatum"]
        constraints = [
            models.UniqueConstraint(
                fields=["seizoen", "jaar"],
                name="peiling_een_per_seizoen",
                violation_error_message="Van dit seizoen is er al een peiling.",
            ),
            models.UniqueConstraint(models.Value(1), condition=Q(gesloten_op=None), name="peiling_een_tegelijk_open"),
            models.CheckConstraint(condition=Q(seizoen__in=Seizoen.values), name="peiling_bekend_seizoen"),
            models.CheckConstraint(
                condition=Q(gesloten_op=None, gesloten_door=None)
                | Q(gesloten_op__isnull=False, gesloten_door__isnull=False),
                name="peiling_gesloten_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_seizoen_display()} {self.jaar}"

    def get_absolute_url(self) -> str:
        """The ministry's page of the round."""
        return reverse("rapportage:peiling", args=[self.pk])


class VerslagStatus(models.TextChoices):
    """Where a statement is; it follows from the moments that are kept, its round and its plan."""

    OPEN = "open", "In te vullen"
    INGESTUURD = "ingestuurd", "Ingestuurd"
    TERUGGEGEVEN = "teruggegeven", "Vraag van het agentschap"
    AKKOORD = "akkoord", "Gecontroleerd"
    VERVALLEN = "vervallen", "Vervallen"  # not agreed, and the plan is not in execution any more
    NIET_MEE = "niet_mee", "Telt niet mee"  # not agreed when its round was closed


class VoortgangsverslagQuerySet(models.QuerySet["Voortgangsverslag"]):
    """Statements, by question."""

    def zichtbaar_voor(self, gebruiker: Any) -> VoortgangsverslagQuerySet:
        """Of the plans that this person may open."""
        return self.filter(aanvraag__in=Aanvraag.objects.inzage_voor(gebruiker))

    def in_stand(self, status: str) -> VoortgangsverslagQuerySet:
        """With one status, as `status` of each would say."""
        return self.filter(IN_STAND[VerslagStatus(status)])

    def telt(self) -> VoortgangsverslagQuerySet:
        """All but what fell away."""
        return self.exclude(IN_STAND[VerslagStatus.VERVALLEN])


_LOOPT = Q(akkoord_op=None, peiling__gesloten_op=None, aanvraag__status=Status.VERLEEND)
IN_STAND: dict[VerslagStatus, Q] = {
    VerslagStatus.OPEN: _LOOPT & Q(ingestuurd_op=None, teruggegeven_op=None),
    VerslagStatus.INGESTUURD: _LOOPT & Q(ingestuurd_op__isnull=False),
    VerslagStatus.TERUGGEGEVEN: _LOOPT & Q(ingestuurd_op=None, teruggegeven_op__isnull=False),
    VerslagStatus.AKKOORD: Q(akkoord_op__isnull=False),
    VerslagStatus.VERVALLEN: Q(akkoord_op=None, peiling__gesloten_op=None) & ~Q(aanvraag__status=Status.VERLEEND),
    VerslagStatus.NIET_MEE: Q(akkoord_op=None, peiling__gesloten_op__isnull=False),
}
"""Which statements have a status, as `status` of each would say."""


class Voortgangsverslag(models.Model):
    """What one plan says in one round. Its people write until they send it in; the agency agrees or asks."""

    peiling = models.ForeignKey(Peiling, models.PROTECT, related_name="verslagen", verbose_name="peiling")
    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="voortgangsverslagen", verbose_name="plan")
    toelichting = models.TextField("hoe het gaat", blank=True)
    versie = models.PositiveIntegerField("versie", default=1)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now)
    gewijzigd_door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gewijzigd door"
    )
    ingestuurd_op = models.DateTimeField("ingestuurd op", null=True, blank=True)
    teruggegeven_op = models.DateTimeField("teruggegeven op", null=True, blank=True)
    vraag = models.TextField("vraag van het agentschap", blank=True)
    akkoord_op = models.DateTimeField("gecontroleerd op", null=True, blank=True)

    objects = VoortgangsverslagQuerySet.as_manager()

    class Meta:
        verbose_name = "voortgangsverslag"
        verbose_name_plural = "voortgangsverslagen"
        ordering = ["peiling", "aanvraag"]
        constraints = [
            models.UniqueConstraint(fields=["peiling", "aanvraag"], name="voortgangsverslag_een_per_peiling"),
            models.CheckConstraint(
                condition=Q(akkoord_op=None) | Q(akkoord_op__gte=F("ingestuurd_op")),
                name="voortgangsverslag_akkoord_na_insturen",
            ),
            models.CheckConstraint(
                condition=Q(teruggegeven_op=None) | ~Q(vraag=""), name="voortgangsverslag_teruggegeven_met_vraag"
            ),
        ]
        indexes = [
            # the round's list: what is still out, what waits for a check
            models.Index(fields=["peiling", "akkoord_op", "ingestuurd_op"], name="voortgangsverslag_stand"),
        ]

    def __str__(self) -> str:
        return f"{self.aanvraag}: {self.peiling}"

    def get_absolute_url(self) -> str:
        """The page on which its people fill it in."""
        return reverse("rapportage:verslag", args=[self.pk])

    @property
    def status(self) -> VerslagStatus:
        """Where it stands. Reads the round and the plan too, so have them along in a list."""
        if self.akkoord_op:
            return VerslagStatus.AKKOORD
        if self.peiling.gesloten_op:
            return VerslagStatus.NIET_MEE
        if self.aanvraag.status != Status.VERLEEND:
            return VerslagStatus.VERVALLEN
        if self.ingestuurd_op:
            return VerslagStatus.INGESTUURD
        return VerslagStatus.TERUGGEGEVEN if self.teruggegeven_op else VerslagStatus.OPEN


class Voortgangsregel(models.Model):
    """What was reached and spent of one granted measure up to the date of reference, and what is expected in the end.

    Numbers are totals from the beginning, not of this half year; money is in euros. Empty: not filled in yet.
    """

    verslag = models.ForeignKey(Voortgangsverslag, models.PROTECT, related_name="regels", verbose_name="verslag")
    maatregel = models.ForeignKey(Maatregel, models.PROTECT, related_name="voortgangsregels", verbose_name="maatregel")
    deelnemers = models.PositiveIntegerField("deelnemers tot nu toe", null=True, blank=True)
    kosten = models.DecimalField("kosten tot nu toe", max_digits=14, decimal_places=2, null=True, blank=True)
    verwachte_deelnemers = models.PositiveIntegerField("deelnemers aan het eind", null=True, blank=True)
    verwachte_kosten = models.DecimalField(
        "kosten aan het eind", max_digits=14, decimal_places=2, null=True, blank=True
    )
    reden = models.TextField("waarom voor of achter", blank=True)

    class Meta:
        verbose_name = "regel van een voortgangsverslag"
        verbose_name_plural = "regels van voortgangsverslagen"
        ordering = ["verslag", "maatregel__volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["verslag", "maatregel"], name="voortgangsregel_een_per_maatregel"),
            models.CheckConstraint(
                condition=(Q(kosten=None) | Q(kosten__gte=0, kosten__lte=HOOGSTE))
                & (Q(verwachte_kosten=None) | Q(verwachte_kosten__gte=0, verwachte_kosten__lte=HOOGSTE)),
                name="voortgangsregel_kosten_bestaan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.maatregel} in {self.verslag}"


class Verslagstap(models.Model):
    """What was done with a statement: sent in (with what it said), given back, agreed. Never changed."""

    class Stap(models.TextChoices):
        """The steps of a statement."""

        INGESTUURD = "ingestuurd", "Ingestuurd"
        TERUGGEGEVEN = "teruggegeven", "Teruggegeven met een vraag"
        AKKOORD = "akkoord", "Gecontroleerd"

    verslag = models.ForeignKey(Voortgangsverslag, models.PROTECT, related_name="stappen", verbose_name="verslag")
    stap = models.CharField("stap", max_length=12, choices=Stap)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op")
    tekst = models.TextField("tekst", blank=True)
    inhoud = models.JSONField("inhoud", default=dict, blank=True, help_text="De cijfers zoals ingestuurd.")

    class Meta:
        verbose_name = "stap van een voortgangsverslag"
        verbose_name_plural = "stappen van voortgangsverslagen"
        ordering = ["op", "pk"]

    def __str__(self) -> str:
        return f"{self.verslag}: {self.get_stap_display().lower()}"


class Rondeherinnering(models.Model):
    """That a plan's people were reminded: of a round, or of a duty by its day; once for each threshold."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="rondeherinneringen", verbose_name="plan")
    plicht = models.CharField("waarvan", max_length=40, help_text="Een peiling of een plicht van artikel 5.")
    voor = models.DateField("uiterlijk op")
    drempel = models.SmallIntegerField("dagen ervoor", help_text="Onder nul: zo veel dagen te laat.")
    op = models.DateTimeField("verstuurd op", default=timezone.now)

    class Meta:
        verbose_name = "herinnering aan een plicht"
        verbose_name_plural = "herinneringen aan plichten"
        ordering = ["op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "plicht", "voor", "drempel"], name="rondeherinnering_eenmalig"),
        ]

    def __str__(self) -> str:
        return f"{self.aanvraag}: {self.plicht} voor {datum_nl(self.voor)}"
