"""The measures that answer the bottlenecks."""

from typing import Any

from crispy_forms.layout import Field, Fieldset, Row
from django import forms

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import euro, getal
from sectorplannen.kern.velden import AantalVeld, BedragVeld, DatumVeld

from ..models import CategorieThema, Knelpunt, KostenSoort, Maatregel, Thema
from ..tarieven import Uitkomst, posten_van, reken
from . import voorbeelddagen
from .basis import tekstvak
from .begroting import GROOTSTE_AANTAL, KostenpostForm
from .regels import RegelsForm, Sjabloon, begrens

AANTALLEN = ("deelnemers", "waarvan_jongeren", "waarvan_bbl")


class KnelpuntKeuze(forms.ModelMultipleChoiceField):
    """The bottlenecks of the plan as ticks, each with its source in small print."""

    widget = forms.CheckboxSelectMultiple
    leeg = "U heeft nog geen knelpunten. Voeg ze toe bij ‘Analyse en knelpunten’."

    def label_from_instance(self, obj: Any) -> str:
        bron = obj.bron_titel or "nog geen bron"
        return f"{obj.volgnummer}. {' '.join(obj.omschrijving.split())}\nBron: {bron}"


class MaatregelForm(RegelsForm):
    """A measure: specific, measurable, fitting, realistic and timed; with its participants and its costs by kind.

    Its money is one thing: the cost lines and a lower amount asked are saved together, or neither is.
    """

    nodig = ("knelpunten", "doelgroep", "activiteit", "uitgangspunt", "streefgetal", "meetwijze", "start_op", "klaar_op",
             "deelnemers", "waarvan_jongeren", "waarvan_bbl", "bijdrage_door")  # fmt: skip
    vraag = {
        "naam": "Geef de maatregel een naam.",
        "thema": "Kies een thema.",
        "categorie": "Kies wat voor maatregel het is.",
    }
    terug = """<a href="{% url 'aanvragen:maatregelen' aanvraag.nummer %}">Terug naar de maatregelen</a>"""
    lijnform, lijnnaam, lijnlabel = KostenpostForm, "kostenposten", "Kosten"
    regelnaam, erbij, meertitel = "Kostenregel", "Nog een kostenregel", "Meer over deze kosten"
    knelpunten = KnelpuntKeuze(
        queryset=Knelpunt.objects.none(), required=False, label="Welk knelpunt lost u hiermee op?"
    )

    class Meta:
        model = Maatregel
        fields = (
            "naam", "thema", "categorie", "branche", "knelpunten", "doelgroep", "activiteit", "uitgangspunt", "streefgetal",
            "meetwijze", "deelnemers", "waarvan_jongeren", "waarvan_bbl", "start_op", "klaar_op", "gevraagd",
            "bijdrage_door",
        )  # fmt: skip
        field_classes = {
            "deelnemers": AantalVeld, "waarvan_jongeren": AantalVeld, "waarvan_bbl": AantalVeld, "streefgetal": AantalVeld,
            "start_op": DatumVeld, "klaar_op": DatumVeld, "gevraagd": BedragVeld,
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
            "streefgetal": "Welk aantal wilt u halen?",
            "waarvan_bbl": "Waarvan BBL",
            "meetwijze": "Hoe meet u of het is gelukt?",
            "gevraagd": "Vraagt u minder dan dit bedrag?",
            "bijdrage_door": "Wie betaalt de eigen bijdrage?",
        }
        help_texts = {
            "branche": "Alleen als de maatregel voor een deel van de sector is.",
            "activiteit": "Noem de activiteit, wie hem uitvoert en waar.",
            "uitgangspunt": "Het aantal waarmee u straks vergelijkt. Bijvoorbeeld: nu zijn er 85 technici.",
            "streefgetal": "Het getal dat u aan het einde wilt meten. Bijvoorbeeld: 240 diploma’s.",
            "meetwijze": "Noem iets wat u telt, zoals het aantal diploma’s.",
            "gevraagd": "Vul dan in hoeveel u vraagt, in euro.",
        }

    def maak_op(self) -> None:
        """Rules and days of this plan; empty fields where nothing was filled in yet."""
        self.fields["knelpunten"].queryset = self.aanvraag.knelpunten.all()  # type: ignore[attr-defined]
        self.fields["thema"].choices = [("", "Kies een thema"), *Thema.choices]  # type: ignore[attr-defined]
        self.fields["categorie"].choices = self._categorieen()  # type: ignore[attr-defined]
        start, eind = self.aanvraag.start_op, self.aanvraag.eind_op
        loopt = f"Uw plan loopt van {datum_nl(start)} tot en met {datum_nl(eind)}." if start and eind else ""
        self.fields["start_op"].help_text = voorbeelddagen.begin(self.aanvraag.tijdvak)
        self.fields["klaar_op"].help_text = loopt or voorbeelddagen.eind(self.aanvraag.tijdvak)
        begrens(self, "gevraagd")
        for naam in AANTALLEN:
            self.fields[naam].required = False
            if not self.initial.get(naam) and (not self.instance.pk or not naam.startswith("waarvan_")):
                self.initial[naam] = None

    def lijnen_nu(self) -> list[dict[str, Any]]:
        """The cost lines as they are in the database; of a measure from before there were any, one for its total."""
        regeling = self.aanvraag.tijdvak.regelingversie
        posten = posten_van(self.instance, regeling)
        if posten and self.instance.gevraagd is None:
            som = reken(((post["soort"], post["kosten"]) for post in posten), None, regeling)
            if som.gevraagd != self.instance.cofinanciering:
                self.initial["gevraagd"] = self.instance.cofinanciering
        return posten

    def lijn_in_woorden(self, lijn: dict[str, Any]) -> str:
        """What it is for and what it costs."""
        waarvoor = f" ({lijn['omschrijving']})" if lijn["omschrijving"] else ""
        return f"{KostenSoort(lijn['soort']).label}{waarvoor}: {euro(lijn['kosten'])}"

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
        for naam in (*AANTALLEN, "streefgetal"):
            if gegevens.get(naam, 0) and gegevens[naam] > GROOTSTE_AANTAL:
                self.add_error(naam, f"Vul een aantal in tot en met {getal(GROOTSTE_AANTAL)}.")
        self._deelnemers(gegevens)
        start, klaar = gegevens.get("start_op"), gegevens.get("klaar_op")
        if start and klaar and klaar < start:
            self.add_error("klaar_op", f"Kies een dag op of na {datum_nl(start)}, de eerste dag van deze maatregel.")
        gevraagd, hoogste = gegevens.get("gevraagd"), self.bedragen.hoogste
        if gevraagd is not None and self.alles_leesbaar and gevraagd > hoogste:
            self.add_error("gevraagd", f"U kunt ten hoogste {euro(hoogste)} vragen. Wilt u dat? Laat dit vak dan leeg.")
        return gegevens

    def _deelnemers(self, gegevens: dict[str, Any]) -> None:
        """Nobody is counted who does not take part. What would contradict a number that was saved before, waits as well."""
        for naam in AANTALLEN:
            if naam in gegevens:
                gegevens[naam] = gegevens[naam] or 0
        deelnemers = gegevens.get("deelnemers")
        for naam in ("waarvan_jongeren", "waarvan_bbl"):
            if deelnemers is not None and gegevens.get(naam, 0) > deelnemers:
                self.add_error(naam, f"Dit aantal kan niet hoger zijn dan het aantal deelnemers ({getal(deelnemers)}).")
                if getattr(self.instance, naam) > deelnemers:
                    gegevens.pop("deelnemers", None)
            elif "deelnemers" in self.errors and gegevens.get(naam, 0) > self.instance.deelnemers:
                self.add_error(naam, "Vul eerst het aantal deelnemers goed in.")

    @property
    def bedragen(self) -> Uitkomst:
        """The money of the measure by the lines that can be read, in euros."""
        posten = ((post.get("soort"), post.get("kosten")) for post in self.gelezen_lijnen())
        leesbaar = [(soort, kosten) for soort, kosten in posten if soort and kosten is not None]
        bron = self.cleaned_data if self.is_bound and self.errors is not None else self.initial
        return reken(leesbaar, bron.get("gevraagd"), self.aanvraag.tijdvak.regelingversie)

    @property
    def gegevens(self) -> dict[str, Any]:
        """Without money where a part of it cannot be read: a sum of some of it would be another sum."""
        goed = super().gegevens
        if self.lijnnaam not in goed or "gevraagd" in self.errors:
            goed.pop(self.lijnnaam, None)
            goed.pop("gevraagd", None)
        return goed

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
                Field("streefgetal", css_class="sp-b8"),
                "meetwijze",
                Row(*(Field(naam, css_class="sp-b8") for naam in AANTALLEN)),
                Row(
                    *(Field(naam, css_class="sp-b12") for naam in ("start_op", "klaar_op")), css_class="sp-velden--paar"
                ),
            ),
            Fieldset(
                "Kosten",
                Sjabloon("aanvragen/velden/regels.html"),
                Sjabloon("aanvragen/velden/bedragen.html"),
                Field("gevraagd", css_class="sp-b8"),
                "bijdrage_door",
            ),
        ]
