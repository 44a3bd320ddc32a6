"""Calls for partners: who may place, change and answer them, how long they stand, how many, and who hears."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from aanvragen import services
from aanvragen.models import Arbeidsmarktregio, Oproep, Sector
from aanvragen.services.oproepen import HOOGSTENS_OPEN, HOOGSTENS_PER_DAG, LOOPTIJD
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, LidRol, Organisatie
from tests import fabrieken

NU = fabrieken.moment(2014, 2, 1)


def plaats(door, titel="Vakbond gezocht", *, op=NU, **anders):
    velden = {
        "thema": "e",
        "brengt": "Een school.",
        "zoekt": "Een vakbond.",
        "sectoren": Sector.objects.filter(nummer=4),
    }
    return services.oproep_plaatsen(fabrieken.organisatie(), door=door, titel=titel, op=op, **velden | anders)


@pytest.fixture
def oproep(anja, bram, db):
    return plaats(anja)


@pytest.fixture
def contact(oproep, carla):
    return services.oproep_beantwoorden(oproep, fabrieken.organisatie("vreemde"), tekst="Wij.", door=carla, op=NU)


def ontvangers():
    return sorted(Bericht.objects.values_list("aan__naam", flat=True))


def test_een_oproep_staat_negentig_dagen(oproep):
    assert oproep.verloopt_op - oproep.geplaatst_op == LOOPTIJD == timedelta(days=90)
    assert list(Oproep.objects.zichtbaar(NU)) == [oproep]
    assert not Oproep.objects.zichtbaar(NU + LOOPTIJD).exists()


@pytest.mark.parametrize("tekst", [
    "Bel 06-12345678", "Bel 0612 34 56 78.", "+31 (0)6 12345678", "070 000 00 00", "mail jan@bond.nl",
])  # fmt: skip
def test_een_nummer_of_adres_van_een_persoon_staat_niet_in_een_oproep(oproep, anja, tekst):
    with pytest.raises(Weigering, match="uit uw oproep"):
        plaats(anja, "Anders", zoekt=tekst)
    with pytest.raises(Weigering, match="uit uw oproep"):
        services.oproep_wijzigen(oproep, door=anja, sectoren=Sector.objects.all()[:1], regios=[], brengt=tekst)


@pytest.mark.parametrize(
    "tekst", ["€ 1.240.000.000 in 10 jaar", "2026 tot 2030, 0,5 miljoen", "KvK 01234567", "10 000 000 000"]
)
def test_een_bedrag_of_een_jaar_is_geen_nummer_van_een_persoon(anja, db, tekst):
    assert plaats(anja, zoekt=tekst).zoekt == tekst


def test_alleen_wie_voor_de_organisatie_schrijft_plaatst_wijzigt_verlengt_en_sluit(oproep, carla, bram):
    bram.lidmaatschappen.update(rol=LidRol.LEZER)
    gebied = {"sectoren": [], "regios": Arbeidsmarktregio.objects.all()[:1]}
    for wie in (carla, bram):
        for doe in (
            lambda wie: plaats(wie, "Ander"),
            lambda wie: services.oproep_wijzigen(oproep, door=wie, titel="Anders", **gebied),
            lambda wie: services.oproep_verlengen(oproep, door=wie),
            lambda wie: services.oproep_sluiten(oproep, door=wie),
        ):
            with pytest.raises(PermissionDenied):
                doe(wie)
    oproep.refresh_from_db()
    assert (oproep.titel, oproep.gesloten_op) == ("Vakbond gezocht", None)
    assert Oproep.objects.count() == 1


def test_een_oproep_is_voor_een_sector_of_een_regio(anja):
    with pytest.raises(Weigering, match="ten minste 1 sector of 1 arbeidsmarktregio"):
        plaats(anja, sectoren=[])
    assert plaats(anja, sectoren=[], regios=Arbeidsmarktregio.objects.all()[:2]).regios.count() == 2


def test_twee_keer_drukken_is_een_oproep(oproep, anja):
    assert plaats(anja) == oproep


def test_een_organisatie_heeft_hoogstens_tien_oproepen_open(anja):
    rijen = [plaats(anja, f"Oproep {n}") for n in range(HOOGSTENS_OPEN)]
    with pytest.raises(Weigering, match="al 10 oproepen"):
        plaats(anja, "Elfde")
    services.oproep_sluiten(rijen[0], door=anja, op=NU)
    assert plaats(anja, "Elfde").titel == "Elfde"
    verlopen = rijen[1]
    Oproep.objects.filter(pk=verlopen.pk).update(
        geplaatst_op=NU - timedelta(days=9), verloopt_op=NU - timedelta(days=1)
    )
    plaats(anja, "Twaalfde")
    with pytest.raises(Weigering, match="al 10 oproepen"):
        services.oproep_verlengen(verlopen, door=anja, op=NU)


def test_verlengen_is_negentig_dagen_vanaf_nu_en_een_gesloten_oproep_blijft_dicht(oproep, anja, bram):
    later = NU + timedelta(days=100)
    services.oproep_verlengen(oproep, door=bram, op=later)
    assert oproep.verloopt_op == later + LOOPTIJD
    services.oproep_sluiten(oproep, door=anja, op=later)
    services.oproep_sluiten(oproep, door=anja, op=later + timedelta(days=1))
    assert oproep.gesloten_op == later
    with pytest.raises(Weigering, match="gesloten"):
        services.oproep_verlengen(oproep, door=anja)
    with pytest.raises(Weigering, match="gesloten"):
        services.oproep_wijzigen(oproep, door=anja, sectoren=Sector.objects.all()[:1], regios=[])


def test_een_antwoord_begint_een_gesprek_en_wie_voor_de_oproep_schrijft_hoort_het(contact, oproep, carla):
    assert ontvangers() == ["Anja", "Bram"]
    (bericht,) = Bericht.objects.filter(aan__naam="Anja")
    assert bericht.link == contact.get_absolute_url()
    assert "Opleidingsfonds Kappers" in bericht.tekst
    assert "Carla" not in bericht.onderwerp + bericht.tekst
    nog_eens = services.oproep_beantwoorden(oproep, contact.organisatie, tekst="En nog iets.", door=carla, op=NU)
    assert nog_eens == contact
    assert [r.tekst for r in contact.regels.all()] == ["Wij.", "En nog iets."]


def test_heen_en_weer_hoort_steeds_de_andere_kant_het(contact, anja, carla):
    Bericht.objects.all().delete()
    services.oproepregel_schrijven(contact, tekst="Graag.", door=anja, op=NU)
    assert ontvangers() == ["Carla"]
    services.oproepregel_schrijven(contact, tekst="Morgen?", door=carla, op=NU)
    assert ontvangers() == ["Anja", "Bram", "Carla"]
    vreemde, eigen = "Opleidingsfonds Kappers", "Werkgevers Bakkerij"
    assert [r.van.naam for r in contact.regels.all()] == [vreemde, eigen, vreemde]


def test_twee_keer_drukken_is_een_regel_en_een_bericht(contact, carla, anja):
    Bericht.objects.all().delete()
    for _ in range(2):
        services.oproepregel_schrijven(contact, tekst="Graag.", door=anja, op=NU)
    assert contact.regels.count() == 2
    assert ontvangers() == ["Carla"]
    services.oproepregel_schrijven(contact, tekst="Graag.", door=anja, op=NU + timedelta(minutes=11))
    assert contact.regels.count() == 3


def test_elke_kant_schrijft_hoogstens_twintig_regels_op_een_dag(contact, anja, carla):
    for n in range(HOOGSTENS_PER_DAG):
        services.oproepregel_schrijven(contact, tekst=f"Regel {n}", door=anja, op=NU)
    with pytest.raises(Weigering, match="al 20 berichten"):
        services.oproepregel_schrijven(contact, tekst="Te veel", door=anja, op=NU)
    services.oproepregel_schrijven(contact, tekst="De andere kant mag nog", door=carla, op=NU)
    services.oproepregel_schrijven(contact, tekst="Morgen weer", door=anja, op=NU + timedelta(days=1))


def test_een_derde_en_een_lezer_schrijven_niet_mee(contact, bram, dirk):
    bram.lidmaatschappen.update(rol=LidRol.LEZER)
    for wie in (bram, dirk):
        with pytest.raises(PermissionDenied):
            services.oproepregel_schrijven(contact, tekst="Ik ook", door=wie)
    with pytest.raises(PermissionDenied):
        services.oproep_beantwoorden(contact.oproep, contact.organisatie, tekst="Namens hen", door=bram)


def test_op_de_eigen_een_gesloten_en_een_verlopen_oproep_antwoordt_niemand(oproep, anja, carla):
    vreemde = fabrieken.organisatie("vreemde")
    with pytest.raises(Weigering, match="eigen organisatie"):
        services.oproep_beantwoorden(oproep, oproep.organisatie, tekst="Ik", door=anja, op=NU)
    with pytest.raises(Weigering, match="staat er niet meer"):
        services.oproep_beantwoorden(oproep, vreemde, tekst="Ik", door=carla, op=NU + LOOPTIJD)
    services.oproep_sluiten(oproep, door=anja, op=NU)
    with pytest.raises(Weigering, match="staat er niet meer"):
        services.oproep_beantwoorden(oproep, vreemde, tekst="Ik", door=carla, op=NU)
    assert not Bericht.objects.exists()


def test_een_gesprek_gaat_door_als_de_oproep_gesloten_is(contact, anja):
    services.oproep_sluiten(contact.oproep, door=anja, op=NU)
    assert services.oproepregel_schrijven(contact, tekst="Wij gaan door.", door=anja, op=NU).pk


def test_de_beheerder_haalt_een_oproep_weg_en_de_organisatie_hoort_waarom(oproep, beheer, coen, anja):
    with pytest.raises(PermissionDenied):
        services.oproep_afhalen(oproep, reden="Reclame.", door=coen)
    for _ in range(2):
        services.oproep_afhalen(oproep, reden="Reclame.", door=beheer, op=NU)
    assert ontvangers() == ["Anja", "Bram"]
    assert "Reden: Reclame." in Bericht.objects.first().tekst
    with pytest.raises(Weigering):
        services.oproep_verlengen(oproep, door=anja)


@pytest.mark.parametrize("tekst", ["", "  \n ", "nul\0teken"])
def test_een_lege_of_onbruikbare_tekst_wordt_geweigerd_zonder_spoor(oproep, carla, tekst):
    with pytest.raises(Weigering):
        services.oproep_beantwoorden(oproep, fabrieken.organisatie("vreemde"), tekst=tekst, door=carla, op=NU)
    assert not oproep.contacten.exists()


def test_accolades_in_wat_iemand_typt_zijn_gewone_tekst(oproep, carla):
    services.oproep_beantwoorden(oproep, fabrieken.organisatie("vreemde"), tekst="{zaak} {0}", door=carla, op=NU)
    assert "{zaak} {0}" in Bericht.objects.first().tekst


def test_wie_voor_beide_organisaties_schrijft_antwoordt_namens_de_andere(oproep, anja):
    ander = Organisatie.objects.create(naam="Fonds van Anja", kvk="90000077", soort="oeno_fonds")
    ander.lidmaatschappen.create(gebruiker=anja, rol=LidRol.TEKENBEVOEGD)
    contact = services.oproep_beantwoorden(oproep, ander, tekst="Ook wij.", door=anja, op=NU)
    assert contact.organisatie == ander
    assert ontvangers() == ["Bram"]
