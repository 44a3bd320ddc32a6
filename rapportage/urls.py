"""Addresses of what shows figures: the ministry's pages under /rapportage/, and what everyone may see under /toegekend/."""

from django.urls import path

from . import views

app_name = "rapportage"
urlpatterns = [
    path("rapportage/", views.stand, name="stand"),
    path("rapportage/stand.json", views.stand_json, name="stand_json"),
    path("rapportage/stand.csv", views.stand_csv, name="stand_csv"),
    path("rapportage/cijfers/", views.cijfers, name="cijfers"),
    path("rapportage/cijfers/<slug:code>/", views.cijfer, name="cijfer"),
    path("rapportage/brieven/", views.brieven, name="brieven"),
    path("rapportage/brieven/opdracht/<int:pk>/", views.brief_voortgang, name="brief_voortgang"),
    path("rapportage/brieven/<int:pk>/", views.brief, name="brief"),
    path("toegekend/", views.toegekend, name="toegekend"),
    path("toegekend/<nummer:nummer>/", views.toegekend_plan, name="toegekend_plan"),
]
