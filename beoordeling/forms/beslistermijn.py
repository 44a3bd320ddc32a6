"""Forms of the term to decide: it stands still, runs on, the decision comes later, it was missed (Awb 4:14, 4:15, 4:17)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from sectorplannen.kern.datums import vandaag

from ..beslistermijn import Beslistermijn, beslistermijn
from ..models import Opschortgrond
from ..termijnen import dwangsom, eerste_dwangsomdag, na_opschorting
from .basis import WerkwoordFormulier, datumveld, tekstvak

VOORSTEL = timedelta(weeks=4)
"""How much later is proposed; one sets the shortest that will do (Awb 4:14)."""


class _BijDeTermijn(WerkwoordFormulier):
    """Knows how the term stands today, for the page beside the fields."""

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.termijn: Beslistermijn | None = beslistermijn(self.aanvraag, vandaag())


class Opschorten(_BijDeTermijn):
    """On which ground, from which day, and why."""

    knop = "Beslistermijn stilzetten"
    grond = forms.ChoiceField(
        label="Waarom staat de termijn stil?",
        choices=Opschortgrond.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom de beslistermijn stilstaat."},
    )
    vanaf = datumveld("Eerste dag dat de termijn stilstaat", leeg="Vul de eerste dag in.")
    reden = tekstvak(
        "Toelichting",
        hulp="De aanvrager leest deze tekst precies zo.",
        rijen=4,
        leeg="Schrijf op waarom de beslistermijn stilstaat.",
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.initial = {"vanaf": vandaag()}


class Hervatten(_BijDeTermijn):
    """The last day that it stood still."""

    knop = "Beslistermijn hervatten"
    tot = datumveld("Laatste dag dat de termijn stilstond", leeg="Vul de laatste dag in.")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.initial = {"tot": vandaag()}

    @property
    def wordt(self) -> date | None:
        """The last day to decide, when today is the last day that it stood still."""
        stil = self.termijn.stil if self.termijn else None
        return na_opschorting(liep_tot=stil.liep_tot, vanaf=stil.vanaf, tot=vandaag()) if stil else None


class Verdagen(_BijDeTermijn):
    """By which day, and why."""

    knop = "Brief versturen"
    uiterlijk_op = datumveld(
        "Nieuwe laatste dag", hulp="Kies de kortste termijn die haalbaar is.", leeg="Kies een nieuwe laatste dag."
    )
    reden = tekstvak(
        "Waarom komt het besluit later?",
        hulp="De aanvrager leest deze tekst precies zo.",
        rijen=4,
        leeg="Schrijf op waarom het besluit later komt.",
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.initial = {"uiterlijk_op": max(self.aanvraag.beslissen_voor or vandaag(), vandaag()) + VOORSTEL}

    @property
    def helper(self) -> FormHelper:
        """The letter can be read beforehand, in a page of its own."""
        helper = super().helper
        stil = "utrecht-button--secondary-action"
        helper.add_input(Submit("voorbeeld", "Bekijk de brief", css_class=stil, formtarget="_blank"))
        return helper


class InGebrekeStellen(_BijDeTermijn):
    """When the notice came, and what one should know of it."""

    knop = "Ingebrekestelling vastleggen"
    ontvangen_op = datumveld("Ontvangen op", leeg="Vul in wanneer de ingebrekestelling kwam.")
    toelichting = tekstvak(
        "Opmerking", hulp="Alleen voor medewerkers. De aanvrager leest dit niet.", rijen=3, verplicht=False
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.initial = {"ontvangen_op": vandaag()}

    @property
    def dwangsom_vanaf(self) -> date | None:
        """The first day that costs a penalty, when the notice came today."""
        if self.termijn is None:
            return None
        return eerste_dwangsomdag(ingebreke_ontvangen=vandaag(), uiterlijk=self.termijn.wettelijk)

    @property
    def hoogste(self) -> Any:
        """The most that it can come to, in euros, when the notice came today."""
        return dwangsom(ingebreke_ontvangen=vandaag(), uiterlijk=vandaag(), beslist_of_vandaag=date.max)
