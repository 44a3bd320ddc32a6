"""Every kind of letter of a decision: valid for both standards, with its article, its reasons and the way to object."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape

import pikepdf
import pytest

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import brieven, services
from beoordeling.models import Bezwaar, Brief, BriefSoort, Uitkomst
from beoordeling.services import Toekenning
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, deels_verleend, gehoord, weer_voorgelegd
from tests.pdf_geldig import elementen, fouten

LATER = fabrieken.moment(2014, 2, 20, 10)
BEZWAAR_OP = fabrieken.moment(2014, 5, 12, 14)
LANG = (
    "Scholing en begeleiding van vakkrachten in ambachtelijke en industriële bakkerijen naar een startkwalificatie op "
    "niveau 2 of 3, met praktijkbegeleiding op de werkvloer en een erkend getuigschrift"
)
REDEN = (
    "De kosten per deelnemer liggen boven wat in de sector gangbaar is. U gaf daarvoor geen onderbouwing: de offertes "
    "noemen een ander aantal dagen dan de begroting, en een deel van de begeleiding staat ook bij maatregel 1. Wij rekenen "
    "met het tarief dat u zelf in de arbeidsmarktanalyse noemt."
)
MOTIVERING = (
    "Het plan sluit aan bij de knelpunten in de analyse en wordt gedragen door werkgevers en werknemers.\n\n"
    "Bij een deel van de maatregelen zijn de kosten niet goed onderbouwd (artikel 2.5, onder f). Daarvoor kennen wij minder "
    "toe. Dat staat hieronder per maatregel."
)


def brief_van(plan: Aanvraag) -> Brief:
    """The last letter of a plan."""
    brief = plan.brieven.last()
    assert brief is not None
    return brief


def verlening() -> Brief:
    return brief_van(fabrieken.verleend())


def deels(aantal: int = 2) -> Brief:
    """Of `aantal` measures with long names the even ones get half, for half of the people, with a reason; the last nothing."""
    plan = fabrieken.ter_besluitvorming(bedragen=tuple(200_000 + 12_345 * n for n in range(aantal)))
    for maatregel in plan.maatregelen.all():
        plan.maatregelen.filter(pk=maatregel.pk).update(naam=f"{LANG} ({maatregel.volgnummer})")
    rijen = []
    for maatregel in plan.maatregelen.all():
        heel, half = maatregel.cofinanciering, maatregel.cofinanciering / 2
        if maatregel.volgnummer == aantal:
            rijen.append(Toekenning(maatregel, Decimal(0), 0, "Deze maatregel volgt niet uit de analyse."))
        elif maatregel.volgnummer % 2 == 0 or aantal == 2:
            rijen.append(Toekenning(maatregel, half.quantize(Decimal("0.01")), maatregel.deelnemers // 2, REDEN))
        else:
            rijen.append(Toekenning(maatregel, heel, maatregel.deelnemers))
    services.verlenen(
        plan,
        rijen,
        motivering=MOTIVERING,
        voorwaarden="Stuur ons voor 1 juli 2014 een begroting die past bij dit besluit.",
        door=fabrieken.persoon("els"),
        op=fabrieken.BESLOTEN,
    )
    return brief_van(plan)


def vol_plafond() -> Brief:
    """Refused, for there is no room left: two hundred thousand of two hundred million."""
    fabrieken.verleend("Groot plan", bedragen=(100_000_000, 99_800_000), op=fabrieken.moment(2013, 12, 19))
    plan = fabrieken.ter_besluitvorming()
    services.afwijzen(
        plan,
        motivering="Uw plan kwam na de plannen die het plafond vullen.",
        reden_rest="Met dat deel kunt u geen van de maatregelen uitvoeren.",
        wegens_plafond=True,
        door=fabrieken.persoon("els"),
        op=fabrieken.BESLOTEN,
    )
    return brief_van(plan)


def afwijzing() -> Brief:
    return brief_van(fabrieken.afgewezen())


def buiten_behandeling() -> Brief:
    plan = fabrieken.aanvulling_gevraagd()
    services.buiten_behandeling_stellen(
        plan,
        motivering="Wij ontvingen geen aanvulling. Zonder onderbouwing kunnen wij de kosten niet beoordelen.",
        door=fabrieken.persoon("els"),
        op=LATER,
    )
    return brief_van(plan)


def intrekking() -> Brief:
    plan = fabrieken.verleend()
    services.verlening_intrekken(
        plan,
        motivering="U liet weten dat het plan niet doorgaat (artikel 4:48, eerste lid, onder a).",
        door=fabrieken.persoon("els"),
        op=LATER.replace(month=4),
    )
    return brief_van(plan)


def verdaging() -> Brief:
    """From 1 April, thirteen weeks after closing, to 29 April."""
    rij = services.verdagen(
        fabrieken.in_beoordeling(),
        uiterlijk_op=date(2014, 4, 29),
        reden="Wij kregen meer plannen dan wij verwachtten. De beoordeling kost daardoor meer tijd.",
        door=fabrieken.persoon("coen"),
        op=LATER,
    )
    return rij.brief


def aanvulling() -> Brief:
    return brief_van(fabrieken.aanvulling_gevraagd())


def bezwaar(
    uitkomst: Uitkomst, naar: Status | None = None, plan: Aanvraag | None = None, *, te_laat: bool = False
) -> Brief:
    """The decision on an objection to the last decision; `naar` is what eva decides anew."""
    plan = plan or fabrieken.afgewezen()
    anja, eva, besluit = fabrieken.persoon("anja"), fabrieken.persoon("eva"), plan.besluiten.last()
    assert besluit is not None
    wanneer = fabrieken.moment(2014, 4, 30 if te_laat else 3)
    rij = services.bezwaar_maken(besluit, gronden="De analyse is wel volledig.", door=anja, op=wanneer)
    services.bezwaar_behandelen(rij, door=eva, op=wanneer)
    services.bezwaar_horen(
        rij,
        gehoord_op=date(2014, 4, 22) if naar else None,
        verslag="U lichtte de analyse toe." if naar else "Het bezwaar is kennelijk ongegrond.",
        door=eva,
        op=BEZWAAR_OP,
    )
    waarom = "In bezwaar heeft u de analyse aangevuld. De maatregelen volgen daar nu uit."
    services.bezwaar_beslissen(
        rij,
        uitkomst,
        naar=naar,
        motivering=waarom if naar else "De analyse is niet aangevuld.",
        toekenningen=fabrieken.zoals_gevraagd(plan) if naar is Status.VERLEEND else (),
        gronden=["f"] if naar is Status.AFGEWEZEN else (),
        verwijtbaar="U was in die weken bereikbaar." if te_laat else "",
        door=eva,
        op=BEZWAAR_OP,
    )
    return Brief.objects.get(bezwaar=rij)


def na_bezwaar() -> Brief:
    """Granted after an objection had the plan assessed again."""
    plan = weer_voorgelegd(fabrieken.afgewezen())
    services.verlenen(
        plan, fabrieken.zoals_gevraagd(plan), motivering="Toch.", door=fabrieken.persoon("eva"), op=BEZWAAR_OP
    )
    return brief_van(plan)


BRIEVEN: dict[str, Callable[[], Brief]] = {
    "aanvulling": aanvulling,
    "verdaging": verdaging,
    "verlening": verlening,
    "gedeeltelijke_verlening": deels,
    "tien_maatregelen": lambda: deels(10),
    "afwijzing": afwijzing,
    "vol_plafond": vol_plafond,
    "buiten_behandeling": buiten_behandeling,
    "intrekking_verlening": intrekking,
    "bezwaar_gegrond": lambda: bezwaar(Uitkomst.GEGROND, Status.VERLEEND),
    "bezwaar_deels": lambda: bezwaar(Uitkomst.DEELS_GEGROND, Status.AFGEWEZEN),
    "bezwaar_opnieuw": lambda: bezwaar(Uitkomst.GEGROND, Status.IN_BEOORDELING),
    "bezwaar_ongegrond": lambda: bezwaar(Uitkomst.ONGEGROND),
    "bezwaar_hoger": lambda: bezwaar(Uitkomst.GEGROND, Status.VERLEEND, deels_verleend()),
    "na_bezwaar": na_bezwaar,
    "bezwaar_te_laat": lambda: bezwaar(Uitkomst.NIET_ONTVANKELIJK, te_laat=True),
}


def tekst_van(brief: Brief) -> str:
    """What a letter says, as one line of plain words."""
    html = brieven.stel_op(brief).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def bladen(data: bytes) -> int:
    return len(pikepdf.open(io.BytesIO(data)).pages)


IN_DE_BRIEF = {
    "aanvulling": ("Vul uw plan aan", "artikel 2.3", "Onderbouw de kosten.", "artikel 4:5", "artikel 6:3"),
    "verdaging": ("artikel 4:14", "1 april 2014", "29 april 2014", "meer plannen", "artikel 4:17", "artikel 6:3"),
    "verlening": ("ten hoogste € 350.000", "1. Leerwerkplekken", "artikel 2.4", "Het plan voldoet.", "artikel 5.5"),
    "gedeeltelijke_verlening": (
        "ten hoogste € 100.000",
        "100 50 € 200.000 € 100.000",
        "300 0 € 212.345 € 0",
        "Daarvoor kennen wij minder toe.",
        "De kosten per deelnemer liggen boven",
        "Deze maatregel volgt niet uit de analyse.",
        "Stuur ons voor 1 juli 2014",
    ),
    "afwijzing": ("artikel 2.5", "onder c: De maatregelen volgen niet uit de analyse.", "€ 350.000"),
    "vol_plafond": ("subsidieplafond", "artikel 4:25, tweede lid", "artikel 1.5", "20 december 2013", "vullen."),
    "buiten_behandeling": ("artikel 4:5", "15 januari 2014", "5 februari 2014", "g. Begroting", "geen aanvulling"),
    "intrekking_verlening": ("artikel 4:48", "3 maart 2014", "SP1-0001/B1", "€ 350.000", "niet doorgaat"),
    "bezwaar_gegrond": ("gegrond", "artikel 7:11, tweede lid", "22 april 2014", "ten hoogste € 350.000", "artikel 5.2"),
    "bezwaar_deels": ("deels gegrond", "Wij wijzen uw aanvraag af.", "onder f: De kosten zijn niet goed onderbouwd."),
    "bezwaar_opnieuw": (
        "beoordelen uw plan opnieuw",
        "U krijgt daarna een nieuw besluit.",
        "nog niet onze hele beslissing op uw bezwaar",
    ),
    "bezwaar_hoger": ("gegrond", "ten hoogste € 350.000", "artikel 7:11, tweede lid"),
    "na_bezwaar": ("ten hoogste € 350.000", "Na uw bezwaar van 20 maart 2014", "artikel 8:7"),
    "bezwaar_ongegrond": ("ongegrond", "blijft gelden", "De analyse is niet aangevuld.", "artikel 7:3"),
    "bezwaar_te_laat": (
        "niet-ontvankelijk",
        "na de termijn van zes weken",
        "blijft gelden",
        "artikel 6:11",
        "U was in die weken bereikbaar.",
    ),
}
VERWEER = {
    "bezwaar_opnieuw": "in beroep bij de rechtbank",
    "na_bezwaar": "in beroep gaan",
    "verdaging": "geen bezwaar maken",
    "aanvulling": "geen bezwaar maken",
}


@pytest.mark.parametrize("naam", IN_DE_BRIEF)
def test_elke_brief_is_geldig_en_noemt_artikel_redenen_en_verweer(naam, tijdvak):
    brief = BRIEVEN[naam]()
    data, tekst = brieven.maak(brief), tekst_van(brief)
    assert fouten(data, met_gegevens=False) == []
    assert brieven.maak(Brief.objects.get(pk=brief.pk)) == data, "the same row gives the same bytes"
    verweer = VERWEER.get(naam, "in beroep gaan" if naam.startswith("bezwaar") else "bezwaar maken binnen zes weken")
    for deel in (*IN_DE_BRIEF[naam], verweer, brief.gegevens["kenmerk"], "Werkgevers Bakkerij"):
        assert deel in tekst, deel
    assert "{" not in tekst


def test_elke_soort_brief_is_hier_gemaakt():
    gemaakt = {naam.split("_te_")[0] for naam in IN_DE_BRIEF}
    assert {soort for soort in BriefSoort.values if soort not in gemaakt and soort != "bezwaar"} == set()


def test_tien_maatregelen_met_lange_namen_over_meer_bladen(tijdvak):
    brief = deels(10)
    data = brieven.maak(brief)
    assert fouten(data, met_gegevens=False) == []
    assert bladen(data) > 1
    with pikepdf.open(io.BytesIO(data)) as pdf:
        koppen = [e for e in elementen(pdf) if e.S == "/TH" and e.A.Scope == "/Row"]
    assert len(koppen) == 3 + 10 + 1, "facts, measures and their sum"
    tekst = tekst_van(brief)
    assert tekst.count(LANG) == 10, "whole in the table, short above the reasons"
    assert tekst.count(REDEN) == 4
    assert "Samen 2.000 1.100 € 2.555.525 € 1.745.660" in tekst


def test_wat_het_plafond_nog_toeliet_staat_in_de_afwijzing(tijdvak):
    tekst = tekst_van(vol_plafond())
    assert "is € 200.000.000." in tekst
    assert "was daarvan nog € 200.000 over." in tekst


def test_een_verlening_van_minder_deelnemers_is_gedeeltelijk(tijdvak):
    plan = fabrieken.ter_besluitvorming()
    eerste, tweede = plan.maatregelen.all()
    rijen = [
        Toekenning(eerste, eerste.cofinanciering, eerste.deelnemers - 1, "Een plek minder."),
        Toekenning(tweede, tweede.cofinanciering, tweede.deelnemers),
    ]
    services.verlenen(plan, rijen, motivering="Goed.", door=fabrieken.persoon("els"), op=fabrieken.BESLOTEN)
    assert brief_van(plan).soort == BriefSoort.GEDEELTELIJKE_VERLENING


def test_alineas_blijven_in_een_brief_uit_elkaar(tijdvak):
    plan = fabrieken.afgewezen()
    rij = gehoord(plan)
    Bezwaar.objects.filter(pk=rij.pk).update(verslag="Eerst dit.\r\n\r\nDan dat.\r\nEn dit.")
    rij.refresh_from_db()
    beslis(rij, Uitkomst.ONGEGROND, motivering="Een.\r\n\r\nTwee.")
    html = brieven.stel_op(brief_van(plan))
    for stuk in ("<p>Een.</p>\n\n<p>Twee.</p>", "<p>Eerst dit.</p>\n\n<p>Dan dat.<br>En dit.</p>"):
        assert stuk in html


def test_een_brief_telt_door_in_zijn_eigen_reeks(tijdvak):
    plan = fabrieken.afgewezen()
    brief = bezwaar(Uitkomst.GEGROND, Status.VERLEEND, plan)
    assert [b.gegevens["kenmerk"] for b in plan.brieven.all()] == [f"{plan.nummer}/B1", f"{plan.nummer}/Z1"]
    assert brieven.bestandsnaam(brief) == f"bezwaar-{plan.nummer}-Z1.pdf"


def test_wat_in_het_besluit_stond_blijft_staan(tijdvak):
    brief = verlening()
    eerst = brieven.stel_op(brief)
    maatregel = brief.aanvraag.maatregelen.first()
    brief.aanvraag.maatregelen.filter(pk=maatregel.pk).update(naam="Anders")
    assert brieven.stel_op(Brief.objects.get(pk=brief.pk)) == eerst
