"""Bank accounts: an IBAN whose length and check digits are right, kept without spaces."""

from django.core.exceptions import ValidationError
from stdnum import iban
from stdnum.exceptions import ValidationError as Afgekeurd

FOUT = "Dit is geen geldig IBAN. Neem het over van een afschrift van de bank, bijvoorbeeld NL91 ABNA 0417 1643 00."


def schone_iban(tekst: str) -> str:
    """The number in capitals and without spaces, as it is kept; nothing for nothing. Does not check it."""
    return str(iban.compact(tekst.strip()))


def geldige_iban(tekst: str) -> None:
    """Raise ValidationError, in Dutch, where length, country or check digits are wrong (ISO 13616)."""
    try:
        iban.validate(tekst)
    except Afgekeurd as fout:
        raise ValidationError(FOUT, code="iban") from fout


def leesbare_iban(tekst: str) -> str:
    """In groups of four, as a bank prints it."""
    return str(iban.format(tekst)) if tekst else ""
