"""Forms of the completeness check: a to h, declare complete, ask a supplement, its term, leave aside (Awb 4:5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms

from aanvragen.aanvulling import plaatsen_van
from aanvragen.models import Aanvraag, Indiening
from aanvragen.takenlijst import NAMEN
from aanvragen.volledigheid import Ernst, Gebrek, Plaats, gebreken
from sectorplannen.kern.datums import dag_van, vandaag

from ..artikelen import VEREISTEN
from ..ingediend import in_het_kort
from ..models import Compleetheidspunt, Oordeel
from ..services import Bevinding, laatste_verzoek, punten, voorstel_buiten_behandeling
from ..services.volledig import beslisdag
from ..termijnen import buiten_behandeling_tot, is_verstreken
from .basis import WerkwoordFormulier, datumveld, tekstvak

VOORSTEL = timedelta(weeks=2)
"""The term that is proposed for a supplement; the coordinator sets another where the question asks for it."""
_ONDER = re.compile(r"2\.3, onder ([a-h])\b")


@dataclass(frozen=True)
class Onderdeel:
    """One part of art. 2.3 on the page: what it is, what was filed for it, what the checks found, and its two fields."""

    letter: str
    naam: str
    kort: list[str]
    bevindingen: list[Gebrek]
    oordeel: forms.BoundField
    vraag: forms.BoundField


class Compleetheid(forms.Form):
    """Per letter 'in orde' or 'aanvulling vragen' with the question. Findings are filled in as a question; no tick is."""

    def __init__(self, *args: Any, aanvraag: Aanvraag, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.indiening = aanvraag.indieningen.latest("volgnummer")
        self._kort = in_het_kort(self.indiening)
        gevonden = [(letter_van(g), g) for g in gebreken(aanvraag) if g.ernst == Ernst.AANVULLEN]
        self.per_letter = {letter: [g for van, g in gevonden if van == letter] for letter in VEREISTEN}
        self.overige = [g for van, g in gevonden if not van]
        gezien = punten(self.indiening)
        for letter, naam in VEREISTEN.items():
            self._voeg_toe(letter, naam, gezien.get(letter))

    def _voeg_toe(self, letter: str, naam: str, punt: Compleetheidspunt | None) -> None:
        tekst = "\n".join(g.melding for g in self.per_letter[letter])
        self.fields[f"oordeel_{letter}"] = forms.ChoiceField(
            label=naam,
            choices=Oordeel.choices,
            widget=forms.RadioSelect,
            required=False,
            initial=punt.oordeel if punt else (Oordeel.VRAGEN if tekst else ""),
        )
        self.fields[f"vraag_{letter}"] = forms.CharField(
            label="Vraag aan de aanvrager",
            required=False,
            initial=punt.vraag if punt else tekst,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def clean(self) -> dict[str, Any]:
        """A question is asked in words."""
        velden = super().clean() or {}
        for letter in VEREISTEN:
            if velden.get(f"oordeel_{letter}") == Oordeel.VRAGEN and not velden.get(f"vraag_{letter}"):
                self.add_error(f"vraag_{letter}", f"Schrijf bij onderdeel {letter} op wat de aanvrager moet aanvullen.")
        return velden

    def bevindingen(self) -> dict[str, Bevinding]:
        """What the service keeps, by letter."""
        velden = self.cleaned_data
        return {letter: Bevinding(velden[f"oordeel_{letter}"], velden[f"vraag_{letter}"]) for letter in VEREISTEN}

    def onderdelen(self) -> Iterator[Onderdeel]:
        """The parts as the page shows them."""
        for letter, naam in VEREISTEN.items():
            yield Onderdeel(
                letter,
                naam.removeprefix(f"{letter}. "),
                self._kort[letter],
                self.per_letter[letter],
                self[f"oordeel_{letter}"],
                self[f"vraag_{letter}"],
            )


def letter_van(gebrek: Gebrek) -> str:
    """The part of art. 2.3 that a finding is about; empty where it is about none."""
    if gebrek.letter in VEREISTEN:
        return gebrek.letter
    onder = _ONDER.search(gebrek.artikel)
    return onder[1] if onder else ""


class VolledigVerklaren(WerkwoordFormulier):
    """Asks nothing: the page says what follows from it."""

    knop = "Compleet verklaren"

    @property
    def indiening(self) -> Indiening:
        """The filing of which the day counts (art. 1.5)."""
        return self.aanvraag.indieningen.latest("volgnummer")

    @property
    def uiterlijk(self) -> date:
        """The last day to decide, once declared complete."""
        return beslisdag(self.aanvraag.tijdvak, dag_van(self.indiening.op))


class AanvullingVragen(WerkwoordFormulier):
    """The questions of the completeness check, what is asked besides, and until when."""

    knop = "Aanvulling vragen"
    vraag = tekstvak(
        "Wilt u nog iets vragen of toelichten?",
        hulp="De aanvrager leest deze tekst precies zo.",
        rijen=4,
        verplicht=False,
        leeg="Schrijf op wat de aanvrager moet aanvullen.",
    )
    uiterlijk_op = datumveld(
        "Uiterlijk aanvullen op",
        hulp="Komt er dan niets, dan kan het plan buiten behandeling blijven.",
        leeg="Kies een uiterste dag.",
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        gezien = punten(self.aanvraag.laatste_indiening)
        self.vragen = {letter: punt.vraag for letter, punt in gezien.items() if punt.oordeel == Oordeel.VRAGEN}
        self.nog_niet = [letter for letter in VEREISTEN if letter not in gezien or not gezien[letter].oordeel]
        self.initial = {"uiterlijk_op": vandaag() + VOORSTEL}
        if not self.vragen:
            self.fields["vraag"].label = "Wat moet de aanvrager aanvullen?"
            self.fields["vraag"].required = True

    def per_onderdeel(self) -> list[tuple[str, str]]:
        """Each part that is asked about, in words, with its question."""
        return [(VEREISTEN[letter], vraag) for letter, vraag in self.vragen.items()]

    def opent(self) -> list[str]:
        """The sections of the form that the applicant can change for these questions; none named is all of them."""
        return [NAMEN[plaats] for plaats in Plaats if plaats in plaatsen_van(self.vragen)] if self.vragen else []

    def argumenten(self) -> dict[str, Any]:
        """With the questions per part, as they were kept."""
        return super().argumenten() | {"vragen": self.vragen}


class TermijnVerlengen(WerkwoordFormulier):
    """Until when, and why."""

    knop = "Termijn verlengen"
    uiterlijk_op = datumveld("Nieuwe uiterste dag", leeg="Kies een uiterste dag.")
    reden = tekstvak(
        "Waarom krijgt de aanvrager langer de tijd?",
        hulp="De aanvrager leest deze tekst precies zo.",
        rijen=4,
        leeg="Schrijf op waarom u de termijn verlengt.",
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.verzoek = laatste_verzoek(self.aanvraag)
        self.initial = {"uiterlijk_op": max(self.aanvraag.aanvullen_voor or vandaag(), vandaag()) + VOORSTEL}


class BuitenBehandelingStellen(WerkwoordFormulier):
    """Why the application is left aside; the proposal is filled in as a start."""

    knop = "Buiten behandeling stellen"
    motivering = tekstvak(
        "Motivering",
        hulp="De aanvrager leest deze tekst precies zo. Pas het voorstel aan als dat nodig is.",
        rijen=10,
        leeg="Schrijf op waarom de aanvraag buiten behandeling blijft.",
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        voorstel = voorstel_buiten_behandeling(self.aanvraag, vandaag())
        self.initial = {"motivering": voorstel.tekst if voorstel else ""}

    @property
    def aanzeggen_voor(self) -> date | None:
        """The last day to announce it (Awb 4:5, fourth paragraph)."""
        return buiten_behandeling_tot(self.aanvraag.aanvullen_voor) if self.aanvraag.aanvullen_voor else None

    @property
    def te_laat(self) -> bool:
        """Whether that day has passed."""
        return self.aanzeggen_voor is not None and is_verstreken(self.aanzeggen_voor, vandaag())
