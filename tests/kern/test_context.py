"""What every page knows: the links of the role, and no more questions to the database than needed."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from sectorplannen.kern.context import NAVIGATIE, Plek, adres, huis, navigatie
from sectorplannen.kern.models import Rol
from tests import fabrieken


def huis_van(wie, pad="/"):
    verzoek = RequestFactory().get(pad)
    verzoek.user = wie
    return huis(verzoek)


def test_elke_rol_heeft_een_menu():
    assert set(NAVIGATIE) == set(Rol)


def test_wie_niet_is_ingelogd_kost_geen_vraag(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        context = huis_van(AnonymousUser())
    assert [plek.titel for plek in context["navigatie"]][-1] == "Inloggen"
    assert not context["dicht"]
    assert not context["uitlogadres"]


def test_ongelezen_wordt_pas_geteld_als_het_er_staat(anja, django_assert_num_queries):
    fabrieken.bericht(anja)
    with django_assert_num_queries(0):
        context = huis_van(anja)
    with django_assert_num_queries(1):
        assert context["ongelezen"] == 1
        assert str(context["ongelezen"]) == "1"


def test_link_die_niet_bestaat_valt_weg():
    assert adres("nergens:niets") == ""
    assert navigatie((("Nergens", "nergens:niets"), ("Inloggen", "account_login")), "/") == [
        Plek("Inloggen", "account_login", "/account/login/", "")
    ]


@pytest.mark.parametrize(
    ("pad", "huidig"),
    [("/account/login/", "page"), ("/account/login/code/", "true"), ("/account/", "")],
)
def test_huidige_pagina_is_gemerkt(pad, huidig):
    (plek,) = navigatie((("Inloggen", "account_login"),), pad)
    assert plek.huidig == huidig


def test_dienst_zoekt_in_alle_plannen_en_de_aanvrager_niet(dirk, anja):
    assert huis_van(dirk)["zoekadres"] == adres("beoordeling:plannen")
    assert huis_van(anja)["zoekadres"] == ""
