"""When an advice talk can be, and who can hold it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import Q, QuerySet

from sectorplannen.kern.datums import dag_van, in_amsterdam, is_werkdag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Organisatie, Rol

from .models import Adviesgesprek
from .toegang import ADVISEURS

EERSTE, LAATSTE = time(9), time(16)
"""The first and the last time at which a talk begins: on working days, within office hours."""
DUUR = timedelta(hours=1)


def adviseurs(organisatie: Organisatie, rollen: tuple[Rol, ...] = ADVISEURS) -> QuerySet[Gebruiker]:
    """Who can hold a talk with this organisation: active, and without a tie that follows from a membership or a declaration."""
    gemeld = Q(belangenverklaringen__heeft_band=True)
    met_band = Gebruiker.objects.filter(
        Q(lidmaatschappen__organisatie=organisatie)
        | gemeld & Q(belangenverklaringen__organisaties=organisatie)
        | gemeld & Q(belangenverklaringen__aanvraag__hoofdaanvrager=organisatie)
    )
    return Gebruiker.objects.filter(rol__in=rollen, is_active=True).exclude(pk__in=met_band.values("pk"))


def afspraak_nu(gesprek: Adviesgesprek) -> str:
    """Which appointment stands, as a page sends it back: empty where there is none."""
    return f"{gesprek.gepland_op.isoformat()} {gesprek.adviseur_id}" if gesprek.gepland_op else ""


def eis_moment(gepland_op: datetime, nu: datetime) -> None:
    """Raise Weigering where no talk can begin then: in the past, on a day off, or outside office hours."""
    if gepland_op <= nu:
        raise Weigering("Kies een moment dat nog komt.")
    if not is_werkdag(dag_van(gepland_op)):
        raise Weigering("Kies een werkdag. In het weekend en op feestdagen is er geen gesprek.")
    if not EERSTE <= in_amsterdam(gepland_op).time() <= LAATSTE:
        raise Weigering(f"Kies een tijd van {EERSTE:%H:%M} tot en met {LAATSTE:%H:%M} uur.")


def eis_vrij(adviseur: Gebruiker, gepland_op: datetime, gesprek: Adviesgesprek) -> None:
    """Raise Weigering where the adviser has another talk within the hour. The adviser's row is locked by the caller."""
    ander = (
        Adviesgesprek.objects.filter(
            adviseur=adviseur, gepland_op__gt=gepland_op - DUUR, gepland_op__lt=gepland_op + DUUR, afgezegd_op=None
        )
        .exclude(pk=gesprek.pk)
        .exists()
    )
    if ander:
        raise Weigering(
            f"{adviseur} heeft dan al een ander adviesgesprek. Kies een ander moment of een andere adviseur."
        )
