"""What is filed and what has happened is never changed."""

from sectorplannen.kern.grendels import Grendel

GRENDELS = (
    Grendel("indiening_niet_wijzigen", "aanvragen_indiening", "UPDATE", "Een indiening wordt nooit gewijzigd."),
    Grendel("indiening_niet_verwijderen", "aanvragen_indiening", "DELETE", "Een indiening wordt nooit verwijderd."),
    Grendel("gebeurtenis_niet_wijzigen", "aanvragen_gebeurtenis", "UPDATE", "Een gebeurtenis wordt nooit gewijzigd."),
    Grendel(
        "gebeurtenis_niet_verwijderen",
        "aanvragen_gebeurtenis",
        "DELETE",
        "Een gebeurtenis van een ingediende aanvraag wordt nooit verwijderd.",
        "EXISTS (SELECT 1 FROM aanvragen_aanvraag a WHERE a.id = OLD.aanvraag_id AND a.status <> 'concept')",
    ),
    Grendel(
        "aanvraag_niet_verwijderen",
        "aanvragen_aanvraag",
        "DELETE",
        "Een ingediende aanvraag wordt nooit verwijderd.",
        "OLD.status <> 'concept'",
    ),
)

LATERE_GRENDELS = (
    Grendel("storing_niet_wijzigen", "aanvragen_storing", "UPDATE", "Een vastgelegde storing wordt nooit gewijzigd."),
    Grendel(
        "storing_niet_verwijderen", "aanvragen_storing", "DELETE", "Een vastgelegde storing wordt nooit verwijderd."
    ),
)
"""On tables that came after migration 0004, which puts on the first ones."""

ALLE_GRENDELS = GRENDELS + LATERE_GRENDELS
