"""Jobs exist with their cause, run once at a time, and are tried again."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
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
