"""Filing: proof, period, signature, rules."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from aanvragen import services
from aanvragen.models import Aanvraag, Indiening
from sectorplannen.kern import opdrachten
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.fabrieken import INGEDIEND, moment


def test_indienen_bevriest_de_inhoud_met_moment_en_hash(concept, anja):
    bewijs = services.indienen(concept, door=anja, op=INGEDIEND)
    assert concept.status == "ingediend"
    assert concept.ingediend_op == INGEDIEND
    assert bewijs.klopt()
    assert bewijs.inhoud["maatregelen"][0]["cofinanciering"] == "200000.00"
    assert bewijs.inhoud["maatregelen"][0]["knelpunten"] == [1]
    assert [b["soort"] for b in bewijs.inhoud["bijlagen"]] == ["a", "b"]


def test_indienen_schrijft_de_gebeurtenis(concept, anja):
    services.indienen(concept, door=anja, op=INGEDIEND)
    laatste = concept.gebeurtenissen.last()
    assert (laatste.stap, laatste.van, laatste.naar, laatste.door, laatste.op) == (
        "indienen",
        "concept",
        "ingediend",
        anja,
        INGEDIEND,
    )


def test_indienen_weigert_een_andere_organisatie(concept, carla):
    with pytest.raises(PermissionDenied, match="tekenbevoegde"):
        services.indienen(concept, door=carla)


def test_indienen_weigert_een_redacteur(concept, bram):
    with pytest.raises(PermissionDenied, match="tekenbevoegde"):
        services.indienen(concept, door=bram)


def test_indienen_kan_tot_en_met_de_laatste_seconde(concept, anja):
    services.indienen(concept, door=anja, op=moment(2013, 12, 31, 23, 59, 59))
    assert concept.status == "ingediend"


def test_indienen_weigert_na_sluiting_en_verandert_niets(concept, anja):
    with pytest.raises(Weigering, match="gesloten. Indienen kon tot en met 31 december 2013, 23:59"):
        services.indienen(concept, door=anja, op=moment(2014, 1, 1, 0, 0, 0))
    concept.refresh_from_db()
    assert concept.status == "concept"
    assert not Indiening.objects.exists()


def test_indienen_weigert_wat_niet_aan_de_regels_voldoet(concept, anja):
    services.bewerken(concept, door=anja, sectoren=[])
    with pytest.raises(Weigering, match="Kies ten minste 1 sector"):
        services.indienen(concept, door=anja, op=INGEDIEND)


def test_tweemaal_indienen_geeft_een_bewijs(concept, anja):
    services.indienen(concept, door=anja, op=INGEDIEND)
    with pytest.raises(Weigering, match="de aanvraag is ingediend"):
        services.indienen(concept, door=anja, op=INGEDIEND)
    assert Indiening.objects.count() == 1


def test_indieningen_van_een_tijdvak_vormen_een_keten(tijdvak, anja):
    eerste = fabrieken.ingediend("Een").laatste_indiening
    tweede = fabrieken.ingediend("Twee", op=INGEDIEND + timedelta(hours=1)).laatste_indiening
    assert eerste.vorige_sha256 == ""
    assert tweede.vorige_sha256 == eerste.sha256
    assert (eerste.reeksnummer, tweede.reeksnummer) == (1, 2)


def test_een_gewijzigde_indiening_klopt_niet_meer(ingediend):
    bewijs = ingediend.laatste_indiening
    bewijs.inhoud["naam"] = "Iets anders"
    assert not bewijs.klopt()


@pytest.mark.parametrize(
    "opdracht", ["UPDATE aanvragen_indiening SET toelichting = 'x'", "DELETE FROM aanvragen_indiening"]
)
def test_de_database_weigert_een_indiening_te_wijzigen_of_verwijderen(ingediend, opdracht):
    with pytest.raises(IntegrityError, match="nooit"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


def test_de_database_weigert_een_ingediende_aanvraag_te_verwijderen(ingediend):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM aanvragen_aanvraag")


def test_de_database_weigert_een_ingediende_aanvraag_zonder_moment(ingediend):
    with pytest.raises(IntegrityError), transaction.atomic():
        Aanvraag.objects.update(ingediend_op=None)


def test_ontvangst_wordt_bevestigd_in_de_inbox_en_per_mail(concept, anja, bram):
    services.indienen(concept, door=anja, op=INGEDIEND)
    for persoon in (anja, bram):
        bericht = persoon.berichten.get()
        assert concept.nummer in bericht.onderwerp
        assert concept.laatste_indiening.sha256 in bericht.tekst
    assert mail.outbox == []
    opdrachten.veeg()
    assert sorted(m.to[0] for m in mail.outbox) == ["anja@voorbeeld.nl", "bram@voorbeeld.nl"]


def test_aanvullen_maakt_een_nieuwe_indiening_en_laat_de_eerste_staan(tijdvak, anja):
    plan = fabrieken.aanvulling_gevraagd()
    services.bewerken(plan, door=anja, financieringsplan="Nu met een onderbouwing.")
    services.aanvullen(plan, door=anja, toelichting="Onderbouwd.", op=moment(2014, 2, 3, 10))
    assert plan.status == "ingediend"
    assert [i.inhoud["financieringsplan"] for i in plan.indieningen.all()] == [
        "Het fonds betaalt de helft.",
        "Nu met een onderbouwing.",
    ]
    assert plan.ingediend_op == INGEDIEND


@pytest.mark.parametrize(
    "maak", [fabrieken.ingediend, fabrieken.aanvulling_gevraagd, fabrieken.in_beoordeling, fabrieken.ter_besluitvorming]
)
def test_intrekken_kan_zolang_niet_is_besloten(tijdvak, anja, maak):
    plan = maak()
    services.intrekken(plan, reden="geen_draagvlak", door=anja)
    assert plan.status == "ingetrokken"
    assert plan.intrekreden == "geen_draagvlak"


def test_intrekken_kan_niet_na_het_besluit(tijdvak, anja):
    with pytest.raises(Weigering, match="de aanvraag is verleend"):
        services.intrekken(fabrieken.verleend(), reden="dubbel", door=anja)


def test_intrekken_om_een_andere_reden_vraagt_uitleg(ingediend, anja):
    with pytest.raises(Weigering, match="Leg uit"):
        services.intrekken(ingediend, reden="anders", door=anja)


def test_een_stap_ligt_niet_voor_de_vorige(ingediend, anja):
    with pytest.raises(Weigering, match="voor de vorige stap"):
        services.intrekken(ingediend, reden="dubbel", door=anja, op=INGEDIEND - timedelta(days=1))
