"""The demo plays the first period through the services, and gives the figures that the letter of 2014 rests on."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from aanvragen.models import Aanvraag, Gebeurtenis, Indiening, Tijdvak
from beoordeling.models import Plafondmutatie
from rapportage.demo import LOGINS
from rapportage.models import Briefversie, Rapport, Rapportstap, RapportStatus
from sectorplannen.kern.models import Gebruiker
from tests import fabrieken


def demo() -> str:
    uit = StringIO()
    call_command("demo", stdout=uit)
    return uit.getvalue()


def test_de_demo_speelt_maakt_brieven_en_logins_en_verdubbelt_de_tweede_keer_niets(db):
    modellen = (Aanvraag, Indiening, Gebeurtenis, Plafondmutatie, Gebruiker, Tijdvak, Rapport, Briefversie, Rapportstap)
    eerst = demo()
    assert all(f"{login}@voorbeeld.nl" in eerst for login, *_ in LOGINS)
    for dag in ("2014-04-01", "2014-05-30"):
        brief = Rapport.objects.get(peildatum=dag)
        assert (brief.status, brief.gemaakt_door.naam, brief.vastgesteld_door.naam) == (
            RapportStatus.VAST, "Petra Verhagen", "Paul Jansen",
        )  # fmt: skip
        assert brief.vastgesteld_op.date().isoformat() == dag
        assert brief.bestand.read().startswith(b"%PDF")
        assert all(c["klopt"] for c in brief.inhoud["controles"])
    voor = [m.objects.count() for m in modellen]
    tweede = demo()
    assert "niets verdubbeld" in tweede
    assert "stand op 1 april 2014 en 30 mei 2014" in tweede
    assert [m.objects.count() for m in modellen] == voor


def test_de_demo_weigert_een_database_met_een_ander_eerste_tijdvak(db):
    fabrieken.ingediend()
    with pytest.raises(CommandError, match="lege database"):
        demo()
    assert Aanvraag.objects.count() == 1
