"""Findings on the plan as a whole: where it is for, when it runs, whether it was filed before (art. 1.2, 2.3 and 5.3)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from sectorplannen.kern.datums import datum_nl

from ..models import AanvraagSoort
from .begrippen import Ernst, Gebrek, Plaats
from .stof import Eerdere, Stof


def geen_sector(stof: Stof) -> Iterator[Gebrek]:
    """A plan for a sector names it (art. 2.1 and 2.3)."""
    if stof.aanvraag.soort == AanvraagSoort.SECTOR and not stof.sectoren:
        yield Gebrek("geen_sector", Ernst.MOET, Plaats.PLAN, "Artikel 2.3", "Kies ten minste 1 sector.", "sectoren")


def geen_regio(stof: Stof) -> Iterator[Gebrek]:
    """A plan for a region names it (art. 2.1 and 2.3)."""
    if stof.aanvraag.soort == AanvraagSoort.REGIO and not stof.regios:
        melding = "Kies ten minste 1 arbeidsmarktregio."
        yield Gebrek("geen_regio", Ernst.MOET, Plaats.PLAN, "Artikel 2.3", melding, "regios")


def geen_samenvatting(stof: Stof) -> Iterator[Gebrek]:
    """A summary: it goes with the public dossier (art. 2.3, seventh paragraph)."""
    if not stof.aanvraag.samenvatting.strip():
        melding = "Schrijf een korte samenvatting."
        yield Gebrek("geen_samenvatting", Ernst.ADVIES, Plaats.PLAN, "Artikel 2.3", melding, "samenvatting")


def geen_periode(stof: Stof) -> Iterator[Gebrek]:
    """The first and the last day (art. 2.3, e)."""
    a = stof.aanvraag
    if not a.start_op or not a.eind_op:
        melding = "Vul de eerste en de laatste dag van het plan in."
        veld = "eind_op" if a.start_op else "start_op"
        yield Gebrek("geen_periode", Ernst.MOET, Plaats.PLAN, "Artikel 2.3, onder e", melding, veld)


def periode_omgekeerd(stof: Stof) -> Iterator[Gebrek]:
    """The last day is not before the first (art. 2.3, e)."""
    a = stof.aanvraag
    if a.start_op and a.eind_op and a.eind_op < a.start_op:
        melding = f"De laatste dag ligt voor de eerste dag. Kies een dag op of na {datum_nl(a.start_op)}."
        yield Gebrek("periode_omgekeerd", Ernst.MOET, Plaats.PLAN, "Artikel 2.3, onder e", melding, "eind_op")


def te_lang(stof: Stof) -> Iterator[Gebrek]:
    """At most two years, or what this version says (art. 1.2, fifth paragraph)."""
    a, maanden = stof.aanvraag, stof.regeling.duur_maanden
    if a.start_op and a.eind_op and a.eind_op > (uiterlijk := uiterste_einddag(a.start_op, maanden)):
        melding = (
            f"Een plan duurt ten hoogste {maanden} maanden. Kies een laatste dag op of voor {datum_nl(uiterlijk)}."
        )
        yield Gebrek("te_lang", Ernst.MOET, Plaats.PLAN, "Artikel 1.2, vijfde lid", melding, "eind_op")


def begint_voor_publicatie(stof: Stof) -> Iterator[Gebrek]:
    """Not before the scheme was published (art. 1.2, fifth paragraph)."""
    if stof.aanvraag.start_op and stof.aanvraag.start_op < stof.gepubliceerd_op:
        melding = f"Een plan begint niet voor de regeling er was. Kies een eerste dag op of na {datum_nl(stof.gepubliceerd_op)}."
        yield Gebrek("begint_voor_publicatie", Ernst.MOET, Plaats.PLAN, "Artikel 1.2, vijfde lid", melding, "start_op")


def voorschot_onbekend(stof: Stof) -> Iterator[Gebrek]:
    """Who does not say that it wants advances gets none (art. 5.3, sixth paragraph)."""
    if stof.aanvraag.voorschot_gewenst is None:
        melding = "Zeg of u voorschotten wilt. Zegt u niets, dan krijgt u ze niet."
        yield Gebrek(
            "voorschot_onbekend", Ernst.ADVIES, Plaats.PLAN, "Artikel 5.3, zesde lid", melding, "voorschot_gewenst"
        )


def al_ingediend(stof: Stof) -> Iterator[Gebrek]:
    """A second plan of the same lead organisation, period and sector or region is left aside (art. 2.3, fourth paragraph).

    Under the text of 2015 only when the earlier one was granted.
    """
    for eerder in stof.eerdere:
        if stof.regeling.dubbel_alleen_na_verlening and not eerder.is_verleend:
            continue
        if _overlapt(stof, eerder):
            melding = (
                f"U diende voor dezelfde sector of regio al een plan in: {eerder.nummer} {eerder.naam}. "
                "Een tweede plan nemen wij niet in behandeling."
            )
            yield Gebrek("al_ingediend", Ernst.MOET, Plaats.PLAN, "Artikel 2.3, vierde lid", melding, "sectoren")
            return


def _overlapt(stof: Stof, eerder: Eerdere) -> bool:
    """The same sector in the same region. A plan that names no regions is for all of them, and one without sectors too."""
    sectoren, regios = stof.sectoren & eerder.sectoren, stof.regios & eerder.regios
    zelfde_sector = bool(sectoren) or not stof.sectoren or not eerder.sectoren
    zelfde_regio = bool(regios) or not stof.regios or not eerder.regios
    return bool(sectoren or regios) and zelfde_sector and zelfde_regio


def uiterste_einddag(start: date, maanden: int) -> date:
    """The last day of a plan of so many months: the day before the same day, months later.

    Where that month is shorter, its own last day: from 29 February 2016, 24 months run to 28 February 2018.
    """
    maand = start.month - 1 + maanden
    eerste = date(start.year + maand // 12, maand % 12 + 1, 1)
    dagen = monthrange(eerste.year, eerste.month)[1]
    return eerste + timedelta(days=start.day - 2 if start.day <= dagen else dagen - 1)


PLAN = (
    geen_sector,
    geen_regio,
    geen_samenvatting,
    geen_periode,
    periode_omgekeerd,
    te_lang,
    begint_voor_publicatie,
    voorschot_onbekend,
    al_ingediend,
)
"""What is asked of the plan as a whole."""
