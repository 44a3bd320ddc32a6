"""People, a period and a clean room for every test.

anja files for an employers' organisation, bram is her colleague, carla a stranger; dirk and daan assess, coen coordinates,
els decides, eva decides on objections, petra makes policy, beheer administers, ada audits.
"""

import gc
import os
from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from hypothesis import settings as hypothesis_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from aanvragen.grendels import ALLE_GRENDELS as GRENDELS_AANVRAGEN
from aanvragen.models import Aanvraag, Tijdvak
from beoordeling.grendels import ALLE_GRENDELS as GRENDELS_BEOORDELING
from rapportage.grendels import ALLE_GRENDELS as GRENDELS_RAPPORTAGE
from sectorplannen.kern.models import Gebruiker
from tests import fabrieken

# No test holds a clock: on a busy machine an example may take long without anything being wrong.
hypothesis_settings.register_profile("huis", deadline=None)
hypothesis_settings.load_profile("huis")

GRENDELS = GRENDELS_AANVRAGEN + GRENDELS_BEOORDELING + GRENDELS_RAPPORTAGE


def _teardown_zonder_grendels(
    oorspronkelijk: Callable[[TransactionTestCase], None],
) -> Callable[[TransactionTestCase], None]:
    """Emptying the tables after a transactional test is the one deletion that must be possible.

    It takes the reference data along, which the migrations laid down for every test; so they are laid down again.
    """

    def teardown(zelf: TransactionTestCase) -> None:
        for grendel in GRENDELS:
            grendel.neem_weg(connection)
        try:
            oorspronkelijk(zelf)
        finally:
            for grendel in GRENDELS:
                grendel.zet(connection)
        for migratie in (
            "aanvragen.migrations.0003_referentiegegevens",
            "aanvragen.migrations.0006_regels_per_versie",
            "beoordeling.migrations.0003_rubriek",
            "beoordeling.migrations.0007_schaal_in_woorden",
            "beoordeling.migrations.0009_teksten_van_brieven",
        ):
            import_module(migratie).vul(apps, None)

    return teardown


TransactionTestCase._fixture_teardown = _teardown_zonder_grendels(TransactionTestCase._fixture_teardown)


def _zoek_een_keer(zoek: Callable[[WhiteNoiseMiddleware], None]) -> Callable[[WhiteNoiseMiddleware], None]:
    """Every test client makes its middleware anew; the static files, that stay the same, are looked up once."""
    gevonden: dict[str, Any] = {}

    def add_files_from_finders(zelf: WhiteNoiseMiddleware) -> None:
        if not gevonden:
            zoek(zelf)
            gevonden.update(zelf.files)
        zelf.files.update(gevonden)

    return add_files_from_finders


WhiteNoiseMiddleware.add_files_from_finders = _zoek_een_keer(WhiteNoiseMiddleware.add_files_from_finders)


if settings.REDIS_URL:
    # Processes that test side by side each have a Redis database of their own, of the sixteen that every Redis has.
    _nummer = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 16
    _adres = urlsplit(settings.REDIS_URL)._replace(path=f"/{_nummer}").geturl()
    settings.REDIS_URL = settings.CELERY_BROKER_URL = settings.CACHES["default"]["LOCATION"] = _adres


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what asks for a database; the rest says the same whatever database there is, and is run once (.ci/tests.sh)."""
    for item in items:
        if {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db"):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it for garbage again and again costs a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as the site has it: in memory all requests of a browser at once would share one connection."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _lege_cache():
    """No test sees what another kept, such as a count of attempts to sign in."""
    cache.clear()


@pytest.fixture(autouse=True)
def _eigen_map(tmp_path, settings):
    """Files and mail of a test stay with the test; passwords are hashed fast."""
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _persoon(naam: str) -> Callable[..., Gebruiker]:
    @pytest.fixture(name=naam)
    def persoon(db) -> Gebruiker:
        return fabrieken.persoon(naam)

    return persoon


anja, bram, carla = _persoon("anja"), _persoon("bram"), _persoon("carla")
dirk, daan, coen = _persoon("dirk"), _persoon("daan"), _persoon("coen")
els, eva, petra, beheer = _persoon("els"), _persoon("eva"), _persoon("petra"), _persoon("beheer")
ada = _persoon("ada")


@pytest.fixture
def tijdvak(db) -> Tijdvak:
    """The first period, of 2013, with a ceiling of 200 million."""
    return fabrieken.tijdvak()


@pytest.fixture
def concept(tijdvak) -> Aanvraag:
    """A complete draft of anja's organisation."""
    return fabrieken.concept()


@pytest.fixture
def ingediend(tijdvak) -> Aanvraag:
    """A plan that anja filed."""
    return fabrieken.ingediend()


@pytest.fixture
def in_beoordeling(tijdvak) -> Aanvraag:
    """A complete plan, given to dirk and daan."""
    return fabrieken.in_beoordeling()


@pytest.fixture
def ter_besluitvorming(tijdvak) -> Aanvraag:
    """A plan on which two assessments were handed in, laid before els."""
    return fabrieken.ter_besluitvorming()


@pytest.fixture
def als() -> Callable[[Gebruiker], Client]:
    """A test client, signed in as a person."""

    def inloggen(wie: Gebruiker) -> Client:
        client = Client()
        client.force_login(wie, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return inloggen
