"""How the public reaches an organisation: its site and its general address, never that of a person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kern", "0003_rondom_organisaties"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalorganisatie",
            name="contact",
            field=models.EmailField(
                blank=True,
                help_text="Staat bij een toegekend plan in het openbare register. Geen adres van een persoon.",
                max_length=254,
                verbose_name="algemeen e-mailadres",
            ),
        ),
        migrations.AddField(
            model_name="historicalorganisatie",
            name="website",
            field=models.URLField(blank=True, verbose_name="website"),
        ),
        migrations.AddField(
            model_name="organisatie",
            name="contact",
            field=models.EmailField(
                blank=True,
                help_text="Staat bij een toegekend plan in het openbare register. Geen adres van een persoon.",
                max_length=254,
                verbose_name="algemeen e-mailadres",
            ),
        ),
        migrations.AddField(
            model_name="organisatie",
            name="website",
            field=models.URLField(blank=True, verbose_name="website"),
        ),
    ]
