"""A letter that does not say what the records say is caught, whoever changed it and however."""

from dataclasses import replace

import pytest

from rapportage import briefcontroles
from rapportage.brief import Opzet, stel_op
from rapportage.briefsecties import TIJDVAK, Sectie
from tests.rapportage import voorbeeldstand
from tests.rapportage.voorbeeldstand import GEMAAKT_OP

STAND = voorbeeldstand.stand()


@pytest.fixture(scope="module")
def html() -> str:
    return stel_op(STAND, gemaakt_op=GEMAAKT_OP).html


def mis(html: str, stand=STAND) -> dict[str, str]:
    return {c.code: c.melding for c in briefcontroles.van(html, stand) if not c.klopt}


def test_een_brief_zoals_hij_is_gemaakt_klopt(html):
    assert mis(html) == {}


def test_een_plan_dat_uit_de_bijlage_is_gehaald_wordt_gemist(html):
    bijlage = html.index('data-tabel="deelnemers"')
    rij = html.index("<tr>", html.index("Procesindustrie", bijlage) - 120)
    zonder = html[:rij] + html[html.index("</tr>", rij) + 5 :]
    assert "Procesindustrie" in html[rij : html.index("</tr>", rij)]
    assert "mist de rij ‘4 Procesindustrie 6.010 750 10.114’" in mis(zonder)["brief_deelnemers"]


@pytest.mark.parametrize(
    ("was", "wordt", "code"),
    [
        ('<td class="getal">231.127</td>', '<td class="getal">231.126</td>', "brief_verleend"),
        ('<td class="getal">57.721</td>', '<td class="getal">57.722</td>', "brief_verleend"),
        ('Ingetrokken</th><td class="getal">9<', 'Ingetrokken</th><td class="getal">10<', "brief_uitkomst"),
        ('<td class="getal">185.312</td>', '<td class="getal">185.000</td>', "brief_deelnemers"),
    ],
)  # fmt: skip
def test_een_som_die_met_de_hand_is_veranderd_wordt_gezien(html, was, wordt, code):
    assert was in html
    assert code in mis(html.replace(was, wordt, 1))


def test_een_bijlage_die_ontbreekt_wordt_gemist(html):
    assert "ontbreekt" in mis(html.replace('data-tabel="deelnemers"', ""))["brief_deelnemers"]


def test_een_woord_dat_niet_bij_zijn_getal_past_wordt_gezien(html):
    assert "ruim 231 miljoen euro" in html
    anders = mis(html.replace("ruim 231 miljoen euro", "bijna 231 miljoen euro", 1))
    assert "‘bijna 231 miljoen euro’" in anders["woord_bij_getal"]
    assert "‘ruim 231 miljoen euro’" in anders["een_cijfer_een_woord"]


def test_rijen_in_een_andere_volgorde_worden_gezien():
    anders = replace(STAND, tabel_1=[STAND.tabel_1[1], STAND.tabel_1[0], *STAND.tabel_1[2:]])
    assert "brief_verleend" in mis(stel_op(anders, gemaakt_op=GEMAAKT_OP).html)


def test_een_getypt_getal_in_eigen_tekst_staat_in_de_controles_van_de_brief():
    secties = [Sectie("eigen-1", "Nog iets", "Er waren 1.234 mensen."), *(Sectie(d.code) for d in TIJDVAK)]
    brief = stel_op(STAND, gemaakt_op=GEMAAKT_OP, opzet=Opzet(secties=secties))
    (controle,) = [c for c in brief.controles if not c.klopt]
    assert controle.melding == "Getypte getallen volgen de gegevens niet: in ‘Nog iets’ staat 1.234."
    assert "Concept" in brief.html
    toegelicht = Opzet(secties=secties, toelichtingen={"brief_eigen_tekst": "Geteld op een bijeenkomst."})
    assert "Geteld op een bijeenkomst." in stel_op(STAND, gemaakt_op=GEMAAKT_OP, opzet=toegelicht).html
