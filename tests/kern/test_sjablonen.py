"""The form template pack, the frame of every page and the words for figures, days and states."""

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import ButtonHolder, Fieldset, Layout, Row, Submit
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import Client, RequestFactory

from aanvragen.statussen import Status
from sectorplannen.kern.templatetags.sectorplannen import STATUSVORM


class Proefformulier(forms.Form):
    """One field of each kind."""

    naam = forms.CharField(label="Hoe heet de maatregel?", help_text="Kort, en zonder afkortingen.")
    deelnemers = forms.IntegerField(label="Deelnemers", min_value=1, widget=forms.NumberInput(attrs={"class": "sp-b8"}))
    soort = forms.ChoiceField(
        label="Soort", choices=[("s", "Sector"), ("r", "Regio\nMet een gemeente")], widget=forms.RadioSelect
    )
    knelpunten = forms.MultipleChoiceField(
        label="Knelpunten", choices=[("1", "Eén"), ("2", "Twee")], widget=forms.CheckboxSelectMultiple, required=False
    )
    uitleg = forms.CharField(label="Uitleg", widget=forms.Textarea, required=False)
    akkoord = forms.BooleanField(label="Wij betalen de rest zelf", help_text="Artikel 5.1")

    def clean(self):
        raise forms.ValidationError("Kies ten minste 2 thema’s.")

    @property
    def helper(self):
        helper = FormHelper()
        helper.layout = Layout(
            Fieldset("Wat", Row("naam", "deelnemers"), "soort", "knelpunten", "uitleg", "akkoord"),
            ButtonHolder(Submit("opslaan", "Opslaan")),
        )
        return helper


class Boom(HTMLParser):
    """The elements of a page: name and attributes, in order."""

    def __init__(self, html):
        super().__init__()
        self.elementen = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elementen.append((tag, dict(attrs)))

    def met_id(self, naam):
        """The one element with this id."""
        gevonden = [element for element in self.elementen if element[1].get("id") == naam]
        assert len(gevonden) == 1, naam
        return gevonden[0]


def weergeven(tekst, **context):
    verzoek = RequestFactory().get("/proef/?q=bouw&page=2")
    verzoek.user = AnonymousUser()
    return Template(tekst).render(RequestContext(verzoek, context))


def crispy(formulier):
    return weergeven("{% load crispy_forms_tags %}{% crispy form %}", form=formulier)


@pytest.fixture(scope="module")
def fout_formulier():
    return crispy(Proefformulier({"naam": "", "deelnemers": "veel", "uitleg": "x"}))


def test_elke_fout_in_de_lijst_wijst_naar_een_veld_dat_bestaat(fout_formulier):
    boom = Boom(fout_formulier)
    ankers = [attrs["href"].removeprefix("#") for tag, attrs in boom.elementen if tag == "a"]
    assert ankers == ["id_naam", "id_deelnemers", "id_soort_0", "id_akkoord"]
    assert [boom.met_id(anker)[0] for anker in ankers] == ["input"] * 4


def test_foutenlijst_telt_ook_wat_bij_geen_veld_hoort(fout_formulier):
    assert "Verbeter nog 5 dingen" in fout_formulier
    assert "<li>Kies ten minste 2 thema’s.</li>" in fout_formulier
    assert Boom(fout_formulier).met_id("fouten")[1]["tabindex"] == "-1"


def test_foutenlijst_noemt_het_veld_en_leest_als_een_zin(fout_formulier):
    assert ">Hoe heet de maatregel: dit veld is verplicht</a>" in fout_formulier


def test_foutenlijst_staat_voor_het_formulier(fout_formulier):
    assert fout_formulier.index("sp-foutenlijst") < fout_formulier.index("<form")


def test_formulier_zonder_fouten_heeft_geen_foutenlijst():
    assert "sp-foutenlijst" not in crispy(Proefformulier())


def test_veld_is_verbonden_met_zijn_uitleg_en_zijn_fout_in_die_volgorde(fout_formulier):
    boom = Boom(fout_formulier)
    assert boom.met_id("id_naam")[1]["aria-describedby"] == "id_naam_help id_naam_error"
    assert boom.met_id("id_naam")[1]["aria-invalid"] == "true"
    volgorde = [
        fout_formulier.index(stuk)
        for stuk in ('for="id_naam"', 'id="id_naam_help"', 'id="id_naam_error"', 'id="id_naam"')
    ]
    assert volgorde == sorted(volgorde)


def test_elke_aria_verwijzing_bestaat_en_elk_id_staat_er_een_keer(fout_formulier):
    boom = Boom(fout_formulier)
    ids = [attrs["id"] for _, attrs in boom.elementen if "id" in attrs]
    assert len(ids) == len(set(ids))
    verwezen = [naam for _, attrs in boom.elementen for naam in attrs.get("aria-describedby", "").split()]
    assert verwezen
    assert set(verwezen) <= set(ids)


def test_verplicht_staat_in_aria_en_de_browser_houdt_niemand_tegen(fout_formulier):
    boom = Boom(fout_formulier)
    assert boom.met_id("id_naam")[1]["aria-required"] == "true"
    assert not any("required" in attrs for _, attrs in boom.elementen)
    assert next("novalidate" in attrs for tag, attrs in boom.elementen if tag == "form")


def test_niet_verplicht_staat_achter_het_label_van_een_veld_dat_open_mag_blijven():
    html = crispy(Proefformulier())
    labels = re.findall(
        r'<(?:label|legend)[^>]*class="utrecht-form-label"[^>]*>(.*?)</(?:label|legend)>', html, re.DOTALL
    )
    zonder = [label.split("<")[0].strip() for label in labels if "(niet verplicht)" in label]
    assert zonder == ["Knelpunten", "Uitleg"]


def test_getal_is_een_tekstvak_met_cijfertoetsen_en_houdt_zijn_breedte():
    veld = Boom(crispy(Proefformulier())).met_id("id_deelnemers")[1]
    assert (veld["type"], veld["inputmode"]) == ("text", "numeric")
    assert {"sp-b8", "utrecht-textbox"} <= set(veld["class"].split())
    assert "min" not in veld


def test_keuzes_zijn_een_groep_met_een_legenda(fout_formulier):
    boom = Boom(fout_formulier)
    soort, knelpunten = boom.met_id("id_soort"), boom.met_id("id_knelpunten")
    assert (soort[0], soort[1]["role"], soort[1]["aria-required"]) == ("fieldset", "radiogroup", "true")
    assert soort[1]["aria-describedby"] == "id_soort_error"
    assert knelpunten[0] == "fieldset"
    assert "role" not in knelpunten[1]
    assert "<span>Regio <small>Met een gemeente</small></span>" in fout_formulier


def test_formulierset_verzamelt_de_fouten_van_alle_delen():
    soort = forms.formset_factory(Proefformulier, extra=0)
    gegevens = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-1-naam": "x"}
    html = weergeven("{% load crispy_forms_tags %}{{ set|crispy }}", set=soort(gegevens))
    assert 'href="#id_form-0-naam"' in html
    assert 'href="#id_form-1-naam"' not in html
    assert "Verbeter nog 9 dingen" in html


def test_filters_noemen_niet_wat_open_mag_blijven():
    html = weergeven('{% include "componenten/filters.html" with form=f %}', f=Proefformulier())
    assert "niet verplicht" not in html
    assert 'method="get"' in html


@pytest.mark.parametrize(
    ("sjabloon", "uitkomst"),
    [
        ("{{ w|euro }}", "€\u00a01.240.000,50"),
        ("{{ w|getal }}", "1.240.001"),
        ("{{ '0.4697'|procent }} {{ '0.4697'|procent:1 }}", "47% 47,0%"),
        ("{{ '2014-05-31T21:59:30+00:00'|datum }}", "31 mei 2014"),
        ("{{ '2014-05-31T21:59:30+00:00'|tijd }}", "23:59"),
        ("{{ '2014-05-31T21:59:30+00:00'|moment:'seconden' }}", "31 mei 2014, 23:59:30 uur"),
        ("{{ niets|euro|default:'nog niet' }}{{ niets|datum }}{{ niets|procent }}", "nog niet"),
    ],
)
def test_getallen_en_tijden_staan_er_zoals_in_nederland(sjabloon, uitkomst):
    assert weergeven(sjabloon, w=Decimal("1240000.50"), niets=None) == uitkomst


@pytest.mark.parametrize(
    ("dag", "soort", "woorden"),
    [
        (date(2014, 5, 21), "laat", "1 dag te laat"),
        (date(2014, 5, 22), "week", "vandaag"),
        (date(2014, 5, 29), "week", "nog 7 dagen"),
        (date(2014, 5, 30), "ruim", "nog 8 dagen"),
        (None, "stil", "Staat stil"),
    ],
)
def test_termijn_zegt_in_vorm_en_woorden_hoeveel_dagen_er_zijn(dag, soort, woorden):
    html = weergeven("{% termijn dag nu %}", dag=dag, nu=date(2014, 5, 22))
    assert f"sp-termijn--{soort}" in html
    assert "<svg" in html
    assert html.endswith(f"{woorden}</span>")


def test_elke_status_heeft_een_vorm_die_in_de_pagina_staat():
    assert set(STATUSVORM) == set(Status.values)
    iconen = weergeven('{% include "componenten/iconen.html" %}')
    assert all(f'id="i-{vorm}"' in iconen for _, vorm in STATUSVORM.values())


def test_statuschip_heeft_een_vorm_en_een_woord(concept):
    html = weergeven("{% statuschip aanvraag %}", aanvraag=concept)
    assert "sp-status--leeg" in html
    assert '<use href="#i-leeg"/>' in html
    assert html.endswith("Concept</span>")


def test_balk_heeft_zijn_lengte_in_attributen_en_past_altijd():
    boom = Boom(weergeven("{% balk geheel 150 80 tekst='Drie kwart' %}", geheel=Decimal(200)))
    stukken = [(int(attrs["x"]), int(attrs["width"])) for tag, attrs in boom.elementen if tag == "rect"]
    assert stukken == [(0, 750), (750, 250), (750, 10)]
    assert boom.elementen[0][1]["aria-label"] == "Drie kwart"


def test_paginering_houdt_de_andere_vragen_van_het_adres():
    html = weergeven('{% include "componenten/paginering.html" %}', pagina=Paginator(range(90), 10).page(2))
    assert "Pagina 2 van 9" in html
    assert 'href="?q=bouw&amp;page=3"' in html or 'href="?q=bouw&page=3"' in html
    assert re.search(r'page=9">Laatste', html)


OPENBARE_PAGINAS = [
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/bestaat-niet/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("adres", OPENBARE_PAGINAS)
def test_pagina_heeft_een_titel_een_kop_en_geen_opmaak_of_script_in_de_tekst(adres):
    html = Client().get(adres).content.decode()
    assert re.search(r"<title>[^<]+ - Sectorplannen</title>", html)
    assert html.count("<h1") == 1
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=|data:", html)
    assert 'href="#inhoud"' in html


@pytest.mark.django_db
def test_titel_van_een_pagina_met_fouten_begint_met_fout():
    html = Client().post("/account/login/", {"login": "", "password": ""}).content.decode()
    assert "<title>Fout: Inloggen - Sectorplannen</title>" in html
    assert "Verbeter nog 2 dingen" in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wachtwoord", "zin"),
    [
        ("kort", "Dit wachtwoord is te kort. Gebruik ten minste 12 tekens."),
        ("nora@voorbeeld.nl", "Dit wachtwoord lijkt te veel op uw naam of e-mailadres."),
    ],
)
def test_een_te_zwak_wachtwoord_wordt_in_het_nederlands_geweigerd(wachtwoord, zin):
    gegevens = {"email": "nora@voorbeeld.nl", "password1": wachtwoord, "password2": wachtwoord}
    html = Client().post("/account/signup/", gegevens).content.decode()
    assert zin in html
    assert "This password" not in html


@pytest.mark.django_db
def test_gezond_en_berichten_antwoorden_ook_op_head(als, anja):
    """Load balancers ask with HEAD."""
    assert Client().head("/gezond/").status_code == 200
    assert als(anja).head("/berichten/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/account/password/change/", "/account/email/", "/account/2fa/"])
def test_accountpaginas_staan_in_het_eigen_kader(adres, als, anja):
    html = als(anja).get(adres).content.decode()
    assert 'class="sp-keuzebalk"' in html
    assert html.count("<h1") == 1
    assert 'action="/account/logout/"' in html


@pytest.mark.django_db
def test_dienst_ziet_een_donkere_kop_en_dichte_bladspiegel(als, dirk, anja):
    assert "thema--dicht" in als(dirk).get("/account/2fa/").content.decode()
    assert "sp-kop--dienst" not in als(anja).get("/account/2fa/").content.decode()


def test_pagina_bij_een_storing_heeft_niets_nodig():
    assert "Er ging iets mis bij ons" in Template("{% include '500.html' %}").render(Context())
