"""What the threshold of a difference in scores does, in words: the database stays as it is."""

from django.db import migrations, models

from aanvragen.grendels import ALLE_GRENDELS
from sectorplannen.kern.grendels import los, operatie

UITLEG = "Verschillen twee scores meer dan dit, dan spreken de beoordelaars samen een score af."


class Migration(migrations.Migration):
    dependencies = [("aanvragen", "0007_lot_en_tender")]

    operations = [
        los(ALLE_GRENDELS),
        *(
            migrations.AlterField(
                model_name=model,
                name="drempel_scoreverschil",
                field=models.PositiveSmallIntegerField(
                    default=1, help_text=UITLEG, verbose_name="drempel scoreverschil"
                ),
            )
            for model in ("historicaltijdvak", "tijdvak")
        ),
        operatie(ALLE_GRENDELS),
    ]
