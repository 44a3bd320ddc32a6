"""A dry run holds nobody up: on SQLite, where one writer keeps all others waiting, it is made on a copy."""

import sqlite3
import time
from contextlib import closing

import pytest
from django.db import connection, connections, transaction
from django.db.backends.signals import connection_created

from aanvragen.models import Aanvraag
from rapportage.uitwisseling import proef
from rapportage.uitwisseling.inlezen import keur
from rapportage.uitwisseling.proefplek import op_een_kopie
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Organisatie
from tests.rapportage.uitwisseling.groot import groot

pytestmark = pytest.mark.een_database  # of SQLite: PostgreSQL locks rows


def schrijf_er_naast(naam: str) -> float:
    """As another program would: write in the real database, without patience; gives how long that took."""
    begin = time.perf_counter()
    with closing(sqlite3.connect(connections.settings["default"]["NAME"], timeout=0)) as ander, ander:
        ander.execute("UPDATE kern_organisatie SET naam = ?", [naam])
    return time.perf_counter() - begin


@pytest.mark.django_db(transaction=True)
def test_wie_schrijft_wacht_niet_op_een_proef_en_er_blijft_niets_van_over():
    Organisatie.objects.create(naam="Bakkers", kvk="90000001")
    echt = connection.settings_dict["NAME"]
    with op_een_kopie(), transaction.atomic():
        assert Organisatie.objects.get().naam == "Bakkers"
        Organisatie.objects.update(naam="Proef")
        assert connections["default"].settings_dict["NAME"] != echt
        schrijf_er_naast("Intussen")
        assert Organisatie.objects.get().naam == "Proef"
    assert Organisatie.objects.get().naam == "Intussen"
    assert connections["default"].settings_dict["NAME"] == echt


@pytest.mark.django_db(transaction=True)
def test_ook_als_een_proef_mislukt_is_er_niets_veranderd():
    echt = connections["default"]
    with pytest.raises(ZeroDivisionError), op_een_kopie():
        Organisatie.objects.create(naam="Proef", kvk="90000001")
        raise ZeroDivisionError
    assert connections["default"] is echt
    assert not Organisatie.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_een_groot_werkboek_wordt_geprobeerd_terwijl_een_ander_schrijft(tmp_path):
    """The write is made when the dry run is at its fullest: all plans are taken in and nothing is undone yet."""
    gekeurd = keur(groot().bewaar(tmp_path / "groot.xlsx"))
    duurde: list[float] = []

    def schrijft(doe, sql, *rest):
        if sql.startswith('INSERT INTO "rapportage_realisatie"') and not duurde:
            duurde.append(schrijf_er_naast("Intussen"))
        return doe(sql, *rest)

    def let_op(connection, **_):
        connection.execute_wrappers.append(schrijft)

    connection_created.connect(let_op)
    try:
        uit = proef.probeer(gekeurd, vandaag())
    finally:
        connection_created.disconnect(let_op)
    assert "140 aanvragen" in uit["delen"]
    assert len(duurde) == 1
    assert not Aanvraag.objects.exists()
