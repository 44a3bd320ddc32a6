"""Deciding: letters with their texts, terms that move, objections, lots, dossiers as a file."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from beoordeling.grendels import BESLISGRENDELS, BRIEF_VOOR_VERZENDEN, GRENDELS, LATERE_GRENDELS
from sectorplannen.kern.grendels import los, operatie


class Migration(migrations.Migration):
    dependencies = [
        ("aanvragen", "0007_lot_en_tender"),
        ("beoordeling", "0007_schaal_in_woorden"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        los(GRENDELS + LATERE_GRENDELS + BRIEF_VOOR_VERZENDEN),
        migrations.AddField(
            model_name="besluit",
            name="voorschot",
            field=models.BooleanField(
                blank=True, help_text="Artikel 5.3, zesde lid.", null=True, verbose_name="voorschot"
            ),
        ),
        migrations.AddField(
            model_name="besluit",
            name="wegens_plafond",
            field=models.BooleanField(
                default=False,
                help_text="Awb 4:25, tweede lid.",
                verbose_name="voor zover het plafond wordt overschreden",
            ),
        ),
        migrations.AddField(
            model_name="brief",
            name="besluit",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="brief",
                to="beoordeling.besluit",
                verbose_name="besluit",
            ),
        ),
        migrations.AddField(
            model_name="brief",
            name="verzonden_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="verzonden op"),
        ),
        migrations.AlterField(
            model_name="besluit",
            name="soort",
            field=models.CharField(
                choices=[
                    ("verlening", "Verlening"),
                    ("afwijzing", "Afwijzing"),
                    ("buiten_behandeling", "Buiten behandeling"),
                    ("intrekking_verlening", "Intrekking van de verlening"),
                    ("vaststelling", "Vaststelling"),
                ],
                max_length=24,
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="brief",
            name="soort",
            field=models.CharField(
                choices=[
                    ("aanvulling", "Verzoek om aanvulling"),
                    ("verdaging", "Bericht dat het besluit later komt"),
                    ("verlening", "Besluit: verlening"),
                    ("gedeeltelijke_verlening", "Besluit: gedeeltelijke verlening"),
                    ("afwijzing", "Besluit: afwijzing"),
                    ("buiten_behandeling", "Besluit: buiten behandeling"),
                    ("intrekking_verlening", "Besluit: intrekking van de verlening"),
                    ("bezwaar", "Beslissing op bezwaar"),
                ],
                max_length=24,
                verbose_name="soort",
            ),
        ),
        migrations.CreateModel(
            name="Bezwaar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kanaal",
                    models.CharField(
                        choices=[("digitaal", "Via dit loket"), ("post", "Per post")],
                        default="digitaal",
                        max_length=8,
                        verbose_name="kanaal",
                    ),
                ),
                ("ontvangen_op", models.DateField(verbose_name="ontvangen op")),
                ("gepost_op", models.DateField(blank=True, null=True, verbose_name="op de post gedaan op")),
                ("gronden", models.TextField(verbose_name="gronden van het bezwaar")),
                ("te_laat", models.BooleanField(default=False, verbose_name="te laat")),
                (
                    "verschoonbaar",
                    models.TextField(
                        blank=True, help_text="Awb 6:11.", verbose_name="waarom te laat niet wordt verweten"
                    ),
                ),
                ("commissie", models.BooleanField(default=False, verbose_name="met een commissie")),
                ("beslissen_voor", models.DateField(verbose_name="uiterlijk beslissen")),
                ("verdaagd_reden", models.TextField(blank=True, verbose_name="waarom later")),
                ("gehoord_op", models.DateField(blank=True, null=True, verbose_name="gehoord op")),
                (
                    "verslag",
                    models.TextField(blank=True, verbose_name="verslag van het horen, of waarom niet is gehoord"),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gegrond", "Gegrond"),
                            ("deels_gegrond", "Deels gegrond"),
                            ("ongegrond", "Ongegrond"),
                            ("niet_ontvankelijk", "Niet-ontvankelijk"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        max_length=18,
                        verbose_name="uitkomst",
                    ),
                ),
                ("motivering", models.TextField(blank=True, verbose_name="motivering")),
                ("beslist_op", models.DateTimeField(blank=True, null=True, verbose_name="beslist op")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bezwaren",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bezwaren",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="behandelaar",
                    ),
                ),
                (
                    "beslissing",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="op_het_bezwaar",
                        to="beoordeling.besluit",
                        verbose_name="nieuw besluit",
                    ),
                ),
                (
                    "beslist_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="beslist door",
                    ),
                ),
                (
                    "besluit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bezwaren",
                        to="beoordeling.besluit",
                        verbose_name="bestreden besluit",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "bezwaar",
                "verbose_name_plural": "bezwaren",
                "ordering": ["ontvangen_op", "pk"],
            },
        ),
        migrations.AddField(
            model_name="brief",
            name="bezwaar",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="brief",
                to="beoordeling.bezwaar",
                verbose_name="bezwaar",
            ),
        ),
        migrations.CreateModel(
            name="Briefsjabloon",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("aanvulling", "Verzoek om aanvulling"),
                            ("verdaging", "Bericht dat het besluit later komt"),
                            ("verlening", "Besluit: verlening"),
                            ("gedeeltelijke_verlening", "Besluit: gedeeltelijke verlening"),
                            ("afwijzing", "Besluit: afwijzing"),
                            ("buiten_behandeling", "Besluit: buiten behandeling"),
                            ("intrekking_verlening", "Besluit: intrekking van de verlening"),
                            ("bezwaar", "Beslissing op bezwaar"),
                        ],
                        max_length=24,
                        verbose_name="soort",
                    ),
                ),
                ("versie", models.PositiveSmallIntegerField(verbose_name="versie")),
                ("kop", models.CharField(max_length=150, verbose_name="kop")),
                ("opening", models.TextField(help_text="Wat de brief als eerste zegt.", verbose_name="opening")),
                ("vervolg", models.TextField(blank=True, verbose_name="wat er nu gebeurt")),
                (
                    "rechtsmiddel",
                    models.TextField(
                        blank=True,
                        help_text="Verplicht bij een besluit (Awb 3:45).",
                        verbose_name="hoe de aanvrager zich kan verweren",
                    ),
                ),
                ("slot", models.TextField(blank=True, verbose_name="slot")),
                (
                    "toelichting",
                    models.CharField(blank=True, max_length=300, verbose_name="wat er anders is en waarom"),
                ),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op")),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gemaakt door",
                    ),
                ),
            ],
            options={
                "verbose_name": "tekst van een brief",
                "verbose_name_plural": "teksten van brieven",
                "ordering": ["soort", "-versie"],
            },
        ),
        migrations.AddField(
            model_name="brief",
            name="sjabloon",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="brieven",
                to="beoordeling.briefsjabloon",
                verbose_name="tekst",
            ),
        ),
        migrations.CreateModel(
            name="Dossierbestand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("openbaar", models.BooleanField(default=False, verbose_name="zonder persoonsgegevens")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="gevraagd op")),
                ("bestand", models.CharField(blank=True, max_length=200, verbose_name="bestand")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("grootte", models.PositiveBigIntegerField(default=0, verbose_name="grootte in bytes")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossierbestanden",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "dossierbestand",
                "verbose_name_plural": "dossierbestanden",
                "ordering": ["-op", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Ingebrekestelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ontvangen_op", models.DateField(verbose_name="ontvangen op")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ingebrekestellingen",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="vastgelegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "ingebrekestelling",
                "verbose_name_plural": "ingebrekestellingen",
                "ordering": ["ontvangen_op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Loting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moment", models.DateTimeField(verbose_name="volledig op")),
                ("zaad", models.CharField(max_length=64, verbose_name="zaad")),
                ("deelnemers", models.JSONField(verbose_name="plannen, op nummer")),
                ("uitkomst", models.JSONField(verbose_name="volgorde na loting")),
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
                    "tijdvak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lotingen",
                        to="aanvragen.tijdvak",
                        verbose_name="tijdvak",
                    ),
                ),
            ],
            options={
                "verbose_name": "loting",
                "verbose_name_plural": "lotingen",
                "ordering": ["tijdvak", "moment"],
            },
        ),
        migrations.CreateModel(
            name="Opschorting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "grond",
                    models.CharField(
                        choices=[
                            ("instemming", "De aanvrager stemt ermee in"),
                            ("vertraging", "De aanvrager veroorzaakt de vertraging"),
                            ("overmacht", "Overmacht"),
                        ],
                        max_length=10,
                        verbose_name="grond",
                    ),
                ),
                ("vanaf", models.DateField(verbose_name="eerste dag")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="laatste dag")),
                ("liep_tot", models.DateField(verbose_name="dag om te beslissen bij het begin")),
                ("reden", models.TextField(verbose_name="reden")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opschortingen",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
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
            ],
            options={
                "verbose_name": "opschorting",
                "verbose_name_plural": "opschortingen",
                "ordering": ["vanaf", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Verdaging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("van", models.DateField(verbose_name="was uiterlijk")),
                ("tot", models.DateField(verbose_name="wordt uiterlijk")),
                ("reden", models.TextField(verbose_name="reden")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdagingen",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
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
            ],
            options={
                "verbose_name": "verdaging",
                "verbose_name_plural": "verdagingen",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.AddField(
            model_name="brief",
            name="verdaging",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="brief",
                to="beoordeling.verdaging",
                verbose_name="verdaging",
            ),
        ),
        migrations.CreateModel(
            name="Beslismelding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uiterlijk", models.DateField(verbose_name="uiterlijk beslissen")),
                ("weken", models.PositiveSmallIntegerField(verbose_name="weken ervoor")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "aanvraag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beslismeldingen",
                        to="aanvragen.aanvraag",
                        verbose_name="aanvraag",
                    ),
                ),
            ],
            options={
                "verbose_name": "herinnering aan de dag om te beslissen",
                "verbose_name_plural": "herinneringen aan de dag om te beslissen",
                "ordering": ["op", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("aanvraag", "uiterlijk", "weken"), name="beslismelding_eenmalig"),
                    models.CheckConstraint(
                        condition=models.Q(("weken__in", [0, 1, 2, 4])), name="beslismelding_vier_twee_een_of_voorbij"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="bezwaar",
            index=models.Index(condition=models.Q(("uitkomst", "")), fields=["beslissen_voor"], name="bezwaar_open"),
        ),
        migrations.AddConstraint(
            model_name="bezwaar",
            constraint=models.UniqueConstraint(
                condition=models.Q(("uitkomst", "")), fields=("besluit",), name="bezwaar_een_tegelijk"
            ),
        ),
        migrations.AddConstraint(
            model_name="bezwaar",
            constraint=models.CheckConstraint(
                condition=models.Q(("gronden", ""), _negated=True), name="bezwaar_noemt_gronden"
            ),
        ),
        migrations.AddConstraint(
            model_name="bezwaar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gepost_op", None),
                    models.Q(("kanaal", "post"), ("ontvangen_op__gte", models.F("gepost_op"))),
                    _connector="OR",
                ),
                name="bezwaar_post_komt_na_posten",
            ),
        ),
        migrations.AddConstraint(
            model_name="bezwaar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("beslissing", None), ("beslist_door", None), ("beslist_op", None), ("uitkomst", "")),
                    models.Q(
                        models.Q(("uitkomst", ""), _negated=True),
                        models.Q(("motivering", ""), _negated=True),
                        ("beslist_door__isnull", False),
                        ("beslist_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="bezwaar_uitkomst_heeft_reden_en_nemer",
            ),
        ),
        migrations.AddConstraint(
            model_name="briefsjabloon",
            constraint=models.UniqueConstraint(fields=("soort", "versie"), name="briefsjabloon_versie_eenmalig"),
        ),
        migrations.AddConstraint(
            model_name="dossierbestand",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bestand", ""), ("sha256", "")),
                    models.Q(models.Q(("bestand", ""), _negated=True), models.Q(("sha256", ""), _negated=True)),
                    _connector="OR",
                ),
                name="dossierbestand_heeft_hash",
            ),
        ),
        migrations.AddConstraint(
            model_name="ingebrekestelling",
            constraint=models.UniqueConstraint(
                fields=("aanvraag", "ontvangen_op"), name="ingebrekestelling_een_per_dag"
            ),
        ),
        migrations.AddConstraint(
            model_name="loting",
            constraint=models.UniqueConstraint(fields=("tijdvak", "moment"), name="loting_eenmalig"),
        ),
        migrations.AddConstraint(
            model_name="opschorting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tot", None)), fields=("aanvraag",), name="opschorting_een_tegelijk"
            ),
        ),
        migrations.AddConstraint(
            model_name="opschorting",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot", None), ("tot__gte", models.F("vanaf")), _connector="OR"),
                name="opschorting_eindigt_na_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="opschorting",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="opschorting_heeft_een_reden"
            ),
        ),
        migrations.AddConstraint(
            model_name="verdaging",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gt", models.F("van"))), name="verdaging_is_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="verdaging",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="verdaging_heeft_een_reden"
            ),
        ),
        operatie(GRENDELS + LATERE_GRENDELS + BESLISGRENDELS),
    ]
