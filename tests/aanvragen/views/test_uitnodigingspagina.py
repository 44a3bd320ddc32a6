"""The link of an invitation, for everyone who could press it."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.models import Gebruiker, LidRol, Uitnodiging
from sectorplannen.kern.uitnodigingen import code_van
from tests import fabrieken
from tests.aanvragen.views.test_onderdelen import inhoud

WACHTWOORD = "kaneel-en-kardemom-9"


@pytest.fixture
def rij(anja) -> Uitnodiging:
    return uitnodigingen.uitnodigen(fabrieken.organisatie(), "nora@voorbeeld.nl", LidRol.REDACTEUR, door=anja)


@pytest.fixture
def nora(db) -> Gebruiker:
    """Has an account, and no organisation yet."""
    return Gebruiker.objects.create_user("nora@voorbeeld.nl", naam="Nora")


def pad_van(rij: Uitnodiging) -> str:
    return reverse("rondom:uitnodiging", args=[code_van(rij)])


def test_wie_niet_is_ingelogd_leest_waarvoor_het_is_en_komt_hier_terug(rij):
    antwoord = Client().get(pad_van(rij))
    tekst = inhoud(antwoord)
    assert "Uitnodiging voor Werkgevers Bakkerij" in tekst
    for verborgen in ("Anja", "anja@", "nora@"):
        assert verborgen not in tekst
    for naam in ("account_signup", "account_login"):
        assert f"{reverse(naam)}?next={quote(pad_van(rij))}" in antwoord.content.decode()
    assert Client().post(pad_van(rij)).status_code == 200
    assert not fabrieken.organisatie().lidmaatschappen.filter(rol=LidRol.REDACTEUR).exists()


def test_van_link_tot_account_tot_organisatie(rij, settings):
    client, pad = Client(), pad_van(rij)
    gegevens = {"email": "nora@voorbeeld.nl", "naam": "Nora Bloem", "password1": WACHTWOORD, "password2": WACHTWOORD}
    assert client.post(reverse("account_signup"), gegevens | {"next": pad}).url == pad
    assert "Uitnodiging aannemen" in inhoud(client.get(pad))
    antwoord = client.post(pad, follow=True)
    assert "U hoort nu bij Werkgevers Bakkerij, als redacteur." in inhoud(antwoord)
    assert "Nora Bloem (uzelf)" in inhoud(antwoord)


def test_wie_nog_niet_aannam_leest_niet_wie_er_bij_de_organisatie_horen(als, nora, rij):
    tekst = inhoud(als(nora).get(pad_van(rij)))
    assert "Uitnodiging aannemen" in tekst
    assert "Anja" not in tekst


def test_wie_met_een_ander_adres_is_ingelogd_hoort_dat(als, carla, rij):
    client = als(carla)
    for antwoord in (client.get(pad_van(rij)), client.post(pad_van(rij))):
        assert "voor een ander e-mailadres. U bent ingelogd als carla@voorbeeld.nl" in inhoud(antwoord)
    rij.refresh_from_db()
    assert rij.aanvaard_op is None


def test_een_gebruikte_link_zegt_wie_er_al_bij_hoort_dat_niets_meer_hoeft(als, carla, nora, rij):
    uitnodigingen.uitnodiging_aannemen(rij, door=nora)
    assert "U hoeft niets meer te doen" in inhoud(als(nora).get(pad_van(rij)))
    for client in (als(carla), Client()):
        antwoord = client.get(pad_van(rij))
        assert antwoord.status_code == 410
        assert "al gebruikt" in inhoud(antwoord)


def test_een_verlopen_en_een_ingetrokken_link_zeggen_wat_te_doen(als, anja, nora, rij):
    Uitnodiging.objects.filter(pk=rij.pk).update(
        op=rij.op - timedelta(days=20), verloopt_op=rij.verloopt_op - timedelta(days=20)
    )
    assert "verlopen. Vraag wie u uitnodigde" in inhoud(als(nora).get(pad_van(rij)))
    assert "verlopen" in inhoud(als(nora).post(pad_van(rij)))
    uitnodigingen.uitnodiging_intrekken(rij, door=anja)
    assert "is ingetrokken. Vraag wie u uitnodigde" in inhoud(als(nora).get(pad_van(rij)))
    assert not nora.lidmaatschappen.exists()


@pytest.mark.parametrize("code", ["1.vals", "1", "x", "999999.AAAA"])
def test_een_link_die_niet_klopt_zegt_dat(db, code):
    antwoord = Client().get(reverse("rondom:uitnodiging", args=[code]))
    assert antwoord.status_code == 404
    assert "Kopieer de hele link" in inhoud(antwoord)
