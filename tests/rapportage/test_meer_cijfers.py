"""The figures that came with the letters: what is done with, terms, own contribution, kinds of measures, the next period."""

from datetime import date

from rapportage import cijfers
from tests import fabrieken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen
from tests.rapportage.standen import LAATST, waarden


def test_afgehandeld_en_in_behandeling_zijn_samen_wat_is_ingediend(tijdvak):
    fabrieken.afgewezen("Een")
    fabrieken.ingetrokken("Twee")
    fabrieken.in_beoordeling("Drie")
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert (uit["aantal_beslist"], uit["aantal_in_behandeling"], uit["aantal_ingediend"]) == (2, 1, 3)


def test_een_plan_is_voor_een_sector_of_voor_een_regio(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel()])
    overgenomen("SP1-2", tijdvak, [maatregel()], soort="regio")
    overgenomen("SP1-3", tijdvak, [maatregel()], status="afgewezen", toegekend=None)
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert (uit["aantal_sectoraal"], uit["aantal_regionaal"], uit["aantal_verleend"]) == (1, 1, 2)


def test_van_wat_is_ingetrokken_telt_mee_wat_niet_af_was(tijdvak):
    fabrieken.ingetrokken("Een")
    fabrieken.ingetrokken("Twee")
    overgenomen("SP1-77", tijdvak, [maatregel()], status="ingetrokken", toegekend=None)  # no reason known
    assert waarden(cijfers.stand(tijdvak, LAATST))["aandeel_onvoldoende_uitgewerkt"] == "0.666667"


def test_op_tijd_is_tot_en_met_de_laatste_dag_van_de_termijn(tijdvak):
    """Complete on 20 December 2013 under the text that counts from closing: thirteen weeks are over on 1 April 2014."""
    fabrieken.verleend("Een", besloten=moment(2014, 4, 1, 23))
    fabrieken.afgewezen("Twee", besloten=moment(2014, 4, 2, 0, 1))
    fabrieken.in_beoordeling("Drie")
    stand = cijfers.stand(tijdvak, LAATST)
    assert (stand.waarde("aantal_op_tijd"), stand.waarde("aantal_te_laat")) == (1, 1)
    assert [a.termijn for a in stand.aanvragen] == ["op_tijd", "te_laat", "verlopen"]
    assert [a.termijn for a in cijfers.stand(tijdvak, date(2014, 3, 1)).aanvragen] == ["loopt"] * 3


def test_een_lage_eigen_bijdrage_telt_per_plan(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel(bedrag="1000.00", kosten="1999.99")])
    overgenomen("SP1-2", tijdvak, [maatregel(bedrag="1000.00", kosten="2000.00")])
    assert waarden(cijfers.stand(tijdvak, LAATST))["aantal_eigen_bijdrage_lager"] == 1


def test_wat_een_deelnemer_kost_en_wat_voor_jongeren_is_afgesproken(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel(deelnemers=3, bedrag="100.00")])
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert (uit["bedrag_per_deelnemer"], uit["jeugdnorm_bedrag"]) == ("33.33", "33.33")


def test_leerwerkplekken_zijn_een_deel_van_beide_soorten_instroom(tijdvak):
    delen = [
        maatregel(1, deelnemers=3, bbl=3),
        maatregel(2, categorie="instroom_overig", deelnemers=1),
        maatregel(3, categorie="scholing", deelnemers=96),
    ]
    overgenomen("SP1-1", tijdvak, delen)
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert uit["aandeel_bbl_van_instroom"] == "0.750000"
    assert (uit["deelnemers_scholing"], uit["bedrag_scholing"], uit["deelnemers_innovatie"]) == (96, "100.00", 0)


def test_het_volgende_tijdvak_geeft_zijn_plafond_en_zijn_dagen(tijdvak):
    fabrieken.tijdvak(2)
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert uit["volgend_plafond"] == "200000000.00"
    assert (uit["volgend_opent"], uit["volgend_sluit"]) == ("2014-04-01", "2014-05-31")
    assert waarden(cijfers.stand(tijdvak, date(2014, 3, 25)))["volgend_opent"] is None
