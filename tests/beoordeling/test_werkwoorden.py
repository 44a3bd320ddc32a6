"""The verbs of the agency: what a button promises is what the service does."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from aanvragen.statussen import STAPPEN, Status
from aanvragen.werkwoorden import WERKWOORDEN as VAN_DE_AANVRAGER
from beoordeling import services
from beoordeling.forms import FORMULIEREN
from beoordeling.werkwoorden import OP_NAAM, TOEWIJZEN, WERKWOORDEN, mogelijk
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken

STANDEN = (
    "ingediend",
    "aanvulling_gevraagd",
    "in_beoordeling",
    "beoordeeld",
    "ter_besluitvorming",
    "verleend",
    "afgewezen",
)
ROLLEN = ("anja", "dirk", "coen", "els", "eva", "petra", "beheer")
LATER = {"wijzigen", "vaststellen"}
OP_BEZWAAR = {"heroverwegen"}
"""Steps that only the decision on an objection takes (test_bezwaar)."""


def test_elke_stap_heeft_een_werkwoord_dat_haar_zet():
    gezet = {stap for verb in (*VAN_DE_AANVRAGER, *WERKWOORDEN) for stap in verb.stappen}
    assert {stap for stap in STAPPEN if stap.naam not in LATER | OP_BEZWAAR} <= gezet
    assert not OP_BEZWAAR & {stap.naam for stap in gezet}


def test_een_naam_loopt_door_van_adres_tot_dienst_en_formulier():
    for verb in WERKWOORDEN:
        assert reverse(verb.pagina, args=["SP1-0001"]) == f"/werkvoorraad/SP1-0001/{verb.naam}/"
        assert verb.service is getattr(services, verb.naam)
        assert verb.naam in FORMULIEREN
        assert verb.gedaan


def test_toewijzen_verandert_de_status_niet(coen, dirk, daan, ingediend):
    services.volledig_verklaren(fabrieken.nagekeken(ingediend), door=coen)
    services.toewijzen(ingediend, [dirk, daan], door=coen)
    ingediend.refresh_from_db()
    assert ingediend.status == TOEWIJZEN.naar == Status.IN_BEOORDELING


@pytest.mark.parametrize("stand", STANDEN)
def test_geen_knop_belooft_wat_de_dienst_weigert_om_recht_of_stand(stand, tijdvak):
    """A verb without a button is refused by its service; a button's service refuses at most what is filled in."""
    plan = getattr(fabrieken, stand)()
    niets = {
        "aanvulling_vragen": {"onderdelen": [], "vraag": "Wat?", "uiterlijk_op": fabrieken.moment(2090, 1, 1).date()},
        "termijn_verlengen": {"reden": "x", "uiterlijk_op": fabrieken.moment(2090, 1, 1).date()},
        "toewijzen": {"beoordelaars": [fabrieken.persoon("dirk"), fabrieken.persoon("daan")]},
        "verlenen": {"toekenningen": [], "motivering": "x"},
        "afwijzen": {"gronden": ["a"], "motivering": "x"},
        "terugleggen": {"reden": "x"},
        "opschorten": {"grond": "overmacht", "vanaf": fabrieken.moment(2014, 1, 20).date(), "reden": "x"},
        "hervatten": {"tot": fabrieken.moment(2014, 1, 20).date()},
        "verdagen": {"uiterlijk_op": fabrieken.moment(2090, 1, 1).date(), "reden": "x"},
        "in_gebreke_stellen": {"ontvangen_op": fabrieken.moment(2014, 1, 20).date()},
    }
    for naam in ROLLEN:
        wie = fabrieken.persoon(naam)
        kan = mogelijk(WERKWOORDEN, wie, plan)
        for verb in set(WERKWOORDEN) - set(kan):
            velden = niets.get(
                verb.naam, {"motivering": "x"} if "motivering" in str(verb.service.__kwdefaults__) else {}
            )
            if verb.naam in {"buiten_behandeling_stellen", "verlening_intrekken"}:
                velden = {"motivering": "x"}
            if verb.naam == "toewijzen" and verb.recht(wie, plan) and verb.past(plan):
                continue  # both have begun: naming the same two again changes nothing
            with pytest.raises((PermissionDenied, Weigering)):
                verb.service(plan, door=wie, **velden)
        plan.refresh_from_db()


def test_weigering_zegt_eerst_de_stand_dan_het_recht_dan_wat_er_nog_mist(coen, els, in_beoordeling):
    assert OP_NAAM["verlenen"].weigering(els, in_beoordeling) == "Dit kan niet: de aanvraag is in beoordeling."
    assert OP_NAAM["voorleggen"].weigering(els, in_beoordeling) == "Alleen een coördinator kan dit doen."
    assert OP_NAAM["voorleggen"].weigering(coen, in_beoordeling) == "Er zijn nog geen twee beoordelingen ingeleverd."


def test_toewijzen_kan_niet_meer_als_beiden_zijn_begonnen(coen, in_beoordeling):
    assert OP_NAAM["toewijzen"].kan(coen, in_beoordeling)
    for rij in in_beoordeling.beoordelingen.all():
        services.scores_opslaan(rij, fabrieken.scores(in_beoordeling)[:1], door=rij.beoordelaar)
    assert "al begonnen" in str(OP_NAAM["toewijzen"].weigering(coen, in_beoordeling))
