"""Before a person's action sends anything, the page says to whom; and what the page says is what is sent."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.models import Aanvraag
from beoordeling import services
from beoordeling.models import Belangenverklaring
from beoordeling.werkwoorden import OP_NAAM
from sectorplannen.kern.models import Bericht, Gebruiker, Lidmaatschap, LidRol, Rol
from tests import fabrieken
from tests.beoordeling import bezwaren

from .conftest import adres
from .test_werkwoord import ELK, STANDEN

ZONDER = {"voorleggen"}
"""Verbs that send nothing."""


def genoemd(inhoud: str) -> set[str]:
    """The kinds of which a page says to whom they go."""
    return {naam for groep in re.findall(r'data-bericht="([^"]*)"', inhoud) for naam in groep.split()}


def zinnen(inhoud: str) -> str:
    return html.unescape(" ".join(re.findall(r'sp-naar-wie" data-bericht="[^"]*">([^<]*)<', inhoud)))


@ELK
def test_de_pagina_van_een_werkwoord_zegt_wie_bericht_krijgt(als, naam, tijdvak):
    maak, wie, velden, _ = STANDEN[naam]
    plan, bezoeker = maak(), als(fabrieken.persoon(wie))
    inhoud = bezoeker.get(adres(naam, plan)).content.decode()
    al = set(Bericht.objects.values_list("pk", flat=True))
    bezoeker.post(adres(naam, plan), velden(plan))
    nieuw = Bericht.objects.exclude(pk__in=al).select_related("aan")
    assert {bericht.soort for bericht in nieuw} == genoemd(inhoud)
    assert bool(nieuw) == (naam not in ZONDER)
    if naam != "toewijzen":
        assert all(str(bericht.aan) in zinnen(inhoud) for bericht in nieuw)
        assert str(plan.hoofdaanvrager) in zinnen(inhoud) or naam in {"terugleggen", *ZONDER}


def test_wat_niets_verstuurt_zegt_niets():
    assert set(OP_NAAM) > ZONDER


@pytest.mark.parametrize(
    ("naam", "soorten", "wie"),
    [
        ("bezwaar_commissie", {"bezwaar_later"}, "eva"),
        ("bezwaar_verdagen", {"bezwaar_later"}, "eva"),
        ("bezwaar_beslissen", {"bezwaar_beslist"}, "eva"),
        ("bezwaar_intrekken", {"bezwaar_ingetrokken", "bezwaar_ingetrokken_behandelaar"}, "coen"),
    ],
)
def test_de_pagina_van_een_bezwaar_zegt_wie_bericht_krijgt(als, anja, naam, soorten, wie, tijdvak):
    plan = fabrieken.afgewezen()
    rij = bezwaren.gehoord(plan)
    type(rij).objects.update(beslissen_voor="2090-01-01")
    inhoud = als(fabrieken.persoon(wie)).get(adres(naam, plan)).content.decode()
    assert genoemd(inhoud) == soorten
    assert str(anja) in zinnen(inhoud)


def test_een_aanvrager_leest_eigen_namen_en_van_de_dienst_alleen_agentschap_szw(als, anja, bram, coen, tijdvak):
    plan = fabrieken.afgewezen()
    inhoud = als(anja).get(reverse("beoordeling:bezwaar_maken", args=[plan.nummer])).content.decode()
    assert genoemd(inhoud) == {"bezwaar_ontvangen", "bezwaar_nieuw"}
    assert f"{anja} en {bram} ({plan.hoofdaanvrager})" in zinnen(inhoud)
    assert "Agentschap SZW" in zinnen(inhoud)
    assert str(coen) not in inhoud


def test_de_aanvrager_ziet_naar_wie_voor_indienen_aanvullen_intrekken_tekenen_en_antwoorden(als, anja, bram, coen):
    plan = fabrieken.concept(tijdvak=fabrieken.open_tijdvak())
    controleren = reverse("aanvragen:controleren", args=[plan.nummer])
    assert genoemd(als(anja).get(controleren).content.decode()) == {"plan_ontvangen"}
    als_bram = als(bram).get(controleren).content.decode()
    assert genoemd(als_bram) == {"handtekening_gevraagd"}
    assert str(anja) in zinnen(als_bram)

    plan = fabrieken.aanvulling_gevraagd("Tweede plan")
    controleren = reverse("aanvragen:controleren", args=[plan.nummer])
    assert genoemd(als(anja).get(controleren).content.decode()) == {"aanvulling_ontvangen"}
    intrekken = reverse("aanvragen:intrekken", args=[plan.nummer])
    assert "plan_ingetrokken" in genoemd(als(anja).get(intrekken).content.decode())

    plan = fabrieken.ingediend("Derde plan")
    vragen = reverse("beoordeling:vragen", args=[plan.nummer])
    assert genoemd(als(coen).get(vragen).content.decode()) == {"vraag_gesteld"}
    services.vraag_stellen(plan, tekst="Waarom?", door=coen)
    antwoorden = als(anja).get(reverse("beoordeling:vragen_beantwoorden", args=[plan.nummer])).content.decode()
    assert genoemd(antwoorden) == {"vraag_beantwoord"}
    assert str(coen) not in antwoorden


def test_bij_band_opheffen_en_afstemmen_staat_de_ander(als, coen, dirk, daan, tijdvak):
    plan = fabrieken.beoordeeld(waarden=(1, 4))
    inhoud = als(dirk).get(adres("afstemmen", plan)).content.decode()
    if genoemd(inhoud):
        assert str(daan) in zinnen(inhoud)
        assert str(dirk) not in zinnen(inhoud)
    plan = fabrieken.ingediend("Tweede plan")
    services.verklaar_belang(plan, heeft_band=True, toelichting="Bestuur.", door=dirk)
    rij = Belangenverklaring.objects.get(aanvraag=plan, beoordelaar=dirk, heeft_band=True)
    inhoud = als(coen).get(reverse("beoordeling:band_opheffen", args=[rij.pk])).content.decode()
    assert genoemd(inhoud) == {"band_opgeheven"}
    assert str(dirk) in zinnen(inhoud)


def _twintig(rol: Rol, plan: Aanvraag) -> None:
    for n in range(20):
        Gebruiker.objects.create_user(f"{rol}{n}@voorbeeld.nl", None, naam=f"Ander {n}", rol=rol)
        lid = Gebruiker.objects.create_user(f"lid-{rol}{n}@voorbeeld.nl", None, naam=f"Lid {n}")
        Lidmaatschap.objects.create(organisatie=plan.hoofdaanvrager, gebruiker=lid, rol=LidRol.REDACTEUR)


@pytest.mark.parametrize("naam", ["in_gebreke_stellen", "verlenen"])
def test_meer_mensen_kosten_niet_meer_vragen_en_worden_geteld(als, naam, tijdvak):
    maak, wie, *_ = STANDEN[naam]
    plan, bezoeker = maak(), als(fabrieken.persoon(wie))

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            bezoeker.get(adres(naam, plan))
        return len(gevangen)

    queries()
    eerst = queries()
    _twintig(Rol.COORDINATOR, plan)
    assert queries() == eerst
    assert "nog" in zinnen(bezoeker.get(adres(naam, plan)).content.decode())
