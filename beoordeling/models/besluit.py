"""Decisions, with the measures and amounts they name, and requests for a supplement."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aanvragen.models import Aanvraag, Indiening, Maatregel
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.models import Gebruiker

from ..artikelen import AFWIJZINGSGRONDEN


class BesluitSoort(models.TextChoices):
    """Kinds of decision."""

    VERLENING = "verlening", "Verlening"
    AFWIJZING = "afwijzing", "Afwijzing"
    BUITEN_BEHANDELING = "buiten_behandeling", "Buiten behandeling"
    INTREKKING_VERLENING = "intrekking_verlening", "Intrekking van de verlening"
    VASTSTELLING = "vaststelling", "Vaststelling"


class Besluit(models.Model):
    """A decision on a filing: who, when, how much, on which grounds, why. A later one takes the place of an earlier."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="besluiten", verbose_name="aanvraag")
    indiening = models.ForeignKey(Indiening, models.PROTECT, related_name="besluiten", verbose_name="indiening")
    soort = models.CharField("soort", max_length=24, choices=BesluitSoort)
    op = models.DateTimeField("op")
    door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="besluiten", verbose_name="door"
    )
    bedrag = models.DecimalField("bedrag", max_digits=14, decimal_places=2, default=Decimal("0.00"))
    gronden = models.JSONField("afwijzingsgronden", default=list, blank=True, help_text="Letters van artikel 2.5.")
    motivering = models.TextField("motivering", blank=True)
    voorwaarden = models.TextField("voorwaarden", blank=True)
    voorschot = models.BooleanField("voorschot", null=True, blank=True, help_text="Artikel 5.3, zesde lid.")
    wegens_plafond = models.BooleanField(
        "voor zover het plafond wordt overschreden", default=False, help_text="Awb 4:25, tweede lid."
    )
    op_bezwaar = models.BooleanField("op bezwaar", default=False)
    herkomst = models.CharField("herkomst", max_length=200, blank=True, help_text="Bron, bij een overgenomen besluit.")

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="besluit_bedrag_niet_negatief"),
            models.CheckConstraint(
                condition=~Q(soort="verlening") | Q(bedrag__gt=0), name="besluit_verlening_noemt_bedrag"
            ),
            models.CheckConstraint(
                condition=Q(door__isnull=False) | ~Q(herkomst=""), name="besluit_heeft_nemer_of_herkomst"
            ),
        ]
        indexes = [
            # the decision in force on a date
            models.Index(fields=["aanvraag", "op", "id"], name="besluit_geldend_op"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.aanvraag.nummer}"

    @property
    def is_deel(self) -> bool:
        """Whether this grants less than was asked, in euros or in participants; one taken over may name no measures."""
        if self.soort != BesluitSoort.VERLENING:
            return False
        models.prefetch_related_objects([self], "maatregelen__maatregel")
        genoemd = self.maatregelen.all()
        if not genoemd:
            return self.bedrag < self.aanvraag.gevraagd
        return any(m.bedrag < m.maatregel.cofinanciering or m.deelnemers < m.maatregel.deelnemers for m in genoemd)

    @property
    def in_woorden(self) -> str:
        """The kind, a partial grant as such: so it is called in its letter too."""
        return "Gedeeltelijke verlening" if self.is_deel else self.get_soort_display()

    @property
    def deelnemers(self) -> int:
        """For how many participants this grants, over its measures."""
        return sum(m.deelnemers for m in self.maatregelen.all())

    @property
    def gronden_in_woorden(self) -> list[str]:
        """Each ground with its letter, in words; a letter of an imported decision that is not in the article stays a letter."""
        return [AFWIJZINGSGRONDEN.get(letter, letter) for letter in self.gronden]


class BesluitMaatregel(models.Model):
    """What a decision grants of one measure. Where `aantal` is empty the number is as asked; at € 0 it is left out."""

    besluit = models.ForeignKey(Besluit, models.CASCADE, related_name="maatregelen", verbose_name="besluit")
    maatregel = models.ForeignKey(Maatregel, models.PROTECT, related_name="besluiten", verbose_name="maatregel")
    aantal = models.PositiveIntegerField("aantal", null=True, blank=True)
    bedrag = models.DecimalField("bedrag", max_digits=14, decimal_places=2, default=Decimal("0.00"))
    reden = models.TextField("reden", blank=True)

    class Meta:
        verbose_name = "maatregel in besluit"
        verbose_name_plural = "maatregelen in besluit"
        ordering = ["maatregel__volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["besluit", "maatregel"], name="besluitmaatregel_eenmalig"),
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="besluitmaatregel_bedrag_niet_negatief"),
        ]

    def __str__(self) -> str:
        return f"{self.maatregel}: {self.bedrag}"

    @property
    def deelnemers(self) -> int:
        """For how many participants: as asked where nothing else was said, and none of a measure that is left out."""
        if not self.bedrag:
            return 0
        return self.maatregel.deelnemers if self.aantal is None else self.aantal


class Aanvullingsverzoek(models.Model):
    """A request for a supplement (Awb 4:5): which parts of art. 2.3, what is asked, and until when."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="aanvullingsverzoeken", verbose_name="aanvraag")
    onderdelen = models.JSONField("onderdelen", default=list, help_text="Letters van artikel 2.3.")
    vragen = models.JSONField("vragen per onderdeel", default=list, blank=True, help_text="Onderdeel en vraag.")
    vraag = models.TextField("vraag")
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)
    uiterlijk_op = models.DateField("uiterlijk op")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="aanvullingsverzoeken", verbose_name="door")

    class Meta:
        verbose_name = "aanvullingsverzoek"
        verbose_name_plural = "aanvullingsverzoeken"
        ordering = ["gevraagd_op"]
        constraints = [models.CheckConstraint(condition=~Q(vraag=""), name="aanvullingsverzoek_stelt_een_vraag")]

    def __str__(self) -> str:
        return f"Aanvulling {self.aanvraag.nummer}, uiterlijk {datum_nl(self.uiterlijk_op)}"
