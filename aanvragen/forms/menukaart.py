"""Searching the menukaart, and choosing the plan in which an example is used."""

from typing import Any
from uuid import uuid4

from crispy_forms.bootstrap import FormActions
from crispy_forms.layout import HTML, Submit
from django import forms
from django.db.models import Q, QuerySet

from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag, Knelpuntsoort, Thema
from ..statussen import Status
from .basis import formulier

WOORDEN = 8
"""So many words are searched; the rest is let go."""


class MenukaartFilter(forms.Form):
    """By words, theme and bottleneck."""

    q = forms.CharField(
        label="Zoek op woord", max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    thema = forms.ChoiceField(label="Thema", choices=[("", "Alle"), *Thema.choices], required=False)
    knelpunt = forms.ChoiceField(label="Knelpunt", choices=[("", "Alle"), *Knelpuntsoort.choices], required=False)

    def filter(self, rijen: QuerySet[Any]) -> QuerySet[Any]:
        """The examples that fit everything that was asked; what cannot be read is let go."""
        self.is_valid()
        for naam in ("thema", "knelpunt"):
            if waarde := self.cleaned_data.get(naam):
                rijen = rijen.filter(**{naam: waarde})
        for woord in self.cleaned_data.get("q", "").split()[:WOORDEN]:
            velden = ("naam", "omschrijving", "vraagt", "doelgroep")
            rijen = rijen.filter(Q(*((f"{veld}__icontains", woord) for veld in velden), _connector=Q.OR))
        return rijen


class PlanKeuze(forms.ModelChoiceField):
    """Plans with their number and lead organisation in small print."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.naam}\n{obj.nummer} · {obj.hoofdaanvrager} · {obj.tijdvak}"


class GebruikenForm(forms.Form):
    """In which of the drafts that this person may write in."""

    plan = PlanKeuze(
        label="In welk plan?",
        queryset=Aanvraag.objects.none(),
        to_field_name="nummer",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een plan.", "invalid_choice": "Kies een plan uit de lijst."},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, gebruiker: Gebruiker, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.plannen = concepten_van(gebruiker)
        self.fields["plan"].queryset = self.plannen  # type: ignore[attr-defined]
        self.fields["sleutel"].initial = uuid4
        if len(self.plannen) == 1:
            self.initial.setdefault("plan", self.plannen[0].nummer)
        self.helper = formulier(
            "plan",
            FormActions(
                Submit("gebruik", "Gebruik in dit plan"),
                HTML("""<a href="{{ nieuw }}">Begin een nieuw plan</a>"""),
            ),
        )


def concepten_van(gebruiker: Gebruiker) -> QuerySet[Any]:
    """The drafts in which this person may write (`toegang.mag_bewerken`), last changed first; in one query for all."""
    eigen = gebruiker.schrijft_namens().values("pk")
    als_partner = Aanvraag.objects.filter(deelnemers__organisatie__in=eigen, deelnemers__mag_schrijven=True).values(
        "pk"
    )
    plannen = Aanvraag.objects.zichtbaar_voor(gebruiker).filter(
        Q(hoofdaanvrager__in=eigen) | Q(pk__in=als_partner), status=Status.CONCEPT
    )
    return plannen.select_related("hoofdaanvrager", "tijdvak").order_by("-gewijzigd_op", "-pk")
