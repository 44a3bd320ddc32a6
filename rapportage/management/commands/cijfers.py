"""`manage.py cijfers`: every figure of a period on a date, as a table to read or as exact JSON."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from rapportage import cijfers
from rapportage.begrippen import Stand
from rapportage.brieftekst import exact
from rapportage.management import invoer
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import getal
from sectorplannen.kern.opdrachtregel import Opdrachtregel


class Command(Opdrachtregel):
    help = "Geeft alle cijfers van een tijdvak op een peildatum, met de controles. Met --json exact en volledig."

    def add_arguments(self, parser: CommandParser) -> None:
        invoer.voeg_toe(parser)
        parser.add_argument("--json", action="store_true", help="Schrijf alleen JSON naar de standaarduitvoer.")

    def handle(self, *args: Any, **options: Any) -> None:
        stand = cijfers.stand(invoer.lees_tijdvak(options["tijdvak"]), invoer.lees_peildatum(options["peildatum"]))
        if options["json"]:
            self.stdout.write(json.dumps(cijfers.als_json(stand), ensure_ascii=False, indent=2))
            return
        for regel in _leesbaar(stand):
            self.stdout.write(regel)


def _leesbaar(stand: Stand) -> Iterator[str]:
    """The state for someone at a terminal: figures, granted plans, categories, checks."""
    yield f"{stand.tijdvak.naam}, stand op {datum_nl(stand.peildatum)}, einde van de dag"
    yield ""
    yield from _kolommen([[c.naam, exact(c.waarde, c.eenheid)] for c in stand.cijfers.values()])
    if stand.tabel_1:
        yield "\nTabel 1, in duizend euro, met beoogde deelnemers"
        yield from _kolommen(
            [
                [
                    f"{rij.nr}. {rij.naam}{' (regio)' if rij.regionaal else ''}",
                    getal(rij.bedrag_x1000),
                    getal(rij.deelnemers),
                ]
                for rij in stand.tabel_1
            ]
        )
        yield "\nSoorten maatregelen, deelnemers en euro’s"
        yield from _kolommen(
            [[rij.categorie, getal(rij.deelnemers), exact(rij.budget, "euro")] for rij in stand.grafiek_2]
        )
    yield "\nControles"
    for controle in stand.controles:
        yield invoer.regel(controle)


def _kolommen(rijen: list[list[str]]) -> Iterator[str]:
    """Names at the left, numbers at the right, in line."""
    breedtes = [max(len(rij[i]) for rij in rijen) for i in range(len(rijen[0]))]
    for naam, *waarden in rijen:
        cellen = [waarde.rjust(breedte) for waarde, breedte in zip(waarden, breedtes[1:], strict=True)]
        yield f"  {naam.ljust(breedtes[0])}  {'  '.join(cellen)}"
