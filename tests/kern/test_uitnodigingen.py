"""Invitations: signed, for a while, for one address, once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Gebruiker, LidRol, Opdracht, Uitnodiging
from sectorplannen.kern.uitnodigingen import (
    MAX_OPEN,
    STIL,
    TERMIJN,
    belet,
    code_van,
    opnieuw_versturen,
    uitnodigen,
    uitnodiging_aannemen,
    uitnodiging_intrekken,
    uitnodiging_van,
)
from tests import fabrieken


@pytest.fixture
def nora(db) -> Gebruiker:
    """Has an account, and no organisation yet."""
    return Gebruiker.objects.create_user("nora@voorbeeld.nl", naam="Nora")


@pytest.fixture
def voor_nora(anja) -> Uitnodiging:
    """anja asks the owner of nora's address, in other capitals."""
    return uitnodigen(fabrieken.organisatie(), "Nora@Voorbeeld.nl", "redacteur", door=anja)


def test_wie_geen_account_heeft_krijgt_alleen_een_e_mail_met_een_link_die_werkt(voor_nora):
    bericht = Bericht.objects.get()
    assert (bericht.aan, bericht.adres) == (None, "nora@voorbeeld.nl")
    assert bericht.link == f"/uitnodiging/{code_van(voor_nora)}/"
    assert Opdracht.objects.filter(soort="bericht_mailen", gegevens__bericht=bericht.pk).exists()
    assert uitnodiging_van(code_van(voor_nora)) == voor_nora
    assert "als redacteur" in bericht.tekst


def test_wie_een_account_heeft_vindt_haar_ook_bij_de_berichten(nora, voor_nora):
    assert nora.berichten.get().soort == "uitnodiging"


def test_een_link_die_hier_niet_is_gemaakt_leidt_nergens_heen(voor_nora):
    echt = code_van(voor_nora)
    for code in ("", "1", "1.vals", echt + "x", f"{voor_nora.pk + 1}.{echt.split('.')[1]}", "a.b.c"):
        assert uitnodiging_van(code) is None


def test_aannemen_geeft_de_rol_en_wie_uitnodigde_hoort_het(anja, nora, voor_nora):
    lid = uitnodiging_aannemen(voor_nora, door=nora)
    assert (lid.organisatie, lid.rol) == (fabrieken.organisatie(), LidRol.REDACTEUR)
    assert lid.history.get().history_user == nora
    assert (voor_nora.aanvaard_door, voor_nora.aanvaard_op is not None) == (nora, True)
    assert "Nora nam de uitnodiging aan" in anja.berichten.get().tekst


def test_wie_uitnodigde_en_intussen_vertrok_hoort_niet_wie_er_bij_komt(anja, bram, nora, voor_nora):
    bram.lidmaatschappen.update(rol=LidRol.TEKENBEVOEGD)
    anja.lidmaatschappen.all().delete()
    uitnodiging_aannemen(voor_nora, door=nora)
    assert not anja.berichten.exists()
    assert bram.berichten.filter(soort="uitnodiging_aangenomen").exists()


def test_een_uitnodiging_werkt_een_keer(nora, voor_nora):
    uitnodiging_aannemen(voor_nora, door=nora)
    with pytest.raises(Weigering, match="al gebruikt"):
        uitnodiging_aannemen(voor_nora, door=nora)


def test_alleen_wie_het_adres_heeft_neemt_aan(carla, nora, voor_nora):
    with pytest.raises(PermissionDenied, match="voor een ander e-mailadres. U bent ingelogd als carla@voorbeeld.nl"):
        uitnodiging_aannemen(voor_nora, door=carla)
    assert fabrieken.organisatie().lidmaatschappen.count() == 1


def test_een_medewerker_gaat_niet_bij_een_aanvrager_horen(anja, coen):
    rij = uitnodigen(fabrieken.organisatie(), coen.email, "lezer", door=anja)
    with pytest.raises(PermissionDenied, match="account is van een medewerker"):
        uitnodiging_aannemen(rij, door=coen)


def test_tot_de_laatste_seconde_en_niet_daarna(nora, voor_nora):
    assert voor_nora.verloopt_op - voor_nora.op == TERMIJN == timedelta(days=14)
    assert belet(voor_nora, voor_nora.verloopt_op - timedelta(microseconds=1)) == ""
    with pytest.raises(Weigering, match="verlopen"):
        uitnodiging_aannemen(voor_nora, door=nora, op=voor_nora.verloopt_op)


def test_opnieuw_versturen_geeft_een_nieuwe_termijn_en_de_oude_link_blijft_goed(anja, nora, voor_nora):
    code, later = code_van(voor_nora), voor_nora.op + timedelta(days=20)
    opnieuw_versturen(voor_nora, door=anja, op=later)
    assert uitnodiging_van(code) == voor_nora
    assert voor_nora.verloopt_op == later + TERMIJN
    assert Bericht.objects.filter(soort="uitnodiging").count() == 2
    assert uitnodiging_aannemen(voor_nora, door=nora, op=later).gebruiker == nora


def test_niet_twee_keer_kort_na_elkaar(anja, voor_nora):
    with pytest.raises(Weigering, match="net verstuurd"):
        opnieuw_versturen(voor_nora, door=anja, op=voor_nora.op + timedelta(minutes=9))


def test_een_adres_krijgt_ten_hoogste_vijf_uitnodigingen_op_een_dag(anja, db):
    op = fabrieken.moment(2026, 3, 2, 9)
    rij = uitnodigen(fabrieken.organisatie(), "nora@voorbeeld.nl", "redacteur", door=anja, op=op)
    for keer in range(1, 4):
        opnieuw_versturen(rij, door=anja, op=op + keer * STIL)
    uitnodiging_intrekken(rij, door=anja)
    nieuw = uitnodigen(fabrieken.organisatie(), "Nora@voorbeeld.nl", "lezer", door=anja, op=op + 4 * STIL)
    with pytest.raises(Weigering, match="kreeg vandaag al 5 e-mails"):
        opnieuw_versturen(nieuw, door=anja, op=op + 5 * STIL)
    uitnodiging_intrekken(nieuw, door=anja)
    with pytest.raises(Weigering, match="kreeg vandaag al 5 e-mails"):
        uitnodigen(fabrieken.organisatie(), "nora@voorbeeld.nl", "lezer", door=anja, op=op + 5 * STIL)
    uitnodigen(fabrieken.organisatie(), "iemand.anders@voorbeeld.nl", "lezer", door=anja, op=op + 5 * STIL)
    uitnodigen(fabrieken.organisatie(), "nora@voorbeeld.nl", "lezer", door=anja, op=op + timedelta(days=1))
    assert Bericht.objects.filter(adres="nora@voorbeeld.nl").count() == 6


def test_wat_is_ingetrokken_of_gebruikt_gaat_niet_meer_uit(anja, nora, voor_nora):
    uitnodiging_intrekken(voor_nora, door=anja)
    later = timezone.now() + timedelta(hours=1)
    for doe in (opnieuw_versturen, uitnodiging_intrekken):
        with pytest.raises(Weigering, match="al ingetrokken"):
            doe(voor_nora, door=anja, op=later)
    with pytest.raises(Weigering, match="is ingetrokken. Vraag wie u uitnodigde"):
        uitnodiging_aannemen(voor_nora, door=nora)


def test_een_adres_wordt_een_keer_uitgenodigd_en_een_verlopen_uitnodiging_wordt_ververst(anja, voor_nora):
    werkgevers = fabrieken.organisatie()
    with pytest.raises(Weigering, match="is al uitgenodigd"):
        uitnodigen(werkgevers, "NORA@voorbeeld.nl", "lezer", door=anja)
    later = voor_nora.verloopt_op + timedelta(days=1)
    rij = uitnodigen(werkgevers, "nora@voorbeeld.nl", "lezer", door=anja, op=later)
    assert (rij.pk, rij.rol, rij.verloopt_op) == (voor_nora.pk, "lezer", later + TERMIJN)


def test_wie_er_al_bij_hoort_wordt_niet_uitgenodigd(anja, bram):
    with pytest.raises(Weigering, match="hoort al bij"):
        uitnodigen(fabrieken.organisatie(), "Bram@voorbeeld.nl", "lezer", door=anja)


def test_wie_er_intussen_bij_kwam_houdt_de_hoogste_rol(anja, nora, voor_nora):
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=nora, rol=LidRol.TEKENBEVOEGD)
    assert uitnodiging_aannemen(voor_nora, door=nora).rol == LidRol.TEKENBEVOEGD


def test_een_redacteur_een_vreemde_en_de_dienst_nodigen_niemand_uit(bram, carla, coen, voor_nora):
    for wie in (bram, carla, coen):
        with pytest.raises(PermissionDenied):
            uitnodigen(fabrieken.organisatie(), "x@voorbeeld.nl", "lezer", door=wie)
        for doe in (opnieuw_versturen, uitnodiging_intrekken):
            with pytest.raises(PermissionDenied):
                doe(voor_nora, door=wie)


def test_er_staan_er_ten_hoogste_vijftig_open_ook_wie_steeds_intrekt(anja, monkeypatch):
    monkeypatch.setattr(uitnodigingen, "MAX_OPEN", 3)
    werkgevers, nu = fabrieken.organisatie(), timezone.now()
    for nummer in range(3):
        rij = uitnodigen(werkgevers, f"p{nummer}@voorbeeld.nl", "lezer", door=anja, op=nu)
    uitnodiging_intrekken(rij, door=anja)
    with pytest.raises(Weigering, match="al 3 uitnodigingen open"):
        uitnodigen(werkgevers, "p3@voorbeeld.nl", "lezer", door=anja, op=nu + timedelta(hours=23))
    assert uitnodigen(werkgevers, "p3@voorbeeld.nl", "lezer", door=anja, op=nu + timedelta(hours=25)).pk
    assert MAX_OPEN == 50
