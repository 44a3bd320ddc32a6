"""Handing over and leaving: a colleague gets the role, the plans in hand and the messages that were not read."""

import pytest

from aanvragen import services
from aanvragen.models import Aanvraag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Gebruiker, LidRol, Opdracht
from tests import fabrieken
from tests.aanvragen.gesprekken import gevraagd


def bericht(aan: Gebruiker, onderwerp: str, link: str) -> Bericht:
    return Bericht.objects.create(aan=aan, onderwerp=onderwerp, tekst="…", link=link)


@pytest.fixture
def lex(db) -> Gebruiker:
    """Reads for anja's organisation."""
    persoon = Gebruiker.objects.create_user("lex@voorbeeld.nl", naam="Lex")
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=persoon, rol=LidRol.LEZER)
    return persoon


def test_wie_overneemt_krijgt_de_rol_de_plannen_en_de_ongelezen_berichten(concept, anja, lex):
    bericht(anja, "Over het plan", f"/plannen/{concept.nummer}/")
    gelezen = bericht(anja, "Al gelezen", f"/plannen/{concept.nummer}/")
    gelezen.gelezen_op = gelezen.op
    gelezen.save()
    voor = Opdracht.objects.count()
    services.overdragen(anja.lidmaatschappen.get(), opvolger=lex.lidmaatschappen.get())
    assert lex.lidmaatschappen.get().rol == LidRol.TEKENBEVOEGD
    assert not anja.lidmaatschappen.exists()
    overgenomen = lex.berichten.get(soort="werk_overgedragen")
    assert f"{concept.nummer} {concept.naam}" in overgenomen.tekst
    assert "Ongelezen berichten: 1." in overgenomen.tekst
    assert set(lex.berichten.values_list("onderwerp", flat=True)) >= {"Over het plan"}
    assert not lex.berichten.filter(onderwerp="Al gelezen").exists()
    assert Opdracht.objects.count() == voor + 1, "What is passed on is not mailed once more."


def test_wat_beiden_al_kregen_komt_niet_dubbel(concept, anja, bram):
    een = bericht(anja, "Aan beiden", f"/plannen/{concept.nummer}/")
    Bericht.objects.create(aan=bram, onderwerp=een.onderwerp, tekst=een.tekst, link=een.link)
    services.overdragen(anja.lidmaatschappen.get(), opvolger=bram.lidmaatschappen.get())
    assert bram.berichten.filter(onderwerp="Aan beiden").count() == 1


def test_wie_bij_meer_organisaties_hoort_draagt_alleen_het_werk_van_deze_over(concept, anja, bram):
    fabrieken.organisatie("vreemde").lidmaatschappen.create(gebruiker=anja, rol=LidRol.LEZER)
    bericht(anja, "Hier", f"/plannen/{concept.nummer}/maatregelen/")
    bericht(anja, "Elders", "/plannen/SP8-0001/")
    services.overdragen(
        anja.lidmaatschappen.get(organisatie=fabrieken.organisatie()), opvolger=bram.lidmaatschappen.get()
    )
    assert set(bram.berichten.exclude(soort="werk_overgedragen").values_list("onderwerp", flat=True)) == {"Hier"}
    assert anja.lidmaatschappen.get().organisatie == fabrieken.organisatie("vreemde")


def test_een_uitnodiging_is_persoonlijk_en_gaat_niet_mee(concept, anja, bram):
    bericht(anja, "Uitnodiging", "/uitnodiging/1.abc/")
    anja.berichten.update(soort="uitnodiging")
    services.overdragen(anja.lidmaatschappen.get(), opvolger=bram.lidmaatschappen.get())
    assert not bram.berichten.filter(onderwerp="Uitnodiging").exists()


def test_wat_over_een_organisatie_gaat_waar_men_eerder_wegging_gaat_niet_mee(concept, anja, bram):
    """The successor may not read of it, also where this is the only organisation that is left."""
    bericht(anja, "Elders", "/plannen/SP8-0001/")
    bericht(anja, "Ander gesprek", "/adviesgesprekken/9/")
    services.overdragen(anja.lidmaatschappen.get(), opvolger=bram.lidmaatschappen.get())
    assert set(bram.berichten.values_list("soort", flat=True)) == {"werk_overgedragen"}


def test_gesprekken_en_plannen_waarin_de_organisatie_partner_is_gaan_mee(concept, anja, bram):
    ander = fabrieken.organisatie("vreemde")
    plan = fabrieken.concept("Van een ander")
    Aanvraag.objects.filter(pk=plan.pk).update(hoofdaanvrager=ander)
    plan.deelnemers.create(organisatie=fabrieken.organisatie(), rol="anders")
    ander.lidmaatschappen.create(gebruiker=anja, rol=LidRol.LEZER)
    bericht(anja, "Als partner", f"/plannen/{plan.nummer}/")
    bericht(anja, "Gesprek", gevraagd().get_absolute_url())
    bericht(anja, "Rol", f"/organisaties/{fabrieken.organisatie().pk}/")
    anja.berichten.filter(onderwerp="Rol").update(soort="lid_rol")
    plek = anja.lidmaatschappen.get(organisatie=fabrieken.organisatie())
    services.overdragen(plek, opvolger=bram.lidmaatschappen.get())
    over = set(bram.berichten.exclude(soort="werk_overgedragen").values_list("onderwerp", flat=True))
    assert over == {"Als partner", "Gesprek"}


def test_wat_niet_kan_verandert_niets(concept, anja, bram):
    bericht(anja, "Over het plan", f"/plannen/{concept.nummer}/")
    with pytest.raises(Weigering, match="de enige"):
        services.overdragen(anja.lidmaatschappen.get())
    assert anja.lidmaatschappen.exists()
    assert not bram.berichten.exists()


def test_vertrekken_zonder_opvolger_kan_als_een_ander_tekent(concept, anja, bram):
    services.overdragen(bram.lidmaatschappen.get())
    assert not bram.lidmaatschappen.exists()
    assert not anja.berichten.filter(soort="werk_overgedragen").exists()
