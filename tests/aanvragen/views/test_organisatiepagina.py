"""The pages of one's organisations: data, people, invitations, handing over."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.models import Aanvraag
from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.models import Gebruiker, LidRol, Organisatie, Uitnodiging
from tests import fabrieken
from tests.aanvragen.views.test_onderdelen import inhoud


def pad(naam: str, *rest: int) -> str:
    return reverse(f"rondom:{naam}", args=[fabrieken.organisatie().pk, *rest])


def nodig_uit(email: str = "nora@voorbeeld.nl") -> Uitnodiging:
    return uitnodigingen.uitnodigen(fabrieken.organisatie(), email, LidRol.LEZER, door=fabrieken.persoon("anja"))


def test_de_lijst_noemt_eigen_organisaties_en_zegt_wat_te_doen_als_er_geen_is(als, anja):
    assert "U bent tekenbevoegd" in inhoud(als(anja).get(reverse("rondom:organisaties")))
    nora = Gebruiker.objects.create_user("nora@voorbeeld.nl")
    tekst = inhoud(als(nora).get(reverse("rondom:organisaties")))
    assert "U hoort nog bij geen organisatie" in tekst
    assert "Organisatie toevoegen" in tekst


def test_een_uitnodiging_staat_in_de_lijst_en_bij_de_plannen_tot_zij_is_aangenomen(als, anja):
    nora = Gebruiker.objects.create_user("nora@voorbeeld.nl")
    rij = nodig_uit()
    for naam in ("rondom:organisaties", "aanvragen:mijn_plannen"):
        assert "U bent uitgenodigd" in inhoud(als(nora).get(reverse(naam)))
    uitnodigingen.uitnodiging_aannemen(rij, door=nora)
    assert "U bent uitgenodigd" not in inhoud(als(nora).get(reverse("rondom:organisaties")))


def test_gegevens_wijzigen(als, anja):
    client = als(anja)
    gegevens = {"naam": "Werkgevers Bakkerij", "soort": "werkgeversorganisatie", "adres": "Deegweg 1"}
    fout = client.post(pad("organisatie_wijzigen"), gegevens | {"iban": "NL00 ABNA 1"})
    assert "geen geldig IBAN" in inhoud(fout)
    goed = client.post(
        pad("organisatie_wijzigen"), gegevens | {"iban": "nl91 abna 0417 1643 00", "postcode_plaats": "3511ab Utrecht"}
    )
    assert goed.url == pad("organisatie")
    tekst = inhoud(client.get(goed.url))
    assert "Deegweg 1, 3511 AB Utrecht" in tekst
    assert "NL91 ABNA 0417 1643 00" in tekst


def test_website_en_algemeen_adres_zijn_openbaar_en_dat_staat_erbij(als, anja):
    client = als(anja)
    assert "openbare register" in inhoud(client.get(pad("organisatie_wijzigen")))
    gegevens = {"naam": "Werkgevers Bakkerij", "soort": "werkgeversorganisatie"}
    fout = inhoud(client.post(pad("organisatie_wijzigen"), gegevens | {"website": "geen adres", "contact": "info"}))
    assert "Vul een goed webadres in" in fout
    assert "Vul een goed e-mailadres in" in fout
    eigen = client.post(pad("organisatie_wijzigen"), gegevens | {"contact": anja.email})
    assert "Dat maken wij niet openbaar" in inhoud(eigen)
    goed = gegevens | {"website": "www.bakkers.voorbeeld.nl", "contact": "info@bakkers.voorbeeld.nl"}
    tekst = inhoud(client.post(pad("organisatie_wijzigen"), goed, follow=True))
    assert "https://www.bakkers.voorbeeld.nl" in tekst
    assert "info@bakkers.voorbeeld.nl" in tekst


def test_wie_aanmeldt_mag_meteen_zeggen_hoe_de_organisatie_te_bereiken_is(als, db):
    nora = als(Gebruiker.objects.create_user("nora@voorbeeld.nl"))
    gegevens = {"naam": "Bond", "kvk": "12345678", "soort": "anders", "website": "bond.nl", "contact": "info@bond.nl"}
    assert nora.post(reverse("aanvragen:organisatie_toevoegen"), gegevens).status_code == 302
    bond = Organisatie.objects.get(kvk="12345678")
    assert (bond.website, bond.contact) == ("https://bond.nl", "info@bond.nl")


def test_een_organisatie_met_bijna_dezelfde_naam_vraagt_om_een_vinkje(als, anja):
    nora = als(Gebruiker.objects.create_user("nora@voorbeeld.nl"))
    gegevens = {"naam": "Werkgevers Bakkerij B.V.", "kvk": "12345678", "soort": "arbeidsorganisatie"}
    antwoord = nora.post(reverse("aanvragen:organisatie_toevoegen"), gegevens)
    assert "Wij kennen al: Werkgevers Bakkerij (90000001)" in inhoud(antwoord)
    assert not Organisatie.objects.filter(kvk="12345678").exists()
    assert nora.post(reverse("aanvragen:organisatie_toevoegen"), gegevens | {"toch": "on"}).status_code == 302
    assert Organisatie.objects.filter(kvk="12345678").exists()


def test_uitnodigen_opnieuw_versturen_en_intrekken(als, anja):
    client = als(anja)
    assert client.post(pad("uitnodigen"), {"email": "nora@voorbeeld.nl", "rol": "redacteur"}).status_code == 302
    rij = Uitnodiging.objects.get()
    assert "nora@voorbeeld.nl" in inhoud(client.get(pad("organisatie")))
    tekst = inhoud(client.post(pad("uitnodiging_opnieuw", rij.pk), follow=True))
    assert "net verstuurd" in tekst
    client.get(pad("uitnodiging_intrekken", rij.pk))
    rij.refresh_from_db()
    assert rij.ingetrokken_op is None, "By the address bar nothing happens."
    assert "nora@voorbeeld.nl is ingetrokken" in inhoud(client.post(pad("uitnodiging_intrekken", rij.pk), follow=True))
    assert "nora@voorbeeld.nl" not in inhoud(client.get(pad("organisatie")))
    rij.refresh_from_db()
    assert rij.ingetrokken_op


def test_andermans_uitnodiging_en_lid_zijn_hier_niet(als, anja, carla):
    rij = uitnodigingen.uitnodigen(fabrieken.organisatie("vreemde"), "x@voorbeeld.nl", "lezer", door=carla)
    client = als(anja)
    assert client.post(pad("uitnodiging_intrekken", rij.pk)).status_code == 404
    assert client.get(pad("lid", carla.lidmaatschappen.get().pk)).status_code == 404


def test_een_rol_wijzigen_en_iemand_weghalen(als, anja, bram):
    client, lid = als(anja), bram.lidmaatschappen.get()
    assert "gaat een bericht naar: Bram" in inhoud(client.get(pad("lid", lid.pk)))
    client.post(pad("lid", lid.pk), {"rol": "lezer"})
    assert bram.lidmaatschappen.get().rol == LidRol.LEZER
    assert "Bram weghalen?" in inhoud(client.get(pad("lid_weghalen", lid.pk)))
    client.post(pad("lid_weghalen", lid.pk))
    assert not bram.lidmaatschappen.exists()


def test_de_laatste_die_tekent_wordt_geen_lezer_en_hoort_waarom(als, anja, bram):
    antwoord = als(anja).post(pad("lid", anja.lidmaatschappen.get().pk), {"rol": "lezer"})
    assert "U bent de enige die mag tekenen" in inhoud(antwoord)


def test_vertrekken_zegt_eerst_wat_er_gebeurt(als, concept, anja, bram):
    client = als(anja)
    tekst = inhoud(client.get(pad("vertrekken")))
    assert concept.nummer in tekst
    assert "Kies daarom wie het van u overneemt" in tekst
    assert "Kies wie uw werk overneemt" in inhoud(client.post(pad("vertrekken"), {}))
    assert "Kies iemand uit de lijst" in inhoud(client.post(pad("vertrekken"), {"opvolger": "0"}))
    assert client.post(pad("vertrekken"), {"opvolger": str(bram.lidmaatschappen.get().pk)}).status_code == 302
    assert bram.tekent_voor(fabrieken.organisatie())
    assert client.get(pad("organisatie")).status_code == 404
    assert not Aanvraag.objects.zichtbaar_voor(anja).exists()


def test_wie_alleen_is_nodigt_eerst_iemand_uit(als, anja):
    assert "Nodig eerst iemand uit" in inhoud(als(anja).get(pad("vertrekken")))


def test_een_redacteur_ziet_de_mensen_en_kan_niets_aan_hen_veranderen(als, anja, bram):
    nodig_uit()
    tekst = inhoud(als(bram).get(pad("organisatie")))
    assert "anja@voorbeeld.nl" in tekst
    for verborgen in ("nora@voorbeeld.nl", "Rol wijzigen", "Iemand uitnodigen", "Gegevens wijzigen"):
        assert verborgen not in tekst


def test_de_dienst_komt_hier_niet(als, dirk, anja):
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=dirk, rol=LidRol.LEZER)
    assert als(dirk).get(reverse("rondom:organisaties")).status_code == 403
    assert als(dirk).get(pad("organisatie")).status_code == 404


@pytest.mark.parametrize("naam", ["organisatie", "vertrekken"])
def test_twintig_mensen_en_uitnodigingen_vragen_niet_meer_van_de_database(als, anja, bram, naam):
    client = als(anja)
    nodig_uit()

    def queries() -> int:
        client.get(pad(naam))
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad(naam)).status_code == 200
        return len(gevangen)

    klein = queries()
    for nummer in range(19):
        persoon = Gebruiker.objects.create_user(f"p{nummer}@voorbeeld.nl")
        fabrieken.organisatie().lidmaatschappen.create(gebruiker=persoon, rol=LidRol.LEZER)
        nodig_uit(f"u{nummer}@voorbeeld.nl")
    assert queries() == klein


def test_twintig_organisaties_vragen_niet_meer_van_de_database(als, anja):
    client, adres = als(anja), reverse("rondom:organisaties")

    def queries() -> int:
        client.get(adres)
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(adres).status_code == 200
        return len(gevangen)

    klein = queries()
    for nummer in range(19):
        rij = Organisatie.objects.create(naam=f"Bond {nummer}", kvk=f"8000{nummer:04}")
        rij.lidmaatschappen.create(gebruiker=anja, rol=LidRol.LEZER)
    assert queries() == klein
