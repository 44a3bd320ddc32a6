"""A letter as it lives: begun, saved, shown, offered, fixed by a second person, and unchangeable from then on."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from rapportage import brief, cijfers, services
from rapportage.briefsecties import Sectie, standaard, uit_json
from rapportage.models import Rapport, RapportSoort, RapportStatus
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, OpdrachtStatus, Rol
from tests import fabrieken

PEILDATUM = date(2014, 5, 30)


@pytest.fixture
def paul(db) -> Gebruiker:
    """The second person."""
    return Gebruiker.objects.create_user("paul@voorbeeld.nl", rol=Rol.BELEID, naam="Paul")


@pytest.fixture
def concept(tijdvak, petra) -> Rapport:
    fabrieken.verleend()
    return services.beginnen(RapportSoort.TIJDVAK, tijdvak, PEILDATUM, door=petra)


def bewaar(concept, door, *, verwacht=1, **teksten: str):
    """The standard sections with another text for some."""
    secties = [Sectie(s.code, tekst=teksten.get(s.code)) for s in standaard(RapportSoort.TIJDVAK)]
    return services.bewaren(concept, secties, verwacht=verwacht, door=door)


def aangeboden(concept, door) -> Rapport:
    services.aanbieden(concept, verwacht=concept.versies.latest("nummer").nummer, door=door)
    return concept


def test_een_nieuwe_brief_heeft_de_standaardtekst_en_een_eerste_versie(concept, petra):
    versie = concept.versies.get()
    assert (versie.nummer, versie.door, concept.status) == (1, petra, RapportStatus.CONCEPT)
    assert uit_json(versie.secties) == standaard(RapportSoort.TIJDVAK)
    assert [stap.stap for stap in concept.stappen.all()] == ["begonnen"]


def test_een_brief_over_morgen_bestaat_niet(tijdvak, petra):
    with pytest.raises(Weigering, match="tot en met vandaag"):
        services.beginnen(RapportSoort.TIJDVAK, tijdvak, vandaag() + timedelta(days=1), door=petra)


def test_een_voortgangsbrief_gaat_niet_over_een_tijdvak(tijdvak, petra):
    with pytest.raises(Weigering, match="alle tijdvakken"):
        services.beginnen(RapportSoort.VOORTGANG, tijdvak, PEILDATUM, door=petra)


@pytest.mark.parametrize("naam", ["els", "coen", "beheer", "anja"])
def test_alleen_een_beleidsmedewerker_maakt_brieven(tijdvak, naam):
    with pytest.raises(PermissionDenied, match="beleidsmedewerker"):
        services.beginnen(RapportSoort.TIJDVAK, tijdvak, PEILDATUM, door=fabrieken.persoon(naam))


def test_elke_opslag_is_een_versie_met_wie_en_wat_en_niets_nieuws_geen(concept, petra, paul):
    twee = bewaar(concept, paul, hulp="Wie {aantal_verleend} zegt.")
    assert (twee.nummer, twee.door) == (2, paul)
    assert bewaar(concept, petra, verwacht=2, hulp="Wie {aantal_verleend} zegt.") == twee
    assert concept.versies.count() == 2


def test_wie_een_oude_versie_bewaart_hoort_dat_en_verliest_niets_van_een_ander(concept, petra, paul):
    bewaar(concept, paul, hulp="Van Paul.")
    with pytest.raises(Weigering, match="intussen bewaard door Paul"):
        bewaar(concept, petra, hulp="Van Petra.")
    assert concept.versies.latest("nummer").secties[2]["tekst"] == "Van Paul."


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("Er zijn {aantal_bestaat_niet} plannen.", "is geen cijfer"),
        ("Er zijn { plannen.", "accolade"),
        ("Zo.[noot: zonder einde", "voetnoot"),
        ("[[tabel_verleend]]", "staat ook al in"),
        ("[[tabel_weg]]", "geen tabel"),
    ],
)
def test_een_tekst_die_iets_noemt_dat_er_niet_is_wordt_niet_bewaard(concept, petra, tekst, zin):
    secties = [Sectie("vervolg", tekst=tekst), Sectie("tijdvak")]
    with pytest.raises(Weigering, match=zin):
        services.bewaren(concept, secties, verwacht=1, door=petra)
    assert concept.versies.count() == 1


def test_het_voorbeeld_wordt_door_een_werker_gemaakt_van_de_laatste_versie(concept, petra):
    bewaar(concept, petra, hulp="Mijn eigen tekst.")
    opdracht = services.voorbeeld_aanvragen(concept, door=petra)
    assert services.voorbeeld_aanvragen(concept, door=petra) == opdracht
    assert opdrachten.voer_uit(opdracht.pk)
    opdracht.refresh_from_db()
    concept.refresh_from_db()
    assert (opdracht.status, opdracht.voortgang) == (OpdrachtStatus.KLAAR, "Het voorbeeld wordt bewaard.")
    assert concept.voorbeeld_versie == 2
    assert Path(concept.voorbeeld.path).read_bytes().startswith(b"%PDF")


def test_wie_schreef_of_aanbood_stelt_niet_vast(concept, petra, paul):
    aangeboden(concept, paul)
    for wie in (petra, paul):
        with pytest.raises(PermissionDenied, match="tweede persoon"):
            services.vaststelling_aanvragen(concept, door=wie)


def test_vaststellen_legt_tekst_cijfers_controles_en_pdf_vast_met_een_vingerafdruk(concept, petra, paul, tijdvak):
    bewaar(concept, petra, hulp="Mijn eigen tekst over {aantal_verleend} plan.")
    opdracht = services.vaststelling_aanvragen(aangeboden(concept, petra), door=paul)
    assert opdrachten.voer_uit(opdracht.pk)
    vast = Rapport.objects.get()
    assert (vast.status, vast.vastgesteld_door) == (RapportStatus.VAST, paul)
    pdf = Path(vast.bestand.path).read_bytes()
    assert pdf.startswith(b"%PDF")
    assert vast.sha256 == hashlib.sha256(pdf).hexdigest()
    assert vast.cijfers == cijfers.als_json(cijfers.stand(tijdvak, PEILDATUM))
    assert "Mijn eigen tekst over" in vast.inhoud["html"]
    assert vast.inhoud["gedrukt"]["aantal_verleend"] == "één"
    assert all(c["klopt"] for c in vast.inhoud["controles"])
    assert [s.stap for s in vast.stappen.all()] == ["begonnen", "aangeboden", "vastgesteld"]


def test_een_opdracht_die_nog_eens_loopt_stelt_niet_nog_eens_vast(concept, petra, paul):
    opdracht = services.vaststelling_aanvragen(aangeboden(concept, petra), door=paul)
    opdrachten.voer_uit(opdracht.pk)
    eerst = Rapport.objects.get().sha256
    opdracht.refresh_from_db()
    opdracht.status = OpdrachtStatus.WACHT
    opdracht.save()
    assert opdrachten.voer_uit(opdracht.pk)
    assert Rapport.objects.get().sha256 == eerst


def test_wie_er_niet_meer_is_stelt_niets_vast(concept, petra, paul):
    opdracht = services.vaststelling_aanvragen(aangeboden(concept, petra), door=paul)
    paul.delete()
    opdrachten.voer_uit(opdracht.pk)
    opdracht.refresh_from_db()
    assert opdracht.fout == "Wie vroeg om de brief vast te stellen, is niet meer bekend."
    assert Rapport.objects.get().status == RapportStatus.AANGEBODEN


def test_cijfers_die_sinds_het_aanbieden_veranderden_worden_niet_vastgesteld(concept, petra, paul):
    aangeboden(concept, petra)
    fabrieken.verleend("Nog een plan")
    with pytest.raises(Weigering, match="Sinds de brief is aangeboden, is .* veranderd van 1 in 2"):
        services.vaststellen(concept, door=paul)
    assert Rapport.objects.get().status == RapportStatus.AANGEBODEN


def test_een_getypt_getal_vraagt_een_toelichting_die_in_de_brief_komt(concept, petra, paul):
    bewaar(concept, petra, hulp="Er waren 231.127 gesprekken.")
    with pytest.raises(Weigering, match=r"Getypte getallen .*231\.127.*Schrijf een toelichting"):
        aangeboden(concept, petra)
    secties = uit_json(concept.versies.latest("nummer").secties)
    uitleg = {"brief_eigen_tekst": "Geteld door het actieteam."}
    services.bewaren(concept, secties, toelichtingen=uitleg, verwacht=2, door=petra)
    vast = services.vaststellen(aangeboden(concept, petra), door=paul)
    assert "Geteld door het actieteam." in vast.inhoud["html"]
    assert "Met toelichting" in vast.inhoud["html"]


def test_teruggeven_vraagt_een_reden_en_maakt_weer_een_concept(concept, petra, paul):
    aangeboden(concept, petra)
    with pytest.raises(Weigering, match="anders moet"):
        services.teruggeven(concept, " ", door=paul)
    services.teruggeven(concept, "De inleiding is te lang.", door=paul)
    concept.refresh_from_db()
    assert concept.status == RapportStatus.CONCEPT
    assert concept.stappen.latest("pk").reden == "De inleiding is te lang."


def test_aan_een_aangeboden_brief_verandert_niemand_iets(concept, petra):
    aangeboden(concept, petra)
    with pytest.raises(Weigering, match="ter vaststelling"):
        bewaar(concept, petra, hulp="Toch nog iets.")


def test_een_vastgestelde_brief_verandert_nooit_ook_niet_in_de_database(concept, petra, paul):
    vast = services.vaststellen(aangeboden(concept, petra), door=paul)
    for wijzig in (
        lambda: Rapport.objects.filter(pk=vast.pk).update(sha256="x"),
        lambda: Rapport.objects.filter(pk=vast.pk).update(status="concept"),
        lambda: vast.versies.update(door=paul),
        lambda: vast.stappen.update(door=petra),
        lambda: vast.versies.all().delete(),
        lambda: Rapport.objects.filter(pk=vast.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            wijzig()


def test_dezelfde_brief_uit_dezelfde_gegevens_is_tot_op_de_byte_gelijk(concept, petra):
    stand, moment = services.stand_van(concept), fabrieken.BESLOTEN
    een, twee = (brief.stel_op(stand, gemaakt_op=moment, opzet=services.opzet_van(concept)) for _ in range(2))
    assert brief.pdf(een) == brief.pdf(twee)


def test_een_brief_laten_vervallen_blijft_te_lezen(concept, petra):
    services.laten_vervallen(concept, "Dubbel begonnen.", door=petra)
    concept.refresh_from_db()
    assert concept.status == RapportStatus.VERVALLEN
    with pytest.raises(Weigering, match="vervallen"):
        bewaar(concept, petra, hulp="Toch.")
