"""The texts of letters in /beheer/: versions by the administrator, checked, looked at before, and never in what was sent."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from beoordeling import brieftekst, brieven, services
from beoordeling.models import Brief, Briefsjabloon, BriefSoort
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.pdf_geldig import fouten

NIEUW = "admin:beoordeling_briefsjabloon_nieuw"
KIES = "admin:beoordeling_briefsjabloon_kies"


def teksten(soort: str, **anders: str) -> dict[str, str]:
    """The texts in force, with some of them otherwise."""
    nu = brieftekst.geldend(soort)
    return {deel: getattr(nu, deel) for deel in brieftekst.DELEN} | anders


def blad(soort: str) -> str:
    return reverse(NIEUW, args=[soort])


@pytest.fixture
def afgewezen(tijdvak) -> Brief:
    """A refusal with the first version of its text."""
    return fabrieken.afgewezen().brieven.get()


def test_een_nieuwe_versie_geldt_voor_nieuwe_brieven_en_niet_voor_verzonden(afgewezen, beheer):
    brieven.verzend(afgewezen)
    was = brieven.maak(afgewezen)
    nieuw = services.brieftekst_wijzigen(
        "afwijzing", teksten("afwijzing", kop="Uw plan {nummer} is afgewezen"), toelichting="Korter.", door=beheer
    )
    assert (nieuw.versie, nieuw.door, nieuw.toelichting) == (2, beheer, "Korter.")
    assert brieven.maak(Brief.objects.get(pk=afgewezen.pk)) == was
    assert Brief.objects.get(pk=afgewezen.pk).sjabloon.versie == 1
    plan = fabrieken.afgewezen("Ander plan")
    assert plan.brieven.get().sjabloon == nieuw
    assert f"<h1>Uw plan {plan.nummer} is afgewezen</h1>" in brieven.stel_op(plan.brieven.get())


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"opening": "U vroeg {bedragje}."}, "In ‘Opening’ staat {bedragje}."),
        ({"opening": "Wij verlenen {bedrag}."}, "In ‘Opening’ staat {bedrag}."),
        ({"slot": "Groet {"}, "In ‘Slot’ staat een losse accolade."),
        ({"rechtsmiddel": " "}, "Vul ‘Hoe de aanvrager zich kan verweren’ in."),
        ({"kop": ""}, "Vul ‘Kop’ in."),
        ({"kop": "x" * 151}, "Maak ‘Kop’ korter: ten hoogste 150 tekens."),
        ({}, "U heeft niets gewijzigd."),
        ({"kop": "Half \ud800"}, "teken dat niet kan worden bewaard"),
    ],
)
def test_een_tekst_die_niet_kan_wordt_geweigerd_met_een_zin(anders, zin, beheer):
    with pytest.raises(Weigering, match=re.escape(zin)):
        services.brieftekst_wijzigen("afwijzing", teksten("afwijzing", **anders), toelichting="Anders.", door=beheer)
    assert Briefsjabloon.objects.filter(soort="afwijzing").count() == 1


def test_een_versie_vraagt_wat_er_anders_is_en_waarom(beheer):
    with pytest.raises(Weigering, match="Schrijf op wat er anders is en waarom"):
        services.brieftekst_wijzigen("afwijzing", teksten("afwijzing", kop="Nee"), toelichting=" ", door=beheer)


def test_wie_van_een_oude_versie_begon_haalt_niets_weg(beheer):
    oud = teksten("afwijzing", slot="Bel ons.")
    services.brieftekst_wijzigen(
        "afwijzing", teksten("afwijzing", kop="Nee"), toelichting="Kort.", door=beheer, vanaf=1
    )
    with pytest.raises(Weigering, match="Intussen heeft een ander versie 2 gemaakt"):
        services.brieftekst_wijzigen("afwijzing", oud, toelichting="Bellen.", door=beheer, vanaf=1)


@pytest.mark.parametrize("naam", ["anja", "dirk", "coen", "els", "petra", "ada"])
def test_de_teksten_zijn_van_de_beheerder(als, naam, db):
    wie = fabrieken.persoon(naam)
    with pytest.raises(PermissionDenied):
        services.brieftekst_wijzigen("afwijzing", teksten("afwijzing", kop="Nee"), toelichting="Kort.", door=wie)
    with pytest.raises(PermissionDenied):
        services.brieftekst_bekijken("afwijzing", teksten("afwijzing"), door=wie)
    bezoeker = als(wie)
    for adres in (blad("afwijzing"), reverse(KIES)):
        assert bezoeker.get(adres).status_code in (302, 403)  # who is no staff is led to sign in
    assert bezoeker.post(blad("afwijzing"), teksten("afwijzing", kop="Nee")).status_code in (302, 403)
    assert Briefsjabloon.objects.filter(soort="afwijzing").count() == 1


def test_medewerkers_lezen_de_teksten_zonder_knop(als, els):
    rij = Briefsjabloon.objects.get(soort="afwijzing")
    lijst = reverse("admin:beoordeling_briefsjabloon_changelist")
    for adres in (lijst, reverse("admin:beoordeling_briefsjabloon_change", args=[rij.pk])):
        antwoord = als(els).get(adres)
        assert antwoord.status_code == 200
        assert "Nieuwe versie" not in antwoord.text


def test_de_beheerder_schrijft_bekijkt_en_bewaart(als, beheer):
    bezoeker = als(beheer)
    lijst = bezoeker.get(reverse("admin:beoordeling_briefsjabloon_changelist")).text
    assert lijst.count("Geldt nu") == len(BriefSoort)
    assert blad("verlening") in bezoeker.get(reverse(KIES)).text
    pagina = bezoeker.get(blad("verlening")).text
    assert "Wij verlenen cofinanciering voor uw plan" in pagina
    assert "{bedrag}" in pagina
    velden = teksten("verlening", kop="Ja, {bedrag} voor uw plan") | {"vanaf": 1, "toelichting": ""}
    voorbeeld = bezoeker.post(blad("verlening"), velden | {"bekijk": "Bekijk"})
    assert voorbeeld["Content-Type"] == "application/pdf"
    assert voorbeeld["Content-Disposition"] == 'inline; filename="voorbeeld-verlening.pdf"'
    assert fouten(voorbeeld.content, met_gegevens=False) == []
    assert Briefsjabloon.objects.filter(soort="verlening").count() == 1
    assert not Brief.objects.exists()
    geweigerd = bezoeker.post(blad("verlening"), velden).text
    assert "Schrijf op wat er anders is en waarom." in geweigerd
    assert "Ja, {bedrag} voor uw plan" in geweigerd
    antwoord = bezoeker.post(blad("verlening"), velden | {"toelichting": "Het bedrag eerst."}, follow=True)
    assert "Besluit: verlening, versie 2 is er." in antwoord.text
    versie = Briefsjabloon.objects.get(soort="verlening", versie=2)
    assert (versie.kop, versie.door, versie.toelichting) == ("Ja, {bedrag} voor uw plan", beheer, "Het bedrag eerst.")
    assert bezoeker.get(reverse("admin:beoordeling_briefsjabloon_changelist")).text.count("Vervangen") == 1


def test_ook_een_voorbeeld_wordt_gekeurd(als, beheer):
    velden = teksten("verlening", opening="{niets}") | {"vanaf": 1, "toelichting": "", "bekijk": "Bekijk"}
    antwoord = als(beheer).post(blad("verlening"), velden)
    assert "staat {niets}." in antwoord.text
    assert als(beheer).get(blad("vreemd")).status_code == 404


@pytest.mark.parametrize("soort", BriefSoort.values)
def test_van_elke_soort_is_een_geldig_voorbeeld(soort, beheer):
    namen = " ".join(f"{{{naam}}}" for naam in brieftekst.NAMEN[soort])
    data = services.brieftekst_bekijken(soort, teksten(soort, slot=namen), door=beheer)
    assert fouten(data, met_gegevens=False) == []


def test_een_versie_wordt_nooit_gewijzigd_of_verwijderd(als, beheer):
    rij = Briefsjabloon.objects.get(soort="afwijzing")
    bezoeker = als(beheer)
    assert (
        "Wij wijzen uw plan af" in bezoeker.get(reverse("admin:beoordeling_briefsjabloon_change", args=[rij.pk])).text
    )
    for soort in ("change", "delete"):
        adres = reverse(f"admin:beoordeling_briefsjabloon_{soort}", args=[rij.pk])
        assert bezoeker.post(adres, teksten("afwijzing", kop="Nee") | {"post": "yes"}).status_code == 403
    for doe in (lambda: Briefsjabloon.objects.filter(pk=rij.pk).update(kop="Nee"), rij.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()
    assert Briefsjabloon.objects.get(pk=rij.pk).kop == "Wij wijzen uw plan af"


def test_de_beheerder_ziet_de_brieven_en_opent_ze(als, beheer, afgewezen):
    bezoeker = als(beheer)
    kenmerk = afgewezen.gegevens["kenmerk"]
    pdf = reverse("beoordeling:brief", args=[afgewezen.aanvraag.nummer, afgewezen.pk])
    lijst = bezoeker.get(reverse("admin:beoordeling_brief_changelist")).text
    assert kenmerk in lijst
    assert pdf in lijst
    adres = reverse("admin:beoordeling_brief_change", args=[afgewezen.pk])
    pagina = bezoeker.get(adres).text
    assert "Besluit: afwijzing, versie 1" in pagina
    assert "3 maart 2014" in pagina
    assert bezoeker.post(adres, {"soort": "verlening"}).status_code == 403
    assert bezoeker.get(pdf).status_code == 200


def test_een_brief_van_voor_de_versies_wordt_met_de_eerste_gemaakt(tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    nieuw = plan.brieven.get()
    gegevens = {naam: waarde for naam, waarde in nieuw.gegevens.items() if naam != "tekst"}
    oud = Brief(aanvraag=plan, soort=nieuw.soort, gegevens=gegevens, op=nieuw.op)
    assert brieven.stel_op(oud) == brieven.stel_op(nieuw)
