"""Taking something away is asked twice, on a page of its own: it works without script and cannot happen by a slip."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from ..models import Aanvraag
from .verzoek import kader


@dataclass(frozen=True)
class Vraag:
    """What is asked, what happens then, the word on the button, where one comes from, and what is said when it is done."""

    titel: str
    uitleg: str
    knop: str
    terug: str
    gedaan: str
    bericht: str = ""
    """The kind of message that is sent then, about `zaak`; nothing where nobody hears it."""
    zaak: object = None


def bevestig(request: Verzoek, aanvraag: Aanvraag, vraag: Vraag, doe: Callable[[], object]) -> HttpResponse:
    """Ask; on POST do it and go back with what came of it."""
    if request.method != "POST":
        return render(request, "aanvragen/bevestigen.html", kader(aanvraag, request.user, vraag=vraag))
    try:
        doe()
    except Weigering as weigering:
        messages.error(request, str(weigering))
    else:
        messages.success(request, vraag.gedaan)
    return redirect(vraag.terug)
