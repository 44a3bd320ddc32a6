"""A period in which everything happened."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from aanvragen.models import Aanvraag, Categorie, Tijdvak
from beoordeling import services as beoordeling
from rapportage import cijfers
from rapportage.begrippen import Stand
from rapportage.models import Realisatie
from tests import fabrieken
from tests.aanvragen import gesprekken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import NOG_OPEN, maatregel, overgenomen


@pytest.fixture
def volle_stand(tijdvak: Tijdvak) -> Callable[..., Stand]:
    """A period with every outcome and kind of measure, a raised ceiling and a progress round; and a second that has begun."""
    petra, els = fabrieken.persoon("petra"), fabrieken.persoon("els")
    plan = fabrieken.verleend("Een")
    overgenomen("SP1-0901", tijdvak, [maatregel(deelnemers=7, jongeren=2, bbl=3, aantal=5)], soort="regio")
    fabrieken.afgewezen("Drie")
    fabrieken.ingetrokken("Vier")
    later = fabrieken.verleend("Vijf")
    beoordeling.verlening_intrekken(later, motivering="Gaat niet door.", door=els, op=moment(2014, 4, 1))
    beoordeling.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    Realisatie.objects.create(
        maatregel=plan.maatregelen.earliest("volgnummer"), peildatum=date(2014, 5, 1), deelnemers=30
    )
    soorten = [c for c in Categorie.values if c not in ("instroom_bbl", "scholing")]
    delen = [maatregel(nr, categorie=soort, deelnemers=nr) for nr, soort in enumerate(soorten, start=1)]
    overgenomen("SP1-0951", tijdvak, [*delen, maatregel(9, bedrag="1000.00", kosten="1100.00")])
    fabrieken.verleend("Zes", besloten=moment(2014, 5, 20))
    eerder = fabrieken.ingetrokken("Zeven")
    fabrieken.tijdvak(2)
    opnieuw = overgenomen("SP2-0001", fabrieken.tijdvak(2), [maatregel()], ingediend_op=moment(2014, 4, 2), **NOG_OPEN)
    Aanvraag.objects.filter(pk=opnieuw.pk).update(eerdere_aanvraag=eerder)
    for dag, aanvraag, sleutel in ((8, plan, "werkgevers"), (9, None, "vreemde")):
        gesprekken.gehouden(aanvraag, fabrieken.organisatie(sleutel), tijdvak=tijdvak, op=moment(2013, 10, dag, 10))
    return lambda dag, alle=False: cijfers.stand(None if alle else tijdvak, dag)
