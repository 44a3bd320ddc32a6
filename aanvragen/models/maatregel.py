"""A measure: what the plan does, for how many, for how much."""

from decimal import Decimal
from fractions import Fraction

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from sectorplannen.kern.geld import HOOGSTE, centen

from .aanvraag import Aanvraag
from .knelpunt import Knelpunt
from .regeling import Categorie, Thema


def _geld(naam: str) -> models.DecimalField:
    return models.DecimalField(
        naam, max_digits=14, decimal_places=2, default=Decimal("0.00"), validators=[MaxValueValidator(HOOGSTE)]
    )


class Maatregel(models.Model):
    """One measure: specific, measurable, fitting, realistic, timed; with its participants and its money in euros.

    A draft may lack a name, a theme or a kind; what is filed does not. With cost lines (`Kostenpost`) the money follows
    from them: `kosten` is what is eligible, `cofinanciering` what the rates give, or `gevraagd` where less is asked.
    `sleutel` is given by the page on which it was begun: saved twice from there, it is still one measure.
    """

    aanvraag = models.ForeignKey(Aanvraag, models.CASCADE, related_name="maatregelen", verbose_name="aanvraag")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    sleutel = models.UUIDField("sleutel", null=True, blank=True, unique=True, editable=False)
    naam = models.CharField("naam", max_length=200, blank=True)
    thema = models.CharField("thema", max_length=1, choices=Thema, blank=True)
    categorie = models.CharField("soort maatregel", max_length=20, choices=Categorie, blank=True)
    branche = models.CharField("branche", max_length=100, blank=True)
    knelpunten = models.ManyToManyField(Knelpunt, blank=True, related_name="maatregelen", verbose_name="knelpunten")

    doelgroep = models.TextField("doelgroep", blank=True)
    activiteit = models.TextField("wat u gaat doen", blank=True)
    uitgangspunt = models.TextField("hoe het nu is", blank=True)
    meetwijze = models.TextField("hoe u meet of het is gelukt", blank=True)
    streefgetal = models.PositiveIntegerField("aantal dat u wilt halen", null=True, blank=True)
    start_op = models.DateField("begint op", null=True, blank=True)
    klaar_op = models.DateField("klaar op", null=True, blank=True)

    deelnemers = models.PositiveIntegerField("deelnemers", default=0)
    waarvan_jongeren = models.PositiveIntegerField("jonger dan 27", default=0)
    waarvan_bbl = models.PositiveIntegerField("op een leerwerkplek (BBL)", default=0)

    kosten = _geld("kosten")
    tarief = models.DecimalField("tarief", max_digits=4, decimal_places=2, default=Decimal("0.50"))
    cofinanciering = _geld("gevraagde cofinanciering")
    gevraagd = models.DecimalField(
        "lager gevraagd bedrag",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(HOOGSTE)],
    )
    bijdrage_door = models.CharField("eigen bijdrage betaald door", max_length=200, blank=True)

    class Meta:
        verbose_name = "maatregel"
        verbose_name_plural = "maatregelen"
        ordering = ["volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "volgnummer"], name="maatregel_volgnummer_eenmalig"),
            models.CheckConstraint(
                condition=Q(waarvan_jongeren__lte=F("deelnemers")),
                name="maatregel_jongeren_zijn_deelnemers",
                violation_error_message="Er kunnen niet meer jongeren zijn dan deelnemers.",
            ),
            models.CheckConstraint(
                condition=Q(waarvan_bbl__lte=F("deelnemers")),
                name="maatregel_bbl_zijn_deelnemers",
                violation_error_message="Er kunnen niet meer leerwerkplekken zijn dan deelnemers.",
            ),
            models.CheckConstraint(
                condition=Q(cofinanciering__gte=0, cofinanciering__lte=F("kosten")),
                name="maatregel_cofinanciering_binnen_kosten",
                violation_error_message="De gevraagde cofinanciering kan niet hoger zijn dan de kosten.",
            ),
            models.CheckConstraint(
                condition=Q(gevraagd=None) | Q(gevraagd__gte=0), name="maatregel_gevraagd_niet_negatief"
            ),
            models.CheckConstraint(condition=Q(tarief__gt=0, tarief__lte=1), name="maatregel_tarief_is_aandeel"),
        ]

    def __str__(self) -> str:
        return f"{self.volgnummer}. {self.naam or 'Maatregel zonder naam'}"

    @property
    def eigen_bijdrage(self) -> Decimal:
        """Costs less requested co-financing, in euros."""
        return self.kosten - self.cofinanciering

    @property
    def kosten_per_deelnemer(self) -> Decimal | None:
        """Costs over participants in euros, or None where there are none."""
        return centen(Fraction(self.kosten) / self.deelnemers) if self.deelnemers else None
