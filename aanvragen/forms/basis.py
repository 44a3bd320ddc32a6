"""What every form of a section has in common: it shows and reads, the service writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout, Submit
from django import forms
from django.http import QueryDict

from sectorplannen.kern.fouten import Weigering

from ..aanwezig import NIEUW, Ertussen
from ..models import Aanvraag
from ..services import Verouderd
from .lijnen import leeg_de_lijnen, lees_lijnen, maak_lijnen
from .vergelijken import (
    LEEG,
    Verschil,
    afdruk,
    als_invoer,
    gestuurd,
    getypt,
    in_woorden,
    kern,
    lees_afdrukken,
    schrijf_afdrukken,
)

if TYPE_CHECKING:
    from django.forms.boundfield import BoundField

HULPVELDEN = frozenset({"versie", "gezien", "rij", "sleutel"})
"""Fields that say what the writer saw; they hold nothing of the plan."""
POGINGEN = 5
"""How often a save is tried while others keep saving other sections of the same plan."""
TERUG = """<a href="{% url 'aanvragen:plan' aanvraag.nummer %}">Terug naar de takenlijst</a>"""
KIES = "Kies hieronder welke tekst u wilt houden. Er is niets overschreven."
DRUK = "Anderen slaan dit plan nu steeds op. Uw tekst staat nog in het formulier. Sla zo nog een keer op."


def tekstvak(regels: int = 4) -> forms.Textarea:
    """A text area of so many lines; it grows by its own corner."""
    return forms.Textarea(attrs={"rows": regels})


def ja_nee(label: str, **opties: Any) -> forms.TypedChoiceField:
    """A question to answer with yes or no, and that can still be open."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("True", "Ja"), ("False", "Nee")],
        coerce=lambda waarde: waarde == "True",
        widget=forms.RadioSelect,
        required=False,
        empty_value=None,
        **opties,
    )


class Uitklap(Div):
    """Fields that few people need, behind a line that says what they are; open where there is something in it."""

    template = "aanvragen/velden/uitklap.html"

    def __init__(self, titel: str, *velden: Any, is_open: bool = False) -> None:
        super().__init__(*velden)
        self.titel, self.is_open = titel, is_open


def formulier(*indeling: Any) -> FormHelper:
    """How a form is laid out. The list of errors stands above the columns of the page, so not in the form."""
    helper = FormHelper()
    helper.foutenlijst = False
    helper.render_hidden_fields = True
    helper.layout = Layout(*indeling)
    return helper


class OnderdeelForm(forms.ModelForm):
    """A section of a plan, or a part of one. The button and the save a moment after typing go through it alike.

    It remembers of each field what its writer saw (`gezien`: fingerprints). So what another saved meanwhile is never
    overwritten unasked: a field that the writer left alone takes the new text, and of a field that both changed both
    texts are shown (`intussen`) and one is chosen (`neem_FIELD`). What can be saved is saved, also when another field
    holds something that cannot: nothing right is lost because something else is wrong.
    """

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    rij = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    nodig: tuple[str, ...] = ()
    """Fields that may wait, but not until filing: they do not say 'niet verplicht'."""
    vraag: dict[str, str] = {}
    """What to say where a field that cannot wait is empty."""
    terug = TERUG
    lijnform: type[forms.Form] | None = None
    """The form of one line, where a section has lines (costs, contributions)."""
    lijnnaam = ""
    """By which name the service takes the lines."""
    lijnlabel = ""

    def __init__(self, *args: Any, aanvraag: Aanvraag, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.aanvraag = aanvraag
        self.uitkomst: Any = None
        self.is_bewaard = False
        self.is_verdwenen = False
        self.intussen: list[Verschil] = []
        self.overgenomen: list[str] = []
        self.ertussen: Ertussen | None = None
        for naam in self.nodig:
            self.fields[naam].later_verplicht = True  # type: ignore[attr-defined]
        for naam, zin in self.vraag.items():
            self.fields[naam].required = True
            self.fields[naam].error_messages["required"] = zin
        self.maak_op()
        self.lijninitial = self.lijnen_nu() if self.lijnform else []
        self.stand = self._stand()
        self.initial.update(versie=aanvraag.versie, gezien=self.vingerafdruk, rij=self.instance.pk)
        if self.instance.pk is None:
            self.initial["sleutel"] = uuid4()
        self.lijnen: Any = None
        if self.is_bound:
            self._begin_met_wat_is_gestuurd()
            self._voeg_samen(self)
        else:
            self.lijnen = maak_lijnen(self)
        self.helper = formulier(*self.indeling(), self.knoppen())
        self.helper.form_id = "onderdeel"
        self.helper.attrs = {"autocomplete": "off", "data-opslaan": ""}

    def maak_op(self) -> None:
        """What a form sets on its fields, once the plan is known."""

    def indeling(self) -> list[Any]:
        """The fields, in groups."""
        return [naam for naam in self.fields if naam not in HULPVELDEN]

    def lijnen_nu(self) -> list[dict[str, Any]]:
        """The lines as they are in the database."""
        return []

    def lijn_in_woorden(self, lijn: dict[str, Any]) -> str:
        """One line as a person would say it."""
        return ", ".join(str(waarde) for waarde in lijn.values() if waarde not in (None, ""))

    def knoppen(self) -> FormActions:
        """Save and go on, save and stay, or leave."""
        return FormActions(
            Submit("verder", "Opslaan en verder"),
            Submit("opslaan", "Opslaan", css_class="utrecht-button--secondary-action"),
            HTML(self.terug),
        )

    # --- What it is about -------------------------------------------------------------------------------------------

    @property
    def onderdeel(self) -> str:
        """Which section this is, or which measure or bottleneck, for who else has it open."""
        if isinstance(self.instance, Aanvraag):
            return type(self).__name__.removesuffix("Form").lower()
        return f"{self.instance._meta.model_name}-{self.pk or NIEUW}"

    @property
    def pk(self) -> int | None:
        """The key of the part, once it has one."""
        return self.instance.pk or getattr(self.uitkomst, "pk", None)

    @property
    def vingerafdruk(self) -> str:
        """Of what each field of this section holds in the database."""
        return schrijf_afdrukken({naam: afdruk(waarde) for naam, waarde in self.stand.items()})

    @property
    def planvelden(self) -> list[BoundField]:
        """The fields that hold something of the plan."""
        return [self[naam] for naam in self.fields if naam not in HULPVELDEN]

    def _stand(self) -> dict[str, Any]:
        """What stands in the database, by field, in the form in which two are compared."""
        stand: dict[str, Any] = {veld.name: kern(veld.field, als_invoer(veld)) for veld in self.planvelden}
        if self.lijnform is not None:
            stand[self.lijnnaam] = lees_lijnen(maak_lijnen(self, gebonden=False))
        return stand

    def _getypt(self, naam: str) -> Any:
        """What was sent for a field, to compare; None where nothing was sent for it at all."""
        if naam == self.lijnnaam:
            return lees_lijnen(maak_lijnen(self)) if f"{naam}-TOTAL_FORMS" in self.data else None
        veld = self.fields[naam]
        if veld.widget.value_omitted_from_data(self.data, self.files, self.add_prefix(naam)):
            return None
        return kern(veld, gestuurd(self.data, self.add_prefix(naam)))

    # --- Together with what others saved ----------------------------------------------------------------------------

    def _begin_met_wat_is_gestuurd(self) -> None:
        """Keep what was sent as it was. A part that is gone begins anew: its key would find nothing, again and again."""
        data = QueryDict(mutable=True)
        for naam in self.data:
            data.setlist(naam, gestuurd(self.data, naam))
        self._gezien = lees_afdrukken(str(data.get("gezien", "")))
        self._versie_gezien = int(versie) if (versie := str(data.get("versie", ""))).isdecimal() else 0
        if data.get("rij") and self.instance.pk is None:
            self.is_verdwenen = True
            self._gezien = lees_afdrukken(self.vingerafdruk)
            data["rij"], data["sleutel"] = "", str(uuid4())
        self._gestuurd = data

    def _voeg_samen(self, nu: OnderdeelForm) -> None:
        """Lay what was sent on what stands there now (`nu`): whatever its writer left alone is as it is there."""
        self.data = self._invoer = self._gestuurd.copy()
        self.stand, self.intussen, self.overgenomen, self.ertussen = nu.stand, [], [], None
        onthoud: dict[str, str] = {}
        for naam, staat in self.stand.items():
            mijn, staat_afdruk = self._getypt(naam), afdruk(staat)
            gezien = self._gezien.get(naam)
            onthoud[naam] = staat_afdruk
            if mijn is None:
                self._neem_over(naam, nu)
            elif mijn == staat or gezien == staat_afdruk:
                continue
            elif gezien == afdruk(mijn) or self._keuze(naam, staat_afdruk) == "ander":
                self._neem_over(naam, nu)
                self.overgenomen.append(naam)
            elif self._keuze(naam, staat_afdruk) != "mijn":
                self.intussen.append(self._verschil(naam, nu))
                onthoud[naam] = gezien or "onbekend"
        if self.intussen or self.overgenomen:
            self.ertussen = Ertussen.sinds(self.aanvraag, self._versie_gezien)
        self.lijnen = maak_lijnen(self)
        self._onthoud(onthoud)

    def _keuze(self, naam: str, staat: str) -> str:
        """Which text was chosen for a field, where both that were shown are still the two there are."""
        return self.data.get(f"neem_{naam}", "") if self.data.get(f"kent_{naam}") == staat else ""

    def _neem_over(self, naam: str, nu: OnderdeelForm) -> None:
        if naam == self.lijnnaam:
            leeg_de_lijnen(self._invoer, naam)
            velden = [
                *(lijnen := maak_lijnen(nu, gebonden=False)).management_form,
                *(v for lijn in lijnen for v in lijn),
            ]
        else:
            velden = [nu[naam]]
        for veld in velden:
            self._invoer.setlist(veld.html_name, als_invoer(veld))

    def _verschil(self, naam: str, nu: OnderdeelForm) -> Verschil:
        kent = afdruk(nu.stand[naam])
        if naam != self.lijnnaam:
            return Verschil(naam, str(self[naam].label), getypt(self[naam]), in_woorden(nu[naam]), kent)
        lijnen = maak_lijnen(self)
        mijn = [lijn.cleaned_data for lijn in lijnen.forms if lijn.is_valid() and lijn.cleaned_data]
        return Verschil(naam, self.lijnlabel, self._regels(mijn), self._regels(nu.lijninitial), kent)

    def _regels(self, lijnen: list[dict[str, Any]]) -> str:
        """Lines as text, one a row."""
        zonder = [{k: v for k, v in lijn.items() if k != "DELETE"} for lijn in lijnen if not lijn.get("DELETE")]
        return "\n".join(self.lijn_in_woorden(lijn) for lijn in zonder) or LEEG

    def _onthoud(self, afdrukken: dict[str, str]) -> None:
        """Write in the form what its writer has seen by now."""
        self._invoer["gezien"] = schrijf_afdrukken(afdrukken)
        if not self.intussen:
            self._invoer["versie"] = str(self.aanvraag.versie)
        if self.pk is not None:
            self._invoer["rij"] = str(self.pk)

    # --- Saving -----------------------------------------------------------------------------------------------------

    def _post_clean(self) -> None:
        """The instance stays as it is: the service writes, and checks the rules of the model. What two people changed waits."""
        for verschil in self.intussen:
            self.cleaned_data.pop(verschil.naam, None)
        if self.intussen:
            self.add_error(None, KIES)

    def is_valid(self) -> bool:
        """Fields and lines alike."""
        geldig = super().is_valid()
        return (self.lijnen is None or self.lijnen.is_valid()) and geldig

    @property
    def gegevens(self) -> dict[str, Any]:
        """What was filled in and can be saved, for the service."""
        goed = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in HULPVELDEN}
        if self.instance.pk is None and "sleutel" in self.cleaned_data:
            goed["sleutel"] = self.cleaned_data["sleutel"]
        if self.lijnen is not None and self.lijnen.is_valid() and not self._wacht(self.lijnnaam):
            goed[self.lijnnaam] = [
                {k: v for k, v in lijn.cleaned_data.items() if k != "DELETE"}
                for lijn in self.lijnen
                if lijn.cleaned_data and not lijn.cleaned_data.get("DELETE")
            ]
        return goed

    def _wacht(self, naam: str) -> bool:
        return any(verschil.naam == naam for verschil in self.intussen)

    @property
    def is_gewijzigd(self) -> bool:
        """Whether anything that can be saved differs from what stands in the database."""
        return any(self._getypt(naam) != self.stand[naam] for naam in self.gegevens if naam in self.stand)

    @property
    def overgenomen_waarden(self) -> dict[str, list[str] | None]:
        """What came in the place of what was sent, as a browser would send it; of lines None: those take a new page."""
        return {
            naam: None if naam == self.lijnnaam else gestuurd(self.data, self.add_prefix(naam))
            for naam in self.overgenomen
        }

    @property
    def overgenomen_labels(self) -> list[str]:
        """How the fields are called in which another's text came."""
        return [self.lijnlabel if naam == self.lijnnaam else str(self[naam].label) for naam in self.overgenomen]

    @property
    def niet_bewaard(self) -> list[str]:
        """The fields (and the lines, by their name) that could not be saved as they are."""
        goed = self.gegevens
        return [naam for naam in self.stand if naam not in goed]

    @property
    def aantal_niet_bewaard(self) -> int:
        """How many answers could not be saved as they are."""
        velden = [naam for naam in self.errors if naam in self.fields]
        lijnen = [lijn for lijn in self.lijnen or () if lijn.errors]
        return len(velden) + len(lijnen) + len(self.intussen)

    def bewaar(self, dienst: Callable[..., Any], **opties: Any) -> bool:
        """Let the service save what can be saved (`uitkomst`, `is_bewaard`). True when that was everything.

        What the service refuses becomes an error of this form. That someone saved meanwhile is no refusal: then what
        was typed is laid on the plan as it is now, and it is tried again.
        """
        for _ in range(POGINGEN):
            geldig = self.is_valid()
            if not self.is_gewijzigd and (self.instance.pk is not None or not geldig):
                self.is_bewaard = geldig
                return geldig
            versie = self.aanvraag.versie
            try:
                self.uitkomst = dienst(self.aanvraag, **opties, versie=versie, **self.gegevens)
            except Verouderd:
                self._begin_opnieuw()
            except Weigering as weigering:
                self.add_error(None, str(weigering))
                return False
            else:
                self.is_bewaard = True
                self._onthoud_wat_is_bewaard(versie + 1)
                return geldig
        self.add_error(None, DRUK)
        return False

    def _begin_opnieuw(self) -> None:
        """Take the plan as it is now, and lay on it what was sent."""
        self.aanvraag.refresh_from_db()
        nu = self._vers()
        self.initial, self.lijninitial = nu.initial, nu.lijninitial
        self._errors = None
        self._bound_fields_cache: dict[str, BoundField] = {}  # each remembers what stood there before
        self._voeg_samen(nu)

    def _vers(self) -> OnderdeelForm:
        """This section as it is in the database now."""
        beheer = type(self.instance)._default_manager
        if isinstance(self.instance, Aanvraag):
            rij = self.aanvraag
        elif self.pk is not None:
            rij = beheer.filter(pk=self.pk).first()
        else:
            rij = beheer.filter(aanvraag=self.aanvraag, sleutel=self._sleutel()).first()
        return type(self)(instance=rij or type(self.instance)(), aanvraag=self.aanvraag)

    def _sleutel(self) -> UUID | None:
        return self.cleaned_data.get("sleutel")

    def _onthoud_wat_is_bewaard(self, versie: int) -> None:
        """After the save that made `versie` its writer has seen what stands there: a next one from the same page is no conflict.

        Where another saved since, that is not seen yet: then what was sent counts as seen, and not what stands there.
        """
        nu = self._vers().stand
        alleen = type(self.aanvraag).objects.filter(pk=self.aanvraag.pk, versie=versie).exists()
        bewaard = {naam: nu[naam] if alleen else self._getypt(naam) for naam in self.gegevens if naam in self.stand}
        gezien = lees_afdrukken(str(self._invoer["gezien"]))
        self._onthoud(gezien | {naam: afdruk(waarde) for naam, waarde in bewaard.items()})
