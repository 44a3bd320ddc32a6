"""Asking for an advice talk, calling it off, and what comes of it."""

from __future__ import annotations

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Field, Submit
from django import forms

from sectorplannen.kern.models import Gebruiker, Organisatie

from ..models import Aanvraag, Adviesgesprek, Gespreksvorm
from .basis import formulier, tekstvak
from .begin import NieuwForm

LANGSTE_TEKST = 4000
TERUG = """<a href="{{ gesprek.get_absolute_url }}">Terug naar het gesprek</a>"""


class GesprekVragenForm(forms.Form):
    """For which organisation, about what, and how and when one would talk."""

    organisatie = forms.ModelChoiceField(
        label="Voor welke organisatie?",
        queryset=Organisatie.objects.none(),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies een organisatie uit de lijst."},
    )
    onderwerp = forms.CharField(
        label="Waar gaat uw plan over?",
        max_length=200,
        help_text="Bijvoorbeeld: meer leerwerkplekken in de bouw in Twente.",
        error_messages={"required": "Schrijf in een paar woorden op waar uw plan over gaat."},
    )
    vraag = forms.CharField(
        label="Welke vragen heeft u?",
        max_length=LANGSTE_TEKST,
        required=False,
        widget=tekstvak(5),
        help_text="Dan kan de adviseur zich voorbereiden. Noem geen namen van deelnemers.",
    )
    vorm = forms.ChoiceField(
        label="Hoe wilt u praten?",
        choices=Gespreksvorm.choices,
        initial=Gespreksvorm.VIDEO,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe u wilt praten."},
    )
    telefoon = forms.CharField(
        label="Telefoonnummer",
        max_length=30,
        required=False,
        help_text="Nodig als u per telefoon wilt praten.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    voorkeur = forms.CharField(
        label="Wanneer schikt het u?",
        max_length=LANGSTE_TEKST,
        required=False,
        widget=tekstvak(3),
        help_text="Gesprekken zijn op werkdagen van 9 tot 17 uur. Bijvoorbeeld: dinsdag of donderdag in de ochtend.",
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.organisaties = gebruiker.schrijft_namens()
        self.fields["organisatie"].queryset = self.organisaties  # type: ignore[attr-defined]
        if len(self.organisaties) == 1:
            self.initial.setdefault("organisatie", self.organisaties[0].pk)
        self.helper = formulier(
            "organisatie",
            "onderwerp",
            "vraag",
            "vorm",
            Field("telefoon", css_class="sp-b12"),
            "voorkeur",
            HTML("""{% naar_wie "gesprek_gevraagd" %}"""),
            FormActions(
                Submit("vragen", "Adviesgesprek aanvragen"),
                HTML("""<a href="{% url 'rondom:adviesgesprekken' %}">Terug naar uw gesprekken</a>"""),
            ),
        )

    def clean(self) -> dict[str, Any]:
        """Whoever wants to be called leaves a number."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("vorm") == Gespreksvorm.TELEFOON and not gegevens.get("telefoon", "").strip():
            self.add_error("telefoon", "Vul het nummer in waarop wij u kunnen bellen.")
        return gegevens


class GesprekAfzeggenForm(forms.Form):
    """Why a talk does not go on."""

    reden = forms.CharField(
        label="Waarom gaat het gesprek niet door?",
        max_length=LANGSTE_TEKST,
        widget=tekstvak(3),
        help_text="Iedereen die bij het gesprek hoort, leest deze tekst.",
        error_messages={"required": "Schrijf op waarom het gesprek niet doorgaat."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier(
            "reden",
            HTML("""{% naar_wie "gesprek_afgezegd" gesprek na="het afzeggen" %}"""),
            FormActions(Submit("afzeggen", "Gesprek afzeggen"), HTML(TERUG)),
        )


class GesprekKoppelenForm(forms.Form):
    """Which plan of the organisation came of the talk."""

    plan = forms.ModelChoiceField(
        label="Welk plan hoort bij dit gesprek?",
        queryset=Aanvraag.objects.none(),
        empty_label="Kies een plan",
        error_messages={"required": "Kies een plan.", "invalid_choice": "Kies een plan uit de lijst."},
    )

    def __init__(self, *args: Any, gesprek: Adviesgesprek, gebruiker: Gebruiker, **opties: Any) -> None:
        super().__init__(*args, **opties)
        mee = gesprek.organisatie.partner_in.values("pk")
        zichtbaar = Aanvraag.objects.zichtbaar_voor(gebruiker)
        plannen = zichtbaar.filter(hoofdaanvrager=gesprek.organisatie_id) | zichtbaar.filter(pk__in=mee)
        self.fields["plan"].queryset = self.plannen = plannen.distinct()  # type: ignore[attr-defined]
        self.initial.setdefault("plan", gesprek.aanvraag_id)
        self.helper = formulier(
            "plan", FormActions(Submit("koppelen", "Plan kiezen", css_class="utrecht-button--secondary-action"))
        )


class NieuwNaGesprekForm(NieuwForm):
    """A new plan of the organisation that came to talk; what it is about is filled in."""

    def __init__(self, *args: Any, gesprek: Adviesgesprek, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.organisaties = self.organisaties.filter(pk=gesprek.organisatie_id)
        self.fields["organisatie"].queryset = self.organisaties  # type: ignore[attr-defined]
        self.initial.update(organisatie=gesprek.organisatie_id, naam=gesprek.onderwerp)
