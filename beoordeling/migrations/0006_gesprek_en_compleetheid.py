"""The check of completeness, notes, questions, letters, and saved views."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from beoordeling.grendels import BRIEF_VOOR_VERZENDEN, GRENDELS, LATERE_GRENDELS
from sectorplannen.kern.grendels import los, operatie


class Migration(migrations.Migration):
    dependencies = [
        ("aanvragen", "0006_regels_per_versie"),
        ("beoordeling", "0005_twee_beoordelaars"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        los(GRENDELS),
        migrations.AddField(
            model_name="aanvullingsverzoek",
            name="vragen",
            field=models.JSONField(
                blank=True, default=list, help_text="Onderdeel en vraag.", verbose_name="vragen per onderdeel"
            ),
        ),
        migrations.CreateModel(
            name="Brief",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[("aanvulling", "Verzoek om aanvulling")], max_length=20, verbose_name="soort"
                    ),
                ),
                (
                    "gegevens",
                    models.JSONField(default=dict, help_text="Wat er in de brief staat.", verbose_name="gegevens"),
                ),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                ("bestand", models.CharField(blank=True, max_length=200, verbose_name="bestand")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brieven",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
                    ),
                ),
                (
                    "verzoek",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brief",
                        to="beoordeling.aanvullingsverzoek",
                        verbose_name="aanvullingsverzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "brief",
                "verbose_name_plural": "brieven",
                "ordering": ["op", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bestand", ""), ("sha256", "")),
                            models.Q(models.Q(("bestand", ""), _negated=True), models.Q(("sha256", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="brief_bestand_heeft_hash",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Compleetheidspunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "letter",
                    models.CharField(help_text="De letter van artikel 2.3.", max_length=1, verbose_name="onderdeel"),
                ),
                (
                    "oordeel",
                    models.CharField(
                        blank=True,
                        choices=[("in_orde", "In orde"), ("vragen", "Aanvulling vragen")],
                        max_length=8,
                        verbose_name="oordeel",
                    ),
                ),
                ("vraag", models.TextField(blank=True, verbose_name="vraag aan de aanvrager")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "indiening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compleetheidspunten",
                        to="aanvragen.indiening",
                        verbose_name="indiening",
                    ),
                ),
            ],
            options={
                "verbose_name": "punt van compleetheid",
                "verbose_name_plural": "punten van compleetheid",
                "ordering": ["indiening", "letter"],
                "constraints": [
                    models.UniqueConstraint(fields=("indiening", "letter"), name="compleetheidspunt_eenmalig"),
                    models.CheckConstraint(
                        condition=models.Q(("letter__in", ["a", "b", "c", "d", "e", "f", "g", "h"])),
                        name="compleetheidspunt_letter_van_artikel_2_3",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notitie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", models.TextField(verbose_name="notitie")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notities",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notities",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "notitie",
                "verbose_name_plural": "notities",
                "ordering": ["op", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("tekst", ""), _negated=True), name="notitie_zegt_iets")
                ],
            },
        ),
        migrations.CreateModel(
            name="Termijnmelding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("herinnering", "Herinnering aan de aanvrager"),
                            ("voorstel", "Voorstel om het plan buiten behandeling te stellen"),
                        ],
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                ("tekst", models.TextField(blank=True, verbose_name="tekst")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "verzoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meldingen",
                        to="beoordeling.aanvullingsverzoek",
                        verbose_name="aanvullingsverzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "melding over een termijn",
                "verbose_name_plural": "meldingen over termijnen",
                "ordering": ["op"],
                "constraints": [models.UniqueConstraint(fields=("verzoek", "soort"), name="termijnmelding_eenmalig")],
            },
        ),
        migrations.CreateModel(
            name="Vraag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", models.TextField(verbose_name="vraag")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevraagd op")),
                ("antwoord", models.TextField(blank=True, verbose_name="antwoord")),
                ("beantwoord_op", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vragen",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
                    ),
                ),
                (
                    "beantwoord_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="beantwoord door",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gestelde_vragen",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "vraag aan de aanvrager",
                "verbose_name_plural": "vragen aan de aanvrager",
                "ordering": ["op", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("tekst", ""), _negated=True), name="vraag_zegt_iets"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("antwoord", ""), ("beantwoord_door", None), ("beantwoord_op", None)),
                            models.Q(
                                models.Q(("antwoord", ""), _negated=True),
                                ("beantwoord_door__isnull", False),
                                ("beantwoord_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="vraag_antwoord_heeft_gever_en_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Weergave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "lijst",
                    models.CharField(
                        choices=[("werkvoorraad", "Werkvoorraad"), ("plannen", "Alle plannen")],
                        max_length=12,
                        verbose_name="lijst",
                    ),
                ),
                ("naam", models.CharField(max_length=60, verbose_name="naam")),
                ("filters", models.CharField(blank=True, max_length=500, verbose_name="filters")),
                ("kolommen", models.JSONField(blank=True, default=list, verbose_name="kolommen")),
                ("is_standaard", models.BooleanField(default=False, verbose_name="standaard")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weergaven",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gebruiker",
                    ),
                ),
            ],
            options={
                "verbose_name": "weergave",
                "verbose_name_plural": "weergaven",
                "ordering": ["lijst", "naam"],
                "constraints": [
                    models.UniqueConstraint(fields=("gebruiker", "lijst", "naam"), name="weergave_naam_eenmalig"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_standaard", True)),
                        fields=("gebruiker", "lijst"),
                        name="weergave_een_standaard_per_lijst",
                    ),
                ],
            },
        ),
        operatie(GRENDELS + LATERE_GRENDELS + BRIEF_VOOR_VERZENDEN),
    ]
