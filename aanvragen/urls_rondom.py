"""Addresses around the plan: what comes before it, the organisations and their people, and what comes after."""

from django.urls import URLPattern, path

from .views import adviesgesprekken, geschikt, menukaart, oproepen, organisaties, uitnodiging

app_name = "rondom"
urlpatterns: list[URLPattern] = [
    path("kan-ik-aanvragen/", geschikt.geschikt, name="geschikt"),
    path("menukaart/", menukaart.menukaart, name="menukaart"),
    path("menukaart/<int:pk>/", menukaart.voorbeeld, name="voorbeeld"),
    path("menukaart/<int:pk>/gebruiken/", menukaart.voorbeeld_gebruiken, name="voorbeeld_gebruiken"),
    path("partners/", oproepen.oproepen, name="oproepen"),
    path("partners/nieuw/", oproepen.oproep_nieuw, name="oproep_nieuw"),
    path("partners/mijn/", oproepen.mijn_oproepen, name="mijn_oproepen"),
    path("partners/contact/<int:pk>/", oproepen.oproepcontact, name="oproepcontact"),
    path("partners/<int:pk>/", oproepen.oproep, name="oproep"),
    path("partners/<int:pk>/wijzigen/", oproepen.oproep_wijzigen, name="oproep_wijzigen"),
    path("partners/<int:pk>/verlengen/", oproepen.oproep_verlengen, name="oproep_verlengen"),
    path("partners/<int:pk>/sluiten/", oproepen.oproep_sluiten, name="oproep_sluiten"),
    path("partners/<int:pk>/antwoord/", oproepen.oproep_beantwoorden, name="oproep_beantwoorden"),
    path("adviesgesprekken/", adviesgesprekken.adviesgesprekken, name="adviesgesprekken"),
    path("adviesgesprekken/vragen/", adviesgesprekken.vragen, name="adviesgesprek_vragen"),
    path("adviesgesprekken/<int:pk>/", adviesgesprekken.adviesgesprek, name="adviesgesprek"),
    path("adviesgesprekken/<int:pk>/afzeggen/", adviesgesprekken.afzeggen, name="adviesgesprek_afzeggen"),
    path("adviesgesprekken/<int:pk>/plan/", adviesgesprekken.beginnen, name="adviesgesprek_beginnen"),
    path("adviesgesprekken/<int:pk>/plan/kiezen/", adviesgesprekken.koppelen, name="adviesgesprek_koppelen"),
    path("organisaties/", organisaties.mijn_organisaties, name="organisaties"),
    path("organisaties/<int:pk>/", organisaties.organisatie, name="organisatie"),
    path("organisaties/<int:pk>/wijzigen/", organisaties.organisatie_wijzigen, name="organisatie_wijzigen"),
    path("organisaties/<int:pk>/uitnodigen/", organisaties.uitnodigen, name="uitnodigen"),
    path(
        "organisaties/<int:pk>/uitnodigingen/<int:uitnodiging>/opnieuw/",
        organisaties.uitnodiging_opnieuw,
        name="uitnodiging_opnieuw",
    ),
    path(
        "organisaties/<int:pk>/uitnodigingen/<int:uitnodiging>/intrekken/",
        organisaties.uitnodiging_intrekken,
        name="uitnodiging_intrekken",
    ),
    path("organisaties/<int:pk>/mensen/<int:lid>/", organisaties.lid, name="lid"),
    path("organisaties/<int:pk>/mensen/<int:lid>/weghalen/", organisaties.lid_weghalen, name="lid_weghalen"),
    path("organisaties/<int:pk>/vertrekken/", organisaties.vertrekken, name="vertrekken"),
    path("uitnodiging/<str:code>/", uitnodiging.uitnodiging, name="uitnodiging"),
]
