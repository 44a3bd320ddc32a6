"""Filling in a section: what is saved, what is refused, and that nothing typed is ever lost."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from aanvragen import services
from aanvragen.models import Aanvraag, Maatregel
from sectorplannen.kern.models import Organisatie
from tests import fabrieken

GEGEVENS = {
    "naam": "Vakwerk", "soort": "regio", "regios": [1, 2], "sectoren": [4], "samenvatting": "Kort.",
    "start_op": "1 maart 2014", "eind_op": "28-2-2016", "voorschot_gewenst": "True",
}  # fmt: skip
MAATREGEL = {
    "naam": "Loopbaanadvies", "thema": "d", "categorie": "mobiliteit", "deelnemers": "1.240", "waarvan_jongeren": "240",
    "waarvan_bbl": "", "kosten": "€ 1.240.000,50", "tarief": "0.50", "cofinanciering": "600.000", "klaar_op": "31/12/2015",
    "activiteit": "Gesprekken.", "meetwijze": "Gesprekken tellen.",
}  # fmt: skip


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def inhoud(antwoord) -> str:
    return antwoord.content.decode()


def verborgen_in(tekst: str) -> dict[str, str]:
    """The hidden fields as they stand on a page: the version and the fingerprint of the section."""
    gevonden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', tekst))
    assert {"versie", "gezien"} <= set(gevonden)
    return gevonden


def gezien(client, pad: str) -> dict[str, str]:
    """What the browser would send along."""
    return verborgen_in(inhoud(client.get(pad)))


def bewaar(client, pad: str, gegevens: dict, **meer):
    return client.post(pad, gezien(client, pad) | gegevens | meer)


def test_gegevens_worden_bewaard_zoals_een_nederlander_ze_schrijft(als, bram, leeg):
    pad = adres("gegevens", leeg)
    antwoord = bewaar(als(bram), pad, GEGEVENS, opslaan="Opslaan")
    leeg.refresh_from_db()
    assert antwoord.url == pad
    assert (leeg.naam, leeg.soort, leeg.start_op, leeg.eind_op) == (
        "Vakwerk",
        "regio",
        date(2014, 3, 1),
        date(2016, 2, 28),
    )
    assert leeg.voorschot_gewenst is True
    assert sorted(leeg.regios.values_list("pk", flat=True)) == [1, 2]


def test_opslaan_zegt_hoe_laat_en_verder_gaat_naar_de_takenlijst(als, anja, leeg):
    client = als(anja)
    antwoord = bewaar(client, adres("uitvoering", leeg), {"uitvoering": "Het fonds.", "voorwaarden": ""}, verder="x")
    assert antwoord.url == leeg.get_absolute_url()
    assert "Opgeslagen" in inhoud(client.get(antwoord.url))
    assert "Bezig" in inhoud(client.get(antwoord.url))


def test_financiering_leest_een_bedrag_met_punten_en_een_euroteken(als, anja, leeg):
    bewaar(als(anja), adres("financiering", leeg), {"eigen_vermogen": "€ 1.240.000,50", "heeft_garantstelling": "on"})
    leeg.refresh_from_db()
    assert leeg.eigen_vermogen == Decimal("1240000.50")
    assert leeg.heeft_garantstelling


@pytest.mark.parametrize(
    ("pad", "fout", "zin"),
    [
        ("gegevens", {"naam": ""}, "Vul de naam van het plan in."),
        ("gegevens", {"start_op": "31 juni 2014"}, "Vul een dag in die bestaat"),
        ("gegevens", {"start_op": "1-1-9998"}, "Vul een jaartal in van 1900 tot en met 2100."),
        ("gegevens", {"sectoren": ["999"]}, "999"),
        ("gegevens", {"soort": "land"}, "land"),
        ("financiering", {"eigen_vermogen": "veel"}, "Vul een bedrag in, bijvoorbeeld 1.240.000"),
        ("financiering", {"eigen_vermogen": "-1"}, "Vul een bedrag in van 0 of meer."),
        ("financiering", {"eigen_vermogen": "9" * 20}, "Dit bedrag is te groot."),
        ("maatregel_nieuw", {"naam": ""}, "Geef de maatregel een naam."),
        ("maatregel_nieuw", {"thema": "z"}, "z"),
        ("maatregel_nieuw", {"deelnemers": "veel"}, "Vul een heel getal in"),
        ("maatregel_nieuw", {"deelnemers": "99999999999"}, "Vul een aantal in tot en met 10.000.000."),
        ("maatregel_nieuw", {"waarvan_jongeren": "1.241"}, "niet hoger zijn dan het aantal deelnemers (1.240)"),
        ("maatregel_nieuw", {"waarvan_bbl": "5.000"}, "niet hoger zijn dan het aantal deelnemers (1.240)"),
        ("maatregel_nieuw", {"cofinanciering": "2.000.000"}, "U kunt niet meer vragen dan de kosten."),
        ("maatregel_nieuw", {"tarief": "0.99"}, "0.99"),
        ("knelpunt_nieuw", {"omschrijving": " "}, "Beschrijf het knelpunt."),
        ("knelpunt_nieuw", {"bron_url": "geen adres"}, "Vul een webadres in"),
        ("knelpunt_nieuw", {"bron_datum": "gisteren"}, "Vul een dag in die bestaat"),
    ],
)
def test_wat_niet_kan_geeft_een_zin_bij_het_veld_en_laat_staan_wat_er_stond(als, anja, leeg, pad, fout, zin):
    goed = {
        "gegevens": GEGEVENS,
        "financiering": {"financieringsplan": "Het fonds betaalt."},
        "maatregel_nieuw": MAATREGEL,
        "knelpunt_nieuw": {"omschrijving": "Te weinig technici", "bron_titel": "Onderzoek"},
    }[pad]
    versie = leeg.versie
    antwoord = bewaar(als(anja), adres(pad, leeg), goed | fout)
    tekst = inhoud(antwoord)
    leeg.refresh_from_db()
    assert antwoord.status_code == 200
    assert zin in tekst
    assert "<title>Fout: " in tekst
    assert "Nog niet opgeslagen" in tekst
    bewaard = [
        waarde for veld, waarde in goed.items() if veld not in fout and isinstance(waarde, str) and len(waarde) > 5
    ]
    assert [waarde for waarde in bewaard if waarde not in tekst] == []
    assert leeg.versie == versie
    assert not leeg.maatregelen.exists()
    assert not leeg.knelpunten.exists()


def test_een_maatregel_wordt_bewaard_met_zijn_knelpunt_en_zijn_geld(als, anja, plan):
    client = als(anja)
    knelpunt = plan.knelpunten.get()
    antwoord = bewaar(client, adres("maatregel_nieuw", plan), MAATREGEL | {"knelpunten": [knelpunt.pk]}, opslaan="x")
    rij = plan.maatregelen.get(volgnummer=3)
    assert antwoord.url == adres("maatregel", plan, 3)
    assert (rij.deelnemers, rij.waarvan_bbl, rij.kosten) == (1240, 0, Decimal("1240000.50"))
    assert list(rij.knelpunten.all()) == [knelpunt]
    tekst = inhoud(client.get(antwoord.url))
    assert "1.240.000,50" in tekst
    assert "Acceptabel: past bij knelpunt 1" in tekst
    assert "Noem voor wie de maatregel is." in tekst


def test_een_maatregel_neemt_geen_knelpunt_van_een_ander_plan(als, anja, plan, leeg):
    knelpunt = services.knelpunt_opslaan(leeg, door=anja, omschrijving="Elders")
    antwoord = bewaar(als(anja), adres("maatregel_nieuw", plan), MAATREGEL | {"knelpunten": [knelpunt.pk]})
    assert antwoord.status_code == 200
    assert plan.maatregelen.count() == 2


def test_een_maatregel_en_een_knelpunt_verdwijnen_pas_na_een_vraag(als, anja, plan):
    client = als(anja)
    for naam, aantal in (("maatregel", 2), ("knelpunt", 1)):
        pad = adres(f"{naam}_verwijderen", plan, 1)
        assert "verwijderen?" in inhoud(client.get(pad))
        assert getattr(plan, f"{naam}en").count() == aantal
        assert "is verwijderd" in inhoud(client.post(pad, follow=True))
        assert getattr(plan, f"{naam}en").count() == aantal - 1


def test_een_ander_onderdeel_dat_intussen_is_bewaard_hindert_niet(als, anja, bram, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    verborgen = gezien(client, pad)
    services.bewerken(plan, door=bram, samenvatting="Bram schreef hier.")
    client.post(pad, verborgen | {"uitvoering": "Anja schreef dit.", "voorwaarden": ""})
    plan.refresh_from_db()
    assert (plan.samenvatting, plan.uitvoering) == ("Bram schreef hier.", "Anja schreef dit.")


def test_hetzelfde_onderdeel_wordt_niet_overschreven_en_beide_teksten_staan_er(als, anja, bram, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    verborgen = gezien(client, pad)
    services.bewerken(plan, door=bram, uitvoering="Zo schreef Bram het.")
    antwoord = client.post(
        pad, verborgen | {"uitvoering": "Zo schreef Anja het.", "voorwaarden": "Wie meedoet, tekent."}
    )
    tekst = inhoud(antwoord)
    plan.refresh_from_db()
    assert plan.uitvoering == "Zo schreef Bram het."
    assert "Iemand anders heeft dit plan intussen gewijzigd." in tekst
    assert "Zo schreef Bram het." in tekst
    assert "Zo schreef Anja het." in tekst
    assert [verschil.nu for verschil in antwoord.context["form"].intussen] == ["Zo schreef Bram het."]

    client.post(
        pad, verborgen_in(tekst) | {"uitvoering": "Zo schreef Anja het.", "voorwaarden": "Wie meedoet, tekent."}
    )
    plan.refresh_from_db()
    assert plan.uitvoering == "Zo schreef Anja het."


def test_een_maatregel_die_een_ander_wijzigde_laat_zien_wat_er_nu_staat(als, anja, bram, plan):
    client, pad = als(anja), adres("maatregel", plan, 1)
    form = client.get(pad).context["form"]
    getypt = (
        {veld.name: veld.value() or "" for veld in form if veld.name != "knelpunten"}
        | gezien(client, pad)
        | {
            "knelpunten": [plan.knelpunten.get().pk],
            "naam": "Anja’s naam",
        }
    )
    rij = plan.maatregelen.get(volgnummer=1)
    services.maatregel_opslaan(plan, door=bram, maatregel=rij, kosten=Decimal(500_000), klaar_op=date(2015, 6, 1))
    antwoord = client.post(pad, getypt)
    assert {(verschil.label, verschil.nu) for verschil in antwoord.context["form"].intussen} == {
        ("Naam van de maatregel", "Leerwerkplekken"),
        ("Kosten in €", "€\u00a0500.000"),
        ("Klaar op", "1 juni 2015"),
    }


@pytest.mark.parametrize("verborgen", [{}, {"versie": "x", "gezien": "y"}, {"versie": "1", "gezien": ""}])
def test_zonder_of_met_een_verzonnen_versie_wordt_niets_overschreven(als, anja, plan, verborgen):
    antwoord = als(anja).post(adres("uitvoering", plan), verborgen | {"uitvoering": "Verzonnen."})
    plan.refresh_from_db()
    assert antwoord.status_code == 200
    assert plan.uitvoering == "Het fonds voert uit."
    assert "Verzonnen." in inhoud(antwoord)


def test_een_maatregel_die_een_ander_verwijderde_houdt_de_getypte_tekst(als, anja, bram, plan):
    client, pad = als(anja), adres("maatregel", plan, 2)
    verborgen = gezien(client, pad)
    services.maatregel_verwijderen(plan, Maatregel.objects.get(aanvraag=plan, volgnummer=2), door=bram)
    antwoord = client.post(pad, verborgen | MAATREGEL)
    assert "Iemand anders heeft deze maatregel verwijderd." in inhoud(antwoord)
    assert "Loopbaanadvies" in inhoud(antwoord)
    form = antwoord.context["form"]
    assert form.helper.form_action == adres("maatregel_nieuw", plan)
    client.post(form.helper.form_action, gezien(client, adres("maatregel_nieuw", plan)) | MAATREGEL)
    assert plan.maatregelen.filter(naam="Loopbaanadvies").exists()


def test_een_partner_komt_erbij_op_kvk_nummer(als, anja, leeg):
    fabrieken.organisatie("vakbond")
    client, pad = als(anja), adres("organisatie", leeg)
    antwoord = client.post(pad, {"kvk": "9000 0002", "rol": "werknemers"}, follow=True)
    assert "Vakbond Bakkerij doet nu mee." in inhoud(antwoord)
    onbekend = {"kvk": "12345678", "rol": "anders"}
    assert "Wij kennen dit KvK-nummer nog niet." in inhoud(client.post(pad, onbekend))
    client.post(pad, onbekend | {"naam": "Gemeente Ede", "soort": "overheid"})
    assert leeg.partners.filter(naam="Gemeente Ede").exists()
    assert not Organisatie.objects.get(kvk="12345678").leden.exists()


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        ({"kvk": "90000001", "rol": "werkgevers"}, "De hoofdaanvrager doet al mee."),
        ({"kvk": "90000002", "rol": "werknemers"}, "Deze organisatie doet al mee aan dit plan."),
        ({"kvk": "abc", "rol": "werknemers"}, "Een KvK-nummer heeft 8 cijfers."),
        ({"kvk": "90000003", "rol": ""}, "Kies namens wie deze partner meedoet."),
    ],
)
def test_een_partner_die_niet_kan_geeft_een_zin(als, anja, plan, gegevens, zin):
    tekst = inhoud(als(anja).post(adres("organisatie", plan), gegevens))
    assert zin in tekst
    assert gegevens["kvk"] in tekst
    assert plan.deelnemers.count() == 1


def test_een_partner_gaat_eruit_na_een_vraag(als, anja, plan):
    client, pad = als(anja), adres("partner_verwijderen", plan, plan.deelnemers.get().pk)
    assert "Vakbond Bakkerij uit dit plan halen?" in inhoud(client.get(pad))
    assert "doet niet meer mee" in inhoud(client.post(pad, follow=True))
    assert not plan.deelnemers.exists()
