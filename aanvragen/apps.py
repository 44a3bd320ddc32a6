"""What an applicant does, as a Django app."""

from django.apps import AppConfig


class AanvragenConfig(AppConfig):
    """Plans: drafting, filing, supplementing, withdrawing."""

    name = "aanvragen"
    verbose_name = "Aanvragen"
