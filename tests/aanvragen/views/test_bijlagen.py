"""The page of the files: what there is and what is missing, several at once, and who may fetch what, how."""

from datetime import timedelta

import pytest
from django.conf import settings as instellingen
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import FileResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aanvragen import services
from aanvragen.models import Aanvraag, Bijlage, BijlageSoort, ScanStatus
from beoordeling import services as beoordeling
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Opdracht
from tests import fabrieken
from tests.clamd import EICAR, clamd
from tests.fabrieken import PDF

VIRUS = PDF.replace(b"%%EOF", EICAR + b"\n%%EOF")
NOG_NIET = "Dit bestand wordt nog gecontroleerd op virussen."
DICHT = "In dit bestand zat een virus."


@pytest.fixture
def scanner(settings):
    """A virus scanner that is switched on."""
    with clamd() as gedrag:
        settings.CLAMAV_URL = gedrag.adres
        yield gedrag


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def tekst(antwoord) -> str:
    return antwoord.content.decode()


def bestand(naam: str = "stuk.pdf", inhoud: bytes = PDF + b"c") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def voeg_toe(plan: Aanvraag, door, inhoud: bytes = PDF + b"c", soort: str = "c", naam: str = "stuk.pdf") -> Bijlage:
    return services.bijlage_toevoegen(plan, bestand(naam, inhoud), soort, door=door)


def veeg() -> None:
    Opdracht.objects.update(niet_voor=timezone.now())
    opdrachten.veeg()


# --- The page --------------------------------------------------------------------------------------------------------


def test_meer_bestanden_tegelijk_worden_elk_apart_beoordeeld(als, anja, leeg):
    bestanden = [
        bestand("goed.pdf"),
        bestand("leeg.pdf", b""),
        bestand("ook goed.pdf", PDF + b"d"),
        bestand("fout.docx", b"geen docx"),
        bestand("geheim.pdf", PDF.replace(b"/Root", b"/Encrypt 3 0 R /Root")),
    ]
    antwoord = als(anja).post(adres("bijlagen", leeg), {"soort": "c", "bestand": bestanden})
    assert antwoord.status_code == 200
    pagina = tekst(antwoord)
    assert "2 bestanden zijn toegevoegd: ‘goed.pdf’ en ‘ook goed.pdf’." in pagina
    assert "Verbeter nog 3 dingen" in pagina
    for zin in (
        "‘leeg.pdf’ is leeg. Kies een ander bestand.",
        "‘fout.docx’ is geen docx-bestand.",
        "‘geheim.pdf’ is beveiligd met een wachtwoord.",
    ):
        assert zin in pagina
    assert list(leeg.bijlagen.values_list("naam", flat=True)) == ["goed.pdf", "ook goed.pdf"]


def test_dubbel_klikken_geeft_een_bestand(als, anja, leeg):
    client = als(anja)
    for _ in range(2):
        antwoord = client.post(adres("bijlagen", leeg), {"soort": "a", "bestand": bestand()}, follow=True)
        assert "‘stuk.pdf’ is toegevoegd." in tekst(antwoord)
    assert leeg.bijlagen.count() == 1


def test_de_pagina_zegt_per_soort_wat_er_is_en_wat_ontbreekt(als, anja, leeg):
    client, pad = als(anja), adres("bijlagen", leeg)
    pagina = tekst(client.get(pad))
    assert "0 van de 8 soorten zijn er" in pagina
    assert pagina.count("Ontbreekt nog") == 8
    for soort in ("a", "b"):
        voeg_toe(leeg, anja, soort=soort)
    services.bewerken(leeg, door=anja, uitvoering="Het fonds voert uit.")
    pagina = tekst(client.get(pad))
    assert "3 van de 8 soorten zijn er" in pagina
    assert (pagina.count("Toegevoegd</span>"), pagina.count("Staat in het plan"), pagina.count("Ontbreekt nog")) == (
        2,
        1,
        5,
    )
    assert "Andere stukken" not in pagina
    # A surety to be added is no reason to miss the budget, that is there as text.
    services.bewerken(leeg, door=anja, heeft_garantstelling=True, financieringsplan="Wij betalen de helft.")
    assert "4 van de 8 soorten zijn er" in tekst(client.get(pad))
    rij = voeg_toe(leeg, anja, soort="garant")
    pagina = tekst(client.get(pad))
    assert "Andere stukken" in pagina
    assert rij.sha256[:8] + "…" in pagina
    assert " ".join(rij.sha256[i : i + 8] for i in range(0, 64, 8)) in pagina


def test_een_koppeling_bij_een_soort_kiest_die_soort_alvast(als, anja, leeg):
    pagina = tekst(als(anja).get(adres("bijlagen", leeg) + "?soort=e"))
    assert '<option value="e" selected>' in pagina


def test_elke_stand_van_de_scanner_staat_er_in_vorm_en_woord(als, anja, leeg, scanner, settings):
    client, pad = als(anja), adres("bijlagen", leeg)
    schoon, virus = voeg_toe(leeg, anja, soort="a"), voeg_toe(leeg, anja, VIRUS, soort="b")
    pagina = tekst(client.get(pad))
    assert pagina.count("Wordt gecontroleerd op virussen") == 2
    assert "2 bestanden worden gecontroleerd op virussen." in pagina
    assert 'hx-trigger="every 4s"' in pagina
    veeg()
    settings.CLAMAV_URL = ""
    voeg_toe(leeg, anja, soort="c")
    pagina = tekst(client.get(pad))
    assert "hx-trigger" not in pagina.split('id="stukken"')[1]
    for vorm, woord in (
        ("#i-klaar", "Geen virus gevonden"),
        ("#i-kruis", "Virus gevonden"),
        ("#i-ruit", "Niet gecontroleerd op virussen"),
    ):
        assert f'<use href="{vorm}"/></svg>{woord}</span>' in pagina
    assert "(Eicar-Test)" in pagina
    assert adres("bijlage", leeg, schoon.pk) + '"' in pagina
    assert adres("bijlage", leeg, virus.pk) + '"' not in pagina
    assert adres("bijlage_verwijderen", leeg, virus.pk) in pagina


def test_het_kijken_naar_de_stand_stopt_als_de_sessie_voorbij_is(client, leeg):
    """Or the list on the page would be replaced by nothing."""
    assert client.get(adres("bijlagen", leeg), headers={"X-Tussentijds": "lezen"}).status_code == 401


def test_wie_intussen_is_uitgelogd_hoort_dat_de_bestanden_niet_zijn_verstuurd(client, anja, leeg):
    pad = adres("bijlagen", leeg)
    antwoord = client.post(pad, {"soort": "h", "bestand": bestand()})
    assert antwoord.url.startswith(reverse("account_login"))
    client.force_login(anja, backend=instellingen.AUTHENTICATION_BACKENDS[0])
    pagina = tekst(client.get(pad))
    assert "U was uitgelogd. Uw bestanden zijn niet verstuurd. Kies ze opnieuw." in pagina
    assert '<option value="h" selected>' in pagina
    assert "Verbeter nog" not in pagina


def test_twintig_bestanden_vragen_niet_meer_van_de_database_dan_een(als, anja, bram, leeg, scanner):
    client, pad = als(anja), adres("bijlagen", leeg)

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad).status_code == 200
        return len(gevangen)

    voeg_toe(leeg, anja, soort="a")
    queries()
    een = queries()
    for nummer in range(19):
        voeg_toe(leeg, bram if nummer % 2 else anja, PDF + b"%d" % nummer, BijlageSoort.values[nummer % 12])
    assert queries() == een


@pytest.mark.parametrize("te_groot", [False, True])
def test_een_groot_bestand_komt_via_de_schijf_en_laat_daar_niets_achter(als, anja, leeg, settings, tmp_path, te_groot):
    settings.FILE_UPLOAD_TEMP_DIR, settings.BIJLAGE_MAX_MB = tmp_path, 3 if te_groot else 50
    inhoud = PDF + b" " * (4 << 20) + b"%%EOF\n"
    antwoord = als(anja).post(adres("bijlagen", leeg), {"soort": "a", "bestand": bestand("groot.pdf", inhoud)})
    if te_groot:
        assert "‘groot.pdf’ is te groot. Een bestand is ten hoogste 3 MB." in tekst(antwoord)
        assert not leeg.bijlagen.exists()
    else:
        rij = leeg.bijlagen.get()
        assert (rij.grootte, rij.bestand.size) == (len(inhoud), len(inhoud))
    assert list(tmp_path.glob("*.upload*")) == []


# --- Fetching --------------------------------------------------------------------------------------------------------


def test_een_bestand_komt_alleen_om_te_bewaren(als, anja, leeg):
    rij = voeg_toe(leeg, anja, naam='Überein"kunft € 2.pdf')
    antwoord = als(anja).get(adres("bijlage", leeg, rij.pk))
    assert b"".join(antwoord.streaming_content) == PDF + b"c"
    assert antwoord["Content-Disposition"] == "attachment; filename*=utf-8''%C3%9Cberein%22kunft%20%E2%82%AC%202.pdf"
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Length"] == str(len(PDF) + 1)
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert antwoord["Cache-Control"] == "private, no-store"


def test_tot_de_scanner_heeft_gesproken_leest_alleen_de_afzender(als, anja, bram, vera, plan, scanner):
    rij = voeg_toe(plan, anja)
    pad = adres("bijlage", plan, rij.pk)
    assert isinstance(als(anja).get(pad), FileResponse)
    for wie in (bram, vera):
        antwoord = als(wie).get(pad)
        assert antwoord.status_code == 403
        assert NOG_NIET in tekst(antwoord)
    veeg()
    for wie in (anja, bram, vera):
        assert als(wie).get(pad).status_code == 200


def test_een_besmet_bestand_leest_niemand(als, anja, bram, plan, scanner):
    rij = voeg_toe(plan, anja, VIRUS)
    veeg()
    for wie in (anja, bram):
        antwoord = als(wie).get(adres("bijlage", plan, rij.pk))
        assert antwoord.status_code == 403
        assert DICHT in tekst(antwoord)


@pytest.mark.parametrize(("inhoud", "daarna"), [(PDF + b"c", 200), (VIRUS, 403)])
def test_het_agentschap_leest_een_ingediend_bestand_pas_als_het_schoon_is(
    als, anja, coen, carla, tijdvak, scanner, inhoud, daarna
):
    plan = fabrieken.concept()
    rij = voeg_toe(plan, anja, inhoud)
    services.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    pad = adres("stuk", plan, 1, rij.sha256)
    assert als(anja).get(pad).status_code == 200
    antwoord = als(coen).get(pad)
    assert antwoord.status_code == 403
    assert NOG_NIET in tekst(antwoord)
    assert als(carla).get(pad).status_code == 404
    veeg()
    antwoord = als(coen).get(pad)
    assert antwoord.status_code == daarna
    if daarna == 403:
        assert DICHT in tekst(antwoord)


def test_wat_besmet_was_en_uit_het_plan_ging_is_er_ook_voor_het_agentschap_niet(
    als, anja, coen, tijdvak, scanner, django_capture_on_commit_callbacks
):
    plan = fabrieken.concept()
    rij = voeg_toe(plan, anja, VIRUS)
    services.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    veeg()
    uiterlijk = (fabrieken.VOLLEDIG + timedelta(days=9)).date()
    beoordeling.aanvulling_vragen(
        plan, onderdelen=["c"], vraag="Virus.", uiterlijk_op=uiterlijk, door=coen, op=fabrieken.VOLLEDIG
    )
    with django_capture_on_commit_callbacks(execute=True):
        services.bijlage_verwijderen(plan, rij, door=anja)
    antwoord = als(coen).get(adres("stuk", plan, 1, rij.sha256))
    assert antwoord.status_code == 404
    assert "Dit bestand is er niet meer." in tekst(antwoord)


def test_een_bestand_dat_weg_is_geeft_een_duidelijke_pagina(als, anja, plan):
    rij = plan.bijlagen.first()
    rij.bestand.storage.delete(str(rij.bestand))
    antwoord = als(anja).get(adres("bijlage", plan, rij.pk))
    assert antwoord.status_code == 404
    assert "Dit bestand is er niet meer." in tekst(antwoord)
    assert rij.naam in tekst(antwoord)


def test_bestanden_hoeven_niet_in_een_map_te_staan(als, anja, bram, leeg, scanner, settings):
    """As in object storage: nothing of it is on this machine's disk."""
    anders = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = instellingen.STORAGES | {"default": anders}
    groot = PDF + b" " * (3 << 20) + b"%%EOF\n"
    als(anja).post(
        adres("bijlagen", leeg), {"soort": "a", "bestand": [bestand("groot.pdf", groot), bestand("v.pdf", VIRUS)]}
    )
    assert not any(pad.is_file() for pad in instellingen.MEDIA_ROOT.rglob("*"))
    veeg()
    heel, virus = leeg.bijlagen.get(naam="groot.pdf"), leeg.bijlagen.get(naam="v.pdf")
    assert (heel.scan, virus.scan) == (ScanStatus.SCHOON, ScanStatus.BESMET)
    antwoord = als(bram).get(adres("bijlage", leeg, heel.pk))
    assert b"".join(antwoord.streaming_content) == groot
    assert not virus.bestand.storage.exists(str(virus.bestand))
