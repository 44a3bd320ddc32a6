"""The state of a section follows from the findings, and each finding leads to where it can be mended."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from aanvragen import services
from aanvragen.takenlijst import Stand, adres_van, takenlijst
from aanvragen.volledigheid import Ernst, Gebrek, Plaats, gebreken
from tests import fabrieken


def standen(plan) -> dict[str, Stand]:
    return {taak.plaats: taak.stand for groep in takenlijst(plan, gebreken(plan)).groepen for taak in groep.taken}


def open_tijdvak(concept) -> None:
    """The period of the draft is open now; only of this copy of it."""
    nu = timezone.now()
    concept.tijdvak.opent_op, concept.tijdvak.sluit_op = nu - timedelta(days=1), nu + timedelta(days=1)


def test_een_compleet_plan_is_overal_compleet_en_kan_worden_ingediend(concept):
    open_tijdvak(concept)
    assert set(standen(concept).values()) == {Stand.KLAAR}
    lijst = takenlijst(concept, gebreken(concept))
    assert (lijst.klaar, lijst.totaal) == (7, 7)


def test_een_leeg_plan_is_nergens_begonnen_ook_al_moet_er_veel(tijdvak, anja):
    leeg = services.beginnen(tijdvak, fabrieken.organisatie(), naam="Leeg", door=anja, op=fabrieken.BEGONNEN)
    assert set(standen(leeg).values()) == {Stand.LEEG}


def test_wat_moet_gaat_voor_wat_nog_mist(concept):
    def stand_bij(*ernst: Ernst) -> Stand:
        gevonden = [Gebrek("x", e, Plaats.FINANCIERING, "Artikel 2.2", "Doe iets.") for e in ernst]
        taken = [taak for groep in takenlijst(concept, gevonden).groepen for taak in groep.taken]
        return next(taak.stand for taak in taken if taak.plaats == Plaats.FINANCIERING)

    assert stand_bij(Ernst.MOET, Ernst.AANVULLEN, Ernst.ADVIES) is Stand.MOET
    assert stand_bij(Ernst.AANVULLEN, Ernst.ADVIES) is Stand.BEZIG
    assert stand_bij(Ernst.ADVIES) is Stand.KLAAR


def test_controleren_zegt_hoeveel_punten_er_nog_zijn(concept):
    open_tijdvak(concept)

    def woorden(aantal: int) -> str:
        gevonden = [Gebrek("x", Ernst.MOET, Plaats.PLAN, "Artikel 2.3", "Doe iets.")] * aantal
        return takenlijst(concept, gevonden).groepen[-1].taken[-1].bij

    assert "als het punt is opgelost" in woorden(1)
    assert "als de 3 punten zijn opgelost" in woorden(3)
    assert "verstuur het plan" in woorden(0)


def test_buiten_het_tijdvak_zegt_controleren_wanneer_indienen_kan(concept):
    def laatste(**wanneer) -> tuple[Stand, str]:
        for veld, moment in wanneer.items():
            setattr(concept.tijdvak, veld, moment)
        taak = takenlijst(concept, []).groepen[-1].taken[-1]
        return taak.stand, f"{taak.woord}: {taak.bij}"

    nu = timezone.now()
    stand, tekst = laatste(opent_op=nu + timedelta(days=1), sluit_op=nu + timedelta(days=9))
    assert stand is Stand.LEEG
    assert tekst.startswith("Kan nog niet")
    assert "Indienen kan vanaf" in tekst
    stand, tekst = laatste(opent_op=nu - timedelta(days=9), sluit_op=nu - timedelta(days=1))
    assert stand is Stand.LEEG
    assert tekst.startswith("Kan niet meer")
    assert "Indienen kon tot en met" in tekst


def test_elk_gebrek_leidt_naar_een_pagina_die_er_is(tijdvak, anja):
    plan = services.beginnen(tijdvak, fabrieken.organisatie(), naam="Leeg", door=anja, op=fabrieken.BEGONNEN)
    services.knelpunt_opslaan(plan, door=anja, omschrijving="Zonder bron")
    services.maatregel_opslaan(plan, door=anja, naam="Kaal", thema="a", categorie="scholing")
    client = Client()
    client.force_login(anja, backend="django.contrib.auth.backends.ModelBackend")
    for gebrek in gebreken(plan):
        pad, _, anker = adres_van(gebrek, plan.nummer).partition("#")
        antwoord = client.get(pad)
        assert antwoord.status_code == 200, gebrek
        assert not anker or f'id="{anker}"' in antwoord.content.decode(), gebrek
