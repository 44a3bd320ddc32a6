"""Forms of an objection: making it, writing down what came by post, handling it, and deciding on it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Gebruiker

from ..bezwaarruimte import Oordeel, Ruimte, ruimte
from ..models import SLAAGT, BesluitSoort, Bezwaar, Uitkomst
from ..services import TE_BESLISSEN, VERWIJT_NODIG, naar_mogelijk, vraagt_verwijt
from .basis import datumveld, tekstvak
from .besluiten import gronden
from .toekennen import ToekennenFormulier

NIET_EENS = "Schrijf op waarom u het niet eens bent met het besluit."


WAT_NU: tuple[tuple[str, str], ...] = (
    (Status.VERLEEND, "Verlenen\nVul hieronder in wat u toekent"),
    (Status.AFGEWEZEN, "Afwijzen\nKies hieronder de gronden"),
    (Status.IN_BEOORDELING, "Opnieuw beoordelen\nDe beoordelingen gaan weer open"),
)
"""What can follow where an objection succeeds, with its words."""
UITKOMSTEN: dict[str, str] = {
    Uitkomst.GEGROND: "Gegrond\nDe aanvrager krijgt gelijk",
    Uitkomst.DEELS_GEGROND: "Deels gegrond\nDe aanvrager krijgt voor een deel gelijk",
    Uitkomst.ONGEGROND: "Ongegrond\nHet besluit blijft zoals het is",
    Uitkomst.NIET_ONTVANKELIJK: "Niet-ontvankelijk\nU kunt het bezwaar niet bekijken, bijvoorbeeld omdat het te laat kwam",
}
"""What the agency can decide, with its words."""


class _Formulier(forms.Form):
    """One button, with the words of the page."""

    knop = "Opslaan"
    soort = ""

    @property
    def helper(self) -> FormHelper:
        """One button; the page draws the rest."""
        helper = FormHelper()
        helper.add_input(Submit("", self.knop, css_class=self.soort))
        return helper


class BezwaarMaken(_Formulier):
    """Why the applicant objects."""

    knop = "Bezwaar indienen bij Agentschap SZW"
    gronden = tekstvak(
        "Waarom bent u het niet eens met het besluit?",
        hulp="Schrijf het zo volledig mogelijk op. Bestanden kunt u per post sturen, met het nummer van uw plan.",
        rijen=10,
        leeg=NIET_EENS,
    )


class BezwaarZelfIntrekken(_Formulier):
    """The applicant takes an objection back."""

    knop = "Bezwaar intrekken"
    soort = "utrecht-button--secondary-action"
    reden = tekstvak("Waarom trekt u het bezwaar in?", rijen=3, verplicht=False)

    @property
    def helper(self) -> FormHelper:
        """Sent to the same page, which tells the two forms apart by the address."""
        helper = super().helper
        helper.form_action = "?intrekken=1"
        return helper


class BezwaarVastleggen(_Formulier):
    """An objection that came by post."""

    knop = "Bezwaar vastleggen"
    ontvangen_op = datumveld("Ontvangen op", leeg="Vul in op welke dag de brief is ontvangen.")
    gepost_op = datumveld(
        "Op de post gedaan op", hulp="Van het poststempel. Leeg laten als u het niet weet.", verplicht=False
    )
    gronden = tekstvak(
        "Wat staat er in de brief?", hulp="Neem over waarom de aanvrager het niet eens is.", leeg=NIET_EENS
    )


class Handelen(_Formulier):
    """What a thing to do with an objection asks; of most nothing but a reason."""

    def __init__(self, *args: Any, bezwaar: Bezwaar, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.bezwaar = bezwaar

    def argumenten(self) -> dict[str, Any]:
        """The keyword arguments of the service."""
        return dict(self.cleaned_data)


class BezwaarBehandelen(Handelen):
    """To take it on asks nothing."""

    knop = "Dit bezwaar behandelen"


class BezwaarHoren(Handelen):
    """The hearing, or why there was none."""

    knop = "Vastleggen"
    gehoord_op = datumveld("Gehoord op", hulp="Leeg laten als u niet heeft gehoord.", verplicht=False)
    verslag = tekstvak(
        "Verslag, of waarom u niet heeft gehoord",
        hulp="Niet horen mag bijvoorbeeld als de aanvrager dat niet wil, of als u het bezwaar helemaal toewijst (Awb 7:3).",
        leeg="Schrijf op wat is besproken, of waarom u niet heeft gehoord.",
    )

    def __init__(self, *args: Any, bezwaar: Bezwaar, **opties: Any) -> None:
        super().__init__(*args, bezwaar=bezwaar, **opties)
        self.initial = {"gehoord_op": bezwaar.gehoord_op, "verslag": bezwaar.verslag}


class BezwaarVerdagen(Handelen):
    """Why the decision comes later."""

    knop = "Verdagen"
    reden = tekstvak(
        "Waarom komt de beslissing later?", hulp="De aanvrager leest dit.", rijen=4, leeg="Schrijf op waarom."
    )


class BezwaarCommissie(Handelen):
    """A committee asks nothing."""

    knop = "Commissie laten adviseren"


class BezwaarVerschonen(Handelen):
    """Why the applicant is not to blame for coming late."""

    knop = "Vastleggen"
    reden = tekstvak("Waarom kon de aanvrager er niets aan doen?", rijen=4, leeg="Schrijf op waarom.")

    def __init__(self, *args: Any, bezwaar: Bezwaar, **opties: Any) -> None:
        super().__init__(*args, bezwaar=bezwaar, **opties)
        self.initial = {"reden": bezwaar.verschoonbaar}


class BezwaarIntrekken(Handelen):
    """How the applicant took it back."""

    knop = "Intrekking vastleggen"
    reden = tekstvak("Hoe en wanneer trok de aanvrager het in?", rijen=3, leeg="Schrijf op hoe en wanneer.")


class BezwaarBeslissen(ToekennenFormulier):
    """The outcome, and where the objection succeeds the new decision: what is granted, or on which grounds is refused."""

    knop = "Beslissing nemen"
    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst?",
        choices=[(keuze, UITKOMSTEN[keuze]) for keuze in TE_BESLISSEN],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies de uitkomst."},
    )
    naar = forms.ChoiceField(
        label="Wat gebeurt er als het bezwaar slaagt?", choices=WAT_NU, widget=forms.RadioSelect, required=False
    )
    gronden = gronden(verplicht=False)
    wegens_plafond = forms.BooleanField(
        label="Minder, of niets, omdat het plafond niet meer toelaat",
        help_text="De brief noemt dan artikel 4:25 van de Algemene wet bestuursrecht.",
        required=False,
    )
    motivering = tekstvak(
        "Motivering",
        hulp="De aanvrager leest deze tekst precies zo.",
        leeg="Geef de motivering van de beslissing (Awb 7:12).",
    )
    voorwaarden = tekstvak("Voorwaarden bij de verlening", rijen=3, verplicht=False)
    verwijtbaar = tekstvak(
        "Waarom kon de aanvrager wel op tijd zijn?",
        hulp="De aanvrager leest dit. Kon de aanvrager er niets aan doen? Leg dan eerst vast dat u het bezwaar toch bekijkt "
        "(Awb 6:11).",
        rijen=3,
        leeg=VERWIJT_NODIG,
    )

    def __init__(self, *args: Any, bezwaar: Bezwaar, aanvraag: Aanvraag, gebruiker: Gebruiker, **opties: Any) -> None:
        self.bezwaar = bezwaar
        super().__init__(*args, aanvraag=aanvraag, gebruiker=gebruiker, **opties)
        self.order_fields(["uitkomst", "verwijtbaar", "motivering", *self.fields])
        for naam in ("naar", "gronden"):
            self.fields[naam].later_verplicht = True  # type: ignore[attr-defined]
        kan = naar_mogelijk(bezwaar)
        cast(forms.ChoiceField, self.fields["naar"]).choices = [keuze for keuze in WAT_NU if keuze[0] in kan]
        if len(kan) == 1:
            self.fields["naar"].initial = kan[0]
            self.fields["wegens_plafond"].label = "Minder dan gevraagd: het plafond laat niet meer toe"
        if vraagt_verwijt(bezwaar):
            uitkomst = cast(forms.ChoiceField, self.fields["uitkomst"])
            uitkomst.initial = Uitkomst.NIET_ONTVANKELIJK
            uitkomst.choices = [(Uitkomst.NIET_ONTVANKELIJK, UITKOMSTEN[Uitkomst.NIET_ONTVANKELIJK])]
        else:
            del self.fields["verwijtbaar"]
        self.stand: Ruimte = ruimte(bezwaar.besluit, vandaag())
        verlening = aanvraag.besluiten.filter(soort=BesluitSoort.VERLENING).last()
        self.fields["voorwaarden"].initial = verlening.voorwaarden if verlening else ""

    def slaagt(self, gegevens: dict[str, Any]) -> bool:
        """Whether what was chosen leads to something new."""
        return gegevens.get("uitkomst") in SLAAGT

    def kent_toe(self, gegevens: dict[str, Any]) -> bool:
        """Only where the objection succeeds and leads to a grant."""
        return self.slaagt(gegevens) and gegevens.get("naar") == Status.VERLEEND

    def clean(self) -> dict[str, Any]:
        """What follows is chosen where the objection succeeds; amounts count only when granting, grounds when refusing."""
        gegevens = super().clean()
        if self.slaagt(gegevens) and not gegevens.get("naar"):
            self.add_error("naar", "Kies wat er na het bezwaar gebeurt.")
        wijst_af = self.slaagt(gegevens) and gegevens.get("naar") == Status.AFGEWEZEN
        if wijst_af and not gegevens.get("gronden") and not gegevens.get("wegens_plafond"):
            self.add_error("gronden", "Kies ten minste 1 grond, of kies het plafond.")
        if not self.kent_toe(gegevens):
            for naam in [n for n in self.errors if n.startswith(("bedrag_", "aantal_", "reden_"))]:
                del self.errors[naam]
        return gegevens

    def ruimte(self) -> Decimal:
        """The earlier grant is released first, so what it took counts as room."""
        return self.stand.nu

    def ruimte_in_woorden(self) -> tuple[str, str]:
        """What the ceiling means for the amounts on the form (Awb 4:25(3)): the judgement and its sentence."""
        bedrag = self.rekening().toegekend
        if te_weinig := self.stand.te_weinig(bedrag):
            return "minder", te_weinig
        return Oordeel(self.stand.oordeel(bedrag)).value, self.stand.zin(bedrag)

    def argumenten(self) -> dict[str, Any]:
        """The outcome, and what belongs to it."""
        gegevens = self.cleaned_data
        uit: dict[str, Any] = {"uitkomst": Uitkomst(gegevens["uitkomst"]), "motivering": gegevens["motivering"]}
        if not self.slaagt(gegevens):
            return uit | {"verwijtbaar": gegevens.get("verwijtbaar", "")}
        naar = Status(gegevens["naar"])
        uit |= {"naar": naar, "wegens_plafond": gegevens["wegens_plafond"] and naar != Status.IN_BEOORDELING}
        if naar == Status.VERLEEND:
            uit |= {"toekenningen": self.toekenningen(), "voorwaarden": gegevens["voorwaarden"]}
        if naar == Status.AFGEWEZEN:
            uit["gronden"] = gegevens["gronden"]
        return uit


BEZWAARFORMULIEREN: dict[str, type[Handelen]] = {
    "bezwaar_behandelen": BezwaarBehandelen,
    "bezwaar_horen": BezwaarHoren,
    "bezwaar_verdagen": BezwaarVerdagen,
    "bezwaar_commissie": BezwaarCommissie,
    "bezwaar_verschonen": BezwaarVerschonen,
    "bezwaar_intrekken": BezwaarIntrekken,
}
"""For each thing to do with an objection, but deciding on it, the form that asks what its service needs."""
