"""The people of an organisation: someone who may sign always stays."""

import pytest
from django.core.exceptions import PermissionDenied

from sectorplannen.kern import leden
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, LidRol
from tests import fabrieken


def plek(persoon: Gebruiker) -> Lidmaatschap:
    return persoon.lidmaatschappen.get()


def rol_van(persoon: Gebruiker) -> str:
    return plek(persoon).rol


def test_wie_tekent_geeft_een_ander_een_andere_rol_en_die_hoort_dat(anja, bram):
    leden.rol_wijzigen(plek(bram), "tekenbevoegd", door=anja)
    assert rol_van(bram) == "tekenbevoegd"
    assert plek(bram).history.first().history_user == anja
    assert "U bent nu tekenbevoegd" in bram.berichten.get().tekst


def test_dezelfde_rol_zegt_niets(anja, bram):
    leden.rol_wijzigen(plek(bram), "redacteur", door=anja)
    assert not bram.berichten.exists()


def test_de_laatste_die_tekent_wordt_geen_redacteur_en_gaat_niet_weg(anja, bram):
    for doe in (
        lambda: leden.rol_wijzigen(plek(anja), "redacteur", door=anja),
        lambda: leden.vertrekken(plek(anja)),
    ):
        with pytest.raises(Weigering, match="U bent de enige die mag tekenen"):
            doe()
    assert rol_van(anja) == "tekenbevoegd"


def test_iemand_die_niet_meer_actief_is_telt_niet_als_ander_die_tekent(anja, bram):
    leden.rol_wijzigen(plek(bram), "tekenbevoegd", door=anja)
    Gebruiker.objects.filter(pk=bram.pk).update(is_active=False)
    with pytest.raises(Weigering, match="de enige"):
        leden.vertrekken(plek(anja))


def test_wie_tekent_haalt_een_ander_weg_en_die_hoort_dat_per_e_mail(anja, bram):
    lid = plek(bram)
    leden.lid_weghalen(lid, door=anja)
    assert not bram.lidmaatschappen.exists()
    assert Lidmaatschap.history.filter(gebruiker=bram, history_type="-").get().history_user == anja
    assert bram.berichten.get().soort == "lid_weg"
    with pytest.raises(Weigering, match="hoort intussen niet meer"):
        leden.lid_weghalen(lid, door=anja)


def test_zichzelf_haalt_men_niet_zo_weg(anja, bram):
    leden.rol_wijzigen(plek(bram), "tekenbevoegd", door=anja)
    with pytest.raises(Weigering, match="Overdragen en vertrekken"):
        leden.lid_weghalen(plek(anja), door=anja)


def test_twee_die_elkaar_weghalen_laten_er_een_over(anja, bram):
    leden.rol_wijzigen(plek(bram), "tekenbevoegd", door=anja)
    van_anja = plek(anja)
    leden.lid_weghalen(plek(bram), door=anja)
    with pytest.raises(PermissionDenied):
        leden.lid_weghalen(van_anja, door=bram)
    assert rol_van(anja) == "tekenbevoegd"


def test_een_redacteur_en_een_vreemde_veranderen_niemand(anja, bram, carla):
    for wie in (bram, carla):
        with pytest.raises(PermissionDenied):
            leden.rol_wijzigen(plek(bram), "tekenbevoegd", door=wie)
        with pytest.raises(PermissionDenied):
            leden.lid_weghalen(plek(anja), door=wie)
    assert (rol_van(anja), rol_van(bram)) == ("tekenbevoegd", "redacteur")


def test_de_laatste_die_tekent_draagt_over_en_vertrekt(anja, bram):
    leden.vertrekken(plek(anja), opvolger=plek(bram))
    assert not anja.lidmaatschappen.exists()
    assert rol_van(bram) == "tekenbevoegd"


def test_wie_overneemt_houdt_een_hogere_rol(anja, bram):
    leden.vertrekken(plek(bram), opvolger=plek(anja))
    assert rol_van(anja) == "tekenbevoegd"
    assert not bram.lidmaatschappen.exists()


def test_wie_blijft_tekenen_hoort_dat_iemand_vertrok(anja, bram):
    leden.vertrekken(plek(bram))
    assert "Bram is vertrokken bij Werkgevers Bakkerij. Niemand neemt het werk over." in anja.berichten.get().tekst


def test_een_opvolger_is_van_dezelfde_organisatie_en_een_ander(anja, bram, carla):
    for opvolger in (plek(carla), plek(anja)):
        with pytest.raises(Weigering, match="iemand anders van uw organisatie"):
            leden.vertrekken(plek(anja), opvolger=opvolger)
    assert rol_van(carla) == LidRol.TEKENBEVOEGD
    assert fabrieken.organisatie().lidmaatschappen.count() == 2
