"""The division that is proposed: nobody with a tie, even loads, few repeats, and the same for the same input."""

from collections import Counter
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from beoordeling.toewijzing import Plan, Voorstel, voorstel

NAMEN = {1: "Dirk", 2: "Daan", 3: "Fatma", 4: "Joris", 5: "Lotte", 6: "Mees"}
PLANNEN = [Plan(f"SP1-{nummer:04}") for nummer in range(1, 38)]
BANDEN = {"SP1-0003": {1}, "SP1-0008": {2}, "SP1-0014": {1}, "SP1-0021": {5}, "SP1-0036": {6}}


def lasten(uit: Voorstel, namen=NAMEN, al=None, vast=None) -> list[int]:
    """What each has to hand in afterwards."""
    telling = Counter(al or {})
    for nummer, paar in uit.paren.items():
        telling.update(set(paar) - (vast or {}).get(nummer, set()))
    return [telling[wie] for wie in namen]


def herhaald(uit: Voorstel, namen=NAMEN) -> list[int]:
    """How often each possible pair assesses together."""
    telling = Counter(uit.paren.values())
    return [telling[paar] for paar in combinations(sorted(namen), 2)]


def test_37_plannen_en_6_beoordelaars_met_5_banden():
    uit = voorstel(PLANNEN, NAMEN, BANDEN, {}, {})
    assert uit.redenen == {}
    assert set(uit.paren) == {plan.nummer for plan in PLANNEN}
    assert all(len(set(paar)) == 2 for paar in uit.paren.values())
    assert not any(set(uit.paren[nummer]) & wie for nummer, wie in BANDEN.items())
    assert sorted(lasten(uit)) == [12, 12, 12, 12, 13, 13]
    assert Counter(herhaald(uit)) == {2: 8, 3: 7}


def test_hetzelfde_voorstel_in_welke_volgorde_het_ook_binnenkomt():
    gewoon = voorstel(PLANNEN, NAMEN, BANDEN, {1: 2, 4: 1}, {(1, 2): 3, (4, 6): 1})
    for zaad in range(3):
        schud = Random(zaad)
        plannen, namen, banden = list(PLANNEN), list(NAMEN.items()), list(BANDEN.items())
        for rij in (plannen, namen, banden):
            schud.shuffle(rij)
        assert voorstel(plannen, dict(namen), dict(banden), {4: 1, 1: 2}, {(6, 4): 1, (2, 1): 3}) == gewoon


def test_wat_iemand_al_heeft_telt_mee():
    al = {1: 9, 2: 9, 3: 0, 4: 0, 5: 5, 6: 1}
    assert sorted(lasten(voorstel(PLANNEN, NAMEN, BANDEN, al, {}), al=al)) == [16, 16, 16, 16, 17, 17]


def test_wie_veel_meer_heeft_krijgt_niets_en_de_anderen_gelijk():
    al = {1: 40}
    assert sorted(lasten(voorstel(PLANNEN, NAMEN, {}, al, {}), al=al)) == [14, 15, 15, 15, 15, 40]


def test_wie_al_vaak_samen_beoordeelden_krijgen_nu_een_ander():
    eerder = {(1, 2): 5, (3, 4): 5, (5, 6): 5}
    uit = voorstel(PLANNEN[:3], NAMEN, {}, {}, eerder)
    assert lasten(uit) == [1] * 6
    assert not set(uit.paren.values()) & set(eerder)


def test_een_vermoede_band_gaat_voor_een_gelijke_last():
    al, vermoed = {1: 0, 2: 8, 3: 8}, {"SP1-0001": {1}}
    namen = {1: "Dirk", 2: "Daan", 3: "Fatma"}
    assert voorstel(PLANNEN[:1], namen, {}, al, {}, vermoed).paren == {"SP1-0001": (2, 3)}
    assert voorstel(PLANNEN[:1], namen, {"SP1-0001": {3}}, al, {}, vermoed).paren == {"SP1-0001": (1, 2)}


def test_wie_een_plan_heeft_houdt_het():
    plan = Plan("SP1-0001", frozenset({3}))
    uit = voorstel([plan, *PLANNEN[1:]], NAMEN, BANDEN, {3: 1}, {})
    assert 3 in uit.paren["SP1-0001"]
    assert sorted(lasten(uit, al={3: 1}, vast={"SP1-0001": {3}})) == [12, 12, 12, 12, 13, 13]


def test_wie_een_plan_heeft_en_een_band_meldde_houdt_het_niet():
    uit = voorstel([Plan("SP1-0001", frozenset({3}))], NAMEN, {"SP1-0001": {3}}, {}, {})
    assert 3 not in uit.paren["SP1-0001"]


@pytest.mark.parametrize(
    ("banden", "vast", "zin"),
    [
        ({1, 2, 3, 4, 5, 6}, (), "Er is geen beoordelaar zonder band met deze organisaties."),
        ({1, 2, 3, 4, 5}, (), "Alleen Mees heeft geen band met deze organisaties. Er zijn er twee nodig."),
        ({1, 2, 3, 4, 5}, (6,), "Naast Mees is er geen beoordelaar zonder band met deze organisaties."),
    ],
)
def test_zonder_twee_mensen_staat_er_waarom_en_krijgt_de_rest_een_voorstel(banden, vast, zin):
    plannen = [Plan("SP1-0001", frozenset(vast)), *PLANNEN[1:]]
    uit = voorstel(plannen, NAMEN, {"SP1-0001": banden}, {}, {})
    assert uit.redenen == {"SP1-0001": zin}
    assert len(uit.paren) == 36
    assert sorted(lasten(uit)) == [12] * 6


def test_zonder_plannen_of_zonder_mensen():
    assert voorstel([], NAMEN, {}, {}, {}) == Voorstel({}, {})
    assert voorstel(PLANNEN, {}, {}, {}, {}).paren == {}
    assert len(voorstel(PLANNEN, {}, {}, {}, {}).redenen) == 37


def test_twee_mensen_doen_alles_samen():
    uit = voorstel(PLANNEN, {1: "Dirk", 2: "Daan"}, {}, {}, {(1, 2): 4})
    assert set(uit.paren.values()) == {(1, 2)}


def waarde(keuze, namen, al, eerder, vermoed, vast) -> tuple[int, int, int, int]:
    """What a division is worth, worst first: suspected ties, distance between loads, unevenness, repeats."""
    last, samen = Counter(dict.fromkeys(namen, 0) | al), Counter(eerder)
    twijfel = 0
    for nummer, paar in keuze.items():
        erbij = set(paar) - vast.get(nummer, frozenset())
        last.update(erbij)
        twijfel += len(erbij & vermoed.get(nummer, set()))
        samen[paar] += 1
    return (
        twijfel,
        max(last.values()) - min(last.values()),
        sum(n * n for n in last.values()),
        sum(n * n for n in samen.values()),
    )


@st.composite
def gevallen(trek):
    mensen = range(1, trek(st.integers(2, 4)) + 1)
    groep = st.sets(st.sampled_from(list(mensen)), max_size=2)
    nummers = [f"SP1-{n}" for n in range(trek(st.integers(1, 4)))]
    paren = list(combinations(mensen, 2))
    return (
        {wie: f"P{wie}" for wie in mensen},
        {n: frozenset(trek(st.sets(st.sampled_from(list(mensen)), max_size=1))) for n in nummers},
        {n: trek(groep) for n in nummers},
        {n: trek(groep) for n in nummers},
        {wie: trek(st.integers(0, 4)) for wie in mensen},
        {paar: trek(st.integers(0, 3)) for paar in paren},
    )


@settings(max_examples=60)
@given(gevallen())
@example(({1: "A", 2: "B", 3: "C"}, {"x": frozenset({3})}, {"x": {3}}, {"x": set()}, {1: 0, 2: 0, 3: 0}, {}))
def test_geen_verdeling_is_beter(geval):
    namen, vast, banden, vermoed, al, eerder = geval
    vast = {n: wie - banden[n] for n, wie in vast.items()}
    uit = voorstel([Plan(n, wie) for n, wie in vast.items()], namen, banden, al, eerder, vermoed)
    mogelijk = {
        n: [p for p in combinations(sorted(namen), 2) if not set(p) & banden[n] and vast[n] <= set(p)] for n in vast
    }
    assert set(uit.redenen) == {n for n, paren in mogelijk.items() if not paren}
    keuzes = [dict(zip(uit.paren, keuze, strict=True)) for keuze in product(*[mogelijk[n] for n in uit.paren])]
    beste = min(waarde(keuze, namen, al, eerder, vermoed, vast) for keuze in keuzes)
    assert waarde(uit.paren, namen, al, eerder, vermoed, vast) == beste
