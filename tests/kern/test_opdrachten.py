"""Jobs exist with their cause, run once at a time, and are tried again."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import OperationalError, transaction
from django.utils import timezone

from sectorplannen.kern import opdrachten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Opdracht


@pytest.fixture
def gedaan():
    """A kind of job that keeps what it did; 'faal' raises, 'weiger' refuses."""
    lijst = []

    @opdrachten.opdracht("proef")
    def doe(rij):
        lijst.append(rij.pk)
        if rij.gegevens.get("faal"):
            raise RuntimeError("stuk")
        if rij.gegevens.get("weiger"):
            raise Weigering("Dit kan niet.")
        opdrachten.meld_voortgang(rij, "halverwege")
        return {"klaar": True}

    return lijst


def test_een_opdracht_die_niemand_doet_wordt_niet_geplaatst(db):
    with pytest.raises(KeyError):
        opdrachten.plaats("onbekend")


def test_een_opdracht_bestaat_niet_als_de_oorzaak_wordt_teruggedraaid(db, gedaan):
    with pytest.raises(RuntimeError), transaction.atomic():
        opdrachten.plaats("proef")
        raise RuntimeError("terug")
    assert not Opdracht.objects.exists()


def test_vegen_doet_wat_wacht_en_bewaart_de_uitkomst(db, gedaan):
    rij = opdrachten.plaats("proef")
    assert opdrachten.veeg() == 1
    rij.refresh_from_db()
    assert (rij.status, rij.uitkomst, rij.voortgang, rij.pogingen) == ("klaar", {"klaar": True}, "halverwege", 1)
    assert opdrachten.veeg() == 0


def test_een_fout_wordt_later_opnieuw_geprobeerd_en_blijft_zichtbaar(db, gedaan):
    rij = opdrachten.plaats("proef", faal=True)
    opdrachten.veeg()
    rij.refresh_from_db()
    assert (rij.status, rij.fout) == ("wacht", "RuntimeError: stuk")
    assert rij.niet_voor > timezone.now()
    assert opdrachten.veeg() == 0
    for _ in range(opdrachten.MAX_POGINGEN):
        Opdracht.objects.update(niet_voor=timezone.now())
        opdrachten.veeg()
    rij.refresh_from_db()
    assert (rij.status, rij.pogingen) == ("mislukt", opdrachten.MAX_POGINGEN)


def test_een_weigering_wordt_niet_opnieuw_geprobeerd(db, gedaan):
    rij = opdrachten.plaats("proef", weiger=True)
    opdrachten.veeg()
    rij.refresh_from_db()
    assert (rij.status, rij.fout) == ("mislukt", "Dit kan niet.")


def test_een_opdracht_van_een_verdwenen_werker_wordt_opgepakt(db, gedaan):
    rij = opdrachten.plaats("proef")
    Opdracht.objects.update(
        status="bezig", begonnen_op=timezone.now() - opdrachten.VASTGELOPEN_NA - timedelta(seconds=1)
    )
    assert opdrachten.veeg() == 1
    rij.refresh_from_db()
    assert rij.status == "klaar"


def test_een_opdracht_die_bezig_is_wordt_niet_dubbel_gedaan(db, gedaan):
    rij = opdrachten.plaats("proef")
    Opdracht.objects.update(status="bezig", begonnen_op=timezone.now())
    assert not opdrachten.voer_uit(rij.pk)
    assert gedaan == []


def test_werker_doet_eenmaal_wat_wacht(db, gedaan):
    opdrachten.plaats("proef")
    opdrachten.plaats("proef")
    call_command("werker", eenmaal=True)
    assert len(gedaan) == 2


def test_een_werker_die_te_laat_terugkomt_doet_niets_ongedaan(db, gedaan):
    """He lost the job while he worked, another finished it, and then his own attempt fails."""
    rij = opdrachten.plaats("proef")

    @opdrachten.opdracht("proef")
    def traag(zelf):
        Opdracht.objects.update(status="klaar", uitkomst={"van": "een ander"})
        raise RuntimeError("te laat")

    opdrachten.voer_uit(rij.pk)
    rij.refresh_from_db()
    assert (rij.status, rij.uitkomst) == ("klaar", {"van": "een ander"})


def test_een_opdracht_die_werkers_laat_vallen_houdt_op(db, gedaan):
    rij = opdrachten.plaats("proef")
    lang_geleden = timezone.now() - opdrachten.VASTGELOPEN_NA - timedelta(seconds=1)
    Opdracht.objects.update(status="bezig", pogingen=opdrachten.MAX_POGINGEN, begonnen_op=lang_geleden)
    assert not opdrachten.voer_uit(rij.pk)
    rij.refresh_from_db()
    assert rij.status == "mislukt"


def test_een_uitkomst_die_geen_json_is_wordt_leesbaar_bewaard(db, gedaan):
    @opdrachten.opdracht("proef")
    def met_datum(zelf):
        return {"op": timezone.now()}

    rij = opdrachten.plaats("proef")
    opdrachten.veeg()
    rij.refresh_from_db()
    assert (rij.status, list(rij.uitkomst)) == ("klaar", ["op"])


@pytest.fixture
def beurten(monkeypatch):
    """Periodic work of one hour that counts its turns; 'stuk' makes it fail."""
    monkeypatch.setattr(opdrachten, "_periodiek", {})
    lijst = []

    @opdrachten.periodiek(elke=timedelta(hours=1))
    def tel():
        lijst.append("beurt")
        if "stuk" in lijst:
            raise RuntimeError("stuk")

    return lijst


def test_periodiek_werk_komt_een_keer_per_tijd_aan_de_beurt(db, beurten):
    assert opdrachten.veeg() == 0
    opdrachten.veeg()
    assert beurten == ["beurt"]
    cache.clear()  # the hour is over
    opdrachten.veeg()
    assert beurten == ["beurt", "beurt"]


def test_periodiek_werk_dat_stuk_is_houdt_de_opdrachten_niet_tegen(db, beurten, gedaan):
    beurten.append("stuk")
    opdrachten.plaats("proef")
    assert opdrachten.veeg() == 1
    assert len(gedaan) == 1


def test_is_de_database_weg_dan_komt_de_beurt_terug(db, monkeypatch):
    monkeypatch.setattr(opdrachten, "_periodiek", {})
    weg = [True]

    @opdrachten.periodiek(elke=timedelta(hours=1))
    def vraag():
        if weg.pop():
            raise OperationalError("away")
        weg.append("gedaan")

    with pytest.raises(OperationalError):
        opdrachten.veeg()
    weg.append(False)
    opdrachten.veeg()
    assert weg == ["gedaan"]


def test_de_herinneringen_zijn_periodiek_werk():
    assert "aanvragen.opdrachten.herinneren" in opdrachten._periodiek
