"""Addresses of the applicant, under /plannen/."""

from django.urls import path

from . import views

app_name = "aanvragen"
urlpatterns = [
    path("", views.mijn_plannen, name="mijn_plannen"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("organisatie/", views.organisatie_toevoegen, name="organisatie_toevoegen"),
    path("<str:nummer>/", views.plan, name="plan"),
    path("<str:nummer>/organisatie/", views.organisatie, name="organisatie"),
    path("<str:nummer>/organisatie/<int:pk>/verwijderen/", views.partner_verwijderen, name="partner_verwijderen"),
    path("<str:nummer>/gegevens/", views.gegevens, name="gegevens"),
    path("<str:nummer>/knelpunten/", views.knelpunten, name="knelpunten"),
    path("<str:nummer>/knelpunten/nieuw/", views.knelpunt, name="knelpunt_nieuw"),
    path("<str:nummer>/knelpunten/<int:volgnummer>/", views.knelpunt, name="knelpunt"),
    path(
        "<str:nummer>/knelpunten/<int:volgnummer>/verwijderen/", views.knelpunt_verwijderen, name="knelpunt_verwijderen"
    ),
    path("<str:nummer>/maatregelen/", views.maatregelen, name="maatregelen"),
    path("<str:nummer>/maatregelen/nieuw/", views.maatregel, name="maatregel_nieuw"),
    path("<str:nummer>/maatregelen/<int:volgnummer>/", views.maatregel, name="maatregel"),
    path(
        "<str:nummer>/maatregelen/<int:volgnummer>/verwijderen/",
        views.maatregel_verwijderen,
        name="maatregel_verwijderen",
    ),
    path("<str:nummer>/uitvoering/", views.uitvoering, name="uitvoering"),
    path("<str:nummer>/financiering/", views.financiering, name="financiering"),
    path("<str:nummer>/bijlagen/", views.bijlagen, name="bijlagen"),
    path("<str:nummer>/bijlagen/<int:pk>/", views.bijlage, name="bijlage"),
    path("<str:nummer>/bijlagen/<int:pk>/verwijderen/", views.bijlage_verwijderen, name="bijlage_verwijderen"),
    path("<str:nummer>/controleren/", views.controleren, name="controleren"),
    path("<str:nummer>/indienen/", views.indienen, name="indienen"),
    path("<str:nummer>/aanvullen/", views.aanvullen, name="aanvullen"),
    path("<str:nummer>/ontvangst/", views.ontvangst, name="ontvangst"),
    path("<str:nummer>/indieningen/<int:volgnummer>/", views.indiening, name="indiening"),
    path("<str:nummer>/intrekken/", views.intrekken, name="intrekken"),
    path("<str:nummer>/verwijderen/", views.verwijderen, name="verwijderen"),
]
