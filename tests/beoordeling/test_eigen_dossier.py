"""The dossier of one's own plan: everything that one reads on screen, and nothing of what is internal to the agency."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from aanvragen.models import Bijlage, ScanStatus
from beoordeling import services
from beoordeling.models import Dossierbestand
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, LidRol
from tests import fabrieken
from tests.beoordeling.dossiers import NAMEN, gelezen, met_alles, op_volgorde, pak_uit, papier, zip_van

INTERN = (
    "Toelichting 1", "Toelichting 4", "Samen.", "zegt mevrouw", "Besproken met", "Toegewezen", "ingeleverd", "Score",
    "Gedeeltelijk verlenen", "grootboek", "Toegelicht.", "Verklaring over een band", "4-beoordelingen", "8-plafond",
)  # fmt: skip
"""Words of what colleagues wrote to each other in `met_alles`."""
VERHAAL = (
    "Plan ingediend", "Anja de Wit", "Aanvulling gevraagd", "Agentschap SZW", "Onderbouw de kosten.", "Aanvulling verstuurd",
    "De kosten staan er nu bij.", "Plan is compleet", "Vraag gesteld", "Wie geeft les?", "Vraag beantwoord",
    "Cofinanciering verleend", "Niet alle plekken zijn zeker.", "Bezwaar gemaakt", "Beslist op bezwaar",
)  # fmt: skip


def test_het_eigen_dossier_vertelt_alles_wat_de_aanvrager_leest_en_niets_van_binnen(tijdvak):
    plan = met_alles()
    with papier() as bladen:
        inhoud = pak_uit(zip_van(plan, door="anja"))
    pagina = gelezen(inhoud["inhoud.html"])
    assert op_volgorde(pagina, VERHAAL) == []
    gegevens = [data.decode() for naam, data in inhoud.items() if naam.endswith((".json", ".html", ".txt"))]
    alles = "\n".join([*bladen, *gegevens])
    medewerkers = [naam for sleutel, naam in NAMEN.items() if sleutel != "anja"]
    assert [wat for wat in (*INTERN, *medewerkers) if wat in alles] == []
    mappen = {naam.partition("/")[0] for naam in inhoud if "/" in naam}
    assert mappen == {
        "1-indieningen", "2-bijlagen", "3-compleetheid-en-vragen", "5-besluiten", "6-brieven", "7-bezwaren"
    }  # fmt: skip
    assert any(re.fullmatch(r"1-indieningen/.*/bewijs-van-ontvangst\.pdf", naam) for naam in inhoud)


def test_een_bestand_dat_op_de_virusscan_wacht_gaat_niet_mee(ingediend):
    Bijlage.objects.filter(aanvraag=ingediend, soort="a").update(scan=ScanStatus.WACHT)
    inhoud = pak_uit(zip_van(ingediend, door="anja"))
    assert sum(naam.startswith("2-bijlagen/") for naam in inhoud) == 1
    assert "Het bestand wordt nog gecontroleerd op virussen." in gelezen(inhoud["inhoud.html"])


def test_wie_van_het_verband_leest_krijgt_het_een_ander_niet(anja, bram, carla, ingediend):
    vera = Gebruiker.objects.create_user("vera@voorbeeld.nl", naam="Vera")
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=vera, rol=LidRol.LEZER)
    for wie in (anja, bram, vera):
        rij = services.dossierbestand_vragen(ingediend, openbaar=False, door=wie)
        assert rij.eigen
        assert services.dossierbestand_vragen(ingediend, openbaar=False, door=wie) == rij  # asked twice is made once
    with pytest.raises(PermissionDenied):
        services.dossierbestand_vragen(ingediend, openbaar=False, door=carla)
    with pytest.raises(PermissionDenied):
        services.dossierbestand_vragen(fabrieken.concept("Concept"), openbaar=False, door=anja)


def test_wie_niet_meer_meedoet_krijgt_het_niet_meer(bram, ingediend):
    rij = services.dossierbestand_vragen(ingediend, openbaar=False, door=bram)
    bram.lidmaatschappen.all().delete()
    with pytest.raises(Weigering):
        services.dossierbestand_maken(Dossierbestand.objects.get(pk=rij.pk), meld=lambda tekst: None)


def test_op_de_pagina_vraagt_men_het_en_haalt_men_het_op(als, anja, bram, coen, carla, ingediend):
    client, pad = als(anja), reverse("beoordeling:eigen_dossier", args=[ingediend.nummer])
    assert pad in client.get(ingediend.get_absolute_url()).content.decode()
    assert "Wordt gemaakt" in client.post(pad, follow=True).content.decode()
    rij = services.dossierbestand_maken(ingediend.dossierbestanden.get(), meld=lambda tekst: None)
    haal = reverse("beoordeling:eigen_dossier_downloaden", args=[ingediend.nummer, rij.pk])
    assert haal in client.get(pad).content.decode()
    antwoord = client.get(haal)
    assert b"".join(antwoord.streaming_content)[:2] == b"PK"
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert als(bram).get(haal).status_code == 404  # of who asked for it
    assert als(carla).get(pad).status_code == 404
    assert als(coen).get(pad).url == reverse("beoordeling:dossierbestanden", args=[ingediend.nummer])
    dienst = reverse("beoordeling:dossierbestand_downloaden", args=[ingediend.nummer, rij.pk])
    assert als(coen).get(dienst).status_code == 404
    assert (
        "Uw dossier"
        not in als(coen).get(reverse("beoordeling:dossierbestanden", args=[ingediend.nummer])).content.decode()
    )
