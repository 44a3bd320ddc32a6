"""When a request arrived: the moment of a filing is that of its arrival, not of its handling.

On the last evening a request can wait for a worker, for the database or for another's lock. That wait is ours, not the
applicant's. The middleware stands first, so that nothing comes before it; where a proxy says when it took the request
(nginx: `proxy_set_header X-Request-Start "t=${msec}";`), its word counts.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .verzoek import Verzoek

HOOGSTENS = timedelta(minutes=5)
"""A request that waited longer has long been given up by its sender: such a header is a clock that is wrong, or a lie."""
VORM = re.compile(r"t=([0-9]{1,11})(?:\.([0-9]{1,6})[0-9]*)?")


class Aankomst:
    """Middleware: puts `aangekomen_op` on the request, in UTC and to the microsecond."""

    def __init__(self, verder: Callable[[HttpRequest], HttpResponse]) -> None:
        self.verder = verder

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nu = timezone.now()
        kop = request.META.get("HTTP_X_REQUEST_START", "") if settings.AANKOMST_VAN_PROXY else ""
        cast(Verzoek, request).aangekomen_op = volgens_proxy(kop, nu) or nu
        return self.verder(request)


def volgens_proxy(kop: str, nu: datetime) -> datetime | None:
    """The moment in `t=<seconds.fraction>`; None where it is no such thing, lies ahead, or lies too long ago."""
    gelezen = VORM.fullmatch(kop.strip())
    if gelezen is None:
        return None
    seconden, fractie = gelezen.groups()
    moment = datetime.fromtimestamp(int(seconden), UTC).replace(microsecond=int((fractie or "").ljust(6, "0")))
    return moment if nu - HOOGSTENS <= moment <= nu else None
