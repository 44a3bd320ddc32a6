"""Asking a person to join an organisation, by e-mail, for a while."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from .gebruiker import Gebruiker
from .organisatie import LidRol, Organisatie


class UitnodigingQuerySet(models.QuerySet["Uitnodiging"]):
    """Invitations, by where they stand."""

    def open(self) -> "UitnodigingQuerySet":
        """Neither accepted nor taken back; the time may have run out."""
        return self.filter(aanvaard_op=None, ingetrokken_op=None)


class Uitnodiging(models.Model):
    """An invitation to one address. The link in the mail is signed and not kept; whoever accepts owns the address.

    `reden` says what the invitation is for, such as the plan in which the organisation takes part.
    """

    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="uitnodigingen", verbose_name="organisatie"
    )
    email = models.EmailField("e-mailadres")
    rol = models.CharField("rol", max_length=20, choices=LidRol, default=LidRol.LEZER)
    reden = models.CharField("waarvoor", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="uitgenodigd door")
    op = models.DateTimeField("verstuurd op", default=timezone.now)
    verloopt_op = models.DateTimeField("geldig tot")
    aanvaard_op = models.DateTimeField("aanvaard op", null=True, blank=True)
    aanvaard_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="aanvaard door"
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "organisatie",
                Lower("email"),
                condition=Q(aanvaard_op=None, ingetrokken_op=None),
                name="uitnodiging_een_open_per_adres",
            ),
            models.CheckConstraint(condition=Q(verloopt_op__gt=F("op")), name="uitnodiging_loopt_af_na_begin"),
            models.CheckConstraint(
                condition=Q(aanvaard_op=None, aanvaard_door=None)
                | Q(aanvaard_op__isnull=False, aanvaard_door__isnull=False),
                name="uitnodiging_aanvaard_door_iemand",
            ),
            models.CheckConstraint(condition=Q(rol__in=LidRol.values), name="uitnodiging_bekende_rol"),
        ]

    def __str__(self) -> str:
        return f"{self.email} bij {self.organisatie}"

    @property
    def is_verlopen(self) -> bool:
        """The time to accept has run out."""
        return self.verloopt_op <= timezone.now()
