"""Notes and questions on their pages: never on one another's, never to the wrong reader, and what changed beside the plan."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services as aanvragen
from beoordeling import services
from beoordeling.models import Notitie, Vraag
from tests import fabrieken

from .conftest import adres, meldingen, tekst


def bij_de_aanvrager(plan) -> str:
    return reverse("beoordeling:vragen_beantwoorden", args=[plan.nummer])


def knoppen(pagina: str) -> list[str]:
    """The words on the buttons in the body of a page, without those of the head."""
    inhoud = pagina.split("<main", 1)[1]
    return re.findall(r'<button[^>]*type="submit"[^>]*>\s*([^<]*?)\s*</button>', inhoud)


def aantal_queries(client, pad: str) -> int:
    client.get(pad)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(pad).status_code == 200
    return len(gevangen)


# --- notes ---


def test_een_notitie_wordt_bewaard_en_niet_verstuurd(als, dirk, in_beoordeling):
    pad = adres("notities", in_beoordeling)
    antwoord = als(dirk).post(pad, {"tekst": "Bel het fonds."}, follow=True)
    assert meldingen(antwoord) == ["Uw notitie is bewaard. Er is niets verstuurd."]
    assert "Bel het fonds." in tekst(antwoord)
    assert "Dirk, " in tekst(antwoord)
    assert "Schrijf eerst uw notitie." in tekst(als(dirk).post(pad, {"tekst": " "}))
    assert Notitie.objects.count() == 1


def test_de_notitie_van_de_andere_beoordelaar_staat_nergens(als, dirk, daan, in_beoordeling):
    services.notitie_schrijven(in_beoordeling, tekst="Ik vind het te vaag.", door=dirk)
    for pad in (
        adres("notities", in_beoordeling),
        adres("dossier", in_beoordeling),
        f"{adres('beoordelen', in_beoordeling)}?deel=1",
    ):
        assert "te vaag" not in tekst(als(daan).get(pad)), pad
    assert "te vaag" in tekst(als(dirk).get(adres("dossier", in_beoordeling)))


def test_notities_zijn_er_niet_voor_aanvrager_en_beleid(als, coen, in_beoordeling):
    services.notitie_schrijven(in_beoordeling, tekst="Ik vind het te vaag.", door=coen)
    for wie in ("anja", "carla", "petra", "beheer"):
        client = als(fabrieken.persoon(wie))
        assert client.get(adres("notities", in_beoordeling)).status_code == 403, wie
        assert client.post(adres("notities", in_beoordeling), {"tekst": "x"}).status_code == 403, wie
    for wie in ("petra", "beheer"):
        assert "te vaag" not in tekst(als(fabrieken.persoon(wie)).get(adres("dossier", in_beoordeling)))
    anja = als(fabrieken.persoon("anja"))
    for pad in (in_beoordeling.get_absolute_url(), bij_de_aanvrager(in_beoordeling)):
        assert "te vaag" not in tekst(anja.get(pad))


# --- questions ---


def test_een_vraag_zegt_op_de_knop_naar_wie_zij_gaat(als, dirk, in_beoordeling):
    pad = adres("vragen", in_beoordeling)
    assert knoppen(tekst(als(dirk).get(pad))) == ["Vraag versturen naar Werkgevers Bakkerij"]
    antwoord = als(dirk).post(pad, {"tekst": "Hoeveel bakkers?"}, follow=True)
    assert meldingen(antwoord) == ["Uw vraag is verstuurd naar Werkgevers Bakkerij."]
    assert "Hoeveel bakkers?" in tekst(antwoord)
    assert "Wacht op antwoord" in tekst(antwoord)


def test_notitie_en_vraag_zijn_niet_te_verwarren(als, dirk, in_beoordeling):
    notitie, vraag = (tekst(als(dirk).get(adres(naam, in_beoordeling))) for naam in ("notities", "vragen"))
    assert len(knoppen(notitie)) == len(knoppen(vraag)) == 1
    assert "versturen" not in knoppen(notitie)[0]
    assert "De aanvrager leest dit niet" in notitie
    assert "De aanvrager leest dit niet" not in vraag
    assert "Dit gaat naar Werkgevers Bakkerij" in vraag
    assert "Schrijf hier geen oordeel" in vraag


def test_een_vraag_ziet_de_andere_beoordelaar_wel(als, dirk, daan, in_beoordeling):
    services.vraag_stellen(in_beoordeling, tekst="Hoeveel bakkers?", door=dirk)
    assert "Hoeveel bakkers?" in tekst(als(daan).get(adres("dossier", in_beoordeling)))


def test_de_aanvrager_beantwoordt_de_vraag_een_keer(als, dirk, bram, in_beoordeling):
    vraag = services.vraag_stellen(in_beoordeling, tekst="Hoeveel bakkers?", door=dirk)
    client, pad = als(bram), bij_de_aanvrager(in_beoordeling)
    assert pad in tekst(client.get(in_beoordeling.get_absolute_url()))
    pagina = tekst(client.get(pad))
    assert "Hoeveel bakkers?" in pagina
    assert "Dirk" not in pagina
    velden = {f"vraag{vraag.pk}-antwoord": "1.200."}
    antwoord = client.post(f"{pad}?vraag={vraag.pk}", velden, follow=True)
    assert meldingen(antwoord) == ["Uw antwoord is verstuurd naar Agentschap SZW."]
    assert knoppen(tekst(antwoord)) == []
    nogmaals = client.post(f"{pad}?vraag={vraag.pk}", {f"vraag{vraag.pk}-antwoord": "1.300."})
    assert "al beantwoord" in tekst(nogmaals)
    vraag.refresh_from_db()
    assert vraag.antwoord == "1.200."
    assert "1.200." in tekst(als(dirk).get(adres("vragen", in_beoordeling)))


def test_een_leeg_antwoord_en_een_vraag_van_een_ander_plan(als, coen, anja, in_beoordeling):
    vraag = services.vraag_stellen(in_beoordeling, tekst="Hoeveel?", door=coen)
    ander = services.vraag_stellen(fabrieken.ingediend("Ander plan"), tekst="Waarom?", door=coen)
    client, pad = als(anja), bij_de_aanvrager(in_beoordeling)
    assert "Schrijf eerst uw antwoord." in tekst(client.post(f"{pad}?vraag={vraag.pk}", {}))
    for gevraagd in (ander.pk, "x", "9" * 30, ""):
        assert client.post(f"{pad}?vraag={gevraagd}", {f"vraag{ander.pk}-antwoord": "Daarom."}).status_code == 404
    assert not Vraag.objects.exclude(antwoord="").exists()


def test_wie_niet_voor_de_hoofdaanvrager_schrijft_beantwoordt_niets(als, coen, in_beoordeling, carla):
    vraag = services.vraag_stellen(in_beoordeling, tekst="Hoeveel bakkers?", door=coen)
    pad, velden = bij_de_aanvrager(in_beoordeling), {f"vraag{vraag.pk}-antwoord": "1.200."}
    assert als(carla).get(pad).status_code == 404
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=carla, rol="tekenbevoegd")
    pagina = tekst(als(carla).get(pad))
    assert "Hoeveel bakkers?" in pagina
    assert knoppen(pagina) == []
    assert als(carla).post(f"{pad}?vraag={vraag.pk}", velden).status_code == 403
    assert als(coen).get(pad).url == adres("vragen", in_beoordeling)


def test_wie_niet_mag_vragen_leest_waarom_niet(als, els, petra, in_beoordeling):
    pagina = tekst(als(els).get(adres("vragen", in_beoordeling)))
    assert knoppen(pagina) == []
    assert "Alleen een beoordelaar of een coördinator" in pagina
    assert als(petra).get(adres("vragen", in_beoordeling)).status_code == 403


def test_een_band_sluit_notities_en_vragen(als, coen, meld_band, in_beoordeling):
    meld_band(in_beoordeling, coen)
    for pad in (adres("notities", in_beoordeling), adres("vragen", in_beoordeling), bij_de_aanvrager(in_beoordeling)):
        assert als(coen).get(pad).status_code == als(coen).post(pad, {"tekst": "x"}).status_code == 404


# --- what changed, and what it costs ---


def _aangevuld(plan, **anders) -> None:
    anja = fabrieken.persoon("anja")
    eerste = plan.maatregelen.get(volgnummer=1)
    aanvragen.maatregel_opslaan(plan, door=anja, maatregel=eerste, **anders)
    aanvragen.aanvullen(plan, door=anja, op=fabrieken.VOLLEDIG)


def _naar_de_beoordelaars(plan) -> None:
    coen, dirk, daan = (fabrieken.persoon(naam) for naam in ("coen", "dirk", "daan"))
    services.volledig_verklaren(fabrieken.nagekeken(plan), door=coen, op=fabrieken.VOLLEDIG)
    services.toewijzen(plan, [dirk, daan], door=coen, op=fabrieken.TOEGEWEZEN)
    services.verklaar_belang(plan, heeft_band=False, door=dirk, op=fabrieken.TOEGEWEZEN)


def test_wat_veranderde_staat_in_het_dossier_en_naast_de_maatregel(als, coen, dirk, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    _aangevuld(plan, deelnemers=120)
    pagina = tekst(als(coen).get(adres("dossier", plan)))
    assert "Wat is er veranderd?" in pagina
    assert "was <del>100</del>, nu <ins>120</ins>" in pagina
    _naar_de_beoordelaars(plan)
    pagina = tekst(als(dirk).get(f"{adres('beoordelen', plan)}?deel=1"))
    assert "Gewijzigd sinds indiening 1:" in pagina
    assert "was <del>100</del>, nu <ins>120</ins>" in pagina
    assert "Gewijzigd sinds" not in tekst(als(dirk).get(f"{adres('beoordelen', plan)}?deel=2"))


def test_een_plan_met_een_indiening_zwijgt_over_wijzigingen(als, dirk, in_beoordeling):
    for pad in (adres("dossier", in_beoordeling), f"{adres('beoordelen', in_beoordeling)}?deel=1"):
        pagina = tekst(als(dirk).get(pad))
        assert "Wat is er veranderd?" not in pagina
        assert "Gewijzigd" not in pagina


def test_de_kosten_staan_naast_vergelijkbare_maatregelen(als, dirk, tijdvak):
    fabrieken.verleend("Verleend")
    plan = fabrieken.in_beoordeling("Nieuw")
    pagina = tekst(als(dirk).get(f"{adres('beoordelen', plan)}?deel=2"))
    assert "1 maatregel van deze soort uit toegekende plannen: € 1.000 tot € 1.000, midden € 1.000." in pagina
    assert "Verleend" not in pagina


# --- the number of queries ---


def _groot(aantal: int, naam: str):
    """A plan that was filed twice, with so many measures, notes and questions."""
    plan = fabrieken.ingediend(naam, bedragen=(200_000,) * max(2, aantal))
    coen = fabrieken.persoon("coen")
    services.aanvulling_vragen(
        plan, onderdelen=["g"], vraag="Meer.", uiterlijk_op=fabrieken.TOEGEWEZEN.date(), door=coen, op=fabrieken.INGEDIEND
    )  # fmt: skip
    _aangevuld(plan, deelnemers=120)
    _naar_de_beoordelaars(plan)
    for i in range(aantal):
        services.notitie_schrijven(plan, tekst=f"Notitie {i}", door=coen)
        services.vraag_stellen(plan, tekst=f"Vraag {i}", door=coen)
    return plan


def test_tien_maatregelen_notities_en_vragen_vragen_niet_meer_van_de_database(als, dirk, anja, tijdvak):
    een, tien = _groot(1, "Een"), _groot(10, "Tien")
    client = als(dirk)
    for naam in ("dossier", "notities", "vragen"):
        assert aantal_queries(client, adres(naam, een)) == aantal_queries(client, adres(naam, tien)), naam
    for deel in ("1", "plan"):
        paden = [f"{adres('beoordelen', plan)}?deel={deel}" for plan in (een, tien)]
        assert aantal_queries(client, paden[0]) == aantal_queries(client, paden[1]), deel
    client = als(anja)
    for pad in (bij_de_aanvrager, lambda plan: plan.get_absolute_url()):
        assert aantal_queries(client, pad(een)) == aantal_queries(client, pad(tien))
