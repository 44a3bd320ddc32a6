"""The figures that travel inside the letter: the JSON of `cijfers --json`, and the same as one long CSV."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

from rapportage.begrippen import Stand
from rapportage.brieftabellen import CBS
from rapportage.cijfers import als_json
from sectorplannen.kern.celtekst import onschadelijk

VOORTGANG = {
    "plannen": (
        "nummer", "naam", "regionaal", "tijdvak", "beoogd", "bereikt", "verwacht", "kosten", "begroot", "opgave_op", "staat",
    ),
    "soorten": ("code", "categorie", "beoogd", "bereikt", "kosten", "begroot"),
    "metingen": ("peildatum", "ronde", "opgaven", "gevraagd", "bereikt", "kosten", "erbij", "erbij_kosten"),
}  # fmt: skip
"""What travels of each granted plan, kind of measure and round inside the progress letter."""
SLEUTEL = {"plannen": "nummer", "soorten": "code", "metingen": "peildatum"}
"""What a row of each is known by."""


def gegevens_json(stand: Stand) -> str:
    """The state as the object that the command `cijfers --json` prints; exact, never rounded.

    The progress letter also has each granted plan, each kind of measure and each round (intended, reached, costs, and how
    it gets on), and the figures of the letter before: null where there is none.
    """
    gegevens = als_json(stand)
    if stand.voortgang:
        vorige = stand.voortgang.vorige
        gegevens["voortgang"] = {
            deel: [{kolom: _exact(getattr(rij, kolom)) for kolom in kolommen} for rij in getattr(stand.voortgang, deel)]
            for deel, kolommen in VOORTGANG.items()
        }
        gegevens["vorige_brief"] = vorige and {"peildatum": _exact(vorige.peildatum), "cijfers": dict(vorige.waarden)}
    return json.dumps(gegevens, ensure_ascii=False, indent=1) + "\n"


def gegevens_csv(stand: Stand) -> str:
    """The state as rows of `tabel;rij;kolom;waarde`: figures, plans, categories, and what is quoted from outside."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(["tabel", "rij", "kolom", "waarde"])
    for regel in _regels(stand):
        schrijver.writerow([_veilig(cel) for cel in regel])
    return uit.getvalue()


def _regels(stand: Stand) -> list[tuple[Any, ...]]:
    regels: list[tuple[Any, ...]] = []
    for code, cijfer in stand.cijfers.items():
        for kolom in ("naam", "waarde", "eenheid", "peildatum", "definitie", "bron"):
            regels.append(("cijfers", code, kolom, getattr(cijfer, kolom)))
    for plan in stand.tabel_1:
        for kolom in ("naam", "regionaal", "bedrag", "bedrag_x1000", "deelnemers", "bbl"):
            regels.append(("tabel_1", plan.nr, kolom, getattr(plan, kolom)))
    for tabel, rijen in (("grafiek_1", stand.grafiek_1), ("grafiek_2", stand.grafiek_2)):
        for rij in rijen:
            for kolom in ("deelnemers", "budget", "jeugdbedrag"):
                regels.append((tabel, rij.categorie, kolom, getattr(rij, kolom)))
    if stand.voortgang:
        for deel, kolommen in VOORTGANG.items():
            for rij in getattr(stand.voortgang, deel):
                sleutel = getattr(rij, SLEUTEL[deel])
                regels += [(f"voortgang_{deel}", sleutel, kolom, getattr(rij, kolom)) for kolom in kolommen]
        if vorige := stand.voortgang.vorige:
            regels += [("vorige_brief", code, vorige.peildatum, waarde) for code, waarde in vorige.waarden.items()]
    for code, vast in CBS.items():
        for kolom in ("naam", "waarde", "jaar", "definitie"):
            regels.append(("van_buiten", code, kolom, getattr(vast, kolom)))
    return regels


def _exact(waarde: Any) -> Any:
    """Money and days as text, as everywhere in the JSON."""
    return (
        f"{waarde:.2f}" if isinstance(waarde, Decimal) else waarde.isoformat() if isinstance(waarde, date) else waarde
    )


def _veilig(cel: Any) -> Any:
    """A cell as a spreadsheet may open it: yes or no in words, and never a name that it would run as a formula."""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, str):
        return onschadelijk(cel)
    return "" if cel is None else cel
