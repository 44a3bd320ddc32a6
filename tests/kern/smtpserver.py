"""A mail server on a real socket, small enough to go away and to come back on the same port."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class _Gesprek(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as Python's smtplib speaks."""

    def handle(self) -> None:
        self._zeg(220, "klaar")
        while woorden := self.rfile.readline().decode().split(maxsplit=1):
            opdracht = woorden[0].upper()
            if opdracht == "DATA":
                self._zeg(354, "ga door")
                self.server.brieven.append(message_from_bytes(self._brief(), policy=policy.default))
                self._zeg(250, "ontvangen")
            elif opdracht == "QUIT":
                self._zeg(221, "dag")
                return
            else:
                self._zeg(250, "goed")

    def _brief(self) -> bytes:
        regels = []
        while (regel := self.rfile.readline()) not in {b".\r\n", b""}:
            regels.append(regel.removeprefix(b".") if regel.startswith(b"..") else regel)
        return b"".join(regels)

    def _zeg(self, code: int, tekst: str) -> None:
        self.wfile.write(f"{code} {tekst}\r\n".encode())


class Mailserver(socketserver.ThreadingTCPServer):
    """Keeps every letter that came in."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, poort: int) -> None:
        super().__init__(("127.0.0.1", poort), _Gesprek)
        self.brieven: list[EmailMessage] = []

    @property
    def poort(self) -> int:
        """Where it listens."""
        return self.server_address[1]


@contextmanager
def mailserver(poort: int = 0) -> Iterator[Mailserver]:
    """A mail server for as long as this lasts; afterwards nobody listens there."""
    with Mailserver(poort) as server:
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        draad.start()
        try:
            yield server
        finally:
            server.shutdown()
            draad.join()
