"""Checking, filing, supplementing, withdrawing, deleting: what the screens say and do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from aanvragen import services
from aanvragen.models import Aanvraag, Indiening
from aanvragen.statussen import Status
from beoordeling import services as beoordeling
from sectorplannen.kern.datums import datum_nl, vandaag
from tests import fabrieken


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def inhoud(antwoord) -> str:
    return antwoord.content.decode()


def test_controleren_toont_alles_met_een_link_om_te_wijzigen(als, anja, plan):
    tekst = inhoud(als(anja).get(adres("controleren", plan)))
    for wat in (
        "Vakbond Bakkerij",
        "Bakkers leren een nieuw vak.",
        "Te weinig technici",
        "Leerwerkplekken",
        "stuk-a.pdf",
    ):
        assert wat in tekst
    for naam in ("organisatie", "gegevens", "knelpunten", "maatregelen", "uitvoering", "financiering", "bijlagen"):
        assert f'href="{adres(naam, plan)}"' in tekst
    assert "Plan indienen" in tekst
    assert "<p>Bakkers leren een nieuw vak.</p>" in tekst


def test_wat_moet_blokkeert_de_knop(als, anja, leeg):
    tekst = inhoud(als(anja).get(adres("controleren", leeg)))
    assert "U kunt nog niet indienen." in tekst
    assert "Plan indienen" not in tekst
    assert "Noem ten minste 1 knelpunt." in tekst


def test_wat_nog_mist_houdt_niet_tegen_maar_wordt_gezegd(als, anja, plan):
    services.bijlage_verwijderen(plan, plan.bijlagen.get(soort="a"), door=anja)
    tekst = inhoud(als(anja).get(adres("controleren", plan)))
    assert "1 onderdeel mist nog. U kunt wel indienen" in tekst
    assert "bepaalt de volgorde" in tekst
    assert "Plan indienen" in tekst


def test_een_redacteur_ziet_alles_maar_geen_knop(als, bram, plan):
    tekst = inhoud(als(bram).get(adres("controleren", plan)))
    assert "Alleen een tekenbevoegde van Werkgevers Bakkerij kan dat doen." in tekst
    assert "Plan indienen" not in tekst
    antwoord = als(bram).post(adres("indienen", plan), {"akkoord": "on"})
    assert antwoord.status_code == 403
    assert Aanvraag.objects.get().is_concept


def test_indienen_vraagt_een_vinkje(als, anja, plan):
    antwoord = als(anja).post(adres("indienen", plan))
    assert antwoord.status_code == 200
    assert "Zonder vinkje kunt u niet indienen." in inhoud(antwoord)
    assert "Nog niet opgeslagen" not in inhoud(antwoord)
    assert not Indiening.objects.exists()


def test_indienen_geeft_het_bewijs_van_ontvangst(als, anja, plan):
    client = als(anja)
    antwoord = client.post(adres("indienen", plan), {"akkoord": "on"}, follow=True)
    rij = Indiening.objects.get()
    tekst = inhoud(antwoord)
    assert antwoord.redirect_chain == [(adres("ontvangst", plan), 302)]
    assert "Uw plan is ingediend" in tekst
    assert timezone.localtime(rij.op).strftime("%H:%M:%S uur") in tekst
    assert rij.sha256[:8] in tekst
    assert "nummer 1 in de reeks van dit tijdvak" in tekst
    assert "NIET INGEDIEND" not in tekst


def test_twee_keer_klikken_geeft_een_indiening_en_twee_keer_hetzelfde_bewijs(als, anja, plan):
    client = als(anja)
    eerste = client.post(adres("indienen", plan), {"akkoord": "on"})
    tweede = client.post(adres("indienen", plan), {"akkoord": "on"})
    assert eerste.url == tweede.url == adres("ontvangst", plan)
    assert Indiening.objects.count() == 1


def test_wie_na_het_inloggen_op_een_knopadres_komt_ziet_de_pagina_met_de_knop(als, anja, plan, ingediend, tijdvak):
    """A session that ended at the button leads back here by GET: that must never be an empty page."""
    client, vraagt = als(anja), fabrieken.aanvulling_gevraagd()
    assert client.get(adres("indienen", plan)).url == adres("controleren", plan)
    assert client.get(adres("aanvullen", vraagt)).url == adres("controleren", vraagt)
    assert client.get(adres("indienen", ingediend)).url == adres("ontvangst", ingediend)
    plan.refresh_from_db()
    assert plan.is_concept


def test_indienen_met_een_blokkade_of_na_sluiting_bewaart_alles_en_zegt_waarom(als, anja, leeg, plan, tijdvak):
    client = als(anja)
    tekst = inhoud(client.post(adres("indienen", leeg), {"akkoord": "on"}))
    assert "Dit plan kan nog niet worden ingediend." in tekst
    gesloten = fabrieken.concept("Te laat", tijdvak=tijdvak)
    tekst = inhoud(client.post(adres("indienen", gesloten), {"akkoord": "on"}))
    assert "Eerste tijdvak is gesloten. Indienen kon tot en met 31 december 2013, 23:59 uur." in tekst
    gesloten.refresh_from_db()
    assert gesloten.is_concept
    assert gesloten.maatregelen.count() == 2


def test_zolang_de_termijn_loopt_staat_er_tot_wanneer_en_niet_dat_hij_voorbij_is(als, anja, coen, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    morgen = vandaag() + timedelta(days=1)
    beoordeling.termijn_verlengen(plan, uiterlijk_op=morgen, reden="Ziekte.", door=coen)
    tekst = inhoud(als(anja).get(adres("plan", plan)))
    assert f"Vul uw plan aan op of voor {datum_nl(morgen)}" in tekst
    assert "De termijn is voorbij" not in tekst


def test_aanvullen_toont_de_vraag_en_de_termijn_en_maakt_een_nieuwe_indiening(als, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    client = als(anja)
    for naam in ("plan", "financiering", "controleren"):
        tekst = inhoud(client.get(adres(naam, plan)))
        assert "De termijn is voorbij: aanvullen kon tot en met 5 februari 2014" in tekst
        assert "Tot dat besluit kunt u uw aanvulling nog versturen." in tekst
        assert "Onderbouw de kosten." in tekst
    antwoord = client.post(
        adres("aanvullen", plan), {"akkoord": "on", "toelichting": "Begroting uitgelegd."}, follow=True
    )
    plan.refresh_from_db()
    assert plan.status == Status.INGEDIEND
    assert "Uw aanvulling is ontvangen" in inhoud(antwoord)
    assert plan.indieningen.get(volgnummer=2).toelichting == "Begroting uitgelegd."
    assert "Begroting uitgelegd." in inhoud(client.get(adres("indiening", plan, 2)))


def test_aanvullen_zonder_vinkje_houdt_de_toelichting_vast(als, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    tekst = inhoud(als(anja).post(adres("aanvullen", plan), {"toelichting": "Begroting uitgelegd."}))
    assert "Zonder vinkje kunt u niet versturen." in tekst
    assert "Begroting uitgelegd." in tekst


def test_aanvullen_zonder_vraag_kan_niet(als, anja, plan, ingediend):
    client = als(anja)
    for rij in (plan, ingediend):
        antwoord = client.post(adres("aanvullen", rij), {"akkoord": "on"}, follow=True)
        assert "Er is nu geen aanvulling gevraagd." in inhoud(antwoord)


def test_intrekken_vraagt_een_reden_en_bij_een_andere_reden_woorden(als, anja, ingediend):
    client, pad = als(anja), adres("intrekken", ingediend)
    assert "Kies een reden." in inhoud(client.post(pad, {"toelichting": "Zomaar"}))
    assert "Kies een reden uit de lijst." in inhoud(client.post(pad, {"reden": "verzonnen"}))
    assert "Leg uit waarom u het plan intrekt." in inhoud(client.post(pad, {"reden": "anders", "toelichting": " "}))
    ingediend.refresh_from_db()
    assert ingediend.status == Status.INGEDIEND
    antwoord = client.post(pad, {"reden": "dubbel", "toelichting": ""}, follow=True)
    ingediend.refresh_from_db()
    assert ingediend.status == Status.INGETROKKEN
    assert "Uw plan is ingetrokken." in inhoud(antwoord)
    assert "Plan intrekken" not in inhoud(client.get(ingediend.get_absolute_url()))


def test_een_besloten_plan_kan_niet_meer_worden_ingetrokken(als, anja, tijdvak):
    plan = fabrieken.verleend()
    client = als(anja)
    for verzoek in (client.get, client.post):
        antwoord = verzoek(adres("intrekken", plan), follow=True)
        assert "Dit kan niet: de aanvraag is verleend." in inhoud(antwoord)


def test_een_concept_verdwijnt_pas_na_een_vraag(als, anja, plan):
    client, pad = als(anja), adres("verwijderen", plan)
    assert "Concept verwijderen?" in inhoud(client.get(pad))
    assert Aanvraag.objects.exists()
    antwoord = client.post(pad, follow=True)
    assert "is verwijderd." in inhoud(antwoord)
    assert not Aanvraag.objects.exists()


def test_een_ingediend_plan_wordt_nooit_verwijderd(als, anja, ingediend):
    antwoord = als(anja).post(adres("verwijderen", ingediend))
    assert antwoord.status_code == 403
    assert "Een ingediend plan wordt nooit verwijderd." in inhoud(antwoord)


@pytest.mark.parametrize(
    ("opent", "sluit", "zin"),
    [(-30, 9, "Nog 9 dagen"), (-30, -1, "is gesloten sinds"), (2, 9, "Indienen kan vanaf")],
)
def test_een_concept_draagt_op_elke_pagina_dat_het_niet_is_ingediend(als, anja, leeg, opent, sluit, zin):
    nu = timezone.now()
    leeg.tijdvak.opent_op, leeg.tijdvak.sluit_op = nu + timedelta(days=opent), nu + timedelta(days=sluit, minutes=5)
    leeg.tijdvak.save()
    client = als(anja)
    for naam in (
        "plan",
        "organisatie",
        "gegevens",
        "maatregelen",
        "maatregel_nieuw",
        "bijlagen",
        "controleren",
        "verwijderen",
    ):
        tekst = inhoud(client.get(adres(naam, leeg)))
        assert "NIET INGEDIEND" in tekst, naam
        assert zin in tekst, naam
