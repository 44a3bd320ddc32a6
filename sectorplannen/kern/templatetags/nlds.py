"""What the form template pack (`templates/nlds/`) needs to know of a form: the control, its errors and their anchors.

Follows the guidelines for forms of the NL Design System: every error stands at its field and again, as a link, in the
summary above the form; required is said with `aria-required`; the browser's own validation is off.
"""

from collections.abc import Iterable
from typing import Any

from crispy_forms.utils import flatatt
from django import forms, template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.forms.boundfield import BoundWidget
from django.forms.widgets import Input
from django.utils.safestring import SafeString

register = template.Library()

TEKSTVAK = "utrecht-textbox utrecht-textbox--html-input"
KLASSEN: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, ""),
    (forms.FileInput, "sp-bestand"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (Input, TEKSTVAK),
)
"""The classes of each kind of control; the first kind that fits counts."""


@register.simple_tag
def bediening(veld: BoundField) -> SafeString:
    """The control of a field, dressed and tied to its help and its errors."""
    _maak_toegankelijk(veld)
    attrs: dict[str, Any] = {}
    if not veld.use_fieldset and (beschreven_door := beschrijving(veld)):
        attrs["aria-describedby"] = beschreven_door
    if veld.field.required and not veld.use_fieldset:
        attrs["aria-required"] = "true"
    return veld.as_widget(attrs=attrs)


@register.simple_tag
def keuzes(veld: BoundField) -> list[BoundWidget]:
    """The options of a group of radios or ticks, without the browser's own `required`."""
    _maak_toegankelijk(veld)
    return veld.subwidgets


def _maak_toegankelijk(veld: BoundField) -> None:
    """Change this form's copy of the widgets: classes, and numbers as text with a numeric keyboard.

    A number input drops what it cannot read ("1.240" or "12 000") and changes at a turn of the wheel; as text the
    person sees what was typed, and the field's own error says what is wrong with it.
    """
    veld.form.use_required_attribute = False
    widget = veld.field.widget
    for deel in getattr(widget, "widgets", [widget]):
        if isinstance(deel, forms.NumberInput):
            deel.input_type = "text"
            deel.attrs.setdefault("inputmode", "numeric")
            for alleen_bij_number in ("min", "max", "step"):
                deel.attrs.pop(alleen_bij_number, None)
        deel.attrs.pop("placeholder", None)  # never a stand-in for the label
        if klassen := _klassen(deel):
            deel.attrs["class"] = klassen


def _klassen(widget: forms.Widget) -> str:
    eigen = next((klasse for soort, klasse in KLASSEN if isinstance(widget, soort)), "")
    gevraagd = widget.attrs.get("class", "")
    return gevraagd if eigen and eigen in gevraagd else " ".join(filter(None, (eigen, gevraagd)))


@register.filter
def beschrijving(veld: BoundField) -> str:
    """The ids of help and errors, in the order in which they stand; help of a tick is part of its label already."""
    delen = []
    if veld.help_text and not isinstance(veld.field.widget, forms.CheckboxInput):
        delen.append(f"{veld.auto_id}_help")
    if veld.errors:
        delen.append(f"{veld.auto_id}_error")
    return " ".join(delen)


@register.filter
def is_vinkje(veld: BoundField) -> bool:
    """Is one tick: its label stands behind it."""
    return isinstance(veld.field.widget, forms.CheckboxInput)


@register.filter
def is_keuzegroep(veld: BoundField) -> bool:
    """Is a group of radios or ticks: its label is a legend."""
    return isinstance(veld.field.widget, forms.RadioSelect)


@register.filter
def is_radiogroep(veld: BoundField) -> bool:
    """Is a group of radios, the only group that may say that it is required."""
    return is_keuzegroep(veld) and not isinstance(veld.field.widget, forms.CheckboxSelectMultiple)


@register.filter
def anker(veld: BoundField) -> str:
    """The id to which an error links: of the control, or of the first option of a group."""
    opties = keuzes(veld) if is_keuzegroep(veld) else []
    return (opties[0].id_for_label if opties else veld.id_for_label) or veld.auto_id


@register.filter
def fouten(formulier: BaseForm | BaseFormSet | None) -> list[dict[str, str]]:
    """Everything that a form or a formset refuses, in reading order: the text and the field to go to (or nothing)."""
    if isinstance(formulier, BaseFormSet):
        if not formulier.is_bound:
            return []
        algemeen = [{"tekst": str(fout), "naar": ""} for fout in formulier.non_form_errors()]
        return [*algemeen, *(fout for deel in formulier.forms for fout in fouten(deel))]
    if not isinstance(formulier, BaseForm):
        return []
    algemeen = [{"tekst": str(fout), "naar": ""} for fout in formulier.non_field_errors()]
    return [*algemeen, *_veldfouten(formulier), *_lijnfouten(getattr(formulier, "lijnen", None))]


def _lijnfouten(lijnen: BaseFormSet | None) -> Iterable[dict[str, str]]:
    """What is wrong in the lines of a form (`lijnen`), each with the number of its line; not of a line that goes."""
    if lijnen is None or not lijnen.is_bound:
        return
    yield from ({"tekst": str(fout), "naar": ""} for fout in lijnen.non_form_errors())
    for nummer, lijn in enumerate(lijnen.forms, start=1):
        if not (lijnen.can_delete and lijn["DELETE"].data):
            yield from (fout | {"tekst": f"Regel {nummer}, {_vervolg(fout['tekst'])}"} for fout in _veldfouten(lijn))


def _veldfouten(formulier: BaseForm) -> Iterable[dict[str, str]]:
    for veld in formulier:
        for fout in veld.errors:
            yield {
                "tekst": f"{str(veld.label).rstrip('?:. ')}: {_vervolg(str(fout))}",
                "naar": "" if veld.is_hidden else anker(veld),
            }


def _vervolg(zin: str) -> str:
    """A sentence as it reads after a colon: small first letter (not of an abbreviation), no full stop."""
    klein = zin[:1].lower() + zin[1:] if not zin[1:2].isupper() else zin
    return klein.removesuffix(".")


@register.filter
def regels(label: object) -> list[str]:
    """The label of an option; a second line, if there is one, is its small print."""
    return str(label).split("\n", 1)


@register.filter
def knopklassen(knop: Any) -> str:
    """Classes of a crispy button: submit is the primary action, unless its own classes choose a Utrecht button."""
    eigen = [klasse for klasse in knop.field_classes.split() if klasse != "btn" and not klasse.startswith("btn-")]
    if not any(klasse.startswith("utrecht-button--") for klasse in eigen):
        soort = "primary" if knop.input_type == "submit" else "secondary"
        eigen.insert(0, f"utrecht-button--{soort}-action")
    return " ".join(["utrecht-button", *eigen])


@register.filter
def overige_attributen(attrs: dict[str, Any]) -> str:
    """Attributes of a form tag, but for those that the template writes itself."""
    return flatatt({naam: waarde for naam, waarde in attrs.items() if naam not in {"class", "id", "action"}})
