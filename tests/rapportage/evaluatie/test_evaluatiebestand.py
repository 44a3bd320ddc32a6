"""What is in the evaluation file, that it adds up to the figures, and that nobody can be found in it."""

import csv
import hashlib
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen.models import Aanvraag, Tijdvak
from beoordeling.models import Besluit
from rapportage import cijfers
from rapportage.evaluatie import bundel, codeboek
from rapportage.evaluatie.kolommen import CODE, HOE
from rapportage.evaluatie.tabellen import TABELLEN
from sectorplannen.kern.models import Gebruiker
from tests import fabrieken
from tests.rapportage.evaluatie.bestand import Tabellen, geopend, tabellen
from tests.rapportage.peilingen import ronde
from tests.rapportage.register.conftest import maak_bekend, net_verleend

pytestmark = pytest.mark.django_db
DAG, LATER = date(2014, 5, 30), date(2015, 6, 1)


def som(rijen: list[dict[str, str]], kolom: str) -> Decimal:
    """A column added up."""
    return sum((Decimal(rij[kolom]) for rij in rijen if rij[kolom]), Decimal(0))


def nagerekend(t: Tabellen, tijdvak: str) -> dict[str, str]:
    """Figures of a period, from the tables alone."""
    plannen = [rij for rij in t["plannen"] if rij["tijdvak"] == tijdvak]
    nummers = {rij["plan"] for rij in plannen if rij["verleend_euro"]}
    geldend = {rij["besluit"] for rij in t["besluiten"] if rij["geldt"] == "ja" and rij["plan"] in nummers}
    delen = [rij for rij in t["besluit_maatregelen"] if rij["besluit"] in geldend]
    boekingen = [rij for rij in t["plafond"] if rij["tijdvak"] == tijdvak]
    kosten = {(rij["plan"], rij["maatregel"]): Decimal(rij["kosten_euro"]) for rij in t["maatregelen"]}
    verleend = [rij for rij in delen if Decimal(rij["bedrag_euro"])]
    eigen = sum(kosten[rij["plan"], rij["maatregel"]] - Decimal(rij["bedrag_euro"]) for rij in verleend)
    bereikt = [rij for rij in t["realisatie"] if rij["laatste"] == "ja" and rij["plan"] in nummers]
    return {
        "aantal_ingediend": str(len(plannen)),
        "aantal_verleend": str(sum(rij["status"] in ("verleend", "vastgesteld") for rij in plannen)),
        "aantal_afgewezen": str(sum(rij["status"] == "afgewezen" for rij in plannen)),
        "aantal_ingetrokken": str(sum(rij["status"] == "ingetrokken" for rij in plannen)),
        "bedrag_verleend": f"{som(plannen, 'verleend_euro'):.2f}",
        "plafond": f"{som([r for r in boekingen if r['soort'] in ('vaststelling', 'verhoging')], 'effect_euro'):.2f}",
        "deelnemers_beoogd": str(som(delen, "deelnemers")),
        "deelnemers_gerealiseerd": str(som(bereikt, "deelnemers")),
        "eigen_bijdrage": f"{eigen:.2f}",
    }


@pytest.mark.parametrize("dag", [date(2014, 3, 2), DAG, LATER])
def test_de_tabellen_tellen_op_tot_de_cijfers(volle_stand, dag):
    volle_stand(dag)
    t = tabellen(dag)
    for tijdvak in Tijdvak.objects.all():
        verwacht = cijfers.als_json(cijfers.stand(tijdvak, dag))["cijfers"]
        uit = nagerekend(t, str(tijdvak.nummer))
        assert uit == {code: str(verwacht[code]["waarde"]) for code in uit}
        in_bestand = {r["cijfer"]: r["waarde"] for r in t["cijfers"] if r["tijdvak"] == str(tijdvak.nummer)}
        assert in_bestand == {c: "" if v["waarde"] is None else str(v["waarde"]) for c, v in verwacht.items()}


def test_elke_rij_heeft_een_eigen_sleutel_en_verwijst_naar_wat_er_is(volle_stand):
    volle_stand(LATER)
    t = tabellen(LATER)
    for tabel in TABELLEN:
        sleutels = [tuple(rij[kolom] for kolom in tabel.sleutel) for rij in t[tabel.naam]]
        assert len(sleutels) == len(set(sleutels)), tabel.naam
    plannen, besluiten = {rij["plan"] for rij in t["plannen"]}, {rij["besluit"] for rij in t["besluiten"]}
    assert len(plannen) == 9
    for naam, rijen in t.items():
        assert {rij["plan"] for rij in rijen if "plan" in rij} <= plannen, naam
        assert {rij["besluit"] for rij in rijen if rij.get("besluit")} <= besluiten, naam
        assert {rij["peiling"] for rij in rijen if rij.get("peiling")} <= {rij["peiling"] for rij in t["peilingen"]}


def test_elke_waarde_is_van_haar_soort_en_elke_code_staat_in_het_codeboek(volle_stand):
    volle_stand(LATER)
    t = tabellen(LATER)
    for tabel in TABELLEN:
        for kolom in tabel.kolommen:
            waarden = {rij[kolom.naam] for rij in t[tabel.naam]}
            assert kolom.leeg or "" not in waarden, f"{tabel.naam}.{kolom.naam} may not be empty"
            if kolom.type == CODE:
                assert waarden <= {"", *map(str, kolom.codes)}, f"{tabel.naam}.{kolom.naam}"


def test_het_codeboek_noemt_elke_kolom_van_elk_bestand(tijdvak):
    with geopend(LATER) as bestand:
        boek = list(csv.DictReader(io.StringIO(bestand.read("codeboek.csv").decode())))
        pagina = bestand.read("codeboek.html").decode()
        for tabel in TABELLEN:
            kop = next(csv.reader(io.StringIO(bestand.read(tabel.bestand).decode())))
            assert [rij["kolom"] for rij in boek if rij["tabel"] == tabel.naam] == kop
            assert f'id="{tabel.naam}"' in pagina
        assert bestand.read("codeboek.ods")[:2] == b"PK"
    assert all(rij["definitie"] and rij["bron"] and rij["schrijfwijze"] for rij in boek)
    assert {rij[3] for rij in codeboek.rijen()} <= set(HOE)


def test_elk_deel_heeft_zijn_controlegetal(tijdvak):
    with geopend(LATER) as bestand:
        regels = dict(reversed(r.split("  ")) for r in bestand.read("SHA256SUMS").decode().splitlines())
        assert set(regels) == set(bestand.namelist()) - {"SHA256SUMS"}
        for naam, getal in regels.items():
            assert hashlib.sha256(bestand.read(naam)).hexdigest() == getal
        assert "LEESMIJ.txt" in regels


def test_een_later_bestand_geeft_dezelfde_sleutels(volle_stand):
    volle_stand(LATER)
    eerder, later = tabellen(DAG), tabellen(LATER)
    for tabel, sleutel in (("plannen", "plan"), ("besluiten", "besluit"), ("partners", "organisatie")):
        toen = {rij[sleutel] for rij in eerder[tabel]}
        assert toen
        assert toen <= {rij[sleutel] for rij in later[tabel]}


def verklap(plan: Aanvraag, woord: str) -> None:
    """Leave a telltale word in every text of a plan that someone typed, and of what hangs on it."""
    teksten = ("samenvatting", "arbeidsmarktanalyse", "uitvoering", "voorwaarden", "financieringsplan")
    Aanvraag.objects.filter(pk=plan.pk).update(naam=f"Plan van {woord}", **dict.fromkeys(teksten, f"Door {woord}."))
    plan.maatregelen.update(
        naam=f"Les van {woord}",
        doelgroep=woord,
        activiteit=woord,
        uitgangspunt=woord,
        bijdrage_door=woord,
        branche=woord,
    )
    plan.knelpunten.update(omschrijving=f"Zegt {woord}", bron_titel=woord)


def alles(dag: date) -> str:
    """Everything in the zip that can be read."""
    with geopend(dag) as bestand:
        return "\n".join(bestand.read(n).decode() for n in bestand.namelist() if not n.endswith(".ods"))


def test_van_een_plan_dat_niet_openbaar_is_staat_er_geen_woord_in(tijdvak):
    wacht, nee = fabrieken.ingediend("Wacht"), fabrieken.afgewezen("Nee")
    stil = net_verleend()
    for plan in (wacht, nee, stil):
        verklap(plan, "Zwijgzaam")
    tekst = alles(LATER)
    assert "Zwijgzaam" not in tekst
    assert wacht.hoofdaanvrager.naam not in tekst
    assert all(plan.nummer in tekst for plan in (wacht, nee, stil))
    assert {rij["openbaar"] for rij in tabellen(LATER)["plannen"]} == {"nee"}


def test_van_een_openbaar_plan_staan_de_teksten_er_in_zonder_mensen(tijdvak):
    plan = maak_bekend(fabrieken.verleend("Bakkers vooruit"))
    anja = fabrieken.persoon("anja")
    Gebruiker.objects.filter(pk=anja.pk).update(naam="Anja van Rijssenbeek")
    Aanvraag.objects.filter(pk=plan.pk).update(samenvatting="Bel Anja van Rijssenbeek. Wij leiden op.")
    rij = next(r for r in tabellen(LATER)["plannen"] if r["plan"] == plan.nummer)
    assert rij["openbaar"] == "ja"
    assert rij["naam"] == plan.naam
    assert "Wij leiden op" in rij["samenvatting"]
    assert "Rijssenbeek" not in alles(LATER)


def test_niemand_die_hier_werkt_of_aanvraagt_staat_in_het_bestand(volle_stand):
    for wie in Gebruiker.objects.all():
        Gebruiker.objects.filter(pk=wie.pk).update(naam=f"{wie.naam} Verklikker{wie.pk}")
    tekst = alles(LATER)
    assert "Verklikker" not in tekst
    assert "@" not in tekst


def test_motiveringen_en_scores_staan_er_niet_in(volle_stand):
    volle_stand(LATER)
    tekst = alles(LATER)
    assert not [b.motivering for b in Besluit.objects.all() if b.motivering and b.motivering in tekst]
    assert "score" not in tekst.lower().replace("scores, adviezen of motiveringen", "")


def test_een_tekst_die_een_rekenblad_zou_uitvoeren_is_onschadelijk(tijdvak):
    plan = maak_bekend(fabrieken.verleend())
    Aanvraag.objects.filter(pk=plan.pk).update(naam="=cmd|' /C calc'!A0", samenvatting="\u202e<script>x</script>")
    rij = tabellen(LATER)["plannen"][0]
    assert rij["naam"].startswith("'=cmd")
    assert "\u202e" not in rij["samenvatting"]


def test_een_concept_staat_niet_in_het_bestand(tijdvak):
    concept = fabrieken.concept()
    assert concept.nummer not in alles(LATER)


def test_van_een_gesloten_peiling_staat_erin_wat_is_bereikt_en_verwacht(tijdvak):
    plan = fabrieken.verleend()
    peiling = ronde.gesloten()
    t = tabellen(date(2015, 6, 1))
    assert [r["gesloten_op"][:10] for r in t["peilingen"]] == ["2015-05-04"]
    assert [r["gecontroleerd_op"][:10] for r in t["verslagen"]] == ["2015-04-24"]
    assert {r["peiling"] for r in t["realisatie"]} == {str(peiling.pk)}
    assert len(t["realisatie"]) == plan.maatregelen.count()
    assert all(int(r["verwachte_deelnemers"]) >= int(r["deelnemers"]) for r in t["realisatie"])
    assert not tabellen(date(2015, 3, 30))["realisatie"]


def test_op_de_peildatum_zelf_staat_de_peiling_erbij_waar_de_cijfers_naar_verwijzen(tijdvak):
    """It was opened the day after, and tells of that very day."""
    fabrieken.verleend()
    peiling = ronde.gesloten()
    t = tabellen(peiling.peildatum)
    assert [(r["peiling"], r["gesloten_op"]) for r in t["peilingen"]] == [(str(peiling.pk), "")]
    assert {r["peiling"] for r in t["realisatie"]} == {r["peiling"] for r in t["verslagen"]} == {str(peiling.pk)}
    assert all(int(r["verwachte_deelnemers"]) >= int(r["deelnemers"]) for r in t["realisatie"])


def test_het_bestand_kost_evenveel_vragen_voor_een_als_voor_vijf_plannen(tijdvak):
    def vragen() -> int:
        with CaptureQueriesContext(connection) as gevraagd:
            bundel.maak(LATER)
        return len(gevraagd)

    maak_bekend(fabrieken.verleend("Een"))
    fabrieken.afgewezen("Twee")
    eerst = vragen()
    for naam in ("Drie", "Vier", "Vijf"):
        maak_bekend(fabrieken.verleend(naam))
    assert vragen() == eerst
