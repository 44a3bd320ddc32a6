"""A budget by kind of cost, who pays the rest, working with several people, outages, and examples on the menukaart."""

from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from aanvragen.grendels import ALLE_GRENDELS, GRENDELS
from sectorplannen.kern.grendels import los, operatie


class Migration(migrations.Migration):
    dependencies = [
        ("aanvragen", "0004_grendels"),
        ("kern", "0001_begin"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        los(GRENDELS),
        migrations.CreateModel(
            name="Aanwezigheid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("onderdeel", models.CharField(max_length=40, verbose_name="onderdeel")),
                ("sinds", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sinds")),
                ("laatst_op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="laatst gezien")),
            ],
            options={
                "verbose_name": "aanwezigheid",
                "verbose_name_plural": "aanwezigheden",
                "ordering": ["sinds"],
            },
        ),
        migrations.CreateModel(
            name="Bijdrage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveSmallIntegerField(verbose_name="volgnummer")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("werkgevers", "Werkgevers"),
                            ("werknemers", "Werknemers"),
                            ("oeno_fonds", "O&O-fonds"),
                            ("overheid", "Gemeente of provincie"),
                            ("anders", "Iemand anders"),
                        ],
                        max_length=12,
                        verbose_name="wie betaalt",
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=200, verbose_name="naam")),
                (
                    "bedrag",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=14,
                        validators=[django.core.validators.MaxValueValidator(Decimal("10000000000.00"))],
                        verbose_name="bedrag",
                    ),
                ),
            ],
            options={
                "verbose_name": "bijdrage",
                "verbose_name_plural": "bijdragen",
                "ordering": ["volgnummer"],
            },
        ),
        migrations.CreateModel(
            name="Herinnering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("drempel", models.DurationField(verbose_name="tijd voor sluiting")),
                ("sluit_op", models.DateTimeField(verbose_name="sluit op")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="verstuurd op")),
            ],
            options={
                "verbose_name": "herinnering",
                "verbose_name_plural": "herinneringen",
                "ordering": ["op"],
            },
        ),
        migrations.CreateModel(
            name="Kostenpost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveSmallIntegerField(verbose_name="volgnummer")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("opleiding", "Opleiding en training"),
                            ("advies", "Advies en begeleiding"),
                            ("loon_bbl", "Loonkosten van leerwerkplekken (BBL)"),
                            ("loon_kwetsbaar", "Loonkosten van mensen met afstand tot werk"),
                            ("overig", "Andere kosten"),
                        ],
                        max_length=20,
                        verbose_name="soort kosten",
                    ),
                ),
                ("omschrijving", models.CharField(blank=True, max_length=200, verbose_name="waarvoor")),
                (
                    "kosten",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=14,
                        validators=[django.core.validators.MaxValueValidator(Decimal("10000000000.00"))],
                        verbose_name="kosten",
                    ),
                ),
                ("uren", models.PositiveIntegerField(blank=True, null=True, verbose_name="aantal uren")),
                (
                    "bruto_loon",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(Decimal("10000000000.00"))],
                        verbose_name="brutoloon",
                    ),
                ),
            ],
            options={
                "verbose_name": "kostenpost",
                "verbose_name_plural": "kostenposten",
                "ordering": ["volgnummer"],
            },
        ),
        migrations.CreateModel(
            name="Storing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("van", models.DateTimeField(verbose_name="storing van")),
                ("tot", models.DateTimeField(verbose_name="storing tot")),
                ("sloot_op", models.DateTimeField(verbose_name="zou sluiten op")),
                ("sluit_op", models.DateTimeField(verbose_name="sluit nu op")),
                ("reden", models.TextField(verbose_name="wat er aan de hand was")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="vastgelegd op")),
            ],
            options={
                "verbose_name": "storing",
                "verbose_name_plural": "storingen",
                "ordering": ["op", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Vertegenwoordiging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "is_vereniging",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="vereniging met volledige rechtsbevoegdheid"
                    ),
                ),
                ("cao", models.CharField(blank=True, max_length=200, verbose_name="partij bij de cao")),
                (
                    "centrale",
                    models.CharField(
                        blank=True,
                        choices=[("vno_ncw", "VNO-NCW"), ("mkb_nederland", "MKB-Nederland"), ("lto", "LTO Nederland")],
                        max_length=20,
                        verbose_name="lid van",
                    ),
                ),
            ],
            options={
                "verbose_name": "vertegenwoordiging",
                "verbose_name_plural": "vertegenwoordigingen",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Voorbeeldmaatregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
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
                (
                    "categorie",
                    models.CharField(
                        choices=[
                            ("instroom_bbl", "Instroom: leerwerkplek (BBL)"),
                            ("instroom_overig", "Instroom: overig"),
                            ("behoud_ouderen", "Behoud van ouderen"),
                            ("scholing", "Scholing"),
                            ("gezondheid", "Gezondheid"),
                            ("mobiliteit", "Mobiliteit"),
                            ("werkgeverschap", "Werkgeverschap"),
                            ("innovatie", "Innovatie"),
                        ],
                        max_length=20,
                        verbose_name="soort maatregel",
                    ),
                ),
                ("omschrijving", models.TextField(verbose_name="wat het is")),
                (
                    "laagste_kosten",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="laagste kosten per deelnemer"),
                ),
                (
                    "hoogste_kosten",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="hoogste kosten per deelnemer"),
                ),
                ("bron", models.CharField(max_length=200, verbose_name="bron")),
            ],
            options={
                "verbose_name": "voorbeeldmaatregel",
                "verbose_name_plural": "voorbeeldmaatregelen",
                "ordering": ["thema", "naam"],
            },
        ),
        migrations.AddField(
            model_name="aanvraag",
            name="garantstelling_bedrag",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=14,
                null=True,
                validators=[django.core.validators.MaxValueValidator(Decimal("10000000000.00"))],
                verbose_name="bedrag van de garantstelling",
            ),
        ),
        migrations.AddField(
            model_name="aanvraag",
            name="gewijzigd_door",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gewijzigd door",
            ),
        ),
        migrations.AddField(
            model_name="bijlage",
            name="gescand_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gescand op"),
        ),
        migrations.AddField(
            model_name="bijlage",
            name="scan_melding",
            field=models.CharField(blank=True, max_length=200, verbose_name="wat de scanner vond"),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="advies_hoogste",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("2000000.00"),
                max_digits=14,
                verbose_name="advies: hoogste bedrag per onderneming (€)",
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="advies_uurtarief",
            field=models.DecimalField(
                decimal_places=2, default=Decimal("125.00"), max_digits=14, verbose_name="advies: hoogste uurtarief (€)"
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="deel_loonkosten_kwetsbaar",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("0.20"),
                max_digits=4,
                verbose_name="deel van de loonkosten dat telt (art. 4.4)",
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="dubbel_alleen_na_verlening",
            field=models.BooleanField(
                default=False,
                help_text="Art. 2.3, vierde lid: anders wordt elk tweede plan van dezelfde hoofdaanvrager geweigerd.",
                verbose_name="tweede plan alleen geweigerd na verlening",
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="hoofdaanvrager_soorten",
            field=models.JSONField(
                default=list,
                help_text="Soorten organisatie, zonder nadere uitleg (art. 2.2).",
                verbose_name="wie hoofdaanvrager kan zijn",
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="hoogste_deel_overheid",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Als deel van de eigen bijdrage. Leeg: de tekst noemt er geen.",
                max_digits=4,
                null=True,
                verbose_name="hoogste deel dat gemeenten en provincies bijdragen",
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="kwetsbaar_hoogste",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("5000000.00"),
                max_digits=14,
                verbose_name="art. 4.4: hoogste bedrag per onderneming (€)",
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="opleiding_hoogste",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("2000000.00"),
                max_digits=14,
                verbose_name="opleiding: hoogste bedrag per onderneming (€)",
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="opslag_loonkosten",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Loonkosten zijn het brutoloon met deze opslag. Leeg: de tekst noemt er geen.",
                max_digits=4,
                null=True,
                verbose_name="opslag op het brutoloon",
            ),
        ),
        migrations.AddField(
            model_name="historicalregelingversie",
            name="vraagt_liquiditeitsprognose",
            field=models.BooleanField(default=False, verbose_name="vraagt een liquiditeitsprognose"),
        ),
        migrations.AddField(
            model_name="knelpunt",
            name="sleutel",
            field=models.UUIDField(blank=True, editable=False, null=True, unique=True, verbose_name="sleutel"),
        ),
        migrations.AddField(
            model_name="maatregel",
            name="gevraagd",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=14,
                null=True,
                validators=[django.core.validators.MaxValueValidator(Decimal("10000000000.00"))],
                verbose_name="lager gevraagd bedrag",
            ),
        ),
        migrations.AddField(
            model_name="maatregel",
            name="sleutel",
            field=models.UUIDField(blank=True, editable=False, null=True, unique=True, verbose_name="sleutel"),
        ),
        migrations.AddField(
            model_name="maatregel",
            name="start_op",
            field=models.DateField(blank=True, null=True, verbose_name="begint op"),
        ),
        migrations.AddField(
            model_name="maatregel",
            name="streefgetal",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="aantal dat u wilt halen"),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="advies_hoogste",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("2000000.00"),
                max_digits=14,
                verbose_name="advies: hoogste bedrag per onderneming (€)",
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="advies_uurtarief",
            field=models.DecimalField(
                decimal_places=2, default=Decimal("125.00"), max_digits=14, verbose_name="advies: hoogste uurtarief (€)"
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="deel_loonkosten_kwetsbaar",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("0.20"),
                max_digits=4,
                verbose_name="deel van de loonkosten dat telt (art. 4.4)",
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="dubbel_alleen_na_verlening",
            field=models.BooleanField(
                default=False,
                help_text="Art. 2.3, vierde lid: anders wordt elk tweede plan van dezelfde hoofdaanvrager geweigerd.",
                verbose_name="tweede plan alleen geweigerd na verlening",
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="hoofdaanvrager_soorten",
            field=models.JSONField(
                default=list,
                help_text="Soorten organisatie, zonder nadere uitleg (art. 2.2).",
                verbose_name="wie hoofdaanvrager kan zijn",
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="hoogste_deel_overheid",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Als deel van de eigen bijdrage. Leeg: de tekst noemt er geen.",
                max_digits=4,
                null=True,
                verbose_name="hoogste deel dat gemeenten en provincies bijdragen",
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="kwetsbaar_hoogste",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("5000000.00"),
                max_digits=14,
                verbose_name="art. 4.4: hoogste bedrag per onderneming (€)",
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="opleiding_hoogste",
            field=models.DecimalField(
                decimal_places=2,
                default=Decimal("2000000.00"),
                max_digits=14,
                verbose_name="opleiding: hoogste bedrag per onderneming (€)",
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="opslag_loonkosten",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Loonkosten zijn het brutoloon met deze opslag. Leeg: de tekst noemt er geen.",
                max_digits=4,
                null=True,
                verbose_name="opslag op het brutoloon",
            ),
        ),
        migrations.AddField(
            model_name="regelingversie",
            name="vraagt_liquiditeitsprognose",
            field=models.BooleanField(default=False, verbose_name="vraagt een liquiditeitsprognose"),
        ),
        migrations.AlterField(
            model_name="bijlage",
            name="scan",
            field=models.CharField(
                choices=[
                    ("wacht", "Wordt gecontroleerd op virussen"),
                    ("niet_gescand", "Niet gescand"),
                    ("schoon", "Schoon"),
                    ("besmet", "Besmet"),
                ],
                default="niet_gescand",
                max_length=14,
                verbose_name="virusscan",
            ),
        ),
        migrations.AlterField(
            model_name="bijlage",
            name="soort",
            field=models.CharField(
                choices=[
                    ("a", "a. Samenwerkingsovereenkomst, getekend door alle partijen"),
                    ("b", "b. Machtiging van de hoofdaanvrager"),
                    ("c", "c. Arbeidsmarktanalyse"),
                    ("d", "d. Plan van aanpak"),
                    ("e", "e. Organisatie en tijdpad"),
                    ("f", "f. Voorwaarden en handhaving"),
                    ("g", "g. Begroting en financieringsplan"),
                    ("h", "h. Financiering van structurele maatregelen"),
                    ("liquid", "Liquiditeitsprognose"),
                    ("i", "i. Overeenkomst over baangarantie"),
                    ("garant", "Garantstelling van de partners"),
                    ("overig", "Ander stuk"),
                ],
                max_length=10,
                verbose_name="soort stuk",
            ),
        ),
        migrations.AlterField(
            model_name="knelpunt",
            name="omschrijving",
            field=models.TextField(blank=True, verbose_name="knelpunt"),
        ),
        migrations.AlterField(
            model_name="maatregel",
            name="categorie",
            field=models.CharField(
                blank=True,
                choices=[
                    ("instroom_bbl", "Instroom: leerwerkplek (BBL)"),
                    ("instroom_overig", "Instroom: overig"),
                    ("behoud_ouderen", "Behoud van ouderen"),
                    ("scholing", "Scholing"),
                    ("gezondheid", "Gezondheid"),
                    ("mobiliteit", "Mobiliteit"),
                    ("werkgeverschap", "Werkgeverschap"),
                    ("innovatie", "Innovatie"),
                ],
                max_length=20,
                verbose_name="soort maatregel",
            ),
        ),
        migrations.AlterField(
            model_name="maatregel",
            name="naam",
            field=models.CharField(blank=True, max_length=200, verbose_name="naam"),
        ),
        migrations.AlterField(
            model_name="maatregel",
            name="thema",
            field=models.CharField(
                blank=True,
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
        migrations.AddConstraint(
            model_name="aanvraag",
            constraint=models.CheckConstraint(
                condition=models.Q(("garantstelling_bedrag", None), ("garantstelling_bedrag__gte", 0), _connector="OR"),
                name="aanvraag_garantstelling_niet_negatief",
            ),
        ),
        migrations.AddConstraint(
            model_name="maatregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("gevraagd", None), ("gevraagd__gte", 0), _connector="OR"),
                name="maatregel_gevraagd_niet_negatief",
            ),
        ),
        migrations.AddField(
            model_name="aanwezigheid",
            name="aanvraag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="aanwezigen",
                to="aanvragen.aanvraag",
                verbose_name="aanvraag",
            ),
        ),
        migrations.AddField(
            model_name="aanwezigheid",
            name="gebruiker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gebruiker",
            ),
        ),
        migrations.AddField(
            model_name="bijdrage",
            name="aanvraag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="bijdragen",
                to="aanvragen.aanvraag",
                verbose_name="aanvraag",
            ),
        ),
        migrations.AddField(
            model_name="herinnering",
            name="aanvraag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="herinneringen",
                to="aanvragen.aanvraag",
                verbose_name="aanvraag",
            ),
        ),
        migrations.AddField(
            model_name="kostenpost",
            name="maatregel",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kostenposten",
                to="aanvragen.maatregel",
                verbose_name="maatregel",
            ),
        ),
        migrations.AddField(
            model_name="storing",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="vastgelegd door",
            ),
        ),
        migrations.AddField(
            model_name="storing",
            name="tijdvak",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="storingen",
                to="aanvragen.tijdvak",
                verbose_name="tijdvak",
            ),
        ),
        migrations.AddField(
            model_name="vertegenwoordiging",
            name="aanvraag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="vertegenwoordigingen",
                to="aanvragen.aanvraag",
                verbose_name="aanvraag",
            ),
        ),
        migrations.AddField(
            model_name="vertegenwoordiging",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="vertegenwoordigingen",
                to="kern.organisatie",
                verbose_name="organisatie",
            ),
        ),
        migrations.AddConstraint(
            model_name="voorbeeldmaatregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("hoogste_kosten__gte", models.F("laagste_kosten")), ("laagste_kosten__gt", 0)),
                name="voorbeeldmaatregel_kosten_lopen_op",
                violation_error_message="De hoogste kosten zijn niet lager dan de laagste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="aanwezigheid",
            constraint=models.UniqueConstraint(
                fields=("aanvraag", "gebruiker", "onderdeel"), name="aanwezigheid_eenmalig"
            ),
        ),
        migrations.AddConstraint(
            model_name="bijdrage",
            constraint=models.UniqueConstraint(fields=("aanvraag", "volgnummer"), name="bijdrage_volgnummer_eenmalig"),
        ),
        migrations.AddConstraint(
            model_name="bijdrage",
            constraint=models.CheckConstraint(
                condition=models.Q(("bedrag__gte", 0)),
                name="bijdrage_niet_negatief",
                violation_error_message="Een bijdrage is niet lager dan nul.",
            ),
        ),
        migrations.AddConstraint(
            model_name="herinnering",
            constraint=models.UniqueConstraint(fields=("aanvraag", "drempel", "sluit_op"), name="herinnering_eenmalig"),
        ),
        migrations.AddConstraint(
            model_name="kostenpost",
            constraint=models.UniqueConstraint(
                fields=("maatregel", "volgnummer"), name="kostenpost_volgnummer_eenmalig"
            ),
        ),
        migrations.AddConstraint(
            model_name="kostenpost",
            constraint=models.CheckConstraint(
                condition=models.Q(("kosten__gte", 0)),
                name="kostenpost_niet_negatief",
                violation_error_message="Kosten zijn niet lager dan nul.",
            ),
        ),
        migrations.AddConstraint(
            model_name="storing",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gt", models.F("van"))), name="storing_eindigt_na_begin"
            ),
        ),
        migrations.AddConstraint(
            model_name="storing",
            constraint=models.CheckConstraint(
                condition=models.Q(("sluit_op__gt", models.F("sloot_op"))), name="storing_verlengt"
            ),
        ),
        migrations.AddConstraint(
            model_name="vertegenwoordiging",
            constraint=models.UniqueConstraint(fields=("aanvraag", "organisatie"), name="vertegenwoordiging_eenmalig"),
        ),
        operatie(ALLE_GRENDELS),
    ]
