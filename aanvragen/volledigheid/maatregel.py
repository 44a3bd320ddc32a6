"""Findings on the measures and their money (art. 2.3, 2.5, 3.1, 5.1)."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import centen, euro

from ..models import Aanvraag, Categorie, Maatregel, Regelingversie
from .begrippen import Ernst, Gebrek, Plaats

Maker = Callable[..., Gebrek]
"""Makes a finding on the measure at hand."""


def maatregelen_gebreken(
    aanvraag: Aanvraag, maatregelen: list[Maatregel], regeling: Regelingversie
) -> Iterator[Gebrek]:
    """Findings on the measures: at least one, at least two themes (art. 3.1), and each by itself."""
    if not maatregelen:
        yield Gebrek(
            "geen_maatregel",
            Ernst.MOET,
            Plaats.MAATREGELEN,
            "Artikel 2.3, onder d",
            "Voeg ten minste 1 maatregel toe.",
            letter="d",
        )
        return
    themas = {m.thema for m in maatregelen}
    if len(themas) < regeling.minimum_themas:
        yield Gebrek(
            "te_weinig_themas",
            Ernst.MOET,
            Plaats.MAATREGELEN,
            "Artikel 3.1",
            f"Een plan gaat over ten minste {regeling.minimum_themas} thema’s. Uw maatregelen gaan over {len(themas)}.",
        )
    for maatregel in maatregelen:
        yield from gebreken_maatregel(maatregel, aanvraag, regeling)


def gebreken_maatregel(m: Maatregel, aanvraag: Aanvraag, regeling: Regelingversie) -> list[Gebrek]:
    """The findings on one measure, in the order S, M, A, R, T, then money."""

    def gebrek(code: str, ernst: Ernst, artikel: str, melding: str, veld: str, letter: str = "") -> Gebrek:
        return Gebrek(
            code, ernst, Plaats.MAATREGELEN, artikel, f"Maatregel {m.volgnummer}: {melding}", veld, m.volgnummer, letter
        )

    smart = "Artikel 2.5, onder e"
    gevonden: list[Gebrek] = []
    if not m.activiteit.strip():
        gevonden.append(gebrek("niet_specifiek", Ernst.MOET, smart, "beschrijf wat u gaat doen.", "activiteit", "S"))
    if not m.doelgroep.strip():
        gevonden.append(
            gebrek("geen_doelgroep", Ernst.ADVIES, smart, "noem voor wie de maatregel is.", "doelgroep", "S")
        )
    if not m.deelnemers:
        gevonden.append(
            gebrek(
                "geen_aantal", Ernst.MOET, "Artikel 2.3, onder d", "vul het aantal deelnemers in.", "deelnemers", "M"
            )
        )
    if not m.meetwijze.strip():
        gevonden.append(
            gebrek("niet_meetbaar", Ernst.MOET, smart, "schrijf op hoe u meet of het is gelukt.", "meetwijze", "M")
        )
    if not m.uitgangspunt.strip():
        gevonden.append(gebrek("geen_beginpunt", Ernst.ADVIES, smart, "beschrijf hoe het nu is.", "uitgangspunt", "M"))
    if not m.knelpunten.all():
        gevonden.append(
            gebrek(
                "geen_knelpunt_gekozen",
                Ernst.MOET,
                "Artikel 2.5, onder c",
                "kies het knelpunt dat u oplost.",
                "knelpunten",
                "A",
            )
        )
    gevonden += _tijd(m, aanvraag, gebrek)
    gevonden += _tarief(m, regeling, gebrek)
    return gevonden


def _tijd(m: Maatregel, aanvraag: Aanvraag, gebrek: Maker) -> list[Gebrek]:
    if not m.klaar_op:
        return [
            gebrek(
                "geen_einddatum",
                Ernst.MOET,
                "Artikel 2.5, onder e",
                "vul in wanneer de maatregel klaar is.",
                "klaar_op",
                "T",
            )
        ]
    if aanvraag.eind_op and m.klaar_op > aanvraag.eind_op:
        melding = f"kies een dag op of voor {datum_nl(aanvraag.eind_op)}, de laatste dag van uw plan."
        return [gebrek("klaar_na_plan", Ernst.MOET, "Artikel 1.2, vijfde lid", melding, "klaar_op", "T")]
    if aanvraag.start_op and m.klaar_op < aanvraag.start_op:
        return [
            gebrek(
                "klaar_voor_plan",
                Ernst.MOET,
                "Artikel 1.2, vijfde lid",
                "is klaar voordat uw plan begint.",
                "klaar_op",
                "T",
            )
        ]
    return []


def hoogste_tarief(m: Maatregel, regeling: Regelingversie) -> Decimal:
    """The highest rate that the scheme allows for this measure (art. 5.1, 4.3 for BBL, 4.4 for vulnerable groups)."""
    if m.categorie == Categorie.INSTROOM_BBL:
        return regeling.tarief_bbl
    return regeling.tarief_kwetsbaar if m.thema == "c" else regeling.tarief


def _tarief(m: Maatregel, regeling: Regelingversie, gebrek: Maker) -> list[Gebrek]:
    gevonden = []
    if not m.kosten:
        gevonden.append(gebrek("geen_kosten", Ernst.MOET, "Artikel 2.3, onder g", "vul de kosten in.", "kosten"))
    hoogste = hoogste_tarief(m, regeling)
    if m.tarief > hoogste:
        gevonden.append(
            gebrek(
                "tarief_te_hoog",
                Ernst.MOET,
                "Artikel 5.1",
                f"het tarief is hier ten hoogste {int(hoogste * 100)}%.",
                "tarief",
            )
        )
    grens = centen(m.kosten * m.tarief)
    if m.cofinanciering > grens:
        melding = f"u vraagt {euro(m.cofinanciering)}. Bij dit tarief is dat ten hoogste {euro(grens)}."
        gevonden.append(gebrek("te_veel_gevraagd", Ernst.MOET, "Artikel 5.1, eerste lid", melding, "cofinanciering"))
    if m.eigen_bijdrage and not m.bijdrage_door.strip():
        melding = "noem wie de eigen bijdrage betaalt."
        gevonden.append(gebrek("bijdrage_onbekend", Ernst.ADVIES, "Artikel 2.5, onder k", melding, "bijdrage_door"))
    return gevonden


def geld(aanvraag: Aanvraag, maatregelen: list[Maatregel], regeling: Regelingversie) -> Iterator[Gebrek]:
    """Findings on the sum asked (art. 2.3(1)) and on the own capital behind it (art. 2.2)."""
    gevraagd = sum((m.cofinanciering for m in maatregelen), Decimal(0))
    if maatregelen and gevraagd < regeling.minimum_gevraagd:
        yield Gebrek(
            "onder_minimum",
            Ernst.MOET,
            Plaats.MAATREGELEN,
            "Artikel 2.3, eerste lid",
            f"U vraagt samen {euro(gevraagd)}. Het minimum is {euro(regeling.minimum_gevraagd)}.",
        )
    nodig = centen(gevraagd * regeling.aandeel_eigen_vermogen)
    if aanvraag.eigen_vermogen is None:
        if not aanvraag.heeft_garantstelling:
            yield Gebrek(
                "vermogen_onbekend",
                Ernst.AANVULLEN,
                Plaats.FINANCIERING,
                "Artikel 2.2",
                "Vul het eigen vermogen van de hoofdaanvrager in.",
                "eigen_vermogen",
                letter="g",
            )
    elif aanvraag.eigen_vermogen < nodig and not aanvraag.heeft_garantstelling:
        yield Gebrek(
            "vermogen_te_laag",
            Ernst.MOET,
            Plaats.FINANCIERING,
            "Artikel 2.2",
            f"Het eigen vermogen is {euro(aanvraag.eigen_vermogen)}. Nodig is {int(regeling.aandeel_eigen_vermogen * 100)}% "
            f"van wat u vraagt: {euro(nodig)}. Of zorg voor een garantstelling.",
            "eigen_vermogen",
        )
