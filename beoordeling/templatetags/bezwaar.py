"""On the applicant's page of a plan: whether an objection runs, or can be made and until when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template

from beoordeling.models import Bezwaar
from beoordeling.services import belet_bezwaar, geldend_besluit, laatste_dag
from beoordeling.termijnen import is_verstreken
from beoordeling.toegang import mag_bezwaar_maken
from sectorplannen.kern.datums import vandaag

register = template.Library()


@dataclass(frozen=True)
class Stand:
    """The last objection of a plan, and whether this person can make one now."""

    laatste: Bezwaar | None
    kan: bool
    laatste_dag: date | None

    @property
    def voorbij(self) -> bool:
        """Whether the term to object has passed; one can still object, and is told that it is late."""
        return self.laatste_dag is not None and is_verstreken(self.laatste_dag, vandaag())


@register.simple_tag
def bezwaarstand(aanvraag: Any, gebruiker: Any) -> Stand | None:
    """How it stands with objecting to a plan, for its partnership; None where there is nothing to say."""
    laatste = aanvraag.bezwaren.order_by("-ontvangen_op", "-pk").first()
    if gebruiker.is_dienst:
        return None
    besluit = geldend_besluit(aanvraag)
    kan = besluit is not None and mag_bezwaar_maken(gebruiker, aanvraag) and belet_bezwaar(aanvraag) is None
    if laatste is None and not kan:
        return None
    return Stand(laatste, kan, laatste_dag(besluit) if besluit and kan else None)
