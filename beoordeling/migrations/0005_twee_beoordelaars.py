"""A rubric per period, the organisations of a tie, scores that may still lack a part, and scores that both agree on."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from beoordeling.grendels import GRENDELS
from sectorplannen.kern.grendels import los, operatie


class Migration(migrations.Migration):
    dependencies = [
        ("aanvragen", "0006_regels_per_versie"),
        ("beoordeling", "0004_grendels"),
        ("kern", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        los(GRENDELS),
        migrations.CreateModel(
            name="GezamenlijkeScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "waarde",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Onvoldoende"), (2, "Matig"), (3, "Voldoende"), (4, "Goed")], verbose_name="waarde"
                    ),
                ),
                ("reden", models.TextField(verbose_name="reden")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                ("akkoord_op", models.DateTimeField(blank=True, null=True, verbose_name="akkoord op")),
            ],
            options={
                "verbose_name": "gezamenlijke score",
                "verbose_name_plural": "gezamenlijke scores",
                "ordering": ["maatregel__volgnummer", "criterium__volgorde"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRubriek",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("versie", models.PositiveSmallIntegerField(verbose_name="versie")),
                (
                    "geldt_vanaf",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="Voor plannen die daarna worden toegewezen.",
                        verbose_name="geldt vanaf",
                    ),
                ),
                (
                    "toelichting",
                    models.TextField(blank=True, help_text="Wat er anders is en waarom.", verbose_name="toelichting"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical rubriek",
                "verbose_name_plural": "historical rubrieken",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Rubriek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("versie", models.PositiveSmallIntegerField(verbose_name="versie")),
                (
                    "geldt_vanaf",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="Voor plannen die daarna worden toegewezen.",
                        verbose_name="geldt vanaf",
                    ),
                ),
                (
                    "toelichting",
                    models.TextField(blank=True, help_text="Wat er anders is en waarom.", verbose_name="toelichting"),
                ),
            ],
            options={
                "verbose_name": "rubriek",
                "verbose_name_plural": "rubrieken",
                "ordering": ["tijdvak", "-versie"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="criterium",
            name="criterium_code_eenmalig",
        ),
        migrations.RemoveConstraint(
            model_name="score",
            name="score_op_de_schaal",
        ),
        migrations.RemoveConstraint(
            model_name="score",
            name="score_onder_voldoende_met_reden",
        ),
        migrations.AddField(
            model_name="belangenverklaring",
            name="organisaties",
            field=models.ManyToManyField(
                blank=True, related_name="belangenverklaringen", to="kern.organisatie", verbose_name="band met"
            ),
        ),
        migrations.AddField(
            model_name="criterium",
            name="bij_goed",
            field=models.CharField(blank=True, max_length=300, verbose_name="wat goed is"),
        ),
        migrations.AddField(
            model_name="criterium",
            name="bij_matig",
            field=models.CharField(blank=True, max_length=300, verbose_name="wat matig is"),
        ),
        migrations.AddField(
            model_name="criterium",
            name="bij_onvoldoende",
            field=models.CharField(blank=True, max_length=300, verbose_name="wat onvoldoende is"),
        ),
        migrations.AddField(
            model_name="criterium",
            name="bij_voldoende",
            field=models.CharField(blank=True, max_length=300, verbose_name="wat voldoende is"),
        ),
        migrations.AddField(
            model_name="historicalcriterium",
            name="bij_goed",
            field=models.CharField(blank=True, max_length=300, verbose_name="wat goed is"),
        ),
        migrations.AddField(
            model_name="historicalcriterium",
            name="bij_matig",
            field=models.CharField(blank=True, max_length=300, verbose_name="wat matig is"),
        ),
        migrations.AddField(
            model_name="historicalcriterium",
            name="bij_onvoldoende",
            field=models.CharField(blank=True, max_length=300, verbose_name="wat onvoldoende is"),
        ),
        migrations.AddField(
            model_name="historicalcriterium",
            name="bij_voldoende",
            field=models.CharField(blank=True, max_length=300, verbose_name="wat voldoende is"),
        ),
        migrations.AlterField(
            model_name="score",
            name="waarde",
            field=models.PositiveSmallIntegerField(
                blank=True,
                choices=[(1, "Onvoldoende"), (2, "Matig"), (3, "Voldoende"), (4, "Goed")],
                null=True,
                verbose_name="waarde",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("waarde__isnull", True), ("waarde__in", [1, 2, 3, 4]), _connector="OR"),
                name="score_op_de_schaal",
            ),
        ),
        migrations.AddField(
            model_name="gezamenlijkescore",
            name="aanvraag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gezamenlijke_scores",
                to="aanvragen.aanvraag",
                verbose_name="aanvraag",
            ),
        ),
        migrations.AddField(
            model_name="gezamenlijkescore",
            name="akkoord_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="akkoord door",
            ),
        ),
        migrations.AddField(
            model_name="gezamenlijkescore",
            name="criterium",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gezamenlijke_scores",
                to="beoordeling.criterium",
                verbose_name="criterium",
            ),
        ),
        migrations.AddField(
            model_name="gezamenlijkescore",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="opgeschreven door",
            ),
        ),
        migrations.AddField(
            model_name="gezamenlijkescore",
            name="maatregel",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gezamenlijke_scores",
                to="aanvragen.maatregel",
                verbose_name="maatregel",
            ),
        ),
        migrations.AddField(
            model_name="historicalrubriek",
            name="door",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gemaakt door",
            ),
        ),
        migrations.AddField(
            model_name="historicalrubriek",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalrubriek",
            name="tijdvak",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="aanvragen.tijdvak",
                verbose_name="tijdvak",
            ),
        ),
        migrations.AddField(
            model_name="rubriek",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gemaakt door",
            ),
        ),
        migrations.AddField(
            model_name="rubriek",
            name="tijdvak",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rubrieken",
                to="aanvragen.tijdvak",
                verbose_name="tijdvak",
            ),
        ),
        migrations.AddField(
            model_name="beoordeling",
            name="rubriek",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="beoordelingen",
                to="beoordeling.rubriek",
                verbose_name="rubriek",
            ),
        ),
        migrations.AddField(
            model_name="criterium",
            name="rubriek",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="criteria",
                to="beoordeling.rubriek",
                verbose_name="rubriek",
            ),
        ),
        migrations.AddField(
            model_name="historicalcriterium",
            name="rubriek",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="beoordeling.rubriek",
                verbose_name="rubriek",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterium",
            constraint=models.UniqueConstraint(
                condition=models.Q(("rubriek", None)), fields=("regelingversie", "code"), name="criterium_code_eenmalig"
            ),
        ),
        migrations.AddConstraint(
            model_name="criterium",
            constraint=models.UniqueConstraint(
                condition=models.Q(("rubriek__isnull", False)),
                fields=("rubriek", "code"),
                name="criterium_code_eenmalig_in_rubriek",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezamenlijkescore",
            constraint=models.UniqueConstraint(
                condition=models.Q(("maatregel__isnull", False)),
                fields=("aanvraag", "criterium", "maatregel"),
                name="gezamenlijkescore_maatregel_eenmalig",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezamenlijkescore",
            constraint=models.UniqueConstraint(
                condition=models.Q(("maatregel", None)),
                fields=("aanvraag", "criterium"),
                name="gezamenlijkescore_plan_eenmalig",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezamenlijkescore",
            constraint=models.CheckConstraint(
                condition=models.Q(("waarde__in", [1, 2, 3, 4])), name="gezamenlijkescore_op_de_schaal"
            ),
        ),
        migrations.AddConstraint(
            model_name="gezamenlijkescore",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="gezamenlijkescore_heeft_een_reden"
            ),
        ),
        migrations.AddConstraint(
            model_name="gezamenlijkescore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("akkoord_door", None), ("akkoord_op", None)),
                    models.Q(("akkoord_door__isnull", False), ("akkoord_op__isnull", False)),
                    _connector="OR",
                ),
                name="gezamenlijkescore_akkoord_heeft_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="gezamenlijkescore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("akkoord_door", None), models.Q(("akkoord_door", models.F("door")), _negated=True), _connector="OR"
                ),
                name="gezamenlijkescore_akkoord_van_een_ander",
            ),
        ),
        migrations.AddConstraint(
            model_name="rubriek",
            constraint=models.UniqueConstraint(fields=("tijdvak", "versie"), name="rubriek_versie_eenmalig"),
        ),
        operatie(GRENDELS),
    ]
