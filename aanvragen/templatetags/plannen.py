"""What the pages of a plan ask that a template cannot say itself."""

from datetime import date
from typing import Any

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse

from sectorplannen.kern.datums import vandaag

from .. import aanvulling, coach, resttijd, terugkeer
from ..aanwezig import ONDERDELEN
from ..models import Aanvraag, Tijdvak
from ..takenlijst import NAMEN, PAGINA, adres_van
from ..volledigheid import Gebrek, Plaats

register = template.Library()


@register.simple_tag
def gebrekadres(gebrek: Gebrek, nummer: str) -> str:
    """Where a finding can be mended."""
    return adres_van(gebrek, nummer)


@register.simple_tag
def gevraagd(aanvraag: Aanvraag) -> aanvulling.Gevraagd | None:
    """What the agency waits for, of a plan that is to be supplemented."""
    return aanvulling.gevraagd(aanvraag)


@register.filter
def hier_gevraagd(vraag: aanvulling.Gevraagd, onderdeel: str) -> tuple[aanvulling.Deelvraag, ...]:
    """The questions that are answered in a section: by its own name, or by that of the form that is open."""
    naam = onderdeel.partition("-")[0]
    plaats = ONDERDELEN[naam][0] if naam in ONDERDELEN else naam
    return vraag.bij(Plaats(plaats)) if plaats in list(Plaats) else ()


@register.filter
def plekken(vraag: aanvulling.Deelvraag) -> list[tuple[str, str]]:
    """Where a question is answered: the name of each section and of its page."""
    return [(NAMEN[plaats], PAGINA[plaats]) for plaats in Plaats if plaats in vraag.plaatsen]


@register.filter
def mag_stuk(vraag: aanvulling.Gevraagd | None, soort: str) -> bool:
    """Whether a file of a kind may be added or taken out now."""
    return vraag is None or vraag.mag_stuk(soort)


@register.filter
def aanvultermijn(uiterlijk: date) -> str:
    """How long there is to supplement, in words."""
    return aanvulling.termijn(uiterlijk, vandaag())


@register.simple_tag
def terugkeerlijn(aanvraag: Aanvraag, gebruiker: Any) -> terugkeer.Vervolg:
    """The earlier plan that this one comes from and the later ones that came of it, as far as this person may know."""
    return terugkeer.vervolg(aanvraag, gebruiker)


@register.simple_tag
def planadres(aanvraag: Aanvraag, gebruiker: Any) -> str:
    """Where this person reads a plan: staff in the dossier, others on the plan's own page."""
    if gebruiker.is_dienst:
        return reverse("beoordeling:dossier", args=[aanvraag.nummer])
    return aanvraag.get_absolute_url()


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
