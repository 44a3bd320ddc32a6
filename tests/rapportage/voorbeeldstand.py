"""A state of things by hand: the first tijdvak as it was on 30 May 2014, without a database.

Tabel 1 holds the published amounts (in thousands, with 30 euro added to each, so that the rounded rows add up to
231.126 under a total of 231.127). The participants are illustrative, and add up.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rapportage.begrippen import CategorieRij, Cijfer, Controle, PlanRij, Reden, Stand, TijdvakRij, Voorbeeld
from rapportage.definities import AFWIJSGRONDEN as AFWIJSGRONDEN_2_5
from rapportage.definities import DEFINITIES
from sectorplannen.kern.datums import AMSTERDAM
from sectorplannen.kern.geld import x1000

PEILDATUM = date(2014, 5, 30)
GEMAAKT_OP = datetime(2014, 5, 30, 17, 0, tzinfo=AMSTERDAM)

PLANNEN = [  # name, for a region, amount in thousands, participants, of these BBL
    ("Bouw & Infrastructuur", False, 57721, 26650, 2500),
    ("Uitzendbranche", False, 1565, 1180, 0),
    ("Welzijn & Jeugdzorg & Kinderopvang", False, 8589, 5390, 0),
    ("Procesindustrie", False, 10114, 6010, 750),
    ("Schilders & Onderhoud en Afbouw", False, 7785, 5400, 900),
    ("Beroepsgoederenvervoer – Transport", False, 15653, 18533, 0),
    ("Primair Onderwijs", False, 10933, 6010, 0),
    ("ICT", False, 4744, 2860, 0),
    ("Hoveniers", False, 1192, 1310, 320),
    ("Stedendriehoek", True, 4948, 1910, 260),
    ("Metaalbewerking", False, 17267, 10840, 2600),
    ("Carrosserie", False, 2374, 1170, 420),
    ("Meubelindustrie", False, 2013, 1350, 260),
    ("Drechtsteden Maritiem", True, 1479, 480, 150),
    ("Twente logistiek", True, 126, 135, 0),
    ("Installatie", False, 18779, 8220, 2800),
    ("Dakdekkers", False, 4126, 3740, 640),
    ("Mode en Textiel", False, 294, 230, 0),
    ("Mobiliteitsbranche/Motorvoertuigenbranche", False, 10242, 16375, 1450),
    ("Thuiszorg, verpleging, verzorging (VVT)", False, 32500, 49869, 3040),
    ("Zorg Achterhoek", True, 1270, 840, 120),
    ("Zorg Haaglanden", True, 4868, 4280, 420),
    ("Zorg Brabant", True, 9957, 10050, 660),
    ("Zorg Twente", True, 2587, 2480, 210),
]
CATEGORIEEN = [  # code, name, participants, budget, of which for the young
    ("scholing", "Scholing", 72712, "55926720.00", "20150000.00"),
    ("gezondheid", "Gezondheid", 34800, "14600000.00", "1100000.00"),
    ("mobiliteit", "Mobiliteit", 31500, "22300000.00", "3900000.00"),
    ("instroom_bbl", "Instroom: leerwerkplek (BBL)", 17500, "72400000.00", "63712000.00"),
    ("behoud_ouderen", "Behoud van ouderen", 11300, "16200000.00", "0.00"),
    ("instroom_overig", "Instroom: overig", 9200, "38100000.00", "19050000.00"),
    ("werkgeverschap", "Werkgeverschap", 5900, "6400000.00", "500000.00"),
    ("innovatie", "Innovatie", 2400, "5200000.00", "217558.40"),
]
UITKOMSTEN = {
    "aantal_afgewezen": 3,
    "aantal_ingetrokken": 9,
    "aantal_buiten_behandeling": 0,
    "aantal_verlening_ingetrokken": 0,
    "aantal_in_behandeling": 1,
}


def tijdvak(nummer: int = 1, *, opent: date, sluit: date, plafond: str) -> TijdvakRij:
    """A period that opens at nine and closes with the last second of its last day."""
    return TijdvakRij(
        nummer=nummer,
        naam=f"Tijdvak {nummer}",
        opent_op=datetime(opent.year, opent.month, opent.day, 9, 0, tzinfo=AMSTERDAM),
        sluit_op=datetime(sluit.year, sluit.month, sluit.day, 23, 59, 59, tzinfo=AMSTERDAM),
        plafond=Decimal(plafond),
    )


EERSTE = tijdvak(1, opent=date(2013, 10, 1), sluit=date(2013, 12, 31), plafond="260000000.00")
TWEEDE = tijdvak(2, opent=date(2014, 4, 1), sluit=date(2014, 5, 31), plafond="200000000.00")
VOORBEELDEN = [
    Voorbeeld(
        "Bouw & Infrastructuur",
        [(14000, "Vakscholing"), (6400, "Van werk naar werk"), (2500, "Leerwerkplekken (BBL)"), (2500, "Leermeesters")],
    ),
    Voorbeeld("Procesindustrie", [(750, "Leerwerkplekken (BBL)"), (300, "Zij-instroom"), (200, "Banen voor jongeren")]),
    Voorbeeld(
        "Installatie", [(2800, "Leerwerkplekken (BBL)"), (1900, "Bijscholing"), (500, "Plaatsen voor 45-plussers")]
    ),
    Voorbeeld("Thuiszorg, verpleging, verzorging (VVT)", [(24000, "Mobiliteitstrajecten")]),
    Voorbeeld(
        "Welzijn & Jeugdzorg & Kinderopvang",
        [
            (1300, "Trajecten in het welzijnswerk"),
            (600, "Trajecten in de jeugdzorg"),
            (300, "Trajecten in de kinderopvang"),
        ],
    ),
]
CONTROLES = [
    Controle("uitkomsten_tellen_op", True, "De uitkomsten tellen op tot wat is ingediend."),
    Controle("tabel_1_telt_op", True, "De rijen van tabel 1 zijn samen het verleende bedrag."),
    Controle("tabel_1_afronding", True, "Dat afgeronde rijen anders optellen dan het totaal, is afronding."),
    Controle("grafiek_1_en_2", True, "Grafiek 1 en grafiek 2 tellen op tot dezelfde deelnemers en hetzelfde bedrag."),
    Controle("eigen_bijdrage", True, "De eigen bijdrage is ten minste gelijk aan wat is verleend.", soort="mededeling"),
]
AFWIJSGRONDEN = [
    Reden("c", AFWIJSGRONDEN_2_5["c"], 2),
    Reden("j", AFWIJSGRONDEN_2_5["j"], 2),
]
INTREKREDENEN = [
    Reden("onvoldoende_uitgewerkt", "Plan nog niet genoeg uitgewerkt", 5),
    Reden("geen_draagvlak", "Te weinig draagvlak", 2),
    Reden("geen_eigen_financiering", "Eigen financiering niet rond", 2),
]


def planrijen(plannen: Sequence[tuple[str, bool, int, int, int]] = PLANNEN, erbij: int = 30) -> list[PlanRij]:
    """Rows of Tabel 1: each amount is the published thousands and `erbij` euro."""
    rijen = []
    for nr, (naam, regionaal, duizenden, deelnemers, bbl) in enumerate(plannen, start=1):
        bedrag = Decimal(duizenden * 1000 + erbij).quantize(Decimal("0.01"))
        rijen.append(PlanRij(nr, f"SP1-{nr:04}", naam, regionaal, bedrag, x1000(bedrag), deelnemers, bbl))
    return rijen


def categorierijen(keuze: Sequence[tuple[str, str, int, str, str]] = CATEGORIEEN) -> list[CategorieRij]:
    """Rows of grafiek 2: all categories, most participants first."""
    rijen = [CategorieRij(c, naam, n, Decimal(budget), Decimal(jeugd)) for c, naam, n, budget, jeugd in keuze]
    return sorted(rijen, key=lambda rij: -rij.deelnemers)


def samengevoegd(rijen: list[CategorieRij]) -> list[CategorieRij]:
    """Rows of grafiek 1: the two kinds of instroom taken together."""
    instroom = [rij for rij in rijen if rij.code.startswith("instroom")]
    rest = [rij for rij in rijen if rij not in instroom]
    if instroom:
        som = CategorieRij(
            "instroom",
            "Instroom",
            sum(rij.deelnemers for rij in instroom),
            sum((rij.budget for rij in instroom), Decimal(0)),
            sum((rij.jeugdbedrag for rij in instroom), Decimal(0)),
        )
        rest.append(som)
    return sorted(rest, key=lambda rij: -rij.deelnemers)


def cijfers_van(waarden: dict[str, Any], peildatum: date = PEILDATUM) -> dict[str, Cijfer]:
    """Every figure that has a definition, in its order."""
    return {
        code: Cijfer(code, d.naam, waarden[code], d.eenheid, peildatum, d.definitie, d.bron)
        for code, d in DEFINITIES.items()
        if code in waarden
    }


def stand(
    plannen: list[PlanRij] | None = None,
    categorieen: list[CategorieRij] | None = None,
    uitkomsten: dict[str, int] | None = None,
    peildatum: date = PEILDATUM,
    waarden: dict[str, Any] | None = None,
    **anders: Any,
) -> Stand:
    """The first tijdvak on 30 May 2014; with other plans, categories, outcomes or values its figures follow."""
    plannen = planrijen() if plannen is None else plannen
    alle = categorierijen() if categorieen is None else categorieen
    uitkomsten = UITKOMSTEN | (uitkomsten or {})
    bedrag = sum((rij.bedrag for rij in plannen), Decimal(0))
    jeugd = sum((rij.jeugdbedrag for rij in alle), Decimal(0))
    alles = uitkomsten | {
        "aantal_ingediend": len(plannen) + sum(uitkomsten.values()),
        "aantal_verleend": len(plannen),
        "aantal_regionaal": sum(rij.regionaal for rij in plannen),
        "aantal_laatste_twee_weken": 23,
        "plafond": Decimal("260000000.00"),
        "plafond_oorspronkelijk": Decimal("200000000.00"),
        "bedrag_verleend": bedrag,
        "ruimte": Decimal("260000000.00") - bedrag,
        "eigen_bijdrage": Decimal("284600000.00") if plannen else Decimal("0.00"),
        "deelnemers_beoogd": sum(rij.deelnemers for rij in plannen),
        "bbl_plekken": sum(rij.bbl for rij in plannen),
        "jeugdaandeel": (jeugd / bedrag).quantize(Decimal("0.000001")) if bedrag else None,
        "jeugdbedrag": jeugd,
        "deelnemers_gerealiseerd": 0,
        "realisatiegraad": Decimal(0) if plannen else None,
    }
    gewoon = {
        "tijdvak": EERSTE,
        "peildatum": peildatum,
        "cijfers": cijfers_van(alles | (waarden or {}), peildatum),
        "controles": CONTROLES,
        "tabel_1": plannen,
        "grafiek_1": samengevoegd(alle),
        "grafiek_2": alle,
        "afwijsgronden": AFWIJSGRONDEN,
        "intrekredenen": INTREKREDENEN,
        "teruggekomen": 0,
        "voorbeelden": VOORBEELDEN if plannen else [],
        "volgend_tijdvak": TWEEDE,
    }
    return Stand(**gewoon | anders)


def leeg(**anders: Any) -> Stand:
    """A period in which nothing was granted."""
    return stand(plannen=[], categorieen=[], uitkomsten={"aantal_in_behandeling": 25}, **anders)


def een_plan(**anders: Any) -> Stand:
    """A period with one plan, of one measure, and nothing else."""
    categorie = [CategorieRij("scholing", "Scholing", 120, Decimal("400000.00"), Decimal("100000.00"))]
    plan = [PlanRij(1, "SP1-0001", "Eén plan", False, Decimal("400000.00"), 400, 120, 0)]
    geen = {"aantal_afgewezen": 0, "aantal_ingetrokken": 0, "aantal_in_behandeling": 0}
    niets: dict[str, Any] = {"afwijsgronden": [], "intrekredenen": [], "voorbeelden": [], "volgend_tijdvak": None}
    waarden = {"aantal_laatste_twee_weken": 1, "eigen_bijdrage": Decimal("400000.00")}
    return stand(plannen=plan, categorieen=categorie, uitkomsten=geen, waarden=waarden, **niets | anders)


def met_namen(namen: Sequence[str]) -> Stand:
    """The first tijdvak with other names on its plans, in order; the rest keeps its own."""
    rijen = planrijen()
    return stand(
        plannen=[replace(rij, naam=naam) for rij, naam in zip(rijen, namen, strict=False)] + rijen[len(namen) :]
    )
