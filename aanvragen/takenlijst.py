"""The plan as a list of tasks, each in its state. Says nothing of its own: the state follows from the findings."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern.geld import euro

from .aanvulling import Deelvraag, Gevraagd
from .models import Aanvraag
from .resttijd import dicht
from .totalen import totalen
from .volledigheid import Ernst, Gebrek, Plaats

PAGINA = {
    Plaats.ORGANISATIE: "aanvragen:organisatie",
    Plaats.PLAN: "aanvragen:gegevens",
    Plaats.KNELPUNTEN: "aanvragen:knelpunten",
    Plaats.MAATREGELEN: "aanvragen:maatregelen",
    Plaats.FINANCIERING: "aanvragen:financiering",
    Plaats.UITVOERING: "aanvragen:uitvoering",
    Plaats.BIJLAGEN: "aanvragen:bijlagen",
}
"""Where each section is filled in."""

NAMEN = {
    Plaats.ORGANISATIE: "Organisatie en samenwerking",
    Plaats.PLAN: "Het plan en de looptijd",
    Plaats.KNELPUNTEN: "Analyse en knelpunten",
    Plaats.MAATREGELEN: "Maatregelen",
    Plaats.FINANCIERING: "Begroting en financiering",
    Plaats.UITVOERING: "Uitvoering en voorwaarden",
    Plaats.BIJLAGEN: "Bijlagen",
}

GROEPEN: tuple[tuple[str, tuple[Plaats, ...]], ...] = (
    ("Wie u bent", (Plaats.ORGANISATIE,)),
    (
        "Wat u gaat doen",
        (Plaats.PLAN, Plaats.KNELPUNTEN, Plaats.MAATREGELEN, Plaats.FINANCIERING, Plaats.UITVOERING),
    ),
    ("Afronden", (Plaats.BIJLAGEN,)),
)


class Stand(Enum):
    """The state of a section: the tint and the shape of its chip."""

    LEEG = ("leeg", "leeg")
    BEZIG = ("bezig", "half")
    KLAAR = ("klaar", "klaar")
    MOET = ("moet", "achthoek")
    DICHT = ("neutraal", "ruit")

    @property
    def soort(self) -> str:
        """The tint of the chip."""
        return self.value[0]

    @property
    def vorm(self) -> str:
        """The shape of the chip."""
        return self.value[1]


@dataclass(frozen=True)
class Taak:
    """A section: its name, its page, a line of what is in it, its state and the word for that; what is asked about it."""

    plaats: str
    naam: str
    pagina: str
    bij: str
    stand: Stand
    woord: str
    vragen: tuple[Deelvraag, ...] = ()


@dataclass(frozen=True)
class Groep:
    """Tasks that belong together."""

    titel: str
    taken: tuple[Taak, ...]


@dataclass(frozen=True)
class Takenlijst:
    """All groups, and how far it is."""

    groepen: tuple[Groep, ...]
    klaar: int
    totaal: int
    """Of the sections that can be written in."""


def takenlijst(aanvraag: Aanvraag, gevonden: Iterable[Gebrek], gevraagd: Gevraagd | None = None) -> Takenlijst:
    """The sections of a plan with their state, from its findings; asks nothing of the database beyond the plan's parts.

    With a supplement (`gevraagd`) what was not asked is only to be read, unless it stands in the way of sending.
    """
    per_plaats: dict[Plaats, Counter[Ernst]] = {plaats: Counter() for plaats in Plaats}
    for gebrek in gevonden:
        per_plaats[gebrek.plaats][gebrek.ernst] += 1
    groepen = [
        Groep(titel, tuple(_taak(aanvraag, plaats, per_plaats[plaats], gevraagd) for plaats in plaatsen))
        for titel, plaatsen in GROEPEN
    ]
    onderdelen = [taak for groep in groepen for taak in groep.taken if taak.stand is not Stand.DICHT]
    blokkades = sum(telling[Ernst.MOET] for telling in per_plaats.values())
    laatste = Groep(groepen[-1].titel, (*groepen[-1].taken, _controleren(aanvraag, blokkades)))
    return Takenlijst((*groepen[:-1], laatste), sum(taak.stand is Stand.KLAAR for taak in onderdelen), len(onderdelen))


def _taak(aanvraag: Aanvraag, plaats: Plaats, telling: Counter[Ernst], gevraagd: Gevraagd | None) -> Taak:
    if gevraagd and plaats not in gevraagd.plaatsen and not telling[Ernst.MOET]:
        return Taak(plaats, NAMEN[plaats], PAGINA[plaats], BIJ[plaats](aanvraag), Stand.DICHT, "Alleen lezen")
    vragen = gevraagd.bij(plaats) if gevraagd and not gevraagd.is_hele_plan else ()
    if (
        plaats == Plaats.BIJLAGEN
    ):  # a file can belong to every question; those of a and b are answered with nothing else
        vragen = tuple(vraag for vraag in vragen if vraag.letter in {"a", "b"})
    if not BEGONNEN[plaats](aanvraag):
        stand, woord = Stand.LEEG, "Nog niet begonnen"
    elif moet := telling[Ernst.MOET]:
        stand, woord = Stand.MOET, f"{_punten(moet)} op te lossen"
    elif telling[Ernst.AANVULLEN]:
        stand, woord = Stand.BEZIG, "Bezig"
    elif vragen:  # someone asks something here, so the page does not call it complete
        stand, woord = Stand.BEZIG, "Ingevuld"
    else:
        stand, woord = Stand.KLAAR, "Compleet"
    return Taak(plaats, NAMEN[plaats], PAGINA[plaats], BIJ[plaats](aanvraag), stand, woord, vragen)


def _controleren(aanvraag: Aanvraag, blokkades: int) -> Taak:
    naam = "Controleren en indienen" if aanvraag.is_concept else "Controleren en aanvulling versturen"
    if blokkades:
        is_een = blokkades == 1
        wanneer = "als het punt is opgelost" if is_een else f"als de {blokkades} punten zijn opgelost"
        bij, stand, woord = f"Bekijk alles op één pagina. Dit kan {wanneer}.", Stand.LEEG, "Kan nog niet"
    elif aanvraag.is_concept and (waarom := dicht(aanvraag.tijdvak, timezone.now())):
        bij, stand = f"Bekijk alles op één pagina. {waarom}", Stand.LEEG
        woord = "Kan nog niet" if aanvraag.tijdvak.opent_op > timezone.now() else "Kan niet meer"
    else:
        bij, stand, woord = "Bekijk alles op één pagina en verstuur het plan.", Stand.KLAAR, "Kan nu"
    return Taak("controleren", naam, "aanvragen:controleren", bij, stand, woord)


def _heeft_gegevens(a: Aanvraag) -> bool:
    return bool(
        a.samenvatting.strip()
        or a.start_op
        or a.eind_op
        or a.voorschot_gewenst is not None
        or a.sectoren.all()
        or a.regios.all()
    )


BEGONNEN: dict[Plaats, Callable[[Aanvraag], bool]] = {
    Plaats.ORGANISATIE: lambda a: bool(a.deelnemers.all()),
    Plaats.PLAN: _heeft_gegevens,
    Plaats.KNELPUNTEN: lambda a: bool(a.knelpunten.all() or a.arbeidsmarktanalyse.strip()),
    Plaats.MAATREGELEN: lambda a: bool(a.maatregelen.all()),
    Plaats.UITVOERING: lambda a: bool(a.uitvoering.strip() or a.voorwaarden.strip()),
    Plaats.FINANCIERING: lambda a: bool(
        a.financieringsplan.strip()
        or a.vervolgfinanciering.strip()
        or a.eigen_vermogen is not None
        or a.heeft_garantstelling
        or a.bijdragen.all()
    ),
    Plaats.BIJLAGEN: lambda a: bool(a.bijlagen.all()),
}
"""Whether anything was filled in."""


def _bij_maatregelen(a: Aanvraag) -> str:
    som = totalen(a.maatregelen.all())
    if not som.maatregelen:
        return "Wat u gaat doen, voor hoeveel mensen en voor hoeveel geld"
    return f"{som.maatregelen} {'maatregel' if som.maatregelen == 1 else 'maatregelen'}, samen {euro(som.gevraagd)}"


def _bij_financiering(a: Aanvraag) -> str:
    som = totalen(a.maatregelen.all())
    if not som.kosten:
        return "Hoe u het plan betaalt, nu en daarna"
    return f"{euro(som.kosten)} aan kosten, {euro(som.eigen_bijdrage)} eigen bijdrage"


def _bij_knelpunten(a: Aanvraag) -> str:
    aantal = len(a.knelpunten.all())
    return f"{aantal} {'knelpunt' if aantal == 1 else 'knelpunten'}" if aantal else "Wat er misgaat op de arbeidsmarkt"


def _bij_bijlagen(a: Aanvraag) -> str:
    aantal = len(a.bijlagen.all())
    return (
        f"{aantal} {'bestand' if aantal == 1 else 'bestanden'} toegevoegd"
        if aantal
        else "Overeenkomst, machtiging en andere stukken"
    )


def _bij_organisatie(a: Aanvraag) -> str:
    aantal = len(a.deelnemers.all())
    return (
        f"{a.hoofdaanvrager} en {aantal} {'partner' if aantal == 1 else 'partners'}"
        if aantal
        else "Met wie u het plan maakt"
    )


BIJ: dict[Plaats, Callable[[Aanvraag], str]] = {
    Plaats.ORGANISATIE: _bij_organisatie,
    Plaats.PLAN: lambda a: "Samenvatting, sectoren of regio’s, eerste en laatste dag",
    Plaats.KNELPUNTEN: _bij_knelpunten,
    Plaats.MAATREGELEN: _bij_maatregelen,
    Plaats.UITVOERING: lambda a: "Wie doet wat, en hoe houdt u toezicht",
    Plaats.FINANCIERING: _bij_financiering,
    Plaats.BIJLAGEN: _bij_bijlagen,
}
"""One line of what is in a section."""


def adres_van(gebrek: Gebrek, nummer: str) -> str:
    """Where a finding can be mended: the page, and on it the field."""
    pagina = PAGINA[gebrek.plaats]
    anker = f"#id_{gebrek.veld}" if gebrek.veld else ""
    if gebrek.volgnummer is not None and gebrek.plaats in {Plaats.KNELPUNTEN, Plaats.MAATREGELEN}:
        enkel = {Plaats.KNELPUNTEN: "aanvragen:knelpunt", Plaats.MAATREGELEN: "aanvragen:maatregel"}[gebrek.plaats]
        return reverse(enkel, args=[nummer, gebrek.volgnummer]) + anker
    return reverse(pagina, args=[nummer]) + anker


def _punten(aantal: int) -> str:
    return "1 punt" if aantal == 1 else f"{aantal} punten"
