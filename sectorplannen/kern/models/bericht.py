"""Messages as rows: the inbox, what a person wants by e-mail, and the mail of the demonstration."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .gebruiker import Gebruiker


class Bericht(models.Model):
    """A message to one person, kept in the inbox; the e-mail that goes with it is a job.

    `soort` names its template (`berichtsoorten`); messages from before templates have none. Who has no account yet has
    no inbox: such a message goes to `adres` alone.
    """

    aan = models.ForeignKey(
        Gebruiker, models.CASCADE, null=True, blank=True, related_name="berichten", verbose_name="aan"
    )
    adres = models.EmailField("e-mailadres", blank=True, help_text="Van wie hier nog geen account heeft.")
    soort = models.CharField("soort", max_length=60, blank=True)
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("tekst")
    link = models.CharField("link", max_length=300, blank=True)
    op = models.DateTimeField("op", default=timezone.now)
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    gemaild_op = models.DateTimeField("gemaild op", null=True, blank=True)

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(aan__isnull=False, adres="") | (Q(aan=None) & ~Q(adres="")), name="bericht_aan_iemand"
            ),
        ]
        indexes = [
            models.Index(fields=["aan", "-op"], name="bericht_inbox"),
            models.Index(fields=["aan"], condition=Q(gelezen_op=None), name="bericht_ongelezen"),
        ]

    def __str__(self) -> str:
        return self.onderwerp


class Berichtkeuze(models.Model):
    """That a person does not want one kind of message by e-mail too (Awb 2:8). In the inbox it always comes."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="berichtkeuzes", verbose_name="gebruiker")
    soort = models.CharField("soort bericht", max_length=60)
    op = models.DateTimeField("gekozen op", default=timezone.now)

    class Meta:
        verbose_name = "berichtkeuze"
        verbose_name_plural = "berichtkeuzes"
        ordering = ["soort"]
        constraints = [models.UniqueConstraint(fields=["gebruiker", "soort"], name="berichtkeuze_eenmalig")]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.soort} niet per e-mail"


class Postbusmail(models.Model):
    """An e-mail as it would have been sent, where no mail server is set up: the demonstration shows it on a page."""

    kenmerk = models.CharField("kenmerk", max_length=200, unique=True, help_text="Message-ID: een tweede is dezelfde.")
    aan = models.CharField("aan", max_length=500)
    afzender = models.CharField("van", max_length=200)
    onderwerp = models.CharField("onderwerp", max_length=300)
    tekst = models.TextField("tekst")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "e-mail in de postbus"
        verbose_name_plural = "e-mails in de postbus"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["-op", "-id"], name="postbusmail_nieuwste")]

    def __str__(self) -> str:
        return f"{self.onderwerp} aan {self.aan}"
