"""The letter: what it says on a state, that it leaves out what is not there, and that its PDF stands up to a validator."""

import csv
import html
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pikepdf
import pytest
from django.utils.html import strip_tags

from rapportage import brief as brieven
from rapportage import cijfers
from rapportage.begrippen import Cijfer, Controle
from rapportage.brief import Brief, stel_op
from tests.pdf_geldig import elementen, fouten
from tests.rapportage import voorbeeldstand
from tests.rapportage.voorbeeldstand import GEMAAKT_OP, PEILDATUM, TWEEDE, een_plan, leeg, met_namen, planrijen, tijdvak

VREEMD = [
    "Zorg & Welzijn <b>",
    "Café ’t Hoekje",
    "≥ 45 jaar",
    "漢字",
    "Łódź\u200b\x07",
    "=1+1",
    "x" * 150,
    "Lang " * 30,
]


def maak(stand=None, **anders) -> Brief:
    return stel_op(stand or voorbeeldstand.stand(**anders), gemaakt_op=GEMAAKT_OP)


def tekst(brief: Brief) -> str:
    """What the letter says, without its markup and with single spaces."""
    zonder_grafieken = re.sub(r"<svg.*?</svg>", "", brief.html, flags=re.DOTALL)
    los = re.sub(r"<(?!/?(?:span|a|strong)\b)", " <", zonder_grafieken)  # cells and paragraphs do not run together
    return " ".join(html.unescape(strip_tags(los)).split())


@pytest.fixture(scope="module")
def brief() -> Brief:
    return maak(verzonnen=True)


@pytest.fixture(scope="module")
def pdf(brief) -> bytes:
    return brieven.pdf(brief)


# --- The PDF ---------------------------------------------------------------------------------------------------------


def test_brief_is_geldig_als_archiefstuk_en_voor_wie_luistert(pdf):
    assert fouten(pdf) == []


def test_zelfde_stand_geeft_dezelfde_bytes(pdf):
    assert brieven.pdf(maak(verzonnen=True)) == pdf


def test_brief_zegt_zijn_titel_taal_en_hoofdstukken(pdf, brief):
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        assert (
            str(bestand.docinfo.Title) == brief.titel == "Stand van de sectorplannen: uitkomsten van het eerste tijdvak"
        )
        with bestand.open_outline() as inhoud:
            koppen = [punt.title for punt in inhoud.root[0].children]
    assert koppen[:3] == ["Samenvatting", "Waarom sectorplannen", "Hulp bij het maken van een plan"]
    assert koppen[-3:] == [
        "Bijlage 1. Deelnemers per plan", "Bijlage 2. Cijfers achter de grafieken", "Bijlage 3. Herkomst van de cijfers",
    ]  # fmt: skip


def test_grafieken_tabellen_en_noten_zijn_te_horen(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        alle = list(elementen(bestand))
        figuren = [str(e.Alt) for e in alle if e.S == "/Figure"]
        noten = [str(e.ID) for e in alle if e.S == "/Note"]
        bereik = {str(e.A.Scope) for e in alle if e.S == "/TH"}
    assert len(figuren) == 2
    assert "Scholing bereikt de meeste mensen" in figuren[0]
    assert "Instroom: leerwerkplek (BBL): 17.500" in figuren[1]
    assert noten == ["noot-1", "noot-2", "noot-3", "noot-4"]
    assert bereik == {"/Column", "/Row"}


def test_cijfers_reizen_mee_in_de_brief(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        mee = {naam: bestand.attachments[naam].get_file().read_bytes().decode() for naam in bestand.attachments}
    assert json.loads(mee["cijfers.json"]) == cijfers.als_json(voorbeeldstand.stand(verzonnen=True))
    rijen = list(csv.reader(io.StringIO(mee["cijfers.csv"]), delimiter=";"))
    assert ["cijfers", "bedrag_verleend", "waarde", "231126720.00"] in rijen
    assert ["tabel_1", "10", "regionaal", "ja"] in rijen
    assert ["van_buiten", "banen_gevonden", "waarde", "844000"] in rijen


@pytest.mark.parametrize(
    "stand",
    [
        leeg(),
        een_plan(),
        met_namen(VREEMD),
        voorbeeldstand.stand(plannen=planrijen([(f"Plan {n}", n % 3 == 0, 100 + n, 50, 5) for n in range(60)])),
    ],
    ids=["geen plan", "een plan", "vreemde namen", "zestig plannen"],
)
def test_ook_een_ongewone_brief_is_geldig(stand):
    assert fouten(brieven.pdf(maak(stand))) == []


def test_brief_zonder_titel_wordt_afgekeurd(brief):
    stuk = replace(brief, html=brief.html.replace(f"<title>{brief.titel}</title>", "<title></title>"))
    assert "no title" in fouten(brieven.pdf(stuk))


# --- Figures and their words -----------------------------------------------------------------------------------------


def test_een_cijfer_heeft_overal_hetzelfde_woord(brief):
    gedrukt = tekst(brief)
    assert set(re.findall(r"(\S+) 231 miljoen", gedrukt)) <= {"ruim", "‘ruim"}
    assert set(re.findall(r"(\S+) 185 duizend", gedrukt.replace("Totaal 185", ""))) <= {"ruim", "‘ruim"}
    assert gedrukt.count("ruim 231 miljoen euro") >= 2
    assert gedrukt.count("ruim 185 duizend") >= 1
    assert "circa" not in gedrukt
    assert "naar schatting 47%" in gedrukt


def test_brief_noemt_de_stand_van_het_eerste_tijdvak(brief):
    gedrukt = tekst(brief)
    for zin in (
        "In het eerste tijdvak zijn 37 aanvragen ingediend. Van 36 daarvan is de uitkomst bekend, over één wordt nog besloten.",
        "Het plafond van dit tijdvak is verhoogd van 200 miljoen euro naar 260 miljoen euro; zonder die verhoging",
        "Het tweede tijdvak is nu open, van 1 april tot en met 31 mei 2014, met een plafond van 200 miljoen euro.",
        "Van hen krijgen er 17.500 een leerwerkplek",
        "was open van 1 oktober tot en met 31 december 2013. Van de 37 aanvragen kwamen er 23, het merendeel, in de laatste",
        "Daarvan zijn er 17 voor een sector en zeven voor een regio.",
        "De partijen dragen zelf ten minste evenveel bij als het Rijk.",
        "Afgewezen zijn drie aanvragen, op gronden van artikel 2.5: de maatregelen volgen niet uit de analyse (twee keer) en",
        "trok negen aanvragen in, met als reden: plan nog niet genoeg uitgewerkt (vijf keer), te weinig draagvlak (twee keer) en",
        "Scholing bereikt de meeste mensen, gevolgd door gezondheid en mobiliteit. Het geld is anders verdeeld: het meeste gaat "
        "naar instroom en daarna naar scholing.",
        "dat naar schatting 47%, meer dan is afgesproken.",
        "De eerstvolgende meting is in het najaar van 2014.",
        "Vijf plannen in eigen cijfers",
    ):
        assert zin in gedrukt, zin


def test_cijfers_van_buiten_staan_er_met_hun_bron(brief):
    gedrukt = tekst(brief)
    assert "In 2013 vonden 844.000 mensen een baan, wisselden 242.000 mensen van werkgever" in gedrukt
    assert "CBS StatLine, cijfers over 2013" in gedrukt


def test_tabel_1_heeft_24_rijen_en_zegt_dat_afronding_verschil_geeft(brief):
    tabel = brief.html.split("Overzicht toegekende aanvragen eerste tijdvak")[1].split("</div>")[0]
    assert tabel.count('<th scope="row">') == 25
    assert 'Stedendriehoek <span class="regio">(regio)</span>' in tabel
    assert "231.127" in tabel
    assert "de afgeronde rijen tellen op tot 231.126" in tekst(brief)


def test_afronding_blijft_onvermeld_waar_alles_optelt():
    precies = maak(voorbeeldstand.stand(plannen=planrijen(erbij=0)))
    assert "de afgeronde rijen tellen op" not in tekst(precies)


def test_bijlage_1_telt_op_tot_alle_deelnemers(brief):
    tabel = brief.html.split("Beoogde deelnemers en cofinanciering per plan")[1].split("</table>")[0]
    getallen = [int(g.replace(".", "")) for g in re.findall(r'</th>\s*<td class="getal">([\d.]+)</td>', tabel)]
    assert sum(getallen[:-1]) == getallen[-1] == 185_312


def test_herkomst_noemt_elk_cijfer_met_waarde_peildatum_en_de_tekst(brief):
    lijst = brief.html.split("Cijfers, waarden, peildata en definities")[1].split("</table>")[0]
    for cijfer in brief.stand.cijfers.values():
        assert cijfer.naam in lijst
        assert cijfer.definitie.rstrip(".") in html.unescape(lijst)
    assert "€\u00a0231.126.720" in lijst
    assert "In de tekst: ‘ruim 231 miljoen euro’." in lijst
    assert "109 miljoen" not in lijst  # the sum for the young is in no sentence
    assert lijst.count("30 mei 2014") == len(brief.stand.cijfers)


# --- What is not there stays out -------------------------------------------------------------------------------------


def test_zonder_verlening_geen_tabel_1_en_geen_grafieken():
    gedrukt = tekst(maak(leeg(controles=[])))
    assert "nog geen cofinanciering verleend" in gedrukt
    assert "Overzicht toegekende aanvragen" not in gedrukt
    assert "Grafiek" not in gedrukt
    assert "Tabel 1 Uitkomst van de aanvragen" in gedrukt
    assert "Bijlage 1. Herkomst van de cijfers" in gedrukt
    assert "<svg" not in maak(leeg()).html


def test_zonder_aanvragen_staat_er_dat_er_nog_geen_zijn():
    niets = {"aantal_afgewezen": 0, "aantal_ingetrokken": 0, "aantal_in_behandeling": 0}
    geen = voorbeeldstand.stand(
        plannen=[], categorieen=[], uitkomsten=niets, waarden={"aantal_laatste_twee_weken": 0, "plafond": Decimal(0)},
        peildatum=date(2013, 9, 1), afwijsgronden=[], intrekredenen=[], volgend_tijdvak=None,
    )  # fmt: skip
    gedrukt = tekst(maak(geen))
    assert "is nog geen aanvraag ingediend" in gedrukt
    assert "Het eerste tijdvak gaat open op 1 oktober 2013 en sluit op 31 december 2013." in gedrukt
    assert "Uitkomst van alle aanvragen" not in gedrukt
    assert "Stand van de sectorplannen: het eerste tijdvak" in gedrukt


def test_een_plan_staat_in_het_enkelvoud():
    gedrukt = tekst(maak(een_plan()))
    assert "is één aanvraag ingediend." in gedrukt
    assert "Cofinanciering is verleend aan één plan, voor 400 duizend euro." in gedrukt
    assert "Het verleende plan wil 120 deelnemers bereiken, vooral met maatregelen voor scholing." in gedrukt
    assert "leerwerkplek" not in gedrukt.split("Bijlage 3")[0].replace("Leerwerkplekken volgen het schooljaar", "")
    assert "tweede tijdvak" not in gedrukt


def test_ander_tijdvak_heet_anders():
    tweede = voorbeeldstand.stand(tijdvak=TWEEDE, peildatum=date(2014, 11, 17), volgend_tijdvak=None)
    gedrukt = tekst(maak(tweede))
    assert "Overzicht toegekende aanvragen tweede tijdvak" in gedrukt
    assert "eerste tijdvak" not in gedrukt
    assert "in het voorjaar van 2015" in gedrukt


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        (
            date(2014, 3, 1),
            "Het tweede tijdvak gaat open op 1 april 2014 en sluit op 31 mei 2014, met een plafond van 200",
        ),
        (date(2014, 5, 31), "Het tweede tijdvak is nu open, van 1 april tot en met 31 mei 2014"),
        (date(2014, 6, 1), "Het tweede tijdvak is op 31 mei 2014 gesloten."),
    ],
    ids=["komt", "laatste dag", "gesloten"],
)
def test_volgend_tijdvak_wordt_gezien_vanaf_de_peildatum(dag, zin):
    assert zin in tekst(maak(peildatum=dag))


def test_tijdvak_dat_om_middernacht_sluit_sluit_op_de_dag_ervoor():
    rij = tijdvak(2, opent=date(2014, 4, 1), sluit=date(2014, 5, 31), plafond="200000000.00")
    om_middernacht = replace(rij, sluit_op=rij.sluit_op + timedelta(seconds=1))
    assert "van 1 april tot en met 31 mei 2014" in tekst(maak(volgend_tijdvak=om_middernacht))


def test_minder_voor_jongeren_dan_afgesproken_staat_er_ook():
    assert "30%, minder dan is afgesproken." in tekst(maak(waarden={"jeugdaandeel": Decimal("0.300000")}))
    assert "33%, ongeveer zoveel als is afgesproken." in tekst(maak(waarden={"jeugdaandeel": Decimal("0.333333")}))


def test_lagere_eigen_bijdrage_wordt_niet_mooier_gemaakt():
    gedrukt = tekst(maak(waarden={"eigen_bijdrage": Decimal("150000000.00")}))
    assert "ten minste evenveel" not in gedrukt
    assert "De partijen dragen zelf 150 miljoen euro bij." in gedrukt


def test_alle_uitkomsten_komen_aan_de_beurt():
    uitkomsten = {"aantal_buiten_behandeling": 2, "aantal_verlening_ingetrokken": 1}
    gedrukt = tekst(maak(uitkomsten=uitkomsten, teruggekomen=6))
    assert "Buiten behandeling bleven twee aanvragen" in gedrukt
    assert "Bij één plan is de verlening later ingetrokken" in gedrukt
    assert (
        "Van de ingetrokken plannen zijn er zes in een later tijdvak opnieuw ingediend; die tellen alleen daar mee."
        in gedrukt
    )
    assert "Later ingetrokken 1" in gedrukt


def test_realisatie_staat_erin_zodra_er_is_gemeten():
    waarden = {"deelnemers_gerealiseerd": 40_000, "realisatiegraad": Decimal("0.215852")}
    gedrukt = tekst(maak(waarden=waarden))
    assert "Tot nu toe zijn 40.000 deelnemers bereikt, 22% van wat is beoogd." in gedrukt
    assert "nog geen meting geweest" not in gedrukt


def test_adviesgesprekken_staan_erin_als_ze_zijn_geteld():
    stand = voorbeeldstand.stand()
    codes = {"aantal_adviesgesprekken": 40, "aantal_adviesgesprekken_zonder_aanvraag": 2}
    erbij = {c: Cijfer(c, c, n, "aantal", PEILDATUM, "Gevoerde gesprekken", "gesprekken") for c, n in codes.items()}
    gedrukt = tekst(maak(replace(stand, cijfers=stand.cijfers | erbij)))
    assert "Tot nu toe zijn dat er 40; twee daarvan hebben niet tot een aanvraag geleid." in gedrukt
    assert "Tot nu toe zijn dat er" not in tekst(maak(stand))


# --- Marks -----------------------------------------------------------------------------------------------------------


def test_verzonnen_gegevens_zijn_overal_gemerkt(brief):
    assert "Deels verzonnen gegevens" in brief.html.split("data-datum")[0]  # the running head of every page
    gedrukt = tekst(brief)
    assert "Deels verzonnen gegevens Wat de bronnen niet geven" in gedrukt
    for nummer in (1, 2, 3):
        assert "deels verzonnen" in gedrukt.split(f"Bijlage {nummer}.")[1][:300]
    assert "verzonnen" not in tekst(maak())


def test_controle_die_niet_klopt_maakt_de_brief_een_concept(brief):
    mis = Controle("tabel_1_telt_op", False, "De rijen tellen niet op.")
    uitgesproken = Controle("brief_2014", False, "De brief noemt tien ingetrokken aanvragen.", soort="mededeling")
    assert "Concept Niet alle controles op de cijfers kloppen" in tekst(maak(controles=[mis]))
    assert "Concept" not in tekst(maak(controles=[uitgesproken]))
    assert "Concept" not in tekst(brief)


def test_namen_van_buiten_blijven_tekst():
    gemaakt = maak(met_namen(VREEMD))
    assert "Zorg &amp; Welzijn &lt;b&gt;" in gemaakt.html
    assert "'=1+1" in gemaakt.csv


def test_kenmerk_en_moment_van_opmaken_zijn_te_kiezen(brief):
    assert brief.kenmerk == "SP1-20140530"
    eigen = stel_op(voorbeeldstand.stand(), gemaakt_op=GEMAAKT_OP + timedelta(days=3), kenmerk="SZW-2014/0037")
    assert "Ons kenmerk SZW-2014/0037" in tekst(eigen)
    assert "Opgemaakt 2 juni 2014, 17:00 uur" in tekst(eigen)
    assert "Datum 30 mei 2014" in tekst(eigen)


def test_aandeel_jongeren_klopt_met_de_bedragen(brief):
    jeugd, alles = brief.stand.waarde("jeugdbedrag"), brief.stand.waarde("bedrag_verleend")
    assert round(Fraction(jeugd) / Fraction(alles) * 100) == 47
