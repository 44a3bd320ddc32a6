"""Nothing can be changed in /beheer/ that a service would refuse: every model of plans and assessing, as every role."""

import pytest
from django.contrib import admin
from django.urls import reverse

from aanvragen.models import (
    Aanvraag,
    Arbeidsmarktregio,
    CategorieKop,
    CategorieThema,
    Regelingversie,
    Sector,
    Tijdvak,
    Voorbeeldmaatregel,
)
from beoordeling import services
from beoordeling.models import (
    BriefSoort,
    Criterium,
    GezamenlijkeScore,
    Lijst,
    Notitie,
    Rubriek,
    Vraag,
    Weergave,
)
from tests import fabrieken
from tests.rondes import een_op_beide

PERSONEN = ("anja", "dirk", "coen", "els", "petra", "beheer")
VAN_DE_BEHEERDER = {
    Regelingversie, Tijdvak, Sector, Arbeidsmarktregio, CategorieKop, CategorieThema, Voorbeeldmaatregel, Criterium, Rubriek
}  # fmt: skip
"""What the administrator keeps, and nobody else; what of it may be changed is in test_beheer_stamgegevens."""


def modellen(alleen_dienst: bool = False) -> list:
    apps = {"beoordeling"} if alleen_dienst else {"beoordeling", "aanvragen"}
    return [model for model in admin.site._registry if model._meta.app_label in apps]


def adres(model, soort: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{soort}", args=args)


@pytest.fixture
def vol(tijdvak, beheer, coen, dirk) -> Aanvraag:
    """A plan with something of every model, of which only one assessment is handed in, and one that is further."""
    services.nieuwe_versie(tijdvak, door=beheer, toelichting="Duidelijker.")
    fabrieken.verleend("Verleend")
    fabrieken.aanvulling_gevraagd("Aan te vullen")
    plan = fabrieken.in_beoordeling("In beoordeling")
    verzoek = Aanvraag.objects.get(naam="Aan te vullen").aanvullingsverzoeken.get()
    verzoek.meldingen.get_or_create(soort="herinnering", defaults={"tekst": "Nog een week."})
    verzoek.aanvraag.brieven.get_or_create(soort=BriefSoort.AANVULLING, defaults={"verzoek": verzoek})
    Notitie.objects.create(aanvraag=plan, tekst="Let op de kosten.", door=coen)
    Vraag.objects.create(aanvraag=plan, tekst="Hoeveel bakkers?", door=coen)
    for wie in (dirk, coen, beheer):
        Weergave.objects.create(gebruiker=wie, lijst=Lijst.PLANNEN, naam=f"Van {wie}")
    return plan


@pytest.mark.parametrize("naam", een_op_beide("beheer", rest=PERSONEN))
def test_toevoegen_wijzigen_en_wissen_wordt_geweigerd(als, naam, vol):
    bezoeker, van_beheer = als(fabrieken.persoon(naam)), naam == "beheer"
    for model in modellen():
        if van_beheer and model in VAN_DE_BEHEERDER:
            continue
        rijen = list(model._default_manager.all()[:3])
        voor, hoeveel = list(model._default_manager.values()), model._default_manager.count()
        assert bezoeker.post(adres(model, "add"), {}).status_code in {302, 403}, model
        for rij in rijen:
            for wat in ("change", "delete"):
                antwoord = bezoeker.post(adres(model, wat, rij.pk), {"post": "yes", "naam": "Anders"})
                assert antwoord.status_code in {302, 403}, (model, wat)
        assert model._default_manager.count() == hoeveel, model
        assert list(model._default_manager.values()) == voor, model


@pytest.mark.parametrize("naam", een_op_beide("beheer", rest=PERSONEN))
def test_elke_lijst_en_elk_blad_gaat_open_of_wordt_geweigerd(als, naam, vol):
    bezoeker = als(fabrieken.persoon(naam))
    for model in modellen():
        assert bezoeker.get(adres(model, "changelist")).status_code in {200, 302, 403}, model
        for rij in model._default_manager.all()[:3]:
            for wat in ("change", "history", "delete"):
                assert bezoeker.get(adres(model, wat, rij.pk)).status_code in {200, 302, 403}, (model, wat)


def test_lijsten_staan_open_voor_wie_eraan_werkt(als, coen, vol):
    for model in modellen(alleen_dienst=True):
        if model not in VAN_DE_BEHEERDER:
            antwoord = als(coen).get(adres(model, "changelist"))
            assert antwoord.status_code == 200, model
            if model is not GezamenlijkeScore:
                assert list(antwoord.context["cl"].result_list), model


def test_een_gemelde_band_verbergt_wat_er_bij_het_plan_is_geschreven(als, coen, vol):
    bezoeker = als(coen)
    verborgen = [Vraag.objects.get(), Notitie.objects.get(), vol.indieningen.get().compleetheidspunten.first()]
    for rij in verborgen:
        assert bezoeker.get(adres(type(rij), "change", rij.pk)).status_code == 200
    services.verklaar_belang(vol, heeft_band=True, toelichting="Broer.", door=coen)
    for rij in verborgen:
        assert bezoeker.get(adres(type(rij), "change", rij.pk)).status_code == 302
        assert vol.nummer not in bezoeker.get(adres(type(rij), "changelist")).content.decode()


def test_vragen_en_notities_zijn_niet_voor_de_beheerder(als, beheer, vol):
    """As on the site: `mag_vragen_lezen` and `mag_notities_lezen`."""
    for rij in (Vraag.objects.get(), Notitie.objects.get()):
        for pad in (adres(type(rij), "changelist"), adres(type(rij), "change", rij.pk)):
            assert als(beheer).get(pad).status_code == 403


def test_notitie_van_de_ander_pas_als_beide_zijn_ingeleverd(als, dirk, daan, vol):
    van_daan = Notitie.objects.create(aanvraag=vol, tekst="Veel te duur.", door=daan)
    blad = adres(Notitie, "change", van_daan.pk)
    assert als(dirk).get(blad).status_code == 302
    assert "Daan" not in als(dirk).get(adres(Notitie, "changelist")).content.decode()
    assert "Veel te duur." in als(daan).get(blad).content.decode()


def test_gezamenlijke_score_pas_als_beide_zijn_ingeleverd_en_niet_voor_de_beheerder(als, coen, els, beheer, tijdvak):
    plan = fabrieken.ter_besluitvorming("Verschil", waarden=(1, 4))
    rij = plan.gezamenlijke_scores.first()
    blad = adres(GezamenlijkeScore, "change", rij.pk)
    assert als(coen).get(blad).status_code == 200
    assert als(beheer).get(blad).status_code == 403
    services.terugleggen(plan, reden="Kijk nog eens.", door=els)
    assert als(coen).get(blad).status_code == 302


def test_een_weergave_is_van_een_persoon(als, dirk, coen, vol):
    antwoord = als(dirk).get(adres(Weergave, "changelist"))
    assert [rij.naam for rij in antwoord.context["cl"].result_list] == ["Van Dirk"]
    vreemd = Weergave.objects.get(gebruiker=coen)
    assert als(dirk).get(adres(Weergave, "change", vreemd.pk)).status_code == 302
