"""Every mistake on a line of its own: sheet, row, column, what was found and what is expected. With any, nothing goes on."""

import zipfile
from io import BytesIO

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from aanvragen import services, werkboek
from sectorplannen.kern.fouten import Weigering
from tests.aanvragen.werkboek.boek import Boek, lees


@pytest.fixture
def boek(concept) -> Boek:
    return Boek(concept)


def test_een_gedownload_werkboek_is_zonder_fouten(boek):
    assert boek.fouten() == []


@pytest.mark.parametrize(
    ("kolom", "waarde", "verwacht"),
    [
        ("Nummer", 0, "gevonden 0, verwacht een heel getal van 1 tot en met 999"),
        ("Nummer", "twee", "gevonden 'twee', verwacht een heel getal van 1 tot en met 999"),
        ("Naam", "n" * 201, "gevonden 201 tekens, verwacht een tekst van ten hoogste 200 tekens"),
        ("Naam", "=A1", "gevonden de formule =A1, verwacht een tekst van ten hoogste 200 tekens, geen formule"),
        ("Naam", None, "gevonden een lege cel, verwacht een naam voor de maatregel"),
        ("Thema", "scholen", "gevonden 'scholen', verwacht een thema uit de lijst op het blad Keuzes"),
        ("Soort maatregel", "e", "gevonden 'e', verwacht een soort maatregel uit de lijst op het blad Keuzes"),
        ("Branche", "b" * 101, "gevonden 101 tekens, verwacht een tekst van ten hoogste 100 tekens"),
        ("Knelpunten", "1, 7", "gevonden 7, verwacht nummers van knelpunten van dit plan: 1"),
        ("Knelpunten", 1.2, "gevonden 1.2, verwacht nummers van knelpunten van dit plan met een komma ertussen, zoals 1, 3"),
        ("Doelgroep", "een_x0007_twee", "gevonden het stuurteken U+0007, verwacht een tekst zonder stuurtekens"),
        ("Aantal dat u wilt halen", -1, "gevonden -1, verwacht een heel getal van 0 tot en met 10.000.000"),
        ("Klaar op", "31-2-2015", "gevonden '31-2-2015', verwacht een dag in de jaren 1900 tot en met 2100, bijvoorbeeld"),
        ("Deelnemers", 10_000_001, "gevonden 10000001, verwacht een heel getal van 0 tot en met 10.000.000"),
        ("Deelnemers", "=10*10", "gevonden de formule =10*10, verwacht een heel getal"),
        ("Jonger dan 27", 101, "gevonden 101, verwacht ten hoogste 100, het aantal deelnemers"),
        ("BBL", "1.240", "gevonden 1.240, verwacht ten hoogste 100, het aantal deelnemers"),
        ("Vraagt u minder (€)", -1, "gevonden -1, verwacht een bedrag in euro's van 0 of hoger"),
        ("Vraagt u minder (€)", 400_000.01, "gevonden € 400.000,01, verwacht ten hoogste € 400.000, de kosten die meetellen"),
        ("Kenmerk (niet wijzigen)", "x", "gevonden 'x', verwacht het kenmerk zoals u het heeft gedownload"),
    ],
)  # fmt: skip
def test_een_foute_cel_van_een_maatregel(boek, kolom, waarde, verwacht):
    (fout,) = boek.zet("Maatregelen", 2, **{kolom: waarde}).fouten()
    assert fout.replace("\u00a0", " ").startswith(f"blad Maatregelen, rij 2, kolom {kolom}: {verwacht}")


@pytest.mark.parametrize(
    ("kolom", "waarde", "verwacht"),
    [
        ("Maatregel", 7, "gevonden '7', verwacht het nummer of de naam van een maatregel op het blad Maatregelen"),
        ("Maatregel", "Kwijt", "gevonden 'Kwijt', verwacht het nummer of de naam van een maatregel"),
        ("Maatregel", None, "gevonden een lege cel, verwacht een tekst"),
        ("Soort kosten", "eten", "gevonden 'eten', verwacht een soort kosten uit de lijst op het blad Keuzes"),
        ("Soort kosten", None, "gevonden een lege cel, verwacht een soort kosten uit de lijst"),
        ("Waarvoor", "w" * 201, "gevonden 201 tekens, verwacht een tekst van ten hoogste 200 tekens"),
        ("Kosten in €", -5, "gevonden -5, verwacht een bedrag in euro's van 0 of hoger"),
        ("Kosten in €", None, "gevonden een lege cel, verwacht een bedrag in euro's"),
        ("Kosten in €", "10.000.000.001", "gevonden '10.000.000.001', verwacht een bedrag van ten hoogste € 10.000.000.000"),
        ("Uren", 2**31, "gevonden 2147483648, verwacht een heel getal van 0 tot en met 2.147.483.647"),
        ("Brutoloon in €", "veel", "gevonden 'veel', verwacht een bedrag in euro's"),
    ],
)  # fmt: skip
def test_een_foute_cel_van_de_kosten(boek, kolom, waarde, verwacht):
    (fout,) = boek.zet("Kosten", 3, **{kolom: waarde}).fouten()
    assert fout.replace("\u00a0", " ").startswith(f"blad Kosten, rij 3, kolom {kolom}: {verwacht}")


def test_alle_fouten_komen_tegelijk_in_de_volgorde_van_het_werkboek(boek):
    boek.zet("Kosten", 2, Soort_kosten="x").zet("Maatregelen", 3, Thema="x", Naam="n" * 300)
    boek.zet("Maatregelen", 2, Klaar_op="nooit")
    plaatsen = [fout.split(": ")[0] for fout in boek.fouten()]
    assert plaatsen == [
        "blad Maatregelen, rij 2, kolom Klaar op",
        "blad Maatregelen, rij 3, kolom Naam",
        "blad Maatregelen, rij 3, kolom Thema",
        "blad Kosten, rij 2, kolom Soort kosten",
    ]


def test_een_nummer_staat_een_keer_op_het_blad(boek):
    (fout,) = boek.zet("Maatregelen", 3, Nummer=1).zet("Kosten", 3, Maatregel=1).fouten()
    assert "rij 3, kolom Nummer: gevonden 1, verwacht een nummer dat nog niet op dit blad staat (ook op rij 2)" in fout


def test_kosten_noemen_een_naam_die_maar_een_keer_voorkomt(boek):
    boek.maatregel(Naam="Dubbel")
    boek.maatregel(Naam="dubbel")
    boek.post("Dubbel")
    (fout,) = boek.fouten()
    assert fout.endswith("kolom Maatregel: gevonden 'Dubbel', verwacht een nummer, want deze naam staat op rij 4 en 5")


def test_een_onleesbaar_nummer_geeft_geen_tweede_fout_bij_de_kosten(boek):
    (fout,) = boek.zet("Maatregelen", 3, Nummer="x").fouten()
    assert "rij 3, kolom Nummer" in fout


def test_kosten_van_een_maatregel_zijn_samen_niet_te_veel(boek):
    boek.post(1, kosten=9_000_000_000)
    boek.post(1, kosten=9_000_000_000)
    (fout,) = boek.fouten()
    assert "blad Kosten, rij 2, kolom Kosten in €: gevonden kosten van samen" in fout


def test_zonder_knelpunten_in_het_plan_blijft_de_cel_leeg(concept, anja):
    boek = Boek(concept)
    services.knelpunt_verwijderen(concept, concept.knelpunten.get(), door=anja)
    fouten = boek.fouten()
    assert len(fouten) == 2
    assert fouten[0].endswith("verwacht een lege cel: dit plan heeft nog geen knelpunten. Voeg ze eerst toe")


def test_kolommen_en_bladen_die_er_niet_horen_of_ontbreken(boek):
    maatregelen = boek.werkboek["Maatregelen"]
    maatregelen["B1"], maatregelen["Z1"] = "Naaam", "Opmerking"
    boek.werkboek.create_sheet("Kladblok")
    del boek.werkboek["Kosten"]
    assert [fout.split(", verwacht")[0] for fout in boek.fouten()] == [
        "blad Maatregelen, rij 1, kolom naaam: gevonden een onbekende kolom",
        "blad Maatregelen, rij 1, kolom opmerking: gevonden een onbekende kolom",
        "blad Kosten, rij 1, kolom alle: gevonden geen blad met deze naam",
        "blad Kladblok, rij 1, kolom alle: gevonden een onbekend blad",
    ]


def test_kolommen_in_elke_volgorde_en_het_blad_keuzes_mag_weg(boek):
    blad = boek.werkboek["Kosten"]
    blad.move_range("A1:A3", cols=10)
    blad["K1"] = " MAATREGEL "
    del boek.werkboek["Keuzes"]
    assert boek.fouten() == []
    assert boek.verslag().gelijk == 2


def test_een_matrixformule_is_ook_een_formule(boek):
    boek.cel("Maatregelen", 2, "Doelgroep").value = ArrayFormula("G2", "=SUM(A1:A2)")
    (fout,) = boek.fouten()
    assert "gevonden de formule =SUM(A1:A2), verwacht een tekst, geen formule" in fout


def test_ten_hoogste_tweehonderd_maatregelen_en_tweeduizend_kosten(boek):
    for nummer in range(3, 201):
        boek.maatregel(Naam=f"Maatregel {nummer}")
    for _ in range(3, 2001):
        boek.post(1)
    assert boek.fouten() == []
    boek.maatregel(Naam="Nog een")
    boek.post(1)
    assert boek.fouten() == [
        "blad Maatregelen, rij 202, kolom alle: gevonden 201 rijen, verwacht ten hoogste 200 rijen met maatregelen",
        "blad Kosten, rij 2002, kolom alle: gevonden 2.001 rijen, verwacht ten hoogste 2.000 rijen met kosten",
    ]


def test_met_een_fout_is_er_niets_te_doen(boek):
    boek.maatregel()
    boek.zet("Maatregelen", 2, Thema="x")
    verslag = boek.verslag()
    assert verslag.fouten
    assert verslag.te_doen == []


# --- What is no workbook ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["plan.xls", "plan.ods", "plan.xlsm", "plan", "plan.csv"])
def test_alleen_xlsx(naam, boek):
    with pytest.raises(Weigering, match="is geen werkboek van het type xlsx. Een xls of ods slaat u eerst op als xlsx"):
        werkboek.lees(BytesIO(boek.ruw()), naam)


@pytest.mark.parametrize("ruw", [b"", b"geen zip", b"PK\x03\x04kapot", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_wat_geen_werkboek_is_krijgt_een_zin(ruw):
    with pytest.raises(Weigering) as fout:
        lees(ruw)
    assert len(str(fout.value).splitlines()) == 1


def test_een_kapot_en_een_opgeblazen_werkboek_krijgen_een_zin(boek):
    with pytest.raises(Weigering, match="geen leesbaar werkboek"):
        lees(boek.ruw()[:-300])
    bom = BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("xl/worksheets/sheet1.xml", b"\0" * 41 * 1024 * 1024)
    assert len(bom.getvalue()) < 100_000
    with pytest.raises(Weigering, match="uitgepakt is een werkboek ten hoogste 40 MB"):
        lees(bom.getvalue())


def test_een_kapotte_inhoud_in_een_hele_zip_krijgt_een_zin(boek):
    bron, uit = zipfile.ZipFile(BytesIO(boek.ruw())), BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zip_:
        for naam in bron.namelist():
            inhoud = bron.read(naam)
            zip_.writestr(naam, inhoud[: len(inhoud) // 2] if naam.endswith("sheet1.xml") else inhoud)
    with pytest.raises(Weigering, match="geen leesbaar werkboek"):
        lees(uit.getvalue())
