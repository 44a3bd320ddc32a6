"""`manage.py exporteer`: writes the state on a date as the workbook that `importeer` reads."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError

from rapportage import uitwisseling
from rapportage.management import invoer
from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.opdrachtregel import Opdrachtregel
from sectorplannen.kern.werkboek.fouten import opsomming


class Command(Opdrachtregel):
    help = "Schrijft de stand op een peildatum (zonder peildatum: vandaag) als werkboek dat ‘importeer’ kan lezen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", metavar="UIT.xlsx", help="Waar het werkboek komt te staan.")
        parser.add_argument("--peildatum", metavar="JJJJ-MM-DD", help="De dag, aan het einde van die dag.")

    def handle(self, *args: Any, **options: Any) -> None:
        tekst = options["peildatum"]
        peildatum = vandaag() if tekst is None else invoer.lees_peildatum(tekst)
        try:
            overzicht = uitwisseling.exporteer(Path(options["bestand"]), peildatum)
        except Weigering as weigering:
            raise invoer.Fout(str(weigering)) from weigering
        except DatabaseError as fout:
            raise invoer.Fout("De database is niet klaar voor gebruik. Voer eerst ‘manage.py migrate’ uit.") from fout
        wat = opsomming(overzicht.delen())
        self.stdout.write(f"De stand op {datum_nl(peildatum)} staat in {options['bestand']}: {wat}.")
