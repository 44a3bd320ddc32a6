"""The site as the container runs it (Dockerfile), in a process group that can be shot as a whole, and a spare beside it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

WORTEL = Path(__file__).parent.parent.parent
GEDULD = 60
"""Seconds in which a site must answer. A busy machine takes a few."""


class Site:
    """Gunicorn with two workers of four threads, on a port of its own and the database of this process."""

    def __init__(self) -> None:
        self.poort = _vrije_poort()
        # Loading once and forking from there is the one thing that the container does otherwise: it starts sooner.
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "sectorplannen.wsgi", "--bind", f"127.0.0.1:{self.poort}", "--preload",
             "--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "warning"],
            cwd=WORTEL,
            start_new_session=True,
        )  # fmt: skip

    def wacht(self) -> None:
        """Until the site answers; raises RuntimeError where it stopped or takes too long."""
        einde = time.monotonic() + GEDULD
        while self.proces.poll() is None and time.monotonic() < einde:
            try:
                verbinding = HTTPConnection("127.0.0.1", self.poort, timeout=5)
                verbinding.request("GET", "/gezond/")
                if verbinding.getresponse().status == 200:
                    return
            except (OSError, HTTPException):
                time.sleep(0.05)
            finally:
                verbinding.close()
        raise RuntimeError("The site does not start.")

    def schiet(self) -> None:
        """End the whole group at once, wherever it is in its work (SIGKILL)."""
        os.killpg(self.proces.pid, signal.SIGKILL)
        self.proces.wait()


class Standplaats:
    """Where the site is now. A shot takes it away in mid-sentence; the spare takes its place."""

    def __init__(self) -> None:
        self.nu, self.reserve = Site(), Site()
        self.nu.wacht()

    def wissel(self) -> None:
        """Shoot the site; the spare, which is ready by now, takes over and gets a spare of its own."""
        self.nu.schiet()
        self.nu, self.reserve = self.reserve, Site()

    def sluit(self) -> None:
        """End both."""
        for site in (self.nu, self.reserve):
            site.schiet()


def _vrije_poort() -> int:
    with socket.socket() as bus:
        bus.bind(("127.0.0.1", 0))
        return int(bus.getsockname()[1])
