"""What changed between two filings of one plan: added, gone, or another value, each with what it was and what it is.

Pure: it compares two frozen filings as `ingediend.lees` made them readable, and asks nothing of the database. A filing from
before a field existed does not speak of it, so that is no change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import euro, getal

from .ingediend import TEKSTEN, Ingediend

NIEUW, VERVALLEN, GEWIJZIGD = "nieuw", "vervallen", "gewijzigd"
LEEG = "niet ingevuld"


@dataclass(frozen=True)
class Wijziging:
    """One value: its name, what it was and what it is, as text to read (empty is `niet ingevuld`)."""

    wat: str
    was: str
    nu: str


@dataclass(frozen=True)
class Deel:
    """A measure, bottleneck, partner, contribution or file that is new, gone or changed; `nummer` is its place now (or then)."""

    soort: str
    naam: str
    stand: str
    nummer: int = 0
    wijzigingen: list[Wijziging] = field(default_factory=list)


@dataclass(frozen=True)
class Wijzigingen:
    """All changes: of the plan itself, and of its parts in the order of the page."""

    plan: list[Wijziging]
    delen: list[Deel]

    def __bool__(self) -> bool:
        return bool(self.plan or self.delen)

    @property
    def aantal(self) -> int:
        """How many things changed; a part that is new or gone is one."""
        return len(self.plan) + sum(len(deel.wijzigingen) or 1 for deel in self.delen)

    def maatregel(self, volgnummer: int) -> Deel | None:
        """What changed in the measure that has this number now, or None."""
        return next((d for d in self.delen if self._is_nu(d, "Maatregel") and d.nummer == volgnummer), None)

    @property
    def maatregelen(self) -> dict[int, str]:
        """The measures that are new or changed: number now, and which of the two."""
        return {d.nummer: d.stand for d in self.delen if self._is_nu(d, "Maatregel")}

    @property
    def knelpunten(self) -> dict[int, str]:
        """The bottlenecks that are new or changed: number now, and which of the two."""
        return {d.nummer: d.stand for d in self.delen if self._is_nu(d, "Knelpunt")}

    @staticmethod
    def _is_nu(deel: Deel, soort: str) -> bool:
        return deel.soort == soort and deel.stand != VERVALLEN


Vorm = Callable[[Any], str]


def _tekst(waarde: Any) -> str:
    return " ".join(str(waarde).split()) if waarde not in (None, "") else LEEG


def _bedrag(waarde: Any) -> str:
    return LEEG if waarde in (None, "") else euro(Decimal(waarde))


def _aantal(waarde: Any) -> str:
    return LEEG if waarde is None else getal(waarde)


def _dag(waarde: Any) -> str:
    return datum_nl(date.fromisoformat(waarde)) if waarde else LEEG


def _janee(waarde: Any) -> str:
    return "ja" if waarde else "nee"


def _procent(waarde: Any) -> str:
    return f"{getal(Decimal(waarde) * 100)}%"


def _regels(namen: Iterable[str]) -> str:
    return "; ".join(namen) or LEEG


PLANVELDEN: dict[str, tuple[str, Vorm]] = {
    "naam": ("naam van het plan", _tekst),
    "start_op": ("begin van het plan", _dag),
    "eind_op": ("einde van het plan", _dag),
    "eigen_vermogen": ("eigen vermogen", _bedrag),
    "heeft_garantstelling": ("garantstelling", _janee),
    "garantstelling_bedrag": ("bedrag van de garantstelling", _bedrag),
    "voorschot_gewenst": ("voorschot gewenst", _janee),
} | {veld: (kop.lower(), _tekst) for veld, kop in TEKSTEN.items()}

MAATREGELVELDEN: dict[str, tuple[str, Vorm]] = {
    "naam": ("naam", _tekst),
    "thema_woord": ("thema", _tekst),
    "categorie_woord": ("soort", _tekst),
    "branche": ("branche", _tekst),
    "doelgroep": ("doelgroep", _tekst),
    "activiteit": ("wat", _tekst),
    "uitgangspunt": ("nu", _tekst),
    "streefgetal": ("streefgetal", _aantal),
    "meetwijze": ("meten", _tekst),
    "start_op": ("begint op", _dag),
    "klaar_op": ("klaar op", _dag),
    "deelnemers": ("deelnemers", _aantal),
    "waarvan_jongeren": ("jonger dan 27", _aantal),
    "waarvan_bbl": ("op een leerwerkplek", _aantal),
    "tarief": ("tarief", _procent),
    "kosten": ("kosten", _bedrag),
    "cofinanciering": ("gevraagd", _bedrag),
    "bijdrage_door": ("eigen bijdrage betaald door", _tekst),
}

KNELPUNTVELDEN: dict[str, tuple[str, Vorm]] = {
    "omschrijving": ("omschrijving", _tekst),
    "bron_soort": ("soort bron", _tekst),
    "bron_titel": ("bron", _tekst),
    "bron_url": ("adres van de bron", _tekst),
    "bron_datum": ("datum van de bron", _dag),
}


def vergelijk(oud: Ingediend, nieuw: Ingediend) -> Wijzigingen:
    """What the later of two filings of one plan says otherwise than the earlier."""
    plan = _velden(PLANVELDEN, oud.inhoud, nieuw.inhoud)
    plan += _anders("sector of regio", _regels(oud.gebied), _regels(nieuw.gebied))
    delen = [
        *_delen("Maatregel", oud.maatregelen, nieuw.maatregelen, "naam", _maatregel),
        *_delen("Knelpunt", oud.knelpunten, nieuw.knelpunten, "omschrijving", _knelpunt),
        *_delen("Partner", oud.partners, nieuw.partners, "naam", _partner),
        *_delen("Eigen bijdrage", _met_kop(oud.bijdragen), _met_kop(nieuw.bijdragen), "kop", _bijdrage),
        *_bijlagen(oud.bijlagen, nieuw.bijlagen),
    ]
    return Wijzigingen(plan, delen)


def _velden(velden: dict[str, tuple[str, Vorm]], oud: dict[str, Any], nieuw: dict[str, Any]) -> list[Wijziging]:
    gevonden = []
    for veld, (naam, vorm) in velden.items():
        if veld in oud and veld in nieuw:
            gevonden += _anders(naam, vorm(oud[veld]), vorm(nieuw[veld]))
    return gevonden


def _anders(naam: str, was: str, nu: str) -> list[Wijziging]:
    return [Wijziging(naam, was, nu)] if was != nu else []


def _maatregel(oud: dict[str, Any], nieuw: dict[str, Any]) -> list[Wijziging]:
    gevonden = _velden(MAATREGELVELDEN, oud, nieuw)
    if "knelpunten" in oud and "knelpunten" in nieuw:  # by their words: a number moves when another bottleneck goes
        paar = [_regels(sorted(k["omschrijving"] for k in kant["knelpunten"])) for kant in (oud, nieuw)]
        gevonden += _anders("knelpunt", *paar)
    if "kostenposten" in oud and "kostenposten" in nieuw:
        paar = [_regels(_kostenpost(k) for k in kant["kostenposten"]) for kant in (oud, nieuw)]
        gevonden += _anders("kostenregels", *paar)
    return gevonden


def _kostenpost(post: dict[str, Any]) -> str:
    uren = f", {getal(Decimal(post['uren']))} uur" if post.get("uren") else ""
    loon = f", loon {euro(Decimal(post['bruto_loon']))}" if post.get("bruto_loon") else ""
    return f"{post.get('omschrijving') or post['soort']}: {euro(Decimal(post['kosten']))}{uren}{loon}"


def _knelpunt(oud: dict[str, Any], nieuw: dict[str, Any]) -> list[Wijziging]:
    return _velden(KNELPUNTVELDEN, oud, nieuw)


def _partner(oud: dict[str, Any], nieuw: dict[str, Any]) -> list[Wijziging]:
    return _velden({"rol": ("rol", _tekst), "recht": ("vertegenwoordigt", _tekst)}, oud, nieuw)


def _met_kop(bijdragen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A contribution without a name is called by its kind."""
    return [b | {"kop": b.get("naam") or b.get("soort_woord", "")} for b in bijdragen]


def _bijdrage(oud: dict[str, Any], nieuw: dict[str, Any]) -> list[Wijziging]:
    velden: dict[str, tuple[str, Vorm]] = {
        "naam": ("naam", _tekst),
        "soort_woord": ("soort", _tekst),
        "bedrag": ("bedrag", _bedrag),
    }
    return _velden(velden, oud, nieuw)


def _delen(
    soort: str,
    oud: list[dict[str, Any]],
    nieuw: list[dict[str, Any]],
    sleutel: str,
    verschil: Callable[[dict[str, Any], dict[str, Any]], list[Wijziging]],
) -> list[Deel]:
    """Pair the parts of two filings, and say what is new, what changed, and last what is gone."""
    paren, vervallen = _paren(oud, nieuw, sleutel)
    delen = []
    for was, nu in paren:
        naam, nummer = _tekst(nu.get(sleutel)), nu.get("volgnummer", 0)
        if was is None:
            delen.append(Deel(soort, naam, NIEUW, nummer))
        elif anders := verschil(was, nu):
            delen.append(Deel(soort, naam, GEWIJZIGD, nummer, anders))
    return delen + [Deel(soort, _tekst(d.get(sleutel)), VERVALLEN, d.get("volgnummer", 0)) for d in vervallen]


def _paren(
    oud: list[dict[str, Any]], nieuw: list[dict[str, Any]], sleutel: str
) -> tuple[list[tuple[dict[str, Any] | None, dict[str, Any]]], list[dict[str, Any]]]:
    """Which part was which: by name first, for a number moves when another goes; then by number, where it is much the same.

    What is frozen has no key of its own, so a part that got another name is known by the rest of what it says.
    """
    over = list(oud)

    def neem(bij: dict[str, Any], namen: tuple[str, ...]) -> dict[str, Any] | None:
        gelijk = [d for d in over if all(d.get(n) == bij.get(n) for n in namen)]
        gevonden = next((d for d in gelijk if sleutel in namen or _lijkt(d, bij, sleutel)), None)
        if gevonden is not None:
            over.remove(gevonden)
        return gevonden

    genomen: dict[int, dict[str, Any] | None] = {}
    for namen in ((sleutel, "volgnummer"), (sleutel,), ("volgnummer",)):
        for plaats, deel in enumerate(nieuw):
            if genomen.get(plaats) is None and all(deel.get(n) not in (None, "") for n in namen):
                genomen[plaats] = neem(deel, namen)
    return [(genomen.get(plaats), deel) for plaats, deel in enumerate(nieuw)], over


def _lijkt(was: dict[str, Any], nu: dict[str, Any], sleutel: str) -> bool:
    """Whether at least half of what both say besides name and number is the same."""
    velden = (was.keys() & nu.keys()) - {sleutel, "volgnummer"}
    return 2 * sum(was[veld] == nu[veld] for veld in velden) >= len(velden)


def _bijlagen(oud: list[dict[str, Any]], nieuw: list[dict[str, Any]]) -> list[Deel]:
    """A file is what it holds: another content under the same name is another file, which replaces the first."""
    toen, nu = ({(b["sha256"], b["soort"], b["naam"]): b for b in kant} for kant in (oud, nieuw))
    erbij, eraf = [toen_nu for toen_nu in nu if toen_nu not in toen], [sleutel for sleutel in toen if sleutel not in nu]
    delen = []
    for _, soort, naam in erbij:
        voor = next((s for s in eraf if s[1:] == (soort, naam)), None)
        if voor:
            eraf.remove(voor)
        delen.append(Deel("Bijlage", naam, GEWIJZIGD if voor else NIEUW))
    return delen + [Deel("Bijlage", naam, VERVALLEN) for _, _, naam in eraf]
