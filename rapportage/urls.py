"""Addresses of what shows figures: the ministry's pages under /rapportage/, and what everyone may see under /toegekend/."""

from django.urls import path

from . import views

app_name = "rapportage"
urlpatterns = [
    path("rapportage/", views.stand, name="stand"),
    path("rapportage/controles/", views.controles_van, name="controles"),
    path("rapportage/vergelijk/", views.vergelijk, name="vergelijk"),
    path("rapportage/stand.json", views.stand_json, name="stand_json"),
    path("rapportage/stand.csv", views.stand_csv, name="stand_csv"),
    path("rapportage/claims/", views.claims, name="claims"),
    path("rapportage/cijfers/", views.cijfers, name="cijfers"),
    path("rapportage/cijfers/<slug:code>/", views.cijfer, name="cijfer"),
    path("rapportage/tabellen/", views.tabellen, name="tabellen"),
    path("rapportage/tabellen/<slug:code>/", views.tabel, name="tabel"),
    path("rapportage/tabellen/<slug:code>.<slug:eind>", views.tabel_bestand, name="tabel_bestand"),
    path("rapportage/alles.csv", views.alles_csv, name="alles_csv"),
    path("rapportage/brieven/", views.brieven, name="brieven"),
    path("rapportage/brieven/vergelijk/", views.brief_vergelijk, name="brief_vergelijk"),
    path("rapportage/brieven/opdracht/<int:pk>/", views.brief_voortgang, name="brief_voortgang"),
    path("rapportage/brieven/<int:pk>/", views.brief, name="brief"),
    path("rapportage/brieven/<int:pk>/pdf/", views.brief_pdf, name="brief_pdf"),
    path("rapportage/brieven/<int:pk>/voorbeeld/", views.brief_voorbeeld_maken, name="brief_voorbeeld_maken"),
    path("rapportage/brieven/<int:pk>/voorbeeld.pdf", views.brief_voorbeeld, name="brief_voorbeeld"),
    path("rapportage/brieven/<int:pk>/indeling/", views.brief_indeling, name="brief_indeling"),
    path("rapportage/brieven/<int:pk>/toelichting/", views.brief_toelichting, name="brief_toelichting"),
    path("rapportage/brieven/<int:pk>/peildatum/", views.brief_peildatum, name="brief_peildatum"),
    path("rapportage/brieven/<int:pk>/onderdeel/<slug:code>/", views.brief_onderdeel, name="brief_onderdeel"),
    path("rapportage/brieven/<int:pk>/versie/<int:nummer>/", views.brief_versie, name="brief_versie"),
    path("rapportage/brieven/<int:pk>/handeling/<slug:naam>/", views.brief_handeling, name="brief_handeling"),
    path("toegekend/", views.toegekend, name="toegekend"),
    path("toegekend/<nummer:nummer>/", views.toegekend_plan, name="toegekend_plan"),
]
