"""Sectors (annex 3), labour market regions (annex 1), versions of the scheme, and the mapping of the three lists."""

from datetime import date
from decimal import Decimal

from django.db import migrations

SECTOREN = (
    (1, "Landbouw, bosbouw, visserij en delfstoffenwinning"),
    (2, "Procesindustrie"),
    (3, "Metalektro en metaalnijverheid"),
    (4, "Overige industrie, energievoorziening, waterbedrijven en afvalbeheer"),
    (5, "Bouwnijverheid en bouwinstallatie"),
    (6, "Handel in en reparatie van auto’s, motorfietsen en aanhangers"),
    (7, "Groothandel en handelsbemiddeling, excl auto’s en motorfietsen"),
    (8, "Detailhandel, niet in auto’s en motorfietsen"),
    (9, "Vervoer en opslag"),
    (10, "Horeca, catering en verblijfsrecreatie"),
    (11, "Informatie en communicatie"),
    (12, "Financiële dienstverlening"),
    (13, "Arbeidsbemiddeling, uitzendbureaus en personeelsbeheer"),
    (14, "Facility management, reiniging en landschapsverzorging"),
    (15, "Overig verhuur en overige zakelijke diensten"),
    (16, "Openbaar bestuur, overheidsdiensten en verplichte sociale verzekeringen"),
    (17, "Onderwijs"),
    (18, "Zorg"),
    (19, "Welzijn"),
    (20, "Cultuur, sport en recreatie"),
    (21, "Overige dienstverlening, huishoudens en extraterritoriale organisaties"),
)

REGIOS = (
    (1, "Achterhoek", "Doetinchem"),
    (2, "Drechtsteden", "Dordrecht"),
    (3, "Drenthe", "Emmen"),
    (4, "Flevoland", "Almere"),
    (5, "Food Valley", "Ede"),
    (6, "Friesland", "Leeuwarden"),
    (7, "Gooi- en Vechstreek", "Hilversum"),
    (8, "Gorinchem", "Gorinchem"),
    (9, "Groningen", "Groningen"),
    (10, "Groot-Amsterdam", "Amsterdam"),
    (11, "Haaglanden", "’s-Gravenhage"),
    (12, "Helmond-De Peel", "Helmond"),
    (13, "Holland Rijnland", "Leiden"),
    (14, "IJsselvechtstreek", "Zwolle"),
    (15, "Midden-Brabant", "Tilburg"),
    (16, "Midden-Gelderland", "Arnhem"),
    (17, "Midden-Holland", "Gouda"),
    (18, "Midden-Limburg", "Roermond"),
    (19, "Midden-Utrecht", "Utrecht"),
    (20, "Noord-Holland Noord", "Alkmaar"),
    (21, "Noord-Limburg", "Venlo"),
    (22, "Noordoost-Brabant", "’s-Hertogenbosch"),
    (23, "Oost-Utrecht", "Amersfoort"),
    (24, "Rijnmond", "Rotterdam"),
    (25, "Rivierenland", "Tiel"),
    (26, "Stedendriehoek", "Apeldoorn"),
    (27, "Twente", "Enschede"),
    (28, "West-Brabant", "Breda"),
    (29, "Zaanstreek/Waterland", "Zaanstad"),
    (30, "Zeeland", "Goes"),
    (31, "Zuid-Holland Centraal", "Zoetermeer"),
    (32, "Zuid-Gelderland", "Nijmegen"),
    (33, "Zuid-Kennemerland", "Haarlem"),
    (34, "Zuid-Limburg", "Heerlen"),
    (35, "Zuidoost-Brabant", "Eindhoven"),
)

OVERHEAD_2013 = [[500000, "0.15"], [1000000, "0.07"], [None, "0.01"]]
OVERHEAD_2015 = [[1000000, "0.15"], [10000000, "0.07"], [None, "0.01"]]

RCS = "Regeling cofinanciering sectorplannen (Stcrt. 2013, 22962)"
GELIJK = {
    "minimum_gevraagd": Decimal("250000.00"),
    "tarief": Decimal("0.50"),
    "tarief_bbl": Decimal("0.20"),
    "tarief_kwetsbaar": Decimal("1.00"),
    "minimum_themas": 2,
    "duur_maanden": 24,
    "aandeel_eigen_vermogen": Decimal("0.80"),
    "beslistermijn_weken": 13,
    "beslistermijn_vanaf": "volledig",
    "overhead_schijven": OVERHEAD_2013,
    "bron": RCS,
}
VERSIES = (
    # The text of 15 August 2013 has no special rate for BBL, and lets the decision term run from the closing of the period.
    {
        "code": "rcs-2013-08-15",
        "naam": "Regeling 2013, tekst van 15 augustus 2013",
        "gepubliceerd_op": date(2013, 8, 12),
        "geldig_van": date(2013, 8, 15),
        "geldig_tot": date(2014, 1, 6),
        "tarief_bbl": Decimal("0.50"),
        "beslistermijn_vanaf": "sluiting",
    },
    {
        "code": "rcs-2014-01-06",
        "naam": "Regeling 2013, tekst van 6 januari 2014",
        "gepubliceerd_op": date(2013, 11, 27),
        "geldig_van": date(2014, 1, 6),
        "geldig_tot": date(2014, 6, 20),
    },
    {
        "code": "rcs-2014-06-20",
        "naam": "Regeling 2013, tekst van 20 juni 2014",
        "gepubliceerd_op": date(2014, 6, 20),
        "geldig_van": date(2014, 6, 20),
        "geldig_tot": date(2015, 1, 1),
    },
    {
        "code": "rcs-2015-01-01",
        "naam": "Regeling 2013, tekst van 1 januari 2015",
        "gepubliceerd_op": date(2015, 1, 1),
        "geldig_van": date(2015, 1, 1),
        "geldig_tot": date(2015, 1, 13),
        "overhead_schijven": OVERHEAD_2015,
    },
    {
        "code": "rcs2015",
        "naam": "Regeling 2015",
        "bron": "Regeling cofinanciering sectorplannen 2015 (BWBR0035840)",
        "gepubliceerd_op": date(2015, 1, 13),
        "geldig_van": date(2015, 1, 13),
        "geldig_tot": None,
        "minimum_gevraagd": Decimal("125000.00"),
        "overhead_schijven": OVERHEAD_2015,
    },
)

KOPPEN = (
    ("instroom_bbl", "banen"),
    ("instroom_overig", "banen"),
    ("behoud_ouderen", "banen"),
    ("scholing", "scholing"),
    ("gezondheid", "innovatie"),
    ("mobiliteit", "van_werk_naar_werk"),
    ("werkgeverschap", "innovatie"),
    ("innovatie", "innovatie"),
)
THEMAS = (
    ("a", "instroom_bbl"),
    ("a", "instroom_overig"),
    ("b", "behoud_ouderen"),
    ("c", "instroom_overig"),
    ("d", "mobiliteit"),
    ("d", "gezondheid"),
    ("e", "scholing"),
    ("f", "mobiliteit"),
    ("g", "werkgeverschap"),
    ("g", "innovatie"),
)


def vul(apps, schema_editor):
    """Lay down what every installation needs before its first period."""
    sector, regio = apps.get_model("aanvragen", "Sector"), apps.get_model("aanvragen", "Arbeidsmarktregio")
    sector.objects.bulk_create(sector(nummer=n, naam=s) for n, s in SECTOREN)
    regio.objects.bulk_create(regio(nummer=n, naam=r, centrumgemeente=c) for n, r, c in REGIOS)
    for versie in VERSIES:
        apps.get_model("aanvragen", "Regelingversie").objects.create(**(GELIJK | versie))
    for categorie, kop in KOPPEN:
        apps.get_model("aanvragen", "CategorieKop").objects.create(categorie=categorie, kop=kop)
    for thema, categorie in THEMAS:
        apps.get_model("aanvragen", "CategorieThema").objects.create(thema=thema, categorie=categorie)


def leeg(apps, schema_editor):
    """Take it away again; refused by the database as soon as a period or an application uses it."""
    for naam in ("CategorieThema", "CategorieKop", "Regelingversie", "Arbeidsmarktregio", "Sector"):
        apps.get_model("aanvragen", naam).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("aanvragen", "0002_verbanden")]
    operations = [migrations.RunPython(vul, leeg)]
