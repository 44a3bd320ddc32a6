"""The rubric of article 2.5, for every version of the scheme that is known."""

from django.db import migrations

PER_MAATREGEL = (
    ("S", "Specifiek", "Is duidelijk wat er gebeurt, voor wie en door wie?", "e"),
    ("M", "Meetbaar", "Is er een getal, een beginpunt en een maat?", "e"),
    ("A", "Acceptabel", "Lost dit het knelpunt op?", "c"),
    ("R", "Realistisch", "Kan dit aantal, voor dit geld?", "d"),
    ("T", "Tijdgebonden", "Staat vast wanneer het klaar is?", "e"),
)
HELE_PLAN = (
    ("a", "Eisen aan de aanvraag", "Voldoet de aanvraag aan de eisen van de regeling?"),
    ("b", "Analyse", "Beschrijft de analyse de knelpunten goed, met een bron?"),
    ("c", "Aansluiting", "Volgen de maatregelen uit de knelpunten?"),
    ("d", "Doelmatig en doeltreffend", "Staat het verwachte resultaat in verhouding tot de kosten?"),
    ("f", "Onderbouwing van de kosten", "Zijn de kosten goed onderbouwd?"),
    ("g", "Noodzaak van cofinanciering", "Is duidelijk waarom het plan zonder cofinanciering niet doorgaat?"),
    ("h", "Vervolg", "Is geregeld wie blijvende maatregelen na afloop betaalt?"),
    ("i", "Passend bij het verband", "Past de omvang bij het samenwerkingsverband?"),
    ("j", "Kosten en resultaat", "Zijn de kosten redelijk voor wat ze opleveren?"),
    ("k", "Eigen financiering", "Is de eigen financiering zeker?"),
    ("l", "Administratie", "Is een controleerbare administratie te verwachten?"),
)


def vul(apps, schema_editor):
    """Ground e of article 2.5 (objectively measurable) is what S, M and T ask per measure."""
    criterium = apps.get_model("beoordeling", "Criterium")
    for versie in apps.get_model("aanvragen", "Regelingversie").objects.all():
        rijen = [("maatregel", code, naam, vraag, grond) for code, naam, vraag, grond in PER_MAATREGEL]
        rijen += [("plan", code, naam, vraag, code) for code, naam, vraag in HELE_PLAN]
        for volgorde, (soort, code, naam, vraag, grond) in enumerate(rijen, start=1):
            criterium.objects.create(
                regelingversie=versie, code=code, soort=soort, naam=naam, vraag=vraag, grond=grond, volgorde=volgorde
            )


def leeg(apps, schema_editor):
    """Take the rubric away; refused by the database where it has been used."""
    apps.get_model("beoordeling", "Criterium").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("beoordeling", "0002_verbanden"), ("aanvragen", "0003_referentiegegevens")]
    operations = [migrations.RunPython(vul, leeg)]
