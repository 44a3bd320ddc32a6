"""Which measure a row is about, and what would change."""

from aanvragen import services
from aanvragen.models import Maatregel
from aanvragen.werkboek import vergelijk
from tests import fabrieken
from tests.aanvragen.werkboek.boek import Boek


def hernoem(plan, anja, volgnummer: int, naam: str) -> Maatregel:
    return services.maatregel_opslaan(plan, door=anja, maatregel=plan.maatregelen.get(volgnummer=volgnummer), naam=naam)


def test_ongewijzigd_terug_verandert_niets(concept):
    verslag = Boek(concept).verslag()
    assert (verslag.fouten, verslag.te_doen, verslag.gelijk, verslag.blijven) == ([], [], 2, 0)


def test_een_rij_met_een_nummer_dat_er_is_verandert_die_maatregel(concept):
    (wijziging,) = Boek(concept).zet("Maatregelen", 3, Naam="Anders", Deelnemers=301).verslag().te_doen
    assert wijziging.maatregel.volgnummer == 2
    assert wijziging.kolommen == ["Naam", "Deelnemers"]
    assert wijziging.velden == {"naam": "Anders", "deelnemers": 301}
    assert (wijziging.posten, wijziging.knelpunten, wijziging.botst) == (None, None, False)


def test_andere_kosten_veranderen_de_maatregel(concept):
    boek = Boek(concept)
    boek.post(2, "advies", "12,50", Waarvoor="Coach")
    (wijziging,) = boek.verslag().te_doen
    assert wijziging.kolommen == ["Kosten"]
    assert "Advies en begeleiding, Coach, €\u00a012,50" in wijziging.verschillen[0].werkboek


def test_een_rij_zonder_nummer_of_met_een_nieuw_nummer_voegt_toe(concept):
    boek = Boek(concept)
    boek.maatregel(Naam="Zonder")
    boek.maatregel(Naam="Met", Nummer=7)
    boek.maatregel(Naam="Ook zonder")
    verslag = boek.verslag()
    assert [str(w) for w in verslag.nieuw] == ["8. Zonder", "7. Met", "9. Ook zonder"]
    assert verslag.botsingen == []


def test_kosten_horen_bij_een_nieuwe_maatregel_op_naam(concept):
    boek = Boek(concept)
    boek.maatregel(Naam="Zonder nummer")
    boek.post("zonder NUMMER", "opleiding", 500)
    (nieuw,) = boek.verslag().nieuw
    assert [post["kosten"] for post in nieuw.posten] == [500]


def test_een_maatregel_die_niet_in_het_werkboek_staat_blijft(concept):
    boek = Boek(concept)
    boek.werkboek["Maatregelen"].delete_rows(3)
    boek.werkboek["Kosten"].delete_rows(3)
    verslag = boek.verslag()
    assert (verslag.te_doen, verslag.blijven) == ([], 1)


def test_wat_een_ander_intussen_wijzigde_wordt_genoemd_en_niet_overschreven(concept, anja):
    boek = Boek(concept).zet("Maatregelen", 2, Deelnemers=120)
    hernoem(concept, anja, 1, "Van een ander")
    (wijziging,) = boek.verslag().botsingen
    assert [(v.kolom, v.nu, v.werkboek) for v in wijziging.verschillen] == [
        ("Naam", "Van een ander", "Leerwerkplekken"),
        ("Deelnemers", "100", "120"),
    ]


def test_ook_kosten_van_een_ander_worden_genoemd(concept, anja):
    boek = Boek(concept).zet("Maatregelen", 2, Deelnemers=120)
    maatregel = concept.maatregelen.first()
    posten = [{"soort": "advies", "omschrijving": "", "kosten": 5, "uren": None, "bruto_loon": None}]
    services.maatregel_opslaan(concept, door=anja, maatregel=maatregel, kostenposten=posten)
    (wijziging,) = boek.verslag().botsingen
    assert wijziging.kolommen == ["Deelnemers", "Kosten"]


def test_een_ander_die_hetzelfde_schreef_is_geen_botsing(concept, anja):
    boek = Boek(concept).zet("Maatregelen", 2, Naam="Gelijk")
    hernoem(concept, anja, 1, "Gelijk")
    assert boek.verslag().te_doen == []


def test_een_ander_in_een_andere_maatregel_is_geen_botsing(concept, anja):
    boek = Boek(concept).zet("Maatregelen", 2, Naam="Anders")
    hernoem(concept, anja, 2, "Van een ander")
    boek.werkboek["Maatregelen"].delete_rows(3)
    boek.werkboek["Kosten"].delete_rows(3)
    verslag = boek.verslag()
    assert (len(verslag.gewijzigd), verslag.botsingen) == (1, [])


def test_zonder_kenmerk_is_een_verschil_altijd_een_vraag(concept):
    boek = Boek(concept).zet("Maatregelen", 2, Naam="Anders", **{"Kenmerk (niet wijzigen)": None})
    assert len(boek.verslag().botsingen) == 1


def test_het_kenmerk_volgt_de_maatregel_als_de_volgorde_verandert(concept, anja):
    boek = Boek(concept).zet("Maatregelen", 3, Naam="Vakscholing nieuw")
    services.maatregel_verplaatsen(concept, concept.maatregelen.get(volgnummer=2), 1, door=anja)
    (wijziging,) = boek.verslag().te_doen
    assert (wijziging.maatregel.naam, wijziging.volgnummer, wijziging.botst) == ("Vakscholing", 1, False)


def test_twee_rijen_gaan_niet_over_dezelfde_maatregel(concept, anja):
    boek = Boek(concept)
    services.maatregel_kopieren(concept, concept.maatregelen.get(volgnummer=1), door=anja)
    services.maatregel_verplaatsen(concept, concept.maatregelen.get(volgnummer=1), 3, door=anja)
    boek.maatregel(Nummer=3)
    (fout,) = boek.fouten()
    assert "rij 4, kolom Nummer: gevonden 3, verwacht een andere maatregel: rij 2 gaat ook over" in fout


def test_een_gekopieerde_rij_met_een_ander_nummer_is_een_nieuwe_maatregel(concept):
    boek = Boek(concept)
    kenmerk = boek.cel("Maatregelen", 2, "Kenmerk (niet wijzigen)").value
    boek.maatregel(Nummer=5, **{"Kenmerk (niet wijzigen)": kenmerk})
    verslag = boek.verslag()
    assert [str(w) for w in verslag.te_doen] == ["5. Meester en gezel"]
    assert verslag.botsingen == []


def test_een_maatregel_die_intussen_is_verwijderd_komt_niet_ongevraagd_terug(concept, anja):
    boek = Boek(concept)
    services.maatregel_verwijderen(concept, concept.maatregelen.get(volgnummer=2), door=anja)
    verslag = boek.verslag()
    assert [(str(w), w.is_verdwenen) for w in verslag.botsingen] == [("2. Vakscholing", True)]
    assert verslag.nieuw == verslag.botsingen


def test_een_maatregel_zonder_naam_mag_zo_blijven_en_een_nieuwe_niet(concept, anja):
    services.maatregel_opslaan(concept, door=anja, doelgroep="Nog zonder naam")
    boek = Boek(concept)
    assert boek.verslag().gelijk == 3
    boek.maatregel(Naam=None)
    (fout,) = boek.fouten()
    assert "rij 5, kolom Naam: gevonden een lege cel, verwacht een naam voor de maatregel" in fout


def test_het_kenmerk_van_een_ander_plan_telt_niet(concept, anja):
    ander = fabrieken.concept("Ander plan")
    verslag = Boek(ander, Boek(concept).ruw()).verslag()
    assert (verslag.fouten, verslag.te_doen) == ([], []), "the same numbers, the same content"
    hernoem(ander, anja, 1, "Van het andere plan")
    assert len(Boek(ander, Boek(concept).ruw()).verslag().botsingen) == 1


def test_een_heel_lange_tekst_die_niet_in_een_cel_past_is_geen_wijziging(concept, anja):
    maatregel = concept.maatregelen.first()
    services.maatregel_opslaan(
        concept, door=anja, maatregel=maatregel, activiteit="lang " * 10_000, doelgroep="\x0ba\r\nb"
    )
    assert Boek(concept).verslag().te_doen == []


def test_de_vingerafdruk_verandert_met_wat_er_zou_gebeuren(concept, anja):
    inhoud = Boek(concept).zet("Maatregelen", 2, Naam="Anders").inhoud()
    eerst = vergelijk(inhoud, concept).vinger
    assert vergelijk(inhoud, concept).vinger == eerst
    assert Boek(concept).zet("Maatregelen", 2, Naam="Nog anders").verslag().vinger != eerst
    hernoem(concept, anja, 1, "Van een ander")
    assert vergelijk(inhoud, concept).vinger != eerst
