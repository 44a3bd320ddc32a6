"""What is asked around a round: which one, what a plan reached, and the question of the agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.forms import BoundField

from beoordeling.forms.basis import datumveld, tekstvak
from beoordeling.forms.samen import SamenFormulier
from sectorplannen.kern.velden import AantalVeld, BedragVeld

from .forms import Peildatum
from .models import Seizoen, VerslagStatus, Voortgangsverslag
from .peilingen.beoogd import Stand
from .peilingen.overzicht import NOG_NIET
from .peilingen.services import HOOGSTE_AANTAL, LANGSTE_TEKST, Invoer
from .peilingen.werkboek import GRENZEN


class PeilingFormulier(Peildatum):
    """A new round."""

    seizoen = forms.ChoiceField(
        label="Seizoen",
        choices=Seizoen.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies voorjaar of najaar."},
    )
    jaar = forms.IntegerField(
        label="Jaar",
        min_value=2013,
        max_value=2100,
        widget=forms.TextInput(attrs={"class": "sp-b12"}),
        error_messages={"required": "Vul het jaar in."},
    )
    peildatum = datumveld("Peildatum", hulp="De dag tot en met welke de cijfers gaan.")
    invullen_tot = datumveld("Invullen tot en met")

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Peiling openen"))
        return helper


class SluitFormulier(forms.Form):
    """That one knows what is left out."""

    toch = forms.BooleanField(
        label="Ik weet dat deze verslagen niet meetellen",
        error_messages={"required": "Zet een vinkje als u de peiling toch sluit."},
    )


class VraagFormulier(forms.Form):
    """What the agency wants to know."""

    vraag = tekstvak(
        "Uw vraag", hulp="De mensen van het plan lezen deze vraag.", rijen=4, leeg="Schrijf op wat u wilt weten."
    )


class RondeFilter(forms.Form):
    """Which statements of a round are listed."""

    q = forms.CharField(label="Zoek plan of organisatie", required=False)
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Alle"), (NOG_NIET, "Nog niet ingestuurd"), *VerslagStatus.choices],
    )


class VerslagWerkboek(forms.Form):
    """A workbook to look at; what is wrong in its cells is for the page to list."""

    bestand = forms.FileField(
        label="Uw werkboek",
        help_text=f"Een bestand van het type xlsx, van ten hoogste {GRENZEN.mb} MB.",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Kies een werkboek."},
    )

    @property
    def helper(self) -> FormHelper:
        """One button."""
        helper = FormHelper()
        helper.add_input(Submit("", "Bekijk wat er verandert"))
        return helper

    def clean_bestand(self) -> Any:
        """Not larger than it may be, before it is read."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GRENZEN.mb * 1024 * 1024:
            raise forms.ValidationError(f"Dit werkboek is te groot. Een werkboek is ten hoogste {GRENZEN.mb} MB.")
        return bestand


@dataclass(frozen=True)
class Vak:
    """One measure on the form: what is known of it, and its fields."""

    stand: Stand
    cijfers: tuple[tuple[str, tuple[BoundField, ...]], ...]
    reden: BoundField


class VerslagFormulier(SamenFormulier):
    """Some measures of a statement, and on the last page how it goes. It may be saved half filled in."""

    druk = "Een ander slaat dit verslag nu steeds op. Uw tekst staat nog in het formulier. Sla zo nog een keer op."

    def __init__(
        self, data: Any = None, *, verslag: Voortgangsverslag, standen: Sequence[Stand], met_toelichting: bool
    ) -> None:
        self.standen, self.met_toelichting = standen, met_toelichting
        super().__init__(data, beoordeling=cast("Any", verslag))  # asks no more of it than key, version and reload

    @property
    def verslag(self) -> Voortgangsverslag:
        """The statement."""
        return cast("Voortgangsverslag", self.beoordeling)

    def maak_velden(self) -> None:
        """Per measure its numbers and its reason, all free to wait."""
        for stand in self.standen:
            bij, rij = f" bij maatregel {stand.volgnummer}", stand.rij
            self._veld("deelnemers", stand, AantalVeld(label=f"Deelnemers tot nu toe{bij}", **_AANTAL))
            self._veld("kosten", stand, BedragVeld(label=f"Kosten tot nu toe in euro{bij}", required=False))
            self._veld("verwachte_deelnemers", stand, AantalVeld(label=f"Deelnemers aan het eind{bij}", **_AANTAL))
            self._veld("verwachte_kosten", stand, BedragVeld(label=f"Kosten aan het eind in euro{bij}", required=False))
            self._veld("reden", stand, tekstvak(f"Reden{bij}", rijen=2, verplicht=False))
            self.fields[f"reden_{stand.volgnummer}"].max_length = LANGSTE_TEKST  # type: ignore[attr-defined]
            assert rij.pk  # noqa: S101  (a line is there from the day the round was opened)
        if self.met_toelichting:
            self.fields["toelichting"] = tekstvak(
                "Hoe gaat het met uw plan?", hulp="Wat ging goed, wat viel tegen, en wat gaat u doen?", verplicht=False
            )
            self.initial["toelichting"] = self.verslag.toelichting

    def _veld(self, naam: str, stand: Stand, veld: forms.Field) -> None:
        self.fields[f"{naam}_{stand.volgnummer}"] = veld
        veld.initial = getattr(stand.rij, naam)

    def vers(self, beoordeling: Any) -> Self:
        """These measures as they are in the database now."""
        for stand in self.standen:
            stand.rij.refresh_from_db()
        return type(self)(verslag=beoordeling, standen=self.standen, met_toelichting=self.met_toelichting)

    def vakken(self) -> Iterator[Vak]:
        """The measures in order."""
        for stand in self.standen:
            nr = stand.volgnummer
            yield Vak(
                stand,
                (
                    ("Tot nu toe", (self[f"deelnemers_{nr}"], self[f"kosten_{nr}"])),
                    ("Verwacht aan het eind", (self[f"verwachte_deelnemers_{nr}"], self[f"verwachte_kosten_{nr}"])),
                ),
                self[f"reden_{nr}"],
            )

    def opdracht(self) -> dict[str, Any]:
        """What the service keeps."""
        velden = ("deelnemers", "kosten", "verwachte_deelnemers", "verwachte_kosten", "reden")
        regels = [
            Invoer(s.rij.maatregel_id, **{veld: self.goed(f"{veld}_{s.volgnummer}") for veld in velden})
            for s in self.standen
        ]
        return {"regels": regels} | ({"toelichting": self.goed("toelichting")} if self.met_toelichting else {})


_AANTAL: dict[str, Any] = {"required": False, "max_value": HOOGSTE_AANTAL}
