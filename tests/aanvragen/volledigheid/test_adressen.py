"""Each finding leads to a page that is there, and on it to the field that it is about."""

from datetime import date
from decimal import Decimal
from functools import cache

from aanvragen import services
from aanvragen.models import Aanvraag, ScanStatus
from aanvragen.takenlijst import adres_van
from aanvragen.volledigheid import gebreken
from sectorplannen.kern.models import OrganisatieSoort
from tests import fabrieken

from .plannen import kosten, regel, wijzig, wijzig_maatregel


def met_van_alles_mis(plan: Aanvraag) -> Aanvraag:
    """A plan that breaks about every rule at once."""
    anja = fabrieken.persoon("anja")
    plan.hoofdaanvrager.soort, plan.hoofdaanvrager.kvk = OrganisatieSoort.OVERHEID, ""
    plan.hoofdaanvrager.save()
    services.deelnemer_verwijderen(plan, plan.deelnemers.get(), door=anja)
    bijdragen = [{"soort": s, "naam": "", "bedrag": Decimal(900_000)} for s in ("overheid", "anders")]
    wijzig(
        plan, sectoren=[], samenvatting="", arbeidsmarktanalyse="", uitvoering="", voorwaarden="", financieringsplan="",
        vervolgfinanciering="", start_op=date(2013, 1, 1), eind_op=date(2019, 1, 1), eigen_vermogen=Decimal(1),
        bijdragen=bijdragen,
    )  # fmt: skip
    services.knelpunt_opslaan(plan, door=anja, omschrijving="", bron_soort="cbs")
    services.knelpunt_opslaan(plan, door=anja, omschrijving="Los", bron_soort="cbs", bron_titel="Cijfers")
    services.maatregel_opslaan(plan, door=anja, naam="", thema="", categorie="")
    wijzig_maatregel(plan, 1, start_op=date(2012, 1, 1), klaar_op=date(2011, 1, 1), doelgroep="", activiteit="")
    posten = [
        {"soort": "loon_bbl", "kosten": Decimal(1000), "bruto_loon": Decimal(1), "omschrijving": ""},
        {"soort": "advies", "kosten": Decimal(1000), "uren": 1, "omschrijving": "Overhead"},
        {"soort": "advies", "kosten": Decimal(1000)},
        {"soort": "loon_bbl", "kosten": Decimal(1000)},
        {"soort": "overig", "kosten": Decimal(0)},
    ]
    kosten(
        plan, *posten, meetwijze="Beter inzetbaar", bijdrage_door="", gevraagd=Decimal(900), klaar_op=date(2020, 1, 1)
    )
    plan.bijlagen.filter(soort="a").update(scan=ScanStatus.BESMET)
    return regel(
        plan, opslag_loonkosten="0.32", hoogste_deel_overheid="0.50", vraagt_liquiditeitsprognose=True,
        advies_hoogste="1.00", minimum_themas=5,
    )  # fmt: skip


def test_elke_bevinding_leidt_naar_een_pagina_en_een_veld_dat_er_is(concept, als, anja):
    plan = met_van_alles_mis(concept)
    client = als(anja)

    @cache
    def pagina(pad: str) -> str:
        antwoord = client.get(pad)
        assert antwoord.status_code == 200, pad
        return antwoord.content.decode()

    gevonden = gebreken(plan)
    assert len({g.code for g in gevonden}) > 45
    zonder_veld = []
    for g in gevonden:
        pad, _, anker = adres_van(g, plan.nummer).partition("#")
        if anker and f'id="{anker}"' not in pagina(pad):
            zonder_veld.append((g.code, anker))
    assert zonder_veld == []
