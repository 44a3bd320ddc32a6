"""`manage.py rapport`: the letter on a period and a date, written as a PDF."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from rapportage import brief, cijfers
from rapportage.management import invoer
from sectorplannen.kern.opdrachtregel import Opdrachtregel


class Command(Opdrachtregel):
    help = "Schrijft de brief over een tijdvak op een peildatum als PDF."

    def add_arguments(self, parser: CommandParser) -> None:
        invoer.voeg_toe(parser)
        parser.add_argument("--uit", metavar="BESTAND.pdf", help="Waar de brief komt te staan.")

    def handle(self, *args: Any, **options: Any) -> None:
        tijdvak, peildatum = invoer.lees_tijdvak(options["tijdvak"]), invoer.lees_peildatum(options["peildatum"])
        if not options["uit"]:
            raise invoer.Fout("Noem het bestand: --uit BESTAND.pdf.")
        doel = Path(options["uit"])
        _eis_schrijfbaar(doel)
        stand = cijfers.stand(tijdvak, peildatum)
        _schrijf(doel, brief.pdf(brief.stel_op(stand, gemaakt_op=timezone.now())))
        self.stdout.write(f"De brief staat in {doel}.")
        for controle in stand.controles:
            if not controle.klopt:
                self.stderr.write(f"Let op, dit is een concept: {controle.melding}")


def _eis_schrijfbaar(doel: Path) -> None:
    """Refuse before the work is done: the folder must be there and must take a file."""
    if doel.is_dir():
        raise invoer.Fout(f"{doel} is een map. Noem een bestand.")
    if not doel.parent.is_dir():
        raise invoer.Fout(f"De map {doel.parent} bestaat niet.")
    if not os.access(doel.parent, os.W_OK) or (doel.exists() and not os.access(doel, os.W_OK)):
        raise invoer.Fout(f"Er kan niet worden geschreven naar {doel}.")


def _schrijf(doel: Path, inhoud: bytes) -> None:
    """Write beside it and put it in place at once, so that no half letter is ever left."""
    naast = doel.with_name(f".{doel.name}.deel")
    try:
        naast.write_bytes(inhoud)
        naast.replace(doel)
    except OSError as fout:
        raise invoer.Fout(f"Er kan niet worden geschreven naar {doel}.") from fout
    finally:
        naast.unlink(missing_ok=True)
