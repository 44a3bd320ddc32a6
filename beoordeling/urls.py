"""Addresses of the agency."""

from django.urls import URLPattern

app_name = "beoordeling"
urlpatterns: list[URLPattern] = []
