"""What the commands of this app take, read with a Dutch sentence for what cannot be: no traceback, exit status 1."""

from datetime import date

from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError

from aanvragen.models import Tijdvak
from rapportage.begrippen import MEDEDELING, Controle


class Fout(CommandError):
    """What Django prints before the colon of a refused command, in Dutch."""


def voeg_toe(parser: CommandParser) -> None:
    """The two arguments that say which state is meant; read as text, so that a wrong one is refused in Dutch."""
    parser.add_argument("--tijdvak", metavar="N", help="Het nummer van het tijdvak.")
    parser.add_argument(
        "--peildatum", metavar="JJJJ-MM-DD", help="De dag waarvan u de stand wilt, aan het einde van die dag."
    )


def regel(controle: Controle) -> str:
    """A check as one line: whether it holds, or that it only tells something, and what was compared."""
    oordeel = "ter info" if controle.soort == MEDEDELING else "klopt"
    return f"  {oordeel if controle.klopt else 'KLOPT NIET':<10}  {controle.melding}"


def lees_tijdvak(gevraagd: str | int | None) -> Tijdvak:
    """The period with this number. Raises Fout when there is none, naming those that are."""
    if gevraagd in (None, ""):
        raise Fout("Noem het tijdvak: --tijdvak N.")
    tekst = str(gevraagd)
    try:
        bekend = {tijdvak.nummer: tijdvak for tijdvak in Tijdvak.objects.all()}
    except DatabaseError as fout:
        raise Fout("De database is niet klaar voor gebruik. Voer eerst ‘manage.py migrate’ uit.") from fout
    nummer = int(tekst) if tekst.isascii() and tekst.isdigit() else -1
    if nummer not in bekend:
        nummers = ", ".join(str(n) for n in bekend) or "geen"
        raise Fout(f"Tijdvak ‘{tekst}’ bestaat niet. Bekende tijdvakken: {nummers}.")
    return bekend[nummer]


def lees_peildatum(gevraagd: str | date | None) -> date:
    """The date of reference. Raises Fout for anything that is not a day as JJJJ-MM-DD."""
    if gevraagd in (None, ""):
        raise Fout("Noem de peildatum: --peildatum JJJJ-MM-DD.")
    tekst = str(gevraagd)
    try:
        if len(tekst) != len("JJJJ-MM-DD"):
            raise ValueError(tekst)
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise Fout(f"‘{tekst}’ is geen peildatum. Schrijf een dag als JJJJ-MM-DD, bijvoorbeeld 2014-05-30.") from fout
