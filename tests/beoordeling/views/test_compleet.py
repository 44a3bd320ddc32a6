"""The page of the completeness check, and what applicant and agency see of the term that follows."""

from datetime import timedelta

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import services
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import vandaag
from tests import fabrieken

from .conftest import adres, meldingen, tekst

LETTERS = "abcdefgh"


def in_orde(letters: str = LETTERS, **anders: str) -> dict[str, str]:
    """The form with these letters in order."""
    return {f"oordeel_{letter}": "in_orde" for letter in letters} | anders


def te_laat(dagen: int) -> Aanvraag:
    """A supplement that was due so many days ago."""
    plan = fabrieken.aanvulling_gevraagd()
    Aanvraag.objects.filter(pk=plan.pk).update(aanvullen_voor=vandaag() - timedelta(days=dagen))
    plan.refresh_from_db()
    return plan


def test_zonder_bevinding_is_niets_gekozen_een_mens_kijkt_na(als, coen, ingediend):
    form = als(coen).get(adres("compleetheid", ingediend)).context["form"]
    per_letter = {deel.letter: deel for deel in form.onderdelen()}
    assert list(per_letter) == list(LETTERS)
    for letter, deel in per_letter.items():
        assert bool(deel.oordeel.initial) == bool(deel.bevindingen), letter
    assert "Bestand: stuk-a.pdf" in per_letter["a"].kort
    assert per_letter["d"].kort == ["2 maatregelen"]


def test_half_nagekeken_staat_er_de_volgende_keer_nog(als, coen, ingediend):
    bezoeker, pad = als(coen), adres("compleetheid", ingediend)
    antwoord = bezoeker.post(pad, in_orde("ab", oordeel_g="vragen", vraag_g="Onderbouw."), follow=True)
    assert meldingen(antwoord) == ["Opgeslagen."]
    stand = {d.letter: (d.oordeel.initial, d.vraag.initial) for d in antwoord.context["form"].onderdelen()}
    assert (stand["a"][0], stand["g"], stand["c"][0]) == ("in_orde", ("vragen", "Onderbouw."), "")


def test_een_vraag_zonder_woorden_wordt_bij_het_onderdeel_gemeld(als, coen, ingediend):
    antwoord = als(coen).post(adres("compleetheid", ingediend), in_orde("abcdefh", oordeel_g="vragen", vraag_g=" "))
    assert "Schrijf bij onderdeel g op wat de aanvrager moet aanvullen." in tekst(antwoord)
    assert services.punten(ingediend.laatste_indiening) == {}


def test_van_nakijken_naar_compleet_verklaren_en_de_knop_belooft_niets_te_vroeg(als, coen, ingediend):
    bezoeker = als(coen)
    antwoord = bezoeker.get(adres("volledig_verklaren", ingediend), follow=True)
    assert meldingen(antwoord) == ["Kijk eerst onderdelen a tot en met h na."]
    assert adres("volledig_verklaren", ingediend) not in tekst(antwoord)
    antwoord = bezoeker.post(
        adres("compleetheid", ingediend), in_orde() | {"verder": "volledig_verklaren"}, follow=True
    )
    assert antwoord.request["PATH_INFO"] == adres("volledig_verklaren", ingediend)
    bezoeker.post(adres("volledig_verklaren", ingediend))
    ingediend.refresh_from_db()
    assert ingediend.status == Status.IN_BEOORDELING


def test_de_vragen_van_het_nakijken_gaan_naar_de_aanvrager_met_brief(als, coen, anja, ingediend):
    bezoeker = als(coen)
    velden = in_orde("abcdefh", oordeel_g="vragen", vraag_g="Onderbouw de kosten.", verder="aanvulling_vragen")
    assert "Onderbouw de kosten." in tekst(bezoeker.post(adres("compleetheid", ingediend), velden, follow=True))
    bezoeker.post(adres("aanvulling_vragen", ingediend), {"vraag": "", "uiterlijk_op": "1-1-2090"})
    verzoek = ingediend.aanvullingsverzoeken.get()
    assert verzoek.vragen == [{"onderdeel": "g", "vraag": "Onderbouw de kosten."}]
    opdrachten.veeg()
    pagina = tekst(als(anja).get(ingediend.get_absolute_url()))
    assert "Onderbouw de kosten." in pagina
    assert "1 januari 2090" in pagina
    assert f"/plannen/{ingediend.nummer}/brieven/{verzoek.brief.pk}/" in pagina


def test_alleen_een_coordinator_en_alleen_wat_is_ingediend(als, coen, els, in_beoordeling):
    assert als(els).get(adres("compleetheid", in_beoordeling)).status_code == 403
    antwoord = als(coen).get(adres("compleetheid", in_beoordeling), follow=True)
    assert meldingen(antwoord) == ["Dit kan niet: de aanvraag is in beoordeling."]


def test_na_de_termijn_staat_het_voorstel_in_het_dossier_en_in_het_besluit(als, els):
    plan = te_laat(5)
    pagina = tekst(als(els).get(adres("dossier", plan)))
    assert "Voorstel: buiten behandeling stellen" in pagina
    antwoord = als(els).get(adres("buiten_behandeling_stellen", plan))
    assert "Onderbouw de kosten." in antwoord.context["form"].initial["motivering"]
    assert "Te laat" not in tekst(antwoord)


def test_na_vier_weken_staat_er_dat_het_te_laat_is(als, els):
    plan = te_laat(40)
    for naam in ("dossier", "buiten_behandeling_stellen"):
        assert "Te laat" in tekst(als(els).get(adres(naam, plan))), naam


def test_het_aantal_queries_groeit_niet_met_de_maatregelen(als, coen, tijdvak, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    twee, twintig = (
        fabrieken.ingediend("Twee", bedragen=(200_000,) * 2),
        fabrieken.ingediend("Twintig", bedragen=(200_000,) * 20),
    )
    bezoeker = als(coen)
    bezoeker.get(adres("compleetheid", twee))
    with CaptureQueriesContext(connection) as eerst:
        bezoeker.get(adres("compleetheid", twee))
    with django_assert_num_queries(len(eerst)):
        bezoeker.get(adres("compleetheid", twintig))


def test_wat_opnieuw_is_ingediend_begint_leeg(als, coen, anja):
    plan = fabrieken.aanvulling_gevraagd()
    aanvragen.aanvullen(plan, door=anja, op=fabrieken.moment(2014, 2, 1))
    form = als(coen).get(adres("compleetheid", plan)).context["form"]
    assert form.indiening.volgnummer == 2
    assert {d.oordeel.initial for d in form.onderdelen() if not d.bevindingen} == {""}
