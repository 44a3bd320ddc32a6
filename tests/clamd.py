"""A virus scanner on a real socket that speaks as clamd does (INSTREAM, PING), well or badly: what a test asks of it."""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EI" + b"CAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The text that every scanner calls a virus, and that harms nobody; in two halves, or a scanner would call this file one."""


@dataclass
class Gedrag:
    """What the scanner does, and what it saw. `hoe`: goed, ophangen, stil, druppelt, te_groot, of het antwoord zelf."""

    hoe: str = "goed"
    adres: str = ""
    gesprekken: int = 0
    grootste_stuk: int = 0
    klaar: threading.Event = field(default_factory=threading.Event)


class _Gesprek(socketserver.BaseRequestHandler):
    request: socket.socket

    def handle(self) -> None:
        gedrag: Gedrag = self.server.gedrag  # type: ignore[attr-defined]
        stroom = self.request.makefile("rb")
        opdracht = b""
        while not opdracht.endswith(b"\0") and (teken := stroom.read(1)):
            opdracht += teken
        if opdracht == b"zPING\0":
            self.request.sendall(b"PONG\0")
            return
        assert opdracht == b"zINSTREAM\0"
        gedrag.gesprekken += 1
        inhoud = b""
        while lengte := struct.unpack("!L", stroom.read(4))[0]:
            inhoud += stroom.read(lengte)
            gedrag.grootste_stuk = max(gedrag.grootste_stuk, lengte)
            if gedrag.hoe == "ophangen":
                return
            if gedrag.hoe == "te_groot":
                self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self._antwoord(gedrag, inhoud)

    def _antwoord(self, gedrag: Gedrag, inhoud: bytes) -> None:
        if gedrag.hoe == "stil":
            gedrag.klaar.wait(10)
        elif gedrag.hoe == "druppelt":
            while not gedrag.klaar.wait(0.02):
                self.request.sendall(b".")
        elif gedrag.hoe == "goed":
            self.request.sendall(b"stream: Eicar-Test FOUND\0" if EICAR in inhoud else b"stream: OK\0")
        else:
            self.request.sendall(gedrag.hoe.encode())


class _OpTcp(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    gedrag: Gedrag

    def handle_error(self, request: object, client_address: object) -> None:
        """A conversation that the other side broke off is no fault of the test."""


class _OpUnix(_OpTcp):
    address_family = socket.AF_UNIX


@contextmanager
def clamd(pad: Path | None = None) -> Iterator[Gedrag]:
    """A scanner on a free port of this machine, or on a unix socket."""
    server = _OpUnix(str(pad), _Gesprek) if pad else _OpTcp(("127.0.0.1", 0), _Gesprek)  # type: ignore[arg-type]
    server.gedrag = Gedrag(adres=f"unix://{pad}" if pad else f"tcp://127.0.0.1:{server.server_address[1]}")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server.gedrag
    finally:
        server.gedrag.klaar.set()
        server.shutdown()
        server.server_close()
