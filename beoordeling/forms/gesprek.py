"""What is written about a plan: a note, a question, an answer. Three forms for three pages, that share no word of their buttons."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from aanvragen.models import Aanvraag

from ..models import Vraag
from .basis import tekstvak


class NotitieFormulier(forms.Form):
    """A note between colleagues."""

    tekst = tekstvak(
        "Uw notitie",
        hulp="Alleen collega’s van Agentschap SZW lezen dit. De aanvrager niet.",
        rijen=4,
        leeg="Schrijf eerst uw notitie.",
    )

    @property
    def helper(self) -> FormHelper:
        """A quiet button: nothing is sent."""
        return _met_knop("Notitie bewaren", "utrecht-button--secondary-action")


class VraagFormulier(forms.Form):
    """A question to the applicant; the button says to whom it goes."""

    tekst = tekstvak(
        "Uw vraag",
        hulp="Vraag naar een feit. Schrijf hier geen oordeel: de aanvrager en de andere beoordelaar lezen wat u schrijft.",
        leeg="Schrijf eerst uw vraag.",
    )

    def __init__(self, *args: Any, aanvraag: Aanvraag, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.aanvraag = aanvraag

    @property
    def helper(self) -> FormHelper:
        """The button says that something is sent, and to whom."""
        return _met_knop(f"Vraag versturen naar {self.aanvraag.hoofdaanvrager}")


class AntwoordFormulier(forms.Form):
    """The answer of the partnership to one question."""

    antwoord = tekstvak(
        "Uw antwoord",
        hulp="U kunt 1 keer antwoorden. Na het versturen staat uw antwoord vast.",
        leeg="Schrijf eerst uw antwoord.",
    )

    def __init__(self, *args: Any, vraag: Vraag, **opties: Any) -> None:
        super().__init__(*args, **({"prefix": f"vraag{vraag.pk}"} | opties))
        self.vraag = vraag

    @property
    def helper(self) -> FormHelper:
        """The button says that something is sent, and to whom."""
        helper = _met_knop("Antwoord versturen naar Agentschap SZW")
        helper.form_action = f"?vraag={self.vraag.pk}"
        return helper


def _met_knop(tekst: str, soort: str = "") -> FormHelper:
    helper = FormHelper()
    helper.add_input(Submit("", tekst, css_class=soort))
    return helper
