"""The questions of the eligibility check. Nothing of it is kept: all answers stand in the address."""

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Field, Fieldset, Submit
from django import forms

from sectorplannen.kern.models import OrganisatieSoort
from sectorplannen.kern.velden import AantalVeld, BedragVeld

from ..geschiktheid import Antwoorden
from ..models import AanvraagSoort, DeelnemerRol, Regelingversie, Thema
from .basis import formulier

LOSSE = "losse"
WEET_NIET = ("weet_niet", "Dat weet ik niet")
DRIE = {"ja": True, "nee": False}
LANGST = 600
"""Months: more is a typing error."""


def _ja_nee_weet_niet(label: str, help_text: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=[("ja", "Ja"), ("nee", "Nee"), WEET_NIET],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies een antwoord."},
    )


class GeschiktForm(forms.Form):
    """Who one is, with whom, for what, how much."""

    soort = forms.ChoiceField(
        label="Wat voor organisatie bent u?",
        choices=OrganisatieSoort.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat voor organisatie u bent.", "invalid_choice": "Kies een soort."},
    )
    samen = forms.MultipleChoiceField(
        label="Wie doen er nog meer mee?",
        required=False,
        choices=[
            (DeelnemerRol.WERKGEVERS, "Een werkgeversorganisatie"),
            (DeelnemerRol.WERKNEMERS, "Een werknemersorganisatie, zoals een vakbond"),
            (LOSSE, "Losse werkgevers\nTwee of meer bedrijven die lid zijn van een werkgeversorganisatie."),
            (DeelnemerRol.ANDERS, "Anderen, zoals een fonds, een school of een gemeente"),
        ],
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies alles wat past. Heeft u nog niemand? Laat dit dan leeg.",
    )
    vereniging = _ja_nee_weet_niet(
        "Zijn de organisaties verenigingen met volledige rechtsbevoegdheid?",
        "Het gaat om de organisaties van werkgevers en van werknemers. Zo’n vereniging heeft statuten bij de notaris.",
    )
    cao = _ja_nee_weet_niet(
        "Zijn zij partij bij een cao?",
        "Een werkgeversorganisatie mag ook lid zijn van VNO-NCW, MKB-Nederland of LTO Nederland.",
    )
    waarvoor = forms.ChoiceField(
        label="Voor wie is het plan?",
        choices=[
            (AanvraagSoort.SECTOR, "Voor een of meer sectoren"),
            (AanvraagSoort.REGIO, "Voor een of meer arbeidsmarktregio’s"),
            WEET_NIET,
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies een antwoord."},
    )
    themas = forms.MultipleChoiceField(
        label="Over welke thema’s gaat het plan?",
        choices=Thema.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies alles wat past.",
    )
    gevraagd = BedragVeld(
        label="Hoeveel geld wilt u vragen?",
        max_value=10_000_000_000,
        help_text="In euro, zonder overhead. Een schatting is genoeg.",
        error_messages={"required": "Vul een bedrag in.", "max_value": "Dit bedrag is te groot."},
    )
    duur = AantalVeld(
        label="Hoeveel maanden duurt het plan?",
        min_value=1,
        max_value=LANGST,
        error_messages={
            "required": "Vul een aantal maanden in.",
            "min_value": "Vul 1 maand of meer in.",
            "max_value": f"Vul {LANGST} maanden of minder in.",
        },
    )
    zekerheid = _ja_nee_weet_niet("Heeft de organisatie die het plan indient genoeg eigen vermogen?", "")

    def __init__(self, *args: Any, regeling: Regelingversie, **opties: Any) -> None:
        super().__init__(*args, **opties)
        deel = int(regeling.aandeel_eigen_vermogen * 100)
        self.fields[
            "zekerheid"
        ].help_text = (
            f"Ten minste {deel}% van wat u vraagt. Zeg ook ja als de partners samen voor dat deel garant staan."
        )
        self.helper = formulier(
            Fieldset("U en uw partners", "soort", "samen", "vereniging", "cao"),
            Fieldset(
                "Het plan",
                "waarvoor",
                "themas",
                Field("gevraagd", css_class="sp-b12"),
                Field("duur", css_class="sp-b4"),
                "zekerheid",
            ),
            FormActions(
                Submit("", "Bekijk de uitkomst"),
                HTML("""{% if form.is_bound %}<a href="{% url 'rondom:geschikt' %}">Opnieuw beginnen</a>{% endif %}"""),
            ),
        )
        self.helper.form_method = "get"

    @property
    def antwoorden(self) -> Antwoorden:
        """What was answered, for `geschiktheid.toets`; only of a form that is valid."""
        g = self.cleaned_data
        return Antwoorden(
            soort=g["soort"],
            samen=frozenset(g["samen"]),
            losse_werkgevers=LOSSE in g["samen"],
            vereniging=DRIE.get(g["vereniging"]),
            cao=DRIE.get(g["cao"]),
            waarvoor=g["waarvoor"] if g["waarvoor"] in AanvraagSoort.values else "",
            themas=frozenset(g["themas"]),
            gevraagd=g["gevraagd"],
            duur=g["duur"],
            zekerheid=DRIE.get(g["zekerheid"]),
        )
