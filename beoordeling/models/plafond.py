"""The ledger: the only place where money is promised."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aanvragen.models import Tijdvak
from sectorplannen.kern.models import Gebruiker

from .besluit import Besluit


class Boeking(models.TextChoices):
    """Kinds of entry; a commitment takes room, the others give it."""

    VASTSTELLING = "vaststelling", "Vaststelling van het plafond"
    VERHOGING = "verhoging", "Verhoging van het plafond"
    VERPLICHTING = "verplichting", "Verplichting"
    VRIJVAL = "vrijval", "Vrijval"


class Plafondmutatie(models.Model):
    """An entry: amount in euros, date, ground, the decision behind it, and the room left after it.

    The database refuses an entry that leaves less than nothing, one whose room does not follow from the entry before, a
    second one with the same number, and every change or deletion (constraints here, triggers in migration 0004).
    """

    tijdvak = models.ForeignKey(Tijdvak, models.PROTECT, related_name="plafondmutaties", verbose_name="tijdvak")
    volgnummer = models.PositiveIntegerField("volgnummer")
    soort = models.CharField("soort", max_length=14, choices=Boeking)
    datum = models.DateField("datum", help_text="De dag waarop de boeking werkt.")
    bedrag = models.DecimalField("bedrag", max_digits=14, decimal_places=2)
    ruimte_na = models.DecimalField("ruimte na boeking", max_digits=14, decimal_places=2)
    grondslag = models.CharField("grondslag", max_length=200)
    besluit = models.ForeignKey(
        Besluit, models.PROTECT, null=True, blank=True, related_name="plafondmutaties", verbose_name="besluit"
    )
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    geboekt_op = models.DateTimeField("geboekt op", default=timezone.now)

    class Meta:
        verbose_name = "plafondmutatie"
        verbose_name_plural = "plafondmutaties"
        ordering = ["tijdvak", "volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["tijdvak", "volgnummer"], name="plafondmutatie_volgnummer_eenmalig"),
            models.UniqueConstraint(
                fields=["tijdvak"],
                condition=Q(soort="vaststelling"),
                name="plafondmutatie_een_vaststelling_per_tijdvak",
            ),
            models.CheckConstraint(condition=Q(ruimte_na__gte=0), name="plafondmutatie_nooit_onder_nul"),
            models.CheckConstraint(condition=Q(bedrag__gt=0), name="plafondmutatie_bedrag_positief"),
            models.CheckConstraint(condition=Q(soort__in=Boeking.values), name="plafondmutatie_bekende_soort"),
            models.CheckConstraint(
                condition=Q(soort__in=["vaststelling", "verhoging"], besluit=None)
                | Q(soort__in=["verplichting", "vrijval"], besluit__isnull=False),
                name="plafondmutatie_besluit_hoort_bij_soort",
            ),
        ]
        indexes = [
            # the balance on a past date
            models.Index(fields=["tijdvak", "datum"], name="plafondmutatie_stand_op"),
        ]

    def __str__(self) -> str:
        return f"{self.tijdvak} {self.volgnummer}: {self.get_soort_display()}"


class Loting(models.Model):
    """The order of plans that were complete at the same second: drawn once, from a seed that anyone can draw again with.

    `uitkomst` has the numbers in order: by the SHA-256 of the seed and the number (`beoordeling/loten.py`).
    """

    tijdvak = models.ForeignKey(Tijdvak, models.PROTECT, related_name="lotingen", verbose_name="tijdvak")
    moment = models.DateTimeField("volledig op")
    zaad = models.CharField("zaad", max_length=64)
    deelnemers = models.JSONField("plannen, op nummer")
    uitkomst = models.JSONField("volgorde na loting")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "loting"
        verbose_name_plural = "lotingen"
        ordering = ["tijdvak", "moment"]
        constraints = [models.UniqueConstraint(fields=["tijdvak", "moment"], name="loting_eenmalig")]

    def __str__(self) -> str:
        return f"Loting {self.tijdvak}: {', '.join(self.uitkomst)}"
