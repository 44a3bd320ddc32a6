"""Who is who in a dossier, and what of people is left out of the public one (art. 2.3, seventh paragraph).

In the public dossier a person is a role ('beoordelaar 1'), and the names of known people are taken out of every text. What
stands in a file that was filed cannot be looked through, so kinds of file that can be signed are left out as a whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from aanvragen.models import Aanvraag, BijlageSoort
from aanvragen.tijdlijn import AGENTSCHAP
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, Rol

MET_HANDTEKENING = frozenset(
    {
        BijlageSoort.OVEREENKOMST,
        BijlageSoort.MACHTIGING,
        BijlageSoort.BAANGARANTIE,
        BijlageSoort.GARANTSTELLING,
        BijlageSoort.OVERIG,
    }
)
"""Kinds of file that can carry a signature; of 'another document' nobody knows what it is."""

_ADRES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEFOON = re.compile(r"(?<![\w.,€])(?:\+31|0031|0)[- ]?\d{1,3}[- ]?\d{6,8}(?!\w|[.,]\d)")
TUSSEN = r"(?:\b(?:[Vv]an|[Dd]e[nr]?|[Tt]e[nr]?|[Hh]et|[Ii]n|’t|'t)\s+)*"
KORTSTE = 3
"""Letters. A shorter name says nothing by itself, and stands in too many words."""


class Afscherming:
    """The people of one application, each with a role; in a public dossier without names, addresses and numbers."""

    eigen = False
    """Whether the partnership itself reads it: then nothing is in it that is internal to the agency."""

    def __init__(self, aanvraag: Aanvraag, *, openbaar: bool) -> None:
        self.openbaar = openbaar
        self._rollen: dict[int, str] = _rollen(aanvraag)
        self._namen: dict[str, str] = {}
        self._patroon: re.Pattern[str] | None = None
        self._achternamen: dict[str, str] = {}
        self._los: re.Pattern[str] | None = None
        if openbaar:
            self._ken(aanvraag)

    def wie(self, persoon: Gebruiker | None) -> str:
        """A person as the dossier names one: with name and role, or by role alone."""
        if persoon is None:
            return ""
        rol = self._rollen.get(persoon.pk, persoon.get_rol_display().lower())
        return rol if self.openbaar else f"{persoon} ({rol})"

    def tekst(self, tekst: str) -> str:
        """A text as it may be given out: without known people, and without any address or number."""
        if not self.openbaar:
            return tekst
        return zonder_adressen(self.namen(tekst))

    def namen(self, tekst: str) -> str:
        """A text without the names and addresses of known people: enough for what the agency itself wrote for everyone."""
        if self._patroon:
            tekst = self._patroon.sub(lambda m: f"[{self._namen[m[0].casefold()]}]", tekst)
        # A surname counts with its capital alone: "Wit" is a person, "wit" a colour.
        if self._los:
            tekst = self._los.sub(lambda m: f"[{self._achternamen[m['naam']]}]", tekst)
        return tekst

    def alles(self, waarde: Any) -> Any:
        """The same for every text in lists, mappings and what they hold."""
        if isinstance(waarde, str):
            return self.tekst(waarde)
        if isinstance(waarde, dict):
            return {naam: self.alles(deel) for naam, deel in waarde.items()}
        if isinstance(waarde, list | tuple):
            return [self.alles(deel) for deel in waarde]
        return waarde

    def _ken(self, aanvraag: Aanvraag) -> None:
        """Learn the names and addresses, past ones too: of who acted, who is or was a member, and all who work at the agency."""
        organisaties = [aanvraag.hoofdaanvrager, *aanvraag.partners.all()]
        was_lid = Lidmaatschap.history.filter(organisatie__in=organisaties).values("gebruiker_id")
        is_lid = Q(lidmaatschappen__organisatie__in=organisaties) | Q(pk__in=was_lid)
        mensen = Gebruiker.objects.filter(Q(pk__in=self._rollen) | is_lid | ~Q(rol=Rol.AANVRAGER)).distinct()
        rol_van = {wie.pk: self._rollen.get(wie.pk, wie.get_rol_display().lower()) for wie in mensen}
        bekend = [(wie.pk, wie.naam, wie.email) for wie in mensen]
        bekend += Gebruiker.history.filter(id__in=rol_van).values_list("id", "naam", "email").distinct()
        van_organisaties = " ".join(organisatie.naam for organisatie in organisaties)
        for pk, naam, email in bekend:
            for woord in (naam, email):
                if " " in woord or "@" in woord:
                    self._namen.setdefault(woord.casefold(), rol_van[pk])
            achternaam = achternaam_van(naam)
            if len(achternaam) >= KORTSTE and achternaam not in van_organisaties:
                self._achternamen.setdefault(achternaam, rol_van[pk])
        self._patroon = een_van(self._namen, r"(?<!\w)(?:{})(?!\w)", re.IGNORECASE)
        self._los = een_van(self._achternamen, rf"(?<!\w){TUSSEN}(?P<naam>{{}})(?!\w)", 0)


class VoorHetVerband(Afscherming):
    """For the partnership: its own people by name, and whoever works for the agency as on its screens: the agency."""

    eigen = True

    def wie(self, persoon: Gebruiker | None) -> str:
        """A person of the partnership, or the agency."""
        if persoon is None:
            return ""
        return AGENTSCHAP if persoon.is_dienst else str(persoon)


def zonder_adressen(tekst: str) -> str:
    """A text without e-mail addresses and telephone numbers, of whomever they are."""
    return _TELEFOON.sub("[telefoonnummer]", _ADRES.sub("[e-mailadres]", tekst))


def een_van(woorden: Iterable[str], vorm: str, vlaggen: int) -> re.Pattern[str] | None:
    """A pattern for any of these words, the longest first; None for no words."""
    keuze = "|".join(re.escape(woord) for woord in sorted(woorden, key=lambda woord: (-len(woord), woord)))
    return re.compile(vorm.replace("{}", keuze), vlaggen) if keuze else None


def achternaam_van(naam: str) -> str:
    """What follows the first name, from its first capital on: 'Wit' of 'Anja de Wit'. A name of one word is itself."""
    woorden = naam.split()[1:]
    if not woorden:
        return naam
    plek = next((i for i, woord in enumerate(woorden) if woord[:1].isupper()), None)
    return "" if plek is None else " ".join(woorden[plek:])


def _rollen(aanvraag: Aanvraag) -> dict[int, str]:
    """Who did something, in order, each with a role; numbered where a role was played by more than one."""
    per_rol: dict[str, list[int]] = defaultdict(list)
    for wie in _wie_er_iets_deed(aanvraag):
        if wie.pk not in per_rol[wie.get_rol_display().lower()]:
            per_rol[wie.get_rol_display().lower()].append(wie.pk)
    return {
        pk: f"{rol} {nummer}" if len(mensen) > 1 else rol
        for rol, mensen in per_rol.items()
        for nummer, pk in enumerate(mensen, start=1)
    }


def _wie_er_iets_deed(aanvraag: Aanvraag) -> Iterable[Gebruiker]:
    """The two assessors first, then everyone in the order of the log, then who only stands in another record."""
    for beoordeling in aanvraag.beoordelingen.select_related("beoordelaar").order_by("plaats"):
        yield beoordeling.beoordelaar
    for rij in aanvraag.gebeurtenissen.select_related("door").order_by("op", "pk"):
        if rij.door:
            yield rij.door
    for bezwaar in aanvraag.bezwaren.select_related("behandelaar", "door", "beslist_door"):
        yield from filter(None, (bezwaar.door, bezwaar.behandelaar, bezwaar.beslist_door))
    for gesprek in aanvraag.adviesgesprekken.select_related("adviseur", "gevraagd_door").order_by("pk"):
        yield from filter(None, (gesprek.gevraagd_door, gesprek.adviseur))
    for bestand in aanvraag.dossierbestanden.select_related("door").order_by("pk"):
        yield bestand.door
