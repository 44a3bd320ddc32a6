"""Around the plans of anja's organisation: a little of everything, or much. Made by the real services, beside what there was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from aanvragen import services
from aanvragen.models import Aanvraag, Adviesgesprek, Oproep, Oproepcontact, Tijdvak, Voorbeeldmaatregel
from beoordeling import services as beoordeling
from beoordeling.models import Dossierbestand
from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.models import Bericht, Gebruiker, LidRol, Opdracht, Organisatie, Postbusmail, Uitnodiging
from tests import fabrieken

from .gesprekken import GEPLAND, gehouden

ELK = 200_000
"""What each measure asks, in euros: two of them are a plan."""
RONDES = 10
"""Of so many things one supplement is asked: a plan of twenty was supplemented twice before."""
BEOORDEELD = 6
"""So many measures has a plan that was assessed, at most: of each one a whole rubric is scored, twice."""


@dataclass
class Wereld:
    """One of everything that an address can be about, with as many around it as it was made with."""

    aantal: int
    plannen: dict[str, Aanvraag] = field(default_factory=dict)
    """By where they stand."""
    hoofd: Organisatie = field(default_factory=fabrieken.organisatie)
    partner: Organisatie = field(default_factory=lambda: fabrieken.organisatie("vakbond"))
    anja: Gebruiker = field(default_factory=lambda: fabrieken.persoon("anja"))
    genodigd: Gebruiker = field(init=False)
    uitnodiging: Uitnodiging = field(init=False)
    gesprek: Adviesgesprek = field(init=False)
    open_gesprek: Adviesgesprek = field(init=False)
    oproep: Oproep = field(init=False)
    vreemde_oproep: Oproep = field(init=False)
    contact: Oproepcontact = field(init=False)
    bericht: Bericht = field(init=False)
    mail: Postbusmail = field(init=False)
    voorbeeld: Voorbeeldmaatregel = field(init=False)
    dossier: Dossierbestand = field(init=False)

    def keer(self, maak: Callable[[int], Any]) -> list[Any]:
        """As many of something."""
        return [maak(nummer) for nummer in range(self.aantal)]


def wereld(aantal: int) -> Wereld:
    """A new one, with so many measures, bottlenecks, files, partners, people, plans, calls, talks, messages and the rest."""
    rij = Wereld(aantal)
    for maak in (_mensen, _plannen, _dossiers, _gesprekken, _oproepen, _berichten):
        maak(rij)
    return rij


def _mensen(w: Wereld) -> None:
    """People of the lead and of the partner, other organisations of anja, and invitations that wait."""

    def mens(nummer: int) -> None:
        for plek, rol in ((w.hoofd, LidRol.REDACTEUR), (w.partner, LidRol.TEKENBEVOEGD)):
            wie = Gebruiker.objects.create_user(f"{w.aantal}.{nummer}.{plek.pk}@partner.nl", naam=f"Mens {nummer}")
            plek.lidmaatschappen.create(gebruiker=wie, rol=rol)
        ander = _organisatie(w, "Tak", nummer)
        ander.lidmaatschappen.create(gebruiker=w.anja, rol=LidRol.TEKENBEVOEGD)

    w.keer(mens)
    w.genodigd = Gebruiker.objects.create_user(f"genodigd.{w.aantal}@voorbeeld.nl")

    def nodig_uit(nummer: int) -> Uitnodiging:
        gast = _organisatie(w, "Gast", nummer)
        uitnodigingen.uitnodigen(gast, w.anja.email, LidRol.LEZER, door=_tekent(gast))
        adres = f"nieuw.{w.aantal}.{nummer}@voorbeeld.nl" if nummer else w.genodigd.email
        return uitnodigingen.uitnodigen(w.hoofd, adres, LidRol.LEZER, door=w.anja)

    w.uitnodiging = w.keer(nodig_uit)[0]


def _organisatie(w: Wereld, naam: str, nummer: int) -> Organisatie:
    return Organisatie.objects.create(naam=f"{naam} {w.aantal}.{nummer}")


def _tekent(organisatie: Organisatie) -> Gebruiker:
    wie = Gebruiker.objects.create_user(f"tekent.{organisatie.pk}@partner.nl")
    organisatie.lidmaatschappen.create(gebruiker=wie, rol=LidRol.TEKENBEVOEGD)
    return wie


def _plannen(w: Wereld) -> None:
    nu = Tijdvak.objects.filter(nummer=9).first() or _tijdvakken()
    w.plannen["concept"] = _vol(w, "Concept", tijdvak=nu)
    w.plannen["ingediend"] = _ingediend(w, "Ingediend")
    w.plannen["aanvulling"] = _ingediend(w, "Aanvulling")
    for ronde in range(w.aantal // RONDES + 1):
        if ronde:
            services.aanvullen(w.plannen["aanvulling"], door=w.anja, op=fabrieken.VOLLEDIG + timedelta(days=ronde))
        _vraag_aanvulling(w.plannen["aanvulling"], ronde)
    w.plannen["ingetrokken"] = eerder = _ingediend(w, "Ingetrokken")
    services.intrekken(eerder, reden="onvoldoende_uitgewerkt", door=w.anja, op=fabrieken.VOLLEDIG)
    w.plannen["terug"] = services.terugkeren(eerder, nu, door=w.anja).aanvraag
    bedragen = (ELK,) * min(max(w.aantal, 2), BEOORDEELD)
    w.plannen["afgewezen"] = fabrieken.afgewezen(f"Afgewezen {w.aantal}", bedragen=bedragen)
    w.plannen["verleend"] = fabrieken.verleend(f"Verleend {w.aantal}", bedragen=bedragen)
    coen, vragen = fabrieken.persoon("coen"), w.plannen["ingediend"]
    w.keer(lambda nummer: beoordeling.vraag_stellen(vragen, tekst=f"Vraag {nummer}?", door=coen))


def _tijdvakken() -> Tijdvak:
    """The open period. In both a plan was begun before: every later one is for a sector in a region (art. 2.3(4))."""
    nu = fabrieken.open_tijdvak()
    for tijdvak in (nu, fabrieken.tijdvak()):
        fabrieken.concept("Het eerste", tijdvak=tijdvak)
    return nu


def _vol(w: Wereld, naam: str, **velden: Any) -> Aanvraag:
    plan = fabrieken.concept(f"{naam} {w.aantal}", bedragen=(ELK,) * max(w.aantal, 2), **velden)
    for nummer in range(1, w.aantal):
        services.knelpunt_opslaan(plan, door=w.anja, omschrijving=f"Knelpunt {nummer}", bron_soort="uwv")
        bestand = SimpleUploadedFile(f"stuk {nummer}.pdf", fabrieken.PDF + b"%d" % nummer)
        services.bijlage_toevoegen(plan, bestand, "overig", door=w.anja)
        services.deelnemer_toevoegen(plan, _organisatie(w, f"Partner {naam}", nummer), "anders", door=w.anja)
    nieuw = services.deelnemer_toevoegen(plan, _organisatie(w, f"Nieuw {naam}", 0), "anders", door=w.anja)
    services.eerste_uitnodigen(plan, nieuw, f"eerste.{w.aantal}.{nieuw.pk}@voorbeeld.nl", door=w.anja)
    return plan


def _ingediend(w: Wereld, naam: str) -> Aanvraag:
    plan = _vol(w, naam)
    services.indienen(plan, door=w.anja, op=fabrieken.INGEDIEND)
    return plan


def _vraag_aanvulling(plan: Aanvraag, ronde: int) -> None:
    op = fabrieken.VOLLEDIG + timedelta(days=ronde)
    beoordeling.aanvulling_vragen(
        plan,
        onderdelen=(),
        vraag="Onderbouw de kosten.",
        uiterlijk_op=(op + timedelta(days=20)).date(),
        door=fabrieken.persoon("coen"),
        op=op,
    )


def _dossiers(w: Wereld) -> None:
    """Files of the own dossier of the withdrawn plan: the last is made, those before it failed."""
    plan = w.plannen["ingetrokken"]

    def vraag(nummer: int) -> Dossierbestand:
        rij = beoordeling.dossierbestand_vragen(plan, openbaar=False, door=w.anja)
        opdracht = Opdracht.objects.filter(soort=beoordeling.DOSSIERBESTAND_MAKEN).order_by("-pk")[:1].get()
        Opdracht.objects.filter(pk=opdracht.pk).update(status="mislukt")
        return rij

    w.keer(vraag)
    w.dossier = vraag(w.aantal)
    plek = default_storage.save(f"dossiers/{w.aantal}.zip", ContentFile(b"PK"))
    Dossierbestand.objects.filter(pk=w.dossier.pk).update(bestand=plek, sha256="0" * 64, grootte=2)


def _gesprekken(w: Wereld) -> None:
    al = Adviesgesprek.objects.count()
    for lopend in w.hoofd.adviesgesprekken.lopend(timezone.now()):
        services.gesprek_afzeggen(lopend, reden="Een ander gaat voor.", door=w.anja)
    w.gesprek = w.keer(lambda nummer: gehouden(op=GEPLAND + timedelta(days=7 * (al + nummer))))[-1]
    w.open_gesprek = services.gesprek_vragen(w.hoofd, onderwerp="Nog een plan", door=w.anja)


def _oproepen(w: Wereld) -> None:
    """Calls of the lead and of others, with answers, and a talk of many lines."""
    sectoren = list(w.plannen["concept"].sectoren.all())
    tekst = {"thema": "a", "brengt": "Ovens.", "zoekt": "Een bond.", "sectoren": sectoren}
    Oproep.objects.filter(organisatie=w.hoofd).update(gesloten_op=timezone.now())
    w.oproep = services.oproep_plaatsen(w.hoofd, door=w.anja, titel=f"Gezocht {w.aantal}", **tekst)

    def ander(nummer: int) -> Oproep:
        plek = _organisatie(w, "Zoekt", nummer)
        wie = _tekent(plek)
        contact = services.oproep_beantwoorden(w.oproep, plek, tekst="Wij bakken mee.", door=wie)
        services.oproepregel_schrijven(contact, tekst="Fijn.", door=w.anja)
        gezocht = services.oproep_plaatsen(plek, door=wie, titel=f"Bakker {nummer}", **tekst)
        if nummer:
            services.oproep_beantwoorden(gezocht, w.hoofd, tekst="Wij ook.", door=w.anja)
        return gezocht

    w.vreemde_oproep = w.keer(ander)[0]
    w.contact = w.oproep.contacten.get(organisatie=w.vreemde_oproep.organisatie)
    for nummer in range(1, min(w.aantal, 15)):
        services.oproepregel_schrijven(w.contact, tekst=f"Regel {nummer}.", door=w.anja)


def _berichten(w: Wereld) -> None:
    w.bericht = w.keer(lambda nummer: fabrieken.bericht(w.anja, link=w.plannen["concept"].get_absolute_url()))[-1]
    w.mail = w.keer(
        lambda nummer: Postbusmail.objects.create(
            kenmerk=f"{w.aantal}.{nummer}",
            aan=w.anja.email,
            afzender="loket@voorbeeld.nl",
            onderwerp="Iets",
            tekst="Iets.",
        )
    )[-1]
    w.voorbeeld = w.keer(
        lambda nummer: Voorbeeldmaatregel.objects.create(
            naam=f"Loopbaancheck {w.aantal}.{nummer}",
            thema="abcdefg"[nummer % 7],
            categorie="scholing",
            omschrijving="Een gesprek.",
            laagste_kosten=200,
            hoogste_kosten=400,
            bron="Verzonnen",
        )
    )[-1]
