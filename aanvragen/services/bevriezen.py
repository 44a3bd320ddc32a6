"""Freezing what is filed: the whole content of a plan, and its place in the chain of its period."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag, Arbeidsmarktregio, Indiening, Knelpunt, Maatregel, Sector, Tijdvak
from ..models.indiening import vingerafdruk

VELDEN = (
    "naam", "soort", "samenvatting", "arbeidsmarktanalyse", "uitvoering", "voorwaarden", "financieringsplan",
    "vervolgfinanciering", "start_op", "eind_op", "eigen_vermogen", "heeft_garantstelling", "voorschot_gewenst",
)  # fmt: skip
DEELVELDEN = {
    "knelpunten": ("volgnummer", "omschrijving", "bron_soort", "bron_titel", "bron_url", "bron_datum"),
    "maatregelen": (
        "volgnummer", "naam", "thema", "categorie", "branche", "doelgroep", "activiteit", "uitgangspunt", "meetwijze",
        "klaar_op", "deelnemers", "waarvan_jongeren", "waarvan_bbl", "kosten", "tarief", "cofinanciering", "bijdrage_door",
    ),
    "bijlagen": ("soort", "naam", "inhoudstype", "grootte", "sha256", "bestand"),
}  # fmt: skip


def bevries(
    aanvraag: Aanvraag,
    *,
    op: datetime,
    door: Gebruiker | None,
    toelichting: str = "",
    inhoud: dict[str, Any] | None = None,
) -> Indiening:
    """Add a filing to the chain of its period: content, hash, and the hash before it. Runs under the lock on the period."""
    tijdvak = Tijdvak.objects.select_for_update().get(pk=aanvraag.tijdvak_id)
    vorige = tijdvak.indieningen.order_by("-reeksnummer").first()
    vorige_sha = vorige.sha256 if vorige else ""
    inhoud = inhoud if inhoud is not None else inhoud_van(aanvraag)
    indiening = Indiening(
        aanvraag=aanvraag,
        tijdvak=tijdvak,
        volgnummer=aanvraag.indieningen.count() + 1,
        reeksnummer=vorige.reeksnummer + 1 if vorige else 1,
        op=op,
        door=door,
        inhoud=inhoud,
        toelichting=toelichting,
        vorige_sha256=vorige_sha,
    )
    indiening.sha256 = vingerafdruk(indiening)
    indiening.save(force_insert=True)
    return indiening


def inhoud_van(aanvraag: Aanvraag) -> dict[str, Any]:
    """The whole content of a plan as plain text and numbers, as it is now. Amounts and dates are strings."""
    inhoud: dict[str, Any] = {veld: _plat(getattr(aanvraag, veld)) for veld in VELDEN}
    inhoud["hoofdaanvrager"] = _organisatie(aanvraag.hoofdaanvrager)
    inhoud["partners"] = [
        _organisatie(d.organisatie) | {"rol": d.rol} for d in aanvraag.deelnemers.select_related("organisatie")
    ]
    inhoud["sectoren"] = list(aanvraag.sectoren.values_list("nummer", flat=True))
    inhoud["regios"] = list(aanvraag.regios.values_list("nummer", flat=True))
    for deel, namen in DEELVELDEN.items():
        inhoud[deel] = [{naam: _plat(getattr(rij, naam)) for naam in namen} for rij in getattr(aanvraag, deel).all()]
    koppelingen = {
        m.volgnummer: sorted(k.volgnummer for k in m.knelpunten.all())
        for m in aanvraag.maatregelen.prefetch_related("knelpunten")
    }
    for maatregel in inhoud["maatregelen"]:
        maatregel["knelpunten"] = koppelingen[maatregel["volgnummer"]]
    return inhoud


def _organisatie(organisatie: Any) -> dict[str, str]:
    return {"naam": organisatie.naam, "kvk": organisatie.kvk, "soort": organisatie.soort}


def _plat(waarde: Any) -> Any:
    return waarde if waarde is None or isinstance(waarde, bool | int | str) else str(waarde)


def zet_terug(aanvraag: Aanvraag) -> None:
    """Put the texts, bottlenecks and measures back as they were last filed, under the lock that the caller holds.

    For a supplement that was begun and never sent: what is decided on is what was filed, never the draft.
    """
    inhoud = aanvraag.indieningen.latest("volgnummer").inhoud
    for veld in VELDEN:  # plain text and numbers; the fields read them when they are saved
        setattr(aanvraag, veld, inhoud[veld])
    aanvraag.sectoren.set(Sector.objects.filter(nummer__in=inhoud["sectoren"]))
    aanvraag.regios.set(Arbeidsmarktregio.objects.filter(nummer__in=inhoud["regios"]))
    aanvraag.maatregelen.all().delete()
    aanvraag.knelpunten.all().delete()
    knelpunten = {rij["volgnummer"]: Knelpunt.objects.create(aanvraag=aanvraag, **rij) for rij in inhoud["knelpunten"]}
    for rij in inhoud["maatregelen"]:
        gekozen = [knelpunten[nummer] for nummer in rij["knelpunten"]]
        velden = {veld: rij[veld] for veld in DEELVELDEN["maatregelen"]}
        Maatregel.objects.create(aanvraag=aanvraag, **velden).knelpunten.set(gekozen)
