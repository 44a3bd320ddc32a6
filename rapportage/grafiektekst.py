"""What the two charts say: their titles, texts, totals and units, each following from the figures."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from rapportage.begrippen import CategorieRij, Stand
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import HARDE_SPATIE, afronden, getal
from sectorplannen.kern.woorden import DUIZEND, MILJOEN, een_op_de, groot_begin, klein_begin, opsomming

BBL = "instroom_bbl"

# --- What the charts say ---------------------------------------------------------------------------------------------


def op_deelnemers(rijen: list[CategorieRij]) -> list[CategorieRij]:
    """Most participants first; equal numbers by name, so that the order is always the same."""
    return sorted(rijen, key=lambda rij: (-rij.deelnemers, rij.categorie))


def op_budget(rijen: list[CategorieRij]) -> list[CategorieRij]:
    """Most money first."""
    return sorted(rijen, key=lambda rij: (-rij.budget, rij.categorie))


def grootste(rijen: list[CategorieRij], maat: Callable[[CategorieRij], Decimal | int]) -> CategorieRij | None:
    """The one category that is larger than every other; None where two share the first place, or all are nothing."""
    op_maat = sorted(rijen, key=maat, reverse=True)
    if not op_maat or not maat(op_maat[0]) or (len(op_maat) > 1 and maat(op_maat[0]) == maat(op_maat[1])):
        return None
    return op_maat[0]


def titel_1(stand: Stand) -> str:
    """What grafiek 1 shows, as the ranks have it; neutral where they have no clear first."""
    mensen = grootste(stand.grafiek_1, lambda rij: rij.deelnemers)
    geld = grootste(stand.grafiek_1, lambda rij: rij.budget)
    if not mensen or not geld or len(stand.grafiek_1) < 2:
        return "Maatregelen naar deelnemers en cofinanciering"
    if mensen == geld:
        return f"{mensen.categorie} bereikt de meeste mensen en vraagt het meeste geld"
    return f"{mensen.categorie} bereikt de meeste mensen, {klein_begin(geld.categorie)} vraagt het meeste geld"


def titel_2(stand: Stand) -> str:
    """What grafiek 2 shows: the share of the BBL places where it can be named, else the largest category."""
    bbl, totaal = bbl_rij(stand), deelnemers(stand.grafiek_2)
    deel = een_op_de(Decimal(bbl.deelnemers) / totaal) if bbl and totaal else None
    eerste = grootste(stand.grafiek_2, lambda rij: rij.deelnemers)
    if deel and bbl != eerste:
        return f"{groot_begin(deel)} deelnemers krijgt een leerwerkplek (BBL)"
    return f"{eerste.categorie} telt de meeste deelnemers" if eerste else "Deelnemers naar soort maatregel"


def tekst_1(stand: Stand) -> str:
    """Grafiek 1 for who does not see it: the message first, then every value."""
    rijen = [
        f"{rij.categorie}: {getal(rij.deelnemers)} deelnemers en {getal(Decimal(rij.budget) / MILJOEN, 1)} miljoen euro"
        for rij in op_deelnemers(stand.grafiek_1)
    ]
    return f"Twee staafdiagrammen naast elkaar, met dezelfde volgorde. {titel_1(stand)}. {'; '.join(rijen)}."


def tekst_2(stand: Stand) -> str:
    """Grafiek 2 for who does not see it: the message first, then every value."""
    rijen = [f"{rij.categorie}: {getal(rij.deelnemers)}" for rij in op_deelnemers(stand.grafiek_2)]
    soorten = "één soort maatregel" if len(rijen) == 1 else f"{len(rijen)} soorten maatregelen, van veel naar weinig"
    return f"Staafdiagram van {soorten}. {titel_2(stand)}. {'; '.join(rijen)}."


def totaal_1(stand: Stand) -> str:
    """The total under grafiek 1, rounded as its bars are."""
    mensen, geld = eenheden(stand.grafiek_1)
    return opsomming([mensen.met_naam(deelnemers(stand.grafiek_1)), geld.met_naam(budget(stand.grafiek_1))])


def totaal_2(stand: Stand) -> str:
    """The total under grafiek 2, exact."""
    return f"{getal(deelnemers(stand.grafiek_2))} deelnemers"


def bron(stand: Stand) -> str:
    """What stands under both charts: where the numbers come from, and when."""
    return f"Bron: verleende plannen, peildatum {datum_nl(stand.peildatum)}"


# --- Numbers in a chart ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Eenheid:
    """The unit of one panel, chosen once for all its bars."""

    deler: int
    decimalen: int
    opschrift: str
    naam: str

    def kort(self, waarde: Decimal | int) -> str:
        """The number beside a bar; where it would round to a zero that is not true, below what it is."""
        deel, kleinste = Decimal(waarde) / self.deler, Decimal(1).scaleb(-self.decimalen)
        if deel and not afronden(deel, kleinste):
            return f"<{HARDE_SPATIE}{getal(kleinste, self.decimalen)}"
        return getal(deel, self.decimalen)

    def met_naam(self, waarde: Decimal | int) -> str:
        """The number with its unit: `185 duizend deelnemers`, `231,1 miljoen euro`."""
        return f"{getal(Decimal(waarde) / self.deler, self.decimalen)} {self.naam}"


def eenheden(rijen: list[CategorieRij]) -> tuple[Eenheid, Eenheid]:
    """Thousands and millions, or smaller where the largest bar is small."""
    veel = max((rij.deelnemers for rij in rijen), default=0) >= 10 * DUIZEND
    groot = max((rij.budget for rij in rijen), default=0) >= MILJOEN
    return (
        Eenheid(DUIZEND, 0, "in duizend", "duizend deelnemers") if veel else Eenheid(1, 0, "aantal", "deelnemers"),
        Eenheid(MILJOEN, 1, "in miljoen euro", "miljoen euro")
        if groot
        else Eenheid(DUIZEND, 0, "in duizend euro", "duizend euro"),
    )


def deelnemers(rijen: list[CategorieRij]) -> int:
    """All participants of these categories."""
    return sum(rij.deelnemers for rij in rijen)


def budget(rijen: list[CategorieRij]) -> Decimal:
    """All money of these categories, in euros."""
    return sum((rij.budget for rij in rijen), Decimal(0))


def bbl_rij(stand: Stand) -> CategorieRij | None:
    """The row of the BBL places, where there are any."""
    return next((rij for rij in stand.grafiek_2 if rij.code == BBL and rij.deelnemers), None)
