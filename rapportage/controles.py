"""Do the figures add up? The identities of a state of things, each with one Dutch sentence that says what was compared.

Kinds of check, by `Controle.soort`:

- *controle*: an identity. Where it is broken, `controleer` fails and a letter says that it is a draft.
- *mededeling*: what is told and breaks nothing. `eigen_bijdrage` is a claim about the plans (regels C14), not an identity;
  the codes that begin with `brief_` lay the letter that was published beside the records (`naast_brief`). That rounded rows
  do not add up to a rounded total is no break either: `tabel_1_afronding` holds and says it in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import euro, getal, x1000

from .begrippen import MEDEDELING, NUL, BoekingRij, CategorieRij, Controle, Stand
from .drukproef import een_cijfer_een_woord, verouderd, woord_bij_getal
from .gepubliceerd import naast_brief

UITKOMSTEN = (
    ("aantal_verleend", "verleend"),
    ("aantal_afgewezen", "afgewezen"),
    ("aantal_ingetrokken", "ingetrokken"),
    ("aantal_buiten_behandeling", "buiten behandeling"),
    ("aantal_verlening_ingetrokken", "later ingetrokken"),
    ("aantal_in_behandeling", "in behandeling"),
)

__all__ = ["een_cijfer_een_woord", "identiteiten", "naast_brief", "van", "verouderd", "woord_bij_getal"]


def van(stand: Stand) -> list[Controle]:
    """Every check on a state: the identities, and what there is to tell beside them."""
    return [*identiteiten(stand), eigen_bijdrage(stand), *naast_brief(stand)]


def identiteiten(stand: Stand) -> list[Controle]:
    """What must hold of any state, in the order in which it is printed."""
    return [
        uitkomsten_tellen_op(stand),
        tabel_1_telt_op(stand),
        tabel_1_afronding(stand),
        grafiek_1_en_2(stand),
        grafieken_en_bijlage_1(stand),
        grootboek_en_besluiten(stand),
        plafond_niet_overschreden(stand),
        leerwerkplekken_zijn_deelnemers(stand),
        jeugdbedrag_is_deel(stand),
        delen_tellen_op(stand),
        soorten_tellen_op(stand),
        eigen_bijdrage_telt_op(stand),
    ]


def uitkomsten_tellen_op(stand: Stand) -> Controle:
    """Every application has one outcome, so the outcomes add up to what was filed."""
    delen = [(stand.waarde(code), woord) for code, woord in UITKOMSTEN]
    som, ingediend = sum(aantal for aantal, _ in delen), stand.waarde("aantal_ingediend")
    opgeteld = f"{' + '.join(f'{getal(aantal)} {woord}' for aantal, woord in delen)} = {getal(som)}"
    if som == ingediend:
        return Controle("uitkomsten_tellen_op", True, f"De uitkomsten tellen op: {opgeteld} ingediend.")
    return Controle(
        "uitkomsten_tellen_op",
        False,
        f"De uitkomsten tellen niet op: {opgeteld}, ingediend zijn er {getal(ingediend)}.",
    )


def tabel_1_telt_op(stand: Stand) -> Controle:
    """The rows of Tabel 1, before rounding, are the granted plans and the granted amount; regional ones are counted right."""
    rijen = (
        len(stand.tabel_1),
        sum(rij.regionaal for rij in stand.tabel_1),
        _som(rij.bedrag for rij in stand.tabel_1),
    )
    cijfers = tuple(stand.waarde(code) for code in ("aantal_verleend", "aantal_regionaal", "bedrag_verleend"))
    if rijen == cijfers:
        return Controle(
            "tabel_1_telt_op", True, f"De rijen van tabel 1 zijn samen {_plannen(rijen)}, net als de cijfers."
        )
    melding = f"De rijen van tabel 1 zijn samen {_plannen(rijen)}, de cijfers noemen {_plannen(cijfers)}."
    return Controle("tabel_1_telt_op", False, melding)


def tabel_1_afronding(stand: Stand) -> Controle:
    """Each row is rounded from its own amount, the total from the exact sum. Where the two differ, that is said."""
    fout = [rij for rij in stand.tabel_1 if rij.bedrag_x1000 != x1000(rij.bedrag)]
    if fout:
        rij, goed = fout[0], x1000(fout[0].bedrag)
        melding = (
            f"Rij {rij.nr} van tabel 1 drukt {getal(rij.bedrag_x1000)} af, maar {euro(rij.bedrag)} wordt {getal(goed)}."
        )
        return Controle("tabel_1_afronding", False, melding)
    som = sum(rij.bedrag_x1000 for rij in stand.tabel_1)
    totaal = x1000(_som(rij.bedrag for rij in stand.tabel_1))
    if som == totaal:
        melding = f"De afgeronde rijen van tabel 1 tellen op tot het afgeronde totaal: {getal(totaal)} duizend euro."
    else:
        melding = (
            f"De afgeronde rijen van tabel 1 zijn samen {getal(som)} duizend euro, het totaal is {getal(totaal)} duizend euro. "
            "Dat is afronding: het totaal is afgerond van het exacte bedrag."
        )
    return Controle("tabel_1_afronding", True, melding)


def grafiek_1_en_2(stand: Stand) -> Controle:
    """Both charts show the same measures, so they have the same totals."""
    een, twee = _totalen(stand.grafiek_1), _totalen(stand.grafiek_2)
    if een == twee:
        return Controle("grafiek_1_en_2", True, f"Grafiek 1 en grafiek 2 tellen beide op tot {_mensen_en_geld(een)}.")
    melding = f"Grafiek 1 telt op tot {_mensen_en_geld(een)}, grafiek 2 tot {_mensen_en_geld(twee)}."
    return Controle("grafiek_1_en_2", False, melding)


def grafieken_en_bijlage_1(stand: Stand) -> Controle:
    """The charts, Bijlage 1 and the figures count the same participants and the same money."""
    grafiek = _totalen(stand.grafiek_2)
    bijlage = (sum(rij.deelnemers for rij in stand.tabel_1), _som(rij.bedrag for rij in stand.tabel_1))
    cijfers = (stand.waarde("deelnemers_beoogd"), stand.waarde("bedrag_verleend"))
    if grafiek == bijlage == cijfers:
        gelijk = f"De grafieken, bijlage 1 en de cijfers noemen dezelfde {_mensen_en_geld(cijfers)}."
        return Controle("grafieken_en_bijlage_1", True, gelijk)
    melding = (
        f"De grafieken tellen op tot {_mensen_en_geld(grafiek)}, de plannen van bijlage 1 tot {_mensen_en_geld(bijlage)}; "
        f"de cijfers noemen {_mensen_en_geld(cijfers)}."
    )
    return Controle("grafieken_en_bijlage_1", False, melding)


def grootboek_en_besluiten(stand: Stand) -> Controle:
    """Per plan, commitments less releases are the amount of the decision in force."""
    verplicht: dict[str, Decimal] = defaultdict(lambda: NUL)
    for boeking in stand.grootboek:
        if boeking.nummer:
            verplicht[boeking.nummer] -= boeking.effect
    besloten = {rij.nummer: rij.bedrag for rij in stand.tabel_1}
    anders = [n for n in sorted(verplicht.keys() | besloten.keys()) if verplicht[n] != besloten.get(n, NUL)]
    if not anders:
        melding = f"Het grootboek en de besluiten noemen hetzelfde bedrag: {euro(_som(besloten.values()))}."
        return Controle("grootboek_en_besluiten", True, melding)
    eerste = anders[0]
    melding = (
        f"Van {getal(len(anders))} {'plan' if len(anders) == 1 else 'plannen'} verschilt het grootboek van het besluit, "
        f"bij {eerste} {euro(verplicht[eerste])} tegen {euro(besloten.get(eerste, NUL))}."
    )
    return Controle("grootboek_en_besluiten", False, melding)


def plafond_niet_overschreden(stand: Stand) -> Controle:
    """On no day up to the date was more committed than the ceiling of that day (Awb 4:22)."""
    te_veel, laagste = None, None
    for nummer in sorted({boeking.tijdvak for boeking in stand.grootboek}):
        # what is left in one period pays for nothing in another
        per_dag = _ruimte_per_dag(boeking for boeking in stand.grootboek if boeking.tijdvak == nummer)
        van = f" van tijdvak {nummer}" if not stand.tijdvak.nummer else ""
        te_veel = te_veel or next(((van, dag, over) for dag, over in per_dag.items() if over < 0), None)
        minste = (van, *min(per_dag.items(), key=lambda paar: paar[1]))
        laagste = min(laagste or minste, minste, key=lambda drie: drie[2])
    if te_veel:
        van, dag, over = te_veel
        melding = f"Op {datum_nl(dag)} was er {euro(-over)} meer verleend dan het plafond{van} toeliet."
        return Controle("plafond_niet_overschreden", False, melding)
    if laagste is None:
        return Controle("plafond_niet_overschreden", True, "Er is nog geen plafond, en er is niets verleend.")
    van, dag, over = laagste
    melding = (
        "Op geen enkele dag was meer verleend dan het plafond; "
        f"de minste ruimte{van} was {euro(over)}, op {datum_nl(dag)}."
    )
    return Controle("plafond_niet_overschreden", True, melding)


def _ruimte_per_dag(grootboek: Iterable[BoekingRij]) -> dict[date, Decimal]:
    """The room of one period at the end of each day on which something was booked."""
    ruimte, per_dag = NUL, {}
    for boeking in grootboek:
        ruimte += boeking.effect
        per_dag[boeking.datum] = ruimte
    return per_dag


def leerwerkplekken_zijn_deelnemers(stand: Stand) -> Controle:
    """BBL places are part of the participants, in total and per plan, and the plans add up."""
    bbl, deelnemers = stand.waarde("bbl_plekken"), stand.waarde("deelnemers_beoogd")
    per_plan = sum(rij.bbl for rij in stand.tabel_1)
    te_veel = [rij for rij in stand.tabel_1 if rij.bbl > rij.deelnemers]
    klopt = bbl <= deelnemers and per_plan == bbl and not te_veel
    melding = f"Van {getal(deelnemers)} deelnemers zijn er {getal(bbl)} op een leerwerkplek; per plan opgeteld {getal(per_plan)}."
    if te_veel:
        melding += f" Bij plan {te_veel[0].nr} zijn er meer leerwerkplekken dan deelnemers."
    return Controle("leerwerkplekken_zijn_deelnemers", klopt, melding)


def jeugdbedrag_is_deel(stand: Stand) -> Controle:
    """What goes to the young is part of what was granted, and the plans and the categories add up to it."""
    jeugd, verleend = stand.waarde("jeugdbedrag"), stand.waarde("bedrag_verleend")
    per_plan, per_soort = _som(r.jeugdbedrag for r in stand.tabel_1), _som(r.jeugdbedrag for r in stand.grafiek_2)
    # what is for the young of each plan and of each category is rounded to add up, so no cent may be lost
    klopt = NUL <= jeugd <= verleend and per_plan == per_soort == jeugd
    opgeteld = f"per plan opgeteld {euro(per_plan)}, per soort {euro(per_soort)}"
    melding = f"Van {euro(verleend)} is {euro(jeugd)} voor jongeren; {opgeteld}."
    return Controle("jeugdbedrag_is_deel", klopt, melding)


def delen_tellen_op(stand: Stand) -> Controle:
    """For a sector or a region, done with or not: two ways of cutting, each adding up to what it cuts."""
    verleend, ingediend = stand.waarde("aantal_verleend"), stand.waarde("aantal_ingediend")
    sector, regio = stand.waarde("aantal_sectoraal"), stand.waarde("aantal_regionaal")
    klaar, open_nog = stand.waarde("aantal_beslist"), stand.waarde("aantal_in_behandeling")
    klopt = sector + regio == verleend and klaar + open_nog == ingediend
    melding = (
        f"{getal(sector)} voor een sector en {getal(regio)} voor een regio {_is(sector + regio, verleend)} verleend; "
        f"{getal(klaar)} afgehandeld en {getal(open_nog)} in behandeling {_is(klaar + open_nog, ingediend)} ingediend."
    )
    return Controle("delen_tellen_op", klopt, melding)


def soorten_tellen_op(stand: Stand) -> Controle:
    """The figures of the eight kinds of measures are the rows of grafiek 2, and add up to the whole."""
    per_soort = [
        (r.code, stand.waarde(f"deelnemers_{r.code}"), stand.waarde(f"bedrag_{r.code}")) for r in stand.grafiek_2
    ]
    anders = next(
        (r for r, s in zip(stand.grafiek_2, per_soort, strict=True) if (r.code, r.deelnemers, r.budget) != s), None
    )
    som = sum(aantal for _, aantal, _ in per_soort), _som(bedrag for _, _, bedrag in per_soort)
    geheel = stand.waarde("deelnemers_beoogd"), stand.waarde("bedrag_verleend")
    if anders is None and som == geheel:
        return Controle("soorten_tellen_op", True, f"De soorten maatregelen zijn samen {_mensen_en_geld(som)}.")
    melding = f"De soorten maatregelen zijn samen {_mensen_en_geld(som)}, de cijfers noemen {_mensen_en_geld(geheel)}."
    if anders is not None:
        melding += f" Bij ‘{anders.categorie}’ noemt grafiek 2 {_mensen_en_geld((anders.deelnemers, anders.budget))}."
    return Controle("soorten_tellen_op", False, melding)


def eigen_bijdrage_telt_op(stand: Stand) -> Controle:
    """Own contribution: the plans add up to the figure, and as many pay less than they get as the figure says."""
    per_plan, eigen = _som(rij.eigen_bijdrage for rij in stand.tabel_1), stand.waarde("eigen_bijdrage")
    minder, genoemd = sum(r.legt_minder_bij for r in stand.tabel_1), stand.waarde("aantal_eigen_bijdrage_lager")
    melding = (
        f"De eigen bijdrage per plan is samen {euro(per_plan)}; bij {getal(minder)} is die lager dan wat is verleend."
    )
    if (per_plan, minder) == (eigen, genoemd):
        return Controle("eigen_bijdrage_telt_op", True, melding)
    return Controle("eigen_bijdrage_telt_op", False, f"{melding} De cijfers noemen {euro(eigen)} en {getal(genoemd)}.")


def eigen_bijdrage(stand: Stand) -> Controle:
    """Whether the sectors add at least what is granted (C14): in total, and which plans do not. Told, never a break."""
    if not stand.tabel_1:
        return Controle("eigen_bijdrage", True, "Er is niets verleend, en er is dus geen eigen bijdrage.", MEDEDELING)
    eigen, verleend = stand.waarde("eigen_bijdrage"), stand.waarde("bedrag_verleend")
    minder = [str(rij.nr) for rij in stand.tabel_1 if rij.eigen_bijdrage < rij.bedrag]
    vergelijking = "ten minste gelijk aan" if eigen >= verleend else "lager dan"
    melding = f"De eigen bijdrage is {euro(eigen)}, {vergelijking} de verleende {euro(verleend)}."
    if minder:
        melding += f" Per plan is die lager bij {len(minder)} van de {len(stand.tabel_1)}: nummer {', '.join(minder)} van tabel 1."
    return Controle("eigen_bijdrage", True, melding, MEDEDELING)


def _is(som: int, geheel: int) -> str:
    return f"zijn samen {getal(geheel)}" if som == geheel else f"zijn er {getal(som)}, niet {getal(geheel)}"


def _som(bedragen: Iterable[Decimal]) -> Decimal:
    return sum(bedragen, NUL)


def _totalen(rijen: list[CategorieRij]) -> tuple[int, Decimal]:
    return sum(rij.deelnemers for rij in rijen), _som(rij.budget for rij in rijen)


def _plannen(telling: tuple[Any, ...]) -> str:
    aantal, regionaal, bedrag = telling
    return f"{getal(aantal)} {'plan' if aantal == 1 else 'plannen'} ({getal(regionaal)} regionaal) en {euro(bedrag)}"


def _mensen_en_geld(totalen: tuple[int, Decimal]) -> str:
    return f"{getal(totalen[0])} deelnemers en {euro(totalen[1])}"
