"""The dossier: everything of one plan for whom it is meant, and nothing of what is not."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services as aanvragen
from aanvragen.statussen import Status
from aanvragen.werkwoorden import mogelijk
from beoordeling import plafond, services
from beoordeling.werkwoorden import WERKWOORDEN
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Rol
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, gehoord

from .conftest import adres, tekst


def test_dossier_toont_het_plan_zoals_het_is_ingediend(als, coen, ingediend):
    pagina = tekst(als(coen).get(adres("dossier", ingediend)))
    for zin in (
        "Vakwerk in de bakkerij",
        "16:03:07",
        "€ 350.000",
        "Te weinig technici",
        "Vakbond Bakkerij",
        "stuk-a.pdf",
    ):
        assert zin in pagina


def test_dossier_toont_niet_waaraan_de_aanvrager_nu_schrijft(als, coen, anja):
    plan = fabrieken.aanvulling_gevraagd(onderdelen=())
    aanvragen.bewerken(plan, door=anja, samenvatting="Nog niet verstuurde tekst.", financieringsplan="")
    antwoord = als(coen).get(adres("dossier", plan))
    assert "Nog niet verstuurde tekst" not in tekst(antwoord)
    assert antwoord.context["bevindingen"] == []


def test_dossier_toont_na_aanvulling_de_laatste_indiening(als, coen, anja):
    plan = fabrieken.aanvulling_gevraagd(onderdelen=())
    aanvragen.bewerken(plan, door=anja, samenvatting="Aangevulde tekst.")
    aanvragen.aanvullen(plan, door=anja, toelichting="Zie het financieringsplan.")
    pagina = tekst(als(coen).get(adres("dossier", plan)))
    assert "Aangevulde tekst." in pagina
    assert "Indiening 2" in pagina
    assert "Onderbouw de kosten." in pagina


def test_dossier_toont_bevindingen_met_hun_artikel(als, coen, anja):
    plan = fabrieken.concept()
    aanvragen.bewerken(plan, door=anja, financieringsplan="")
    aanvragen.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    pagina = tekst(als(coen).get(adres("dossier", plan)))
    assert "Beschrijf hoe u het plan betaalt en waarom cofinanciering nodig is." in pagina
    assert "Artikel 2.3, onder g" in pagina
    assert "Niet compleet" in pagina


def test_dossier_toont_besluit_en_boeking(als, els):
    plan = fabrieken.verleend()
    pagina = tekst(als(els).get(adres("dossier", plan)))
    assert "Besluit: verlening" in pagina
    assert "Het plan voldoet." in pagina
    assert "Boekingen" in pagina


def test_dossier_toont_gronden_in_woorden(als, els):
    plan = fabrieken.afgewezen()
    assert "c. De maatregelen volgen niet uit de analyse" in tekst(als(els).get(adres("dossier", plan)))


def test_dossier_van_een_ingetrokken_plan_noemt_de_reden(als, els):
    assert "Plan nog niet genoeg uitgewerkt" in tekst(als(els).get(adres("dossier", fabrieken.ingetrokken())))


@pytest.mark.parametrize("wie", ["coen", "dirk", "els", "eva", "petra", "beheer"])
@pytest.mark.parametrize(
    "stand", ["ingediend", "aanvulling_gevraagd", "in_beoordeling", "ter_besluitvorming", "verleend"]
)
def test_knoppen_zijn_wat_deze_persoon_nu_kan(als, wie, stand, tijdvak):
    plan, persoon = getattr(fabrieken, stand)(), fabrieken.persoon(wie)
    pagina = tekst(als(persoon).get(adres("dossier", plan)))
    kan = {verb.naam for verb in mogelijk(WERKWOORDEN, persoon, plan)}
    getoond = {verb.naam for verb in WERKWOORDEN if f'href="{adres(verb.naam, plan)}"' in pagina}
    assert getoond == kan


def test_advies_van_de_ander_staat_er_pas_als_beiden_hebben_ingeleverd(als, dirk, daan, coen, in_beoordeling):
    rij = in_beoordeling.beoordelingen.get(beoordelaar=daan)
    services.scores_opslaan(rij, fabrieken.scores(in_beoordeling, 2, "Te vaag."), door=daan, advies="afwijzen")
    services.inleveren(rij, door=daan)
    for wie in (dirk, coen):
        pagina = tekst(als(wie).get(adres("dossier", in_beoordeling)))
        assert "Advies: afwijzen" not in pagina
        assert "Te vaag" not in pagina
    assert "Advies: afwijzen" in tekst(als(daan).get(adres("dossier", in_beoordeling)))


def test_wie_het_dossier_ziet(als, client, ingediend, anja, carla, petra, dirk):
    pad = adres("dossier", ingediend)
    assert client.get(pad).url.startswith("/account/login/")
    assert als(anja).get(pad).status_code == als(carla).get(pad).status_code == 403
    assert als(dirk).get(pad).url.startswith(adres("verklaar_belang", ingediend))
    fabrieken.zonder_band(ingediend, "dirk")
    assert als(petra).get(pad).status_code == als(dirk).get(pad).status_code == 200
    assert als(dirk).post(pad).status_code == 405


def test_concept_en_onbekend_nummer_bestaan_niet(als, coen, concept):
    assert als(coen).get(adres("dossier", concept)).status_code == 404
    assert als(coen).get("/werkvoorraad/SP9-9999/").status_code == 404


def test_gemelde_band_sluit_elke_pagina_van_het_plan(als, daan, meld_band):
    plan = fabrieken.beoordeeld()
    band = fabrieken.persoon("coen")
    meld_band(plan, band)
    paden = ["dossier", "scores", "beoordelen", "verklaar_belang", *(verb.naam for verb in WERKWOORDEN)]
    for pad in paden:
        assert als(band).get(adres(pad, plan)).status_code == 404, pad
        assert als(band).post(adres(pad, plan)).status_code in {404, 405}, pad
    assert als(daan).get(adres("dossier", plan)).status_code == 200


def _met_kostenregels(aantal: int, naam: str = "Vakwerk in de bakkerij"):
    """A plan that was filed with so many cost lines and contributions, and with what its lead organisation counts by."""
    plan, anja = fabrieken.concept(naam), fabrieken.persoon("anja")
    kosten = 2_000_000 // aantal
    posten = [
        {
            "soort": "advies",
            "omschrijving": f"Gesprek {i}",
            "kosten": Decimal(kosten),
            "uren": kosten // 125,
            "bruto_loon": None,
        }
        for i in range(aantal)
    ]
    eerste = plan.maatregelen.get(volgnummer=1)
    aanvragen.maatregel_opslaan(
        plan, door=anja, maatregel=eerste, kostenposten=posten, streefgetal=77, start_op="2014-04-01"
    )
    bijdragen = [{"soort": "oeno_fonds", "naam": f"Fonds {i}", "bedrag": Decimal(1234)} for i in range(aantal)]
    aanvragen.bewerken(plan, door=anja, bijdragen=bijdragen)
    aanvragen.vertegenwoordiging_opslaan(plan, plan.hoofdaanvrager, door=anja, cao="Bakkersbedrijf")
    aanvragen.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    return plan


def test_dossier_toont_de_begroting_zoals_zij_is_ingediend(als, coen, tijdvak):
    pagina = tekst(als(coen).get(adres("dossier", _met_kostenregels(2))))
    for zin in (
        "Gesprek 1", "Advies en begeleiding", "50% van de kosten", "Artikel 5.1, eerste lid", "8.000 uur", "1 april 2014", "77",
        "Fonds 0", "€ 1.234", "Partij bij de cao Bakkersbedrijf",
    ):  # fmt: skip
        assert zin in pagina, zin


def test_dossier_van_een_indiening_zonder_kostenregels_zwijgt_daarover(als, coen, ingediend):
    pagina = tekst(als(coen).get(adres("dossier", ingediend)))
    for zin in ("Volgens tarief", "Te halen", "Begint op", "betaald door:"):
        assert zin not in pagina


def test_dossier_met_twintig_kostenregels_vraagt_niet_meer_van_de_database(als, coen, tijdvak):
    client = als(coen)

    def queries(plan) -> int:
        client.get(adres("dossier", plan))
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(adres("dossier", plan)).status_code == 200
        return len(gevangen)

    een, twintig = _met_kostenregels(1, "Een"), _met_kostenregels(20, "Twintig")
    assert queries(een) == queries(twintig)


def test_wat_een_eerste_stap_tegenhoudt_staat_er_in_een_zin_en_de_knop_niet(db, els, als):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=350_000)
    plan = fabrieken.ter_besluitvorming()
    assert ">Verlenen</a>" in als(els).get(adres("dossier", plan)).content.decode()
    fabrieken.verleend("Eerder", op=fabrieken.moment(2013, 12, 19))
    assert plafond.saldo(tijdvak).ruimte == 0
    antwoord = als(els).get(adres("dossier", plan))
    assert "Verlenen kan nog niet.</strong> Onder het plafond van tijdvak 1 is niets meer over." in tekst(antwoord)
    assert ">Verlenen</a>" not in antwoord.content.decode()
    alles = fabrieken.zoals_gevraagd(plan)
    with pytest.raises(Weigering, match="past niet onder het plafond"):
        services.verlenen(plan, alles, motivering="Toch.", door=els, op=fabrieken.BESLOTEN)


def test_veel_afgestemde_scores_staan_in_een_regel_met_de_lijst_erin(als, els, dirk):
    plan = fabrieken.ter_besluitvorming(waarden=(1, 4))
    aantal = plan.gebeurtenissen.filter(stap="afstemmen").count()
    assert aantal > 20
    pagina = tekst(als(els).get(adres("dossier", plan)))
    assert pagina.count('<p class="sp-vet">Scores afgestemd</p>') == 1
    _, lijst = pagina.split(f"<summary>Bekijk de {aantal} stappen</summary>")
    assert lijst.split("</details>")[0].count("Score afgestemd</p>") == aantal == pagina.count("Score afgestemd</p>")


def test_een_vervangen_besluit_zegt_dat_het_niet_meer_geldt_en_waardoor(als, els, eva):
    plan = fabrieken.afgewezen()
    assert GELDT_NIET not in tekst(als(els).get(adres("dossier", plan)))
    beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=fabrieken.zoals_gevraagd(plan))
    nieuw, oud = _besluiten(als, plan)
    assert "Besluit: verlening (op bezwaar)" in nieuw
    assert GELDT_NIET not in nieuw
    assert GELDT_NIET in oud
    assert "Vervangen door het besluit van 1 mei 2014." in oud
    services.verlening_intrekken(plan, motivering="Er wordt niets gedaan.", door=eva, op=fabrieken.moment(2014, 6, 2))
    intrekking, verlening, afwijzing = _besluiten(als, plan)
    assert GELDT_NIET not in intrekking
    assert "Ingetrokken met het besluit van 2 juni 2014." in verlening
    assert "Vervangen door het besluit van 1 mei 2014." in afwijzing


def test_een_besluit_dat_na_bezwaar_vervalt_geldt_niet_tot_er_opnieuw_is_beslist(als, tijdvak):
    plan = fabrieken.afgewezen()
    beslis(gehoord(plan), naar=Status.IN_BEOORDELING)
    (enige,) = _besluiten(als, plan)
    assert GELDT_NIET in enige
    assert "Over het plan wordt opnieuw beslist." in enige


GELDT_NIET = "Geldt niet meer"


def _besluiten(als, plan) -> list[str]:
    """The decisions on the page, each with all that it says."""
    return tekst(als(fabrieken.persoon("els")).get(adres("dossier", plan))).split('aria-labelledby="besluit-')[1:]


def test_beoordelen_staat_er_alleen_voor_wie_dat_ook_mag(als, dirk, in_beoordeling):
    knop = f'href="{adres("beoordelen", in_beoordeling)}"'
    assert knop in tekst(als(dirk).get(adres("dossier", in_beoordeling)))
    dirk.rol = Rol.AUDITOR
    dirk.save()
    assert knop not in tekst(als(dirk).get(adres("dossier", in_beoordeling)))
    assert als(dirk).get(adres("beoordelen", in_beoordeling)).status_code == 403
