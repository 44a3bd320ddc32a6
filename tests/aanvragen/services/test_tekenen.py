"""Asking who may sign: those people alone, not too often, and only as long as there is something to sign."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from aanvragen import services
from sectorplannen.kern import opdrachten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, LidRol
from tests import fabrieken
from tests.fabrieken import INGEDIEND


@pytest.fixture
def tine(concept) -> Gebruiker:
    """A second person who may sign for anja's organisation."""
    wie = Gebruiker.objects.create_user("tine@voorbeeld.nl", naam="Tine")
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=wie, rol=LidRol.TEKENBEVOEGD)
    return wie


def test_wie_mag_tekenen_krijgt_bericht_en_mail_met_een_link(concept, anja, bram, settings):
    settings.ADRES = "https://loket.voorbeeld.nl"
    assert services.om_handtekening_vragen(concept, door=bram, op=INGEDIEND) == [anja]
    bericht = anja.berichten.get()
    pad = f"/plannen/{concept.nummer}/controleren/"
    assert (bericht.onderwerp, bericht.link) == (f"Wilt u tekenen? {concept.nummer}", pad)
    assert "Bram vraagt u om het plan ‘Vakwerk in de bakkerij’ te controleren en in te dienen." in bericht.tekst
    assert "Nog 11 dagen" in bericht.tekst
    assert not bram.berichten.exists()
    opdrachten.veeg()
    assert [m.to for m in mail.outbox] == [["anja@voorbeeld.nl"]]
    assert f"https://loket.voorbeeld.nl{pad}" in mail.outbox[0].body


def test_binnen_een_uur_wordt_dezelfde_persoon_niet_weer_gevraagd(concept, anja, bram, tine):
    services.om_handtekening_vragen(concept, door=anja, op=INGEDIEND)
    assert tine.berichten.count() == 1
    assert services.om_handtekening_vragen(concept, door=bram, op=INGEDIEND + timedelta(minutes=1)) == [anja]
    with pytest.raises(Weigering, match="afgelopen uur al gevraagd"):
        services.om_handtekening_vragen(concept, door=bram, op=INGEDIEND + timedelta(minutes=59))
    services.om_handtekening_vragen(concept, door=bram, op=INGEDIEND + timedelta(minutes=61))
    assert (anja.berichten.count(), tine.berichten.count()) == (2, 2)


def test_voor_een_ander_plan_mag_het_meteen(concept, anja, bram):
    services.om_handtekening_vragen(concept, door=bram, op=INGEDIEND)
    services.om_handtekening_vragen(fabrieken.concept("Ander plan"), door=bram, op=INGEDIEND)
    assert anja.berichten.count() == 2


def test_wie_niet_meer_actief_is_wordt_niet_gevraagd(concept, anja, bram, tine):
    Gebruiker.objects.filter(pk=tine.pk).update(is_active=False)
    assert services.tekenbevoegden(concept) == [anja]
    assert services.om_handtekening_vragen(concept, door=bram, op=INGEDIEND) == [anja]


def test_is_er_niemand_anders_dan_zegt_het_dat(concept, anja):
    with pytest.raises(Weigering, match="niemand anders die mag tekenen voor Werkgevers Bakkerij"):
        services.om_handtekening_vragen(concept, door=anja)


def test_alleen_wie_mag_schrijven_kan_het_vragen(concept, carla):
    with pytest.raises(PermissionDenied):
        services.om_handtekening_vragen(concept, door=carla)


def test_voor_een_ingediend_plan_kan_het_niet(ingediend, bram):
    with pytest.raises(PermissionDenied):
        services.om_handtekening_vragen(ingediend, door=bram)


def test_bij_een_aanvulling_wordt_dat_gevraagd(tijdvak, anja, bram):
    plan = fabrieken.aanvulling_gevraagd()
    services.om_handtekening_vragen(plan, door=bram, op=fabrieken.VOLLEDIG)
    assert "te controleren en de aanvulling te versturen." in anja.berichten.latest("pk").tekst
