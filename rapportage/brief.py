"""The letter to parliament: composed from a state of things, and made into a PDF.

`stel_op` freezes everything that the letter is (text, charts, figures inside), `pdf` prints that. Which sections there
are is in `briefsecties`, their standard text in `templates/rapportage/brief/`; a writer's own text is read by `opmaak`.
Words come from `brieftekst` and `briefzinnen`, rows from `brieftabellen`. A section without data leaves itself out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from rapportage import (
    briefcontroles,
    briefsecties,
    brieftabellen,
    brieftekst,
    briefzinnen,
    grafiektekst,
    opmaak,
    voortgangtekst,
)
from rapportage.begrippen import CONTROLE, Controle, Stand
from rapportage.briefgegevens import gegevens_csv, gegevens_json
from rapportage.briefsecties import Sectie
from rapportage.brieftekst import Codelijst, Woordenlijst
from rapportage.briefzinnen import Zinsdeel
from rapportage.grafieken import GRAFIEKEN
from rapportage.models import RapportSoort
from rapportage.templatetags.brief import blok, voetnoot
from rapportage.voortgangrijen import Voortgang
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.pdf import Ingesloten, maak_pdf
from sectorplannen.kern.woorden import groot_begin, hoeveel, rangwoord

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "brief.css"
MINISTERIE = "Ministerie van Sociale Zaken en Werkgelegenheid"
SAMENVATTINGEN = frozenset({"samenvatting", "voortgang_samenvatting"})
OVER_TABEL_1 = frozenset({"tabel_1_telt_op", "tabel_1_afronding", "grafiek_1_en_2", "grafieken_en_bijlage_1"})
HANDTEKENING = mark_safe('<p class="handtekening">De minister van Sociale Zaken<br>en Werkgelegenheid</p></section>')


@dataclass(frozen=True)
class Opzet:
    """What a writer decides: the sections in order, the explanations of checks that fail, and what is stamped on it.

    Without sections it is the standard letter; `merk` is printed until the letter is fixed.
    """

    soort: str = RapportSoort.TIJDVAK
    secties: Sequence[Sectie] = ()
    toelichtingen: Mapping[str, str] = field(default_factory=dict)
    merk: str = ""

    @property
    def onderdelen(self) -> Sequence[Sectie]:
        """The sections as they were put, or those of the standard letter."""
        return self.secties or briefsecties.standaard(self.soort)


STANDAARD = Opzet()


@dataclass(frozen=True)
class Brief:
    """A letter as drawn up: its state, its checks, the figures that its text prints, and what goes into the PDF."""

    titel: str
    kenmerk: str
    gemaakt_op: datetime
    stand: Stand
    html: str
    csv: str
    json: str
    gedrukt: Mapping[str, str]
    controles: Sequence[Controle]
    secties: Mapping[str, SafeString] = field(default_factory=dict)
    """Each section that is printed, by its code, as it stands in the letter."""


def stel_op(
    stand: Stand, *, gemaakt_op: datetime, kenmerk: str | None = None, opzet: Opzet = STANDAARD, getekend: bool = True
) -> Brief:
    """Compose the letter on a state. It is dated on the date of reference; `gemaakt_op` is when it was drawn up.

    Not `getekend` its charts are left undrawn, for a screen that wants the text and the checks.
    """
    titel = _titel(stand)
    kenmerk = kenmerk or f"SP{stand.tijdvak.nummer or 'V'}-{stand.peildatum:%Y%m%d}"
    context: dict[str, Any] = {"titel": titel, "kenmerk": kenmerk, "gemaakt_op": gemaakt_op, "ministerie": MINISTERIE}
    context |= _inhoud(stand, gemaakt_op, opzet, licht=not getekend)
    context["secties"] = _secties(context, stand, opzet)
    woorden: Woordenlijst = context["w"]
    gedrukt = {code: tekst for code, tekst in woorden.gedrukt.items() if code in stand.cijfers}
    html = render_to_string("rapportage/brief.html", context)
    keuring = [*context["controles"], *_met_toelichting(briefcontroles.van(html, stand, opzet.secties), opzet)]
    html = render_to_string("rapportage/brief.html", context | _oordeel(keuring, opzet))
    codes = [sectie.code for sectie in briefsecties.zichtbaar(opzet.soort, opzet.onderdelen, stand)]
    csv, json = gegevens_csv(stand), gegevens_json(stand)
    secties = dict(zip(codes, context["secties"], strict=True))
    return Brief(titel, kenmerk, gemaakt_op, stand, html, csv, json, gedrukt, keuring, secties)


def controles(stand: Stand, opzet: Opzet = STANDAARD) -> Sequence[Controle]:
    """The checks of the records, with what the writer of the letter says of one that fails."""
    rijen = [c for c in stand.controles if c.soort == CONTROLE]
    if stand.voortgang:  # it holds no table 1 and no charts, so that they agree is nothing to tell
        rijen = [c for c in rijen if not c.klopt or c.code not in OVER_TABEL_1]
    return _met_toelichting(rijen, opzet)


def codes(stand: Stand, opzet: Opzet = STANDAARD) -> Woordenlijst:
    """Every code that a text can name in this state, with what it prints."""
    woorden: Woordenlijst = _inhoud(stand, None, opzet, licht=True)["w"]
    return woorden


def zinsdelen(stand: Stand, opzet: Opzet = STANDAARD) -> Mapping[str, Zinsdeel]:
    """Every part of a sentence that a text can name beside the figures, with what it says and what it is."""
    delen: Mapping[str, Zinsdeel] = _inhoud(stand, None, opzet, licht=True)["is"]
    return delen


def als_tekst(stand: Stand, sectie: str, opzet: Opzet = STANDAARD) -> str:
    """The standard text of a section as a writer goes on from it: figures by their code."""
    deel = briefsecties.bekend(opzet.soort, sectie)
    if deel is None:
        return ""
    context = _inhoud(stand, None, opzet, licht=True) | {"als_tekst": True}
    context["w"] = Codelijst(context["w"])
    return opmaak.naar_tekst(render_to_string(deel.sjabloon, context))


def pdf(brief: Brief) -> bytes:
    """The letter as PDF/A-3a and PDF/UA-1, with its figures inside as CSV and JSON. The same letter, the same bytes."""
    bestanden = (
        Ingesloten("cijfers.csv", brief.csv, "Alle cijfers van de brief als CSV"),
        Ingesloten("cijfers.json", brief.json, "Alle cijfers van de brief als JSON, met de controles"),
    )
    return maak_pdf(brief.html, STIJL, gemaakt_op=brief.gemaakt_op, ingesloten=bestanden)


def _titel(stand: Stand) -> str:
    """The subject: outcomes where there are any; of all periods how the granted plans get on."""
    if not stand.tijdvak.nummer:
        return "Voortgang van de sectorplannen"
    tijdvak = f"het {rangwoord(stand.tijdvak.nummer)} tijdvak"
    bekend = stand.waarde("aantal_ingediend") > stand.waarde("aantal_in_behandeling")
    return f"Stand van de sectorplannen: {'uitkomsten van ' if bekend else ''}{tijdvak}"


def _secties(context: dict[str, Any], stand: Stand, opzet: Opzet) -> list[SafeString]:
    """Each section in print, one after another, for footnotes number through; the last is signed."""
    uit = [
        _sectie(context, opzet.soort, sectie) for sectie in briefsecties.zichtbaar(opzet.soort, opzet.onderdelen, stand)
    ]
    if uit:
        laatste = uit[-1].rstrip().removesuffix("</section>")
        uit[-1] = mark_safe(laatste + HANDTEKENING)  # noqa: S308 our own HTML
    return uit


def _sectie(context: dict[str, Any], soort: str, sectie: Sectie) -> SafeString:
    deel = briefsecties.bekend(soort, sectie.code)
    if sectie.tekst is None and deel is not None:
        return render_to_string(deel.sjabloon, context)
    woorden: Woordenlijst = context["w"]
    drukker = opmaak.Drukker(
        cijfer=lambda code: woorden[code].__html__(),
        blok=lambda code: blok_van(context, code),
        noot=partial(voetnoot, context["noten"]),
        naast=frozenset({"tabel_uitkomst"}),
    )
    klasse = mark_safe(' class="samenvatting"') if sectie.code in SAMENVATTINGEN else ""
    kop = opmaak.regel(briefsecties.titel(soort, sectie), drukker)
    inhoud = opmaak.naar_html(sectie.tekst or "", drukker)
    return format_html("<section{}>\n<h2>{}</h2>\n{}\n</section>", klasse, kop, inhoud)


def blok_van(context: dict[str, Any], code: str) -> SafeString:
    """A table or chart, where the state has something to put in it."""
    return blok(Context(context), code) if code in context["aanwezig"] else mark_safe("")


def _inhoud(stand: Stand, gemaakt_op: datetime | None, opzet: Opzet, *, licht: bool = False) -> dict[str, Any]:
    """Everything that the templates print, by name; `licht` leaves the charts undrawn."""
    volgend = stand.volgend_tijdvak
    verleend = bool(stand.tabel_1)
    keuring = controles(stand, opzet)
    aanwezig = briefsecties.blokken(opzet.soort, opzet.onderdelen, stand)
    bijlage = _bijlagen(stand)
    nummers = _nummers(aanwezig, bijlage, bool(keuring))
    delen = briefzinnen.zinsdelen(stand, nummers, bijlage)
    woorden = Woordenlijst({code: deel.tekst for code, deel in delen.items()} | brieftekst.woorden(stand))
    return {
        "stand": stand,
        "noten": count(1),
        "c": {code: cijfer.waarde for code, cijfer in stand.cijfers.items()},
        "w": woorden,
        "is": delen,
        "t": brieftekst.periode(stand.tijdvak, stand.peildatum),
        "v": brieftekst.periode(volgend, stand.peildatum) if volgend else None,
        "opgemaakt_later": gemaakt_op is not None and dag_van(gemaakt_op) != stand.peildatum,
        "aanwezig": aanwezig,
        "tabel": nummers,
        "bijlage": bijlage,
        "plannen": brieftabellen.plannen(stand),
        "uitkomsten": brieftabellen.uitkomsten(stand),
        "herkomst": partial(brieftabellen.herkomst, stand, woorden),
        "sinds": partial(voortgangtekst.sinds, stand, woorden),
        **_oordeel(keuring, opzet),
        **_tellingen(stand),
        **(_voortgang(stand, stand.voortgang, getekend=not licht) if stand.voortgang else {}),
        **(_resultaten(stand, getekend=not licht) if verleend else {}),
    }


def _oordeel(keuring: Sequence[Controle], opzet: Opzet) -> dict[str, Any]:
    """The checks, which of them fail, and what is stamped on the letter for it."""
    mis = [controle for controle in keuring if not controle.klopt]
    onverklaard = [controle for controle in mis if not controle.toelichting]
    return {
        "controles": keuring,
        "onverklaard": onverklaard,
        "toegelicht": [controle for controle in mis if controle.toelichting],
        "merk": "Concept" if onverklaard else opzet.merk,
    }


def _met_toelichting(rijen: Sequence[Controle], opzet: Opzet) -> Sequence[Controle]:
    return [replace(c, toelichting="" if c.klopt else opzet.toelichtingen.get(c.code, "")) for c in rijen]


def _tellingen(stand: Stand) -> dict[str, Any]:
    """What follows from counts and ceiling, and what may be said of them."""
    ingediend, verleend = stand.waarde("aantal_ingediend"), stand.waarde("aantal_verleend")
    bedrag = stand.waarde("bedrag_verleend")
    return {
        "bekend": ingediend - stand.waarde("aantal_in_behandeling"),
        "sectoraal": verleend - stand.waarde("aantal_regionaal"),
        "verhoogd": stand.waarde("plafond") > stand.waarde("plafond_oorspronkelijk"),
        "verhoging_nodig": bedrag > stand.waarde("plafond_oorspronkelijk"),
        "evenveel_eigen": stand.waarde("eigen_bijdrage") >= bedrag,
        "percentages_tellen_op": sum(rij.procent for rij in brieftabellen.uitkomsten(stand)) == 100,
    }


def _resultaten(stand: Stand, *, getekend: bool) -> dict[str, Any]:
    """What the granted plans want to reach: charts with their titles and tables, the plans in the box."""
    aantal = len(stand.voorbeelden)
    return {
        **{naam: _grafiek(naam, stand, getekend) for naam in ("grafiek_1", "grafiek_2")},
        "titel_1": grafiektekst.titel_1(stand),
        "titel_2": grafiektekst.titel_2(stand),
        "totaal_1": grafiektekst.totaal_1(stand),
        "totaal_2": grafiektekst.totaal_2(stand),
        "bron": grafiektekst.bron(stand),
        "soorten_1": brieftabellen.soorten(stand.grafiek_1),
        "soorten_2": brieftabellen.soorten(stand.grafiek_2),
        "kader": groot_begin(hoeveel(aantal, "plan in eigen cijfers", "plannen in eigen cijfers")) if aantal else "",
    }


def _grafiek(naam: str, stand: Stand, getekend: bool) -> SafeString:
    """A chart; left undrawn it is the place of a picture, with what the chart says."""
    grafiek = GRAFIEKEN[naam]
    if getekend:
        return mark_safe(grafiek.teken(stand))  # noqa: S308 our own drawing, with every text escaped
    return format_html('<img data-grafiek="{}" alt="{}">', naam, grafiek.tekst(stand))


def _voortgang(stand: Stand, voortgang: Voortgang, *, getekend: bool) -> dict[str, Any]:
    """What the progress letter prints of plans, kinds of measures and rounds."""
    return {
        "grafiek_voortgang": _grafiek("grafiek_voortgang", stand, getekend),
        "titel_voortgang": voortgangtekst.grafiektitel(voortgang),
        "totaal_voortgang": voortgangtekst.totaal(voortgang),
        "bron_voortgang": f"Bron: verleende plannen en hun opgaven, peildatum {datum_nl(stand.peildatum)}",
        "metingen": voortgangtekst.metingen(voortgang),
        "voortgang": voortgang,
        "gemeten": len(voortgang.gemeten),
        "per_soort": voortgangtekst.soorten(voortgang),
        "per_plan": voortgangtekst.plannen(voortgang),
    }


def _bijlagen(stand: Stand) -> dict[str, int]:
    """The annexes and their numbers, in order."""
    if not stand.tabel_1:
        return {"herkomst": 1}
    return {"voortgang": 1, "herkomst": 2} if stand.voortgang else {"deelnemers": 1, "grafieken": 2, "herkomst": 3}


def _nummers(aanwezig: Sequence[str], bijlagen: Mapping[str, int], controles: bool) -> dict[str, int]:
    """The numbers of the tables that are in the letter, in the order in which they come."""
    in_tekst = [naam.removeprefix("tabel_") for naam in aanwezig if naam.startswith("tabel_")]
    erachter = {
        "plannen": "voortgang" in bijlagen,
        "voortgang": "grafiek_voortgang" in aanwezig and "tabel_voortgang" not in aanwezig,
        "deelnemers": "deelnemers" in bijlagen,
        "grafiek_1": "grafieken" in bijlagen,
        "grafiek_2": "grafieken" in bijlagen,
        "herkomst": True,
        "controles": controles,
    }
    namen = [*in_tekst, *(naam for naam, is_er in erachter.items() if is_er)]
    return {naam: nummer for nummer, naam in enumerate(namen, start=1)}
