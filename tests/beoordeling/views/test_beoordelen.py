"""Assessing by the pages: declare first, score part by part, hand in, and only then see the other's scores."""

import pytest

from beoordeling import services
from beoordeling.models import Belangenverklaring, Beoordeling, Criterium, Score
from sectorplannen.kern.models import LidRol
from tests import fabrieken

from .conftest import adres, meldingen, tekst


def eigen(plan, wie) -> Beoordeling:
    return plan.beoordelingen.get(beoordelaar=wie)


def ingevuld(beoordeling: Beoordeling, waarde: int = 3, **anders) -> dict[str, str]:
    """The form of one measure, every criterion at one value."""
    velden = {f"waarde_{code}": str(waarde) for code in "SMART"}
    return {"versie": str(beoordeling.versie)} | velden | anders


def lever_in(plan, wie, waarde: int = 3) -> None:
    rij = eigen(plan, wie)
    services.scores_opslaan(rij, fabrieken.scores(plan, waarde, f"Reden van {wie}."), door=wie, advies="verlenen")
    services.inleveren(rij, door=wie)


@pytest.fixture
def pad(in_beoordeling) -> str:
    return adres("beoordelen", in_beoordeling)


def test_zonder_verklaring_komt_eerst_de_verklaring(als, dirk, in_beoordeling, pad):
    dirk.belangenverklaringen.all().delete()
    assert als(dirk).get(pad).url == adres("verklaar_belang", in_beoordeling)
    assert als(dirk).post(f"{pad}?deel=1", ingevuld(eigen(in_beoordeling, dirk))).status_code == 302
    assert not Score.objects.exists()
    pagina = tekst(als(dirk).get(adres("verklaar_belang", in_beoordeling)))
    assert "Werkgevers Bakkerij" in pagina
    assert "Vakbond Bakkerij" in pagina


def test_geen_band_leidt_naar_de_beoordeling(als, dirk, in_beoordeling, pad):
    dirk.belangenverklaringen.all().delete()
    antwoord = als(dirk).post(adres("verklaar_belang", in_beoordeling), {"heeft_band": "nee"})
    assert antwoord.url == pad
    assert not dirk.belangenverklaringen.get(aanvraag=in_beoordeling).heeft_band


def test_een_band_neemt_het_plan_weg(als, dirk, in_beoordeling, pad):
    dirk.belangenverklaringen.all().delete()
    velden = {"heeft_band": "ja", "toelichting": "Mijn zus werkt er."}
    antwoord = als(dirk).post(adres("verklaar_belang", in_beoordeling), velden, follow=True)
    assert meldingen(antwoord) == ["Uw band is genoteerd. U ziet dit plan niet meer."]
    assert als(dirk).get(pad).status_code == 404
    assert in_beoordeling.beoordelingen.count() == 1


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "Kies ja of nee"),
        ({"heeft_band": "misschien"}, "misschien"),
        ({"heeft_band": "ja"}, "Schrijf op welke band u heeft"),
    ],
)
def test_verklaring_met_onzin(als, dirk, in_beoordeling, velden, zin):
    Belangenverklaring.objects.all().delete()
    antwoord = als(dirk).post(adres("verklaar_belang", in_beoordeling), velden)
    assert zin in tekst(antwoord)
    assert not Belangenverklaring.objects.exists()


def test_begint_bij_het_eerste_dat_nog_niet_klaar_is(als, dirk, in_beoordeling, pad):
    assert als(dirk).get(pad).context["deel"].code == "1"
    als(dirk).post(f"{pad}?deel=1", ingevuld(eigen(in_beoordeling, dirk)))
    assert als(dirk).get(pad).context["deel"].code == "2"


def test_toont_de_ingediende_maatregel_naast_de_schaal(als, dirk, pad):
    pagina = tekst(als(dirk).get(f"{pad}?deel=2"))
    for zin in (
        "2. Vakscholing",
        "300 deelnemers, van wie 60 jonger dan 27",
        "€ 150.000",
        "Is er een getal, een beginpunt",
    ):
        assert zin in pagina
    assert pagina.count('type="radio"') == 20
    assert 'aria-current="page"' in pagina


def test_opslaan_bewaart_en_gaat_verder(als, dirk, in_beoordeling, pad):
    velden = ingevuld(eigen(in_beoordeling, dirk), waarde_R="2", reden_R="Te duur.", verder="1")
    antwoord = als(dirk).post(f"{pad}?deel=1", velden, follow=True)
    assert antwoord.redirect_chain == [(f"{pad}?deel=2", 302)]
    assert meldingen(antwoord) == ["Maatregel 1: opgeslagen."]
    score = Score.objects.get(criterium__code="R")
    assert (score.waarde, score.reden, score.maatregel.volgnummer) == (2, "Te duur.", 1)
    assert [d.stand.label for d in antwoord.context["delen"]] == ["klaar", "nog doen", "nog doen", "nog doen"]


def test_een_deel_mag_half_worden_opgeslagen(als, dirk, in_beoordeling, pad):
    velden = {"versie": eigen(in_beoordeling, dirk).versie, "waarde_S": "4"}
    antwoord = als(dirk).post(f"{pad}?deel=1", velden, follow=True)
    assert antwoord.context["delen"][0].stand.label == "bezig"
    assert "checked" in tekst(antwoord)


def test_hele_plan_heeft_de_andere_gronden(als, dirk, in_beoordeling, pad):
    velden = {
        "versie": eigen(in_beoordeling, dirk).versie,
        "waarde_b": "3",
        "waarde_l": "1",
        "reden_l": "Geen administratie.",
    }
    als(dirk).post(f"{pad}?deel=plan", velden)
    assert sorted(Score.objects.values_list("criterium__code", "maatregel")) == [("b", None), ("l", None)]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"waarde_M": "2"}, "Geef een reden bij een score onder voldoende."),
        ({"waarde_M": "1", "reden_M": "   "}, "Geef een reden bij een score onder voldoende."),
        ({"waarde_M": "9"}, "Kies een score van de schaal."),
        ({"waarde_M": "", "reden_M": "Wel een reden."}, "Kies een score bij deze reden."),
        ({"versie": ""}, "Deze pagina is verouderd: laad de pagina opnieuw"),
        ({"versie": "gek"}, "Deze pagina is verouderd: laad de pagina opnieuw"),
        ({"versie": "0"}, "op een andere plek opgeslagen"),
    ],
)
def test_scores_met_onzin_bewaren_niets_en_houden_de_tekst(als, dirk, in_beoordeling, pad, anders, zin):
    velden = ingevuld(eigen(in_beoordeling, dirk), reden_S="Helder beschreven.") | anders
    antwoord = als(dirk).post(f"{pad}?deel=1", velden)
    assert antwoord.status_code == 200
    assert zin in tekst(antwoord)
    assert "Helder beschreven." in tekst(antwoord)
    assert not Score.objects.exists()


def test_onbekend_onderdeel_bestaat_niet(als, dirk, pad):
    assert als(dirk).get(f"{pad}?deel=9").status_code == 404
    assert als(dirk).get(f"{pad}?deel=gek").status_code == 404


def test_wie_beoordeelt(als, client, pad, coen, els, anja, petra, in_beoordeling):
    assert client.get(pad).url.startswith("/account/login/")
    for wie in (coen, els, anja, petra):
        assert als(wie).get(pad).status_code == 403
        assert als(wie).post(f"{pad}?deel=1", {"waarde_S": "1"}).status_code == 403
    assert als(fabrieken.persoon("dirk")).put(pad).status_code == 405
    assert "Dit plan is niet aan u toegewezen." in tekst(als(coen).get(pad))


def test_wie_lid_is_van_de_aanvrager_beoordeelt_niet(als, dirk, pad):
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=dirk, rol=LidRol.LEZER)
    antwoord = als(dirk).get(pad)
    assert antwoord.status_code in {403, 404}


def test_advies_noemt_wat_nog_ontbreekt(als, dirk, pad):
    pagina = tekst(als(dirk).get(f"{pad}?deel=advies"))
    assert "Nog 21 scores te geven" in pagina
    assert "Maatregel 1, specifiek" in pagina


def test_inleveren_wordt_geweigerd_tot_alles_is_gescoord_maar_bewaart_het_advies(als, dirk, in_beoordeling, pad):
    rij = eigen(in_beoordeling, dirk)
    velden = {"versie": rij.versie, "advies": "verlenen", "toelichting": "Goed plan.", "inleveren": "1"}
    antwoord = als(dirk).post(f"{pad}?deel=advies", velden)
    assert "Geef eerst elke score." in tekst(antwoord)
    rij.refresh_from_db()
    assert (rij.ingeleverd_op, rij.advies, rij.toelichting) == (None, "verlenen", "Goed plan.")
    opnieuw = velden | {"versie": antwoord.context["form"]["versie"].value(), "toelichting": "Beter."}
    als(dirk).post(f"{pad}?deel=advies", opnieuw)
    rij.refresh_from_db()
    assert rij.toelichting == "Beter."


def test_advies_van_een_oude_versie_overschrijft_niets(als, dirk, in_beoordeling, pad):
    rij = eigen(in_beoordeling, dirk)
    services.scores_opslaan(rij, [], door=dirk, toelichting="Elders geschreven.")
    velden = {"versie": rij.versie - 1, "advies": "afwijzen", "toelichting": "Oud."}
    antwoord = als(dirk).post(f"{pad}?deel=advies", velden)
    assert "op een andere plek opgeslagen" in tekst(antwoord)
    rij.refresh_from_db()
    assert rij.toelichting == "Elders geschreven."


def test_inleveren_zet_de_beoordeling_vast(als, dirk, in_beoordeling, pad):
    rij = eigen(in_beoordeling, dirk)
    services.scores_opslaan(rij, fabrieken.scores(in_beoordeling), door=dirk)
    velden = {"versie": rij.versie, "advies": "verlenen", "inleveren": "1"}
    antwoord = als(dirk).post(f"{pad}?deel=advies", velden, follow=True)
    assert meldingen(antwoord) == ["Uw beoordeling is ingeleverd. U kunt haar niet meer wijzigen."]
    assert als(dirk).get(pad).url == adres("scores", in_beoordeling)


@pytest.mark.parametrize(
    ("velden", "zin"), [({}, "Kies uw advies"), ({"advies": "gek"}, "Kies een advies uit de lijst")]
)
def test_advies_met_onzin(als, dirk, in_beoordeling, pad, velden, zin):
    rij = eigen(in_beoordeling, dirk)
    antwoord = als(dirk).post(f"{pad}?deel=advies", {"versie": rij.versie, "inleveren": "1"} | velden)
    assert zin in tekst(antwoord)
    rij.refresh_from_db()
    assert rij.advies == ""


def test_geen_van_beiden_ziet_scores_van_de_ander_voor_beide_zijn_ingeleverd(
    als, dirk, daan, coen, els, in_beoordeling
):
    lever_in(in_beoordeling, daan)
    scores = adres("scores", in_beoordeling)
    assert "Reden van Daan." not in tekst(als(dirk).get(scores))
    assert "De andere beoordeling ziet u als beide zijn ingeleverd." in tekst(als(dirk).get(scores))
    assert "Reden van Daan." in tekst(als(daan).get(scores))
    for wie in (coen, els):
        antwoord = als(wie).get(scores)
        assert antwoord.status_code == 403
        assert "U ziet de scores pas als beide beoordelingen zijn ingeleverd." in tekst(antwoord)
    for pagina in ("dossier", "beoordelen", "werkvoorraad", "plannen"):
        doel = adres(pagina, in_beoordeling if pagina in {"dossier", "beoordelen"} else None)
        assert "Reden van Daan." not in tekst(als(dirk).get(doel))


def test_scores_liggen_naast_elkaar_en_grote_verschillen_zijn_gemerkt(als, dirk, daan, coen, in_beoordeling):
    lever_in(in_beoordeling, dirk, 4)
    lever_in(in_beoordeling, daan, 2)
    pagina = tekst(als(coen).get(adres("scores", in_beoordeling)))
    assert pagina.count("Te groot") == 21
    assert "Reden van Dirk." in pagina
    assert "Reden van Daan." in pagina


def test_scores_van_een_plan_zonder_beoordelingen(als, coen, ingediend):
    antwoord = als(coen).get(adres("scores", ingediend))
    assert antwoord.status_code == 403
    assert "nog geen beoordelingen" in tekst(antwoord)


def test_scores_zijn_niet_voor_het_ministerie(als, petra, dirk, daan, in_beoordeling):
    lever_in(in_beoordeling, dirk)
    lever_in(in_beoordeling, daan)
    assert als(petra).get(adres("scores", in_beoordeling)).status_code == 403


def test_rubriek_hoort_bij_de_versie_van_het_tijdvak(als, dirk, in_beoordeling, pad):
    Criterium.objects.exclude(regelingversie=in_beoordeling.tijdvak.regelingversie).update(naam="Van een ander jaar")
    assert "Van een ander jaar" not in tekst(als(dirk).get(f"{pad}?deel=1"))
