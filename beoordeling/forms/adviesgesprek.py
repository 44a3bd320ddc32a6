"""Planning an advice talk, and its notes."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Field, Layout, Submit
from django import forms
from django.utils import timezone

from aanvragen.models import Adviesgesprek, Gespreksvorm
from aanvragen.spreekuur import EERSTE, LAATSTE, adviseurs, afspraak_nu
from sectorplannen.kern.datums import AMSTERDAM, eerste_werkdag, in_amsterdam, vandaag
from sectorplannen.kern.models import Gebruiker

from .basis import datumveld, tekstvak

VOORSTEL = timedelta(days=7)


class AdviseurVeld(forms.ModelChoiceField):
    """An adviser, with how many talks are planned already."""

    gepland: Counter[int] = Counter()

    def label_from_instance(self, obj: Any) -> str:
        aantal = self.gepland[obj.pk]
        return f"{obj} ({aantal} {'gesprek' if aantal == 1 else 'gesprekken'} gepland)"


class GesprekPlannen(forms.Form):
    """Who holds the talk, when, how and where."""

    adviseur = AdviseurVeld(
        label="Adviseur",
        queryset=Gebruiker.objects.none(),
        empty_label="Kies een adviseur",
        help_text="Wie een band met de organisatie heeft, staat er niet bij.",
        error_messages={"required": "Kies een adviseur.", "invalid_choice": "Kies een adviseur uit de lijst."},
    )
    dag = datumveld("Dag", hulp="Een werkdag.", leeg="Kies een dag.")
    tijd = forms.TimeField(
        label="Tijd",
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "sp-b8"}),
        help_text=f"Van {EERSTE:%H:%M} tot en met {LAATSTE:%H:%M} uur. Een gesprek duurt een uur.",
        error_messages={"required": "Kies een tijd.", "invalid": "Vul een tijd in, bijvoorbeeld 10:30."},
    )
    vorm = forms.ChoiceField(label="Hoe", choices=Gespreksvorm.choices, widget=forms.RadioSelect)
    plaats = forms.CharField(
        label="Waar",
        max_length=300,
        required=False,
        help_text="Het adres, de link of het telefoonnummer. De organisatie leest dit.",
    )

    gezien = forms.CharField(required=False, widget=forms.HiddenInput)
    """The appointment that stood when the page was opened; the service refuses where another made one since."""

    def __init__(self, *args: Any, gesprek: Adviesgesprek, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.gesprek = gesprek
        veld: AdviseurVeld = self.fields["adviseur"]  # type: ignore[assignment]
        veld.queryset = adviseurs(gesprek.organisatie)
        komend = Adviesgesprek.objects.filter(gepland_op__gt=timezone.now(), afgezegd_op=None, gehouden_op=None)
        veld.gepland = Counter(komend.order_by().values_list("adviseur", flat=True))
        wanneer = gesprek.gepland_op and in_amsterdam(gesprek.gepland_op)
        self.initial = {
            "adviseur": gesprek.adviseur_id,
            "dag": wanneer.date() if wanneer else eerste_werkdag(vandaag() + VOORSTEL),
            "tijd": wanneer.time() if wanneer else time(10),
            "vorm": gesprek.vorm,
            "gezien": afspraak_nu(gesprek),
            "plaats": gesprek.plaats or (gesprek.telefoon if gesprek.vorm == Gespreksvorm.TELEFOON else ""),
        }

    @property
    def helper(self) -> FormHelper:
        """The button says whether it is planned or moved; above it who hears of it."""
        wat = ("gesprek_verzet", "het verzetten") if self.gesprek.gepland_op else ("gesprek_gepland", "het plannen")
        return _helper(
            "adviseur",
            Field("dag"),
            Field("tijd"),
            "vorm",
            "plaats",
            "gezien",
            HTML(f"""{{% naar_wie "{wat[0]}" na="{wat[1]}" %}}"""),
            knop="Gesprek verzetten" if self.gesprek.gepland_op else "Gesprek plannen",
        )

    def argumenten(self) -> dict[str, Any]:
        """What the service needs: day and time as one moment on an Amsterdam clock."""
        velden = dict(self.cleaned_data)
        velden["gepland_op"] = datetime.combine(velden.pop("dag"), velden.pop("tijd"), AMSTERDAM)
        return velden


class GesprekVerslag(forms.Form):
    """When the talk was, and what was said."""

    dag = datumveld("Wanneer was het gesprek?", leeg="Vul in wanneer het gesprek was.")
    verslag = tekstvak(
        "Verslag",
        hulp="De organisatie leest deze tekst precies zo. Als er een plan uit komt, lezen de beoordelaars haar ook. "
        "De tekst komt dan in het dossier van dat plan, dat zonder namen openbaar kan worden. Beloof niets.",
        rijen=12,
        leeg="Schrijf op wat er is besproken.",
    )

    def __init__(self, *args: Any, gesprek: Adviesgesprek, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.gesprek = gesprek
        self.gepland = in_amsterdam(gesprek.gepland_op or timezone.now())
        self.initial = {"dag": self.gepland.date()}

    @property
    def helper(self) -> FormHelper:
        """One button, and above it who hears of it."""
        return _helper(
            "dag",
            "verslag",
            HTML("""{% naar_wie "gesprek_gehouden" gesprek na="het opslaan" %}"""),
            knop="Verslag opslaan en delen",
        )

    def argumenten(self) -> dict[str, Any]:
        """The notes, and the planned time on the day that it was held."""
        gehouden_op = datetime.combine(self.cleaned_data["dag"], self.gepland.time(), AMSTERDAM)
        return {"verslag": self.cleaned_data["verslag"], "gehouden_op": gehouden_op}


def _helper(*indeling: Any, knop: str) -> FormHelper:
    helper = FormHelper()
    helper.layout = Layout(*indeling, Submit("", knop))
    return helper
