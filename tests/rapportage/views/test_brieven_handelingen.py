"""What is done with a letter: offered, given back, fixed by a second person, given up; and the page of a fixed one."""

from datetime import date

import pytest
from django.urls import reverse

from beoordeling import services as beoordeling
from rapportage import services
from rapportage.briefsecties import Sectie
from rapportage.models import Rapport, RapportSoort, RapportStatus
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Gebruiker, Opdracht, OpdrachtStatus, Rol
from tests import fabrieken

PEILDATUM = date(2014, 5, 30)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def paul(db) -> Gebruiker:
    """The second person."""
    return Gebruiker.objects.create_user("paul@voorbeeld.nl", rol=Rol.BELEID, naam="Paul")


@pytest.fixture
def rapport(tijdvak, petra) -> Rapport:
    fabrieken.verleend()
    return services.beginnen(RapportSoort.TIJDVAK, tijdvak, PEILDATUM, door=petra)


@pytest.fixture
def aangeboden(rapport, petra) -> Rapport:
    services.aanbieden(rapport, verwacht=1, door=petra)
    return rapport


def adres(naam: str, rapport: Rapport, *rest) -> str:
    return reverse(f"rapportage:{naam}", args=[rapport.pk, *rest])


def doe(bezoeker, rapport: Rapport, naam: str, **inhoud):
    return bezoeker.post(adres("brief_handeling", rapport, naam), inhoud, follow=True)


def knoppen(bezoeker, rapport: Rapport) -> set[str]:
    """The verbs that the page of the letter offers."""
    tekst = bezoeker.get(adres("brief", rapport)).text
    namen = ("aanbieden", "teruggeven", "vaststellen", "vervallen")
    return {naam for naam in namen if adres("brief_handeling", rapport, naam) in tekst}


def test_elke_knop_die_er_staat_doet_het_en_wat_niet_kan_heeft_geen_knop(als, rapport, petra, paul):
    assert knoppen(als(petra), rapport) == {"aanbieden", "vervallen"}
    doe(als(petra), rapport, "aanbieden", versie="1")
    assert knoppen(als(petra), rapport) == {"teruggeven"}
    assert "Een tweede persoon stelt hem vast." in als(petra).get(adres("brief", rapport)).text
    assert knoppen(als(paul), rapport) == {"teruggeven", "vaststellen"}
    assert "Tekst aanpassen" not in als(paul).get(adres("brief", rapport)).text
    doe(als(paul), rapport, "vaststellen", versie="1")
    assert knoppen(als(paul), rapport) == set()


def test_wie_aanbood_stelt_niet_vast_ook_niet_langs_het_adres(als, aangeboden, petra):
    assert als(petra).get(adres("brief_handeling", aangeboden, "vaststellen")).status_code == 403
    assert als(petra).post(adres("brief_handeling", aangeboden, "vaststellen"), {"versie": "1"}).status_code == 403
    assert not Opdracht.objects.filter(soort=services.BRIEF_VASTSTELLEN).exists()


def test_teruggeven_vraagt_een_reden_en_die_staat_bij_de_brief(als, aangeboden, paul):
    assert "Schrijf op wat er anders moet." in doe(als(paul), aangeboden, "teruggeven", reden=" ").text
    pagina = doe(als(paul), aangeboden, "teruggeven", reden="De inleiding is te lang.").text
    assert "De brief is teruggegeven." in pagina
    assert "De inleiding is te lang." in pagina
    aangeboden.refresh_from_db()
    assert aangeboden.status == RapportStatus.CONCEPT


def test_laten_vervallen_vraagt_een_reden_en_de_brief_blijft_te_lezen(als, rapport, petra):
    assert "Schrijf op waarom deze brief vervalt." in doe(als(petra), rapport, "vervallen").text
    pagina = doe(als(petra), rapport, "vervallen", reden="Dubbel begonnen.").text
    assert "Vervallen" in pagina
    assert "Dubbel begonnen." in pagina
    assert "Samenvatting" in pagina
    assert knoppen(als(petra), rapport) == set()


@pytest.mark.parametrize("naam", ["teruggeven", "vaststellen"])
def test_wat_nu_niet_kan_leidt_terug_met_de_reden(als, rapport, petra, paul, naam):
    antwoord = als(paul).get(adres("brief_handeling", rapport, naam), follow=True)
    assert "Dit kan niet: de brief is concept." in antwoord.text
    assert als(paul).get(adres("brief_handeling", rapport, "dansen")).status_code == 404


def test_een_aangeboden_brief_wordt_niet_geschreven(als, aangeboden, petra):
    antwoord = als(petra).get(adres("brief_onderdeel", aangeboden, "hulp"), follow=True)
    assert "Dit kan niet: de brief is ter vaststelling." in antwoord.text
    als(petra).post(adres("brief_indeling", aangeboden), {"doe": "weg:hulp", "versie": "1"})
    als(petra).post(adres("brief_toelichting", aangeboden), {"versie": "1"})
    als(petra).post(adres("brief_peildatum", aangeboden), {"versie": "1", "peildatum": "1-2-2014"})
    als(petra).post(adres("brief_versie", aangeboden, 1))
    assert aangeboden.versies.count() == 1


def test_aanbieden_na_een_ander_zegt_dat_er_een_nieuwe_versie_is(als, rapport, petra, paul):
    services.bewaren(rapport, [Sectie("hulp")], verwacht=1, door=paul)
    antwoord = doe(als(petra), rapport, "aanbieden", versie="1")
    assert "Versie 2 is intussen bewaard door Paul. Lees die eerst." in antwoord.text
    rapport.refresh_from_db()
    assert rapport.status == RapportStatus.CONCEPT


def test_vaststellen_zegt_hoe_ver_het_is_en_toont_dan_de_brief(als, aangeboden, paul):
    bezoeker = als(paul)
    assert "Hij wacht op zijn beurt." in doe(bezoeker, aangeboden, "vaststellen", versie="1").text
    opdracht = Opdracht.objects.get(soort=services.BRIEF_VASTSTELLEN)
    voortgang = reverse("rapportage:brief_voortgang", args=[opdracht.pk])
    assert bezoeker.get(voortgang, {"gezien": "wacht: "}, headers=HTMX).status_code == 204
    assert opdrachten.voer_uit(opdracht.pk)
    assert bezoeker.get(voortgang, headers=HTMX)["HX-Redirect"] == adres("brief", aangeboden)
    vast = Rapport.objects.get()
    pagina = bezoeker.get(adres("brief", vast)).text
    for woord in ("Vastgesteld", vast.sha256, "Paul", "De gegevens zeggen over deze peildatum nog hetzelfde"):
        assert woord in pagina
    rijen = f"{reverse('rapportage:cijfer', args=['aantal_verleend'])}?tijdvak=1&amp;peildatum=2014-05-30"
    assert rijen in pagina
    assert "één" in pagina
    _niets_meer_te_schrijven(bezoeker, vast)
    fabrieken.verleend("Nog een plan")
    pagina = bezoeker.get(adres("brief", vast)).text
    assert "nu anders dan in de brief" in pagina
    assert "Sinds de cijfers zijn gemaakt, is vastgelegd: een gebeurtenis bij een plan" in pagina
    blad = b"".join(bezoeker.get(adres("brief_voorbeeld", vast)).streaming_content)
    assert blad == b"".join(bezoeker.get(adres("brief_pdf", vast)).streaming_content)


def _niets_meer_te_schrijven(bezoeker, vast: Rapport) -> None:
    assert bezoeker.post(adres("brief_voorbeeld_maken", vast)).status_code == 404
    assert bezoeker.get(adres("brief_onderdeel", vast, "hulp")).status_code == 302
    assert bezoeker.get(adres("brief_versie", vast, 1)).status_code == 200
    bezoeker.post(adres("brief_indeling", vast), {"doe": "weg:hulp", "versie": "1"})
    assert vast.versies.count() == 1


def test_een_vaststelling_die_niet_lukt_zegt_waarom(als, aangeboden, paul):
    doe(als(paul), aangeboden, "vaststellen", versie="1")
    fabrieken.verleend("Nog een plan")
    opdrachten.voer_uit(Opdracht.objects.get(soort=services.BRIEF_VASTSTELLEN).pk)
    pagina = als(paul).get(adres("brief", aangeboden)).text
    assert "De brief is niet vastgesteld. Sinds de brief is aangeboden, is" in pagina
    assert Opdracht.objects.get(soort=services.BRIEF_VASTSTELLEN).status == OpdrachtStatus.MISLUKT
    services.teruggeven(aangeboden, "Cijfers zijn anders.", door=paul)
    assert "De brief is niet vastgesteld." not in als(paul).get(adres("brief", aangeboden)).text


def test_van_een_aangeboden_brief_is_het_verschil_te_lezen_en_komt_niets_terug(als, rapport, petra, paul):
    services.bewaren(rapport, [Sectie("hulp", tekst="Van Paul.")], verwacht=1, door=paul)
    services.aanbieden(rapport, verwacht=2, door=paul)
    pagina = als(petra).get(adres("brief_versie", rapport, 2)).text
    assert "Ging eruit." in pagina
    assert "Deze versie terugzetten" not in pagina


def test_wie_een_band_heeft_in_het_tijdvak_ziet_geen_concept(als, rapport, coen):
    plan = fabrieken.ingediend("Nog niet beslist")
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus werkt er.", door=coen)
    coen.rol = Rol.BELEID  # who went to the ministry since
    coen.save()
    bezoeker = als(coen)
    paden = [adres("brief", rapport), adres("brief_onderdeel", rapport, "hulp"), adres("brief_voorbeeld", rapport)]
    assert {bezoeker.get(pad).status_code for pad in paden} == {403}
    assert bezoeker.post(adres("brief_voorbeeld_maken", rapport)).status_code == 403
