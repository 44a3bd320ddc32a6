"""A partner reads; it writes where the lead organisation lets it, and never does what binds the partnership."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from aanvragen import services
from aanvragen.mensen import schrijvers_per_plan
from aanvragen.models import Aanvraag
from beoordeling import services as beoordeling
from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, LidRol
from tests import fabrieken

ALLEEN_HOOFD = "Alleen de hoofdaanvrager"


@pytest.fixture
def vera(db) -> Gebruiker:
    """Signs for the union that takes part as a partner."""
    return lid_van_vakbond("vera", LidRol.TEKENBEVOEGD)


def lid_van_vakbond(naam: str, rol: str) -> Gebruiker:
    gebruiker = Gebruiker.objects.create_user(f"{naam}@voorbeeld.nl", naam=naam.capitalize())
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=gebruiker, rol=rol)
    return gebruiker


def mag_schrijven(plan: Aanvraag, mag: bool = True) -> None:
    services.schrijfrecht_geven(plan, plan.deelnemers.get(), mag, door=fabrieken.persoon("anja"))


def schrijf(plan: Aanvraag, door: Gebruiker) -> None:
    services.bewerken(plan, door=door, samenvatting=f"Van {door}.")


def test_een_partner_schrijft_pas_als_het_mag_en_niet_meer_als_het_niet_meer_mag(concept, vera):
    with pytest.raises(PermissionDenied, match=ALLEEN_HOOFD):
        schrijf(concept, vera)
    mag_schrijven(concept)
    schrijf(concept, vera)
    assert (concept.samenvatting, concept.gewijzigd_door) == ("Van Vera.", vera)
    mag_schrijven(concept, False)
    with pytest.raises(PermissionDenied, match=ALLEEN_HOOFD):
        schrijf(concept, vera)


def test_een_redacteur_van_de_partner_schrijft_mee_en_een_lezer_niet(concept, vera):
    mag_schrijven(concept)
    schrijf(concept, lid_van_vakbond("rik", LidRol.REDACTEUR))
    with pytest.raises(PermissionDenied, match=ALLEEN_HOOFD):
        schrijf(concept, lid_van_vakbond("lia", LidRol.LEZER))


def test_een_partner_die_schrijft_dient_niet_in_trekt_niet_in_verwijdert_niet_en_bepaalt_niet_wie_meedoet(
    concept, vera
):
    mag_schrijven(concept)
    deelnemer = concept.deelnemers.get()
    for doe in (
        lambda: services.indienen(concept, door=vera, op=fabrieken.INGEDIEND),
        lambda: services.verwijderen(concept, door=vera),
        lambda: services.deelnemer_toevoegen(concept, fabrieken.organisatie("vreemde"), "anders", door=vera),
        lambda: services.deelnemer_verwijderen(concept, deelnemer, door=vera),
        lambda: services.schrijfrecht_geven(concept, deelnemer, False, door=vera),
    ):
        with pytest.raises(PermissionDenied, match="hoofdaanvrager"):
            doe()
    services.indienen(concept, door=fabrieken.persoon("anja"), op=fabrieken.INGEDIEND)
    with pytest.raises(PermissionDenied, match="hoofdaanvrager"):
        services.intrekken(concept, reden="dubbel", door=vera)


def test_na_het_indienen_schrijft_de_partner_niet_en_in_een_aanvulling_weer_wel(tijdvak, vera):
    plan = fabrieken.concept()
    mag_schrijven(plan)
    services.indienen(plan, door=fabrieken.persoon("anja"), op=fabrieken.INGEDIEND)
    with pytest.raises(PermissionDenied, match="is ingediend"):
        schrijf(plan, vera)
    beoordeling.aanvulling_vragen(
        plan,
        onderdelen=["g"],
        vraag="Onderbouw de kosten.",
        uiterlijk_op=fabrieken.VOLLEDIG.date() + timedelta(days=21),
        door=fabrieken.persoon("coen"),
        op=fabrieken.VOLLEDIG,
    )
    plan.refresh_from_db()
    services.bewerken(plan, door=vera, financieringsplan="Van de bond.")
    with pytest.raises(PermissionDenied, match="tekenbevoegde van de hoofdaanvrager"):
        services.aanvullen(plan, door=vera)


def test_alleen_wie_tekent_voor_de_hoofdaanvrager_geeft_het_recht(concept, bram, carla, vera):
    for wie in (bram, carla, vera):
        with pytest.raises(PermissionDenied):
            services.schrijfrecht_geven(concept, concept.deelnemers.get(), True, door=wie)
    ander = fabrieken.concept("Ander plan")
    with pytest.raises(Weigering, match="ander plan"):
        services.schrijfrecht_geven(concept, ander.deelnemers.get(), True, door=fabrieken.persoon("anja"))


def test_de_partner_hoort_dat_zij_meedoet_mag_schrijven_en_eruit_gaat(tijdvak, vera):
    plan = fabrieken.concept()
    mag_schrijven(plan)
    mag_schrijven(plan)
    services.deelnemer_verwijderen(plan, plan.deelnemers.get(), door=fabrieken.persoon("anja"))
    soorten = list(vera.berichten.order_by("pk").values_list("soort", flat=True))
    assert soorten == ["partner_doet_mee", "partner_mag_schrijven", "partner_uit_plan"]


def test_een_partner_die_schrijft_hoort_herinneringen_en_geen_besluiten(tijdvak, vera, anja, bram):
    plan = fabrieken.concept()
    assert vera not in services.meeschrijvers(plan)
    mag_schrijven(plan)
    assert services.meeschrijvers(plan) == [anja, bram, vera]
    assert services.betrokkenen(plan) == [anja, bram]
    services.herinneren(tijdvak.sluit_op - timedelta(days=7))
    assert vera.berichten.filter(onderwerp__startswith="Nog 7 dagen").count() == 1


def test_schrijvers_van_veel_plannen_kosten_twee_vragen(tijdvak, vera, django_assert_num_queries):
    plannen = [fabrieken.concept(f"Plan {nummer}") for nummer in range(3)]
    mag_schrijven(plannen[1])
    with django_assert_num_queries(2):
        per_plan = schrijvers_per_plan(plannen)
    assert [vera in per_plan[plan.pk] for plan in plannen] == [False, True, False]


def test_de_eerste_persoon_van_een_partner_zonder_mensen_wordt_uitgenodigd_en_tekent_daar(concept, anja):
    deelnemer = concept.deelnemers.get()
    rij = services.eerste_uitnodigen(concept, deelnemer, "vera@voorbeeld.nl", door=anja)
    assert (rij.organisatie, rij.rol) == (fabrieken.organisatie("vakbond"), LidRol.TEKENBEVOEGD)
    assert concept.nummer in rij.reden
    vera = Gebruiker.objects.create_user("vera@voorbeeld.nl", naam="Vera")
    uitnodigingen.uitnodiging_aannemen(rij, door=vera)
    assert vera.tekent_voor(fabrieken.organisatie("vakbond"))
    assert Aanvraag.objects.zichtbaar_voor(vera).get() == concept
    assert anja.berichten.filter(soort="uitnodiging_aangenomen").get().link == ""


def test_heeft_een_partner_mensen_dan_nodigt_zij_zelf_uit(concept, anja, vera):
    with pytest.raises(PermissionDenied, match="heeft al eigen mensen"):
        services.eerste_uitnodigen(concept, concept.deelnemers.get(), "x@voorbeeld.nl", door=anja)


def test_een_tweede_eerste_persoon_komt_er_niet_bij(concept, anja):
    """Two leads ask; once the first is in, the organisation chooses its people itself."""
    een = services.eerste_uitnodigen(concept, concept.deelnemers.get(), "een@voorbeeld.nl", door=anja)
    twee = services.eerste_uitnodigen(concept, concept.deelnemers.get(), "twee@voorbeeld.nl", door=anja)
    mensen = {naam: Gebruiker.objects.create_user(f"{naam}@voorbeeld.nl") for naam in ("een", "twee")}
    uitnodigingen.uitnodiging_aannemen(een, door=mensen["een"])
    with pytest.raises(Weigering, match="heeft intussen eigen mensen"):
        uitnodigingen.uitnodiging_aannemen(twee, door=mensen["twee"])


def test_een_redacteur_of_vreemde_nodigt_geen_eerste_persoon_uit(concept, bram, carla):
    for wie in (bram, carla):
        with pytest.raises(PermissionDenied):
            services.eerste_uitnodigen(concept, concept.deelnemers.get(), "x@voorbeeld.nl", door=wie)


def test_doet_de_partner_ook_mee_aan_een_plan_van_een_ander_dan_kiest_geen_van_beiden_haar_eerste_mens(
    concept, anja, carla
):
    """Else a stranger names the partner in a draft of his own, and through its first person reads the other's plan."""
    eigen = fabrieken.organisatie("vreemde")
    listig = services.beginnen(concept.tijdvak, eigen, naam="Listig", door=carla, op=concept.tijdvak.opent_op)
    deelnemer = services.deelnemer_toevoegen(listig, fabrieken.organisatie("vakbond"), "anders", door=carla)
    for plan, rij, wie in ((listig, deelnemer, carla), (concept, concept.deelnemers.get(), anja)):
        with pytest.raises(PermissionDenied, match="ook mee aan een ander plan"):
            services.eerste_uitnodigen(plan, rij, "x@voorbeeld.nl", door=wie)
    hoofd = services.deelnemer_toevoegen(listig, fabrieken.organisatie(), "anders", door=carla)
    fabrieken.organisatie().lidmaatschappen.all().delete()
    with pytest.raises(PermissionDenied, match="ook mee aan een ander plan"):
        services.eerste_uitnodigen(listig, hoofd, "x@voorbeeld.nl", door=carla)


def test_gaat_een_partner_uit_het_plan_dan_vervalt_wat_zij_nog_niet_aannam(concept, anja):
    deelnemer = concept.deelnemers.get()
    rij = services.eerste_uitnodigen(concept, deelnemer, "vera@voorbeeld.nl", door=anja)
    services.deelnemer_verwijderen(concept, deelnemer, door=anja)
    with pytest.raises(Weigering, match="ingetrokken"):
        uitnodigingen.uitnodiging_aannemen(rij, door=Gebruiker.objects.create_user("vera@voorbeeld.nl"))
