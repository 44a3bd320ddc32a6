"""Two independent assessments, a tie that closes everything, differences that are settled in words."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag
from beoordeling import rubriek, services
from beoordeling.models import Beoordeling, Criterium, Score
from beoordeling.services import ScoreInvoer, verschillen
from beoordeling.toegang import heeft_band, mag_scores_zien
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken


def eigen(plan, wie):
    return plan.beoordelingen.get(beoordelaar=wie)


def test_toewijzen_vraagt_twee_verschillende_beoordelaars(ingediend, coen, dirk):
    services.volledig_verklaren(fabrieken.nagekeken(ingediend), door=coen, op=fabrieken.VOLLEDIG)
    with pytest.raises(Weigering, match="twee verschillende"):
        services.toewijzen(ingediend, [dirk, dirk], door=coen)


def test_toewijzen_kan_alleen_een_coordinator(in_beoordeling, dirk, daan):
    with pytest.raises(PermissionDenied, match="coördinator"):
        services.toewijzen(in_beoordeling, [dirk, daan], door=dirk)


def test_toewijzen_weigert_wie_een_band_heeft(ingediend, coen, dirk, daan):
    services.volledig_verklaren(fabrieken.nagekeken(ingediend), door=coen, op=fabrieken.VOLLEDIG)
    services.verklaar_belang(ingediend, heeft_band=True, door=dirk, toelichting="Oud-werkgever")
    with pytest.raises(Weigering, match="band met deze aanvrager"):
        services.toewijzen(ingediend, [dirk, daan], door=coen)


def test_een_band_sluit_het_plan_voor_die_persoon(in_beoordeling, dirk, daan):
    services.verklaar_belang(in_beoordeling, heeft_band=True, door=dirk)
    assert not Aanvraag.objects.zichtbaar_voor(dirk).exists()
    assert Aanvraag.objects.zichtbaar_voor(daan).exists()
    assert not in_beoordeling.beoordelingen.filter(beoordelaar=dirk).exists()


def test_zonder_verklaring_geen_score(ingediend, coen, dirk, daan):
    services.volledig_verklaren(fabrieken.nagekeken(ingediend), door=coen, op=fabrieken.VOLLEDIG)
    services.toewijzen(ingediend, [dirk, daan], door=coen)
    with pytest.raises(PermissionDenied, match="Verklaar eerst"):
        services.scores_opslaan(eigen(ingediend, dirk), fabrieken.scores(ingediend), door=dirk)


def test_een_score_onder_voldoende_vraagt_een_reden_bij_het_inleveren(in_beoordeling, dirk):
    mijn = eigen(in_beoordeling, dirk)
    services.scores_opslaan(mijn, fabrieken.scores(in_beoordeling, 2), door=dirk, advies="afwijzen")
    assert set(mijn.scores.values_list("waarde", "reden")) == {(2, "")}
    with pytest.raises(
        Weigering, match=r"een reden bij elke score onder voldoende.*maatregel 1, specifiek \(de reden\)"
    ):
        services.inleveren(mijn, door=dirk)
    assert Beoordeling.objects.get(pk=mijn.pk).ingeleverd_op is None


def test_een_reden_zonder_score_gaat_niet_verloren(in_beoordeling, dirk):
    mijn = eigen(in_beoordeling, dirk)
    invoer = fabrieken.scores(in_beoordeling)[0]
    services.scores_opslaan(mijn, [replace(invoer, waarde=None, reden="Nog over nadenken. ")], door=dirk)
    assert list(mijn.scores.values_list("waarde", "reden")) == [(None, "Nog over nadenken.")]
    assert "maatregel 1, specifiek" in services.ontbrekende_scores(mijn)
    services.scores_opslaan(mijn, [replace(invoer, waarde=None)], door=dirk)
    assert not mijn.scores.exists()


@pytest.mark.parametrize(
    ("waarde", "reden", "stand"),
    [(3, "", "klaar"), (4, "Goed.", "klaar"), (2, "Vaag.", "klaar"), (2, "", "half"), (None, "Vaag.", "half")],
)
def test_een_onderdeel_is_pas_klaar_met_elke_score_en_reden(in_beoordeling, dirk, waarde, reden, stand):
    mijn = eigen(in_beoordeling, dirk)
    alles = [i for i in fabrieken.scores(in_beoordeling) if i.maatregel and i.maatregel.volgnummer == 1]
    services.scores_opslaan(mijn, [replace(alles[0], waarde=waarde, reden=reden), *alles[1:]], door=dirk)
    assert [d.stand.value for d in rubriek.onderdelen(mijn)] == [stand, "leeg", "leeg", "leeg"]


@pytest.mark.parametrize("waarde", [1, None])
def test_de_database_weigert_een_onaffe_score_in_te_leveren(in_beoordeling, dirk, waarde):
    criterium = rubriek.criteria(in_beoordeling, "plan")[0]
    mijn = eigen(in_beoordeling, dirk)
    Score.objects.create(beoordeling=mijn, criterium=criterium, waarde=waarde)
    with pytest.raises(IntegrityError, match="niet ingeleverd"), transaction.atomic():
        Beoordeling.objects.filter(pk=mijn.pk).update(ingeleverd_op=timezone.now(), advies="verlenen")


def test_een_ander_kan_mijn_beoordeling_niet_invullen(in_beoordeling, dirk, daan):
    with pytest.raises(PermissionDenied, match="aan een ander toegewezen"):
        services.scores_opslaan(eigen(in_beoordeling, dirk), [], door=daan)


def test_inleveren_vraagt_elke_score_en_een_advies(in_beoordeling, dirk):
    mijn = eigen(in_beoordeling, dirk)
    alles = fabrieken.scores(in_beoordeling)
    services.scores_opslaan(mijn, alles[:-1], door=dirk)
    with pytest.raises(Weigering, match="hele plan, administratie"):
        services.inleveren(mijn, door=dirk)
    services.scores_opslaan(mijn, alles[-1:], door=dirk)
    with pytest.raises(Weigering, match="advies"):
        services.inleveren(mijn, door=dirk)
    services.scores_opslaan(mijn, [], door=dirk, advies="verlenen")
    services.inleveren(mijn, door=dirk)
    assert mijn.ingeleverd_op is not None


def test_na_inleveren_staat_de_beoordeling_vast(tijdvak, dirk):
    plan = fabrieken.beoordeeld()
    with pytest.raises(PermissionDenied, match="ingeleverd"):
        services.scores_opslaan(eigen(plan, dirk), fabrieken.scores(plan), door=dirk)


def test_een_verouderde_beoordeling_overschrijft_niets(in_beoordeling, dirk):
    mijn = eigen(in_beoordeling, dirk)
    services.scores_opslaan(mijn, fabrieken.scores(in_beoordeling, 4)[:1], door=dirk, versie=1)
    with pytest.raises(Weigering, match="andere plek opgeslagen"):
        services.scores_opslaan(mijn, fabrieken.scores(in_beoordeling, 3)[:1], door=dirk, versie=1)
    assert mijn.scores.get().waarde == 4


def test_beoordelaars_zien_elkaars_scores_pas_na_beide_inleveringen(in_beoordeling, dirk, daan, coen):
    van_dirk = eigen(in_beoordeling, dirk)
    assert mag_scores_zien(dirk, van_dirk)
    assert not mag_scores_zien(daan, van_dirk)
    assert not mag_scores_zien(coen, van_dirk)
    plan = fabrieken.beoordeeld("Ander plan")
    assert mag_scores_zien(daan, eigen(plan, dirk))


def test_voorleggen_vraagt_twee_ingeleverde_beoordelingen(in_beoordeling, coen):
    with pytest.raises(Weigering, match="nog geen twee"):
        services.voorleggen(in_beoordeling, door=coen)


def test_een_verschil_binnen_de_drempel_vraagt_niets(tijdvak, coen):
    plan = fabrieken.beoordeeld(waarden=(3, 4))
    assert verschillen(plan) == []
    services.voorleggen(plan, door=coen)
    assert plan.status == "ter_besluitvorming"


def test_terugleggen_opent_de_beoordelingen(ter_besluitvorming, els):
    services.terugleggen(ter_besluitvorming, reden="Kijk opnieuw naar de kosten.", door=els)
    assert ter_besluitvorming.status == "in_beoordeling"
    assert ter_besluitvorming.beoordelingen.filter(ingeleverd_op=None).count() == 2


def test_een_score_van_een_vreemde_maatregel_wordt_geweigerd(in_beoordeling, dirk):
    ander = fabrieken.concept("Ander plan").maatregelen.first()
    criterium = Criterium.objects.filter(soort="maatregel").first()
    with pytest.raises(Weigering, match="ander plan"):
        services.scores_opslaan(eigen(in_beoordeling, dirk), [ScoreInvoer(criterium, ander, 3)], door=dirk)


def test_een_band_na_inleveren_houdt_voorleggen_tegen_en_een_ander_neemt_het_over(tijdvak, coen, dirk, daan):
    plan = fabrieken.beoordeeld()
    services.verklaar_belang(plan, heeft_band=True, door=dirk)
    with pytest.raises(Weigering, match="Dirk heeft een band"):
        services.voorleggen(plan, door=coen)
    derde = Gebruiker.objects.create_user("derde@voorbeeld.nl", naam="Derde", rol=Rol.BEOORDELAAR)
    services.toewijzen(plan, [derde, daan], door=coen)
    assert {b.beoordelaar for b in plan.beoordelingen.all()} == {derde, daan}


@pytest.mark.parametrize("organisatie", ["werkgevers", "vakbond"])
def test_wie_bij_het_verband_hoort_beoordeelt_en_beslist_niet(ter_besluitvorming, els, dirk, organisatie):
    for wie in (els, dirk):
        fabrieken.organisatie(organisatie).lidmaatschappen.create(gebruiker=wie, rol="lezer")
    with pytest.raises(PermissionDenied, match="band"):
        services.afwijzen(ter_besluitvorming, gronden=["c"], motivering="x", door=els)
    assert heeft_band(dirk, ter_besluitvorming)


def test_een_ingetrokken_plan_wordt_niet_meer_beoordeeld(in_beoordeling, anja, dirk):
    aanvragen.intrekken(in_beoordeling, reden="dubbel", door=anja)
    with pytest.raises(PermissionDenied, match="niet meer in beoordeling"):
        services.scores_opslaan(eigen(in_beoordeling, dirk), [], door=dirk)


def test_wat_is_ingeleverd_blijft_in_het_logboek_na_terugleggen(ter_besluitvorming, els):
    services.terugleggen(ter_besluitvorming, reden="Opnieuw.", door=els)
    ingeleverd = ter_besluitvorming.gebeurtenissen.filter(stap="inleveren")
    assert [g.gegevens["advies"] for g in ingeleverd] == ["verlenen", "verlenen"]
    assert len(ingeleverd[0].gegevens["scores"]) == 21


def test_de_database_weigert_een_ingeleverde_score_te_wijzigen(tijdvak):
    fabrieken.beoordeeld()
    with pytest.raises(IntegrityError, match="nooit"), transaction.atomic():
        Score.objects.update(waarde=4)
