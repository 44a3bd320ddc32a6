"""All checks together: no mistake hides another, and none is told twice."""

import pytest

from tests.rapportage.uitwisseling.werkboek import Werkboek, een_fout, fouten, plaatsen

pytestmark = pytest.mark.django_db


def test_tien_fouten_geven_tien_regels_met_blad_rij_en_kolom(tmp_path):
    boek = Werkboek()
    boek.zet("tijdvakken", 3, naam=None)
    boek.zet("plafond", 3, bedrag="=100*3000")
    boek.zet("aanvragen", 2, toegekend=350_001)
    boek.zet("aanvragen", 4, status="geweigerd")
    boek.zet("aanvragen", 5, ingediend_op="2014-01-01 00:00:01")
    boek.zet("aanvragen", 6, status_op="2013-12-01")
    dubbel = boek.voeg_toe("aanvragen", als=8)
    boek.zet("maatregelen", 6, thema="z")
    boek.zet("maatregelen", 9, aanvraag="B-1")
    boek.zet("realisatie", 3, deelnemers=4.5)
    regels = fouten(boek, tmp_path)
    assert plaatsen(regels) == [
        "tijdvakken 3 naam",
        "plafond 3 bedrag",
        "aanvragen 2 toegekend",
        "aanvragen 4 status",
        "aanvragen 5 ingediend_op",
        "aanvragen 6 status_op",
        f"aanvragen {dubbel} nummer",
        "maatregelen 6 thema",
        "maatregelen 9 aanvraag",
        "realisatie 3 deelnemers",
    ]
    assert all("gevonden" in regel and "verwacht" in regel for regel in regels)


def test_elke_onleesbare_cel_geeft_precies_een_regel(tmp_path):
    """A broken cell never drags others along."""
    voorbeeld = Werkboek()
    for blad, kolommen in voorbeeld.kolommen.items():
        for rij in range(2, len(voorbeeld.bladen[blad]) + 2):
            for kolom in kolommen:
                een_fout(Werkboek().zet(blad, rij, **{kolom: "=1"}), tmp_path, f"{blad} {rij} {kolom}")
