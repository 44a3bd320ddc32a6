"""What a workbook would do to a plan: said before it is done, and done only when it is still the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sectorplannen.kern.werkboek.fouten import Fout

from ..models import Maatregel


@dataclass(frozen=True)
class Verschil:
    """A cell of which the plan holds something else: both, in words."""

    kolom: str
    nu: str
    werkboek: str


@dataclass(frozen=True)
class Wijziging:
    """A row and the measure that it is about, or None where it adds one; with what differs.

    `velden` are the fields to set; `knelpunten` (numbers) and `posten` are None where they stay as they are.
    """

    rij: int
    volgnummer: int
    naam: str
    maatregel: Maatregel | None
    sleutel: UUID
    velden: dict[str, Any]
    knelpunten: tuple[int, ...] | None
    posten: list[dict[str, Any]] | None
    verschillen: list[Verschil]
    stand: str = ""
    """A fingerprint of the measure as it is now."""
    is_gezien: bool = True
    """Whether the workbook was made from the measure as it is now: then the difference is its writer's own."""
    is_verdwenen: bool = False
    """Whether the measure was taken out of the plan since the workbook was made."""

    def __str__(self) -> str:
        return f"{self.volgnummer}. {self.naam or 'Maatregel zonder naam'}"

    @property
    def kolommen(self) -> list[str]:
        """The columns in which something changes."""
        return [verschil.kolom for verschil in self.verschillen]

    @property
    def botst(self) -> bool:
        """Whether this would overwrite, or bring back, what another did since."""
        return self.is_verdwenen or (self.maatregel is not None and bool(self.verschillen) and not self.is_gezien)


@dataclass
class Verslag:
    """Everything that a workbook would do; with `fouten` it does nothing."""

    fouten: list[Fout] = field(default_factory=list)
    wijzigingen: list[Wijziging] = field(default_factory=list)
    blijven: int = 0
    """How many measures of the plan the workbook does not have: they stay."""

    @property
    def nieuw(self) -> list[Wijziging]:
        """Rows that add a measure."""
        return [w for w in self.wijzigingen if w.maatregel is None]

    @property
    def gewijzigd(self) -> list[Wijziging]:
        """Rows that change a measure."""
        return [w for w in self.wijzigingen if w.maatregel is not None and w.verschillen]

    @property
    def gelijk(self) -> int:
        """How many rows say what stands there already."""
        return len(self.wijzigingen) - len(self.te_doen)

    @property
    def botsingen(self) -> list[Wijziging]:
        """Rows that would overwrite what another did since the workbook was made."""
        return [w for w in self.wijzigingen if w.botst]

    @property
    def rustig(self) -> list[Wijziging]:
        """Rows that change a measure as its writer saw it."""
        return [w for w in self.gewijzigd if not w.botst]

    @property
    def te_doen(self) -> list[Wijziging]:
        """Rows that add or change."""
        return self.nieuw + self.gewijzigd

    @property
    def vinger(self) -> str:
        """A fingerprint of what would be done: what was seen on the page must be what is done."""
        stand = [
            [w.volgnummer, w.maatregel and w.maatregel.pk, w.stand, w.botst, w.velden, w.knelpunten, w.posten]
            for w in self.te_doen
        ]
        return hashlib.sha256(json.dumps(stand, default=str).encode()).hexdigest()[:20]
