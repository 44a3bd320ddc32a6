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
