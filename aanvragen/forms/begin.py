"""Beginning: an organisation, a new plan, the partners."""

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Field, Fieldset, Submit
from django import forms
from django.utils import timezone

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.models import Gebruiker, Organisatie, OrganisatieSoort
from sectorplannen.kern.velden import KvkVeld

from ..models import AanvraagSoort, DeelnemerRol, Tijdvak
from .basis import TERUG, formulier

SOORTEN = [("", "Kies een soort"), *OrganisatieSoort.choices]


class OrganisatieForm(forms.Form):
    """The organisation for which a person applies."""

    naam = forms.CharField(
        label="Naam van de organisatie",
        max_length=200,
        error_messages={"required": "Vul de naam van de organisatie in."},
    )
    kvk = KvkVeld(error_messages={"required": "Vul het KvK-nummer in."})
    soort = forms.ChoiceField(
        label="Soort organisatie", choices=SOORTEN, error_messages={"required": "Kies wat voor organisatie het is."}
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier(
            "naam",
            Field("kvk", css_class="sp-b8"),
            "soort",
            FormActions(Submit("toevoegen", "Organisatie toevoegen")),
        )
        self.helper.form_action = "aanvragen:organisatie_toevoegen"


class TijdvakKeuze(forms.ModelChoiceField):
    """Periods with their days in small print."""

    def label_from_instance(self, obj: Any) -> str:
        loopt = f"van {datum_nl(obj.opent_op)} tot en met {datum_nl(obj.sluit_op)}"
        nog = "" if obj.is_open_op() else ". U kunt nu al beginnen, maar nog niet indienen"
        return f"{obj.naam}\nIndienen kan {loopt}{nog}."


class NieuwForm(forms.Form):
    """What a new plan needs to exist; everything else comes in its sections."""

    naam = forms.CharField(
        label="Naam van het plan",
        max_length=200,
        help_text="U kunt de naam later nog veranderen.",
        error_messages={"required": "Vul de naam van het plan in."},
    )
    soort = forms.ChoiceField(
        label="Waarvoor is het plan?",
        choices=AanvraagSoort.choices,
        initial=AanvraagSoort.SECTOR,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of het plan voor een sector of voor een regio is."},
    )
    organisatie = forms.ModelChoiceField(
        label="Welke organisatie vraagt aan?",
        queryset=Organisatie.objects.none(),
        widget=forms.RadioSelect,
        help_text="Dit wordt de hoofdaanvrager.",
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies een organisatie uit de lijst."},
    )
    tijdvak = TijdvakKeuze(
        label="In welk tijdvak?",
        queryset=Tijdvak.objects.none(),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een tijdvak.", "invalid_choice": "Kies een tijdvak uit de lijst."},
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.organisaties = Organisatie.objects.filter(
            lidmaatschappen__gebruiker=gebruiker, lidmaatschappen__rol__in=["tekenbevoegd", "redacteur"]
        )
        self.tijdvakken = Tijdvak.objects.filter(sluit_op__gte=timezone.now()).order_by("opent_op")
        for naam, keuzes in (("organisatie", self.organisaties), ("tijdvak", self.tijdvakken)):
            self.fields[naam].queryset = keuzes  # type: ignore[attr-defined]
            if len(keuzes) == 1:
                self.initial.setdefault(naam, keuzes[0].pk)
        self.helper = formulier(
            "naam",
            "soort",
            "organisatie",
            "tijdvak",
            FormActions(
                Submit("begin", "Begin met het plan"),
                HTML("""<a href="{% url 'aanvragen:mijn_plannen' %}">Terug naar uw plannen</a>"""),
            ),
        )


class PartnerForm(forms.Form):
    """A partner by its number in the trade register; name and kind only where it is new here."""

    kvk = KvkVeld(error_messages={"required": "Vul het KvK-nummer van de partner in."})
    rol = forms.ChoiceField(
        label="Namens wie doet deze partner mee?",
        choices=DeelnemerRol.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies namens wie deze partner meedoet."},
    )
    naam = forms.CharField(label="Naam", max_length=200, required=False)
    soort = forms.ChoiceField(label="Soort organisatie", choices=SOORTEN, required=False)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier(
            Fieldset("Partner toevoegen", Field("kvk", css_class="sp-b8"), "rol"),
            HTML(
                """<p class="sp-zacht sp-klein">Kennen wij de organisatie al? Dan hoeft u hieronder niets in te vullen.</p>"""
            ),
            "naam",
            Field("soort", css_class="sp-b16"),
            FormActions(
                Submit("toevoegen", "Partner toevoegen", css_class="utrecht-button--secondary-action"), HTML(TERUG)
            ),
        )
