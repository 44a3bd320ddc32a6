"""Who at the agency hears of a plan: the same people whom the rules of access allow, and nobody with a tie."""

import pytest

from aanvragen.models import Aanvraag
from beoordeling import ontvangers, services
from beoordeling.models import Uitkomst
from beoordeling.toegang import heeft_band, mag_besluiten, mag_coordineren, mag_heroverwegen
from sectorplannen.kern.models import Bericht, Gebruiker, Lidmaatschap, Rol
from tests import fabrieken
from tests.beoordeling import bezwaren
from tests.fabrieken import persoon


@pytest.fixture
def met_banden(tijdvak):
    """People of each role: one free, one who declared a tie, one who belongs to a partner, one who has left."""

    def maak(plan: Aanvraag) -> Aanvraag:
        partner = plan.deelnemers.exclude(organisatie=plan.hoofdaanvrager_id).first()
        organisatie = partner.organisatie if partner else plan.hoofdaanvrager
        for rol in (Rol.COORDINATOR, Rol.BESLUITNEMER, Rol.BEOORDELAAR):
            met = Gebruiker.objects.create_user(f"band-{rol}@voorbeeld.nl", None, naam="Met band", rol=rol)
            services.verklaar_belang(plan, heeft_band=True, toelichting="Bestuur.", door=met)
            lid = Gebruiker.objects.create_user(f"lid-{rol}@voorbeeld.nl", None, naam="Lid", rol=rol)
            Lidmaatschap.objects.create(organisatie=organisatie, gebruiker=lid)
            Gebruiker.objects.create_user(f"weg-{rol}@voorbeeld.nl", None, naam="Weg", rol=rol, is_active=False)
        return plan

    return maak


def _allen(*rollen: Rol) -> list[Gebruiker]:
    return list(Gebruiker.objects.filter(rol__in=rollen))


def test_zonder_band_is_precies_wat_de_regel_van_een_band_zegt(met_banden):
    plan = met_banden(fabrieken.in_beoordeling())
    allen = list(Gebruiker.objects.all())
    assert ontvangers.zonder_band(allen, plan) == [wie for wie in allen if not heeft_band(wie, plan)]


def test_over_de_beslistermijn_horen_wie_nog_iets_kan_doen(met_banden):
    plan = met_banden(fabrieken.in_beoordeling())
    kan = {wie for wie in _allen(Rol.COORDINATOR) if mag_coordineren(wie, plan)}
    assert set(ontvangers.wie_het_aangaat(plan)) == {*kan, persoon("dirk"), persoon("daan")}

    plan = fabrieken.ter_besluitvorming("Tweede plan")
    kan = {wie for wie in _allen(Rol.COORDINATOR) if mag_coordineren(wie, plan)}
    kan |= {wie for wie in _allen(Rol.BESLUITNEMER) if mag_besluiten(wie, plan)}
    assert set(ontvangers.wie_het_aangaat(plan)) == kan


def test_na_een_geslaagd_bezwaar_hoort_wie_eerst_besliste_niets_van_het_nieuwe_besluit(tijdvak):
    plan = bezwaren.weer_voorgelegd(fabrieken.afgewezen())
    assert persoon("els") not in ontvangers.wie_het_aangaat(plan)
    assert {wie for wie in _allen(Rol.BESLUITNEMER) if mag_besluiten(wie, plan)} <= set(
        ontvangers.wie_het_aangaat(plan)
    )


def test_een_bezwaar_hoort_wie_het_mag_oppakken(met_banden):
    plan = met_banden(fabrieken.afgewezen())
    kan = {wie for wie in _allen(Rol.BESLUITNEMER) if mag_heroverwegen(wie, plan)}
    kan |= {wie for wie in _allen(Rol.COORDINATOR) if wie.is_active and not heeft_band(wie, plan)}
    assert set(ontvangers.wie_het_oppakken(plan)) == kan
    assert persoon("els") not in kan


def test_niemand_krijgt_bericht_van_een_zaak_die_hij_niet_mag_zien(met_banden, carla):
    """A whole life: filed, supplemented, assessed, decided, objected to. Of each message the reader may know of the plan."""
    plan = met_banden(fabrieken.aanvulling_gevraagd())
    fabrieken.persoon("bram")
    ander = bezwaren.gehoord(fabrieken.afgewezen("Tweede plan"))
    bezwaren.beslis(ander, Uitkomst.ONGEGROND)
    for rij in Bericht.objects.select_related("aan"):
        nummer = next((deel for deel in rij.link.split("/") if deel.startswith("SP")), "")
        zichtbaar = Aanvraag.objects.zichtbaar_voor(rij.aan).filter(nummer=nummer)
        assert zichtbaar.exists(), (rij.aan, rij.onderwerp)
    assert Bericht.objects.count() > 10
    assert not Bericht.objects.filter(aan__naam__in=["Met band", "Lid", "Weg"], link__contains=plan.nummer).exists()
    assert not carla.berichten.exists()
