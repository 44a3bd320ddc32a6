"""The letter to parliament: composed from a state of things, and made into a PDF.

`stel_op` freezes everything that the letter is (text, charts, figures inside), `pdf` prints that. Words come from
`brieftekst`, rows from `brieftabellen`, sentences from `templates/rapportage/brief/`. A section without data leaves
itself out.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from rapportage import brieftabellen, brieftekst, grafiektekst
from rapportage.begrippen import Stand
from rapportage.briefgegevens import gegevens_csv, gegevens_json
from rapportage.grafieken import grafiek_1, grafiek_2
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.pdf import Ingesloten, maak_pdf
from sectorplannen.kern.woorden import deel_in_woorden, groot_begin, hoeveel, meerderheid, opsomming, rangwoord

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "brief.css"
MINISTERIE = "Ministerie van Sociale Zaken en Werkgelegenheid"


@dataclass(frozen=True)
class Brief:
    """A letter as drawn up: its state, and the text and files that go into the PDF."""

    titel: str
    kenmerk: str
    gemaakt_op: datetime
    stand: Stand
    html: str
    csv: str
    json: str


def stel_op(stand: Stand, *, gemaakt_op: datetime, kenmerk: str | None = None) -> Brief:
    """Compose the letter on a state. It is dated on the date of reference; `gemaakt_op` is when it was drawn up."""
    titel = _titel(stand)
    kenmerk = kenmerk or f"SP{stand.tijdvak.nummer}-{stand.peildatum:%Y%m%d}"
    context = {"titel": titel, "kenmerk": kenmerk, "gemaakt_op": gemaakt_op, "ministerie": MINISTERIE}
    html = render_to_string("rapportage/brief.html", context | _inhoud(stand, gemaakt_op))
    return Brief(titel, kenmerk, gemaakt_op, stand, html, gegevens_csv(stand), gegevens_json(stand))


def pdf(brief: Brief) -> bytes:
    """The letter as PDF/A-3a and PDF/UA-1, with its figures inside as CSV and JSON. The same letter, the same bytes."""
    bestanden = (
        Ingesloten("cijfers.csv", brief.csv, "Alle cijfers van de brief als CSV"),
        Ingesloten("cijfers.json", brief.json, "Alle cijfers van de brief als JSON, met de controles"),
    )
    return maak_pdf(brief.html, STIJL, gemaakt_op=brief.gemaakt_op, ingesloten=bestanden)


def _titel(stand: Stand) -> str:
    """The subject: outcomes where there are any."""
    tijdvak = f"het {rangwoord(stand.tijdvak.nummer)} tijdvak"
    bekend = stand.waarde("aantal_ingediend") > stand.waarde("aantal_in_behandeling")
    return f"Stand van de sectorplannen: {'uitkomsten van ' if bekend else ''}{tijdvak}"


def _inhoud(stand: Stand, gemaakt_op: datetime) -> dict[str, Any]:
    """Everything that the templates print, by name."""
    woorden = brieftekst.woorden(stand)
    volgend = stand.volgend_tijdvak
    verleend = bool(stand.tabel_1)
    controles = [controle for controle in stand.controles if controle.soort == "controle"]
    return {
        "stand": stand,
        "noten": count(1),
        "c": {code: cijfer.waarde for code, cijfer in stand.cijfers.items()},
        "w": woorden,
        "cbs": brieftabellen.CBS,
        "t": brieftekst.periode(stand.tijdvak, stand.peildatum),
        "v": brieftekst.periode(volgend, stand.peildatum) if volgend else None,
        "opgemaakt_later": dag_van(gemaakt_op) != stand.peildatum,
        "meting": brieftekst.volgende_meting(stand.peildatum),
        "evaluatie": brieftekst.EVALUATIEJAAR if stand.peildatum.year <= brieftekst.EVALUATIEJAAR else None,
        "kloppen_niet": [controle for controle in controles if not controle.klopt],
        "tabel": _nummers(stand, verleend, bool(controles)),
        "controles": controles,
        "bijlage": {"deelnemers": 1, "grafieken": 2, "herkomst": 3} if verleend else {"herkomst": 1},
        "plannen": brieftabellen.plannen(stand),
        "uitkomsten": brieftabellen.uitkomsten(stand),
        "herkomst": partial(brieftabellen.herkomst, stand, woorden),
        **_tellingen(stand),
        **(_resultaten(stand) if verleend else {}),
    }


def _tellingen(stand: Stand) -> dict[str, Any]:
    """What follows from counts and ceiling: parts that have no figure of their own, and what may be said of them."""
    ingediend, verleend = stand.waarde("aantal_ingediend"), stand.waarde("aantal_verleend")
    laat, bedrag = stand.waarde("aantal_laatste_twee_weken"), stand.waarde("bedrag_verleend")
    return {
        "bekend": ingediend - stand.waarde("aantal_in_behandeling"),
        "sectoraal": verleend - stand.waarde("aantal_regionaal"),
        "deel_laat": deel if (deel := meerderheid(laat, ingediend)) in ("het merendeel", "de helft") else "",
        "verhoogd": stand.waarde("plafond") > stand.waarde("plafond_oorspronkelijk"),
        "verhoging_nodig": bedrag > stand.waarde("plafond_oorspronkelijk"),
        "evenveel_eigen": stand.waarde("eigen_bijdrage") >= bedrag,
        "afwijsgronden": brieftekst.redenen(stand.afwijsgronden),
        "intrekredenen": brieftekst.redenen(stand.intrekredenen),
        "percentages_tellen_op": sum(rij.procent for rij in brieftabellen.uitkomsten(stand)) == 100,
    }


def _resultaten(stand: Stand) -> dict[str, Any]:
    """What the granted plans want to reach: charts, ranks, the young, the plans in the box."""
    vooraan = grafiektekst.op_deelnemers([rij for rij in stand.grafiek_1 if rij.deelnemers])
    aantal = len(stand.voorbeelden)
    return {
        "vooral": opsomming(brieftekst.namen(vooraan, 3)),
        "rangorde": brieftekst.rangorde(stand),
        "instroom": brieftekst.instroom(stand),
        "jongeren": brieftekst.jongeren(stand),
        "norm": deel_in_woorden(brieftekst.NORM_JONGEREN),
        "grafiek_1": mark_safe(grafiek_1(stand)),  # noqa: S308 our own drawing, with every text escaped
        "grafiek_2": mark_safe(grafiek_2(stand)),  # noqa: S308
        "titel_1": grafiektekst.titel_1(stand),
        "titel_2": grafiektekst.titel_2(stand),
        "totaal_1": grafiektekst.totaal_1(stand),
        "totaal_2": grafiektekst.totaal_2(stand),
        "bron": grafiektekst.bron(stand),
        "soorten_1": brieftabellen.soorten(stand.grafiek_1),
        "soorten_2": brieftabellen.soorten(stand.grafiek_2),
        "kader": groot_begin(hoeveel(aantal, "plan in eigen cijfers", "plannen in eigen cijfers")) if aantal else "",
    }


def _nummers(stand: Stand, verleend: bool, controles: bool) -> dict[str, int]:
    """The numbers of the tables that are in the letter, in order."""
    tabellen = {
        "verleend": verleend,
        "uitkomst": bool(stand.waarde("aantal_ingediend")),
        "deelnemers": verleend,
        "grafiek_1": verleend,
        "grafiek_2": verleend,
        "herkomst": True,
        "controles": controles,
    }
    return {naam: nummer for nummer, naam in enumerate((naam for naam, is_er in tabellen.items() if is_er), start=1)}
