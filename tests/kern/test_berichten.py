"""The inbox: one's own messages, newest first, and reading is kept."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sectorplannen.kern import berichten
from sectorplannen.kern.models import Bericht


def test_een_bericht_is_nieuw_tot_het_is_gelezen(als, anja):
    (bericht,) = berichten.stuur(
        [anja], "Ontvangstbevestiging", "Wij ontvingen uw plan.\nNummer: SP1", link="/plannen/SP1/"
    )
    client = als(anja)
    assert "Nieuw" in client.get(reverse("berichten")).content.decode()
    tekst = client.get(reverse("bericht", args=[bericht.pk])).content.decode()
    assert "Wij ontvingen uw plan.<br>Nummer: SP1" in tekst
    assert 'href="/plannen/SP1/"' in tekst
    assert "Gelezen" in client.get(reverse("berichten")).content.decode()


def test_andermans_bericht_is_er_niet(als, anja, carla):
    (bericht,) = berichten.stuur([anja], "Voor Anja", "Tekst")
    client = als(carla)
    assert "Voor Anja" not in client.get(reverse("berichten")).content.decode()
    assert client.get(reverse("bericht", args=[bericht.pk])).status_code == 404


def test_een_bericht_lezen_is_geen_formulier(als, anja):
    assert als(anja).post(reverse("berichten")).status_code == 405


def test_een_lege_inbox_zegt_dat_en_een_volle_vraagt_niet_meer(als, anja):
    client, pad = als(anja), reverse("berichten")
    assert "U heeft nog geen berichten." in client.get(pad).content.decode()

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            client.get(pad)
        return len(gevangen)

    Bericht.objects.bulk_create(Bericht(aan=anja, onderwerp=f"Bericht {n}", tekst="x") for n in range(3))
    drie = queries()
    Bericht.objects.bulk_create(Bericht(aan=anja, onderwerp=f"Bericht {n}", tekst="x") for n in range(57))
    assert queries() == drie
