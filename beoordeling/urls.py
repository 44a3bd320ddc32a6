"""Addresses of the agency. Each verb has its own, under its own name."""

from django.urls import path

from . import views
from .bezwaarwerk import HANDELINGEN
from .models import Boeking, Lijst
from .werkwoorden import WERKWOORDEN

app_name = "beoordeling"
urlpatterns = [
    path("werkvoorraad/", views.werkvoorraad, name="werkvoorraad"),
    path("werkvoorraad/plannen/", views.plannen, name="plannen"),
    path("werkvoorraad/toewijzen/", views.toewijzen_voorstel, name="toewijzen_voorstel"),
    path("werkvoorraad/ijking/", views.ijking, name="ijking"),
    path("werkvoorraad/weergaven/", views.weergaven, name="weergaven"),
    *[
        path(f"werkvoorraad/weergaven/{lijst}/", views.weergave_bewaren, {"lijst": lijst}, name=f"{lijst}_bewaren")
        for lijst in Lijst.values
    ],
    *[
        path(f"werkvoorraad/{lijst}.{vorm}", views.uitvoer, {"lijst": lijst, "vorm": vorm}, name=f"{lijst}_{vorm}")
        for lijst in Lijst.values
        for vorm in ("xlsx", "csv")
    ],
    path("werkvoorraad/adviesgesprekken/", views.adviesgesprekken, name="adviesgesprekken"),
    path("werkvoorraad/adviesgesprekken/<int:pk>/plannen/", views.adviesgesprek_plannen, name="adviesgesprek_plannen"),
    path("werkvoorraad/adviesgesprekken/<int:pk>/verslag/", views.adviesgesprek_verslag, name="adviesgesprek_verslag"),
    path("werkvoorraad/belangen/", views.belangen, name="belangen"),
    path("werkvoorraad/bezwaren/", views.bezwaren, name="bezwaren"),
    path("werkvoorraad/<nummer:nummer>/bezwaar/", views.bezwaar, name="bezwaar"),
    path("werkvoorraad/<nummer:nummer>/bezwaar_vastleggen/", views.bezwaar_vastleggen, name="bezwaar_vastleggen"),
    path("plannen/<nummer:nummer>/bezwaar/", views.bezwaar_maken, name="bezwaar_maken"),
    *[
        path(f"werkvoorraad/<nummer:nummer>/{doen.naam}/", views.bezwaar_handeling, {"naam": doen.naam}, name=doen.naam)
        for doen in HANDELINGEN
    ],
    path("werkvoorraad/belangen/<int:pk>/opheffen/", views.band_opheffen, name="band_opheffen"),
    path("werkvoorraad/<nummer:nummer>/", views.dossier, name="dossier"),
    path("werkvoorraad/<nummer:nummer>/verklaar_belang/", views.verklaar_belang, name="verklaar_belang"),
    path("werkvoorraad/<nummer:nummer>/beoordelen/", views.beoordelen, name="beoordelen"),
    path("werkvoorraad/<nummer:nummer>/compleetheid/", views.compleetheid, name="compleetheid"),
    path("plannen/<nummer:nummer>/brieven/<int:pk>/", views.brief_downloaden, name="brief"),
    path("werkvoorraad/<nummer:nummer>/dossierbestand/", views.dossierbestanden, name="dossierbestanden"),
    path(
        "werkvoorraad/<nummer:nummer>/dossierbestand/<int:pk>/",
        views.dossierbestand_downloaden,
        name="dossierbestand_downloaden",
    ),
    path("werkvoorraad/<nummer:nummer>/scores/", views.scores, name="scores"),
    path("werkvoorraad/<nummer:nummer>/afstemmen/", views.afstemmen, name="afstemmen"),
    path("werkvoorraad/<nummer:nummer>/notities/", views.notities, name="notities"),
    path("werkvoorraad/<nummer:nummer>/vragen/", views.vragen, name="vragen"),
    path("plannen/<nummer:nummer>/verschil/", views.verschil, name="verschil"),
    path("plannen/<nummer:nummer>/dossier/", views.eigen_dossier, name="eigen_dossier"),
    path("plannen/<nummer:nummer>/dossier/<int:pk>/", views.eigen_dossier_downloaden, name="eigen_dossier_downloaden"),
    path("plannen/<nummer:nummer>/vragen/", views.vragen_beantwoorden, name="vragen_beantwoorden"),
    *[
        path(f"werkvoorraad/<nummer:nummer>/{verb.naam}/", views.werkwoord, {"naam": verb.naam}, name=verb.naam)
        for verb in WERKWOORDEN
    ],
    path("plafond/", views.plafond, name="plafond"),
    path(
        "plafond/<int:tijdvak>/vaststellen/",
        views.plafond_wijzigen,
        {"soort": Boeking.VASTSTELLING},
        name="plafond_vaststellen",
    ),
    path("plafond/<int:tijdvak>/watals/", views.watals, name="plafond_watals"),
    path("plafond/<int:tijdvak>/loten/", views.loten, name="plafond_loten"),
    path(
        "plafond/<int:tijdvak>/verhogen/", views.plafond_wijzigen, {"soort": Boeking.VERHOGING}, name="plafond_verhogen"
    ),
]
