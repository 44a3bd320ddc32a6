"""The evaluation file as a researcher opens it: from the zip, with the csv module alone."""

import csv
import io
import zipfile
from datetime import date

from rapportage.evaluatie import bundel

Tabellen = dict[str, list[dict[str, str]]]


def geopend(dag: date) -> zipfile.ZipFile:
    """The zip of a day."""
    return zipfile.ZipFile(io.BytesIO(bundel.maak(dag).inhoud))


def tabellen(dag: date) -> Tabellen:
    """Every table by its name, each row by the names of its columns."""
    uit = {}
    with geopend(dag) as bestand:
        for naam in bestand.namelist():
            if naam.startswith("tabellen/"):
                tekst = bestand.read(naam).decode()
                uit[naam[9:-4]] = list(csv.DictReader(io.StringIO(tekst)))
    return uit
