"""Reminders of the closing: at 14, 7 and 2 days and 6 hours, once each, with what is in the way."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services
from aanvragen.models import Aanvraag, Gebeurtenis, Herinnering, Tijdvak
from aanvragen.services.herinneren import DREMPELS, PER_KEER
from aanvragen.volledigheid import blokkades, blokkades_van
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Bericht, Gebruiker
from tests import fabrieken
from tests.fabrieken import BEGONNEN

TIK = timedelta(microseconds=1)


def voor_sluiting(tijdvak: Tijdvak, **hoe_lang):
    return tijdvak.sluit_op - timedelta(**hoe_lang)


def leeg_concept(tijdvak: Tijdvak, anja: Gebruiker, naam: str = "Nog leeg", op=BEGONNEN) -> Aanvraag:
    return services.beginnen(tijdvak, fabrieken.organisatie(), naam=naam, door=anja, op=op)


def test_de_drempels_zijn_veertien_zeven_en_twee_dagen_en_zes_uur():
    assert (timedelta(days=14), timedelta(days=7), timedelta(days=2), timedelta(hours=6)) == DREMPELS


@pytest.mark.parametrize("drempel", DREMPELS)
def test_op_de_drempel_gaat_er_een_uit_en_een_microseconde_eerder_niet(concept, tijdvak, anja, drempel):
    Herinnering.objects.bulk_create(
        Herinnering(aanvraag=concept, drempel=eerder, sluit_op=tijdvak.sluit_op)
        for eerder in DREMPELS
        if eerder > drempel
    )
    assert services.herinneren(op=tijdvak.sluit_op - drempel - TIK) == 0
    assert services.herinneren(op=tijdvak.sluit_op - drempel) == 1
    assert services.herinneren(op=tijdvak.sluit_op - drempel + TIK) == 0
    assert anja.berichten.count() == 1


def test_een_herinnering_zegt_hoe_lang_nog_en_wat_in_de_weg_staat(tijdvak, anja, bram):
    plan = leeg_concept(tijdvak, anja)
    services.herinneren(op=voor_sluiting(tijdvak, days=2))
    aantal = len(blokkades(plan))
    for wie in (anja, bram):
        bericht = wie.berichten.get()
        assert bericht.onderwerp == f"Nog 2 dagen en 0 uur om in te dienen: {plan.nummer}"
        assert bericht.link == f"/plannen/{plan.nummer}/"
        for zin in (
            "Uw plan ‘Nog leeg’ is nog niet ingediend.",
            "tot en met 31 december 2013, 23:59 uur",
            f"Er zijn nog {aantal} punten op te lossen",
            "Noem ten minste 1 knelpunt.",
        ):
            assert zin in bericht.tekst
    opdrachten.veeg()
    assert sorted(m.to[0] for m in mail.outbox) == ["anja@voorbeeld.nl", "bram@voorbeeld.nl"]


def test_een_plan_dat_klaar_is_hoort_dat_alleen_tekenen_nog_hoeft(concept, tijdvak, anja):
    services.herinneren(op=voor_sluiting(tijdvak, hours=6))
    bericht = anja.berichten.get()
    assert "Er staat niets meer in de weg. Iemand die mag tekenen, kan het plan nu indienen." in bericht.tekst
    assert bericht.link == f"/plannen/{concept.nummer}/controleren/"


def test_was_de_werker_weg_dan_gaat_alleen_de_naaste_uit(concept, tijdvak, anja):
    assert services.herinneren(op=voor_sluiting(tijdvak, days=1)) == 1
    assert [h.drempel for h in Herinnering.objects.all()] == [timedelta(days=2)]
    assert anja.berichten.count() == 1


def test_wie_later_begon_hoort_niets_van_een_drempel_van_daarvoor(tijdvak, anja):
    leeg_concept(tijdvak, anja, op=voor_sluiting(tijdvak, days=10))
    assert services.herinneren(op=voor_sluiting(tijdvak, days=9)) == 0
    assert services.herinneren(op=voor_sluiting(tijdvak, days=7)) == 1


def test_na_de_sluiting_en_voor_de_opening_gaat_er_niets_uit(concept, tijdvak):
    assert services.herinneren(op=tijdvak.sluit_op + TIK) == 0
    assert services.herinneren(op=tijdvak.opent_op - TIK) == 0


def test_wat_is_ingediend_krijgt_geen_herinnering(ingediend, tijdvak, anja):
    anja.berichten.all().delete()
    assert services.herinneren(op=voor_sluiting(tijdvak, hours=6)) == 0
    assert not anja.berichten.exists()


def test_na_een_storing_tellen_de_drempels_tot_de_nieuwe_sluiting(concept, tijdvak, anja, beheer):
    services.herinneren(op=voor_sluiting(tijdvak, hours=6))
    services.storing_vastleggen(
        tijdvak,
        van=voor_sluiting(tijdvak, hours=4),
        tot=voor_sluiting(tijdvak, hours=1),
        sluit_op=tijdvak.sluit_op + timedelta(days=1),
        reden="Het netwerk was weg.",
        door=beheer,
    )
    assert services.herinneren(op=voor_sluiting(tijdvak, hours=6)) == 1
    assert services.herinneren(op=voor_sluiting(tijdvak, hours=5)) == 0
    tekst = anja.berichten.latest("pk").tekst
    assert "Verlengd tot en met 1 januari 2014, 23:59 uur door een storing op 31 december 2013." in tekst


def test_twee_werkers_tegelijk_sturen_er_een(concept, tijdvak, anja, monkeypatch):
    """The second works out the same drafts, and finds at the end that the first was there: the unique row decides."""
    from aanvragen.services import herinneren as rij

    bezig = []

    def tussendoor(plannen):
        if not bezig:
            bezig.append(True)
            assert services.herinneren(op=voor_sluiting(tijdvak, days=7)) == 1
        return blokkades_van(plannen)

    monkeypatch.setitem(rij.__globals__, "blokkades_van", tussendoor)
    assert services.herinneren(op=voor_sluiting(tijdvak, days=7)) == 0
    assert anja.berichten.count() == 1


def test_de_bevindingen_van_velen_zijn_die_van_elk(tijdvak, anja):
    plannen = [leeg_concept(tijdvak, anja), fabrieken.concept("Klaar"), fabrieken.concept("Weinig", bedragen=(10, 20))]
    fabrieken.ingediend("Eerder", op=BEGONNEN + timedelta(days=3))
    samen = blokkades_van(list(Aanvraag.objects.filter(pk__in=[plan.pk for plan in plannen])))
    assert samen == {plan.pk: blokkades(plan) for plan in plannen}


def _veel(tijdvak: Tijdvak, anja: Gebruiker, aantal: int, van: int = 0) -> None:
    """Drafts made at once: what is measured is the reminding."""
    nieuw = Aanvraag.objects.bulk_create(
        Aanvraag(
            nummer=f"SP1-9{n:04d}",
            naam=f"Plan {n}",
            tijdvak=tijdvak,
            hoofdaanvrager=fabrieken.organisatie(),
            aangemaakt_op=BEGONNEN,
        )
        for n in range(van, van + aantal)
    )
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(aanvraag=plan, stap="beginnen", naar="concept", op=BEGONNEN, door=anja) for plan in nieuw
    )


def test_een_groep_kost_een_vast_aantal_vragen(tijdvak, anja, bram):
    def vragen(drempel: timedelta) -> int:
        with CaptureQueriesContext(connection) as gevangen:
            services.herinneren(op=tijdvak.sluit_op - drempel)
        return len(gevangen)

    _veel(tijdvak, anja, 1)
    vragen(DREMPELS[0])  # fills the cache of prices
    een = vragen(DREMPELS[1])
    _veel(tijdvak, anja, 19, van=1)
    assert vragen(DREMPELS[2]) == een
    assert Bericht.objects.count() == 2 + 2 + 40


def test_meer_dan_een_groep_komt_helemaal_aan_de_beurt(tijdvak, anja):
    _veel(tijdvak, anja, 2 * PER_KEER + 1)
    assert services.herinneren(op=voor_sluiting(tijdvak, days=7)) == 2 * PER_KEER + 1
    assert Bericht.objects.values("link").distinct().count() == 2 * PER_KEER + 1
