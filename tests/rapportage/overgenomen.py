"""Plans of any numbers, in one call: taken over, as the import does it, by the real service."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from aanvragen.models import Aanvraag, Tijdvak
from beoordeling import services as beoordeling
from beoordeling.services import OvergenomenMaatregel, Overname
from tests.fabrieken import BESLOTEN, INGEDIEND, VOLLEDIG

NOG_OPEN: dict[str, Any] = {"status": "in_behandeling", "status_op": None, "volledig_op": None, "toegekend": None}
"""What `overgenomen` is told of a plan on which nothing was decided."""


def maatregel(
    volgnummer: int = 1,
    *,
    categorie: str = "instroom_bbl",
    deelnemers: int = 4,
    jongeren: int = 0,
    bbl: int = 0,
    bedrag: str = "100.00",
    aantal: int | None = None,
    kosten: str = "",
) -> OvergenomenMaatregel:
    """A measure that asks and is granted `bedrag`, of costs that are twice as high."""
    geld = Decimal(bedrag)
    return OvergenomenMaatregel(
        volgnummer=volgnummer,
        naam=f"Maatregel {volgnummer}",
        thema="a",
        categorie=categorie,
        deelnemers=deelnemers,
        waarvan_jongeren=jongeren,
        waarvan_bbl=bbl,
        kosten=Decimal(kosten) if kosten else 2 * geld,
        cofinanciering=geld,
        toegekend_aantal=aantal,
        toegekend_bedrag=geld,
    )


def overgenomen(
    nummer: str,
    tijdvak: Tijdvak,
    maatregelen: Sequence[OvergenomenMaatregel],
    *,
    naam: str = "",
    soort: str = "sector",
    status: str = "verleend",
    ingediend_op: datetime = INGEDIEND,
    status_op: datetime | None = BESLOTEN,
    volledig_op: datetime | None = VOLLEDIG,
    toegekend: Decimal | None = Decimal(-1),
) -> Aanvraag:
    """A plan in its final status; granted is the sum of its measures, unless it is not granted."""
    som = sum((m.toegekend_bedrag or Decimal(0) for m in maatregelen), Decimal(0))
    return beoordeling.overnemen(
        Overname(
            nummer=nummer,
            tijdvak=tijdvak,
            naam=naam or f"Plan {nummer}",
            soort=soort,
            hoofdaanvrager="Fonds",
            kvk="91234567",
            ingediend_op=ingediend_op,
            volledig_op=volledig_op,
            status=status,
            status_op=status_op,
            toegekend=som if toegekend == Decimal(-1) else toegekend,
            maatregelen=list(maatregelen),
        ),
        bron="test.xlsx",
    )
