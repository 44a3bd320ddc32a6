"""What a decision grants per measure, and what that comes to beside the room under the ceiling."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.forms import BoundField

from aanvragen.models import Maatregel
from sectorplannen.kern.geld import centen, euro, getal
from sectorplannen.kern.velden import AantalVeld, BedragVeld

from .. import jeugd, plafond
from ..models import BesluitMaatregel, BesluitSoort
from ..services import Toekenning
from .basis import WerkwoordFormulier, tekstvak

PLAFONDREDEN = "Onder het subsidieplafond is niet meer over (Awb 4:25)."


@dataclass(frozen=True)
class Regel:
    """One measure on the form: what was asked, and the three fields that answer it."""

    maatregel: Maatregel
    bedrag: BoundField
    aantal: BoundField
    reden: BoundField


@dataclass(frozen=True)
class Rekening:
    """What the form comes to, in euros: asked, granted, the room before; and what then is left."""

    gevraagd: Decimal
    toegekend: Decimal
    ruimte: Decimal
    leesbaar: bool
    """Whether every amount could be read; if not, the sum is that of the others."""

    @property
    def over(self) -> Decimal:
        """What is left after this decision; below nothing when it does not fit."""
        return self.ruimte - self.toegekend

    @property
    def past(self) -> bool:
        """Whether it fits under the ceiling (Awb 4:25)."""
        return self.over >= 0

    aandeel: Fraction | None = None
    """The share of this grant for the young."""
    aandeel_tijdvak: Fraction | None = None
    """What the share of the whole period then becomes."""
    norm: Fraction | None = None
    """The share that was agreed on."""

    @property
    def jeugd(self) -> tuple[str, str, str] | None:
        """Of this plan, of the period after it, and the agreed share, as percentages; None where nothing is granted."""
        if self.aandeel is None or self.aandeel_tijdvak is None or self.norm is None:
            return None
        een, alle, norm = (
            f"{getal(centen(deel * 100), 1)}%" for deel in (self.aandeel, self.aandeel_tijdvak, self.norm)
        )
        return een, alle, norm

    @property
    def tekort(self) -> Decimal:
        """By how much it does not fit."""
        return max(-self.over, Decimal(0))


class ToekennenFormulier(WerkwoordFormulier):
    """Per measure an amount, a number and a reason, filled in as asked. `rekenen`: only the sum is wanted now."""

    def __init__(self, *args: Any, rekenen: bool = False, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.rekenen = rekenen
        self.maatregelen = list(self.aanvraag.maatregelen.all())
        eerder = self._eerder()
        for maatregel in self.maatregelen:
            toegekend = eerder.get(maatregel.pk)
            nr = maatregel.volgnummer
            self.fields[f"bedrag_{nr}"] = BedragVeld(
                label=f"Bedrag maatregel {nr} in euro",
                initial=toegekend.bedrag if toegekend else maatregel.cofinanciering,
                widget=forms.TextInput(attrs={"class": "sp-b8"}),
                error_messages={"required": "Vul een bedrag in. Met 0 laat u de maatregel weg."},
            )
            self.fields[f"aantal_{nr}"] = AantalVeld(
                label=f"Deelnemers maatregel {nr}",
                initial=toegekend.aantal if toegekend and toegekend.aantal is not None else maatregel.deelnemers,
                widget=forms.TextInput(attrs={"class": "sp-b4"}),
                error_messages={"required": "Vul het aantal deelnemers in."},
            )
            self.fields[f"reden_{nr}"] = tekstvak(
                f"Reden bij maatregel {nr}, als u minder toekent", rijen=2, verplicht=False
            )
            self.fields[f"reden_{nr}"].widget.attrs["class"] = "sp-reden"
            if toegekend:
                self.fields[f"reden_{nr}"].initial = toegekend.reden
        per_maatregel = [f"{veld}_{m.volgnummer}" for m in self.maatregelen for veld in ("bedrag", "aantal", "reden")]
        self.order_fields(["naar", *per_maatregel, "gronden", "wegens_plafond", "motivering", "voorwaarden"])
        if rekenen:
            for veld in self.fields.values():
                veld.later_verplicht = veld.required  # type: ignore[attr-defined]
                veld.required = False

    def _eerder(self) -> dict[int, BesluitMaatregel]:
        """What the grant in force names, where there is one: an objection starts from there."""
        verlening = self.aanvraag.besluiten.filter(soort=BesluitSoort.VERLENING).last()
        return {m.maatregel_id: m for m in verlening.maatregelen.all()} if verlening else {}

    def regels(self) -> Iterator[Regel]:
        """The measures in order."""
        for m in self.maatregelen:
            yield Regel(m, *(self[f"{veld}_{m.volgnummer}"] for veld in ("bedrag", "aantal", "reden")))

    def kent_toe(self, gegevens: dict[str, Any]) -> bool:
        """Whether what was filled in grants anything; an objection may also end otherwise."""
        return True

    def clean(self) -> dict[str, Any]:
        """Not more than was asked, and a reason for less."""
        gegevens = super().clean() or {}
        if not self.rekenen and self.kent_toe(gegevens):
            for maatregel in self.maatregelen:
                self._keur(maatregel, gegevens)
        return gegevens

    def _keur(self, m: Maatregel, gegevens: dict[str, Any]) -> None:
        nr = m.volgnummer
        bedrag, aantal = gegevens.get(f"bedrag_{nr}"), gegevens.get(f"aantal_{nr}")
        if bedrag is not None and bedrag > m.cofinanciering:
            self.add_error(f"bedrag_{nr}", f"Er is {euro(m.cofinanciering)} gevraagd. U kunt niet meer toekennen.")
        if aantal is not None and aantal > m.deelnemers:
            self.add_error(f"aantal_{nr}", f"Er zijn {getal(m.deelnemers)} deelnemers gevraagd. Meer kan niet.")
        lager = (bedrag is not None and bedrag < m.cofinanciering) or (aantal is not None and aantal < m.deelnemers)
        if lager and not gegevens.get(f"reden_{nr}", "").strip():
            self.add_error(f"reden_{nr}", "Geef een reden, want u kent minder toe dan is gevraagd.")

    def passend(self) -> Any:
        """What was sent, with the amounts lowered alike to what fits under the ceiling, to the cent (Awb 4:25).

        What rounding leaves goes to the first measure that can bear it, so that all of the room is used.
        """
        gevraagd = [self._bedrag_nu(m) or Decimal(0) for m in self.maatregelen]
        samen, ruimte = sum(gevraagd, Decimal(0)), max(self.ruimte(), Decimal(0))
        data: Any = copy(self.data)  # a field with more answers than one keeps them all
        if samen <= ruimte:
            return data
        delen = [Decimal(int(Fraction(b) * Fraction(ruimte) / Fraction(samen) * 100)) / 100 for b in gevraagd]
        for plaats, bedrag in enumerate(gevraagd):
            rest = ruimte - sum(delen, Decimal(0))
            delen[plaats] += min(rest, bedrag - delen[plaats])
        for maatregel, deel in zip(self.maatregelen, delen, strict=True):
            nr = maatregel.volgnummer
            data[f"bedrag_{nr}"] = self.fields[f"bedrag_{nr}"].prepare_value(deel)
            data[f"reden_{nr}"] = str(data.get(f"reden_{nr}") or "").strip() or PLAFONDREDEN
        data["wegens_plafond"] = "on"
        return data

    def toekenningen(self) -> list[Toekenning]:
        """What is granted per measure, for the service."""
        return [
            Toekenning(
                m,
                self.cleaned_data[f"bedrag_{m.volgnummer}"],
                self.cleaned_data[f"aantal_{m.volgnummer}"],
                self.cleaned_data[f"reden_{m.volgnummer}"].strip(),
            )
            for m in self.maatregelen
        ]

    def rekening(self) -> Rekening:
        """The sum of what stands on the form now, beside the room under the ceiling."""
        bedragen = [self._bedrag_nu(m) for m in self.maatregelen]
        dit = [jeugd.deel(m, b) for m, b in zip(self.maatregelen, bedragen, strict=True) if b]
        regeling = self.aanvraag.tijdvak.regelingversie
        return Rekening(
            sum((m.cofinanciering for m in self.maatregelen), Decimal(0)),
            sum((b for b in bedragen if b is not None), Decimal(0)),
            self.ruimte(),
            None not in bedragen,
            jeugd.aandeel(dit),
            jeugd.aandeel([*jeugd.verleend(self.aanvraag.tijdvak), *dit]),
            Fraction(regeling.jeugdnorm_teller, regeling.jeugdnorm_noemer),
        )

    def ruimte(self) -> Decimal:
        """What can still be granted in this period, in euros."""
        return plafond.saldo(self.aanvraag.tijdvak).ruimte

    def _bedrag_nu(self, maatregel: Maatregel) -> Decimal | None:
        naam = f"bedrag_{maatregel.volgnummer}"
        if not self.is_bound:
            return self.get_initial_for_field(self.fields[naam], naam)
        return getattr(self, "cleaned_data", {}).get(naam) if self.errors is not None else None
