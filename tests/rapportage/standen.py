"""A date of reference, and the values of a state as `cijfers --json` prints them."""

from datetime import date

from rapportage import cijfers
from rapportage.begrippen import Stand

LAATST = date(2014, 5, 30)


def waarden(stand: Stand) -> dict[str, object]:
    """The value of each figure by its code."""
    return {code: cijfer["waarde"] for code, cijfer in cijfers.als_json(stand)["cijfers"].items()}
