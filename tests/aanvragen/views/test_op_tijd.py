"""The last page, the moment that counts, and the proof: who may press, when it is in time, and what one gets."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aanvragen import bewijs, services
from aanvragen.models import Aanvraag, Indiening, Tijdvak
from tests import fabrieken


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def inhoud(antwoord) -> str:
    return antwoord.content.decode()


def test_wie_niet_mag_tekenen_ziet_wie_dat_wel_mag_en_kan_het_vragen(als, anja, bram, plan):
    client = als(bram)
    tekst = inhoud(client.get(adres("controleren", plan)))
    assert "Wie mag tekenen voor Werkgevers Bakkerij: Anja." in tekst
    assert "Vraag om te tekenen" in tekst
    antwoord = client.post(adres("handtekening", plan), follow=True)
    assert antwoord.redirect_chain == [(adres("controleren", plan), 302)]
    assert "Wij hebben Anja gevraagd om te tekenen" in inhoud(antwoord)
    assert anja.berichten.get().link == adres("controleren", plan)
    assert "in het afgelopen uur al gevraagd" in inhoud(client.post(adres("handtekening", plan), follow=True))
    assert anja.berichten.count() == 1


def test_een_vraag_om_te_tekenen_komt_niet_van_een_vreemde_of_door_een_link(als, anja, bram, carla, plan):
    assert als(carla).post(adres("handtekening", plan)).status_code == 404
    assert als(bram).get(adres("handtekening", plan)).url == adres("controleren", plan)
    assert not anja.berichten.exists()


def test_wie_tekent_verklaart_dat_het_dossier_openbaar_wordt(als, anja, plan):
    tekst = inhoud(als(anja).get(adres("controleren", plan)))
    assert "openbaar wordt, zonder persoonsgegevens (artikel 2.3, zevende lid)" in tekst
    assert "Wie mag tekenen voor Werkgevers Bakkerij: Anja (uzelf)." in tekst


@pytest.mark.parametrize(
    "pagina",
    ["plan", "organisatie", "gegevens", "knelpunten", "knelpunt_nieuw", "maatregelen", "maatregel_nieuw", "uitvoering",
     "financiering", "bijlagen", "controleren", "verwijderen"],
)  # fmt: skip
def test_op_elke_pagina_van_een_concept_staat_dat_het_niet_is_ingediend_en_hoe_lang_nog(als, anja, plan, pagina):
    tekst = inhoud(als(anja).get(adres(pagina, plan)))
    assert "NIET INGEDIEND" in tekst
    assert "Nog 9 dagen en 9 uur" in tekst


def test_wie_uitgelogd_op_de_knop_drukt_komt_na_het_inloggen_bij_de_knop_en_leest_dat_niets_is_ingediend(
    client, anja, plan
):
    pad = adres("indienen", plan)
    antwoord = client.post(pad, {"akkoord": "on"})
    assert antwoord.url == f"/account/login/?next={pad}" or antwoord.url.endswith(f"?next={pad}")
    antwoord = client.post(antwoord.url, {"login": anja.email, "password": fabrieken.WACHTWOORD}, follow=True)
    assert antwoord.redirect_chain[-1] == (adres("controleren", plan), 302)
    tekst = inhoud(antwoord)
    assert "Er is nog niets ingediend." in tekst
    assert "Plan indienen" in tekst
    assert not Indiening.objects.exists()


def test_de_toelichting_bij_een_aanvulling_overleeft_het_uitloggen(client, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    pad = adres("aanvullen", plan)
    antwoord = client.post(pad, {"akkoord": "on", "toelichting": "De begroting is uitgelegd."})
    antwoord = client.post(antwoord.url, {"login": anja.email, "password": fabrieken.WACHTWOORD}, follow=True)
    tekst = inhoud(antwoord)
    assert "Er is nog niets verstuurd." in tekst
    assert "De begroting is uitgelegd.</textarea>" in tekst
    assert plan.indieningen.count() == 1


def test_een_redacteur_die_na_het_inloggen_op_de_knop_komt_ziet_geen_fout(als, bram, plan):
    assert als(bram).get(adres("indienen", plan)).url == adres("controleren", plan)


def test_het_moment_is_dat_van_aankomst_ook_als_de_behandeling_na_sluiting_komt(
    als, anja, plan, open_tijdvak, settings
):
    """The proxy took the request in time; it waited for a worker until after closing."""
    settings.AANKOMST_VAN_PROXY = True
    sluit = timezone.now() - timedelta(seconds=20)
    Tijdvak.objects.filter(pk=open_tijdvak.pk).update(sluit_op=sluit)
    te_laat, op_tijd = sluit + timedelta(microseconds=1), sluit
    client = als(anja)
    tekst = inhoud(client.post(adres("indienen", plan), {"akkoord": "on"}, headers={"X-Request-Start": proxy(te_laat)}))
    assert "Negende tijdvak is gesloten. Indienen kon tot en met" in tekst
    assert "en is niet ingediend. Alles is bewaard." in tekst
    plan.refresh_from_db()
    assert plan.is_concept
    assert plan.maatregelen.count() == 2
    antwoord = client.post(adres("indienen", plan), {"akkoord": "on"}, headers={"X-Request-Start": proxy(op_tijd)})
    assert antwoord.url == adres("ontvangst", plan)
    assert Indiening.objects.get().op == op_tijd


def proxy(moment: datetime) -> str:
    return f"t={int(moment.timestamp())}.{moment.microsecond:06d}"


def test_na_sluiting_staat_er_geen_knop_maar_waarom(als, anja, plan, open_tijdvak):
    Tijdvak.objects.filter(pk=open_tijdvak.pk).update(sluit_op=timezone.now() - timedelta(minutes=1))
    tekst = inhoud(als(anja).get(adres("controleren", plan)))
    assert "Negende tijdvak is gesloten. Indienen kon tot en met" in tekst
    assert "Alles wat u heeft ingevuld, is bewaard." in tekst
    assert "Plan indienen" not in tekst


def test_twee_tabbladen_die_elkaar_kruisen_komen_allebei_bij_het_bewijs(als, anja, plan, monkeypatch):
    """The second request read the plan as a draft, and finds under the lock that the first was there."""
    echt = services.indienen

    def de_ander_eerst(aanvraag, **opties):
        echt(Aanvraag.objects.get(pk=aanvraag.pk), door=anja)
        return echt(aanvraag, **opties)

    monkeypatch.setattr(services, "indienen", de_ander_eerst)
    antwoord = als(anja).post(adres("indienen", plan), {"akkoord": "on"}, follow=True)
    assert antwoord.redirect_chain == [(adres("ontvangst", plan), 302)]
    assert "Dit plan is al ingediend. Hier is uw bewijs van ontvangst." in inhoud(antwoord)
    assert Indiening.objects.count() == 1


def test_twee_keer_aanvullen_geeft_een_aanvulling_en_twee_keer_het_bewijs(als, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    client = als(anja)
    for _ in range(2):
        antwoord = client.post(adres("aanvullen", plan), {"akkoord": "on", "toelichting": ""})
        assert antwoord.url == adres("ontvangst", plan)
    assert plan.indieningen.count() == 2


def test_het_bewijs_is_er_meteen_ook_zonder_werker(als, anja, bram, ingediend):
    rij = ingediend.laatste_indiening
    pad = adres("bewijs", ingediend, 1)
    assert f'href="{pad}"' in inhoud(als(anja).get(adres("ontvangst", ingediend)))
    antwoord = als(bram).get(pad)
    data = b"".join(antwoord.streaming_content)
    assert data == bewijs.maak(Indiening.objects.get())
    assert antwoord["Content-Type"] == "application/pdf"
    assert f'attachment; filename="bewijs-van-ontvangst-{ingediend.nummer}.pdf"' in antwoord["Content-Disposition"]
    assert "no-store" in antwoord["Cache-Control"]
    assert default_storage.exists(bewijs.pad(rij))
    assert b"".join(als(anja).get(pad).streaming_content) == data  # the one that was kept


def test_het_bewijs_is_alleen_voor_wie_het_plan_mag_zien(als, client, anja, carla, dirk, petra, plan, ingediend):
    pad = adres("bewijs", ingediend, 1)
    assert als(carla).get(pad).status_code == 404
    assert client.get(pad).status_code == 302
    assert als(dirk).get(pad).status_code == 403  # he declares first
    fabrieken.zonder_band(ingediend, "dirk")
    assert als(dirk).get(pad).status_code == 200
    assert als(anja).get(adres("bewijs", ingediend, 2)).status_code == 404
    assert als(anja).get(adres("bewijs", plan, 1)).status_code == 404
    ingediend.belangenverklaringen.filter(beoordelaar=dirk).update(heeft_band=True, toelichting="Familie")
    assert als(dirk).get(pad).status_code == 404


@pytest.mark.parametrize("pagina", ["controleren", "ontvangst", "indiening"])
def test_het_aantal_vragen_hangt_niet_af_van_maatregelen_en_bestanden(als, anja, open_tijdvak, pagina):
    fabrieken.concept("De eerste", tijdvak=open_tijdvak)  # is for a sector alone, those after it for a region as well

    def vragen(aantal: int) -> int:
        plan = fabrieken.concept(f"Met {aantal}", tijdvak=open_tijdvak)
        for oud in plan.maatregelen.all():
            services.maatregel_verwijderen(plan, oud, door=anja)
        for oud in plan.bijlagen.all():
            services.bijlage_verwijderen(plan, oud, door=anja)
        for nummer in range(1, aantal + 1):
            services.maatregel_opslaan(
                plan,
                door=anja,
                knelpunten=list(plan.knelpunten.all()),
                kostenposten=[{"soort": "opleiding", "kosten": Decimal(nummer)}] * 3,
                **fabrieken.SMART | {"naam": f"Maatregel {nummer}", "thema": "e", "categorie": "scholing"},
            )
            bestand = SimpleUploadedFile(f"stuk-{nummer}.pdf", fabrieken.PDF)
            services.bijlage_toevoegen(plan, bestand, "overig", door=anja)
        rest = []
        if pagina != "controleren":
            with transaction.atomic():  # what blocks does not matter here
                Aanvraag.objects.filter(pk=plan.pk).update(status="ingediend", ingediend_op=timezone.now())
                services.bevries(plan, op=timezone.now(), door=anja)
            rest = [1] if pagina == "indiening" else []
        client, pad = als(anja), adres(pagina, plan, *rest)
        client.get(pad)
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad).status_code == 200
        return len(gevangen)

    assert vragen(1) == vragen(20)


def test_een_verlenging_is_te_zien_in_de_band_de_lijst_bij_nieuw_en_op_de_beginpagina(
    als, client, anja, beheer, plan, open_tijdvak
):
    zin = "erlengd tot en met"
    paden = [adres("gegevens", plan), reverse("aanvragen:mijn_plannen"), reverse("aanvragen:nieuw")]
    for pad in paden:
        assert zin not in inhoud(als(anja).get(pad))
    assert zin not in inhoud(client.get("/"))
    nu = timezone.now()
    services.storing_vastleggen(
        open_tijdvak,
        van=nu - timedelta(hours=2),
        tot=nu - timedelta(hours=1),
        sluit_op=open_tijdvak.sluit_op + timedelta(days=1),
        reden="Het netwerk was weg.",
        door=beheer,
    )
    for pad in paden:
        tekst = inhoud(als(anja).get(pad))
        assert zin in tekst
        assert "door een storing op" in tekst
    assert zin in inhoud(client.get("/"))
