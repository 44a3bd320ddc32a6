"""Organisations with a bank account, invitations, kinds of message and the choice of mail, and the post of the demonstration."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import sectorplannen.kern.rekening


class Migration(migrations.Migration):
    dependencies = [
        ("kern", "0002_auditor"),
    ]

    operations = [
        migrations.CreateModel(
            name="Berichtkeuze",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=60, verbose_name="soort bericht")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gekozen op")),
            ],
            options={
                "verbose_name": "berichtkeuze",
                "verbose_name_plural": "berichtkeuzes",
                "ordering": ["soort"],
            },
        ),
        migrations.CreateModel(
            name="Postbusmail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kenmerk",
                    models.CharField(
                        help_text="Message-ID: een tweede is dezelfde.",
                        max_length=200,
                        unique=True,
                        verbose_name="kenmerk",
                    ),
                ),
                ("aan", models.CharField(max_length=500, verbose_name="aan")),
                ("afzender", models.CharField(max_length=200, verbose_name="van")),
                ("onderwerp", models.CharField(max_length=300, verbose_name="onderwerp")),
                ("tekst", models.TextField(verbose_name="tekst")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
            ],
            options={
                "verbose_name": "e-mail in de postbus",
                "verbose_name_plural": "e-mails in de postbus",
                "ordering": ["-op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                (
                    "rol",
                    models.CharField(
                        choices=[("tekenbevoegd", "Tekenbevoegd"), ("redacteur", "Redacteur"), ("lezer", "Lezer")],
                        default="lezer",
                        max_length=20,
                        verbose_name="rol",
                    ),
                ),
                ("reden", models.CharField(blank=True, max_length=300, verbose_name="waarvoor")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="verstuurd op")),
                ("verloopt_op", models.DateTimeField(verbose_name="geldig tot")),
                ("aanvaard_op", models.DateTimeField(blank=True, null=True, verbose_name="aanvaard op")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
            ],
            options={
                "verbose_name": "uitnodiging",
                "verbose_name_plural": "uitnodigingen",
                "ordering": ["-op", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="bericht",
            name="adres",
            field=models.EmailField(
                blank=True, help_text="Van wie hier nog geen account heeft.", max_length=254, verbose_name="e-mailadres"
            ),
        ),
        migrations.AddField(
            model_name="bericht",
            name="soort",
            field=models.CharField(blank=True, max_length=60, verbose_name="soort"),
        ),
        migrations.AddField(
            model_name="historicalorganisatie",
            name="iban",
            field=models.CharField(
                blank=True,
                help_text="Op dit nummer krijgt de organisatie haar geld.",
                max_length=34,
                validators=[sectorplannen.kern.rekening.geldige_iban],
                verbose_name="rekeningnummer (IBAN)",
            ),
        ),
        migrations.AddField(
            model_name="organisatie",
            name="iban",
            field=models.CharField(
                blank=True,
                help_text="Op dit nummer krijgt de organisatie haar geld.",
                max_length=34,
                validators=[sectorplannen.kern.rekening.geldige_iban],
                verbose_name="rekeningnummer (IBAN)",
            ),
        ),
        migrations.AlterField(
            model_name="bericht",
            name="aan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="berichten",
                to=settings.AUTH_USER_MODEL,
                verbose_name="aan",
            ),
        ),
        migrations.AddConstraint(
            model_name="bericht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("aan__isnull", False), ("adres", "")),
                    models.Q(("aan", None), models.Q(("adres", ""), _negated=True)),
                    _connector="OR",
                ),
                name="bericht_aan_iemand",
            ),
        ),
        migrations.AddField(
            model_name="berichtkeuze",
            name="gebruiker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="berichtkeuzes",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gebruiker",
            ),
        ),
        migrations.AddIndex(
            model_name="postbusmail",
            index=models.Index(fields=["-op", "-id"], name="postbusmail_nieuwste"),
        ),
        migrations.AddField(
            model_name="uitnodiging",
            name="aanvaard_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="aanvaard door",
            ),
        ),
        migrations.AddField(
            model_name="uitnodiging",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="uitgenodigd door",
            ),
        ),
        migrations.AddField(
            model_name="uitnodiging",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="uitnodigingen",
                to="kern.organisatie",
                verbose_name="organisatie",
            ),
        ),
        migrations.AddConstraint(
            model_name="berichtkeuze",
            constraint=models.UniqueConstraint(fields=("gebruiker", "soort"), name="berichtkeuze_eenmalig"),
        ),
        migrations.AddConstraint(
            model_name="uitnodiging",
            constraint=models.UniqueConstraint(
                models.F("organisatie"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("aanvaard_op", None), ("ingetrokken_op", None)),
                name="uitnodiging_een_open_per_adres",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitnodiging",
            constraint=models.CheckConstraint(
                condition=models.Q(("verloopt_op__gt", models.F("op"))), name="uitnodiging_loopt_af_na_begin"
            ),
        ),
        migrations.AddConstraint(
            model_name="uitnodiging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("aanvaard_door", None), ("aanvaard_op", None)),
                    models.Q(("aanvaard_door__isnull", False), ("aanvaard_op__isnull", False)),
                    _connector="OR",
                ),
                name="uitnodiging_aanvaard_door_iemand",
            ),
        ),
        migrations.AddConstraint(
            model_name="uitnodiging",
            constraint=models.CheckConstraint(
                condition=models.Q(("rol__in", ["tekenbevoegd", "redacteur", "lezer"])), name="uitnodiging_bekende_rol"
            ),
        ),
    ]
