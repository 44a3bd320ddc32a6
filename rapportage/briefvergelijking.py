"""Two fixed letters beside each other: which figures differ, which plans came and went, and what the text says otherwise.

Everything is read from what was fixed, never from the records: a letter says what it said. Why something differs is told by
the events between the two dates of reference, and by what was written later about the days before them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from aanvragen.models import Aanvraag, Gebeurtenis, Tijdvak
from aanvragen.tijdlijn import WOORDEN
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.models import Gebruiker

from . import vergelijking
from .begrippen import Cijfer, LaatsteGebeurtenis, Waarde
from .definities import AANTAL, DATUM
from .models import Rapport
from .vergelijking import Verschil
from .versieverschil import Verschil as Tekstverschil
from .versieverschil import gemerkt, verplaatste
from .voortgang import ALLE_DEFINITIES

BEGIN = date(2013, 1, 1)
"""Before the scheme was there, nothing happened."""
PUNT = "• "


# --- Figures ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paar:
    """One figure in both letters, exact and as the text prints it (empty where it does not)."""

    verschil: Verschil
    toen_gedrukt: str
    nu_gedrukt: str

    @property
    def is_gedrukt(self) -> bool:
        """Whether one of the two letters prints it in its text."""
        return bool(self.toen_gedrukt or self.nu_gedrukt)


def cijfers(toen: Rapport, nu: Rapport) -> list[Paar]:
    """Every figure of both letters as they were fixed, in the order in which figures are printed everywhere."""
    was, is_nu = _vaste_cijfers(toen), _vaste_cijfers(nu)
    gedrukt = [rapport.inhoud.get("gedrukt", {}) for rapport in (toen, nu)]
    return [
        Paar(
            Verschil(was.get(code) or _zonder(code, toen), is_nu.get(code) or _zonder(code, nu)),
            gedrukt[0].get(code, ""),
            gedrukt[1].get(code, ""),
        )
        for code in ALLE_DEFINITIES
        if code in was or code in is_nu
    ]


def _vaste_cijfers(rapport: Rapport) -> dict[str, Cijfer]:
    """The figures as they are kept, as values again."""
    return {
        code: _cijfer(code, _waarde(rij["waarde"], rij["eenheid"]), rapport)
        for code, rij in rapport.cijfers.get("cijfers", {}).items()
        if code in ALLE_DEFINITIES
    }


def _zonder(code: str, rapport: Rapport) -> Cijfer:
    """A figure that the letter does not have."""
    return _cijfer(code, None, rapport)


def _cijfer(code: str, waarde: Waarde, rapport: Rapport) -> Cijfer:
    d = ALLE_DEFINITIES[code]
    return Cijfer(code, d.naam, waarde, d.eenheid, rapport.peildatum, d.definitie, d.bron)


def _waarde(waarde: Any, eenheid: str) -> Waarde:
    if waarde is None or eenheid == AANTAL:
        return waarde
    return date.fromisoformat(waarde) if eenheid == DATUM else Decimal(waarde)


# --- Plans -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Planpaar:
    """A granted plan in both letters: what stood in the first (None: it was not there) and what stands in the second."""

    nummer: str
    naam: str
    regionaal: bool
    toen: Mapping[str, Any] | None
    nu: Mapping[str, Any] | None

    @property
    def wat(self) -> str:
        """What happened to it, in one word."""
        return "erbij" if self.toen is None else "eruit" if self.nu is None else "anders"

    @property
    def is_gemeten(self) -> bool:
        """Whether another number was reached or spent: that comes from a statement, which is no event of the plan."""
        return bool(
            self.toen and self.nu and any(self.toen.get(wat) != self.nu.get(wat) for wat in ("gerealiseerd", "kosten"))
        )

    @property
    def verschil(self) -> Decimal:
        """What its amount went up or (below zero) down, in euros."""
        return self.bedrag_nu - self.bedrag_toen

    @property
    def bedrag_toen(self) -> Decimal:
        """The amount in the first letter, in euros; without the plan 0."""
        return Decimal(self.toen["bedrag"]) if self.toen else Decimal(0)

    @property
    def bedrag_nu(self) -> Decimal:
        """The amount in the second letter, in euros; without the plan 0."""
        return Decimal(self.nu["bedrag"]) if self.nu else Decimal(0)


def plannen(toen: Rapport, nu: Rapport) -> list[Planpaar]:
    """The plans whose row is not the same in both letters, in the order of the second; those that went are last."""
    was, is_nu = ({rij["nummer"]: rij for rij in rapport.inhoud.get("plannen", [])} for rapport in (toen, nu))
    nummers = [*is_nu, *(nummer for nummer in was if nummer not in is_nu)]
    return [
        Planpaar(nummer, rij["naam"], rij["regionaal"], was.get(nummer), is_nu.get(nummer))
        for nummer in nummers
        if was.get(nummer) != is_nu.get(nummer)
        for rij in (is_nu.get(nummer) or was[nummer],)
    ]


# --- Text ------------------------------------------------------------------------------------------------------------


@dataclass
class _Deel:
    titel: str
    alineas: list[str]


class _Lezer(HTMLParser):
    """The sections of a printed letter as text: headings, paragraphs and points, footnotes at their place, no tables."""

    LEEG = frozenset({"br", "meta", "link", "img", "hr", "wbr", "input", "col"})
    ALINEA = frozenset({"p", "li", "h3", "h4", "figcaption"})
    NIET = frozenset({"table", "svg", "header"})

    def __init__(self) -> None:
        super().__init__()
        self.delen: list[_Deel] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        klasse = dict(attrs).get("class") or ""
        if tag in self.LEEG:
            self._schrijf(" ")
            return
        if tag == "section" and not self._in("section") and self._in("article"):
            self.delen.append(_Deel("", []))
        if tag in self.ALINEA and self._in_sectie() and not self._stil():
            self.delen[-1].alineas.append(PUNT if tag == "li" else "")
        self._open.append((tag, klasse))
        if klasse == "voetnoot":
            self._schrijf(" [noot: ")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            laatste, klasse = self._open.pop()
            if klasse == "voetnoot":
                self._schrijf("]")
            if laatste == tag:
                return

    def handle_data(self, data: str) -> None:
        self._schrijf(data)

    def _schrijf(self, tekst: str) -> None:
        if not self._in_sectie() or self._stil():
            return
        if self._in("h2"):
            self.delen[-1].titel += tekst
        elif self.delen[-1].alineas and any(tag in self.ALINEA for tag, _ in self._open):
            self.delen[-1].alineas[-1] += tekst

    def _stil(self) -> bool:
        """Whether this is not text: a table, a drawing, the signature, or the number of a footnote."""
        nummers = [tag for tag, klasse in self._open if tag == "a" and (klasse == "oproep" or self._in_noot())]
        return (
            bool(nummers)
            or any(tag in self.NIET for tag, _ in self._open)
            or any(klasse == "handtekening" for _, klasse in self._open)
        )

    def _in_sectie(self) -> bool:
        """Whether this is the letter itself, not its head or an annex."""
        return self._in("article") and self._in("section")

    def _in_noot(self) -> bool:
        return any(klasse == "voetnoot" for _, klasse in self._open)

    def _in(self, tag: str) -> bool:
        return any(open_tag == tag for open_tag, _ in self._open)


@dataclass(frozen=True)
class Sectietekst:
    """A section of a fixed letter: its heading and its text, an empty line between paragraphs."""

    titel: str
    tekst: str


def secties(rapport: Rapport) -> dict[str, Sectietekst]:
    """The sections of a fixed letter in order, by their code."""
    lezer = _Lezer()
    lezer.feed(rapport.inhoud.get("html", ""))
    codes = rapport.inhoud.get("secties", [])
    if len(codes) != len(lezer.delen):
        codes = [_kaal(deel.titel) for deel in lezer.delen]
    return {
        code: Sectietekst(_kaal(deel.titel), _onder_elkaar([_kaal(a) for a in deel.alineas if a.strip()]))
        for code, deel in zip(codes, lezer.delen, strict=True)
    }


def teksten(toen: Rapport, nu: Rapport) -> list[Tekstverschil]:
    """Every section that is not the same, or not in the same place, in the order of the second; those that went are last.

    Last of all come the explanations of checks, where these are not the same.
    """
    was, is_nu = secties(toen), secties(nu)
    elders = verplaatste(list(was), list(is_nu))
    uit = []
    for code in [*is_nu, *(code for code in was if code not in is_nu)]:
        eerst, dan = was.get(code), is_nu.get(code)
        if eerst == dan and code not in elders:
            continue
        zinnen = ["Staat in de tweede brief op een andere plaats."] if code in elders else []
        zinnen += _zinnen(eerst, dan, toen, nu)
        woorden = [sectie.tekst if sectie else "" for sectie in (eerst, dan)]
        tekst = gemerkt(*woorden) if woorden[0] != woorden[1] else SafeString("")
        uit.append(Tekstverschil((dan or eerst).titel, zinnen, tekst))  # type: ignore[union-attr]  # it is in one of the two
    return uit + _uitleg(toen, nu)


def _uitleg(toen: Rapport, nu: Rapport) -> list[Tekstverschil]:
    """The explanations of checks that failed: each under the sentence of its check."""
    was, is_nu = (
        {c["code"]: c for c in rapport.inhoud.get("controles", []) if c.get("toelichting")} for rapport in (toen, nu)
    )
    return [
        Tekstverschil(
            "Toelichting bij een controle",
            [(is_nu.get(code) or was[code])["melding"]],
            gemerkt(*(rijen.get(code, {}).get("toelichting", "") for rijen in (was, is_nu))),
        )
        for code in dict.fromkeys([*is_nu, *was])
        if was.get(code, {}).get("toelichting") != is_nu.get(code, {}).get("toelichting")
    ]


def _zinnen(eerst: Sectietekst | None, dan: Sectietekst | None, toen: Rapport, nu: Rapport) -> Iterator[str]:
    if eerst is None or dan is None:
        waar = nu if eerst is None else toen
        yield f"Dit onderdeel staat alleen in de brief met de stand op {datum_nl(waar.peildatum)}."
    elif eerst.titel != dan.titel:
        yield f"De kop was ‘{eerst.titel}’."


def _onder_elkaar(alineas: Sequence[str]) -> str:
    """An empty line between paragraphs; the points of a list stand together."""
    tekst = "\n\n".join(alineas)
    return tekst.replace(f"\n\n{PUNT}", f"\n{PUNT}")


def _kaal(tekst: str) -> str:
    return " ".join(tekst.split()).replace(" [noot: ", "[noot: ")


# --- Why -------------------------------------------------------------------------------------------------------------


def waardoor(
    tijdvakken: Collection[Tijdvak], van: date, tot: date, paren: Sequence[Planpaar], lezer: Gebruiker
) -> dict[str, str]:
    """Of each plan that differs the last step between the two days, in words with its day; else its statement. One query."""
    rijen = vergelijking.gebeurtenissen(tijdvakken, van, tot, lezer)
    zichtbaar = Aanvraag.objects.zichtbaar_voor(lezer).filter(nummer__in=[paar.nummer for paar in paren])
    rijen = rijen.filter(aanvraag__in=zichtbaar)
    return {paar.nummer: "Nieuwe opgave" for paar in paren if paar.is_gemeten} | {
        nummer: f"{WOORDEN.get(stap, stap)}, {datum_nl(op)}"
        for nummer, stap, op in rijen.values_list("aanvraag__nummer", "stap", "op")
    }


def achteraf(tijdvakken: Collection[Tijdvak], toen: Rapport, nu: Rapport, lezer: Gebruiker) -> QuerySet[Gebeurtenis]:
    """The steps that only one of the letters knew, though they are of before both: written between the two fixings.

    `is_zichtbaar` tells whether the reader may know of the plan.
    """
    merken = sorted(_merk(rapport).pk for rapport in (toen, nu))
    rijen = vergelijking.gebeurtenissen(tijdvakken, BEGIN, toen.peildatum, lezer)
    return rijen.filter(pk__gt=merken[0], pk__lte=merken[1])


def _merk(rapport: Rapport) -> LaatsteGebeurtenis:
    """The last thing that was written when the letter was fixed."""
    merk = rapport.inhoud.get("merk")
    return LaatsteGebeurtenis.van_merk(merk) if merk else LaatsteGebeurtenis()
