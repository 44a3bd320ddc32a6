"""Several people in one section: what each of them saw, what stands there now, and what was sent, laid together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.http import QueryDict

from ..aanwezig import Ertussen
from ..models import Aanvraag
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
KIES = "Kies hieronder welke tekst u wilt houden. Er is niets overschreven."


class SamenForm(forms.ModelForm):
    """A form that remembers of each field what its writer saw (`gezien`: fingerprints).

    So what another saved meanwhile is never overwritten unasked: a field that the writer left alone takes the new text
    (`overgenomen`), and of a field that both changed both texts are shown (`intussen`) and one is chosen (`neem_FIELD`).
    """

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    rij = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    lijnform: type[forms.Form] | None = None
    """The form of one line, where a section has lines (costs, contributions)."""
    lijnnaam = ""
    """By which name the service takes the lines."""
    lijnlabel = ""

    def __init__(self, *args: Any, aanvraag: Aanvraag, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.aanvraag = aanvraag
        self.uitkomst: Any = None
        self.is_verdwenen = False
        self.intussen: list[Verschil] = []
        self.overgenomen: list[str] = []
        self.ertussen: Ertussen | None = None
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

    def maak_op(self) -> None:
        """What a form sets on its fields, once the plan is known."""

    def lijnen_nu(self) -> list[dict[str, Any]]:
        """The lines as they are in the database."""
        return []

    def lijn_in_woorden(self, lijn: dict[str, Any]) -> str:
        """One line as a person would say it."""
        return ", ".join(str(waarde) for waarde in lijn.values() if waarde not in (None, ""))

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

    def _voeg_samen(self, nu: SamenForm) -> None:
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
        self._onthoud(onthoud, self.aanvraag.versie)

    def _keuze(self, naam: str, staat: str) -> str:
        """Which text was chosen for a field, where both that were shown are still the two there are."""
        return self.data.get(f"neem_{naam}", "") if self.data.get(f"kent_{naam}") == staat else ""

    def _neem_over(self, naam: str, nu: SamenForm) -> None:
        if naam == self.lijnnaam:
            leeg_de_lijnen(self._invoer, naam)
            lijnen = maak_lijnen(nu, gebonden=False)
            velden = [*lijnen.management_form, *(veld for lijn in lijnen for veld in lijn)]
        else:
            velden = [nu[naam]]
        for veld in velden:
            self._invoer.setlist(veld.html_name, als_invoer(veld))

    def _verschil(self, naam: str, nu: SamenForm) -> Verschil:
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

    def _onthoud(self, afdrukken: dict[str, str], versie: int) -> None:
        """Write in the form what its writer has seen by now: of each field, and the version of the plan."""
        self._invoer["gezien"] = schrijf_afdrukken(afdrukken)
        if not self.intussen:
            self._invoer["versie"] = str(versie)
        if self.pk is not None:
            self._invoer["rij"] = str(self.pk)

    def _post_clean(self) -> None:
        """The instance stays as it is: the service writes, and checks the rules of the model. What two people changed waits."""
        for verschil in self.intussen:
            self.cleaned_data.pop(verschil.naam, None)
        if self.intussen:
            self.add_error(None, KIES)

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
