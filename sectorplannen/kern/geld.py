"""Money and rounding. Amounts are Decimal euros with two decimals, never float."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
HOOGSTE = Decimal("10000000000.00")
"""The largest amount that can be meant: seventeen times what the whole scheme ever had. Above it is a typing error."""
HARDE_SPATIE = "\u00a0"
MIN = "\u2212"


def afronden(waarde: Decimal | Fraction | int, stap: Decimal | int = 1) -> Decimal:
    """Round half up (away from zero) to a whole number of `stap`; exact, also for fractions."""
    stap_breuk = Fraction(stap)
    breuk = Fraction(waarde) / stap_breuk
    heel = abs(breuk) + Fraction(1, 2)
    aantal = heel.numerator // heel.denominator
    return Decimal(-aantal if breuk < 0 else aantal) * Decimal(stap)


def centen(waarde: Decimal | Fraction | int) -> Decimal:
    """An amount in euros with two decimals, rounded half up."""
    return afronden(waarde, CENT).quantize(CENT, rounding=ROUND_HALF_UP)


def x1000(bedrag: Decimal | Fraction | int) -> int:
    """An amount in euros as a whole number of thousands, rounded half up (the unit of Tabel 1)."""
    return int(afronden(Fraction(bedrag) / 1000))


def getal(waarde: Decimal | int, decimalen: int = 0) -> str:
    """A number as Dutch print has it: 1.240.000 or 10,2; a negative one with a real minus sign."""
    rond = afronden(waarde, Decimal(1).scaleb(-decimalen))
    tekst = f"{abs(rond):,.{decimalen}f}".replace(",", "\0").replace(".", ",").replace("\0", ".")
    return f"{MIN}{tekst}" if rond < 0 else tekst


def euro(bedrag: Decimal | int, decimalen: int | None = None) -> str:
    """An amount as `€ 1.240.000`; with cents only where there are any, or as many as asked."""
    if decimalen is None:
        decimalen = 0 if bedrag == int(bedrag) else 2
    return f"€{HARDE_SPATIE}{getal(bedrag, decimalen)}"
