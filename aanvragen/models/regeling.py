"""The scheme: its dated versions, and the lists it classifies by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class Thema(models.TextChoices):
    """The seven themes of art. 3.1; a plan touches at least two."""

    A = "a", "a. Arbeidsinstroom en begeleiding van jongeren"
    B = "b", "b. Behoud van oudere vakkrachten"
    C = "c", "c. Arbeidsinstroom van mensen met afstand tot de arbeidsmarkt"
    D = "d", "d. Mobiliteit en duurzame inzetbaarheid"
    E = "e", "e. Scholing"
    F = "f", "f. Van werk naar werk"
    G = "g", "g. Goed werkgeverschap en werknemerschap"


class Categorie(models.TextChoices):
    """The eight categories of the charts (ontwerp section 8)."""

    INSTROOM_BBL = "instroom_bbl", "Instroom: leerwerkplek (BBL)"
    INSTROOM_OVERIG = "instroom_overig", "Instroom: overig"
    BEHOUD_OUDEREN = "behoud_ouderen", "Behoud van ouderen"
    SCHOLING = "scholing", "Scholing"
    GEZONDHEID = "gezondheid", "Gezondheid"
    MOBILITEIT = "mobiliteit", "Mobiliteit"
    WERKGEVERSCHAP = "werkgeverschap", "Werkgeverschap"
    INNOVATIE = "innovatie", "Innovatie"


class Kop(models.TextChoices):
    """The four headings of the letter."""

    BANEN = "banen", "Banen"
    VAN_WERK_NAAR_WERK = "van_werk_naar_werk", "Van werk naar werk"
    SCHOLING = "scholing", "Scholing"
    INNOVATIE = "innovatie", "Innovatie"


class BeslistermijnVanaf(models.TextChoices):
    """From when the decision term runs; it differs per version (art. 2.3, sixth paragraph)."""

    SLUITING = "sluiting", "Sluiting van het tijdvak"
    VOLLEDIG = "volledig", "Ontvangst van de volledige aanvraag"


class RegelingversieQuerySet(models.QuerySet["Regelingversie"]):
    """Versions by the day on which they rule."""

    def op(self, dag: date) -> Regelingversie:
        """The version that rules on a day: of those valid then, the one published last. Before the first, the first."""
        geldig = self.filter(geldig_van__lte=dag).filter(Q(geldig_tot=None) | Q(geldig_tot__gt=dag))
        versie = geldig.order_by("-gepubliceerd_op", "-geldig_van").first() or self.order_by("geldig_van").first()
        if versie is None:
            raise Regelingversie.DoesNotExist("No version of the scheme is known.")
        return versie


class Regelingversie(models.Model):
    """The parameters of the scheme as valid from a day. Money in euros, rates as a share, terms in weeks."""

    code = models.SlugField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=200)
    bron = models.CharField("bron", max_length=200, help_text="Regeling en vindplaats.")
    gepubliceerd_op = models.DateField("gepubliceerd op")
    geldig_van = models.DateField("geldig van")
    geldig_tot = models.DateField(
        "geldig tot", null=True, blank=True, help_text="De eerste dag waarop deze versie niet meer geldt."
    )
    minimum_gevraagd = models.DecimalField("minimum gevraagd (€)", max_digits=14, decimal_places=2)
    tarief = models.DecimalField("tarief", max_digits=4, decimal_places=2)
    tarief_bbl = models.DecimalField("tarief BBL", max_digits=4, decimal_places=2)
    tarief_kwetsbaar = models.DecimalField("tarief kwetsbare groepen (art. 4.4)", max_digits=4, decimal_places=2)
    minimum_themas = models.PositiveSmallIntegerField("minimum aantal thema’s")
    duur_maanden = models.PositiveSmallIntegerField("langste duur in maanden")
    aandeel_eigen_vermogen = models.DecimalField(
        "eigen vermogen, deel van het gevraagde", max_digits=4, decimal_places=2
    )
    beslistermijn_weken = models.PositiveSmallIntegerField("beslistermijn in weken")
    beslistermijn_vanaf = models.CharField("beslistermijn loopt vanaf", max_length=10, choices=BeslistermijnVanaf)
    overhead_schijven = models.JSONField(
        "overhead: schijven", help_text="Per schijf de bovengrens in euro (of leeg) en het percentage (art. 5.6)."
    )
    hoofdaanvrager_soorten = models.JSONField(
        "wie hoofdaanvrager kan zijn", default=list, help_text="Soorten organisatie, zonder nadere uitleg (art. 2.2)."
    )
    opslag_loonkosten = models.DecimalField(
        "opslag op het brutoloon",
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Loonkosten zijn het brutoloon met deze opslag. Leeg: de tekst noemt er geen.",
    )
    deel_loonkosten_kwetsbaar = models.DecimalField(
        "deel van de loonkosten dat telt (art. 4.4)", max_digits=4, decimal_places=2, default=Decimal("0.20")
    )
    advies_uurtarief = models.DecimalField(
        "advies: hoogste uurtarief (€)", max_digits=14, decimal_places=2, default=Decimal("125.00")
    )
    advies_hoogste = models.DecimalField(
        "advies: hoogste bedrag per onderneming (€)", max_digits=14, decimal_places=2, default=Decimal("2000000.00")
    )
    opleiding_hoogste = models.DecimalField(
        "opleiding: hoogste bedrag per onderneming (€)", max_digits=14, decimal_places=2, default=Decimal("2000000.00")
    )
    kwetsbaar_hoogste = models.DecimalField(
        "art. 4.4: hoogste bedrag per onderneming (€)", max_digits=14, decimal_places=2, default=Decimal("5000000.00")
    )
    hoogste_deel_overheid = models.DecimalField(
        "hoogste deel dat gemeenten en provincies bijdragen",
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Als deel van de eigen bijdrage. Leeg: de tekst noemt er geen.",
    )
    dubbel_alleen_na_verlening = models.BooleanField(
        "tweede plan alleen geweigerd na verlening",
        default=False,
        help_text="Art. 2.3, vierde lid: anders wordt elk tweede plan van dezelfde hoofdaanvrager geweigerd.",
    )
    vraagt_liquiditeitsprognose = models.BooleanField("vraagt een liquiditeitsprognose", default=False)
    jeugdnorm_teller = models.PositiveSmallIntegerField("jeugdnorm: teller", default=1)
    jeugdnorm_noemer = models.PositiveSmallIntegerField("jeugdnorm: noemer", default=3)

    history = HistoricalRecords()
    objects = RegelingversieQuerySet.as_manager()

    class Meta:
        verbose_name = "regelingversie"
        verbose_name_plural = "regelingversies"
        ordering = ["geldig_van", "gepubliceerd_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot=None) | Q(geldig_tot__gt=F("geldig_van")),
                name="regelingversie_geldigheid_loopt_vooruit",
            ),
            models.CheckConstraint(condition=Q(tarief__gt=0, tarief__lte=1), name="regelingversie_tarief_is_aandeel"),
        ]

    def __str__(self) -> str:
        return self.naam


class Sector(models.Model):
    """One of the 21 sectors of annex 3."""

    nummer = models.PositiveSmallIntegerField("nummer", unique=True)
    naam = models.CharField("naam", max_length=150)

    class Meta:
        verbose_name = "sector"
        verbose_name_plural = "sectoren"
        ordering = ["nummer"]

    def __str__(self) -> str:
        return self.naam


class Arbeidsmarktregio(models.Model):
    """One of the 35 labour market regions of annex 1."""

    nummer = models.PositiveSmallIntegerField("nummer", unique=True)
    naam = models.CharField("naam", max_length=80)
    centrumgemeente = models.CharField("centrumgemeente", max_length=80)

    class Meta:
        verbose_name = "arbeidsmarktregio"
        verbose_name_plural = "arbeidsmarktregio’s"
        ordering = ["nummer"]

    def __str__(self) -> str:
        return self.naam


class CategorieKop(models.Model):
    """Under which heading of the letter a category falls: a table, because the three lists are not the same list."""

    categorie = models.CharField("categorie", max_length=20, choices=Categorie, unique=True)
    kop = models.CharField("kop in de brief", max_length=20, choices=Kop)

    class Meta:
        verbose_name = "kop bij categorie"
        verbose_name_plural = "koppen bij categorieën"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_categorie_display()}: {self.get_kop_display()}"


class CategorieThema(models.Model):
    """Which categories fit which statutory theme: offered first on the form, and weighed by the checks."""

    thema = models.CharField("thema", max_length=1, choices=Thema)
    categorie = models.CharField("categorie", max_length=20, choices=Categorie)

    class Meta:
        verbose_name = "categorie bij thema"
        verbose_name_plural = "categorieën bij thema’s"
        ordering = ["thema", "pk"]
        constraints = [models.UniqueConstraint(fields=["thema", "categorie"], name="categorie_thema_eenmalig")]

    def __str__(self) -> str:
        return f"{self.thema}: {self.get_categorie_display()}"
