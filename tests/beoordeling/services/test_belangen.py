"""Declaring with whom one has a tie, what is suggested from before, and taking a tie back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from aanvragen.models import Aanvraag
from beoordeling import services
from beoordeling.banden import banden, bekende_banden, vermoede_banden
from beoordeling.models import Belangenverklaring
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken


def verklaren(plan: Aanvraag) -> str:
    return reverse("beoordeling:verklaar_belang", args=[plan.nummer])


def bakkers():
    return fabrieken.organisatie("werkgevers")


def test_een_band_is_met_een_organisatie_die_meedoet(ingediend, dirk):
    with pytest.raises(Weigering, match="Kies met welke organisatie"):
        services.verklaar_belang(ingediend, heeft_band=True, door=dirk, organisaties=[])
    with pytest.raises(Weigering, match="die aan dit plan meedoen"):
        services.verklaar_belang(ingediend, heeft_band=True, door=dirk, organisaties=[fabrieken.organisatie("vreemde")])
    rij = services.verklaar_belang(ingediend, heeft_band=True, door=dirk, organisaties=[bakkers()])
    assert list(rij.organisaties.all()) == [bakkers()]


def test_het_formulier_vraagt_bij_een_band_de_organisatie_en_de_toelichting(als, ingediend, dirk):
    antwoord = als(dirk).post(verklaren(ingediend), {"heeft_band": "ja"})
    assert "Kies met welke organisatie u een band heeft." in antwoord.text
    assert "Schrijf op welke band u heeft." in antwoord.text
    als(dirk).post(
        verklaren(ingediend), {"heeft_band": "ja", "organisaties": [bakkers().pk], "toelichting": "Mijn broer."}
    )
    assert Belangenverklaring.objects.get(beoordelaar=dirk).organisaties.get() == bakkers()


def test_een_eerdere_band_staat_er_en_is_vooraf_ingevuld(als, ingediend, dirk):
    op = fabrieken.moment(2014, 3, 3)
    services.verklaar_belang(
        ingediend, heeft_band=True, door=dirk, organisaties=[bakkers()], toelichting="Mijn broer.", op=op
    )
    ander = fabrieken.ingediend("Ander plan")
    antwoord = als(dirk).get(verklaren(ander))
    assert "U meldde op 3 maart 2014 een band met Werkgevers Bakkerij: Mijn broer." in antwoord.text
    form = antwoord.context["form"]
    assert form.initial == {"heeft_band": "ja", "organisaties": [bakkers().pk], "toelichting": "Mijn broer."}
    assert [band.organisatie for band in bekende_banden(dirk, ander)] == [bakkers()]


def test_een_eerdere_band_met_een_ander_wordt_niet_voorgesteld(als, ingediend, daan, dirk):
    services.verklaar_belang(ingediend, heeft_band=True, door=dirk, organisaties=[bakkers()])
    assert bekende_banden(daan, fabrieken.ingediend("Ander plan")) == []


def test_vermoede_banden_zijn_van_wie_op_dit_plan_nog_niets_zei(ingediend, dirk, daan, django_assert_num_queries):
    services.verklaar_belang(ingediend, heeft_band=True, door=dirk, organisaties=[bakkers()])
    services.verklaar_belang(ingediend, heeft_band=True, door=daan, organisaties=[bakkers()])
    een, twee = fabrieken.ingediend("Een"), fabrieken.ingediend("Twee")
    services.verklaar_belang(een, heeft_band=False, door=daan)
    with django_assert_num_queries(4):
        assert vermoede_banden([ingediend, een, twee], [dirk, daan]) == {
            ingediend.pk: set(),
            een.pk: {dirk.pk},
            twee.pk: {dirk.pk, daan.pk},
        }


def test_banden_zijn_gemeld_of_volgen_uit_een_lidmaatschap(ingediend, dirk, daan, els, django_assert_num_queries):
    services.verklaar_belang(ingediend, heeft_band=True, door=dirk)
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=daan, rol="lezer")
    ander = fabrieken.ingediend("Ander plan")
    with django_assert_num_queries(3):
        assert banden([ingediend, ander], [dirk, daan, els]) == {ingediend.pk: {dirk.pk, daan.pk}, ander.pk: {daan.pk}}


def test_een_coordinator_heft_een_band_op_met_een_reden_en_de_ander_verklaart_opnieuw(in_beoordeling, dirk, coen):
    rij = services.verklaar_belang(
        in_beoordeling, heeft_band=True, door=dirk, organisaties=[bakkers()], toelichting="Per ongeluk."
    )
    with pytest.raises(Weigering, match="Schrijf op waarom"):
        services.band_opheffen(rij, reden=" ", door=coen)
    services.band_opheffen(rij, reden="Verkeerd plan gekozen.", door=coen)
    assert Aanvraag.objects.zichtbaar_voor(dirk).exists()
    assert not Aanvraag.objects.inzage_voor(dirk).exists()
    stap = in_beoordeling.gebeurtenissen.get(stap="band_opheffen")
    assert (stap.reden, stap.gegevens["wie"], stap.gegevens["toelichting"]) == (
        "Verkeerd plan gekozen.",
        "Dirk",
        "Per ongeluk.",
    )
    assert dirk.berichten.first().link == verklaren(in_beoordeling)
    with pytest.raises(Weigering, match="al opgeheven"):
        services.band_opheffen(rij, reden="Nog eens.", door=coen)


def test_een_band_door_lidmaatschap_wordt_niet_opgeheven(ingediend, dirk, coen):
    rij = services.verklaar_belang(ingediend, heeft_band=True, door=dirk)
    bakkers().lidmaatschappen.create(gebruiker=dirk, rol="lezer")
    with pytest.raises(Weigering, match="hoort bij een van deze organisaties"):
        services.band_opheffen(rij, reden="Fout.", door=coen)
    assert Belangenverklaring.objects.filter(pk=rij.pk).exists()


def test_opheffen_is_van_een_coordinator_zonder_band(ingediend, dirk, daan, coen):
    rij = services.verklaar_belang(ingediend, heeft_band=True, door=dirk)
    with pytest.raises(PermissionDenied, match="coördinator"):
        services.band_opheffen(rij, reden="Fout.", door=daan)
    eigen = services.verklaar_belang(ingediend, heeft_band=True, door=coen)
    for melding in (rij, eigen):
        with pytest.raises(PermissionDenied, match="band met deze aanvrager"):
            services.band_opheffen(melding, reden="Fout.", door=coen)


def test_de_pagina_belangen_noemt_alleen_plannen_die_de_coordinator_mag_zien(als, ingediend, dirk, coen):
    eigen = fabrieken.ingediend("Van een bekende")
    for plan in (ingediend, eigen):
        services.verklaar_belang(plan, heeft_band=True, door=dirk, organisaties=[bakkers()], toelichting="Mijn broer.")
    services.verklaar_belang(eigen, heeft_band=True, door=coen)
    tekst = als(coen).get(reverse("beoordeling:belangen")).text
    assert ingediend.nummer in tekst
    assert "Mijn broer." in tekst
    assert eigen.nummer not in tekst
    assert als(dirk).get(reverse("beoordeling:belangen")).status_code == 403
    rij = Belangenverklaring.objects.get(aanvraag=ingediend)
    pad = reverse("beoordeling:band_opheffen", args=[rij.pk])
    assert "Schrijf op waarom u deze band opheft." in als(coen).post(pad, {"reden": ""}).text
    als(coen).post(pad, {"reden": "Verkeerd plan."})
    assert not Belangenverklaring.objects.filter(pk=rij.pk).exists()


@pytest.mark.parametrize("aantal", [1, 20])
def test_de_pagina_belangen_vraagt_niet_meer_bij_meer_banden(
    als, tijdvak, dirk, coen, aantal, django_assert_max_num_queries
):
    for nummer in range(aantal):
        plan = fabrieken.ingediend(f"Plan {nummer}", bedragen=(250_000, 10_000))
        services.verklaar_belang(plan, heeft_band=True, door=dirk, organisaties=[bakkers()])
    bezoeker = als(coen)
    with django_assert_max_num_queries(10):
        bezoeker.get(reverse("beoordeling:belangen"))


def test_na_een_verklaring_zonder_band_gaat_men_verder_waar_men_was_maar_niet_van_de_site_af(als, ingediend, dirk):
    pad = f"{reverse('beoordeling:dossier', args=[ingediend.nummer])}?deel=1"
    antwoord = als(dirk).get(pad)
    assert antwoord.url.startswith(verklaren(ingediend))
    assert als(dirk).post(antwoord.url, {"heeft_band": "nee"}).url == pad
    weg = als(dirk).post(f"{verklaren(ingediend)}?next=https://elders.nl/", {"heeft_band": "nee"})
    assert weg.url == reverse("beoordeling:dossier", args=[ingediend.nummer])


def test_een_ander_adres_weigert_met_een_link_naar_de_verklaring(als, ingediend, dirk):
    antwoord = als(dirk).get(reverse("aanvragen:ontvangst", args=[ingediend.nummer]))
    assert antwoord.status_code == 403
    assert "Verklaar eerst of u een band heeft met de aanvrager." in antwoord.text
    assert f'href="{verklaren(ingediend)}"' in antwoord.text


def test_wie_coordineert_of_besluit_hoeft_niet_te_verklaren_maar_kan_een_band_melden(als, ingediend, coen, els):
    for wie in (coen, els):
        pad = reverse("beoordeling:dossier", args=[ingediend.nummer])
        assert als(wie).get(pad).status_code == 200
        services.verklaar_belang(ingediend, heeft_band=True, door=wie, organisaties=[bakkers()])
        assert als(wie).get(pad).status_code == 404
