"""All addresses. The rooms bring their own; this file only says where they stand."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, register_converter

from rapportage.views import start
from sectorplannen.kern import views as kern
from sectorplannen.kern.adressen import Nummer

register_converter(Nummer, "nummer")

# One door: /beheer/ signs in where everyone does, with the same limits and the same second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", start, name="start"),
    path("gezond/", kern.gezond, name="gezond"),
    path("thuis/", kern.thuis, name="thuis"),
    path("berichten/", kern.berichten, name="berichten"),
    path("berichten/keuze/", kern.mailkeuze, name="mailkeuze"),
    path("berichten/<int:pk>/", kern.bericht, name="bericht"),
    path("postbus/", kern.postbus, name="postbus"),
    path("postbus/<int:pk>/", kern.postbusmail, name="postbusmail"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("plannen/", include("aanvragen.urls")),
    path("", include("aanvragen.urls_rondom")),
    path("", include("beoordeling.urls")),
    path("beheer/", admin.site.urls),
    path("", include("rapportage.urls")),
]
