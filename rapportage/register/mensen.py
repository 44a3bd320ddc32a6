"""No person stands in the register, also where a name was typed in a text: who is known around a plan is taken out of it.

Read for all plans together in a fixed number of questions; the dossier of one plan (`beoordeling.dossier`) looks further.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from aanvragen.models import Aanvraag, Deelnemer, Gebeurtenis
from beoordeling.dossier.afscherming import KORTSTE, TUSSEN, achternaam_van, een_van, zonder_adressen
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, Rol

WEG = "[naam]"
Patroon = re.Pattern[str] | None


@dataclass(frozen=True)
class Scherm:
    """What is taken out of the texts of one plan: whole names of everyone around it, and bare surnames of its own people."""

    heel: tuple[Patroon, ...]
    los: Patroon

    def naam(self, tekst: str) -> str:
        """A short text such as a name, without whole names of people, addresses and telephone numbers."""
        for patroon in self.heel:
            if patroon:
                tekst = patroon.sub(WEG, tekst)
        return zonder_adressen(tekst)

    def tekst(self, tekst: str) -> str:
        """A longer text: surnames alone are taken out too."""
        heel = self.naam(tekst)
        return self.los.sub(WEG, heel) if self.los else heel


class Mensen:
    """Everyone who is known around these plans: the agency, who is or was a member of their organisations, who did something."""

    def __init__(self, plannen: Sequence[Aanvraag]) -> None:
        pks = [plan.pk for plan in plannen]
        namen: dict[int, set[str]] = defaultdict(set)
        self._adressen: set[str] = set()
        bronnen = (
            Gebruiker.objects.annotate(wie=F("pk")).values_list("wie", "naam", "email"),
            Gebruiker.history.values_list("id", "naam", "email").distinct(),
        )
        for bron in bronnen:
            for wie, naam, email in bron:
                namen[wie] |= {naam, email}
                self._adressen.add(email.casefold())
        self._namen = namen
        self._dienst = self._patroon(Gebruiker.objects.exclude(rol=Rol.AANVRAGER).values_list("pk", flat=True))
        self._per_plan: dict[int, set[int]] = defaultdict(set)
        leden: dict[int, set[int]] = defaultdict(set)
        # Who left an organisation is still a person: of a text about the past the name stays out.
        for lidmaatschappen in (Lidmaatschap.objects.all(), Lidmaatschap.history.all()):
            for organisatie, wie in lidmaatschappen.values_list("organisatie_id", "gebruiker_id").distinct():
                leden[organisatie].add(wie)
        for plan in plannen:
            self._per_plan[plan.pk] |= leden[plan.hoofdaanvrager_id]
        for plan_pk, organisatie in Deelnemer.objects.filter(aanvraag__in=pks).values_list("aanvraag", "organisatie"):
            self._per_plan[plan_pk] |= leden[organisatie]
        deden = Gebeurtenis.objects.filter(aanvraag__in=pks, door__rol=Rol.AANVRAGER)
        for plan_pk, wie in deden.order_by().values_list("aanvraag", "door").distinct():
            self._per_plan[plan_pk].add(wie)
        self._bekend: dict[frozenset[int], tuple[Patroon, set[str]]] = {}

    def is_van_een_persoon(self, adres: str) -> bool:
        """Whether an e-mail address is that of someone who signs in here, and so of no organisation."""
        return adres.casefold() in self._adressen

    def scherm(self, plan_pk: int, organisaties: Iterable[str]) -> Scherm:
        """The screen of one plan. A surname that is part of the name of an organisation of the plan stays."""
        wie = frozenset(self._per_plan[plan_pk])
        if wie not in self._bekend:
            achternamen = {achternaam_van(naam) for pk in wie for naam in self._namen[pk] if "@" not in naam}
            self._bekend[wie] = self._patroon(wie), {naam for naam in achternamen if len(naam) >= KORTSTE}
        heel, achternamen = self._bekend[wie]
        alle = " ".join(organisaties)
        vorm = rf"(?<!\w){TUSSEN}(?:{{}})(?!\w)"
        return Scherm((self._dienst, heel), een_van([naam for naam in achternamen if naam not in alle], vorm, 0))

    def _patroon(self, wie: Collection[int] | Any) -> Patroon:
        woorden = {woord for pk in wie for woord in self._namen[pk] if " " in woord or "@" in woord}
        return een_van(woorden, r"(?<!\w)(?:{})(?!\w)", re.IGNORECASE)
