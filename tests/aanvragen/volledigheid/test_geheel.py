"""The findings together: complete, in order, asked by everyone alike, in a fixed number of queries."""

import ast
import inspect
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services, volledigheid
from aanvragen.models import Aanvraag, Sector
from aanvragen.vergelijking import prijsklassen
from aanvragen.volledigheid import (
    Ernst,
    begroting,
    blokkades,
    blokkades_van,
    financiering,
    gebreken,
    knelpunten,
    kostenposten,
    plan,
    samenwerking,
    smart,
    stukken,
    tijd,
)
from beoordeling import services as beoordeling
from beoordeling.forms.volledig import Compleetheid
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import OrganisatieSoort
from tests import fabrieken

from .plannen import codes, kosten, partner, wijzig, wijzig_maatregel

REGELS = [
    *samenwerking.SAMENWERKING, *plan.PLAN, *knelpunten.KNELPUNTEN, *knelpunten.PER_KNELPUNT, *smart.SMAR, *tijd.TIJD,
    *begroting.BEGROTING, *kostenposten.PER_KOSTENPOST, *financiering.MAATREGELEN, *financiering.FINANCIERING,
    *stukken.BIJLAGEN,
]  # fmt: skip


def maak_af(rij: Aanvraag) -> Aanvraag:
    """Fill in what the test draft leaves open, as a careful applicant does."""
    anja = fabrieken.persoon("anja")
    fonds = {"soort": "oeno_fonds", "naam": "Opleidingsfonds", "bedrag": rij.gevraagd}  # half of it, so as much again
    wijzig(rij, voorschot_gewenst=True, bijdragen=[fonds])
    services.knelpunt_opslaan(rij, door=anja, knelpunt=rij.knelpunten.get(), bron_url="https://voorbeeld.nl/uwv")
    for sleutel in ("werkgevers", "vakbond"):
        services.vertegenwoordiging_opslaan(
            rij, fabrieken.organisatie(sleutel), door=anja, is_vereniging=True, cao="Cao bakkersbedrijf"
        )
    for nummer in (1, 2):
        wijzig_maatregel(rij, nummer, streefgetal=80, start_op=date(2014, 3, 1))
    return rij


def test_een_plan_dat_alles_heeft_heeft_geen_gebreken(concept):
    assert gebreken(maak_af(concept)) == []


def test_het_plan_van_de_tests_mist_alleen_wat_advies_is(concept):
    assert {g.ernst for g in gebreken(concept)} == {Ernst.ADVIES}


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.__name__)
def test_elke_bevinding_heet_naar_haar_functie_noemt_haar_artikel_en_heeft_een_test(regel):
    bron = ast.parse(inspect.getsource(regel))
    teksten = {k.value for k in ast.walk(bron) if isinstance(k, ast.Constant)}
    vaste_naam = regel is not stukken.stuk_ontbreekt  # one rule for seven documents, each with a name of its own
    assert not vaste_naam or regel.__name__ in teksten
    uitleg = regel.__doc__ or ""
    assert "art. " in uitleg or "chapter" in uitleg
    proeven = "".join(pad.read_text() for pad in Path(__file__).parent.glob("test_*.py"))
    naam = regel.__name__ if vaste_naam else "geen_overeenkomst"
    assert f'"{naam}"' in proeven or f" {naam}" in proeven


def test_het_ergste_staat_bovenaan_en_daarna_de_volgorde_van_de_onderdelen(concept):
    wijzig(concept, sectoren=[], uitvoering="")
    wijzig_maatregel(concept, activiteit="", uitgangspunt="")
    gevonden = gebreken(concept)
    assert [g.code for g in gevonden if g.ernst == Ernst.MOET] == ["geen_sector", "niet_specifiek"]
    ernst = [list(Ernst).index(g.ernst) for g in gevonden]
    assert ernst == sorted(ernst)


def test_een_onvolledig_plan_kan_worden_ingediend_maar_een_geblokkeerd_plan_niet(concept, anja):
    wijzig(concept, uitvoering="")
    assert blokkades(concept) == []
    wijzig(concept, sectoren=[])
    assert [g.code for g in blokkades(concept)] == ["geen_sector"]
    with pytest.raises(Weigering, match="Kies ten minste 1 sector"):
        services.indienen(concept, door=anja, op=fabrieken.INGEDIEND)
    wijzig(concept, sectoren=[Sector.objects.get(nummer=1)])
    services.indienen(concept, door=anja, op=fabrieken.INGEDIEND)


def test_het_agentschap_ziet_dezelfde_bevindingen_en_vult_de_letters_in(concept, anja, coen):
    wijzig(concept, uitvoering="", bijdragen=[{"soort": "werkgevers", "naam": "Bedrijven", "bedrag": Decimal("1.00")}])
    services.bijlage_verwijderen(concept, concept.bijlagen.get(soort="a"), door=anja)
    voor = gebreken(concept)
    services.indienen(concept, door=anja, op=fabrieken.INGEDIEND)
    form = Compleetheid(aanvraag=Aanvraag.objects.get(pk=concept.pk))
    gevonden = [gebrek for van_letter in form.per_letter.values() for gebrek in van_letter] + form.overige
    assert sorted(g.code for g in gevonden) == sorted(g.code for g in voor if g.ernst == Ernst.AANVULLEN)
    gevraagd = {letter for letter in "abcdefgh" if form[f"oordeel_{letter}"].value() == "vragen"}
    assert gevraagd == {"a", "e", "g"}
    assert form["vraag_a"].value() == "Voeg de getekende samenwerkingsovereenkomst toe."
    assert "te weinig" in form["vraag_g"].value()
    beoordeling.volledig_verklaren(fabrieken.nagekeken(concept), door=coen, op=fabrieken.VOLLEDIG)


def test_een_maatregel_zonder_naam_thema_en_soort_breekt_niets(concept, anja):
    services.maatregel_opslaan(concept, door=anja, naam="", thema="", categorie="")
    gevonden = {g.code for g in gebreken(concept) if g.volgnummer == 3}
    assert gevonden >= {"geen_naam", "geen_thema", "geen_categorie", "geen_aantal", "geen_kosten", "geen_einddatum"}
    assert gevonden & {"past_niet_bij_thema", "ver_van_vergelijkbaar", "tarief_te_hoog"} == set()


def vragen(rij: Aanvraag) -> int:
    vers = Aanvraag.objects.select_related("tijdvak__regelingversie", "hoofdaanvrager").get(pk=rij.pk)
    with CaptureQueriesContext(connection) as gemeten:
        gebreken(vers)
    return len(gemeten)


def maak_groot(rij: Aanvraag) -> None:
    """Twenty of everything that a plan has several of."""
    anja = fabrieken.persoon("anja")
    post = {"soort": "opleiding", "kosten": Decimal("1000.00")}
    wijzig(rij, bijdragen=[{"soort": "werkgevers", "naam": f"Bedrijf {n}", "bedrag": Decimal(1)} for n in range(20)])
    for n in range(20):
        k = services.knelpunt_opslaan(rij, door=anja, omschrijving=f"Knelpunt {n}")
        m = services.maatregel_opslaan(
            rij, door=anja, naam=f"Maatregel {n}", thema="e", categorie="scholing", knelpunten=[k]
        )
        kosten(rij, *[post] * 5, nummer=m.volgnummer)
        wie = partner(rij, OrganisatieSoort.WERKGEVERSORGANISATIE, "werkgevers", f"Partner {n}")
        services.vertegenwoordiging_opslaan(rij, wie, door=anja, is_vereniging=True)
        services.bijlage_toevoegen(rij, SimpleUploadedFile(f"{n}.pdf", fabrieken.PDF), "overig", door=anja)


def test_gebreken_stellen_een_vast_aantal_vragen(concept):
    prijsklassen()
    kosten(concept, {"soort": "opleiding", "kosten": Decimal("1000.00")})
    klein = vragen(concept)
    maak_groot(concept)
    assert vragen(concept) == klein


def test_ook_het_aantal_eerdere_plannen_kost_geen_vraag_meer(tijdvak):
    rij = fabrieken.concept()
    prijsklassen()
    klein = vragen(rij)
    for nummer in range(3):
        fabrieken.ingediend(f"Plan {nummer}")
    assert vragen(rij) == klein


def test_de_blokkades_van_vele_plannen_kosten_niet_meer_vragen_dan_die_van_een(tijdvak):
    rijen = [fabrieken.concept(f"Plan {nummer}") for nummer in range(3)]
    wijzig(rijen[1], sectoren=[], regios=[])
    prijsklassen()

    def gemeten(aantal: int) -> tuple[int, dict[int, list[str]]]:
        vers = list(Aanvraag.objects.order_by("pk")[:aantal])
        with CaptureQueriesContext(connection) as gezien:
            uit = {pk: [g.code for g in gevonden] for pk, gevonden in blokkades_van(vers).items()}
        return len(gezien), uit

    een, alle = gemeten(1), gemeten(3)
    assert een[0] == alle[0]
    assert alle[1] == {rijen[0].pk: [], rijen[1].pk: ["geen_sector"], rijen[2].pk: []}


def test_wat_geen_machine_ziet_staat_opgeschreven():
    assert all(deel in (volledigheid.__doc__ or "") for deel in ("- 1.1", "- 1.2", "- 1.3", "- 1.4"))


def test_een_bevinding_verdwijnt_zodra_zij_is_opgelost(concept):
    wijzig_maatregel(concept, activiteit="")
    assert "niet_specifiek" in codes(concept)
    wijzig_maatregel(concept, activiteit="Een cursus.")
    assert "niet_specifiek" not in codes(concept)
