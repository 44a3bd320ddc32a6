"""What stands in a letter, as plain values that are frozen with it: days as ISO text, money as decimal text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from aanvragen.models import Aanvraag
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.geld import euro

from .artikelen import AFWIJZINGSGRONDEN
from .models import Besluit, BesluitSoort, BriefSoort

SOORT_VAN: dict[str, BriefSoort] = {
    BesluitSoort.AFWIJZING: BriefSoort.AFWIJZING,
    BesluitSoort.BUITEN_BEHANDELING: BriefSoort.BUITEN_BEHANDELING,
    BesluitSoort.INTREKKING_VERLENING: BriefSoort.INTREKKING_VERLENING,
}


def van_plan(aanvraag: Aanvraag, dag: date, kenmerk: str) -> dict[str, Any]:
    """The head of every letter: the plan, to whom, the day and the reference."""
    aan = aanvraag.hoofdaanvrager
    return {
        "nummer": aanvraag.nummer,
        "kenmerk": kenmerk,
        "plan": aanvraag.naam_met_soort,
        "tijdvak": aanvraag.tijdvak.naam,
        "verzonnen": bool(aanvraag.verzonnen),
        "aan": {"naam": aan.naam, "kvk": aan.kvk, "adres": aan.adres, "plaats": aan.postcode_plaats},
        "ingediend_op": dag_van(aanvraag.ingediend_op).isoformat() if aanvraag.ingediend_op else "",
        "dag": dag.isoformat(),
    }


def als_tekst(hoofd: dict[str, Any]) -> dict[str, str]:
    """The head as the names that a template may use."""
    return {
        "nummer": hoofd["nummer"],
        "kenmerk": hoofd["kenmerk"],
        "plan": hoofd["plan"],
        "aanvrager": hoofd["aan"]["naam"],
        "tijdvak": hoofd["tijdvak"],
        "ingediend_op": datum_nl(date.fromisoformat(hoofd["ingediend_op"])) if hoofd["ingediend_op"] else "",
        "dag": datum_nl(date.fromisoformat(hoofd["dag"])),
    }


def soort_van(besluit: Besluit) -> BriefSoort:
    """Which letter announces a decision; a grant of less than was asked is a partial one."""
    if besluit.soort != BesluitSoort.VERLENING:
        return SOORT_VAN[besluit.soort]
    minder = besluit.bedrag < besluit.aanvraag.gevraagd or any(
        m.aantal is not None and m.aantal < m.maatregel.deelnemers for m in _genoemd(besluit)
    )
    return BriefSoort.GEDEELTELIJKE_VERLENING if minder else BriefSoort.VERLENING


def van_besluit(besluit: Besluit) -> tuple[dict[str, Any], dict[str, str]]:
    """What a decision says, to freeze; and the names that its template may use besides those of the head."""
    aanvraag = besluit.aanvraag
    gegevens: dict[str, Any] = {
        "besluit": besluit.soort,
        "indiening": besluit.indiening.volgnummer,
        "bedrag": str(besluit.bedrag),
        "gevraagd": str(aanvraag.gevraagd),
        "maatregelen": [_maatregel(m, besluit) for m in _genoemd(besluit)],
        "gronden": [{"letter": letter, "tekst": AFWIJZINGSGRONDEN[letter]} for letter in besluit.gronden],
        "wegens_plafond": besluit.wegens_plafond,
        "motivering": besluit.motivering,
        "voorwaarden": besluit.voorwaarden,
        "voorschot": besluit.voorschot,
        "start_op": aanvraag.start_op.isoformat() if aanvraag.start_op else "",
        "eind_op": aanvraag.eind_op.isoformat() if aanvraag.eind_op else "",
    }
    namen = {"bedrag": euro(besluit.bedrag), "gevraagd": euro(aanvraag.gevraagd)}
    if besluit.soort == BesluitSoort.INTREKKING_VERLENING:
        verlening = aanvraag.besluiten.filter(soort=BesluitSoort.VERLENING, pk__lt=besluit.pk).last()
        namen["verleend"] = euro(verlening.bedrag if verlening else Decimal(0))
        namen["verleend_op"] = datum_nl(verlening.op) if verlening else ""
    return gegevens, namen


def _genoemd(besluit: Besluit) -> list[Any]:
    return list(besluit.maatregelen.select_related("maatregel"))


def _maatregel(rij: Any, besluit: Besluit) -> dict[str, Any]:
    maatregel = rij.maatregel
    return {
        "volgnummer": maatregel.volgnummer,
        "naam": maatregel.naam,
        "gevraagd": str(maatregel.cofinanciering),
        "toegekend": str(rij.bedrag),
        "gevraagd_aantal": maatregel.deelnemers,
        "aantal": 0 if not rij.bedrag else maatregel.deelnemers if rij.aantal is None else rij.aantal,
        "reden": rij.reden,
    }
