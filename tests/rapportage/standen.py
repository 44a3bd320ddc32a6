"""A date of reference, and the values of a state as `cijfers --json` would print them."""

from datetime import date

from rapportage import cijfers
from rapportage.begrippen import Stand

LAATST = date(2014, 5, 30)


def waarden(stand: Stand) -> dict[str, object]:
    """The value of each figure by its code, also of those that the JSON leaves out."""
    return {code: cijfers.uitgeschreven(cijfer.waarde, cijfer.eenheid) for code, cijfer in stand.cijfers.items()}
