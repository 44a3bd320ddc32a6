"""What the granted measures amount to: per plan, per category, and together. Exact until the last step, then half up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from aanvragen.models import Categorie
from beoordeling.models import BesluitSoort
from sectorplannen.kern.geld import CENT, afronden, centen, x1000

from .begrippen import NUL, AanvraagRij, CategorieRij, Opgave, PlanRij, Toekenning, Voorbeeld
from .tellingen import VERLEEND, Geldend, natuurlijk, som, verdeel

INSTROOM = "instroom"
NAMEN = {INSTROOM: "Instroom"} | {code: str(naam) for code, naam in Categorie.choices}
GRAFIEK_1 = {Categorie.INSTROOM_BBL: INSTROOM, Categorie.INSTROOM_OVERIG: INSTROOM}
"""In grafiek 1 the two kinds of instroom are taken together."""
VOORBEELDEN, REGELS_PER_VOORBEELD = 5, 4


@dataclass(frozen=True)
class Verleend:
    """The granted plans of a period on a date, the granted measures of each, and what they amount to."""

    plannen: list[PlanRij]
    delen: list[list[Toekenning]]
    bbl: int
    jeugdbedrag: Decimal
    jeugd_exact: Fraction
    jeugdnorm: Decimal

    @property
    def toekenningen(self) -> list[Toekenning]:
        """All granted measures."""
        return [t for delen in self.delen for t in delen]

    @property
    def deelnemers(self) -> int:
        """Intended participants of all granted measures."""
        return sum(t.aantal for t in self.toekenningen)

    @property
    def eigen_bijdrage(self) -> Decimal:
        """Costs less granted amount, in euros, over the granted measures."""
        return sum((t.eigen_bijdrage for t in self.toekenningen), NUL)


def bereken(
    aanvragen: Iterable[AanvraagRij],
    besluiten: Mapping[int, Geldend],
    toekenningen: list[Toekenning],
    opgaven: Sequence[Opgave],
) -> Verleend:
    """The plans in natural order of number, each with its own sums; the parts of a person or a cent add up to the whole."""
    plannen = [a for a in aanvragen if a.status in VERLEEND and _verlening(besluiten.get(a.pk))]
    per_plan: dict[int, list[Toekenning]] = defaultdict(list)
    for toekenning in toekenningen:
        per_plan[toekenning.aanvraag].append(toekenning)
    bereikt: dict[int, int] = defaultdict(int)
    for opgave in opgaven:
        bereikt[opgave.aanvraag] += opgave.deelnemers
    bbl = [som(t.bbl_deel for t in per_plan[a.pk]) for a in plannen]
    jeugd = [som(t.jeugd_deel for t in per_plan[a.pk]) for a in plannen]
    alle = [t for a in plannen for t in per_plan[a.pk]]
    bbl_totaal = int(afronden(som(t.bbl_deel for t in alle)))
    jeugd_exact = som(t.jeugd_deel for t in alle)
    jeugd_totaal = centen(jeugd_exact)
    norm = [Fraction(besluiten[a.pk].bedrag) * a.jeugdnorm for a in plannen]
    norm_totaal = centen(sum(norm, Fraction(0)))
    rijen = zip(
        plannen,
        verdeel(bbl, Decimal(bbl_totaal), 1),
        verdeel(jeugd, jeugd_totaal, CENT),
        verdeel(norm, norm_totaal, CENT),
        strict=True,
    )
    return Verleend(
        plannen=[
            _planrij(nr, a, besluiten[a.pk].bedrag, per_plan[a.pk], int(plekken), jong, bereikt[a.pk], deel)
            for nr, (a, plekken, jong, deel) in enumerate(rijen, start=1)
        ],
        delen=[per_plan[a.pk] for a in plannen],
        bbl=bbl_totaal,
        jeugdbedrag=jeugd_totaal,
        jeugd_exact=jeugd_exact,
        jeugdnorm=norm_totaal,
    )


def _verlening(besluit: Geldend | None) -> bool:
    return besluit is not None and besluit.soort == BesluitSoort.VERLENING


def _planrij(
    nr: int,
    plan: AanvraagRij,
    bedrag: Decimal,
    delen: list[Toekenning],
    bbl: int,
    jeugd: Decimal,
    bereikt: int,
    jeugdnorm: Decimal,
) -> PlanRij:
    return PlanRij(
        nr=nr,
        nummer=plan.nummer,
        naam=plan.naam,
        regionaal=plan.regionaal,
        bedrag=bedrag,
        bedrag_x1000=x1000(bedrag),
        deelnemers=sum(t.aantal for t in delen),
        bbl=bbl,
        kosten=sum((t.kosten for t in delen), NUL),
        jeugdbedrag=jeugd,
        gerealiseerd=bereikt,
        jeugdnorm=jeugdnorm,
    )


def grafiek(verleend: Verleend, *, instroom_samen: bool) -> list[CategorieRij]:
    """The categories, most participants first, ties in the order of the list; categories without any are there too."""
    samen = GRAFIEK_1 if instroom_samen else {}
    per_code: dict[str, list[Toekenning]] = {str(samen.get(c, c)): [] for c in Categorie}
    for toekenning in verleend.toekenningen:
        per_code[str(samen.get(Categorie(toekenning.categorie), toekenning.categorie))].append(toekenning)
    jeugd = verdeel([som(t.jeugd_deel for t in delen) for delen in per_code.values()], verleend.jeugdbedrag, CENT)
    rijen = [
        CategorieRij(code, NAMEN[code], sum(t.aantal for t in delen), sum((t.bedrag for t in delen), NUL), jong)
        for (code, delen), jong in zip(per_code.items(), jeugd, strict=True)
    ]
    return sorted(rijen, key=lambda rij: -rij.deelnemers)


def voorbeelden(verleend: Verleend) -> list[Voorbeeld]:
    """The plans with most money, each with its largest measures, for the box in the letter."""
    plannen = zip(verleend.plannen, verleend.delen, strict=True)
    grootste = sorted(plannen, key=lambda paar: (-paar[0].bedrag, natuurlijk(paar[0].nummer)))[:VOORBEELDEN]
    met_regels = [Voorbeeld(plan.naam, _grootste_maatregelen(delen)) for plan, delen in grootste]
    return [voorbeeld for voorbeeld in met_regels if voorbeeld.regels]


def _grootste_maatregelen(delen: list[Toekenning]) -> list[tuple[int, str]]:
    bereik = sorted((t for t in delen if t.aantal), key=lambda t: (-t.aantal, t.naam))
    return [(t.aantal, t.naam) for t in bereik[:REGELS_PER_VOORBEELD]]
