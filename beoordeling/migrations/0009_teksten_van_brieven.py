"""The first version of the texts around the facts of each kind of letter."""

from django.db import migrations, models

BEZWAAR = (
    "Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken binnen zes weken na de dag waarop wij het hebben "
    "verstuurd (artikel 6:7 van de Algemene wet bestuursrecht). Log in, open uw plan en kies Bezwaar maken. Of stuur een "
    "brief aan Agentschap SZW, Loket sectorplannen. Schrijf daarin uw naam en adres, de datum, het kenmerk van dit besluit "
    "en waarom u het er niet mee eens bent, en zet uw handtekening."
)
BEROEP = (
    "Bent u het niet eens met deze beslissing? Dan kunt u in beroep gaan binnen zes weken na de dag waarop wij haar hebben "
    "verstuurd (artikel 6:7 van de Algemene wet bestuursrecht). Dat doet u bij de rechtbank in het gebied waar uw organisatie "
    "is gevestigd (artikel 8:7). Schrijf in uw beroepschrift uw naam en adres, de datum, het kenmerk van deze beslissing en "
    "waarom u het er niet mee eens bent, en zet uw handtekening. U betaalt de rechtbank griffierecht."
)
GEEN_BEZWAAR = (
    "Tegen dit bericht zelf kunt u geen bezwaar maken (artikel 6:3 van de Algemene wet bestuursrecht). Tegen ons besluit over "
    "uw plan kan dat straks wel."
)
VRAGEN = "Heeft u een vraag? Mail naar sectorplannen@voorbeeld.nl en noem ons kenmerk {kenmerk}."

TEKSTEN = {
    "aanvulling": (
        "Vul uw plan aan",
        "Op {ingediend_op} ontvingen wij uw plan ‘{plan}’. Wij keken of het compleet is volgens artikel 2.3 van de "
        "Regeling cofinanciering sectorplannen. Dat is nog niet zo.",
        "Log in en open uw plan. U kunt het nu weer wijzigen en bestanden toevoegen. Verstuur de aanvulling als alles "
        "erin staat: opslaan alleen is niet genoeg.\n\nDe dag waarop uw plan compleet is, bepaalt de plaats in de "
        "volgorde (artikel 1.5). Hoe eerder u aanvult, hoe eerder uw plan aan de beurt is.",
        GEEN_BEZWAAR,
    ),
    "verdaging": (
        "Ons besluit komt later",
        "U heeft op {ingediend_op} het plan ‘{plan}’ ingediend. Wij zouden daarover uiterlijk op {was_uiterlijk} "
        "beslissen. Dat lukt niet. Wij nemen ons besluit uiterlijk op {uiterlijk} (artikel 4:14 van de Algemene wet "
        "bestuursrecht).",
        "U hoeft niets te doen. Duurt het langer dan {uiterlijk}, dan kunt u ons in gebreke stellen (artikel 4:17 van "
        "de Algemene wet bestuursrecht).",
        GEEN_BEZWAAR,
    ),
    "verlening": (
        "Wij verlenen cofinanciering voor uw plan",
        "U heeft op {ingediend_op} het plan ‘{plan}’ ingediend. Wij verlenen u daarvoor ten hoogste {bedrag} "
        "cofinanciering, op grond van de Regeling cofinanciering sectorplannen.",
        "Begin binnen zes maanden na dit besluit met de uitvoering (artikel 5.2). Meld het ons meteen als activiteiten "
        "niet, niet op tijd of niet helemaal doorgaan (artikel 5.3). Na twaalf maanden stuurt u een tussenverslag (artikel "
        "5.4). Binnen dertien weken na afloop vraagt u ons om het bedrag vast te stellen (artikel 5.5). Wij betalen niet "
        "meer dan de helft van de kosten die wij dan goedkeuren, tenzij de regeling een ander deel noemt (artikel 5.1).",
        BEZWAAR,
    ),
    "gedeeltelijke_verlening": (
        "Wij verlenen een deel van de cofinanciering",
        "U heeft op {ingediend_op} het plan ‘{plan}’ ingediend en {gevraagd} gevraagd. Wij verlenen u een deel: ten hoogste "
        "{bedrag} cofinanciering, op grond van de Regeling cofinanciering sectorplannen.",
        "Begin binnen zes maanden na dit besluit met de uitvoering (artikel 5.2). Meld het ons meteen als activiteiten "
        "niet, niet op tijd of niet helemaal doorgaan (artikel 5.3). Na twaalf maanden stuurt u een tussenverslag (artikel "
        "5.4). Binnen dertien weken na afloop vraagt u ons om het bedrag vast te stellen (artikel 5.5). Wij betalen niet "
        "meer dan de helft van de kosten die wij dan goedkeuren, tenzij de regeling een ander deel noemt (artikel 5.1).",
        BEZWAAR,
    ),
    "afwijzing": (
        "Wij wijzen uw plan af",
        "U heeft op {ingediend_op} het plan ‘{plan}’ ingediend en {gevraagd} cofinanciering gevraagd. Wij wijzen uw aanvraag "
        "af, op grond van de Regeling cofinanciering sectorplannen.",
        "U krijgt geen cofinanciering voor dit plan. In een volgend tijdvak kunt u een verbeterd plan indienen.",
        BEZWAAR,
    ),
    "buiten_behandeling": (
        "Wij behandelen uw plan niet verder",
        "U heeft op {ingediend_op} het plan ‘{plan}’ ingediend. Het was niet compleet, en binnen de tijd die wij u gaven is "
        "het dat niet geworden. Daarom behandelen wij uw aanvraag niet verder (artikel 4:5 van de Algemene wet "
        "bestuursrecht).",
        "In een volgend tijdvak kunt u opnieuw een plan indienen.",
        BEZWAAR,
    ),
    "intrekking_verlening": (
        "Wij trekken de verlening in",
        "Op {verleend_op} verleenden wij u ten hoogste {verleend} cofinanciering voor het plan ‘{plan}’. Wij trekken die "
        "verlening in (artikel 4:48 van de Algemene wet bestuursrecht).",
        "De intrekking werkt terug tot en met de dag van de verlening. U krijgt geen cofinanciering meer voor dit plan. "
        "Heeft u al een voorschot ontvangen, dan krijgt u daarover een apart besluit.",
        BEZWAAR,
    ),
    "bezwaar": (
        "Onze beslissing op uw bezwaar",
        "Op {ontvangen_op} ontvingen wij uw bezwaar tegen ons besluit van {besluit_van} over het plan ‘{plan}’. Hier leest u "
        "wat wij daarop beslissen. Dat deed een ander dan wie het besluit nam (artikel 10:3 van de Algemene wet "
        "bestuursrecht).",
        "",
        BEROEP,
    ),
}


def vul(apps, schema_editor):
    """Version 1 of each kind that has none."""
    model = apps.get_model("beoordeling", "Briefsjabloon")
    aanwezig = set(model.objects.values_list("soort", flat=True))
    for soort, (kop, opening, vervolg, rechtsmiddel) in TEKSTEN.items():
        if soort not in aanwezig:
            model.objects.create(
                soort=soort,
                versie=1,
                kop=kop,
                opening=opening,
                vervolg=vervolg,
                rechtsmiddel=rechtsmiddel,
                slot=VRAGEN,
                toelichting="Eerste versie.",
            )


def verzonden(apps, schema_editor):
    """Letters from before were sent on the moment that stands in them."""
    apps.get_model("beoordeling", "Brief").objects.filter(verzonden_op=None).update(verzonden_op=models.F("op"))


class Migration(migrations.Migration):
    dependencies = [("beoordeling", "0008_besluiten")]
    operations = [
        migrations.RunPython(vul, migrations.RunPython.noop),
        migrations.RunPython(verzonden, migrations.RunPython.noop),
    ]
