"""Objections: who, when, too late, handled by another, put off. Deciding is in test_bezwaar_beslissen."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from aanvragen.tijdlijn import tijdlijn
from beoordeling import services
from beoordeling.models import Bezwaar, Kanaal, Uitkomst
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Gebruiker, Rol
from tests import fabrieken
from tests.beoordeling.bezwaren import APRIL, MAART, beslis, bezwaar, gehoord
from tests.beoordeling.dossiers import pak_uit, zip_van
from tests.fabrieken import moment, persoon


def per_post(plan: Aanvraag, ontvangen: date, gepost: date | None = None) -> Bezwaar:
    """Written down by coen on the day after it was received."""
    return services.bezwaar_maken(
        plan.besluiten.last(),
        gronden="Niet eens.",
        door=persoon("coen"),
        ontvangen_op=ontvangen,
        gepost_op=gepost,
        op=moment(ontvangen.year, ontvangen.month, ontvangen.day) + timedelta(days=1),
    )


# --- making it ---


def test_de_tekenbevoegde_maakt_bezwaar_en_krijgt_een_ontvangstbevestiging(tijdvak, anja, bram):
    plan = fabrieken.afgewezen()
    rij = bezwaar(plan)
    assert (rij.kanaal, rij.ontvangen_op, rij.te_laat) == (Kanaal.DIGITAAL, date(2014, 3, 20), False)
    assert rij.beslissen_voor == date(2014, 5, 26)
    bericht = Bericht.objects.filter(aan=anja).latest("pk")
    assert bericht.onderwerp == f"Uw bezwaar is ontvangen: {plan.nummer}"
    assert "uiterlijk op 26 mei 2014" in bericht.tekst
    assert plan.gebeurtenissen.last().stap == "bezwaar_maken"
    assert plan.status == Status.AFGEWEZEN


def test_de_tijdlijn_noemt_wie_bezwaar_maakte_maar_niet_wie_het_vastlegde(tijdvak, anja):
    zelf, post = fabrieken.afgewezen("Zelf"), fabrieken.afgewezen("Post")
    bezwaar(zelf)
    per_post(post, date(2014, 3, 20))
    wie = [tijdlijn(plan.gebeurtenissen.select_related("door"), anja)[0].wie for plan in (zelf, post)]
    assert wie == ["Anja", "Agentschap SZW"]


def test_wie_het_kan_behandelen_hoort_van_het_bezwaar(tijdvak, els, eva, coen, dirk):
    plan = fabrieken.afgewezen()
    services.verklaar_belang(plan, heeft_band=True, toelichting="Familie.", door=coen)
    Bericht.objects.all().delete()
    bezwaar(plan)
    gehoord_van = {b.aan for b in Bericht.objects.filter(onderwerp__startswith="Nieuw bezwaar")}
    assert gehoord_van == {eva}


@pytest.mark.parametrize("naam", ["bram", "carla", "dirk", "els", "eva", "petra"])
def test_een_ander_maakt_geen_bezwaar(tijdvak, naam):
    plan = fabrieken.afgewezen()
    with pytest.raises(PermissionDenied):
        services.bezwaar_maken(plan.besluiten.get(), gronden="x", door=persoon(naam), op=MAART)


def test_een_bezwaar_noemt_gronden(tijdvak, anja):
    plan = fabrieken.afgewezen()
    with pytest.raises(Weigering, match="waarom"):
        services.bezwaar_maken(plan.besluiten.get(), gronden=" ", door=anja, op=MAART)


def test_voor_de_bekendmaking_kan_er_geen_bezwaar(ter_besluitvorming, els):
    services.afwijzen(ter_besluitvorming, gronden=["c"], motivering="Nee.", door=els)
    assert "nog niet verstuurd" in services.belet_bezwaar(ter_besluitvorming)
    with pytest.raises(Weigering, match="nog niet verstuurd"):
        bezwaar(ter_besluitvorming, op=None)


@pytest.mark.parametrize("stand", ["ingediend", "in_beoordeling", "ter_besluitvorming", "ingetrokken"])
def test_zonder_besluit_geen_bezwaar(tijdvak, stand):
    assert "geen besluit" in services.belet_bezwaar(getattr(fabrieken, stand)())


def test_tegen_wat_niet_meer_geldt_kan_er_geen_bezwaar(tijdvak, els, anja):
    plan = fabrieken.verleend()
    eerste = plan.besluiten.get()
    services.verlening_intrekken(plan, motivering="Niet begonnen.", door=els, op=MAART)
    with pytest.raises(Weigering, match="geldt niet meer"):
        services.bezwaar_maken(eerste, gronden="x", door=anja, op=APRIL)
    assert bezwaar(plan, op=APRIL).besluit.soort == "intrekking_verlening"


def test_er_loopt_een_bezwaar_tegelijk_en_op_een_beslist_bezwaar_volgt_beroep(tijdvak, anja):
    plan = fabrieken.afgewezen()
    rij = gehoord(plan)
    with pytest.raises(Weigering, match="loopt al een bezwaar"):
        bezwaar(plan)
    beslis(rij, Uitkomst.ONGEGROND)
    with pytest.raises(Weigering, match="in beroep bij de rechtbank, tot en met 12 juni 2014"):
        bezwaar(plan, op=moment(2014, 5, 2))


def test_tegen_een_beslissing_op_bezwaar_staat_beroep_open(tijdvak):
    plan = fabrieken.afgewezen()
    beslis(gehoord(plan), naar=Status.AFGEWEZEN, gronden=["e"])
    plan.refresh_from_db()
    assert "beroep" in services.belet_bezwaar(plan)


def test_ingetrokken_binnen_de_termijn_kan_opnieuw(tijdvak, anja):
    plan = fabrieken.afgewezen()
    rij = bezwaar(plan)
    services.bezwaar_intrekken(rij, door=anja, op=MAART)
    assert (rij.uitkomst, rij.motivering) == (Uitkomst.INGETROKKEN, "Ingetrokken door de aanvrager.")
    assert services.belet_bezwaar(plan) is None
    with pytest.raises(Weigering, match="al beslist"):
        services.bezwaar_intrekken(rij, door=anja)


def test_wie_per_post_intrekt_laat_vastleggen_hoe(tijdvak, coen, bram, eva):
    rij = bezwaar(fabrieken.afgewezen())
    with pytest.raises(Weigering, match="hoe en wanneer"):
        services.bezwaar_intrekken(rij, door=coen)
    for wie in (bram, eva):
        with pytest.raises(PermissionDenied):
            services.bezwaar_intrekken(rij, reden="Brief.", door=wie)
    services.bezwaar_intrekken(rij, reden="Brief van 2 april.", door=coen, op=APRIL)
    assert rij.motivering == "Brief van 2 april."


def test_wat_de_coordinator_over_een_intrekking_opschrijft_blijft_binnen(als, tijdvak, anja, coen):
    plan, zelf = fabrieken.afgewezen(), fabrieken.afgewezen("Zelf")
    services.bezwaar_intrekken(bezwaar(plan), reden="Zij belde boos op.", door=coen, op=APRIL)
    services.bezwaar_intrekken(bezwaar(zelf), reden="Niet meer nodig.", door=anja, op=APRIL)
    assert [p.gebeurtenissen.last().reden for p in (plan, zelf)] == ["Ingetrokken.", "Ingetrokken. Niet meer nodig."]
    assert not plan.gebeurtenissen.filter(gegevens__icontains="boos").exists()
    for pagina in (plan.get_absolute_url(), reverse("beoordeling:bezwaar_maken", args=[plan.nummer])):
        assert "boos" not in als(anja).get(pagina).text
    assert "Zij belde boos op." in als(coen).get(reverse("beoordeling:bezwaar", args=[plan.nummer])).text
    for openbaar in (True, False):
        inhoud = b"".join(data for naam, data in pak_uit(zip_van(plan, openbaar=openbaar)).items() if "json" in naam)
        assert (b"boos" in inhoud) is not openbaar


# --- in time (Awb 6:7 to 6:11) ---


@pytest.mark.parametrize(("dag", "te_laat"), [(14, False), (15, True)])
def test_de_laatste_dag_telt_nog_en_de_dag_erna_is_te_laat(tijdvak, dag, te_laat):
    rij = bezwaar(fabrieken.afgewezen(), op=moment(2014, 4, dag, 23, 59))
    assert rij.te_laat is te_laat
    assert rij.beslissen_voor == (date(2014, 5, 27) if te_laat else date(2014, 5, 26))  # a late one counts from its day


@pytest.mark.parametrize(
    ("ontvangen", "gepost", "te_laat"),
    [
        (date(2014, 4, 14), None, False),
        (date(2014, 4, 15), None, True),
        (date(2014, 4, 21), date(2014, 4, 14), False),
        (date(2014, 4, 22), date(2014, 4, 14), True),
        (date(2014, 4, 21), date(2014, 4, 15), True),
    ],
)
def test_per_post_telt_de_dag_van_posten_als_het_binnen_een_week_aankomt(tijdvak, ontvangen, gepost, te_laat):
    rij = per_post(fabrieken.afgewezen(), ontvangen, gepost)
    assert (rij.te_laat, rij.kanaal) == (te_laat, Kanaal.POST)


@pytest.mark.parametrize(
    ("dagen", "zin"),
    [
        ({}, "op welke dag"),
        ({"ontvangen_op": date(2014, 3, 21)}, "na vandaag"),
        ({"ontvangen_op": date(2014, 3, 10), "gepost_op": date(2014, 3, 11)}, "niet later"),
        ({"ontvangen_op": date(2014, 3, 2)}, "Een bezwaar komt daarna"),
    ],
)
def test_wat_per_post_kwam_heeft_dagen_die_kunnen(tijdvak, coen, dagen, zin):
    plan = fabrieken.afgewezen()
    with pytest.raises(Weigering, match=zin):
        services.bezwaar_maken(plan.besluiten.get(), gronden="Nee.", door=coen, op=MAART, **dagen)


def test_te_laat_is_niet_ontvankelijk_tenzij_het_niet_verwijtbaar_is(tijdvak, eva):
    te_laat = gehoord(fabrieken.afgewezen(), op=moment(2014, 4, 15))
    with pytest.raises(Weigering, match="kwam te laat"):
        beslis(te_laat, Uitkomst.ONGEGROND)
    services.bezwaar_verschonen(te_laat, reden="Ziekte van het hele bestuur.", door=eva, op=APRIL)
    assert beslis(te_laat, Uitkomst.ONGEGROND).uitkomst == Uitkomst.ONGEGROND
    ander = gehoord(fabrieken.afgewezen("Ander"), op=moment(2014, 4, 15))
    assert beslis(ander, Uitkomst.NIET_ONTVANKELIJK, verwijtbaar="Dat kon.").uitkomst == Uitkomst.NIET_ONTVANKELIJK
    op_tijd = gehoord(fabrieken.afgewezen("Op tijd"))
    with pytest.raises(Weigering, match="kwam op tijd"):
        services.bezwaar_verschonen(op_tijd, reden="x", door=eva)


# --- handling it (Awb 7:2 to 7:13 and 10:3) ---


def test_wie_besloot_beoordeelde_of_een_band_heeft_behandelt_niet(tijdvak, els, dirk, eva, coen):
    rij = bezwaar(fabrieken.afgewezen())
    with pytest.raises(PermissionDenied, match="niet over het bezwaar"):
        services.bezwaar_behandelen(rij, door=els)
    Gebruiker.objects.filter(pk=dirk.pk).update(rol=Rol.BESLUITNEMER)
    dirk.refresh_from_db()
    with pytest.raises(PermissionDenied, match="beoordeeld"):
        services.bezwaar_behandelen(rij, door=dirk)
    services.verklaar_belang(rij.aanvraag, heeft_band=True, toelichting="Familie.", door=eva)
    with pytest.raises(PermissionDenied, match="band"):
        services.bezwaar_behandelen(rij, door=eva)
    with pytest.raises(PermissionDenied):
        services.bezwaar_behandelen(rij, door=coen)


def test_een_ander_neemt_het_alleen_over_van_wie_niet_meer_mag(tijdvak, eva):
    eef = Gebruiker.objects.create_user("eef@voorbeeld.nl", naam="Eef", rol=Rol.BESLUITNEMER)
    rij = bezwaar(fabrieken.afgewezen())
    services.bezwaar_behandelen(rij, door=eva, op=APRIL)
    with pytest.raises(Weigering, match="U behandelt dit bezwaar al"):
        services.bezwaar_behandelen(rij, door=eva)
    with pytest.raises(Weigering, match="Eva behandelt dit bezwaar"):
        services.bezwaar_behandelen(rij, door=eef)
    with pytest.raises(PermissionDenied, match="Eva behandelt dit bezwaar"):
        services.bezwaar_horen(rij, verslag="x", door=eef)
    services.verklaar_belang(rij.aanvraag, heeft_band=True, toelichting="Familie.", door=eva)
    services.bezwaar_behandelen(rij, door=eef, op=APRIL)
    assert rij.behandelaar == eef
    with pytest.raises(PermissionDenied, match="band"):
        beslis(rij, Uitkomst.ONGEGROND)


def test_eerst_een_behandelaar_dan_horen_dan_beslissen(tijdvak, eva):
    rij = bezwaar(fabrieken.afgewezen())
    with pytest.raises(Weigering, match="eerst in behandeling"):
        services.bezwaar_horen(rij, verslag="x", door=eva)
    services.bezwaar_behandelen(rij, door=eva, op=APRIL)
    with pytest.raises(Weigering, match="waarom niet"):
        beslis(rij, Uitkomst.ONGEGROND)
    with pytest.raises(Weigering, match="waarom u niet heeft gehoord"):
        services.bezwaar_horen(rij, verslag=" ", door=eva, op=APRIL)
    for dag, zin in ((date(2014, 4, 23), "na vandaag"), (date(2014, 3, 19), "niet daarvoor")):
        with pytest.raises(Weigering, match=zin):
            services.bezwaar_horen(rij, verslag="x", gehoord_op=dag, door=eva, op=APRIL)
    services.bezwaar_horen(rij, verslag="De aanvrager wil niet worden gehoord.", door=eva, op=APRIL)
    assert beslis(rij, Uitkomst.ONGEGROND).gehoord_op is None


def test_verdagen_geeft_zes_weken_een_keer_en_voor_de_dag(tijdvak, eva, anja):
    rij = gehoord(fabrieken.afgewezen())
    services.bezwaar_verdagen(rij, reden="De hoorzitting is verzet.", door=eva, op=moment(2014, 5, 26))
    assert rij.beslissen_voor == date(2014, 7, 7)
    assert "uiterlijk op 7 juli 2014" in Bericht.objects.filter(aan=anja).latest("pk").tekst
    with pytest.raises(Weigering, match="al een keer verdaagd"):
        services.bezwaar_verdagen(rij, reden="Weer.", door=eva, op=moment(2014, 5, 26))
    ander = gehoord(fabrieken.afgewezen("Ander"))
    with pytest.raises(Weigering, match="liep af op 26 mei 2014"):
        services.bezwaar_verdagen(ander, reden="Te druk.", door=eva, op=moment(2014, 5, 27))
    with pytest.raises(Weigering, match="waarom"):
        services.bezwaar_verdagen(ander, reden="", door=eva, op=APRIL)


def test_een_commissie_geeft_twaalf_weken_en_verdaagd_achttien(tijdvak, eva):
    rij = gehoord(fabrieken.afgewezen())
    services.bezwaar_commissie(rij, door=eva, op=APRIL)
    assert rij.beslissen_voor == date(2014, 7, 7)
    with pytest.raises(Weigering, match="adviseert al"):
        services.bezwaar_commissie(rij, door=eva, op=APRIL)
    services.bezwaar_verdagen(rij, reden="Advies volgt.", door=eva, op=moment(2014, 7, 1))
    assert rij.beslissen_voor == date(2014, 8, 18)
