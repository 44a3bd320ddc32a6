"""An organisation and its people: registering, changing, inviting, another role, handing over."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Submit
from django import forms

from sectorplannen.kern.models import Lidmaatschap, LidRol, Organisatie
from sectorplannen.kern.organisaties import WIJZIGBAAR, gelijkende
from sectorplannen.kern.velden import IbanVeld, KvkVeld, PostcodePlaatsVeld

from .basis import Uitklap, formulier
from .begin import SOORTEN
from .gelijke_naam import GelijkeNaamForm

UITLEG = {
    LidRol.TEKENBEVOEGD: "Dient plannen in en trekt ze in, nodigt mensen uit en past de gegevens aan.",
    LidRol.REDACTEUR: "Schrijft in de plannen.",
    LidRol.LEZER: "Leest de plannen.",
}
ROLLEN = [(rol.value, f"{rol.label}\n{UITLEG[rol]}") for rol in LidRol]
"""Each role with what it may do in small print."""


class Gegevens(GelijkeNaamForm):
    """The fields of an organisation."""

    helper: FormHelper
    naam = forms.CharField(
        label="Naam van de organisatie",
        max_length=200,
        error_messages={"required": "Vul de naam van de organisatie in."},
    )
    kvk = KvkVeld(error_messages={"required": "Vul het KvK-nummer in."})
    soort = forms.ChoiceField(
        label="Soort organisatie", choices=SOORTEN, error_messages={"required": "Kies wat voor organisatie het is."}
    )
    adres = forms.CharField(label="Straat en huisnummer", max_length=200, required=False)
    postcode_plaats = PostcodePlaatsVeld(required=False)
    iban = IbanVeld(
        required=False,
        help_text="Op dit nummer krijgt de organisatie haar geld. Alleen wie voor haar schrijft en Agentschap SZW zien het.",
    )
    website = forms.URLField(
        label="Website",
        max_length=200,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text="Staat bij uw toegekende plannen in het openbare register. Bijvoorbeeld: www.bakkersbond.nl.",
        error_messages={"invalid": "Vul een goed webadres in, bijvoorbeeld www.bakkersbond.nl."},
    )
    contact = forms.EmailField(
        label="Algemeen e-mailadres",
        required=False,
        help_text="Staat ook in het openbare register. Vul daarom geen adres van een persoon in. "
        "Bijvoorbeeld: info@bakkersbond.nl.",
        error_messages={"invalid": "Vul een goed e-mailadres in, bijvoorbeeld info@bakkersbond.nl."},
    )


class OrganisatieForm(Gegevens):
    """The organisation for which a person applies."""

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.maak_op()

    def maak_op(self, *, met_toch: bool = False) -> None:
        """Address, bank account and public contact may wait."""
        namen = ("adres", "postcode_plaats", "iban", "website", "contact")
        later = (Field(naam, css_class="sp-b16") if naam in ("postcode_plaats", "iban") else naam for naam in namen)
        is_open = self.is_bound and any(self.data.get(naam) for naam in namen)
        actie = self.helper.form_action if hasattr(self, "helper") else "aanvragen:organisatie_toevoegen"
        self.helper = formulier(
            "naam",
            *(["toch"] if met_toch else []),
            Field("kvk", css_class="sp-b8"),
            "soort",
            Uitklap("Adres, rekeningnummer en contact (dit mag later)", *later, is_open=is_open),
            FormActions(Submit("toevoegen", "Organisatie toevoegen")),
        )
        self.helper.form_action = actie


class OrganisatieWijzigenForm(Gegevens):
    """The data of an organisation that is known. Its number is only asked where there is none."""

    def __init__(self, *args: Any, organisatie: Organisatie, **opties: Any) -> None:
        opties["initial"] = {naam: getattr(organisatie, naam) for naam in WIJZIGBAAR}
        super().__init__(*args, **opties)
        self.organisatie = organisatie
        if organisatie.kvk:
            del self.fields["kvk"]
        self.maak_op()

    def maak_op(self, *, met_toch: bool = False) -> None:
        """Everything is in sight: who comes here, comes to change something."""
        smal = {"kvk": "sp-b8", "postcode_plaats": "sp-b16", "iban": "sp-b16"}
        namen = [naam for naam in WIJZIGBAAR if naam in self.fields]
        if met_toch:
            namen.insert(1, "toch")
        self.helper = formulier(
            *(Field(naam, css_class=smal[naam]) if naam in smal else naam for naam in namen),
            HTML("""{% naar_wie "organisatie_gewijzigd" organisatie na="het opslaan" behalve=user %}"""),
            FormActions(
                Submit("opslaan", "Opslaan"),
                HTML("""<a href="{% url 'rondom:organisatie' organisatie.pk %}">Niet wijzigen</a>"""),
            ),
        )

    def lijkt_op(self, naam: str) -> list[Organisatie]:
        """Only where the name changes."""
        return [] if naam == self.organisatie.naam else gelijkende(naam, behalve=self.organisatie)


def _adres(**opties: Any) -> forms.EmailField:
    return forms.EmailField(
        label="E-mailadres",
        error_messages={"required": "Vul het e-mailadres in.", "invalid": "Vul een goed e-mailadres in."},
        **opties,
    )


def _rol(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=ROLLEN, widget=forms.RadioSelect, error_messages={"required": "Kies een rol."}
    )


class UitnodigenForm(forms.Form):
    """Whom to ask, and as what."""

    email = _adres(help_text="Naar dit adres gaat een e-mail met een link. De link is 14 dagen geldig.")
    rol = _rol("Wat mag deze persoon?")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier(
            "email",
            "rol",
            HTML("""{% naar_wie "uitnodiging" %}"""),
            FormActions(
                Submit("uitnodigen", "Uitnodiging versturen"),
                HTML("""<a href="{% url 'rondom:organisatie' organisatie.pk %}">Niet uitnodigen</a>"""),
            ),
        )


class EersteUitnodigenForm(forms.Form):
    """Whom to ask first at a partner without people: this one signs for it."""

    email = _adres(
        help_text="Van iemand die voor de partner mag tekenen. Naar dit adres gaat een e-mail met een link. "
        "De link is 14 dagen geldig."
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier(
            "email",
            HTML("""{% naar_wie "uitnodiging" %}"""),
            FormActions(
                Submit("uitnodigen", "Uitnodiging versturen"),
                HTML("""<a href="{% url 'aanvragen:organisatie' aanvraag.nummer %}">Terug naar de organisaties</a>"""),
            ),
        )


class RolForm(forms.Form):
    """Another role for someone."""

    rol = _rol("Wat mag deze persoon?")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.helper = formulier(
            "rol",
            HTML("""{% naar_wie "lid_rol" lid na="het opslaan" behalve=user %}"""),
            FormActions(
                Submit("opslaan", "Opslaan"),
                HTML("""<a href="{% url 'rondom:organisatie' organisatie.pk %}">Niet wijzigen</a>"""),
            ),
        )


class VertrekForm(forms.Form):
    """Who takes the work over; nobody is possible where someone else may sign."""

    opvolger = forms.ChoiceField(
        label="Wie neemt uw werk over?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie uw werk overneemt.", "invalid_choice": "Kies iemand uit de lijst."},
    )

    def __init__(self, *args: Any, collega_s: Iterable[Lidmaatschap], moet: bool, **opties: Any) -> None:
        super().__init__(*args, **opties)
        keuzes = [(str(lid.pk), f"{lid.gebruiker}\n{lid.get_rol_display()}") for lid in collega_s]
        self.fields["opvolger"].choices = keuzes if moet else [*keuzes, ("0", "Niemand")]  # type: ignore[attr-defined]
        self.helper = formulier(
            "opvolger",
            HTML("""{% if not moet %}{% naar_wie "lid_vertrokken" lid na="uw vertrek" behalve=user %}{% endif %}"""),
            HTML("""{% naar_wie "werk_overgedragen" na="uw vertrek" %}"""),
            FormActions(
                Submit("vertrekken", "Overdragen en vertrekken"),
                HTML("""<a href="{% url 'rondom:organisatie' organisatie.pk %}">Niet vertrekken</a>"""),
            ),
        )
