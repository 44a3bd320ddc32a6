"""The advice talk: before a plan, an organisation talks it over with the agency."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sectorplannen.kern.models import Gebruiker, Organisatie

from .aanvraag import Aanvraag
from .tijdvak import Tijdvak


class Gespreksvorm(models.TextChoices):
    """How one talks."""

    KANTOOR = "kantoor", "Op kantoor"
    VIDEO = "video", "Met beeld, op afstand"
    TELEFOON = "telefoon", "Per telefoon"


class GesprekStatus(models.TextChoices):
    """Where a talk stands. It follows from the moments that are kept, so the two can never differ."""

    GEVRAAGD = "gevraagd", "Aangevraagd"
    GEPLAND = "gepland", "Gepland"
    GEHOUDEN = "gehouden", "Gehouden"
    AFGEZEGD = "afgezegd", "Afgezegd"


LOPEND = frozenset({GesprekStatus.GEVRAAGD, GesprekStatus.GEPLAND})
"""Can still be planned, moved and called off."""

ZIET_ELK_GESPREK = frozenset({"coordinator", "beheerder", "auditor", "beleid"})


class AdviesgesprekQuerySet(models.QuerySet["Adviesgesprek"]):
    """Talks, by question."""

    def zichtbaar_voor(self, gebruiker: Any) -> AdviesgesprekQuerySet:
        """An applicant sees the talks of the own organisations. Staff see none of an organisation with which they have a tie.

        Who plans or checks sees all others; an adviser the own ones, and who may open a plan those that belong to it.
        """
        if not gebruiker.is_authenticated or not gebruiker.is_active:
            return self.none()
        if gebruiker.rol == "aanvrager":
            return self.filter(organisatie__leden=gebruiker)
        rijen = self._zonder_banden(gebruiker)
        if gebruiker.rol in ZIET_ELK_GESPREK:
            return rijen
        te_openen = Aanvraag.objects.inzage_voor(gebruiker).values("pk")
        return rijen.filter(Q(adviseur=gebruiker) | Q(aanvraag__in=te_openen))

    def _zonder_banden(self, gebruiker: Any) -> AdviesgesprekQuerySet:
        """Without those of one's own organisations, of those with which one declared a tie, and of a plan that a tie closes."""
        banden = gebruiker.belangenverklaringen.filter(heeft_band=True)
        return self.exclude(
            Q(organisatie__in=gebruiker.lidmaatschappen.values("organisatie"))
            | Q(organisatie__in=banden.filter(organisaties__isnull=False).values("organisaties"))
            | Q(organisatie__in=banden.values("aanvraag__hoofdaanvrager"))
            | Q(aanvraag__in=banden.values("aanvraag"))
        )

    def bij(self, aanvraag: Aanvraag, gebruiker: Any) -> AdviesgesprekQuerySet:
        """Those that a plan came of, as the page of that plan shows them to a person."""
        return self.zichtbaar_voor(gebruiker).filter(aanvraag=aanvraag).select_related("organisatie", "adviseur")

    def lopend(self, moment: datetime) -> AdviesgesprekQuerySet:
        """Asked and not planned yet, or still to come."""
        return self.filter(Q(gepland_op=None) | Q(gepland_op__gt=moment), afgezegd_op=None, gehouden_op=None)

    def in_stand(self, status: str) -> AdviesgesprekQuerySet:
        """With one status, as `status` of each would say."""
        return self.filter(**_VOORWAARDEN[GesprekStatus(status)])

    def per_stand(self) -> dict[str, int]:
        """How many with each status. One query."""
        telling = {status.value: models.Count("pk", filter=Q(**wat)) for status, wat in _VOORWAARDEN.items()}
        return self.order_by().aggregate(**telling)

    def gehouden_op(self, moment: datetime) -> AdviesgesprekQuerySet:
        """Held by a moment, for the figures."""
        return self.filter(gehouden_op__lte=moment)


_VOORWAARDEN: dict[GesprekStatus, dict[str, Any]] = {
    GesprekStatus.GEVRAAGD: {"gepland_op": None, "afgezegd_op": None},
    GesprekStatus.GEPLAND: {"gepland_op__isnull": False, "gehouden_op": None, "afgezegd_op": None},
    GesprekStatus.GEHOUDEN: {"gehouden_op__isnull": False},
    GesprekStatus.AFGEZEGD: {"afgezegd_op__isnull": False},
}


class Adviesgesprek(models.Model):
    """A talk, from question to notes, and the plan that came of it, or none ever (claim C40)."""

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="adviesgesprekken", verbose_name="organisatie"
    )
    tijdvak = models.ForeignKey(
        Tijdvak, models.PROTECT, null=True, blank=True, related_name="adviesgesprekken", verbose_name="tijdvak"
    )
    aanvraag = models.ForeignKey(
        Aanvraag, models.SET_NULL, null=True, blank=True, related_name="adviesgesprekken", verbose_name="plan"
    )
    gevraagd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="gevraagd door")
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now)
    onderwerp = models.CharField("waar het plan over gaat", max_length=200)
    vraag = models.TextField("uw vragen", blank=True)
    voorkeur = models.TextField("wanneer het u schikt", blank=True)
    telefoon = models.CharField("telefoonnummer", max_length=30, blank=True)
    vorm = models.CharField("hoe", max_length=10, choices=Gespreksvorm, default=Gespreksvorm.VIDEO)

    adviseur = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="adviesgesprekken", verbose_name="adviseur"
    )
    gepland_op = models.DateTimeField("dag en tijd", null=True, blank=True)
    plaats = models.CharField("waar", max_length=300, blank=True, help_text="Adres, link of telefoonnummer.")
    gehouden_op = models.DateTimeField("gehouden op", null=True, blank=True)
    verslag = models.TextField("verslag", blank=True)
    afgezegd_op = models.DateTimeField("afgezegd op", null=True, blank=True)
    afzegreden = models.TextField("waarom afgezegd", blank=True)

    objects = AdviesgesprekQuerySet.as_manager()
    history = HistoricalRecords(history_change_reason_field=models.TextField(null=True))

    class Meta:
        verbose_name = "adviesgesprek"
        verbose_name_plural = "adviesgesprekken"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gepland_op=None) | Q(adviseur__isnull=False), name="adviesgesprek_gepland_met_adviseur"
            ),
            models.CheckConstraint(
                condition=Q(gehouden_op=None) | (Q(gepland_op__isnull=False, afgezegd_op=None) & ~Q(verslag="")),
                name="adviesgesprek_gehouden_met_verslag",
            ),
            models.CheckConstraint(
                condition=Q(afgezegd_op=None) | ~Q(afzegreden=""), name="adviesgesprek_afgezegd_met_reden"
            ),
            models.CheckConstraint(
                condition=Q(gehouden_op=None) | Q(gehouden_op__gte=F("gevraagd_op")),
                name="adviesgesprek_gehouden_na_vraag",
            ),
            models.CheckConstraint(condition=Q(vorm__in=Gespreksvorm.values), name="adviesgesprek_bekende_vorm"),
        ]
        indexes = [
            # the agency's list: what was asked and is not planned yet, oldest first; then what is to come
            models.Index(fields=["gepland_op", "gevraagd_op"], name="adviesgesprek_werklijst"),
            # the figures of a period on a date
            models.Index(fields=["tijdvak", "gehouden_op"], name="adviesgesprek_gehouden"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.onderwerp}"

    def get_absolute_url(self) -> str:
        """The page of the talk, for applicant and agency alike."""
        return reverse("rondom:adviesgesprek", args=[self.pk])

    @property
    def waar(self) -> str:
        """Where a talk is, as both sides read it; that it is not known yet is said as well."""
        if self.plaats:
            return self.plaats
        is_per_telefoon = self.vorm == Gespreksvorm.TELEFOON and self.telefoon
        return f"De adviseur belt {self.telefoon}" if is_per_telefoon else "Nog niet bekend"

    @property
    def wacht_op_verslag(self) -> bool:
        """Whether its moment has passed and nothing was written of it yet."""
        return (
            self.status == GesprekStatus.GEPLAND and self.gepland_op is not None and self.gepland_op <= timezone.now()
        )

    @property
    def status(self) -> GesprekStatus:
        """Where it stands, read from the moments."""
        if self.afgezegd_op:
            return GesprekStatus.AFGEZEGD
        if self.gehouden_op:
            return GesprekStatus.GEHOUDEN
        return GesprekStatus.GEPLAND if self.gepland_op else GesprekStatus.GEVRAAGD
