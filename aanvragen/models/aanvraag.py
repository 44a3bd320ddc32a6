"""The application: one plan of one partnership in one period."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern.geld import HOOGSTE
from sectorplannen.kern.models import Gebruiker, Organisatie

from ..querysets import AanvraagQuerySet
from ..statussen import Status
from .regeling import Arbeidsmarktregio, Sector
from .tijdvak import Tijdvak

if TYPE_CHECKING:
    from .indiening import Indiening


ADRESWOORDEN = frozenset({"nieuw", "organisatie", "plannen"})
"""Words that already have a page of their own, where a number would stand in the address."""


def bruikbaar_nummer(nummer: str) -> None:
    """A number stands in addresses: letters, digits, space, point, dash, underscore and slash."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._/-]*", nummer) or nummer.lower() in ADRESWOORDEN:
        raise ValidationError("Een nummer bestaat uit letters, cijfers, spaties, punten, streepjes en schuine strepen.")


class AanvraagSoort(models.TextChoices):
    """For a sector or for a region."""

    SECTOR = "sector", "Sector"
    REGIO = "regio", "Regio"


class IntrekReden(models.TextChoices):
    """Why an applicant withdraws (ontwerp section 4)."""

    ONVOLDOENDE_UITGEWERKT = "onvoldoende_uitgewerkt", "Plan nog niet genoeg uitgewerkt"
    GEEN_DRAAGVLAK = "geen_draagvlak", "Te weinig draagvlak"
    GEEN_EIGEN_FINANCIERING = "geen_eigen_financiering", "Eigen financiering niet rond"
    DUBBEL = "dubbel", "Dubbel ingediend"
    ANDERS = "anders", "Andere reden"


class Aanvraag(models.Model):
    """A plan. `status` is written by `overgang` alone; what was filed stands frozen in `Indiening`."""

    nummer = models.CharField("nummer", max_length=40, unique=True, validators=[bruikbaar_nummer])
    naam = models.CharField("naam van het plan", max_length=200)
    soort = models.CharField("soort", max_length=10, choices=AanvraagSoort, default=AanvraagSoort.SECTOR)
    tijdvak = models.ForeignKey(Tijdvak, models.PROTECT, related_name="aanvragen", verbose_name="tijdvak")
    hoofdaanvrager = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="aanvragen", verbose_name="hoofdaanvrager"
    )
    partners = models.ManyToManyField(
        Organisatie, through="Deelnemer", related_name="partner_in", verbose_name="partners"
    )
    sectoren = models.ManyToManyField(Sector, blank=True, related_name="aanvragen", verbose_name="sectoren")
    regios = models.ManyToManyField(
        Arbeidsmarktregio, blank=True, related_name="aanvragen", verbose_name="arbeidsmarktregio’s"
    )

    status = models.CharField("status", max_length=24, choices=Status, default=Status.CONCEPT, editable=False)
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True, editable=False)
    volledig_op = models.DateTimeField("volledig op", null=True, blank=True, editable=False)
    lot = models.PositiveIntegerField("plaats na loting", null=True, blank=True, editable=False)
    beslissen_voor = models.DateField("uiterlijk beslissen", null=True, blank=True, editable=False)
    aanvullen_voor = models.DateField("uiterlijk aanvullen", null=True, blank=True, editable=False)
    eerdere_aanvraag = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="latere_aanvragen", verbose_name="eerdere aanvraag"
    )

    samenvatting = models.TextField("samenvatting", blank=True)
    arbeidsmarktanalyse = models.TextField("analyse van de arbeidsmarkt", blank=True)
    uitvoering = models.TextField("uitvoering en planning", blank=True)
    voorwaarden = models.TextField("voorwaarden per maatregel", blank=True)
    financieringsplan = models.TextField("financieringsplan", blank=True)
    vervolgfinanciering = models.TextField("financiering na afloop", blank=True)
    start_op = models.DateField("eerste dag", null=True, blank=True)
    eind_op = models.DateField("laatste dag", null=True, blank=True)
    eigen_vermogen = models.DecimalField(
        "eigen vermogen van de hoofdaanvrager",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(HOOGSTE)],
    )
    heeft_garantstelling = models.BooleanField("garantstelling door de partners", default=False)
    garantstelling_bedrag = models.DecimalField(
        "bedrag van de garantstelling",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(HOOGSTE)],
    )
    voorschot_gewenst = models.BooleanField("voorschot gewenst", null=True, blank=True)

    intrekreden = models.CharField(
        "reden van intrekken", max_length=30, choices=IntrekReden, blank=True, editable=False
    )
    herkomst = models.CharField(
        "herkomst", max_length=200, blank=True, editable=False, help_text="Bron, bij een overgenomen plan."
    )
    verzonnen = models.TextField("wat hieraan verzonnen is", blank=True, editable=False)
    versie = models.PositiveIntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=timezone.now, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=timezone.now, editable=False)
    gewijzigd_door = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="gewijzigd door",
    )

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "aanvraag"
        verbose_name_plural = "aanvragen"
        ordering = ["nummer"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="aanvraag_bekende_status"),
            models.CheckConstraint(
                condition=Q(status=Status.CONCEPT, ingediend_op=None)
                | (~Q(status=Status.CONCEPT) & Q(ingediend_op__isnull=False)),
                name="aanvraag_ingediend_op_hoort_bij_status",
            ),
            models.CheckConstraint(
                condition=Q(volledig_op=None) | Q(volledig_op__gte=F("ingediend_op")),
                name="aanvraag_volledig_niet_voor_indiening",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.IN_BEOORDELING, Status.TER_BESLUITVORMING])
                | Q(volledig_op__isnull=False),
                name="aanvraag_in_beoordeling_is_volledig",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.AANVULLING_GEVRAAGD) | Q(aanvullen_voor__isnull=False),
                name="aanvraag_aanvulling_heeft_termijn",
            ),
            models.CheckConstraint(
                condition=Q(eigen_vermogen=None) | Q(eigen_vermogen__gte=0), name="aanvraag_vermogen_niet_negatief"
            ),
            models.CheckConstraint(
                condition=Q(garantstelling_bedrag=None) | Q(garantstelling_bedrag__gte=0),
                name="aanvraag_garantstelling_niet_negatief",
            ),
        ]
        indexes = [
            # the queue: what waits, by legal deadline, keyset on (beslissen_voor, id)
            models.Index(fields=["status", "beslissen_voor", "id"], name="aanvraag_werkvoorraad"),
            # the figures of one period, and the order of complete receipt
            models.Index(fields=["tijdvak", "status"], name="aanvraag_tijdvak_status"),
            models.Index(fields=["tijdvak", "volledig_op"], name="aanvraag_volgorde"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.naam}"

    def get_absolute_url(self) -> str:
        """The applicant's page of the plan."""
        return reverse("aanvragen:plan", args=[self.nummer])

    @property
    def is_regionaal(self) -> bool:
        """A plan for one or more labour market regions."""
        return self.soort == AanvraagSoort.REGIO

    @property
    def naam_met_soort(self) -> str:
        """The name as Tabel 1 prints it: '(regio)' behind a regional plan."""
        return f"{self.naam} (regio)" if self.is_regionaal and not self.naam.endswith("(regio)") else self.naam

    @property
    def is_concept(self) -> bool:
        """Not filed: nobody but the partnership sees it."""
        return self.status == Status.CONCEPT

    @property
    def gevraagd(self) -> Decimal:
        """Requested co-financing in euros, over the measures (sum in Python: exact on every database)."""
        return sum((m.cofinanciering for m in self.maatregelen.all()), Decimal("0.00"))

    @property
    def laatste_indiening(self) -> Indiening | None:
        """What was filed last, or None for a draft."""
        return self.indieningen.order_by("-volgnummer").first()
