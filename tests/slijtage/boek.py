"""What was confirmed, what answers were lost, and when the next shot is due. Shared by all threads of a trial."""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import Any


class Boek:
    """The other side of the ledger: what the site said that it kept, to hold beside what it has kept."""

    def __init__(self, ritme: int) -> None:
        """`ritme`: after so many confirmations the site is shot once more."""
        self.ritme = ritme
        self.bewaringen = self.schoten = self.antwoorden_weg = self.invoer_weg = 0
        self.velden: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        self.bewijzen: dict[str, frozenset[str]] = {}
        self.klaar = False
        self._tel = threading.Condition()

    def bewaard(self, nummer: str, deel: str, **velden: Any) -> None:
        """The site confirmed these values of a part of a plan."""
        with self._tel:
            self.bewaringen += 1
            self.velden[nummer, deel] |= velden
            self._houd_pas()

    def ingediend(self, nummer: str, hashes: frozenset[str]) -> None:
        """The site showed a receipt with these hashes; a second window shows the same."""
        with self._tel:
            if self.bewijzen.setdefault(nummer, hashes) != hashes:
                raise AssertionError(f"{nummer}: two receipts")
            self._houd_pas()

    def verloren(self, *, is_invoer: bool) -> None:
        """An answer did not arrive."""
        with self._tel:
            self.antwoorden_weg += 1
            self.invoer_weg += is_invoer

    def wacht_op_schot(self) -> bool:
        """Until the next shot is due; False when the work is done."""
        with self._tel:
            self._tel.wait_for(lambda: self.klaar or self._stand() >= (self.schoten + 1) * self.ritme)
            return not self.klaar

    def geschoten(self) -> None:
        """The site was shot."""
        with self._tel:
            self.schoten += 1
            self._tel.notify_all()

    def sluit(self) -> None:
        """All work is done, or has failed."""
        with self._tel:
            self.klaar = True
            self._tel.notify_all()

    def _stand(self) -> int:
        return self.bewaringen + len(self.bewijzen)

    def _houd_pas(self) -> None:
        """Visitors do not run ahead of the shots, however slowly a site starts."""
        self._tel.notify_all()
        self._tel.wait_for(lambda: self.klaar or self._stand() < (self.schoten + 2) * self.ritme)
