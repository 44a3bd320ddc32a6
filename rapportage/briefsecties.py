"""The sections of a letter (brief.md): their order, their standard text, and the tables and charts that they may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rapportage import opmaak
from rapportage.begrippen import Stand
from rapportage.models import RapportSoort
from sectorplannen.kern.fouten import Weigering

EIGEN = "eigen"
HOOGSTE_AANTAL = 30
"""Sections in one letter."""


@dataclass(frozen=True)
class Standaard:
    """A section with a text of its own: `is_er` says whether there is anything to tell in a state."""

    code: str
    titel: str
    blokken: tuple[str, ...] = ()
    is_er: Callable[[Stand], bool] = lambda stand: True

    @property
    def sjabloon(self) -> str:
        """The template of its standard text."""
        return f"rapportage/brief/{self.code}.html"


@dataclass(frozen=True)
class Sectie:
    """A section in a version of a letter: `tekst` None is the standard text, `weg` leaves it out."""

    code: str
    titel: str = ""
    tekst: str | None = None
    weg: bool = False


def _ingediend(stand: Stand) -> bool:
    return bool(stand.waarde("aantal_ingediend"))


def _verleend(stand: Stand) -> bool:
    return bool(stand.tabel_1)


def _gemeten(stand: Stand) -> bool:
    return stand.voortgang is not None and bool(stand.voortgang.metingen)


def _iets_bereikt(stand: Stand) -> bool:
    return stand.voortgang is not None and any(soort.bereikt for soort in stand.voortgang.soorten)


def _voortgang(stand: Stand) -> bool:
    return stand.voortgang is not None and _verleend(stand)


def _heeft_vorige(stand: Stand) -> bool:
    return stand.voortgang is not None and stand.voortgang.vorige is not None


TIJDVAK = (
    Standaard("samenvatting", "Samenvatting"),
    Standaard("waarom", "Waarom sectorplannen"),
    Standaard("hulp", "Hulp bij het maken van een plan"),
    Standaard("tijdvak", "Het {tijdvak_rang} tijdvak", ("tabel_verleend",)),
    Standaard("uitkomst", "Uitkomst van alle aanvragen", ("tabel_uitkomst",), _ingediend),
    Standaard("resultaten", "Beoogde resultaten", ("grafiek_1", "grafiek_2"), _verleend),
    Standaard("uitvoering", "Uitvoering", ("voorbeelden",), _verleend),
    Standaard("monitoring", "Monitoring en evaluatie"),
    Standaard("vervolg", "Vervolg"),
)
VOORTGANG = (
    Standaard("voortgang_samenvatting", "Samenvatting"),
    Standaard("voortgang_plannen", "Hoe het met de plannen gaat", is_er=_verleend),
    Standaard("voortgang_soorten", "Beoogd en bereikt", ("grafiek_voortgang", "tabel_voortgang"), _verleend),
    Standaard("voortgang_geld", "Wat er is uitgegeven", is_er=_verleend),
    Standaard("voortgang_metingen", "Van meting tot meting", ("tabel_metingen",), _gemeten),
    Standaard("voortgang_sinds", "Sinds de vorige brief", ("tabel_sinds",), _verleend),
    Standaard("voortgang_vervolg", "Vervolg"),
)
SOORTEN: Mapping[str, tuple[Standaard, ...]] = {RapportSoort.TIJDVAK: TIJDVAK, RapportSoort.VOORTGANG: VOORTGANG}
BLOKKEN = {
    "tabel_verleend": "Tabel: toegekende aanvragen",
    "tabel_uitkomst": "Tabel: uitkomst van de aanvragen",
    "grafiek_voortgang": "Grafiek: beoogd en bereikt per soort maatregel",
    "tabel_voortgang": "Tabel: beoogd en bereikt per soort maatregel",
    "tabel_metingen": "Tabel: van meting tot meting",
    "tabel_sinds": "Tabel: cijfers naast die van de vorige brief",
    "grafiek_1": "Grafiek 1: deelnemers en budget",
    "grafiek_2": "Grafiek 2: deelnemers naar maatregel",
    "voorbeelden": "Kader: plannen in eigen cijfers",
}
"""What can stand on a line of its own in a text, and what it is."""


def standaard(soort: str) -> list[Sectie]:
    """The sections of a new letter of this kind, all with their standard text."""
    return [Sectie(deel.code) for deel in SOORTEN[soort]]


def bekend(soort: str, code: str) -> Standaard | None:
    """The section with a standard text of this code, or None for one of the writer's own."""
    return next((deel for deel in SOORTEN[soort] if deel.code == code), None)


def titel(soort: str, sectie: Sectie) -> str:
    """What stands above a section, with its codes: a writer's own title, or the standard one."""
    deel = bekend(soort, sectie.code)
    return sectie.titel or (deel.titel if deel else "Zonder titel")


def blokken(soort: str, secties: Sequence[Sectie], stand: Stand) -> list[str]:
    """The tables and charts that the letter will hold, in the order in which they come."""
    uit: list[str] = []
    for sectie in zichtbaar(soort, secties, stand):
        uit += _genoemd(soort, sectie)
    return list(dict.fromkeys(blok for blok in uit if _heeft(blok, stand)))


def _genoemd(soort: str, sectie: Sectie) -> Sequence[str]:
    deel = bekend(soort, sectie.code)
    return opmaak.blokken(sectie.tekst) if sectie.tekst is not None else deel.blokken if deel else ()


IETS_TE_TONEN: Mapping[str, Callable[[Stand], bool]] = {
    "tabel_uitkomst": _ingediend,
    "tabel_voortgang": _voortgang,
    "grafiek_voortgang": _iets_bereikt,
    "tabel_metingen": _gemeten,
    "tabel_sinds": _heeft_vorige,
}
"""When a table or chart has something in it; of the others, when something was granted."""


def _heeft(blok: str, stand: Stand) -> bool:
    return IETS_TE_TONEN.get(blok, _verleend)(stand)


def blokken_van(soort: str) -> dict[str, str]:
    """The tables and charts that a letter of this kind can hold, and what each is."""
    eigen = {blok for deel in SOORTEN[soort] for blok in deel.blokken}
    return {blok: naam for blok, naam in BLOKKEN.items() if blok in eigen}


def zichtbaar(soort: str, secties: Iterable[Sectie], stand: Stand) -> list[Sectie]:
    """The sections that are printed: not left out, and with something to tell."""
    uit = []
    for sectie in secties:
        deel = bekend(soort, sectie.code)
        if not sectie.weg and (sectie.tekst is not None or (deel and deel.is_er(stand))):
            uit.append(sectie)
    return uit


def uit_json(rijen: Iterable[Mapping[str, Any]]) -> list[Sectie]:
    """The sections of a version as they are kept."""
    return [Sectie(r["code"], r.get("titel", ""), r.get("tekst"), bool(r.get("weg"))) for r in rijen]


def als_json(secties: Iterable[Sectie]) -> list[dict[str, Any]]:
    """The sections as a version keeps them."""
    return [asdict(sectie) for sectie in secties]


def keur(soort: str, secties: Sequence[Sectie], cijfers: set[str]) -> None:
    """Raises Weigering where a letter cannot be: no sections, one twice, own ones without a title, text that names nothing."""
    codes = [sectie.code for sectie in secties]
    if not any(not sectie.weg for sectie in secties):
        raise Weigering("Een brief heeft ten minste één onderdeel.")
    if len(set(codes)) != len(codes) or len(codes) > HOOGSTE_AANTAL:
        raise Weigering(f"Elk onderdeel staat één keer in de brief, en er zijn er ten hoogste {HOOGSTE_AANTAL}.")
    gezien: dict[str, str] = {}
    for sectie in secties:
        naam = titel(soort, sectie)
        if bekend(soort, sectie.code) is None and not sectie.titel.strip():
            raise Weigering("Geef elk eigen onderdeel een titel.")
        if mis := opmaak.keur(naam, cijfers, set()) + opmaak.keur(sectie.tekst or "", cijfers, set(blokken_van(soort))):
            raise Weigering(f"{naam}: {mis[0]}")
        for blok in () if sectie.weg else _genoemd(soort, sectie):
            if blok in gezien:
                raise Weigering(f"{naam}: ‘{BLOKKEN[blok]}’ staat ook al in ‘{gezien[blok]}’.")
            gezien[blok] = naam
