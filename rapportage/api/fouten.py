"""What could not be done, as problem+json (RFC 9457): status, title and detail in Dutch, all faults of a question together."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

MEDIATYPE = "application/problem+json"
TITELS = {
    400: "De vraag klopt niet",
    404: "Niet gevonden",
    405: "Deze methode kan niet",
    406: "Deze vorm is er niet",
    410: "Ingetrokken",
    500: "Er ging iets mis",
}
"""The status codes of the API that are no answer, and what they are called."""


@dataclass(frozen=True)
class Fout:
    """One fault in a question: in which key, what kind, and in a Dutch sentence."""

    sleutel: str
    code: str
    detail: str

    def als_dict(self) -> dict[str, Any]:
        """As it stands in the answer."""
        return {"in": "query", "location": {"name": self.sleutel}, "code": self.code, "detail": self.detail}


class GeenAntwoord(Exception):
    """Raised by an operation that has no answer."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


def antwoord(status: int, detail: str, fouten: Sequence[Fout] = ()) -> HttpResponse:
    """A problem as it is sent."""
    inhoud: dict[str, Any] = {"status": status, "title": TITELS[status], "detail": detail}
    if fouten:
        inhoud["errors"] = [fout.als_dict() for fout in fouten]
    return HttpResponse(json.dumps(inhoud, ensure_ascii=False), status=status, content_type=MEDIATYPE)


def op_fouten(fouten: Sequence[Fout]) -> HttpResponse:
    """A question with these faults, all told at once."""
    return antwoord(400, " ".join(fout.detail for fout in fouten), fouten)


def vreemde_sleutels(request: HttpRequest, bekend: Collection[str]) -> list[Fout]:
    """The keys of a question that are unknown, or that stand in it more than once."""
    uit = []
    for sleutel, waarden in request.GET.lists():
        if sleutel not in bekend:
            keuze = f" Wat wel kan: {', '.join(bekend)}." if bekend else ""
            uit.append(Fout(sleutel, "onbekend", f"De sleutel ‘{sleutel}’ bestaat hier niet.{keuze}"))
        elif len(waarden) > 1:
            uit.append(Fout(sleutel, "dubbel", f"De sleutel ‘{sleutel}’ staat er meer dan eens."))
    return uit


def uit_validatie(fouten: Sequence[dict[str, Any]]) -> list[Fout]:
    """What pydantic found, in Dutch."""
    return [
        Fout(sleutel := str(fout["loc"][-1]), fout["type"], f"‘{sleutel}’ {_zin(fout)}.")
        for fout in fouten
    ]  # fmt: skip


def _zin(fout: dict[str, Any]) -> str:
    grens = fout.get("ctx", {})
    zinnen = {
        "greater_than_equal": f"is ten minste {grens.get('ge')}",
        "less_than_equal": f"is ten hoogste {grens.get('le')}",
        "string_too_long": f"heeft ten hoogste {grens.get('max_length')} tekens",
    }
    eigen = fout["msg"] if fout["type"] in {"geen_heel_getal", "onbekende_keuze"} else "heeft geen geldige waarde"
    return zinnen.get(fout["type"], eigen)
