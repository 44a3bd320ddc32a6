"""The queue in /beheer/: the filters of the site, several plans at once, and a last page as cheap as the first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, reverse_lazy

from aanvragen.statussen import Status
from beoordeling import services
from beoordeling.beheerpaginas import knoppen
from beoordeling.beheerpaginas.plannen import AanvraagAdmin
from tests import fabrieken

LIJST = reverse_lazy("admin:aanvragen_aanvraag_changelist")


def namen(antwoord) -> list[str]:
    return [plan.naam for plan in antwoord.context["cl"].result_list]


def samen(bezoeker, actie: str, *plannen):
    velden = {"action": actie, "_selected_action": [plan.pk for plan in plannen], "index": 0}
    return bezoeker.post(LIJST, velden)


def test_filter_op_beoordelaar_soort_sector_regio_en_tijdvak(als, coen, dirk, tijdvak):
    fabrieken.in_beoordeling("Toegewezen")
    ander = fabrieken.ingediend("Ander")
    bezoeker = als(coen)
    regio = ander.regios.get().nummer
    for vraag, gevonden in {
        f"beoordelaar={dirk.pk}": {"Toegewezen"},
        "sector=4": {"Toegewezen"},
        f"sector={ander.sectoren.get().nummer}": {"Ander"},
        f"regio={regio}": {"Ander"},
        "tijdvak=1": {"Toegewezen", "Ander"},
        "tijdvak=7": {"Toegewezen", "Ander"},
        "beoordelaar=gek": {"Toegewezen", "Ander"},
        "soort=gek": {"Toegewezen", "Ander"},
        f"regio={regio}&beoordelaar={dirk.pk}": set(),
    }.items():
        assert set(namen(bezoeker.get(f"{LIJST}?{vraag}"))) == gevonden, vraag


def test_bladzijden_volgen_op_elkaar_zoals_de_hele_lijst(als, coen, tijdvak, monkeypatch):
    for nummer in range(5):
        fabrieken.ingediend(f"Plan {nummer}", op=fabrieken.moment(2013, 12, 20 - nummer))
    bezoeker = als(coen)
    heel = namen(bezoeker.get(LIJST))
    monkeypatch.setattr(AanvraagAdmin, "list_per_page", 2)
    assert [naam for blad in (1, 2, 3) for naam in namen(bezoeker.get(f"{LIJST}?p={blad}"))] == heel
    assert heel == [f"Plan {nummer}" for nummer in (4, 3, 2, 1, 0)]


def test_aantal_queries_van_de_lijst_groeit_niet(als, coen, tijdvak):
    fabrieken.ingediend("Plan")
    bezoeker = als(coen)
    bezoeker.get(LIJST)
    with CaptureQueriesContext(connection) as met_een:
        bezoeker.get(LIJST)
    for nummer in range(49):
        fabrieken.ingediend(f"Plan {nummer}", bedragen=(250_000, 10_000))
    with CaptureQueriesContext(connection) as met_vijftig:
        assert len(namen(bezoeker.get(LIJST))) == 50
    assert len(met_vijftig) == len(met_een)


def test_tellen_rekent_niet_uit_wat_een_rij_toont(als, coen, tijdvak):
    fabrieken.ingediend()
    bezoeker = als(coen)
    with CaptureQueriesContext(connection) as queries:
        bezoeker.get(LIJST)
    tellingen = [
        query["sql"] for query in queries if "COUNT(*)" in query["sql"] and "aanvragen_aanvraag" in query["sql"]
    ]
    assert len(tellingen) == 1
    assert "cofinanciering" not in tellingen[0]


def test_acties_voor_meer_plannen_zijn_alleen_voor_de_coordinator(als, coen, dirk, els, beheer, ingediend):
    assert {naam for naam, _ in als(coen).get(LIJST).context["action_form"].fields["action"].choices} == {
        "",
        "toewijzen_aan",
        "compleet_verklaren",
    }
    for wie in (dirk, els, beheer):
        assert als(wie).get(LIJST).context["action_form"] is None
        samen(als(wie), "compleet_verklaren", ingediend)
        ingediend.refresh_from_db()
        assert ingediend.status == Status.INGEDIEND


def test_compleet_verklaren_zegt_per_plan_wat_er_is_gedaan_of_waarom_niet(als, coen, tijdvak):
    klaar, niet = fabrieken.nagekeken(fabrieken.ingediend("Nagekeken")), fabrieken.ingediend("Niet nagekeken")
    bezoeker = als(coen)
    assert samen(bezoeker, "compleet_verklaren", klaar, niet).status_code == 302
    pagina = bezoeker.get(LIJST).content.decode()
    assert f"Compleet verklaard: {klaar.nummer}." in pagina
    assert f"{niet.nummer}: Kijk eerst onderdelen a tot en met h na." in pagina
    klaar.refresh_from_db()
    niet.refresh_from_db()
    assert (klaar.status, niet.status) == (Status.IN_BEOORDELING, Status.INGEDIEND)


def test_toewijzen_leidt_naar_het_voorstel_voor_deze_plannen(als, coen, tijdvak):
    een, twee = fabrieken.ingediend("Een"), fabrieken.ingediend("Twee")
    antwoord = samen(als(coen), "toewijzen_aan", een, twee)
    pad, vraag = antwoord.url.split("?")
    assert pad == reverse("beoordeling:toewijzen_voorstel")
    assert set(vraag.split("&")) == {f"plan={een.nummer}", f"plan={twee.nummer}"}


def test_een_plan_met_een_band_gaat_niet_mee(als, coen, tijdvak):
    plan, ander = fabrieken.nagekeken(fabrieken.ingediend("Van een bekende")), fabrieken.ingediend("Ander")
    services.verklaar_belang(plan, heeft_band=True, toelichting="Broer.", door=coen)
    bezoeker = als(coen)
    assert plan.nummer not in samen(bezoeker, "toewijzen_aan", plan, ander).url
    samen(bezoeker, "compleet_verklaren", plan)
    plan.refresh_from_db()
    assert plan.status == Status.INGEDIEND


def test_meer_dan_een_bladzijde_gaat_niet_in_een_keer(als, coen, tijdvak, monkeypatch):
    monkeypatch.setattr(knoppen, "TEGELIJK", 1)
    een, twee = fabrieken.nagekeken(fabrieken.ingediend("Een")), fabrieken.nagekeken(fabrieken.ingediend("Twee"))
    bezoeker = als(coen)
    samen(bezoeker, "compleet_verklaren", een, twee)
    assert "Kies ten hoogste 1 plannen tegelijk. Er is nog niets gedaan." in bezoeker.get(LIJST).content.decode()
    een.refresh_from_db()
    assert een.status == Status.INGEDIEND


@pytest.mark.parametrize("naam", ["beoordelen", "verklaar_belang", "afstemmen", "compleetheid"])
def test_een_knop_naar_een_pagina_leidt_daarheen(als, coen, in_beoordeling, naam):
    pad = reverse("admin:aanvragen_aanvraag_actions", args=[in_beoordeling.pk, naam])
    assert als(coen).get(pad).url == reverse(f"beoordeling:{naam}", args=[in_beoordeling.nummer])


def test_wie_nog_moet_verklaren_ziet_de_regel_en_opent_het_plan_niet(als, dirk, ingediend):
    bezoeker = als(dirk)
    assert namen(bezoeker.get(LIJST)) == [ingediend.naam]
    antwoord = bezoeker.get(reverse("admin:aanvragen_aanvraag_change", args=[ingediend.pk]))
    assert antwoord.url == reverse("beoordeling:verklaar_belang", args=[ingediend.nummer])
    geschiedenis = bezoeker.get(reverse("admin:aanvragen_aanvraag_history", args=[ingediend.pk]))
    assert geschiedenis.status_code == 302
    assert reverse("admin:index") in geschiedenis.url
