"""An objection to a decision (Awb chapter 6 and 7): when it came, who handles it, how it was decided."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker

from .besluit import Besluit


class Kanaal(models.TextChoices):
    """How an objection came in."""

    DIGITAAL = "digitaal", "Via dit loket"
    POST = "post", "Per post"


class Uitkomst(models.TextChoices):
    """How an objection ends."""

    GEGROND = "gegrond", "Gegrond"
    DEELS_GEGROND = "deels_gegrond", "Deels gegrond"
    ONGEGROND = "ongegrond", "Ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "Niet-ontvankelijk"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


SLAAGT = frozenset({Uitkomst.GEGROND, Uitkomst.DEELS_GEGROND})
"""Outcomes after which is decided anew on the plan."""


class Bezwaar(models.Model):
    """One objection to one decision. A decided one is never changed; what follows for the plan is a new decision."""

    aanvraag = models.ForeignKey(Aanvraag, models.PROTECT, related_name="bezwaren", verbose_name="aanvraag")
    besluit = models.ForeignKey(Besluit, models.PROTECT, related_name="bezwaren", verbose_name="bestreden besluit")
    kanaal = models.CharField("kanaal", max_length=8, choices=Kanaal, default=Kanaal.DIGITAAL)
    ontvangen_op = models.DateField("ontvangen op")
    gepost_op = models.DateField("op de post gedaan op", null=True, blank=True)
    gronden = models.TextField("gronden van het bezwaar")
    te_laat = models.BooleanField("te laat", default=False)
    verschoonbaar = models.TextField("waarom te laat niet wordt verweten", blank=True, help_text="Awb 6:11.")
    commissie = models.BooleanField("met een commissie", default=False)
    beslissen_voor = models.DateField("uiterlijk beslissen")
    verdaagd_reden = models.TextField("waarom later", blank=True)
    behandelaar = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="bezwaren", verbose_name="behandelaar"
    )
    gehoord_op = models.DateField("gehoord op", null=True, blank=True)
    verslag = models.TextField("verslag van het horen, of waarom niet is gehoord", blank=True)
    uitkomst = models.CharField("uitkomst", max_length=18, choices=Uitkomst, blank=True)
    motivering = models.TextField("motivering", blank=True)
    beslist_op = models.DateTimeField("beslist op", null=True, blank=True)
    beslist_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beslist door"
    )
    beslissing = models.OneToOneField(
        Besluit, models.PROTECT, null=True, blank=True, related_name="op_het_bezwaar", verbose_name="nieuw besluit"
    )
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="vastgelegd door")
    op = models.DateTimeField("vastgelegd op", default=timezone.now)

    class Meta:
        verbose_name = "bezwaar"
        verbose_name_plural = "bezwaren"
        ordering = ["ontvangen_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["besluit"], condition=Q(uitkomst=""), name="bezwaar_een_tegelijk"),
            models.CheckConstraint(condition=~Q(gronden=""), name="bezwaar_noemt_gronden"),
            models.CheckConstraint(
                condition=Q(gepost_op=None) | Q(kanaal="post", ontvangen_op__gte=F("gepost_op")),
                name="bezwaar_post_komt_na_posten",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="", beslist_op=None, beslist_door=None, beslissing=None)
                | (~Q(uitkomst="") & ~Q(motivering="") & Q(beslist_op__isnull=False, beslist_door__isnull=False)),
                name="bezwaar_uitkomst_heeft_reden_en_nemer",
            ),
        ]
        indexes = [
            # what waits, by day to decide
            models.Index(fields=["beslissen_voor"], condition=Q(uitkomst=""), name="bezwaar_open"),
        ]

    def __str__(self) -> str:
        return f"Bezwaar {self.aanvraag.nummer} van {self.ontvangen_op}"

    @property
    def is_open(self) -> bool:
        """Not decided and not taken back."""
        return not self.uitkomst
