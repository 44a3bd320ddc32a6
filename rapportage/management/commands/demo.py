"""`manage.py demo`: loads and replays the first period, makes the logins, and says where to go. Safe to repeat."""

import os
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, ProgrammingError

from rapportage.demo import (
    LOGINS,
    WACHTWOORD,
    brieven,
    menukaart,
    oefentijdvak,
    oproepen,
    rondes,
    speel_na,
    tweede_tijdvak,
)
from rapportage.demo.mensen import adres
from rapportage.management.invoer import Fout
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.opdrachtregel import Opdrachtregel
from sectorplannen.kern.woorden import opsomming


class Command(Opdrachtregel):
    help = "Speelt het eerste tijdvak na via de echte handelingen en maakt voor elke rol een inlog. Kan vaker."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTIE:
            raise Fout("De demo draait niet in productie: zij maakt inloggen met een bekend wachtwoord.")
        try:
            verslag = speel_na()
            geschreven = brieven()
            oefen = oefentijdvak()
            menukaart()
            oproepen()
            erbij = tweede_tijdvak()
            peiling = rondes()
        except (Weigering, PermissionDenied) as weigering:
            raise Fout(f"De demo past niet bij wat er al staat. {weigering}") from weigering
        except (OperationalError, ProgrammingError) as fout:
            raise Fout("De database is niet klaar voor gebruik. Voer eerst ‘manage.py migrate’ uit.") from fout
        gedaan = "nagespeeld" if verslag.nieuw else "al aanwezig, niets verdubbeld"
        self.stdout.write(f"Eerste tijdvak: {verslag.plannen} plannen ({gedaan}).")
        dagen = opsomming([datum_nl(rapport.peildatum) for rapport in geschreven])
        self.stdout.write(f"Brieven aan de Kamer, vastgesteld: de stand op {dagen}.")
        self.stdout.write(f"Tweede tijdvak: {erbij} plannen (verzonnen). Peiling {str(peiling).lower()} staat open.")
        self.stdout.write(f"Om zelf te oefenen: {oefen.naam.lower()}, tijdvak {oefen.nummer}, is nu open.")
        self.stdout.write("\nWat de bronnen niet geven, is verzonnen; elk plan zegt wat.\n")
        self.stdout.write(f"Adres:      http://127.0.0.1:{os.environ.get('PORT', '8000')}/")
        self.stdout.write(f"Wachtwoord: {WACHTWOORD} (voor iedereen)\n")
        for login, naam, _, doet in LOGINS:
            self.stdout.write(f"  {adres(login):<24} {naam:<16} {doet}")
