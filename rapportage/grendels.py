"""A letter that was fixed stands, with every version of its text; and so does a progress round that was closed."""

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

_DICHT = (
    "EXISTS (SELECT 1 FROM rapportage_voortgangsverslag v JOIN rapportage_peiling p ON p.id = v.peiling_id "
    "WHERE v.id = {rij}.verslag_id AND p.gesloten_op IS NOT NULL)"
)
_RONDE_IS_DICHT = "De peiling is gesloten: wat erin staat, wordt nooit gewijzigd."

PEILINGGRENDELS = (
    Grendel(
        "peiling_gesloten",
        "rapportage_peiling",
        "UPDATE",
        "Een gesloten peiling wordt nooit gewijzigd.",
        "OLD.gesloten_op IS NOT NULL",
    ),
    Grendel("peiling_niet_verwijderen", "rapportage_peiling", "DELETE", "Een peiling wordt nooit verwijderd."),
    Grendel(
        "voortgangsverslag_gesloten",
        "rapportage_voortgangsverslag",
        "UPDATE",
        _RONDE_IS_DICHT,
        "EXISTS (SELECT 1 FROM rapportage_peiling p WHERE p.id = OLD.peiling_id AND p.gesloten_op IS NOT NULL)",
    ),
    Grendel(
        "voortgangsverslag_niet_verwijderen",
        "rapportage_voortgangsverslag",
        "DELETE",
        "Een voortgangsverslag wordt nooit verwijderd.",
    ),
    Grendel(
        "voortgangsregel_gesloten",
        "rapportage_voortgangsregel",
        "UPDATE",
        _RONDE_IS_DICHT,
        _DICHT.format(rij="OLD"),
    ),
    Grendel(
        "voortgangsregel_niet_erbij",
        "rapportage_voortgangsregel",
        "INSERT",
        _RONDE_IS_DICHT,
        _DICHT.format(rij="NEW"),
    ),
    Grendel(
        "voortgangsregel_niet_verwijderen",
        "rapportage_voortgangsregel",
        "DELETE",
        "Een regel van een voortgangsverslag wordt nooit verwijderd.",
    ),
    Grendel(
        "verslagstap_niet_wijzigen",
        "rapportage_verslagstap",
        "UPDATE",
        "Een stap van een voortgangsverslag wordt nooit gewijzigd.",
    ),
    Grendel(
        "verslagstap_niet_verwijderen",
        "rapportage_verslagstap",
        "DELETE",
        "Een stap van een voortgangsverslag wordt nooit verwijderd.",
    ),
    Grendel(
        "realisatie_van_peiling_niet_wijzigen",
        "rapportage_realisatie",
        "UPDATE",
        "Wat in een peiling is vastgesteld, wordt nooit gewijzigd.",
        "OLD.verslag_id IS NOT NULL",
    ),
    Grendel(
        "realisatie_van_peiling_niet_verwijderen",
        "rapportage_realisatie",
        "DELETE",
        "Wat in een peiling is vastgesteld, wordt nooit verwijderd.",
        "OLD.verslag_id IS NOT NULL",
    ),
)

ALLE_GRENDELS = BRIEFGRENDELS + PEILINGGRENDELS
