"""The table of steps is the life of an application."""

from aanvragen.statussen import ONBESLIST, STAPPEN, Status, diagram

TABEL = {
    "indienen": ({"concept"}, {"ingediend"}),
    "aanvulling_vragen": ({"ingediend"}, {"aanvulling_gevraagd"}),
    "aanvullen": ({"aanvulling_gevraagd"}, {"ingediend"}),
    "buiten_behandeling_stellen": ({"aanvulling_gevraagd"}, {"buiten_behandeling"}),
    "volledig_verklaren": ({"ingediend"}, {"in_beoordeling"}),
    "voorleggen": ({"in_beoordeling"}, {"ter_besluitvorming"}),
    "terugleggen": ({"ter_besluitvorming"}, {"in_beoordeling"}),
    "verlenen": ({"ter_besluitvorming"}, {"verleend"}),
    "afwijzen": ({"ter_besluitvorming"}, {"afgewezen"}),
    "intrekken": ({"ingediend", "aanvulling_gevraagd", "in_beoordeling", "ter_besluitvorming"}, {"ingetrokken"}),
    "verlening_intrekken": ({"verleend"}, {"verlening_ingetrokken"}),
    "heroverwegen": (
        {"verleend", "afgewezen", "buiten_behandeling", "verlening_ingetrokken"},
        {"verleend", "afgewezen", "in_beoordeling"},
    ),
    "wijzigen": ({"verleend"}, {"verleend"}),
    "vaststellen": ({"verleend"}, {"vastgesteld"}),
}


def test_stappen_zijn_die_van_het_ontwerp():
    gevonden: dict[str, tuple[set[str], set[str]]] = {}
    for stap in STAPPEN:
        van, naar = gevonden.setdefault(stap.naam, (set(), set()))
        van |= set(stap.van)
        naar.add(stap.naar)
    assert gevonden == TABEL


def test_een_concept_kan_alleen_worden_ingediend():
    assert [s.naam for s in STAPPEN if Status.CONCEPT in s.van] == ["indienen"]


def test_geen_stap_leidt_terug_naar_concept():
    assert all(stap.naar != Status.CONCEPT for stap in STAPPEN)


def test_wat_onbeslist_is_kan_worden_ingetrokken():
    assert next(s for s in STAPPEN if s.naam == "intrekken").van == ONBESLIST


def test_een_verlening_leidt_na_bezwaar_alleen_tot_een_verlening():
    """Who objects is not worse off for it (Awb 7:11)."""
    for van in (Status.VERLEEND, Status.VERLENING_INGETROKKEN):
        assert [s.naar for s in STAPPEN if s.naam == "heroverwegen" and van in s.van] == [Status.VERLEEND]


def test_diagram_tekent_elke_stap():
    tekst = diagram()
    for stap in STAPPEN:
        for van in stap.van:
            assert f"{van} --> {stap.naar}: {stap.naam}" in tekst
