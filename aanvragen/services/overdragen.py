"""Handing over and leaving: what one was working on goes to a colleague, with the messages that were not read yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from sectorplannen.kern import berichten, leden
from sectorplannen.kern.berichtsoorten_kern import LID_ROL, UITNODIGING, WERK_OVERGEDRAGEN
from sectorplannen.kern.models import Bericht, Gebruiker, Lidmaatschap, Organisatie

from ..models import Aanvraag, Adviesgesprek, Oproep, Oproepcontact
from ..toegang import BEWERKBAAR

PERSOONLIJK = frozenset({LID_ROL.naam, UITNODIGING.naam, WERK_OVERGEDRAGEN.naam})
"""Kinds of message that say something to one person."""
GENOEMD = 10
"""So many plans are named in the message; the rest is counted."""


@dataclass(frozen=True)
class Werk:
    """What someone has in hand at an organisation: plans in which he wrote last, and messages he has not read."""

    plannen: list[Aanvraag]
    ongelezen: list[Bericht]


def werk_van(organisatie: Organisatie, gebruiker: Gebruiker) -> Werk:
    """Open plans of the organisation where this person wrote last, and the unread messages that are about it.

    Not those about an organisation that one left before, nor what is said to this person alone (an invitation, another role).
    """
    eigen = Aanvraag.objects.filter(hoofdaanvrager=organisatie)
    plannen = eigen.filter(status__in=BEWERKBAAR, gewijzigd_door=gebruiker).order_by("-gewijzigd_op", "-pk")
    ongelezen = gebruiker.berichten.filter(gelezen_op=None).exclude(link="").exclude(soort__in=PERSOONLIJK)
    gaat_over = _over(organisatie)
    return Werk(list(plannen), [rij for rij in ongelezen if gaat_over(rij.link)])


def _over(organisatie: Organisatie) -> Callable[[str], bool]:
    """Whether an address is of the organisation: its page, its plans (also as a partner), its talks, its calls."""
    mee = Aanvraag.objects.filter(Q(hoofdaanvrager=organisatie) | Q(pk__in=organisatie.partner_in.values("pk")))
    nummers = set(mee.values_list("nummer", flat=True))
    contacten = Oproepcontact.objects.filter(Q(organisatie=organisatie) | Q(oproep__organisatie=organisatie))
    rijen: list[Adviesgesprek | Oproep | Oproepcontact] = [
        *organisatie.adviesgesprekken.all(),
        *organisatie.oproepen.all(),
        *contacten,
    ]
    paginas = (reverse("rondom:organisatie", args=[organisatie.pk]), *(rij.get_absolute_url() for rij in rijen))
    return lambda link: bool(nummers & set(link.split("/"))) or link.startswith(paginas)


def overdragen(lid: Lidmaatschap, *, opvolger: Lidmaatschap | None = None) -> Werk:
    """Leave an organisation, with or without someone who takes the work over; returns the work.

    The successor gets at least the same role, a message that says what there is to do, and the unread messages in the
    own inbox (not mailed once more). Raises Weigering where nobody would be left to sign.
    """
    with transaction.atomic():
        werk = werk_van(lid.organisatie, lid.gebruiker)
        leden.vertrekken(lid, opvolger=opvolger)
        if opvolger is not None:
            opvolger.refresh_from_db()
            _geef_door(werk.ongelezen, opvolger.gebruiker)
            berichten.zend(
                WERK_OVERGEDRAGEN,
                opvolger,
                link=reverse("aanvragen:mijn_plannen"),
                van=lid.gebruiker,
                rol=opvolger.get_rol_display().lower(),
                werk=_in_woorden(werk),
            )
    return werk


def _geef_door(ongelezen: list[Bericht], aan: Gebruiker) -> None:
    """The same messages for the successor, but for those that he got himself: each row has a moment of its own."""
    velden = ("soort", "onderwerp", "tekst", "link")
    heeft = set(aan.berichten.filter(link__in=[rij.link for rij in ongelezen]).values_list(*velden))
    Bericht.objects.bulk_create(
        Bericht(aan=aan, soort=rij.soort, onderwerp=rij.onderwerp, tekst=rij.tekst, link=rij.link, op=rij.op)
        for rij in ongelezen
        if (rij.soort, rij.onderwerp, rij.tekst, rij.link) not in heeft
    )


def _in_woorden(werk: Werk) -> str:
    regels = [f"- {plan.nummer} {plan.naam}" for plan in werk.plannen[:GENOEMD]]
    rest = len(werk.plannen) - GENOEMD
    regels += [f"- en nog {rest}"] if rest > 0 else []
    kop = ["Hieraan werkte deze persoon het laatst:", *regels] if regels else ["Er zijn geen open plannen."]
    aantal = len(werk.ongelezen)
    post = (
        "Er waren geen ongelezen berichten."
        if not aantal
        else f"Ongelezen berichten: {aantal}. U vindt ze bij uw berichten."
    )
    return "\n".join([*kop, post])
