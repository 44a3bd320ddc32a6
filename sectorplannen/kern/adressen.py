"""Addresses: what may stand where the number of a plan is meant, and which address that someone gave may become a link."""


class Nummer:
    """A number as `aanvragen.models.aanvraag.bruikbaar_nummer` allows it: never a NUL, which PostgreSQL cannot look up.

    A slash (`2013/7`, as other administrations number) parts an address, so it is written there as `~`.
    """

    regex = r"[A-Za-z0-9][A-Za-z0-9 ._~-]*"

    def to_python(self, value: str) -> str:
        """From address to number."""
        return value.replace("~", "/")

    def to_url(self, value: str) -> str:
        """From number to address."""
        return value.replace("/", "~")


def webadres(adres: str) -> str:
    """The address where it is one of the web, else nothing: a link to `javascript:` would run in the reader's name."""
    return adres if adres.startswith(("https://", "http://")) else ""
