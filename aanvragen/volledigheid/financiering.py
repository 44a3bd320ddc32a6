"""Findings on the measures and the money together: themes, the sum asked, who pays the rest (art. 1.2, 2.2, 2.3 and 3.1)."""

from collections.abc import Iterator
from decimal import Decimal

from sectorplannen.kern.geld import centen, euro
from sectorplannen.kern.woorden import procent

from ..models import BijdrageSoort, KostenSoort
from ..tarieven import cofinanciering
from .begrippen import Ernst, Gebrek, Plaats
from .stof import Stof

VERMOGEN = "Artikel 2.2"


def geen_maatregel(stof: Stof) -> Iterator[Gebrek]:
    """At least one measure (art. 2.3, d)."""
    if not stof.maatregelen:
        melding = "Voeg ten minste 1 maatregel toe."
        yield Gebrek("geen_maatregel", Ernst.MOET, Plaats.MAATREGELEN, "Artikel 2.3, onder d", melding, letter="d")


def te_weinig_themas(stof: Stof) -> Iterator[Gebrek]:
    """At least two of the seven themes, or what this version says (art. 3.1)."""
    nodig, themas = stof.regeling.minimum_themas, {m.thema for m in stof.maatregelen if m.thema}
    if stof.maatregelen and len(themas) < nodig:
        over = f"Uw maatregelen gaan over {len(themas)}." if themas else "Uw maatregelen hebben nog geen thema."
        melding = f"Een plan gaat over ten minste {nodig} thema’s. {over}"
        yield Gebrek("te_weinig_themas", Ernst.MOET, Plaats.MAATREGELEN, "Artikel 3.1", melding)


def onder_minimum(stof: Stof) -> Iterator[Gebrek]:
    """The least that can be asked, without overhead; never judged on what is granted (art. 2.3, first paragraph)."""
    minimum = stof.regeling.minimum_gevraagd
    if stof.maatregelen and stof.gevraagd < minimum:
        melding = (
            f"U vraagt samen {euro(stof.gevraagd)}. Het minimum is {euro(minimum)}: er is "
            f"{euro(minimum - stof.gevraagd)} te weinig."
        )
        yield Gebrek("onder_minimum", Ernst.MOET, Plaats.MAATREGELEN, "Artikel 2.3, eerste lid", melding)


def boven_grens_per_onderneming(stof: Stof) -> Iterator[Gebrek]:
    """No undertaking gets more than so much for advice, training, or wages of vulnerable groups (chapter 4).

    Advice: a plan does not hold which undertaking gets what. The sum shows only that it could be.
    """
    grenzen = (
        (KostenSoort.ADVIES, stof.regeling.advies_hoogste, "Hoofdstuk 4"),
        (KostenSoort.OPLEIDING, stof.regeling.opleiding_hoogste, "Hoofdstuk 4"),
        (KostenSoort.LOON_KWETSBAAR, stof.regeling.kwetsbaar_hoogste, "Artikel 4.4"),
    )
    for soort, grens, artikel in grenzen:
        posten = (p for m in stof.maatregelen for p in m.kostenposten.all() if p.soort == soort)
        bedrag = sum((cofinanciering(soort, p.kosten, stof.regeling) for p in posten), Decimal("0.00"))
        if bedrag > grens:
            melding = (
                f"{soort.label}: samen {euro(bedrag)}. Eén onderneming krijgt hiervoor ten hoogste {euro(grens)}. "
                "Schrijf bij de voorwaarden op hoe u daarvoor zorgt."
            )
            yield Gebrek("boven_grens_per_onderneming", Ernst.ADVIES, Plaats.MAATREGELEN, artikel, melding)


def vermogen_onbekend(stof: Stof) -> Iterator[Gebrek]:
    """What the lead organisation owns itself, unless the partners stand surety (art. 2.2)."""
    if stof.aanvraag.eigen_vermogen is None and not stof.aanvraag.heeft_garantstelling:
        melding = "Vul het eigen vermogen van de hoofdaanvrager in."
        yield _zekerheid("vermogen_onbekend", Ernst.AANVULLEN, melding, "eigen_vermogen")


def vermogen_te_laag(stof: Stof) -> Iterator[Gebrek]:
    """Own capital of at least 80% of what is asked, or a guarantee (art. 2.2)."""
    a = stof.aanvraag
    if a.eigen_vermogen is not None and a.eigen_vermogen < _nodig(stof) and not a.heeft_garantstelling:
        melding = f"Het eigen vermogen is {euro(a.eigen_vermogen)}. {_eis(stof)} Of zorg dat de partners garant staan."
        yield _zekerheid("vermogen_te_laag", Ernst.MOET, melding, "eigen_vermogen")


def garantstelling_onbekend(stof: Stof) -> Iterator[Gebrek]:
    """For how much the partners stand surety, where own capital is not enough (art. 2.2)."""
    if _leunt_op_garantstelling(stof) and stof.aanvraag.garantstelling_bedrag is None:
        melding = f"Vul in voor welk bedrag de partners garant staan. {_eis(stof)}"
        yield _zekerheid("garantstelling_onbekend", Ernst.AANVULLEN, melding, "garantstelling_bedrag")


def garantstelling_te_laag(stof: Stof) -> Iterator[Gebrek]:
    """A guarantee of at least 80% of what is asked, where own capital is not enough (art. 2.2)."""
    bedrag = stof.aanvraag.garantstelling_bedrag
    if _leunt_op_garantstelling(stof) and bedrag is not None and bedrag < _nodig(stof):
        melding = f"De partners staan garant voor {euro(bedrag)}. {_eis(stof)}"
        yield _zekerheid("garantstelling_te_laag", Ernst.MOET, melding, "garantstelling_bedrag")


def bijdragen_sluiten_niet(stof: Stof) -> Iterator[Gebrek]:
    """What the partners pay is what the measures leave to them, to the cent (art. 2.3, g)."""
    verschil = stof.eigen_bijdrage - _betaald(stof)
    if stof.bijdragen and verschil:
        gat = f"{euro(abs(verschil))} {'te weinig' if verschil > 0 else 'te veel'}"
        melding = (
            f"De eigen bijdrage is {euro(stof.eigen_bijdrage)}. Samen betaalt u {euro(_betaald(stof))}: er is {gat}."
        )
        yield _bijdragen("bijdragen_sluiten_niet", Ernst.AANVULLEN, "Artikel 2.3, onder g", melding)


def bijdragen_ontbreken(stof: Stof) -> Iterator[Gebrek]:
    """Who pays the own contribution, for the plan as a whole (art. 2.5, k)."""
    if not stof.bijdragen and stof.eigen_bijdrage > 0:
        melding = f"De eigen bijdrage is {euro(stof.eigen_bijdrage)}. Vul in wie daarvan welk deel betaalt."
        yield _bijdragen("bijdragen_ontbreken", Ernst.ADVIES, "Artikel 2.5, onder k", melding)


def bijdrage_zonder_naam(stof: Stof) -> Iterator[Gebrek]:
    """Who pays each part of the own contribution (art. 2.5, k)."""
    for b in stof.bijdragen:
        if b.bedrag and not b.naam.strip():
            melding = f"Noem wie {euro(b.bedrag)} betaalt namens ‘{b.get_soort_display()}’."
            artikel, veld = "Artikel 2.5, onder k", f"bijdragen-{b.volgnummer - 1}-naam"
            yield _bijdragen("bijdrage_zonder_naam", Ernst.ADVIES, artikel, melding, veld)


def overheid_betaalt_te_veel(stof: Stof) -> Iterator[Gebrek]:
    """Municipalities and provinces pay at most a share of the own contribution, where this version lets them (art. 2.2)."""
    deel = stof.regeling.hoogste_deel_overheid
    if deel is None:
        return
    grens = centen(stof.eigen_bijdrage * deel)
    overheid = sum((b.bedrag for b in stof.bijdragen if b.soort == BijdrageSoort.OVERHEID), Decimal("0.00"))
    if overheid > grens:
        melding = (
            f"Gemeenten en provincies betalen {euro(overheid)}. Dat is ten hoogste {procent(deel)} van de eigen bijdrage: "
            f"{euro(grens)}."
        )
        yield _bijdragen("overheid_betaalt_te_veel", Ernst.MOET, "Artikel 2.2", melding)


def bijdrage_telt_misschien_niet(stof: Stof) -> Iterator[Gebrek]:
    """Subsidies and private funds are no own means, money of an O&O fund is (art. 1.2). Advice: whose money it is, is not known.

    Of a municipality this is asked only where the version has no share for it.
    """
    vraagt = {BijdrageSoort.ANDERS}
    if stof.regeling.hoogste_deel_overheid is None:
        vraagt.add(BijdrageSoort.OVERHEID)
    for b in stof.bijdragen:
        if b.bedrag and b.soort in vraagt:
            melding = (
                f"Leg uit waar {euro(b.bedrag)} van ‘{b}’ vandaan komt. "
                "Geld uit een subsidie of een particulier fonds telt niet mee."
            )
            artikel, veld = "Artikel 1.2", f"bijdragen-{b.volgnummer - 1}-soort"
            yield _bijdragen("bijdrage_telt_misschien_niet", Ernst.ADVIES, artikel, melding, veld)


def _nodig(stof: Stof) -> Decimal:
    return centen(stof.gevraagd * stof.regeling.aandeel_eigen_vermogen)


def _eis(stof: Stof) -> str:
    return f"Nodig is {procent(stof.regeling.aandeel_eigen_vermogen)} van wat u vraagt: {euro(_nodig(stof))}."


def _leunt_op_garantstelling(stof: Stof) -> bool:
    """The partners stand surety, and it matters: the capital of the lead organisation is not enough by itself."""
    vermogen = stof.aanvraag.eigen_vermogen
    return stof.aanvraag.heeft_garantstelling and (vermogen is None or vermogen < _nodig(stof))


def _betaald(stof: Stof) -> Decimal:
    return sum((b.bedrag for b in stof.bijdragen), Decimal("0.00"))


def _zekerheid(code: str, ernst: Ernst, melding: str, veld: str) -> Gebrek:
    return Gebrek(code, ernst, Plaats.FINANCIERING, VERMOGEN, melding, veld, letter="g")


def _bijdragen(code: str, ernst: Ernst, artikel: str, melding: str, veld: str = "bijdragen-0-bedrag") -> Gebrek:
    return Gebrek(code, ernst, Plaats.FINANCIERING, artikel, melding, veld, letter="g")


MAATREGELEN = (geen_maatregel, te_weinig_themas, onder_minimum, boven_grens_per_onderneming)
"""What is asked of the measures together."""
FINANCIERING = (
    vermogen_onbekend,
    vermogen_te_laag,
    garantstelling_onbekend,
    garantstelling_te_laag,
    bijdragen_sluiten_niet,
    bijdragen_ontbreken,
    bijdrage_zonder_naam,
    overheid_betaalt_te_veel,
    bijdrage_telt_misschien_niet,
)
"""What is asked of the money behind the plan."""
