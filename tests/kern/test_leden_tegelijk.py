"""Two at once: never are both gone who may sign, and an invitation makes one place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from sectorplannen.kern import leden, uitnodigingen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, LidRol
from tests import fabrieken

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def tegelijk(*daden: Callable[[], object]) -> list[str]:
    """Do all of it in the same moment, each in its own connection; what each was refused with, empty where it went well."""
    hek = Barrier(len(daden))

    def doe(daad: Callable[[], object]) -> str:
        try:
            hek.wait(timeout=20)
            daad()
        except Weigering as weigering:
            return str(weigering)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(daden)) as mensen:
        return sorted(mensen.map(doe, daden))


def test_twee_die_tegelijk_vertrekken_laten_er_een_over(anja, bram):
    Lidmaatschap.objects.filter(gebruiker=bram).update(rol=LidRol.TEKENBEVOEGD)
    plekken = [wie.lidmaatschappen.get() for wie in (anja, bram)]
    gelukt, geweigerd = tegelijk(*(lambda plek=plek: leden.vertrekken(plek) for plek in plekken))
    assert gelukt == ""
    assert "de enige die mag tekenen" in geweigerd
    assert fabrieken.organisatie().lidmaatschappen.filter(rol=LidRol.TEKENBEVOEGD).count() == 1


def test_acht_keer_tegelijk_aannemen_geeft_een_plek(anja):
    nora = Gebruiker.objects.create_user("nora@voorbeeld.nl", naam="Nora")
    rij = uitnodigingen.uitnodigen(fabrieken.organisatie(), nora.email, LidRol.LEZER, door=anja)
    uitkomst = tegelijk(*[lambda: uitnodigingen.uitnodiging_aannemen(rij, door=nora)] * 8)
    assert uitkomst == ["", *[uitnodigingen.AL_GEBRUIKT] * 7]
    assert nora.lidmaatschappen.count() == 1
    assert anja.berichten.filter(soort="uitnodiging_aangenomen").count() == 1
