"""A supplement opens what was asked: letters of art. 2.3 lead to sections, and the services refuse a change elsewhere."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from aanvragen import services
from aanvragen.aanvulling import IN_DE, gevraagd, is_open, plaatsen_van, termijn
from aanvragen.models import BijlageSoort
from aanvragen.services.concept import VELDEN_VAN, VRIJ_TE_WIJZIGEN
from aanvragen.takenlijst import Stand, takenlijst
from aanvragen.volledigheid import Plaats, gebreken
from beoordeling import services as beoordeling
from beoordeling.artikelen import ONDERDELEN
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.fabrieken import PDF


def schrijf_overal(plan, door):
    """Each thing that a writer can do, by the section it belongs to; each is a call that has yet to be made."""
    partner, knelpunt, maatregel = plan.deelnemers.first(), plan.knelpunten.first(), plan.maatregelen.first()
    vakbond, vreemde = fabrieken.organisatie("vakbond"), fabrieken.organisatie("vreemde")
    return {
        Plaats.ORGANISATIE: [
            lambda: services.deelnemer_toevoegen(plan, vreemde, "anders", door=door),
            lambda: services.vertegenwoordiging_opslaan(plan, vakbond, door=door, cao="Bakkers"),
            lambda: services.deelnemer_verwijderen(plan, partner, door=door),
        ],
        Plaats.PLAN: [
            lambda: services.bewerken(plan, door=door, naam="Anders"),
            lambda: services.bewerken(plan, door=door, sectoren=[]),
        ],
        Plaats.KNELPUNTEN: [
            lambda: services.bewerken(plan, door=door, arbeidsmarktanalyse="Anders."),
            lambda: services.knelpunt_opslaan(plan, door=door, knelpunt=knelpunt, omschrijving="Anders"),
            lambda: services.knelpunt_opslaan(plan, door=door, omschrijving="Nog een"),
            lambda: services.knelpunt_verwijderen(plan, knelpunt, door=door),
        ],
        Plaats.MAATREGELEN: [
            lambda: services.maatregel_opslaan(plan, door=door, maatregel=maatregel, naam="Anders"),
            lambda: services.maatregel_kopieren(plan, maatregel, door=door),
            lambda: services.maatregel_verwijderen(plan, maatregel, door=door),
        ],
        Plaats.UITVOERING: [lambda: services.bewerken(plan, door=door, uitvoering="Anders.", voorwaarden="Anders.")],
        Plaats.FINANCIERING: [
            lambda: services.bewerken(plan, door=door, financieringsplan="Anders."),
            lambda: services.bewerken(plan, door=door, bijdragen=[]),
        ],
    }


def test_elke_letter_van_artikel_2_3_heeft_een_plek_in_het_formulier():
    assert set(IN_DE) == set(ONDERDELEN)
    assert frozenset().union(*IN_DE.values()) | {Plaats.BIJLAGEN} == set(Plaats)
    assert all(Plaats.BIJLAGEN in plaatsen_van([letter]) for letter in ONDERDELEN)
    assert plaatsen_van([]) == set(Plaats)


def test_elk_veld_van_een_schrijver_hoort_bij_een_plek():
    assert frozenset().union(*VELDEN_VAN.values()) == VRIJ_TE_WIJZIGEN | {"sectoren", "regios", "bijdragen"}


@pytest.mark.parametrize("letters", [("a",), ("c",), ("e",), ("f",), ("h",), ("d", "f")])
def test_de_dienst_weigert_een_wijziging_in_een_onderdeel_dat_niet_is_gevraagd(anja, tijdvak, letters):
    plan = fabrieken.aanvulling_gevraagd(onderdelen=letters)
    versie = plan.versie
    for plaats, daden in schrijf_overal(plan, anja).items():
        if plaats not in plaatsen_van(letters):
            for daad in daden:
                with pytest.raises(Weigering, match="is niets gevraagd"):
                    daad()
    plan.refresh_from_db()
    assert plan.versie == versie


@pytest.mark.parametrize("letter", ONDERDELEN)
def test_wat_is_gevraagd_kan_worden_gewijzigd(anja, tijdvak, letter):
    plan = fabrieken.aanvulling_gevraagd(onderdelen=(letter,))
    for plaats, daden in schrijf_overal(plan, anja).items():
        if plaats in plaatsen_van([letter]):
            daden[0]()


def test_een_vraag_over_het_hele_plan_opent_alles_en_een_concept_is_altijd_open(anja, tijdvak):
    for plan in (fabrieken.concept("Concept"), fabrieken.aanvulling_gevraagd("Heel", onderdelen=())):
        for daden in schrijf_overal(plan, anja).values():
            for daad in daden:
                daad()


def test_een_onderdeel_dat_versturen_in_de_weg_staat_gaat_ook_open(anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd(onderdelen=("c",))
    assert not is_open(plan, Plaats.MAATREGELEN)
    services.knelpunt_verwijderen(plan, plan.knelpunten.get(), door=anja)
    services.knelpunt_opslaan(plan, door=anja, omschrijving="Ander knelpunt")
    open_ = [plaats for plaats in Plaats if is_open(plan, plaats)]
    in_de_weg = {g.plaats for g in gebreken(plan) if g.ernst == "moet"}
    assert set(open_) == {Plaats.KNELPUNTEN, Plaats.BIJLAGEN} | in_de_weg
    assert Plaats.PLAN not in open_


def test_een_stuk_hoort_bij_wat_is_gevraagd(anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()

    def bij(soort, inhoud=PDF):
        return services.bijlage_toevoegen(plan, SimpleUploadedFile("s.pdf", inhoud), soort, door=anja)

    for soort in ("g", BijlageSoort.LIQUIDITEIT, BijlageSoort.GARANTSTELLING, BijlageSoort.OVERIG):
        services.bijlage_verwijderen(plan, bij(soort), door=anja)
    with pytest.raises(Weigering, match="niets gevraagd"):
        bij("c")
    with pytest.raises(Weigering, match="niets gevraagd"):
        services.bijlage_verwijderen(plan, plan.bijlagen.get(soort="a"), door=anja)


def test_de_vragen_staan_per_letter_met_wat_er_verder_is_gevraagd(coen, ingediend):
    beoordeling.aanvulling_vragen(
        ingediend, vragen={"c": "Noem een bron.", "g": "Reken het voor."}, vraag="Bijna compleet.",
        uiterlijk_op=date(2090, 1, 1), door=coen,
    )  # fmt: skip
    vraag = gevraagd(ingediend)
    assert (vraag.letters, vraag.algemeen, vraag.uiterlijk) == (("c", "g"), "Bijna compleet.", date(2090, 1, 1))
    assert [v.tekst for v in vraag.bij(Plaats.KNELPUNTEN)] == ["Noem een bron."]
    assert [v.tekst for v in vraag.bij(Plaats.FINANCIERING)] == ["Reken het voor."]
    assert vraag.bij(Plaats.PLAN) == ()
    beoordeling.termijn_verlengen(ingediend, uiterlijk_op=date(2090, 2, 1), reden="Ziekte.", door=coen)
    assert (gevraagd(ingediend).vragen, gevraagd(ingediend).uiterlijk) == (vraag.vragen, date(2090, 2, 1))


def test_van_een_ander_plan_is_niets_gevraagd(tijdvak):
    for maak in (fabrieken.concept, fabrieken.ingediend, fabrieken.verleend):
        assert gevraagd(maak(maak.__name__)) is None


def test_de_takenlijst_zegt_wat_alleen_te_lezen_is(tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    lijst = takenlijst(plan, gebreken(plan), gevraagd(plan))
    standen = {taak.plaats: taak.stand for groep in lijst.groepen for taak in groep.taken}
    dicht = {plaats for plaats, stand in standen.items() if stand is Stand.DICHT}
    assert dicht == {Plaats.ORGANISATIE, Plaats.PLAN, Plaats.KNELPUNTEN, Plaats.UITVOERING}
    assert lijst.totaal == 3


def test_de_termijn_in_woorden():
    dag = date(2014, 2, 5)
    assert termijn(dag, date(2014, 2, 3)) == "Vul uw plan aan op of voor 5 februari 2014, nog 2 dagen"
    assert termijn(dag, date(2014, 2, 4)).endswith("nog 1 dag")
    assert termijn(dag, dag).endswith("dat is vandaag")
    assert termijn(dag, date(2014, 2, 6)) == "De termijn is voorbij: aanvullen kon tot en met 5 februari 2014"
