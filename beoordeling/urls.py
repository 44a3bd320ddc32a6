"""Addresses of the agency. Each verb has its own, under its own name."""

from django.urls import path

from . import views
from .models import Boeking
from .werkwoorden import WERKWOORDEN

app_name = "beoordeling"
urlpatterns = [
    path("werkvoorraad/", views.werkvoorraad, name="werkvoorraad"),
    path("werkvoorraad/plannen/", views.plannen, name="plannen"),
    path("werkvoorraad/<nummer:nummer>/", views.dossier, name="dossier"),
    path("werkvoorraad/<nummer:nummer>/verklaar_belang/", views.verklaar_belang, name="verklaar_belang"),
    path("werkvoorraad/<nummer:nummer>/beoordelen/", views.beoordelen, name="beoordelen"),
    path("werkvoorraad/<nummer:nummer>/scores/", views.scores, name="scores"),
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
    path(
        "plafond/<int:tijdvak>/verhogen/", views.plafond_wijzigen, {"soort": Boeking.VERHOGING}, name="plafond_verhogen"
    ),
]
