"""Who sees which applications, and what they were on a past date. Every list, report and export starts here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncSecond

from .statussen import ONBESLIST, Status

if TYPE_CHECKING:
    from .models import Aanvraag  # noqa: F401  (named in the type below)

ZIET_WAT_IS_INGEDIEND = frozenset({"beoordelaar", "coordinator", "besluitnemer", "beleid", "beheerder", "auditor"})


class AanvraagQuerySet(models.QuerySet["Aanvraag"]):
    """Applications, by question."""

    def zichtbaar_voor(self, gebruiker: Any) -> AanvraagQuerySet:
        """What this person may know to exist: the own partnership's plans, or for staff what was filed and is no tie of theirs."""
        if not gebruiker.is_authenticated or not gebruiker.is_active:
            return self.none()
        if gebruiker.rol in ZIET_WAT_IS_INGEDIEND:
            banden = gebruiker.belangenverklaringen.filter(heeft_band=True).values("aanvraag")
            return self.ingediend().exclude(pk__in=banden).exclude(self._van_het_verband(gebruiker))
        return self.filter(self._van_het_verband(gebruiker))

    def inzage_voor(self, gebruiker: Any) -> AanvraagQuerySet:
        """Of what a person may know to exist: what may be opened and read. An assessor declares to have no tie before that."""
        rijen = self.zichtbaar_voor(gebruiker)
        if not gebruiker.is_authenticated or gebruiker.rol != "beoordelaar":
            return rijen
        zonder_band = gebruiker.belangenverklaringen.filter(heeft_band=False).values("aanvraag")
        return rijen.filter(pk__in=zonder_band)

    def met_inzage(self, gebruiker: Any) -> AanvraagQuerySet:
        """Each with `heeft_inzage`: whether this person may open it, so that a list leaves out what may not be read yet."""
        open_rijen = AanvraagQuerySet(self.model).inzage_voor(gebruiker)
        return self.annotate(heeft_inzage=Exists(open_rijen.filter(pk=OuterRef("pk"))))

    def _van_het_verband(self, gebruiker: Any) -> Q:
        """Plans in which an organisation of this person takes part: one's own, and for staff a tie."""
        eigen = gebruiker.lidmaatschappen.values("organisatie")
        als_partner = self.model._default_manager.filter(deelnemers__organisatie__in=eigen).values("pk")
        return Q(hoofdaanvrager__in=eigen) | Q(pk__in=als_partner)

    def ingediend(self) -> AanvraagQuerySet:
        """Everything but drafts."""
        return self.exclude(status=Status.CONCEPT)

    def toegekend(self) -> AanvraagQuerySet:
        """With a grant that stands: what anyone may see, for the dossier of such a plan is public (art. 2.3, seventh paragraph)."""
        return self.filter(status__in=[Status.VERLEEND, Status.VASTGESTELD])

    def onbeslist(self) -> AanvraagQuerySet:
        """Filed and neither decided nor withdrawn."""
        return self.filter(status__in=ONBESLIST)

    def volledig(self) -> AanvraagQuerySet:
        """Of which the complete receipt is established."""
        return self.filter(volledig_op__isnull=False)

    def op_volgorde(self) -> AanvraagQuerySet:
        """In order of complete receipt (art. 1.5); of the same second by lot, and what has none after that by filing."""
        op_de_seconde = TruncSecond("volledig_op", tzinfo=UTC)
        met_lot = models.F("lot").asc(nulls_last=True)
        return self.volledig().order_by(op_de_seconde, met_lot, "volledig_op", "ingediend_op", "pk")

    def op(self, moment: datetime) -> AanvraagQuerySet:
        """What was filed by a moment, each with `status_op_peildatum`: its status then, read from the event log."""
        laatste = (
            self.model.gebeurtenissen.rel.related_model._default_manager.filter(aanvraag=OuterRef("pk"), op__lte=moment)
            .order_by("-op", "-pk")
            .values("naar")[:1]
        )
        return (
            self.filter(ingediend_op__lte=moment)
            .annotate(status_op_peildatum=Coalesce(Subquery(laatste), models.Value("")))
            .exclude(status_op_peildatum__in=["", Status.CONCEPT])
        )
