"""What the pages of a plan ask that a template cannot say itself."""

from datetime import date

from django import template
from django.template.defaultfilters import linebreaks_filter

from sectorplannen.kern.datums import vandaag

from .. import coach, resttijd
from ..models import Tijdvak
from ..takenlijst import adres_van
from ..volledigheid import Gebrek

register = template.Library()


@register.simple_tag
def gebrekadres(gebrek: Gebrek, nummer: str) -> str:
    """Where a finding can be mended."""
    return adres_van(gebrek, nummer)


@register.filter
def verlenging(tijdvak: Tijdvak) -> str:
    """That a period closes later because of an outage; nothing where it does not."""
    return resttijd.verlenging(tijdvak)


@register.filter
def is_voorbij(dag: date) -> bool:
    """Whether a last day has passed, on an Amsterdam calendar."""
    return vandaag() > dag


@register.filter
def vingerafdruk(sha256: str) -> str:
    """A hash in groups of eight, so that a person can compare it."""
    return " ".join(sha256[i : i + 8] for i in range(0, len(sha256), 8))


@register.filter
def per_ernst(gebreken: list[Gebrek], ernst: str) -> list[Gebrek]:
    """The findings of one severity."""
    return [gebrek for gebrek in gebreken if gebrek.ernst == ernst]


@register.filter
def telling(gebreken: list[Gebrek]) -> str:
    """How many findings there are to solve and to weigh: `2 op te lossen, 1 advies`."""
    return coach.telling(gebreken)


@register.filter
def bestandsgrootte(bytes_: int | str) -> str:
    """`96 kB` or `1,8 MB`, in thousands as a computer shows it."""
    grootte = int(bytes_)
    if grootte < 1_000_000:
        return f"{max(1, round(grootte / 1000))}\u00a0kB"
    return f"{grootte / 1_000_000:.1f}\u00a0MB".replace(".", ",")


@register.filter
def alineas(tekst: str | None) -> str:
    """A text in paragraphs; an empty one says that it is."""
    return linebreaks_filter(tekst) if tekst and tekst.strip() else "Niet ingevuld"
