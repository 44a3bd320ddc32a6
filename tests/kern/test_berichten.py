"""The inbox: one's own messages, newest first, and reading is kept."""

import html

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling import services as beoordeling
from sectorplannen.kern import berichten, berichtsoorten
from sectorplannen.kern.models import Bericht, Berichtkeuze, Gebruiker, Opdracht
from tests import fabrieken


def test_een_bericht_is_nieuw_tot_het_is_gelezen(als, anja):
    bericht = fabrieken.bericht(
        anja, "Ontvangstbevestiging", "Wij ontvingen uw plan.\nNummer: SP1", link="/plannen/SP1/"
    )
    client = als(anja)
    assert "Nieuw" in client.get(reverse("berichten")).content.decode()
    tekst = client.get(reverse("bericht", args=[bericht.pk])).content.decode()
    assert "Wij ontvingen uw plan.<br>Nummer: SP1" in tekst
    assert 'href="/plannen/SP1/"' in tekst
    assert "Gelezen" in client.get(reverse("berichten")).content.decode()


def test_andermans_bericht_is_er_niet(als, anja, carla):
    bericht = fabrieken.bericht(anja, "Voor Anja", "Tekst")
    client = als(carla)
    assert "Voor Anja" not in client.get(reverse("berichten")).content.decode()
    assert client.get(reverse("bericht", args=[bericht.pk])).status_code == 404


def test_een_bericht_lezen_is_geen_formulier(als, anja):
    assert als(anja).post(reverse("berichten")).status_code == 405


def test_een_lege_inbox_zegt_dat_en_een_volle_vraagt_niet_meer(als, anja):
    client, pad = als(anja), reverse("berichten")
    assert "U heeft nog geen berichten." in client.get(pad).content.decode()

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            client.get(pad)
        return len(gevangen)

    Bericht.objects.bulk_create(Bericht(aan=anja, onderwerp=f"Bericht {n}", tekst="x") for n in range(3))
    drie = queries()
    Bericht.objects.bulk_create(Bericht(aan=anja, onderwerp=f"Bericht {n}", tekst="x") for n in range(57))
    assert queries() == drie


def test_alleen_ongelezen_of_met_bepaalde_woorden(als, anja, carla):
    gelezen = fabrieken.bericht(anja, "Over de bakkerij", "Er is nieuws over koek.")
    fabrieken.bericht(anja, "Over de slagerij")
    fabrieken.bericht(carla, "Over de kapper")
    client, pad = als(anja), reverse("berichten")
    client.get(reverse("bericht", args=[gelezen.pk]))

    def gevonden(vraag: str) -> list[str]:
        return [rij.onderwerp for rij in client.get(f"{pad}?{vraag}").context["pagina"]]

    assert gevonden("") == ["Over de slagerij", "Over de bakkerij"]
    assert gevonden("toon=ongelezen") == ["Over de slagerij"]
    assert gevonden("q=KOEK") == ["Over de bakkerij"]
    assert gevonden("q=over+slagerij&toon=ongelezen") == ["Over de slagerij"]
    assert gevonden("toon=onzin") == ["Over de slagerij", "Over de bakkerij"]
    assert "Er is geen bericht dat hierbij past." in client.get(f"{pad}?q=kapper").content.decode()


def test_de_knop_van_een_bericht_zegt_waar_hij_heen_gaat(als, anja, coen):
    kaal = fabrieken.bericht(anja, link="/plannen/SP1/")
    assert ">Naar het plan</a>" in als(anja).get(reverse("bericht", args=[kaal.pk])).content.decode()
    plan = fabrieken.ingediend()
    beoordeling.vraag_stellen(plan, tekst="Waarom?", door=coen)
    vraag = anja.berichten.get(soort="vraag_gesteld")
    assert ">Naar de vraag</a>" in als(anja).get(reverse("bericht", args=[vraag.pk])).content.decode()


def test_wie_een_soort_niet_per_e_mail_wil_vindt_hem_alleen_hier(als, anja, bram, coen):
    plan = fabrieken.ingediend()
    client, pad = als(bram), reverse("mailkeuze")
    form = client.get(pad).context["form"]
    alles = {naam: veld.initial for naam, veld in form.fields.items()}
    zonder = {naam: [soort for soort in gekozen if soort != "vraag_gesteld"] for naam, gekozen in alles.items()}
    assert client.post(pad, zonder | {"opslaan": "1"}).url == reverse("berichten")
    assert set(bram.berichtkeuzes.values_list("soort", flat=True)) == {"vraag_gesteld"}

    Opdracht.objects.all().delete()
    beoordeling.vraag_stellen(plan, tekst="Waarom?", door=coen)
    assert bram.berichten.filter(soort="vraag_gesteld").exists()
    mails = Opdracht.objects.filter(soort=berichten.MAILEN)
    gemaild = Bericht.objects.filter(pk__in=[rij.gegevens["bericht"] for rij in mails])
    assert [rij.aan for rij in gemaild] == [anja]

    client.post(pad, alles | {"opslaan": "1"})
    assert not bram.berichtkeuzes.exists()


def test_wat_altijd_gemaild_wordt_is_niet_uit_te_zetten(als, anja):
    client, pad = als(anja), reverse("mailkeuze")
    inhoud = client.get(pad).content.decode()
    altijd = [soort for soort in berichtsoorten.alle() if soort.altijd_mailen and not soort.voor_dienst]
    assert altijd
    assert all(soort.titel in html.unescape(inhoud) for soort in altijd)
    assert 'value="plan_verleend"' not in inhoud
    client.post(pad, {"opslaan": "1"})
    niet = set(anja.berichtkeuzes.values_list("soort", flat=True))
    assert niet == {s.naam for s in berichtsoorten.alle() if not s.altijd_mailen and not s.voor_dienst}

    Berichtkeuze.objects.create(gebruiker=anja, soort="plan_ontvangen")
    Opdracht.objects.all().delete()
    fabrieken.ingediend()
    ontvangst = anja.berichten.get(soort="plan_ontvangen")
    assert Opdracht.objects.filter(soort="bericht_mailen", gegevens__bericht=ontvangst.pk).exists()


def test_de_dienst_kiest_over_haar_eigen_berichten(als, coen, anja):
    soorten = {
        naam for veld in als(coen).get(reverse("mailkeuze")).context["form"].fields.values() for naam, _ in veld.choices
    }
    assert "beslissen_bijna" in soorten
    assert "plan_ingetrokken" not in soorten


def test_de_keuze_kost_een_vraag_hoeveel_mensen_er_ook_bericht_krijgen(anja, django_assert_num_queries, db):
    soort = berichtsoorten.soort_van("plan_ingetrokken")
    mensen = [Gebruiker.objects.create_user(f"lid{n}@voorbeeld.nl", None, naam=f"Lid {n}") for n in range(20)]
    Berichtkeuze.objects.bulk_create(Berichtkeuze(gebruiker=wie, soort=soort.naam) for wie in mensen[:5])

    def post(wie):
        return [Bericht(aan=persoon, soort=soort.naam, onderwerp="x", tekst="y") for persoon in wie]

    with CaptureQueriesContext(connection) as een:
        berichten.verstuur(post(mensen[5:6]))
    with django_assert_num_queries(len(een)):
        berichten.verstuur(post(mensen))
    assert Opdracht.objects.count() == 1 + 15
