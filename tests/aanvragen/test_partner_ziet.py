"""Who of which organisation sees what: every page of a plan and around it, for everyone who could come there.

One row is one address, one column one person; the cell is what comes. An address that is in no row lets this test fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aanvragen import services
from aanvragen.models import Aanvraag, Adviesgesprek, Oproep, Oproepcontact, Voorbeeldmaatregel
from aanvragen.services.adviesgesprekken import gesprek_vragen
from aanvragen.services.oproepen import oproep_beantwoorden, oproep_plaatsen
from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.models import Bericht, Gebruiker, LidRol, Organisatie, Uitnodiging
from tests import fabrieken

from .adressen import adressen

MENSEN = ("tekent", "schrijft", "leest", "partner_schrijft", "partner_leest", "genodigd", "vreemde", "niemand")
"""Of the lead: who signs, writes, reads; of the partner that may write: who signs, who reads; then who was invited at the
lead and has not accepted, who signs for a stranger, and who is not signed in.
"""
NAMEN = {
    "tekent": "Deegwater",
    "schrijft": "Gistkast",
    "leest": "Rogge",
    "partner_schrijft": "Vlaai",
    "partner_leest": "Taart",
}
IBAN = "NL91 ABNA 0417 1643 00"
VERSLAG, INBOX, CONTACT = "Het fonds moet eerst rekenen.", "Alleen voor wie tekent.", "Zullen wij samen bakken?"

LEEST_PLAN = "200 200 200 200 200 404 404 login"
SCHRIJFT = "200 200 403 200 403 404 404 login"
HOOFD_SCHRIJFT = "200 200 403 403 403 404 404 login"
HOOFD_TEKENT = "200 403 403 403 403 404 404 login"
LEDEN = "200 200 200 404 404 404 404 login"
LID_TEKENT = "200 403 403 404 404 404 404 login"
IEDEREEN = "200 200 200 200 200 200 200 login"
OPENBAAR = "200 200 200 200 200 200 200 200"

VAN_ORGANISATIE = (
    "organisatie", "organisatie_wijzigen", "uitnodigen", "uitnodiging_opnieuw", "uitnodiging_intrekken", "lid",
    "lid_weghalen", "vertrekken",
)  # fmt: skip
VAN_GESPREK = ("adviesgesprek", "adviesgesprek_afzeggen", "adviesgesprek_beginnen", "adviesgesprek_koppelen")
VAN_OPROEP = ("oproep", "oproep_wijzigen", "oproep_verlengen", "oproep_sluiten", "oproep_beantwoorden")

TABEL: dict[str, str] = {
    "gezond": OPENBAAR,
    "thuis": "verder verder verder verder verder verder verder login",
    "berichten": IEDEREEN,
    "mailkeuze": IEDEREEN,
    "bericht": "200 404 404 404 404 404 404 login",
    "postbus": "404 404 404 404 404 404 404 404",
    "postbusmail": "404 404 404 404 404 404 404 404",
    "aanvragen:mijn_plannen": IEDEREEN,
    "aanvragen:nieuw": "200 200 verder 200 verder verder 200 login",
    "aanvragen:organisatie_toevoegen": IEDEREEN,
    "aanvragen:plan": LEEST_PLAN,
    "aanvragen:aanwezig": "405 405 405 405 405 405 405 login",
    "aanvragen:organisatie": SCHRIJFT,
    "aanvragen:partner_verwijderen": HOOFD_SCHRIJFT,
    "aanvragen:partner_schrijven": HOOFD_TEKENT,
    "aanvragen:partner_uitnodigen": "403 403 403 403 403 404 404 login",
    "aanvragen:partner_uitnodiging": "403 403 403 403 403 404 404 login",
    "aanvragen:vertegenwoordiging": SCHRIJFT,
    "aanvragen:gegevens": SCHRIJFT,
    "aanvragen:knelpunten": SCHRIJFT,
    "aanvragen:knelpunt_nieuw": SCHRIJFT,
    "aanvragen:knelpunt": SCHRIJFT,
    "aanvragen:knelpunt_verwijderen": SCHRIJFT,
    "aanvragen:maatregelen": SCHRIJFT,
    "aanvragen:maatregel_verplaatsen": "verder verder 403 verder 403 404 404 login",
    "aanvragen:maatregel_kopieren": "verder verder 403 verder 403 404 404 login",
    "aanvragen:maatregel_nieuw": SCHRIJFT,
    "aanvragen:maatregelen_downloaden": SCHRIJFT,
    "aanvragen:maatregelen_inlezen": SCHRIJFT,
    "aanvragen:maatregel": SCHRIJFT,
    "aanvragen:maatregel_verwijderen": SCHRIJFT,
    "aanvragen:uitvoering": SCHRIJFT,
    "aanvragen:financiering": SCHRIJFT,
    "aanvragen:bijlagen": SCHRIJFT,
    "aanvragen:stuk": "404 404 404 404 404 404 404 login",
    "aanvragen:bijlage": LEEST_PLAN,
    "aanvragen:bijlage_verwijderen": SCHRIJFT,
    "aanvragen:controleren": SCHRIJFT,
    "aanvragen:handtekening": "verder verder verder verder verder 404 404 login",
    "aanvragen:indienen": "verder verder verder verder verder 404 404 login",
    "aanvragen:aanvullen": "verder verder verder verder verder 404 404 login",
    "aanvragen:ontvangst": "404 404 404 404 404 404 404 login",
    "aanvragen:indiening": "404 404 404 404 404 404 404 login",
    "aanvragen:bewijs": "404 404 404 404 404 404 404 login",
    "aanvragen:opnieuw": "verder verder 403 403 403 404 404 login",
    "aanvragen:intrekken": "verder 403 403 403 403 404 404 login",
    "aanvragen:verwijderen": HOOFD_TEKENT,
    "rondom:geschikt": OPENBAAR,
    "rondom:menukaart": OPENBAAR,
    "rondom:voorbeeld": OPENBAAR,
    "rondom:voorbeeld_gebruiken": IEDEREEN,
    "rondom:oproepen": OPENBAAR,
    "rondom:oproep_nieuw": "200 200 verder 200 verder verder 200 login",
    "rondom:mijn_oproepen": IEDEREEN,
    "rondom:oproepcontact": LEEST_PLAN,
    "rondom:oproep": OPENBAAR,
    "rondom:oproep_wijzigen": "200 200 403 403 403 403 403 login",
    "rondom:oproep_verlengen": "405 405 405 405 405 405 405 login",
    "rondom:oproep_sluiten": "200 200 403 403 403 403 403 login",
    "rondom:oproep_beantwoorden": "verder verder verder verder verder verder 200 login",
    "rondom:adviesgesprekken": IEDEREEN,
    "rondom:adviesgesprek_vragen": "200 200 200 200 200 verder 200 login",
    "rondom:adviesgesprek": LEDEN,
    "rondom:adviesgesprek_afzeggen": "200 200 403 404 404 404 404 login",
    "rondom:adviesgesprek_beginnen": "200 200 403 404 404 404 404 login",
    "rondom:adviesgesprek_koppelen": "200 200 403 404 404 404 404 login",
    "rondom:organisaties": IEDEREEN,
    "rondom:organisatie": LEDEN,
    "rondom:organisatie_wijzigen": LID_TEKENT,
    "rondom:uitnodigen": LID_TEKENT,
    "rondom:uitnodiging_opnieuw": "verder 403 403 404 404 404 404 login",
    "rondom:uitnodiging_intrekken": "verder 403 403 404 404 404 404 login",
    "rondom:lid": LID_TEKENT,
    "rondom:lid_weghalen": LID_TEKENT,
    "rondom:vertrekken": LEDEN,
    "rondom:uitnodiging": OPENBAAR,
}

NIET_MEER = "403 403 403 403 403 404 404 login"
INGEDIEND: dict[str, str] = {
    **{naam: NIET_MEER for naam, komt in TABEL.items() if naam.startswith("aanvragen:") and komt == SCHRIJFT},
    "aanvragen:partner_verwijderen": NIET_MEER,
    "aanvragen:partner_schrijven": NIET_MEER,
    "aanvragen:verwijderen": NIET_MEER,
    "aanvragen:maatregel_verplaatsen": NIET_MEER,
    "aanvragen:maatregel_kopieren": NIET_MEER,
    "aanvragen:ontvangst": LEEST_PLAN,
    "aanvragen:indiening": LEEST_PLAN,
    "aanvragen:bewijs": LEEST_PLAN,
    "aanvragen:intrekken": HOOFD_TEKENT,
}
"""What is otherwise once the plan is filed: nobody writes, and there is a receipt to read."""

PLAN = {"tekent", "schrijft", "leest", "partner_schrijft", "partner_leest"}
GEHEIM: dict[str, set[str]] = {
    IBAN: {"tekent", "schrijft"},
    IBAN.replace(" ", ""): {"tekent", "schrijft"},
    VERSLAG: {"tekent", "schrijft", "leest"},
    INBOX: {"tekent"},
    CONTACT: PLAN,
    "anja@voorbeeld.nl": {"tekent", "schrijft", "leest"},
    "partner_schrijft@partner.nl": {"partner_schrijft", "partner_leest"},
    "genodigd@partner.nl": {"tekent", "genodigd"},
    NAMEN["tekent"]: PLAN | {"genodigd"},
    **{NAMEN[naam]: PLAN for naam in NAMEN if naam != "tekent"},
}
"""What is on no page but those of these people: the account, the notes, the inbox, the talk between two, and who they are."""


@dataclass
class Wereld:
    """One of everything that an address can be about."""

    mensen: dict[str, Gebruiker]
    plan: Aanvraag
    hoofd: Organisatie
    partner: Organisatie
    uitnodiging: Uitnodiging
    gesprek: Adviesgesprek
    oproep: Oproep
    contact: Oproepcontact
    bericht: Bericht
    voorbeeld: Voorbeeldmaatregel


def _mens(naam: str, organisatie: Organisatie | None, rol: str = "") -> Gebruiker:
    persoon = Gebruiker.objects.create_user(f"{naam}@partner.nl", naam=NAMEN.get(naam, naam.capitalize()))
    if organisatie is not None:
        organisatie.lidmaatschappen.create(gebruiker=persoon, rol=rol)
    return persoon


@pytest.fixture
def wereld(db) -> Wereld:
    """A draft of anja's organisation with a partner that may write, and around it a talk, a call, a contact and a message."""
    hoofd, partner = fabrieken.organisatie(), fabrieken.organisatie("vakbond")
    mensen = {
        "tekent": fabrieken.persoon("anja"),
        "schrijft": fabrieken.persoon("bram"),
        "leest": _mens("leest", hoofd, LidRol.LEZER),
        "partner_schrijft": _mens("partner_schrijft", partner, LidRol.TEKENBEVOEGD),
        "partner_leest": _mens("partner_leest", partner, LidRol.LEZER),
        "genodigd": _mens("genodigd", None),
        "vreemde": fabrieken.persoon("carla"),
    }
    for naam in ("tekent", "schrijft"):
        Gebruiker.objects.filter(pk=mensen[naam].pk).update(naam=NAMEN[naam])
        mensen[naam].refresh_from_db()
    anja = mensen["tekent"]
    Organisatie.objects.filter(pk=hoofd.pk).update(iban=IBAN.replace(" ", ""))
    plan = fabrieken.concept(tijdvak=fabrieken.open_tijdvak())
    services.schrijfrecht_geven(plan, plan.deelnemers.get(), True, door=anja)
    gesprek = gesprek_vragen(hoofd, onderwerp="Een plan voor bakkers", door=anja, op=timezone.now() - timedelta(days=5))
    Adviesgesprek.objects.filter(pk=gesprek.pk).update(
        gepland_op=timezone.now() - timedelta(days=2), gehouden_op=timezone.now() - timedelta(days=2),
        adviseur=fabrieken.persoon("coen"), verslag=VERSLAG,
    )  # fmt: skip
    oproep = oproep_plaatsen(
        hoofd,
        door=anja,
        sectoren=plan.sectoren.all(),
        titel="Partner gezocht",
        thema="a",
        brengt="Ovens.",
        zoekt="Een bond.",
    )
    contact = oproep_beantwoorden(oproep, partner, tekst=CONTACT, door=mensen["partner_schrijft"])
    return Wereld(
        mensen=mensen,
        plan=plan,
        hoofd=hoofd,
        partner=partner,
        uitnodiging=uitnodigingen.uitnodigen(hoofd, mensen["genodigd"].email, LidRol.LEZER, door=anja),
        gesprek=gesprek,
        oproep=oproep,
        contact=contact,
        bericht=Bericht.objects.create(aan=anja, onderwerp="Iets", tekst=INBOX),
        voorbeeld=Voorbeeldmaatregel.objects.create(
            naam="Loopbaancheck",
            thema="d",
            categorie="scholing",
            omschrijving="Een gesprek.",
            laagste_kosten=200,
            hoogste_kosten=400,
            bron="Verzonnen",
        ),
    )


def _waarden(wereld: Wereld) -> dict[str, Callable[[], Any]]:
    """What each field of an address is filled with, by `name.field`, or by the field alone."""
    plan = wereld.plan
    return {
        "nummer": lambda: plan.nummer,
        "volgnummer": lambda: 1,
        "sha256": lambda: "0" * 64,
        "code": lambda: uitnodigingen.code_van(wereld.uitnodiging),
        "lid": lambda: wereld.mensen["schrijft"].lidmaatschappen.get().pk,
        "uitnodiging": lambda: wereld.uitnodiging.pk,
        "aanvragen:bijlage.pk": lambda: plan.bijlagen.first().pk,
        "aanvragen:bijlage_verwijderen.pk": lambda: plan.bijlagen.first().pk,
        "aanvragen:vertegenwoordiging.pk": lambda: wereld.partner.pk,
        "aanvragen:partner_verwijderen.pk": lambda: plan.deelnemers.get().pk,
        "aanvragen:partner_schrijven.pk": lambda: plan.deelnemers.get().pk,
        "aanvragen:partner_uitnodigen.pk": lambda: plan.deelnemers.get().pk,
        "aanvragen:partner_uitnodiging.pk": lambda: plan.deelnemers.get().pk,
        "bericht.pk": lambda: wereld.bericht.pk,
        "postbusmail.pk": lambda: 1,
        **{f"rondom:{naam}.pk": lambda: wereld.hoofd.pk for naam in VAN_ORGANISATIE},
        **{f"rondom:{naam}.pk": lambda: wereld.gesprek.pk for naam in VAN_GESPREK},
        **{f"rondom:{naam}.pk": lambda: wereld.oproep.pk for naam in VAN_OPROEP},
        **{f"rondom:{naam}.pk": lambda: wereld.voorbeeld.pk for naam in ("voorbeeld", "voorbeeld_gebruiken")},
        "rondom:oproepcontact.pk": lambda: wereld.contact.pk,
    }


def _adressen(wereld: Wereld) -> Iterator[tuple[str, str]]:
    """Every named address of a plan, around it and of the inbox, filled with what there is."""
    waarden = _waarden(wereld)
    for naam, velden in adressen():
        gevuld = {veld: waarden.get(f"{naam}.{veld}", waarden.get(veld)) for veld in velden}
        assert all(gevuld.values()), f"{naam}: fill {[veld for veld, waarde in gevuld.items() if not waarde]}"
        yield naam, reverse(naam, kwargs={veld: waarde() for veld, waarde in gevuld.items() if waarde})


def _bezoek(client: Client, pad: str) -> tuple[str, str]:
    """What comes, and its text where it is a page."""
    antwoord = client.get(pad)
    if antwoord.status_code == 302:
        return ("login" if antwoord.url.startswith(reverse("account_login")) else "verder"), ""
    is_tekst = antwoord.headers.get("Content-Type", "").startswith("text/html")
    return str(antwoord.status_code), antwoord.content.decode() if is_tekst else ""


def _client(wereld: Wereld, wie: str) -> Client:
    client = Client()
    if wie in wereld.mensen:
        client.force_login(wereld.mensen[wie], backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _kijk(wereld: Wereld, wie: str, tabel: dict[str, str]) -> list[str]:
    """Everything that is not as the table says, or shows what this person may not see."""
    client, kolom = _client(wereld, wie), MENSEN.index(wie)
    verboden = [geheim for geheim, mogen in GEHEIM.items() if wie not in mogen]
    mis = []
    for naam, pad in _adressen(wereld):
        komt, tekst = _bezoek(client, pad)
        if naam not in tabel:
            mis.append(f"{naam} stands in no table; {komt} comes")
        elif komt != (verwacht := tabel[naam].split()[kolom]):
            mis.append(f"{naam}: {komt}, not {verwacht}")
        mis += [f"{naam}: shows {geheim!r}" for geheim in verboden if geheim in tekst]
    return mis


@pytest.mark.parametrize("wie", MENSEN)
def test_wat_iemand_ziet_van_een_concept_en_wat_niet(wereld, wie):
    mis = _kijk(wereld, wie, TABEL)
    assert not mis, "\n".join(mis)


@pytest.mark.parametrize("wie", ["tekent", "partner_schrijft", "partner_leest", "vreemde"])
def test_wat_iemand_ziet_van_een_ingediend_plan_en_wat_niet(wereld, wie):
    services.indienen(wereld.plan, door=wereld.mensen["tekent"])
    wereld.plan.refresh_from_db()
    mis = _kijk(wereld, wie, TABEL | INGEDIEND)
    assert not mis, "\n".join(mis)


def test_de_tabel_noemt_geen_adres_dat_er_niet_is(wereld):
    bestaan = {naam for naam, _ in _adressen(wereld)}
    assert set(TABEL) == bestaan
    assert set(INGEDIEND) <= bestaan
