"""Findings on what a measure is: specific, measurable, fitting and realistic (art. 2.3, 2.5, c to e, and 3.1)."""

import re
from collections.abc import Iterator

from sectorplannen.kern.geld import afronden, euro, getal

from ..models import Categorie, Maatregel, Thema
from .begrippen import Ernst, Gebrek, bij_maatregel
from .stof import Stof

SMART = "Artikel 2.5, onder e"
VAAG = re.compile(
    r"\b(beter|meer bewust|bewuster|sterker|tevreden(?:er)?|gemotiveerder|fitter|weerbaarder|wendbaarder)\b(?:\s+[\w-]+)?"
)
"""Words of which nobody can say how many there are. Two words are quoted: 'beter inzetbaar'."""
TELBAAR = re.compile(
    r"\d|%|aantal|hoeveel|percentage|procent|aandeel|geteld|tellen|telling|\btelt|\bmet(?:en|ing)|gemeten|\bcijfer|\bscore"
    r"|enqu[êe]te|vragenlijst|diploma|certifica|contract|toets|examen|overeenkomst|registratie|verzuim|vacature"
)
"""With any of these in the same text there is something to count, whatever else it says."""


def geen_naam(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """What is granted is named (art. 2.3, d)."""
    if not m.naam.strip():
        yield _s(m, "geen_naam", "Artikel 2.3, onder d", "Er is geen naam", "geef de maatregel een naam.", "naam")


def geen_thema(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Each measure belongs to one of the seven themes (art. 3.1)."""
    if m.thema not in Thema.values:
        yield _s(m, "geen_thema", "Artikel 3.1", "Er is geen thema", "kies een thema.", "thema")


def geen_categorie(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """What kind of measure it is: rates and figures depend on it (art. 2.3, d)."""
    if m.categorie not in Categorie.values:
        melding = "kies wat voor maatregel het is."
        yield _s(m, "geen_categorie", "Artikel 2.3, onder d", "Er is geen soort", melding, "categorie")


def past_niet_bij_thema(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """The kind of measure is one of those that go with the theme (art. 3.1)."""
    themas = {thema for thema, _ in stof.passend}
    if m.categorie and m.thema in themas and (m.thema, m.categorie) not in stof.passend:
        melding = f"‘{m.get_categorie_display()}’ hoort meestal niet bij thema {m.thema}. Kijk of het thema en de soort kloppen."
        yield bij_maatregel(
            m, "past_niet_bij_thema", Ernst.ADVIES, "Artikel 3.1", "De soort past niet bij het thema", melding,
            veld="categorie", letter="S",
        )  # fmt: skip


def niet_specifiek(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """What is done (art. 2.5, e)."""
    if not m.activiteit.strip():
        yield _s(m, "niet_specifiek", SMART, "Er staat niet wat u doet", "beschrijf wat u gaat doen.", "activiteit")


def geen_doelgroep(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """For whom (art. 2.3, d: target groups)."""
    if not m.doelgroep.strip():
        yield bij_maatregel(
            m, "geen_doelgroep", Ernst.ADVIES, SMART, "Er is geen doelgroep", "noem voor wie de maatregel is.",
            veld="doelgroep", letter="S",
        )  # fmt: skip


def geen_aantal(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """The number of applications of each measure (art. 2.3, d)."""
    if not m.deelnemers:
        melding = "vul in hoeveel mensen meedoen."
        yield _m(m, "geen_aantal", Ernst.MOET, "Artikel 2.3, onder d", "Er is geen aantal", melding, "deelnemers")


def meer_jongeren_dan_deelnemers(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Who is young is one of the participants (art. 2.3, d). The table refuses it too; a workbook is read before that."""
    if m.waarvan_jongeren > m.deelnemers:
        melding = f"er kunnen niet meer dan {getal(m.deelnemers)} deelnemers jonger dan 27 zijn."
        yield _m(
            m, "meer_jongeren_dan_deelnemers", Ernst.MOET, "Artikel 2.3, onder d", "Te veel jongeren", melding,
            "waarvan_jongeren",
        )  # fmt: skip


def meer_bbl_dan_deelnemers(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Who has a BBL place is one of the participants (art. 2.3, d). The table refuses it too."""
    if m.waarvan_bbl > m.deelnemers:
        melding = f"er kunnen niet meer dan {getal(m.deelnemers)} leerwerkplekken zijn."
        yield _m(
            m, "meer_bbl_dan_deelnemers", Ernst.MOET, "Artikel 2.3, onder d", "Te veel leerwerkplekken", melding,
            "waarvan_bbl",
        )  # fmt: skip


def geen_streefgetal(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """The number to reach, beside which the result is laid (art. 2.5, e)."""
    if not m.streefgetal:
        melding = "vul in hoeveel u er wilt halen. Bijvoorbeeld: 120 diploma’s."
        yield _m(m, "geen_streefgetal", Ernst.ADVIES, SMART, "Er is geen streefgetal", melding, "streefgetal")


def niet_meetbaar(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """How is measured whether it was reached (art. 2.5, e)."""
    if not m.meetwijze.strip():
        melding = "schrijf op hoe u meet of het is gelukt."
        yield _m(m, "niet_meetbaar", Ernst.MOET, SMART, "Niet te meten", melding, "meetwijze")


def niet_telbaar(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """What is measured can be counted (art. 2.5, e). Advice: a machine does not understand what it reads."""
    tekst = m.meetwijze.lower()
    vaag = VAAG.search(tekst)
    if vaag and not TELBAAR.search(tekst):
        melding = f"‘{vaag.group()}’ is moeilijk te tellen. Noem iets wat u telt, zoals het aantal diploma’s."
        yield _m(m, "niet_telbaar", Ernst.ADVIES, SMART, "Misschien niet te meten", melding, "meetwijze")


def geen_beginpunt(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """How it is now (art. 2.5, e)."""
    if not m.uitgangspunt.strip():
        melding = "beschrijf hoe het nu is. Dan ziet men straks wat er door u is veranderd."
        yield _m(m, "geen_beginpunt", Ernst.ADVIES, SMART, "Er is geen beginpunt", melding, "uitgangspunt")


def geen_knelpunt_gekozen(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """A measure follows from the analysis (art. 2.5, c)."""
    if not m.knelpunten.all():
        melding = (
            "kies het knelpunt dat u oplost." if stof.knelpunten else "schrijf eerst een knelpunt op, en kies het hier."
        )
        yield bij_maatregel(
            m, "geen_knelpunt_gekozen", Ernst.MOET, "Artikel 2.5, onder c", "Er is geen knelpunt gekozen", melding,
            veld="knelpunten", letter="A",
        )  # fmt: skip


def ver_van_vergelijkbaar(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Costs per participant are like those of comparable measures (art. 2.5, d).

    Far is above the highest or below half of the lowest of those; `vergelijking` knows which.
    """
    per_hoofd, klasse = m.kosten_per_deelnemer, stof.prijzen.get(m.categorie)
    if not per_hoofd or klasse is None or not (klasse.is_duurder(per_hoofd) or klasse.is_goedkoper(per_hoofd)):
        return
    kop = "Duurder dan vergelijkbaar" if klasse.is_duurder(per_hoofd) else "Veel goedkoper dan vergelijkbaar"
    melding = (
        f"u rekent {euro(afronden(per_hoofd))} per deelnemer. Vergelijkbare maatregelen kosten "
        f"{euro(afronden(klasse.laagst))} tot {euro(afronden(klasse.hoogst))}, volgens {klasse.bron}. "
        "Leg uit waardoor dit anders is."
    )
    yield bij_maatregel(
        m, "ver_van_vergelijkbaar", Ernst.ADVIES, "Artikel 2.5, onder d", kop, melding, veld="deelnemers", letter="R"
    )


def _s(m: Maatregel, code: str, artikel: str, kop: str, melding: str, veld: str) -> Gebrek:
    return bij_maatregel(m, code, Ernst.MOET, artikel, kop, melding, veld=veld, letter="S")


def _m(m: Maatregel, code: str, ernst: Ernst, artikel: str, kop: str, melding: str, veld: str) -> Gebrek:
    return bij_maatregel(m, code, ernst, artikel, kop, melding, veld=veld, letter="M")


SMAR = (
    geen_naam,
    geen_thema,
    geen_categorie,
    past_niet_bij_thema,
    niet_specifiek,
    geen_doelgroep,
    geen_aantal,
    meer_jongeren_dan_deelnemers,
    meer_bbl_dan_deelnemers,
    geen_streefgetal,
    niet_meetbaar,
    niet_telbaar,
    geen_beginpunt,
    geen_knelpunt_gekozen,
    ver_van_vergelijkbaar,
)
"""What is asked of each measure, in the order S, M, A, R; of time in `tijd`."""
