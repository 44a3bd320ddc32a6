"""The text of a section: what a writer types becomes what is printed, and the standard text becomes what a writer types."""

from itertools import count

import pytest
from django.utils.html import format_html, strip_tags

from rapportage import brief, opmaak
from rapportage.brief import Opzet
from rapportage.briefsecties import TIJDVAK, Sectie
from rapportage.templatetags.brief import voetnoot
from sectorplannen.kern.fouten import Weigering
from tests.rapportage import voorbeeldstand


def html(tekst: str) -> str:
    noten = count(1)
    drukker = opmaak.Drukker(
        cijfer=lambda code: format_html("<b>{}</b>", {"een": "1", "twee": "<2>"}[code]),
        blok=lambda code: format_html("<table>{}</table>", code),
        noot=lambda tekst: voetnoot(noten, tekst),
        naast=frozenset({"smal"}),
    )
    return opmaak.naar_html(tekst, drukker)


def test_alineas_lijsten_koppen_en_cijfers():
    assert html("## Kop\nEen {een}\nzin.\n\n- a\n- b {twee}\n\nEinde.") == (
        "<h3>Kop</h3>\n<p>Een <b>1</b> zin.</p>\n<ul><li>a</li><li>b <b>&lt;2&gt;</b></li></ul>\n<p>Einde.</p>"
    )


def test_een_voetnoot_staat_op_zijn_plaats_en_is_genummerd():
    uit = html("Eerst.[noot: Met {een}.] Dan.[noot: Nog een.]")
    assert 'id="noot-1"' in uit
    assert 'id="noot-2"' in uit
    assert "Met <b>1</b>." in uit


def test_het_nummer_van_een_voetnoot_staat_tegen_het_woord_aan():
    assert html("De plannen [noot: Alle.] lopen.").startswith('<p>De plannen<a class="oproep"')


def test_een_smalle_tabel_staat_naast_de_tekst_ervoor():
    assert html("A.\n\nB.\n\n[[smal]]") == '<div class="naast"><div><p>A.</p><p>B.</p></div><table>smal</table></div>'
    assert html("A.\n\n[[breed]]") == "<p>A.</p>\n<table>breed</table>"


@pytest.mark.parametrize("vreemd", ["<script>alert(1)</script>", "=cmd|'/c calc'!A1", "\u202eomgekeerd", "{een}<b>"])
def test_wat_iemand_typt_is_tekst_en_nooit_opmaak(vreemd):
    uit = html(f"{vreemd}\n\n- {vreemd}\n\n## {vreemd}")
    assert "<script" not in uit
    assert "<b><" not in uit


def test_een_onbekend_cijfer_is_een_nederlandse_zin():
    with pytest.raises(Weigering, match="‘{drie}’ is geen cijfer"):
        html("Zo {drie}.")


@pytest.mark.parametrize(
    ("tekst", "getallen"),
    [
        ("Er waren 231.127 gesprekken en 47% was goed.", ["231.127", "47%"]),
        ("Op 30 mei 2014 kwam artikel 2.5 aan de orde, in 2016 de rest.", []),
        ("Het waren er {aantal_verleend}, in twee jaar.", []),
        ("Bijna 10,2 miljoen.", ["10,2"]),
        ("Zie Tabel 2, grafiek 1 en bijlage 12: 47%.", ["Tabel 2", "grafiek 1", "bijlage 12", "47%"]),
        ("Zie tabel {nr_tabel_voortgang} en bijlage 3 bij de regeling.", []),
    ],
)
def test_getypte_getallen_worden_gezien_en_jaren_en_artikelen_niet(tekst, getallen):
    assert opmaak.getypte_getallen(tekst) == getallen


@pytest.mark.parametrize("deel", TIJDVAK, ids=lambda deel: deel.code)
def test_de_standaardtekst_als_eigen_tekst_zegt_hetzelfde(deel):
    """Taken over and left as it is, a section prints the same words, figures, notes and tables."""
    stand = voorbeeldstand.stand()
    tekst = brief.als_tekst(stand, deel.code)
    alles = [Sectie(d.code, d.titel, tekst=tekst if d.code == deel.code else None) for d in TIJDVAK]
    standaard, eigen = (
        brief.stel_op(stand, gemaakt_op=voorbeeldstand.GEMAAKT_OP, opzet=opzet)
        for opzet in (Opzet(), Opzet(secties=alles))
    )
    assert opmaak.keur(tekst, set(brief.codes(stand)), {blok for d in TIJDVAK for blok in d.blokken}) == []
    assert opmaak.getypte_getallen(tekst) == []
    assert _woorden(eigen.html) == _woorden(standaard.html)


def _woorden(uit: str) -> list[str]:
    """The words of a letter in order, without its markup."""
    return strip_tags(uit.replace("<", " <")).split()
