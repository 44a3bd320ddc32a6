"""Beginning: a new plan, and the partners."""

from typing import Any

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Field, Fieldset, Submit
from django import forms
from django.utils import timezone

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.models import Gebruiker, Organisatie, OrganisatieSoort
from sectorplannen.kern.velden import KvkVeld

from ..models import Aanvraag, AanvraagSoort, DeelnemerRol, Tijdvak, Vertegenwoordiging
from ..volledigheid.stof import Partij
from .basis import TERUG, OnderdeelForm, formulier, ja_nee
from .gelijke_naam import GelijkeNaamForm

SOORTEN = [("", "Kies een soort"), *OrganisatieSoort.choices]


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
        self.organisaties = gebruiker.schrijft_namens()
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


class PartnerForm(GelijkeNaamForm):
    """A partner by its number in the trade register; name and kind only where it is new here."""

    raad = "Bedoelt u die? Vul dan dat KvK-nummer in."
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
        self.maak_op()

    def maak_op(self, *, met_toch: bool = False) -> None:
        """The number first: of most partners it is enough."""
        self.helper = formulier(
            Fieldset("Partner toevoegen", Field("kvk", css_class="sp-b8"), "rol"),
            HTML(
                """<p class="sp-zacht sp-klein">Kennen wij de organisatie al? Dan hoeft u hieronder niets in te vullen.</p>"""
            ),
            "naam",
            *(["toch"] if met_toch else []),
            Field("soort", css_class="sp-b16"),
            HTML("""{% naar_wie "partner_doet_mee" na="het toevoegen" %}"""),
            FormActions(
                Submit("toevoegen", "Partner toevoegen", css_class="utrecht-button--secondary-action"), HTML(TERUG)
            ),
        )

    def lijkt_op(self, naam: str) -> list[Organisatie]:
        """A number that is known is enough: the name that was typed beside it is not used."""
        bekend = Organisatie.objects.filter(kvk=self.cleaned_data.get("kvk") or "-").exists()
        return [] if bekend else super().lijkt_op(naam)


class VertegenwoordigingForm(OnderdeelForm):
    """By what an organisation of this plan counts as one of employers or of employees (art. 1.1 and annex 2)."""

    nodig = ("is_vereniging", "cao", "centrale")
    terug = """<a href="{% url 'aanvragen:organisatie' aanvraag.nummer %}">Terug naar de organisaties</a>"""
    is_vereniging = ja_nee(
        "Is het een vereniging met volledige rechtsbevoegdheid?",
        help_text="Dat is een vereniging met statuten bij de notaris. Artikel 1.1.",
    )

    class Meta:
        model = Vertegenwoordiging
        fields = ("is_vereniging", "cao", "centrale")
        widgets = {"centrale": forms.RadioSelect}
        labels = {
            "cao": "Bij welke cao is de organisatie partij?",
            "centrale": "Is de organisatie lid van een van deze?",
        }
        help_texts = {
            "cao": "Een cao die nu geldt, of de laatste die gold. Bijvoorbeeld: cao Bakkersbedrijf.",
            "centrale": "Is zij geen partij bij een cao? Dan kan een werkgeversorganisatie ook meedoen als lid. Bijlage 2.",
        }

    def maak_op(self) -> None:
        """Only an organisation of employers may count by its central organisation."""
        if kant_van(self.aanvraag, self.instance.organisatie) == DeelnemerRol.WERKGEVERS:
            echt = [keuze for keuze in self.fields["centrale"].choices if keuze[0]]  # type: ignore[attr-defined]
            self.fields["centrale"].choices = [("", "Geen van deze"), *echt]  # type: ignore[attr-defined]
        else:
            del self.fields["centrale"]

    def _vers(self) -> OnderdeelForm:
        """What stands there now, also where someone else stated it first."""
        organisatie = self.instance.organisatie
        rij = self.aanvraag.vertegenwoordigingen.filter(organisatie=organisatie).first()
        return type(self)(instance=rij or Vertegenwoordiging(organisatie=organisatie), aanvraag=self.aanvraag)

    @property
    def gegevens(self) -> dict[str, Any]:
        """An organisation is found by itself: it needs no key."""
        return {naam: waarde for naam, waarde in super().gegevens.items() if naam != "sleutel"}


def kant_van(aanvraag: Aanvraag, organisatie: Organisatie) -> DeelnemerRol | None:
    """On whose side an organisation of the plan counts (art. 1.1); None for another partner, or who takes no part."""
    deelnemer = aanvraag.deelnemers.filter(organisatie=organisatie).first()
    if deelnemer is None and organisatie.pk != aanvraag.hoofdaanvrager_id:
        return None
    return kant(organisatie, deelnemer.rol if deelnemer else "")


def kant(organisatie: Organisatie, rol: str) -> DeelnemerRol | None:
    """On whose side an organisation counts that takes part in this role."""
    partij = Partij(organisatie, rol, None)
    return next((k for k in (DeelnemerRol.WERKGEVERS, DeelnemerRol.WERKNEMERS) if partij.is_organisatie_van(k)), None)
