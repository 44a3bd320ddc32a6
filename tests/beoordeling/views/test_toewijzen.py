"""The page that gives many plans to their assessors, and the proposal on the page of one plan."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag
from aanvragen.statussen import TOEWIJZEN
from beoordeling import services
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken

from .conftest import adres, meldingen, tekst

PAGINA = "toewijzen_voorstel"


@pytest.fixture
def fatma(db) -> Gebruiker:
    """A third assessor."""
    return Gebruiker.objects.create_user("fatma@voorbeeld.nl", naam="Fatma", rol=Rol.BEOORDELAAR)


@pytest.fixture
def team(dirk, daan, fatma) -> list[Gebruiker]:
    """Three assessors."""
    return [dirk, daan, fatma]


def compleet(naam: str, **velden) -> Aanvraag:
    """Complete, and nobody assesses it yet."""
    plan = fabrieken.ingediend(naam, **velden)
    services.volledig_verklaren(fabrieken.nagekeken(plan), door=fabrieken.persoon("coen"), op=fabrieken.VOLLEDIG)
    return plan


def ingevuld(antwoord) -> dict:
    """The page as it stands there, to be sent."""
    verdeling = antwoord.context["verdeling"]
    velden = {"voorstel": verdeling.bewaard, "plan": [rij.rij.aanvraag.nummer for rij in verdeling.rijen]}
    for rij in verdeling.rijen:
        velden |= {rij[veld].html_name: rij[veld].value() or "" for veld in ("een", "twee", "reden")}
    return velden


def wie(plan: Aanvraag) -> set[str]:
    return {str(b.beoordelaar) for b in plan.beoordelingen.all()}


def test_alles_toewijzen_zoals_voorgesteld(als, coen, team):
    plannen = [compleet(f"Plan {n}") for n in range(3)]
    bezoeker = als(coen)
    pagina = bezoeker.get(adres(PAGINA))
    assert [(str(p), nu, straks) for p, nu, straks in pagina.context["verdeling"].lasten()] == [
        ("Daan", 0, 2),
        ("Dirk", 0, 2),
        ("Fatma", 0, 2),
    ]
    antwoord = bezoeker.post(adres(PAGINA), ingevuld(pagina), follow=True)
    assert meldingen(antwoord) == ["3 plannen hebben beoordelaars. Zij krijgen bericht."]
    assert antwoord.redirect_chain[-1][0] == adres("werkvoorraad")
    assert {frozenset(wie(plan)) for plan in plannen} == {
        frozenset({"Dirk", "Daan"}),
        frozenset({"Dirk", "Fatma"}),
        frozenset({"Daan", "Fatma"}),
    }
    assert "Er wacht geen plan op beoordelaars." in tekst(bezoeker.get(adres(PAGINA)))


def test_alleen_de_gekozen_plannen(als, coen, team):
    een, twee, drie = (compleet(f"Plan {n}") for n in range(3))
    al = fabrieken.in_beoordeling("Heeft ze al")
    antwoord = als(coen).get(f"{adres(PAGINA)}?plan={een.nummer}&plan={drie.nummer}&plan={al.nummer}&plan=SP9-9999")
    assert [rij.rij.aanvraag for rij in antwoord.context["verdeling"].rijen] == [een, drie]
    assert f"{al.nummer}: dit plan heeft al twee beoordelaars." in tekst(antwoord)
    assert "SP9-9999: dit plan is er niet, of u kunt het niet zien." in tekst(antwoord)
    assert twee.nummer not in tekst(antwoord)


def test_anders_kiezen_vraagt_een_reden_en_verliest_niets(als, coen, team, fatma):
    een, twee = compleet("Plan 1"), compleet("Plan 2")
    bezoeker = als(coen)
    velden = ingevuld(bezoeker.get(adres(PAGINA)))
    voorgesteld = {int(velden[f"{een.pk}-een"]), int(velden[f"{een.pk}-twee"])}
    ander = next(p for p in team if p.pk not in voorgesteld)
    velden[f"{een.pk}-een"] = ander.pk
    antwoord = bezoeker.post(adres(PAGINA), velden)
    assert meldingen(antwoord) == ["1 plan heeft beoordelaars. Zij krijgen bericht."]
    assert f"{een.nummer}: U kiest anders dan is voorgesteld. Geef een reden." in tekst(antwoord)
    assert f'href="#id_{een.pk}-reden"' in tekst(antwoord)
    assert (wie(een), len(wie(twee))) == (set(), 2)
    over = ingevuld(antwoord)
    assert over["plan"] == [een.nummer]
    assert int(over[f"{een.pk}-een"]) == ander.pk
    bezoeker.post(adres(PAGINA), over | {f"{een.pk}-reden": "Kent deze sector."})
    gebeurtenis = een.gebeurtenissen.filter(stap=TOEWIJZEN).get()
    assert gebeurtenis.reden == "Kent deze sector."
    assert set(gebeurtenis.gegevens["voorgesteld"]) == {str(p) for p in team if p.pk in voorgesteld}
    assert str(ander) in wie(een)


def test_wat_intussen_veranderde_houdt_de_rest_niet_tegen(als, coen, team, dirk, daan, anja, meld_band):
    plannen = {naam: compleet(naam) for naam in ("Band", "Ingetrokken", "Collega", "Dicht", "Gewoon")}
    bezoeker = als(coen)
    velden = ingevuld(bezoeker.get(adres(PAGINA)))
    met_band = next(p for p in team if p.pk == int(velden[f"{plannen['Band'].pk}-een"]))
    meld_band(plannen["Band"], met_band)
    aanvragen.intrekken(plannen["Ingetrokken"], reden="anders", toelichting="Nee.", door=anja)
    services.toewijzen(plannen["Collega"], [dirk, daan], door=coen)
    meld_band(plannen["Dicht"], coen)
    antwoord = bezoeker.post(adres(PAGINA), velden)
    pagina = tekst(antwoord)
    assert meldingen(antwoord) == ["1 plan heeft beoordelaars. Zij krijgen bericht."]
    for naam, zin in (
        ("Band", "Wie u koos, kan dit plan niet meer beoordelen. Kies een ander."),
        ("Ingetrokken", "dit plan is niet in beoordeling. De status is: ingetrokken."),
        ("Collega", "dit plan heeft al twee beoordelaars."),
        ("Dicht", "dit plan is er niet, of u kunt het niet zien."),
    ):
        assert f"{plannen[naam].nummer}: {zin}" in pagina
    assert "Verbeter nog 4 dingen" in pagina
    assert [len(wie(plan)) for plan in plannen.values()] == [0, 0, 2, 0, 2]


def test_wie_een_band_heeft_is_niet_te_kiezen_en_een_vermoede_band_valt_op(als, coen, team, dirk, daan, meld_band):
    eerder = compleet("Eerder")
    verklaring = services.verklaar_belang(eerder, heeft_band=True, door=daan)
    verklaring.organisaties.set([eerder.hoofdaanvrager])
    plan = compleet("Nieuw")
    meld_band(plan, dirk)
    antwoord = als(coen).get(f"{adres(PAGINA)}?plan={plan.nummer}")
    [rij] = antwoord.context["verdeling"].rijen
    assert [naam for _, naam in rij.fields["een"].choices] == ["nog niet kiezen", "Daan (mogelijk een band)", "Fatma"]
    assert "Daan meldde eerder een band met een van deze organisaties, of gaf haar advies." in tekst(antwoord)
    los = tekst(als(coen).get(adres("toewijzen", plan)))
    assert "Let op: meldde eerder een band met een van deze organisaties" in los
    assert dirk.naam not in [str(p) for p in als(coen).get(adres("toewijzen", plan)).context["form"].rij.mensen]


def test_zonder_twee_mensen_staat_er_waarom(als, coen, team, dirk, daan, meld_band):
    kan_niet, kan = compleet("Kan niet"), compleet("Kan")
    meld_band(kan_niet, dirk)
    meld_band(kan_niet, daan)
    bezoeker = als(coen)
    antwoord = bezoeker.get(adres(PAGINA))
    assert "Alleen Fatma heeft geen band met deze organisaties. Er zijn er twee nodig." in tekst(antwoord)
    bezoeker.post(adres(PAGINA), ingevuld(antwoord))
    assert (len(wie(kan_niet)), len(wie(kan))) == (0, 2)


def test_nog_niet_kiezen_laat_een_plan_liggen(als, coen, team):
    een, twee = compleet("Plan 1"), compleet("Plan 2")
    bezoeker = als(coen)
    velden = ingevuld(bezoeker.get(adres(PAGINA))) | {f"{een.pk}-een": "", f"{een.pk}-twee": ""}
    assert meldingen(bezoeker.post(adres(PAGINA), velden, follow=True))[0].startswith("1 plan")
    assert (len(wie(een)), len(wie(twee))) == (0, 2)
    antwoord = bezoeker.post(adres(PAGINA), {"plan": [een.nummer], f"{een.pk}-een": "", f"{een.pk}-twee": ""})
    assert meldingen(antwoord) == ["Er is niets toegewezen."]


@pytest.mark.parametrize("keuze", [("dirk", "dirk"), ("dirk", ""), ("", "dirk")])
def test_een_plan_vraagt_twee_verschillende_mensen(als, coen, team, dirk, keuze):
    plan = compleet("Plan")
    pk = {"dirk": dirk.pk, "": ""}
    velden = {"plan": [plan.nummer], f"{plan.pk}-een": pk[keuze[0]], f"{plan.pk}-twee": pk[keuze[1]]}
    assert "Kies twee verschillende beoordelaars, of kies nog niet." in tekst(als(coen).post(adres(PAGINA), velden))
    assert wie(plan) == set()


def test_tel_opnieuw_laat_zien_wat_een_keuze_doet_en_wijst_niets_toe(als, coen, team, dirk, daan, fatma):
    plan = compleet("Plan")
    velden = {"plan": [plan.nummer], f"{plan.pk}-een": fatma.pk, f"{plan.pk}-twee": dirk.pk, "rekenen": "1"}
    antwoord = als(coen).post(adres(PAGINA), velden)
    assert {str(p): straks for p, _, straks in antwoord.context["verdeling"].lasten()} == {
        "Dirk": 1,
        "Daan": 0,
        "Fatma": 1,
    }
    assert wie(plan) == set()


def test_wie_is_begonnen_houdt_het_plan_op_deze_pagina(als, coen, team, dirk, daan, in_beoordeling, meld_band):
    mijn = in_beoordeling.beoordelingen.get(beoordelaar=dirk)
    services.scores_opslaan(mijn, fabrieken.scores(in_beoordeling)[:1], door=dirk)
    meld_band(in_beoordeling, daan)
    bezoeker = als(coen)
    antwoord = bezoeker.get(adres(PAGINA))
    [rij] = antwoord.context["verdeling"].rijen
    assert rij.fields["een"].choices == [(dirk.pk, "Dirk")]
    assert "Dirk is begonnen en houdt dit plan." in tekst(antwoord)
    bezoeker.post(adres(PAGINA), ingevuld(antwoord))
    assert wie(in_beoordeling) == {"Dirk", "Fatma"}


@pytest.mark.parametrize("keuze", ["plan=%00", "plan=", "plan=" + "9" * 300, "voorstel=x"])
def test_een_onzinnige_vraag_geeft_een_pagina(als, coen, team, keuze):
    compleet("Plan")
    assert als(coen).get(f"{adres(PAGINA)}?{keuze}").status_code == 200


@pytest.mark.parametrize("bewaard", ["", "onzin", "x:y:z"])
def test_een_voorstel_dat_niet_van_ons_is_telt_niet(als, coen, team, bewaard):
    plan = compleet("Plan")
    bezoeker = als(coen)
    velden = ingevuld(bezoeker.get(adres(PAGINA)))
    voorgesteld = {int(velden[f"{plan.pk}-een"]), int(velden[f"{plan.pk}-twee"])}
    ander = next(p for p in team if p.pk not in voorgesteld)
    antwoord = bezoeker.post(adres(PAGINA), velden | {"voorstel": bewaard, f"{plan.pk}-een": ander.pk})
    assert "Geef een reden" in tekst(antwoord)
    assert wie(plan) == set()


def test_alleen_een_coordinator_kiest(als, client, dirk, els, petra, beheer, anja, tijdvak):
    assert client.get(adres(PAGINA)).status_code == 302
    for ander in (dirk, els, petra, beheer, anja):
        antwoord = als(ander).get(adres(PAGINA))
        assert antwoord.status_code == als(ander).post(adres(PAGINA)).status_code == 403
        assert "Alleen een coördinator kiest de beoordelaars." in tekst(antwoord)


def test_aantal_queries_groeit_niet_met_de_plannen(als, coen, team):
    compleet("Plan 0")
    bezoeker = als(coen)
    with CaptureQueriesContext(connection) as met_een:
        bezoeker.get(adres(PAGINA))
    for n in range(19):
        compleet(f"Plan {n + 1}", bedragen=(250_000, 10_000))
    with CaptureQueriesContext(connection) as met_twintig:
        assert len(bezoeker.get(adres(PAGINA)).context["verdeling"].rijen) == 20
    assert len(met_twintig) == len(met_een) <= 17


def test_een_plan_toont_het_voorstel_en_vraagt_een_reden_bij_een_ander(als, coen, team):
    plan = compleet("Plan")
    bezoeker = als(coen)
    form = bezoeker.get(adres("toewijzen", plan)).context["form"]
    voorgesteld = form.initial["beoordelaars"]
    assert len(voorgesteld) == 2
    ander = next(p for p in team if p.pk not in voorgesteld)
    velden = {"beoordelaars": [ander.pk, voorgesteld[0]], "voorstel": form.initial["voorstel"]}
    antwoord = bezoeker.post(adres("toewijzen", plan), velden)
    assert "U kiest anders dan is voorgesteld. Geef een reden." in tekst(antwoord)
    assert wie(plan) == set()
    bezoeker.post(adres("toewijzen", plan), velden | {"reden": "Kent deze sector."})
    assert str(ander) in wie(plan)
    assert plan.gebeurtenissen.filter(stap=TOEWIJZEN).get().reden == "Kent deze sector."


def test_een_keuze_op_een_oude_pagina_haalt_niemand_weg(als, coen, team, dirk, daan, fatma):
    plan = compleet("Plan")
    bezoeker = als(coen)
    oud = bezoeker.get(adres("toewijzen", plan)).context["form"]
    services.toewijzen(plan, [daan, fatma], door=coen)
    velden = {"beoordelaars": [dirk.pk, daan.pk], "voorstel": oud.initial["voorstel"], "reden": "Anders."}
    antwoord = bezoeker.post(adres("toewijzen", plan), velden)
    assert "Intussen zijn de beoordelaars van dit plan gewijzigd." in tekst(antwoord)
    assert wie(plan) == {"Daan", "Fatma"}
    bezoeker.post(adres("toewijzen", plan), velden | {"voorstel": antwoord.context["form"]["voorstel"].value()})
    assert wie(plan) == {"Daan", "Dirk"}
