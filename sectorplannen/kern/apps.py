"""The ground as a Django app."""

import pkgutil
from importlib import import_module

from django.apps import AppConfig, apps


class KernConfig(AppConfig):
    """People, organisations, jobs, messages, and what every other app stands on."""

    name = "sectorplannen.kern"
    label = "kern"
    verbose_name = "Mensen en organisaties"

    def ready(self) -> None:
        """Load who does which job and every kind of message, in every process, so that a worker knows them all."""
        from django.utils.module_loading import autodiscover_modules

        from . import berichten  # noqa: F401

        autodiscover_modules("opdrachten")
        for app in apps.get_app_configs():
            for module in pkgutil.iter_modules(app.module.__path__ if app.module else []):
                if module.name.startswith("berichtsoorten"):
                    import_module(f"{app.name}.{module.name}")
