"""The second door to the agency's work: the same queue, the same verbs, the same rights as on the site."""

import pytest
from django.contrib import admin
from django.urls import reverse, reverse_lazy

from aanvragen.models import Aanvraag
from aanvragen.statussen import ONBESLIST, Status
from beoordeling import services
from beoordeling.toegang import mag_verklaren
from beoordeling.werkwoorden import OP_NAAM, WERKWOORDEN
from tests import fabrieken

INZIEN = ("aanvullingsverzoek", "belangenverklaring", "beoordeling", "besluit", "plafondmutatie")
LIJST = reverse_lazy("admin:aanvragen_aanvraag_changelist")


def bladzijde(plan: Aanvraag) -> str:
    return reverse("admin:aanvragen_aanvraag_change", args=[plan.pk])


def actie(plan: Aanvraag, naam: str) -> str:
    return reverse("admin:aanvragen_aanvraag_actions", args=[plan.pk, naam])


def lijst(model: str) -> str:
    return reverse(f"admin:beoordeling_{model}_changelist")


def namen(antwoord) -> list[str]:
    return [plan.naam for plan in antwoord.context["cl"].result_list]


def test_lijst_toont_wat_is_ingediend_op_wettelijke_termijn(als, coen, concept):
    fabrieken.ingediend("Nieuw")
    fabrieken.verleend("Besloten")
    fabrieken.ter_besluitvorming("Voorgelegd")
    antwoord = als(coen).get(LIJST)
    assert namen(antwoord) == ["Voorgelegd", "Nieuw", "Besloten"]
    assert "Besluit nemen" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("stap=voor_mij", {"Nieuw", "Beoordeeld"}),
        ("stap=voorleggen", {"Beoordeeld"}),
        ("status=ingediend", {"Nieuw"}),
        ("termijn=stil", {"Nieuw"}),
        ("termijn=te_laat", {"Beoordeeld"}),
        ("status=%00", {"Nieuw", "Beoordeeld", "Besloten"}),
        ("termijn=gek", {"Nieuw", "Beoordeeld", "Besloten"}),
        ("stap=gek", {"Nieuw", "Beoordeeld", "Besloten"}),
        ("q=beoor", {"Beoordeeld"}),
        ("q=bakkerij", {"Nieuw", "Beoordeeld", "Besloten"}),
    ],
)
def test_filters_en_zoeken_als_op_de_site(als, coen, vraag, gevonden, tijdvak):
    fabrieken.ingediend("Nieuw")
    fabrieken.beoordeeld("Beoordeeld")
    fabrieken.verleend("Besloten")
    assert set(namen(als(coen).get(f"{LIJST}?{vraag}"))) == gevonden


def test_niets_kan_worden_gewijzigd_gewist_of_toegevoegd(als, coen, beheer, ingediend):
    for wie in (coen, beheer):
        antwoord = als(wie).post(bladzijde(ingediend), {"naam": "Anders", "status": "verleend"})
        assert antwoord.status_code == 403
        assert als(wie).post(reverse("admin:aanvragen_aanvraag_delete", args=[ingediend.pk])).status_code == 403
        assert als(wie).get(reverse("admin:aanvragen_aanvraag_add")).status_code == 403
    ingediend.refresh_from_db()
    assert (ingediend.naam, ingediend.status) == ("Vakwerk in de bakkerij", Status.INGEDIEND)


@pytest.mark.parametrize("wie", ["coen", "dirk", "els", "eva", "beheer"])
@pytest.mark.parametrize("stand", ["ingediend", "in_beoordeling", "beoordeeld", "ter_besluitvorming", "verleend"])
def test_acties_zijn_wat_deze_persoon_nu_kan(als, wie, stand, tijdvak):
    plan, persoon = getattr(fabrieken, stand)(), fabrieken.persoon(wie)
    if stand == "ingediend" and wie == "dirk":
        fabrieken.zonder_band(plan, wie)
    antwoord = als(persoon).get(bladzijde(plan))
    getoond = {tool["name"] for tool in antwoord.context["objectactions"]}
    assert getoond & set(OP_NAAM) == {verb.naam for verb in WERKWOORDEN if verb.kan(persoon, plan)}
    assert ("verklaar_belang" in getoond) == (mag_verklaren(persoon, plan) and plan.status in ONBESLIST)


def test_wat_niets_vraagt_gebeurt_meteen_en_alleen_met_post(als, coen, ingediend):
    fabrieken.nagekeken(ingediend)
    pad = actie(ingediend, "volledig_verklaren")
    assert als(coen).get(pad).status_code == 405
    antwoord = als(coen).post(pad, follow=True)
    assert OP_NAAM["volledig_verklaren"].gedaan in antwoord.content.decode()
    ingediend.refresh_from_db()
    assert ingediend.status == Status.IN_BEOORDELING


def test_een_weigering_staat_er_als_melding(als, coen, ter_besluitvorming):
    antwoord = als(coen).post(actie(ter_besluitvorming, "volledig_verklaren"), follow=True)
    assert "Dit kan niet: de aanvraag is ter besluitvorming." in antwoord.content.decode()


def test_wat_iets_vraagt_leidt_naar_de_pagina_op_de_site(als, coen, els, ter_besluitvorming):
    antwoord = als(els).get(actie(ter_besluitvorming, "verlenen"))
    assert antwoord.url == reverse("beoordeling:verlenen", args=[ter_besluitvorming.nummer])
    assert als(coen).get(actie(ter_besluitvorming, "verlenen"), follow=True).status_code == 403


def test_zonder_recht_doet_ook_de_actie_niets(als, dirk, beheer, ingediend):
    for wie in (dirk, beheer):
        assert als(wie).post(actie(ingediend, "volledig_verklaren")).status_code == 403
    ingediend.refresh_from_db()
    assert ingediend.status == Status.INGEDIEND


def test_een_gemelde_band_verbergt_alles_van_het_plan(als, coen, tijdvak):
    plan = fabrieken.verleend("Van een bekende")
    services.verklaar_belang(plan, heeft_band=True, toelichting="Broer.", door=coen)
    bezoeker = als(coen)
    assert namen(bezoeker.get(LIJST)) == []
    assert bezoeker.get(bladzijde(plan)).status_code == 302
    assert bezoeker.post(actie(plan, "volledig_verklaren")).status_code == 404
    for model in INZIEN:
        antwoord = bezoeker.get(lijst(model))
        assert not [rij for rij in antwoord.context["cl"].result_list if plan.nummer in str(rij)], model
        if model == "plafondmutatie":
            assert plan.nummer not in antwoord.content.decode()


def test_concept_is_er_niet(als, beheer, concept):
    assert als(beheer).get(bladzijde(concept)).status_code == 302
    assert als(beheer).post(actie(concept, "volledig_verklaren")).status_code == 404


def test_verloop_en_besluit_staan_bij_het_plan(als, els, tijdvak):
    pagina = als(els).get(bladzijde(fabrieken.verleend())).content.decode()
    for zin in ("Cofinanciering verleend", "Plan ingediend", "Het plan voldoet.", "Dirk"):
        assert zin in pagina


def test_advies_en_scores_van_een_ander_staan_nergens_voor_beide_zijn_ingeleverd(als, dirk, daan, coen, in_beoordeling):
    rij = in_beoordeling.beoordelingen.get(beoordelaar=daan)
    scores = fabrieken.scores(in_beoordeling, 2, "Veel te vaag.")
    services.scores_opslaan(rij, scores, door=daan, advies="afwijzen", toelichting="Mijn oordeel.")
    services.inleveren(rij, door=daan)
    paden = [LIJST, bladzijde(in_beoordeling), lijst("beoordeling"), *(lijst(model) for model in INZIEN)]
    paden += [reverse("admin:beoordeling_beoordeling_change", args=[rij.pk]), reverse("admin:index")]
    paden.append(reverse("admin:aanvragen_aanvraag_history", args=[in_beoordeling.pk]))
    for wie in (dirk, coen):
        for pad in paden:
            pagina = als(wie).get(pad).content.decode()
            assert "Veel te vaag." not in pagina, pad
            assert "Mijn oordeel." not in pagina, pad
            assert "Afwijzen" not in pagina, pad
    eigen = als(daan).get(reverse("admin:beoordeling_beoordeling_change", args=[rij.pk]))
    assert "Mijn oordeel." in eigen.content.decode()


@pytest.mark.parametrize("model", INZIEN)
def test_wat_alleen_te_lezen_is(als, coen, petra, anja, client, model, tijdvak):
    plan = fabrieken.verleend()
    fabrieken.aanvulling_gevraagd("Ander plan")
    assert plan.status == Status.VERLEEND
    rijen = als(coen).get(lijst(model)).context["cl"].result_list
    rij = rijen[0]
    for soort in ("change", "delete"):
        pad = reverse(f"admin:beoordeling_{model}_{soort}", args=[rij.pk])
        assert als(coen).post(pad, {"post": "yes"}).status_code == 403, pad
    assert als(coen).get(reverse(f"admin:beoordeling_{model}_change", args=[rij.pk])).status_code == 200
    assert als(coen).get(reverse(f"admin:beoordeling_{model}_add")).status_code == 403
    for wie in (petra, anja):
        assert als(wie).get(lijst(model)).status_code == 302
    assert client.get(lijst(model)).status_code == 302


def test_belangenverklaring_van_een_ander_is_voor_coordinator_en_beheerder(als, dirk, coen, beheer, in_beoordeling):
    def gezien(wie) -> set[str]:
        return {str(rij.beoordelaar) for rij in als(wie).get(lijst("belangenverklaring")).context["cl"].result_list}

    assert gezien(dirk) == {"Dirk"}
    assert gezien(coen) == gezien(beheer) == {"Dirk", "Daan"}


def test_geen_enkele_beheerpagina_van_de_dienst_wist(als, beheer, rf):
    request = rf.get("/")
    request.user = beheer
    for model, beheerpagina in admin.site._registry.items():
        if model._meta.app_label in {"beoordeling"} or model is Aanvraag:
            assert not beheerpagina.has_delete_permission(request), model
