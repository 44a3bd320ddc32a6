"""What the forms ask, offer and remember."""

import pytest
from django.template import Context, Template

from aanvragen import services
from aanvragen.forms import GegevensForm, KnelpuntForm, MaatregelForm, NieuwForm, UitvoeringForm
from aanvragen.models import Knelpunt, Maatregel
from tests import fabrieken


@pytest.fixture
def plan(concept):
    """A complete draft of anja's organisation."""
    return concept


def tekst_van(form, **context) -> str:
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form} | context))


def test_soorten_die_bij_het_thema_passen_staan_vooraan(plan):
    keuzes = MaatregelForm(instance=plan.maatregelen.get(volgnummer=2), aanvraag=plan).fields["categorie"].choices
    (_, _), (kop, passend), (_, ander) = keuzes
    assert kop == "Past bij dit thema"
    assert "scholing" in dict(passend)
    assert len(passend) + len(ander) == 8


def test_een_dag_als_voorbeeld_past_bij_het_tijdvak(plan):
    """The period is open from October to December 2013; a measure whose plan has days names those."""
    assert GegevensForm(instance=plan, aanvraag=plan).fields["start_op"].help_text == "Bijvoorbeeld 1-4-2014."
    assert KnelpuntForm(instance=Knelpunt(), aanvraag=plan).fields["bron_datum"].help_text == "Bijvoorbeeld 1-7-2013."
    plan.eind_op = None
    velden = MaatregelForm(instance=Maatregel(), aanvraag=plan).fields
    assert [velden[naam].help_text for naam in ("start_op", "klaar_op")] == [
        "Bijvoorbeeld 1-4-2014.",
        "Bijvoorbeeld 31-12-2015.",
    ]


def test_een_nieuwe_maatregel_heeft_lege_vakken_en_een_bewaarde_nul_blijft_staan(plan):
    nieuw = MaatregelForm(instance=Maatregel(), aanvraag=plan)
    oud = MaatregelForm(instance=plan.maatregelen.get(volgnummer=2), aanvraag=plan)
    assert [nieuw[veld].value() for veld in ("deelnemers", "waarvan_bbl", "streefgetal")] == [None, None, None]
    assert [oud[veld].value() for veld in ("deelnemers", "waarvan_bbl")] == ["300", "0"]


def test_een_vak_dat_later_moet_zegt_niet_dat_het_niet_hoeft(plan):
    tekst = tekst_van(MaatregelForm(instance=Maatregel(), aanvraag=plan), aanvraag=plan)
    assert tekst.count("(niet verplicht)") == 2
    assert "Branche <span" in " ".join(tekst.split())
    assert "dit bedrag? <span" in " ".join(tekst.split())


def test_de_looptijd_staat_bij_de_vraag_wanneer_het_klaar_is(plan):
    hulp = MaatregelForm(instance=Maatregel(), aanvraag=plan).fields["klaar_op"].help_text
    assert hulp == "Uw plan loopt van 1 maart 2014 tot en met 29 februari 2016."


def test_de_lijst_die_bij_de_soort_hoort_staat_open(plan):
    def uitgeklapt(**gegevens) -> str:
        return tekst_van(GegevensForm(gegevens or None, instance=plan, aanvraag=plan), aanvraag=plan)

    assert "Het plan is ook voor bepaalde regio’s" in uitgeklapt()
    assert "<details>" in uitgeklapt()
    assert "Het plan is ook voor bepaalde sectoren" in uitgeklapt(soort="regio")
    assert "<details open>" in uitgeklapt(soort="regio", sectoren=["4"])


def test_het_formulier_verandert_niets_aan_het_plan(plan):
    gezien = GegevensForm(instance=plan, aanvraag=plan).vingerafdruk
    form = GegevensForm({"naam": "Anders", "soort": "sector", "gezien": gezien}, instance=plan, aanvraag=plan)
    assert form.is_valid()
    assert plan.naam == "Vakwerk in de bakkerij"


def test_de_vingerafdruk_gaat_alleen_over_het_eigen_onderdeel(plan, anja):
    eerst = UitvoeringForm(instance=plan, aanvraag=plan).vingerafdruk
    services.bewerken(plan, door=anja, samenvatting="Iets anders.")
    assert UitvoeringForm(instance=plan, aanvraag=plan).vingerafdruk == eerst
    services.bewerken(plan, door=anja, voorwaarden="Iets anders.")
    assert UitvoeringForm(instance=plan, aanvraag=plan).vingerafdruk != eerst


def test_een_weigering_van_de_dienst_wordt_een_fout_van_het_formulier(plan, anja, leeg_knelpunt):
    gezien = KnelpuntForm(instance=leeg_knelpunt, aanvraag=plan).vingerafdruk
    form = KnelpuntForm({"omschrijving": "Elders", "gezien": gezien}, instance=leeg_knelpunt, aanvraag=plan)
    assert not form.bewaar(services.knelpunt_opslaan, door=anja, knelpunt=leeg_knelpunt)
    assert form.non_field_errors() == ["Dit onderdeel hoort bij een ander plan."]


@pytest.fixture
def leeg_knelpunt(tijdvak, anja) -> Knelpunt:
    """A bottleneck of another draft."""
    ander = services.beginnen(tijdvak, fabrieken.organisatie(), naam="Ander", door=anja, op=fabrieken.BEGONNEN)
    return services.knelpunt_opslaan(ander, door=anja, omschrijving="Van een ander")


def test_wie_alleen_leest_krijgt_geen_organisatie_om_voor_te_beginnen(db, anja):
    fabrieken.organisatie().lidmaatschappen.filter(gebruiker=anja).update(rol="lezer")
    assert not NieuwForm(gebruiker=anja).organisaties
