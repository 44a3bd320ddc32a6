"""Every message is a kind: with a name, a text, readers by a rule, and a service that sends it. Read from the source."""

import ast
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from sectorplannen.kern import berichten, berichtsoorten
from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer

SOORTEN = berichtsoorten.alle()
APPS = [config.name for config in apps.get_app_configs() if Path(config.path).is_relative_to(settings.BASE_DIR)]
VAN_ZEND = {"link", "op", "behalve", "adres"}
"""What `zend` and `maak` take for themselves."""


def _bronnen() -> Iterator[tuple[str, ast.Module]]:
    for app in APPS:
        wortel = settings.BASE_DIR / app.replace(".", "/")
        for pad in sorted(wortel.rglob("*.py")):
            if "migrations" not in pad.parts:
                naam = ".".join(pad.relative_to(settings.BASE_DIR).with_suffix("").parts)
                yield naam.removesuffix(".__init__"), ast.parse(pad.read_text())


def _zendingen() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `berichten.zend` and `berichten.maak`, with the module in which it stands."""
    for naam, boom in _bronnen():
        for knoop in ast.walk(boom):
            if (
                isinstance(knoop, ast.Call)
                and isinstance(knoop.func, ast.Attribute)
                and knoop.func.attr in {"zend", "maak"}
                and isinstance(knoop.func.value, ast.Name)
                and knoop.func.value.id == "berichten"
            ):
                yield naam, knoop


ZENDINGEN = list(_zendingen())


def _velden(soort: Berichtsoort) -> set[str]:
    delen = [*string.Formatter().parse(soort.onderwerp), *string.Formatter().parse(soort.tekst)]
    return {veld.split(".")[0].split("[")[0] for _, veld, _, _ in delen if veld}


def _genoemd(module: str, knoop: ast.Call) -> list[Berichtsoort]:
    """The kinds that a call names; none where it sends what it was given as a parameter."""
    bron = import_module(module)
    namen = [deel.id for deel in ast.walk(knoop.args[0]) if isinstance(deel, ast.Name)]
    return [getattr(bron, naam) for naam in namen if isinstance(getattr(bron, naam, None), Berichtsoort)]


def _van_de_module(module: str) -> list[Berichtsoort]:
    return [waarde for waarde in vars(import_module(module)).values() if isinstance(waarde, Berichtsoort)]


def test_er_zijn_berichten():
    assert len(SOORTEN) > 40
    assert len(ZENDINGEN) > 30


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.naam)
def test_elk_bericht_heeft_een_naam_een_titel_een_regel_en_een_kop(soort):
    assert soort.naam.isidentifier()
    assert soort.titel[0].isupper()
    assert not soort.titel.endswith(".")
    assert soort.wie, "de regel in woorden"
    assert soort.groep != "Overig", "onder welke kop iemand hem kiest"
    assert soort.knop.startswith("Naar ")
    assert len([ander for ander in SOORTEN if ander.titel == soort.titel]) == 1


@pytest.mark.parametrize(
    ("module", "knoop"), ZENDINGEN, ids=lambda deel: deel if isinstance(deel, str) else deel.lineno
)
def test_wie_verstuurt_noemt_een_soort_en_geeft_wat_de_tekst_vraagt(module, knoop):
    genoemd = _genoemd(module, knoop)
    gegeven = {deel.arg for deel in knoop.keywords}
    past = {
        soort.naam for soort in genoemd or _van_de_module(module) if _velden(soort) - {"zaak"} <= gegeven - VAN_ZEND
    }
    if None in gegeven:
        assert genoemd or _van_de_module(module)
        return  # what goes along as a dict is seen when it is sent
    assert past >= {soort.naam for soort in genoemd} if genoemd else past


def test_elke_soort_wordt_ergens_verstuurd():
    """A kind that nobody sends is a message that nobody gets."""
    verstuurd = {
        soort.naam for module, knoop in ZENDINGEN for soort in _genoemd(module, knoop) or _van_de_module(module)
    }
    assert {soort.naam for soort in SOORTEN} == verstuurd


def test_niemand_schrijft_zelf_een_bericht():
    """But for who writes the row, and who hands over copies of what was unread: everything else is a kind."""
    los = sorted(
        naam
        for naam, boom in _bronnen()
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "Bericht"
    )
    assert los == ["aanvragen.services.overdragen", "sectorplannen.kern.berichten"]


def test_een_naam_wordt_een_keer_gebruikt():
    een = SOORTEN[0]
    assert registreer(een) is een
    with pytest.raises(ValueError, match="Two kinds of message"):
        registreer(Berichtsoort(een.naam, "Iets anders", "x", "y", aan=lambda zaak: [], wie="niemand"))


def test_wat_iemand_typte_is_nooit_een_sjabloon_en_een_onderwerp_is_een_regel():
    soort = Berichtsoort("x", "X", "Over {zaak}", "{tekst}", aan=lambda zaak: [], wie="niemand")
    onderwerp, tekst = soort.schrijf("een\nplan {geheim}", tekst="{zaak.__class__}\n\n\n\nklaar")
    assert onderwerp == "Over een plan {geheim}"
    assert tekst == "{zaak.__class__}\n\nklaar"


def test_een_bericht_aan_wie_geen_account_heeft_gaat_naar_het_adres(db, anja):
    soort = Berichtsoort(
        "x", "X", "Hallo", "Dag.", aan=lambda zaak: [anja], wie="x", adressen=lambda zaak: ["nieuw@voorbeeld.nl"]
    )
    een, twee = berichten.zend(soort, "zaak")
    assert (een.aan, een.adres) == (anja, "")
    assert (twee.aan, twee.adres) == (None, "nieuw@voorbeeld.nl")


def test_wie_niet_meer_werkt_of_het_al_weet_krijgt_niets(db, anja, bram, carla):
    bram.is_active = False
    bram.save()
    soort = Berichtsoort("x", "X", "Hallo", "Dag.", aan=lambda zaak: [anja, bram, carla, anja], wie="x")
    assert soort.ontvangers(None) == [anja, carla]
    assert soort.ontvangers(None, behalve=[anja]) == [carla]
