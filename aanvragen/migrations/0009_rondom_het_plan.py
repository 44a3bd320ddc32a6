"""Around the plan: advice talks, calls for partners, a fuller menukaart, and partners that may write."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from aanvragen.grendels import ALLE_GRENDELS
from sectorplannen.kern.grendels import los, operatie


class Migration(migrations.Migration):
    dependencies = [
        ("aanvragen", "0008_uitleg_scoreverschil"),
        ("kern", "0003_rondom_organisaties"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        los(ALLE_GRENDELS),
        migrations.CreateModel(
            name="Adviesgesprek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gevraagd_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevraagd op")),
                ("onderwerp", models.CharField(max_length=200, verbose_name="waar het plan over gaat")),
                ("vraag", models.TextField(blank=True, verbose_name="uw vragen")),
                ("voorkeur", models.TextField(blank=True, verbose_name="wanneer het u schikt")),
                ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoonnummer")),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("kantoor", "Op kantoor"),
                            ("video", "Met beeld, op afstand"),
                            ("telefoon", "Per telefoon"),
                        ],
                        default="video",
                        max_length=10,
                        verbose_name="hoe",
                    ),
                ),
                ("gepland_op", models.DateTimeField(blank=True, null=True, verbose_name="dag en tijd")),
                (
                    "plaats",
                    models.CharField(
                        blank=True, help_text="Adres, link of telefoonnummer.", max_length=300, verbose_name="waar"
                    ),
                ),
                ("gehouden_op", models.DateTimeField(blank=True, null=True, verbose_name="gehouden op")),
                ("verslag", models.TextField(blank=True, verbose_name="verslag")),
                ("afgezegd_op", models.DateTimeField(blank=True, null=True, verbose_name="afgezegd op")),
                ("afzegreden", models.TextField(blank=True, verbose_name="waarom afgezegd")),
            ],
            options={
                "verbose_name": "adviesgesprek",
                "verbose_name_plural": "adviesgesprekken",
                "ordering": ["-gevraagd_op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAdviesgesprek",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("gevraagd_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevraagd op")),
                ("onderwerp", models.CharField(max_length=200, verbose_name="waar het plan over gaat")),
                ("vraag", models.TextField(blank=True, verbose_name="uw vragen")),
                ("voorkeur", models.TextField(blank=True, verbose_name="wanneer het u schikt")),
                ("telefoon", models.CharField(blank=True, max_length=30, verbose_name="telefoonnummer")),
                (
                    "vorm",
                    models.CharField(
                        choices=[
                            ("kantoor", "Op kantoor"),
                            ("video", "Met beeld, op afstand"),
                            ("telefoon", "Per telefoon"),
                        ],
                        default="video",
                        max_length=10,
                        verbose_name="hoe",
                    ),
                ),
                ("gepland_op", models.DateTimeField(blank=True, null=True, verbose_name="dag en tijd")),
                (
                    "plaats",
                    models.CharField(
                        blank=True, help_text="Adres, link of telefoonnummer.", max_length=300, verbose_name="waar"
                    ),
                ),
                ("gehouden_op", models.DateTimeField(blank=True, null=True, verbose_name="gehouden op")),
                ("verslag", models.TextField(blank=True, verbose_name="verslag")),
                ("afgezegd_op", models.DateTimeField(blank=True, null=True, verbose_name="afgezegd op")),
                ("afzegreden", models.TextField(blank=True, verbose_name="waarom afgezegd")),
                ("history_change_reason", models.TextField(null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical adviesgesprek",
                "verbose_name_plural": "historical adviesgesprekken",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Oproep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=120, verbose_name="waar u een partner voor zoekt")),
                (
                    "thema",
                    models.CharField(
                        choices=[
                            ("a", "a. Arbeidsinstroom en begeleiding van jongeren"),
                            ("b", "b. Behoud van oudere vakkrachten"),
                            ("c", "c. Arbeidsinstroom van mensen met afstand tot de arbeidsmarkt"),
                            ("d", "d. Mobiliteit en duurzame inzetbaarheid"),
                            ("e", "e. Scholing"),
                            ("f", "f. Van werk naar werk"),
                            ("g", "g. Goed werkgeverschap en werknemerschap"),
                        ],
                        max_length=1,
                        verbose_name="thema",
                    ),
                ),
                ("brengt", models.TextField(verbose_name="wat uw organisatie meebrengt")),
                ("zoekt", models.TextField(verbose_name="wie u zoekt")),
                ("geplaatst_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="geplaatst op")),
                ("verloopt_op", models.DateTimeField(verbose_name="staat er tot")),
                ("gesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="gesloten op")),
            ],
            options={
                "verbose_name": "oproep",
                "verbose_name_plural": "oproepen",
                "ordering": ["-geplaatst_op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Oproepcontact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begonnen_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begonnen op")),
            ],
            options={
                "verbose_name": "contact over een oproep",
                "verbose_name_plural": "contacten over oproepen",
                "ordering": ["-begonnen_op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Oproepregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", models.TextField(max_length=4000, verbose_name="tekst")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
            ],
            options={
                "verbose_name": "regel over een oproep",
                "verbose_name_plural": "regels over oproepen",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.AddField(
            model_name="deelnemer",
            name="mag_schrijven",
            field=models.BooleanField(
                default=False,
                help_text="De hoofdaanvrager bepaalt dit. Lezen mag elke partner.",
                verbose_name="mag in het plan schrijven",
            ),
        ),
        migrations.AddField(
            model_name="voorbeeldmaatregel",
            name="doelgroep",
            field=models.TextField(blank=True, verbose_name="voor wie"),
        ),
        migrations.AddField(
            model_name="voorbeeldmaatregel",
            name="knelpunt",
            field=models.CharField(
                choices=[
                    ("te_weinig_vakmensen", "Te weinig vakmensen"),
                    ("vergrijzing", "Veel collega’s gaan met pensioen"),
                    ("jongeren_zonder_werk", "Jongeren vinden geen werk"),
                    ("lang_zonder_werk", "Mensen zijn lang zonder werk"),
                    ("banen_verdwijnen", "Banen verdwijnen"),
                    ("kennis_veroudert", "Kennis veroudert"),
                    ("uitval", "Mensen vallen uit door ziekte of zwaar werk"),
                ],
                default="te_weinig_vakmensen",
                max_length=30,
                verbose_name="knelpunt",
            ),
        ),
        migrations.AddField(
            model_name="voorbeeldmaatregel",
            name="meetwijze",
            field=models.TextField(blank=True, verbose_name="hoe u meet of het lukt"),
        ),
        migrations.AddField(
            model_name="voorbeeldmaatregel",
            name="vraagt",
            field=models.TextField(
                blank=True, help_text="Van werkgever en deelnemer: tijd, mensen, geld.", verbose_name="wat het vraagt"
            ),
        ),
        migrations.AddConstraint(
            model_name="voorbeeldmaatregel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "knelpunt__in",
                        [
                            "te_weinig_vakmensen",
                            "vergrijzing",
                            "jongeren_zonder_werk",
                            "lang_zonder_werk",
                            "banen_verdwijnen",
                            "kennis_veroudert",
                            "uitval",
                        ],
                    )
                ),
                name="voorbeeldmaatregel_bekend_knelpunt",
            ),
        ),
        migrations.AddField(
            model_name="adviesgesprek",
            name="aanvraag",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="adviesgesprekken",
                to="aanvragen.aanvraag",
                verbose_name="plan",
            ),
        ),
        migrations.AddField(
            model_name="adviesgesprek",
            name="adviseur",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adviesgesprekken",
                to=settings.AUTH_USER_MODEL,
                verbose_name="adviseur",
            ),
        ),
        migrations.AddField(
            model_name="adviesgesprek",
            name="gevraagd_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gevraagd door",
            ),
        ),
        migrations.AddField(
            model_name="adviesgesprek",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adviesgesprekken",
                to="kern.organisatie",
                verbose_name="organisatie",
            ),
        ),
        migrations.AddField(
            model_name="adviesgesprek",
            name="tijdvak",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adviesgesprekken",
                to="aanvragen.tijdvak",
                verbose_name="tijdvak",
            ),
        ),
        migrations.AddField(
            model_name="historicaladviesgesprek",
            name="aanvraag",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="aanvragen.aanvraag",
                verbose_name="plan",
            ),
        ),
        migrations.AddField(
            model_name="historicaladviesgesprek",
            name="adviseur",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="adviseur",
            ),
        ),
        migrations.AddField(
            model_name="historicaladviesgesprek",
            name="gevraagd_door",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gevraagd door",
            ),
        ),
        migrations.AddField(
            model_name="historicaladviesgesprek",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicaladviesgesprek",
            name="organisatie",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="kern.organisatie",
                verbose_name="organisatie",
            ),
        ),
        migrations.AddField(
            model_name="historicaladviesgesprek",
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
            model_name="oproep",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="geplaatst door",
            ),
        ),
        migrations.AddField(
            model_name="oproep",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="oproepen",
                to="kern.organisatie",
                verbose_name="organisatie",
            ),
        ),
        migrations.AddField(
            model_name="oproep",
            name="regios",
            field=models.ManyToManyField(
                blank=True,
                related_name="oproepen",
                to="aanvragen.arbeidsmarktregio",
                verbose_name="arbeidsmarktregio’s",
            ),
        ),
        migrations.AddField(
            model_name="oproep",
            name="sectoren",
            field=models.ManyToManyField(
                blank=True, related_name="oproepen", to="aanvragen.sector", verbose_name="sectoren"
            ),
        ),
        migrations.AddField(
            model_name="oproepcontact",
            name="oproep",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contacten",
                to="aanvragen.oproep",
                verbose_name="oproep",
            ),
        ),
        migrations.AddField(
            model_name="oproepcontact",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="oproepcontacten",
                to="kern.organisatie",
                verbose_name="organisatie",
            ),
        ),
        migrations.AddField(
            model_name="oproepregel",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="regels",
                to="aanvragen.oproepcontact",
                verbose_name="contact",
            ),
        ),
        migrations.AddField(
            model_name="oproepregel",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="geschreven door",
            ),
        ),
        migrations.AddField(
            model_name="oproepregel",
            name="van",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kern.organisatie",
                verbose_name="organisatie",
            ),
        ),
        migrations.AddIndex(
            model_name="adviesgesprek",
            index=models.Index(fields=["gepland_op", "gevraagd_op"], name="adviesgesprek_werklijst"),
        ),
        migrations.AddIndex(
            model_name="adviesgesprek",
            index=models.Index(fields=["tijdvak", "gehouden_op"], name="adviesgesprek_gehouden"),
        ),
        migrations.AddConstraint(
            model_name="adviesgesprek",
            constraint=models.CheckConstraint(
                condition=models.Q(("gepland_op", None), ("adviseur__isnull", False), _connector="OR"),
                name="adviesgesprek_gepland_met_adviseur",
            ),
        ),
        migrations.AddConstraint(
            model_name="adviesgesprek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gehouden_op", None),
                    models.Q(
                        ("afgezegd_op", None), ("gepland_op__isnull", False), models.Q(("verslag", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="adviesgesprek_gehouden_met_verslag",
            ),
        ),
        migrations.AddConstraint(
            model_name="adviesgesprek",
            constraint=models.CheckConstraint(
                condition=models.Q(("afgezegd_op", None), models.Q(("afzegreden", ""), _negated=True), _connector="OR"),
                name="adviesgesprek_afgezegd_met_reden",
            ),
        ),
        migrations.AddConstraint(
            model_name="adviesgesprek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gehouden_op", None), ("gehouden_op__gte", models.F("gevraagd_op")), _connector="OR"
                ),
                name="adviesgesprek_gehouden_na_vraag",
            ),
        ),
        migrations.AddConstraint(
            model_name="adviesgesprek",
            constraint=models.CheckConstraint(
                condition=models.Q(("vorm__in", ["kantoor", "video", "telefoon"])), name="adviesgesprek_bekende_vorm"
            ),
        ),
        migrations.AddIndex(
            model_name="oproep",
            index=models.Index(
                condition=models.Q(("gesloten_op", None)), fields=["-geplaatst_op", "-id"], name="oproep_openstaand"
            ),
        ),
        migrations.AddConstraint(
            model_name="oproep",
            constraint=models.CheckConstraint(
                condition=models.Q(("verloopt_op__gt", models.F("geplaatst_op"))), name="oproep_loopt_af_na_begin"
            ),
        ),
        migrations.AddConstraint(
            model_name="oproep",
            constraint=models.CheckConstraint(
                condition=models.Q(("thema__in", ["a", "b", "c", "d", "e", "f", "g"])), name="oproep_bekend_thema"
            ),
        ),
        migrations.AddConstraint(
            model_name="oproepcontact",
            constraint=models.UniqueConstraint(
                fields=("oproep", "organisatie"), name="oproepcontact_een_per_organisatie"
            ),
        ),
        operatie(ALLE_GRENDELS),
    ]
