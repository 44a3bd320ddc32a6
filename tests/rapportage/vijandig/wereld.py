"""A small world in which everything that someone can write in is there once, and then all of it is hostile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aanvragen.models import Aanvraag, Sector, Voorbeeldmaatregel
from aanvragen.services.oproepen import oproep_beantwoorden, oproep_plaatsen
from beoordeling import services as beoordeling
from rapportage import services as rapportage
from rapportage.models import Peiling, Rapport, RapportSoort
from rapportage.peilingen import services as peilingen
from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.models import Bericht, LidRol, Postbusmail
from tests import fabrieken
from tests.beoordeling.test_banden import geheim
from tests.rapportage.peilingen import ronde
from tests.rapportage.register.conftest import maak_bekend

from . import gif


@dataclass
class Wereld:
    """What there is one of."""

    openbaar: Aanvraag
    loopt: Aanvraag
    concept: Aanvraag
    peiling: Peiling
    brief: Rapport


def vol() -> Wereld:
    """A granted plan with rounds, one that is being decided on, a draft, and what is around them. Nothing is hostile yet."""
    openbaar = maak_bekend(fabrieken.verleend("Ovens aan"))
    anja, coen, petra = (fabrieken.persoon(naam) for naam in ("anja", "coen", "petra"))
    ronde.gesloten()
    peiling = ronde.najaar()
    verslag = peiling.verslagen.get()
    ronde.ingestuurd(verslag, 3, reden="Het ging trager.", op=fabrieken.moment(2015, 10, 20))
    peilingen.teruggeven(verslag, vraag="Hoe kan dat?", door=coen, op=fabrieken.moment(2015, 10, 22))
    brief = rapportage.beginnen(RapportSoort.VOORTGANG, None, date(2015, 6, 1), door=petra)
    loopt = geheim()
    with gif.zonder_grendels():
        loopt.brieven.update(gegevens={"naam": loopt.naam, "uiterlijk_op": "2014-02-05"})
    fabrieken.zonder_band(loopt, "dirk", "coen", "els")
    beoordeling.vraag_beantwoorden(loopt.vragen.get(), antwoord="Dat kost het.", door=anja)
    _rond_het_plan()
    op = fabrieken.moment(2014, 3, 20)
    beoordeling.bezwaar_maken(openbaar.besluiten.get(), gronden="Wij willen meer.", door=anja, op=op)
    concept = fabrieken.concept("Nog te schrijven", tijdvak=fabrieken.open_tijdvak())
    uitnodigingen.uitnodigen(concept.hoofdaanvrager, "nieuw@voorbeeld.nl", LidRol.LEZER, door=anja)
    Bericht.objects.create(aan=petra, onderwerp="Iets", tekst="Er is iets.")
    Postbusmail.objects.create(kenmerk="een", aan="a@b.nl", afzender="c@d.nl", onderwerp="Iets", tekst="Er is iets.")
    return Wereld(openbaar, loopt, concept, peiling, brief)


def _rond_het_plan() -> None:
    """A call that was answered, and an example of the menu."""
    anja, carla = fabrieken.persoon("anja"), fabrieken.persoon("carla")
    oproep = oproep_plaatsen(
        fabrieken.organisatie(),
        door=anja,
        sectoren=Sector.objects.all()[:1],
        titel="Partner gezocht",
        thema="a",
        brengt="Ovens.",
        zoekt="Een bond.",
    )
    oproep_beantwoorden(oproep, fabrieken.organisatie("vreemde"), tekst="Samen bakken?", door=carla)
    Voorbeeldmaatregel.objects.create(
        naam="Loopbaancheck", thema="d", categorie="scholing", omschrijving="Een gesprek.", laagste_kosten=200,
        hoogste_kosten=400, bron="Verzonnen",
    )  # fmt: skip


def vergiftigd() -> Wereld:
    """The same, all hostile, as if it had been so from the start: also in what was filed, decided and sent."""
    wereld = vol()
    gif.vul_aan(wereld.loopt)
    gif.strooi()
    for plan in (wereld.openbaar, wereld.loopt, wereld.concept, wereld.brief, wereld.peiling):
        plan.refresh_from_db()
    return wereld
