"""The content of a plan as a person reads it: codes become words. Draft and frozen filing are shown by the same page."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sectorplannen.kern.models import OrganisatieSoort

from .models import (
    AanvraagSoort,
    Arbeidsmarktregio,
    BijdrageSoort,
    BijlageSoort,
    BronSoort,
    Categorie,
    Centrale,
    DeelnemerRol,
    KostenSoort,
    Sector,
    Thema,
)

NUL = Decimal("0.00")


def leesbaar(inhoud: dict[str, Any]) -> dict[str, Any]:
    """What was (or would be) frozen, with words for codes and names for numbers.

    A part that is absent stays absent: a plan that was taken over knows less than one that was written here.
    """
    return inhoud | {
        "soort": _woord(AanvraagSoort, inhoud.get("soort")),
        "hoofdaanvrager": _organisatie(inhoud.get("hoofdaanvrager", {})),
        "partners": [_organisatie(partner) for partner in inhoud.get("partners", [])],
        "sectoren": _namen(Sector, inhoud.get("sectoren")),
        "regios": _namen(Arbeidsmarktregio, inhoud.get("regios")),
        "heeft_garantstelling": _ja_nee(inhoud.get("heeft_garantstelling")),
        "voorschot_gewenst": _ja_nee(inhoud.get("voorschot_gewenst")),
        "knelpunten": [
            k | {"bron_soort": _woord(BronSoort, k.get("bron_soort"))} for k in inhoud.get("knelpunten", [])
        ],
        "maatregelen": [_maatregel(m) for m in inhoud.get("maatregelen", [])],
        "samen": samen(inhoud),
        "bijdragen": [b | {"soort": _woord(BijdrageSoort, b.get("soort"))} for b in inhoud.get("bijdragen", [])],
        "bijlagen": [b | {"soort": _woord(BijlageSoort, b.get("soort"))} for b in inhoud.get("bijlagen", [])],
    }


def samen(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Of all measures together: participants; costs, what is asked and what the partners pay, in euros."""
    maatregelen = inhoud.get("maatregelen", [])
    kosten = sum((Decimal(m.get("kosten") or 0) for m in maatregelen), NUL)
    cofinanciering = sum((Decimal(m.get("cofinanciering") or 0) for m in maatregelen), NUL)
    return {
        "deelnemers": sum(int(m.get("deelnemers") or 0) for m in maatregelen),
        "kosten": kosten,
        "cofinanciering": cofinanciering,
        "eigen_bijdrage": kosten - cofinanciering,
    }


def _maatregel(m: dict[str, Any]) -> dict[str, Any]:
    nummers = ", ".join(str(nummer) for nummer in m.get("knelpunten", []))
    return m | {
        "thema": _woord(Thema, m.get("thema")),
        "categorie": _woord(Categorie, m.get("categorie")),
        "knelpunten": nummers,
        "kostenposten": [_kostenpost(k) for k in m.get("kostenposten", [])],
    }


def _kostenpost(k: dict[str, Any]) -> dict[str, Any]:
    """With its kind in words; `code` stays, for the rate follows from it."""
    return k | {"soort": _woord(KostenSoort, k.get("soort")), "code": k.get("soort", "")}


def _organisatie(o: dict[str, Any]) -> dict[str, Any]:
    return o | {
        "soort": _woord(OrganisatieSoort, o.get("soort")),
        "rol": _woord(DeelnemerRol, o.get("rol")),
        "centrale": _woord(Centrale, o.get("centrale")),
        "is_vereniging": _ja_nee(o.get("is_vereniging")),
        "recht": recht_in_woorden(o),
    }


def recht_in_woorden(o: Mapping[str, Any]) -> str:
    """By what an organisation says it counts as one of employers or of employees (art. 1.1); empty where it said nothing."""
    vereniging: dict[bool | None, str] = {True: "vereniging met volledige rechtsbevoegdheid", False: "geen vereniging"}
    delen = [
        vereniging.get(o.get("is_vereniging"), ""),
        _partij_bij((o.get("cao") or "").strip()),
        f"lid van {_woord(Centrale, o.get('centrale'))}" if o.get("centrale") else "",
    ]
    zin = ", ".join(filter(None, delen))
    return zin[:1].upper() + zin[1:]


def _partij_bij(cao: str) -> str:
    """The name of a collective agreement as it was filled in, with or without the word."""
    return f"partij bij de {cao if cao[:3].lower() == 'cao' else f'cao {cao}'}" if cao else ""


def _woord(keuzes: Any, code: Any) -> str:
    return str(keuzes(code).label) if code in keuzes.values else str(code or "")


def _namen(model: Any, nummers: list[int] | None) -> str:
    return ", ".join(model.objects.filter(nummer__in=nummers or []).values_list("naam", flat=True))


def _ja_nee(waarde: bool | None) -> str:
    return "" if waarde is None else "Ja" if waarde else "Nee"
