"""An organisation lives here by keyboard alone: from the first visit without an account to its return in a later period."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Adviesgesprek, Regelingversie, Tijdvak
from aanvragen.statussen import Status
from beoordeling import services as beoordeling
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import AMSTERDAM, is_werkdag, moment_nl, vandaag
from sectorplannen.kern.models import LidRol, Organisatie
from tests import fabrieken
from tests.aanvragen.views.test_menukaart_pagina import maak
from tests.browser.balie import kop, staat_er
from tests.browser.toetsenbord import Toetsenbord
from tests.browser.weg import WACHTWOORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EIGEN_PLAN = "/plannen/SP"
"""How the address of every page of one plan begins."""


def test_van_de_eerste_vraag_tot_de_terugkeer_in_een_later_tijdvak(mens, live_server, nu_open):
    fabrieken.persoon("coen")
    voorbeeld = maak()
    anja, keurder = mens()
    anja.page.goto(live_server.url)
    _doet_de_check(anja)
    _meldt_zich_aan(anja)
    _vraagt_een_gesprek(anja)

    plan = fabrieken.concept(tijdvak=nu_open, op=timezone.now())
    _gebruikt_een_voorbeeld(anja, voorbeeld.naam, plan)
    _nodigt_de_partner_uit(anja, plan)
    partner, ander = mens()
    _neemt_aan(partner, live_server.url, plan)

    _dient_in(anja, plan)
    keurder.vergeet(EIGEN_PLAN)
    _vult_aan(anja, plan)
    keurder.vergeet(EIGEN_PLAN)
    _trekt_in(anja, plan)
    keurder.vergeet(EIGEN_PLAN)
    _komt_terug(anja, plan)
    assert keurder.fouten + ander.fouten == []


def _doet_de_check(wie: Toetsenbord) -> None:
    """The eligibility check, from the start page, by someone without an account."""
    wie.volg("Doe de korte check: kan ik aanvragen?")
    wie.kies_rondje("Wat voor organisatie bent u?", "Werkgeversorganisatie")
    wie.vink("Een werknemersorganisatie, zoals een vakbond")
    wie.kies_rondje("Zijn de organisaties verenigingen", "Ja")
    wie.kies_rondje("Zijn zij partij bij een cao?", "Ja")
    wie.kies_rondje("Voor wie is het plan?", "Voor een of meer sectoren")
    wie.vink("a.")
    wie.vink("e.")
    wie.typ("Hoeveel geld wilt u vragen?", "500.000")
    wie.typ("Hoeveel maanden duurt het plan?", "24")
    wie.kies_rondje("Heeft de organisatie die het plan indient", "Ja")
    wie.druk("Bekijk de uitkomst")
    kop(wie.page, "U kunt aanvragen")


def _meldt_zich_aan(wie: Toetsenbord) -> None:
    """On the way to an advice talk one makes an account, and the organisation with its bank account."""
    wie.volg("Vraag een adviesgesprek aan")
    wie.volg("Maak dan eerst een account")
    _maakt_een_account(wie, "anja@voorbeeld.nl", "Anja de Wit")
    kop(wie.page, "Organisatie toevoegen")
    wie.typ("Naam van de organisatie", "Werkgevers Bakkerij")
    wie.typ("KvK-nummer", "9000 0001")
    wie.kies("Soort organisatie", "Werkgeversorganisatie")
    wie.klap_open("Adres, rekeningnummer en contact")
    wie.typ("Straat en huisnummer", "Deegweg 1")
    wie.typ("Postcode en plaats", "3511ab Utrecht")
    wie.typ("Rekeningnummer (IBAN)", "nl91 abna 0417 1643 00")
    wie.typ("Website", "www.bakkers.voorbeeld.nl")
    wie.typ("Algemeen e-mailadres", "info@bakkers.voorbeeld.nl")
    wie.druk("Organisatie toevoegen")
    rij = Organisatie.objects.get(kvk="90000001")
    assert (rij.iban, rij.postcode_plaats) == ("NL91ABNA0417164300", "3511 AB Utrecht")
    assert (rij.website, rij.contact) == ("https://www.bakkers.voorbeeld.nl", "info@bakkers.voorbeeld.nl")
    assert fabrieken.persoon("anja").tekent_voor(rij)


def _maakt_een_account(wie: Toetsenbord, adres: str, naam: str) -> None:
    wie.typ("E-mailadres", adres)
    wie.typ("Uw naam", naam)
    wie.typ("Wachtwoord", WACHTWOORD)
    wie.typ("Wachtwoord (bevestigen)", WACHTWOORD)
    wie.druk("Account maken")


def _vraagt_een_gesprek(wie: Toetsenbord) -> None:
    """One comes back where one was, asks, and reads when it is once the coordinator has planned it."""
    kop(wie.page, "Adviesgesprek aanvragen")
    wie.typ("Waar gaat uw plan over?", "Meer vakmensen in de bakkerij")
    wie.typ("Wanneer schikt het u?", "Liefst in de ochtend.")
    wie.druk("Adviesgesprek aanvragen")
    staat_er(wie.page, "Het gesprek is aangevraagd bij Agentschap SZW.")
    gesprek, coen = Adviesgesprek.objects.get(), fabrieken.persoon("coen")
    dag = next(dag for dag in (vandaag() + timedelta(days=n) for n in range(3, 20)) if is_werkdag(dag))
    wanneer = datetime(dag.year, dag.month, dag.day, 10, tzinfo=AMSTERDAM)
    aanvragen.gesprek_plannen(gesprek, adviseur=fabrieken.persoon("dirk"), gepland_op=wanneer, door=coen)
    wie.volg("Berichten")
    wie.volg("Adviesgesprek op")
    wie.volg("Naar het gesprek")
    staat_er(wie.page, moment_nl(wanneer))


def _gebruikt_een_voorbeeld(wie: Toetsenbord, naam: str, plan: Aanvraag) -> None:
    """From the menukaart into the plan; what the example does not say is filled in."""
    wie.volg("Menukaart")
    wie.volg(naam)
    wie.volg("Gebruik in mijn plan")
    wie.druk("Gebruik in dit plan")
    kop(wie.page, naam)
    wie.vink("1. Te weinig technici")
    wie.typ("Hoe is het nu?", "Nu heeft niemand zo’n plan.")
    wie.typ("Welk aantal wilt u halen?", "40")
    wie.typ("Deelnemers", "50")
    wie.typ("Jonger dan 27", "10")
    wie.typ("Begint op", "1-4-2014")
    wie.typ("Klaar op", "31-12-2015")
    wie.kies("Soort kosten", "Opleiding en training")
    wie.typ("Waarvoor", "Gesprekken")
    wie.typ("Kosten in €", "40.000")
    wie.typ("Wie betaalt de eigen bijdrage?", "Opleidingsfonds Bakkerij")
    wie.druk("Opslaan en verder")
    maatregel = plan.maatregelen.get(naam=naam)
    assert (maatregel.doelgroep, maatregel.deelnemers, maatregel.kosten) == ("Iedereen.", 50, 40_000)


def _nodigt_de_partner_uit(wie: Toetsenbord, plan: Aanvraag) -> None:
    """The first person of a partner that has no people here yet."""
    wie.page.goto(wie.page.url.split("/plannen/")[0] + plan.get_absolute_url())
    wie.volg("Organisatie en samenwerking")
    wie.volg("Iemand uitnodigen: Vakbond Bakkerij")
    wie.typ("E-mailadres", "vera@vakbond.voorbeeld.nl")
    wie.druk("Uitnodiging versturen")
    staat_er(wie.page, "vera@vakbond.voorbeeld.nl")


def _neemt_aan(wie: Toetsenbord, site: str, plan: Aanvraag) -> None:
    """The link of the e-mail, in another browser: an account, the invitation, and the plan to read."""
    opdrachten.veeg()
    (post,) = [bericht for bericht in mail.outbox if bericht.to == ["vera@vakbond.voorbeeld.nl"]]
    pad = re.search(r"https?://[^/\s]+(/uitnodiging/\S+)", str(post.body))
    assert pad is not None, post.body
    wie.page.goto(site + pad[1])
    wie.volg("Account maken")
    _maakt_een_account(wie, "vera@vakbond.voorbeeld.nl", "Vera Bos")
    wie.druk("Uitnodiging aannemen")
    staat_er(wie.page, "U hoort nu bij Vakbond Bakkerij")
    wie.volg("Mijn plannen")
    wie.volg(plan.naam)
    staat_er(wie.page, plan.nummer)
    lid = fabrieken.organisatie("vakbond").lidmaatschappen.get()
    assert (lid.gebruiker.email, lid.rol) == ("vera@vakbond.voorbeeld.nl", LidRol.TEKENBEVOEGD)


def _dient_in(wie: Toetsenbord, plan: Aanvraag) -> None:
    """The task list, the check, the tick, the receipt."""
    wie.volg("Mijn plannen")
    wie.volg(plan.naam)
    wie.volg("Controleren en indienen")
    wie.vink("Ik dien dit plan in")
    wie.druk("Plan indienen")
    kop(wie.page, "Uw plan is ingediend")
    assert plan.indieningen.get().klopt()


def _vult_aan(wie: Toetsenbord, plan: Aanvraag) -> None:
    """The question is read in the inbox, and answered in the section that it is about."""
    beoordeling.aanvulling_vragen(
        plan,
        vragen={"h": "Schrijf op wie betaalt wat na het plan doorgaat."},
        uiterlijk_op=vandaag() + timedelta(days=14),
        door=fabrieken.persoon("coen"),
    )
    wie.volg("Berichten")
    wie.volg("Vul uw plan aan")
    wie.volg("Naar het plan")
    staat_er(wie.page, "Schrijf op wie betaalt wat na het plan doorgaat.")
    wie.volg("Begroting en financiering")
    wie.typ("Wie betaalt wat na het plan doorgaat?", "Het opleidingsfonds betaalt vanaf 2016.")
    wie.druk("Opslaan en verder")
    wie.volg("Controleren en aanvulling versturen")
    wie.typ("Wat heeft u aangevuld?", "Wie er na het plan betaalt.")
    wie.vink("Ik verstuur deze aanvulling")
    wie.druk("Aanvulling versturen")
    eerste, tweede = plan.indieningen.order_by("volgnummer")
    assert eerste.inhoud["vervolgfinanciering"] == "De sector betaalt."
    assert tweede.inhoud["vervolgfinanciering"] == "Het opleidingsfonds betaalt vanaf 2016."


def _trekt_in(wie: Toetsenbord, plan: Aanvraag) -> None:
    """With a reason, after reading what it means."""
    wie.volg("Mijn plannen")
    wie.volg(plan.naam)
    wie.volg("Plan intrekken")
    staat_er(wie.page, "U verliest uw plaats in de rij.")
    wie.kies_rondje("Waarom trekt u het plan in?", "Plan nog niet genoeg uitgewerkt")
    wie.druk("Plan intrekken")
    plan.refresh_from_db()
    assert plan.status == Status.INGETROKKEN


def _komt_terug(wie: Toetsenbord, plan: Aanvraag) -> None:
    """In a period that is announced: a copy that knows where it comes from."""
    later = Tijdvak.objects.create(
        nummer=10,
        naam="Tiende tijdvak",
        opent_op=timezone.now() + timedelta(days=60),
        sluit_op=timezone.now() + timedelta(days=120),
        regelingversie=Regelingversie.objects.op(date(2013, 10, 1)),
    )
    wie.volg("Mijn plannen")
    wie.volg(plan.naam)
    wie.volg("Opnieuw indienen")
    wie.druk("Begin opnieuw met dit plan")
    staat_er(wie.page, f"Vervolg op {plan.nummer}")
    nieuw = Aanvraag.objects.get(eerdere_aanvraag=plan)
    assert (nieuw.tijdvak, nieuw.status) == (later, Status.CONCEPT)
    assert [m.naam for m in nieuw.maatregelen.all()] == [m.naam for m in plan.maatregelen.all()]
    wie.volg("Wat is er anders dan toen?")
    staat_er(wie.page, plan.nummer)
