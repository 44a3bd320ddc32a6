"""The workbook as it is downloaded."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services, werkboek
from aanvragen.models import Aanvraag, KostenSoort, Thema
from tests import fabrieken
from tests.aanvragen.werkboek.boek import Boek


def leeg(anja) -> Aanvraag:
    return services.beginnen(
        fabrieken.tijdvak(), fabrieken.organisatie(), naam="Leeg", door=anja, op=fabrieken.BEGONNEN
    )


def test_een_rij_per_maatregel_met_woorden_getallen_en_dagen(concept, anja):
    maatregel = concept.maatregelen.first()
    posten = [
        {"soort": "loon_bbl", "omschrijving": "Loon", "kosten": Decimal("1240.50"), "uren": 40, "bruto_loon": None},
        {"soort": "advies", "omschrijving": "", "kosten": Decimal("10.00"), "uren": None, "bruto_loon": None},
    ]
    services.maatregel_opslaan(
        concept, door=anja, maatregel=maatregel, kostenposten=posten, start_op=date(2014, 3, 1), streefgetal=90
    )
    boek = Boek(concept)
    assert [blad.title for blad in boek.werkboek] == ["Maatregelen", "Kosten", "Keuzes"]
    assert boek.cel("Maatregelen", 2, "Nummer").value == 1
    assert boek.cel("Maatregelen", 2, "Thema").value == "a. Arbeidsinstroom en begeleiding van jongeren"
    assert boek.cel("Maatregelen", 2, "Knelpunten").value == "1"
    assert boek.cel("Maatregelen", 2, "Begint op").value.date() == date(2014, 3, 1)
    assert boek.cel("Maatregelen", 2, "Begint op").number_format == "dd-mm-yyyy"
    assert boek.cel("Maatregelen", 2, "Deelnemers").value == 100
    assert boek.cel("Maatregelen", 2, "Kenmerk (niet wijzigen)").value.startswith(f"{concept.nummer}/{maatregel.pk}/1/")
    rijen = [[cel.value for cel in rij] for rij in boek.werkboek["Kosten"].iter_rows(min_row=2)]
    assert rijen[:2] == [
        ["1", "Loonkosten van leerwerkplekken (BBL)", "Loon", 1240.5, 40, None],
        ["1", "Advies en begeleiding", None, 10, None, None],
    ]
    assert rijen[2][:2] == ["2", "Andere kosten"], "a measure without lines shows the line that stands for its total"


def test_een_leeg_plan_geeft_een_invulformulier(db, anja):
    boek = Boek(leeg(anja))
    assert boek.werkboek["Maatregelen"].max_row == 1
    assert boek.werkboek["Kosten"].max_row == 1
    keuzes = [cel.value for cel in boek.werkboek["Keuzes"]["A"]]
    assert set(Thema.labels) | set(KostenSoort.labels) | {"Dit plan heeft nog geen knelpunten."} <= set(keuzes)
    boek.maatregel(Knelpunten=None)
    assert len(boek.verslag().nieuw) == 1


def test_de_kop_blijft_staan_en_de_cellen_hebben_een_lijst(concept):
    boek = Boek(concept)
    blad = boek.werkboek["Maatregelen"]
    assert blad.freeze_panes == "C2"
    assert blad.column_dimensions["G"].number_format == "@"
    lijsten = {str(hulp.sqref): hulp.formula1 for hulp in blad.data_validations.dataValidation if hulp.type == "list"}
    assert set(lijsten) == {"C2:C201", "D2:D201"}
    bron = boek.werkboek["Keuzes"][lijsten["C2:C201"].removeprefix("Keuzes!").replace("$", "")]
    assert [rij[0].value for rij in bron] == Thema.labels
    (soort,) = [h for h in boek.werkboek["Kosten"].data_validations.dataValidation if h.type == "list"]
    bron = boek.werkboek["Keuzes"][soort.formula1.removeprefix("Keuzes!").replace("$", "")]
    assert [rij[0].value for rij in bron] == KostenSoort.labels


def test_een_tekst_die_een_formule_lijkt_is_er_geen(concept, anja):
    services.maatregel_opslaan(
        concept, door=anja, maatregel=concept.maatregelen.first(), naam="=1+1", doelgroep="+31", activiteit="-5",
        uitgangspunt="@jan",
    )  # fmt: skip
    boek = Boek(concept)
    for kolom, tekst in (("Naam", "=1+1"), ("Doelgroep", "+31"), ("Wat u gaat doen", "-5"), ("Hoe het nu is", "@jan")):
        cel = boek.cel("Maatregelen", 2, kolom)
        assert (cel.value, cel.data_type, cel.number_format) == (tekst, "s", "@")
    assert boek.verslag().gelijk == 2


def test_het_aantal_queries_van_een_download_ligt_vast(concept, anja):
    def queries() -> int:
        plan = Aanvraag.objects.get(pk=concept.pk)
        with CaptureQueriesContext(connection) as gemeten:
            werkboek.schrijf(plan)
        return len(gemeten)

    eerst = queries()
    knelpunten = list(concept.knelpunten.all())
    for nummer in range(20):
        post = {"soort": "opleiding", "omschrijving": "", "kosten": Decimal(10), "uren": None, "bruto_loon": None}
        services.maatregel_opslaan(
            concept, door=anja, naam=f"M {nummer}", knelpunten=knelpunten, kostenposten=[post] * 3
        )
    assert queries() == eerst


def test_de_naam_van_het_bestand_past_in_elke_map(concept):
    concept.nummer = "2013/SP 1"
    assert werkboek.bestandsnaam(concept) == "maatregelen-2013-SP-1.xlsx"
