"""The one error that a person is meant to read."""


class Weigering(Exception):
    """Something cannot be done now; the message is a Dutch sentence for the screen, the command line and the API."""
