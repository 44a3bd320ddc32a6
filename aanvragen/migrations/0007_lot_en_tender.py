"""A place by lot for plans that were complete at the same second, and the threshold of a tender."""

from django.db import migrations, models

from aanvragen.grendels import ALLE_GRENDELS
from sectorplannen.kern.grendels import los, operatie


class Migration(migrations.Migration):
    dependencies = [
        ("aanvragen", "0006_regels_per_versie"),
    ]

    operations = [
        los(ALLE_GRENDELS),
        migrations.AddField(
            model_name="aanvraag",
            name="lot",
            field=models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="plaats na loting"),
        ),
        migrations.AddField(
            model_name="historicaltijdvak",
            name="tender_drempel",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Alleen bij een tender: de laagste gemiddelde score (1 tot en met 4) waarmee een plan meedoet.",
                max_digits=3,
                null=True,
                verbose_name="drempel van de tender",
            ),
        ),
        migrations.AddField(
            model_name="tijdvak",
            name="tender_drempel",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Alleen bij een tender: de laagste gemiddelde score (1 tot en met 4) waarmee een plan meedoet.",
                max_digits=3,
                null=True,
                verbose_name="drempel van de tender",
            ),
        ),
        migrations.AddConstraint(
            model_name="tijdvak",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tender_drempel", None),
                    models.Q(("tender_drempel__gte", 1), ("tender_drempel__lte", 4)),
                    _connector="OR",
                ),
                name="tijdvak_tender_drempel_op_de_schaal",
                violation_error_message="De drempel van een tender ligt van 1 tot en met 4.",
            ),
        ),
        operatie(ALLE_GRENDELS),
    ]
