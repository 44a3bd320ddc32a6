"""Two versions of a letter, and two texts, side by side."""

from datetime import date

import pytest

from rapportage.briefindeling import met, na, vrije_code
from rapportage.briefsecties import Sectie, als_json, standaard
from rapportage.models import Briefversie, RapportSoort
from rapportage.versieverschil import gemerkt, verschillen
from sectorplannen.kern.fouten import Weigering

TIJDVAK = RapportSoort.TIJDVAK


def versie(*secties: Sectie, peildatum: date = date(2014, 5, 30), **toelichtingen: str) -> Briefversie:
    """A version that is not kept anywhere."""
    return Briefversie(peildatum=peildatum, secties=als_json(secties), toelichtingen=toelichtingen)


def zinnen(oud: Briefversie, nieuw: Briefversie) -> dict[str, list[str]]:
    return {v.titel: list(v.zinnen) for v in verschillen(TIJDVAK, oud, nieuw, lambda code: f"Standaard {code}.")}


@pytest.mark.parametrize(
    ("oud", "nieuw", "gemarkeerd"),
    [
        ("Een goed gesprek.", "Een gesprek.", "Een <del>goed </del>gesprek."),
        ("Wij geven geld aan wie dat vraagt.", "Wij geven niets aan wie dat vraagt.", None),
        ("a b c d", "e f g h", "<del>a b c d</del> <ins>e f g h</ins>"),
        ("", "Nieuw.", "<ins>Nieuw.</ins>"),
        ("Weg.", "", "<del>Weg.</del>"),
        ("Gelijk.", "Gelijk.", "Gelijk."),
        ("<b>a b c d", "<b>a b c e", "&lt;b&gt;a b c <del>d</del> <ins>e</ins>"),
    ],
)
def test_wat_weg_is_en_wat_erbij_kwam_staat_woord_voor_woord(oud, nieuw, gemarkeerd):
    gemarkeerd = gemarkeerd or "Wij geven <del>geld</del> <ins>niets</ins> aan wie dat vraagt."
    assert gemerkt(oud, nieuw) == gemarkeerd


def test_een_zeer_lange_tekst_wordt_niet_woord_voor_woord_vergeleken():
    lang = "woord " * 4000
    assert gemerkt(lang, lang + "meer").startswith("<del>woord")


def test_elk_soort_verschil_heeft_een_zin():
    oud = versie(Sectie("samenvatting"), Sectie("waarom"), Sectie("hulp", tekst="Oud."), Sectie("vervolg"))
    nieuw = versie(
        Sectie("waarom", weg=True),
        Sectie("hulp"),
        Sectie("samenvatting", "Kort", "Eigen."),
        Sectie("eigen_1", "Mijn", "X."),
    )
    uit = zinnen(oud, nieuw)
    assert uit["Waarom sectorplannen"] == ["Is weggelaten."]
    assert uit["Hulp bij het maken van een plan"] == ["Heeft weer de standaardtekst."]
    assert uit["Kort"] == ["Staat op een andere plaats.", "Kreeg een eigen tekst.", "De kop was ‘Samenvatting’."]
    assert uit["Mijn"] == ["Kwam erbij."]
    assert uit["Vervolg"] == ["Ging eruit."]


def test_peildatum_en_toelichting_zijn_ook_verschillen():
    uit = verschillen(TIJDVAK, versie(), versie(peildatum=date(2014, 4, 1), controle="Zo is het."), str)
    assert [v.titel for v in uit] == ["Peildatum", "Toelichting bij een controle"]
    assert uit[0].zinnen == ["Was 30 mei 2014, is 1 april 2014."]
    assert uit[1].tekst == "<ins>Zo is het.</ins>"


def test_twee_dezelfde_versies_verschillen_niet_en_de_eerste_nergens_van():
    assert zinnen(versie(*standaard(TIJDVAK)), versie(*standaard(TIJDVAK))) == {}
    assert verschillen(TIJDVAK, None, versie(), str) == []


def test_een_stap_verandert_alleen_wat_gevraagd_is():
    secties = [Sectie("samenvatting"), Sectie("hulp", tekst="Eigen."), Sectie("eigen_1", "Mijn", "X.")]
    codes = [s.code for s in na(TIJDVAK, "op", "eigen_1", secties)]
    assert codes == ["samenvatting", "eigen_1", "hulp"]
    assert na(TIJDVAK, "standaard", "hulp", secties)[1] == Sectie("hulp")
    assert na(TIJDVAK, "op", "samenvatting", secties) == secties
    for wat, code in (("standaard", "eigen_1"), ("eruit", "hulp"), ("draai", "hulp"), ("op", "weg")):
        with pytest.raises(Weigering):
            na(TIJDVAK, wat, code, secties)


def test_een_nieuw_onderdeel_komt_achter_het_gekozene_of_vooraan_en_heeft_een_vrije_code():
    secties = [Sectie("samenvatting"), Sectie("eigen_1", "Mijn", "X.")]
    assert vrije_code(secties) == "eigen_2"
    assert [s.code for s in met(secties, Sectie("eigen_2"), "samenvatting")] == ["samenvatting", "eigen_2", "eigen_1"]
    assert next(s.code for s in met(secties, Sectie("eigen_2"))) == "eigen_2"
    assert met(secties, Sectie("eigen_1", "Anders", "Y."))[1].titel == "Anders"
