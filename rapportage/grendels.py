"""A letter that was fixed stands; so does every version of its text, and what was done with it."""

from sectorplannen.kern.grendels import Grendel

BRIEFGRENDELS = (
    Grendel(
        "rapport_vast",
        "rapportage_rapport",
        "UPDATE",
        "Een vastgestelde brief wordt nooit gewijzigd.",
        "OLD.status = 'vast'",
    ),
    Grendel(
        "rapport_niet_verwijderen", "rapportage_rapport", "DELETE", "Een brief aan de Kamer wordt nooit verwijderd."
    ),
    Grendel(
        "briefversie_niet_wijzigen",
        "rapportage_briefversie",
        "UPDATE",
        "Een versie van een brief wordt nooit gewijzigd; er komt een nieuwe versie.",
    ),
    Grendel(
        "briefversie_niet_verwijderen",
        "rapportage_briefversie",
        "DELETE",
        "Een versie van een brief wordt nooit verwijderd.",
    ),
    Grendel(
        "rapportstap_niet_wijzigen", "rapportage_rapportstap", "UPDATE", "Een stap van een brief wordt nooit gewijzigd."
    ),
    Grendel(
        "rapportstap_niet_verwijderen",
        "rapportage_rapportstap",
        "DELETE",
        "Een stap van een brief wordt nooit verwijderd.",
    ),
)

ALLE_GRENDELS = BRIEFGRENDELS
