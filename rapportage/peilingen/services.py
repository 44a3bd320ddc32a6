"""What is done with a round and its statements: each in one transaction, with the plan locked first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from aanvragen.mensen import schrijvers_per_plan
from aanvragen.models import Aanvraag
from beoordeling.services import IntussenOpgeslagen
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl, moment_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import HOOGSTE
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon
from sectorplannen.kern.toegang import Regel as Recht
from sectorplannen.kern.woorden import opsomming

from ..begrippen import Toekenning
from ..berichtsoorten_peiling import PEILING_GEOPEND, VERSLAG_AKKOORD, VERSLAG_ONTVANGEN, VERSLAG_VRAAG
from ..models import Peiling, Realisatie, Seizoen, Verslagstap, VerslagStatus, Voortgangsregel, Voortgangsverslag
from ..toegang import mag_peiling_openen, mag_verslag_controleren, mag_verslag_insturen, mag_verslag_invullen
from .beoogd import Stand, erbij, in_uitvoering, standen, toegekend, verwacht
from .bevindingen import bevindingen, tegenhoudend

HOOGSTE_AANTAL = 10_000_000
"""More people than work in the country: a typing error."""
LANGSTE_TEKST = 5_000
STAP = Verslagstap.Stap


@dataclass(frozen=True)
class Invoer:
    """What is filled in for one measure (by key); None where nothing is said yet. Money in euros."""

    maatregel: int
    deelnemers: int | None = None
    kosten: Decimal | None = None
    verwachte_deelnemers: int | None = None
    verwachte_kosten: Decimal | None = None
    reden: str = ""


# --- The round -------------------------------------------------------------------------------------------------------


def openen(
    *, seizoen: str, jaar: int, peildatum: date, invullen_tot: date, door: Gebruiker, op: datetime | None = None
) -> Peiling:
    """Open a round: an empty statement for every plan in execution, a line for each granted measure, and word of it.

    Raises Weigering where a round is open already, this one was held before, or the days cannot be.
    """
    mag_peiling_openen.eis(door)
    moment = op or timezone.now()
    _eis_dagen(peildatum, invullen_tot, moment)
    _eis_seizoen(seizoen, jaar, peildatum)
    with transaction.atomic():
        if open_ronde := Peiling.objects.lopend().first():
            raise Weigering(f"De peiling {str(open_ronde).lower()} is nog open. Sluit die eerst.")
        try:
            with transaction.atomic():
                peiling = Peiling.objects.create(
                    seizoen=seizoen,
                    jaar=jaar,
                    peildatum=peildatum,
                    invullen_tot=invullen_tot,
                    geopend_op=moment,
                    geopend_door=door,
                )
        except IntegrityError as fout:
            raise Weigering("Van dit seizoen, of met deze peildatum, is er al een peiling.") from fout
        plannen = list(in_uitvoering(moment).select_related("hoofdaanvrager").order_by("nummer"))
        verslagen = _maak_verslagen(peiling, plannen, moment)
        if not verslagen:
            raise Weigering("Er is geen plan in uitvoering. Er valt niets te peilen.")
        _meld_geopend(peiling, verslagen, moment)
    return peiling


def _eis_dagen(peildatum: date, invullen_tot: date, moment: datetime) -> None:
    dag = dag_van(moment)
    if peildatum > dag:
        raise Weigering(f"De peildatum ligt in de toekomst. Kies een dag tot en met {datum_nl(dag)}.")
    if invullen_tot <= dag:
        raise Weigering("Geef de plannen tijd om in te vullen: kies een dag na vandaag.")


def _eis_seizoen(seizoen: str, jaar: int, peildatum: date) -> None:
    """A round is called after the half year that its figures end in: a letter names it so, and says which one comes next."""
    van, tot = (1, 6) if seizoen == Seizoen.VOORJAAR else (7, 12)
    if peildatum.year != jaar or not van <= peildatum.month <= tot:
        helft = "januari tot en met juni" if seizoen == Seizoen.VOORJAAR else "juli tot en met december"
        naam = f"{Seizoen(seizoen).label.lower()} {jaar}"
        raise Weigering(f"Bij het {naam} hoort een peildatum in {helft} van {jaar}.")


def _maak_verslagen(peiling: Peiling, plannen: list[Aanvraag], moment: datetime) -> list[Voortgangsverslag]:
    """All at once, in a few queries. A plan whose decision names no measures has nothing to say by measure."""
    maatregelen = toegekend([plan.pk for plan in plannen], moment)
    verslagen = Voortgangsverslag.objects.bulk_create(
        Voortgangsverslag(peiling=peiling, aanvraag=plan, gewijzigd_op=moment)
        for plan in plannen
        if maatregelen.get(plan.pk)
    )
    _maak_regels(peiling, [(verslag, t) for verslag in verslagen for t in maatregelen[verslag.aanvraag_id]])
    return verslagen


def _maak_regels(peiling: Peiling, van: list[tuple[Voortgangsverslag, Toekenning]]) -> None:
    """A line for each granted measure; what is expected in the end stands there, to be changed where it is otherwise."""
    eind = verwacht([t for _, t in van], peiling.peildatum)
    Voortgangsregel.objects.bulk_create(
        Voortgangsregel(
            verslag=verslag,
            maatregel_id=t.maatregel,
            verwachte_deelnemers=eind[t.maatregel][0],
            verwachte_kosten=eind[t.maatregel][1],
        )
        for verslag, t in van
    )


def _meld_geopend(peiling: Peiling, verslagen: list[Voortgangsverslag], moment: datetime) -> None:
    mensen = schrijvers_per_plan([verslag.aanvraag for verslag in verslagen])
    dagen = {"tot": datum_nl(peiling.invullen_tot), "peildatum": datum_nl(peiling.peildatum)}
    berichten.verstuur(
        [
            berichten.maak(PEILING_GEOPEND, wie, verslag, op=moment, **dagen)
            for verslag in verslagen
            for wie in mensen[verslag.aanvraag_id]
        ]
    )


def niet_akkoord(peiling: Peiling) -> list[Voortgangsverslag]:
    """The statements of a round that the agency did not agree with (yet), with their plans; not what fell away."""
    rijen = peiling.verslagen.telt().filter(akkoord_op=None).select_related("aanvraag__hoofdaanvrager", "peiling")
    return list(rijen.order_by("aanvraag__nummer"))


def later_toegekend(peiling: Peiling) -> list[Voortgangsverslag]:
    """The agreed statements that know nothing of a measure granted since: that one counts in the next round. Four queries."""
    rijen = list(peiling.verslagen.in_stand(VerslagStatus.AKKOORD).select_related("aanvraag__hoofdaanvrager"))
    nieuw = erbij(rijen)
    return [verslag for verslag in rijen if verslag.pk in nieuw]


def sluiten(peiling: Peiling, *, door: Gebruiker, toch: bool = False, op: datetime | None = None) -> int:
    """Close a round: what was agreed becomes what was realised, and all of it stands from then on. Returns how many plans.

    Raises Weigering where statements are not agreed and that was not confirmed (`toch`), or where it is closed already.
    """
    mag_peiling_openen.eis(door)
    moment = op or timezone.now()
    with transaction.atomic():
        plannen = peiling.verslagen.values("aanvraag")
        list(Aanvraag.objects.select_for_update().filter(pk__in=plannen).order_by("pk").values_list("pk"))
        actueel = Peiling.objects.select_for_update().get(pk=peiling.pk)
        if actueel.gesloten_op:
            raise Weigering("Deze peiling is al gesloten.")
        if not toch and (rest := niet_akkoord(actueel)):
            wat = "verslag is" if len(rest) == 1 else "verslagen zijn"
            raise Weigering(f"{len(rest)} {wat} niet gecontroleerd. Bevestig dat u de peiling toch sluit.")
        akkoord = list(actueel.verslagen.in_stand(VerslagStatus.AKKOORD).values_list("pk", flat=True))
        _leg_vast(actueel, akkoord)
        actueel.gesloten_op, actueel.gesloten_door = moment, door
        actueel.save(update_fields=["gesloten_op", "gesloten_door"])
    peiling.refresh_from_db()
    return len(akkoord)


def _leg_vast(peiling: Peiling, akkoord: list[int]) -> None:
    """What was agreed, as realised on the date of reference. What a workbook said of that day gives way to it.

    Nothing was said of a measure that was not granted any more.
    """
    regels = list(Voortgangsregel.objects.filter(verslag__in=akkoord, deelnemers__isnull=False))
    Realisatie.objects.filter(
        maatregel__in=[regel.maatregel_id for regel in regels], peildatum=peiling.peildatum, verslag=None
    ).delete()
    Realisatie.objects.bulk_create(
        Realisatie(
            maatregel_id=regel.maatregel_id,
            peildatum=peiling.peildatum,
            deelnemers=regel.deelnemers or 0,
            kosten=regel.kosten or Decimal(0),
            herkomst=f"Peiling {str(peiling).lower()}",
            verslag_id=regel.verslag_id,
        )
        for regel in regels
    )


# --- A statement -----------------------------------------------------------------------------------------------------


@contextmanager
def _op_slot(verslag: Voortgangsverslag, door: Gebruiker, mits: Recht) -> Iterator[Voortgangsverslag]:
    """The statement as it is now, under the lock of its plan, once the right was asked."""
    with transaction.atomic():
        Aanvraag.objects.select_for_update().get(pk=verslag.aanvraag_id)
        rijen = Voortgangsverslag.objects.select_for_update(of=("self",)).select_related("peiling", "aanvraag")
        actueel = rijen.get(pk=verslag.pk)
        mits.eis(door, actueel)
        yield actueel
    verslag.refresh_from_db()


def bijwerken(verslag: Voortgangsverslag, *, door: Gebruiker) -> int:
    """Add a line for each measure that was granted after the round was opened; returns how many. Safe to run often.

    Done when someone opens a statement to write in it. One that was sent in is left as it is: the agency gives it back.
    """
    if not erbij([verslag]):
        return 0
    with _op_slot(verslag, door, mag_verslag_invullen) as actueel:
        nieuw = erbij([actueel]).get(actueel.pk, [])  # looked at again: another may have been first
        _maak_regels(actueel.peiling, [(actueel, t) for t in nieuw])
        actueel.versie += 1  # who has the form open lays it beside this one
        actueel.save(update_fields=["versie"])
    return len(nieuw)


def invullen(
    verslag: Voortgangsverslag,
    regels: Iterable[Invoer] = (),
    *,
    door: Gebruiker,
    toelichting: str | None = None,
    versie: int | None = None,
    op: datetime | None = None,
) -> None:
    """Keep what was filled in, as often as one likes until it is sent in; measures that are not named stay as they are.

    With `versie`, raises IntussenOpgeslagen where someone saved in between. Raises Weigering for what no statement can hold.
    """
    with _op_slot(verslag, door, mag_verslag_invullen) as actueel:
        if versie is not None and versie != actueel.versie:
            raise IntussenOpgeslagen
        rijen = {rij.maatregel_id: rij for rij in actueel.regels.all()}
        gewijzigd = [_vul(rijen, invoer) for invoer in regels]
        Voortgangsregel.objects.bulk_update(gewijzigd, [*CIJFERS, "reden"])
        if toelichting is not None:
            actueel.toelichting = _tekst(toelichting)
        actueel.versie += 1
        actueel.gewijzigd_op, actueel.gewijzigd_door = op or timezone.now(), door
        actueel.save()


CIJFERS = ("deelnemers", "kosten", "verwachte_deelnemers", "verwachte_kosten")


def _vul(rijen: Mapping[int, Voortgangsregel], invoer: Invoer) -> Voortgangsregel:
    rij = rijen.get(invoer.maatregel)
    if rij is None:
        raise Weigering("Een van de maatregelen hoort niet bij dit verslag.")
    for veld in CIJFERS:
        waarde = getattr(invoer, veld)
        hoogst = HOOGSTE if veld.endswith("kosten") else HOOGSTE_AANTAL
        if waarde is not None and not 0 <= waarde <= hoogst:
            raise Weigering("Een van de getallen is te groot of ligt onder 0.")
        setattr(rij, veld, waarde)
    rij.reden = _tekst(invoer.reden)
    return rij


def _tekst(tekst: str) -> str:
    eis_schoon(tekst)
    if len(tekst) > LANGSTE_TEKST:
        raise Weigering(f"Een toelichting is ten hoogste {LANGSTE_TEKST} tekens lang.")
    return tekst.strip()


def insturen(
    verslag: Voortgangsverslag, *, door: Gebruiker, versie: int | None = None, op: datetime | None = None
) -> None:
    """Send a statement in, with what it says kept as it is; its people get a receipt.

    Raises Weigering as long as something is missing, cannot be, or asks a reason that is not given; with `versie`, also where
    someone saved in between: one sends in what one saw.
    """
    moment = op or timezone.now()
    with _op_slot(verslag, door, mag_verslag_insturen) as actueel:
        if versie is not None and versie != actueel.versie:
            raise Weigering("Dit verslag is intussen gewijzigd. Kijk het nog eens na, en stuur het dan in.")
        _eis_volledig(actueel, "Vul die eerst in.")
        regels = standen(actueel)
        if open_punten := tegenhoudend(bevindingen(stand.regel for stand in regels)):
            punten = "1 punt" if len(open_punten) == 1 else f"{len(open_punten)} punten"
            raise Weigering(f"U kunt dit verslag nog niet insturen. Er is nog {punten} op te lossen of uit te leggen.")
        actueel.ingestuurd_op, actueel.akkoord_op = moment, None
        _stap(actueel, STAP.INGESTUURD, door, moment, inhoud=_inhoud(actueel, regels))
        berichten.zend(VERSLAG_ONTVANGEN, actueel, op=moment, ontvangen=moment_nl(moment))


def _eis_volledig(verslag: Voortgangsverslag, raad: str) -> None:
    """Raises Weigering, with advice, where a measure was granted of which the statement knows nothing."""
    if nieuw := erbij([verslag]).get(verslag.pk):
        raise Weigering(f"{nog_niet_gevraagd(nieuw)} {raad}")


def nog_niet_gevraagd(nieuw: Sequence[Toekenning]) -> str:
    """In a sentence which measures were granted after the statement was made."""
    namen = opsomming([f"‘{t.naam}’" for t in nieuw])
    return f"Later toegekend, en nog niet in dit verslag: {namen}."


def _inhoud(verslag: Voortgangsverslag, regels: list[Stand]) -> dict[str, Any]:
    """What the statement says, to keep with the step."""
    return {
        "toelichting": verslag.toelichting,
        "regels": [
            {
                "volgnummer": stand.volgnummer,
                "naam": stand.rij.maatregel.naam,
                "beoogd": stand.regel.beoogd,
                "deelnemers": stand.rij.deelnemers,
                "kosten": str(stand.rij.kosten),
                "verwachte_deelnemers": stand.rij.verwachte_deelnemers,
                "verwachte_kosten": str(stand.rij.verwachte_kosten),
                "reden": stand.rij.reden,
            }
            for stand in regels
        ],
    }


def akkoord(verslag: Voortgangsverslag, *, door: Gebruiker, op: datetime | None = None) -> None:
    """The agency agrees with a statement; its people hear of it. Raises Weigering where that was done already."""
    moment = op or timezone.now()
    with _op_slot(verslag, door, mag_verslag_controleren) as actueel:
        if actueel.akkoord_op:
            raise Weigering("Dit verslag is al gecontroleerd.")
        _eis_volledig(actueel, "Geef het verslag terug, dan kan het plan die invullen.")
        actueel.akkoord_op = moment
        _stap(actueel, STAP.AKKOORD, door, moment)
        berichten.zend(VERSLAG_AKKOORD, actueel, op=moment)


def teruggeven(verslag: Voortgangsverslag, *, vraag: str, door: Gebruiker, op: datetime | None = None) -> None:
    """Give a statement back with a question: its people can write in it again. Also after agreeing, while the round is open."""
    moment = op or timezone.now()
    vraag = _tekst(vraag)
    if not vraag:
        raise Weigering("Schrijf op wat u wilt weten.")
    with _op_slot(verslag, door, mag_verslag_controleren) as actueel:
        actueel.ingestuurd_op = actueel.akkoord_op = None
        actueel.teruggegeven_op, actueel.vraag = moment, vraag
        _stap(actueel, STAP.TERUGGEGEVEN, door, moment, tekst=vraag)
        tot = max(actueel.peiling.invullen_tot, dag_van(moment))
        berichten.zend(VERSLAG_VRAAG, actueel, op=moment, vraag=vraag, tot=datum_nl(tot))


def _stap(
    verslag: Voortgangsverslag,
    stap: str,
    door: Gebruiker,
    op: datetime,
    tekst: str = "",
    inhoud: Mapping[str, Any] | None = None,
) -> None:
    """Save the moments of the statement, and write what was done."""
    verslag.versie += 1
    verslag.save()
    Verslagstap.objects.create(verslag=verslag, stap=stap, door=door, op=op, tekst=tekst, inhoud=dict(inhoud or {}))
