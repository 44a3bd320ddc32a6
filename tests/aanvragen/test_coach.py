"""The coach says of a measure what an assessor would, in the order S, M, A, R, T, then money."""

from decimal import Decimal

from aanvragen import services
from aanvragen.coach import coach
from aanvragen.models import Maatregel


def regels(plan, **velden) -> list[tuple[str, str]]:
    anja = plan.hoofdaanvrager.leden.get(naam="Anja")
    rij = services.maatregel_opslaan(plan, door=anja, maatregel=plan.maatregelen.get(volgnummer=2), **velden)
    return [(regel.letter, regel.kop) for regel in coach(Maatregel.objects.get(pk=rij.pk), plan)]


def test_een_goede_maatregel_is_overal_in_orde_en_noemt_zijn_prijs(concept):
    assert regels(concept) == [
        ("S", "Specifiek: in orde"),
        ("M", "Meetbaar: in orde"),
        ("A", "Acceptabel: past bij knelpunt 1"),
        ("R", "Realistisch: €\u00a01.000 per deelnemer"),
        ("T", "Tijd: in orde"),
        ("€", "Geld: in orde"),
    ]


def test_wat_moet_en_wat_beter_kan_staan_op_hun_plaats(concept):
    gevonden = regels(
        concept, activiteit="", uitgangspunt="", meetwijze="", klaar_op=None, knelpunten=[], bijdrage_door=""
    )
    assert gevonden == [
        ("S", "Specifiek: nog niet"),
        ("M", "Meetbaar: nog niet"),
        ("M", "Meetbaar: kan beter"),
        ("A", "Acceptabel: nog niet"),
        ("R", "Realistisch: €\u00a01.000 per deelnemer"),
        ("T", "Tijd: nog niet"),
        ("€", "Geld: kan beter"),
    ]


def test_zonder_deelnemers_is_de_prijs_nog_niet_te_zeggen(concept):
    gevonden = regels(concept, deelnemers=0, waarvan_jongeren=0, kosten=Decimal(0), cofinanciering=Decimal(0))
    assert ("R", "Realistisch: nog niet te zeggen") in gevonden


def test_de_zin_noemt_de_maatregel_niet_nog_een_keer(concept):
    anja = concept.hoofdaanvrager.leden.get(naam="Anja")
    rij = concept.maatregelen.get(volgnummer=2)
    services.maatregel_opslaan(concept, door=anja, maatregel=rij, activiteit="")
    assert coach(rij, concept)[0].tekst == "Beschrijf wat u gaat doen."


def test_meer_knelpunten_worden_opgesomd(concept):
    anja = concept.hoofdaanvrager.leden.get(naam="Anja")
    alle = [
        concept.knelpunten.get(),
        *(services.knelpunt_opslaan(concept, door=anja, omschrijving=f"Nog {n}") for n in (2, 3)),
    ]
    assert ("A", "Acceptabel: past bij knelpunt 1, 2 en 3") in regels(concept, knelpunten=alle)
