"""What is missing or weak in a plan, with article, severity and place.

Asked by task list, live coach, filing and the agency's completeness check alike, so that they can never differ. One function
per finding, in the file of what it looks at, listed at its end; `stof` fetches once what they all look at.

What the rules ask and no machine can see in a plan (regels 1.1 to 1.4), left to the assessor:

- 1.1 that a single employer is member of an organisation of employers; that what is stated of association, collective
  agreement and central organisation is true; that the agreement is signed by all and names the lead organisation; that no
  other organisation can lead (2.2(7)); that capital and guarantee exist.
- 1.2 what stands in the files; that analysis and plan say what they should; who is authorised by the mandate; a
  job-guarantee agreement, asked only where one is used, which the plan does not say. Branches are free text: a double
  application is judged on sectors and regions alone. Filing within the period is refused by the filing itself.
- 1.3 that a measure is really about its theme; the youth third is no rule of the scheme.
- 1.4 the ceiling of the period (at the decision); the gross wage of BBL up to the minimum wage, and how long wages are
  paid (first two years; 12 months of art. 4.4): a plan holds no wages per person; which undertaking gets what, so the caps
  per undertaking are advice; that advice is for small firms and without VAT; unreasonable costs, replaced income, work by
  the undertakings themselves, distortion of competition, costs a government paid already (3.3); whether other money for
  the same activity is a subsidy (1.2), advice where it could be; art. 4.5, that ended before a plan could be written here.
"""

from collections.abc import Iterator, Sequence

from ..models import Aanvraag, Maatregel
from .begrippen import Ernst, Gebrek, Plaats
from .begroting import BEGROTING, hoogste_tarief
from .financiering import FINANCIERING, MAATREGELEN
from .knelpunten import KNELPUNTEN, PER_KNELPUNT
from .kostenposten import PER_KOSTENPOST
from .plan import PLAN, uiterste_einddag
from .samenwerking import SAMENWERKING
from .smart import SMAR
from .stof import Stof, verzamel, verzamel_alle
from .stukken import BIJLAGEN
from .tijd import TIJD

__all__ = [
    "Ernst",
    "Gebrek",
    "Plaats",
    "blokkades",
    "blokkades_van",
    "gebreken",
    "gebreken_maatregel",
    "hoogste_tarief",
    "uiterste_einddag",
]

ZWAARTE = list(Ernst)
PLAATSEN = list(Plaats)


def gebreken(aanvraag: Aanvraag) -> list[Gebrek]:
    """Everything that is missing or weak, worst first, in the order of the sections; a fixed number of queries."""
    return _gesorteerd(verzamel(aanvraag))


def blokkades(aanvraag: Aanvraag) -> list[Gebrek]:
    """What stands in the way of filing."""
    return [g for g in gebreken(aanvraag) if g.ernst == Ernst.MOET]


def blokkades_van(aanvragen: Sequence[Aanvraag]) -> dict[int, list[Gebrek]]:
    """What stands in the way of filing of many plans, by their key; as many queries as for one."""
    per_plan = {stof.aanvraag.pk: _gesorteerd(stof) for stof in verzamel_alle(aanvragen)}
    return {pk: [g for g in gevonden if g.ernst == Ernst.MOET] for pk, gevonden in per_plan.items()}


def _gesorteerd(stof: Stof) -> list[Gebrek]:
    return sorted(_alle(stof), key=lambda g: (ZWAARTE.index(g.ernst), PLAATSEN.index(g.plaats)))


def gebreken_maatregel(maatregel: Maatregel, gevonden: list[Gebrek]) -> list[Gebrek]:
    """Of the findings on a plan, those on one measure."""
    return [g for g in gevonden if g.plaats == Plaats.MAATREGELEN and g.volgnummer == maatregel.volgnummer]


def _alle(stof: Stof) -> Iterator[Gebrek]:
    for regel in (*SAMENWERKING, *PLAN, *KNELPUNTEN, *MAATREGELEN, *FINANCIERING, *BIJLAGEN):
        yield from regel(stof)
    for knelpunt in stof.knelpunten:
        for van_knelpunt in PER_KNELPUNT:
            yield from van_knelpunt(knelpunt, stof)
    for maatregel in stof.maatregelen:
        yield from _van_maatregel(maatregel, stof)


def _van_maatregel(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """In the order S, M, A, R, T, then money: of the whole, and line by line."""
    for regel in (*SMAR, *TIJD, *BEGROTING):
        yield from regel(m, stof)
    for post in m.kostenposten.all():
        for van_post in PER_KOSTENPOST:
            yield from van_post(post, m, stof)
