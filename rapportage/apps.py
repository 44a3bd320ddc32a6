"""Reporting, as a Django app."""

from django.apps import AppConfig


class RapportageConfig(AppConfig):
    """Figures, checks, letters, exchange."""

    name = "rapportage"
    verbose_name = "Rapportage"
