"""`manage.py importeer`: takes in a workbook of plans, measures, decisions and ledger; everything or nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError

from rapportage import uitwisseling
from rapportage.management import invoer
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.opdrachtregel import Opdrachtregel
from sectorplannen.kern.werkboek.fouten import aantal, opsomming


class Command(Opdrachtregel):
    help = (
        "Neemt een werkboek over (.xlsx met de bladen tijdvakken, plafond, aanvragen, maatregelen en realisatie). "
        "Is er iets fout, dan staat elke fout op een eigen regel en wordt niets overgenomen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", metavar="BESTAND.xlsx", help="Het werkboek.")

    def handle(self, *args: Any, **options: Any) -> None:
        pad = Path(options["bestand"])
        try:
            overzicht = uitwisseling.importeer(pad)
        except uitwisseling.WerkboekGeweigerd as geweigerd:
            for fout in geweigerd.fouten:
                self.stderr.write(str(fout))
            self.stdout.write(f"Niets overgenomen uit {pad.name}: {aantal(len(geweigerd.fouten), 'fout', 'fouten')}.")
            raise SystemExit(1) from geweigerd
        except Weigering as weigering:
            raise invoer.Fout(str(weigering)) from weigering
        except DatabaseError as fout:
            raise invoer.Fout("De database is niet klaar voor gebruik. Voer eerst ‘manage.py migrate’ uit.") from fout
        self.stdout.write(f"Overgenomen uit {pad.name}: {opsomming(overzicht.delen())}.")
