"""The page on which an objection is decided: what it offers, its letter beforehand, and the ceiling."""

from datetime import date

import pytest

from aanvragen.statussen import Status
from beoordeling import brieven, plafond, services
from tests import fabrieken
from tests.beoordeling.bezwaren import deels_verleend, gehoord, krap, verhoog, vul
from tests.fabrieken import moment

from .conftest import adres, meldingen, tekst


def als_verleend(plan, **anders) -> dict[str, str]:
    """The form of the decision with everything granted as asked."""
    velden = {"uitkomst": "gegrond", "naar": "verleend", "motivering": "Toch goed."}
    for m in plan.maatregelen.all():
        velden |= {f"bedrag_{m.volgnummer}": str(m.cofinanciering), f"aantal_{m.volgnummer}": str(m.deelnemers)}
    return velden | anders


def test_wie_besloot_beslist_niet_op_bezwaar(als, els, tijdvak):
    plan = fabrieken.verleend()
    gehoord(plan)
    antwoord = als(els).get(adres("bezwaar_beslissen", plan))
    assert antwoord.status_code == 403
    assert "Wie het besluit nam, beslist niet over het bezwaar." in tekst(antwoord)


def test_verlenen_begint_bij_wat_was_verleend_en_neemt_de_voorwaarden_mee(als, eva, els, tijdvak):
    plan = fabrieken.ter_besluitvorming()
    services.verlenen(
        plan,
        fabrieken.zoals_gevraagd(plan),
        motivering="Goed.",
        voorwaarden="Begin in mei.",
        door=els,
        op=fabrieken.BESLOTEN,
    )
    gehoord(plan)
    antwoord = als(eva).get(adres("bezwaar_beslissen", plan))
    assert antwoord.context["form"].stand.nu == 200_000_000
    assert "Begin in mei." in tekst(antwoord)
    velden = als_verleend(plan, uitkomst="deels_gegrond", voorwaarden="Begin in juni.")
    antwoord = als(eva).post(adres("bezwaar_beslissen", plan), velden, follow=True)
    assert meldingen(antwoord) == ["De beslissing op bezwaar is genomen. De aanvrager krijgt een brief."]
    nieuw = plan.besluiten.last()
    assert (nieuw.bedrag, nieuw.voorwaarden, nieuw.op_bezwaar) == (350_000, "Begin in juni.", True)
    assert plafond.saldo(plan.tijdvak).verplicht == 350_000
    assert "Brief aan de aanvrager" in tekst(antwoord)


def test_ongegrond_en_opnieuw_beoordelen_letten_niet_op_de_bedragen(als, eva, tijdvak):
    for uitkomst, naar, status in (
        ("ongegrond", "", Status.AFGEWEZEN),
        ("gegrond", "in_beoordeling", Status.IN_BEOORDELING),
    ):
        plan = fabrieken.afgewezen(uitkomst)
        gehoord(plan)
        velden = als_verleend(plan, uitkomst=uitkomst, naar=naar, bedrag_1="onleesbaar", aantal_1="")
        als(eva).post(adres("bezwaar_beslissen", plan), velden)
        plan.refresh_from_db()
        assert (plan.status, plan.bezwaren.get().uitkomst) == (status, uitkomst)


def test_bij_een_verlening_wordt_geen_minder_aangeboden(als, eva, tijdvak):
    plan = deels_verleend()
    gehoord(plan)
    client, pad = als(eva), adres("bezwaar_beslissen", plan)
    pagina = tekst(client.get(pad))
    for weg in ('value="afgewezen"', 'value="in_beoordeling"', "sp-nieuw-besluit__afwijzen", "Minder dan nu"):
        assert weg not in pagina
    assert "Nu al verleend</dt><dd>€ 120.000" in pagina
    minder = als_verleend(plan, bedrag_1="119.999", reden_1="Minder.", bedrag_2="0", aantal_2="0", reden_2="Nee.")
    assert "Minder dan nu is verleend" in tekst(client.post(pad, minder | {"rekenen": "1"}))
    assert "Ken ten minste hetzelfde toe" in tekst(client.post(pad, minder))
    assert client.post(pad, minder | {"naar": "afgewezen", "gronden": ["c"]}).status_code == 200
    assert plan.bezwaren.get().is_open
    client.post(pad, minder | {"bedrag_1": "120.000"})
    assert plafond.saldo(plan.tijdvak).verplicht == 120_000


def test_te_laat_kan_alleen_niet_ontvankelijk_met_de_reden_waarom(als, eva, tijdvak):
    plan = fabrieken.afgewezen()
    rij = gehoord(plan, op=moment(2014, 4, 15))
    client, pad = als(eva), adres("bezwaar_beslissen", plan)
    pagina = tekst(client.get(pad))
    assert 'value="ongegrond"' not in pagina
    assert "Waarom kon de aanvrager wel op tijd zijn?" in pagina
    assert "Plafond bij een verlening" not in pagina
    velden = {"uitkomst": "niet_ontvankelijk", "motivering": "Te laat."}
    assert "Schrijf op waarom de aanvrager wel op tijd kon zijn" in tekst(client.post(pad, velden))
    services.bezwaar_verschonen(rij, reden="Ziekte.", door=eva, op=moment(2014, 4, 23))
    pagina = tekst(client.get(pad))
    assert 'value="ongegrond"' in pagina
    assert "wel op tijd" not in pagina


@pytest.mark.parametrize("uitkomst", ["gegrond", "ongegrond"])
def test_het_voorbeeld_is_de_brief_op_bezwaar_en_doet_niets(als, eva, tijdvak, monkeypatch, uitkomst):
    plan = deels_verleend()
    gehoord(plan)
    client, pad = als(eva), adres("bezwaar_beslissen", plan)
    assert 'name="voorbeeld"' in tekst(client.get(pad))
    assert "Wie krijgt de brief?" in tekst(client.get(pad))
    velden, gemaakt = als_verleend(plan, uitkomst=uitkomst), []
    maak = brieven.maak
    monkeypatch.setattr(brieven, "maak", lambda brief: gemaakt.append(brief.gegevens) or maak(brief))
    antwoord = client.post(pad, velden | {"voorbeeld": "1"})
    assert (antwoord["Content-Type"], antwoord.content[:5]) == ("application/pdf", b"%PDF-")
    assert plan.bezwaren.get().is_open
    assert (plan.besluiten.count(), plafond.saldo(plan.tijdvak).verplicht) == (1, 120_000)
    client.post(pad, velden)
    assert plan.brieven.get(soort="bezwaar").gegevens == gemaakt[0]


def test_een_voorbeeld_van_wat_niet_kan_geeft_de_zin(als, eva, tijdvak):
    plan = deels_verleend()
    gehoord(plan)
    velden = als_verleend(plan, bedrag_1="1", reden_1="Minder.", bedrag_2="0", aantal_2="0", reden_2="Nee.")
    antwoord = als(eva).post(adres("bezwaar_beslissen", plan), velden | {"voorbeeld": "1"})
    assert "Ken ten minste hetzelfde toe" in tekst(antwoord)


def test_wat_erop_volgt_wordt_gevraagd(als, eva, tijdvak):
    plan = fabrieken.afgewezen()
    gehoord(plan)
    client, pad = als(eva), adres("bezwaar_beslissen", plan)
    assert "Kies de uitkomst." in tekst(client.post(pad, {}))
    assert "Kies wat er na het bezwaar gebeurt." in tekst(client.post(pad, als_verleend(plan, naar="")))
    assert "Kies ten minste 1 grond, of kies het plafond." in tekst(
        client.post(pad, als_verleend(plan, naar="afgewezen"))
    )
    assert plan.bezwaren.get().is_open


def test_tegen_een_intrekking_kan_alleen_de_verlening_terug(als, els, eva, tijdvak):
    plan = fabrieken.verleend()
    services.verlening_intrekken(plan, motivering="Niet begonnen.", door=els, op=moment(2014, 3, 10))
    gehoord(plan)
    client, pad = als(eva), adres("bezwaar_beslissen", plan)
    pagina = tekst(client.get(pad))
    assert 'value="afgewezen"' not in pagina
    assert "sp-nieuw-besluit__afwijzen" not in pagina
    client.post(pad, als_verleend(plan))
    plan.refresh_from_db()
    assert plan.status == Status.VERLEEND


def test_de_pagina_toont_de_ruimte_van_toen_en_van_nu(als, eva, db):
    tijdvak = krap(400_000)
    plan = fabrieken.afgewezen()
    vul(tijdvak, 100_000, date(2014, 4, 1), fabrieken.afgewezen("Ander").besluiten.get())
    gehoord(plan)
    client, pad = als(eva), adres("bezwaar_beslissen", plan)
    pagina = tekst(client.get(pad))
    assert "Ruimte bij het eerste besluit, 3 maart 2014</dt><dd>€ 400.000" in pagina
    assert "Ruimte nu</dt><dd>€ 300.000" in pagina
    assert "Paste toen, past nu niet" in pagina
    lager = tekst(client.post(pad, als_verleend(plan, bedrag_1="150.000", rekenen="1")))
    assert "Past onder het plafond" in lager
    assert "Verbeter nog" not in lager
    antwoord = client.post(pad, als_verleend(plan))
    assert "Laat het plafond eerst verhogen met € 50.000." in tekst(antwoord)
    assert plan.bezwaren.get().is_open
    verhoog(tijdvak, 50_000, date(2014, 4, 30))
    client.post(pad, als_verleend(plan))
    assert plafond.saldo(tijdvak).ruimte == 0


def test_wat_toen_en_nu_niet_past_wordt_op_verzoek_verlaagd(als, eva, db):
    tijdvak = krap(300_000)
    plan = fabrieken.afgewezen()
    gehoord(plan)
    client, pad = als(eva), adres("bezwaar_beslissen", plan)
    assert "Paste toen niet en past nu niet" in tekst(client.get(pad))
    assert "Verlaag tot wat past" in tekst(client.get(pad))
    verlaagd = client.post(pad, als_verleend(plan, rekenen="passend"))
    assert "Past onder het plafond" in tekst(verlaagd)
    form = verlaagd.context["form"]
    velden = {naam: str(form[naam].value() or "") for naam in form.fields if naam != "gronden"}
    antwoord = client.post(pad, velden | {"uitkomst": "deels_gegrond"}, follow=True)
    assert meldingen(antwoord) == ["De beslissing op bezwaar is genomen. De aanvrager krijgt een brief."]
    nieuw = plan.besluiten.last()
    assert (nieuw.bedrag, nieuw.wegens_plafond, plafond.saldo(tijdvak).ruimte) == (300_000, True, 0)
