"""A request of someone who is signed in; `login_required` saw to that, and the type checker may know it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest

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
