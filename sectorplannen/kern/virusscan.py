"""The virus scanner: one conversation with clamd, over TCP or a unix socket (its command INSTREAM)."""

import socket
import struct
import time
from contextlib import suppress
from typing import IO
from urllib.parse import urlsplit

GEDULD = 240.0
"""Seconds for a whole conversation: a large archive takes a while, but a job is given up for lost after ten minutes."""
VERBINDEN = 5.0
"""Seconds to get through to the scanner at all."""
STUK = 1 << 16
"""Bytes sent at a time: so much of a file is in memory, whatever its size."""
LANGSTE_ANTWOORD = 4096
SCHOON = "stream: OK"


class ScannerFout(Exception):
    """The scanner gave no verdict: it is away, silent, hung up, or could not scan. Asking again later may help."""


def scan(stroom: IO[bytes], adres: str, *, geduld: float = GEDULD) -> str:
    """What the scanner at `adres` (tcp://host:port or unix:///path) finds in a file: the name of a virus, or '' for nothing.

    Raises ScannerFout where it gives no verdict within `geduld` seconds.
    """
    with _Gesprek(adres, geduld) as gesprek:
        gesprek.zeg(b"zINSTREAM\0")
        # One that finds the file too large answers and hangs up before it has all of it: its answer says why.
        with suppress(BrokenPipeError, ConnectionResetError):
            while stuk := stroom.read(STUK):
                gesprek.zeg(struct.pack("!L", len(stuk)) + stuk)
            gesprek.zeg(struct.pack("!L", 0))
        antwoord = gesprek.hoor()
    if antwoord == SCHOON:
        return ""
    if antwoord.startswith("stream: ") and antwoord.endswith(" FOUND"):
        return antwoord.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerFout(f"De virusscanner kon het bestand niet controleren: {antwoord}")


def leeft(adres: str, *, geduld: float = VERBINDEN) -> bool:
    """Whether the scanner answers at all."""
    try:
        with _Gesprek(adres, geduld) as gesprek:
            gesprek.zeg(b"zPING\0")
            return gesprek.hoor() == "PONG"
    except ScannerFout:
        return False


class _Gesprek:
    """A connection with a moment by which all must have been said; every fault of the line is a ScannerFout."""

    def __init__(self, adres: str, geduld: float) -> None:
        self.adres, self.einde = adres, time.monotonic() + geduld

    def __enter__(self) -> "_Gesprek":
        try:
            self.lijn = _verbind(self.adres)
        except OSError as fout:
            raise ScannerFout(f"De virusscanner op {self.adres} is er niet: {fout}") from fout
        return self

    def __exit__(self, soort: object, fout: BaseException | None, _: object) -> None:
        self.lijn.close()
        if isinstance(fout, TimeoutError):
            raise ScannerFout(f"De virusscanner op {self.adres} antwoordt niet op tijd.") from fout
        if isinstance(fout, ConnectionError):
            raise ScannerFout(f"De virusscanner op {self.adres} brak het gesprek af: {fout}") from fout

    def zeg(self, woorden: bytes) -> None:
        self._wacht_niet_langer()
        self.lijn.sendall(woorden)

    def hoor(self) -> str:
        """The answer up to its closing NUL; the silence of a scanner that hung up is no answer."""
        gehoord = b""
        while b"\0" not in gehoord and len(gehoord) < LANGSTE_ANTWOORD:
            self._wacht_niet_langer()
            stuk = self.lijn.recv(LANGSTE_ANTWOORD)
            if not stuk:
                raise ConnectionAbortedError(gehoord.decode("utf-8", "replace") or "geen antwoord")
            gehoord += stuk
        return gehoord.partition(b"\0")[0].decode("utf-8", "replace").strip()

    def _wacht_niet_langer(self) -> None:
        over = self.einde - time.monotonic()
        if over <= 0:
            raise TimeoutError
        self.lijn.settimeout(over)


def _verbind(adres: str) -> socket.socket:
    deel = urlsplit(adres)
    if deel.scheme == "tcp":
        return socket.create_connection((deel.hostname or "", deel.port or 0), timeout=VERBINDEN)
    lijn = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    lijn.settimeout(VERBINDEN)
    try:
        lijn.connect(deel.path)
    except OSError:
        lijn.close()
        raise
    return lijn
