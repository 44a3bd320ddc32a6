"""What can be done with a letter as a whole: offered, given back, fixed, given up; by whom, and why not now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.toegang import Regel

from . import services
from .models import Rapport, RapportStatus
from .toegang import mag_brief_maken, mag_brief_vaststellen


@dataclass(frozen=True)
class Handeling:
    """One verb: its name and words, who may, in which state, and the service that does it. `reden`: what is asked."""

    naam: str
    label: str
    uitleg: str
    gedaan: str
    recht: Regel
    van: RapportStatus
    service: Callable[..., Any]
    reden: str = ""
    leeg: str = ""

    def weigering(self, gebruiker: Gebruiker, rapport: Rapport) -> str | None:
        """Why this person cannot do it now, in a sentence."""
        if rapport.status != self.van:
            return f"Dit kan niet: de brief is {rapport.get_status_display().lower()}."
        return self.recht.weigering(gebruiker, rapport)


AANBIEDEN = Handeling(
    "aanbieden",
    "Aanbieden ter vaststelling",
    "Een tweede persoon leest de brief en stelt hem vast. Tot dan kan niemand de tekst wijzigen. De cijfers van nu "
    "worden bewaard: verandert er daarna een, dan wordt de brief niet vastgesteld.",
    "De brief is aangeboden. Een tweede persoon stelt hem vast.",
    mag_brief_maken,
    RapportStatus.CONCEPT,
    services.aanbieden,
)
TERUGGEVEN = Handeling(
    "teruggeven",
    "Teruggeven",
    "De brief wordt weer een concept. Wie hem schreef, leest uw reden bij de brief.",
    "De brief is teruggegeven.",
    mag_brief_maken,
    RapportStatus.AANGEBODEN,
    services.teruggeven,
    reden="Wat moet er anders?",
    leeg="Schrijf op wat er anders moet.",
)
VASTSTELLEN = Handeling(
    "vaststellen",
    "Vaststellen",
    "Tekst, cijfers, controles en PDF worden samen vastgelegd, met een controlegetal. Daarna verandert er niets meer aan.",
    "De brief wordt vastgesteld. Deze pagina zegt het als hij klaar is.",
    mag_brief_vaststellen,
    RapportStatus.AANGEBODEN,
    services.vaststelling_aanvragen,
)
VERVALLEN = Handeling(
    "vervallen",
    "Laten vervallen",
    "De brief blijft te lezen, maar er wordt niets meer mee gedaan.",
    "De brief is vervallen.",
    mag_brief_maken,
    RapportStatus.CONCEPT,
    services.laten_vervallen,
    reden="Waarom vervalt deze brief?",
    leeg="Schrijf op waarom deze brief vervalt.",
)
OP_NAAM = {h.naam: h for h in (AANBIEDEN, VASTSTELLEN, TERUGGEVEN, VERVALLEN)}
"""Every verb by the name in its address; on a page the one that goes on with the letter comes first."""


def te_doen(gebruiker: Gebruiker, rapport: Rapport) -> list[Handeling]:
    """The verbs that this person can do with the letter now."""
    return [handeling for handeling in OP_NAAM.values() if handeling.weigering(gebruiker, rapport) is None]
