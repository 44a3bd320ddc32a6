"""Agreeing: one of the two writes the score, the other agrees, and only then the plan goes on."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from aanvragen.models import Aanvraag
from aanvragen.statussen import AFSTEMMEN, Status
from beoordeling import services, werkvoorraad
from beoordeling.models import GezamenlijkeScore
from beoordeling.services import verschillen
from beoordeling.werkstap import Werkstap
from beoordeling.werkwoorden import OP_NAAM
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken


@pytest.fixture
def plan(tijdvak) -> Aanvraag:
    """Assessed by dirk and daan, who differ two steps on every point."""
    return fabrieken.beoordeeld(waarden=(2, 4))


def stel_voor(plan: Aanvraag, door: Gebruiker, waarde: int = 3, nummer: int = 0) -> GezamenlijkeScore:
    """One writes the score for one of the differences."""
    punt = verschillen(plan)[nummer].een
    return services.afstemmen(plan, punt.criterium, punt.maatregel, waarde=waarde, reden="Samen bekeken.", door=door)


def derde(rol: Rol = Rol.BEOORDELAAR, naam: str = "Derde") -> Gebruiker:
    return Gebruiker.objects.create_user(f"{naam.lower()}@voorbeeld.nl", naam=naam, rol=rol)


def stap(plan: Aanvraag, wie: Gebruiker) -> str:
    return werkvoorraad.plannen(wie).get(pk=plan.pk).werkstap


def test_een_verschil_binnen_de_drempel_is_geen_verschil(tijdvak):
    assert verschillen(fabrieken.beoordeeld(waarden=(3, 4))) == []


def test_de_drempel_is_die_van_het_tijdvak(plan):
    assert len(verschillen(plan)) == 21
    plan.tijdvak.drempel_scoreverschil = 2
    plan.tijdvak.save()
    assert verschillen(Aanvraag.objects.get(pk=plan.pk)) == []


def test_wat_de_een_schrijft_telt_pas_als_de_ander_akkoord_geeft(plan, dirk, daan):
    rij = stel_voor(plan, dirk)
    assert not verschillen(plan)[0].geregeld
    services.akkoord(rij, door=daan)
    assert verschillen(plan)[0].geregeld
    assert (rij.door, rij.akkoord_door) == (dirk, daan)


def test_niemand_geeft_akkoord_op_het_eigen_voorstel(plan, dirk):
    rij = stel_voor(plan, dirk)
    with pytest.raises(Weigering, match="eigen voorstel"):
        services.akkoord(rij, door=dirk)
    rij.akkoord_door, rij.akkoord_op = dirk, rij.op
    with pytest.raises(IntegrityError), transaction.atomic():
        rij.save()


def test_een_ander_voorstel_wacht_weer_op_de_eerste(plan, dirk, daan):
    stel_voor(plan, dirk)
    rij = stel_voor(plan, daan, waarde=2)
    with pytest.raises(Weigering, match="eigen voorstel"):
        services.akkoord(rij, door=daan)
    services.akkoord(rij, door=dirk)
    assert GezamenlijkeScore.objects.get().waarde == 2


def test_een_nieuw_voorstel_na_akkoord_vraagt_opnieuw_akkoord(plan, dirk, daan):
    services.akkoord(stel_voor(plan, dirk), door=daan)
    stel_voor(plan, dirk, waarde=4)
    assert not verschillen(plan)[0].geregeld


def test_akkoord_op_een_voorstel_dat_intussen_veranderde_wordt_geweigerd(plan, dirk, daan):
    rij = stel_voor(plan, dirk)
    with pytest.raises(Weigering, match="intussen veranderd"):
        services.akkoord(rij, door=daan, gezien=rij.op - timedelta(seconds=1))
    services.akkoord(rij, door=daan, gezien=rij.op)
    with pytest.raises(Weigering, match="al akkoord"):
        services.akkoord(rij, door=daan)


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [({"waarde": 5}, "van de schaal"), ({"reden": "  "}, "waarom")],
)
def test_een_gezamenlijke_score_heeft_een_waarde_van_de_schaal_en_een_reden(plan, dirk, invoer, zin):
    punt = verschillen(plan)[0].een
    velden = {"waarde": 3, "reden": "Samen bekeken."} | invoer
    with pytest.raises(Weigering, match=zin):
        services.afstemmen(plan, punt.criterium, punt.maatregel, door=dirk, **velden)


def test_waar_men_het_genoeg_eens_is_valt_niets_af_te_stemmen(tijdvak, dirk):
    plan = fabrieken.beoordeeld(waarden=(3, 4))
    criterium = fabrieken.scores(plan)[0].criterium
    with pytest.raises(Weigering, match="niets af te stemmen"):
        services.afstemmen(plan, criterium, plan.maatregelen.first(), waarde=3, reden="x", door=dirk)


def test_afstemmen_is_van_de_twee_beoordelaars_en_na_inleveren(plan, in_beoordeling, coen, els, dirk):
    for wie in (coen, els, derde()):
        with pytest.raises(PermissionDenied, match="Alleen de twee"):
            stel_voor(plan, wie)
    punt = verschillen(plan)[0].een
    with pytest.raises(PermissionDenied, match="als beide"):
        services.afstemmen(in_beoordeling, punt.criterium, None, waarde=3, reden="x", door=dirk)


def test_voorleggen_wacht_op_alle_gezamenlijke_scores_ook_de_knop(plan, coen, dirk, daan):
    with pytest.raises(Weigering, match="verschillen te veel over maatregel 1, specifiek"):
        services.voorleggen(plan, door=coen, toelichting="Samen bekeken.")
    for nummer in range(20):
        services.akkoord(stel_voor(plan, dirk, nummer=nummer), door=daan)
    laatste = stel_voor(plan, dirk, nummer=20)
    assert "hele plan" in (OP_NAAM["voorleggen"].weigering(coen, plan) or "")
    services.akkoord(laatste, door=daan)
    assert OP_NAAM["voorleggen"].weigering(coen, plan) is None
    services.voorleggen(plan, door=coen)
    assert plan.status == Status.TER_BESLUITVORMING


def test_verschillende_adviezen_vragen_een_toelichting(in_beoordeling, coen):
    for rij, advies in zip(in_beoordeling.beoordelingen.all(), ("verlenen", "gedeeltelijk"), strict=True):
        services.scores_opslaan(rij, fabrieken.scores(in_beoordeling), door=rij.beoordelaar, advies=advies)
        services.inleveren(rij, door=rij.beoordelaar)
    with pytest.raises(Weigering, match="adviezen verschillen"):
        services.voorleggen(in_beoordeling, door=coen)
    services.voorleggen(in_beoordeling, door=coen, toelichting="Samen: gedeeltelijk.")
    assert in_beoordeling.status == Status.TER_BESLUITVORMING


def test_elke_stap_staat_in_het_logboek_zonder_de_score_in_de_woorden(plan, dirk, daan):
    services.akkoord(stel_voor(plan, dirk), door=daan)
    voorstel, akkoord = plan.gebeurtenissen.filter(stap=AFSTEMMEN)
    assert [voorstel.door, akkoord.door] == [dirk, daan]
    assert voorstel.reden == "Voorstel: maatregel 1, specifiek."
    assert akkoord.gegevens["waarde"] == 3


def test_de_ander_krijgt_bericht_van_een_voorstel(plan, dirk, daan):
    stel_voor(plan, dirk)
    bericht = daan.berichten.latest("pk")
    assert "Dirk stelt een score voor bij maatregel 1, specifiek" in bericht.tekst
    assert not dirk.berichten.filter(onderwerp__startswith="Voorstel").exists()


def test_na_terugleggen_zijn_de_afspraken_weg_en_kent_het_logboek_ze(plan, coen, els):
    fabrieken.stem_af(plan)
    services.voorleggen(plan, door=coen)
    services.terugleggen(plan, reden="Kijk opnieuw.", door=els)
    assert not plan.gezamenlijke_scores.exists()
    vervallen = plan.gebeurtenissen.filter(stap=AFSTEMMEN).last().gegevens["vervallen"]
    assert len(vervallen) == 21
    assert vervallen[0]["akkoord_door"] == "Daan"


def test_een_andere_beoordelaar_begint_zonder_de_afspraken_van_de_vorige(plan, coen, dirk, daan):
    fabrieken.stem_af(plan)
    services.verklaar_belang(plan, heeft_band=True, toelichting="Bestuurslid.", door=dirk)
    services.toewijzen(plan, [derde(), daan], door=coen)
    assert not plan.gezamenlijke_scores.exists()


def test_de_coordinator_geeft_akkoord_in_de_plaats_van_wie_weg_is_en_dat_staat_erbij(plan, coen, dirk, daan):
    rij = stel_voor(plan, dirk)
    with pytest.raises(PermissionDenied):
        services.akkoord(rij, door=coen)
    daan.is_active = False
    daan.save()
    services.akkoord(rij, door=coen)
    gebeurtenis = plan.gebeurtenissen.filter(stap=AFSTEMMEN).last()
    assert gebeurtenis.gegevens["plaatsvervangend"] is True
    assert "in de plaats van een beoordelaar die weg is" in gebeurtenis.reden


def test_twee_coordinatoren_stemmen_niet_af_om_de_beoordelaar_heen(plan, coen, dirk, daan):
    daan.is_active = False
    daan.save()
    rij = stel_voor(plan, coen)
    with pytest.raises(Weigering, match="eigen voorstel"):
        services.akkoord(rij, door=derde(Rol.COORDINATOR, "Cora"))
    services.akkoord(rij, door=dirk)
    assert rij.akkoord_door == dirk


def test_de_werkvoorraad_vraagt_het_verschil_van_wie_aan_zet_is(plan, coen, dirk, daan):
    assert {stap(plan, wie) for wie in (dirk, daan, coen)} == {Werkstap.AFSTEMMEN}
    for nummer in range(21):
        stel_voor(plan, dirk, nummer=nummer)
    assert stap(plan, dirk) == Werkstap.WACHT_OP_ANDER
    assert stap(plan, daan) == Werkstap.AFSTEMMEN
    for rij in plan.gezamenlijke_scores.all():
        services.akkoord(rij, door=daan)
    assert stap(plan, coen) == Werkstap.VOORLEGGEN


@pytest.mark.parametrize(("waarden", "drempel"), [((3, 4), 1), ((2, 4), 1), ((2, 4), 2), ((1, 4), 2), ((4, 1), 0)])
def test_de_lijst_vindt_dezelfde_verschillen_als_de_dienst(tijdvak, coen, waarden, drempel):
    tijdvak.drempel_scoreverschil = drempel
    tijdvak.save()
    plan = fabrieken.beoordeeld(waarden=waarden, tijdvak=tijdvak)
    assert (stap(plan, coen) == Werkstap.AFSTEMMEN) == bool(verschillen(plan))


def test_voor_het_inleveren_verraadt_de_werkvoorraad_geen_verschil(in_beoordeling, coen, dirk):
    for rij, waarde in zip(in_beoordeling.beoordelingen.all(), (1, 4), strict=True):
        services.scores_opslaan(rij, fabrieken.scores(in_beoordeling, waarde, "x"), door=rij.beoordelaar)
    assert stap(in_beoordeling, dirk) == Werkstap.BEGONNEN
    assert stap(in_beoordeling, coen) == Werkstap.BEOORDELEN
