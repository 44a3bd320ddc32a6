"""Addresses of the applicant, under /plannen/."""

from django.urls import path

from . import views

app_name = "aanvragen"
urlpatterns = [
    path("", views.mijn_plannen, name="mijn_plannen"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("organisatie/", views.organisatie_toevoegen, name="organisatie_toevoegen"),
    path("<nummer:nummer>/", views.plan, name="plan"),
    path("<nummer:nummer>/aanwezig/", views.aanwezig, name="aanwezig"),
    path("<nummer:nummer>/organisatie/", views.organisatie, name="organisatie"),
    path("<nummer:nummer>/organisatie/<int:pk>/verwijderen/", views.partner_verwijderen, name="partner_verwijderen"),
    path("<nummer:nummer>/organisatie/<int:pk>/schrijven/", views.partner_schrijven, name="partner_schrijven"),
    path("<nummer:nummer>/organisatie/<int:pk>/uitnodigen/", views.partner_uitnodigen, name="partner_uitnodigen"),
    path(
        "<nummer:nummer>/organisatie/<int:pk>/uitnodigen/<int:uitnodiging>/",
        views.partner_uitnodiging,
        name="partner_uitnodiging",
    ),
    path("<nummer:nummer>/organisatie/<int:pk>/", views.vertegenwoordiging, name="vertegenwoordiging"),
    path("<nummer:nummer>/gegevens/", views.gegevens, name="gegevens"),
    path("<nummer:nummer>/knelpunten/", views.knelpunten, name="knelpunten"),
    path("<nummer:nummer>/knelpunten/nieuw/", views.knelpunt, name="knelpunt_nieuw"),
    path("<nummer:nummer>/knelpunten/<int:volgnummer>/", views.knelpunt, name="knelpunt"),
    path(
        "<nummer:nummer>/knelpunten/<int:volgnummer>/verwijderen/",
        views.knelpunt_verwijderen,
        name="knelpunt_verwijderen",
    ),
    path("<nummer:nummer>/maatregelen/", views.maatregelen, name="maatregelen"),
    path("<nummer:nummer>/maatregelen/verplaatsen/", views.maatregel_verplaatsen, name="maatregel_verplaatsen"),
    path("<nummer:nummer>/maatregelen/kopieren/", views.maatregel_kopieren, name="maatregel_kopieren"),
    path("<nummer:nummer>/maatregelen/nieuw/", views.maatregel, name="maatregel_nieuw"),
    path("<nummer:nummer>/maatregelen/downloaden/", views.maatregelen_downloaden, name="maatregelen_downloaden"),
    path("<nummer:nummer>/maatregelen/inlezen/", views.maatregelen_inlezen, name="maatregelen_inlezen"),
    path("<nummer:nummer>/maatregelen/<int:volgnummer>/", views.maatregel, name="maatregel"),
    path(
        "<nummer:nummer>/maatregelen/<int:volgnummer>/verwijderen/",
        views.maatregel_verwijderen,
        name="maatregel_verwijderen",
    ),
    path("<nummer:nummer>/uitvoering/", views.uitvoering, name="uitvoering"),
    path("<nummer:nummer>/financiering/", views.financiering, name="financiering"),
    path("<nummer:nummer>/bijlagen/", views.bijlagen, name="bijlagen"),
    path("<nummer:nummer>/indieningen/<int:volgnummer>/stukken/<slug:sha256>/", views.stuk, name="stuk"),
    path("<nummer:nummer>/bijlagen/<int:pk>/", views.bijlage, name="bijlage"),
    path("<nummer:nummer>/bijlagen/<int:pk>/verwijderen/", views.bijlage_verwijderen, name="bijlage_verwijderen"),
    path("<nummer:nummer>/controleren/", views.controleren, name="controleren"),
    path("<nummer:nummer>/handtekening/", views.handtekening, name="handtekening"),
    path("<nummer:nummer>/indienen/", views.indienen, name="indienen"),
    path("<nummer:nummer>/aanvullen/", views.aanvullen, name="aanvullen"),
    path("<nummer:nummer>/ontvangst/", views.ontvangst, name="ontvangst"),
    path("<nummer:nummer>/indieningen/<int:volgnummer>/", views.indiening, name="indiening"),
    path("<nummer:nummer>/indieningen/<int:volgnummer>/bewijs/", views.bewijs_downloaden, name="bewijs"),
    path("<nummer:nummer>/opnieuw/", views.opnieuw, name="opnieuw"),
    path("<nummer:nummer>/intrekken/", views.intrekken, name="intrekken"),
    path("<nummer:nummer>/verwijderen/", views.verwijderen, name="verwijderen"),
]
