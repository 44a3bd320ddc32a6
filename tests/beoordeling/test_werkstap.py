"""The work step: which of them waits for whom, and that asking by status first leaves nothing out and adds nothing."""

from datetime import timedelta

import pytest

from aanvragen.models import Aanvraag
from aanvragen.statussen import ONBESLIST
from beoordeling import services
from beoordeling.werkstap import STATUS_BIJ, WACHT_OP, Werkstap, stap_is
from beoordeling.werkvoorraad import plannen, wachtend
from sectorplannen.kern.datums import vandaag
from tests import fabrieken

ROLLEN = ["coen", "dirk", "daan", "els"]


@pytest.fixture
def van_alles(coen):
    """A plan in every step, so that each person has several that wait and several that do not."""
    fabrieken.ingediend("Nieuw")
    op_tijd = fabrieken.aanvulling_gevraagd("Vult aan")
    Aanvraag.objects.filter(pk=op_tijd.pk).update(aanvullen_voor=vandaag() + timedelta(days=5))
    fabrieken.aanvulling_gevraagd("Vulde niet aan")
    services.volledig_verklaren(fabrieken.nagekeken(fabrieken.ingediend("Zonder beoordelaars")), door=coen)
    onverklaard = fabrieken.in_beoordeling("Nog te verklaren")
    onverklaard.belangenverklaringen.all().delete()
    fabrieken.in_beoordeling("Toegewezen")
    begonnen = fabrieken.in_beoordeling("Begonnen")
    een = begonnen.beoordelingen.get(plaats=1)
    services.scores_opslaan(een, fabrieken.scores(begonnen)[:1], door=een.beoordelaar)
    half = fabrieken.in_beoordeling("Een ingeleverd")
    een = half.beoordelingen.get(plaats=1)
    services.scores_opslaan(een, fabrieken.scores(half), door=een.beoordelaar, advies="verlenen")
    services.inleveren(een, door=een.beoordelaar)
    fabrieken.beoordeeld("Verschilt", waarden=(1, 4))
    fabrieken.beoordeeld("Eens")
    fabrieken.ter_besluitvorming("Voorgelegd")
    fabrieken.afgewezen("Afgewezen")


def namen(rijen) -> set[str]:
    return {rij.naam for rij in rijen}


def test_wat_wacht_is_wat_bij_een_stap_van_de_rol_staat(van_alles):
    gezien = set()
    for naam in ROLLEN:
        wie = fabrieken.persoon(naam)
        alle = list(plannen(wie))
        gezien |= {plan.werkstap for plan in alle}
        wacht = namen(plan for plan in alle if plan.werkstap in WACHT_OP[wie.rol])
        assert namen(wachtend(wie)) == wacht != set()
        assert len(wacht) < len(alle)
    assert gezien == set(Werkstap.values)


def test_elke_stap_wordt_gevonden_bij_zijn_status(van_alles):
    for naam in ROLLEN:
        rijen = plannen(fabrieken.persoon(naam))
        for stap in set(Werkstap) - {Werkstap.AFGEHANDELD}:
            assert namen(rijen.filter(stap_is([stap]))) == namen(plan for plan in rijen if plan.werkstap == stap)


def test_elke_stap_die_op_iemand_wacht_hoort_bij_een_onbesliste_status():
    assert set(STATUS_BIJ.values()) < set(ONBESLIST)
    assert Werkstap.AFGEHANDELD not in {stap for stappen in WACHT_OP.values() for stap in stappen}
