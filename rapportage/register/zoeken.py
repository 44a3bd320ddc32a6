"""Searching and sorting in the register: in the rows that everyone may see, so that a search can tell nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from aanvragen.models import AanvraagSoort, Arbeidsmarktregio, Categorie, Thema

from ..tellingen import natuurlijk
from .openbaarplan import OpenbaarPlan

VOLGORDES: dict[str, tuple[str, Callable[[OpenbaarPlan], Any]]] = {
    "nummer": ("Nummer", lambda plan: natuurlijk(plan.nummer)),
    "naam": ("Naam", lambda plan: plan.naam.casefold()),
    "bedrag": ("Meeste cofinanciering", lambda plan: -plan.bedrag),
    "deelnemers": ("Meeste deelnemers", lambda plan: -plan.deelnemers),
    "nieuw": ("Laatst bekendgemaakt", lambda plan: -plan.bekendgemaakt_op.timestamp()),
}
"""By its word in the address: what an order is called, and by what it sorts."""
KEUZES: dict[str, Callable[[OpenbaarPlan, str], bool]] = {
    "tijdvak": lambda plan, waarde: str(plan.tijdvak) == waarde,
    "sector": lambda plan, waarde: any(str(nummer) == waarde for nummer, _ in plan.sectoren),
    "regio": lambda plan, waarde: any(str(nummer) == waarde for nummer, _ in plan.regios),
    "thema": lambda plan, waarde: waarde in plan.themas,
    "maatregel": lambda plan, waarde: waarde in plan.categorieen,
    "soort": lambda plan, waarde: plan.soort == waarde,
    "hoofdaanvrager": lambda plan, waarde: str(plan.hoofdaanvrager.pk) == waarde,
}
"""By the name of a filter: whether a plan passes it."""


class RegisterFilter(forms.Form):
    """Narrowing the register. What can be chosen is what there is; everything stands in the address."""

    q = forms.CharField(label="Zoek op woorden", max_length=100, required=False)
    tijdvak = forms.ChoiceField(label="Tijdvak", required=False)
    soort = forms.ChoiceField(label="Sector of regio", choices=[("", "Alle"), *AanvraagSoort.choices], required=False)
    sector = forms.ChoiceField(label="Sector", required=False)
    regio = forms.ChoiceField(label="Arbeidsmarktregio", required=False)
    thema = forms.ChoiceField(label="Thema", choices=[("", "Alle"), *Thema.choices], required=False)
    maatregel = forms.ChoiceField(label="Soort maatregel", choices=[("", "Alle"), *Categorie.choices], required=False)
    hoofdaanvrager = forms.ChoiceField(label="Hoofdaanvrager", required=False)
    volgorde = forms.ChoiceField(
        label="Volgorde", choices=[(code, naam) for code, (naam, _) in VOLGORDES.items()], required=False
    )

    def __init__(self, *args: Any, plannen: Sequence[OpenbaarPlan], **opties: Any) -> None:
        super().__init__(*args, **opties)
        self._keuze("tijdvak", ((plan.tijdvak, plan.tijdvaknaam) for plan in plannen))
        self._keuze("sector", (sector for plan in plannen for sector in plan.sectoren))
        self._keuze("regio", (regio for plan in plannen for regio in plan.regios))
        organisaties = {(plan.hoofdaanvrager.naam, plan.hoofdaanvrager.pk) for plan in plannen}
        self._zet("hoofdaanvrager", [(str(pk), naam) for naam, pk in sorted(organisaties, key=_op_naam)])

    def _keuze(self, naam: str, waarden: Iterable[tuple[int, str]]) -> None:
        self._zet(naam, [(str(nummer), tekst) for nummer, tekst in sorted(set(waarden))])

    def _zet(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101  (for the type checker)
        veld.choices = [("", "Alle"), *keuzes]

    @property
    def gevraagd(self) -> dict[str, str]:
        """What was chosen and exists; of a choice that there is not the rest still counts."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}


def _op_naam(paar: tuple[str, int]) -> tuple[str, int]:
    return paar[0].casefold(), paar[1]


def zoek(plannen: Iterable[OpenbaarPlan], gevraagd: dict[str, str]) -> list[OpenbaarPlan]:
    """The plans that hold every word and pass every filter, in the order that is asked (of number, where none is)."""
    woorden = gevraagd.get("q", "").casefold().split()
    filters = [(KEUZES[naam], waarde) for naam, waarde in gevraagd.items() if naam in KEUZES]
    gevonden = [
        plan
        for plan in plannen
        if all(woord in plan.zoektekst for woord in woorden) and all(past(plan, waarde) for past, waarde in filters)
    ]
    return sorted(gevonden, key=VOLGORDES[gevraagd.get("volgorde") or "nummer"][1])


def per_regio(plannen: Iterable[OpenbaarPlan]) -> list[tuple[Arbeidsmarktregio, int, Decimal]]:
    """Each of the 35 regions with how many plans are for it and for how much; a plan for more regions counts in each."""
    aantal: Counter[int] = Counter()
    bedrag: Counter[int] = Counter()
    for plan in plannen:
        for nummer, _ in plan.regios:
            aantal[nummer] += 1
            bedrag[nummer] += plan.bedrag  # type: ignore[assignment]
    return [(regio, aantal[regio.nummer], Decimal(bedrag[regio.nummer])) for regio in Arbeidsmarktregio.objects.all()]
