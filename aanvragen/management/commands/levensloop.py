"""`manage.py levensloop`: prints the diagram of an application's life, for the README."""

from typing import Any

from aanvragen.statussen import diagram
from sectorplannen.kern.opdrachtregel import Opdrachtregel


class Command(Opdrachtregel):
    help = "Toont de levensloop van een aanvraag als diagram (Mermaid)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(diagram())
