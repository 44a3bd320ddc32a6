"""`manage.py controleer`: is what is kept still whole, and does it add up today? Exit status 1 on any break."""

from typing import Any

from django.db import DatabaseError

from aanvragen.models import Tijdvak
from rapportage import cijfers, echtheid
from rapportage.begrippen import Controle
from rapportage.management.invoer import Fout, regel
from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.opdrachtregel import Opdrachtregel


class Command(Opdrachtregel):
    help = "Controleert grootboek, indieningen, bestanden en cijfers. Eindigt met status 1 als er iets niet klopt."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            mis = self._toon("Wat is bewaard", echtheid.controleer())
            for tijdvak in Tijdvak.objects.all():
                stand = cijfers.stand(tijdvak, vandaag())
                mis += self._toon(f"{tijdvak.naam}, stand op {datum_nl(stand.peildatum)}", stand.controles)
        except DatabaseError as fout:
            raise Fout("De database is niet klaar voor gebruik. Voer eerst ‘manage.py migrate’ uit.") from fout
        if mis:
            raise Fout("Er klopt 1 controle niet." if mis == 1 else f"Er kloppen {mis} controles niet.")
        self.stdout.write("Alles klopt.")

    def _toon(self, kop: str, controles: list[Controle]) -> int:
        """One line per check; returns how many do not hold."""
        self.stdout.write(kop)
        for controle in controles:
            self.stdout.write(regel(controle))
        return sum(not controle.klopt for controle in controles)
