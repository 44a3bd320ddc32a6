"""Things to test with. A status is reached by walking the real services, so no test holds an impossible object.

Everything happens in the first period, of 2013, on fixed moments; a test that is about time passes its own `op`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Arbeidsmarktregio, Regelingversie, Sector, Tijdvak
from beoordeling import plafond, rubriek
from beoordeling import services as beoordeling
from beoordeling.models import Boeking, CriteriumSoort
from beoordeling.services import ScoreInvoer, Toekenning
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import AMSTERDAM
from sectorplannen.kern.models import Bericht, Gebruiker, LidRol, Organisatie, OrganisatieSoort, Rol

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WACHTWOORD = "een-lang-wachtwoord"

ROLLEN = {
    "anja": Rol.AANVRAGER,
    "bram": Rol.AANVRAGER,
    "carla": Rol.AANVRAGER,
    "dirk": Rol.BEOORDELAAR,
    "daan": Rol.BEOORDELAAR,
    "coen": Rol.COORDINATOR,
    "els": Rol.BESLUITNEMER,
    "eva": Rol.BESLUITNEMER,
    "petra": Rol.BELEID,
    "beheer": Rol.BEHEERDER,
    "ada": Rol.AUDITOR,
}
LEDEN = {
    "anja": ("werkgevers", LidRol.TEKENBEVOEGD),
    "bram": ("werkgevers", LidRol.REDACTEUR),
    "carla": ("vreemde", LidRol.TEKENBEVOEGD),
}


def moment(jaar: int, maand: int, dag: int, uur: int = 12, minuut: int = 0, seconde: int = 0) -> datetime:
    """A moment on an Amsterdam clock."""
    return datetime(jaar, maand, dag, uur, minuut, seconde, tzinfo=AMSTERDAM)


BEGONNEN = moment(2013, 10, 14, 9)
INGEDIEND = moment(2013, 12, 20, 16, 3, 7)
VOLLEDIG = moment(2014, 1, 15, 10)
TOEGEWEZEN = moment(2014, 1, 16, 10)
BEOORDEELD = moment(2014, 2, 10, 15)
VOORGELEGD = moment(2014, 2, 12, 9)
BESLOTEN = moment(2014, 3, 3, 11)


def bericht(aan: Gebruiker, onderwerp: str = "Uw plan", tekst: str = "Er is nieuws.", link: str = "") -> Bericht:
    """A message of no kind, in the inbox and waiting to be mailed."""
    return berichten.verstuur([Bericht(aan=aan, onderwerp=onderwerp, tekst=tekst, link=link)])[0]


def organisatie(sleutel: str = "werkgevers") -> Organisatie:
    """One of the organisations of the tests."""
    naam, kvk, soort = {
        "werkgevers": ("Werkgevers Bakkerij", "90000001", OrganisatieSoort.WERKGEVERSORGANISATIE),
        "vakbond": ("Vakbond Bakkerij", "90000002", OrganisatieSoort.WERKNEMERSORGANISATIE),
        "vreemde": ("Opleidingsfonds Kappers", "90000003", OrganisatieSoort.OENO_FONDS),
    }[sleutel]
    return Organisatie.objects.get_or_create(kvk=kvk, defaults={"naam": naam, "soort": soort})[0]


def persoon(naam: str) -> Gebruiker:
    """One of the people of the tests, made once, with the membership that belongs to the name."""
    email = f"{naam}@voorbeeld.nl"
    gebruiker = Gebruiker.objects.filter(email=email).first()
    if gebruiker is None:
        gebruiker = Gebruiker.objects.create_user(email, WACHTWOORD, naam=naam.capitalize(), rol=ROLLEN[naam])
        if naam in LEDEN:
            sleutel, rol = LEDEN[naam]
            organisatie(sleutel).lidmaatschappen.create(gebruiker=gebruiker, rol=rol)
    return gebruiker


def tijdvak(nummer: int = 1, plafond_bedrag: int = 200_000_000) -> Tijdvak:
    """The first period (1 October to 31 December 2013), made once, with its ceiling set."""
    opent = moment(2013, 10, 1, 0) if nummer == 1 else moment(2014, 4, 1, 0)
    sluit = moment(2013, 12, 31, 23, 59, 59) if nummer == 1 else moment(2014, 5, 31, 23, 59, 59)
    rij, nieuw = Tijdvak.objects.get_or_create(
        nummer=nummer,
        defaults={
            "naam": {1: "Eerste tijdvak", 2: "Tweede tijdvak"}[nummer],
            "opent_op": opent,
            "sluit_op": sluit,
            "regelingversie": Regelingversie.objects.op(opent.date()),
        },
    )
    if nieuw and plafond_bedrag:
        plafond.boek(
            rij,
            Boeking.VASTSTELLING,
            Decimal(plafond_bedrag),
            datum=opent.date() - timedelta(days=6),
            grondslag="Stcrt. (test)",
        )
    return rij


def open_tijdvak() -> Tijdvak:
    """A ninth period that is open while the tests run: since a month, for nine days more, under the rules of 2013."""
    nu = timezone.now()
    return Tijdvak.objects.create(
        nummer=9,
        naam="Negende tijdvak",
        opent_op=nu - timedelta(days=30),
        sluit_op=nu + timedelta(days=9),
        regelingversie=Regelingversie.objects.op(date(2013, 10, 1)),
    )


MAATREGELEN: tuple[dict[str, Any], ...] = (
    {
        "naam": "Leerwerkplekken",
        "thema": "a",
        "categorie": "instroom_bbl",
        "deelnemers": 100,
        "waarvan_jongeren": 80,
        "waarvan_bbl": 100,
        "kosten": Decimal("400000.00"),
        "cofinanciering": Decimal("200000.00"),
    },
    {
        "naam": "Vakscholing",
        "thema": "e",
        "categorie": "scholing",
        "deelnemers": 300,
        "waarvan_jongeren": 60,
        "waarvan_bbl": 0,
        "kosten": Decimal("300000.00"),
        "cofinanciering": Decimal("150000.00"),
    },
)
SMART: dict[str, Any] = {
    "doelgroep": "Bakkers",
    "activiteit": "Een opleiding van negen maanden bij het vakcentrum.",
    "uitgangspunt": "Nu zijn er 85.",
    "meetwijze": "Het aantal diploma’s.",
    "klaar_op": date(2015, 12, 31),
    "tarief": Decimal("0.50"),
    "bijdrage_door": "Opleidingsfonds Bakkerij",
}


def concept(
    naam: str = "Vakwerk in de bakkerij",
    *,
    bedragen: tuple[int, ...] | None = None,
    op: datetime = BEGONNEN,
    **velden: Any,
) -> Aanvraag:
    """A draft of anja's organisation that could be filed; `bedragen`: what each measure asks, instead of the standard two."""
    anja = persoon("anja")
    persoon("bram")
    plan = aanvragen.beginnen(
        velden.pop("tijdvak", None) or tijdvak(), organisatie(), naam=naam, door=anja, op=op, **velden
    )
    aanvragen.bewerken(
        plan,
        door=anja,
        **gebied(plan),
        samenvatting="Bakkers leren een nieuw vak.",
        arbeidsmarktanalyse="Er is minder werk.",
        uitvoering="Het fonds voert uit.",
        voorwaarden="Wie meedoet, tekent.",
        financieringsplan="Het fonds betaalt de helft.",
        vervolgfinanciering="De sector betaalt.",
        start_op=date(2014, 3, 1),
        eind_op=date(2016, 2, 29),
        eigen_vermogen=Decimal("900000000.00"),
    )
    aanvragen.deelnemer_toevoegen(plan, organisatie("vakbond"), "werknemers", door=anja)
    knelpunt = aanvragen.knelpunt_opslaan(
        plan,
        door=anja,
        omschrijving="Te weinig technici",
        bron_soort="uwv",
        bron_titel="Sectorbeschrijving",
        bron_datum=date(2013, 6, 1),
    )
    for maatregel in _maatregelen(bedragen):
        aanvragen.maatregel_opslaan(plan, door=anja, knelpunten=[knelpunt], **(SMART | maatregel))
    for soort in ("a", "b"):
        aanvragen.bijlage_toevoegen(plan, SimpleUploadedFile(f"stuk-{soort}.pdf", PDF), soort, door=anja)
    return plan


def gebied(plan: Aanvraag) -> dict[str, Any]:
    """Where a plan is for: a sector, and for a second one of the same period another sector in a region (art. 2.3(4))."""
    eerdere = Aanvraag.objects.filter(tijdvak=plan.tijdvak, hoofdaanvrager=plan.hoofdaanvrager).exclude(pk=plan.pk)
    if not eerdere.exists():
        return {"sectoren": [Sector.objects.get(nummer=4)]}
    sectoren, regios = Sector.objects.exclude(nummer=4), Arbeidsmarktregio.objects.all()
    sector, regio = divmod(eerdere.filter(regios__isnull=False).count(), regios.count())
    return {"sectoren": [sectoren[sector]], "regios": [regios[regio]]}


def _maatregelen(bedragen: tuple[int, ...] | None) -> tuple[dict[str, Any], ...]:
    if bedragen is None:
        return MAATREGELEN
    return tuple(
        MAATREGELEN[i % 2] | {"kosten": Decimal(bedrag * 2), "cofinanciering": Decimal(bedrag)}
        for i, bedrag in enumerate(bedragen)
    )


def ingediend(naam: str = "Vakwerk in de bakkerij", *, op: datetime = INGEDIEND, **velden: Any) -> Aanvraag:
    """Filed by anja."""
    plan = concept(naam, **velden)
    aanvragen.indienen(plan, door=persoon("anja"), op=op)
    return plan


def aanvulling_gevraagd(
    naam: str = "Vakwerk in de bakkerij", *, onderdelen: tuple[str, ...] = ("g",), **velden: Any
) -> Aanvraag:
    """Of which coen asked a supplement, due on 5 February 2014; without `onderdelen` about the whole plan."""
    plan = ingediend(naam, **velden)
    beoordeling.aanvulling_vragen(
        plan,
        onderdelen=onderdelen,
        vraag="Onderbouw de kosten.",
        uiterlijk_op=date(2014, 2, 5),
        door=persoon("coen"),
        op=VOLLEDIG,
    )
    return plan


def nagekeken(plan: Aanvraag) -> Aanvraag:
    """Of the last filing every part (a to h) was found in order by coen, so that it can be declared complete."""
    beoordeling.alles_in_orde(plan, door=persoon("coen"), op=VOLLEDIG)
    return plan


def zonder_band(plan: Aanvraag, *wie: str) -> Aanvraag:
    """These people declared to have no tie, so they may open the plan."""
    for naam in wie:
        beoordeling.verklaar_belang(plan, heeft_band=False, door=persoon(naam))
    return plan


def in_beoordeling(naam: str = "Vakwerk in de bakkerij", **velden: Any) -> Aanvraag:
    """Complete, given to dirk and daan, who declared to have no tie."""
    plan = ingediend(naam, **velden)
    coen = persoon("coen")
    nagekeken(plan)
    beoordeling.volledig_verklaren(plan, door=coen, op=VOLLEDIG)
    beoordelaars = [persoon("dirk"), persoon("daan")]
    beoordeling.toewijzen(plan, beoordelaars, door=coen, op=TOEGEWEZEN)
    for wie in beoordelaars:
        beoordeling.verklaar_belang(plan, heeft_band=False, door=wie, op=TOEGEWEZEN)
    return plan


def scores(plan: Aanvraag, waarde: int = 3, reden: str = "") -> list[ScoreInvoer]:
    """The whole rubric at one value."""
    criteria = rubriek.criteria(plan)
    per_maatregel = [c for c in criteria if c.soort == CriteriumSoort.MAATREGEL]
    hele_plan = [c for c in criteria if c.soort == CriteriumSoort.PLAN]
    return [ScoreInvoer(c, m, waarde, reden) for m in plan.maatregelen.all() for c in per_maatregel] + [
        ScoreInvoer(c, None, waarde, reden) for c in hele_plan
    ]


def beoordeeld(naam: str = "Vakwerk in de bakkerij", *, waarden: tuple[int, int] = (3, 4), **velden: Any) -> Aanvraag:
    """Assessed by both, at one value each, and handed in."""
    plan = in_beoordeling(naam, **velden)
    for rij, waarde in zip(plan.beoordelingen.order_by("plaats"), waarden, strict=True):
        beoordeling.scores_opslaan(rij, scores(plan, waarde, "Toelichting."), door=rij.beoordelaar, advies="verlenen")
        beoordeling.inleveren(rij, door=rij.beoordelaar, op=BEOORDEELD)
    return plan


def stem_af(plan: Aanvraag, waarde: int = 3) -> None:
    """On each large difference the first writes the score and the second agrees."""
    eerste, tweede = (rij.beoordelaar for rij in plan.beoordelingen.order_by("plaats"))
    for verschil in beoordeling.verschillen(plan):
        punt = verschil.een
        rij = beoordeling.afstemmen(
            plan, punt.criterium, punt.maatregel, waarde=waarde, reden="Samen.", door=eerste, op=BEOORDEELD
        )
        beoordeling.akkoord(rij, door=tweede, op=BEOORDEELD)


def ter_besluitvorming(naam: str = "Vakwerk in de bakkerij", **velden: Any) -> Aanvraag:
    """Laid before the decision maker by coen."""
    plan = beoordeeld(naam, **velden)
    stem_af(plan)
    beoordeling.voorleggen(plan, door=persoon("coen"), op=VOORGELEGD, toelichting="Besproken.")
    return plan


def zoals_gevraagd(plan: Aanvraag) -> list[Toekenning]:
    """Everything granted as asked."""
    return [Toekenning(m, m.cofinanciering, m.deelnemers) for m in plan.maatregelen.all()]


def verleend(naam: str = "Vakwerk in de bakkerij", *, besloten: datetime = BESLOTEN, **velden: Any) -> Aanvraag:
    """Granted by els as asked."""
    plan = ter_besluitvorming(naam, **velden)
    beoordeling.verlenen(plan, zoals_gevraagd(plan), motivering="Het plan voldoet.", door=persoon("els"), op=besloten)
    return plan


def afgewezen(naam: str = "Vakwerk in de bakkerij", *, besloten: datetime = BESLOTEN, **velden: Any) -> Aanvraag:
    """Refused by els on ground c."""
    plan = ter_besluitvorming(naam, **velden)
    beoordeling.afwijzen(
        plan, gronden=["c"], motivering="De maatregelen volgen niet uit de analyse.", door=persoon("els"), op=besloten
    )
    return plan


def ingetrokken(naam: str = "Vakwerk in de bakkerij", **velden: Any) -> Aanvraag:
    """Withdrawn by anja because it was not worked out enough."""
    plan = ingediend(naam, **velden)
    aanvragen.intrekken(plan, reden="onvoldoende_uitgewerkt", door=persoon("anja"), op=VOLLEDIG)
    return plan
