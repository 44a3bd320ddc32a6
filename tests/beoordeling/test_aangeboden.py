"""Nobody is shown a button that the service refuses, nor refused without a sentence: everyone, at a plan in every status.

What is offered is done through its page, as a browser would: with what the page fills in, and words where it asks them. All
else is asked of the service with the same words, and refused. Each attempt is undone before the next.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from django.urls import reverse

from aanvragen import services as van_de_aanvrager
from aanvragen.models import Aanvraag, Gebeurtenis
from aanvragen.statussen import Status
from aanvragen.werkwoorden import WERKWOORDEN as VAN_DE_AANVRAGER
from beoordeling import services
from beoordeling.beheerpaginas.knoppen import PAGINAKNOPPEN
from beoordeling.werkwoorden import OP_NAAM, WERKWOORDEN, Werkwoord, mogelijk
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from tests import fabrieken
from tests.rondes import een_op_beide

ALLE = (*VAN_DE_AANVRAGER, *WERKWOORDEN)
PERSONEN = tuple(fabrieken.ROLLEN)
LATER = date(2090, 1, 2)
ZIN = re.compile(r"[A-Z].{9,}\.", re.DOTALL)
WOORDEN: dict[str, Any] = {
    "motivering": "Zo is het beoordeeld.",
    "reden": "Dat is nodig.",
    "toelichting": "Dat is besproken.",
    "vraag": "Onderbouw de kosten.",
    "gronden": ["c"],
    "akkoord": "on",
    "grond": "overmacht",
    "vanaf": "2 januari 2014",
    "tot": "2 januari 2014",
    "ontvangen_op": "2 januari 2014",
}
"""What is typed or ticked where the page itself fills in nothing."""


def open_concept() -> Aanvraag:
    return fabrieken.concept(tijdvak=fabrieken.open_tijdvak())


def leeg_concept() -> Aanvraag:
    tijdvak = fabrieken.open_tijdvak()
    return van_de_aanvrager.beginnen(tijdvak, fabrieken.organisatie(), naam="Leeg", door=fabrieken.persoon("anja"))


def nagekeken() -> Aanvraag:
    return fabrieken.nagekeken(fabrieken.ingediend())


def termijn_loopt() -> Aanvraag:
    plan = fabrieken.aanvulling_gevraagd()
    services.termijn_verlengen(plan, uiterlijk_op=date(2090, 1, 1), reden="Ziek.", door=fabrieken.persoon("coen"))
    return plan


def begonnen() -> Aanvraag:
    plan = fabrieken.in_beoordeling()
    for rij in plan.beoordelingen.all():
        services.scores_opslaan(rij, fabrieken.scores(plan)[:1], door=rij.beoordelaar)
    return plan


def afgestemd() -> Aanvraag:
    plan = fabrieken.beoordeeld(waarden=(1, 4))
    fabrieken.stem_af(plan)
    return plan


def beslistermijn_loopt(dagen: int = 30) -> Aanvraag:
    """To be decided in so many days from now."""
    plan = fabrieken.in_beoordeling()
    Aanvraag.objects.filter(pk=plan.pk).update(beslissen_voor=vandaag() + timedelta(days=dagen))
    return Aanvraag.objects.get(pk=plan.pk)


def beslistermijn_staat_stil() -> Aanvraag:
    plan = beslistermijn_loopt()
    services.opschorten(plan, grond="overmacht", vanaf=vandaag(), reden="Brand.", door=fabrieken.persoon("coen"))
    return plan


def beslistermijn_loopt_weer() -> Aanvraag:
    """Since today, so that it cannot stand still again before tomorrow."""
    plan = beslistermijn_staat_stil()
    services.hervatten(plan, tot=vandaag(), door=fabrieken.persoon("coen"))
    return plan


def in_gebreke() -> Aanvraag:
    plan = beslistermijn_loopt(-1)
    services.in_gebreke_stellen(plan, ontvangen_op=vandaag(), door=fabrieken.persoon("coen"))
    return plan


def met_een_band(plan: Aanvraag, *wie: str) -> Aanvraag:
    for naam in wie:
        services.verklaar_belang(plan, heeft_band=True, toelichting="Familie.", door=fabrieken.persoon(naam))
    return plan


def buiten_behandeling() -> Aanvraag:
    plan = fabrieken.aanvulling_gevraagd()
    services.buiten_behandeling_stellen(plan, motivering="Er kwam niets.", door=fabrieken.persoon("els"))
    return plan


def verlening_ingetrokken() -> Aanvraag:
    plan = fabrieken.verleend()
    services.verlening_intrekken(plan, motivering="Niet uitgevoerd.", door=fabrieken.persoon("els"))
    return plan


def vastgesteld() -> Aanvraag:
    """No verb leads there yet, so this status alone is written down."""
    plan = fabrieken.verleend()
    Aanvraag.objects.filter(pk=plan.pk).update(status=Status.VASTGESTELD)
    return Aanvraag.objects.get(pk=plan.pk)


STANDEN: dict[str, Callable[[], Aanvraag]] = {
    "concept": open_concept,
    "concept, nog leeg": leeg_concept,
    "concept, tijdvak dicht": fabrieken.concept,
    "ingediend": fabrieken.ingediend,
    "ingediend, nagekeken": nagekeken,
    "aanvulling gevraagd": fabrieken.aanvulling_gevraagd,
    "aanvulling gevraagd, termijn loopt": termijn_loopt,
    "in beoordeling": fabrieken.in_beoordeling,
    "in beoordeling, begonnen": begonnen,
    "in beoordeling, ingeleverd": fabrieken.beoordeeld,
    "in beoordeling, te groot verschil": lambda: fabrieken.beoordeeld(waarden=(1, 4)),
    "in beoordeling, afgestemd": afgestemd,
    "in beoordeling, een beoordelaar met een band": lambda: met_een_band(fabrieken.beoordeeld(), "dirk"),
    "in beoordeling, coordinator met een band": lambda: met_een_band(afgestemd(), "coen"),
    "in beoordeling, beslistermijn loopt": beslistermijn_loopt,
    "in beoordeling, beslistermijn staat stil": beslistermijn_staat_stil,
    "in beoordeling, beslistermijn loopt weer": beslistermijn_loopt_weer,
    "in beoordeling, in gebreke gesteld": in_gebreke,
    "ter besluitvorming": fabrieken.ter_besluitvorming,
    "ter besluitvorming, besluitnemer met een band": lambda: met_een_band(fabrieken.ter_besluitvorming(), "els"),
    "verleend": fabrieken.verleend,
    "afgewezen": fabrieken.afgewezen,
    "ingetrokken": fabrieken.ingetrokken,
    "buiten behandeling": buiten_behandeling,
    "verlening ingetrokken": verlening_ingetrokken,
    "vastgesteld": vastgesteld,
}
STUK = (
    "ingediend, nagekeken", "aanvulling gevraagd, termijn loopt", "in beoordeling, afgestemd",
    "in beoordeling, beslistermijn staat stil",
    "ter besluitvorming", "verleend", "ingetrokken",
)  # fmt: skip
"""For what walks pages that refuse: of each kind one."""


class Terug(Exception):
    """Ends an attempt."""


@contextmanager
def poging() -> Iterator[None]:
    """What is done in here never happened."""
    try:
        with transaction.atomic():
            yield
            raise Terug
    except Terug:
        pass


def derde() -> Gebruiker:
    """A third assessor, so that there is somebody to choose."""
    return Gebruiker.objects.get_or_create(
        email="doris@voorbeeld.nl", defaults={"naam": "Doris", "rol": "beoordelaar"}
    )[0]


def vraag_de_dienst(verb: Werkwoord, plan: Aanvraag, wie: Gebruiker) -> None:
    """The service with words that would do, on the plan as it stands in the database."""
    rij = Aanvraag.objects.get(pk=plan.pk)
    woorden: dict[str, dict[str, Any]] = {
        "intrekken": {"reden": "onvoldoende_uitgewerkt"},
        "aanvulling_vragen": {"vraag": "Onderbouw de kosten.", "uiterlijk_op": LATER},
        "termijn_verlengen": {"uiterlijk_op": LATER, "reden": "Ziek."},
        "buiten_behandeling_stellen": {"motivering": "Er kwam niets."},
        "voorleggen": {"toelichting": "Besproken."},
        "toewijzen": {"beoordelaars": [fabrieken.persoon("daan"), derde()]},
        "verlenen": {"toekenningen": fabrieken.zoals_gevraagd(rij), "motivering": "Het plan voldoet."},
        "afwijzen": {"gronden": ["c"], "motivering": "Het plan voldoet niet."},
        "terugleggen": {"reden": "Kijk opnieuw."},
        "verlening_intrekken": {"motivering": "Niet uitgevoerd."},
        "opschorten": {"grond": "overmacht", "vanaf": vandaag(), "reden": "Brand."},
        "hervatten": {"tot": vandaag()},
        "verdagen": {"uiterlijk_op": LATER, "reden": "Drukte."},
        "in_gebreke_stellen": {"ontvangen_op": vandaag()},
    }
    verb.service(rij, door=wie, **woorden.get(verb.naam, {}))


def ingevuld(form: Any) -> dict[str, Any]:
    """What a browser sends of a page on which only what was left open is filled in."""
    uit = {}
    for naam in form.fields if form is not None else ():
        waarde = form[naam].value()
        if waarde in (None, "", []):
            keuzes = getattr(form.fields[naam], "choices", None)
            waarde = WOORDEN.get(naam, "") if naam == "gronden" or not keuzes else next(iter(keuzes))[0]
        uit[naam] = waarde
    return uit


def adres(verb: Werkwoord, plan: Aanvraag) -> str:
    return reverse(verb.pagina, args=[plan.nummer])


def actie(plan: Aanvraag, naam: str) -> str:
    """A button of /beheer/."""
    return reverse("admin:aanvragen_aanvraag_actions", args=[plan.pk, naam])


def doe_op_de_pagina(bezoeker: Client, verb: Werkwoord, plan: Aanvraag, **anders: Any) -> str:
    """Open the page, send its form, and give back what the page after it says; empty where the page has no button for it."""
    blad = bezoeker.get(adres(verb, plan))
    assert blad.status_code == 200, verb.naam
    if verb.naam in {"indienen", "aanvullen"} and f'name="{verb.naam}"' not in blad.content.decode():
        return ""
    form = blad.context.get("form")
    naar = getattr(getattr(form, "helper", None), "form_action", "") or adres(verb, plan)
    antwoord = bezoeker.post(naar, ingevuld(form) | anders)
    assert antwoord.status_code == 302, (verb.naam, re.findall(r"<li>.*?</li>", antwoord.content.decode(), re.DOTALL))
    return html.unescape(bezoeker.get(antwoord.url, follow=True).content.decode())


def eis_gedaan(verb: Werkwoord, plan: Aanvraag, zegt: str, gebeurd: int) -> None:
    """It is told, it is in the status that it says, and it is in the log."""
    assert verb.gedaan in zegt, verb.naam
    rij = Aanvraag.objects.filter(pk=plan.pk).first()
    if verb.naam == "verwijderen":
        assert rij is None
        return
    assert rij.status in {stap.naar for stap in verb.stappen}, verb.naam
    assert Gebeurtenis.objects.filter(aanvraag=rij, stap=verb.naam).count() == gebeurd + 1, verb.naam


@pytest.mark.parametrize("stand", een_op_beide(*STUK, rest=STANDEN))
def test_wat_wordt_aangeboden_lukt_en_al_het_andere_weigert_met_een_zin(als, stand, tijdvak):
    plan = STANDEN[stand]()
    derde()
    for naam in PERSONEN:
        wie = fabrieken.persoon(naam)
        aangeboden = mogelijk(ALLE, wie, plan)
        bezoeker = als(wie) if aangeboden else None
        for verb in ALLE:
            if verb not in aangeboden or not doe_en_herroep(bezoeker, verb, plan):
                with poging():
                    with pytest.raises((Weigering, PermissionDenied)) as weigering:
                        vraag_de_dienst(verb, plan, wie)
                    assert ZIN.fullmatch(str(weigering.value)), (naam, verb.naam)


def doe_en_herroep(bezoeker: Client, verb: Werkwoord, plan: Aanvraag) -> bool:
    """Do what is offered through its page; False where the page has no button for it."""
    gebeurd = plan.gebeurtenissen.filter(stap=verb.naam).count()
    with poging():
        zegt = doe_op_de_pagina(bezoeker, verb, plan)
        if not zegt:
            return False
        eis_gedaan(verb, plan, zegt, gebeurd)
    return True


def eigen_adres(verb: Werkwoord, plan: Aanvraag) -> str:
    """Where the verb is sent to; the applicant's filing has its button on a page before that."""
    return reverse(f"{verb.pagina.split(':')[0]}:{verb.naam}", args=[plan.nummer])


def meldingen(antwoord: Any) -> str:
    """What the alerts of a page say."""
    gevonden = re.findall(r"utrecht-alert.*?</div>", antwoord.content.decode(), re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", " ".join(gevonden)))


@pytest.mark.parametrize("stand", een_op_beide("in beoordeling, afgestemd", "verleend", rest=STUK))
def test_wie_het_adres_nog_kent_leest_waarom_het_niet_kan(als, stand, tijdvak):
    """An old tab or a link in a letter: what is asked for and what is sent lead to the sentence, and to nothing else."""
    plan = STANDEN[stand]()
    voor = Aanvraag.objects.values().get(pk=plan.pk)
    for naam in ("anja", "coen", "els"):
        wie = fabrieken.persoon(naam)
        bezoeker = als(wie)
        for verb in ALLE:
            if not verb.recht(wie, plan) or verb.kan(wie, plan):
                continue
            zin = str(verb.weigering(wie, plan)) if verb in WERKWOORDEN else "."
            gevraagd = bezoeker.get(eigen_adres(verb, plan), follow=True)
            assert (gevraagd.status_code, zin in meldingen(gevraagd)) == (200, True), (naam, verb.naam)
            gestuurd = bezoeker.post(eigen_adres(verb, plan), WOORDEN | {"uiterlijk_op": "2 januari 2090"}, follow=True)
            kiest = {"beoordelaars", "bedrag_1"} & ingevuld(gestuurd.context.get("form")).keys()
            verwacht = "Verbeter nog" if kiest else zin  # what is to be chosen was not, and that is said first
            assert (gestuurd.status_code, verwacht in meldingen(gestuurd)) == (200, True), (naam, verb.naam)
    assert Aanvraag.objects.values().get(pk=plan.pk) == voor


@pytest.mark.parametrize("naam", een_op_beide("anja", "coen", rest=PERSONEN))
def test_wie_het_recht_niet_heeft_leest_van_wie_het_is(als, naam, in_beoordeling):
    """Whoever may know of the plan reads the sentence of the right; for a stranger there is no such page."""
    wie = fabrieken.persoon(naam)
    bezoeker, kent = als(wie), Aanvraag.objects.zichtbaar_voor(wie).exists()
    for verb in ALLE:
        if verb.recht(wie, in_beoordeling):
            continue
        antwoord = bezoeker.post(eigen_adres(verb, in_beoordeling), WOORDEN)
        if verb in VAN_DE_AANVRAGER and not kent:
            assert antwoord.status_code == 404, verb.naam
        elif verb.naam in {"indienen", "aanvullen"}:  # it was sent before; the page that one is led to says so
            assert meldingen(bezoeker.get(antwoord.url, follow=True)), verb.naam
        else:
            assert antwoord.status_code == 403, verb.naam
            buiten = verb in WERKWOORDEN and wie.rol == "aanvrager"
            zin = "Deze plannen zijn voor medewerkers" if buiten else verb.recht.weigering(wie, in_beoordeling)
            assert zin in html.unescape(antwoord.content.decode()), verb.naam


@pytest.mark.parametrize("stand", een_op_beide("in beoordeling, afgestemd", "verleend", rest=STUK))
def test_het_beheer_biedt_hetzelfde_aan_als_de_site_en_doet_het(als, stand, tijdvak):
    plan = STANDEN[stand]()
    for naam in ("dirk", "coen", "els"):
        bezoeker = als(fabrieken.persoon(naam))
        blad = bezoeker.get(reverse("admin:aanvragen_aanvraag_change", args=[plan.pk]))
        if blad.status_code == 302:
            continue  # who has yet to declare is offered nothing else, and a draft is nobody's at the agency
        aangeboden = {knop["name"] for knop in blad.context["objectactions"]}
        op_de_site = bezoeker.get(reverse("beoordeling:dossier", args=[plan.nummer])).context["werkwoorden"]
        assert aangeboden & set(OP_NAAM) == {verb.naam for verb in op_de_site}, naam
        for knop in PAGINAKNOPPEN:
            if knop.naam in aangeboden:
                assert bezoeker.get(actie(plan, knop.naam), follow=True).status_code == 200, (naam, knop.naam)
        for verb in WERKWOORDEN:
            if verb.vraagt:
                assert bezoeker.get(actie(plan, verb.naam)).url == adres(verb, plan), (naam, verb.naam)
                continue
            with poging():
                zegt = html.unescape(bezoeker.post(actie(plan, verb.naam), follow=True).content.decode())
                wie = fabrieken.persoon(naam)
                waarom = verb.recht.weigering(wie, plan) or verb.weigering(wie, plan)
                assert (verb.gedaan if verb.naam in aangeboden else waarom) in zegt, (naam, verb.naam)
