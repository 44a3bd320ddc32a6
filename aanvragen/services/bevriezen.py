"""Freezing what is filed: the whole content of a plan, and its place in the chain of its period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sectorplannen.kern.models import Gebruiker, Organisatie

from ..models import (
    Aanvraag,
    Arbeidsmarktregio,
    Bijdrage,
    Indiening,
    Knelpunt,
    Kostenpost,
    Maatregel,
    Sector,
    Tijdvak,
    Vertegenwoordiging,
)
from ..models.indiening import vingerafdruk

VELDEN = (
    "naam", "soort", "samenvatting", "arbeidsmarktanalyse", "uitvoering", "voorwaarden", "financieringsplan",
    "vervolgfinanciering", "start_op", "eind_op", "eigen_vermogen", "heeft_garantstelling", "garantstelling_bedrag",
    "voorschot_gewenst",
)  # fmt: skip
DEELVELDEN = {
    "knelpunten": ("volgnummer", "omschrijving", "bron_soort", "bron_titel", "bron_url", "bron_datum"),
    "maatregelen": (
        "volgnummer", "naam", "thema", "categorie", "branche", "doelgroep", "activiteit", "uitgangspunt", "streefgetal",
        "meetwijze", "start_op", "klaar_op", "deelnemers", "waarvan_jongeren", "waarvan_bbl", "kosten", "tarief", "gevraagd",
        "cofinanciering", "bijdrage_door",
    ),
    "bijdragen": ("soort", "naam", "bedrag"),
    "bijlagen": ("soort", "naam", "inhoudstype", "grootte", "sha256", "bestand"),
}  # fmt: skip
POSTVELDEN = ("soort", "omschrijving", "kosten", "uren", "bruto_loon")


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
    rechten = {v.organisatie_id: v for v in aanvraag.vertegenwoordigingen.all()}
    inhoud["hoofdaanvrager"] = _organisatie(aanvraag.hoofdaanvrager, rechten)
    inhoud["partners"] = [
        _organisatie(d.organisatie, rechten) | {"rol": d.rol} for d in aanvraag.deelnemers.select_related("organisatie")
    ]
    inhoud["sectoren"] = list(aanvraag.sectoren.values_list("nummer", flat=True))
    inhoud["regios"] = list(aanvraag.regios.values_list("nummer", flat=True))
    for deel, namen in DEELVELDEN.items():
        rijen = getattr(aanvraag, deel).all()
        if deel == "maatregelen":
            rijen = rijen.prefetch_related("knelpunten", "kostenposten")
        inhoud[deel] = [{naam: _plat(getattr(rij, naam)) for naam in namen} | _onder(rij) for rij in rijen]
    return inhoud


def _onder(rij: Any) -> dict[str, Any]:
    """What hangs below a measure: its bottlenecks by number, and its cost lines."""
    if not isinstance(rij, Maatregel):
        return {}
    posten = [{naam: _plat(getattr(post, naam)) for naam in POSTVELDEN} for post in rij.kostenposten.all()]
    return {"knelpunten": sorted(k.volgnummer for k in rij.knelpunten.all()), "kostenposten": posten}


def _organisatie(organisatie: Organisatie, rechten: dict[int, Vertegenwoordiging]) -> dict[str, Any]:
    plat: dict[str, Any] = {"naam": organisatie.naam, "kvk": organisatie.kvk, "soort": organisatie.soort}
    recht = rechten.get(organisatie.pk)
    if recht is not None:
        plat |= {"is_vereniging": recht.is_vereniging, "cao": recht.cao, "centrale": recht.centrale}
    return plat


def _plat(waarde: Any) -> Any:
    return waarde if waarde is None or isinstance(waarde, bool | int | str) else str(waarde)


def zet_terug(aanvraag: Aanvraag) -> None:
    """Put the texts, bottlenecks and measures back as they were last filed, under the lock that the caller holds.

    For a supplement that was begun and never sent: what is decided on is what was filed, never the draft. A filing from
    before a field existed does not speak of it.
    """
    inhoud = aanvraag.indieningen.latest("volgnummer").inhoud
    for veld in VELDEN:  # plain text and numbers; the fields read them when they are saved
        setattr(aanvraag, veld, inhoud.get(veld))
    aanvraag.sectoren.set(Sector.objects.filter(nummer__in=inhoud["sectoren"]))
    aanvraag.regios.set(Arbeidsmarktregio.objects.filter(nummer__in=inhoud["regios"]))
    for deel in (aanvraag.maatregelen, aanvraag.knelpunten, aanvraag.bijdragen):
        deel.all().delete()
    knelpunten = {rij["volgnummer"]: Knelpunt.objects.create(aanvraag=aanvraag, **rij) for rij in inhoud["knelpunten"]}
    for rij in inhoud["maatregelen"]:
        velden = {veld: rij[veld] for veld in DEELVELDEN["maatregelen"] if veld in rij}
        maatregel = Maatregel.objects.create(aanvraag=aanvraag, **velden)
        maatregel.knelpunten.set(knelpunten[nummer] for nummer in rij["knelpunten"])
        _zet_lijnen(Kostenpost, rij.get("kostenposten", ()), maatregel=maatregel)
    _zet_lijnen(Bijdrage, inhoud.get("bijdragen", ()), aanvraag=aanvraag)


def _zet_lijnen(soort: type[Kostenpost] | type[Bijdrage], rijen: Iterable[dict[str, Any]], **ouder: Any) -> None:
    for nummer, rij in enumerate(rijen, start=1):
        soort._default_manager.create(**ouder, volgnummer=nummer, **rij)
