"""The save while one types, the heartbeat, and what was sent by someone who was signed out."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services
from aanvragen.forms import KnelpuntForm, UitvoeringForm
from aanvragen.forms.vergelijken import als_invoer
from aanvragen.models import Aanvraag, Aanwezigheid
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Gebruiker, LidRol
from tests import fabrieken

KOP = {"X-Tussentijds": "poging-1"}


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def pagina(client, pad: str) -> dict[str, list[str]]:
    """All that a browser would send of the form on a page, before anyone types in it."""
    form = client.get(pad).context["form"]
    verborgen = {veld.name: [str(veld.value() or "")] for veld in form.hidden_fields()}
    lijnen = [*form.lijnen.management_form, *(veld for lijn in form.lijnen for veld in lijn)] if form.lijnen else []
    return verborgen | {veld.html_name: als_invoer(veld) for veld in [*form.visible_fields(), *lijnen]}


def stuur(client, pad: str, gegevens: dict):
    return client.post(pad, gegevens, headers=KOP)


def test_het_antwoord_zegt_wat_er_van_kwam_en_wat_de_pagina_moet_onthouden(als, anja, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    eerst = pagina(client, pad)
    antwoord = stuur(client, pad, eerst | {"uitvoering": "Nieuw."})
    nu = antwoord.json()
    plan.refresh_from_db()
    assert (antwoord.status_code, nu["uitkomst"], plan.uitvoering) == (200, "opgeslagen", "Nieuw.")
    assert nu["onthoud"]["versie"] == str(plan.versie)
    assert nu["onthoud"]["gezien"] != eerst["gezien"][0]
    assert "Wat een beoordelaar ziet" in nu["fragmenten"]["coach-vak"]
    assert antwoord.cookies["opgeslagen"].value == "poging-1"
    verder = eerst | nu["onthoud"] | {"uitvoering": "Nieuwer."}
    assert stuur(client, pad, verder).json()["uitkomst"] == "opgeslagen"


def test_wat_niet_kan_staat_bij_het_veld_en_de_rest_is_bewaard(als, anja, plan):
    client, pad = als(anja), adres("gegevens", plan)
    antwoord = stuur(client, pad, pagina(client, pad) | {"start_op": "ooit", "samenvatting": "Wel bewaard."})
    nu = antwoord.json()
    plan.refresh_from_db()
    assert (nu["uitkomst"], nu["niet_bewaard"]) == ("deels", ["start_op"])
    assert nu["fouten"] == {"id_start_op": f"Vul een dag in die bestaat, bijvoorbeeld 31-12-{vandaag().year}."}
    assert (plan.samenvatting, plan.start_op) == ("Wel bewaard.", date(2014, 3, 1))
    assert "opgeslagen" not in antwoord.cookies


def test_een_botsing_geeft_beide_teksten_en_onthoudt_de_oude(als, anja, bram, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    eerst = pagina(client, pad)
    services.bewerken(plan, door=bram, uitvoering="Van Bram.")
    antwoord = stuur(client, pad, eerst | {"uitvoering": "Van Anja."})
    nu = antwoord.json()
    assert (antwoord.status_code, nu["uitkomst"], nu["botsingen"]) == (409, "botsing", ["uitvoering"])
    assert "Van <ins>Bram.</ins>" in nu["fragmenten"]["intussen-vak"]
    nog_eens = stuur(client, pad, eerst | nu["onthoud"] | {"uitvoering": "Van Anja."})
    assert nog_eens.status_code == 409
    plan.refresh_from_db()
    assert plan.uitvoering == "Van Bram."


def test_wat_een_ander_elders_in_het_onderdeel_schreef_komt_in_het_antwoord_mee(als, anja, bram, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    eerst = pagina(client, pad)
    services.bewerken(plan, door=bram, voorwaarden="Van Bram.")
    nu = stuur(client, pad, eerst | {"uitvoering": "Van Anja."}).json()
    assert (nu["uitkomst"], nu["waarden"]) == ("opgeslagen", {"voorwaarden": ["Van Bram."]})
    assert nu["melding"].startswith("Bram heeft dit onderdeel om")
    plan.refresh_from_db()
    assert (plan.uitvoering, plan.voorwaarden) == ("Van Anja.", "Van Bram.")


def test_ook_wie_precies_tegelijk_opslaat_wordt_niet_overschreven(anja, bram, plan):
    """Between reading the plan and taking the lock another saves: what was typed is laid on the plan as it is then."""
    gezien = UitvoeringForm(instance=plan, aanvraag=plan).vingerafdruk
    getypt = {"uitvoering": "Van Anja.", "voorwaarden": "Wie meedoet, tekent.", "gezien": gezien}
    form = UitvoeringForm(getypt, instance=plan, aanvraag=plan)
    services.bewerken(Aanvraag.objects.get(pk=plan.pk), door=bram, voorwaarden="Van Bram.", samenvatting="Van Bram.")
    assert form.bewaar(services.bewerken, door=anja)
    plan.refresh_from_db()
    assert (plan.uitvoering, plan.voorwaarden, plan.samenvatting) == ("Van Anja.", "Van Bram.", "Van Bram.")


def test_wie_opgeslagen_hoort_kan_daarna_niet_ongezien_overschrijven(anja, bram, plan):
    """Another saves between the save and the reading back: the page must not count as having seen that."""
    rij = plan.knelpunten.get()
    gezien = KnelpuntForm(instance=rij, aanvraag=plan).vingerafdruk

    def bewaar_en_ander(aanvraag, **velden):
        uitkomst = services.knelpunt_opslaan(aanvraag, **velden)
        ander = Aanvraag.objects.get(pk=plan.pk)
        services.knelpunt_opslaan(ander, door=bram, knelpunt=ander.knelpunten.get(), omschrijving="Van Bram.")
        return uitkomst

    form = KnelpuntForm({"omschrijving": "Van Anja.", "gezien": gezien}, instance=rij, aanvraag=plan)
    assert form.bewaar(bewaar_en_ander, door=anja, knelpunt=rij)
    onthoud = form["gezien"].value()
    plan.refresh_from_db()
    rij.refresh_from_db()
    verder = KnelpuntForm({"omschrijving": "Van Anja, verder.", "gezien": onthoud}, instance=rij, aanvraag=plan)
    assert not verder.bewaar(services.knelpunt_opslaan, door=anja, knelpunt=rij)
    assert [verschil.nu for verschil in verder.intussen] == ["Van Bram."]


def kosten(nummer: int, soort: str, bedrag: str, waarvoor: str = "") -> dict[str, str]:
    return {f"kostenposten-{nummer}-{veld}": waarde for veld, waarde in
            {"soort": soort, "kosten": bedrag, "omschrijving": waarvoor}.items()}  # fmt: skip


def posten(plan: Aanvraag, volgnummer: int) -> list[tuple[str, Decimal]]:
    return list(plan.maatregelen.get(volgnummer=volgnummer).kostenposten.values_list("soort", "kosten"))


def test_een_kostenregel_die_al_was_opgeslagen_blijft_bij_de_volgende_keer(als, anja, plan):
    """The page still says that the line is new; that may not make an unchanged line an empty one."""
    client, pad = als(anja), adres("maatregel_nieuw", plan)
    getypt = pagina(client, pad) | {"naam": "Nieuw", "thema": "e", "categorie": "scholing"}
    getypt |= kosten(0, "opleiding", "1.000") | kosten(1, "advies", "500", "Gesprekken")
    nu = stuur(client, pad, getypt).json()
    for doelgroep in ("Bakkers", "Bakkers en koks"):
        nu = stuur(client, nu["adres"], getypt | nu["onthoud"] | {"doelgroep": doelgroep}).json()
        assert nu["uitkomst"] == "opgeslagen"
        assert posten(plan, 3) == [("opleiding", Decimal(1000)), ("advies", Decimal(500))]
    weg = getypt | nu["onthoud"] | {"doelgroep": "Bakkers en koks", "kostenposten-0-DELETE": "on"}
    assert stuur(client, nu["adres"], weg).json()["uitkomst"] == "opgeslagen"
    assert posten(plan, 3) == [("advies", Decimal(500))]


def test_kosten_die_twee_mensen_wijzigden_worden_gekozen(als, anja, bram, plan):
    client, pad = als(anja), adres("maatregel", plan, 1)
    eerst = pagina(client, pad)
    rij = plan.maatregelen.get(volgnummer=1)
    services.maatregel_opslaan(
        plan, door=bram, maatregel=rij, kostenposten=[{"soort": "overig", "kosten": Decimal(700), "omschrijving": ""}]
    )
    getypt = eerst | kosten(0, "opleiding", "900", "Les")
    nu = stuur(client, pad, getypt).json()
    assert nu["botsingen"] == ["kostenposten"]
    assert posten(plan, 1) == [("overig", Decimal(700))]
    kent = nu["fragmenten"]["intussen-vak"].split('name="kent_kostenposten" value="')[1].split('"')[0]
    keuze = getypt | nu["onthoud"] | {"neem_kostenposten": "mijn", "kent_kostenposten": kent}
    assert stuur(client, pad, keuze).json()["uitkomst"] == "opgeslagen"
    assert posten(plan, 1)[0] == ("opleiding", Decimal(900))


def test_een_nieuw_deel_krijgt_zijn_adres_en_komt_er_een_keer(als, anja, plan):
    client, pad = als(anja), adres("knelpunt_nieuw", plan)
    eerst = pagina(client, pad) | {"omschrijving": "Te weinig bakkers"}
    nu = [stuur(client, pad, eerst).json() for _ in range(2)]
    assert [n["uitkomst"] for n in nu] == ["opgeslagen", "opgeslagen"]
    assert {n["adres"] for n in nu} == {adres("knelpunt", plan, 2)}
    assert {n["onderdeel"] for n in nu} == {f"knelpunt-{plan.knelpunten.get(volgnummer=2).pk}"}
    assert plan.knelpunten.count() == 2


def test_wat_een_ander_verwijderde_begint_opnieuw_en_komt_er_een_keer(als, anja, bram, plan):
    client, pad = als(anja), adres("knelpunt", plan, 1)
    eerst = pagina(client, pad) | {"omschrijving": "Nog steeds waar"}
    services.knelpunt_verwijderen(plan, plan.knelpunten.get(), door=bram)
    nu = stuur(client, pad, eerst).json()
    assert (nu["uitkomst"], nu["onthoud"]["rij"], nu["adres"]) == ("verdwenen", "", adres("knelpunt_nieuw", plan))
    for _ in range(2):
        assert stuur(client, nu["adres"], eerst | nu["onthoud"]).json()["uitkomst"] == "opgeslagen"
    assert [rij.omschrijving for rij in plan.knelpunten.all()] == ["Nog steeds waar"]


def test_wie_is_uitgelogd_hoort_het_in_een_woord(client, plan):
    antwoord = stuur(client, adres("uitvoering", plan), {"uitvoering": "Weg."})
    assert (antwoord.status_code, antwoord.json()["uitkomst"]) == (401, "geweigerd")
    assert "getypt" not in client.session


def test_wat_een_ander_opende_wordt_niet_onder_deze_naam_opgeslagen(als, anja, bram, plan):
    client, pad = als(bram), adres("uitvoering", plan)
    antwoord = stuur(client, pad, pagina(client, pad) | {"uitvoering": "Van Anja.", "wie": str(anja.pk)})
    plan.refresh_from_db()
    assert antwoord.status_code == 401
    assert plan.uitvoering == "Het fonds voert uit."


def test_wie_niet_meer_mag_of_niets_meer_vindt_hoort_waarom(als, anja, carla, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    eerst = pagina(client, pad)
    services.indienen(plan, door=anja)
    antwoord = stuur(client, pad, eerst)
    assert (antwoord.status_code, antwoord.json()["zin"]) == (
        403,
        "Dit plan is ingediend en kan nu niet worden gewijzigd.",
    )
    assert stuur(als(carla), pad, eerst).status_code == 404


def test_een_pagina_vraagt_wat_er_nu_staat_zonder_iets_op_te_slaan(als, anja, bram, plan):
    client, pad = als(anja), adres("uitvoering", plan)
    eerst = pagina(client, pad)
    services.bewerken(plan, door=bram, uitvoering="Van Bram.")
    nu = client.get(pad, headers=KOP).json()
    assert nu["uitkomst"] == "stand"
    assert nu["onthoud"]["gezien"] != eerst["gezien"][0]
    versie = plan.versie
    plan.refresh_from_db()
    assert plan.versie == versie


@pytest.mark.parametrize("rij", ["9" * 30, "x", "²"])
def test_een_verzonnen_sleutel_vindt_niets_en_breekt_niets(als, anja, plan, rij):
    client, pad = als(anja), adres("knelpunt", plan, 1)
    antwoord = client.post(pad, {"rij": rij, "sleutel": str(uuid4()), "gezien": ":", "omschrijving": "Iets anders"})
    assert antwoord.status_code == 200
    assert plan.knelpunten.get().omschrijving == "Te weinig technici"


def test_een_pagina_met_een_formulier_komt_nooit_uit_het_geheugen(als, anja, plan):
    client = als(anja)
    for naam in ("plan", "gegevens", "knelpunten", "uitvoering", "financiering", "maatregel_nieuw", "knelpunt_nieuw"):
        assert "no-store" in client.get(adres(naam, plan))["Cache-Control"], naam


# --- Signed out, without script ---


def verstuurd_zonder_sessie(client, als_wie: Gebruiker, pad: str, gegevens: dict):
    client.post(pad, gegevens)
    client.force_login(als_wie, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(pad)


def test_wat_zonder_sessie_werd_verstuurd_komt_een_keer_terug(als, anja, client, plan):
    pad = adres("uitvoering", plan)
    getypt = pagina(als(anja), pad) | {"uitvoering": "Zonder sessie.", "wie": str(anja.pk)}
    eerste = verstuurd_zonder_sessie(client, anja, pad, getypt).content.decode()
    assert "Zonder sessie." in eerste
    assert "Wij hebben teruggezet wat u om" in eerste
    assert "Nog niet opgeslagen" in eerste
    assert "Zonder sessie." not in client.get(pad).content.decode()


def test_wat_zonder_sessie_werd_verstuurd_krijgt_een_ander_niet_te_zien(als, anja, bram, client, plan):
    pad = adres("uitvoering", plan)
    getypt = pagina(als(anja), pad) | {"uitvoering": "Alleen van Anja.", "wie": str(anja.pk)}
    assert "Alleen van Anja." not in verstuurd_zonder_sessie(client, bram, pad, getypt).content.decode()


def test_wat_terugkomt_hoort_bij_zijn_eigen_maatregel_ook_na_hernummeren(als, anja, client, plan):
    pad = adres("maatregel", plan, 2)
    getypt = pagina(als(anja), pad) | {"doelgroep": "Getypt bij de tweede"}
    tweede = plan.maatregelen.get(volgnummer=2)
    client.post(pad, getypt)
    services.maatregel_verplaatsen(plan, tweede, 1, door=anja)
    client.force_login(anja, backend="django.contrib.auth.backends.ModelBackend")
    form = client.get(pad).context["form"]
    assert (form.instance, form.intussen) == (tweede, [])
    assert form["doelgroep"].value() == "Getypt bij de tweede"


# --- Who is here ---


def klop(client, plan: Aanvraag, **gegevens):
    return client.post(
        adres("aanwezig", plan), {"onderdeel": "uitvoering", "versie": plan.versie} | gegevens, headers=KOP
    )


def test_wie_een_onderdeel_opent_is_er_en_ziet_wie_er_nog_is(als, anja, bram, plan):
    als(anja).get(adres("uitvoering", plan))
    tekst = als(bram).get(adres("uitvoering", plan)).content.decode()
    assert "Anja heeft deze pagina ook open" in tekst
    assert "Bram heeft deze pagina ook open" in klop(als(anja), plan).json()["fragmenten"]["aanwezig-vak"]
    lijst = als(bram).get(adres("plan", plan)).content.decode()
    assert "Anja werkt nu in de uitvoering en de voorwaarden" in lijst


def test_het_kloppen_zegt_dat_een_ander_heeft_opgeslagen(als, anja, bram, plan):
    client = als(anja)
    gezien = plan.versie
    assert klop(client, plan).json()["intussen"] == ""
    services.bewerken(plan, door=bram, uitvoering="Van Bram.")
    nu = klop(client, plan, versie=gezien).json()
    assert nu["intussen"].startswith("Bram heeft dit onderdeel om")
    assert nu["versie"] == str(plan.versie)


def test_wie_weggaat_of_niet_mag_is_er_niet(als, anja, bram, carla, vera, plan):
    klop(als(bram), plan)
    assert klop(als(bram), plan, weg="1").status_code == 204
    assert klop(als(carla), plan).status_code == 404
    assert klop(als(vera), plan).status_code == 403
    assert klop(als(anja), plan, onderdeel="verzonnen").status_code == 404
    assert not Aanwezigheid.objects.exists()


def test_wie_alleen_leest_ziet_geen_aanwezigen_en_laat_er_geen_achter(als, anja, vera, plan):
    klop(als(anja), plan)
    assert "Anja werkt nu" not in als(vera).get(adres("plan", plan)).content.decode()
    assert Aanwezigheid.objects.count() == 1


def test_het_aantal_vragen_aan_de_database_hangt_niet_af_van_wie_er_zijn(als, anja, plan):
    client = als(anja)

    def tel(pad: str) -> int:
        client.get(pad)
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            client.get(pad)
        return len(vragen)

    def kom_erbij(aantal: int) -> None:
        for nummer in range(aantal):
            wie = Gebruiker.objects.create_user(f"p{aantal}-{nummer}@voorbeeld.nl", naam=f"Persoon {aantal} {nummer}")
            fabrieken.organisatie().lidmaatschappen.create(gebruiker=wie, rol=LidRol.REDACTEUR)
            for deel in ("uitvoering", "gegevens", f"maatregel-{plan.maatregelen.first().pk}"):
                services.aanwezig_melden(plan, deel, door=wie)

    paden = [adres("plan", plan), adres("uitvoering", plan)]
    kom_erbij(1)
    met_een = [tel(pad) for pad in paden]
    kom_erbij(20)
    assert [tel(pad) for pad in paden] == met_een
