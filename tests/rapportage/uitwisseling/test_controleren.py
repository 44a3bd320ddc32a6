"""One test per rule of the format (ontwerp section 8), and that one mistake gives one line."""

import pytest

from tests.rapportage.uitwisseling.werkboek import Werkboek, fouten, plaatsen

pytestmark = pytest.mark.django_db


def een_fout(boek: Werkboek, tmp_path, plaats: str) -> str:
    regels = fouten(boek, tmp_path)
    assert plaatsen(regels) == [plaats], "\n".join(regels)
    return regels[0]


# --- Periods ---------------------------------------------------------------------------------------------------------


def test_een_tijdvaknummer_komt_een_keer_voor(tmp_path):
    boek = Werkboek()
    rij = boek.voeg_toe("tijdvakken", als=3)
    een_fout(boek, tmp_path, f"tijdvakken {rij} nummer")


def test_een_tijdvak_sluit_na_de_opening(tmp_path):
    een_fout(Werkboek().zet("tijdvakken", 2, sluit_op="2013-09-01"), tmp_path, "tijdvakken 2 sluit_op")


@pytest.mark.parametrize(
    ("kolom", "waarde"), [("naam", "Tijdvak een"), ("opent_op", "2013-10-01 09:00"), ("sluit_op", "2014-01-31")]
)
def test_een_tijdvak_dat_er_al_is_moet_gelijk_zijn(kolom, waarde, tmp_path, tijdvak):
    assert fouten(Werkboek(plafond=[], aanvragen=[], maatregelen=[], realisatie=[]), tmp_path) == []
    fout = een_fout(
        Werkboek(plafond=[], aanvragen=[], maatregelen=[], realisatie=[]).zet("tijdvakken", 2, **{kolom: waarde}),
        tmp_path,
        f"tijdvakken 2 {kolom}",
    )
    assert "zoals tijdvak 1 hier al staat" in fout


def test_een_tijdvak_dat_er_al_is_mag_als_dag_sluiten(tmp_path, tijdvak):
    boek = Werkboek(plafond=[], aanvragen=[], maatregelen=[], realisatie=[]).zet("tijdvakken", 2, sluit_op="2013-12-31")
    assert fouten(boek, tmp_path) == []


# --- Ceiling ---------------------------------------------------------------------------------------------------------


def test_een_boeking_hoort_bij_een_bekend_tijdvak(tmp_path):
    een_fout(Werkboek().zet("plafond", 4, tijdvak=7), tmp_path, "plafond 4 tijdvak")


def test_een_boeking_is_hoger_dan_nul(tmp_path):
    een_fout(Werkboek().zet("plafond", 3, bedrag=0), tmp_path, "plafond 3 bedrag")


def test_een_plafond_wordt_een_keer_vastgesteld(tmp_path):
    een_fout(Werkboek().zet("plafond", 3, soort="vaststelling"), tmp_path, "plafond 3 soort")


def test_een_plafond_wordt_eerst_vastgesteld(tmp_path):
    fout = een_fout(Werkboek().zet("plafond", 4, soort="verhoging"), tmp_path, "plafond 4 soort")
    assert "vaststelling als eerste van tijdvak 2" in fout


def test_een_verhoging_ligt_niet_voor_de_vaststelling(tmp_path):
    een_fout(Werkboek().zet("plafond", 3, datum="2013-09-01"), tmp_path, "plafond 3 datum")


def test_een_tijdvak_met_besluiten_heeft_een_plafond(tmp_path):
    boek = Werkboek()
    boek.bladen["plafond"].pop()
    fout = een_fout(boek, tmp_path, "aanvragen 10 toegekend")
    assert "eerst een vaststelling van het plafond van tijdvak 2" in fout


def test_een_besluit_past_onder_het_plafond_van_die_dag(tmp_path):
    boek = Werkboek().zet("plafond", 2, bedrag=400_000)
    fout = een_fout(boek.zet("plafond", 3, datum="2014-05-21"), tmp_path, "aanvragen 3 toegekend")
    assert "verwacht ten hoogste €\u00a050.000, de ruimte onder het plafond van tijdvak 1 op 20 mei 2014" in fout


def test_een_verhoging_van_dezelfde_dag_telt_mee(tmp_path):
    boek = Werkboek().zet("plafond", 2, bedrag=400_000).zet("plafond", 3, datum="2014-05-20")
    assert fouten(boek, tmp_path) == []


def test_een_besluit_dat_niet_past_neemt_geen_ruimte_van_een_later_besluit(tmp_path):
    boek = Werkboek().zet("plafond", 2, bedrag=120_000.5)
    boek.bladen["plafond"].pop(1)
    een_fout(boek, tmp_path, "aanvragen 2 toegekend")


def test_een_onleesbare_boeking_geeft_geen_fout_bij_de_besluiten(tmp_path):
    een_fout(Werkboek().zet("plafond", 2, bedrag="een miljoen"), tmp_path, "plafond 2 bedrag")
    een_fout(Werkboek().zet("plafond", 2, datum="ooit"), tmp_path, "plafond 2 datum")
    een_fout(Werkboek().zet("plafond", 2, soort="vastgesteld"), tmp_path, "plafond 2 soort")
    een_fout(Werkboek().zet("plafond", 2, tijdvak="een"), tmp_path, "plafond 2 tijdvak")
    een_fout(Werkboek().zet("plafond", 2, tijdvak=3), tmp_path, "plafond 2 tijdvak")


def test_een_onleesbare_latere_verhoging_verbergt_een_te_hoog_besluit_niet(tmp_path):
    boek = Werkboek().zet("plafond", 2, bedrag=300_000).zet("plafond", 3, bedrag="veel")
    assert plaatsen(fouten(boek, tmp_path)) == ["plafond 3 bedrag", "aanvragen 2 toegekend"]


# --- Plans -----------------------------------------------------------------------------------------------------------


def test_een_nummer_komt_een_keer_voor(tmp_path):
    boek = Werkboek()
    rij = boek.voeg_toe("aanvragen", als=2)
    fout = een_fout(boek, tmp_path, f"aanvragen {rij} nummer")
    assert "gevonden 'A-1', verwacht een nummer dat niet eerder voorkomt (ook op rij 2)" in fout


@pytest.mark.parametrize("rij", [2, 3, 7, 10])
def test_een_overschreven_nummer_is_een_fout_en_niet_ook_de_maatregelen_ervan(rij, tmp_path):
    ander = "A-2" if rij == 2 else "A-1"
    eerste_met_dit_nummer = 3 if rij == 2 else rij
    een_fout(Werkboek().zet("aanvragen", rij, nummer=ander), tmp_path, f"aanvragen {eerste_met_dit_nummer} nummer")


def test_een_getal_en_dezelfde_tekst_zijn_hetzelfde_nummer(tmp_path):
    boek = Werkboek().zet("aanvragen", 3, nummer=9.0).zet("maatregelen", 4, aanvraag="9", volgnummer=2)
    assert plaatsen(fouten(boek, tmp_path)) == ["aanvragen 10 nummer"]


def test_een_nummer_dat_al_bekend_is(tmp_path, ingediend):
    boek = Werkboek().zet("aanvragen", 3, nummer=ingediend.nummer).zet("maatregelen", 4, aanvraag=ingediend.nummer)
    boek.bladen["plafond"].pop(0)
    een_fout(boek, tmp_path, "aanvragen 3 nummer")


@pytest.mark.parametrize("nummer", ["2013/7", "..", "plan?", "organisatie"])
def test_een_nummer_past_in_een_adres(nummer, tmp_path):
    boek = Werkboek().zet("aanvragen", 4, nummer=nummer).zet("maatregelen", 5, aanvraag=nummer)
    een_fout(boek, tmp_path, "aanvragen 4 nummer")


def test_een_onleesbaar_nummer_is_een_fout_en_niet_ook_de_maatregelen_ervan(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 2, nummer=None), tmp_path, "aanvragen 2 nummer")
    een_fout(Werkboek().zet("aanvragen", 4, nummer="=A3"), tmp_path, "aanvragen 4 nummer")


def test_een_plan_hoort_bij_een_bekend_tijdvak(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 10, tijdvak=3), tmp_path, "aanvragen 10 tijdvak")


@pytest.mark.parametrize(("kolom", "waarde"), [("sectoren", "1, 99"), ("regios", 36), ("sectoren", 0)])
def test_sectoren_en_regios_staan_in_de_lijst(kolom, waarde, tmp_path):
    een_fout(Werkboek().zet("aanvragen", 3, **{kolom: waarde}), tmp_path, f"aanvragen 3 {kolom}")


@pytest.mark.parametrize(
    "moment", ["2013-09-30 23:59:59", "2014-01-01", "2014-01-01 00:00", "2013-12-31T23:00:00Z", "2013-09-30"]
)
def test_een_plan_is_in_het_tijdvak_ingediend(moment, tmp_path):
    fout = een_fout(Werkboek().zet("aanvragen", 8, ingediend_op=moment), tmp_path, "aanvragen 8 ingediend_op")
    assert "verwacht een moment in tijdvak 1 van 2013-10-01 00:00:00 tot en met 2013-12-31 23:59:59" in fout


@pytest.mark.parametrize(
    "moment", ["2013-10-01", "2013-10-01 00:00", "2013-12-31 23:59:59", "2013-12-31", "2013-12-31T22:59:59.9Z"]
)
def test_de_eerste_en_de_laatste_seconde_horen_bij_het_tijdvak(moment, tmp_path):
    boek = Werkboek().zet("aanvragen", 9, ingediend_op=moment).zet("tijdvakken", 3, opent_op="2014-04-01 09:00")
    assert fouten(boek, tmp_path) == []


def test_een_dag_zonder_tijd_hoort_bij_een_tijdvak_dat_die_dag_later_opent(tmp_path):
    boek = Werkboek().zet("tijdvakken", 2, opent_op="2013-10-01 09:00").zet("aanvragen", 9, ingediend_op="2013-10-01")
    assert fouten(boek, tmp_path) == []


@pytest.mark.parametrize("kolom", ["volledig_op", "status_op"])
def test_volledig_en_status_liggen_niet_voor_de_indiening(kolom, tmp_path):
    fout = een_fout(Werkboek().zet("aanvragen", 4, **{kolom: "2013-12-20 16:03:06"}), tmp_path, f"aanvragen 4 {kolom}")
    assert "verwacht een moment op of na ingediend_op (2013-12-20 16:03:07)" in fout


def test_een_dag_zonder_tijd_ligt_niet_voor_de_indiening_van_die_dag(tmp_path):
    boek = Werkboek().zet("aanvragen", 4, volledig_op="2013-12-20", status_op="2013-12-20")
    assert fouten(boek, tmp_path) == []


def test_een_status_voor_het_plan_volledig_was_kan(tmp_path):
    assert fouten(Werkboek().zet("aanvragen", 4, volledig_op="2014-12-01"), tmp_path) == []


def test_een_status_heeft_een_moment(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 4, status_op=None), tmp_path, "aanvragen 4 status_op")


def test_in_behandeling_heeft_geen_moment(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 8, status_op="2014-03-01"), tmp_path, "aanvragen 8 status_op")


@pytest.mark.parametrize("status", ["verlent", "Verleend", "in_beoordeling", "concept", None])
def test_een_status_is_een_van_de_lijst(status, tmp_path):
    fout = een_fout(Werkboek().zet("aanvragen", 2, status=status), tmp_path, "aanvragen 2 status")
    assert (
        "verwacht een van verleend, afgewezen, ingetrokken, buiten_behandeling, verlening_ingetrokken, in_behandeling"
        in fout
    )


@pytest.mark.parametrize("toegekend", [350_000.01, 1, 0, None])
def test_toegekend_is_de_som_van_de_maatregelen(toegekend, tmp_path):
    fout = een_fout(Werkboek().zet("aanvragen", 2, toegekend=toegekend), tmp_path, "aanvragen 2 toegekend")
    assert "verwacht €\u00a0350.000, de som van toegekend_bedrag" in fout


def test_een_verlening_noemt_een_bedrag(tmp_path):
    boek = Werkboek().zet("aanvragen", 3, toegekend=None).zet("maatregelen", 4, toegekend_bedrag=0)
    een_fout(boek, tmp_path, "aanvragen 3 toegekend")


@pytest.mark.parametrize("rij", [4, 5, 6, 8, 9])
def test_wat_niet_is_verleend_kent_niets_toe(rij, tmp_path):
    boek = Werkboek().zet("aanvragen", rij, toegekend=10).zet("maatregelen", rij + 1, toegekend_bedrag=10)
    een_fout(boek, tmp_path, f"aanvragen {rij} toegekend")
    boek.zet("aanvragen", rij, toegekend=0).zet("maatregelen", rij + 1, toegekend_bedrag=0)
    assert fouten(boek, tmp_path) == []


def test_een_ingetrokken_verlening_mag_noemen_wat_was_toegekend(tmp_path):
    boek = Werkboek().zet("aanvragen", 7, toegekend=None).zet("maatregelen", 8, toegekend_bedrag=None)
    assert fouten(boek, tmp_path) == []


@pytest.mark.parametrize(
    ("blad", "rij", "kolom", "langst"),
    [("tijdvakken", 2, "naam", 100), ("plafond", 2, "grondslag", 200), ("aanvragen", 3, "naam", 200),
     ("aanvragen", 3, "hoofdaanvrager", 200), ("maatregelen", 3, "naam", 200)],
)  # fmt: skip
def test_een_tekst_past_in_de_database(blad, rij, kolom, langst, tmp_path):
    assert fouten(Werkboek().zet(blad, rij, **{kolom: "x" * langst}), tmp_path) == []
    een_fout(Werkboek().zet(blad, rij, **{kolom: "x" * (langst + 1)}), tmp_path, f"{blad} {rij} {kolom}")


# --- Measures --------------------------------------------------------------------------------------------------------


def test_een_maatregel_hoort_bij_een_bekende_aanvraag_en_de_som_is_geen_tweede_fout(tmp_path):
    fout = een_fout(Werkboek().zet("maatregelen", 3, aanvraag="A-99"), tmp_path, "maatregelen 3 aanvraag")
    assert "gevonden 'A-99', verwacht een nummer van het blad aanvragen" in fout


def test_de_maatregelen_van_een_ontbrekend_plan_zijn_een_fout_per_blad(tmp_path):
    boek = Werkboek()
    boek.bladen["aanvragen"].pop(0)
    regels = fouten(boek, tmp_path)
    assert plaatsen(regels) == ["maatregelen 2 aanvraag", "realisatie 2 aanvraag", "realisatie 3 aanvraag"]
    assert "'A-1' (ook op rij 3)" in regels[0]


def test_een_volgnummer_komt_per_plan_een_keer_voor(tmp_path):
    een_fout(Werkboek().zet("maatregelen", 3, volgnummer=1), tmp_path, "maatregelen 3 volgnummer")


@pytest.mark.parametrize("kolom", ["waarvan_jongeren", "waarvan_bbl"])
def test_een_deel_is_niet_groter_dan_het_geheel(kolom, tmp_path):
    een_fout(Werkboek().zet("maatregelen", 5, **{kolom: 101}), tmp_path, f"maatregelen 5 {kolom}")


def test_de_cofinanciering_is_niet_hoger_dan_de_kosten(tmp_path):
    een_fout(Werkboek().zet("maatregelen", 5, cofinanciering=400_000.01), tmp_path, "maatregelen 5 cofinanciering")


def test_er_kan_meer_zijn_toegekend_dan_gevraagd(tmp_path):
    boek = Werkboek().zet("maatregelen", 4, toegekend_aantal=500, cofinanciering=100, kosten=200)
    assert fouten(boek, tmp_path) == []


@pytest.mark.parametrize(
    ("kolom", "waarde"), [("thema", "h"), ("thema", "A"), ("categorie", "instroom"), ("deelnemers", -1)]
)
def test_codes_en_aantallen_van_een_maatregel(kolom, waarde, tmp_path):
    een_fout(Werkboek().zet("maatregelen", 6, **{kolom: waarde}), tmp_path, f"maatregelen 6 {kolom}")


@pytest.mark.parametrize("kolom", ["aanvraag", "volgnummer", "toegekend_bedrag", "deelnemers", "kosten"])
def test_een_onleesbare_cel_van_een_maatregel_is_een_fout(kolom, tmp_path):
    een_fout(Werkboek().zet("maatregelen", 2, **{kolom: "=B2"}), tmp_path, f"maatregelen 2 {kolom}")


# --- Realisation -----------------------------------------------------------------------------------------------------


def test_realisatie_hoort_bij_een_bekende_aanvraag_en_maatregel(tmp_path):
    een_fout(Werkboek().zet("realisatie", 2, aanvraag="A-99"), tmp_path, "realisatie 2 aanvraag")
    een_fout(Werkboek().zet("realisatie", 2, volgnummer=3), tmp_path, "realisatie 2 volgnummer")


def test_realisatie_komt_een_keer_per_peildatum(tmp_path):
    een_fout(Werkboek().zet("realisatie", 3, peildatum="2014-10-01"), tmp_path, "realisatie 3 peildatum")


@pytest.mark.parametrize(
    ("kolom", "waarde"), [("deelnemers", -1), ("deelnemers", None), ("kosten", -0.01), ("peildatum", None)]
)
def test_cijfers_van_realisatie(kolom, waarde, tmp_path):
    een_fout(Werkboek().zet("realisatie", 4, **{kolom: waarde}), tmp_path, f"realisatie 4 {kolom}")


# --- Ten at once -----------------------------------------------------------------------------------------------------


def test_tien_fouten_geven_tien_regels_met_blad_rij_en_kolom(tmp_path):
    boek = Werkboek()
    boek.zet("tijdvakken", 3, naam=None)
    boek.zet("plafond", 3, bedrag="=100*3000")
    boek.zet("aanvragen", 2, toegekend=350_001)
    boek.zet("aanvragen", 4, status="geweigerd")
    boek.zet("aanvragen", 5, ingediend_op="2014-01-01 00:00:01")
    boek.zet("aanvragen", 6, status_op="2013-12-01")
    dubbel = boek.voeg_toe("aanvragen", als=8)
    boek.zet("maatregelen", 6, thema="z")
    boek.zet("maatregelen", 9, aanvraag="B-1")
    boek.zet("realisatie", 3, deelnemers=4.5)
    regels = fouten(boek, tmp_path)
    assert plaatsen(regels) == [
        "tijdvakken 3 naam",
        "plafond 3 bedrag",
        "aanvragen 2 toegekend",
        "aanvragen 4 status",
        "aanvragen 5 ingediend_op",
        "aanvragen 6 status_op",
        f"aanvragen {dubbel} nummer",
        "maatregelen 6 thema",
        "maatregelen 9 aanvraag",
        "realisatie 3 deelnemers",
    ]
    assert all("gevonden" in regel and "verwacht" in regel for regel in regels)
