"""One application as one zip, for an auditor or a court: the story, every paper, and the hashes to check them by."""

from .afscherming import Afscherming
from .maken import bestandsnaam, maak

__all__ = ["Afscherming", "bestandsnaam", "maak"]
