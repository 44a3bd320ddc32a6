"""`manage.py werker`: does waiting jobs where there is no Redis, every second, until stopped."""

import signal
import threading
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError, close_old_connections

from sectorplannen.kern import opdrachten
from sectorplannen.kern.opdrachtregel import Opdrachtregel


class Command(Opdrachtregel):
    help = "Voert wachtende opdrachten uit (brieven, berichten), elke seconde, tot u stopt."
    database_weg = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--eenmaal", action="store_true", help="doe wat nu wacht en stop dan")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["eenmaal"]:
            while opdrachten.veeg():
                pass
            return
        stop = threading.Event()
        for teken in (signal.SIGINT, signal.SIGTERM):
            signal.signal(teken, lambda *_: stop.set())
        self.stderr.write("De werker wacht op opdrachten. Stoppen: Ctrl-C.")
        while not stop.is_set():
            if not self._ronde():
                stop.wait(1)

    def _ronde(self) -> int:
        """One sweep. A database that is away for a while is waited for, and that is said once."""
        close_old_connections()
        try:
            gedaan = opdrachten.veeg()
        except DatabaseError as fout:
            if not self.database_weg:
                self.stderr.write(f"De database antwoordt niet. De werker wacht tot dat weer kan. ({fout})")
            self.database_weg = True
            return 0
        self.database_weg = False
        return gedaan
