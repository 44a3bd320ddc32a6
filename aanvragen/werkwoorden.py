"""For each verb of the applicant: its step, its right, its service, its label. Buttons, admin and API are drawn from here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sectorplannen.kern.toegang import Regel

from . import services, statussen
from .models import Aanvraag
from .statussen import Stap
from .toegang import mag_indienen, mag_intrekken, mag_verwijderen


def _geen_belet(aanvraag: Aanvraag) -> str | None:
    return None


@dataclass(frozen=True)
class Werkwoord:
    """A verb: the name that runs through URL, view, service and template; what it says on the button; when and by whom."""

    naam: str
    label: str
    uitleg: str
    stappen: tuple[Stap, ...]
    recht: Regel
    service: Callable[..., Any]
    pagina: str
    """The URL name of the page where it is done; it takes the number of the plan."""
    vraagt: bool = True
    """Whether it asks something first; if not, a button does it at once."""
    nadruk: str = "secondary"
    gedaan: str = ""
    """What the screen says when it is done."""
    belet: Callable[[Aanvraag], str | None] = _geen_belet
    """What else stands in the way, in words; the service asks the same."""

    def past(self, aanvraag: Aanvraag) -> bool:
        """Whether the status allows it, whoever asks."""
        return any(aanvraag.status in stap.van for stap in self.stappen)

    def weigering(self, gebruiker: Any, aanvraag: Aanvraag) -> str | None:
        """Why this person cannot do this to this plan now, or None."""
        if not self.past(aanvraag):
            return f"Dit kan niet: de aanvraag is {aanvraag.get_status_display().lower()}."
        return self.recht.weigering(gebruiker, aanvraag) or self.belet(aanvraag)

    def kan(self, gebruiker: Any, aanvraag: Aanvraag) -> bool:
        """Whether this person can do this to this plan now: what a button asks."""
        return self.weigering(gebruiker, aanvraag) is None


WERKWOORDEN: tuple[Werkwoord, ...] = (
    Werkwoord(
        "indienen",
        "Controleren en indienen",
        "U dient het plan in namens alle partners.",
        (statussen.INDIENEN,),
        mag_indienen,
        services.indienen,
        "aanvragen:controleren",
        nadruk="primary-action",
    ),
    Werkwoord(
        "aanvullen",
        "Aanvulling versturen",
        "U stuurt het aangevulde plan opnieuw naar Agentschap SZW.",
        (statussen.AANVULLEN,),
        mag_indienen,
        services.aanvullen,
        "aanvragen:controleren",
        nadruk="primary-action",
    ),
    Werkwoord(
        "intrekken",
        "Plan intrekken",
        "Er volgt dan geen besluit. In een volgend tijdvak kunt u opnieuw indienen.",
        (statussen.INTREKKEN,),
        mag_intrekken,
        services.intrekken,
        "aanvragen:intrekken",
    ),
    Werkwoord(
        "verwijderen",
        "Concept verwijderen",
        "Het concept verdwijnt met alles wat erin staat. Dit kunt u niet terugdraaien.",
        (Stap("verwijderen", frozenset({statussen.Status.CONCEPT}), statussen.Status.CONCEPT),),
        mag_verwijderen,
        services.verwijderen,
        "aanvragen:verwijderen",
    ),
)


def mogelijk(werkwoorden: Iterable[Werkwoord], gebruiker: Any, aanvraag: Aanvraag) -> list[Werkwoord]:
    """The verbs that this person can do to this plan now, in their own order."""
    return mogelijk_of_niet(werkwoorden, gebruiker, aanvraag)[0]


def mogelijk_of_niet(
    werkwoorden: Iterable[Werkwoord], gebruiker: Any, aanvraag: Aanvraag
) -> tuple[list[Werkwoord], list[tuple[Werkwoord, str]]]:
    """The verbs that can be done now, and those that are this person's turn but for something in the way, with what it is."""
    kan, wacht = [], []
    for werkwoord in werkwoorden:
        if not werkwoord.past(aanvraag) or werkwoord.recht.weigering(gebruiker, aanvraag):
            continue
        belet = werkwoord.belet(aanvraag)
        if belet:
            wacht.append((werkwoord, belet))
        else:
            kan.append(werkwoord)
    return kan, wacht
