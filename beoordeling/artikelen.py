"""The letters of the scheme in words: what art. 2.3 asks and on which grounds of art. 2.5 is refused."""

from aanvragen.models import BijlageSoort

GRONDEN = tuple("abcdefghijkl")
ONDERDELEN = tuple("abcdefgh")

_WOORDEN = {
    "a": "De aanvraag voldoet niet aan de eisen van de regeling",
    "b": "De analyse van de arbeidsmarkt is onvoldoende",
    "c": "De maatregelen volgen niet uit de analyse",
    "d": "Het plan is niet doeltreffend of niet doelmatig",
    "e": "De resultaten zijn niet objectief te meten",
    "f": "De kosten zijn niet goed onderbouwd",
    "g": "De financiering of de noodzaak van cofinanciering is niet aangetoond",
    "h": "Niet duidelijk is wie blijvende maatregelen na afloop betaalt",
    "i": "De omvang past niet bij het samenwerkingsverband",
    "j": "De kosten staan niet in verhouding tot het resultaat",
    "k": "De eigen financiering is onzeker",
    "l": "Een controleerbare administratie is onzeker",
}

AFWIJZINGSGRONDEN: dict[str, str] = {letter: f"{letter}. {_WOORDEN[letter]}" for letter in GRONDEN}
"""Art. 2.5: letter and words."""

VEREISTEN: dict[str, str] = {letter: str(BijlageSoort(letter).label) for letter in ONDERDELEN}
"""Art. 2.3: letter and words, the same as on the applicant's page of files."""

IN_WOORDEN: dict[str, str] = {letter: tekst.removeprefix(f"{letter}. ") for letter, tekst in VEREISTEN.items()}
"""What art. 2.3 asks under each letter, without the letter."""
