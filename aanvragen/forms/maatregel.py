"""Bottlenecks, and the measures that answer them."""

from decimal import Decimal
from typing import Any

from crispy_forms.layout import HTML, Field, Fieldset, Row
from django import forms

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import getal
from sectorplannen.kern.velden import AantalVeld, BedragVeld, DatumVeld

from ..models import CategorieThema, Knelpunt, Maatregel
from .basis import OnderdeelForm, tekstvak

GROOTSTE_AANTAL = 10_000_000
"""More people than work in the country: a typing error."""
EIGEN_BIJDRAGE = """{% if maatregel.kosten %}<p class="sp-klein sp-zacht">Eigen bijdrage, na uw laatste opslag:
 <span class="sp-getal">{{ maatregel.eigen_bijdrage|euro }}</span>.</p>{% endif %}"""


class KnelpuntForm(OnderdeelForm):
    """A bottleneck with its source (art. 2.5, b)."""

    nodig = ("bron_soort", "bron_titel")
    vraag = {"omschrijving": "Beschrijf het knelpunt."}
    terug = """<a href="{% url 'aanvragen:knelpunten' aanvraag.nummer %}">Terug naar de knelpunten</a>"""
    bron_url = forms.URLField(
        label="Link naar de bron",
        required=False,
        max_length=400,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": "Vul een webadres in, bijvoorbeeld https://www.uwv.nl."},
    )

    class Meta:
        model = Knelpunt
        fields = ("omschrijving", "bron_soort", "bron_titel", "bron_datum", "bron_url")
        field_classes = {"bron_datum": DatumVeld}
        widgets = {"omschrijving": tekstvak(4)}
        labels = {
            "omschrijving": "Wat is het knelpunt?",
            "bron_soort": "Soort bron",
            "bron_titel": "Naam van de bron",
            "bron_datum": "Datum van de bron",
        }
        help_texts = {
            "omschrijving": "Wat gaat er nu mis, en voor hoeveel mensen?",
            "bron_titel": "Bijvoorbeeld: Sectorbeschrijving voedingsindustrie.",
            "bron_datum": "Bijvoorbeeld 1-6-2013.",
        }

    def indeling(self) -> list[Any]:
        """What it is, and how one knows."""
        return [
            "omschrijving",
            Fieldset(
                "Hoe weet u dit?",
                Field("bron_soort", css_class="sp-b16"),
                "bron_titel",
                Field("bron_datum", css_class="sp-b12"),
                "bron_url",
            ),
        ]


class KnelpuntKeuze(forms.ModelMultipleChoiceField):
    """The bottlenecks of the plan as ticks, each with its source in small print."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        bron = obj.bron_titel or "nog geen bron"
        return f"{obj.volgnummer}. {' '.join(obj.omschrijving.split())}\nBron: {bron}"


class MaatregelForm(OnderdeelForm):
    """A measure: specific, measurable, fitting, realistic and timed; with its participants and its money."""

    nodig = ("knelpunten", "doelgroep", "activiteit", "uitgangspunt", "meetwijze", "klaar_op", "deelnemers", "kosten",
             "cofinanciering", "waarvan_jongeren", "waarvan_bbl", "bijdrage_door")  # fmt: skip
    vraag = {
        "naam": "Geef de maatregel een naam.",
        "thema": "Kies een thema.",
        "categorie": "Kies wat voor maatregel het is.",
    }
    terug = """<a href="{% url 'aanvragen:maatregelen' aanvraag.nummer %}">Terug naar de maatregelen</a>"""
    knelpunten = KnelpuntKeuze(
        queryset=Knelpunt.objects.none(), required=False, label="Welk knelpunt lost u hiermee op?"
    )
    tarief = forms.TypedChoiceField(coerce=Decimal, label="Tarief", help_text="Het deel van de kosten dat u vraagt.")

    class Meta:
        model = Maatregel
        fields = (
            "naam", "thema", "categorie", "branche", "knelpunten", "doelgroep", "activiteit", "uitgangspunt", "deelnemers",
            "waarvan_jongeren", "waarvan_bbl", "meetwijze", "klaar_op", "kosten", "tarief", "cofinanciering",
            "bijdrage_door",
        )  # fmt: skip
        field_classes = {
            "deelnemers": AantalVeld, "waarvan_jongeren": AantalVeld, "waarvan_bbl": AantalVeld, "klaar_op": DatumVeld,
            "kosten": BedragVeld, "cofinanciering": BedragVeld,
        }  # fmt: skip
        widgets = {
            "doelgroep": tekstvak(2),
            "activiteit": tekstvak(4),
            "uitgangspunt": tekstvak(2),
            "meetwijze": tekstvak(2),
        }
        labels = {
            "naam": "Naam van de maatregel",
            "doelgroep": "Voor wie is de maatregel?",
            "activiteit": "Wat gaat u doen?",
            "uitgangspunt": "Hoe is het nu?",
            "waarvan_bbl": "Waarvan BBL",
            "meetwijze": "Hoe meet u of het is gelukt?",
            "kosten": "Kosten in €",
            "cofinanciering": "U vraagt in €",
            "bijdrage_door": "Wie betaalt de eigen bijdrage?",
        }
        help_texts = {
            "branche": "Alleen als de maatregel voor een deel van de sector is.",
            "activiteit": "Noem de activiteit, wie hem uitvoert en waar.",
            "uitgangspunt": "Het aantal waarmee u straks vergelijkt. Bijvoorbeeld: nu zijn er 85 technici.",
            "meetwijze": "Noem iets wat u telt, zoals het aantal diploma’s.",
        }

    def maak_op(self) -> None:
        """Rates and days of this plan; empty fields where nothing was filled in yet."""
        self.fields["knelpunten"].queryset = self.aanvraag.knelpunten.all()  # type: ignore[attr-defined]
        self.fields["tarief"].choices = self._tarieven()  # type: ignore[attr-defined]
        self.fields["categorie"].choices = self._categorieen()  # type: ignore[attr-defined]
        start, eind = self.aanvraag.start_op, self.aanvraag.eind_op
        loopt = f"Uw plan loopt van {datum_nl(start)} tot en met {datum_nl(eind)}." if start and eind else ""
        self.fields["klaar_op"].help_text = loopt or "Bijvoorbeeld 31-12-2015."
        self.initial["tarief"] = str(self.initial["tarief"])
        for naam in ("deelnemers", "waarvan_jongeren", "waarvan_bbl", "kosten", "cofinanciering"):
            self.fields[naam].required = False
            if not self.initial.get(naam) and (not self.instance.pk or not naam.startswith("waarvan_")):
                self.initial[naam] = None

    def _tarieven(self) -> list[tuple[str, str]]:
        regeling = self.aanvraag.tijdvak.regelingversie
        bekend = {
            self.instance.tarief: "",
            regeling.tarief_kwetsbaar: "kwetsbare groepen, artikel 4.4",
            regeling.tarief_bbl: "leerwerkplek (BBL), artikel 4.3",
        }
        bekend[regeling.tarief] = "artikel 5.1"
        return [
            (str(tarief), f"{getal(tarief * 100)}%" + (f" ({uitleg})" if uitleg else ""))
            for tarief, uitleg in sorted(bekend.items(), key=lambda paar: (paar[0] != regeling.tarief, paar[0]))
        ]

    def _categorieen(self) -> list[tuple[str, Any]]:
        """Those that fit the theme first, once there is one."""
        alle = [keuze for keuze in self.fields["categorie"].choices if keuze[0]]  # type: ignore[attr-defined]
        passend = set(CategorieThema.objects.filter(thema=self.instance.thema).values_list("categorie", flat=True))
        eerst, rest = [k for k in alle if k[0] in passend], [k for k in alle if k[0] not in passend]
        groepen = [("Past bij dit thema", eerst), ("Andere soorten", rest)] if eerst and rest else alle
        return [("", "Kies een soort"), *groepen]

    def clean(self) -> dict[str, Any]:
        """What cannot be, said at the field; the database refuses it as well."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        for naam in ("deelnemers", "waarvan_jongeren", "waarvan_bbl"):
            if naam in gegevens:
                gegevens[naam] = gegevens[naam] or 0
                if gegevens[naam] > GROOTSTE_AANTAL:
                    self.add_error(naam, f"Vul een aantal in tot en met {getal(GROOTSTE_AANTAL)}.")
        for naam in ("kosten", "cofinanciering"):
            if naam in gegevens:
                gegevens[naam] = gegevens[naam] or Decimal("0.00")
        deelnemers = gegevens.get("deelnemers")
        for naam in ("waarvan_jongeren", "waarvan_bbl"):
            if deelnemers is not None and gegevens.get(naam, 0) > deelnemers:
                self.add_error(naam, f"Dit aantal kan niet hoger zijn dan het aantal deelnemers ({getal(deelnemers)}).")
        if "kosten" in gegevens and gegevens.get("cofinanciering", 0) > gegevens["kosten"]:
            self.add_error("cofinanciering", "U kunt niet meer vragen dan de kosten.")
        return gegevens

    def indeling(self) -> list[Any]:
        """What and for whom, goal and measuring, money."""
        return [
            Fieldset(
                "Wat en voor wie",
                "naam",
                "thema",
                Field("categorie", css_class="sp-b16"),
                "branche",
                "knelpunten",
                "doelgroep",
                "activiteit",
            ),
            Fieldset(
                "Doel en meten",
                "uitgangspunt",
                Row(*(Field(n, css_class="sp-b8") for n in ("deelnemers", "waarvan_jongeren", "waarvan_bbl"))),
                "meetwijze",
                Field("klaar_op", css_class="sp-b12"),
            ),
            Fieldset(
                "Kosten",
                Row(Field("kosten", css_class="sp-b8"), Field("cofinanciering", css_class="sp-b8")),
                Field("tarief", css_class="sp-b16"),
                "bijdrage_door",
                HTML(EIGEN_BIJDRAGE),
            ),
        ]
