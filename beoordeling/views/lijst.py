"""One of the two lists as the address asks for it: filtered, counted, in pages, with its columns. Page and export share it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from .. import kolommen
from .. import werkvoorraad as voorraad
from ..forms import Plannenfilter, Werkvoorraadfilter
from ..forms.lijst import Lijstfilter
from ..models import Lijst, Weergave
from ..toegang import mag_plannen_zien, mag_werkvoorraad_zien
from ..werkstap import WACHT_OP
from ..werkvoorraad import Termijn

PER_PAGINA = 25
TERMIJNVORM = {
    Termijn.TE_LAAT: ("achthoek", "sp-moet"),
    Termijn.WEEK: ("driehoek", "sp-advies"),
    Termijn.LATER: ("klok", ""),
    Termijn.STIL: ("stip", ""),
    Termijn.AFGEHANDELD: ("klaar", ""),
}


@dataclass
class Gevraagd:
    """A list as it was asked for."""

    lijst: Lijst
    filter: Lijstfilter
    bron: QuerySet[Aanvraag]
    """The whole list of this person, without the filters: the rows are fetched from it."""
    kolommen: tuple[kolommen.Kolom, ...]

    @property
    def termijn(self) -> str:
        """The term that was chosen, or nothing."""
        return self.filter.gekozen.get("termijn", "")

    @property
    def rijen(self) -> voorraad.Rijen:
        """The rows of the filter and the chosen term, in their order."""
        gefilterd, bron = self.filter.qs, self.bron
        if self.termijn:
            gefilterd = gefilterd.filter(voorraad.termijn_is(self.termijn))
        if any(kolom.code == "gebied" for kolom in self.kolommen):
            bron = bron.prefetch_related("sectoren", "regios")
        return voorraad.Rijen(gefilterd, bron)

    @property
    def kolomcodes(self) -> list[str]:
        """The columns as they are kept; nothing for those of the standard, which may change."""
        return [] if self.kolommen == kolommen.STANDAARD else [kolom.code for kolom in self.kolommen]

    def zoekdeel(self, *, filters: bool = True) -> list[tuple[str, str]]:
        """The names and values of the address that lead here again, without the page."""
        return [*(self.filter.gekozen.items() if filters else ()), *(("kolom", code) for code in self.kolomcodes)]


def lees(lijst: Lijst, gebruiker: Gebruiker, vraag: QueryDict) -> Gevraagd:
    """What the address asks of a list. Raises PermissionDenied for who may not see it."""
    bron = voorraad.plannen(gebruiker)
    gevraagd: Lijstfilter
    if lijst == Lijst.WERKVOORRAAD:
        mag_werkvoorraad_zien.eis(gebruiker)
        stappen = WACHT_OP[gebruiker.rol]
        gevraagd = Werkvoorraadfilter(vraag, voorraad.wachtend(gebruiker), stappen=stappen)
    else:
        mag_plannen_zien.eis(gebruiker)
        gevraagd = Plannenfilter(vraag, bron)
    return Gevraagd(lijst, gevraagd, bron, tuple(kolommen.gekozen(vraag.getlist("kolom"))))


def adres_van(weergave: Weergave) -> str:
    """The address that shows a saved view; never without a question, for that is the standard view."""
    delen = [*parse_qsl(weergave.filters), *(("kolom", code) for code in weergave.kolommen)]
    return f"{reverse(f'beoordeling:{weergave.lijst}')}?{urlencode(delen or [('alles', '1')])}"


def standaard_adres(request: Verzoek, lijst: Lijst) -> str | None:
    """Where an address without a question leads: the view that this person made the standard, if any."""
    if request.GET:
        return None
    weergave = Weergave.objects.filter(gebruiker=request.user, lijst=lijst, is_standaard=True).first()
    return adres_van(weergave) if weergave else None


def context(request: Verzoek, gevraagd: Gevraagd) -> dict[str, Any]:
    """Count over all terms, then the page of the one that was chosen: a fixed number of queries whatever the length."""
    telling, gekozen = voorraad.tel(gevraagd.filter.qs), gevraagd.termijn
    paginering: Paginator[Any] = Paginator(gevraagd.rijen, PER_PAGINA)  # type: ignore[arg-type]
    paginering.count = telling[gekozen] if gekozen else telling["alles"]
    zoekdeel = urlencode(gevraagd.zoekdeel())
    weergaven = [(rij, adres_van(rij)) for rij in Weergave.objects.filter(gebruiker=request.user, lijst=gevraagd.lijst)]
    return {
        "lijst": gevraagd.lijst,
        "form": gevraagd.filter.form,
        "telling": telling,
        "gekozen": gekozen,
        "termijnen": [
            (t.value, t.label, telling[t.value], *TERMIJNVORM[t])
            for t in Termijn
            if t != Termijn.AFGEHANDELD or telling[t.value]
        ],
        "pagina": paginering.get_page(request.GET.get("page")),
        "is_gefilterd": bool(gevraagd.filter.gekozen) or not gevraagd.filter.form.is_valid(),
        "kolommen": gevraagd.kolommen,
        "alle_kolommen": kolommen.KOLOMMEN,
        "mee": gevraagd.zoekdeel(filters=False),
        "filters": list(gevraagd.filter.gekozen.items()),
        "zoekdeel": zoekdeel,
        "weergaven": [(rij, adres, adres.partition("?")[2] == (zoekdeel or "alles=1")) for rij, adres in weergaven],
        "uitvoer": [(vorm, reverse(f"beoordeling:{gevraagd.lijst}_{vorm}")) for vorm in ("xlsx", "csv")],
    }
