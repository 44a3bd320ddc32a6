"""The page that says that one may not: each role reads whom to ask, and nobody is sent where nobody is."""

import pytest
from django.urls import reverse

from tests import fabrieken

LOKET = "Vraag dan de beheerder van uw organisatie of het loket."


def pagina(als, wie: str, adres: str) -> str:
    antwoord = als(fabrieken.persoon(wie)).get(reverse(adres))
    assert antwoord.status_code == 403
    return antwoord.content.decode()


def test_een_aanvrager_vraagt_het_de_beheerder_van_zijn_organisatie(als, db):
    assert LOKET in pagina(als, "anja", "beoordeling:plannen")


@pytest.mark.parametrize(
    ("wie", "rol"), [("petra", "beleidsmedewerker"), ("ada", "auditor"), ("beheer", ""), ("dirk", "beoordelaar")]
)
def test_een_medewerker_vraagt_het_de_functioneel_beheerder_die_zelf_weet_dat_hij_het_is(als, db, wie, rol):
    gezegd = pagina(als, wie, "beoordeling:bezwaren" if wie in {"petra", "dirk"} else "beoordeling:ijking")
    assert LOKET not in gezegd
    vraag = f"Uw rol is {rol}. Hoort dit toch bij uw werk? Vraag dan de functioneel beheerder."
    assert (vraag if rol else "U bent functioneel beheerder. Dit hoort bij een andere rol.") in gezegd
