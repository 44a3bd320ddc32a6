"""The charts that go alone: what they say, that the same rows are the same drawing, and that emptiness says so."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest

from rapportage import losse_grafieken, tabellen
from rapportage.indeling import RESTNAMEN
from rapportage.tabellen import AANDEEL, AANTAL, DATUM, EURO, KOLOMMEN, PANELEN, PAREN, STAVEN, TRAP, Kolom, Tabel
from tests.rapportage import voorbeeldstand

SVG = "{http://www.w3.org/2000/svg}"
DAG = date(2014, 5, 30)


def tabel(grafiek: str, kolommen, rijen, **anders) -> Tabel:
    gewoon = {
        "code": "proef", "titel": "Proef", "boodschap": "Er is iets te zien", "tijdvak": "Tijdvak 1", "peildatum": DAG,
        "totaal": None, "bron": "Bron: proef.",
    }  # fmt: skip
    return Tabel(**gewoon | anders, kolommen=kolommen, rijen=rijen, grafiek=grafiek)


def panelen(*rijen):
    kolommen = (
        Kolom("Sector"),
        Kolom("Deelnemers", AANTAL),
        Kolom("Deel", AANDEEL),
        Kolom("Geld", EURO),
        Kolom("Deel", AANDEEL),
    )
    return tabel(PANELEN, kolommen, [(naam, n, None, Decimal(geld), None) for naam, n, geld in rijen])


def paren(*rijen):
    kolommen = (Kolom("Soort"), Kolom("Beoogd", AANTAL), Kolom("Bereikt", AANTAL), Kolom("Bereikt toen", AANTAL))
    return tabel(PAREN, kolommen, [(*rij, 7) for rij in rijen])


def instroom(*rijen, **anders):
    kolommen = (Kolom("Dag", DATUM), Kolom("Plannen", AANTAL), Kolom("Laat", AANTAL))
    return tabel(KOLOMMEN, kolommen, list(rijen), **anders)


def plafond(*rijen):
    kolommen = (Kolom("Dag", DATUM), *(Kolom(naam, EURO) for naam in ("Plafond", "Verleend", "Ruimte")))
    return tabel(TRAP, kolommen, [(d, Decimal(p), Decimal(v), Decimal(p - v)) for d, p, v in rijen])


def teksten(svg: str) -> list[str]:
    return ["".join(t.itertext()) for t in fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 our own drawing


VOORBEELDEN = {
    "panelen": lambda: panelen(("Zorg", 20_000, 9_000_000), ("Bouw", 400, 20_000)),
    "staven": lambda: tabel(
        STAVEN, (Kolom("Uitkomst"), Kolom("Aanvragen", AANTAL)), [("Verleend", 24), ("Afgewezen", 3)]
    ),
    "kolommen": lambda: instroom((date(2013, 12, 1), 1, 0), (date(2013, 12, 31), 6, 6)),
    "paren": lambda: paren(("Scholing", 1_200, 300), ("Behoud van ouderen", 40, 45)),
    "trap": lambda: plafond((date(2013, 9, 25), 200_000_000, 0), (date(2014, 3, 1), 260_000_000, 231_126_720)),
}


@pytest.mark.parametrize("soort", VOORBEELDEN)
def test_een_bestand_heeft_titel_onderwerp_en_bron_in_zich_en_is_steeds_hetzelfde(soort):
    een, twee = VOORBEELDEN[soort](), VOORBEELDEN[soort]()
    svg = losse_grafieken.als_svg(een)
    assert {"Er is iets te zien.", "Tijdvak 1, peildatum 30 mei 2014", "Bron: proef."} <= set(teksten(svg))
    assert losse_grafieken.als_svg(twee) == svg
    assert "style=" not in svg


@pytest.mark.parametrize("soort", VOORBEELDEN)
def test_op_papier_en_scherm_staat_de_titel_ernaast_en_zegt_de_tekening_elk_getal(soort):
    rij = VOORBEELDEN[soort]()
    papier, scherm = losse_grafieken.op_papier(rij), losse_grafieken.op_scherm(rij)
    assert "Er is iets te zien." not in teksten(papier)
    titel = fromstring(papier).find(f"{SVG}title").text  # noqa: S314
    assert all(rij.kolommen[1].gedrukt(regel[1]) in titel for regel in rij.rijen)
    assert 'role="img" aria-labelledby="proef-tekst"' in scherm
    assert "style=" not in scherm


def test_panelen_hebben_dezelfde_volgorde_en_eenheden_van_de_familie():
    woorden = teksten(losse_grafieken.op_papier(VOORBEELDEN["panelen"]()))
    assert [w for w in woorden if w in ("Zorg", "Bouw")] == ["Zorg", "Bouw"]
    assert {"in duizend", "in miljoen euro", "20", "9,0", "<\u00a01", "<\u00a00,1"} <= set(woorden)


def test_paren_zeggen_bij_het_eerste_wat_beoogd_en_wat_bereikt_is_met_het_deel():
    svg = losse_grafieken.als_svg(paren(("Scholing", 1_200, 300), ("Behoud van ouderen", 40, 45), ("Nieuw", 0, 2)))
    staat_er = teksten(svg)
    assert {"1.200 beoogd", "300 bereikt (25%)", "40", "45 (113%)", "0", "2"} <= set(staat_er)
    assert "Scholing: beoogd 1.200, bereikt 300;" in svg  # the third column is no bar
    assert " 7" not in " ".join(staat_er)


def test_wat_geen_eigen_sector_is_springt_er_niet_uit():
    assert "Geen sector" in RESTNAMEN
    svg = losse_grafieken.op_papier(panelen(("Zorg", 20, 20), ("Geen sector", 500, 900)))
    vet = [t for t in fromstring(svg).iter(f"{SVG}text") if t.get("font-weight") == "600"]  # noqa: S314
    assert "Zorg" in {"".join(t.itertext()) for t in vet}
    assert "Geen sector" not in {"".join(t.itertext()) for t in vet}


def test_een_lange_naam_breekt_in_twee_regels_en_niet_verder():
    lang = "Arbeidsbemiddeling, uitzendbureaus en personeelsbeheer " * 4
    svg = losse_grafieken.op_papier(panelen((lang, 5, 5), ("Kort", 1, 1)))
    regels = list(fromstring(svg).iter(f"{SVG}tspan"))  # noqa: S314
    assert len(regels) == 2
    assert regels[-1].text.endswith("…")


def test_het_trapje_noemt_beide_lijnen_bij_hun_eind():
    assert {"Plafond 260,0", "Verleend 231,1"} <= set(teksten(losse_grafieken.op_papier(VOORBEELDEN["trap"]())))


@pytest.mark.parametrize(
    ("rijen", "per"),
    [
        ([(date(2013, 12, 31), 1, 0)], "Plannen per dag"),
        ([(date(2013, 10, 1), 1, 0), (date(2013, 12, 31), 3, 3)], "Plannen per dag"),
        ([(date(2013, 10, 1), 1, 0), (date(2026, 11, 20), 3, 3)], "Plannen per maand"),
    ],
    ids=["een dag", "een tijdvak", "jaren"],
)
def test_instroom_gaat_per_dag_en_over_lange_tijd_per_maand(rijen, per):
    assert per in teksten(losse_grafieken.op_papier(instroom(*rijen)))


def test_instroom_begint_bij_de_opening_van_het_tijdvak():
    rij = (date(2013, 12, 31), 1, 1)
    woorden = teksten(losse_grafieken.op_papier(instroom(rij, van_tot=(date(2013, 10, 1), date(2013, 12, 31)))))
    assert "okt 2013" in woorden
    met_noot = instroom(rij, noten=("De donkere kolommen zijn laat.", tabellen.AFGEROND))
    assert "De donkere kolommen zijn laat." in teksten(losse_grafieken.als_svg(met_noot))
    assert tabellen.AFGEROND not in teksten(losse_grafieken.als_svg(met_noot))


def test_een_trapje_van_een_dag_en_een_van_jaren_zijn_te_tekenen():
    een = plafond((DAG, 200_000_000, 0))
    jaren = plafond(*[(DAG + timedelta(days=400 * n), 200_000_000, 1_000_000 * n) for n in range(20)])
    for rij in (een, jaren):
        assert len([w for w in teksten(losse_grafieken.op_papier(rij)) if w[-4:].isdigit() and w[:1].isalpha()]) <= 12


def test_zonder_rijen_zegt_het_bestand_dat_er_niets_is():
    leeg = tabellen.maak("thema", replace(voorbeeldstand.leeg(), maatregelen=[]))
    assert losse_grafieken.op_papier(leeg) == ""
    assert "Er is niets om te tekenen." in teksten(losse_grafieken.als_svg(leeg))
