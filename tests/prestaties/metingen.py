"""What is measured, and how: each thing done by the real page or service, in turns, so that noise falls on all alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Tijdvak
from beoordeling import plafond
from beoordeling.models import Besluit, Boeking
from rapportage import brief, cijfers
from tests import fabrieken

PEILDATUM = date(2014, 5, 30)
RONDES, KLEIN_AANTAL, GEDULD = 30, 3, 6.0
"""How often each thing is done; at least; and after how many seconds it has been done enough."""
DIEP_HOOGUIT = 1.2
"""How many times the first page of a list of the agency a deep one may take."""
STAND = f"tijdvak=1&peildatum={PEILDATUM.isoformat()}"


@dataclass
class Meting:
    """Something to do, the seconds that it took each time, and how many queries it asked."""

    naam: str
    doe: Callable[[], object]
    laatste_van: str = ""
    """Where this is the last page of a list: the name of the measurement of its first."""
    hooguit: float = 3
    """How many times the first page the last may take; of the lists of the agency a deep page costs what the first does."""
    rondes: int = RONDES
    minstens: int = KLEIN_AANTAL
    """How many rounds it takes part in however slow it is; more where two medians are held to a close limit."""
    queries: int = 0
    tijden: list[float] = field(default_factory=list)

    @property
    def ms(self) -> float:
        """The median in milliseconds."""
        return median(self.tijden) * 1000


def alle(tijdvak: Tijdvak, *, met_brief: bool) -> list[Meting]:
    """Everything that is measured; the first is the yardstick, a page that does next to nothing."""
    gezond = Meting("niets (/gezond/)", _pagina(Client(), "/gezond/"))
    return [gezond, *_lijsten(), *_bladen(tijdvak), *_verbs(tijdvak), *([_brief(tijdvak)] if met_brief else [])]


def meet(metingen: Sequence[Meting]) -> None:
    """Warm up, count the queries, and then do all of them in turns until each was done often enough."""
    for meting in metingen:
        meting.doe()
        with CaptureQueriesContext(connection) as gevangen:
            meting.doe()
        meting.queries = len(gevangen)
    for ronde in range(RONDES):
        for meting in metingen:
            genoeg = ronde >= meting.minstens and sum(meting.tijden) > GEDULD
            if ronde < meting.rondes and not genoeg:
                begin = perf_counter()
                meting.doe()
                meting.tijden.append(perf_counter() - begin)


def _als(naam: str) -> Client:
    client = Client()
    client.force_login(fabrieken.persoon(naam), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _pagina(client: Client, adres: str, toont: str = "") -> Callable[[], object]:
    def haal() -> None:
        antwoord = client.get(adres)
        if antwoord.status_code != 200 or toont not in antwoord.content.decode():
            raise RuntimeError(f"{adres} answers {antwoord.status_code}, or does not show '{toont}'.")

    return haal


def _lijsten() -> list[Meting]:
    """Every list on its first page and its last; a page beyond the end is the last."""
    lijsten = (
        ("mijn plannen", _als("anja"), "/plannen/?"),
        ("werkvoorraad", _als("coen"), "/werkvoorraad/?"),
        ("plannen", _als("coen"), "/werkvoorraad/plannen/?"),
        ("register", Client(), "/register/?"),
        ("plannen, gezocht", _als("coen"), "/werkvoorraad/plannen/?q=bakkerij&"),
    )
    return [
        meting
        for naam, client, adres in lijsten
        for meting in (
            Meting(f"{naam}, eerste pagina", _pagina(client, f"{adres}page=1")),
            Meting(
                f"{naam}, laatste pagina",
                _pagina(client, f"{adres}page=9999"),
                f"{naam}, eerste pagina",
                hooguit=DIEP_HOOGUIT if adres.startswith("/werkvoorraad/") else 3,
            ),
        )
    ]


def diep() -> list[Meting]:
    """Every list of the agency on page 1 and on page 100, for each role that has it."""
    lijsten = [(f"werkvoorraad, {wie}", wie, "/werkvoorraad/?") for wie in ("coen", "dirk", "els")]
    lijsten += [(f"plannen, {wie}", wie, "/werkvoorraad/plannen/?") for wie in ("coen", "dirk", "els", "petra")]
    lijsten += [("plannen, gezocht", "coen", "/werkvoorraad/plannen/?q=bakkerij&")]
    lijsten += [("plannen, gefilterd", "coen", "/werkvoorraad/plannen/?tijdvak=1&soort=sector&")]
    return [
        Meting(
            f"{naam}, pagina {nummer}",
            _pagina(_als(wie), f"{adres}page={nummer}", toont=f"Pagina {nummer} van"),
            f"{naam}, pagina 1" if nummer > 1 else "",
            hooguit=DIEP_HOOGUIT,
            minstens=15,
        )
        for naam, wie, adres in lijsten
        for nummer in (1, 100)
    ]


def _bladen(tijdvak: Tijdvak) -> list[Meting]:
    coen, petra = _als("coen"), _als("petra")
    plan = fabrieken.ingediend()
    verleend = Aanvraag.objects.toegekend().filter(tijdvak=tijdvak).earliest("pk")
    return [
        Meting("dossier, ingediend", _pagina(coen, f"/werkvoorraad/{plan.nummer}/")),
        Meting("dossier, verleend", _pagina(coen, f"/werkvoorraad/{verleend.nummer}/")),
        Meting("plafond", _pagina(petra, f"/plafond/?{STAND}")),
        Meting("stand", _pagina(petra, f"/rapportage/?{STAND}")),
        Meting("cijfers.stand", lambda: cijfers.stand(tijdvak, PEILDATUM)),
    ]


def _verbs(tijdvak: Tijdvak) -> list[Meting]:
    """Filing a draft, and committing money and releasing it again, so that the figures stay as they were."""
    rondes = 15
    anja = fabrieken.persoon("anja")
    concepten = iter([fabrieken.concept(f"Concept {nummer}") for nummer in range(rondes + 2)])
    besluit = Besluit.objects.filter(soort="verlening", aanvraag__tijdvak=tijdvak).earliest("pk")

    def boek() -> None:
        for soort in (Boeking.VERPLICHTING, Boeking.VRIJVAL):
            plafond.boek(
                tijdvak, soort, besluit.bedrag, datum=fabrieken.BESLOTEN.date(), grondslag="Meting", besluit=besluit
            )

    def dien_in() -> None:
        aanvragen.indienen(next(concepten), door=anja, op=fabrieken.INGEDIEND)

    return [Meting("indienen", dien_in, rondes=rondes), Meting("boeken en vrijgeven", boek)]


def _brief(tijdvak: Tijdvak) -> Meting:
    def maak() -> None:
        brief.pdf(brief.stel_op(cijfers.stand(tijdvak, PEILDATUM), gemaakt_op=timezone.now()))

    return Meting("brief als PDF", maak, rondes=5)
