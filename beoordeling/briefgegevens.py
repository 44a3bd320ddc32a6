"""What stands in a letter, as plain values that are frozen with it: days as ISO text, money as decimal text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from aanvragen.models import Aanvraag
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.geld import euro

from . import plafond
from .artikelen import AFWIJZINGSGRONDEN, IN_WOORDEN
from .models import SLAAGT, Besluit, BesluitSoort, Bezwaar, Brief, BriefSoort
from .volgorde import kansen, verdeel

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
    return BriefSoort.GEDEELTELIJKE_VERLENING if besluit.is_deel else BriefSoort.VERLENING


def van_besluit(besluit: Besluit) -> tuple[dict[str, Any], dict[str, str]]:
    """What a decision says, to freeze; and the names that its template may use besides those of the head."""
    aanvraag = besluit.aanvraag
    maatregelen = [_maatregel(m) for m in _genoemd(besluit)]
    gegevens: dict[str, Any] = {
        "besluit": besluit.soort,
        "indiening": besluit.indiening.volgnummer,
        "volledig_op": dag_van(aanvraag.volledig_op).isoformat() if aanvraag.volledig_op else "",
        "bedrag": str(besluit.bedrag),
        "gevraagd": str(aanvraag.gevraagd),
        "maatregelen": maatregelen,
        "deelnemers": sum(m["aantal"] for m in maatregelen),
        "deelnemers_gevraagd": sum(m["gevraagd_aantal"] for m in maatregelen),
        "gronden": [grond(letter) for letter in besluit.gronden],
        "wegens_plafond": besluit.wegens_plafond,
        "verdeling": aanvraag.tijdvak.verdeling,
        "geloot": aanvraag.lot is not None,
        "motivering": besluit.motivering,
        "voorwaarden": besluit.voorwaarden,
        "voorschot": besluit.voorschot,
        "voorschot_gevraagd": aanvraag.voorschot_gewenst,
        "start_op": aanvraag.start_op.isoformat() if aanvraag.start_op else "",
        "eind_op": aanvraag.eind_op.isoformat() if aanvraag.eind_op else "",
    }
    namen = {"bedrag": euro(besluit.bedrag), "gevraagd": euro(aanvraag.gevraagd)}
    if besluit.wegens_plafond and not besluit.op_bezwaar:
        gegevens |= _ruimte(besluit)
    if besluit.soort == BesluitSoort.INTREKKING_VERLENING:
        verlening = aanvraag.besluiten.filter(soort=BesluitSoort.VERLENING, pk__lt=besluit.pk).last()
        gegevens |= _eerder(verlening)
        namen["verleend"] = euro(verlening.bedrag if verlening else Decimal(0))
        namen["verleend_op"] = datum_nl(verlening.op) if verlening else ""
    if besluit.soort == BesluitSoort.BUITEN_BEHANDELING:
        gegevens |= _gevraagde_aanvulling(aanvraag)
    return gegevens, namen


def grond(letter: str) -> dict[str, str]:
    """A ground of art. 2.5: its letter, and its words without it."""
    return {"letter": letter, "tekst": AFWIJZINGSGRONDEN[letter].removeprefix(f"{letter}. ")}


def _ruimte(besluit: Besluit) -> dict[str, str]:
    """The ceiling, and what the decision found left under it: what a grant takes is booked before its letter is written.

    Nothing where its sum would not explain: the ledger still has room, plans that go before this one still wait for theirs, or
    plans after it were granted first, so that it was not left when this one came to its turn.
    """
    tijdvak, dag = besluit.aanvraag.tijdvak, dag_van(besluit.op)
    saldo = plafond.saldo(tijdvak, dag)
    over = saldo.ruimte + besluit.bedrag
    if over >= besluit.aanvraag.gevraagd:
        return {}
    plekken = verdeel(kansen(tijdvak, Aanvraag.objects.all(), dag), saldo.ruimte)
    plek = next((plek for plek in plekken if plek.aanvraag.pk == besluit.aanvraag_id), None)
    if plek is not None and (plek.erna > 0 or not plek.ervoor_vast):
        return {}
    return {"plafond": str(saldo.plafond), "over": str(over)}


def _eerder(verlening: Besluit | None) -> dict[str, str]:
    """The grant that is withdrawn."""
    if verlening is None:
        return {}
    return {
        "verleend": str(verlening.bedrag),
        "verleend_op": dag_van(verlening.op).isoformat(),
        "verleend_kenmerk": _kenmerk(verlening),
    }


def brief_van(besluit: Besluit) -> Brief | None:
    """The letter that announces a decision: its own, or that of the objection on which it was taken; None when taken over."""
    return Brief.objects.filter(besluit=besluit).first() or Brief.objects.filter(bezwaar__beslissing=besluit).first()


def _kenmerk(besluit: Besluit) -> str:
    """The reference of the letter that announced a decision; one that was taken over has none here."""
    brief = brief_van(besluit)
    return str(brief.gegevens["kenmerk"]) if brief else ""


def _gevraagde_aanvulling(aanvraag: Aanvraag) -> dict[str, Any]:
    """What was asked before a plan was left aside, and until when (Awb 4:5): of a longer term, the last."""
    verzoek = aanvraag.aanvullingsverzoeken.last()
    if verzoek is None:
        return {}
    return {
        "aanvulling_gevraagd_op": dag_van(verzoek.gevraagd_op).isoformat(),
        "aanvullen_voor_op": verzoek.uiterlijk_op.isoformat(),
        "ontbrak": [{"letter": letter, "naam": IN_WOORDEN[letter]} for letter in verzoek.onderdelen],
    }


def na_bezwaar(besluit: Besluit) -> tuple[dict[str, Any], dict[str, str]]:
    """Of a decision on a plan that was assessed again: on which objection it was; and the names for its remedy."""
    bezwaar = besluit.aanvraag.bezwaren.filter(uitkomst__in=SLAAGT).latest("beslist_op")
    return {"na_bezwaar_van_op": bezwaar.ontvangen_op.isoformat()}, _namen(bezwaar)


def _namen(bezwaar: Bezwaar) -> dict[str, str]:
    return {"ontvangen_op": datum_nl(bezwaar.ontvangen_op), "besluit_van": datum_nl(bezwaar.besluit.op)}


def van_bezwaar(bezwaar: Bezwaar) -> tuple[dict[str, Any], dict[str, str]]:
    """What the decision on an objection says, with that of the new decision on the plan; and the names for its template."""
    gegevens: dict[str, Any] = {
        "uitkomst": bezwaar.uitkomst,
        "uitkomst_in_woorden": bezwaar.get_uitkomst_display(),
        "ontvangen_op": bezwaar.ontvangen_op.isoformat(),
        "te_laat": bezwaar.te_laat,
        "gehoord_op": bezwaar.gehoord_op.isoformat() if bezwaar.gehoord_op else "",
        "verslag": bezwaar.verslag,
        "commissie": bezwaar.commissie,
        "besluit_op": dag_van(bezwaar.besluit.op).isoformat(),
        "besluit_soort": bezwaar.besluit.soort,
        "besluit_kenmerk": _kenmerk(bezwaar.besluit),
        "waarom": bezwaar.motivering,
    }
    namen = _namen(bezwaar)
    if bezwaar.beslissing:
        nieuw, bij = van_besluit(bezwaar.beslissing)
        if nieuw["motivering"] == bezwaar.motivering:  # said once
            nieuw["motivering"] = ""
        gegevens |= {"nieuw": True, "met_redenen": any(m["reden"] for m in nieuw["maatregelen"])} | nieuw
        namen |= bij
    return gegevens, namen


def _genoemd(besluit: Besluit) -> list[Any]:
    return list(besluit.maatregelen.select_related("maatregel"))


def _maatregel(rij: Any) -> dict[str, Any]:
    maatregel = rij.maatregel
    return {
        "volgnummer": maatregel.volgnummer,
        "naam": maatregel.naam,
        "gevraagd": str(maatregel.cofinanciering),
        "toegekend": str(rij.bedrag),
        "gevraagd_aantal": maatregel.deelnemers,
        "aantal": rij.deelnemers,
        "reden": rij.reden,
    }
