"""Writing a letter on screen: its sections in order, their text, its checks, its versions, its preview."""

from datetime import date

import pytest
from django.urls import reverse

from rapportage import services
from rapportage.briefsecties import Sectie, standaard, uit_json
from rapportage.models import Rapport, RapportSoort
from sectorplannen.kern.models import Gebruiker, Opdracht, OpdrachtStatus, Rol
from tests import fabrieken

PEILDATUM = date(2014, 5, 30)
HTMX = {"HX-Request": "true"}
CODES = [s.code for s in standaard(RapportSoort.TIJDVAK)]


@pytest.fixture
def paul(db) -> Gebruiker:
    """The second person."""
    return Gebruiker.objects.create_user("paul@voorbeeld.nl", rol=Rol.BELEID, naam="Paul")


@pytest.fixture
def rapport(tijdvak, petra) -> Rapport:
    fabrieken.verleend()
    return services.beginnen(RapportSoort.TIJDVAK, tijdvak, PEILDATUM, door=petra)


def adres(naam: str, rapport: Rapport, *rest) -> str:
    return reverse(f"rapportage:{naam}", args=[rapport.pk, *rest])


def secties(rapport: Rapport) -> list[Sectie]:
    return uit_json(rapport.versies.latest("nummer").secties)


def schrijf(bezoeker, rapport, code="hulp", *, versie=1, **velden):
    """Send the form of one section."""
    inhoud = {"titel": "Hulp bij het maken van een plan", "tekst": "Mijn tekst.", "versie": str(versie)} | velden
    return bezoeker.post(adres("brief_onderdeel", rapport, code), inhoud)


def deel(bezoeker, rapport, doe: str, versie: int = 1):
    """Press one of the buttons at a section."""
    return bezoeker.post(adres("brief_indeling", rapport), {"doe": doe, "versie": str(versie)}, follow=True)


# --- The letter ------------------------------------------------------------------------------------------------------


def test_de_brief_toont_elk_onderdeel_zoals_het_er_komt_te_staan_met_elk_cijfer_als_link(als, rapport, petra):
    tekst = als(petra).get(adres("brief", rapport)).text
    for code in CODES:
        assert f'id="onderdeel-{code}"' in tekst
    rijen = f"{reverse('rapportage:cijfer', args=['aantal_verleend'])}?tijdvak=1&amp;peildatum=2014-05-30"
    assert f'<a class="cijfer" href="{rijen}">één</a>' in tekst
    assert "Standaardtekst" in tekst
    assert "Het eerste tijdvak" in tekst


@pytest.mark.parametrize(
    ("stappen", "volgorde"),
    [
        (["neer:samenvatting"], ["waarom", "samenvatting"]),
        (["op:waarom"], ["waarom", "samenvatting"]),
        (["op:samenvatting"], ["samenvatting", "waarom"]),
    ],
)
def test_een_onderdeel_gaat_omhoog_of_omlaag_en_dat_is_een_versie(als, rapport, petra, stappen, volgorde):
    for stap in stappen:
        deel(als(petra), rapport, stap)
    assert [s.code for s in secties(rapport)][:2] == volgorde
    assert rapport.versies.count() == (1 if volgorde == CODES[:2] else 2)


def test_een_onderdeel_weglaten_en_terugzetten(als, rapport, petra):
    pagina = deel(als(petra), rapport, "weg:waarom").text
    assert "Dit onderdeel staat niet in de brief." in pagina
    assert "Weggelaten" in pagina
    assert secties(rapport)[1].weg
    deel(als(petra), rapport, "terug:waarom", versie=2)
    assert not secties(rapport)[1].weg


def test_van_eigen_tekst_terug_naar_de_standaardtekst(als, rapport, petra):
    schrijf(als(petra), rapport)
    assert secties(rapport)[2] == Sectie("hulp", tekst="Mijn tekst.")
    assert "Terug naar de standaardtekst" in als(petra).get(adres("brief", rapport)).text
    deel(als(petra), rapport, "standaard:hulp", versie=2)
    assert secties(rapport)[2] == Sectie("hulp")


def test_een_eigen_onderdeel_komt_erbij_op_zijn_plaats_en_gaat_er_weer_uit(als, rapport, petra):
    antwoord = schrijf(als(petra), rapport, "nieuw", titel="Over {aantal_verleend} plannen", na="waarom")
    assert antwoord["Location"].endswith("#onderdeel-eigen_1")
    assert secties(rapport)[2] == Sectie("eigen_1", "Over {aantal_verleend} plannen", "Mijn tekst.")
    assert "Over één plannen" in als(petra).get(adres("brief", rapport)).text
    deel(als(petra), rapport, "eruit:eigen_1", versie=2)
    assert [s.code for s in secties(rapport)] == CODES


@pytest.mark.parametrize("doe", ["eruit:hulp", "standaard:eigen_1", "op:weg", "dans:hulp", ""])
def test_wat_niet_kan_met_een_onderdeel_verandert_niets_en_zegt_het(als, rapport, petra, doe):
    assert "Fout:" in deel(als(petra), rapport, doe).text
    assert rapport.versies.count() == 1


def test_op_een_oude_versie_schuift_niemand_iets(als, rapport, petra, paul):
    deel(als(paul), rapport, "weg:waarom")
    pagina = deel(als(petra), rapport, "op:waarom", versie=1)
    assert "Versie 2 is intussen bewaard door Paul" in pagina.text
    assert rapport.versies.count() == 2


def test_een_tekst_die_op_deze_dag_niet_meer_kan_staat_er_met_wat_eraan_mankeert(als, rapport, petra):
    laatste = rapport.versies.latest("nummer")
    fout = [Sectie(s.code, tekst="Zo {bestaat_niet}." if s.code == "hulp" else None) for s in secties(rapport)]
    rapport.versies.create(
        nummer=2, peildatum=PEILDATUM, secties=[vars(s) for s in fout], door=petra, op=laatste.op, toelichtingen={}
    )
    pagina = als(petra).get(adres("brief", rapport)).text
    assert "‘{bestaat_niet}’ is geen cijfer." in pagina
    assert "Te verbeteren" in pagina
    assert "Eerst een onderdeel verbeteren" in pagina


# --- One section -----------------------------------------------------------------------------------------------------


def test_tekst_aanpassen_begint_met_de_standaardtekst_waarin_cijfers_codes_zijn(als, rapport, petra):
    pagina = als(petra).get(adres("brief_onderdeel", rapport, "tijdvak"))
    assert "{aantal_verleend}" in pagina.context["form"]["tekst"].value()
    assert "[[tabel_verleend]]" in pagina.context["form"]["tekst"].value()


def test_wie_niets_verandert_houdt_de_standaardtekst(als, rapport, petra):
    bezoeker = als(petra)
    form = bezoeker.get(adres("brief_onderdeel", rapport, "hulp")).context["form"]
    schrijf(bezoeker, rapport, tekst=form["tekst"].value().replace("\n", "\r\n"), titel=form["titel"].value())
    assert secties(rapport)[2] == Sectie("hulp")
    assert rapport.versies.count() == 1


def test_de_lijst_geeft_van_elk_cijfer_waarde_betekenis_en_rijen_en_is_te_doorzoeken(als, rapport, petra):
    pagina = als(petra).get(adres("brief_onderdeel", rapport, "hulp")).text
    for code in ("{bedrag_verleend}", "{bedrag_verleend_exact}", "{peildatum}", "[[tabel_verleend]]"):
        assert f'value="{code}"' in pagina
    assert "Alle verplichtingen min wat daarvan weer is vrijgevallen." in pagina
    gezocht = schrijf(als(petra), rapport, zoek="verleende cofin", zoeken="1", tekst="Half af").text
    assert 'value="{bedrag_verleend}"' in gezocht
    assert 'value="{aantal_verleend}"' not in gezocht
    assert "Half af</textarea>" in gezocht
    assert rapport.versies.count() == 1


def test_zonder_script_komt_een_cijfer_achter_de_tekst_en_een_tabel_op_een_eigen_regel(als, rapport, petra):
    form = schrijf(als(petra), rapport, tekst="Het zijn er", invoegen="{aantal_verleend}").context["form"]
    assert form["tekst"].value() == "Het zijn er {aantal_verleend}"
    form = schrijf(als(petra), rapport, tekst="Zie:", invoegen="[[grafiek_1]]").context["form"]
    assert form["tekst"].value() == "Zie:\n\n[[grafiek_1]]"
    assert rapport.versies.count() == 1


def test_zo_komt_het_te_staan_zonder_iets_te_bewaren(als, rapport, petra):
    stuk = (
        als(petra)
        .post(
            adres("brief_onderdeel", rapport, "hulp"),
            {"titel": "Kop", "tekst": "Het is {aantal_verleend}, en 231.127 meer.", "versie": "1", "tonen": "1"},
            headers=HTMX,
        )
        .text
    )
    assert ">één</a>, en 231.127 meer." in stuk
    assert "<html" not in stuk
    assert "Een getypt getal volgt de gegevens niet." in stuk
    assert rapport.versies.count() == 1


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"tekst": "Er zijn {aantal_bestaat_niet}."}, "‘{aantal_bestaat_niet}’ is geen cijfer."),
        ({"tekst": "[[tabel_verleend]]"}, "staat ook al in"),
        ({"tekst": " "}, "Schrijf een tekst, of laat het onderdeel weg uit de brief."),
        ({"titel": ""}, "Geef het onderdeel een kop."),
        ({"titel": "Kop {"}, "Een accolade hoort bij een cijfer"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_wat_er_getypt_is_blijft(als, rapport, petra, velden, zin):
    antwoord = schrijf(als(petra), rapport, **velden)
    assert antwoord.status_code == 200
    assert zin in str(antwoord.context["form"].errors.as_data())
    for naam, waarde in velden.items():
        assert antwoord.context["form"][naam].value() == waarde
    assert rapport.versies.count() == 1


def test_wie_na_een_ander_bewaart_ziet_beide_teksten_en_verliest_niets(als, rapport, petra, paul):
    schrijf(als(paul), rapport, tekst="De tekst van Paul.")
    antwoord = schrijf(als(petra), rapport, tekst="De tekst van Petra.")
    assert "Versie 2 is intussen bewaard door Paul" in antwoord.text
    assert "De tekst van Petra.</textarea>" in antwoord.text
    assert "De tekst van Paul." in antwoord.text
    assert "<del>Paul.</del> <ins>Petra.</ins>" in antwoord.text
    assert secties(rapport)[2].tekst == "De tekst van Paul."
    schrijf(als(petra), rapport, tekst="De tekst van beiden.", versie=antwoord.context["form"]["versie"].value())
    assert secties(rapport)[2].tekst == "De tekst van beiden."


def test_een_ander_onderdeel_van_een_ander_blijft_staan(als, rapport, petra, paul):
    deel(als(paul), rapport, "weg:waarom")
    antwoord = schrijf(als(petra), rapport, tekst="De tekst van Petra.")
    assert "Aan dit onderdeel is daarin niets veranderd." in antwoord.text
    schrijf(als(petra), rapport, tekst="De tekst van Petra.", versie=2)
    assert secties(rapport)[1].weg
    assert secties(rapport)[2].tekst == "De tekst van Petra."


@pytest.mark.parametrize("vreemd", ["<script>alert(1)</script>", "=cmd|'/c calc'!A1", "\u202eomgekeerd \U0001f600"])
def test_wat_iemand_typt_is_tekst_en_nooit_opmaak(als, rapport, petra, vreemd):
    schrijf(als(petra), rapport, titel=vreemd, tekst=vreemd)
    for pad in (adres("brief", rapport), adres("brief_onderdeel", rapport, "hulp"), adres("brief_versie", rapport, 2)):
        tekst = als(petra).get(pad).text
        assert "<script>alert" not in tekst


# --- Checks, date, versions ------------------------------------------------------------------------------------------


def test_een_controle_die_niet_klopt_vraagt_een_toelichting_en_die_is_een_versie(als, rapport, petra):
    schrijf(als(petra), rapport, tekst="Er waren 231.127 gesprekken.")
    pagina = als(petra).get(adres("brief", rapport)).text
    assert "Eerst 1 controle toelichten" in pagina
    assert "Getypte getallen volgen de gegevens niet" in pagina
    inhoud = {"versie": "2", "toelichting_brief_eigen_tekst": "Geteld door het actieteam."}
    na = als(petra).post(adres("brief_toelichting", rapport), inhoud, follow=True).text
    assert "Met toelichting" in na
    assert "Aanbieden ter vaststelling" in na
    versie = rapport.versies.latest("nummer")
    assert versie.toelichtingen == {"brief_eigen_tekst": "Geteld door het actieteam."}
    assert "<ins>Geteld door het actieteam.</ins>" in als(petra).get(adres("brief_versie", rapport, 3)).text


def test_een_toelichting_op_een_oude_versie_gaat_niet_verloren(als, rapport, petra, paul):
    schrijf(als(petra), rapport, tekst="Er waren 231.127 gesprekken.")
    deel(als(paul), rapport, "weg:waarom", versie=2)
    inhoud = {"versie": "2", "toelichting_brief_eigen_tekst": "Van het actieteam."}
    antwoord = als(petra).post(adres("brief_toelichting", rapport), inhoud)
    assert "Versie 3 is intussen bewaard door Paul" in antwoord.text
    assert "Van het actieteam.</textarea>" in antwoord.text
    assert rapport.versies.count() == 3


def test_een_andere_peildatum_maakt_alle_cijfers_opnieuw(als, rapport, petra):
    inhoud = {"versie": "1", "peildatum": "1 februari 2014"}
    pagina = als(petra).post(adres("brief_peildatum", rapport), inhoud, follow=True).text
    rapport.refresh_from_db()
    assert rapport.peildatum == date(2014, 2, 1)
    assert "1 februari 2014" in pagina
    fout = als(petra).post(adres("brief_peildatum", rapport), {"versie": "2", "peildatum": "1-1-2099"}).text
    assert "Kies een dag tot en met vandaag." in fout


def test_een_versie_zegt_wie_wat_veranderde_en_komt_terug_als_nieuwe_versie(als, rapport, petra, paul):
    schrijf(als(paul), rapport, tekst="De tekst van Paul.")
    deel(als(petra), rapport, "weg:hulp", versie=2)
    pagina = als(petra).get(adres("brief_versie", rapport, 2)).text
    assert "Bewaard door Paul" in pagina
    assert "Kreeg een eigen tekst." in pagina
    assert "<ins>De tekst van Paul.</ins>" in pagina
    assert "Is weggelaten." in als(petra).get(adres("brief_versie", rapport, 3)).text
    antwoord = als(petra).post(adres("brief_versie", rapport, 1), follow=True)
    assert "Versie 1 staat er weer, als versie 4." in antwoord.text
    assert secties(rapport) == standaard(RapportSoort.TIJDVAK)


# --- The preview -----------------------------------------------------------------------------------------------------


def test_het_voorbeeld_zegt_hoe_ver_het_is_met_en_zonder_htmx(als, rapport, petra):
    bezoeker = als(petra)
    antwoord = bezoeker.post(adres("brief_voorbeeld_maken", rapport), follow=True)
    assert "Het voorbeeld wacht op zijn beurt." in antwoord.text
    assert "Ververs" in antwoord.text
    opdracht = Opdracht.objects.get(soort=services.BRIEF_VOORBEELD)
    voortgang = reverse("rapportage:brief_voortgang", args=[opdracht.pk])
    assert bezoeker.get(voortgang, {"gezien": "wacht: "}, headers=HTMX).status_code == 204
    assert bezoeker.get(voortgang)["Location"] == adres("brief", rapport)
    Opdracht.objects.filter(pk=opdracht.pk).update(status=OpdrachtStatus.BEZIG, voortgang="De PDF wordt gemaakt.")
    stuk = bezoeker.get(voortgang, {"gezien": "wacht: "}, headers=HTMX).text
    assert "De PDF wordt gemaakt." in stuk
    assert "<iframe" not in stuk


def test_het_voorbeeld_staat_naast_de_tekst_en_zegt_van_welke_versie_het_is(als, rapport, petra):
    bezoeker = als(petra)
    services.voorbeeld_maken(rapport)
    schrijf(bezoeker, rapport)
    pagina = bezoeker.get(adres("brief", rapport)).text
    assert 'title="Voorbeeld van de brief, versie 1"' in pagina
    assert "Dit is versie 1. U bent op versie 2." in pagina
    blad = bezoeker.get(adres("brief_voorbeeld", rapport))
    assert blad["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in blad["Content-Security-Policy"]
    assert b"".join(blad.streaming_content).startswith(b"%PDF")
    gewoon = bezoeker.get(adres("brief", rapport))
    assert gewoon["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in gewoon["Content-Security-Policy"]


@pytest.mark.parametrize(("pogingen", "leesbaar"), [(1, True), (5, False)])
def test_een_mislukt_voorbeeld_zegt_het_in_woorden_voor_mensen(als, rapport, petra, pogingen, leesbaar):
    opdracht = services.voorbeeld_aanvragen(rapport, door=petra)
    fout = "Dit kan niet om deze reden."
    Opdracht.objects.filter(pk=opdracht.pk).update(status=OpdrachtStatus.MISLUKT, fout=fout, pogingen=pogingen)
    tekst = als(petra).get(adres("brief", rapport)).text
    assert ("Dit kan niet om deze reden." in tekst) == leesbaar
    assert ("meld het aan de beheerder" in tekst) != leesbaar


def test_een_andere_opdracht_is_geen_brief(als, petra, tijdvak):
    fabrieken.ingediend()
    mail = Opdracht.objects.filter(soort="bericht_mailen").latest("pk")
    assert als(petra).get(reverse("rapportage:brief_voortgang", args=[mail.pk])).status_code == 404


# --- Queries ---------------------------------------------------------------------------------------------------------


def test_een_brief_met_veel_versies_en_plannen_vraagt_niet_meer(als, rapport, petra, django_assert_num_queries):
    bezoeker = als(petra)
    bezoeker.get(adres("brief", rapport))
    with django_assert_num_queries(BRIEF_VRAAGT):
        bezoeker.get(adres("brief", rapport))
    with django_assert_num_queries(ONDERDEEL_VRAAGT):
        bezoeker.get(adres("brief_onderdeel", rapport, "hulp"))
    for nummer in range(1, 13):
        services.bewaren(rapport, [Sectie("hulp", tekst=f"Tekst {nummer}.")], verwacht=nummer, door=petra)
    fabrieken.verleend("Tweede plan")
    fabrieken.verleend("Derde plan")
    with django_assert_num_queries(BRIEF_VRAAGT):
        bezoeker.get(adres("brief", rapport))
    with django_assert_num_queries(ONDERDEEL_VRAAGT):
        bezoeker.get(adres("brief_onderdeel", rapport, "hulp"))


BRIEF_VRAAGT = 20
ONDERDEEL_VRAAGT = 16
