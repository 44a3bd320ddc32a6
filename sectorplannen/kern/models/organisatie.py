"""A legal person and its people."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from ..rekening import geldige_iban
from .gebruiker import Gebruiker
from .lidrol import LidRol


class OrganisatieSoort(models.TextChoices):
    """Kinds of organisation that the scheme tells apart (art. 1.1 and 2.2)."""

    WERKGEVERSORGANISATIE = "werkgeversorganisatie", "Werkgeversorganisatie"
    WERKNEMERSORGANISATIE = "werknemersorganisatie", "Werknemersorganisatie"
    OENO_FONDS = "oeno_fonds", "O&O-fonds"
    KENNISCENTRUM = "kenniscentrum", "Kenniscentrum beroepsonderwijs bedrijfsleven"
    ARBEIDSORGANISATIE = "arbeidsorganisatie", "Arbeidsorganisatie (werkgever)"
    OVERHEID = "overheid", "Gemeente of provincie"
    ANDERS = "anders", "Andere organisatie"


class Organisatie(models.Model):
    """A legal person, known by its number in the trade register. An imported one may lack a number that is known."""

    naam = models.CharField("naam", max_length=200)
    kvk = models.CharField(
        "KvK-nummer",
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", "Een KvK-nummer heeft 8 cijfers.")],
    )
    soort = models.CharField("soort", max_length=30, choices=OrganisatieSoort, default=OrganisatieSoort.ANDERS)
    adres = models.CharField("adres", max_length=200, blank=True)
    postcode_plaats = models.CharField("postcode en plaats", max_length=120, blank=True)
    iban = models.CharField(
        "rekeningnummer (IBAN)",
        max_length=34,
        blank=True,
        validators=[geldige_iban],
        help_text="Op dit nummer krijgt de organisatie haar geld.",
    )
    website = models.URLField("website", max_length=200, blank=True)
    contact = models.EmailField(
        "algemeen e-mailadres",
        blank=True,
        help_text="Staat bij een toegekend plan in het openbare register. Geen adres van een persoon.",
    )
    leden = models.ManyToManyField(Gebruiker, through="Lidmaatschap", related_name="organisaties")

    history = HistoricalRecords(history_change_reason_field=models.TextField(null=True))

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["kvk"],
                condition=~Q(kvk=""),
                name="organisatie_kvk_eenmalig",
                violation_error_message="Er bestaat al een organisatie met dit KvK-nummer.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Lidmaatschap(models.Model):
    """A person's place in an organisation."""

    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="lidmaatschappen", verbose_name="organisatie"
    )
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="lidmaatschappen", verbose_name="gebruiker")
    rol = models.CharField("rol", max_length=20, choices=LidRol, default=LidRol.LEZER)

    history = HistoricalRecords()  # who could sign when

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "gebruiker"],
                name="lidmaatschap_eenmalig",
                violation_error_message="Deze persoon hoort al bij deze organisatie.",
            ),
            models.CheckConstraint(condition=Q(rol__in=LidRol.values), name="lidmaatschap_bekende_rol"),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} ({self.get_rol_display().lower()}) bij {self.organisatie}"
