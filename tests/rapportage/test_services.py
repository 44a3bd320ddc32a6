"""Asking for a letter, making it, keeping it."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from rapportage import cijfers, services
from rapportage.models import Rapport
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import OpdrachtStatus
from tests import fabrieken

PEILDATUM = date(2014, 5, 30)


def test_een_brief_aanvragen_is_een_opdracht_die_nog_moet_worden_gedaan(tijdvak, petra):
    opdracht = services.brief_aanvragen(tijdvak, PEILDATUM, door=petra)
    assert (opdracht.soort, opdracht.status, opdracht.door) == ("brief_maken", OpdrachtStatus.WACHT, petra)
    assert opdracht.gegevens == {"tijdvak": 1, "peildatum": "2014-05-30"}
    assert not Rapport.objects.exists()


def test_een_brief_over_morgen_bestaat_niet(tijdvak, petra):
    with pytest.raises(Weigering, match="tot en met vandaag"):
        services.brief_aanvragen(tijdvak, vandaag() + timedelta(days=1), door=petra)


@pytest.mark.parametrize("naam", ["els", "coen", "beheer", "anja"])
def test_alleen_een_beleidsmedewerker_maakt_brieven(tijdvak, naam):
    with pytest.raises(PermissionDenied, match="beleidsmedewerker"):
        services.brief_aanvragen(tijdvak, PEILDATUM, door=fabrieken.persoon(naam))


def test_de_werker_maakt_de_brief_en_bewaart_cijfers_controles_en_vingerafdruk(tijdvak, petra):
    fabrieken.verleend()
    opdracht = services.brief_aanvragen(tijdvak, PEILDATUM, door=petra)
    assert opdrachten.voer_uit(opdracht.pk)
    opdracht.refresh_from_db()
    rapport = Rapport.objects.get()
    assert (opdracht.status, opdracht.uitkomst) == (OpdrachtStatus.KLAAR, {"rapport": rapport.pk})
    assert opdracht.voortgang == "De brief wordt bewaard."
    inhoud = Path(rapport.bestand.path).read_bytes()
    assert inhoud.startswith(b"%PDF")
    assert rapport.sha256 == hashlib.sha256(inhoud).hexdigest()
    assert rapport.cijfers == cijfers.als_json(cijfers.stand(tijdvak, PEILDATUM))
    assert rapport.gemaakt_door == petra


def test_een_opdracht_die_nog_eens_loopt_maakt_geen_tweede_brief(tijdvak, petra):
    opdracht = services.brief_aanvragen(tijdvak, PEILDATUM, door=petra)
    opdrachten.voer_uit(opdracht.pk)
    opdracht.refresh_from_db()
    opdracht.status = OpdrachtStatus.WACHT
    opdracht.save()
    assert opdrachten.voer_uit(opdracht.pk)
    assert Rapport.objects.count() == 1


def test_wie_geen_beleidsmedewerker_meer_is_krijgt_geen_brief(tijdvak, petra):
    opdracht = services.brief_aanvragen(tijdvak, PEILDATUM, door=petra)
    petra.delete()
    opdrachten.voer_uit(opdracht.pk)
    opdracht.refresh_from_db()
    assert opdracht.status == OpdrachtStatus.MISLUKT
    assert opdracht.fout == "Wie om deze brief vroeg, is niet meer bekend."
    assert not Rapport.objects.exists()
