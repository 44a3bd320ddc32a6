"""How pages are kept and asked for again: not changed costs nearly nothing, and nothing old is shown."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from beoordeling import services as beoordeling
from rapportage.models import Realisatie
from rapportage.register import bewaren, merk, plannen, stempel
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Lidmaatschap, Organisatie
from tests import fabrieken
from tests.rapportage.register.conftest import maak_bekend, net_verleend

REGISTER = "/register/"


def test_wie_de_pagina_al_heeft_krijgt_te_horen_dat_zij_gelijk_is(client, plan, django_assert_max_num_queries):
    eerste = client.get(REGISTER)
    assert eerste.headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in eerste.headers["Vary"]
    for kop, waarde in (
        ("If-None-Match", eerste.headers["ETag"]),
        ("If-Modified-Since", eerste.headers["Last-Modified"]),
    ):
        with django_assert_max_num_queries(11):
            weer = client.get(REGISTER, headers={kop: waarde})
        assert (weer.status_code, weer.content) == (304, b"")
        assert weer.headers["ETag"] == eerste.headers["ETag"]


def test_elk_adres_heeft_een_eigen_merk(client, plan):
    adressen = [REGISTER, "/register/?q=bakkerij", reverse("rapportage:register_data"), "/register/regios/"]
    assert len({client.get(adres).headers["ETag"] for adres in adressen}) == len(adressen)


def test_het_merk_verandert_bij_voortgang_bij_een_organisatie_en_bij_een_nieuw_plan(client, plan):
    merken = [client.get(REGISTER).headers["ETag"]]

    def kijk():
        merken.append(client.get(REGISTER, headers={"If-None-Match": merken[-1]}).headers["ETag"])

    Realisatie.objects.create(maatregel=plan.maatregelen.first(), peildatum=date(2015, 4, 1), deelnemers=3)
    kijk()
    organisatie = Organisatie.objects.get(pk=plan.hoofdaanvrager_id)
    organisatie.naam = "Bakkers Samen"
    organisatie.save()
    kijk()
    assert "Bakkers Samen" in client.get(REGISTER).text
    ander = net_verleend("Nog een")
    maak_bekend(ander)
    kijk()
    assert len(set(merken)) == len(merken)


def test_het_merk_verklapt_niet_dat_er_iets_gebeurde_dat_niemand_mag_weten(client, plan, tijdvak, els, petra):
    """Who asks every minute would otherwise know the hour of a decision before the applicant."""
    paden = [REGISTER, "/register/data/catalogus.jsonld", "/api/v1/plannen", "/api/v1/tijdvakken", "/api/v1/cijfers"]

    def merken():
        return [(a.headers["ETag"], a.headers.get("Last-Modified"), a.content) for a in map(client.get, paden)]

    eerst = merken()
    fabrieken.ingediend("Nieuw")
    fabrieken.afgewezen("Nee")
    stil = net_verleend("Stil")
    assert merken() == eerst
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els)
    Organisatie.objects.create(naam="Een ander", soort="oeno_fonds")
    Lidmaatschap.objects.create(organisatie=plan.hoofdaanvrager, gebruiker=petra)
    assert merken() == eerst
    maak_bekend(stil)
    assert all(nu != toen for nu, toen in zip(merken(), eerst, strict=True))


def test_wat_terugkomt_is_zo_oud_als_zijn_terugkeer(monkeypatch):
    eerst = stempel.sinds("proef", "een")
    assert stempel.sinds("proef", "een") == eerst
    stempel.sinds("proef", "twee")
    monkeypatch.setattr(timezone, "now", lambda: eerst + timedelta(hours=1))
    assert stempel.sinds("proef", "een") == eerst + timedelta(hours=1)


def test_wie_is_ingelogd_krijgt_een_eigen_pagina_die_niemand_bewaart(client, plan, coen):
    bezoeker = client.get(REGISTER)
    client.force_login(coen)
    eigen = client.get(REGISTER, headers={"If-None-Match": bezoeker.headers["ETag"]})
    assert eigen.status_code == 200
    assert eigen.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in eigen.headers
    assert "Coen" in eigen.text
    client.logout()
    assert "Coen" not in client.get(REGISTER).text


def test_een_pagina_die_er_al_was_vraagt_niet_opnieuw_naar_de_plannen(client, plan, django_assert_max_num_queries):
    eerste = client.get(REGISTER)
    with django_assert_max_num_queries(11):
        tweede = client.get(REGISTER)
    assert tweede.content == eerste.content


def test_wat_er_niet_is_wordt_niet_bewaard(client, tijdvak):
    antwoord = client.get("/register/plan/SP1-9999/")
    assert antwoord.status_code == 404
    assert "ETag" not in antwoord.headers
    assert "public" not in antwoord.headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    "kop", [{"If-None-Match": "*"}, {"If-Modified-Since": "Fri, 27 Nov 2037 10:00:00 GMT"}, {"If-None-Match": '"x"'}]
)
def test_wat_er_niet_is_is_ook_niet_ongewijzigd(client, tijdvak, kop):
    assert client.get("/register/plan/SP1-9999/", headers=kop).status_code == 404


def test_een_merk_dat_onderweg_zwak_werd_telt_ook(client, plan):
    etag = client.get(REGISTER).headers["ETag"]
    assert client.get(REGISTER, headers={"If-None-Match": f'"ander", W/{etag}'}).status_code == 304


def test_voortgang_met_de_dag_van_morgen_komt_er_morgen_in(client, plan, monkeypatch):
    morgen = vandaag() + timedelta(days=1)
    Realisatie.objects.create(maatregel=plan.maatregelen.first(), peildatum=morgen, deelnemers=23)
    pad = reverse("rapportage:register_plan", args=[plan.nummer])
    eerst = client.get(pad)
    assert "Wat er is bereikt" not in eerst.text
    for module in (plannen, merk):
        monkeypatch.setattr(module, "vandaag", lambda: morgen)
    daarna = client.get(pad, headers={"If-None-Match": eerst.headers["ETag"]})
    assert "deden 23 van de 400" in daarna.text


def test_zonder_cache_werkt_elke_pagina(client, plan, monkeypatch):
    def weg(*args, **kwargs):
        raise ConnectionError("Redis is away.")

    for naam in ("get", "set", "get_or_set"):
        monkeypatch.setattr(bewaren.cache, naam, weg)
    for pad in (REGISTER, reverse("rapportage:register_plan", args=[plan.nummer]), "/register/data/plannen.csv"):
        antwoord = client.get(pad)
        assert antwoord.status_code == 200
        assert plan.naam in antwoord.text
    assert plannen.alle() is plannen.alle()  # kept by the process itself
