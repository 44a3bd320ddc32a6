"""The ledger only grows, and each entry follows from the one before."""

from sectorplannen.kern.grendels import Grendel

TABEL = "beoordeling_plafondmutatie"
_VORIGE = f"FROM {TABEL} p WHERE p.tijdvak_id = NEW.tijdvak_id"
_EFFECT = "(CASE WHEN NEW.soort = 'verplichting' THEN -NEW.bedrag ELSE NEW.bedrag END)"
_RUIMTE = f"COALESCE((SELECT p.ruimte_na {_VORIGE} ORDER BY p.volgnummer DESC LIMIT 1), 0)"

_INGELEVERD = (
    "EXISTS (SELECT 1 FROM beoordeling_beoordeling b WHERE b.id = OLD.beoordeling_id AND b.ingeleverd_op IS NOT NULL)"
)

GRENDELS = (
    Grendel("plafondmutatie_niet_wijzigen", TABEL, "UPDATE", "Een boeking wordt nooit gewijzigd."),
    Grendel("plafondmutatie_niet_verwijderen", TABEL, "DELETE", "Een boeking wordt nooit verwijderd."),
    Grendel(
        "plafondmutatie_zonder_gat",
        TABEL,
        "INSERT",
        "Het volgnummer van een boeking sluit niet aan.",
        f"NEW.volgnummer <> COALESCE((SELECT MAX(p.volgnummer) {_VORIGE}), 0) + 1",
    ),
    # SQLite keeps decimals as floating point: half a cent of room is no difference, a cent is.
    Grendel(
        "plafondmutatie_ruimte_volgt",
        TABEL,
        "INSERT",
        "De ruimte na een boeking volgt niet uit de vorige.",
        f"ABS(NEW.ruimte_na - ({_RUIMTE} + {_EFFECT})) >= 0.005",
    ),
    Grendel(
        "besluit_niet_wijzigen",
        "beoordeling_besluit",
        "UPDATE",
        "Een besluit wordt nooit gewijzigd; er komt een nieuw besluit.",
    ),
    Grendel("besluit_niet_verwijderen", "beoordeling_besluit", "DELETE", "Een besluit wordt nooit verwijderd."),
    Grendel(
        "besluitmaatregel_niet_wijzigen",
        "beoordeling_besluitmaatregel",
        "UPDATE",
        "Wat is besloten wordt nooit gewijzigd.",
    ),
    Grendel(
        "besluitmaatregel_niet_verwijderen",
        "beoordeling_besluitmaatregel",
        "DELETE",
        "Wat is besloten wordt nooit verwijderd.",
    ),
    Grendel(
        "aanvullingsverzoek_niet_wijzigen",
        "beoordeling_aanvullingsverzoek",
        "UPDATE",
        "Een verzoek om aanvulling wordt nooit gewijzigd.",
    ),
    Grendel(
        "score_vast_na_inleveren",
        "beoordeling_score",
        "UPDATE",
        "Een ingeleverde score wordt nooit gewijzigd.",
        _INGELEVERD,
    ),
)

_ONAF = (
    "NEW.ingeleverd_op IS NOT NULL AND OLD.ingeleverd_op IS NULL AND EXISTS (SELECT 1 FROM beoordeling_score s "
    "WHERE s.beoordeling_id = NEW.id AND (s.waarde IS NULL OR (s.waarde < 3 AND s.reden = '')))"
)

LATERE_GRENDELS = (
    Grendel(
        "beoordeling_ingeleverd_is_af",
        "beoordeling_beoordeling",
        "UPDATE",
        "Een score zonder waarde, of onder voldoende zonder reden, wordt niet ingeleverd.",
        _ONAF,
    ),
    Grendel("brief_niet_verwijderen", "beoordeling_brief", "DELETE", "Een brief wordt nooit verwijderd."),
    Grendel("notitie_niet_wijzigen", "beoordeling_notitie", "UPDATE", "Een notitie wordt nooit gewijzigd."),
    Grendel("notitie_niet_verwijderen", "beoordeling_notitie", "DELETE", "Een notitie wordt nooit verwijderd."),
    Grendel(
        "vraag_niet_wijzigen",
        "beoordeling_vraag",
        "UPDATE",
        "Een vraag die is beantwoord, wordt nooit gewijzigd.",
        "OLD.antwoord <> ''",
    ),
    Grendel("vraag_niet_verwijderen", "beoordeling_vraag", "DELETE", "Een gestelde vraag wordt nooit verwijderd."),
)
"""On tables that came with migration 0006."""

BRIEF_VOOR_VERZENDEN = (
    Grendel(
        "brief_niet_wijzigen",
        "beoordeling_brief",
        "UPDATE",
        "Een brief die is gemaakt, wordt nooit gewijzigd.",
        "OLD.bestand <> ''",
    ),
)
"""Until migration 0008, when a letter got a moment of sending; `brief_blijft` takes its place."""

# a letter is sent once, after which nothing of it changes; its file is put with it before or after that
_BRIEF_WIJZIGT = (
    "(OLD.bestand <> '' AND (NEW.bestand <> OLD.bestand OR NEW.sha256 <> OLD.sha256)) OR NEW.gegevens <> OLD.gegevens "
    "OR NEW.soort <> OLD.soort OR NEW.op <> OLD.op OR NEW.aanvraag_id <> OLD.aanvraag_id OR (OLD.verzonden_op IS NOT "
    "NULL AND (NEW.verzonden_op IS NULL OR NEW.verzonden_op <> OLD.verzonden_op))"
)

BESLISGRENDELS = (
    Grendel(
        "brief_blijft",
        "beoordeling_brief",
        "UPDATE",
        "Een brief die is gemaakt, wordt nooit gewijzigd.",
        _BRIEF_WIJZIGT,
    ),
    Grendel(
        "briefsjabloon_niet_wijzigen",
        "beoordeling_briefsjabloon",
        "UPDATE",
        "De tekst van een brief wordt nooit gewijzigd; er komt een nieuwe versie.",
    ),
    Grendel(
        "briefsjabloon_niet_verwijderen",
        "beoordeling_briefsjabloon",
        "DELETE",
        "De tekst van een brief wordt nooit verwijderd.",
    ),
    Grendel(
        "bezwaar_niet_wijzigen",
        "beoordeling_bezwaar",
        "UPDATE",
        "Een bezwaar waarop is beslist, wordt nooit gewijzigd.",
        "OLD.uitkomst <> ''",
    ),
    Grendel("bezwaar_niet_verwijderen", "beoordeling_bezwaar", "DELETE", "Een bezwaar wordt nooit verwijderd."),
    Grendel("verdaging_niet_wijzigen", "beoordeling_verdaging", "UPDATE", "Een verdaging wordt nooit gewijzigd."),
    Grendel("verdaging_niet_verwijderen", "beoordeling_verdaging", "DELETE", "Een verdaging wordt nooit verwijderd."),
    Grendel(
        "opschorting_niet_wijzigen",
        "beoordeling_opschorting",
        "UPDATE",
        "Een opschorting die is geëindigd, wordt nooit gewijzigd.",
        "OLD.tot IS NOT NULL",
    ),
    Grendel(
        "opschorting_niet_verwijderen",
        "beoordeling_opschorting",
        "DELETE",
        "Een opschorting wordt nooit verwijderd.",
    ),
    Grendel(
        "dossierbestand_niet_wijzigen",
        "beoordeling_dossierbestand",
        "UPDATE",
        "Een dossier dat is gemaakt, wordt nooit gewijzigd.",
        "OLD.bestand <> ''",
    ),
    Grendel("loting_niet_wijzigen", "beoordeling_loting", "UPDATE", "Een loting wordt nooit gewijzigd."),
    Grendel("loting_niet_verwijderen", "beoordeling_loting", "DELETE", "Een loting wordt nooit verwijderd."),
)
"""On tables that came with migration 0008: letters, terms, objections, lots."""


def _anders(*kolommen: str) -> str:
    """That one of these columns would change; an empty one is a value like any other, on both databases."""
    return " OR ".join(f"NEW.{k} <> OLD.{k} OR (NEW.{k} IS NULL) <> (OLD.{k} IS NULL)" for k in kolommen)


HERKOMSTGRENDELS = (
    Grendel(
        "brief_hoort_bij",
        "beoordeling_brief",
        "UPDATE",
        "Een brief blijft bij het besluit en de tekst waarvan hij is gemaakt.",
        _anders("sjabloon_id", "verzoek_id", "besluit_id", "bezwaar_id", "verdaging_id"),
    ),
    Grendel(
        "bezwaar_zoals_ontvangen",
        "beoordeling_bezwaar",
        "UPDATE",
        "Een bezwaar blijft zoals het is ontvangen.",
        _anders(
            "aanvraag_id", "besluit_id", "kanaal", "ontvangen_op", "gepost_op", "gronden", "te_laat", "door_id", "op"
        ),
    ),
    Grendel(
        "opschorting_eindigt_alleen",
        "beoordeling_opschorting",
        "UPDATE",
        "Van een opschorting wordt alleen de laatste dag ingevuld.",
        _anders("aanvraag_id", "grond", "vanaf", "liep_tot", "reden", "door_id", "op"),
    ),
    Grendel(
        "ingebrekestelling_niet_wijzigen",
        "beoordeling_ingebrekestelling",
        "UPDATE",
        "Een ingebrekestelling wordt nooit gewijzigd.",
    ),
    Grendel(
        "ingebrekestelling_niet_verwijderen",
        "beoordeling_ingebrekestelling",
        "DELETE",
        "Een ingebrekestelling wordt nooit verwijderd.",
    ),
    Grendel(
        "beslismelding_niet_wijzigen",
        "beoordeling_beslismelding",
        "UPDATE",
        "Een herinnering die is verstuurd, wordt nooit gewijzigd.",
    ),
    Grendel(
        "beslismelding_niet_verwijderen",
        "beoordeling_beslismelding",
        "DELETE",
        "Een herinnering die is verstuurd, wordt nooit verwijderd.",
    ),
)
"""From migration 0010: what a letter was made of, and how an objection, a notice or a reminder came."""

ALLE_GRENDELS = GRENDELS + LATERE_GRENDELS + BESLISGRENDELS + HERKOMSTGRENDELS
