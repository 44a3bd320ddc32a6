"""What a person may do for an organisation."""

from django.db import models


class LidRol(models.TextChoices):
    """What a person may do for an organisation: file and withdraw, write, or read."""

    TEKENBEVOEGD = "tekenbevoegd", "Tekenbevoegd"
    REDACTEUR = "redacteur", "Redacteur"
    LEZER = "lezer", "Lezer"


SCHRIJVERS = (LidRol.TEKENBEVOEGD, LidRol.REDACTEUR)
"""Who writes for an organisation: an editor, and who signs."""
