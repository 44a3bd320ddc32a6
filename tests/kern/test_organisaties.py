"""How organisations come in."""

import pytest
from django.core.exceptions import PermissionDenied

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, LidRol, Organisatie
from sectorplannen.kern.organisaties import gelijkende, organisatie_aanmelden, organisatie_wijzigen, partner_vinden
from tests import fabrieken


@pytest.fixture
def nora(db) -> Gebruiker:
    """Has an account, and no organisation yet."""
    return Gebruiker.objects.create_user("nora@voorbeeld.nl", naam="Nora")


def test_wie_aanmeldt_tekent(nora):
    organisatie = organisatie_aanmelden("Bond", "12345678", "werknemersorganisatie", door=nora)
    assert nora.tekent_voor(organisatie)


def test_een_bekend_nummer_wordt_niet_overgenomen(nora, anja):
    with pytest.raises(Weigering, match="al aangemeld"):
        organisatie_aanmelden("Bond", "90000001", "anders", door=nora)
    assert not nora.lidmaatschappen.exists()


def test_wie_twee_keer_aanmeldt_hoort_dat_het_al_is_gelukt(nora):
    organisatie_aanmelden("Bond", "12345678", "anders", door=nora)
    with pytest.raises(Weigering, match="u hoort erbij"):
        organisatie_aanmelden("Bond", "12345678", "anders", door=nora)
    assert nora.lidmaatschappen.count() == 1


def test_een_partner_zonder_mensen_wordt_niet_door_een_vreemde_overgenomen(nora):
    fabrieken.organisatie("vakbond")
    with pytest.raises(Weigering, match="Vraag de hoofdaanvrager van dat plan om u uit te nodigen"):
        organisatie_aanmelden("Bond", "90000002", "anders", door=nora)


@pytest.mark.parametrize("kvk", ["", "123", "abcdefgh"])
def test_aanmelden_vraagt_een_goed_nummer(nora, kvk):
    with pytest.raises(Weigering, match="KvK-nummer"):
        organisatie_aanmelden("Bond", kvk, "anders", door=nora)
    assert not Organisatie.objects.filter(naam="Bond").exists()


def test_de_dienst_meldt_geen_organisatie_aan(dirk):
    with pytest.raises(PermissionDenied, match="Alleen wie een plan aanvraagt"):
        organisatie_aanmelden("Bond", "12345678", "anders", door=dirk)


def test_een_bekende_partner_wordt_gevonden_en_een_onbekende_gemaakt(db):
    vakbond = fabrieken.organisatie("vakbond")
    assert partner_vinden("90000002", naam="Anders", soort="anders") == vakbond
    with pytest.raises(Weigering, match="nog niet"):
        partner_vinden("12345678")
    nieuw = partner_vinden("12345678", naam="Gemeente Ede", soort="overheid")
    assert (nieuw.naam, nieuw.leden.count()) == ("Gemeente Ede", 0)


@pytest.mark.parametrize(
    "naam",
    ["werkgevers bakkerij", "Werkgevers  Bakkerij B.V.", "De Werkgevers-Bakkerij", "Stichting Wérkgevers bakkerij"],
)
def test_een_naam_die_zo_gespeld_is_wordt_gevonden(anja, naam):
    assert [str(rij) for rij in gelijkende(naam)] == ["Werkgevers Bakkerij"]


@pytest.mark.parametrize("naam", ["", "Werkgevers Kappers", "Bakkerij"])
def test_een_andere_naam_lijkt_niet(anja, naam):
    assert gelijkende(naam) == []


def test_wie_tekent_wijzigt_de_gegevens_en_de_ander_die_tekent_hoort_het_zonder_het_nummer(anja):
    werkgevers, ander = fabrieken.organisatie(), Gebruiker.objects.create_user("ans@voorbeeld.nl", naam="Ans")
    werkgevers.lidmaatschappen.create(gebruiker=ander, rol=LidRol.TEKENBEVOEGD)
    wat = organisatie_wijzigen(werkgevers, door=anja, iban="NL91ABNA0417164300", adres="Deegweg 1")
    assert (wat, werkgevers.iban) == (["het adres", "het rekeningnummer"], "NL91ABNA0417164300")
    assert werkgevers.history.first().history_user == anja
    bericht = ander.berichten.get()
    assert "Anja veranderde het adres en het rekeningnummer" in bericht.tekst
    assert "0417" not in bericht.tekst
    assert not anja.berichten.exists()


def test_het_openbare_adres_is_niet_dat_van_een_van_de_mensen(anja, bram, nora):
    werkgevers = fabrieken.organisatie()
    with pytest.raises(Weigering, match="maken wij niet openbaar"):
        organisatie_wijzigen(werkgevers, door=anja, contact="Bram@voorbeeld.nl")
    with pytest.raises(Weigering, match="maken wij niet openbaar"):
        organisatie_aanmelden("Bond", "12345678", "anders", door=nora, contact=nora.email)
    assert not Organisatie.objects.filter(kvk="12345678").exists()
    wat = organisatie_wijzigen(werkgevers, door=anja, contact="info@voorbeeld.nl", website="https://voorbeeld.nl")
    assert wat == ["de website", "het algemene e-mailadres"]


def test_niets_veranderen_schrijft_niets(anja):
    werkgevers = fabrieken.organisatie()
    voor = werkgevers.history.count()
    assert organisatie_wijzigen(werkgevers, door=anja, naam=werkgevers.naam) == []
    assert werkgevers.history.count() == voor


def test_een_verkeerd_rekeningnummer_en_een_ander_kvk_nummer_worden_geweigerd(anja):
    werkgevers = fabrieken.organisatie()
    with pytest.raises(Weigering, match="geen geldig IBAN"):
        organisatie_wijzigen(werkgevers, door=anja, iban="NL91ABNA0417164301")
    with pytest.raises(Weigering, match="kunt u niet veranderen"):
        organisatie_wijzigen(werkgevers, door=anja, kvk="12345678")


def test_een_kvk_nummer_dat_er_niet_was_wordt_een_keer_ingevuld_en_niet_dat_van_een_ander(anja):
    werkgevers = fabrieken.organisatie()
    Organisatie.objects.filter(pk=werkgevers.pk).update(kvk="")
    fabrieken.organisatie("vakbond")
    with pytest.raises(Weigering, match="staat al in een plan"):
        organisatie_wijzigen(werkgevers, door=anja, kvk="90000002")
    organisatie_wijzigen(werkgevers, door=anja, kvk="12345678")
    assert werkgevers.kvk == "12345678"


def test_een_redacteur_een_vreemde_en_de_dienst_wijzigen_niets(anja, bram, carla, coen):
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=coen, rol=LidRol.TEKENBEVOEGD)
    for wie in (bram, carla, coen):
        with pytest.raises(PermissionDenied, match="Alleen iemand die mag tekenen"):
            organisatie_wijzigen(fabrieken.organisatie(), door=wie, naam="Van mij")
