"""Findings on the partnership: who takes part, by what right, and who leads it (art. 1.1, 2.1 and 2.2)."""

from collections.abc import Iterator

from sectorplannen.kern.models import OrganisatieSoort
from sectorplannen.kern.woorden import opsomming

from ..models import DeelnemerRol
from .begrippen import Ernst, Gebrek, Plaats
from .stof import Partij, Stof

MEERDERE = 2
"""How many 'several' single employers are at least, where they stand in for an organisation of employers (art. 1.1)."""
KANTEN = ((DeelnemerRol.WERKGEVERS, "werkgevers"), (DeelnemerRol.WERKNEMERS, "werknemers"))


def geen_werkgevers(stof: Stof) -> Iterator[Gebrek]:
    """At least one organisation of employers, or several single employers beside a union (art. 1.1 and 2.1)."""
    losse = len(stof.arbeidsorganisaties)
    if stof.organisaties_van(DeelnemerRol.WERKGEVERS) or losse >= MEERDERE:
        return
    melding = (
        f"Voeg ten minste 1 werkgeversorganisatie toe. Of voeg nog {MEERDERE - losse} of meer losse werkgevers toe "
        "(arbeidsorganisaties)."
    )
    yield Gebrek("geen_werkgevers", Ernst.MOET, Plaats.ORGANISATIE, "Artikel 2.1", melding)


def geen_werknemers(stof: Stof) -> Iterator[Gebrek]:
    """At least one organisation of employees (art. 1.1 and 2.1)."""
    if not stof.organisaties_van(DeelnemerRol.WERKNEMERS):
        melding = "Voeg ten minste 1 werknemersorganisatie toe, zoals een vakbond."
        yield Gebrek("geen_werknemers", Ernst.MOET, Plaats.ORGANISATIE, "Artikel 2.1", melding)


def geen_vereniging(stof: Stof) -> Iterator[Gebrek]:
    """On each side at least one is an association with full legal capacity: not when all were said to be none (art. 1.1)."""
    for _, wie, leden in _kanten(stof):
        if all(p.is_vereniging is False for p in leden):
            melding = (
                f"{_namen(leden)}: geen vereniging met volledige rechtsbevoegdheid. Voeg een organisatie van {wie} toe "
                "die dat wel is."
            )
            yield Gebrek("geen_vereniging", Ernst.MOET, Plaats.ORGANISATIE, "Artikel 1.1", melding)


def vereniging_onbekend(stof: Stof) -> Iterator[Gebrek]:
    """On each side one was said to be an association with full legal capacity (art. 1.1)."""
    zonder = [leden for _, _, leden in _kanten(stof) if not any(p.is_vereniging for p in leden)]
    if onbekend := [p for leden in zonder for p in leden if p.is_vereniging is None]:
        wat = "dit een vereniging is" if len(onbekend) == 1 else "dit verenigingen zijn"
        melding = f"Vul in of {wat} met volledige rechtsbevoegdheid: {_namen(onbekend)}."
        yield Gebrek("vereniging_onbekend", Ernst.ADVIES, Plaats.ORGANISATIE, "Artikel 1.1", melding)


def cao_onbekend(stof: Stof) -> Iterator[Gebrek]:
    """On each side one is party to a collective agreement, or of employers member of a central organisation (art. 1.1)."""
    if onbekend := [p for kant, _, leden in _kanten(stof) if not _heeft_cao(leden, kant) for p in leden]:
        wie = "deze organisatie partij is" if len(onbekend) == 1 else "deze organisaties partij zijn"
        melding = (
            f"Vul in bij welke cao {wie}: {_namen(onbekend)}. Een werkgeversorganisatie mag ook lid "
            "zijn van VNO-NCW, MKB-Nederland of LTO."
        )
        yield Gebrek("cao_onbekend", Ernst.ADVIES, Plaats.ORGANISATIE, "Artikel 1.1", melding)


def hoofdaanvrager_soort(stof: Stof) -> Iterator[Gebrek]:
    """Another lead organisation than the scheme names shows why none of those can be it (art. 2.2, seventh paragraph)."""
    soort, mogen = stof.aanvraag.hoofdaanvrager.soort, stof.regeling.hoofdaanvrager_soorten
    if mogen and soort not in mogen and not _is_overheid_die_niet_mag(stof):
        namen = opsomming([label for waarde, label in OrganisatieSoort.choices if waarde in mogen], "of")
        melding = f"Leg in het financieringsplan uit waarom deze organisaties niet kunnen indienen: {namen}."
        yield Gebrek("hoofdaanvrager_soort", Ernst.ADVIES, Plaats.ORGANISATIE, "Artikel 2.2, zevende lid", melding)


def overheid_als_hoofdaanvrager(stof: Stof) -> Iterator[Gebrek]:
    """Under the text of 2015 a municipality or province takes part and pays, but never leads (art. 2.2)."""
    if _is_overheid_die_niet_mag(stof):
        melding = "Een gemeente of provincie kan geen hoofdaanvrager zijn. Laat een andere partner het plan indienen."
        yield Gebrek("overheid_als_hoofdaanvrager", Ernst.MOET, Plaats.ORGANISATIE, "Artikel 2.2", melding)


def hoofdaanvrager_zonder_kvk(stof: Stof) -> Iterator[Gebrek]:
    """The lead organisation is a legal person, known by its number: the subsidy is granted to it (art. 2.2)."""
    if not stof.aanvraag.hoofdaanvrager.kvk:
        melding = f"Van {stof.aanvraag.hoofdaanvrager} is geen KvK-nummer bekend. Een tekenbevoegde vult het in bij Organisaties."
        yield Gebrek("hoofdaanvrager_zonder_kvk", Ernst.AANVULLEN, Plaats.ORGANISATIE, "Artikel 2.2", melding)


def _kanten(stof: Stof) -> Iterator[tuple[DeelnemerRol, str, list[Partij]]]:
    """Each side with its organisations; a side without any has a finding of its own, or is made of single employers."""
    for kant, wie in KANTEN:
        leden = stof.organisaties_van(kant)
        losse = kant == DeelnemerRol.WERKGEVERS and len(stof.arbeidsorganisaties) >= MEERDERE
        if leden and not losse:
            yield kant, wie, leden


def _heeft_cao(leden: list[Partij], kant: DeelnemerRol) -> bool:
    is_werkgevers = kant == DeelnemerRol.WERKGEVERS
    rechten = [p.recht for p in leden if p.recht]
    return any(recht.cao.strip() or (is_werkgevers and recht.centrale) for recht in rechten)


def _is_overheid_die_niet_mag(stof: Stof) -> bool:
    """The text that gives municipalities a share to pay (`hoogste_deel_overheid`) is the one that keeps them from leading."""
    is_overheid = stof.aanvraag.hoofdaanvrager.soort == OrganisatieSoort.OVERHEID
    return is_overheid and stof.regeling.hoogste_deel_overheid is not None


def _namen(partijen: list[Partij]) -> str:
    return opsomming([str(p.organisatie) for p in partijen])


SAMENWERKING = (
    geen_werkgevers,
    geen_werknemers,
    geen_vereniging,
    vereniging_onbekend,
    cao_onbekend,
    hoofdaanvrager_soort,
    overheid_als_hoofdaanvrager,
    hoofdaanvrager_zonder_kvk,
)
"""What is asked of the partnership."""
