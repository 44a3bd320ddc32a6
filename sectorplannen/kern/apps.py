"""The ground as a Django app."""

from django.apps import AppConfig


class KernConfig(AppConfig):
    """People, organisations, jobs, messages, and what every other app stands on."""

    name = "sectorplannen.kern"
    label = "kern"
    verbose_name = "Mensen en organisaties"

    def ready(self) -> None:
        """Load who does which job, in every process, so that a worker knows them all."""
        from django.utils.module_loading import autodiscover_modules

        from . import berichten  # noqa: F401

        autodiscover_modules("opdrachten")
