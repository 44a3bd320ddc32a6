"""How organisations come in."""

import pytest
from django.core.exceptions import PermissionDenied

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Organisatie
from sectorplannen.kern.organisaties import organisatie_aanmelden, partner_vinden
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


def test_een_partner_zonder_mensen_wordt_niet_door_een_vreemde_overgenomen(nora):
    fabrieken.organisatie("vakbond")
    with pytest.raises(Weigering, match="Bel het loket"):
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
