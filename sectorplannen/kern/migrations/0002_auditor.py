"""The auditor, who reads everything and changes nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("kern", "0001_begin"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="gebruiker",
            name="gebruiker_bekende_rol",
        ),
        migrations.AlterField(
            model_name="gebruiker",
            name="rol",
            field=models.CharField(
                choices=[
                    ("aanvrager", "Aanvrager"),
                    ("beoordelaar", "Beoordelaar"),
                    ("coordinator", "Coördinator"),
                    ("besluitnemer", "Besluitnemer"),
                    ("beleid", "Beleidsmedewerker"),
                    ("beheerder", "Functioneel beheerder"),
                    ("auditor", "Auditor"),
                ],
                default="aanvrager",
                max_length=20,
                verbose_name="rol",
            ),
        ),
        migrations.AlterField(
            model_name="historicalgebruiker",
            name="rol",
            field=models.CharField(
                choices=[
                    ("aanvrager", "Aanvrager"),
                    ("beoordelaar", "Beoordelaar"),
                    ("coordinator", "Coördinator"),
                    ("besluitnemer", "Besluitnemer"),
                    ("beleid", "Beleidsmedewerker"),
                    ("beheerder", "Functioneel beheerder"),
                    ("auditor", "Auditor"),
                ],
                default="aanvrager",
                max_length=20,
                verbose_name="rol",
            ),
        ),
        migrations.AddConstraint(
            model_name="gebruiker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rol__in",
                        ["aanvrager", "beoordelaar", "coordinator", "besluitnemer", "beleid", "beheerder", "auditor"],
                    )
                ),
                name="gebruiker_bekende_rol",
            ),
        ),
    ]
