"""Addresses around the plan: what comes before it, the organisations and their people, and what comes after."""

from django.urls import URLPattern

app_name = "rondom"
urlpatterns: list[URLPattern] = []
