"""Forms of the completeness check: declare complete, ask a supplement, leave aside (Awb 4:5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from aanvragen.models import Indiening
from aanvragen.volledigheid import Ernst, gebreken
from sectorplannen.kern.datums import dag_van, vandaag

from ..artikelen import VEREISTEN
from ..services.volledig import beslisdag
from .basis import WerkwoordFormulier, datumveld, tekstvak

VOORSTEL = timedelta(weeks=2)
"""The term that is proposed for a supplement; the coordinator sets another where the question asks for it."""


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
    """Which parts of art. 2.3, what is asked, until when; the findings are filled in as a start."""

    knop = "Aanvulling vragen"
    onderdelen = forms.MultipleChoiceField(
        label="Welke stukken zijn niet compleet?",
        help_text="Artikel 2.3. Wat de controle vond, is al aangevinkt.",
        choices=list(VEREISTEN.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    vraag = tekstvak(
        "Wat moet de aanvrager aanvullen?",
        hulp="De aanvrager leest deze tekst precies zo.",
        leeg="Schrijf op wat de aanvrager moet aanvullen.",
    )
    uiterlijk_op = datumveld(
        "Uiterlijk aanvullen op",
        hulp="Komt er dan niets, dan kan het plan buiten behandeling blijven.",
        leeg="Kies een uiterste dag.",
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.bevindingen = gebreken(self.aanvraag)
        gevonden = [g for g in self.bevindingen if g.ernst == Ernst.AANVULLEN]
        self.initial = {
            "onderdelen": sorted({g.letter for g in gevonden if g.letter in VEREISTEN}),
            "vraag": "\n".join(f"- {g.melding}" for g in gevonden),
            "uiterlijk_op": vandaag() + VOORSTEL,
        }


class BuitenBehandelingStellen(WerkwoordFormulier):
    """Why the application is left aside."""

    knop = "Buiten behandeling stellen"
    motivering = tekstvak(
        "Motivering",
        hulp="De aanvrager leest deze tekst precies zo.",
        leeg="Schrijf op waarom de aanvraag buiten behandeling blijft.",
    )
