"""The parts of a figure add up to it: by category, theme, sector, region, day and term, each a list of records."""

from datetime import date
from decimal import Decimal

import pytest

from aanvragen.models import Arbeidsmarktregio, Categorie, Sector, Thema
from beoordeling import services as beoordeling
from beoordeling.services import Toekenning
from rapportage import cijfers, delen
from rapportage.begrippen import Stand
from rapportage.bronrijen import waarde_van
from rapportage.definities import DEFINITIES
from rapportage.models import Realisatie
from sectorplannen.kern.datums import dag_van
from tests import fabrieken
from tests.fabrieken import BESLOTEN, moment
from tests.rapportage.overgenomen import maatregel, overgenomen
from tests.rapportage.standen import LAATST

ONGEDEELD = {
    "plafond", "plafond_oorspronkelijk", "ruimte", "volgend_plafond", "volgend_opent", "volgend_sluit",
    "aantal_adviesgesprekken", "aantal_adviesgesprekken_zonder_aanvraag",
}  # fmt: skip


def waarden_van(soort: str, stand: Stand) -> list[str]:
    """Every value of a kind of part."""
    gebieden = {"sector": Sector, "regio": Arbeidsmarktregio}
    if soort in gebieden:
        return [*map(str, gebieden[soort].objects.values_list("nummer", flat=True)), "meer", "geen"]
    return {
        "categorie": Categorie.values,
        "thema": Thema.values,
        "dag": sorted({dag_van(a.ingediend_op).isoformat() for a in stand.aanvragen}),
        "termijn": list(delen.TERMIJNEN),
    }[soort]


@pytest.mark.parametrize("alle", [False, True], ids=["een tijdvak", "alle tijdvakken"])
def test_de_delen_van_elk_cijfer_zijn_samen_het_geheel(volle_stand, alle):
    """The rows of all parts together give the figure, and each part is what its own rows give."""
    stand = volle_stand(LAATST, alle=alle)
    for soort in delen.SOORTEN:
        gedeeld = set()
        for code in DEFINITIES:
            try:
                paren = [cijfers.deel(code, stand, soort, waarde) for waarde in waarden_van(soort, stand)]
            except KeyError:
                continue
            gedeeld.add(code)
            assert waarde_van(code, [rij for _, rijen in paren for rij in rijen]) == stand.waarde(code), (soort, code)
            if DEFINITIES[code].eenheid == "aantal":
                assert sum(waarde for waarde, _ in paren) == stand.waarde(code), (soort, code)
        if soort in delen.PER_MAATREGELSOORT:
            assert gedeeld > {"deelnemers_beoogd", "bedrag_verleend", "jeugdbedrag", "deelnemers_gerealiseerd"}
            assert not any(code.startswith("aantal_") for code in gedeeld)
        else:
            assert gedeeld == DEFINITIES.keys() - ONGEDEELD, soort


def test_een_soort_is_de_rij_van_de_grafiek(volle_stand):
    stand = volle_stand(LAATST)
    for rij in stand.grafiek_2:
        for code, waarde in (
            ("deelnemers_beoogd", rij.deelnemers),
            ("bedrag_verleend", rij.budget),
            ("jeugdbedrag", rij.jeugdbedrag),
        ):
            assert cijfers.deel(code, stand, "categorie", rij.code)[0] == waarde
    instroom = next(rij for rij in stand.grafiek_1 if rij.code == "instroom")
    assert cijfers.deel("bedrag_verleend", stand, "categorie", "instroom")[0] == instroom.budget


def test_een_plan_voor_meer_sectoren_staat_onder_meer(tijdvak):
    een, twee, geen = (overgenomen(f"SP1-{n}", tijdvak, [maatregel(bedrag=f"{n}00.00")]) for n in (1, 2, 3))
    vier, vijf = Sector.objects.filter(nummer__in=[4, 5])
    een.sectoren.set([vier])
    twee.sectoren.set([vier, vijf])
    geen.regios.set(Arbeidsmarktregio.objects.all()[:1])
    stand = cijfers.stand(tijdvak, LAATST)
    per_sector = {w: cijfers.deel("bedrag_verleend", stand, "sector", w)[0] for w in ("4", "5", "meer", "geen")}
    assert per_sector == {"4": Decimal(100), "5": 0, "meer": Decimal(200), "geen": Decimal(300)}
    assert cijfers.deel("aantal_verleend", stand, "regio", "geen")[0] == 2


def test_een_dag_telt_wat_op_die_dag_is_ingediend(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel()], ingediend_op=moment(2013, 12, 30, 23, 59))
    overgenomen("SP1-2", tijdvak, [maatregel()], ingediend_op=moment(2013, 12, 31, 0, 1))
    stand = cijfers.stand(tijdvak, LAATST)
    aantal, rijen = cijfers.deel("aantal_ingediend", stand, "dag", "2013-12-31")
    assert (aantal, [rij.nummer for rij in rijen]) == (1, ["SP1-2"])


def test_afgeronde_delen_verliezen_geen_cent(tijdvak):
    """Two thirds of a cent for the young in each of three themes: two cents in all, one of the parts has none."""
    for nummer, thema in enumerate("abc", start=1):
        een = maatregel(deelnemers=3, jongeren=2, bedrag="0.01", kosten="0.02")
        overgenomen(f"SP1-{nummer}", tijdvak, [een]).maatregelen.update(thema=thema)
    stand = cijfers.stand(tijdvak, LAATST)
    per_thema = [cijfers.deel("jeugdbedrag", stand, "thema", thema)[0] for thema in "abc"]
    assert sum(per_thema) == stand.waarde("jeugdbedrag") == Decimal("0.02")
    assert sorted(per_thema) == [Decimal(0), Decimal("0.01"), Decimal("0.01")]


@pytest.mark.parametrize(
    ("code", "soort", "waarde"),
    [
        ("geluk", "thema", "a"),
        ("plafond", "sector", "4"),
        ("volgend_opent", "dag", "2014-01-01"),
        ("aantal_verleend", "categorie", "scholing"),
        ("bedrag_verleend", "kleur", "rood"),
        ("bedrag_verleend", "thema", "z"),
        ("bedrag_verleend", "categorie", "geluk"),
        ("bedrag_verleend", "dag", "morgen"),
        ("bedrag_verleend", "termijn", "ooit"),
        ("bedrag_verleend", "sector", "-1"),
        ("bedrag_verleend", "sector", "٤"),
        ("bedrag_verleend", "regio", "1" * 5000),
    ],
)
def test_wat_geen_deel_is_wordt_geweigerd(tijdvak, code, soort, waarde):
    stand = cijfers.stand(tijdvak, LAATST)
    with pytest.raises(KeyError):
        cijfers.deel(code, stand, soort, waarde)


def test_elk_deel_heeft_een_naam(db):
    namen = [
        delen.naam(*paar.split(":"))
        for paar in ("categorie:instroom", "thema:a", "sector:4", "regio:meer", "dag:2014-05-30", "termijn:geen")
    ]
    assert namen[0] == "Soort: Instroom"
    assert namen[1].startswith("Thema: a. ")
    assert namen[2] == f"Sector: {Sector.objects.get(nummer=4).naam}"
    assert namen[3:] == ["Plannen voor meer dan één regio", "Ingediend op 30 mei 2014", "Geen termijn"]
    for soort, waarde in (("sector", "99"), ("kleur", "rood"), ("dag", "gisteren")):
        with pytest.raises(KeyError):
            delen.naam(soort, waarde)


def test_een_sector_kost_een_vraag(tijdvak, django_assert_num_queries):
    for nummer in range(5):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel()])
    stand = cijfers.stand(tijdvak, LAATST)
    with django_assert_num_queries(1):
        cijfers.deel("bedrag_verleend", stand, "sector", "4")
    with django_assert_num_queries(0):
        cijfers.deel("bedrag_verleend", stand, "thema", "a")


def test_wat_een_maatregel_bereikte_telt_ook_als_het_besluit_haar_niet_noemt(tijdvak):
    plan = fabrieken.ter_besluitvorming()
    bbl, scholing = plan.maatregelen.all()
    delen_van_besluit = [Toekenning(bbl, bbl.cofinanciering, 100), Toekenning(scholing, Decimal(0), 0, "Niet.")]
    beoordeling.verlenen(plan, delen_van_besluit, motivering="Deels.", door=fabrieken.persoon("els"), op=BESLOTEN)
    for wat, aantal in ((bbl, 30), (scholing, 5)):
        Realisatie.objects.create(maatregel=wat, peildatum=date(2014, 5, 1), deelnemers=aantal)
    stand = cijfers.stand(tijdvak, LAATST)
    assert stand.waarde("deelnemers_gerealiseerd") == 35
    assert cijfers.deel("deelnemers_gerealiseerd", stand, "thema", "a")[0] == 30
    assert cijfers.deel("deelnemers_gerealiseerd", stand, "thema", "e")[0] == 5
    assert cijfers.deel("realisatiegraad", stand, "thema", "e")[0] is None
