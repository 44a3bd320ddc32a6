"""What a finding is: its severity and its place."""

from dataclasses import dataclass
from enum import StrEnum

from ..models import Maatregel


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
    """A finding. `code` is the name of the function that makes it, `letter` that of SMART or of art. 2.3.

    `melding` says what to do and stands alone; `kop` says in a few words what is wrong, for the coach beside a measure.
    `volgnummer` names the bottleneck or measure it is about, `veld` the field on its page.
    """

    code: str
    ernst: Ernst
    plaats: Plaats
    artikel: str
    melding: str
    veld: str = ""
    volgnummer: int | None = None
    letter: str = ""
    kop: str = ""


def bij_maatregel(
    m: Maatregel, code: str, ernst: Ernst, artikel: str, kop: str, melding: str, *, veld: str, letter: str
) -> Gebrek:
    """A finding on one measure; `melding` starts small, for it follows the number of the measure."""
    zin = f"Maatregel {m.volgnummer}: {melding}"
    return Gebrek(code, ernst, Plaats.MAATREGELEN, artikel, zin, veld, m.volgnummer, letter, kop)


def bij_geld(
    m: Maatregel, code: str, ernst: Ernst, artikel: str, kop: str, melding: str, veld: str, letter: str = ""
) -> Gebrek:
    """A finding on the money of one measure, which has no letter of SMART."""
    return bij_maatregel(m, code, ernst, artikel, kop, melding, veld=veld, letter=letter)


def kostenveld(regel: int, veld: str) -> str:
    """The field of a cost line on the page of its measure; lines are counted from nought there."""
    return f"kostenposten-{regel}-{veld}"
