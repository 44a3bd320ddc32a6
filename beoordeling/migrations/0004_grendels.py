"""The ledger only grows, each entry follows from the one before, and a decision is never changed."""

from django.db import migrations

from beoordeling.grendels import GRENDELS
from sectorplannen.kern.grendels import operatie


class Migration(migrations.Migration):
    dependencies = [("beoordeling", "0003_rubriek")]
    operations = [operatie(GRENDELS)]
