"""Deciding on the page: the letter beforehand, what fits, the grounds that the scores give, advances as wished."""

import io
import re
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pikepdf
import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.models import Aanvraag, Gebeurtenis, Verdeling
from aanvragen.statussen import Status
from beoordeling import beurt, brieven, jeugd, plafond, rubriek, services, zwakte
from beoordeling.forms.besluiten import Verlenen
from beoordeling.models import Besluit, Boeking, Brief, Plafondmutatie
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import getal
from sectorplannen.kern.models import Bericht, Opdracht
from tests import fabrieken
from tests.beoordeling.bezwaren import bezwaar, deels_verleend

from .conftest import adres, tekst
from .test_werkwoord import toegekend

ALLES = (Besluit, Brief, Plafondmutatie, Gebeurtenis, Bericht, Opdracht)


def test_het_voorbeeld_is_de_brief_die_uitgaat_en_doet_niets(ter_besluitvorming, els, als):
    plan, eerst = ter_besluitvorming, [model.objects.count() for model in ALLES]
    antwoord = als(els).post(adres("verlenen", plan), toegekend(plan, voorbeeld="1"))
    assert antwoord["Content-Type"] == "application/pdf"
    assert [model.objects.count() for model in ALLES] == eerst
    plan.refresh_from_db()
    assert plan.status == Status.TER_BESLUITVORMING
    als(els).post(adres("verlenen", plan), toegekend(plan))
    echt = brieven.maak(Brief.objects.get(besluit__aanvraag=plan))
    assert _tekst(antwoord.content) == _tekst(echt)


def test_een_verlening_van_minder_heet_op_elke_pagina_gedeeltelijk(tijdvak, els, eva, anja, als):
    deel, heel = deels_verleend("Een deel"), fabrieken.verleend("Alles")
    assert (deel.besluiten.get().is_deel, heel.besluiten.get().is_deel) == (True, False)
    bezwaar(deel)
    bij_anja = reverse("beoordeling:bezwaar_maken", args=[deel.nummer])
    for wie, pad in (
        (els, adres("dossier", deel)),
        (anja, deel.get_absolute_url()),
        (anja, bij_anja),
        (eva, adres("bezwaar", deel)),
    ):
        assert "gedeeltelijke verlening" in tekst(als(wie).get(pad)).lower().replace(
            "besluit: gedeeltelijke verlening, ", ""
        ), pad
    for wie, pad in ((els, adres("dossier", heel)), (anja, heel.get_absolute_url())):
        assert "gedeeltelijk" not in tekst(als(wie).get(pad)).lower(), pad
    assert re.search(r'>Totaal</th><td class="sp-rechts">60</td>', tekst(als(anja).get(deel.get_absolute_url())))


def _tekst(pdf: bytes) -> list[bytes]:
    """What is drawn on the pages, without the moments in the file."""
    return [pagina.Contents.read_bytes() for pagina in pikepdf.open(io.BytesIO(pdf)).pages]


def test_een_voorbeeld_van_wat_geweigerd_zou_worden_geeft_de_zin_en_geen_brief(ter_besluitvorming, els, als):
    velden = {"gronden": ["c"], "motivering": " ", "voorbeeld": "1"}
    antwoord = als(els).post(adres("afwijzen", ter_besluitvorming), velden)
    assert "Geef de motivering" in tekst(antwoord)
    assert not Brief.objects.exists()


def test_wie_de_brief_krijgt_staat_er_voor_er_iets_gebeurt(ter_besluitvorming, els, als):
    for verb in ("verlenen", "afwijzen"):
        pagina = tekst(als(els).get(adres(verb, ter_besluitvorming)))
        assert "Wie krijgt de brief?" in pagina
        assert ter_besluitvorming.hoofdaanvrager.naam in pagina
        assert str(fabrieken.persoon("anja")) in pagina


def test_verlagen_tot_wat_past_gebruikt_alle_ruimte_tot_op_de_cent(ter_besluitvorming, els, als):
    plan = ter_besluitvorming
    vrij = plan.gevraagd - Decimal("1000.01")
    _laat_over(plan, vrij)
    velden = toegekend(plan, rekenen="passend")
    pagina = als(els).post(adres("verlenen", plan), velden)
    form = pagina.context["form"]
    bedragen = [form._bedrag_nu(m) for m in form.maatregelen]
    assert sum(bedragen) == vrij
    assert all(b <= m.cofinanciering for b, m in zip(bedragen, form.maatregelen, strict=True))
    assert "Awb 4:25" in tekst(pagina)
    assert getal(bedragen[0], 2) in tekst(pagina)
    assert not Besluit.objects.filter(aanvraag=plan).exists()


def test_doorrekenen_noemt_geen_veld_vrijwillig_dat_bij_het_besluit_moet(ter_besluitvorming, els, als):
    velden = toegekend(ter_besluitvorming)
    eerst = tekst(als(els).get(adres("verlenen", ter_besluitvorming)))
    daarna = tekst(als(els).post(adres("verlenen", ter_besluitvorming), velden | {"rekenen": "1"}))
    assert daarna.count("(niet verplicht)") == eerst.count("(niet verplicht)") > 0


def _laat_over(plan: Aanvraag, over: Decimal) -> None:
    """Book on an earlier grant of the same period until this much is left."""
    ander = fabrieken.ter_besluitvorming("Eerder", op=fabrieken.INGEDIEND - timedelta(days=1))
    besluit = services.verlenen(
        ander,
        [services.Toekenning(m, m.cofinanciering) for m in ander.maatregelen.all()],
        motivering="Voldoet.",
        door=fabrieken.persoon("els"),
        op=fabrieken.BESLOTEN,
    )
    rest = plafond.saldo(plan.tijdvak).ruimte - over
    plafond.boek(
        plan.tijdvak,
        Boeking.VERPLICHTING,
        rest,
        datum=fabrieken.BESLOTEN.date(),
        grondslag="Om de ruimte te vullen",
        besluit=besluit,
    )


def test_minder_wegens_het_plafond_staat_in_besluit_en_brief(ter_besluitvorming, els):
    plan = ter_besluitvorming
    _laat_over(plan, plan.gevraagd / 2)
    deel = [services.Toekenning(m, m.cofinanciering / 2, reden="Er is niet meer over.") for m in plan.maatregelen.all()]
    besluit = services.verlenen(plan, deel, motivering="Voldoet.", wegens_plafond=True, door=els, op=fabrieken.BESLOTEN)
    html = brieven.stel_op(besluit.brief)
    assert "artikel 4:25" in html
    assert besluit.brief.soort == "gedeeltelijke_verlening"


def test_alles_toekennen_en_toch_het_plafond_noemen_kan_niet(ter_besluitvorming, els):
    alles = [services.Toekenning(m, m.cofinanciering) for m in ter_besluitvorming.maatregelen.all()]
    with pytest.raises(Weigering, match="Dat past"):
        services.verlenen(ter_besluitvorming, alles, motivering="Voldoet.", wegens_plafond=True, door=els)


def test_afwijzen_noemt_een_grond_of_het_plafond(ter_besluitvorming, els):
    with pytest.raises(Weigering, match="of het plafond"):
        services.afwijzen(ter_besluitvorming, motivering="Nee.", door=els)
    with pytest.raises(Weigering, match="Dat past"):
        services.afwijzen(ter_besluitvorming, motivering="Op.", wegens_plafond=True, door=els)
    _laat_over(ter_besluitvorming, Decimal("0.00"))
    besluit = services.afwijzen(ter_besluitvorming, motivering="Op.", wegens_plafond=True, door=els)
    assert besluit.motivering == "Op."
    assert "artikel 4:25" in brieven.stel_op(besluit.brief)


def test_alleen_om_het_plafond_afwijzen_zegt_waarom_de_rest_niet_wordt_verleend(ter_besluitvorming, els):
    _laat_over(ter_besluitvorming, Decimal("0.01"))
    with pytest.raises(Weigering, match="nog €\u00a00,01 over"):
        services.afwijzen(ter_besluitvorming, motivering="Op.", wegens_plafond=True, door=els)
    waarom = "Daarmee kan geen enkele maatregel worden uitgevoerd."
    besluit = services.afwijzen(ter_besluitvorming, motivering="Op.", wegens_plafond=True, reden_rest=waarom, door=els)
    html = brieven.stel_op(besluit.brief).replace("\u00a0", " ")
    assert f"Onder het plafond was nog € 0,01 over. Dat deel verlenen wij niet. {waarom}" in html


def test_met_een_grond_erbij_hoeft_de_rest_geen_reden(ter_besluitvorming, els):
    _laat_over(ter_besluitvorming, Decimal("0.01"))
    besluit = services.afwijzen(
        ter_besluitvorming, motivering="Nee.", gronden=["c"], wegens_plafond=True, reden_rest="Vergeten.", door=els
    )
    assert besluit.motivering == "Nee."


def test_wat_een_eerder_plan_nog_nodig_heeft_is_voor_dit_plan_niet_over(db, els, als):
    fabrieken.tijdvak(plafond_bedrag=300_000)
    fabrieken.ter_besluitvorming("Eerder", op=fabrieken.INGEDIEND - timedelta(days=1))
    plan = fabrieken.ter_besluitvorming()
    assert "reden_rest" not in als(els).get(adres("afwijzen", plan)).context["form"].fields
    besluit = services.afwijzen(plan, motivering="Op.", wegens_plafond=True, door=els)
    assert besluit.motivering == "Op."


def test_de_pagina_vraagt_naar_de_rest_alleen_als_er_iets_over_is(ter_besluitvorming, els, als):
    plan, pad = ter_besluitvorming, adres("afwijzen", ter_besluitvorming)
    assert "reden_rest" not in als(els).get(pad).context["form"].fields, "all of it fits"
    _laat_over(plan, Decimal("1000.00"))
    pagina = als(els).get(pad)
    assert "Er is voor dit plan nog € 1.000 over." in tekst(pagina).replace("\u00a0", " ")
    velden = {"wegens_plafond": "on", "motivering": "Op."}
    assert "Schrijf op waarom u dat deel niet verleent" in tekst(als(els).post(pad, velden))
    als(els).post(pad, velden | {"reden_rest": "Te weinig om iets te doen."})
    assert Besluit.objects.get(aanvraag=plan).motivering.endswith("Te weinig om iets te doen.")


def test_in_een_tender_is_de_rest_wat_hogere_scores_overlaten(db, els):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=400_000)
    tijdvak.verdeling = Verdeling.TENDER
    tijdvak.save()
    beste = fabrieken.ter_besluitvorming("Beste", waarden=(4, 4))
    plan = fabrieken.ter_besluitvorming("Minder", waarden=(3, 3), op=fabrieken.INGEDIEND - timedelta(days=1))
    assert [beurt.rest(p) for p in (beste, plan)] == [400_000, 50_000]


@pytest.mark.parametrize(("gewenst", "staat_er"), [(True, True), (False, False)])
def test_voorschotten_alleen_als_de_aanvrager_ze_vroeg(ter_besluitvorming, els, als, gewenst, staat_er):
    Aanvraag.objects.filter(pk=ter_besluitvorming.pk).update(voorschot_gewenst=gewenst)
    pagina = als(els).get(adres("verlenen", ter_besluitvorming))
    assert ("voorschot" in pagina.context["form"].fields) is staat_er
    if not gewenst:
        alles = [services.Toekenning(m, m.cofinanciering) for m in ter_besluitvorming.maatregelen.all()]
        with pytest.raises(Weigering, match="geen voorschotten"):
            services.verlenen(ter_besluitvorming, alles, motivering="Ja.", voorschot=True, door=els)


def test_de_gronden_volgen_uit_scores_onder_voldoende(tijdvak, els, als):
    plan = fabrieken.beoordeeld(waarden=(2, 3))
    services.voorleggen(plan, door=fabrieken.persoon("coen"), op=fabrieken.VOORGELEGD, toelichting="Besproken.")
    gronden = zwakte.gronden(plan)
    assert [g.letter for g in gronden] == sorted({c.grond for c in rubriek.criteria(plan)})
    assert not any(g.eensgezind for g in gronden), "only one of the two scored below sufficient"
    pagina = als(els).get(adres("afwijzen", plan))
    assert pagina.context["form"]["gronden"].initial == []
    assert "Dirk: matig, Daan: voldoende" in tekst(pagina)


def test_een_grond_waarover_beide_het_eens_zijn_staat_al_aangevinkt(tijdvak, els, als):
    plan = fabrieken.beoordeeld(waarden=(2, 2))
    services.voorleggen(plan, door=fabrieken.persoon("coen"), op=fabrieken.VOORGELEGD, toelichting="Besproken.")
    aangevinkt = als(els).get(adres("afwijzen", plan)).context["form"]["gronden"].initial
    assert aangevinkt == sorted({c.grond for c in rubriek.criteria(plan)})


def test_een_afgesproken_score_telt_in_plaats_van_die_van_de_twee(tijdvak):
    plan = fabrieken.beoordeeld(waarden=(1, 4))
    assert any(g.punten for g in zwakte.gronden(plan))
    fabrieken.stem_af(plan, waarde=3)
    assert zwakte.gronden(plan) == []


def test_de_jeugd_telt_naar_geld_en_niet_naar_hoofden(tijdvak):
    plan = fabrieken.verleend()
    delen = [jeugd.deel(m, m.cofinanciering) for m in plan.maatregelen.all()]
    som = sum(Fraction(m.cofinanciering) * Fraction(m.waarvan_jongeren, m.deelnemers) for m in plan.maatregelen.all())
    assert jeugd.aandeel(delen) == jeugd.aandeel(jeugd.verleend(plan.tijdvak)) == som / Fraction(plan.gevraagd)
    assert jeugd.aandeel([]) is None


def test_het_aantal_vragen_van_de_pagina_hangt_niet_af_van_het_aantal_besluiten(ter_besluitvorming, els, als):
    client, pad = als(els), adres("verlenen", ter_besluitvorming)
    client.get(pad)
    with CaptureQueriesContext(connection) as eerst:
        client.get(pad)
    for nr in range(3):
        fabrieken.verleend(f"Ander {nr}", op=fabrieken.INGEDIEND - timedelta(days=nr + 1))
    with CaptureQueriesContext(connection) as daarna:
        client.get(pad)
    assert len(daarna) == len(eerst)


def test_verlagen_tot_wat_past_houdt_meer_dan_een_antwoord_van_een_vraag(ter_besluitvorming, els):
    _laat_over(ter_besluitvorming, Decimal("1000.00"))
    gegevens = QueryDict(mutable=True)
    gegevens.update(toegekend(ter_besluitvorming))
    gegevens.setlist("gronden", ["b", "c"])
    form = Verlenen(gegevens, aanvraag=ter_besluitvorming, gebruiker=els, rekenen=True)
    assert form.passend().getlist("gronden") == ["b", "c"]
