"""The pages of the verbs: for each the same questions, and what a refusal leaves as it was."""

from datetime import timedelta

import pytest

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import plafond, services
from beoordeling.models import Aanvullingsverzoek, Besluit, Plafondmutatie
from beoordeling.werkwoorden import OP_NAAM, WERKWOORDEN
from sectorplannen.kern.datums import vandaag
from tests import fabrieken

from .conftest import adres, meldingen, tekst


def te_laat_met_aanvullen() -> Aanvraag:
    """A supplement was asked and did not come in time; the term lapsed a week ago."""
    plan = fabrieken.aanvulling_gevraagd()
    Aanvraag.objects.filter(pk=plan.pk).update(aanvullen_voor=vandaag() - timedelta(days=7))
    plan.refresh_from_db()
    return plan


def toegekend(plan: Aanvraag, **anders) -> dict[str, str]:
    """The form of granting as it stands there: everything as asked."""
    velden = {}
    for m in plan.maatregelen.all():
        velden |= {f"bedrag_{m.volgnummer}": str(m.cofinanciering), f"aantal_{m.volgnummer}": str(m.deelnemers)}
    return velden | {"motivering": "Het plan voldoet."} | anders


def onbeoordeeld() -> Aanvraag:
    """Complete, and nobody assesses it yet."""
    plan = fabrieken.ingediend()
    services.volledig_verklaren(fabrieken.nagekeken(plan), door=fabrieken.persoon("coen"), op=fabrieken.VOLLEDIG)
    return plan


def beoordelaars(plan: Aanvraag) -> dict:
    return {"beoordelaars": [fabrieken.persoon("dirk").pk, fabrieken.persoon("daan").pk]}


def met_termijn(dagen: int) -> Aanvraag:
    """Of a plan in assessment the last day to decide lies so many days from now."""
    plan = fabrieken.in_beoordeling()
    Aanvraag.objects.filter(pk=plan.pk).update(beslissen_voor=vandaag() + timedelta(days=dagen))
    plan.refresh_from_db()
    return plan


def staat_stil() -> Aanvraag:
    """The term to decide stands still since today."""
    plan = met_termijn(30)
    services.opschorten(plan, grond="overmacht", vanaf=vandaag(), reden="Brand.", door=fabrieken.persoon("coen"))
    return plan


STANDEN = {
    "volledig_verklaren": (
        lambda: fabrieken.nagekeken(fabrieken.ingediend()),
        "coen",
        lambda plan: {},
        Status.IN_BEOORDELING,
    ),
    "aanvulling_vragen": (
        fabrieken.ingediend,
        "coen",
        lambda plan: {"vraag": "Onderbouw de kosten.", "uiterlijk_op": "1-1-2090"},
        Status.AANVULLING_GEVRAAGD,
    ),
    "termijn_verlengen": (
        te_laat_met_aanvullen,
        "coen",
        lambda plan: {"uiterlijk_op": "1-1-2090", "reden": "Het bestuur was ziek."},
        Status.AANVULLING_GEVRAAGD,
    ),
    "buiten_behandeling_stellen": (
        te_laat_met_aanvullen,
        "els",
        lambda plan: {"motivering": "Er kwam niets."},
        Status.BUITEN_BEHANDELING,
    ),
    "toewijzen": (onbeoordeeld, "coen", beoordelaars, Status.IN_BEOORDELING),
    "voorleggen": (fabrieken.beoordeeld, "coen", lambda plan: {"toelichting": "Besproken."}, Status.TER_BESLUITVORMING),
    "verlenen": (fabrieken.ter_besluitvorming, "els", toegekend, Status.VERLEEND),
    "afwijzen": (
        fabrieken.ter_besluitvorming,
        "els",
        lambda plan: {"gronden": ["c", "d"], "motivering": "De analyse is te dun."},
        Status.AFGEWEZEN,
    ),
    "terugleggen": (
        fabrieken.ter_besluitvorming,
        "els",
        lambda plan: {"reden": "Kijk opnieuw naar de kosten."},
        Status.IN_BEOORDELING,
    ),
    "opschorten": (
        lambda: met_termijn(30),
        "coen",
        lambda plan: {"grond": "overmacht", "vanaf": f"{vandaag():%d-%m-%Y}", "reden": "Brand."},
        Status.IN_BEOORDELING,
    ),
    "hervatten": (staat_stil, "coen", lambda plan: {"tot": f"{vandaag():%d-%m-%Y}"}, Status.IN_BEOORDELING),
    "verdagen": (
        lambda: met_termijn(10),
        "coen",
        lambda plan: {"uiterlijk_op": "1-1-2090", "reden": "Er zijn veel plannen."},
        Status.IN_BEOORDELING,
    ),
    "in_gebreke_stellen": (
        lambda: met_termijn(-3),
        "coen",
        lambda plan: {"ontvangen_op": f"{vandaag():%d-%m-%Y}"},
        Status.IN_BEOORDELING,
    ),
    "verlening_intrekken": (
        fabrieken.verleend,
        "els",
        lambda plan: {"motivering": "Het plan is niet begonnen."},
        Status.VERLENING_INGETROKKEN,
    ),
}
"""Of each verb: a plan on which it can be done, by whom, what is filled in, and what then is the status."""
OOK = {"verdagen": {"els"}}
"""Who else may do it than the one named."""
ELK = pytest.mark.parametrize("naam", STANDEN)


def test_elk_werkwoord_is_hier_beproefd():
    assert set(STANDEN) == set(OP_NAAM)


@ELK
def test_werkwoord_lukt(als, naam, tijdvak):
    maak, wie, velden, naar = STANDEN[naam]
    plan, bezoeker = maak(), als(fabrieken.persoon(wie))
    assert bezoeker.get(adres(naam, plan)).status_code == 200
    antwoord = bezoeker.post(adres(naam, plan), velden(plan), follow=True)
    plan.refresh_from_db()
    assert plan.status == naar
    assert meldingen(antwoord) == [OP_NAAM[naam].gedaan]
    assert antwoord.redirect_chain[-1][0] == adres("dossier", plan)


@ELK
def test_een_ander_krijgt_403_met_de_reden(als, naam, tijdvak):
    maak, wie, velden, _ = STANDEN[naam]
    plan = maak()
    status = plan.status
    if not plan.belangenverklaringen.filter(beoordelaar__email__startswith="dirk").exists():
        fabrieken.zonder_band(plan, "dirk")
    for ander in {"coen", "dirk", "els", "petra", "beheer", "ada"} - {wie} - OOK.get(naam, set()):
        bezoeker = als(fabrieken.persoon(ander))
        assert bezoeker.get(adres(naam, plan)).status_code == 403, ander
        antwoord = bezoeker.post(adres(naam, plan), velden(plan))
        assert antwoord.status_code == 403, ander
        assert "Alleen een" in tekst(antwoord)
    plan.refresh_from_db()
    assert plan.status == status


@ELK
def test_aanvrager_anoniem_en_verkeerde_methode(als, client, naam, anja, tijdvak):
    maak, wie, velden, _ = STANDEN[naam]
    plan = maak()
    assert als(anja).post(adres(naam, plan), velden(plan)).status_code == 403
    assert client.post(adres(naam, plan), velden(plan)).url.startswith("/account/login/")
    assert als(fabrieken.persoon(wie)).delete(adres(naam, plan)).status_code == 405


@ELK
def test_wat_nu_niet_kan_leidt_terug_met_de_reden(als, naam, tijdvak):
    _, wie, velden, _ = STANDEN[naam]
    plan, bezoeker = fabrieken.ingetrokken(), als(fabrieken.persoon(wie))
    antwoord = bezoeker.get(adres(naam, plan), follow=True)
    assert antwoord.redirect_chain == [(adres("dossier", plan), 302)]
    assert meldingen(antwoord) == ["Dit kan niet: de aanvraag is ingetrokken."]
    gegevens = velden(plan) | {"motivering": "Toch."}
    assert bezoeker.post(adres(naam, plan), gegevens).status_code == 200
    plan.refresh_from_db()
    assert plan.status == Status.INGETROKKEN


@pytest.mark.parametrize("naam", [verb.naam for verb in WERKWOORDEN if verb.vraagt and verb.naam != "voorleggen"])
def test_leeg_formulier_zegt_wat_er_mist_en_verandert_niets(als, naam, tijdvak):
    maak, wie, _, _ = STANDEN[naam]
    plan = maak()
    status, stappen, boekingen = plan.status, plan.gebeurtenissen.count(), Plafondmutatie.objects.count()
    antwoord = als(fabrieken.persoon(wie)).post(adres(naam, plan), {})
    pagina = tekst(antwoord)
    assert antwoord.status_code == 200
    assert "Verbeter nog" in pagina
    assert "<title>Fout:" in pagina
    plan.refresh_from_db()
    assert (plan.status, plan.gebeurtenissen.count(), Plafondmutatie.objects.count()) == (status, stappen, boekingen)


def test_aanvulling_vragen_vult_de_bevindingen_in(als, coen, anja):
    from aanvragen import services as aanvragen

    plan = fabrieken.concept()
    aanvragen.bewerken(plan, door=anja, financieringsplan="", vervolgfinanciering="")
    aanvragen.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    form = als(coen).get(adres("compleetheid", plan)).context["form"]
    gevonden = {deel.letter: deel.vraag.initial for deel in form.onderdelen() if deel.oordeel.initial}
    assert sorted(gevonden) == ["g", "h"]
    assert "Beschrijf hoe u het plan betaalt" in gevonden["g"]
    form = als(coen).get(adres("aanvulling_vragen", plan)).context["form"]
    assert form.vragen == {}, "a person must have ticked"
    assert form.initial["uiterlijk_op"] > vandaag()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"uiterlijk_op": "gisteren"}, "Vul een dag in die bestaat"),
        ({"uiterlijk_op": "1-1-2014"}, "Kies een uiterste dag die na vandaag ligt."),
        ({"vraag": "  "}, "Schrijf op wat de aanvrager moet aanvullen."),
    ],
)
def test_aanvulling_vragen_met_onzin(als, coen, ingediend, velden, zin):
    goed = {"vraag": "Onderbouw.", "uiterlijk_op": "1-1-2090"}
    antwoord = als(coen).post(adres("aanvulling_vragen", ingediend), goed | velden)
    assert zin.lower() in tekst(antwoord).lower()
    assert not Aanvullingsverzoek.objects.exists()


def test_buiten_behandeling_heeft_geen_knop_zolang_de_termijn_loopt(als, els):
    plan = fabrieken.aanvulling_gevraagd()
    Aanvraag.objects.filter(pk=plan.pk).update(aanvullen_voor=vandaag() + timedelta(days=2))
    antwoord = als(els).get(adres("buiten_behandeling_stellen", plan), follow=True)
    assert "De aanvrager kan nog aanvullen tot en met" in meldingen(antwoord)[0]


def test_toewijzen_toont_de_belasting_en_laat_een_band_weg(als, coen, dirk, daan, meld_band):
    fabrieken.in_beoordeling("Ander plan")
    plan = onbeoordeeld()
    meld_band(plan, daan)
    pagina = tekst(als(coen).get(adres("toewijzen", plan)))
    assert "1 plan te beoordelen, 0 ingeleverd" in pagina
    keuzes = als(coen).get(adres("toewijzen", plan)).context["form"].fields["beoordelaars"].queryset
    assert list(keuzes) == [dirk]
    antwoord = als(coen).post(adres("toewijzen", plan), {"beoordelaars": [dirk.pk, daan.pk]})
    assert antwoord.status_code == 200
    assert not plan.beoordelingen.exists()


@pytest.mark.parametrize("keuze", [["dirk"], ["dirk", "dirk"], ["dirk", "els"], []])
def test_toewijzen_vraagt_twee_verschillende_beoordelaars(als, coen, keuze, tijdvak):
    plan = onbeoordeeld()
    gekozen = [fabrieken.persoon(naam).pk for naam in keuze]
    antwoord = als(coen).post(adres("toewijzen", plan), {"beoordelaars": gekozen})
    assert antwoord.context["form"].errors
    assert not plan.beoordelingen.exists()


def test_voorleggen_kan_niet_zolang_een_verschil_niet_is_afgestemd_en_noemt_daarna_de_afspraken(als, coen):
    plan = fabrieken.beoordeeld(waarden=(2, 4))
    antwoord = als(coen).get(adres("voorleggen", plan), follow=True)
    assert "verschillen te veel over maatregel 1, specifiek" in meldingen(antwoord)[0]
    fabrieken.stem_af(plan)
    assert "Maatregel 1, specifiek: 2 en 4, samen 3" in tekst(als(coen).get(adres("voorleggen", plan)))
    als(coen).post(adres("voorleggen", plan), {})
    plan.refresh_from_db()
    assert plan.status == Status.TER_BESLUITVORMING


def test_verschillende_adviezen_vragen_een_toelichting_bij_voorleggen(als, coen):
    plan = fabrieken.beoordeeld()
    plan.beoordelingen.filter(plaats=2).update(advies="afwijzen")
    antwoord = als(coen).post(adres("voorleggen", plan), {"toelichting": ""})
    assert "Leg uit wat samen is besloten." in tekst(antwoord)
    plan.refresh_from_db()
    assert plan.status == Status.IN_BEOORDELING


def test_voorleggen_zonder_grote_verschillen_vraagt_niets(als, coen):
    plan = fabrieken.beoordeeld()
    als(coen).post(adres("voorleggen", plan), {})
    plan.refresh_from_db()
    assert plan.status == Status.TER_BESLUITVORMING


def test_verlenen_staat_klaar_zoals_gevraagd_met_de_ruimte_ernaast(als, els, ter_besluitvorming):
    antwoord = als(els).get(adres("verlenen", ter_besluitvorming))
    pagina = tekst(antwoord)
    assert 'value="200.000"' in pagina
    assert "€ 200.000.000" in pagina
    rekening = antwoord.context["rekening"]
    assert (rekening.toegekend, rekening.over) == (350_000, 199_650_000)


def test_reken_door_telt_op_zonder_te_besluiten(als, els, ter_besluitvorming):
    velden = {"bedrag_1": "150.000", "bedrag_2": "€ 100.000,50", "rekenen": "1"}
    antwoord = als(els).post(adres("verlenen", ter_besluitvorming), velden)
    assert "€ 250.000,50" in tekst(antwoord)
    assert "Verbeter nog" not in tekst(antwoord)
    ter_besluitvorming.refresh_from_db()
    assert ter_besluitvorming.status == Status.TER_BESLUITVORMING


def test_reken_door_zegt_dat_een_bedrag_onleesbaar_is(als, els, ter_besluitvorming):
    antwoord = als(els).post(
        adres("verlenen", ter_besluitvorming), {"bedrag_1": "veel", "bedrag_2": "5", "rekenen": "1"}
    )
    assert "Niet elk bedrag is leesbaar" in tekst(antwoord)


def test_verlenen_boven_het_plafond_zegt_wat_nog_past_en_boekt_niets(als, els):
    fabrieken.tijdvak(plafond_bedrag=300_000)
    plan = fabrieken.ter_besluitvorming()
    assert "Er past nog € 300.000" in tekst(als(els).get(adres("verlenen", plan)))
    antwoord = als(els).post(adres("verlenen", plan), toegekend(plan))
    assert "Dit past niet onder het plafond" in tekst(antwoord)
    plan.refresh_from_db()
    assert plan.status == Status.TER_BESLUITVORMING
    assert not Besluit.objects.exists()
    assert plafond.saldo(plan.tijdvak).ruimte == 300_000


def test_verlenen_van_wat_nog_past(als, els):
    fabrieken.tijdvak(plafond_bedrag=300_000)
    plan = fabrieken.ter_besluitvorming()
    als(els).post(adres("verlenen", plan), toegekend(plan, bedrag_2="100.000", reden_2="Het geld is op (Awb 4:25)."))
    plan.refresh_from_db()
    assert plan.status == Status.VERLEEND
    assert plan.besluiten.get().bedrag == 300_000
    assert plafond.saldo(plan.tijdvak).ruimte == 0


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"bedrag_1": "200.001"}, "Er is € 200.000 gevraagd. U kunt niet meer toekennen."),
        ({"aantal_1": "101"}, "Er zijn 100 deelnemers gevraagd. Meer kan niet."),
        ({"bedrag_1": "1000"}, "Geef een reden, want u kent minder toe dan is gevraagd."),
        ({"aantal_2": "299"}, "Geef een reden, want u kent minder toe dan is gevraagd."),
        ({"bedrag_1": "-5"}, "Vul een bedrag in van 0 of meer."),
        ({"bedrag_1": "niets"}, "Vul een bedrag in, bijvoorbeeld"),
        ({"bedrag_1": "1,005"}, "Vul ten hoogste 2 cijfers achter de komma in."),
        ({"bedrag_1": "9" * 30}, "Dit bedrag is te groot."),
        ({"motivering": ""}, "Geef de motivering van het besluit (Awb 3:46)."),
        (
            {"bedrag_1": "0", "bedrag_2": "0", "reden_1": "Nee.", "reden_2": "Nee."},
            "Ken ten minste voor 1 maatregel een bedrag toe",
        ),
    ],
)
def test_verlenen_met_onzin_besluit_niets(als, els, ter_besluitvorming, velden, zin):
    antwoord = als(els).post(adres("verlenen", ter_besluitvorming), toegekend(ter_besluitvorming, **velden))
    assert zin.lower() in tekst(antwoord).lower()
    assert not Besluit.objects.exists()


def test_wie_beoordeelde_besluit_niet(als, dirk, ter_besluitvorming):
    dirk.rol = "besluitnemer"
    dirk.save()
    antwoord = als(dirk).get(adres("verlenen", ter_besluitvorming))
    assert antwoord.status_code == 403
    assert "Wie een plan heeft beoordeeld, neemt er geen besluit over." in tekst(antwoord)


def test_afwijzen_toont_de_gronden_in_woorden(als, els, ter_besluitvorming):
    pagina = tekst(als(els).get(adres("afwijzen", ter_besluitvorming)))
    assert "a. De aanvraag voldoet niet aan de eisen van de regeling" in pagina
    assert "l. Een controleerbare administratie is onzeker" in pagina
