"""Checking, filing, supplementing, withdrawing, deleting: what the screens say and do."""

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
from aanvragen.statussen import Status
from tests import fabrieken


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def inhoud(antwoord) -> str:
    return antwoord.content.decode()


def test_controleren_toont_alles_met_een_link_om_te_wijzigen(als, anja, plan):
    tekst = inhoud(als(anja).get(adres("controleren", plan)))
    for wat in (
        "Vakbond Bakkerij",
        "Bakkers leren een nieuw vak.",
        "Te weinig technici",
        "Leerwerkplekken",
        "stuk-a.pdf",
    ):
        assert wat in tekst
    for naam in ("organisatie", "gegevens", "knelpunten", "maatregelen", "uitvoering", "financiering", "bijlagen"):
        assert f'href="{adres(naam, plan)}"' in tekst
    assert "Plan indienen" in tekst
    assert "<p>Bakkers leren een nieuw vak.</p>" in tekst


def test_wat_moet_blokkeert_de_knop(als, anja, leeg):
    tekst = inhoud(als(anja).get(adres("controleren", leeg)))
    assert "U kunt nog niet indienen." in tekst
    assert "Plan indienen" not in tekst
    assert "Noem ten minste 1 knelpunt." in tekst


def test_wat_nog_mist_houdt_niet_tegen_maar_wordt_gezegd(als, anja, plan):
    services.bijlage_verwijderen(plan, plan.bijlagen.get(soort="a"), door=anja)
    tekst = inhoud(als(anja).get(adres("controleren", plan)))
    assert "1 onderdeel mist nog. U kunt wel indienen" in tekst
    assert "bepaalt de volgorde" in tekst
    assert "Plan indienen" in tekst


def test_een_redacteur_ziet_alles_maar_geen_knop(als, bram, plan):
    tekst = inhoud(als(bram).get(adres("controleren", plan)))
    assert "Alleen een tekenbevoegde van Werkgevers Bakkerij kan dat doen." in tekst
    assert "Plan indienen" not in tekst
    antwoord = als(bram).post(adres("indienen", plan), {"akkoord": "on"})
    assert antwoord.status_code == 403
    assert Aanvraag.objects.get().is_concept


def test_indienen_vraagt_een_vinkje(als, anja, plan):
    antwoord = als(anja).post(adres("indienen", plan))
    assert antwoord.status_code == 200
    assert "Zonder vinkje kunt u niet indienen." in inhoud(antwoord)
    assert "Nog niet opgeslagen" not in inhoud(antwoord)
    assert not Indiening.objects.exists()


def test_indienen_geeft_het_bewijs_van_ontvangst(als, anja, plan):
    client = als(anja)
    antwoord = client.post(adres("indienen", plan), {"akkoord": "on"}, follow=True)
    rij = Indiening.objects.get()
    tekst = inhoud(antwoord)
    assert antwoord.redirect_chain == [(adres("ontvangst", plan), 302)]
    assert "Uw plan is ingediend" in tekst
    assert timezone.localtime(rij.op).strftime("%H:%M:%S uur") in tekst
    assert rij.sha256[:8] in tekst
    assert "nummer 1 in de reeks van dit tijdvak" in tekst
    assert "NIET INGEDIEND" not in tekst


def test_twee_keer_klikken_geeft_een_indiening_en_twee_keer_hetzelfde_bewijs(als, anja, plan):
    client = als(anja)
    eerste = client.post(adres("indienen", plan), {"akkoord": "on"})
    tweede = client.post(adres("indienen", plan), {"akkoord": "on"})
    assert eerste.url == tweede.url == adres("ontvangst", plan)
    assert Indiening.objects.count() == 1


def test_wie_na_het_inloggen_op_een_knopadres_komt_ziet_de_pagina_met_de_knop(als, anja, plan, ingediend, tijdvak):
    """A session that ended at the button leads back here by GET: that must never be an empty page."""
    client, vraagt = als(anja), fabrieken.aanvulling_gevraagd()
    assert client.get(adres("indienen", plan)).url == adres("controleren", plan)
    assert client.get(adres("aanvullen", vraagt)).url == adres("controleren", vraagt)
    assert client.get(adres("indienen", ingediend)).url == adres("ontvangst", ingediend)
    plan.refresh_from_db()
    assert plan.is_concept


def test_indienen_met_een_blokkade_of_na_sluiting_bewaart_alles_en_zegt_waarom(als, anja, leeg, plan, tijdvak):
    client = als(anja)
    tekst = inhoud(client.post(adres("indienen", leeg), {"akkoord": "on"}))
    assert "Dit plan kan nog niet worden ingediend." in tekst
    gesloten = fabrieken.concept("Te laat", tijdvak=tijdvak)
    tekst = inhoud(client.post(adres("indienen", gesloten), {"akkoord": "on"}))
    assert "Eerste tijdvak is gesloten. Indienen kon tot en met 31 december 2013, 23:59 uur." in tekst
    gesloten.refresh_from_db()
    assert gesloten.is_concept
    assert gesloten.maatregelen.count() == 2


def test_aanvullen_toont_de_vraag_en_de_termijn_en_maakt_een_nieuwe_indiening(als, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    client = als(anja)
    for naam in ("plan", "financiering", "controleren"):
        tekst = inhoud(client.get(adres(naam, plan)))
        assert "Vul uw plan aan op of voor 5 februari 2014" in tekst
        assert "Onderbouw de kosten." in tekst
    antwoord = client.post(
        adres("aanvullen", plan), {"akkoord": "on", "toelichting": "Begroting uitgelegd."}, follow=True
    )
    plan.refresh_from_db()
    assert plan.status == Status.INGEDIEND
    assert "Uw aanvulling is ontvangen" in inhoud(antwoord)
    assert plan.indieningen.get(volgnummer=2).toelichting == "Begroting uitgelegd."
    assert "Begroting uitgelegd." in inhoud(client.get(adres("indiening", plan, 2)))


def test_aanvullen_zonder_vinkje_houdt_de_toelichting_vast(als, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    tekst = inhoud(als(anja).post(adres("aanvullen", plan), {"toelichting": "Begroting uitgelegd."}))
    assert "Zonder vinkje kunt u niet versturen." in tekst
    assert "Begroting uitgelegd." in tekst


def test_aanvullen_zonder_vraag_kan_niet(als, anja, plan, ingediend):
    client = als(anja)
    for rij in (plan, ingediend):
        antwoord = client.post(adres("aanvullen", rij), {"akkoord": "on"}, follow=True)
        assert "Er is nu geen aanvulling gevraagd." in inhoud(antwoord)


def test_intrekken_vraagt_een_reden_en_bij_een_andere_reden_woorden(als, anja, ingediend):
    client, pad = als(anja), adres("intrekken", ingediend)
    assert "Kies een reden." in inhoud(client.post(pad, {"toelichting": "Zomaar"}))
    assert "Kies een reden uit de lijst." in inhoud(client.post(pad, {"reden": "verzonnen"}))
    assert "Leg uit waarom u het plan intrekt." in inhoud(client.post(pad, {"reden": "anders", "toelichting": " "}))
    ingediend.refresh_from_db()
    assert ingediend.status == Status.INGEDIEND
    antwoord = client.post(pad, {"reden": "dubbel", "toelichting": ""}, follow=True)
    ingediend.refresh_from_db()
    assert ingediend.status == Status.INGETROKKEN
    assert "Uw plan is ingetrokken." in inhoud(antwoord)
    assert "Plan intrekken" not in inhoud(client.get(ingediend.get_absolute_url()))


def test_een_besloten_plan_kan_niet_meer_worden_ingetrokken(als, anja, tijdvak):
    plan = fabrieken.verleend()
    client = als(anja)
    for verzoek in (client.get, client.post):
        antwoord = verzoek(adres("intrekken", plan), follow=True)
        assert "Dit kan niet: de aanvraag is verleend." in inhoud(antwoord)


def test_een_concept_verdwijnt_pas_na_een_vraag(als, anja, plan):
    client, pad = als(anja), adres("verwijderen", plan)
    assert "Concept verwijderen?" in inhoud(client.get(pad))
    assert Aanvraag.objects.exists()
    antwoord = client.post(pad, follow=True)
    assert "is verwijderd." in inhoud(antwoord)
    assert not Aanvraag.objects.exists()


def test_een_ingediend_plan_wordt_nooit_verwijderd(als, anja, ingediend):
    antwoord = als(anja).post(adres("verwijderen", ingediend))
    assert antwoord.status_code == 403
    assert "Een ingediend plan wordt nooit verwijderd." in inhoud(antwoord)


@pytest.mark.parametrize(
    ("opent", "sluit", "zin"),
    [(-30, 9, "Nog 9 dagen"), (-30, -1, "is gesloten sinds"), (2, 9, "Indienen kan vanaf")],
)
def test_een_concept_draagt_op_elke_pagina_dat_het_niet_is_ingediend(als, anja, leeg, opent, sluit, zin):
    nu = timezone.now()
    leeg.tijdvak.opent_op, leeg.tijdvak.sluit_op = nu + timedelta(days=opent), nu + timedelta(days=sluit, minutes=5)
    leeg.tijdvak.save()
    client = als(anja)
    for naam in (
        "plan",
        "organisatie",
        "gegevens",
        "maatregelen",
        "maatregel_nieuw",
        "bijlagen",
        "controleren",
        "verwijderen",
    ):
        tekst = inhoud(client.get(adres(naam, leeg)))
        assert "NIET INGEDIEND" in tekst, naam
        assert zin in tekst, naam


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
    assert als(dirk).get(pad).status_code == 200
    assert als(anja).get(adres("bewijs", ingediend, 2)).status_code == 404
    assert als(anja).get(adres("bewijs", plan, 1)).status_code == 404
    ingediend.belangenverklaringen.create(beoordelaar=dirk, heeft_band=True, toelichting="Familie")
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
