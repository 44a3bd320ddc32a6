"""What the agency does, as a Django app."""

from django.apps import AppConfig


class BeoordelingConfig(AppConfig):
    """Checking, scoring, deciding, and the ceiling."""

    name = "beoordeling"
    verbose_name = "Beoordeling"
