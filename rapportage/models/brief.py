"""The letters to parliament, their versions, and what was done with them."""

from django.db import models
from django.db.models import Q

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.woorden import rangwoord


class RapportSoort(models.TextChoices):
    """What a letter is about: one period, or how the granted plans of all periods get on."""

    TIJDVAK = "tijdvak", "Brief over een tijdvak"
    VOORTGANG = "voortgang", "Voortgangsbrief"


class RapportStatus(models.TextChoices):
    """Where a letter is: written, offered to a second person, fixed, or given up. `LOS` is from before there were drafts."""

    CONCEPT = "concept", "Concept"
    AANGEBODEN = "aangeboden", "Ter vaststelling"
    VAST = "vast", "Vastgesteld"
    VERVALLEN = "vervallen", "Vervallen"
    LOS = "los", "Gemaakt zonder vaststelling"


class Rapport(models.Model):
    """A letter to parliament: what it is about, its date of reference, and what became of it.

    What it says stands in its versions; once fixed, its text, figures, checks and PDF are kept here together, and the
    database refuses every change (`grendels.py`). `voorbeeld` is the last preview, of version `voorbeeld_versie`.
    """

    soort = models.CharField("soort", max_length=10, choices=RapportSoort, default=RapportSoort.TIJDVAK)
    status = models.CharField("status", max_length=10, choices=RapportStatus, default=RapportStatus.CONCEPT)
    tijdvak = models.ForeignKey(
        "aanvragen.Tijdvak", models.PROTECT, null=True, blank=True, related_name="rapporten", verbose_name="tijdvak"
    )
    peildatum = models.DateField("peildatum")
    gemaakt_op = models.DateTimeField("begonnen op")
    gemaakt_door = models.ForeignKey(
        "kern.Gebruiker", models.PROTECT, null=True, blank=True, related_name="rapporten", verbose_name="begonnen door"
    )
    voorbeeld = models.FileField("voorbeeld", upload_to="rapporten/voorbeeld/%Y/", max_length=255, blank=True)
    voorbeeld_versie = models.PositiveIntegerField("versie van het voorbeeld", null=True, blank=True)
    voorbeeld_op = models.DateTimeField("voorbeeld gemaakt op", null=True, blank=True)

    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    vastgesteld_door = models.ForeignKey(
        "kern.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vastgesteld door"
    )
    cijfers = models.JSONField("cijfers en controles", default=dict)
    inhoud = models.JSONField("inhoud", default=dict, help_text="Tekst, controles en toelichtingen zoals vastgesteld.")
    bestand = models.FileField("bestand", upload_to="rapporten/%Y/", max_length=255, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)

    class Meta:
        verbose_name = "brief aan de Kamer"
        verbose_name_plural = "brieven aan de Kamer"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="vast") | (Q(vastgesteld_op__isnull=False) & ~Q(bestand="") & ~Q(sha256="")),
                name="rapport_vast_is_af",
            ),
            models.CheckConstraint(
                condition=Q(soort="voortgang", tijdvak=None) | Q(soort="tijdvak", tijdvak__isnull=False),
                name="rapport_tijdvak_hoort_bij_soort",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.onderwerp}, stand op {datum_nl(self.peildatum)}"

    @property
    def onderwerp(self) -> str:
        """What it is about, in words."""
        return f"Brief over het {rangwoord(self.tijdvak.nummer)} tijdvak" if self.tijdvak else "Voortgangsbrief"


class Briefversie(models.Model):
    """A version of the text of a letter: who saved it when, its sections in order, and the explanations of failed checks.

    A section is `{"code", "titel", "tekst", "weg"}`: `tekst` is null for the standard text, which follows the figures;
    `weg` leaves it out. A version never changes; saving makes the next one.
    """

    rapport = models.ForeignKey(Rapport, models.PROTECT, related_name="versies", verbose_name="brief")
    nummer = models.PositiveIntegerField("versie")
    peildatum = models.DateField("peildatum")
    secties = models.JSONField("onderdelen")
    toelichtingen = models.JSONField("toelichtingen", default=dict)
    door = models.ForeignKey("kern.Gebruiker", models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op")

    class Meta:
        verbose_name = "versie van een brief"
        verbose_name_plural = "versies van brieven"
        ordering = ["rapport", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["rapport", "nummer"], name="briefversie_nummer_eenmalig"),
        ]

    def __str__(self) -> str:
        return f"{self.rapport}, versie {self.nummer}"


class Rapportstap(models.Model):
    """What was done with a letter: begun, offered, given back, fixed or given up; by whom, when, and why."""

    class Stap(models.TextChoices):
        """The steps of a letter."""

        BEGONNEN = "begonnen", "Begonnen"
        AANGEBODEN = "aangeboden", "Aangeboden ter vaststelling"
        TERUGGEGEVEN = "teruggegeven", "Teruggegeven"
        VASTGESTELD = "vastgesteld", "Vastgesteld"
        VERVALLEN = "vervallen", "Vervallen"

    rapport = models.ForeignKey(Rapport, models.PROTECT, related_name="stappen", verbose_name="brief")
    stap = models.CharField("stap", max_length=12, choices=Stap)
    versie = models.PositiveIntegerField("versie")
    door = models.ForeignKey("kern.Gebruiker", models.PROTECT, related_name="+", verbose_name="door")
    op = models.DateTimeField("op")
    reden = models.TextField("reden", blank=True)

    class Meta:
        verbose_name = "stap van een brief"
        verbose_name_plural = "stappen van brieven"
        ordering = ["rapport", "op", "pk"]

    def __str__(self) -> str:
        return f"{self.rapport}: {self.get_stap_display().lower()}"
