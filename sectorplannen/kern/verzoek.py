"""A request of someone who is signed in (`login_required` saw to that, and the type checker may know it), and what it sent."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, QueryDict

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from .models import Gebruiker

    class Verzoek(HttpRequest):
        """A request whose user is a person, with the moment of its arrival; `htmx` says whether a fragment is asked."""

        user: Gebruiker
        aangekomen_op: datetime
        htmx: HtmxDetails
else:
    Verzoek = HttpRequest


def ingevuld(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when every field was left empty; None when the page is only read."""
    return request.POST if request.method == "POST" else None
