"""The story of one application, in order: what happened on which day, by whom, why, and in which paper it can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from aanvragen.models import Aanvraag, Adviesgesprek, Gebeurtenis, Indiening
from aanvragen.overzicht import samen
from aanvragen.statussen import (
    AFSTEMMEN,
    BAND_OPHEFFEN,
    BEGINNEN,
    INLEVEREN,
    INTERN,
    LOTEN,
    OVERNEMEN,
    TOEWIJZEN,
    VERKLAREN,
    VRAAG_BEANTWOORDEN,
    VRAAG_STELLEN,
    Status,
)
from aanvragen.tijdlijn import VOOR_IEDEREEN, WOORDEN
from sectorplannen.kern.datums import dag_van, datum_nl, einde_van_dag, moment_nl
from sectorplannen.kern.geld import euro, getal
from sectorplannen.kern.models import Gebruiker

from ..artikelen import VEREISTEN
from ..models import Advies, Besluit, Bezwaar, Brief, Plafondmutatie, Waarde
from . import behandeling, beoordelingen, besluiten, geld, indieningen
from .doos import Doos

BESLUITSTAPPEN = frozenset(
    {
        "verlenen",
        "afwijzen",
        "buiten_behandeling_stellen",
        "verlening_intrekken",
        "heroverwegen",
        "wijzigen",
        "vaststellen",
    }
)
INDIENSTAPPEN = frozenset({"indienen", "aanvullen"})
NA_HET_BESLUIT, NA_DE_BOEKING = 1, 2
"""Of what happens at one moment: first the step, then the money, then the letter."""


@dataclass(frozen=True)
class Punt:
    """One thing that happened. `stukken` are places in the zip, or the beginnings of them."""

    op: datetime
    wat: str
    wie: str
    regels: tuple[str, ...] = ()
    stukken: tuple[str, ...] = ()
    rang: int = 0


@dataclass
class Papieren:
    """Everything of one application that the story tells of, read once."""

    aanvraag: Aanvraag
    indieningen: list[Indiening]
    besluiten: list[Besluit]
    brieven: list[Brief]
    boekingen: list[Plafondmutatie]
    gebeurtenissen: list[Gebeurtenis]
    bezwaren: list[Bezwaar] = field(default_factory=list)
    gesprekken: list[Adviesgesprek] = field(default_factory=list)


def verhaal(doos: Doos, papieren: Papieren) -> list[Punt]:
    """Every event, and between them the letters that went out and the entries in the ledger."""
    verteller = _Verteller(doos, papieren)
    punten = [verteller.gebeurtenis(rij) for rij in papieren.gebeurtenissen if rij.stap != BEGINNEN]
    punten += verteller.zonder_gebeurtenis()
    punten += verteller.gesprekken()
    punten += verteller.boekingen()
    punten += verteller.brieven()
    return sorted(punten, key=lambda punt: (punt.op, punt.rang))


def eigen_verhaal(doos: Doos, papieren: Papieren, lezer: Gebruiker) -> list[Punt]:
    """The same for the partnership: without inner steps, notes, and what was booked; talks of the reader's organisations."""
    verteller = _Verteller(doos, papieren)
    rijen = [rij for rij in papieren.gebeurtenissen if rij.stap not in INTERN | {BEGINNEN}]
    eigen = set(lezer.organisaties.values_list("pk", flat=True))
    papieren.gesprekken = [rij for rij in papieren.gesprekken if rij.organisatie_id in eigen]
    punten = [verteller.gebeurtenis(rij, met_reden=rij.stap in VOOR_IEDEREEN) for rij in rijen]
    punten += [*verteller.zonder_gebeurtenis(), *verteller.gesprekken(), *verteller.brieven()]
    return sorted(punten, key=lambda punt: (punt.op, punt.rang))


class _Verteller:
    """Puts the records beside the events that made them."""

    def __init__(self, doos: Doos, papieren: Papieren) -> None:
        self.doos, self.alles, self.wie = doos, papieren, doos.afscherming.wie
        self.met_scores = beoordelingen.beide_ingeleverd(papieren.aanvraag)
        self.verteld: set[object] = set()
        self._besluiten = defaultdict(list)
        for nummer, besluit in enumerate(papieren.besluiten, start=1):
            self._besluiten[besluit.op].append((nummer, besluit))
        self._indieningen = {rij.op: rij for rij in papieren.indieningen}
        self._bezwaren = {rij.pk: (nummer, rij) for nummer, rij in enumerate(papieren.bezwaren, start=1)}

    def gebeurtenis(self, rij: Gebeurtenis, *, met_reden: bool = True) -> Punt:
        """One event, with what it led to."""
        wat = WOORDEN.get(rij.stap, rij.stap)
        if rij.stap == OVERNEMEN:
            wat = f"Overgenomen als {Status(rij.naar).label.lower()}"
        regels, stukken = self._van(rij)
        reden = geld.reden_van(self.doos, rij) if met_reden else ""
        if reden and not any(reden in regel for regel in regels):
            regels = [reden, *regels]
        wie = self.wie(rij.door) or rij.gegevens.get("bron", "")
        return Punt(rij.op, wat, wie, tuple(filter(None, regels)), tuple(stukken))

    def _van(self, rij: Gebeurtenis) -> tuple[list[str], list[str]]:
        if rij.stap in INDIENSTAPPEN and rij.op in self._indieningen:
            return self._indiening(self._indieningen[rij.op])
        if rij.stap in BESLUITSTAPPEN and rij.op in self._besluiten:
            return self._besluit(*self._besluiten[rij.op][-1])
        if rij.stap.startswith("bezwaar_"):
            return self._bezwaar(rij)
        vertel: Callable[[Gebeurtenis], list[str]] | None = {
            INLEVEREN: self._ingeleverd,
            AFSTEMMEN: self._afgestemd,
            TOEWIJZEN: self._toegewezen,
            VERKLAREN: self._verklaard,
            "aanvulling_vragen": self._verzoek,
            "termijn_verlengen": self._verzoek,
            "volledig_verklaren": self._compleet,
        }.get(rij.stap)
        return (vertel(rij) if vertel else []), self._stukken(rij)

    def _stukken(self, rij: Gebeurtenis) -> list[str]:
        uit = {
            "aanvulling_vragen": behandeling.COMPLEET,
            "volledig_verklaren": behandeling.COMPLEET,
            "termijn_verlengen": behandeling.COMPLEET,
            VRAAG_STELLEN: behandeling.VRAGEN,
            VRAAG_BEANTWOORDEN: behandeling.VRAGEN,
            INLEVEREN: beoordelingen.BEOORDELINGEN,
            AFSTEMMEN: beoordelingen.AFGESTEMD,
            VERKLAREN: beoordelingen.BELANGEN,
            BAND_OPHEFFEN: beoordelingen.BELANGEN,
            LOTEN: geld.VOLGORDE,
        }
        termijnen = {"opschorten", "hervatten", "verdagen", "in_gebreke_stellen"}
        return [behandeling.TERMIJNEN] if rij.stap in termijnen else [uit[rij.stap]] if rij.stap in uit else []

    def _indiening(self, rij: Indiening) -> tuple[list[str], list[str]]:
        self.verteld.add(rij)
        cijfers = samen(rij.inhoud)
        aantal = len(rij.inhoud.get("maatregelen", []))
        maatregelen = "1 maatregel" if aantal == 1 else f"{aantal} maatregelen"
        regels = [
            f"Gevraagd: {euro(cijfers['cofinanciering'])}, voor {maatregelen} en {getal(cijfers['deelnemers'])} deelnemers.",
            rij.toelichting,
            f"Vingerafdruk (SHA-256) van de indiening: {rij.sha256}",
        ]
        return regels, [indieningen.map_van(rij)]

    def _besluit(self, nummer: int, rij: Besluit) -> tuple[list[str], list[str]]:
        self.verteld.add(rij)
        feiten = [f"{naam}: {waarde}." for naam, waarde in besluiten.feiten_van(rij) if waarde]
        per_maatregel = [
            f"Maatregel {m.maatregel}: {euro(m.bedrag)} van {euro(m.maatregel.cofinanciering)}. {m.reden}".strip()
            for m in rij.maatregelen.select_related("maatregel")
            if m.reden or m.bedrag != m.maatregel.cofinanciering
        ]
        voorwaarden = f"Voorwaarden: {rij.voorwaarden}" if rij.voorwaarden else ""
        regels = [
            f"{besluiten.soort_in_woorden(rij)}.",
            *feiten,
            f"Motivering: {rij.motivering}",
            *per_maatregel,
            voorwaarden,
        ]
        return regels, [besluiten.pad_van_besluit(rij, nummer)]

    def _bezwaar(self, rij: Gebeurtenis) -> tuple[list[str], list[str]]:
        nummer, bezwaar = self._bezwaren.get(rij.gegevens.get("bezwaar", 0), (0, None))
        if bezwaar is None:
            return [], []
        regels = []
        if rij.stap == "bezwaar_maken":
            regels = [f"Gronden van het bezwaar: {bezwaar.gronden}"]
        elif rij.stap == "bezwaar_behandelen" and (verslag := rij.gegevens.get("verslag")):
            regels = [f"Verslag: {verslag}"]
        return regels, [besluiten.pad_van_bezwaar(nummer)]

    def _verzoek(self, rij: Gebeurtenis) -> list[str]:
        verzoek = self.alles.aanvraag.aanvullingsverzoeken.filter(gevraagd_op=rij.op).first()
        if verzoek is None:
            return []
        wat = "; ".join(VEREISTEN.get(letter, letter) for letter in verzoek.onderdelen)
        return [f"Over: {wat}.", f"Aanvullen uiterlijk op {datum_nl(verzoek.uiterlijk_op)}."]

    def _compleet(self, rij: Gebeurtenis) -> list[str]:
        op = self.alles.aanvraag.volledig_op
        return [f"Het plan telt als compleet sinds {moment_nl(op, seconden=True)}."] if op else []

    def _ingeleverd(self, rij: Gebeurtenis) -> list[str]:
        if not self.met_scores:
            return []
        advies, scores = rij.gegevens.get("advies", ""), rij.gegevens.get("scores", [])
        woord = Advies(advies).label if advies in Advies.values else advies
        keren = [(waarde.label.lower(), sum(score[2] == waarde for score in scores)) for waarde in reversed(Waarde)]
        telling = ", ".join(f"{aantal} keer {label}" for label, aantal in keren if aantal)
        return [
            f"Advies: {woord}. Scores: {telling}." if telling else f"Advies: {woord}.",
            rij.gegevens.get("toelichting", ""),
        ]

    def _afgestemd(self, rij: Gebeurtenis) -> list[str]:
        waarde = rij.gegevens.get("waarde")
        if not self.met_scores or waarde not in Waarde.values:
            return []
        return [f"Score: {Waarde(waarde).label.lower()}. Reden: {rij.gegevens.get('reden', '')}"]

    def _toegewezen(self, rij: Gebeurtenis) -> list[str]:
        wie = rij.gegevens.get("beoordelaars", [])
        return [f"Beoordelaars: {' en '.join(wie)}."] if wie else []

    def _verklaard(self, rij: Gebeurtenis) -> list[str]:
        if self.doos.afscherming.openbaar or "heeft_band" not in rij.gegevens:
            return []
        return [
            "Er is een band met de aanvrager." if rij.gegevens["heeft_band"] else "Er is geen band met de aanvrager."
        ]

    def zonder_gebeurtenis(self) -> Iterable[Punt]:
        """Filings and decisions of which the log does not tell, as of a plan that was taken over."""
        for rij in self.alles.indieningen:
            if rij not in self.verteld:
                regels, stukken = self._indiening(rij)
                yield Punt(
                    rij.op, indieningen.naam_van(rij), self.wie(rij.door), tuple(filter(None, regels)), tuple(stukken)
                )
        for nummer, besluit in enumerate(self.alles.besluiten, start=1):
            if besluit not in self.verteld:
                regels, stukken = self._besluit(nummer, besluit)
                wie = self.wie(besluit.door) or besluit.herkomst
                yield Punt(besluit.op, "Besluit", wie, tuple(filter(None, regels)), tuple(stukken))

    def boekingen(self) -> Iterable[Punt]:
        """The entries in the ledger, each at the moment of what caused it."""
        for rij in self.alles.boekingen:
            regels = (
                f"{rij.get_soort_display()} van {euro(rij.bedrag)}, nummer {rij.volgnummer} in het grootboek.",
                f"Grondslag: {rij.grondslag}. Onder het plafond bleef daarna {euro(rij.ruimte_na)} over.",
            )
            yield Punt(
                self._moment(rij),
                "Geboekt onder het plafond",
                self.wie(rij.door),
                regels,
                (geld.PLAFOND,),
                NA_HET_BESLUIT,
            )

    def _moment(self, rij: Plafondmutatie) -> datetime:
        """An entry has a day; of what was decided on that day it follows the decision, the last one for a release."""
        op_de_dag = [besluit.op for besluit in self.alles.besluiten if dag_van(besluit.op) == rij.datum]
        if rij.besluit and rij.besluit.op in op_de_dag:
            return rij.besluit.op
        stappen = [g.op for g in self.alles.gebeurtenissen if g.stap in BESLUITSTAPPEN and dag_van(g.op) == rij.datum]
        return max([*op_de_dag, *stappen], default=einde_van_dag(rij.datum))

    def gesprekken(self) -> Iterable[Punt]:
        """The advice talks that the plan came of, with their notes: part of the dossier, also of the public one (art. 2.3)."""
        for rij in self.alles.gesprekken:
            if rij.gehouden_op:
                regels = (f"Over: {rij.onderwerp}.", rij.verslag)
                yield Punt(rij.gehouden_op, f"Adviesgesprek met {rij.organisatie}", self.wie(rij.adviseur), regels)

    def brieven(self) -> Iterable[Punt]:
        """The letters that were sent, on the day of sending: that of announcement."""
        for nummer, brief in enumerate(self.alles.brieven, start=1):
            if brief.verzonden_op:
                wat = f"Brief verstuurd: {brief.get_soort_display().lower()}"
                kenmerk = f"Kenmerk {brief.gegevens.get('kenmerk', '')}."
                yield Punt(
                    brief.verzonden_op,
                    wat,
                    "Agentschap SZW",
                    (kenmerk,),
                    (besluiten.pad_van_brief(brief, nummer),),
                    NA_DE_BOEKING,
                )


def kern(papieren: Papieren, doos: Doos) -> list[tuple[str, str]]:
    """What the plan is and how it stands, for the head of the contents page."""
    aanvraag = papieren.aanvraag
    laatste = papieren.besluiten[-1] if papieren.besluiten else None
    partners = ", ".join(sorted(organisatie.naam for organisatie in aanvraag.partners.all()))
    gevraagd = samen(papieren.indieningen[-1].inhoud)["cofinanciering"] if papieren.indieningen else 0
    return [
        ("Nummer", aanvraag.nummer),
        ("Plan", aanvraag.naam_met_soort),
        ("Hoofdaanvrager", str(aanvraag.hoofdaanvrager)),
        ("Partners", partners or "Geen"),
        ("Tijdvak", aanvraag.tijdvak.naam),
        ("Regeling", str(aanvraag.tijdvak.regelingversie)),
        ("Status", aanvraag.get_status_display()),
        ("Gevraagd, laatste indiening", euro(gevraagd)),
        (
            "Laatste besluit",
            f"{besluiten.soort_in_woorden(laatste)}, {datum_nl(laatste.op)}" if laatste else "Nog geen",
        ),
        ("Toegekend", euro(laatste.bedrag) if laatste and laatste.bedrag else ""),
        ("Overgenomen uit", aanvraag.herkomst),
        ("Verzonnen gegevens", aanvraag.verzonnen),
        ("Gemaakt op", moment_nl(doos.gemaakt_op, seconden=True)),
    ]
