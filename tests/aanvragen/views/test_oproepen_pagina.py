"""The pages on which organisations find each other: public without people, private between the two."""

import pytest
from django.urls import reverse
from django.utils import timezone

from aanvragen import services
from aanvragen.models import Arbeidsmarktregio, Oproep, Sector
from aanvragen.services.oproepen import LOOPTIJD
from sectorplannen.kern.models import Bericht, Gebruiker, LidRol
from tests import fabrieken

LIJST, NIEUW, MIJN = (reverse(f"rondom:{naam}") for naam in ("oproepen", "oproep_nieuw", "mijn_oproepen"))
INVOER = {"titel": "Vakbond gezocht", "thema": "e", "brengt": "Een school.", "zoekt": "Een vakbond."}


def plaats(titel="Vakbond gezocht", *, sector=4, regio=None, **anders):
    return services.oproep_plaatsen(
        fabrieken.organisatie(),
        door=fabrieken.persoon("anja"),
        sectoren=Sector.objects.filter(nummer=sector),
        regios=Arbeidsmarktregio.objects.filter(nummer=regio),
        **INVOER | {"titel": titel} | anders,
    )


@pytest.fixture
def oproep(db):
    return plaats()


@pytest.fixture
def contact(oproep, carla):
    return services.oproep_beantwoorden(oproep, fabrieken.organisatie("vreemde"), tekst="Wij.", door=carla)


@pytest.fixture
def nora(db) -> Gebruiker:
    """Has an account, and no organisation yet."""
    return Gebruiker.objects.create_user("nora@voorbeeld.nl", naam="Nora")


def adres(naam, rij):
    return reverse(f"rondom:{naam}", args=[rij.pk])


def test_iedereen_leest_een_oproep_met_de_organisatie_en_zonder_personen(client, contact):
    for pad in (LIJST, contact.oproep.get_absolute_url()):
        tekst = client.get(pad).text
        assert "Vakbond gezocht" in tekst
        assert "Werkgevers Bakkerij" in tekst
        assert not any(naam in tekst for naam in ("Anja", "Bram", "Carla", "@voorbeeld.nl", "Opleidingsfonds Kappers"))


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({}, {"Vakbond gezocht", "Havenplan"}),
        ({"thema": "f"}, {"Havenplan"}),
        ({"sector": "4"}, {"Vakbond gezocht"}),
        ({"regio": "3"}, {"Havenplan"}),
        ({"q": "haven bakkerij"}, {"Havenplan"}),
        ({"regio": "3", "thema": "e"}, set()),
        ({"sector": "onzin"}, {"Vakbond gezocht", "Havenplan"}),
    ],
)
def test_zoeken_op_woord_thema_sector_en_regio(client, oproep, vraag, gevonden):
    plaats("Havenplan", sector=7, regio=3, thema="f")
    tekst = client.get(LIJST, vraag).text
    assert {naam for naam in ("Vakbond gezocht", "Havenplan") if f">{naam}<" in tekst} == gevonden
    assert gevonden or "Toon alle oproepen" in tekst


def test_de_lijst_stelt_evenveel_vragen_bij_een_als_bij_twintig(client, oproep, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get(LIJST)
    for n in range(10):
        plaats(f"Oproep {n}", regio=n) if n < 9 else None
    Oproep.objects.bulk_create(
        Oproep(
            organisatie=oproep.organisatie, door=oproep.door, verloopt_op=oproep.verloopt_op,
            **INVOER | {"titel": f"Nog een {n}"},
        )
        for n in range(10)
    )  # fmt: skip
    with django_assert_num_queries(6):
        assert client.get(LIJST).context["pagina"].paginator.count == 20


@pytest.mark.parametrize("hoe", ["gesloten", "verlopen"])
def test_een_oproep_die_er_niet_meer_staat_ziet_alleen_de_eigen_organisatie(client, als, anja, carla, oproep, hoe):
    nu = timezone.now()
    velden = {"gesloten_op": nu} if hoe == "gesloten" else {"geplaatst_op": nu - LOOPTIJD, "verloopt_op": nu}
    Oproep.objects.filter(pk=oproep.pk).update(**velden)
    for bezoeker in (client, als(carla)):
        antwoord = bezoeker.get(oproep.get_absolute_url())
        assert antwoord.status_code == 410
        assert "Vakbond gezocht" not in antwoord.text
        assert LIJST in antwoord.text
        assert "Vakbond gezocht" not in bezoeker.get(LIJST).text
    eigen = als(anja).get(oproep.get_absolute_url())
    assert ("Gesloten" if hoe == "gesloten" else "Verlopen") in eigen.text


@pytest.mark.parametrize("naam", ["oproep_nieuw", "mijn_oproepen"])
def test_wie_niet_is_ingelogd_gaat_inloggen_en_komt_terug(client, db, naam):
    assert client.get(reverse(f"rondom:{naam}")).url == f"{reverse('account_login')}?next={reverse(f'rondom:{naam}')}"


def test_wie_antwoordt_zonder_account_gaat_inloggen_en_komt_terug(client, oproep):
    hier = adres("oproep_beantwoorden", oproep)
    assert hier in client.get(oproep.get_absolute_url()).text
    assert client.get(hier).url == f"{reverse('account_login')}?next={hier}"


def test_wie_nog_geen_organisatie_heeft_meldt_haar_eerst_aan_en_komt_terug(als, nora, oproep):
    client = als(nora)
    for hier in (NIEUW, adres("oproep_beantwoorden", oproep)):
        naar = client.get(hier).url
        assert naar.startswith(reverse("aanvragen:organisatie_toevoegen"))
    gegevens = {"naam": "Bond van Nora", "kvk": "90000066", "soort": "werknemersorganisatie"}
    assert client.post(naar, gegevens).url == adres("oproep_beantwoorden", oproep)
    assert "U antwoordt namens Bond van Nora" in client.get(adres("oproep_beantwoorden", oproep)).text


def test_plaatsen_wijzigen_verlengen_en_sluiten(als, bram, db):
    client = als(bram)
    antwoord = client.post(NIEUW, INVOER | {"sectoren": [Sector.objects.get(nummer=4).pk]})
    oproep = Oproep.objects.get()
    assert antwoord.url == oproep.get_absolute_url()
    anders = INVOER | {"titel": "Anders", "regios": [Arbeidsmarktregio.objects.first().pk]}
    client.post(adres("oproep_wijzigen", oproep), anders)
    oproep.refresh_from_db()
    assert oproep.titel == "Anders"
    assert (oproep.sectoren.count(), oproep.regios.count()) == (0, 1)
    tot = oproep.verloopt_op
    client.post(adres("oproep_verlengen", oproep))
    oproep.refresh_from_db()
    assert oproep.verloopt_op > tot
    assert "Wilt u deze oproep sluiten?" in client.get(adres("oproep_sluiten", oproep)).text
    client.post(adres("oproep_sluiten", oproep))
    assert not Oproep.objects.zichtbaar().exists()
    assert "Gesloten" in client.get(MIJN).text


@pytest.mark.parametrize("mist", ["titel", "thema", "brengt", "zoekt", "sectoren"])
def test_wat_ontbreekt_wordt_bij_het_veld_gezegd(als, anja, mist):
    goed = INVOER | {"sectoren": [Sector.objects.first().pk]}
    antwoord = als(anja).post(NIEUW, {naam: waarde for naam, waarde in goed.items() if naam != mist})
    assert mist in antwoord.context["form"].errors
    assert not Oproep.objects.exists()


def test_een_vreemde_een_lezer_en_de_dienst_beheren_niets(als, oproep, carla, bram, coen):
    bram.lidmaatschappen.update(rol=LidRol.LEZER)
    for wie in (carla, bram, coen):
        client = als(wie)
        for naam in ("oproep_wijzigen", "oproep_verlengen", "oproep_sluiten"):
            assert client.post(adres(naam, oproep), INVOER).status_code == 403, (wie, naam)
    oproep.refresh_from_db()
    assert oproep.gesloten_op is None
    assert als(coen).get(NIEUW).status_code == als(coen).get(MIJN).status_code == 403


def test_antwoorden_en_heen_en_weer_schrijven(als, carla, anja, oproep):
    client = als(carla)
    hier = adres("oproep_beantwoorden", oproep)
    tekst = client.get(hier).text
    assert "de mensen die schrijven voor de organisatie van de oproep" in tekst
    assert "Anja" not in tekst
    pad = client.post(hier, {"tekst": "Wij doen mee."}).url
    assert client.get(hier).url == pad
    assert Bericht.objects.get(aan=anja).link == pad
    gesprek = als(anja).get(pad).text
    assert "Wij doen mee." in gesprek
    assert "naar: Carla (Opleidingsfonds Kappers)" in gesprek
    als(anja).post(pad, {"tekst": "Graag!"})
    assert "Graag!" in client.get(pad).text
    assert "Naar het gesprek" in client.get(oproep.get_absolute_url()).text


def test_het_gesprek_is_van_de_twee_organisaties_en_van_niemand_anders(als, client, contact, bram, vera, dirk, beheer):
    bram.lidmaatschappen.update(rol=LidRol.LEZER)
    pad = contact.get_absolute_url()
    lezer = als(bram)
    assert "Wij." in lezer.get(pad).text
    assert lezer.post(pad, {"tekst": "Ik ook."}).status_code == 403
    for wie in (vera, dirk, beheer):
        assert als(wie).get(pad).status_code == 404
        assert als(wie).post(pad, {"tekst": "Ik ook."}).status_code == 404
    assert client.get(pad).status_code == 302
    assert contact.regels.count() == 1


def test_wat_iemand_typt_wordt_nooit_uitgevoerd(als, anja, carla):
    kwaad = '<script>alert(1)</script> <a href="https://kwaad.voorbeeld">klik</a>'
    oproep = plaats(brengt=kwaad, zoekt=kwaad, titel=kwaad[:100])
    contact = services.oproep_beantwoorden(oproep, fabrieken.organisatie("vreemde"), tekst=kwaad, door=carla)
    for pad in (LIJST, oproep.get_absolute_url(), contact.get_absolute_url(), MIJN, adres("oproep_sluiten", oproep)):
        tekst = als(anja).get(pad).text
        assert "<script>alert" not in tekst, pad
        assert 'href="https://kwaad' not in tekst, pad


def test_eigen_pagina_en_gesprek_stellen_evenveel_vragen_bij_een_als_bij_twintig(
    als, anja, contact, django_assert_max_num_queries
):
    client = als(anja)
    for pad, hoogste in ((MIJN, 8), (contact.get_absolute_url(), 13)):
        with django_assert_max_num_queries(hoogste):
            client.get(pad)
    for n in range(9):
        plaats(f"Oproep {n}")
    for n in range(19):
        services.oproepregel_schrijven(contact, tekst=f"Regel {n}", door=anja)
    for pad, hoogste in ((MIJN, 8), (contact.get_absolute_url(), 13)):
        with django_assert_max_num_queries(hoogste):
            client.get(pad)


def test_een_beheerder_haalt_een_oproep_van_de_pagina(als, beheer, oproep):
    lijst = reverse("admin:aanvragen_oproep_changelist")
    als(beheer).post(lijst, {"action": "afhalen", "_selected_action": [oproep.pk]})
    assert not Oproep.objects.zichtbaar().exists()
    assert Bericht.objects.filter(soort="oproep_afgehaald").exists()
