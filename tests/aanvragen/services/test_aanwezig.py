"""Who is in a section: since when, until when, and who sees it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from aanvragen import services
from aanvragen.aanwezig import Ertussen, aanwezigen, is_onderdeel, ook_hier, wie_bewaarde
from aanvragen.models import Aanwezigheid
from sectorplannen.kern.datums import tijd_nl
from sectorplannen.kern.models import LidRol
from tests import fabrieken

NU = fabrieken.moment(2013, 11, 4, 14, 3)


def test_wie_er_is_ziet_de_ander_en_niet_zichzelf(concept, anja, bram):
    for wie in (anja, bram):
        services.aanwezig_melden(concept, "uitvoering", door=wie, op=NU)
    assert ook_hier(concept, "uitvoering", anja, NU) == [bram]
    assert ook_hier(concept, "uitvoering", bram, NU) == [anja]
    assert ook_hier(concept, "financiering", bram, NU) == []


def test_opnieuw_melden_houdt_het_begin(concept, anja, bram):
    later = NU + timedelta(seconds=40)
    services.aanwezig_melden(concept, "uitvoering", door=anja, op=NU)
    services.aanwezig_melden(concept, "uitvoering", door=anja, op=later)
    (rij,) = Aanwezigheid.objects.all()
    assert (rij.sinds, rij.laatst_op) == (NU, later)
    assert [wie.sinds for wie in aanwezigen(concept, bram, later)] == [NU]


@pytest.mark.parametrize(("seconden", "is_er"), [(60, True), (61, False)])
def test_wie_een_minuut_niets_laat_horen_is_weg(concept, anja, bram, seconden, is_er):
    services.aanwezig_melden(concept, "uitvoering", door=anja, op=NU)
    assert bool(ook_hier(concept, "uitvoering", bram, NU + timedelta(seconds=seconden))) is is_er


def test_wie_weg_is_wordt_opgeruimd(concept, anja, bram):
    services.aanwezig_melden(concept, "uitvoering", door=anja, op=NU)
    services.aanwezig_melden(concept, "gegevens", door=bram, op=NU + timedelta(seconds=61))
    assert [rij.gebruiker for rij in Aanwezigheid.objects.all()] == [bram]


def test_wie_vertrekt_is_meteen_weg(concept, anja, bram):
    services.aanwezig_melden(concept, "uitvoering", door=anja, op=NU)
    services.aanwezig_afmelden(concept, "uitvoering", door=anja)
    assert ook_hier(concept, "uitvoering", bram, NU) == []


def test_in_woorden_waar_iemand_is(concept, anja, bram):
    maatregel, knelpunt = concept.maatregelen.get(volgnummer=2), concept.knelpunten.get()
    for onderdeel in (
        "analyse",
        "maatregel-nieuw",
        f"maatregel-{maatregel.pk}",
        f"knelpunt-{knelpunt.pk}",
        "knelpunt-0",
    ):
        services.aanwezig_melden(concept, onderdeel, door=anja, op=NU)
    assert {(wie.plaats, wie.waar) for wie in aanwezigen(concept, bram, NU)} == {
        ("knelpunten", "de analyse"),
        ("maatregelen", "maatregel 2"),
        ("knelpunten", "knelpunt 1"),
        ("knelpunten", "een knelpunt"),
    }


def test_een_nieuw_deel_is_van_wie_het_begint_en_daarna_een_plek_als_elke_andere(concept, anja, bram):
    for wie in (anja, bram):
        services.aanwezig_melden(concept, "maatregel-nieuw", door=wie, op=NU)
    assert ook_hier(concept, "maatregel-nieuw", bram, NU) == []
    assert [wie.waar for wie in aanwezigen(concept, bram, NU)] == ["een nieuwe maatregel"]
    pk = concept.maatregelen.get(volgnummer=1).pk
    services.aanwezig_melden(concept, f"maatregel-{pk}", door=anja, op=NU)
    assert [wie.waar for wie in aanwezigen(concept, bram, NU)] == ["maatregel 1"]


@pytest.mark.parametrize("wie", ["carla", "dirk", "beheer"])
def test_wie_niet_in_het_plan_schrijft_meldt_zich_niet(concept, wie):
    with pytest.raises(PermissionDenied):
        services.aanwezig_melden(concept, "uitvoering", door=fabrieken.persoon(wie), op=NU)
    assert not Aanwezigheid.objects.exists()


def test_wie_niet_meer_schrijft_wordt_niet_getoond(concept, anja, bram):
    services.aanwezig_melden(concept, "uitvoering", door=bram, op=NU)
    fabrieken.organisatie().lidmaatschappen.filter(gebruiker=bram).update(rol=LidRol.LEZER)
    assert aanwezigen(concept, anja, NU) == []


@pytest.mark.parametrize(
    ("tekst", "goed"),
    [
        ("uitvoering", True),
        ("maatregel-12", True),
        ("knelpunt-nieuw", True),
        ("vertegenwoordiging-3", True),
        ("maatregel", False),
        ("uitvoering-3", False),
        ("maatregel-x", False),
        ("maatregel-" + "9" * 40, False),
        ("", False),
        ("<b>", False),
    ],
)
def test_alleen_een_onderdeel_is_een_onderdeel(tekst, goed):
    assert is_onderdeel(tekst) is goed


def test_een_naam_staat_er_alleen_waar_die_zeker_is(concept, anja, bram):
    gezien = concept.versie
    services.bewerken(concept, door=bram, uitvoering="Een.")
    om = tijd_nl(timezone.now())
    ertussen = Ertussen.sinds(concept, gezien)
    assert wie_bewaarde(ertussen, anja) == f"Bram heeft dit onderdeel om {om} opgeslagen."
    assert wie_bewaarde(ertussen, bram) == f"U heeft dit onderdeel om {om} in een ander venster opgeslagen."
    services.bewerken(concept, door=anja, samenvatting="Twee.")
    assert wie_bewaarde(Ertussen.sinds(concept, gezien), bram) == (
        "Dit onderdeel is intussen ook ergens anders opgeslagen."
    )
