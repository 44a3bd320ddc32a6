"""One assessor, two windows: what each of them saw, what stands there now, and what was sent, laid together.

The same protocol as the sections of a plan (`aanvragen.forms.samen`), for forms without lines or parts that are new.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from aanvragen.forms.samen import HULPVELDEN, KIES
from aanvragen.forms.vergelijken import (
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
from sectorplannen.kern.fouten import Weigering

from ..models import Beoordeling
from ..services import IntussenOpgeslagen

POGINGEN = 5
"""How often a save is tried while another window keeps saving other parts of the same assessment."""
DRUK = "Een ander venster slaat deze beoordeling nu steeds op. Uw tekst staat nog in het formulier. Sla zo nog een keer op."
ELDERS = "U heeft deze beoordeling intussen op een andere plek opgeslagen."


class SamenFormulier(forms.Form):
    """A part of an assessment that remembers of each field what its writer saw (`gezien`: fingerprints).

    A field that was left alone takes what was saved elsewhere (`overgenomen`); of a field that was changed in both
    places both texts are shown (`intussen`) and one is chosen (`neem_FIELD`). What can be saved is saved.
    """

    druk = DRUK
    """What is said where another window keeps saving."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    rij = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sleutel = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, beoordeling: Beoordeling) -> None:
        super().__init__(data)
        self.beoordeling = beoordeling
        self.is_bewaard = False
        self.intussen: list[Verschil] = []
        self.overgenomen: list[str] = []
        self.maak_velden()
        self.stand = {veld.name: kern(veld.field, als_invoer(veld)) for veld in self.velden}
        prenten = schrijf_afdrukken({naam: afdruk(waarde) for naam, waarde in self.stand.items()})
        self.initial.update(versie=beoordeling.versie, gezien=prenten, rij=beoordeling.pk)
        if self.is_bound:
            self._gestuurd = QueryDict(mutable=True)
            for naam in self.data:
                self._gestuurd.setlist(naam, gestuurd(self.data, naam))
            self._gezien = lees_afdrukken(str(self._gestuurd.get("gezien", "")))
            self._voeg_samen(self)

    def maak_velden(self) -> None:
        """Set the fields, and in `initial` what they hold now."""

    def vers(self, beoordeling: Beoordeling) -> Self:
        """This part as it is in the database now."""
        return type(self)(beoordeling=beoordeling)

    def opdracht(self) -> dict[str, Any]:
        """What the service has to save; for a field that cannot be saved, what stands there."""
        return {naam: self.goed(naam) for naam in self.stand}

    @property
    def velden(self) -> list[BoundField]:
        """The fields that hold something of the assessment."""
        return [self[naam] for naam in self.fields if naam not in HULPVELDEN]

    @property
    def niet_bewaard(self) -> list[str]:
        """The fields that could not be saved as they are."""
        return [naam for naam in self.stand if naam not in self.cleaned_data]

    @property
    def aantal_niet_bewaard(self) -> int:
        """How many answers could not be saved as they are."""
        return len(self.niet_bewaard)

    def goed(self, naam: str) -> Any:
        """The value of a field as it can be saved: what was sent, or what stands there where that cannot."""
        if naam in self.cleaned_data:
            return self.cleaned_data[naam]
        return self.fields[naam].clean(self._nu[naam].initial)

    def bewaar(self, dienst: Callable[..., None], **opties: Any) -> bool:
        """Let the service save what can be saved. True when that was everything."""
        for _ in range(POGINGEN):
            geldig = self.is_valid()
            versie = self.beoordeling.versie
            if all(self._getypt(naam) in (None, self.stand[naam]) for naam in self.cleaned_data.keys() & self.stand):
                self.is_bewaard = geldig
                return geldig
            try:
                dienst(self.beoordeling, **opties, versie=versie, **self.opdracht())
            except IntussenOpgeslagen:
                self._begin_opnieuw()
            except Weigering as weigering:
                self.add_error(None, str(weigering))
                return False
            else:
                self.is_bewaard = True
                nu = self.vers(self.beoordeling).stand
                prenten = {naam: afdruk(nu[naam]) for naam in nu if naam not in self.niet_bewaard}
                self._onthoud(lees_afdrukken(str(self.data["gezien"])) | prenten)
                return geldig
        self.add_error(None, self.druk)
        return False

    def _begin_opnieuw(self) -> None:
        """Take the assessment as it is now, and lay on it what was sent."""
        self.beoordeling.refresh_from_db()
        nu = self.vers(self.beoordeling)
        self.initial = nu.initial
        self._errors = None
        self._bound_fields_cache: dict[str, BoundField] = {}  # each remembers what stood there before
        self._voeg_samen(nu)

    def _getypt(self, naam: str) -> list[str] | None:
        veld = self.fields[naam]
        if veld.widget.value_omitted_from_data(self.data, self.files, naam):
            return None
        return kern(veld, gestuurd(self.data, naam))

    def _voeg_samen(self, nu: SamenFormulier) -> None:
        """Lay what was sent on what stands there now (`nu`): whatever its writer left alone is as it is there."""
        self._nu = nu
        self.data = self._invoer = self._gestuurd.copy()
        self.stand, self.intussen, self.overgenomen = nu.stand, [], []
        is_bij = str(self._gestuurd.get("versie", "")) == str(self.beoordeling.versie)
        onthoud: dict[str, str] = {}
        for naam, staat in self.stand.items():
            mijn, staat_afdruk = self._getypt(naam), afdruk(staat)
            gezien = self._gezien.get(naam, staat_afdruk if is_bij else "")
            onthoud[naam] = staat_afdruk
            if mijn is None:
                self._neem_over(naam, gemeld=gezien != staat_afdruk)
            elif mijn == staat or gezien == staat_afdruk:
                continue
            elif gezien == afdruk(mijn) or self._keuze(naam, staat_afdruk) == "ander":
                self._neem_over(naam, gemeld=True)
            elif self._keuze(naam, staat_afdruk) != "mijn":
                self.intussen.append(
                    Verschil(naam, str(self[naam].label), getypt(self[naam]), in_woorden(nu[naam]), staat_afdruk)
                )
                onthoud[naam] = gezien or "onbekend"
        self._onthoud(onthoud)

    def _keuze(self, naam: str, staat: str) -> str:
        """Which text was chosen for a field, where both that were shown are still the two there are."""
        return str(self.data.get(f"neem_{naam}", "")) if self.data.get(f"kent_{naam}") == staat else ""

    def _neem_over(self, naam: str, *, gemeld: bool) -> None:
        self._invoer.setlist(naam, als_invoer(self._nu[naam]))
        if gemeld:
            self.overgenomen.append(naam)

    def _onthoud(self, afdrukken: dict[str, str]) -> None:
        """Write in the form what its writer has seen by now: of each field, and the version."""
        self._invoer["gezien"] = schrijf_afdrukken(afdrukken)
        self._invoer["rij"] = str(self.beoordeling.pk)
        if not self.intussen:
            self._invoer["versie"] = str(self.beoordeling.versie)

    def clean(self) -> dict[str, Any]:
        """What was changed in two places waits for a choice."""
        gegevens = super().clean() or {}
        for verschil in self.intussen:
            gegevens.pop(verschil.naam, None)
        if self.intussen:
            self.add_error(None, KIES)
        return gegevens

    @property
    def overgenomen_waarden(self) -> dict[str, list[str]]:
        """What came in the place of what was sent, as a browser would send it."""
        return {naam: [deel for deel in gestuurd(self.data, naam) if deel] for naam in self.overgenomen}
