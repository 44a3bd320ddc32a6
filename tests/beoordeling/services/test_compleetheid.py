"""Is it complete? A person ticks a to h; questions make a request, a letter and a term; the last filing sets the order."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import services
from beoordeling.models import Aanvullingsverzoek, Compleetheidspunt, Oordeel
from beoordeling.services import Bevinding
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht
from tests import fabrieken
from tests.fabrieken import moment

IN_ORDE = Bevinding(Oordeel.IN_ORDE)


def test_compleet_is_een_plan_pas_als_een_mens_a_tot_en_met_h_in_orde_vond(coen, ingediend):
    with pytest.raises(Weigering, match="Kijk eerst onderdelen a tot en met h na"):
        services.volledig_verklaren(ingediend, door=coen)
    services.compleetheid_opslaan(ingediend, dict.fromkeys("abcdef", IN_ORDE), door=coen)
    with pytest.raises(Weigering, match="Kijk eerst onderdelen g en h na"):
        services.volledig_verklaren(ingediend, door=coen)
    services.compleetheid_opslaan(ingediend, {"g": Bevinding(Oordeel.VRAGEN, "Onderbouw."), "h": IN_ORDE}, door=coen)
    with pytest.raises(Weigering, match="Bij onderdeel g staat nog een vraag"):
        services.volledig_verklaren(ingediend, door=coen)
    services.compleetheid_opslaan(ingediend, {"g": IN_ORDE}, door=coen)
    services.volledig_verklaren(ingediend, door=coen)
    assert ingediend.status == Status.IN_BEOORDELING


def test_half_nagekeken_blijft_bewaard_en_opnieuw_opslaan_schrijft_geen_tweede_rij(coen, ingediend):
    services.compleetheid_opslaan(ingediend, {"a": IN_ORDE, "b": Bevinding()}, door=coen)
    services.compleetheid_opslaan(ingediend, {"a": Bevinding(Oordeel.VRAGEN, "Wie tekende?")}, door=coen)
    punten = services.punten(ingediend.laatste_indiening)
    assert {letter: (p.oordeel, p.vraag) for letter, p in punten.items()} == {
        "a": ("vragen", "Wie tekende?"),
        "b": ("", ""),
    }


def test_alleen_een_coordinator_zonder_band_kijkt_na_en_alleen_wat_is_ingediend(coen, dirk, els, ingediend, tijdvak):
    for wie in (dirk, els):
        with pytest.raises(PermissionDenied):
            services.compleetheid_opslaan(ingediend, {"a": IN_ORDE}, door=wie)
    with pytest.raises(Weigering, match="in beoordeling"):
        services.compleetheid_opslaan(fabrieken.in_beoordeling("Ander"), {"a": IN_ORDE}, door=coen)
    for bevinding in ({"z": IN_ORDE}, {"a": Bevinding("misschien")}):
        with pytest.raises(Weigering):
            services.compleetheid_opslaan(ingediend, bevinding, door=coen)
    services.verklaar_belang(ingediend, heeft_band=True, toelichting="Broer.", door=coen)
    with pytest.raises(PermissionDenied):
        services.compleetheid_opslaan(ingediend, {"a": IN_ORDE}, door=coen)
    assert not Compleetheidspunt.objects.filter(indiening__aanvraag=ingediend).exists()


def test_een_nieuwe_indiening_wordt_opnieuw_nagekeken(coen, anja, tijdvak):
    plan = fabrieken.ingediend()
    services.compleetheid_opslaan(plan, dict.fromkeys("abcdefh", IN_ORDE), door=coen)
    services.aanvulling_vragen(
        plan, vragen={"g": "Onderbouw."}, uiterlijk_op=date(2014, 2, 5), door=coen, op=fabrieken.VOLLEDIG
    )
    aanvragen.aanvullen(plan, door=anja, op=moment(2014, 2, 1))
    assert services.punten(plan.laatste_indiening) == {}
    with pytest.raises(Weigering, match="a tot en met h"):
        services.volledig_verklaren(plan, door=coen)
    eerste = plan.indieningen.get(volgnummer=1)
    assert services.punten(eerste)["g"].vraag == "Onderbouw."


def test_de_dag_van_de_aanvulling_bepaalt_de_volgorde(coen, anja, tijdvak):
    aangevuld = fabrieken.ingediend("Eerst ingediend")
    services.aanvulling_vragen(
        aangevuld, vragen={"g": "Onderbouw."}, uiterlijk_op=date(2014, 2, 5), door=coen, op=fabrieken.VOLLEDIG
    )
    later = fabrieken.in_beoordeling("Later ingediend", op=moment(2013, 12, 28))
    aanvragen.aanvullen(aangevuld, door=anja, op=moment(2014, 2, 1, 10))
    services.volledig_verklaren(fabrieken.nagekeken(aangevuld), door=coen, op=moment(2014, 2, 5))
    assert aangevuld.volledig_op == moment(2014, 2, 1, 10)
    assert list(Aanvraag.objects.op_volgorde()) == [later, aangevuld]


def test_een_verzoek_noemt_per_onderdeel_de_vraag_en_bericht_en_log_noemen_ze_ook(coen, anja, ingediend):
    verzoek = services.aanvulling_vragen(
        ingediend,
        vragen={"g": "Onderbouw de kosten.", "a": "Wie tekende?"},
        vraag="Graag in 1 keer.",
        uiterlijk_op=date(2090, 1, 1),
        door=coen,
    )
    assert verzoek.onderdelen == ["a", "g"]
    assert verzoek.vragen == [
        {"onderdeel": "a", "vraag": "Wie tekende?"},
        {"onderdeel": "g", "vraag": "Onderbouw de kosten."},
    ]
    assert verzoek.vraag.splitlines() == [
        "Graag in 1 keer.",
        "a. Samenwerkingsovereenkomst, getekend door alle partijen: Wie tekende?",
        "g. Begroting en financieringsplan: Onderbouw de kosten.",
    ]
    assert "Wie tekende?" in Bericht.objects.filter(aan=anja).latest("pk").tekst
    assert ingediend.gebeurtenissen.latest("pk").reden == verzoek.vraag


def test_een_onderdeel_zonder_vraag_wordt_niet_gevraagd(coen, ingediend):
    for vragen in ({}, {"g": " "}, {"z": "Wat?"}):
        with pytest.raises(Weigering):
            services.aanvulling_vragen(ingediend, vragen=vragen, uiterlijk_op=date(2090, 1, 1), door=coen)
    assert not Aanvullingsverzoek.objects.exists()


def test_de_termijn_ligt_na_vandaag(coen, ingediend):
    with pytest.raises(Weigering, match="na vandaag"):
        services.aanvulling_vragen(
            ingediend,
            vragen={"g": "Wat?"},
            uiterlijk_op=fabrieken.VOLLEDIG.date(),
            door=coen,
            op=fabrieken.VOLLEDIG + timedelta(hours=1),
        )
