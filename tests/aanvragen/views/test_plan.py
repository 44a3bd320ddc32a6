"""Reading a plan: task list, timeline, decision, filings, files; and that no page asks more as a plan grows."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services
from aanvragen.models import Aanvraag
from beoordeling import services as beoordeling
from tests import fabrieken
from tests.fabrieken import PDF


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def inhoud(antwoord) -> str:
    return antwoord.content.decode()


def test_de_takenlijst_zegt_wat_compleet_is_en_wat_niet(als, anja, plan, leeg):
    client = als(anja)
    assert "7 van de 7 onderdelen zijn compleet" in inhoud(client.get(adres("plan", plan)))
    tekst = inhoud(client.get(adres("plan", leeg)))
    assert "0 van de 7 onderdelen zijn compleet" in tekst
    assert tekst.count("Nog niet begonnen") == 7
    assert "Kan nog niet" in tekst


def test_een_besluit_staat_er_per_maatregel_en_met_de_reden(als, anja, tijdvak):
    plan = fabrieken.ter_besluitvorming()
    toekenningen = fabrieken.zoals_gevraagd(plan)
    beoordeling.verlenen(
        plan, toekenningen, motivering="Het plan voldoet.", door=fabrieken.persoon("els"), op=fabrieken.BESLOTEN
    )
    tekst = inhoud(als(anja).get(adres("plan", plan)))
    for wat in ("Verlening", "3 maart 2014", "€\u00a0350.000", "Het plan voldoet.", "1. Leerwerkplekken", "200.000"):
        assert wat in tekst


def test_een_afwijzing_noemt_de_grond(als, anja, tijdvak):
    plan = fabrieken.afgewezen()
    assert "c. De maatregelen volgen niet uit de analyse" in inhoud(als(anja).get(adres("plan", plan)))


def test_de_aanvrager_leest_geen_namen_en_geen_notities_van_de_dienst(als, anja, coen, tijdvak):
    plan = fabrieken.ter_besluitvorming()
    aanvrager, dienst = inhoud(als(anja).get(adres("plan", plan))), inhoud(als(coen).get(adres("plan", plan)))
    assert "Agentschap SZW" in aanvrager
    assert "Besproken." not in aanvrager
    assert "Coen" not in aanvrager
    assert "Besproken." in dienst


def test_een_indiening_staat_er_zoals_zij_was(als, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd("Oude naam", onderdelen=())
    services.bewerken(plan, door=anja, naam="Nieuwe naam", samenvatting="Later geschreven.")
    tekst = inhoud(als(anja).get(adres("indiening", plan, 1)))
    assert "Oude naam" in tekst
    assert "Bakkers leren een nieuw vak." in tekst
    assert "Later geschreven." not in tekst
    assert "De vingerafdruk klopt" in tekst


def test_wie_meeleest_ziet_tijdens_een_aanvulling_niet_wat_nog_niet_is_verstuurd(als, vera, dirk, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd(onderdelen=())
    services.bewerken(plan, door=anja, samenvatting="Nog niet verstuurd.")
    for wie in (vera, dirk):
        assert "Nog niet verstuurd." not in inhoud(als(wie).get(adres("plan", plan)))


def test_een_onbekende_indiening_is_er_niet(als, anja, ingediend):
    assert als(anja).get(adres("indiening", ingediend, 2)).status_code == 404


def test_een_bijlage_wordt_toegevoegd_opgehaald_en_weggehaald(als, anja, leeg):
    client, pad = als(anja), adres("bijlagen", leeg)
    antwoord = client.post(pad, {"soort": "a", "bestand": SimpleUploadedFile("overeenkomst.pdf", PDF)}, follow=True)
    assert "‘overeenkomst.pdf’ is toegevoegd." in inhoud(antwoord)
    stuk = leeg.bijlagen.get()
    bestand = client.get(adres("bijlage", leeg, stuk.pk))
    assert b"".join(bestand.streaming_content) == PDF
    assert bestand["Content-Disposition"] == 'attachment; filename="overeenkomst.pdf"'
    assert bestand["Content-Type"] == "application/pdf"
    assert bestand["X-Content-Type-Options"] == "nosniff"
    client.post(adres("bijlage_verwijderen", leeg, stuk.pk))
    assert not leeg.bijlagen.exists()


@pytest.mark.parametrize(
    ("soort", "bestand", "zin"),
    [
        ("a", None, "Kies een bestand."),
        ("", ("x.pdf", PDF), "Kies wat voor stuk het is."),
        ("a", ("x.pdf", b""), "‘x.pdf’ is leeg."),
        ("a", ("x.exe", b"MZ"), "‘x.exe’ kan niet."),
        ("a", ("x.pdf", b"geen pdf"), "‘x.pdf’ is geen pdf-bestand."),
        ("a", ("x.pdf", PDF + b"0" * 1_100_000), "‘x.pdf’ is te groot."),
        ("z", ("x.pdf", PDF), "Kies een soort uit de lijst."),
    ],
)
def test_een_bestand_dat_niet_kan_geeft_een_duidelijke_zin(als, anja, leeg, settings, soort, bestand, zin):
    settings.BIJLAGE_MAX_MB = 1
    gegevens = {"soort": soort} | ({"bestand": SimpleUploadedFile(*bestand)} if bestand else {})
    antwoord = als(anja).post(adres("bijlagen", leeg), gegevens)
    assert antwoord.status_code == 200
    assert zin in inhoud(antwoord)
    assert not leeg.bijlagen.exists()


def test_een_bestand_dat_er_niet_meer_is_geeft_geen_fout(als, anja, plan):
    stuk = plan.bijlagen.first()
    stuk.bestand.storage.delete(stuk.bestand.name)
    assert als(anja).get(adres("bijlage", plan, stuk.pk)).status_code == 404


@pytest.mark.parametrize("naam", ["plan", "organisatie", "knelpunten", "maatregelen", "bijlagen", "controleren"])
def test_een_groter_plan_vraagt_niet_meer_van_de_database(als, anja, plan, naam):
    client, pad = als(anja), adres(naam, plan)

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad).status_code == 200
        return len(gevangen)

    client.get(pad)
    klein = queries()
    for nummer in range(15):
        knelpunt = services.knelpunt_opslaan(plan, door=anja, omschrijving=f"Knelpunt {nummer}")
        gelijk = fabrieken.SMART | fabrieken.MAATREGELEN[1] | {"naam": f"Maatregel {nummer}"}
        services.maatregel_opslaan(plan, door=anja, knelpunten=[knelpunt], **gelijk)
        services.bijlage_toevoegen(plan, SimpleUploadedFile(f"{nummer}.pdf", PDF + b"%d" % nummer), "overig", door=anja)
    services.deelnemer_toevoegen(plan, fabrieken.organisatie("vreemde"), "anders", door=anja)
    assert queries() == klein


def test_een_lang_verleden_vraagt_niet_meer_van_de_database(als, anja, coen, tijdvak):
    kort, lang = fabrieken.ingediend("Kort"), fabrieken.ingediend("Lang")
    for ronde in range(3):
        op = fabrieken.VOLLEDIG + timedelta(days=ronde * 10)
        uiterlijk = (op + timedelta(days=5)).date()
        beoordeling.aanvulling_vragen(lang, onderdelen=["g"], vraag="Meer.", uiterlijk_op=uiterlijk, door=coen, op=op)
        services.aanvullen(lang, door=anja, op=op + timedelta(days=1))
    client = als(anja)

    def queries(plan: Aanvraag) -> int:
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(adres("plan", plan)).status_code == 200
        return len(gevangen)

    queries(kort)
    assert queries(kort) == queries(lang)


def test_de_dienst_leest_alleen_stukken_die_zijn_ingediend(tijdvak, anja, coen, carla, als):
    """What was added during a supplement is not theirs to read; what was filed stays, also when it was taken out since."""
    plan = fabrieken.aanvulling_gevraagd(onderdelen=())
    eerste = plan.bijlagen.get(soort="a")
    nieuw = services.bijlage_toevoegen(plan, SimpleUploadedFile("nieuw.pdf", fabrieken.PDF + b"x"), "g", door=anja)
    services.bijlage_verwijderen(plan, eerste, door=anja)
    assert als(coen).get(reverse("aanvragen:bijlage", args=[plan.nummer, nieuw.pk])).status_code == 404
    assert als(anja).get(reverse("aanvragen:bijlage", args=[plan.nummer, nieuw.pk])).status_code == 200
    ingediend = reverse("aanvragen:stuk", args=[plan.nummer, 1, eerste.sha256])
    for wie in (coen, anja):
        antwoord = als(wie).get(ingediend)
        assert b"".join(antwoord.streaming_content) == fabrieken.PDF
        assert antwoord["Content-Disposition"].startswith("attachment")
    assert als(carla).get(ingediend).status_code == 404
    assert als(coen).get(reverse("aanvragen:stuk", args=[plan.nummer, 1, nieuw.sha256])).status_code == 404


def test_dagen_die_voorbij_zijn_staan_bij_een_plan_in_uitvoering_achter_een_regel(als, anja, tijdvak):
    """Granted in 2014: every day by which it had to do something has passed, and nothing says so line by line."""
    tekst = als(anja).get(adres("plan", fabrieken.verleend())).content.decode()
    voor, regel, achter = tekst.partition("<summary>Dagen die voorbij zijn (3)</summary>")
    assert regel
    assert "uiterlijk" not in voor.partition('id="uitvoering"')[2]
    assert achter.partition("</details>")[0].count("uiterlijk") == 3
    assert "(voorbij)" not in tekst
