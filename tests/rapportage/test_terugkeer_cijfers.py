"""A plan that returned is one plan in each period: the figures of neither change by the return of the other."""

import json
from datetime import date

from aanvragen import services
from rapportage import cijfers
from tests import fabrieken
from tests.fabrieken import moment

DAG = date(2014, 5, 31)


def alle(tijdvak):
    """The whole of `cijfers --json`, as text."""
    return json.dumps(cijfers.als_json(cijfers.stand(tijdvak, DAG)), default=str, sort_keys=True)


def test_cijfers_van_geen_van_beide_tijdvakken_veranderen_door_de_terugkeer_van_de_ander(tijdvak, anja):
    tweede = fabrieken.tijdvak(2)
    eerder = fabrieken.ingetrokken()
    fabrieken.verleend("Ander")
    een, twee = alle(tijdvak), alle(tweede)
    nieuw = services.terugkeren(eerder, tweede, door=anja, op=moment(2014, 4, 2)).aanvraag
    assert (alle(tijdvak), alle(tweede)) == (een, twee)  # a draft is in no figure
    services.bewerken(nieuw, door=anja, start_op=date(2014, 6, 1))
    for rij in nieuw.maatregelen.all():
        services.maatregel_opslaan(
            nieuw, door=anja, maatregel=rij, categorie="scholing", thema=rij.thema, waarvan_bbl=0
        )
    services.indienen(nieuw, door=anja, op=moment(2014, 4, 20))
    assert alle(tijdvak) == een
    eigen = cijfers.stand(tweede, DAG)
    assert alle(tweede) != twee
    assert eigen.cijfers["aantal_ingediend"].waarde == 1
    assert cijfers.stand(tijdvak, DAG).teruggekomen == 1
