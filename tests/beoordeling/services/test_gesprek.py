"""Notes and questions: who writes them, who reads them, who hears of them, and until when."""

import pytest
from django.core.exceptions import PermissionDenied

from aanvragen import services as aanvragen
from aanvragen.statussen import VRAAG_BEANTWOORDEN, VRAAG_STELLEN
from beoordeling import services
from beoordeling.models import Notitie, Vraag
from beoordeling.toegang import notities_voor
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht
from tests import fabrieken


def lever_in(plan, wie) -> None:
    rij = plan.beoordelingen.get(beoordelaar=wie)
    services.scores_opslaan(rij, fabrieken.scores(plan, 3, "Reden."), door=wie, advies="verlenen")
    services.inleveren(rij, door=wie)


def gelezen(wie, plan) -> list[str]:
    return [notitie.tekst for notitie in notities_voor(wie, plan)]


# --- notes ---


@pytest.mark.parametrize("wie", ["dirk", "coen", "els"])
def test_wie_aan_het_plan_werkt_schrijft_een_notitie(in_beoordeling, wie):
    persoon = fabrieken.persoon(wie)
    services.notitie_schrijven(in_beoordeling, tekst=" Bel het fonds. ", door=persoon)
    assert gelezen(persoon, in_beoordeling) == ["Bel het fonds."]
    assert not Bericht.objects.filter(tekst__contains="Bel het fonds").exists()
    assert not in_beoordeling.gebeurtenissen.filter(reden__contains="Bel het fonds").exists()


@pytest.mark.parametrize("wie", ["anja", "carla", "petra", "beheer"])
def test_een_ander_schrijft_en_leest_geen_notitie(in_beoordeling, coen, wie):
    services.notitie_schrijven(in_beoordeling, tekst="Bel het fonds.", door=coen)
    persoon = fabrieken.persoon(wie)
    with pytest.raises(PermissionDenied):
        services.notitie_schrijven(in_beoordeling, tekst="Ik ook.", door=persoon)
    assert gelezen(persoon, in_beoordeling) == []
    assert not notities_voor(persoon).exists()


def test_de_beoordelaar_ziet_de_notitie_van_de_ander_pas_als_beiden_inleverden(in_beoordeling, dirk, daan, coen, els):
    services.notitie_schrijven(in_beoordeling, tekst="Van Dirk.", door=dirk)
    services.notitie_schrijven(in_beoordeling, tekst="Van Coen.", door=coen)
    assert gelezen(daan, in_beoordeling) == ["Van Coen."]
    assert gelezen(dirk, in_beoordeling) == gelezen(coen, in_beoordeling) == ["Van Dirk.", "Van Coen."]
    assert gelezen(els, in_beoordeling) == ["Van Dirk.", "Van Coen."]
    lever_in(in_beoordeling, dirk)
    assert gelezen(daan, in_beoordeling) == ["Van Coen."]
    lever_in(in_beoordeling, daan)
    assert gelezen(daan, in_beoordeling) == ["Van Dirk.", "Van Coen."]
    assert [n.tekst for n in notities_voor(daan)] == ["Van Dirk.", "Van Coen."]


def test_wie_nog_kan_worden_toegewezen_leest_de_notities_van_beoordelaars_ook_niet(in_beoordeling, dirk, daan, coen):
    services.notitie_schrijven(in_beoordeling, tekst="Van Dirk.", door=dirk)
    in_beoordeling.beoordelingen.get(beoordelaar=daan).delete()
    assert gelezen(daan, in_beoordeling) == []


def test_wie_een_band_heeft_leest_en_schrijft_niets(in_beoordeling, coen, els):
    services.notitie_schrijven(in_beoordeling, tekst="Van Els.", door=els)
    services.verklaar_belang(in_beoordeling, heeft_band=True, toelichting="Bestuurslid.", door=coen)
    assert gelezen(coen, in_beoordeling) == []
    with pytest.raises(PermissionDenied):
        services.notitie_schrijven(in_beoordeling, tekst="Toch.", door=coen)


def test_zonder_verklaring_geen_notitie_en_geen_vraag(in_beoordeling, dirk):
    dirk.belangenverklaringen.all().delete()
    for dienst in (services.notitie_schrijven, services.vraag_stellen):
        with pytest.raises(PermissionDenied):
            dienst(in_beoordeling, tekst="Iets.", door=dirk)


@pytest.mark.parametrize("tekst", ["", "  \n "])
def test_een_lege_notitie_of_vraag_wordt_geweigerd(in_beoordeling, coen, tekst):
    for dienst in (services.notitie_schrijven, services.vraag_stellen):
        with pytest.raises(Weigering, match="Schrijf eerst"):
            dienst(in_beoordeling, tekst=tekst, door=coen)
    assert not Notitie.objects.exists()
    assert not Vraag.objects.exists()


# --- questions ---


def test_een_vraag_gaat_naar_het_samenwerkingsverband_zonder_naam(in_beoordeling, dirk):
    Bericht.objects.all().delete()
    services.vraag_stellen(in_beoordeling, tekst="Hoeveel bakkers?", door=dirk)
    ontvangen = list(Bericht.objects.order_by("aan__naam"))
    assert [str(bericht.aan) for bericht in ontvangen] == ["Anja", "Bram"]
    assert "Hoeveel bakkers?" in ontvangen[0].tekst
    assert "Dirk" not in ontvangen[0].tekst + ontvangen[0].onderwerp
    assert ontvangen[0].link == f"/plannen/{in_beoordeling.nummer}/vragen/"
    stap = in_beoordeling.gebeurtenissen.last()
    assert (stap.stap, stap.van, stap.naar, stap.reden) == (
        VRAAG_STELLEN, "in_beoordeling", "in_beoordeling", "Hoeveel bakkers?",
    )  # fmt: skip


@pytest.mark.parametrize("wie", ["els", "eva", "petra", "beheer", "anja"])
def test_een_ander_stelt_geen_vraag(in_beoordeling, wie):
    with pytest.raises(PermissionDenied):
        services.vraag_stellen(in_beoordeling, tekst="Hoeveel?", door=fabrieken.persoon(wie))


def test_wie_niet_is_toegewezen_stelt_geen_vraag(in_beoordeling, daan):
    in_beoordeling.beoordelingen.get(beoordelaar=daan).delete()
    with pytest.raises(PermissionDenied, match="niet aan u toegewezen"):
        services.vraag_stellen(in_beoordeling, tekst="Hoeveel?", door=daan)


def test_na_een_besluit_wordt_niets_gevraagd_of_beantwoord(tijdvak, coen, anja):
    plan = fabrieken.ter_besluitvorming()
    vraag = services.vraag_stellen(plan, tekst="Hoeveel?", door=coen)
    services.verlenen(
        plan, fabrieken.zoals_gevraagd(plan), motivering="Goed.", door=fabrieken.persoon("els"), op=fabrieken.BESLOTEN
    )
    with pytest.raises(PermissionDenied, match="al beslist"):
        services.vraag_stellen(plan, tekst="En nu?", door=coen)
    with pytest.raises(PermissionDenied, match="afgehandeld"):
        services.vraag_beantwoorden(vraag, antwoord="1.200.", door=anja)


def test_een_vraag_verzet_geen_status_termijn_of_plaats(in_beoordeling, coen, bram):
    voor = (in_beoordeling.status, in_beoordeling.volledig_op, in_beoordeling.beslissen_voor)
    vraag = services.vraag_stellen(in_beoordeling, tekst="Hoeveel?", door=coen)
    services.vraag_beantwoorden(vraag, antwoord="1.200.", door=bram)
    in_beoordeling.refresh_from_db()
    assert (in_beoordeling.status, in_beoordeling.volledig_op, in_beoordeling.beslissen_voor) == voor


def test_een_antwoord_gaat_naar_wie_het_vroeg_en_naar_de_coordinator(in_beoordeling, dirk, daan, coen, bram):
    vraag = services.vraag_stellen(in_beoordeling, tekst="Hoeveel?", door=dirk)
    Bericht.objects.all().delete()
    services.vraag_beantwoorden(vraag, antwoord="1.200.", door=bram)
    assert {str(bericht.aan) for bericht in Bericht.objects.all()} == {"Dirk", "Coen"}
    assert Bericht.objects.first().link == f"/werkvoorraad/{in_beoordeling.nummer}/vragen/"
    stap = in_beoordeling.gebeurtenissen.last()
    assert (stap.stap, stap.reden, stap.door) == (VRAAG_BEANTWOORDEN, "1.200.", bram)


def test_wie_intussen_een_band_heeft_hoort_het_antwoord_niet(in_beoordeling, dirk, coen, bram):
    vraag = services.vraag_stellen(in_beoordeling, tekst="Hoeveel?", door=dirk)
    for wie in (dirk, coen):
        services.verklaar_belang(in_beoordeling, heeft_band=True, toelichting="Zus.", door=wie)
    Bericht.objects.all().delete()
    services.vraag_beantwoorden(vraag, antwoord="1.200.", door=bram)
    assert not Bericht.objects.exists()


def test_een_vraag_wordt_een_keer_beantwoord(in_beoordeling, coen, anja, bram):
    vraag = services.vraag_stellen(in_beoordeling, tekst="Hoeveel?", door=coen)
    services.vraag_beantwoorden(vraag, antwoord="1.200.", door=bram)
    with pytest.raises(Weigering, match="al beantwoord"):
        services.vraag_beantwoorden(vraag, antwoord="1.300.", door=anja)
    vraag.refresh_from_db()
    assert vraag.antwoord == "1.200."


@pytest.mark.parametrize("wie", ["carla", "coen", "dirk"])
def test_een_ander_beantwoordt_geen_vraag(in_beoordeling, coen, wie):
    vraag = services.vraag_stellen(in_beoordeling, tekst="Hoeveel?", door=coen)
    with pytest.raises(PermissionDenied, match="hoofdaanvrager"):
        services.vraag_beantwoorden(vraag, antwoord="1.200.", door=fabrieken.persoon(wie))


def test_ook_tijdens_een_aanvulling_kan_een_vraag_worden_beantwoord(tijdvak, coen, anja):
    plan = fabrieken.aanvulling_gevraagd()
    vraag = services.vraag_stellen(plan, tekst="Hoeveel?", door=coen)
    services.vraag_beantwoorden(vraag, antwoord="1.200.", door=anja)
    aanvragen.aanvullen(plan, door=anja)
    assert plan.vragen.get().antwoord == "1.200."
