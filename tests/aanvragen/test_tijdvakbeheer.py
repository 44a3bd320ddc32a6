"""Periods in /beheer/: what is open keeps its closing, unless an outage is recorded, and that is asked twice."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Regelingversie, Storing, Tijdvak
from sectorplannen.kern.datums import in_amsterdam, moment_nl
from tests import fabrieken


@pytest.fixture
def open_tijdvak(tijdvak) -> Tijdvak:
    """The first period, as if it closes in nine days."""
    nu = timezone.now()
    Tijdvak.objects.filter(pk=tijdvak.pk).update(opent_op=nu - timedelta(days=30), sluit_op=nu + timedelta(days=9))
    tijdvak.refresh_from_db()
    return tijdvak


def pagina(naam: str, tijdvak: Tijdvak) -> str:
    return reverse(f"admin:aanvragen_tijdvak_{naam}", args=[tijdvak.pk])


def ingevuld(tijdvak: Tijdvak, **anders) -> dict[str, str]:
    nu = timezone.now()
    momenten = {
        "van": nu - timedelta(hours=3),
        "tot": nu - timedelta(hours=1),
        "sluit_op": tijdvak.sluit_op.replace(microsecond=0) + timedelta(days=1),
    }
    velden = {naam: in_amsterdam(moment).strftime("%Y-%m-%dT%H:%M:%S") for naam, moment in momenten.items()}
    return velden | {"reden": "Het netwerk was weg."} | anders


def test_een_storing_wordt_gevraagd_getoond_en_pas_dan_vastgelegd(als, beheer, anja, open_tijdvak):
    plan = fabrieken.concept(op=open_tijdvak.opent_op)
    client, pad, velden = als(beheer), pagina("storing", open_tijdvak), ingevuld(open_tijdvak)
    assert f'href="{reverse("admin:aanvragen_tijdvak_actions", args=[open_tijdvak.pk, "naar_storing"])}"' in tekst(
        client.get(pagina("change", open_tijdvak))
    )
    assert "Wanneer was het, en wat was het?" in tekst(client.get(pad))
    vraag = tekst(client.post(pad, velden))
    assert "Klopt dit?" in vraag
    assert "De schrijvers van 1 concept krijgen" in vraag
    assert "Het netwerk was weg." in vraag
    assert not Storing.objects.exists()
    assert "Wanneer was het, en wat was het?" in tekst(client.post(pad, velden | {"terug": "Nee"}))
    assert not Storing.objects.exists()
    antwoord = client.post(pad, velden | {"bevestigd": "Ja"}, follow=True)
    storing = Storing.objects.get()
    assert antwoord.redirect_chain == [(pagina("change", open_tijdvak), 302)]
    assert f"De storing is vastgelegd. Eerste tijdvak sluit nu op {moment_nl(storing.sluit_op)}." in tekst(antwoord)
    assert "Het netwerk was weg." in tekst(client.get(pagina("change", open_tijdvak)))  # in the list of outages
    assert storing.door == beheer
    assert plan.tijdvak_id == storing.tijdvak_id


def tekst(antwoord) -> str:
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"reden": " "}, "Schrijf op wat er aan de hand was."),
        ({"van": ""}, "Vul in wanneer de storing begon."),
        ({"tot": "gisteren"}, "Vul een dag en een tijd in"),
        ({"tot": "2013-01-01T00:00:00"}, "eindigt niet na het begin"),
        ({"van": "2090-01-01T00:00:00", "tot": "2090-01-02T00:00:00"}, "moet nog beginnen"),
        ({"sluit_op": "2014-01-01T00:00:00"}, "Kies een moment dat nog komt."),
    ],
)
def test_wat_niet_klopt_wordt_gezegd_voordat_wordt_gevraagd_of_het_zeker_is(als, beheer, open_tijdvak, anders, zin):
    gevraagd = tekst(
        als(beheer).post(pagina("storing", open_tijdvak), ingevuld(open_tijdvak, **anders) | {"bevestigd": "Ja"})
    )
    assert zin in gevraagd
    assert "Klopt dit?" not in gevraagd
    assert not Storing.objects.exists()


def test_een_ander_dan_de_beheerder_komt_er_niet_bij(als, client, coen, anja, open_tijdvak):
    pad = pagina("storing", open_tijdvak)
    assert als(coen).get(pad).status_code == 403
    assert als(anja).post(pad, ingevuld(open_tijdvak)).status_code == 302  # to the admin's own door
    assert client.get(pad).status_code == 302
    assert not Storing.objects.exists()


def wijzig(tijdvak: Tijdvak, sluit_op) -> dict[str, str]:
    opent, sluit = in_amsterdam(tijdvak.opent_op), in_amsterdam(sluit_op)
    return {
        "nummer": str(tijdvak.nummer),
        "naam": "Andere naam",
        "opent_op_0": opent.strftime("%d-%m-%Y"),
        "opent_op_1": opent.strftime("%H:%M:%S"),
        "sluit_op_0": sluit.strftime("%d-%m-%Y"),
        "sluit_op_1": sluit.strftime("%H:%M:%S"),
        "regelingversie": str(tijdvak.regelingversie_id),
        "verdeling": tijdvak.verdeling,
        "drempel_scoreverschil": "1",
        "storingen-TOTAL_FORMS": "0",
        "storingen-INITIAL_FORMS": "0",
    }


def test_van_een_open_tijdvak_verandert_de_sluiting_niet_met_de_hand(als, beheer, open_tijdvak):
    voor = open_tijdvak.sluit_op
    for verschil in (timedelta(days=1), -timedelta(days=1)):
        als(beheer).post(pagina("change", open_tijdvak), wijzig(open_tijdvak, voor + verschil))
        open_tijdvak.refresh_from_db()
        assert open_tijdvak.sluit_op == voor
    assert open_tijdvak.naam == "Andere naam"


def test_een_tijdvak_dat_nog_komt_is_vrij_en_sluit_aan_het_einde_van_de_laatste_seconde(als, beheer, tijdvak):
    straks = timezone.now() + timedelta(days=30)
    Tijdvak.objects.filter(pk=tijdvak.pk).update(opent_op=straks, sluit_op=straks + timedelta(days=60))
    tijdvak.refresh_from_db()
    sluit = in_amsterdam(straks + timedelta(days=90)).replace(hour=23, minute=59, second=59, microsecond=0)
    client = als(beheer)
    assert "naar_storing" not in tekst(client.get(pagina("change", tijdvak)))
    assert client.get(pagina("storing", tijdvak)).status_code == 404
    client.post(pagina("change", tijdvak), wijzig(tijdvak, sluit))
    tijdvak.refresh_from_db()
    assert tijdvak.sluit_op == sluit.replace(microsecond=999_999)


def test_wat_een_aanvrager_van_een_open_tijdvak_weet_ligt_vast(als, beheer, open_tijdvak):
    andere = Regelingversie.objects.exclude(pk=open_tijdvak.regelingversie_id).first()
    anders = {"nummer": "7", "regelingversie": str(andere.pk), "verdeling": "tender", "tender_drempel": "2,50"}
    ingevuld = wijzig(open_tijdvak, open_tijdvak.sluit_op) | anders | {"drempel_scoreverschil": "2"}
    voor = Tijdvak.objects.values(*anders).get(pk=open_tijdvak.pk)
    client = als(beheer)
    velden = re.findall(r'name="(\w+)"', tekst(client.get(pagina("change", open_tijdvak))))
    assert set(velden) & set(ingevuld) >= {"naam", "drempel_scoreverschil"}
    assert not set(velden) & set(anders)
    client.post(pagina("change", open_tijdvak), ingevuld)
    assert Tijdvak.objects.values(*anders).get(pk=open_tijdvak.pk) == voor
    open_tijdvak.refresh_from_db()
    assert (open_tijdvak.naam, open_tijdvak.drempel_scoreverschil) == ("Andere naam", 2)


def test_een_tijdvak_dat_nog_komt_kan_een_tender_worden_met_een_drempel_op_de_schaal(als, beheer, tijdvak):
    straks = timezone.now().replace(microsecond=0) + timedelta(days=30)
    Tijdvak.objects.filter(pk=tijdvak.pk).update(opent_op=straks, sluit_op=straks + timedelta(days=60))
    tijdvak.refresh_from_db()
    client = als(beheer)
    ingevuld = wijzig(tijdvak, tijdvak.sluit_op) | {"verdeling": "tender", "tender_drempel": "2,50"}
    te_hoog = client.post(pagina("change", tijdvak), ingevuld | {"tender_drempel": "4,50"})
    assert "De drempel van een tender ligt van 1 tot en met 4." in tekst(te_hoog)
    client.post(pagina("change", tijdvak), ingevuld)
    tijdvak.refresh_from_db()
    assert (tijdvak.verdeling, tijdvak.tender_drempel) == ("tender", Decimal("2.50"))
