"""A round from opening to closing: who does what, and what stands afterwards."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from beoordeling import services as beoordeling
from beoordeling.services import IntussenOpgeslagen
from rapportage import cijfers
from rapportage.models import Realisatie, Verslagstap, VerslagStatus, Voortgangsregel, Voortgangsverslag
from rapportage.peilingen import services
from rapportage.peilingen.services import Invoer
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht
from tests import fabrieken
from tests.fabrieken import moment, persoon

from . import ronde

pytestmark = pytest.mark.django_db


@pytest.fixture
def verslag(tijdvak) -> Voortgangsverslag:
    """Of the one plan in execution, in an open round."""
    fabrieken.verleend()
    return ronde.geopend().verslagen.get()


def test_elk_plan_in_uitvoering_krijgt_een_leeg_verslag_met_zijn_verleende_maatregelen(tijdvak):
    plan = fabrieken.verleend("Een")
    fabrieken.afgewezen("Twee")
    weg = fabrieken.verleend("Drie")
    beoordeling.verlening_intrekken(weg, motivering="Nee.", door=persoon("els"), op=moment(2014, 4, 1))
    later = fabrieken.verleend("Later", besloten=moment(2015, 6, 1))
    verslagen = list(ronde.geopend().verslagen.all())
    assert [rij.aanvraag for rij in verslagen] == [plan]
    assert later.status == "verleend"
    assert [regel.maatregel.volgnummer for regel in verslagen[0].regels.all()] == [1, 2]
    assert verslagen[0].status == VerslagStatus.OPEN
    assert verslagen[0].regels.first().deelnemers is None


def test_de_mensen_van_het_plan_krijgen_bericht_van_de_peiling(verslag):
    berichten = Bericht.objects.filter(soort="peiling_geopend")
    assert {bericht.aan.naam for bericht in berichten} == {"Anja", "Bram"}
    assert "1 mei 2015" in berichten.first().tekst
    assert berichten.first().link == verslag.get_absolute_url()


def test_een_peiling_openen_kost_evenveel_vragen_voor_een_als_voor_drie_plannen(tijdvak, django_assert_num_queries):
    fabrieken.verleend("Een")
    persoon("petra")
    with django_assert_num_queries(18):
        eerste = ronde.geopend()
    services.sluiten(eerste, toch=True, door=persoon("petra"), op=ronde.GESLOTEN)
    for naam in ("Twee", "Drie"):
        fabrieken.verleend(naam)
    with django_assert_num_queries(18):
        tweede = ronde.najaar()
    assert tweede.verslagen.count() == 3


@pytest.mark.parametrize(
    ("seizoen", "jaar", "dag", "helft"),
    [
        ("voorjaar", 2015, date(2014, 12, 31), "januari tot en met juni van 2015"),
        ("najaar", 2014, date(2014, 6, 30), "juli tot en met december van 2014"),
        ("voorjaar", 2016, date(2015, 3, 31), "januari tot en met juni van 2016"),
    ],
)
def test_een_peiling_heet_naar_het_halfjaar_van_haar_peildatum(tijdvak, seizoen, jaar, dag, helft):
    with pytest.raises(Weigering, match=helft):
        ronde.geopend(seizoen=seizoen, jaar=jaar, peildatum=dag)


def test_er_is_een_peiling_tegelijk_open_en_een_per_seizoen(verslag):
    with pytest.raises(Weigering, match="voorjaar 2015 is nog open"):
        ronde.najaar()
    services.sluiten(verslag.peiling, toch=True, door=persoon("petra"), op=ronde.GESLOTEN)
    with pytest.raises(Weigering, match="Van dit seizoen"):
        ronde.geopend(peildatum=date(2015, 3, 30))


def test_een_peildatum_ligt_niet_in_de_toekomst_en_er_is_tijd_om_in_te_vullen(tijdvak):
    fabrieken.verleend()
    with pytest.raises(Weigering, match="toekomst"):
        ronde.geopend(peildatum=date(2015, 4, 2))
    with pytest.raises(Weigering, match="tijd om in te vullen"):
        ronde.geopend(invullen_tot=date(2015, 4, 1))


@pytest.mark.parametrize("naam", ["anja", "coen", "els", "dirk", "beheer"])
def test_alleen_beleid_opent_en_sluit(naam, verslag):
    with pytest.raises(PermissionDenied):
        ronde.najaar(door=persoon(naam))
    with pytest.raises(PermissionDenied):
        services.sluiten(verslag.peiling, toch=True, door=persoon(naam))


def test_invullen_bewaart_wat_er_is_en_laat_de_rest_staan(verslag):
    een, twee = verslag.regels.all()
    services.invullen(
        verslag, [Invoer(een.maatregel_id, deelnemers=10)], door=persoon("bram"), toelichting="Loopt goed."
    )
    een.refresh_from_db()
    twee.refresh_from_db()
    assert (een.deelnemers, een.kosten, twee.deelnemers) == (10, None, None)
    assert (verslag.toelichting, verslag.versie, verslag.gewijzigd_door) == ("Loopt goed.", 2, persoon("bram"))


def test_wie_met_een_oude_versie_bewaart_overschrijft_niets(verslag):
    services.invullen(verslag, toelichting="Van Anja", door=persoon("anja"), versie=1)
    with pytest.raises(IntussenOpgeslagen):
        services.invullen(verslag, toelichting="Van Bram", door=persoon("bram"), versie=1)
    verslag.refresh_from_db()
    assert verslag.toelichting == "Van Anja"


def test_een_maatregel_van_een_ander_plan_hoort_niet_in_het_verslag(verslag):
    vreemd = fabrieken.verleend("Ander").maatregelen.first()
    with pytest.raises(Weigering, match="hoort niet bij"):
        services.invullen(verslag, [Invoer(vreemd.pk, deelnemers=1)], door=persoon("anja"))


@pytest.mark.parametrize("invoer", [{"deelnemers": 20_000_000}, {"kosten": Decimal(-1)}])
def test_een_onmogelijk_getal_wordt_geweigerd(verslag, invoer):
    with pytest.raises(Weigering, match="te groot of ligt onder"):
        services.invullen(verslag, [Invoer(verslag.regels.first().maatregel_id, **invoer)], door=persoon("anja"))


@pytest.mark.parametrize("naam", ["carla", "coen", "petra", "beheer"])
def test_alleen_wie_in_het_plan_schrijft_vult_in_en_stuurt_in(verslag, naam):
    with pytest.raises(PermissionDenied):
        services.invullen(verslag, toelichting="x", door=persoon(naam))
    ronde.ingevuld(verslag)
    with pytest.raises(PermissionDenied):
        services.insturen(verslag, door=persoon(naam))


def test_een_partner_die_mag_schrijven_vult_in_en_de_hoofdaanvrager_stuurt_in(verslag):
    carla = persoon("carla")
    partner = verslag.aanvraag.deelnemers.get()
    partner.organisatie.lidmaatschappen.create(gebruiker=carla, rol="tekenbevoegd")
    verslag.aanvraag.deelnemers.update(mag_schrijven=True)
    services.invullen(verslag, ronde.zoals_beoogd(verslag), door=carla)
    with pytest.raises(PermissionDenied, match="hoofdaanvrager"):
        services.insturen(verslag, door=carla)
    services.insturen(verslag, door=persoon("bram"))
    assert verslag.status == VerslagStatus.INGESTUURD


def test_een_onvolledig_verslag_gaat_niet_weg(verslag):
    with pytest.raises(Weigering, match="nog 4 punten"):
        services.insturen(verslag, door=persoon("anja"))
    assert not Verslagstap.objects.exists()


def test_wat_opvalt_gaat_weg_met_een_reden_en_niet_zonder(verslag):
    ronde.ingevuld(verslag, verwachte_deelnemers=400)
    with pytest.raises(Weigering, match="nog 2 punten"):
        services.insturen(verslag, door=persoon("anja"))
    ronde.ingestuurd(verslag, verwachte_deelnemers=400, reden="Er is meer belangstelling.")
    assert verslag.status == VerslagStatus.INGESTUURD


def test_insturen_bewaart_wat_er_stond_en_geeft_een_ontvangstbewijs(verslag):
    ronde.ingestuurd(verslag)
    stap = verslag.stappen.get()
    assert (stap.stap, stap.door, stap.op) == ("ingestuurd", persoon("anja"), ronde.INGESTUURD)
    assert [regel["deelnemers"] for regel in stap.inhoud["regels"]] == [50, 150]
    assert stap.inhoud["regels"][0]["kosten"] == "200000.00"
    assert Bericht.objects.filter(soort="verslag_ontvangen").count() == 2


def test_een_ingestuurd_verslag_wordt_niet_meer_gewijzigd(verslag):
    ronde.ingestuurd(verslag)
    with pytest.raises(PermissionDenied, match="ingestuurd"):
        services.invullen(verslag, toelichting="x", door=persoon("anja"))
    with pytest.raises(PermissionDenied):
        services.insturen(verslag, door=persoon("anja"))


def test_een_coordinator_vraagt_en_het_plan_stuurt_opnieuw_in(verslag):
    ronde.ingestuurd(verslag)
    services.teruggeven(verslag, vraag="Klopt 50?", door=persoon("coen"))
    assert verslag.status == VerslagStatus.TERUGGEGEVEN
    assert "Klopt 50?" in Bericht.objects.filter(soort="verslag_vraag").first().tekst
    ronde.ingestuurd(verslag, deel=4, op=moment(2015, 4, 25))
    services.akkoord(verslag, door=persoon("coen"))
    assert verslag.status == VerslagStatus.AKKOORD
    assert [stap.stap for stap in verslag.stappen.order_by("pk")] == [
        "ingestuurd", "teruggegeven", "ingestuurd", "akkoord",
    ]  # fmt: skip


def test_een_vraag_zonder_tekst_is_geen_vraag(verslag):
    ronde.ingestuurd(verslag)
    with pytest.raises(Weigering, match="wat u wilt weten"):
        services.teruggeven(verslag, vraag="  ", door=persoon("coen"))


@pytest.mark.parametrize("naam", ["anja", "petra", "dirk", "els", "beheer"])
def test_alleen_een_coordinator_controleert(verslag, naam):
    ronde.ingestuurd(verslag)
    with pytest.raises(PermissionDenied):
        services.akkoord(verslag, door=persoon(naam))
    with pytest.raises(PermissionDenied):
        services.teruggeven(verslag, vraag="x", door=persoon(naam))


def test_een_coordinator_met_een_band_controleert_niet(verslag):
    coen = persoon("coen")
    ronde.ingestuurd(verslag)
    verslag.aanvraag.hoofdaanvrager.lidmaatschappen.create(gebruiker=coen, rol="lezer")
    with pytest.raises(PermissionDenied, match="band"):
        services.akkoord(verslag, door=coen)


def test_een_open_verslag_wordt_niet_gecontroleerd(verslag):
    with pytest.raises(PermissionDenied, match="niet ingestuurd"):
        services.akkoord(verslag, door=persoon("coen"))


def test_een_verslag_van_een_ingetrokken_verlening_wordt_niet_ingevuld(verslag):
    beoordeling.verlening_intrekken(verslag.aanvraag, motivering="Nee.", door=persoon("els"))
    with pytest.raises(PermissionDenied, match="loopt niet meer"):
        services.invullen(verslag, toelichting="x", door=persoon("anja"))


def test_sluiten_vraagt_een_bevestiging_zolang_niet_alles_is_gecontroleerd(verslag):
    ander = fabrieken.verleend("Ander")
    ronde.akkoord(verslag)
    assert services.niet_akkoord(verslag.peiling) == []
    assert services.sluiten(verslag.peiling, door=persoon("petra"), op=ronde.GESLOTEN) == 1
    tweede = ronde.najaar()
    ronde.akkoord(tweede.verslagen.get(aanvraag=ander))
    assert [rij.aanvraag for rij in services.niet_akkoord(tweede)] == [verslag.aanvraag]
    with pytest.raises(Weigering, match="1 verslag is niet gecontroleerd"):
        services.sluiten(tweede, door=persoon("petra"))
    assert services.sluiten(tweede, toch=True, door=persoon("petra")) == 1
    assert Realisatie.objects.filter(peildatum=tweede.peildatum).count() == 2


def test_sluiten_maakt_van_wat_is_gecontroleerd_realisatie_en_dat_zijn_de_cijfers(verslag):
    eerste = verslag.regels.first().maatregel
    Realisatie.objects.create(maatregel=eerste, peildatum=ronde.PEILDATUM, deelnemers=7, herkomst="werkboek.xlsx")
    ronde.akkoord(verslag)
    services.sluiten(verslag.peiling, door=persoon("petra"), op=ronde.GESLOTEN)
    rijen = Realisatie.objects.order_by("maatregel__volgnummer")
    assert [(rij.deelnemers, rij.kosten) for rij in rijen] == [(50, Decimal(200_000)), (150, Decimal(150_000))]
    assert {rij.verslag for rij in rijen} == {verslag}
    stand = cijfers.stand(verslag.aanvraag.tijdvak, ronde.PEILDATUM)
    assert stand.waarde("deelnemers_gerealiseerd") == 200


def test_een_gesloten_peiling_staat_vast(verslag):
    ronde.akkoord(verslag)
    services.sluiten(verslag.peiling, door=persoon("petra"), op=ronde.GESLOTEN)
    with pytest.raises(PermissionDenied, match="gesloten"):
        services.teruggeven(verslag, vraag="x", door=persoon("coen"))
    with pytest.raises(Weigering, match="al gesloten"):
        services.sluiten(verslag.peiling, door=persoon("petra"))
    for rijen in (Voortgangsverslag.objects.all(), Voortgangsregel.objects.all(), Realisatie.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rijen.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Voortgangsregel.objects.update(deelnemers=1)
