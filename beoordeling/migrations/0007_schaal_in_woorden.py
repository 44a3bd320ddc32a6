"""In words what each position of the scale means, per criterion: so that two assessors read it alike."""

from django.db import migrations

# Code: insufficient, moderate, sufficient, good.
PER_MAATREGEL = {
    "S": (
        "Het is onduidelijk wat er gebeurt of voor wie.",
        "Wat er gebeurt is duidelijk, maar voor wie of door wie niet.",
        "Wat er gebeurt, voor wie en door wie is duidelijk.",
        "Elke stap is beschreven, met wie hem doet en voor welke groep.",
    ),
    "M": (
        "Er is geen getal waaraan u het resultaat kunt meten.",
        "Er is een getal, maar het beginpunt of de manier van meten ontbreekt.",
        "Er zijn een getal, een beginpunt en een manier van meten.",
        "Getal, beginpunt en manier van meten kloppen met elkaar en met een bron.",
    ),
    "A": (
        "De maatregel doet niets aan het knelpunt.",
        "De maatregel doet iets aan het knelpunt, maar het plan legt niet uit hoe.",
        "Het plan legt uit hoe de maatregel het knelpunt kleiner maakt.",
        "Het plan laat met cijfers of ervaring zien dat de maatregel het knelpunt oplost.",
    ),
    "R": (
        "Dit aantal deelnemers is voor dit geld niet te halen.",
        "Het aantal of de prijs wijkt af en het plan legt niet uit waarom.",
        "Aantal en prijs zijn haalbaar, of een afwijking is uitgelegd.",
        "Aantal en prijs zijn haalbaar en onderbouwd met ervaring of offertes.",
    ),
    "T": (
        "Er staat geen dag waarop de maatregel klaar is.",
        "Er staat een einddag, maar die is niet haalbaar of past niet bij het plan.",
        "De einddag staat vast, is haalbaar en past bij het plan.",
        "De einddag staat vast en er zijn tussenstappen met een datum.",
    ),
}
HELE_PLAN = {
    "a": (
        "De aanvraag voldoet niet aan een of meer eisen.",
        "De aanvraag voldoet, maar een eis is alleen met moeite terug te vinden.",
        "De aanvraag voldoet aan alle eisen.",
        "De aanvraag voldoet aan alle eisen en laat bij elke eis zien waar dat staat.",
    ),
    "b": (
        "De knelpunten zijn niet beschreven of hebben geen bron.",
        "De knelpunten zijn beschreven, maar cijfers of bronnen ontbreken voor een deel.",
        "Elk knelpunt is beschreven met cijfers en een bron.",
        "Elk knelpunt heeft cijfers, een bron en een uitleg van de oorzaak.",
    ),
    "c": (
        "De maatregelen hebben weinig te maken met de knelpunten.",
        "Een maatregel past niet bij een knelpunt, of een groot knelpunt krijgt geen maatregel.",
        "Elke maatregel past bij een knelpunt en de grote knelpunten krijgen een maatregel.",
        "Alle knelpunten krijgen maatregelen, en die versterken elkaar.",
    ),
    "d": (
        "De kosten zijn veel te hoog voor het resultaat.",
        "Resultaat en kosten zijn bij een deel van de maatregelen uit verhouding.",
        "Resultaat en kosten zijn in verhouding.",
        "Het resultaat is groot voor deze kosten, en het plan toont dat aan.",
    ),
    "f": (
        "De kosten zijn niet onderbouwd.",
        "Een deel van de kosten is niet onderbouwd met aantal en prijs.",
        "De kosten zijn onderbouwd met aantal en prijs.",
        "De kosten zijn onderbouwd met aantal, prijs en de herkomst van de prijs.",
    ),
    "g": (
        "Het plan gaat ook zonder cofinanciering door.",
        "Het plan noemt een reden, maar legt die niet uit.",
        "Het is duidelijk waarom het plan zonder cofinanciering niet doorgaat.",
        "Het plan laat per maatregel zien wat er zonder cofinanciering wegvalt.",
    ),
    "h": (
        "Er is niets geregeld voor na afloop.",
        "Er is een voornemen, maar niet wie betaalt.",
        "Het is duidelijk wie blijvende maatregelen na afloop betaalt.",
        "Er zijn afspraken op schrift over wie na afloop betaalt.",
    ),
    "i": (
        "Het plan is veel te groot voor dit samenwerkingsverband.",
        "Het plan is groot en het verband toont niet aan dat het dit kan.",
        "De omvang van het plan past bij het samenwerkingsverband.",
        "De omvang past en het verband heeft zoiets eerder goed gedaan.",
    ),
    "j": (
        "De kosten zijn niet redelijk voor wat ze opleveren.",
        "Bij een deel van de kosten is niet te zien of ze redelijk zijn.",
        "De kosten zijn redelijk voor wat ze opleveren.",
        "De kosten zijn laag voor wat ze opleveren, vergeleken met andere plannen.",
    ),
    "k": (
        "Er is geen eigen financiering of die is te laag.",
        "Er is eigen financiering, maar een deel is nog niet zeker.",
        "De eigen financiering is hoog genoeg en zeker.",
        "De eigen financiering staat vast op schrift, per organisatie.",
    ),
    "l": (
        "Een controleerbare administratie is niet te verwachten.",
        "Er is een administratie, maar niet alles is ermee te controleren.",
        "Een controleerbare administratie is te verwachten.",
        "De administratie is beschreven en eerder zonder fouten gecontroleerd.",
    ),
}
VELDEN = ("bij_onvoldoende", "bij_matig", "bij_voldoende", "bij_goed")


def vul(apps, schema_editor):
    """Only where nothing stands yet, and only in the rubrics that come with a version of the scheme."""
    rijen = apps.get_model("beoordeling", "Criterium").objects.filter(rubriek=None, bij_goed="")
    for soort, zinnen in (("maatregel", PER_MAATREGEL), ("plan", HELE_PLAN)):
        for code, schaal in zinnen.items():
            rijen.filter(soort=soort, code=code).update(**dict(zip(VELDEN, schaal, strict=True)))


def leeg(apps, schema_editor):
    """The scale as it was: four words."""
    rijen = apps.get_model("beoordeling", "Criterium").objects.filter(rubriek=None)
    rijen.update(**dict.fromkeys(VELDEN, ""))


class Migration(migrations.Migration):
    dependencies = [("beoordeling", "0006_gesprek_en_compleetheid")]
    operations = [migrations.RunPython(vul, leeg)]
