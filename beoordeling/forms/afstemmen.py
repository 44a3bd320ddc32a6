"""Laying a plan before the decision maker."""

from __future__ import annotations

from typing import Any

from ..services import verschillen
from .basis import WerkwoordFormulier, tekstvak


class Voorleggen(WerkwoordFormulier):
    """Words with it; obligatory where the two differ too much."""

    knop = "Besluit voorleggen"
    toelichting = tekstvak(
        "Toelichting voor de besluitnemer", leeg="Leg uit wat samen is besloten.", rijen=5, verplicht=False
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.verschillen = verschillen(self.aanvraag)
        if self.verschillen:
            self.fields["toelichting"].required = True
            self.fields["toelichting"].help_text = "De beoordelaars verschillen te veel. Leg uit wat samen is besloten."
