"""Assessing by the pages: declare first, score part by part, hand in, and only then see the other's scores."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

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


MEESTE_VRAGEN = 40


def pagina_velden(antwoord) -> dict[str, str]:
    """What a browser would send of the form as it came, nothing changed."""
    form = antwoord.context["form"]
    return {veld.html_name: str(veld.value()) for veld in form if veld.value() not in (None, "")}


def lever_in(plan, wie, waarde: int = 3) -> None:
    rij = eigen(plan, wie)
    services.scores_opslaan(rij, fabrieken.scores(plan, waarde, f"Reden van {wie}."), door=wie, advies="verlenen")
    services.inleveren(rij, door=wie)


@pytest.fixture
def pad(in_beoordeling) -> str:
    return adres("beoordelen", in_beoordeling)


def test_zonder_verklaring_komt_eerst_de_verklaring(als, dirk, in_beoordeling, pad):
    dirk.belangenverklaringen.all().delete()
    assert als(dirk).get(pad).url.startswith(adres("verklaar_belang", in_beoordeling))
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
    velden |= {"organisaties": [str(in_beoordeling.hoofdaanvrager_id)]}
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


def test_een_lage_score_zonder_reden_wordt_bewaard_maar_is_niet_af(als, dirk, in_beoordeling, pad):
    antwoord = als(dirk).post(f"{pad}?deel=1", ingevuld(eigen(in_beoordeling, dirk), waarde_M="2"), follow=True)
    assert meldingen(antwoord) == ["Maatregel 1: opgeslagen, maar nog niet af."]
    assert antwoord.context["delen"][0].stand.label == "bezig"
    assert Score.objects.get(criterium__code="M").reden == ""


def test_een_reden_zonder_score_wordt_bewaard(als, dirk, in_beoordeling, pad):
    velden = {"versie": eigen(in_beoordeling, dirk).versie, "reden_M": "Nog niet uit."}
    antwoord = als(dirk).post(f"{pad}?deel=1", velden, follow=True)
    assert "Nog niet uit." in tekst(antwoord)
    assert Score.objects.get().waarde is None


def test_wat_fout_is_houdt_de_rest_niet_tegen(als, dirk, in_beoordeling, pad):
    velden = ingevuld(eigen(in_beoordeling, dirk), reden_S="Helder beschreven.", waarde_M="9")
    antwoord = als(dirk).post(f"{pad}?deel=1", velden)
    assert antwoord.status_code == 200
    assert "Kies een score van de schaal." in tekst(antwoord)
    assert "Helder beschreven." in tekst(antwoord)
    assert "".join(Score.objects.values_list("criterium__code", flat=True)) == "SART"


@pytest.mark.parametrize("versie", ["", "gek", "0"])
def test_een_oude_pagina_overschrijft_niets_maar_legt_beide_naast_elkaar(als, dirk, in_beoordeling, pad, versie):
    mijn = eigen(in_beoordeling, dirk)
    services.scores_opslaan(mijn, fabrieken.scores(in_beoordeling, 4, "Elders.")[:1], door=dirk)
    antwoord = als(dirk).post(f"{pad}?deel=1", {"versie": versie, "waarde_S": "2", "reden_S": "Vaag."})
    assert "Er is niets overschreven." in tekst(antwoord)
    assert [(v.label, v.mijn, v.nu) for v in antwoord.context["form"].intussen] == [
        ("Specifiek", "Matig", "Goed"),
        ("Reden bij specifiek", "Vaag.", "Elders."),
    ]
    assert list(mijn.scores.values_list("waarde", "reden")) == [(4, "Elders.")]


def test_na_de_keuze_staat_er_wat_men_koos(als, dirk, in_beoordeling, pad):
    mijn = eigen(in_beoordeling, dirk)
    services.scores_opslaan(mijn, fabrieken.scores(in_beoordeling, 4, "Elders.")[:1], door=dirk)
    velden = {"versie": "0", "waarde_S": "2", "reden_S": "Vaag."}
    verschil = als(dirk).post(f"{pad}?deel=1", velden).context["form"].intussen
    keuze = {f"kent_{v.naam}": v.kent for v in verschil} | {"neem_waarde_S": "ander", "neem_reden_S": "mijn"}
    als(dirk).post(f"{pad}?deel=1", velden | keuze)
    assert list(mijn.scores.values_list("waarde", "reden")) == [(4, "Vaag.")]


def test_twee_vensters_die_elk_iets_anders_wijzigen_bewaren_beide(als, dirk, in_beoordeling, pad):
    oud = pagina_velden(als(dirk).get(f"{pad}?deel=1"))
    als(dirk).post(f"{pad}?deel=1", oud | {"waarde_S": "4"})
    als(dirk).post(f"{pad}?deel=1", oud | {"reden_M": "Uit het andere venster."})
    assert list(Score.objects.values_list("criterium__code", "waarde", "reden")) == [
        ("S", 4, ""),
        ("M", None, "Uit het andere venster."),
    ]


def test_een_ander_onderdeel_opslaan_is_geen_botsing(als, dirk, in_beoordeling, pad):
    oud = pagina_velden(als(dirk).get(f"{pad}?deel=1"))
    als(dirk).post(f"{pad}?deel=2", pagina_velden(als(dirk).get(f"{pad}?deel=2")) | {"waarde_S": "3"})
    antwoord = als(dirk).post(f"{pad}?deel=1", oud | {"waarde_S": "4"})
    assert antwoord.status_code == 302
    assert sorted(Score.objects.values_list("maatregel__volgnummer", "waarde")) == [(1, 4), (2, 3)]


TUSSENTIJDS = {"X-Tussentijds": "poging-1"}


def test_tussentijds_opslaan_zegt_hoe_laat_en_hoe_ver(als, dirk, in_beoordeling, pad):
    velden = pagina_velden(als(dirk).get(f"{pad}?deel=1")) | {"waarde_S": "2", "reden_S": "Vaag", "wie": dirk.pk}
    client = als(dirk)
    antwoord = client.post(f"{pad}?deel=1", velden, headers=TUSSENTIJDS)
    nu = antwoord.json()
    assert (nu["uitkomst"], nu["onderdeel"], nu["fouten"]) == ("opgeslagen", "beoordeling-1", {})
    assert re.fullmatch(r"\d{1,2}:\d\d", nu["om"])
    assert "Maatregel 1<span" in nu["fragmenten"]["delen-vak"]
    assert ", bezig" in nu["fragmenten"]["delen-vak"]
    assert antwoord.cookies["opgeslagen"].value == "poging-1"
    vervolg = client.post(f"{pad}?deel=1", velden | nu["onthoud"] | {"reden_S": "Vaag en lang"}, headers=TUSSENTIJDS)
    assert vervolg.json()["uitkomst"] == "opgeslagen"
    assert Score.objects.get().reden == "Vaag en lang"


def test_tussentijds_botst_wat_in_beide_vensters_is_gewijzigd(als, dirk, in_beoordeling, pad):
    oud = pagina_velden(als(dirk).get(f"{pad}?deel=1"))
    als(dirk).post(f"{pad}?deel=1", oud | {"reden_S": "Het ene."})
    antwoord = als(dirk).post(f"{pad}?deel=1", oud | {"reden_S": "Het andere."}, headers=TUSSENTIJDS)
    assert (antwoord.status_code, antwoord.json()["botsingen"]) == (409, ["reden_S"])
    assert "Het ene." in antwoord.json()["fragmenten"]["intussen-vak"].replace("<ins>", "").replace("</ins>", "")
    assert Score.objects.get().reden == "Het ene."


def test_tussentijds_na_inleveren_of_uitloggen_zegt_waarom_niet(als, client, dirk, in_beoordeling, pad):
    velden = pagina_velden(als(dirk).get(f"{pad}?deel=1"))
    lever_in(in_beoordeling, dirk)
    antwoord = als(dirk).post(f"{pad}?deel=1", velden | {"waarde_S": "1"}, headers=TUSSENTIJDS)
    assert (antwoord.status_code, antwoord.json()["uitkomst"]) == (403, "geweigerd")
    assert "ingeleverd" in antwoord.json()["zin"]
    assert client.post(f"{pad}?deel=1", velden, headers=TUSSENTIJDS).status_code == 401


def test_wat_na_het_uitloggen_wordt_verstuurd_komt_terug_op_hetzelfde_onderdeel(als, client, dirk, pad):
    velden = pagina_velden(als(dirk).get(f"{pad}?deel=2")) | {"reden_A": "Net geschreven.", "wie": dirk.pk}
    assert client.post(f"{pad}?deel=2", velden).status_code == 302
    client.force_login(dirk, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "Net geschreven." not in tekst(client.get(f"{pad}?deel=1"))
    pagina = tekst(client.get(f"{pad}?deel=2"))
    assert "Net geschreven." in pagina
    assert "Wij hebben teruggezet" in pagina


def test_elke_stand_van_de_schaal_zegt_wat_zij_betekent(als, dirk, pad):
    alle = Criterium.objects.exclude(rubriek__isnull=False)
    assert not alle.filter(Q(bij_onvoldoende="") | Q(bij_matig="") | Q(bij_voldoende="") | Q(bij_goed="")).exists()
    pagina = tekst(als(dirk).get(f"{pad}?deel=1"))
    assert pagina.count("Er is geen getal waaraan u het resultaat kunt meten.") == 2
    assert pagina.count('aria-describedby="id_waarde_M_zin_1"') == 1
    assert pagina.count('id="id_waarde_M_zin_1"') == 1


@pytest.mark.parametrize("deel", ["1", "plan", "advies", "inleveren"])
def test_een_plan_met_tien_maatregelen_vraagt_evenveel_als_een_met_twee(als, dirk, tijdvak, deel):
    gevraagd = []
    for aantal in (2, 10):
        plan = fabrieken.in_beoordeling(f"Plan van {aantal}", bedragen=(130_000,) * aantal)
        client = als(dirk)
        pad = adres("beoordelen", plan)
        client.get(pad)
        with CaptureQueriesContext(connection) as vragen:
            client.get(f"{pad}?deel={deel}")
        gevraagd.append(len(vragen))
    assert gevraagd[0] == gevraagd[1] <= MEESTE_VRAGEN


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
    assert "Nog 21 antwoorden te geven" in pagina
    assert '<a href="?deel=1#id_waarde_S_0">Maatregel 1</a>: 5 te geven' in pagina
    assert '<a href="?deel=plan#id_waarde_a_0">Hele plan</a>: 11 te geven' in pagina


def test_inleveren_noemt_eerst_wat_ontbreekt_met_de_plek_en_weigert(als, dirk, in_beoordeling, pad):
    rij = eigen(in_beoordeling, dirk)
    services.scores_opslaan(rij, [replace(i, waarde=2) for i in fabrieken.scores(in_beoordeling)[:1]], door=dirk)
    pagina = tekst(als(dirk).get(f"{pad}?deel=inleveren"))
    assert "U kunt nog niet inleveren" in pagina
    zin = '<a href="?deel=1#id_reden_S"><span class="sp-alleen-horen">Maatregel 1, </span>specifiek (de reden)</a>'
    assert zin in pagina
    assert '<a href="?deel=plan#id_waarde_l_0">' in pagina
    assert '<a href="?deel=advies#id_advies_0">' in pagina
    assert "Ja, mijn beoordeling inleveren" not in pagina
    antwoord = als(dirk).post(f"{pad}?deel=inleveren", follow=True)
    assert meldingen(antwoord)[0].startswith("Geef eerst elke score.")
    rij.refresh_from_db()
    assert rij.ingeleverd_op is None


def test_advies_bewaart_en_gaat_verder_naar_inleveren(als, dirk, in_beoordeling, pad):
    rij = eigen(in_beoordeling, dirk)
    velden = {"versie": rij.versie, "advies": "verlenen", "toelichting": "Goed plan.", "verder": "1"}
    assert als(dirk).post(f"{pad}?deel=advies", velden).url == f"{pad}?deel=inleveren"
    rij.refresh_from_db()
    assert (rij.ingeleverd_op, rij.advies, rij.toelichting) == (None, "verlenen", "Goed plan.")


def test_advies_van_een_oude_pagina_overschrijft_niets(als, dirk, in_beoordeling, pad):
    rij = eigen(in_beoordeling, dirk)
    services.scores_opslaan(rij, [], door=dirk, toelichting="Elders geschreven.")
    velden = {"versie": rij.versie - 1, "advies": "afwijzen", "toelichting": "Oud."}
    antwoord = als(dirk).post(f"{pad}?deel=advies", velden)
    assert "op een andere plek opgeslagen" in tekst(antwoord)
    rij.refresh_from_db()
    assert rij.toelichting == "Elders geschreven."


def test_inleveren_zet_de_beoordeling_vast(als, dirk, in_beoordeling, pad):
    rij = eigen(in_beoordeling, dirk)
    services.scores_opslaan(rij, fabrieken.scores(in_beoordeling), door=dirk, advies="verlenen")
    assert "Ja, mijn beoordeling inleveren" in tekst(als(dirk).get(f"{pad}?deel=inleveren"))
    antwoord = als(dirk).post(f"{pad}?deel=inleveren", follow=True)
    assert meldingen(antwoord) == ["Uw beoordeling is ingeleverd. U kunt haar niet meer wijzigen."]
    assert als(dirk).get(pad).url == adres("scores", in_beoordeling)


def test_een_onbekend_advies_wordt_geweigerd(als, dirk, in_beoordeling, pad):
    rij = eigen(in_beoordeling, dirk)
    antwoord = als(dirk).post(f"{pad}?deel=advies", {"versie": rij.versie, "advies": "gek"})
    assert "Kies een advies uit de lijst" in tekst(antwoord)
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
