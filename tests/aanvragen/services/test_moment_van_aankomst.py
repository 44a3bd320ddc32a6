"""A filing counts from the moment of its arrival, to the microsecond."""

import hashlib
import json
from datetime import UTC, timedelta

import pytest

from aanvragen import services
from aanvragen.models import Aanvraag, Indiening
from aanvragen.models.indiening import exact, kerntekst
from rapportage import cijfers, echtheid
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.fabrieken import INGEDIEND, VOLLEDIG, moment

TIK = timedelta(microseconds=1)


def test_het_moment_blijft_tot_op_de_microseconde_bewaard(concept, anja):
    op = INGEDIEND.replace(microsecond=123_456)
    bewijs = services.indienen(concept, door=anja, op=op)
    bewaard = Indiening.objects.get()
    assert bewaard.op == concept.ingediend_op == concept.gebeurtenissen.last().op == op
    assert bewaard.klopt()
    assert bewaard.sha256 == bewijs.sha256
    assert '"op":"2013-12-20T15:03:07.123456Z"' in kerntekst(bewaard)


def test_een_indiening_op_een_hele_seconde_houdt_haar_oude_vingerafdruk(ingediend):
    """As filings were hashed before there were microseconds: this must stay so, for they are given as proof."""
    rij = ingediend.laatste_indiening
    kern = {
        "nummer": ingediend.nummer,
        "volgnummer": 1,
        "reeksnummer": 1,
        "op": INGEDIEND.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "door": "anja@voorbeeld.nl",
        "toelichting": "",
        "vorige": "",
        "inhoud": rij.inhoud,
    }
    tekst = json.dumps(kern, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert rij.sha256 == hashlib.sha256(tekst.encode()).hexdigest()
    assert exact(INGEDIEND) == "2013-12-20T15:03:07Z"


def test_een_microseconde_anders_is_een_ander_bewijs(ingediend):
    rij = ingediend.laatste_indiening
    rij.op += TIK
    assert not rij.klopt()


def test_wie_voor_de_sluiting_aankomt_is_op_tijd_en_een_microseconde_later_niet(tijdvak, anja):
    op_tijd, te_laat = fabrieken.concept("Op tijd"), fabrieken.concept("Te laat")
    services.indienen(op_tijd, door=anja, op=tijdvak.sluit_op)  # handled long after closing
    assert op_tijd.status == "ingediend"
    with pytest.raises(Weigering, match="kwam aan op 31 december 2013, 23:59:59 uur en is niet ingediend. Alles is"):
        services.indienen(te_laat, door=anja, op=tijdvak.sluit_op + TIK)
    te_laat.refresh_from_db()
    assert te_laat.is_concept
    assert te_laat.maatregelen.count() == 2
    assert not te_laat.indieningen.exists()


def test_voor_de_opening_kan_niet_worden_ingediend(concept, anja, tijdvak):
    with pytest.raises(Weigering, match="nog niet open"):
        services.indienen(fabrieken.concept("Vroeg", op=tijdvak.opent_op - TIK), door=anja, op=tijdvak.opent_op - TIK)


def test_de_volgorde_van_ontvangst_telt_microseconden(tijdvak, coen):
    later = fabrieken.ingediend("Later", op=INGEDIEND + 2 * TIK)
    eerder = fabrieken.ingediend("Eerder", op=INGEDIEND + TIK)
    from beoordeling import services as beoordeling

    for plan in (later, eerder):
        beoordeling.volledig_verklaren(fabrieken.nagekeken(plan), door=coen, op=VOLLEDIG)
        assert plan.volledig_op == plan.ingediend_op
    assert [plan.naam for plan in Aanvraag.objects.op_volgorde()] == ["Eerder", "Later"]


def test_de_laatste_twee_weken_tellen_dagen_ook_met_microseconden(tijdvak):
    grens = moment(2013, 12, 18, 0)
    fabrieken.ingediend("Nog net niet", op=grens - TIK)
    fabrieken.ingediend("Net wel", op=grens)
    fabrieken.ingediend("Op het laatst", op=tijdvak.sluit_op)
    stand = cijfers.stand(tijdvak, dag_van(tijdvak.sluit_op))
    assert stand.waarde("aantal_ingediend") == 3
    assert stand.waarde("aantal_laatste_twee_weken") == 2


def test_een_stap_ligt_geen_microseconde_voor_de_vorige(tijdvak, anja):
    plan = fabrieken.ingediend(op=INGEDIEND + TIK)
    with pytest.raises(Weigering, match="voor de vorige stap"):
        services.intrekken(plan, reden="dubbel", door=anja, op=INGEDIEND)
    services.intrekken(plan, reden="dubbel", door=anja, op=INGEDIEND + TIK)
    assert plan.status == "ingetrokken"


def test_aanvullen_telt_vanaf_de_aankomst(tijdvak, anja):
    plan = fabrieken.aanvulling_gevraagd()
    op = moment(2014, 2, 3, 10) + TIK
    assert services.aanvullen(plan, door=anja, op=op).op == op
    assert plan.ingediend_op == INGEDIEND


def test_controleer_vindt_niets_bij_indieningen_met_en_zonder_microseconden(tijdvak):
    fabrieken.ingediend("Een")
    fabrieken.ingediend("Twee", op=INGEDIEND + TIK)
    assert all(controle.klopt for controle in echtheid.controleer())
