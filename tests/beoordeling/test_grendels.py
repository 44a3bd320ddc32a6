"""What was sent and what came in stays as it was, also for who goes round the services: each trigger of migration 0010."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from beoordeling import services
from beoordeling.models import (
    Beslismelding,
    Brief,
    Briefsjabloon,
    BriefSoort,
    Ingebrekestelling,
    Kanaal,
    Verdaging,
)
from tests import fabrieken
from tests.beoordeling.bezwaren import bezwaar, gehoord
from tests.fabrieken import moment

DAG = date(2014, 3, 10)


def weigert(rij: Model, melding: str, **anders: object) -> None:
    """The database refuses the change, and the row is as it was."""
    rijen = type(rij).objects.filter(pk=rij.pk)
    was = rijen.values().get()
    assert {naam: was[naam] for naam in anders} != anders
    with pytest.raises(IntegrityError, match=melding), transaction.atomic():
        rijen.update(**anders)
    assert rijen.values().get() == was


def blijft_staan(rij: Model, melding: str) -> None:
    """The database refuses that the row goes."""
    with pytest.raises(IntegrityError, match=melding), transaction.atomic():
        type(rij).objects.filter(pk=rij.pk).delete()
    assert type(rij).objects.filter(pk=rij.pk).exists()


def test_een_brief_blijft_bij_het_besluit_en_de_tekst_waarvan_hij_is_gemaakt(tijdvak, coen):
    brief = Brief.objects.get(besluit=fabrieken.verleend().besluiten.get())
    assert brief.verzonden_op
    ander = fabrieken.afgewezen("Ander plan").besluiten.get()
    tekst = Briefsjabloon.objects.get(soort=BriefSoort.AFWIJZING, versie=1)
    for kolom, pk in (("besluit_id", ander.pk), ("sjabloon_id", tekst.pk)):
        weigert(brief, "blijft bij het besluit", **{kolom: pk})
        weigert(brief, "blijft bij het besluit", **{kolom: None})
    plan = fabrieken.aanvulling_gevraagd("Weer een ander")
    later = fabrieken.in_beoordeling("Nog een ander")
    services.verdagen(later, uiterlijk_op=date(2014, 6, 1), reden="Drukte.", door=coen, op=moment(2014, 3, 10))
    for kolom, pk in (
        ("verzoek_id", plan.aanvullingsverzoeken.get().pk),
        ("bezwaar_id", bezwaar(brief.aanvraag).pk),
        ("verdaging_id", Verdaging.objects.get().pk),
    ):
        weigert(brief, "blijft bij het besluit", **{kolom: pk})


def test_een_open_bezwaar_blijft_zoals_het_is_ontvangen(tijdvak, bram):
    rij, ander = bezwaar(fabrieken.verleend()), fabrieken.afgewezen("Ander plan")
    for anders in (
        {"ontvangen_op": DAG},
        {"kanaal": Kanaal.POST},
        {"kanaal": Kanaal.POST, "gepost_op": DAG},
        {"gronden": "Iets anders."},
        {"te_laat": True},
        {"op": moment(2014, 3, 1)},
        {"door_id": bram.pk},
        {"besluit_id": ander.besluiten.get().pk},
        {"aanvraag_id": ander.pk},
    ):
        weigert(rij, "zoals het is ontvangen", **anders)


def test_een_bezwaar_wordt_wel_gewoon_behandeld(tijdvak, eva):
    rij = gehoord(fabrieken.verleend())
    rij.refresh_from_db()
    assert (rij.behandelaar, rij.verslag, rij.gronden) == (eva, "Toegelicht.", "De analyse is wel goed.")


def test_van_een_open_opschorting_wordt_alleen_de_laatste_dag_ingevuld(in_beoordeling, coen, els):
    maart = moment(2014, 3, 10)
    rij = services.opschorten(in_beoordeling, grond="instemming", vanaf=DAG, reden="Wacht.", door=coen, op=maart)
    for anders in (
        {"grond": "overmacht"},
        {"vanaf": date(2014, 3, 9)},
        {"liep_tot": date(2014, 4, 2)},
        {"reden": "Anders."},
        {"reden": "Anders.", "tot": DAG},
        {"op": moment(2014, 3, 9)},
        {"door_id": els.pk},
        {"aanvraag_id": fabrieken.ingediend("Ander plan").pk},
    ):
        weigert(rij, "alleen de laatste dag", **anders)
    services.hervatten(in_beoordeling, tot=date(2014, 3, 12), door=coen, op=moment(2014, 3, 20))
    rij.refresh_from_db()
    assert rij.tot == date(2014, 3, 12)


def test_een_ingebrekestelling_verandert_niet_en_verdwijnt_niet(in_beoordeling, coen):
    services.in_gebreke_stellen(in_beoordeling, ontvangen_op=date(2014, 4, 2), door=coen, op=moment(2014, 4, 10))
    rij = Ingebrekestelling.objects.get()
    weigert(rij, "nooit gewijzigd", ontvangen_op=date(2014, 4, 9))
    weigert(rij, "nooit gewijzigd", toelichting="Anders.")
    blijft_staan(rij, "nooit verwijderd")


def test_dat_er_is_herinnerd_verandert_niet_en_verdwijnt_niet(in_beoordeling):
    assert services.besluiten_bewaken(moment(2014, 3, 28)) == 1
    rij = Beslismelding.objects.get()
    weigert(rij, "nooit gewijzigd", weken=4)
    blijft_staan(rij, "nooit verwijderd")
    assert services.besluiten_bewaken(moment(2014, 3, 28)) == 0
