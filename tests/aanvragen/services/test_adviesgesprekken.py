"""An advice talk from question to notes: who may what, when it can be, and that both sides hear of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from aanvragen import services
from aanvragen.models import Aanvraag, Adviesgesprek, GesprekStatus
from aanvragen.spreekuur import afspraak_nu
from beoordeling import services as beoordeling
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, LidRol, Rol
from tests import fabrieken
from tests.aanvragen.gesprekken import GEPLAND, GEVRAAGD, gehouden, gepland, gevraagd
from tests.fabrieken import moment

pytestmark = pytest.mark.django_db
EEN_DAG = timedelta(days=1)


def post(wie: Gebruiker) -> list[str]:
    """The kinds of message about talks that a person got, oldest first."""
    return list(wie.berichten.filter(soort__startswith="gesprek_").order_by("pk").values_list("soort", flat=True))


# --- Asking ----------------------------------------------------------------------------------------------------------


def test_wie_voor_de_organisatie_schrijft_vraagt_een_gesprek_over_het_eerstvolgende_tijdvak(tijdvak, coen):
    gesprek = gevraagd(door=fabrieken.persoon("bram"))
    assert (gesprek.status, gesprek.tijdvak, gesprek.gevraagd_op) == (GesprekStatus.GEVRAAGD, tijdvak, GEVRAAGD)
    assert post(coen) == ["gesprek_gevraagd"]
    assert gevraagd(fabrieken.organisatie("vreemde"), op=moment(2014, 2, 1)).tijdvak is None


def test_een_lezer_en_een_vreemde_vragen_niets(tijdvak, carla):
    lezer = Gebruiker.objects.create_user("lezer@voorbeeld.nl")
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=lezer, rol=LidRol.LEZER)
    for wie in (lezer, carla):
        with pytest.raises(PermissionDenied):
            gevraagd(door=wie)
    assert not Adviesgesprek.objects.exists()


def test_een_organisatie_heeft_een_lopend_gesprek_tegelijk(tijdvak, anja):
    eerste = gevraagd()
    with pytest.raises(services.LooptAl) as fout:
        gevraagd(door=fabrieken.persoon("bram"), onderwerp="Nog een")
    assert fout.value.gesprek == eerste
    gevraagd(fabrieken.organisatie("vreemde"))
    services.gesprek_afzeggen(eerste, reden="Toch niet.", door=anja, op=GEVRAAGD)
    assert gevraagd(onderwerp="Nog een").status == GesprekStatus.GEVRAAGD


def test_een_gesprek_dat_is_geweest_houdt_een_nieuw_niet_tegen(tijdvak):
    gepland()
    with pytest.raises(services.LooptAl):
        gevraagd(op=GEPLAND - EEN_DAG)
    assert gevraagd(op=GEPLAND + EEN_DAG)


# --- Planning --------------------------------------------------------------------------------------------------------


def test_een_coordinator_plant_en_beide_kanten_krijgen_bericht(tijdvak, anja, bram, dirk, carla):
    gesprek = gepland()
    assert (gesprek.status, gesprek.adviseur, gesprek.gepland_op) == (GesprekStatus.GEPLAND, dirk, GEPLAND)
    assert [post(wie) for wie in (anja, bram, dirk, carla)] == [["gesprek_gepland"]] * 3 + [[]]
    tekst = anja.berichten.get(soort="gesprek_gepland").tekst
    assert "op 8 oktober 2013, 10:00 uur" in tekst
    assert "Waar: Den Haag" in tekst


@pytest.mark.parametrize(("velden", "waar"), [
    ({"vorm": "kantoor", "plaats": "Den Haag"}, "Den Haag"),
    ({"vorm": "telefoon", "telefoon": "070 000 00 00"}, "De adviseur belt 070 000 00 00"),
    ({"vorm": "video"}, "Nog niet bekend"), ({"vorm": "telefoon"}, "Nog niet bekend"),
])  # fmt: skip
def test_ook_zonder_plaats_zegt_een_gesprek_waar_het_is(velden, waar):
    assert Adviesgesprek(**velden).waar == waar


@pytest.mark.parametrize(
    ("wanneer", "zin"),
    [
        (GEVRAAGD - EEN_DAG, "Kies een moment dat nog komt."),
        (moment(2013, 10, 5, 10), "Kies een werkdag."),
        (moment(2013, 12, 25, 10), "Kies een werkdag."),
        (moment(2013, 10, 8, 8, 59), "Kies een tijd van 09:00 tot en met 16:00 uur."),
        (moment(2013, 10, 8, 16, 1), "Kies een tijd van 09:00 tot en met 16:00 uur."),
    ],
)
def test_een_gesprek_is_op_een_werkdag_binnen_kantoortijd_en_niet_voorbij(tijdvak, coen, dirk, wanneer, zin):
    gesprek = gevraagd()
    with pytest.raises(Weigering, match=zin):
        services.gesprek_plannen(gesprek, adviseur=dirk, gepland_op=wanneer, door=coen, op=GEVRAAGD)
    assert Adviesgesprek.objects.get().gepland_op is None


def test_een_adviseur_heeft_geen_twee_gesprekken_binnen_het_uur(tijdvak, coen, dirk, daan):
    gepland()
    ander = gevraagd(fabrieken.organisatie("vreemde"))
    binnen = GEPLAND + timedelta(minutes=59)
    with pytest.raises(Weigering, match="Dirk heeft dan al een ander adviesgesprek"):
        services.gesprek_plannen(ander, adviseur=dirk, gepland_op=binnen, door=coen, op=GEVRAAGD)
    services.gesprek_plannen(ander, adviseur=daan, gepland_op=binnen, door=coen, op=GEVRAAGD)
    services.gesprek_plannen(ander, adviseur=dirk, gepland_op=GEPLAND + timedelta(hours=1), door=coen, op=GEVRAAGD)


def test_adviseur_is_een_beoordelaar_of_coordinator_zonder_band(tijdvak, ingediend, coen, els, anja, daan, dirk):
    beoordeling.verklaar_belang(
        ingediend, heeft_band=True, toelichting="Mijn broer.", door=daan, organisaties=[fabrieken.organisatie()]
    )
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=dirk, rol=LidRol.LEZER)
    weg = Gebruiker.objects.create_user("weg@voorbeeld.nl", rol=Rol.BEOORDELAAR, is_active=False)
    gesprek = gevraagd()
    for wie in (els, anja, daan, dirk, weg):
        with pytest.raises(Weigering, match="kan dit gesprek niet voeren"):
            services.gesprek_plannen(gesprek, adviseur=wie, gepland_op=GEPLAND, door=coen, op=GEVRAAGD)
    services.gesprek_plannen(gesprek, adviseur=coen, gepland_op=GEPLAND, door=coen, op=GEVRAAGD)


def test_alleen_een_coordinator_zonder_band_plant(tijdvak, ingediend, coen, dirk, anja):
    gesprek = gevraagd()
    for wie in (dirk, anja):
        with pytest.raises(PermissionDenied):
            services.gesprek_plannen(gesprek, adviseur=dirk, gepland_op=GEPLAND, door=wie, op=GEVRAAGD)
    beoordeling.verklaar_belang(ingediend, heeft_band=True, toelichting="Mijn zus.", door=coen)
    with pytest.raises(PermissionDenied):
        services.gesprek_plannen(gesprek, adviseur=dirk, gepland_op=GEPLAND, door=coen, op=GEVRAAGD)
    assert not Adviesgesprek.objects.zichtbaar_voor(coen).exists()


def test_wie_plant_wat_een_ander_intussen_plande_hoort_dat_en_verandert_niets(tijdvak, coen, dirk, daan, anja):
    gesprek = gevraagd()
    zag = afspraak_nu(gesprek)
    services.gesprek_plannen(gesprek, adviseur=dirk, gepland_op=GEPLAND, door=coen, gezien=zag, op=GEVRAAGD)
    with pytest.raises(Weigering, match="Iemand anders heeft dit gesprek intussen gepland"):
        services.gesprek_plannen(
            gesprek, adviseur=daan, gepland_op=GEPLAND + EEN_DAG, door=coen, gezien=zag, op=GEVRAAGD
        )
    gesprek.refresh_from_db()
    assert (gesprek.adviseur, gesprek.gepland_op, post(anja)) == (dirk, GEPLAND, ["gesprek_gepland"])


def test_een_adviseur_die_een_band_kreeg_leest_niets_meer_van_het_gesprek(tijdvak, anja, coen, dirk):
    gesprek = gepland()
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=dirk, rol=LidRol.LEZER)
    services.gesprek_afzeggen(gesprek, reden="Ik ben ziek.", door=anja, op=GEPLAND - EEN_DAG)
    assert post(dirk) == ["gesprek_gepland"]
    assert "gesprek_afgezegd" in post(coen)


def test_verzetten_zegt_het_beide_kanten_en_wie_het_niet_meer_voert(tijdvak, coen, anja, dirk, daan):
    gesprek = gepland()
    later = GEPLAND + EEN_DAG
    services.gesprek_plannen(gesprek, adviseur=daan, gepland_op=later, door=coen, op=GEVRAAGD)
    assert post(anja) == ["gesprek_gepland", "gesprek_verzet"]
    assert post(dirk) == ["gesprek_gepland", "gesprek_overgedragen"]
    assert post(daan) == ["gesprek_verzet"]
    assert "Eerst was het op 8 oktober 2013, 10:00 uur." in anja.berichten.get(soort="gesprek_verzet").tekst


def test_nog_een_keer_hetzelfde_plannen_stuurt_niets(tijdvak, coen, dirk, anja):
    gesprek = gepland()
    services.gesprek_plannen(
        gesprek, adviseur=dirk, gepland_op=GEPLAND, plaats="Den Haag", door=coen, op=GEPLAND - EEN_DAG
    )
    assert post(anja) == ["gesprek_gepland"]


# --- Calling off and holding -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["anja", "bram", "dirk", "coen"])
def test_beide_kanten_zeggen_af_met_een_reden(tijdvak, naam, anja):
    gesprek, wie = gepland(), fabrieken.persoon(naam)
    with pytest.raises(Weigering, match="Schrijf op waarom"):
        services.gesprek_afzeggen(gesprek, reden=" ", door=wie)
    services.gesprek_afzeggen(gesprek, reden="Iemand is ziek.", door=wie, op=GEVRAAGD)
    assert gesprek.status == GesprekStatus.AFGEZEGD
    for ander in (anja, fabrieken.persoon("dirk")):
        assert post(ander) == ["gesprek_gepland", "gesprek_afgezegd"]
    with pytest.raises(Weigering, match="het gesprek is afgezegd"):
        services.gesprek_afzeggen(gesprek, reden="Nog eens.", door=wie)


def test_een_ander_zegt_niets_af(tijdvak, carla, daan, els, petra):
    gesprek = gepland()
    for wie in (carla, daan, els, petra):
        with pytest.raises(PermissionDenied):
            services.gesprek_afzeggen(gesprek, reden="Nee.", door=wie)


def test_de_adviseur_legt_vast_wat_is_besproken_en_de_organisatie_leest_het(tijdvak, anja, dirk):
    gesprek = gehouden(verslag="Zoek eerst een vakbond.")
    assert (gesprek.status, gesprek.gehouden_op) == (GesprekStatus.GEHOUDEN, GEPLAND)
    assert post(anja) == ["gesprek_gepland", "gesprek_gehouden"]
    with pytest.raises(Weigering, match="het gesprek is gehouden"):
        services.gesprek_vastleggen(gesprek, verslag="Nog eens.", door=dirk)


def test_een_verslag_is_van_wie_het_voerde_en_van_een_gesprek_dat_is_geweest(tijdvak, dirk, daan, anja, coen):
    gesprek = gepland()
    for wie in (daan, anja):
        with pytest.raises(PermissionDenied):
            services.gesprek_vastleggen(gesprek, verslag="Klaar.", door=wie, op=GEPLAND)
    with pytest.raises(Weigering, match="moet nog komen"):
        services.gesprek_vastleggen(gesprek, verslag="Klaar.", door=dirk, op=GEPLAND - EEN_DAG)
    with pytest.raises(Weigering, match="Kies een dag na de dag"):
        services.gesprek_vastleggen(gesprek, verslag="Klaar.", gehouden_op=GEVRAAGD - EEN_DAG, door=dirk, op=GEPLAND)
    with pytest.raises(Weigering, match="wat er is besproken"):
        services.gesprek_vastleggen(gesprek, verslag=" ", door=dirk, op=GEPLAND)
    services.gesprek_vastleggen(gesprek, verslag="Klaar.", door=coen, op=GEPLAND)


# --- The plan that comes of it ---------------------------------------------------------------------------------------


def test_een_plan_begint_naar_aanleiding_van_het_gesprek(tijdvak, anja):
    gesprek = gehouden()
    plan = services.beginnen_na_gesprek(gesprek, tijdvak, naam="Vakwerk", door=anja, op=GEPLAND + EEN_DAG)
    assert (plan.hoofdaanvrager, gesprek.aanvraag) == (fabrieken.organisatie(), plan)
    services.verwijderen(plan, door=anja)
    gesprek.refresh_from_db()
    assert gesprek.aanvraag is None


def test_twee_keer_beginnen_na_een_gesprek_geeft_een_plan(tijdvak, anja):
    gesprek = gehouden()
    plan = services.beginnen_na_gesprek(gesprek, tijdvak, naam="Vakwerk", door=anja, op=GEPLAND + EEN_DAG)
    assert services.beginnen_na_gesprek(gesprek, tijdvak, naam="Vakwerk", door=anja, op=GEPLAND + EEN_DAG) == plan
    assert Aanvraag.objects.get() == plan


def test_alleen_een_plan_waaraan_de_organisatie_meedoet_hoort_bij_het_gesprek(tijdvak, concept, anja, carla, coen):
    vreemd = gehouden(organisatie=fabrieken.organisatie("vreemde"))
    with pytest.raises(Weigering, match="Kies een plan waaraan"):
        services.gesprek_koppelen(vreemd, concept, door=carla)
    eigen = gehouden(op=GEPLAND + EEN_DAG)
    with pytest.raises(PermissionDenied):
        services.gesprek_koppelen(eigen, concept, door=carla)
    with pytest.raises(Weigering):  # a draft is not the agency's to know of
        services.gesprek_koppelen(eigen, concept, door=coen)
    services.gesprek_koppelen(eigen, concept, door=anja)
    assert eigen.aanvraag == concept


# --- The reminder ----------------------------------------------------------------------------------------------------


def test_een_dag_ervoor_komt_een_herinnering_een_keer(tijdvak, anja, dirk):
    gepland()
    assert services.gesprekken_herinneren(GEPLAND - EEN_DAG - timedelta(minutes=1)) == 0
    for _ in range(3):
        services.gesprekken_herinneren(GEPLAND - EEN_DAG)
    assert services.gesprekken_herinneren(GEPLAND - timedelta(hours=1)) == 0
    for wie in (anja, dirk):
        assert post(wie).count("gesprek_herinnering") == 1


def test_na_verzetten_komt_er_een_nieuwe_herinnering(tijdvak, coen, dirk, anja):
    gesprek = gepland()
    services.gesprekken_herinneren(GEPLAND - EEN_DAG)
    later = GEPLAND + timedelta(days=7)
    services.gesprek_plannen(gesprek, adviseur=dirk, gepland_op=later, door=coen, op=GEPLAND - timedelta(hours=2))
    assert services.gesprekken_herinneren(GEPLAND - timedelta(hours=1)) == 0
    assert services.gesprekken_herinneren(later - EEN_DAG) == 1
    assert post(anja).count("gesprek_herinnering") == 2


def test_wie_de_afspraak_net_hoorde_en_wie_heeft_afgezegd_krijgen_geen_herinnering(tijdvak, coen, dirk, anja):
    gesprek = gevraagd()
    services.gesprek_plannen(gesprek, adviseur=dirk, gepland_op=GEPLAND, door=coen, op=GEPLAND - timedelta(hours=3))
    assert services.gesprekken_herinneren(GEPLAND - timedelta(hours=1)) == 0
    services.gesprek_afzeggen(gesprek, reden="Ziek.", door=anja, op=GEPLAND - timedelta(minutes=30))
    assert services.gesprekken_herinneren(GEPLAND - timedelta(minutes=10)) == 0
