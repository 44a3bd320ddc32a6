"""Taking a workbook in: everything or nothing, never over what another did, and the same file twice is once."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanvragen import services, werkboek
from aanvragen.models import Aanvraag, Categorie, KostenSoort, Maatregel, Thema
from aanvragen.services.bevriezen import inhoud_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.werkboek.fouten import WerkboekGeweigerd
from sectorplannen.kern.werkboek.tekst import op_een_regel, schoon
from tests import fabrieken
from tests.aanvragen.werkboek.boek import Boek, lees


def leeg(naam: str = "Leeg", knelpunten: int = 1) -> Aanvraag:
    anja = fabrieken.persoon("anja")
    plan = services.beginnen(fabrieken.tijdvak(), fabrieken.organisatie(), naam=naam, door=anja, op=fabrieken.BEGONNEN)
    for nummer in range(knelpunten):
        services.knelpunt_opslaan(plan, door=anja, omschrijving=f"Knelpunt {nummer + 1}")
    return plan


def maatregelen_van(plan: Aanvraag) -> list[dict]:
    """What a filing would freeze of the measures."""
    return inhoud_van(Aanvraag.objects.get(pk=plan.pk))["maatregelen"]


def test_wijzigen_en_toevoegen_in_een_bewerking(concept, anja):
    boek = Boek(concept).zet("Maatregelen", 2, Naam="Anders")
    boek.cel("Maatregelen", 2, "Vraagt u minder (€)").value = "150.000"
    boek.maatregel(Nummer=3)
    boek.post(3, "Advies en begeleiding", "12.500,50", Waarvoor="Coach", Uren=100)
    boek.post(3, "loon_bbl", 1000)
    versie = concept.versie
    verslag = services.werkboek_inlezen(concept, boek.inhoud(), door=anja)
    assert (len(verslag.nieuw), len(verslag.gewijzigd), verslag.gelijk) == (1, 1, 1)
    assert concept.versie == versie + 1
    assert concept.gewijzigd_door == anja
    een, twee, drie = concept.maatregelen.all()
    assert (een.naam, een.gevraagd, een.cofinanciering) == ("Anders", Decimal("150000.00"), Decimal("150000.00"))
    assert twee.naam == "Vakscholing"
    assert (drie.naam, drie.thema, drie.categorie, drie.deelnemers) == ("Meester en gezel", "d", "mobiliteit", 1240)
    assert (drie.start_op, drie.klaar_op, drie.streefgetal) == (date(2014, 3, 1), date(2015, 12, 31), 20)
    assert [k.volgnummer for k in drie.knelpunten.all()] == [1]
    assert [(p.volgnummer, p.soort, p.kosten, p.uren) for p in drie.kostenposten.all()] == [
        (1, "advies", Decimal("12500.50"), 100),
        (2, "loon_bbl", Decimal("1000.00"), None),
    ]
    assert drie.kosten == Decimal("13500.50")


def test_kosten_in_het_werkboek_komen_in_de_plaats_van_wat_er_stond(concept, anja):
    maatregel = concept.maatregelen.first()
    post = {"soort": "opleiding", "omschrijving": "Oud", "kosten": Decimal(10), "uren": None, "bruto_loon": None}
    services.maatregel_opslaan(concept, door=anja, maatregel=maatregel, kostenposten=[post, post])
    boek = Boek(concept).zet("Kosten", 2, Waarvoor="Nieuw")
    boek.werkboek["Kosten"].delete_rows(3)
    services.werkboek_inlezen(concept, boek.inhoud(), door=anja)
    maatregel.refresh_from_db()
    assert [post.omschrijving for post in maatregel.kostenposten.all()] == ["Nieuw"]
    assert maatregel.kosten == Decimal("10.00")


def test_een_fout_in_een_cel_en_er_wordt_niets_ingelezen(concept, anja):
    boek = Boek(concept).zet("Maatregelen", 2, Naam="Anders").zet("Maatregelen", 3, Thema="x")
    voor = maatregelen_van(concept)
    with pytest.raises(WerkboekGeweigerd) as geweigerd:
        services.werkboek_inlezen(concept, boek.inhoud(), door=anja)
    assert len(geweigerd.value.fouten) == 1
    assert maatregelen_van(concept) == voor


def test_wat_halverwege_wordt_geweigerd_laat_niets_achter(concept, anja):
    """The model refuses where no check of a cell did; what was written before it is undone."""
    boek = Boek(concept).zet("Maatregelen", 2, Naam="Anders")
    boek.maatregel(Nummer=3)
    boek.post(3)
    inhoud = boek.inhoud()
    inhoud.boek["Kosten"][2].waarden["Waarvoor"] = "w" * 300
    voor, versie = maatregelen_van(concept), concept.versie
    with pytest.raises(Weigering):
        services.werkboek_inlezen(concept, inhoud, door=anja)
    concept.refresh_from_db()
    assert (maatregelen_van(concept), concept.versie) == (voor, versie)


def test_ongewijzigd_terug_verandert_niets_ook_de_versie_niet(concept, anja):
    versie, voor = concept.versie, maatregelen_van(concept)
    verslag = services.werkboek_inlezen(concept, Boek(concept).inhoud(), door=anja)
    concept.refresh_from_db()
    assert (verslag.te_doen, concept.versie, maatregelen_van(concept)) == ([], versie, voor)


def test_hetzelfde_werkboek_twee_keer_verdubbelt_niets(concept, anja):
    boek = Boek(concept)
    boek.maatregel(Naam="Zonder nummer")
    boek.maatregel(Naam="Met nummer", Nummer=9)
    boek.post("Zonder nummer")
    inhoud = boek.inhoud()
    services.werkboek_inlezen(concept, inhoud, door=anja)
    voor = maatregelen_van(concept)
    assert len(voor) == 4
    assert services.werkboek_inlezen(concept, inhoud, door=anja).te_doen == []
    assert maatregelen_van(concept) == voor


def test_hetzelfde_werkboek_opnieuw_opgeslagen_verdubbelt_niets(concept, anja):
    boek = Boek(concept)
    boek.maatregel(Naam="Zonder nummer")
    services.werkboek_inlezen(concept, boek.inhoud(), door=anja)
    boek.werkboek.properties.description = "opnieuw opgeslagen"
    assert boek.inhoud().sha256 != Boek(concept).inhoud().sha256
    assert services.werkboek_inlezen(concept, boek.inhoud(), door=anja).te_doen == []


def test_een_nieuwe_maatregel_die_een_ander_daarna_wijzigde_wordt_niet_overschreven(concept, anja):
    boek = Boek(concept)
    boek.maatregel(Naam="Zonder nummer")
    inhoud = boek.inhoud()
    services.werkboek_inlezen(concept, inhoud, door=anja)
    services.maatregel_opslaan(concept, door=anja, maatregel=concept.maatregelen.last(), naam="Door een ander")
    with pytest.raises(Weigering, match="Iemand anders heeft maatregelen intussen gewijzigd"):
        services.werkboek_inlezen(concept, inhoud, door=anja)
    assert concept.maatregelen.last().naam == "Door een ander"


def test_wat_een_ander_wijzigde_wordt_alleen_met_een_ja_overschreven(concept, anja, bram):
    boek = Boek(concept).zet("Maatregelen", 2, Deelnemers=120)
    boek.maatregel()
    services.maatregel_opslaan(concept, door=bram, maatregel=concept.maatregelen.first(), naam="Van bram")
    voor = maatregelen_van(concept)
    with pytest.raises(Weigering, match="Er is niets ingelezen"):
        services.werkboek_inlezen(concept, boek.inhoud(), door=anja)
    assert maatregelen_van(concept) == voor
    services.werkboek_inlezen(concept, boek.inhoud(), door=anja, toch=True)
    eerste = concept.maatregelen.first()
    assert (eerste.naam, eerste.deelnemers, concept.maatregelen.count()) == ("Leerwerkplekken", 120, 3)


def test_een_ja_geldt_alleen_voor_wat_er_te_zien_was(concept, anja, bram):
    inhoud = Boek(concept).zet("Maatregelen", 2, Deelnemers=120).inhoud()
    gezien = werkboek.vergelijk(inhoud, concept).vinger
    services.maatregel_opslaan(concept, door=bram, maatregel=concept.maatregelen.first(), naam="Van bram")
    with pytest.raises(Weigering, match="Het plan is intussen veranderd"):
        services.werkboek_inlezen(concept, inhoud, door=anja, gezien=gezien, toch=True)
    assert concept.maatregelen.first().naam == "Van bram"


def test_een_verwijderde_maatregel_komt_met_een_ja_terug_en_maar_een_keer(concept, anja):
    inhoud = Boek(concept).inhoud()
    services.maatregel_verwijderen(concept, concept.maatregelen.get(volgnummer=1), door=anja)
    with pytest.raises(Weigering):
        services.werkboek_inlezen(concept, inhoud, door=anja)
    services.werkboek_inlezen(concept, inhoud, door=anja, toch=True)
    assert [m.naam for m in concept.maatregelen.all()] == ["Leerwerkplekken", "Vakscholing"]
    assert services.werkboek_inlezen(concept, inhoud, door=anja).te_doen == []


def test_een_werkboek_in_een_ander_leeg_plan_geeft_dezelfde_maatregelen(concept, anja):
    ander = leeg()
    services.werkboek_inlezen(ander, Boek(concept).inhoud(), door=anja)
    hier, daar = maatregelen_van(concept), maatregelen_van(ander)
    for rij in hier + daar:
        rij.pop("kostenposten")  # the total of a measure without lines becomes a line
    assert daar == hier


def test_in_een_plan_zonder_die_knelpunten_wordt_niets_ingelezen(concept, anja):
    ander = leeg(knelpunten=0)
    with pytest.raises(WerkboekGeweigerd, match="dit plan heeft nog geen knelpunten"):
        services.werkboek_inlezen(ander, Boek(concept).inhoud(), door=anja)
    assert not ander.maatregelen.exists()


def test_alleen_wie_mag_bewerken_leest_in(concept, carla, dirk):
    inhoud = Boek(concept).zet("Maatregelen", 2, Naam="Anders").inhoud()
    for wie in (carla, dirk):
        with pytest.raises(PermissionDenied):
            services.werkboek_inlezen(concept, inhoud, door=wie)
    assert concept.maatregelen.first().naam == "Leerwerkplekken"


def test_een_ingediend_plan_verandert_niet(concept, anja):
    inhoud = Boek(concept).zet("Maatregelen", 2, Naam="Anders").inhoud()
    services.indienen(concept, door=anja, op=fabrieken.INGEDIEND)
    with pytest.raises(PermissionDenied, match="ingediend"):
        services.werkboek_inlezen(concept, inhoud, door=anja)


def test_inlezen_vraagt_niet_per_kostenpost_iets_van_de_database(db, anja):
    def queries(posten: int) -> int:
        plan = leeg(f"Plan {posten}")
        boek = Boek(plan)
        for nummer in range(1, 6):
            boek.maatregel(Nummer=nummer, Naam=f"M {nummer}")
            for _ in range(posten):
                boek.post(nummer)
        with CaptureQueriesContext(connection) as gemeten:
            services.werkboek_inlezen(plan, boek.inhoud(), door=anja)
        assert Maatregel.objects.filter(aanvraag=plan).count() == 5
        return len(gemeten)

    assert queries(1) == queries(10)


# --- There and back --------------------------------------------------------------------------------------------------

AANTAL = st.integers(0, 10_000_000)
GELD = st.decimals(0, 9_000_000, places=2)
DAG = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
TEKEN = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEKST = st.text(TEKEN, max_size=120) | st.text(st.sampled_from("=+-@'\r\n\t _x0D7é€😀"), max_size=20)
POST = st.fixed_dictionaries(
    {
        "soort": st.sampled_from(KostenSoort.values),
        "omschrijving": TEKST,
        "kosten": GELD,
        "uren": st.none() | AANTAL,
        "bruto_loon": st.none() | GELD,
    }
)


@st.composite
def maatregelen(trek) -> dict:
    deelnemers = trek(AANTAL)
    posten = trek(st.lists(POST, max_size=4))
    return {
        "naam": trek(TEKST.filter(lambda tekst: op_een_regel(tekst))),
        "thema": trek(st.sampled_from(["", *Thema.values])),
        "categorie": trek(st.sampled_from(["", *Categorie.values])),
        "branche": trek(st.text(TEKEN, max_size=90)),
        "doelgroep": trek(TEKST),
        "activiteit": trek(TEKST),
        "uitgangspunt": trek(TEKST),
        "meetwijze": trek(TEKST),
        "streefgetal": trek(st.none() | AANTAL),
        "start_op": trek(DAG),
        "klaar_op": trek(DAG),
        "deelnemers": deelnemers,
        "waarvan_jongeren": trek(st.integers(0, deelnemers)),
        "waarvan_bbl": trek(st.integers(0, deelnemers)),
        "gevraagd": Decimal("0.00") if trek(st.booleans()) else None,
        "bijdrage_door": trek(TEKST),
        "kostenposten": posten,
    }


@pytest.mark.django_db(transaction=False)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inhoud=st.lists(maatregelen(), min_size=1, max_size=3))
def test_elke_maatregel_komt_heen_en_terug(inhoud, tijdvak):
    anja = fabrieken.persoon("anja")
    bron, doel = leeg("Bron"), leeg("Doel")
    for velden in inhoud:
        services.maatregel_opslaan(bron, door=anja, knelpunten=bron.knelpunten.all(), **velden)
    ruw = werkboek.schrijf(bron)
    terug = werkboek.vergelijk(lees(ruw), bron)
    assert (terug.fouten, terug.te_doen) == ([], [])
    services.werkboek_inlezen(doel, lees(ruw), door=anja)
    daar = maatregelen_van(doel)
    for rij, origineel in zip(daar, maatregelen_van(bron), strict=True):
        assert _in_cellen(rij) == _in_cellen(origineel)


def _in_cellen(waarde):
    """Texts as a cell gives them back: the one difference that there may be."""
    if isinstance(waarde, dict):
        return {naam: op_een_regel(w) if naam in KORT else _in_cellen(w) for naam, w in waarde.items()}
    if isinstance(waarde, list):
        return [_in_cellen(deel) for deel in waarde]
    return schoon(waarde) if isinstance(waarde, str) else waarde


KORT = {"naam", "branche", "bijdrage_door", "omschrijving"}
