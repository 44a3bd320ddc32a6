"""The parts of a figure: the same records, of one category, theme, sector, region, day or outcome of the term.

Parts of one kind add up to the whole: a plan for more than one sector or region counts under 'meer', one without under 'geen'.
Where a person or a cent has to be rounded, the parts are rounded to add up, as in the charts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from aanvragen.models import Aanvraag, Arbeidsmarktregio, Categorie, Sector, Thema
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.geld import CENT
from sectorplannen.kern.woorden import groot_begin

from . import bronrijen
from .begrippen import CENTEN, Breuk, Opgave, Stand, Toekenning
from .beslistijden import GEEN as ZONDER
from .beslistijden import NAMEN as TERMIJNNAMEN
from .bronrijen import GESPREKKEN, PER_SOORT, VOLGEND, Bronrij, van_aanvraag
from .tellingen import som, verdeel
from .verleend import GRAFIEK_1, INSTROOM
from .verleend import NAMEN as NAMEN_CATEGORIE

CATEGORIE, THEMA, SECTOR, REGIO, DAG, TERMIJN = "categorie", "thema", "sector", "regio", "dag", "termijn"
SOORTEN = (CATEGORIE, THEMA, SECTOR, REGIO, DAG, TERMIJN)
PER_MAATREGELSOORT = (CATEGORIE, THEMA)
"""Kinds of parts that measures have, and plans have not."""
MEER, GEEN = "meer", "geen"
TERMIJNEN = TERMIJNNAMEN | {ZONDER: "geen termijn"}
ONGEDEELD = frozenset({"plafond", "plafond_oorspronkelijk", "ruimte", *VOLGEND, *GESPREKKEN})
"""Figures of a whole period: no plan has a part in them."""
Aandeel = tuple[int | Decimal, int | Decimal | None]
PER_MAATREGEL: dict[str, Callable[[Toekenning], Aandeel]] = {
    "bedrag_verleend": lambda t: (t.bedrag, None),
    "eigen_bijdrage": lambda t: (t.eigen_bijdrage, None),
    "deelnemers_beoogd": lambda t: (t.aantal, None),
    "bedrag_per_deelnemer": lambda t: (t.bedrag, t.aantal),
}
"""Of the figures on granted measures: what one measure adds to it, and to what it is divided by."""
AFGEROND: dict[str, tuple[Callable[[Toekenning, Fraction], Breuk], Decimal | int]] = {
    "bbl_plekken": (lambda t, norm: t.bbl_deel, 1),
    "jeugdbedrag": (lambda t, norm: t.jeugd_deel, CENT),
    "jeugdaandeel": (lambda t, norm: t.jeugd_deel, CENT),
    "jeugdnorm_bedrag": (lambda t, norm: (int(t.bedrag * CENTEN) * norm.numerator, CENTEN * norm.denominator), CENT),
}
"""What one measure adds exactly, where the parts are rounded to whole steps that add up to the whole."""


def van(code: str, stand: Stand, soort: str, waarde: str) -> list[Bronrij]:
    """The rows of one part. Raises KeyError for an unknown kind, value or code, or a figure that has no such parts."""
    if code in ONGEDEELD or soort not in SOORTEN:
        raise KeyError(f"{code} has no parts by {soort}")
    if soort == CATEGORIE and waarde == INSTROOM:  # both kinds, as grafiek 1 takes them together
        return [rij for code_ in GRAFIEK_1 for rij in van(code, stand, soort, code_)]
    if soort in PER_MAATREGELSOORT:
        if waarde not in (Categorie if soort == CATEGORIE else Thema).values:
            raise KeyError(waarde)
        return _per_maatregel(code, stand, soort, waarde)
    erbij = _plannen(stand, soort, waarde)
    return [rij for rij in bronrijen.van(code, stand) if rij.nummer in erbij]


def naam(soort: str, waarde: str) -> str:
    """A part in words. Raises KeyError for what does not exist. One query for a sector or region."""
    if soort == TERMIJN:
        return groot_begin(TERMIJNEN[waarde])
    if soort == DAG:
        return f"Ingediend op {datum_nl(_dag(waarde))}"
    if soort in PER_MAATREGELSOORT:
        keuzes = NAMEN_CATEGORIE if soort == CATEGORIE else dict(Thema.choices)
        return f"{'Soort' if soort == CATEGORIE else 'Thema'}: {keuzes[waarde]}"
    vast = {
        (SECTOR, MEER): "Plannen voor meer dan één sector",
        (SECTOR, GEEN): "Plannen zonder sector",
        (REGIO, MEER): "Plannen voor meer dan één regio",
        (REGIO, GEEN): "Plannen zonder regio",
    }
    if (soort, waarde) in vast:
        return vast[soort, waarde]
    if soort not in (SECTOR, REGIO):
        raise KeyError(soort)
    lijst = Sector.objects if soort == SECTOR else Arbeidsmarktregio.objects
    genoemd = lijst.filter(nummer=_nummer(waarde)).values_list("naam", flat=True).first()
    if genoemd is None:
        raise KeyError(waarde)
    return f"{soort.capitalize()}: {genoemd}"


# --- Of plans --------------------------------------------------------------------------------------------------------


def _plannen(stand: Stand, soort: str, waarde: str) -> set[str]:
    """The numbers of the plans of one part. A sector or region takes one query."""
    if soort == TERMIJN:
        if waarde not in TERMIJNEN:
            raise KeyError(waarde)
        return {a.nummer for a in stand.aanvragen if a.termijn == waarde}
    if soort == DAG:
        dag = _dag(waarde)
        return {a.nummer for a in stand.aanvragen if dag_van(a.ingediend_op) == dag}
    gezocht = waarde if waarde in (MEER, GEEN) else str(_nummer(waarde))
    waar = gebieden(stand, soort)
    return {a.nummer for a in stand.aanvragen if onder(waar.get(a.pk, [])) == gezocht}


def gebieden(stand: Stand, soort: str) -> dict[int, list[int]]:
    """Of each plan the numbers of its sectors or regions."""
    tussen, veld = (
        (Aanvraag.sectoren.through, "sector__nummer")
        if soort == SECTOR
        else (Aanvraag.regios.through, "arbeidsmarktregio__nummer")
    )
    rijen = tussen.objects.all()
    if stand.tijdvak.nummer:
        rijen = rijen.filter(aanvraag__tijdvak__nummer=stand.tijdvak.nummer)
    uit: dict[int, list[int]] = defaultdict(list)
    for aanvraag, nummer in rijen.values_list("aanvraag_id", veld):
        uit[aanvraag].append(nummer)
    return uit


def onder(nummers: list[int]) -> str:
    """Under which part a plan counts: the number of its one sector or region, MEER or GEEN."""
    if not nummers:
        return GEEN
    return str(nummers[0]) if len(nummers) == 1 else MEER


def _dag(waarde: str) -> date:
    try:
        return date.fromisoformat(waarde)
    except ValueError as fout:
        raise KeyError(waarde) from fout


def _nummer(waarde: str) -> int:
    if not (waarde.isascii() and waarde.isdigit()) or len(waarde) > len("99"):
        raise KeyError(waarde)
    return int(waarde)


# --- Of measures -----------------------------------------------------------------------------------------------------


def _per_maatregel(code: str, stand: Stand, soort: str, waarde: str) -> list[Bronrij]:
    if code in ("deelnemers_gerealiseerd", "realisatiegraad"):
        return list(_bereikt(code, stand, soort, waarde))
    aanvragen = {a.pk: a for a in stand.aanvragen}
    delen = _afgerond(code, stand, soort, waarde) if code in AFGEROND else _exact(code, stand, soort, waarde)
    return [van_aanvraag(aanvragen[t.aanvraag], deel, geheel, t.naam) for t, (deel, geheel) in delen]


def _exact(code: str, stand: Stand, soort: str, waarde: str) -> Iterator[tuple[Toekenning, Aandeel]]:
    soorten, aandelen = PER_SOORT[code] if code in PER_SOORT else (frozenset(Categorie.values), PER_MAATREGEL[code])
    for t in stand.maatregelen:
        if t.categorie in soorten and getattr(t, soort) == waarde:
            yield t, aandelen(t)


def _afgerond(code: str, stand: Stand, soort: str, waarde: str) -> Iterator[tuple[Toekenning, Aandeel]]:
    """First over the parts, as the charts do it, and then over the measures of the one that is asked."""
    maat, stap = AFGEROND[code]
    normen = {a.pk: a.jeugdnorm for a in stand.aanvragen}
    per_deel: dict[str, list[Toekenning]] = {str(w): [] for w in (Categorie if soort == CATEGORIE else Thema).values}
    for t in stand.maatregelen:
        per_deel[getattr(t, soort)].append(t)
    geheel = Decimal(stand.waarde("jeugdbedrag" if code == "jeugdaandeel" else code))
    sommen = [som(maat(t, normen[t.aanvraag]) for t in delen) for delen in per_deel.values()]
    totaal = dict(zip(per_deel, verdeel(sommen, geheel, stap), strict=True))[waarde]
    stukken = verdeel([Fraction(*maat(t, normen[t.aanvraag])) for t in per_deel[waarde]], totaal, stap)
    for t, stuk in zip(per_deel[waarde], stukken, strict=True):
        yield t, (int(stuk) if stap == 1 else stuk, t.bedrag if code == "jeugdaandeel" else None)


def _bereikt(code: str, stand: Stand, soort: str, waarde: str) -> Iterator[Bronrij]:
    """What was reached per measure, also of one that the decision left out; for the share beside what was meant."""
    aanvragen = {a.pk: a for a in stand.aanvragen}
    opgaven: dict[int, Opgave] = {o.maatregel: o for o in stand.opgaven if getattr(o, soort) == waarde}
    met_deel = code == "realisatiegraad"
    for t in stand.maatregelen:
        if getattr(t, soort) == waarde:
            opgave = opgaven.pop(t.maatregel, None)
            if opgave or met_deel:
                bereikt = opgave.deelnemers if opgave else 0
                yield van_aanvraag(aanvragen[t.aanvraag], bereikt, t.aantal if met_deel else None, t.naam)
    for opgave in opgaven.values():
        yield van_aanvraag(aanvragen[opgave.aanvraag], opgave.deelnemers, 0 if met_deel else None, "Niet verleend")
