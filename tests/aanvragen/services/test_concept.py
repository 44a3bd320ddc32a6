"""Writing in a draft: by whom, with which version, and never after filing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from aanvragen import services
from aanvragen.models import Aanvraag, Bijlage
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken


def test_beginnen_geeft_het_volgende_nummer_van_het_tijdvak(tijdvak, anja):
    nummers = [
        services.beginnen(tijdvak, fabrieken.organisatie(), naam=n, door=anja, op=fabrieken.BEGONNEN).nummer
        for n in "ab"
    ]
    assert nummers == ["SP1-0001", "SP1-0002"]


def test_beginnen_weigert_wie_niet_voor_de_organisatie_schrijft(tijdvak, carla):
    with pytest.raises(PermissionDenied, match="organisatie waarvoor u mag schrijven"):
        services.beginnen(tijdvak, fabrieken.organisatie(), naam="x", door=carla)


def test_beginnen_kan_niet_in_een_gesloten_tijdvak(tijdvak, anja):
    with pytest.raises(Weigering, match="gesloten"):
        services.beginnen(tijdvak, fabrieken.organisatie(), naam="x", door=anja)


def test_een_redacteur_bewerkt(concept, bram):
    services.bewerken(concept, door=bram, samenvatting="Nieuw")
    assert concept.samenvatting == "Nieuw"


def test_bewerken_weigert_een_verouderde_versie_en_overschrijft_niets(concept, anja, bram):
    gezien = concept.versie
    services.bewerken(concept, door=bram, samenvatting="Van Bram", versie=gezien)
    with pytest.raises(services.Verouderd) as fout:
        services.bewerken(concept, door=anja, samenvatting="Van Anja", versie=gezien)
    assert fout.value.actueel.samenvatting == "Van Bram"
    concept.refresh_from_db()
    assert concept.samenvatting == "Van Bram"


def test_bewerken_weigert_na_indiening(ingediend, anja):
    with pytest.raises(PermissionDenied, match="is ingediend"):
        services.bewerken(ingediend, door=anja, samenvatting="Te laat")


def test_bewerken_schrijft_geen_status(concept, anja):
    with pytest.raises(TypeError):
        services.bewerken(concept, door=anja, status="verleend")


def test_een_maatregel_verwijst_alleen_naar_knelpunten_van_het_eigen_plan(concept, anja):
    ander = fabrieken.concept("Ander plan")
    with pytest.raises(Weigering, match="alleen knelpunten van dit plan"):
        services.maatregel_opslaan(
            concept, door=anja, maatregel=concept.maatregelen.first(), knelpunten=[ander.knelpunten.first()]
        )


def test_een_maatregel_met_meer_jongeren_dan_deelnemers_wordt_geweigerd_en_niet_bewaard(concept, anja):
    with pytest.raises(Weigering, match="niet meer jongeren"):
        services.maatregel_opslaan(
            concept, door=anja, naam="x", thema="a", categorie="scholing", deelnemers=1, waarvan_jongeren=2
        )
    assert concept.maatregelen.count() == 2


def test_een_vreemde_maatregel_kan_niet_via_een_ander_plan(concept, anja):
    ander = fabrieken.concept("Ander plan")
    with pytest.raises(Weigering, match="ander plan"):
        services.maatregel_verwijderen(concept, ander.maatregelen.first(), door=anja)


def test_verwijderen_kan_alleen_een_concept(concept, anja):
    services.verwijderen(concept, door=anja)
    assert not Aanvraag.objects.exists()


def test_verwijderen_weigert_wat_is_ingediend(ingediend, anja):
    with pytest.raises(PermissionDenied, match="nooit verwijderd"):
        services.verwijderen(ingediend, door=anja)


@pytest.mark.parametrize(
    ("naam", "inhoud", "melding"),
    [
        ("virus.exe", b"MZ", "Kies een bestand van het type"),
        ("leeg.pdf", b"", "is leeg"),
        ("geen.pdf", b"gewone tekst", "is geen pdf-bestand"),
    ],
)
def test_een_bijlage_moet_zijn_wat_de_naam_zegt(concept, anja, naam, inhoud, melding):
    voor = Bijlage.objects.count()
    with pytest.raises(Weigering, match=melding):
        services.bijlage_toevoegen(concept, SimpleUploadedFile(naam, inhoud), "a", door=anja)
    assert Bijlage.objects.count() == voor


def test_een_te_grote_bijlage_wordt_geweigerd(concept, anja, settings):
    settings.BIJLAGE_MAX_MB = 0
    with pytest.raises(Weigering, match="te groot"):
        services.bijlage_toevoegen(concept, SimpleUploadedFile("a.pdf", fabrieken.PDF), "a", door=anja)
