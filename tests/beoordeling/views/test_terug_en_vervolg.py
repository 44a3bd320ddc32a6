"""What keeps the thread: the way back to assessing, long lists that fold, and how a supplement is followed up in the dossier."""

import re

from aanvragen import services as aanvragen
from beoordeling import services
from tests import fabrieken
from tests.fabrieken import moment

from .conftest import adres, tekst


def test_van_notitie_en_vraag_gaat_men_terug_naar_het_onderdeel_waar_men_was(als, dirk, in_beoordeling):
    client = als(dirk)
    beoordelen = adres("beoordelen", in_beoordeling)
    pagina = tekst(client.get(f"{beoordelen}?deel=2"))
    for naam in ("notities", "vragen"):
        pad = f"{adres(naam, in_beoordeling)}?deel=2"
        assert f'href="{pad}"' in pagina
        antwoord = client.post(pad, {"tekst": "Hoeveel plekken zijn er nu?"})
        assert antwoord.url == pad
        assert f'<a href="{beoordelen}?deel=2">Verder met beoordelen</a>' in tekst(client.get(pad))
        assert "Verder met beoordelen" not in tekst(client.get(adres(naam, in_beoordeling)))


def test_meer_dan_drie_aandachtspunten_vouwen_op_en_wat_moet_staat_er_altijd(als, coen, anja, tijdvak):
    plan = fabrieken.concept(bedragen=(200_000,) * 10)
    aanvragen.bewerken(plan, door=anja, financieringsplan="")
    aanvragen.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    pagina = tekst(als(coen).get(adres("dossier", plan)))
    open_, dicht = pagina.split('<details class="sp-bevindingen__rest">')
    assert "Beschrijf hoe u het plan betaalt" in open_
    assert "Aandachtspunt</span>" not in open_
    aantal = int(re.search(r"<summary>(\d+) aandachtspunten</summary>", dicht)[1])
    assert aantal == dicht.count("Aandachtspunt</span>") > 3


def test_voordat_beiden_hebben_ingeleverd_heeft_de_pagina_met_scores_geen_kolom_samen(als, dirk, in_beoordeling):
    kop = '<th role="columnheader" scope="col">Samen</th>'
    assert kop not in tekst(als(dirk).get(adres("scores", in_beoordeling)))
    for rij in in_beoordeling.beoordelingen.all():
        services.scores_opslaan(rij, fabrieken.scores(in_beoordeling), door=rij.beoordelaar, advies="verlenen")
        services.inleveren(rij, door=rij.beoordelaar)
    assert kop in tekst(als(dirk).get(adres("scores", in_beoordeling)))


def test_een_verlopen_aanvulling_staat_bovenaan_met_haar_herinnering(als, coen, els, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    services.termijnen_bewaken(moment(2014, 1, 29))
    services.termijnen_bewaken(moment(2014, 2, 6))
    for wie in (coen, els):
        pagina = tekst(als(wie).get(adres("dossier", plan)))
        assert pagina.index("Voorstel: buiten behandeling stellen") < pagina.index("Het plan zoals ingediend")
        assert "Herinnering verstuurd op 29 januari 2014." in pagina
        assert "dagen te laat" in pagina.split('class="sp-houder sp-inhoud')[0]


def test_na_verlengen_staat_de_vraag_er_een_keer_met_de_nieuwe_dag(als, coen, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    services.termijn_verlengen(
        plan, uiterlijk_op=moment(2014, 3, 5).date(), reden="Ziekte.", door=coen, op=moment(2014, 2, 3)
    )
    paneel = tekst(als(coen).get(adres("dossier", plan))).split('id="verzoeken"')[1].split("</section>")[0]
    assert paneel.count("Onderbouw de kosten.") == 1
    assert "Dezelfde vraag op 3 februari 2014 door Coen, nu uiterlijk 5 maart 2014." in paneel
