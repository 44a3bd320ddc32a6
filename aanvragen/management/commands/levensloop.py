"""`manage.py levensloop`: prints the diagram of an application's life, for the README."""

from typing import Any

from django.core.management.base import BaseCommand

from aanvragen.statussen import diagram


class Command(BaseCommand):
    help = "Toont de levensloop van een aanvraag als diagram (Mermaid)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(diagram())
