"""One plan as one zip: a stranger can retell it, everything can be checked, and in the public one nobody has a name."""

import hashlib
import json
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import override_settings

from beoordeling import dossier, services
from beoordeling.dossier.doos import bruikbaar
from beoordeling.models import Dossierbestand
from sectorplannen.kern import opdrachten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, Opdracht, Rol
from tests import fabrieken
from tests.beoordeling.dossiers import (
    GEMAAKT,
    NAMEN,
    VERHAAL,
    gelezen,
    met_alles,
    op_volgorde,
    pak_uit,
    papier,
    zip_van,
)
from tests.fabrieken import moment, persoon
from tests.pdf_geldig import fouten

MAPPEN = [
    "1-indieningen", "2-bijlagen", "3-compleetheid-en-vragen", "4-beoordelingen", "5-besluiten", "6-brieven", "7-bezwaren",
    "8-plafond", "9-gebeurtenissen",
]  # fmt: skip


@pytest.fixture(scope="module")
def gemaakt(django_db_setup, django_db_blocker, tmp_path_factory):
    """The zips of one plan with everything, made once for all that only read them; the plan itself is gone again."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("dossier")),
        transaction.atomic(),
    ):
        plan = met_alles()
        uit = {"volledig": zip_van(plan)}
        with papier() as bladen:
            uit["openbaar"] = zip_van(plan, openbaar=True)
        uit |= {
            "papier": bladen,
            "ingediend": [rij.sha256 for rij in plan.indieningen.order_by("volgnummer")],
            "bijlagen": {b["sha256"] for rij in plan.indieningen.all() for b in rij.inhoud["bijlagen"]},
            "brieven": {brief.sha256 for brief in plan.brieven.all()},
        }
        transaction.set_rollback(True)
    return uit


@pytest.fixture
def volledig(gemaakt) -> dict[str, bytes]:
    """What is in the whole dossier."""
    return pak_uit(gemaakt["volledig"])


@pytest.fixture
def openbaar(gemaakt) -> dict[str, bytes]:
    """What is in the public dossier."""
    return pak_uit(gemaakt["openbaar"])


def sommen(stukken: dict[str, bytes], map_: str) -> set[str]:
    """The hashes of what is in a folder."""
    return {hashlib.sha256(data).hexdigest() for pad, data in stukken.items() if pad.startswith(map_)}


def weggelaten(stukken: dict[str, bytes]) -> dict[str, str]:
    """What the manifest says is not in it, and why; the contents page says the same."""
    rijen = json.loads(stukken["manifest.json"])["weggelaten"]
    assert all(rij["wat"] in gelezen(stukken["inhoud.html"]) for rij in rijen)
    return {rij["wat"]: rij["waarom"] for rij in rijen}


def test_uit_de_zip_alleen_is_na_te_vertellen_wat_er_gebeurde(volledig):
    """The done-when of issue 6: supplement, reconciliation, partial grant and objection, in order, from the zip alone."""
    assert sorted({pad.split("/")[0] for pad in volledig if "/" in pad}) == MAPPEN
    assert op_volgorde(gelezen(volledig["inhoud.html"]), VERHAAL) == []


def test_elk_stuk_waar_het_verhaal_naar_wijst_is_er(volledig):
    links = re.findall(r'href="([^"]+)"', volledig["inhoud.html"].decode())
    assert len(links) > 40
    assert set(links) <= volledig.keys()


@pytest.mark.parametrize("soort", ["volledig", "openbaar"])
def test_elk_controlegetal_klopt_en_alles_is_te_lezen(gemaakt, soort):
    stukken = pak_uit(gemaakt[soort])
    regels = [regel.split("  ", 1) for regel in stukken["manifest-sha256.txt"].decode().splitlines()]
    assert {pad: som for som, pad in regels} == {
        pad: hashlib.sha256(data).hexdigest() for pad, data in stukken.items() if pad != "manifest-sha256.txt"
    }
    bestanden = json.loads(stukken["manifest.json"])["bestanden"]
    assert {(b["pad"], b["grootte"]) for b in bestanden} == {
        (pad, len(data)) for pad, data in stukken.items() if not pad.startswith("manifest")
    }
    for pad, data in stukken.items():
        if pad.endswith(".json"):
            json.loads(data)
        if pad.endswith(".pdf") and not pad.startswith("2-bijlagen/"):
            assert fouten(data, met_gegevens=False) == [], pad


def test_het_manifest_zegt_wat_wie_wanneer_en_waarmee(volledig):
    manifest = json.loads(volledig["manifest.json"])
    assert manifest["weggelaten"] == []
    assert manifest["door"] == "Coen Vos (coördinator)"
    assert manifest["gemaakt_op"] == GEMAAKT.isoformat()
    assert re.fullmatch(r"sectorplannen \d+\.\d+\.\d+", manifest["software"])


def test_wat_is_ingediend_staat_erin_met_de_vastgelegde_vingerafdruk(volledig, gemaakt):
    paden = ("1-indieningen/1-indiening/indiening.json", "1-indieningen/2-aanvulling-1/indiening.json")
    assert [hashlib.sha256(volledig[pad]).hexdigest() for pad in paden] == gemaakt["ingediend"]
    assert "1-indieningen/2-aanvulling-1/bewijs-van-ontvangst.pdf" in volledig


def test_bestanden_en_brieven_zijn_die_van_toen(volledig, gemaakt):
    assert sommen(volledig, "2-bijlagen/") == gemaakt["bijlagen"]
    assert sommen(volledig, "6-brieven/") == gemaakt["brieven"]
    assert len(gemaakt["brieven"]) == 3


def test_dezelfde_gegevens_geven_dezelfde_bytes(tijdvak):
    plan = fabrieken.ingetrokken()
    eerst = zip_van(plan)
    assert zip_van(plan) == eerst
    later, eerder = pak_uit(zip_van(plan, op=moment(2014, 6, 2))), pak_uit(eerst)
    anders = {pad for pad in eerder if later[pad] != eerder[pad]}
    assert "inhoud.html" in anders
    assert not any(pad.endswith((".csv", "indiening.json", "ontvangst.pdf")) for pad in anders)


def test_het_openbare_dossier_noemt_geen_mensen(openbaar, gemaakt):
    leesbaar = [gelezen(data) for pad, data in openbaar.items() if pad.endswith((".html", ".json", ".csv", ".txt"))]
    assert len(gemaakt["papier"]) > 8
    alles = "\n".join([*leesbaar, *gemaakt["papier"], *openbaar])
    namen = [deel for naam in NAMEN.values() for deel in (naam, naam.split()[-1])]
    assert [naam for naam in namen if re.search(rf"\b{naam}\b", alles)] == []
    assert "@voorbeeld.nl" not in alles.replace("sectorplannen@voorbeeld.nl", "")
    assert "12345678" not in alles
    inhoud = gelezen(openbaar["inhoud.html"])
    assert op_volgorde(inhoud, ("beoordelaar 1", "beoordelaar 2", "besluitnemer 1", "besluitnemer 2")) == []
    assert "Besproken met [beoordelaar 1]." in inhoud
    assert "Openbaar dossier, zonder persoonsgegevens" in inhoud


def test_een_brief_zonder_namen_is_ook_in_het_openbare_dossier_die_van_toen(openbaar, gemaakt):
    assert sommen(openbaar, "6-brieven/") == gemaakt["brieven"]


def test_een_brief_met_een_naam_is_in_het_openbare_dossier_een_afschrift(tijdvak):
    plan = fabrieken.ter_besluitvorming()
    services.afwijzen(
        plan, gronden=["c"], motivering="Zie de mail van anja@voorbeeld.nl.", door=persoon("els"), op=fabrieken.BESLOTEN
    )
    with papier() as bladen:
        stukken = pak_uit(zip_van(plan, openbaar=True))
    assert not sommen(stukken, "6-brieven/") & {brief.sha256 for brief in plan.brieven.all()}
    (brief,) = [blad for blad in bladen if "Geachte aanvrager" in blad]
    assert "Zie de mail van [aanvrager]." in brief
    assert "sectorplannen@voorbeeld.nl" in brief


def test_het_openbare_dossier_zegt_wat_eruit_bleef_en_waarom(openbaar):
    weg = weggelaten(openbaar)
    assert "handtekeningen" in weg["a. Samenwerkingsovereenkomst, getekend door alle partijen"]
    assert "Notities van medewerkers onder elkaar" in weg
    assert "Indiening: bewijs van ontvangst" in weg
    assert not any(pad.startswith("2-bijlagen/") or "notities" in pad for pad in openbaar)
    assert "Toelichting 1 bij de score." in openbaar["4-beoordelingen/beoordelingen.json"].decode()


def test_een_naam_is_een_naam_en_een_gewoon_woord_niet(tijdvak):
    plan = met_alles()
    scherm = dossier.Afscherming(plan, openbaar=True)
    assert scherm.tekst("Mevrouw de Wit en ANJA DE WIT, witte was.") == "Mevrouw [aanvrager] en [aanvrager], witte was."
    assert scherm.tekst("Werkgevers Bakkerij vraagt € 1.200.000.") == "Werkgevers Bakkerij vraagt € 1.200.000."
    assert scherm.tekst("Mail jan@bakkers.example, bel 0612345678.") == "Mail [e-mailadres], bel [telefoonnummer]."
    assert dossier.Afscherming(plan, openbaar=False).tekst("Anja de Wit") == "Anja de Wit"


def test_wat_kwijt_of_veranderd_is_in_de_opslag_is_genoemd(tijdvak):
    plan = fabrieken.ingediend()
    kwijt, veranderd = plan.indieningen.get().inhoud["bijlagen"]
    default_storage.delete(kwijt["bestand"])
    with default_storage.open(veranderd["bestand"], "wb") as bestand:
        bestand.write(b"iets anders")
    weg = weggelaten(pak_uit(zip_van(plan)))
    assert [kwijt["sha256"] in waarom for wat, waarom in weg.items() if kwijt["naam"] in wat] == [True]
    assert [veranderd["sha256"] in waarom for wat, waarom in weg.items() if veranderd["naam"] in wat] == [True]
    assert any("staat niet meer in de opslag" in waarom for waarom in weg.values())


def test_scores_staan_er_pas_in_als_beide_beoordelingen_zijn_ingeleverd(tijdvak):
    plan = fabrieken.in_beoordeling()
    rij = plan.beoordelingen.get(plaats=1)
    services.scores_opslaan(rij, fabrieken.scores(plan, 3, "Geheime reden."), door=rij.beoordelaar, advies="verlenen")
    services.inleveren(rij, door=rij.beoordelaar, op=fabrieken.BEOORDEELD)
    services.notitie_schrijven(plan, tekst="Geheime reden.", door=rij.beoordelaar)
    stukken = pak_uit(zip_van(plan))
    assert not any(b"Geheime reden" in data for data in stukken.values())
    assert "Scores gaan in het dossier als beide beoordelingen zijn ingeleverd." in gelezen(stukken["inhoud.html"])
    assert "Beoordeling ingeleverd" in gelezen(stukken["inhoud.html"])


def test_een_bestandsnaam_kan_nergens_heen_wijzen():
    assert bruikbaar("../../etc/passwd") == "etc-passwd"
    assert bruikbaar("Begroting (définitief) 2014.pdf") == "Begroting-definitief-2014.pdf"
    assert bruikbaar("…") == "bestand"
    assert bruikbaar("een..twee/../drie.pdf") == "een.twee-.-drie.pdf"
    assert len(bruikbaar("x" * 300 + ".pdf")) == 80


# --- asking and making ---


def test_vragen_laat_een_gebeurtenis_achter_en_de_opdracht_maakt_het_bestand(tijdvak, ada):
    plan = fabrieken.ingetrokken()
    rij = services.dossierbestand_vragen(plan, openbaar=False, door=ada)
    gebeurtenis = plan.gebeurtenissen.last()
    assert (gebeurtenis.stap, gebeurtenis.door, gebeurtenis.reden) == ("dossier_maken", ada, "Volledig.")
    assert opdrachten.voer_uit(Opdracht.objects.get(soort=services.DOSSIERBESTAND_MAKEN).pk)
    rij.refresh_from_db()
    with default_storage.open(rij.bestand, "rb") as bestand:
        data = bestand.read()
    assert (rij.sha256, rij.grootte) == (hashlib.sha256(data).hexdigest(), len(data))
    assert rij.sha256 in rij.bestand
    assert "Dossier opgevraagd als bestand" in gelezen(pak_uit(data)["inhoud.html"])
    assert services.dossierbestand_maken(rij, meld=print).sha256 == hashlib.sha256(data).hexdigest()


def test_twee_keer_vragen_is_een_dossier(tijdvak, ada, coen):
    plan = fabrieken.verleend()
    eerste = services.dossierbestand_vragen(plan, openbaar=True, door=ada)
    assert services.dossierbestand_vragen(plan, openbaar=True, door=ada) == eerste
    assert services.dossierbestand_vragen(plan, openbaar=True, door=coen) != eerste
    assert plan.gebeurtenissen.filter(stap="dossier_maken").count() == 2


@pytest.mark.parametrize(
    ("naam", "openbaar"),
    [("anja", True)] + [(naam, openbaar) for naam in ("carla", "dirk", "daan", "beheer") for openbaar in (True, False)],
)
def test_een_ander_maakt_geen_dossier(tijdvak, naam, openbaar):
    with pytest.raises(PermissionDenied):
        services.dossierbestand_vragen(fabrieken.verleend(), openbaar=openbaar, door=persoon(naam))
    assert not Dossierbestand.objects.exists()


def test_beleid_maakt_alleen_het_openbare_dossier(tijdvak, petra):
    plan = fabrieken.verleend()
    services.dossierbestand_vragen(plan, openbaar=True, door=petra)
    with pytest.raises(PermissionDenied, match="alleen het openbare"):
        services.dossierbestand_vragen(plan, openbaar=False, door=petra)


@pytest.mark.parametrize("naam", ["coen", "els", "petra", "ada"])
def test_voor_het_besluit_is_er_geen_openbaar_dossier(ter_besluitvorming, naam):
    with pytest.raises(PermissionDenied, match="nog niet beslist"):
        services.dossierbestand_vragen(ter_besluitvorming, openbaar=True, door=persoon(naam))


@pytest.mark.parametrize("naam", ["coen", "els"])
def test_wie_een_band_heeft_maakt_geen_dossier(tijdvak, naam):
    plan, wie = fabrieken.verleend(), persoon(naam)
    rij = services.dossierbestand_vragen(plan, openbaar=True, door=wie)
    services.verklaar_belang(plan, heeft_band=True, toelichting="Familie.", door=wie)
    with pytest.raises(PermissionDenied, match="band"):
        services.dossierbestand_vragen(plan, openbaar=True, door=wie)
    with pytest.raises(Weigering, match="band"):
        services.dossierbestand_maken(rij, meld=lambda tekst: None)


def test_een_concept_heeft_geen_dossier(concept, ada):
    with pytest.raises(PermissionDenied, match="niet ingediend"):
        services.dossierbestand_vragen(concept, openbaar=False, door=ada)
    assert ada.rol == Rol.AUDITOR


def test_ook_wie_de_organisatie_verliet_heeft_in_het_openbare_dossier_geen_naam(tijdvak):
    plan = fabrieken.ingediend()
    quirine = Gebruiker.objects.create(email="q@voorbeeld.nl", naam="Quirine Zomerbloem")
    Lidmaatschap.objects.create(organisatie=plan.hoofdaanvrager, gebruiker=quirine).delete()
    assert "Zomerbloem" not in dossier.Afscherming(plan, openbaar=True).tekst(
        "Bel Quirine Zomerbloem, of mevrouw Zomerbloem."
    )
