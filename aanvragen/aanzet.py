"""Whose turn it is: the applicant, the agency or nobody; what is waited for, until when, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern.datums import dag_van, datum_nl, moment_nl

from .aanvulling import termijn
from .models import Aanvraag
from .resttijd import dicht
from .statussen import Status


class Wie(Enum):
    """Who is to do something now; the tint and shape of its chip."""

    U = ("letop", "driehoek")
    AGENTSCHAP = ("bezig", "half")
    NIEMAND = ("neutraal", "ruit")


@dataclass(frozen=True)
class AanZet:
    """Whose turn it is in a few words, what is waited for, and what comes after; `adres` and `knop` lead to what to do."""

    wie: Wie
    kop: str
    tekst: str
    voor: date | None = None
    daarna: str = ""
    knop: str = ""
    adres: str = ""

    @property
    def uiterlijk(self) -> str:
        """The last day, for a chip."""
        return f"Uiterlijk {datum_nl(self.voor)}" if self.voor else ""


def aan_zet(aanvraag: Aanvraag, *, mag_schrijven: bool, nu: datetime | None = None) -> AanZet:
    """Whose turn it is with a plan now, for its partnership; `mag_schrijven`: whether the reader is who can do it.

    Looks at the plan's questions, suspensions and objections, which a page that shows it has fetched before.
    """
    moment = nu or timezone.now()
    stand = _VAN[Status(aanvraag.status)](aanvraag, moment)
    if stand.wie is Wie.U and not mag_schrijven:
        kop = stand.kop.replace("U bent aan zet", "De hoofdaanvrager is aan zet")
        return AanZet(stand.wie, kop, stand.tekst, stand.voor, stand.daarna)
    return stand


def _concept(a: Aanvraag, nu: datetime) -> AanZet:
    if nu > a.tijdvak.sluit_op:
        return AanZet(Wie.NIEMAND, "Dit plan is niet ingediend", dicht(a.tijdvak, nu))
    wanneer = f"Indienen kan tot en met {moment_nl(a.tijdvak.sluit_op)}."
    if nu < a.tijdvak.opent_op:
        wanneer = dicht(a.tijdvak, nu)
    adres = reverse("aanvragen:controleren", args=[a.nummer])
    daarna = "Na het indienen kijken wij of uw plan compleet is."
    return AanZet(
        Wie.U, "U bent aan zet", wanneer, dag_van(a.tijdvak.sluit_op), daarna, "Controleren en indienen", adres
    )


def _ingediend(a: Aanvraag, nu: datetime) -> AanZet:
    vraag = _open_vraag(a)
    if vraag:
        return vraag
    return AanZet(
        Wie.AGENTSCHAP,
        "Agentschap SZW is aan zet",
        "Wij kijken of uw plan compleet is. U hoeft niets te doen.",
        daarna="Mist er iets? Dan krijgt u een bericht en tijd om het aan te vullen. Is uw plan compleet, dan hoort u voor "
        "welke dag wij beslissen.",
    )


def _aanvullen(a: Aanvraag, nu: datetime) -> AanZet:
    tekst = "Beantwoord onze vragen en verstuur uw aanvulling. Tot die tijd behandelen wij uw plan niet verder."
    if a.aanvullen_voor and dag_van(nu) > a.aanvullen_voor:
        tekst = f"{termijn(a.aanvullen_voor, dag_van(nu))}. Wij kunnen besluiten uw plan niet verder te behandelen."
    adres = reverse("aanvragen:controleren", args=[a.nummer])
    daarna = "Na het versturen kijken wij opnieuw of uw plan compleet is."
    return AanZet(Wie.U, "U bent aan zet", tekst, a.aanvullen_voor, daarna, "Controleren en versturen", adres)


def _beoordelen(a: Aanvraag, nu: datetime) -> AanZet:
    vraag = _open_vraag(a)
    if vraag:
        return vraag
    daarna = "U krijgt een bericht als er een besluit is."
    if a.beslissen_voor is None:
        grond = next((rij.grond for rij in a.opschortingen.all() if rij.tot is None), "")
        if grond == "vertraging":
            tekst = "De termijn om te beslissen staat stil, want wij wachten op u. Onder ‘Wanneer hoort u iets?’ staat waarop."
            return AanZet(Wie.U, "U bent aan zet", tekst, daarna="Daarna loopt de termijn weer.")
        tekst = "De termijn om te beslissen staat nu stil. U hoeft niets te doen."
        return AanZet(
            Wie.AGENTSCHAP, "Agentschap SZW is aan zet", tekst, daarna="U hoort het als de termijn weer loopt."
        )
    wat = "Wij beoordelen uw plan." if a.status == Status.IN_BEOORDELING else "Wij nemen een besluit over uw plan."
    if dag_van(nu) > a.beslissen_voor:
        tekst = (
            f"{wat} Dat had uiterlijk op {datum_nl(a.beslissen_voor)} gemoeten. U kunt ons schriftelijk vragen om alsnog te "
            "beslissen. Dat heet een ingebrekestelling (artikel 4:17 van de Algemene wet bestuursrecht)."
        )
        return AanZet(Wie.AGENTSCHAP, "Agentschap SZW is te laat", tekst, a.beslissen_voor, daarna)
    tekst = f"{wat} Wij beslissen uiterlijk op {datum_nl(a.beslissen_voor)}. U hoeft niets te doen."
    return AanZet(Wie.AGENTSCHAP, "Agentschap SZW is aan zet", tekst, a.beslissen_voor, daarna)


def _na_besluit(tekst: str, daarna: str) -> Callable[[Aanvraag, datetime], AanZet]:
    def stand(a: Aanvraag, nu: datetime) -> AanZet:
        bezwaar = next((rij for rij in a.bezwaren.all() if not rij.uitkomst), None)
        if bezwaar is not None:
            zin = f"Wij bekijken uw bezwaar. U hoort onze beslissing uiterlijk op {datum_nl(bezwaar.beslissen_voor)}."
            return AanZet(Wie.AGENTSCHAP, "Agentschap SZW is aan zet", zin, bezwaar.beslissen_voor)
        return AanZet(Wie.NIEMAND, "Niemand is aan zet", tekst, daarna=daarna)

    return stand


def _open_vraag(a: Aanvraag) -> AanZet | None:
    """A question of the agency that waits for an answer; the term to decide goes on meanwhile."""
    wacht: list[Any] = [rij for rij in a.vragen.all() if rij.beantwoord_op is None]
    if not wacht:
        return None
    tekst = "Wij hebben u een vraag gesteld." if len(wacht) == 1 else f"Wij hebben u {len(wacht)} vragen gesteld."
    daarna = f"Wij beslissen uiterlijk op {datum_nl(a.beslissen_voor)}." if a.beslissen_voor else ""
    adres = reverse("beoordeling:vragen_beantwoorden", args=[a.nummer])
    return AanZet(Wie.U, "U bent aan zet", tekst, daarna=daarna, knop="Lezen en beantwoorden", adres=adres)


OPNIEUW = (
    "In een later tijdvak kan de hoofdaanvrager dit plan opnieuw indienen, met ‘Opnieuw indienen’ op deze pagina. "
    "Alles gaat dan mee."
)
_VAN: dict[Status, Callable[[Aanvraag, datetime], AanZet]] = {
    Status.CONCEPT: _concept,
    Status.INGEDIEND: _ingediend,
    Status.AANVULLING_GEVRAAGD: _aanvullen,
    Status.IN_BEOORDELING: _beoordelen,
    Status.TER_BESLUITVORMING: _beoordelen,
    Status.VERLEEND: _na_besluit(
        "U krijgt cofinanciering en kunt uw plan uitvoeren.", "Na afloop van het plan stellen wij het bedrag vast."
    ),
    Status.AFGEWEZEN: _na_besluit("Wij hebben uw plan afgewezen. Hieronder leest u waarom.", OPNIEUW),
    Status.BUITEN_BEHANDELING: _na_besluit("Wij behandelen uw plan niet verder. Hieronder leest u waarom.", OPNIEUW),
    Status.INGETROKKEN: _na_besluit("Dit plan is ingetrokken. Er volgt geen besluit.", OPNIEUW),
    Status.VERLENING_INGETROKKEN: _na_besluit("De cofinanciering is ingetrokken. Het plan is gestopt.", ""),
    Status.VASTGESTELD: _na_besluit("Het bedrag staat vast. Dit plan is klaar.", ""),
}
