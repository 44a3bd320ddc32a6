"""Text that can be kept: what no keyboard types, no database takes."""

from .fouten import Weigering


def eis_schoon(*teksten: object) -> None:
    """Raise Weigering when a text holds a NUL character or half a character, which PostgreSQL and UTF-8 refuse."""
    for tekst in teksten:
        if isinstance(tekst, str) and ("\0" in tekst or any("\ud800" <= teken <= "\udfff" for teken in tekst)):
            raise Weigering(
                "In uw tekst staat een teken dat niet kan worden bewaard. Haal het weg en probeer het opnieuw."
            )
