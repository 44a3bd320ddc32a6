"""Who assesses which plan? The best division of plans over pairs of assessors, as an integer program (HiGHS).

Plans that allow the same people are alike, so the unknowns are few: how many plans of a class a pair gets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Paar = tuple[int, int]
"""Two assessors by key, the lowest first."""

KNOPEN = 20_000
"""Where the search stops, in nodes and not in seconds, so that a slow machine proposes the same as a fast one."""


@dataclass(frozen=True)
class Plan:
    """A plan that needs assessors, with who already has it and keeps it."""

    nummer: str
    vast: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Voorstel:
    """Per plan the pair, or in a Dutch sentence why there is none."""

    paren: dict[str, Paar]
    redenen: dict[str, str]


@dataclass(frozen=True)
class _Klasse:
    """Plans for which the same pairs are possible at the same price."""

    nummers: tuple[str, ...]
    vast: frozenset[int]
    vermoed: frozenset[int]
    paren: tuple[Paar, ...]


def voorstel(
    plannen: Collection[Plan],
    beoordelaars: Mapping[int, str],
    banden: Mapping[str, Collection[int]],
    belasting: Mapping[int, int],
    paren: Mapping[Paar, int],
    vermoed: Mapping[str, Collection[int]] | None = None,
) -> Voorstel:
    """Two assessors per plan: never one with a tie; then as few suspected ties, as even a load and as few repeated pairs as can be.

    In that order, each as good as it can be without harm to the one before. `beoordelaars` gives each key its name,
    `banden` and `vermoed` per number of a plan who has a tie or perhaps one, `belasting` what each still has to hand in,
    `paren` how often two assessed together before. The order of what comes in does not matter.
    """
    redenen: dict[str, str] = {}
    groepen: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for plan in sorted(plannen, key=lambda p: p.nummer):
        mag = frozenset(beoordelaars) - frozenset(banden.get(plan.nummer, ()))
        vast = plan.vast & mag
        if len(mag) < 2:
            redenen[plan.nummer] = _waarom(sorted(mag), vast, beoordelaars)
        else:
            twijfel = frozenset((vermoed or {}).get(plan.nummer, ())) & mag - vast
            groepen[tuple(sorted(mag)), tuple(sorted(vast)), tuple(sorted(twijfel))].append(plan.nummer)
    klassen = [
        _Klasse(
            tuple(nummers),
            frozenset(vast),
            frozenset(twijfel),
            tuple(p for p in combinations(mag, 2) if set(vast) <= set(p)),
        )
        for (mag, vast, twijfel), nummers in groepen.items()
    ]
    eerder = {(min(p), max(p)): n for p, n in paren.items()}
    last = {wie: belasting.get(wie, 0) for wie in sorted(beoordelaars)}
    return Voorstel(_verdeel(klassen, last, eerder) if klassen else {}, redenen)


def _waarom(mag: Sequence[int], vast: frozenset[int], namen: Mapping[int, str]) -> str:
    if not mag:
        return "Er is geen beoordelaar zonder band met deze organisaties."
    if vast:
        return f"Naast {namen[mag[0]]} is er geen beoordelaar zonder band met deze organisaties."
    return f"Alleen {namen[mag[0]]} heeft geen band met deze organisaties. Er zijn er twee nodig."


def _verdeel(klassen: Sequence[_Klasse], last: Mapping[int, int], eerder: Mapping[Paar, int]) -> dict[str, Paar]:
    """Solve, and deal the plans of each class over its pairs in order of number."""
    aantal = sum(len(k.nummers) for k in klassen)
    diepte = 2
    gevonden, genoeg = _Model(klassen, last, eerder, diepte).los_op()
    while not genoeg and diepte < aantal:
        diepte = min(2 * diepte, aantal)
        gevonden, genoeg = _Model(klassen, last, eerder, diepte).los_op()
    verdeeld: dict[str, Paar] = {}
    for klasse, telling in zip(klassen, gevonden, strict=True):
        over, nummers = dict(telling), iter(klasse.nummers)
        while over:
            for paar in sorted(over):
                verdeeld[next(nummers)] = paar
                over[paar] -= 1
            over = {paar: n for paar, n in over.items() if n}
    return verdeeld


class _Model:
    """The unknowns in one row: plans per class and pair, highest and lowest load, and steps that make a repeat dearer.

    The k-th plan of a person or a pair costs 2k-1 more, together k squared: even is cheapest. A step is not an integer itself; it
    fills in order because the next is dearer. The last step has no end; is it used beyond one, more steps are needed.
    """

    def __init__(
        self, klassen: Sequence[_Klasse], last: Mapping[int, int], eerder: Mapping[Paar, int], diepte: int
    ) -> None:
        self.kolommen = [(i, paar) for i, klasse in enumerate(klassen) for paar in klasse.paren]
        self.klassen = klassen
        self.grens: list[tuple[float, float]] = [(0, len(klassen[i].nummers)) for i, _ in self.kolommen]
        self.rijen: list[tuple[dict[int, float], float, float]] = []
        for i, klasse in enumerate(klassen):
            self._rij({j: 1 for j, (k, _) in enumerate(self.kolommen) if k == i}, len(klasse.nummers))
        self.hoog, self.laag = self._kolom(), self._kolom()
        self.geheel = len(self.grens)
        self.laatste: list[int] = []
        self.doelen: list[dict[int, float]] = [self._vermoed(), {self.hoog: 1, self.laag: -1}]
        self.doelen += [self._lasten(last, diepte), self._herhaling(eerder, diepte)]

    def _kolom(self, tot: float = float("inf")) -> int:
        self.grens.append((0, tot))
        return len(self.grens) - 1

    def _rij(self, som: dict[int, float], van: float, tot: float | None = None) -> None:
        self.rijen.append((som, van, van if tot is None else tot))

    def _vermoed(self) -> dict[int, float]:
        """How many people who perhaps have a tie are added."""
        telling = {j: len(self.klassen[i].vermoed & set(paar)) for j, (i, paar) in enumerate(self.kolommen)}
        return {j: n for j, n in telling.items() if n}

    def _lasten(self, last: Mapping[int, int], diepte: int) -> dict[int, float]:
        """The load of each person between the lowest and the highest; the price of an uneven one."""
        erbij: dict[int, dict[int, float]] = {wie: {} for wie in last}
        for j, (i, paar) in enumerate(self.kolommen):
            for wie in set(paar) - self.klassen[i].vast:
                erbij[wie][j] = 1
        nieuw = sum(len(k.nummers) * (2 - len(k.vast)) for k in self.klassen)
        top = max(*last.values(), -(-(sum(last.values()) + nieuw) // len(last))) + diepte
        doel: dict[int, float] = {}
        for wie, som in erbij.items():
            self._rij(som | {self.hoog: -1}, float("-inf"), -last[wie])
            self._rij(som | {self.laag: -1}, -last[wie], float("inf"))
            if som:
                doel |= self._treden(som, last[wie], top)
        return doel

    def _herhaling(self, eerder: Mapping[Paar, int], diepte: int) -> dict[int, float]:
        """The price of the same two together again."""
        samen: dict[Paar, dict[int, float]] = defaultdict(dict)
        for j, (_, paar) in enumerate(self.kolommen):
            samen[paar][j] = 1
        al = {paar: eerder.get(paar, 0) for paar in samen}
        nieuw = sum(len(k.nummers) for k in self.klassen)
        top = max(*al.values(), -(-(sum(al.values()) + nieuw) // len(al))) + diepte
        doel: dict[int, float] = {}
        for paar, som in samen.items():
            doel |= self._treden(som, al[paar], top)
        return doel

    def _treden(self, som: dict[int, float], al: int, top: int) -> dict[int, float]:
        treden = {self._kolom(1): 2 * k - 1.0 for k in range(al + 1, top + 1)}
        self.grens[max(treden)] = (0, float("inf"))
        self.laatste.append(max(treden))
        self._rij(som | dict.fromkeys(treden, -1), 0)
        return treden

    def los_op(self) -> tuple[list[dict[Paar, int]], bool]:
        """Per class how many plans each pair gets, and whether there were steps enough. One goal after another, each then held."""
        import numpy as np  # here, because only this page needs it and loading it takes a while
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import coo_array

        geheel = np.arange(len(self.grens)) < self.geheel
        grens = Bounds(*np.array(self.grens).T)
        x = None
        for doel in [d for d in self.doelen if d]:
            plek = [(r, k, v) for r, (som, _, _) in enumerate(self.rijen) for k, v in som.items()]
            rij, kolom, waarde = zip(*plek, strict=True)
            stelsel = coo_array((waarde, (rij, kolom)), shape=(len(self.rijen), len(self.grens))).tocsr()
            eis = LinearConstraint(stelsel, [van for _, van, _ in self.rijen], [tot for _, _, tot in self.rijen])
            prijs = np.zeros(len(self.grens))
            prijs[list(doel)] = list(doel.values())
            uit = milp(
                prijs,
                integrality=geheel.astype(int),
                bounds=grens,
                constraints=eis,
                options={"mip_rel_gap": 0.0, "node_limit": KNOPEN},
            )
            if uit.x is None:
                break  # nothing better in this many nodes: what the goals before gave is a division too
            x = uit.x
            self._rij(doel, float("-inf"), round(uit.fun) + 0.5)
        if x is None:
            raise ArithmeticError(uit.message)
        tellingen: list[dict[Paar, int]] = [{} for _ in self.klassen]
        for j, (i, paar) in enumerate(self.kolommen):
            if round(x[j]):
                tellingen[i][paar] = round(x[j])
        return tellingen, all(x[j] < 1.5 for j in self.laatste)
