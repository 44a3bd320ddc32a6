"""Filling in a section: what is saved, what is refused, and that nothing typed is ever lost."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from aanvragen import services
from aanvragen.forms.vergelijken import als_invoer
from aanvragen.models import Aanvraag, Maatregel
from sectorplannen.kern.models import Organisatie
from tests import fabrieken

GEGEVENS = {
    "naam": "Vakwerk", "soort": "regio", "regios": [1, 2], "sectoren": [4], "samenvatting": "Kort.",
    "start_op": "1 maart 2014", "eind_op": "28-2-2016", "voorschot_gewenst": "True",
}  # fmt: skip
MAATREGEL = {
    "naam": "Loopbaanadvies", "thema": "d", "categorie": "mobiliteit", "deelnemers": "1.240", "waarvan_jongeren": "240",
    "waarvan_bbl": "", "gevraagd": "600.000", "klaar_op": "31/12/2015", "activiteit": "Gesprekken.",
    "meetwijze": "Gesprekken tellen.", "kostenposten-TOTAL_FORMS": "1", "kostenposten-INITIAL_FORMS": "0",
    "kostenposten-0-soort": "advies", "kostenposten-0-kosten": "€ 1.240.000,50",
}  # fmt: skip

TEKSTEN = ("naam", "samenvatting", "financieringsplan", "activiteit", "meetwijze", "omschrijving", "bron_titel")
"""Fields that are saved as they were typed."""


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


def als_browser(antwoord) -> dict[str, list[str]]:
    """All that a browser would send of the form on a page, before anyone types in it."""
    form = antwoord.context["form"]
    verborgen = {veld.name: [str(veld.value() or "")] for veld in form.hidden_fields()}
    lijnen = [*form.lijnen.management_form, *(veld for lijn in form.lijnen for veld in lijn)] if form.lijnen else []
    return verborgen | {veld.html_name: als_invoer(veld) for veld in [*form.visible_fields(), *lijnen]}


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
        ("maatregel_nieuw", {"gevraagd": "2.000.000"}, "U kunt ten hoogste €\u00a0620.000,25 vragen."),
        ("knelpunt_nieuw", {"omschrijving": " "}, "Beschrijf het knelpunt."),
        ("knelpunt_nieuw", {"bron_url": "geen adres"}, "Vul een webadres in"),
        ("knelpunt_nieuw", {"bron_datum": "gisteren"}, "Vul een dag in die bestaat"),
    ],
)
def test_wat_niet_kan_geeft_een_zin_bij_het_veld_en_de_rest_wordt_bewaard(als, anja, leeg, pad, fout, zin):
    goed = {
        "gegevens": GEGEVENS,
        "financiering": {"financieringsplan": "Het fonds betaalt."},
        "maatregel_nieuw": MAATREGEL,
        "knelpunt_nieuw": {"omschrijving": "Te weinig technici", "bron_titel": "Onderzoek"},
    }[pad]
    antwoord = bewaar(als(anja), adres(pad, leeg), goed | fout)
    tekst = inhoud(antwoord)
    leeg.refresh_from_db()
    assert antwoord.status_code == 200
    assert zin in tekst
    assert "<title>Fout: " in tekst
    assert re.search(r"Opgeslagen om \d\d:\d\d, behalve [123] antwoord", tekst)
    getypt = [
        waarde for veld, waarde in goed.items() if veld not in fout and isinstance(waarde, str) and len(waarde) > 5
    ]
    assert [waarde for waarde in getypt if waarde not in tekst] == []
    rij = {"maatregel_nieuw": leeg.maatregelen.first(), "knelpunt_nieuw": leeg.knelpunten.first()}.get(pad, leeg)
    (veld,) = fout
    teksten = {naam: getattr(rij, naam) for naam in TEKSTEN if naam in goed and naam != veld}
    assert teksten
    assert teksten == {naam: goed[naam] for naam in teksten}
    assert str(getattr(rij, veld, "")) not in str(fout[veld]) or not getattr(rij, veld)


def test_een_maatregel_wordt_bewaard_met_zijn_knelpunt_en_zijn_geld(als, anja, plan):
    client = als(anja)
    knelpunt = plan.knelpunten.get()
    antwoord = bewaar(client, adres("maatregel_nieuw", plan), MAATREGEL | {"knelpunten": [knelpunt.pk]}, opslaan="x")
    rij = plan.maatregelen.get(volgnummer=3)
    assert antwoord.url == adres("maatregel", plan, 3)
    assert (rij.deelnemers, rij.waarvan_bbl, rij.kosten) == (1240, 0, Decimal("1240000.50"))
    assert (rij.tarief, rij.gevraagd, rij.cofinanciering) == (Decimal("0.50"), 600_000, 600_000)
    assert list(rij.knelpunten.all()) == [knelpunt]
    tekst = inhoud(client.get(antwoord.url))
    assert "1.240.000,50" in tekst
    assert "Acceptabel: past bij knelpunt 1" in tekst
    assert "Noem voor wie de maatregel is." in tekst


def test_een_maatregel_neemt_geen_knelpunt_van_een_ander_plan(als, anja, plan, leeg):
    knelpunt = services.knelpunt_opslaan(leeg, door=anja, omschrijving="Elders")
    antwoord = bewaar(als(anja), adres("maatregel_nieuw", plan), MAATREGEL | {"knelpunten": [knelpunt.pk]})
    assert antwoord.status_code == 200
    assert "knelpunten" in antwoord.context["form"].errors
    assert not plan.maatregelen.get(volgnummer=3).knelpunten.exists()


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


def test_hetzelfde_antwoord_wordt_niet_overschreven_en_beide_teksten_staan_er(als, anja, bram, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    getypt = {"uitvoering": "Zo schreef Anja het.", "voorwaarden": "Wie meedoet, tekent. Ook dit."}
    verborgen = gezien(client, pad)
    services.bewerken(plan, door=bram, uitvoering="Zo schreef Bram het.")
    antwoord = client.post(pad, verborgen | getypt)
    tekst = inhoud(antwoord)
    plan.refresh_from_db()
    assert plan.uitvoering == "Zo schreef Bram het."
    assert plan.voorwaarden == "Wie meedoet, tekent. Ook dit."
    assert "Bram heeft dit onderdeel om" in tekst
    assert "Zo schreef <ins>Bram</ins> het." in tekst
    assert "Zo schreef <ins>Anja</ins> het." in tekst
    assert "behalve 1 antwoord" in tekst
    assert [verschil.nu for verschil in antwoord.context["form"].intussen] == ["Zo schreef Bram het."]


@pytest.mark.parametrize(("keuze", "blijft"), [("mijn", "Zo schreef Anja het."), ("ander", "Zo schreef Bram het.")])
def test_na_een_keuze_staat_de_gekozen_tekst_er_en_wordt_niets_meer_gevraagd(als, anja, bram, plan, keuze, blijft):
    client, pad = als(anja), adres("uitvoering", plan)
    getypt = {"uitvoering": "Zo schreef Anja het.", "voorwaarden": ""}
    verborgen = gezien(client, pad)
    services.bewerken(plan, door=bram, uitvoering="Zo schreef Bram het.")
    tekst = inhoud(client.post(pad, verborgen | getypt))
    antwoord = client.post(pad, verborgen_in(tekst) | getypt | {"neem_uitvoering": keuze})
    plan.refresh_from_db()
    assert antwoord.status_code == 302
    assert plan.uitvoering == blijft


def test_zonder_keuze_wordt_nog_eens_gevraagd_en_na_een_derde_tekst_ook(als, anja, bram, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    getypt = {"uitvoering": "Zo schreef Anja het.", "voorwaarden": ""}
    verborgen = gezien(client, pad)
    services.bewerken(plan, door=bram, uitvoering="Zo schreef Bram het.")
    tweede = inhoud(client.post(pad, verborgen | getypt))
    derde = inhoud(client.post(pad, verborgen_in(tweede) | getypt))
    assert "Zo schreef <ins>Bram</ins> het." in derde
    services.bewerken(plan, door=bram, uitvoering="Bram schreef nog iets anders.")
    vierde = inhoud(client.post(pad, verborgen_in(derde) | getypt | {"neem_uitvoering": "mijn"}))
    plan.refresh_from_db()
    assert "iets anders" in vierde
    assert plan.uitvoering == "Bram schreef nog iets anders."


def test_wat_een_ander_wijzigde_in_een_vak_dat_men_met_rust_liet_komt_mee(als, anja, bram, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    getypt = als_browser(client.get(pad)) | {"uitvoering": "Anja schreef dit."}
    services.bewerken(plan, door=bram, voorwaarden="Bram schreef dit.")
    antwoord = client.post(pad, getypt)
    plan.refresh_from_db()
    assert antwoord.status_code == 302
    assert (plan.uitvoering, plan.voorwaarden) == ("Anja schreef dit.", "Bram schreef dit.")


def test_een_antwoord_dat_twee_keer_wordt_verstuurd_is_geen_botsing_met_zichzelf(als, anja, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    bericht = gezien(client, pad) | {"uitvoering": "Anja schreef dit.", "voorwaarden": "Wie meedoet, tekent."}
    client.post(pad, bericht)
    plan.refresh_from_db()
    versie = plan.versie
    assert client.post(pad, bericht).status_code == 302
    plan.refresh_from_db()
    assert (plan.uitvoering, plan.versie) == ("Anja schreef dit.", versie)


def test_een_nieuwe_maatregel_die_twee_keer_wordt_verstuurd_komt_er_een_keer(als, anja, plan):
    client, pad = als(anja), adres("maatregel_nieuw", plan)
    bericht = gezien(client, pad) | MAATREGEL
    assert client.post(pad, bericht).status_code == client.post(pad, bericht).status_code == 302
    assert plan.maatregelen.filter(naam="Loopbaanadvies").count() == 1


def test_een_maatregel_die_een_ander_wijzigde_laat_alleen_zien_wat_beiden_veranderden(als, anja, bram, plan):
    client, pad = als(anja), adres("maatregel", plan, 1)
    getypt = als_browser(client.get(pad)) | {"naam": "Anja’s naam", "klaar_op": "1-5-2015"}
    rij = plan.maatregelen.get(volgnummer=1)
    services.maatregel_opslaan(plan, door=bram, maatregel=rij, doelgroep="Slagers", klaar_op=date(2015, 6, 1))
    antwoord = client.post(pad, getypt)
    rij.refresh_from_db()
    assert {(v.label, v.mijn, v.nu) for v in antwoord.context["form"].intussen} == {
        ("Klaar op", "1 mei 2015", "1 juni 2015")
    }
    assert (rij.naam, rij.doelgroep, rij.klaar_op) == ("Anja’s naam", "Slagers", date(2015, 6, 1))


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
    bericht = verborgen_in(inhoud(antwoord)) | MAATREGEL
    client.post(form.helper.form_action, bericht)
    client.post(form.helper.form_action, bericht)
    assert plan.maatregelen.filter(naam="Loopbaanadvies").count() == 1


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
