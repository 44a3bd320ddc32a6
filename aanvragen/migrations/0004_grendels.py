"""Filings, events and filed applications are never changed or deleted: the database sees to it."""

from django.db import migrations

from aanvragen.grendels import GRENDELS
from sectorplannen.kern.grendels import operatie


class Migration(migrations.Migration):
    dependencies = [("aanvragen", "0003_referentiegegevens")]
    operations = [operatie(GRENDELS)]
