"""What a finding is: its severity and its place."""

from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """How bad: blocks filing, keeps the application from being complete (art. 2.3), or is advice."""

    MOET = "moet"
    AANVULLEN = "aanvullen"
    ADVIES = "advies"


class Plaats(StrEnum):
    """The section of the plan where it can be mended."""

    ORGANISATIE = "organisatie"
    PLAN = "plan"
    KNELPUNTEN = "knelpunten"
    MAATREGELEN = "maatregelen"
    UITVOERING = "uitvoering"
    FINANCIERING = "financiering"
    BIJLAGEN = "bijlagen"


@dataclass(frozen=True)
class Gebrek:
    """A finding. `letter` is that of SMART or of art. 2.3; `volgnummer` names the bottleneck or measure it is about."""

    code: str
    ernst: Ernst
    plaats: Plaats
    artikel: str
    melding: str
    veld: str = ""
    volgnummer: int | None = None
    letter: str = ""
