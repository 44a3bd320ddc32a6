"""Two fixed letters beside each other: figures, plans, text, and the events that explain the difference."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from beoordeling import services as beoordeling
from rapportage import briefvergelijking, services
from rapportage.briefsecties import Sectie
from rapportage.models import RapportSoort
from sectorplannen.kern.models import Rol
from tests import fabrieken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen
from tests.rapportage.vaste_brieven import vaste_brief

ADRES = reverse("rapportage:brief_vergelijk")
EERST, LATER = date(2014, 4, 1), date(2014, 5, 30)


@pytest.fixture
def gegaan(tijdvak, petra, els):
    """A plan that is granted at first and taken back later; another that is granted later; and a raised ceiling."""
    rij = overgenomen("SP1-7", tijdvak, [maatregel(bedrag="350000.00")], naam="Vakwerk")
    overgenomen("SP1-8", tijdvak, [maatregel(deelnemers=9)], naam="Blijft")
    beoordeling.verlening_intrekken(rij, motivering="Gaat niet door.", door=els, op=moment(2014, 4, 20))
    beoordeling.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    overgenomen("SP1-9", tijdvak, [maatregel(deelnemers=5)], naam="Nieuw", soort="regio", status_op=moment(2014, 5, 20))
    return rij


@pytest.fixture
def brieven(tijdvak, gegaan):
    """The letter before and the letter after; the second has another order, an own section, and leaves one out."""
    eerst = vaste_brief(tijdvak, EERST)
    eigen = Sectie("eigen_1", "Van de stichting", "Er zijn {aantal_ingediend} plannen <b>.")
    rest = [Sectie("samenvatting"), eigen, Sectie("waarom"), Sectie("tijdvak"), Sectie("hulp", weg=True)]
    return eerst, vaste_brief(tijdvak, LATER, rest)


def vraag(brieven) -> dict[str, int]:
    return {"een": brieven[0].pk, "ander": brieven[1].pk}


def tekst(client, brieven) -> str:
    antwoord = client.get(ADRES, vraag(brieven))
    assert antwoord.status_code == 200
    return " ".join(antwoord.text.replace("\u00a0", " ").split())


def test_cijfers_plannen_tekst_en_gebeurtenissen_staan_naast_elkaar(als, brieven, gegaan, petra):
    pagina = tekst(als(petra), brieven)
    zoekdeel = f"{reverse('rapportage:cijfer', args=['plafond'])}?tijdvak=1&amp;peildatum="
    for stuk in (
        f'{zoekdeel}2014-04-01">€ 200.000.000</a><small>‘200 miljoen euro’</small>',
        f'{zoekdeel}2014-05-30">€ 260.000.000</a>',
        "+60.000.000<",
        "Overgenomen, 20 mei 2014",
        "Verlening ingetrokken, 20 april 2014",
        "Dit onderdeel staat alleen in de brief met de stand op 30 mei 2014.",
        "Dit onderdeel staat alleen in de brief met de stand op 1 april 2014.",
        "<del>1 april</del> <ins>30 mei</ins> 2014",
        "drie plannen &lt;b&gt;.",
        "Verleend → Verlening ingetrokken",
        "Nieuw (regio)</a>",
    ):
        assert stuk in pagina, stuk
    assert reverse("beoordeling:dossier", args=[gegaan.nummer]) in pagina
    assert "Later opgeschreven" not in pagina


def test_elk_plan_dat_kwam_of_ging_staat_er_en_wat_gelijk_bleef_niet(brieven):
    paren = briefvergelijking.plannen(*brieven)
    assert [(p.nummer, p.wat, p.verschil) for p in paren] == [
        ("SP1-9", "erbij", Decimal("100.00")),
        ("SP1-7", "eruit", Decimal("-350000.00")),
    ]


def test_de_verschillen_van_de_cijfers_zijn_die_van_wat_is_vastgelegd(brieven):
    verschillen = {p.verschil.nu.code: p.verschil.verschil for p in briefvergelijking.cijfers(*brieven)}
    for code, verschil in verschillen.items():
        was, nu = (rapport.cijfers["cijfers"][code]["waarde"] for rapport in brieven)
        if verschil is not None:
            assert Decimal(nu) - Decimal(was) == verschil, code
    assert verschillen["aantal_verlening_ingetrokken"] == 1
    assert verschillen["bedrag_verleend"] == Decimal("-349900.00")
    assert "volgend_opent" in verschillen


def test_een_onderdeel_wordt_gelezen_zonder_tabel_handtekening_en_nummer_van_de_noot(brieven):
    secties = briefvergelijking.secties(brieven[0])
    assert list(secties)[:2] == ["samenvatting", "waarom"]
    assert "De minister" not in list(secties.values())[-1].tekst
    assert "aan het werk.[noot: CBS StatLine" in secties["waarom"].tekst
    assert "Vakwerk" not in secties["tijdvak"].tekst
    assert "• zijn de maatregelen concreet" in secties["tijdvak"].tekst
    assert not any("Bijlage" in sectie.titel for sectie in secties.values())


def test_een_onderdeel_dat_is_verplaatst_staat_erbij_ook_als_de_tekst_gelijk_bleef(als, tijdvak, gegaan, petra):
    volgorde = ["waarom", "hulp", "samenvatting", "tijdvak"]
    brieven = vaste_brief(tijdvak, LATER), vaste_brief(tijdvak, LATER, [Sectie(code) for code in volgorde])
    verschillen = {v.titel: (list(v.zinnen), v.tekst) for v in briefvergelijking.teksten(*brieven)}
    assert verschillen["Samenvatting"] == (["Staat in de tweede brief op een andere plaats."], "")
    assert "Waarom sectorplannen" not in verschillen
    assert "Staat in de tweede brief op een andere plaats." in tekst(als(petra), brieven)


def test_een_toelichting_die_er_eerst_niet_was_staat_bij_de_verschillen(als, tijdvak, gegaan, petra):
    secties = [Sectie("samenvatting"), Sectie("eigen_1", "Gesprekken", "Wij spraken in 14 regio’s.")]
    uitleg = {"brief_eigen_tekst": "Geteld door het actieteam."}
    brieven = vaste_brief(tijdvak, LATER), vaste_brief(tijdvak, LATER, secties, uitleg)
    laatste = briefvergelijking.teksten(*brieven)[-1]
    assert laatste.titel == "Toelichting bij een controle"
    assert laatste.zinnen == ["Getypte getallen volgen de gegevens niet: in ‘Gesprekken’ staat 14."]
    assert "<ins>Geteld door het actieteam.</ins>" in tekst(als(petra), brieven)


def test_wat_na_de_ene_brief_is_opgeschreven_over_eerder_staat_apart(als, tijdvak, gegaan, petra):
    eerst = vaste_brief(tijdvak, EERST)
    overgenomen("SP1-10", tijdvak, [maatregel()], naam="Laat ingevoerd")  # granted in March, written down now
    brieven = eerst, vaste_brief(tijdvak, EERST)
    pagina = tekst(als(petra), brieven)
    assert "Later opgeschreven over de dagen tot en met 1 april 2014" in pagina
    assert "0 gebeurtenissen tussen de twee peildata" in pagina
    assert [p.nummer for p in briefvergelijking.plannen(*brieven)] == ["SP1-10"]


def test_de_volgorde_van_het_adres_doet_er_niet_toe(als, brieven, petra):
    omgekeerd = als(petra).get(ADRES, {"een": brieven[1].pk, "ander": brieven[0].pk})
    assert (omgekeerd.context["toen"], omgekeerd.context["nu"]) == brieven


def test_wat_niet_te_vergelijken_is_wordt_gezegd(als, tijdvak, brieven, petra):
    concept = services.beginnen(RapportSoort.TIJDVAK, tijdvak, LATER, door=petra)
    bezoeker = als(petra)
    for een, ander, zin in (
        (brieven[0].pk, concept.pk, "alleen vastgestelde brieven"),
        (brieven[0].pk, brieven[0].pk, "Kies twee verschillende brieven."),
        (brieven[0].pk, "x", "alleen vastgestelde brieven"),
    ):
        antwoord = bezoeker.get(ADRES, {"een": een, "ander": ander})
        assert antwoord.status_code == 200
        assert zin in antwoord.text
        assert "toen" not in antwoord.context
    assert bezoeker.get(ADRES).context["form"].initial == {"een": str(brieven[0].pk), "ander": str(brieven[1].pk)}


def test_zonder_twee_brieven_valt_er_niets_te_vergelijken(als, petra):
    assert "nog geen twee vastgestelde brieven" in als(petra).get(ADRES).text


def test_wie_een_band_heeft_ziet_de_brieven_en_niet_wat_ertussen_gebeurde(als, tijdvak, brieven, dirk):
    plan = fabrieken.in_beoordeling("Geheim plan")
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus.", door=dirk)
    dirk.rol = Rol.BELEID  # went to the ministry since; the tie stays
    dirk.save()
    pagina = tekst(als(dirk), brieven)
    assert "U heeft een band met een plan in dit tijdvak." in pagina
    assert "+60.000.000<" in pagina
    for stuk in ("Geheim plan", "gebeurtenissen tussen", "boekingen in het grootboek", "Overgenomen, 20 mei 2014"):
        assert stuk not in pagina, stuk


@pytest.mark.parametrize("naam", ["els", "dirk", "coen", "anja"])
def test_alleen_beleid_vergelijkt_brieven(als, tijdvak, naam):
    assert als(fabrieken.persoon(naam)).get(ADRES).status_code == 403


@pytest.mark.parametrize("aantal", [1, 20])
def test_de_pagina_stelt_een_vast_aantal_vragen(als, tijdvak, petra, django_assert_num_queries, aantal):
    for nummer in range(aantal):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel()], status_op=moment(2014, 5, 1))
    brieven = vaste_brief(tijdvak, EERST), vaste_brief(tijdvak, LATER)
    bezoeker = als(petra)
    with django_assert_num_queries(14):
        bezoeker.get(ADRES, vraag(brieven))
