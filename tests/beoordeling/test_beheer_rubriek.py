"""The rubric in /beheer/: a new version with a reason, changed until somebody scored with it, and its history."""

import pytest
from django.urls import reverse

from beoordeling import services
from beoordeling.models import Criterium, Rubriek
from tests import fabrieken

NIEUW = "admin:beoordeling_rubriek_nieuw"


@pytest.fixture
def versie(tijdvak, beheer) -> Rubriek:
    return services.nieuwe_versie(tijdvak, door=beheer, toelichting="Duidelijker woorden.")


def blad(rij, soort: str = "change") -> str:
    return reverse(f"admin:beoordeling_{rij._meta.model_name}_{soort}", args=[rij.pk])


def ingevuld(versie: Rubriek, **anders: str) -> dict[str, object]:
    rijen = list(versie.criteria.order_by("volgorde"))
    velden: dict[str, object] = {"criteria-TOTAL_FORMS": len(rijen), "criteria-INITIAL_FORMS": len(rijen)}
    for plaats, rij in enumerate(rijen):
        velden |= {f"criteria-{plaats}-id": rij.pk, f"criteria-{plaats}-rubriek": versie.pk}
        for veld in ("naam", "vraag", "bij_onvoldoende", "bij_matig", "bij_voldoende", "bij_goed"):
            velden[f"criteria-{plaats}-{veld}"] = getattr(rij, veld)
    return velden | {f"criteria-0-{veld}": waarde for veld, waarde in anders.items()}


def eerste(versie: Rubriek) -> Criterium:
    return versie.criteria.order_by("volgorde").first()


def begonnen(versie: Rubriek) -> None:
    plan = fabrieken.in_beoordeling()
    rij = plan.beoordelingen.get(plaats=1)
    assert rij.rubriek == versie
    services.scores_opslaan(rij, fabrieken.scores(plan)[:1], door=rij.beoordelaar)


def test_een_nieuwe_versie_vraagt_een_toelichting_en_neemt_de_criteria_over(als, beheer, tijdvak):
    bezoeker = als(beheer)
    antwoord = bezoeker.post(reverse(NIEUW), {"tijdvak": tijdvak.pk, "toelichting": " "})
    assert "Schrijf op wat er anders wordt en waarom." in antwoord.content.decode()
    assert not Rubriek.objects.exists()
    antwoord = bezoeker.post(reverse(NIEUW), {"tijdvak": tijdvak.pk, "toelichting": "Duidelijker."}, follow=True)
    versie = Rubriek.objects.get()
    assert (versie.versie, versie.door, versie.toelichting) == (1, beheer, "Duidelijker.")
    assert (
        versie.criteria.count() == Criterium.objects.filter(rubriek=None, regelingversie=tijdvak.regelingversie).count()
    )
    assert "Eerste tijdvak, versie 1 is er." in antwoord.content.decode()


@pytest.mark.parametrize("naam", ["dirk", "coen", "els"])
def test_de_rubriek_is_van_de_beheerder(als, naam, versie, tijdvak):
    bezoeker = als(fabrieken.persoon(naam))
    assert bezoeker.post(reverse(NIEUW), {"tijdvak": tijdvak.pk, "toelichting": "x"}).status_code == 403
    for pad in (blad(versie), blad(eerste(versie))):
        assert bezoeker.get(pad).status_code == 403
        assert bezoeker.post(pad, ingevuld(versie, naam="Anders")).status_code == 403
    assert Rubriek.objects.count() == 1


def test_een_versie_wordt_gewijzigd_tot_iemand_ermee_beoordeelt(als, beheer, versie):
    bezoeker = als(beheer)
    assert bezoeker.post(blad(versie), ingevuld(versie, vraag="Is het duidelijk?")).status_code == 302
    assert eerste(versie).vraag == "Is het duidelijk?"
    begonnen(versie)
    pagina = bezoeker.get(blad(versie))
    assert "Met deze versie is al beoordeeld. Maak een nieuwe versie." in pagina.content.decode()
    assert 'name="criteria-0-vraag"' not in pagina.content.decode()
    for rij in (versie, eerste(versie)):
        assert bezoeker.post(blad(rij), ingevuld(versie, vraag="Toch anders")).status_code == 403
    assert eerste(versie).vraag == "Is het duidelijk?"


def test_code_en_grond_blijven_die_van_de_regeling(als, beheer, versie):
    rij = eerste(versie)
    als(beheer).post(blad(versie), ingevuld(versie, code="Z", grond="h", naam="Beter"))
    nu = eerste(versie)
    assert (nu.code, nu.grond, nu.naam) == (rij.code, rij.grond, "Beter")


def test_de_rubriek_van_de_regeling_is_alleen_te_lezen(als, beheer, tijdvak):
    rij = Criterium.objects.filter(rubriek=None, code="S").first()
    bezoeker = als(beheer)
    assert "Deze rubriek hoort bij de regeling." in bezoeker.get(blad(rij)).content.decode()
    assert bezoeker.post(blad(rij), {"naam": "Anders", "vraag": "Anders"}).status_code == 403


def test_met_een_gebruikte_regeling_komt_er_geen_criterium_bij(als, beheer, tijdvak):
    velden = {
        "regelingversie": tijdvak.regelingversie_id,
        "code": "N",
        "soort": "plan",
        "naam": "Nieuw",
        "vraag": "Ja?",
    }
    velden |= {"grond": "a", "volgorde": 99}
    fabrieken.in_beoordeling()
    antwoord = als(beheer).post(reverse("admin:beoordeling_criterium_add"), velden)
    assert antwoord.status_code == 200
    assert antwoord.context["adminform"].form.errors["regelingversie"]
    assert not Criterium.objects.filter(code="N").exists()


def test_geschiedenis_zegt_wie_wat_wanneer_wijzigde(als, beheer, versie, tijdvak):
    bezoeker = als(beheer)
    bezoeker.post(blad(versie), ingevuld(versie, vraag="Is het duidelijk?"))
    pagina = bezoeker.get(blad(eerste(versie), "history")).content.decode()
    for woord in ("Gewijzigd", "Beheer", "Is het duidelijk?"):
        assert woord in pagina
    assert "Toegevoegd" in bezoeker.get(blad(versie, "history")).content.decode()
    tijdvak.drempel_scoreverschil = 2
    tijdvak._history_user = beheer
    tijdvak.save()
    pagina = bezoeker.get(reverse("admin:aanvragen_tijdvak_history", args=[tijdvak.pk])).content.decode()
    for woord in ("Gewijzigd", "Beheer", "rempel scoreverschil", "1 → 2"):
        assert woord in pagina


def test_een_oude_stand_wordt_niet_teruggezet(als, beheer, versie):
    bezoeker, rij = als(beheer), eerste(versie)
    was = rij.vraag
    services.criterium_wijzigen(rij, door=beheer, vraag="Is het duidelijk?")
    toen = reverse("admin:beoordeling_criterium_simple_history", args=[rij.pk, rij.history.last().pk])
    assert "Zoals het was" in bezoeker.get(toen).content.decode()
    assert bezoeker.post(toen, {"naam": rij.naam, "vraag": was}).status_code == 403
    assert eerste(versie).vraag == "Is het duidelijk?"
