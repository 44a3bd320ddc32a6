"""A new organisation whose name is spelled as that of one that is known: asked about once, so that none comes in twice."""

from typing import Any

from django import forms

from sectorplannen.kern.models import Organisatie
from sectorplannen.kern.organisaties import gelijkende
from sectorplannen.kern.woorden import opsomming

GENOEMD = 3


class GelijkeNaamForm(forms.Form):
    """A form in which an organisation is named. The tick comes only where its name looks like another one's."""

    raad = "Is dat uw organisatie? Vraag dan om een uitnodiging."
    """What to do where it is the one that is known."""
    toch = forms.BooleanField(label="Dit is een andere organisatie met bijna dezelfde naam", required=False)

    def maak_op(self, *, met_toch: bool = False) -> None:
        """Lay out the form, with the tick or without; each form does so in its own order."""

    def clean(self) -> dict[str, Any]:
        """Say that an organisation of nearly the same name is known; with the tick it goes on."""
        gegevens = super().clean() or {}
        toch = gegevens.pop("toch", False)
        if (naam := gegevens.get("naam")) and (lijkt := self.lijkt_op(naam)):
            self.maak_op(met_toch=True)
            if not toch:
                namen = opsomming([f"{rij} ({rij.kvk or 'zonder KvK-nummer'})" for rij in lijkt[:GENOEMD]])
                self.add_error(
                    "toch", f"Wij kennen al: {namen}. {self.raad} Is het een andere? Zet dan hier een vinkje."
                )
        return gegevens

    def lijkt_op(self, naam: str) -> list[Organisatie]:
        """Those that it could be by its name. One with the same number is for the service, in its own words."""
        return [rij for rij in gelijkende(naam) if rij.kvk != self.cleaned_data.get("kvk")]
