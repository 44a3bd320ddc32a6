"""What /beheer/ shows of people, organisations, jobs and messages, and to whom."""

import pytest
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Sector
from sectorplannen.kern.models import Bericht, Gebruiker, Opdracht, Organisatie
from tests import fabrieken

LIJSTEN = [
    reverse(f"admin:{model}_changelist")
    for model in (
        "kern_gebruiker", "kern_organisatie", "kern_opdracht", "kern_bericht", "aanvragen_regelingversie",
        "aanvragen_tijdvak", "aanvragen_sector", "aanvragen_arbeidsmarktregio", "aanvragen_categoriekop",
        "aanvragen_categoriethema",
    )
]  # fmt: skip


@pytest.mark.parametrize("pad", LIJSTEN)
def test_de_beheerder_ziet_elke_lijst_en_een_beoordelaar_geen(als, beheer, dirk, anja, tijdvak, pad):
    assert als(beheer).get(pad).status_code == 200
    assert als(dirk).get(pad).status_code == 403
    assert als(anja).get(pad).status_code == 302


def test_een_account_krijgt_een_rol_en_een_adres_in_kleine_letters(als, beheer):
    gegevens = {"email": "Nieuw@Voorbeeld.nl", "naam": "Nieuw", "rol": "beoordelaar", "usable_password": "true"}
    wachtwoord = {"password1": fabrieken.WACHTWOORD, "password2": fabrieken.WACHTWOORD}
    als(beheer).post(reverse("admin:kern_gebruiker_add"), gegevens | wachtwoord)
    nieuw = Gebruiker.objects.get(email="nieuw@voorbeeld.nl")
    assert nieuw.rol == "beoordelaar"
    assert nieuw.check_password(fabrieken.WACHTWOORD)


def test_een_adres_dat_er_al_is_geeft_een_zin(als, beheer, anja):
    gegevens = {"email": "ANJA@voorbeeld.nl", "rol": "aanvrager", "usable_password": "false"}
    antwoord = als(beheer).post(reverse("admin:kern_gebruiker_add"), gegevens)
    assert "Dit e-mailadres is al in gebruik." in antwoord.content.decode()


def test_een_account_wordt_inactief_en_nooit_verwijderd(als, beheer, anja):
    client = als(beheer)
    assert client.post(reverse("admin:kern_gebruiker_delete", args=[anja.pk]), {"post": "yes"}).status_code == 403
    gegevens = {"email": anja.email, "naam": "Anja", "rol": "aanvrager"}
    client.post(reverse("admin:kern_gebruiker_change", args=[anja.pk]), gegevens)
    anja.refresh_from_db()
    assert not anja.is_active


def test_een_organisatie_krijgt_een_lid_en_een_geschiedenis(als, beheer, anja, carla):
    organisatie = fabrieken.organisatie()
    client, pad = als(beheer), reverse("admin:kern_organisatie_change", args=[organisatie.pk])
    lid = organisatie.lidmaatschappen.get()
    gegevens = {
        "naam": "Werkgevers in de bakkerij", "kvk": organisatie.kvk, "soort": organisatie.soort,
        "lidmaatschappen-TOTAL_FORMS": 2, "lidmaatschappen-INITIAL_FORMS": 1,
        "lidmaatschappen-0-id": lid.pk, "lidmaatschappen-0-organisatie": organisatie.pk,
        "lidmaatschappen-0-gebruiker": anja.pk, "lidmaatschappen-0-rol": "lezer",
        "lidmaatschappen-1-organisatie": organisatie.pk, "lidmaatschappen-1-gebruiker": carla.pk,
        "lidmaatschappen-1-rol": "tekenbevoegd",
    }  # fmt: skip
    assert client.post(pad, gegevens).status_code == 302
    assert carla.tekent_voor(organisatie)
    assert not anja.schrijft_voor(organisatie)
    geschiedenis = client.get(reverse("admin:kern_organisatie_history", args=[organisatie.pk]))
    assert "Beheer" in geschiedenis.content.decode()
    assert Organisatie.history.filter(naam="Werkgevers in de bakkerij", history_user=beheer).exists()


def test_een_mislukte_opdracht_kan_opnieuw_en_een_andere_niet(als, beheer):
    mislukt = Opdracht.objects.create(soort="bericht_mailen", status="mislukt", pogingen=5, fout="Post ligt eruit")
    klaar = Opdracht.objects.create(soort="bericht_mailen", status="klaar", klaar_op=timezone.now())
    antwoord = als(beheer).post(
        reverse("admin:kern_opdracht_changelist"),
        {"action": "opnieuw_proberen", "_selected_action": [mislukt.pk, klaar.pk]},
        follow=True,
    )
    tekst = antwoord.content.decode()
    mislukt.refresh_from_db()
    klaar.refresh_from_db()
    assert (mislukt.status, mislukt.pogingen, klaar.status) == ("wacht", 0, "klaar")
    assert "1 opdracht staat weer klaar." in tekst
    assert "Alleen een opdracht die is mislukt, kan opnieuw." in tekst


def test_berichten_en_opdrachten_zijn_om_te_lezen(als, beheer, anja):
    bericht = Bericht.objects.create(aan=anja, onderwerp="Dag", tekst="Geheim", link="/Geheim/")
    client = als(beheer)
    pad = reverse("admin:kern_bericht_change", args=[bericht.pk])
    assert client.get(pad).status_code == 200
    assert "Geheim" not in client.get(pad).content.decode(), "What it says is for its reader alone."
    assert client.post(pad, {"onderwerp": "Anders"}).status_code == 403
    assert client.get(reverse("admin:kern_opdracht_add")).status_code == 403


def test_een_sector_krijgt_een_betere_naam_maar_komt_er_niet_bij(als, beheer):
    client = als(beheer)
    assert client.get(reverse("admin:aanvragen_sector_add")).status_code == 403
    sector = Sector.objects.earliest("pk").pk
    assert client.get(reverse("admin:aanvragen_sector_change", args=[sector])).status_code == 200
    assert client.post(reverse("admin:aanvragen_sector_delete", args=[sector])).status_code == 403


def test_een_tijdvak_sluit_na_de_opening(als, beheer, tijdvak):
    gegevens = {
        "nummer": 3, "naam": "Derde", "opent_op_0": "2015-05-29", "opent_op_1": "00:00:00", "sluit_op_0": "2015-01-15",
        "sluit_op_1": "00:00:00", "regelingversie": tijdvak.regelingversie_id, "verdeling": "volgorde",
        "drempel_scoreverschil": 1,
    }  # fmt: skip
    antwoord = als(beheer).post(reverse("admin:aanvragen_tijdvak_add"), gegevens)
    assert "Een tijdvak sluit na de opening." in antwoord.content.decode()
