"""Is the application complete? Asking for a supplement, declaring complete, leaving aside (Awb 4:5, art. 1.5 and 2.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from aanvragen.models import Aanvraag, Regelingversie, Tijdvak
from aanvragen.overgang import overgang
from aanvragen.services import zet_terug
from aanvragen.statussen import AANVULLING_VRAGEN, BUITEN_BEHANDELING_STELLEN, VOLLEDIG_VERKLAREN
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from .. import brieven, termijnen
from ..artikelen import IN_WOORDEN, ONDERDELEN
from ..berichtsoorten import AANVULLING_GEVRAAGD, BUITEN_BEHANDELING, PLAN_VOLLEDIG
from ..models import Aanvullingsverzoek, Besluit, BesluitSoort, Oordeel
from ..toegang import mag_besluiten, mag_coordineren
from .compleetheid import Bevinding, belet_volledig_verklaren, bewaar
from .toekennen import BEZWAAR, maak_besluit


def aanvulling_vragen(
    aanvraag: Aanvraag,
    *,
    uiterlijk_op: date,
    door: Gebruiker,
    vragen: Mapping[str, str] | None = None,
    onderdelen: Sequence[str] = (),
    vraag: str = "",
    op: datetime | None = None,
) -> Aanvullingsverzoek:
    """Ask the applicant to complete the application by a day, with a letter (Awb 4:5).

    `vragen` has a question per letter of art. 2.3; `vraag` is what is asked besides, about `onderdelen` or the whole.
    Raises Weigering where nothing is asked, a letter has no question, or the day is not after today.
    """
    moment = op or timezone.now()
    per_letter = {letter: tekst.strip() for letter, tekst in sorted((vragen or {}).items())}
    letters = sorted({*onderdelen, *per_letter})
    if any(letter not in ONDERDELEN for letter in letters):
        raise Weigering("Kies onderdelen a tot en met h.")
    if zonder := [letter for letter, tekst in per_letter.items() if not tekst]:
        raise Weigering(f"Schrijf bij onderdeel {zonder[0]} op wat de aanvrager moet aanvullen.")
    if not vraag.strip() and not per_letter:
        raise Weigering("Schrijf op wat de aanvrager moet aanvullen.")
    if uiterlijk_op <= dag_van(moment):
        raise Weigering("Kies een uiterste dag die na vandaag ligt.")
    alles = _samengesteld(vraag, per_letter)
    with overgang(aanvraag, AANVULLING_VRAGEN, door=door, mits=mag_coordineren, op=moment, reden=alles) as actueel:
        actueel.aanvullen_voor = uiterlijk_op
        if actueel.laatste_indiening is not None:
            gezien = {letter: Bevinding(Oordeel.VRAGEN, per_letter.get(letter, vraag)) for letter in letters}
            bewaar(actueel.laatste_indiening, gezien, door=door, op=moment)
        verzoek = Aanvullingsverzoek.objects.create(
            aanvraag=actueel,
            onderdelen=letters,
            vragen=[{"onderdeel": letter, "vraag": tekst} for letter, tekst in per_letter.items()],
            vraag=alles,
            gevraagd_op=moment,
            uiterlijk_op=uiterlijk_op,
            door=door,
        )
        brieven.van_aanvulling(verzoek, onderdelen=IN_WOORDEN, inleiding=vraag.strip(), verzonden_op=op)
        berichten.zend(AANVULLING_GEVRAAGD, actueel, op=moment, vraag=alles, uiterlijk_op=datum_nl(uiterlijk_op))
    return verzoek


def _samengesteld(vraag: str, per_letter: Mapping[str, str]) -> str:
    """All that is asked as one text, for the message, the log and whoever reads no letter."""
    regels = [f"{letter}. {IN_WOORDEN[letter]}: {tekst}" for letter, tekst in per_letter.items()]
    return "\n".join(filter(None, [vraag.strip(), *regels]))


def volledig_verklaren(
    aanvraag: Aanvraag, *, door: Gebruiker, volledig_op: datetime | None = None, op: datetime | None = None
) -> None:
    """Declare complete as of the last filing (art. 1.5), and set the day by which must be decided (art. 2.3(6)).

    The decision term follows the text of the scheme that rules on the day of complete receipt, when the term begins.
    """
    with overgang(aanvraag, VOLLEDIG_VERKLAREN, door=door, mits=mag_coordineren, op=op) as actueel:
        laatste = actueel.laatste_indiening
        if laatste is None:
            raise Weigering("Van deze aanvraag is geen indiening bewaard.")
        belet = belet_volledig_verklaren(actueel)
        if belet:
            raise Weigering(belet)
        actueel.volledig_op = volledig_op or laatste.op
        if actueel.volledig_op < laatste.op:
            raise Weigering("Een aanvraag is niet volledig voor de laatste indiening.")
        if actueel.volledig_op > (op or timezone.now()):
            raise Weigering("Een aanvraag is niet volledig op een moment dat nog komt.")
        actueel.beslissen_voor = beslisdag(actueel.tijdvak, dag_van(actueel.volledig_op))
        berichten.zend(
            PLAN_VOLLEDIG,
            actueel,
            op=op,
            volledig_op=datum_nl(actueel.volledig_op),
            beslissen_voor=datum_nl(actueel.beslissen_voor),
        )


def beslisdag(tijdvak: Tijdvak, dag: date) -> date:
    """The last day to decide of a term that begins on a day, by the text of the scheme that rules then."""
    return termijnen.beslissen_voor(
        volledig_op=dag, sluit_op=dag_van(tijdvak.sluit_op), regeling=Regelingversie.objects.op(dag)
    )


def belet_buiten_behandeling(aanvraag: Aanvraag, dag: date | None = None) -> str | None:
    """Why an application cannot be left aside yet, or None; asked by the service and by its button."""
    uiterlijk = aanvraag.aanvullen_voor
    if uiterlijk and not termijnen.is_verstreken(uiterlijk, dag or vandaag()):
        return f"De aanvrager kan nog aanvullen tot en met {datum_nl(uiterlijk)}."
    return None


def buiten_behandeling_stellen(
    aanvraag: Aanvraag, *, motivering: str, door: Gebruiker, op: datetime | None = None
) -> Besluit:
    """Leave an application aside of which the supplement did not come in time (Awb 4:5). Never happens by itself."""
    moment = op or timezone.now()
    if not motivering.strip():
        raise Weigering("Schrijf op waarom de aanvraag buiten behandeling blijft.")
    with overgang(
        aanvraag, BUITEN_BEHANDELING_STELLEN, door=door, mits=mag_besluiten, op=moment, reden=motivering
    ) as actueel:
        belet = belet_buiten_behandeling(actueel, dag_van(moment))
        if belet:
            raise Weigering(belet)
        besluit = maak_besluit(actueel, BesluitSoort.BUITEN_BEHANDELING, door, moment, motivering=motivering)
        brieven.van_besluit(besluit, verzonden_op=op)
        actueel.aanvullen_voor = None
        zet_terug(actueel)
        berichten.zend(BUITEN_BEHANDELING, actueel, op=moment, motivering=motivering, middel=BEZWAAR)
    return besluit
