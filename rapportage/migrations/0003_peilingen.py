"""Progress rounds with their statements, the reminders of duties, and the public factsheets."""

from decimal import Decimal

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from rapportage.grendels import ALLE_GRENDELS, BRIEFGRENDELS
from sectorplannen.kern.grendels import los, operatie


class Migration(migrations.Migration):
    dependencies = [
        ("aanvragen", "0009_rondom_het_plan"),
        ("rapportage", "0002_brieven_met_versies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        los(BRIEFGRENDELS),
        migrations.CreateModel(
            name="Factsheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.CharField(max_length=64, verbose_name="kenmerk van de inhoud")),
                ("bestand", models.FileField(max_length=255, upload_to="factsheets/%Y/", verbose_name="bestand")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                (
                    "aanvraag",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="factsheet",
                        to="aanvragen.aanvraag",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "factsheet",
                "verbose_name_plural": "factsheets",
                "ordering": ["aanvraag"],
            },
        ),
        migrations.CreateModel(
            name="Peiling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "seizoen",
                    models.CharField(
                        choices=[("voorjaar", "Voorjaar"), ("najaar", "Najaar")], max_length=10, verbose_name="seizoen"
                    ),
                ),
                ("jaar", models.PositiveSmallIntegerField(verbose_name="jaar")),
                (
                    "peildatum",
                    models.DateField(
                        help_text="De dag tot en met welke de cijfers gaan.", unique=True, verbose_name="peildatum"
                    ),
                ),
                ("invullen_tot", models.DateField(verbose_name="invullen tot en met")),
                ("geopend_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="geopend op")),
                ("gesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
                (
                    "geopend_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="geopend door",
                    ),
                ),
                (
                    "gesloten_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gesloten door",
                    ),
                ),
            ],
            options={
                "verbose_name": "peiling",
                "verbose_name_plural": "peilingen",
                "ordering": ["-peildatum"],
            },
        ),
        migrations.CreateModel(
            name="Rondeherinnering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plicht",
                    models.CharField(
                        help_text="Een peiling of een plicht van artikel 5.", max_length=40, verbose_name="waarvan"
                    ),
                ),
                ("voor", models.DateField(verbose_name="uiterlijk op")),
                (
                    "drempel",
                    models.SmallIntegerField(
                        help_text="Onder nul: zo veel dagen te laat.", verbose_name="dagen ervoor"
                    ),
                ),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="verstuurd op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rondeherinneringen",
                        to="aanvragen.aanvraag",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "herinnering aan een plicht",
                "verbose_name_plural": "herinneringen aan plichten",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Voortgangsverslag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("toelichting", models.TextField(blank=True, verbose_name="hoe het gaat")),
                ("versie", models.PositiveIntegerField(default=1, verbose_name="versie")),
                ("gewijzigd_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gewijzigd op")),
                ("ingestuurd_op", models.DateTimeField(blank=True, null=True, verbose_name="ingestuurd op")),
                ("teruggegeven_op", models.DateTimeField(blank=True, null=True, verbose_name="teruggegeven op")),
                ("vraag", models.TextField(blank=True, verbose_name="vraag van het agentschap")),
                ("akkoord_op", models.DateTimeField(blank=True, null=True, verbose_name="gecontroleerd op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voortgangsverslagen",
                        to="aanvragen.aanvraag",
                        verbose_name="plan",
                    ),
                ),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gewijzigd door",
                    ),
                ),
                (
                    "peiling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verslagen",
                        to="rapportage.peiling",
                        verbose_name="peiling",
                    ),
                ),
            ],
            options={
                "verbose_name": "voortgangsverslag",
                "verbose_name_plural": "voortgangsverslagen",
                "ordering": ["peiling", "aanvraag"],
            },
        ),
        migrations.CreateModel(
            name="Voortgangsregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "deelnemers",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="deelnemers tot nu toe"),
                ),
                (
                    "kosten",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="kosten tot nu toe"
                    ),
                ),
                (
                    "verwachte_deelnemers",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="deelnemers aan het eind"),
                ),
                (
                    "verwachte_kosten",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="kosten aan het eind"
                    ),
                ),
                ("reden", models.TextField(blank=True, verbose_name="waarom voor of achter")),
                (
                    "maatregel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voortgangsregels",
                        to="aanvragen.maatregel",
                        verbose_name="maatregel",
                    ),
                ),
                (
                    "verslag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regels",
                        to="rapportage.voortgangsverslag",
                        verbose_name="verslag",
                    ),
                ),
            ],
            options={
                "verbose_name": "regel van een voortgangsverslag",
                "verbose_name_plural": "regels van voortgangsverslagen",
                "ordering": ["verslag", "maatregel__volgnummer"],
            },
        ),
        migrations.CreateModel(
            name="Verslagstap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stap",
                    models.CharField(
                        choices=[
                            ("ingestuurd", "Ingestuurd"),
                            ("teruggegeven", "Teruggegeven met een vraag"),
                            ("akkoord", "Gecontroleerd"),
                        ],
                        max_length=12,
                        verbose_name="stap",
                    ),
                ),
                ("op", models.DateTimeField(verbose_name="op")),
                ("tekst", models.TextField(blank=True, verbose_name="tekst")),
                (
                    "inhoud",
                    models.JSONField(
                        blank=True, default=dict, help_text="De cijfers zoals ingestuurd.", verbose_name="inhoud"
                    ),
                ),
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
                    "verslag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stappen",
                        to="rapportage.voortgangsverslag",
                        verbose_name="verslag",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap van een voortgangsverslag",
                "verbose_name_plural": "stappen van voortgangsverslagen",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.AddField(
            model_name="realisatie",
            name="verslag",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="realisaties",
                to="rapportage.voortgangsverslag",
                verbose_name="voortgangsverslag",
            ),
        ),
        migrations.AddConstraint(
            model_name="peiling",
            constraint=models.UniqueConstraint(
                fields=("seizoen", "jaar"),
                name="peiling_een_per_seizoen",
                violation_error_message="Van dit seizoen is er al een peiling.",
            ),
        ),
        migrations.AddConstraint(
            model_name="peiling",
            constraint=models.UniqueConstraint(
                models.Value(1), condition=models.Q(("gesloten_op", None)), name="peiling_een_tegelijk_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="peiling",
            constraint=models.CheckConstraint(
                condition=models.Q(("seizoen__in", ["voorjaar", "najaar"])), name="peiling_bekend_seizoen"
            ),
        ),
        migrations.AddConstraint(
            model_name="peiling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gesloten_door", None), ("gesloten_op", None)),
                    models.Q(("gesloten_door__isnull", False), ("gesloten_op__isnull", False)),
                    _connector="OR",
                ),
                name="peiling_gesloten_door_iemand",
            ),
        ),
        migrations.AddConstraint(
            model_name="rondeherinnering",
            constraint=models.UniqueConstraint(
                fields=("aanvraag", "plicht", "voor", "drempel"), name="rondeherinnering_eenmalig"
            ),
        ),
        migrations.AddIndex(
            model_name="voortgangsverslag",
            index=models.Index(fields=["peiling", "akkoord_op", "ingestuurd_op"], name="voortgangsverslag_stand"),
        ),
        migrations.AddConstraint(
            model_name="voortgangsverslag",
            constraint=models.UniqueConstraint(
                fields=("peiling", "aanvraag"), name="voortgangsverslag_een_per_peiling"
            ),
        ),
        migrations.AddConstraint(
            model_name="voortgangsverslag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("akkoord_op", None), ("akkoord_op__gte", models.F("ingestuurd_op")), _connector="OR"
                ),
                name="voortgangsverslag_akkoord_na_insturen",
            ),
        ),
        migrations.AddConstraint(
            model_name="voortgangsverslag",
            constraint=models.CheckConstraint(
                condition=models.Q(("teruggegeven_op", None), models.Q(("vraag", ""), _negated=True), _connector="OR"),
                name="voortgangsverslag_teruggegeven_met_vraag",
            ),
        ),
        migrations.AddConstraint(
            model_name="voortgangsregel",
            constraint=models.UniqueConstraint(
                fields=("verslag", "maatregel"), name="voortgangsregel_een_per_maatregel"
            ),
        ),
        migrations.AddConstraint(
            model_name="voortgangsregel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kosten", None),
                        models.Q(("kosten__gte", 0), ("kosten__lte", Decimal("10000000000.00"))),
                        _connector="OR",
                    ),
                    models.Q(
                        ("verwachte_kosten", None),
                        models.Q(("verwachte_kosten__gte", 0), ("verwachte_kosten__lte", Decimal("10000000000.00"))),
                        _connector="OR",
                    ),
                ),
                name="voortgangsregel_kosten_bestaan",
            ),
        ),
        operatie(ALLE_GRENDELS),
    ]
