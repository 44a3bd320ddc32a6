"""The way past the gate of interests: who must declare first is led to the page where that is done."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from aanvragen.toegang import EerstVerklaren


class Belangenpoort:
    """Middleware. A page of the agency leads to the declaration and back; files and other pages refuse, with a link to it."""

    def __init__(self, volgende: Callable[[HttpRequest], HttpResponse]) -> None:
        self.volgende = volgende

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.volgende(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Only for a plan that waits for a declaration; every other refusal goes its own way."""
        if not isinstance(fout, EerstVerklaren):
            return None
        adres = reverse("beoordeling:verklaar_belang", args=[fout.nummer])
        plaats = request.resolver_match
        if plaats is None or plaats.app_name != "beoordeling":
            return render(request, "403.html", {"exception": str(fout), "verklaren": adres}, status=403)
        terug = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
        return redirect(f"{adres}?{urlencode({'next': terug})}" if terug else adres)
