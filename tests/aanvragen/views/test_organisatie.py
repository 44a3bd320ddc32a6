"""By what an organisation counts as one of employers or of employees."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services
from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Organisatie
from tests import fabrieken
from tests.aanvragen.views.test_onderdelen import als_browser, inhoud


def pad_van(plan: Aanvraag, organisatie: Organisatie) -> str:
    return reverse("aanvragen:vertegenwoordiging", args=[plan.nummer, organisatie.pk])


def bewaar(client, pad: str, wijziging: dict, **koppen):
    return client.post(pad, als_browser(client.get(pad)) | wijziging, **koppen)


def test_een_werkgeversorganisatie_telt_mee_door_een_cao_of_een_centrale(als, anja, plan):
    client, pad = als(anja), pad_van(plan, plan.hoofdaanvrager)
    bewaar(client, pad, {"is_vereniging": "True", "cao": "cao Bakkersbedrijf", "centrale": "mkb_nederland"})
    rij = plan.vertegenwoordigingen.get()
    assert (rij.is_vereniging, rij.cao, rij.centrale) == (True, "cao Bakkersbedrijf", "mkb_nederland")
    tekst = inhoud(client.get(reverse("aanvragen:organisatie", args=[plan.nummer])))
    zin = "Vereniging met volledige rechtsbevoegdheid, partij bij de cao Bakkersbedrijf, lid van MKB-Nederland"
    assert zin in tekst
    assert tekst.count("Nog niet ingevuld") == 1


def test_een_vakbond_krijgt_de_vraag_naar_een_werkgeverscentrale_niet(als, anja, plan):
    client, pad = als(anja), pad_van(plan, fabrieken.organisatie("vakbond"))
    assert "VNO-NCW" not in inhoud(client.get(pad))
    bewaar(client, pad, {"is_vereniging": "False", "centrale": "vno_ncw"})
    rij = plan.vertegenwoordigingen.get()
    assert (rij.is_vereniging, rij.centrale) == (False, "")


def test_alleen_van_wie_namens_werkgevers_of_werknemers_meedoet_wordt_het_gevraagd(als, anja, plan):
    client, fonds = als(anja), fabrieken.organisatie("vreemde")
    assert client.get(pad_van(plan, fonds)).status_code == 404
    services.deelnemer_toevoegen(plan, fonds, "anders", door=anja)
    assert client.get(pad_van(plan, fonds)).status_code == 404
    assert "Niet nodig" in inhoud(client.get(reverse("aanvragen:organisatie", args=[plan.nummer])))


def test_een_vreemde_en_een_lezer_schrijven_hier_niet(als, carla, vera, plan):
    pad = pad_van(plan, plan.hoofdaanvrager)
    assert als(carla).get(pad).status_code == 404
    assert als(vera).get(pad).status_code == 403


def test_wat_een_ander_als_eerste_invulde_wordt_niet_overschreven(als, anja, bram, plan):
    client, pad = als(anja), pad_van(plan, plan.hoofdaanvrager)
    getypt = als_browser(client.get(pad)) | {"cao": "cao Bakkers"}
    services.vertegenwoordiging_opslaan(plan, plan.hoofdaanvrager, door=bram, cao="cao Banket", is_vereniging=True)
    antwoord = client.post(pad, getypt)
    rij = plan.vertegenwoordigingen.get()
    assert (rij.cao, rij.is_vereniging) == ("cao Banket", True)
    assert [(v.mijn, v.nu) for v in antwoord.context["form"].intussen] == [("cao Bakkers", "cao Banket")]


def test_tussentijds_opslaan_en_daarna_nog_eens_is_geen_botsing_met_zichzelf(als, anja, plan):
    client, pad = als(anja), pad_van(plan, plan.hoofdaanvrager)
    getypt = als_browser(client.get(pad))
    for cao in ("cao B", "cao Ba", "cao Bakkers"):
        antwoord = client.post(pad, getypt | {"cao": cao}, headers={"X-Tussentijds": "1"}).json()
        assert antwoord["uitkomst"] == "opgeslagen"
        getypt |= antwoord["onthoud"]
    assert plan.vertegenwoordigingen.get().cao == "cao Bakkers"


@pytest.mark.parametrize("lengte", [200, 201])
def test_een_te_lange_cao_geeft_een_zin(als, anja, plan, lengte):
    antwoord = bewaar(als(anja), pad_van(plan, plan.hoofdaanvrager), {"cao": "x" * lengte})
    assert (antwoord.status_code == 302) is (lengte == 200)


def test_twintig_partners_vragen_niet_meer_van_de_database(als, anja, plan):
    client, pad = als(anja), reverse("aanvragen:organisatie", args=[plan.nummer])

    def queries() -> int:
        client.get(pad)
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad).status_code == 200
        return len(gevangen)

    klein = queries()
    for nummer in range(19):
        partner = Organisatie.objects.create(
            naam=f"Bond {nummer}", kvk=f"8000{nummer:04}", soort="werknemersorganisatie"
        )
        services.deelnemer_toevoegen(plan, partner, "werknemers", door=anja)
        services.vertegenwoordiging_opslaan(plan, partner, door=anja, is_vereniging=True)
    assert queries() == klein


def test_een_partner_die_schrijft_ziet_wie_meedoet_en_kan_daar_niets_aan_veranderen(als, anja, vera, plan):
    services.schrijfrecht_geven(plan, plan.deelnemers.get(), True, door=anja)
    adres = reverse("aanvragen:organisatie", args=[plan.nummer])
    tekst = inhoud(als(vera).get(adres))
    assert "Telt mee als" in tekst
    for verborgen in ("Partner toevoegen", "Verwijderen", "Niet meer laten schrijven"):
        assert verborgen not in tekst
    antwoord = als(vera).post(adres, {"kvk": "90000003", "rol": "anders"})
    assert antwoord.status_code == 403
    assert plan.deelnemers.count() == 1


def test_de_schakelaar_zegt_wie_er_dan_kan_schrijven(als, anja, bram, vera, plan):
    adres = reverse("aanvragen:partner_schrijven", args=[plan.nummer, plan.deelnemers.get().pk])
    assert "Dan kunnen in dit plan schrijven: Vera." in inhoud(als(anja).get(adres))
    assert als(bram).post(adres, {"mag": "ja"}).status_code == 403
    assert als(anja).post(adres, {"mag": "ja"}).status_code == 302
    assert als(vera).get(reverse("aanvragen:gegevens", args=[plan.nummer])).status_code == 200
    assert "Zij kunnen het daarna alleen nog lezen" in inhoud(als(anja).get(adres))
    als(anja).post(adres, {"mag": "nee"})
    assert als(vera).get(reverse("aanvragen:gegevens", args=[plan.nummer])).status_code == 403


def test_een_partner_zonder_mensen_wordt_vanuit_het_plan_uitgenodigd(als, anja, plan):
    client, deelnemer = als(anja), plan.deelnemers.get()
    adres = reverse("aanvragen:partner_uitnodigen", args=[plan.nummer, deelnemer.pk])
    assert adres in client.get(reverse("aanvragen:organisatie", args=[plan.nummer])).content.decode()
    assert client.post(adres, {"email": "vera@voorbeeld.nl"}).status_code == 302
    assert "vera@voorbeeld.nl" in inhoud(client.get(adres))
    partijen = reverse("aanvragen:organisatie", args=[plan.nummer])
    assert "Uitgenodigd, wacht op antwoord" in inhoud(client.get(partijen))
    rij = deelnemer.organisatie.uitnodigingen.get()
    een = reverse("aanvragen:partner_uitnodiging", args=[plan.nummer, deelnemer.pk, rij.pk])
    client.post(een, {"actie": "intrekken"})
    rij.refresh_from_db()
    assert rij.ingetrokken_op
    assert "Nog niemand" in inhoud(client.get(partijen))
    assert client.post(een, {"actie": "opnieuw"}).status_code == 404


def test_doet_de_partner_ook_elders_mee_dan_leidt_de_pagina_naar_het_loket(als, anja, plan):
    ander = fabrieken.concept("Van een ander")
    Aanvraag.objects.filter(pk=ander.pk).update(hoofdaanvrager=fabrieken.organisatie("vreemde"))
    tekst = inhoud(als(anja).get(reverse("aanvragen:organisatie", args=[plan.nummer])))
    assert "Doet ook mee aan een ander plan. Bel het loket" in tekst
    assert "Iemand uitnodigen" not in tekst


def test_een_nieuwe_partner_met_een_bekende_naam_vraagt_om_een_vinkje(als, anja, plan):
    client, adres = als(anja), reverse("aanvragen:organisatie", args=[plan.nummer])
    gegevens = {"kvk": "12345678", "rol": "werknemers", "naam": "vakbond bakkerij", "soort": "werknemersorganisatie"}
    tekst = inhoud(client.post(adres, gegevens))
    assert "Wij kennen al: Vakbond Bakkerij (90000002). Bedoelt u die? Vul dan dat KvK-nummer in." in tekst
    assert plan.deelnemers.count() == 1
    assert client.post(adres, gegevens | {"toch": "on"}).status_code == 302
    assert plan.deelnemers.count() == 2


def test_bij_een_bekend_nummer_doet_de_naam_er_niet_toe(als, anja, plan):
    fabrieken.organisatie("vreemde")
    adres = reverse("aanvragen:organisatie", args=[plan.nummer])
    antwoord = als(anja).post(
        adres, {"kvk": "90000003", "rol": "anders", "naam": "Vakbond Bakkerij", "soort": "anders"}
    )
    assert antwoord.status_code == 302
