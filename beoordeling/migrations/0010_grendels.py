"""What a letter was made of, and how an objection, a notice of default or a reminder came, stays as it was."""

from django.db import migrations

from beoordeling.grendels import ALLE_GRENDELS, BESLISGRENDELS, GRENDELS, LATERE_GRENDELS
from sectorplannen.kern.grendels import los, operatie


class Migration(migrations.Migration):
    dependencies = [("beoordeling", "0009_teksten_van_brieven")]

    operations = [
        los(GRENDELS + LATERE_GRENDELS + BESLISGRENDELS),
        operatie(ALLE_GRENDELS),
    ]
