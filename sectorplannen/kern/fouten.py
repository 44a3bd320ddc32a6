"""The one error that a person is meant to read."""


class Weigering(Exception):
    """Something cannot be done now; the message is a Dutch sentence for the screen, the command line and the API."""


def eis_geen(belet: str | None) -> None:
    """Raise Weigering with what stands in the way, in words, where anything does."""
    if belet:
        raise Weigering(belet)
