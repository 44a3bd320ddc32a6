"""The pages of a round: who sees them, what they say, and that nothing typed is lost."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from rapportage.models import Peiling, VerslagStatus, Voortgangsverslag
from rapportage.peilingen import herinneren, overzicht, services
from sectorplannen.kern.datums import datum_nl, vandaag
from tests import fabrieken
from tests.fabrieken import moment, persoon

from . import ronde

pytestmark = pytest.mark.django_db


@pytest.fixture
def verslag(tijdvak) -> Voortgangsverslag:
    """Of the one plan in execution, in an open round."""
    fabrieken.verleend()
    return ronde.geopend().verslagen.get()


def _velden(verslag: Voortgangsverslag, **anders: object) -> dict[str, object]:
    """As a browser sends the form when everything was filled in as intended."""
    uit: dict[str, object] = {"toelichting": "Het loopt goed.", "versie": verslag.versie}
    for invoer in ronde.zoals_beoogd(verslag):
        nr = verslag.aanvraag.maatregelen.get(pk=invoer.maatregel).volgnummer
        uit |= {
            f"deelnemers_{nr}": invoer.deelnemers,
            f"kosten_{nr}": str(invoer.kosten).replace(".", ","),
            f"verwachte_deelnemers_{nr}": invoer.verwachte_deelnemers,
            f"verwachte_kosten_{nr}": str(invoer.verwachte_kosten).replace(".", ","),
        }
    return uit | anders


def test_beleid_opent_een_peiling_van_de_pagina(als, tijdvak, petra):
    fabrieken.verleend()
    adres = reverse("rapportage:peilingen")
    assert "Nieuwe peiling" in als(petra).get(adres).content.decode()
    antwoord = als(petra).post(
        adres, {"seizoen": "najaar", "jaar": "2015", "peildatum": "30-9-2015", "invullen_tot": "1-11-2015"}
    )
    assert "Geef de plannen tijd om in te vullen" in antwoord.content.decode()
    antwoord = als(petra).post(
        adres, {"seizoen": "najaar", "jaar": "2015", "peildatum": "30-9-2015", "invullen_tot": "31-12-2099"}
    )
    assert antwoord.url == Peiling.objects.get().get_absolute_url()


@pytest.mark.parametrize(
    ("dag", "seizoen", "peildatum"),
    [
        (date(2015, 4, 1), "voorjaar", date(2015, 3, 31)),
        (date(2015, 9, 30), "voorjaar", date(2015, 3, 31)),
        (date(2015, 10, 1), "najaar", date(2015, 9, 30)),
        (date(2016, 3, 31), "najaar", date(2015, 9, 30)),
    ],
)
def test_een_nieuwe_peiling_is_die_van_het_laatste_halfjaar(dag, seizoen, peildatum):
    voorstel = overzicht.voorstel(dag)
    assert (voorstel["seizoen"], voorstel["jaar"], voorstel["peildatum"]) == (seizoen, peildatum.year, peildatum)
    assert voorstel["invullen_tot"] == dag + timedelta(days=28)


def test_het_formulier_stelt_een_peiling_voor_die_er_nog_niet_was(als, tijdvak, petra):
    fabrieken.verleend()
    adres, voorstel = reverse("rapportage:peilingen"), overzicht.voorstel(vandaag())
    assert datum_nl(voorstel["invullen_tot"]) in als(petra).get(adres).content.decode()
    peiling = services.openen(**voorstel, door=petra)
    services.sluiten(peiling, toch=True, door=petra)
    inhoud = als(petra).get(adres).content.decode()
    assert "Nieuwe peiling" in inhoud
    assert datum_nl(voorstel["invullen_tot"]) not in inhoud


def test_de_peiling_zegt_wanneer_wie_voor_het_laatst_is_herinnerd(als, verslag, petra):
    adres = verslag.peiling.get_absolute_url()
    assert "De laatste herinnering" not in als(petra).get(adres).content.decode()
    herinneren.rondes_herinneren(moment(2015, 4, 17))
    herinneren.rondes_herinneren(moment(2015, 4, 24))
    assert "De laatste herinnering ging op 24 april 2015 naar 1 plan." in als(petra).get(adres).content.decode()


def test_een_coordinator_leest_de_peilingen_en_opent_er_geen(als, verslag, coen):
    antwoord = als(coen).get(reverse("rapportage:peilingen"))
    assert "Voorjaar 2015" in antwoord.content.decode()
    assert "Nieuwe peiling" not in antwoord.content.decode()
    assert als(coen).post(reverse("rapportage:peilingen"), {}).status_code == 403


@pytest.mark.parametrize("naam", ["anja", "dirk", "els", "beheer"])
def test_peilingen_zijn_voor_beleid_en_coordinatoren(als, verslag, naam):
    for adres in (
        reverse("rapportage:peilingen"),
        verslag.peiling.get_absolute_url(),
        reverse("rapportage:verslag_controleren", args=[verslag.pk]),
        reverse("rapportage:peiling_sluiten", args=[verslag.peiling_id]),
    ):
        assert als(persoon(naam)).get(adres).status_code == 403


def test_de_lijst_van_een_peiling_kost_evenveel_vragen_voor_een_als_voor_drie(
    als, tijdvak, coen, django_assert_num_queries
):
    fabrieken.verleend("Een")
    een = ronde.geopend()
    client = als(coen)
    client.get(een.get_absolute_url())
    with django_assert_num_queries(11):
        client.get(een.get_absolute_url())
    services.sluiten(een, toch=True, door=persoon("petra"), op=ronde.GESLOTEN)
    for naam in ("Twee", "Drie"):
        fabrieken.verleend(naam)
    drie = ronde.najaar()
    with django_assert_num_queries(11):
        inhoud = client.get(drie.get_absolute_url()).content.decode()
    assert all(naam in inhoud for naam in ("Een", "Twee", "Drie"))


def test_de_lijst_filtert_op_stand_en_naam(als, tijdvak, coen):
    fabrieken.verleend("Een")
    fabrieken.verleend("Twee")
    peiling = ronde.geopend()
    ronde.ingestuurd(peiling.verslagen.get(aanvraag__naam="Een"))
    inhoud = als(coen).get(peiling.get_absolute_url(), {"stand": "ingestuurd"}).content.decode()
    assert ">Een" in inhoud
    assert ">Twee" not in inhoud
    inhoud = als(coen).get(peiling.get_absolute_url(), {"q": "twee"}).content.decode()
    assert ">Twee" in inhoud
    assert ">Een<" not in inhoud


def test_het_plan_vult_in_en_stuurt_in_zonder_script(als, verslag, anja):
    client = als(anja)
    assert verslag.get_absolute_url() in client.get(reverse("rapportage:verslagen")).content.decode()
    inhoud = client.get(verslag.get_absolute_url()).content.decode()
    assert "Toegekend: 100 deelnemers, begroot op" in inhoud
    antwoord = client.post(f"{verslag.get_absolute_url()}?deel=1", _velden(verslag, verder="1"))
    naar = reverse("rapportage:verslag_insturen", args=[verslag.pk])
    assert antwoord.url == naar
    pagina = client.get(naar)
    assert "Verslag insturen" in pagina.content.decode()
    assert client.post(naar, {"versie": pagina.context["verslag"].versie}).url == verslag.get_absolute_url()
    verslag.refresh_from_db()
    assert (verslag.status, verslag.toelichting) == (VerslagStatus.INGESTUURD, "Het loopt goed.")
    assert 'name="deelnemers_1"' not in client.get(verslag.get_absolute_url()).content.decode()


@pytest.mark.parametrize("versie", ["nagekeken", "", "x", "99999999999"])
def test_wat_een_ander_na_het_nakijken_wijzigde_gaat_niet_ongezien_mee(als, verslag, anja, bram, versie):
    ronde.ingevuld(verslag)
    verslag.refresh_from_db()
    gezien = verslag.versie
    services.invullen(verslag, toelichting="Van Bram", door=bram)
    naar = reverse("rapportage:verslag_insturen", args=[verslag.pk])
    antwoord = als(anja).post(naar, {"versie": gezien if versie == "nagekeken" else versie}, follow=True)
    assert "Dit verslag is intussen gewijzigd." in antwoord.content.decode()
    verslag.refresh_from_db()
    assert (verslag.status, verslag.toelichting) == (VerslagStatus.OPEN, "Van Bram")


def test_wat_niet_kan_staat_bij_het_veld_en_de_rest_is_bewaard(als, verslag, anja):
    antwoord = als(anja).post(f"{verslag.get_absolute_url()}?deel=1", _velden(verslag, deelnemers_1="veel"))
    assert "Vul een heel getal in" in antwoord.content.decode()
    assert "veel" in antwoord.content.decode()
    een, twee = verslag.regels.all()
    assert (een.deelnemers, twee.deelnemers) == (None, 150)


def test_tussentijds_bewaren_antwoordt_met_wat_opvalt(als, verslag, anja):
    kop = {"HTTP_X_TUSSENTIJDS": "poging-1"}
    antwoord = als(anja).post(
        f"{verslag.get_absolute_url()}?deel=1", _velden(verslag, verwachte_deelnemers_1="80"), **kop
    )
    nu = antwoord.json()
    assert nu["uitkomst"] == "opgeslagen"
    assert "Dat is minder dan de 100" in nu["fragmenten"]["bevindingen-vak"]
    assert antwoord.cookies["opgeslagen"].value == "poging-1"
    assert verslag.regels.first().verwachte_deelnemers == 80


def test_wie_met_een_oude_bladzijde_bewaart_kiest_en_overschrijft_niets(als, verslag, anja, bram):
    pagina = als(anja).get(verslag.get_absolute_url())
    gezien = pagina.context["form"]["gezien"].value()
    services.invullen(verslag, toelichting="Van Bram", door=bram)
    antwoord = als(anja).post(
        f"{verslag.get_absolute_url()}?deel=1",
        {"versie": 1, "gezien": gezien, "toelichting": "Van Anja"},
        HTTP_X_TUSSENTIJDS="poging-2",
    )
    assert antwoord.status_code == 409
    assert antwoord.json()["botsingen"] == ["toelichting"]
    verslag.refresh_from_db()
    assert verslag.toelichting == "Van Bram"


@pytest.mark.parametrize(("naam", "code"), [("carla", 404), ("dirk", 403), ("els", 403), ("beheer", 403)])
def test_een_verslag_is_niet_van_iedereen(als, verslag, naam, code):
    assert als(persoon(naam)).get(verslag.get_absolute_url()).status_code == code
    assert als(persoon(naam)).post(reverse("rapportage:verslag_insturen", args=[verslag.pk])).status_code == code


def test_de_coordinator_ziet_wat_opvalt_en_vraagt(als, verslag, coen, anja):
    ronde.ingestuurd(verslag, verwachte_deelnemers=160, deelnemers=50, reden="Minder leerlingen.")
    adres = reverse("rapportage:verslag_controleren", args=[verslag.pk])
    inhoud = als(coen).get(adres).content.decode()
    assert "Dat is minder dan de 300" in inhoud
    assert "Reden: Minder leerlingen." in inhoud
    assert "Schrijf op wat u wilt weten" in als(coen).post(adres, {"teruggeven": "1", "vraag": ""}).content.decode()
    als(coen).post(adres, {"teruggeven": "1", "vraag": "Waarom?"})
    assert "Waarom?" in als(anja).get(verslag.get_absolute_url()).content.decode()


def test_de_coordinator_gaat_akkoord_en_beleid_sluit(als, verslag, coen, petra):
    sluiten = reverse("rapportage:peiling_sluiten", args=[verslag.peiling_id])
    ronde.ingestuurd(verslag)
    assert verslag.aanvraag.nummer in als(petra).get(sluiten).content.decode()
    assert "Zet een vinkje" in als(petra).post(sluiten).content.decode()
    als(coen).post(reverse("rapportage:verslag_controleren", args=[verslag.pk]), {"akkoord": "1"})
    assert "Deze verslagen tellen niet mee" not in als(petra).get(sluiten).content.decode()
    als(petra).post(sluiten)
    verslag.peiling.refresh_from_db()
    assert verslag.peiling.gesloten_door == petra
    assert (
        "Akkoord</button>"
        not in als(coen).get(reverse("rapportage:verslag_controleren", args=[verslag.pk])).content.decode()
    )


def test_een_coordinator_met_een_band_vindt_het_verslag_niet(als, verslag, coen):
    verslag.aanvraag.hoofdaanvrager.lidmaatschappen.create(gebruiker=coen, rol="lezer")
    assert als(coen).get(reverse("rapportage:verslag_controleren", args=[verslag.pk])).status_code == 404
    assert verslag.aanvraag.nummer not in als(coen).get(verslag.peiling.get_absolute_url()).content.decode()


def test_wie_een_plan_in_uitvoering_heeft_ziet_boven_zijn_plannen_wat_hij_moet_invullen(als, verslag, anja, carla):
    adres, kop = reverse("aanvragen:mijn_plannen"), "Vul in wat uw plan heeft bereikt"
    inhoud = als(anja).get(adres).content.decode()
    assert kop in inhoud
    assert verslag.get_absolute_url() in inhoud
    assert kop not in als(carla).get(adres).content.decode()
    ronde.ingestuurd(verslag)
    assert kop not in als(anja).get(adres).content.decode()
    services.teruggeven(verslag, vraag="Klopt dit?", door=persoon("coen"))
    assert "Vraag van het agentschap" in als(anja).get(adres).content.decode()


def test_de_coordinator_komt_van_zijn_werkvoorraad_bij_wat_hij_moet_controleren(als, verslag, coen, dirk):
    adres, lijst = reverse("beoordeling:werkvoorraad"), f"{verslag.peiling.get_absolute_url()}?stand=ingestuurd"
    assert "Voortgangsverslagen (0)" in als(coen).get(adres, follow=True).content.decode()
    ronde.ingestuurd(verslag)
    inhoud = als(coen).get(adres, follow=True).content.decode()
    assert "Voortgangsverslagen (1)" in inhoud
    assert lijst in inhoud
    assert "Voortgangsverslagen" not in als(dirk).get(adres, follow=True).content.decode()
    services.sluiten(verslag.peiling, toch=True, door=persoon("petra"), op=ronde.GESLOTEN)
    assert "Voortgangsverslagen" not in als(coen).get(adres, follow=True).content.decode()


# --- The workbook ----------------------------------------------------------------------------------------------------


def _werkboek(client, verslag: Voortgangsverslag, **cellen: object) -> BytesIO:
    """The workbook of a statement, with some cells filled in by hand."""
    antwoord = client.get(reverse("rapportage:verslag_werkboek", args=[verslag.pk]))
    boek = load_workbook(BytesIO(antwoord.content))
    for plaats, waarde in cellen.items():
        boek.active[plaats] = waarde
    uit = BytesIO()
    boek.save(uit)
    uit.seek(0)
    uit.name = "voortgang.xlsx"
    return uit


def test_een_werkboek_gaat_heen_en_terug_en_verandert_wat_is_gezien(als, verslag, anja):
    client, adres = als(anja), reverse("rapportage:verslag_inlezen", args=[verslag.pk])
    assert "Er verandert niets" in client.post(adres, {"bestand": _werkboek(client, verslag)}).content.decode()
    antwoord = client.post(adres, {"bestand": _werkboek(client, verslag, E2=40, F2=1234.5, I2="=HYPERLINK")})
    assert "verbeter nog 1 ding" in antwoord.content.decode()
    antwoord = client.post(adres, {"bestand": _werkboek(client, verslag, E2=40, F2=1234.5, I2="Later begonnen.")})
    assert "Dit verandert er in uw verslag" in antwoord.content.decode()
    regel = verslag.regels.first()
    assert regel.deelnemers is None
    assert client.post(adres, {"gezien": antwoord.context["gezien"]}).url == verslag.get_absolute_url()
    regel.refresh_from_db()
    assert (regel.deelnemers, regel.kosten, regel.reden) == (40, Decimal("1234.50"), "Later begonnen.")
    nog_eens = client.post(adres, {"bestand": _werkboek(client, verslag, E2=None)})
    assert "Er verandert niets" in nog_eens.content.decode()


def test_wat_in_een_cel_niet_kan_staat_erbij_en_er_verandert_niets(als, verslag, anja):
    client, adres = als(anja), reverse("rapportage:verslag_inlezen", args=[verslag.pk])
    inhoud = client.post(adres, {"bestand": _werkboek(client, verslag, A3=9, E2="veel", F2=-1)}).content.decode()
    assert "verbeter nog 3 dingen" in inhoud
    assert "Rij 2, Deelnemers tot nu toe" in inhoud
    assert "het nummer van een maatregel van dit verslag" in inhoud
    assert 'name="gezien"' not in inhoud


def test_een_werkboek_dat_is_bekeken_voor_een_ander_opsloeg_doet_niets(als, verslag, anja, bram):
    client, adres = als(anja), reverse("rapportage:verslag_inlezen", args=[verslag.pk])
    gezien = client.post(adres, {"bestand": _werkboek(client, verslag, E2=40)}).context["gezien"]
    services.invullen(verslag, toelichting="x", door=bram)
    assert client.post(adres, {"gezien": gezien}).url == adres
    assert als(bram).post(adres, {"gezien": gezien}).url == adres
    assert verslag.regels.first().deelnemers is None


def test_wat_geen_werkboek_is_wordt_in_een_zin_geweigerd(als, verslag, anja):
    bestand = BytesIO(b"geen werkboek")
    bestand.name = "brief.xlsx"
    inhoud = als(anja).post(reverse("rapportage:verslag_inlezen", args=[verslag.pk]), {"bestand": bestand})
    assert "is geen leesbaar werkboek" in inhoud.content.decode()
