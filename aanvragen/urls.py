"""Addresses of the applicant."""

from django.http import HttpResponse
from django.urls import path

app_name = "aanvragen"
urlpatterns = [path("<str:nummer>/", lambda request, nummer: HttpResponse(nummer), name="plan")]
