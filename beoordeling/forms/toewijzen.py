"""Choosing two assessors, for one plan or for many at once, beside what is proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..inzet import PER_KEER, Kandidaten, kandidaten, stel_voor, te_verdelen, vul_in
from ..services import Keuze, RedenNodig
from ..werkvoorraad import plannen, verdeling
from .basis import WerkwoordFormulier, tekstvak

ZOUT = "toewijzen"


def _bewaar(rijen: Iterable[Kandidaten]) -> str:
    """What was proposed and who had each plan, to be sent along and held beside what is chosen; signed, so it is ours."""
    getoond = {rij.aanvraag.nummer: [[p.pk for p in rij.paar], sorted(rij.heeft), rij.reden] for rij in rijen}
    return signing.dumps(getoond, salt=ZOUT, compress=True)


def _lees(bewaard: str) -> dict[str, Any]:
    try:
        return dict(signing.loads(bewaard, salt=ZOUT))
    except signing.BadSignature:
        return {}


def _leg_voor(rijen: Sequence[Kandidaten], mensen: Sequence[Gebruiker], bewaard: str) -> dict[str, list[int]]:
    """Put the proposal in the rows: the one that was shown, or else a new one. Gives back who then had each plan."""
    getoond = _lees(bewaard)
    if rijen and all(rij.aanvraag.nummer in getoond for rij in rijen):
        vul_in(rijen, {nr: paar for nr, (paar, _, _) in getoond.items()}, {nr: r for nr, (_, _, r) in getoond.items()})
        return {nummer: zag for nummer, (_, zag, _) in getoond.items()}
    stel_voor(rijen, mensen)
    return {rij.aanvraag.nummer: sorted(rij.heeft) for rij in rijen}


def _aantal(plannen: int) -> str:
    return f"{plannen} {'plan' if plannen == 1 else 'plannen'}"


def _waarom_niet(aanvraag: Aanvraag) -> str:
    """Why a plan gets no assessors now."""
    if aanvraag.status != Status.IN_BEOORDELING:
        return f"dit plan is niet in beoordeling. De status is: {aanvraag.get_status_display().lower()}."
    return "dit plan heeft al twee beoordelaars."


class BeoordelaarVeld(forms.ModelMultipleChoiceField):
    """Two assessors; each with the load, and with what is known about this plan."""

    begonnen: frozenset[int] = frozenset()
    vermoed: frozenset[int] = frozenset()

    def label_from_instance(self, obj: Any) -> str:
        bij = [f"{_aantal(obj.open)} te beoordelen, {obj.aantal - obj.open} ingeleverd"]
        if obj.pk in self.begonnen:
            bij.append("Is al begonnen en houdt dit plan")
        if obj.pk in self.vermoed:
            bij.append("Let op: meldde eerder een band met een van deze organisaties, of gaf haar advies")
        return f"{obj}\n{'. '.join(bij)}"


class Toewijzen(WerkwoordFormulier):
    """Exactly two assessors without a tie, least loaded first; what is proposed is filled in."""

    knop = "Beoordelaars kiezen"
    beoordelaars = BeoordelaarVeld(
        label="Kies twee beoordelaars",
        help_text="Wie een band met de aanvrager heeft, staat er niet bij.",
        queryset=Gebruiker.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies twee verschillende beoordelaars."},
    )
    reden = tekstvak(
        "Reden, als u anders kiest dan is voorgesteld",
        hulp="Het voorstel verdeelt het werk gelijk en laat niet steeds dezelfde twee samen beoordelen.",
        rijen=2,
        verplicht=False,
    )
    voorstel = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        [self.rij], mensen = kandidaten(Aanvraag.objects.filter(pk=self.aanvraag.pk))
        self.zag = _leg_voor([self.rij], mensen, self.data.get("voorstel", ""))[self.aanvraag.nummer]
        self.initial["beoordelaars"] = [p.pk for p in self.rij.paar] or sorted(self.rij.heeft)
        self.initial["voorstel"] = _bewaar([self.rij])
        if self.is_bound:  # when the page is shown again, the next choice is held beside what it shows then
            gestuurd: Any = self.data.copy()  # type: ignore[attr-defined]
            gestuurd["voorstel"] = self.initial["voorstel"]
            self.data = gestuurd
        veld: BeoordelaarVeld = self.fields["beoordelaars"]  # type: ignore[assignment]
        veld.begonnen, veld.vermoed = self.rij.begonnen, self.rij.vermoed
        veld.queryset = verdeling().filter(pk__in=[p.pk for p in self.rij.mensen])

    def clean_beoordelaars(self) -> list[Gebruiker]:
        """Two, neither one nor three."""
        gekozen = list(self.cleaned_data["beoordelaars"])
        if len(gekozen) != 2:
            raise ValidationError("Kies twee verschillende beoordelaars.")
        return gekozen

    def argumenten(self) -> dict[str, Any]:
        """The choice, beside what was proposed and who had the plan by then."""
        return {
            "beoordelaars": self.cleaned_data["beoordelaars"],
            "reden": self.cleaned_data["reden"],
            "voorstel": self.rij.paar if len(self.rij.paar) == 2 else (),
            "zag": self.zag,
        }


class Rij(forms.Form):
    """One plan of many: two people, and why they are not those that were proposed. Both empty: not now."""

    een = forms.TypedChoiceField(label="Eerste beoordelaar", coerce=int, empty_value=None, required=False)
    twee = forms.TypedChoiceField(label="Tweede beoordelaar", coerce=int, empty_value=None, required=False)
    reden = forms.CharField(label="Reden, als u anders kiest", max_length=1000, required=False)

    def __init__(self, data: Any, *, rij: Kandidaten) -> None:
        super().__init__(data, prefix=str(rij.aanvraag.pk))
        self.rij = rij
        namen = {p.pk: f"{p}{' (mogelijk een band)' if p.pk in rij.vermoed else ''}" for p in rij.mensen}
        begin = [p.pk for p in rij.paar] or sorted(rij.vast, key=lambda pk: pk not in rij.begonnen)
        for plek, naam in enumerate(("een", "twee")):
            veld: forms.TypedChoiceField = self.fields[naam]  # type: ignore[assignment]
            houdt = begin[plek : plek + 1] if set(begin[plek : plek + 1]) & rij.begonnen else []
            veld.choices = [(pk, namen[pk]) for pk in houdt] or [("", "nog niet kiezen"), *namen.items()]
            veld.error_messages["invalid_choice"] = "Wie u koos, kan dit plan niet meer beoordelen. Kies een ander."
            self.initial[naam] = begin[plek] if len(begin) > plek else ""

    def clean(self) -> dict[str, Any]:
        """Two different people, or nobody new."""
        if not self.errors and len(self.gekozen()) != 2 and not self._laat_zo():
            self.add_error("twee", "Kies twee verschillende beoordelaars, of kies nog niet.")
        return self.cleaned_data

    def _laat_zo(self) -> bool:
        """Whether this plan stays as it is for now."""
        return len(self.gekozen()) < 2 and self.gekozen() <= self.rij.vast

    @property
    def mensen(self) -> list[forms.BoundField]:
        """The two choices."""
        return [self["een"], self["twee"]]

    @property
    def houdt(self) -> str:
        """Who has the plan already, in words."""
        namen = [
            f"{p} {'is begonnen en houdt dit plan' if p.pk in self.rij.begonnen else 'heeft dit plan al'}."
            for p in self.rij.mensen
            if p.pk in self.rij.heeft
        ]
        return " ".join(namen)

    def gekozen(self) -> set[int]:
        """Who is chosen as it stands there, also when it is not right yet."""
        return {int(w) for veld in ("een", "twee") if str(w := self[veld].value() or "").isdecimal()}

    def keuze(self, zag: Sequence[int]) -> Keuze | None:
        """What the service needs; None when nobody is chosen, or not rightly."""
        if not self.is_valid() or self._laat_zo():
            return None
        mensen = {p.pk: p for p in self.rij.mensen}
        return Keuze(
            self.rij.aanvraag,
            [mensen[self.cleaned_data["een"]], mensen[self.cleaned_data["twee"]]],
            voorstel=self.rij.paar if len(self.rij.paar) == 2 else (),
            reden=self.cleaned_data["reden"],
            zag=zag,
        )


class Verdeling:
    """The plans that need assessors, each with two choices: those that are named, or else all that wait.

    What is sent is done as far as it can be; `uitkomst` says of each plan what was refused, and the form shows what is left.
    """

    per_keer = PER_KEER

    def __init__(
        self,
        data: Any,
        *,
        gebruiker: Gebruiker,
        nummers: Sequence[str] = (),
        uitkomst: Mapping[str, Weigering | None] | None = None,
    ) -> None:
        uitkomst = uitkomst or {}
        schoon = [nr for nr in nummers if nr.isprintable() and uitkomst.get(nr, True) is not None]
        genoemd = bool(nummers) or data is not None
        bron = plannen(gebruiker).filter(nummer__in=schoon) if genoemd else te_verdelen(gebruiker)
        self.totaal = bron.count()
        alle, self.mensen = kandidaten(bron[:PER_KEER])
        rijen = [rij for rij in alle if rij.nodig]
        self.zag = _leg_voor(rijen, self.mensen, (data or {}).get("voorstel", ""))
        self.rijen = [Rij(data, rij=rij) for rij in rijen]
        self.bewaard = _bewaar(rijen)
        self.buiten = {rij.aanvraag.nummer: _waarom_niet(rij.aanvraag) for rij in alle if not rij.nodig}
        if genoemd and self.totaal <= PER_KEER:
            gevonden = {rij.aanvraag.nummer for rij in alle}
            self.buiten |= {nr: "dit plan is er niet, of u kunt het niet zien." for nr in schoon if nr not in gevonden}
        for nummer, weigering in uitkomst.items():
            if weigering is not None:
                self._weiger(nummer, weigering)
        self.fouten = [] if data is None else self._alle_fouten()

    def _weiger(self, nummer: str, weigering: Weigering) -> None:
        """Say at the plan what the service refused; a plan that left the page meanwhile has its own sentence already."""
        for rij in self.rijen:
            if rij.rij.aanvraag.nummer == nummer and rij.is_valid():
                rij.add_error("reden" if isinstance(weigering, RedenNodig) else "een", str(weigering))

    def _alle_fouten(self) -> list[dict[str, str]]:
        buiten = [{"tekst": f"{nummer}: {waarom}", "naar": ""} for nummer, waarom in self.buiten.items()]
        return buiten + [
            {"tekst": f"{rij.rij.aanvraag.nummer}: {fout}", "naar": rij[veld].id_for_label}
            for rij in self.rijen
            for veld, fouten in rij.errors.items()
            for fout in fouten
        ]

    def keuzes(self) -> list[Keuze]:
        """What is chosen and can be asked of the service."""
        keuzes = [rij.keuze(self.zag[rij.rij.aanvraag.nummer]) for rij in self.rijen]
        return [keuze for keuze in keuzes if keuze is not None]

    def lasten(self) -> list[tuple[Gebruiker, int, int]]:
        """Of each assessor what is still to hand in: now, and when this is done."""
        erbij: Counter[int] = Counter()
        for rij in self.rijen:
            if rij.gekozen():
                erbij.update(rij.gekozen() - rij.rij.heeft)
                erbij.subtract(rij.rij.vast - rij.rij.begonnen - rij.gekozen())
        return [(p, p.open, p.open + erbij[p.pk]) for p in self.mensen]  # type: ignore[attr-defined]
