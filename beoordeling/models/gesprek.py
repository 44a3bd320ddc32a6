"""What is written about a plan: notes that stay inside, questions that go to the applicant. Never in one table."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker


class Notitie(models.Model):
    """A note between colleagues. The applicant never reads it."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="notities", verbose_name="aanvraag")
    tekst = models.TextField("notitie")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="notities", verbose_name="door")
    op = models.DateTimeField("op", default=timezone.now)

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"
        ordering = ["op", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(tekst=""), name="notitie_zegt_iets")]

    def __str__(self) -> str:
        return f"Notitie van {self.door} bij {self.aanvraag.nummer}"


class Vraag(models.Model):
    """A question to the applicant, and the answer. No supplement: it moves no term and no order."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="vragen", verbose_name="aanvraag")
    tekst = models.TextField("vraag")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="gestelde_vragen", verbose_name="gevraagd door")
    op = models.DateTimeField("gevraagd op", default=timezone.now)
    antwoord = models.TextField("antwoord", blank=True)
    beantwoord_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    class Meta:
        verbose_name = "vraag aan de aanvrager"
        verbose_name_plural = "vragen aan de aanvrager"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="vraag_zegt_iets"),
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_door=None, beantwoord_op=None)
                | (~Q(antwoord="") & Q(beantwoord_door__isnull=False, beantwoord_op__isnull=False)),
                name="vraag_antwoord_heeft_gever_en_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"Vraag aan de aanvrager van {self.aanvraag.nummer}"
