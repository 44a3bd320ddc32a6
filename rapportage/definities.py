"""What each figure means: name, unit, one sentence, and which records it is made of. The page of definitions is drawn from this."""

from dataclasses import dataclass

from aanvragen.models import Categorie
from sectorplannen.kern.woorden import klein_begin

AANTAL, EURO, AANDEEL, DATUM = "aantal", "euro", "aandeel", "datum"

LOGBOEK = "aanvragen, met de status die het logboek van gebeurtenissen op de peildatum geeft"
GROOTBOEK = "boekingen in het grootboek van het plafond tot en met de peildatum"
BESLUITEN = "maatregelen met een bedrag in het besluit dat op de peildatum geldt, van de verleende plannen"
BESLISTERMIJN = "eerste besluit, volledige ontvangst en opschortingen van de aanvragen, tot en met de peildatum"
GESPREKKEN = "adviesgesprekken voor het tijdvak die tot en met de peildatum zijn gehouden"
TIJDVAK = "tijdvak dat na dit tijdvak opent, als zijn plafond op de peildatum bekend was"
REALISATIE = "laatste opgave per maatregel tot en met de peildatum, van de verleende plannen"


@dataclass(frozen=True)
class Definitie:
    """A figure in words."""

    naam: str
    eenheid: str
    definitie: str
    bron: str


DEFINITIES: dict[str, Definitie] = {
    "aantal_ingediend": Definitie(
        "Ingediende aanvragen",
        AANTAL,
        "Aanvragen van het tijdvak die op de peildatum waren ingediend; de uitkomsten tellen hiertoe op.",
        LOGBOEK,
    ),
    "aantal_verleend": Definitie(
        "Verleende aanvragen",
        AANTAL,
        "Aanvragen met een verlening die geldt, ook als de subsidie al is vastgesteld.",
        LOGBOEK,
    ),
    "aantal_afgewezen": Definitie(
        "Afgewezen aanvragen", AANTAL, "Aanvragen die zijn afgewezen op een grond van artikel 2.5.", LOGBOEK
    ),
    "aantal_ingetrokken": Definitie(
        "Ingetrokken aanvragen", AANTAL, "Aanvragen die de aanvrager zelf introk, voor het besluit.", LOGBOEK
    ),
    "aantal_buiten_behandeling": Definitie(
        "Buiten behandeling gesteld",
        AANTAL,
        "Aanvragen die niet op tijd zijn aangevuld en daarom niet zijn behandeld (Awb 4:5).",
        LOGBOEK,
    ),
    "aantal_verlening_ingetrokken": Definitie(
        "Ingetrokken verleningen",
        AANTAL,
        "Aanvragen waarvan de minister de verlening later introk (Awb 4:48).",
        LOGBOEK,
    ),
    "aantal_in_behandeling": Definitie(
        "Aanvragen in behandeling", AANTAL, "Aanvragen die zijn ingediend en waarover nog niet is besloten.", LOGBOEK
    ),
    "aantal_regionaal": Definitie(
        "Regionale plannen", AANTAL, "Verleende aanvragen voor een of meer arbeidsmarktregio’s.", LOGBOEK
    ),
    "aantal_laatste_twee_weken": Definitie(
        "Ingediend in de laatste twee weken",
        AANTAL,
        "Aanvragen die op een van de laatste 14 dagen van het tijdvak zijn ingediend, de dag van sluiting meegeteld.",
        "moment van indienen van de aanvragen",
    ),
    "plafond": Definitie(
        "Plafond",
        EURO,
        "Het vastgestelde plafond van het tijdvak met alle verhogingen tot en met de peildatum.",
        GROOTBOEK,
    ),
    "plafond_oorspronkelijk": Definitie(
        "Plafond bij de vaststelling",
        EURO,
        "Het plafond zoals het voor het tijdvak is vastgesteld, voor verhogingen.",
        GROOTBOEK,
    ),
    "bedrag_verleend": Definitie(
        "Verleende cofinanciering", EURO, "Alle verplichtingen min wat daarvan weer is vrijgevallen.", GROOTBOEK
    ),
    "ruimte": Definitie("Ruimte onder het plafond", EURO, "Het plafond min de verleende cofinanciering.", GROOTBOEK),
    "eigen_bijdrage": Definitie(
        "Eigen bijdrage",
        EURO,
        "De kosten van de verleende maatregelen min het bedrag dat ervoor is verleend.",
        BESLUITEN,
    ),
    "deelnemers_beoogd": Definitie(
        "Beoogde deelnemers",
        AANTAL,
        "Deelnemers van de verleende maatregelen: het aantal in het besluit, of zoals gevraagd als het besluit geen aantal noemt.",
        BESLUITEN,
    ),
    "bbl_plekken": Definitie(
        "Leerwerkplekken (BBL)",
        AANTAL,
        "Beoogde deelnemers op een leerwerkplek, naar verhouding lager waar een lager aantal deelnemers is verleend.",
        BESLUITEN,
    ),
    "jeugdaandeel": Definitie(
        "Aandeel voor jongeren",
        AANDEEL,
        "Het bedrag voor jongeren gedeeld door de verleende cofinanciering, als indicatie.",
        BESLUITEN,
    ),
    "jeugdbedrag": Definitie(
        "Bedrag voor jongeren",
        EURO,
        "Per maatregel het verleende bedrag maal het deel van de deelnemers dat jonger is dan 27, bij elkaar opgeteld.",
        BESLUITEN,
    ),
    "deelnemers_gerealiseerd": Definitie(
        "Bereikte deelnemers",
        AANTAL,
        "Het laatst opgegeven aantal bereikte deelnemers per maatregel, bij elkaar opgeteld.",
        REALISATIE,
    ),
    "realisatiegraad": Definitie(
        "Bereikt van beoogd",
        AANDEEL,
        "Bereikte deelnemers, gedeeld door beoogde deelnemers.",
        f"{REALISATIE}; {BESLUITEN}",
    ),
    "aantal_beslist": Definitie(
        "Afgehandelde aanvragen",
        AANTAL,
        "Aanvragen waarover is besloten of die de aanvrager introk; met die in behandeling zijn zij samen wat is ingediend.",
        LOGBOEK,
    ),
    "aantal_sectoraal": Definitie(
        "Plannen voor een sector", AANTAL, "Verleende aanvragen die niet voor een arbeidsmarktregio zijn.", LOGBOEK
    ),
    "aantal_teruggekomen": Definitie(
        "Ingetrokken en later opnieuw ingediend",
        AANTAL,
        "Ingetrokken aanvragen die in een later tijdvak opnieuw zijn ingediend; die tellen alleen daar mee.",
        LOGBOEK,
    ),
    "aandeel_onvoldoende_uitgewerkt": Definitie(
        "Ingetrokken omdat het plan niet af was",
        AANDEEL,
        "Ingetrokken aanvragen met als reden dat het plan nog niet genoeg was uitgewerkt, gedeeld door alle ingetrokken.",
        LOGBOEK,
    ),
    "aantal_op_tijd": Definitie(
        "Op tijd besloten",
        AANTAL,
        "Volledige aanvragen waarvan het eerste besluit viel op of voor de laatste dag van de wettelijke termijn.",
        BESLISTERMIJN,
    ),
    "aantal_te_laat": Definitie(
        "Te laat besloten",
        AANTAL,
        "Volledige aanvragen waarvan het eerste besluit viel na de laatste dag van de wettelijke termijn.",
        BESLISTERMIJN,
    ),
    "aantal_adviesgesprekken": Definitie(
        "Adviesgesprekken",
        AANTAL,
        "Gesprekken over een plan voor het tijdvak die op de peildatum waren gehouden, met wie dat plan voorbereidt.",
        GESPREKKEN,
    ),
    "aantal_adviesgesprekken_zonder_aanvraag": Definitie(
        "Adviesgesprekken zonder aanvraag",
        AANTAL,
        "Gehouden adviesgesprekken waaruit op de peildatum geen ingediende aanvraag was gekomen.",
        GESPREKKEN,
    ),
    "aantal_eigen_bijdrage_lager": Definitie(
        "Plannen met een lagere eigen bijdrage",
        AANTAL,
        "Verleende aanvragen waarvan de eigen bijdrage lager is dan het bedrag dat is verleend.",
        BESLUITEN,
    ),
    "bedrag_per_deelnemer": Definitie(
        "Cofinanciering per deelnemer",
        EURO,
        "De verleende cofinanciering gedeeld door de beoogde deelnemers.",
        BESLUITEN,
    ),
    "jeugdnorm_bedrag": Definitie(
        "Afspraak over jongeren, in euro’s",
        EURO,
        "Van elk verleend bedrag het deel dat volgens de afspraak bij het tijdvak voor jongeren is, bij elkaar opgeteld.",
        BESLUITEN,
    ),
    "aandeel_bbl_van_instroom": Definitie(
        "Leerwerkplekken als deel van de instroom",
        AANDEEL,
        "Beoogde deelnemers van de soort leerwerkplek (BBL), gedeeld door die van beide soorten instroom samen.",
        BESLUITEN,
    ),
    **{
        f"deelnemers_{code}": Definitie(
            f"Deelnemers {klein_begin(str(naam))}",
            AANTAL,
            f"Beoogde deelnemers van de verleende maatregelen van de soort {klein_begin(str(naam))}.",
            BESLUITEN,
        )
        for code, naam in Categorie.choices
    },
    **{
        f"bedrag_{code}": Definitie(
            f"Cofinanciering {klein_begin(str(naam))}",
            EURO,
            f"Het bedrag dat is verleend voor maatregelen van de soort {klein_begin(str(naam))}.",
            BESLUITEN,
        )
        for code, naam in Categorie.choices
    },
    "volgend_plafond": Definitie(
        "Plafond van het volgende tijdvak",
        EURO,
        "Het plafond op de peildatum van het tijdvak dat hierna opent; onbekend zolang dat er niet is.",
        f"{TIJDVAK}; {GROOTBOEK}",
    ),
    "volgend_opent": Definitie(
        "Het volgende tijdvak opent op",
        DATUM,
        "De eerste dag waarop in het volgende tijdvak kan worden ingediend; onbekend zolang dat er niet is.",
        TIJDVAK,
    ),
    "volgend_sluit": Definitie(
        "Het volgende tijdvak sluit op",
        DATUM,
        "De laatste dag waarop in het volgende tijdvak kan worden ingediend; onbekend zolang dat er niet is.",
        TIJDVAK,
    ),
}
"""In the order in which they are printed everywhere."""

ZONDER_NIETS = frozenset({"bedrag_per_deelnemer", "volgend_plafond"})
"""Amounts that are unknown, not € 0, where there is nothing to make them of."""

NIET_OVER_TE_NEMEN = frozenset(
    {
        "aantal_op_tijd",
        "aantal_te_laat",
        "aantal_adviesgesprekken",
        "aantal_adviesgesprekken_zonder_aanvraag",
        "aantal_teruggekomen",
    }
)
"""Figures on first decisions, talks and returns, which a workbook does not carry: on pages and in letters, not in the JSON."""

AFWIJSGRONDEN = {
    "a": "Het plan voldoet niet aan de eisen van de regeling",
    "b": "De analyse van de arbeidsmarkt is onvoldoende",
    "c": "De maatregelen volgen niet uit de analyse",
    "d": "De maatregelen zijn niet doeltreffend of niet doelmatig",
    "e": "De maatregelen zijn niet objectief meetbaar",
    "f": "De kosten zijn onvoldoende onderbouwd",
    "g": "De noodzaak van cofinanciering is niet aangetoond",
    "h": "Het vervolg van blijvende maatregelen is niet geregeld",
    "i": "De omvang past niet bij het samenwerkingsverband",
    "j": "De kosten staan niet in verhouding tot het resultaat",
    "k": "De eigen financiering is onzeker",
    "l": "Een controleerbare administratie is niet verzekerd",
}
"""The grounds of article 2.5, by their letter, as a letter says them."""
