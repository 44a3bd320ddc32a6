"""What staff and applicant read of the term to decide, and the pages on which it is moved."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from beoordeling import brieven, services
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import datum_nl, vandaag
from tests import fabrieken

from .conftest import adres, tekst


@pytest.fixture
def plan(in_beoordeling, termijn):
    """To be decided in thirty days."""
    return termijn(in_beoordeling, 30)


def stilgezet(plan, coen):
    """Stands still since ten days."""
    vanaf = vandaag() - timedelta(days=10)
    services.opschorten(plan, grond="instemming", vanaf=vanaf, reden="U wacht op de cijfers.", door=coen)
    return plan


def test_het_dossier_noemt_begin_en_laatste_dag(als, coen, plan):
    pagina = tekst(als(coen).get(adres("dossier", plan)))
    assert "Beslistermijn" in pagina
    assert f"<dt>Loopt vanaf</dt><dd>{datum_nl(vandaag() + timedelta(days=30 - 13 * 7))}</dd>" in pagina
    assert f"<dt>Laatste dag</dt><dd>{datum_nl(vandaag() + timedelta(days=30))}</dd>" in pagina


def test_een_plan_zonder_termijn_heeft_die_plek_niet(als, coen, ingediend):
    assert 'id="beslistermijn"' not in tekst(als(coen).get(adres("dossier", ingediend)))


def test_na_het_besluit_staat_er_dat_de_brief_nog_moet_en_niet_te_laat(als, coen, els, ter_besluitvorming, termijn):
    plan = termijn(ter_besluitvorming, -3)
    pad = adres("dossier", plan)
    assert "Te laat</span> Beslissen kon" in tekst(als(coen).get(pad))
    besluit = services.verlenen(plan, fabrieken.zoals_gevraagd(plan), motivering="Goed.", door=els)
    pagina = tekst(als(coen).get(pad))
    assert "Brief nog versturen" in pagina
    assert f"Beslissen kon volgens de wet tot en met {datum_nl(vandaag() - timedelta(days=3))}." in pagina
    assert "Te laat</span> Beslissen kon" not in pagina
    opdrachten.veeg()
    assert brieven.bekendgemaakt_op(besluit) == vandaag()
    pagina = tekst(als(coen).get(pad))
    assert "Brief nog versturen" not in pagina
    assert "Te laat</span> Beslissen kon" not in pagina


def test_wat_stilstaat_leest_ieder_op_zijn_eigen_pagina(als, coen, anja, plan):
    stilgezet(plan, coen)
    sinds = datum_nl(vandaag() - timedelta(days=10))
    dossier = tekst(als(coen).get(adres("dossier", plan)))
    assert "<dt>Laatste dag</dt><dd>staat stil</dd>" in dossier
    assert f"sinds {sinds}. De aanvrager stemt ermee in." in dossier
    assert "<dt>Uiterlijk beslissen</dt><dd>staat stil</dd>" in dossier
    assert "De termijn om te beslissen staat stil." in tekst(als(coen).get(adres("plannen")))
    eigen = tekst(als(anja).get(plan.get_absolute_url()))
    assert "De termijn om te beslissen staat nu stil." in eigen
    assert "U stemde daarmee in." in eigen
    assert "U wacht op de cijfers." in eigen
    assert "Wij beslissen uiterlijk" not in eigen
    assert "De termijn om te beslissen staat stil" in tekst(als(anja).get("/plannen/"))


def test_wat_later_komt_staat_er_met_de_reden_en_de_brief(als, els, anja, plan):
    oud, nieuw = vandaag() + timedelta(days=30), vandaag() + timedelta(days=50)
    services.verdagen(plan, uiterlijk_op=nieuw, reden="Wij wachten op advies.", door=els)
    dossier = tekst(als(els).get(adres("dossier", plan)))
    assert f"verzet van {datum_nl(oud)} naar {datum_nl(nieuw)} door Els" in dossier
    assert f"<dt>Laatste dag volgens de wet</dt><dd>{datum_nl(oud)}</dd>" in dossier
    assert f"/brieven/{plan.verdagingen.get().brief.pk}/" in dossier
    eigen = tekst(als(anja).get(plan.get_absolute_url()))
    assert f"Wij beslissen uiterlijk op {datum_nl(nieuw)}." in eigen
    assert "Wij wachten op advies." in eigen


def test_na_een_ingebrekestelling_staat_er_wat_het_vandaag_kost(als, coen, anja, in_beoordeling, termijn):
    plan = termijn(in_beoordeling, -20)
    assert "Beslissen kon volgens de wet tot en met" in tekst(als(coen).get(adres("dossier", plan)))
    services.in_gebreke_stellen(plan, ontvangen_op=vandaag() - timedelta(days=19), toelichting="Per post.", door=coen)
    dossier = tekst(als(coen).get(adres("dossier", plan)))
    assert "tot en met vandaag" in dossier
    assert f'<strong class="sp-vet">€ {5 * 23}</strong>' in dossier
    eigen = tekst(als(anja).get(plan.get_absolute_url()))
    assert "ontvingen wij uw ingebrekestelling" in eigen
    assert "Per post." not in eigen


def test_de_paginas_zeggen_wat_het_betekent_en_doen_het(als, coen, els, anja, plan):
    bezoeker = als(coen)
    assert "er geen laatste dag" in tekst(bezoeker.get(adres("opschorten", plan)))
    bezoeker.post(
        adres("opschorten", plan), {"grond": "overmacht", "vanaf": datum_nl(vandaag()), "reden": "Brand."}, follow=True
    )
    plan.refresh_from_db()
    assert plan.beslissen_voor is None
    wordt = datum_nl(vandaag() + timedelta(days=31))
    assert f"<dt>Wordt de laatste dag</dt><dd>{wordt}" in tekst(bezoeker.get(adres("hervatten", plan)))
    bezoeker.post(adres("hervatten", plan), {"tot": datum_nl(vandaag())})
    plan.refresh_from_db()
    assert plan.beslissen_voor == vandaag() + timedelta(days=31)
    assert "De termijn van de wet schuift niet op" in tekst(als(els).get(adres("verdagen", plan)))
    fout = als(els).post(adres("verdagen", plan), {"uiterlijk_op": wordt, "reden": "Drukte."})
    assert f"Kies een dag na {wordt}" in tekst(fout)
    als(els).post(adres("verdagen", plan), {"uiterlijk_op": "2 januari 2090", "reden": "Drukte."})
    assert plan.verdagingen.count() == 1
    assert als(anja).get(adres("verdagen", plan)).status_code == 403


def test_de_brief_van_een_verdaging_is_vooraf_te_lezen(als, coen, plan):
    bezoeker, pad = als(coen), adres("verdagen", plan)
    pagina = tekst(bezoeker.get(pad))
    assert 'name="voorbeeld" value="Bekijk de brief"' in pagina
    assert 'formtarget="_blank"' in pagina
    assert "Wie krijgt de brief?" in pagina
    velden = {
        "uiterlijk_op": datum_nl(vandaag() + timedelta(days=60)),
        "reden": "Drukte.",
        "voorbeeld": "Bekijk de brief",
    }
    antwoord = bezoeker.post(pad, velden)
    assert (antwoord["Content-Type"], antwoord.content[:5]) == ("application/pdf", b"%PDF-")
    assert (plan.verdagingen.count(), plan.brieven.count()) == (0, 0)
    assert "Kies een dag na" in tekst(bezoeker.post(pad, velden | {"uiterlijk_op": datum_nl(vandaag())}))


def test_een_ingebrekestelling_wordt_vastgelegd_op_haar_pagina(als, coen, in_beoordeling):
    bezoeker = als(coen)
    assert "1 april 2014" in tekst(bezoeker.get(adres("in_gebreke_stellen", in_beoordeling)))
    fout = bezoeker.post(adres("in_gebreke_stellen", in_beoordeling), {"ontvangen_op": "1 april 2014"})
    assert "Deze kwam te vroeg." in tekst(fout)
    bezoeker.post(adres("in_gebreke_stellen", in_beoordeling), {"ontvangen_op": "2 april 2014"})
    assert in_beoordeling.ingebrekestellingen.count() == 1


def test_meer_stilstand_vraagt_niet_meer_van_het_dossier(als, coen, anja, plan):
    """One standing still against ten, for staff and for the applicant."""
    keer_stil(plan, coen, 1)
    een = [vragen(als(coen), adres("dossier", plan)), vragen(als(anja), plan.get_absolute_url())]
    keer_stil(plan, coen, 9)
    assert [vragen(als(coen), adres("dossier", plan)), vragen(als(anja), plan.get_absolute_url())] == een


def keer_stil(plan, coen, aantal: int) -> None:
    al = plan.opschortingen.count()
    for dag in range(al, al + aantal):
        op = timezone.now() - timedelta(days=20 - dag)
        services.opschorten(plan, grond="overmacht", vanaf=op.date(), reden="Brand.", door=coen, op=op)
        services.hervatten(plan, tot=op.date(), door=coen, op=op + timedelta(minutes=1))


def vragen(bezoeker, pad: str) -> int:
    """How many queries a page takes."""
    bezoeker.get(pad)
    with CaptureQueriesContext(connection) as gevangen:
        assert bezoeker.get(pad).status_code == 200
    return len(gevangen)


def test_na_het_besluit_leest_de_aanvrager_geen_termijn_meer(als, anja, tijdvak):
    plan = fabrieken.verleend()
    assert "Wanneer hoort u iets?" not in tekst(als(anja).get(plan.get_absolute_url()))
