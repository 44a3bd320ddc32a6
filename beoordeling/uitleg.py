"""Why is a plan in, partly in, or out? In a sentence, with the amounts, of no other plans than the reader may see."""

from __future__ import annotations

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.geld import euro, getal
from sectorplannen.kern.models import Gebruiker, Rol

from .toegang import heeft_band
from .volgorde import Plek, Uitkomst, volgorde

HOE_HET_AFLIEP: dict[str, str] = {
    Status.BUITEN_BEHANDELING: "het is buiten behandeling gesteld",
    Status.VERLENING_INGETROKKEN: "de verlening is ingetrokken",
}
"""Of the ends whose label makes no sentence after 'het is'."""
ZONDER_BANDEN = "Plannen waarmee u een band heeft gemeld, tellen hierin niet mee."


def uitleg(aanvraag: Aanvraag, gebruiker: Gebruiker) -> str:
    """The sentence for the dossier of a plan, as things stand now; empty for who has no order, or of which there is none yet.

    An assessor judges what a plan is worth, not whether there is money for it.
    """
    if aanvraag.volledig_op is None or gebruiker.rol == Rol.BEOORDELAAR or heeft_band(gebruiker, aanvraag):
        return ""
    plekken = volgorde(aanvraag.tijdvak, gebruiker, vandaag())
    plek = next((plek for plek in plekken if plek.aanvraag.pk == aanvraag.pk), None)
    if plek is None:
        return ""
    banden = gebruiker.belangenverklaringen.filter(heeft_band=True, aanvraag__tijdvak=aanvraag.tijdvak)
    rest = f" {ZONDER_BANDEN}" if plek.kans.is_onbeslist and banden.exists() else ""
    return f"{zin(plek)}{rest}"


def zin(plek: Plek) -> str:
    """Why this place in the order means what it means."""
    return ZINNEN[plek.uitkomst](plek)


def _verleend(plek: Plek) -> str:
    gevraagd = plek.kans.gevraagd
    if plek.krijgt >= gevraagd:
        return f"Dit plan kreeg {euro(plek.krijgt)}: alles wat het vroeg."
    waarom = " Meer was er toen niet over (Awb 4:25)." if plek.kans.wegens_plafond else ""
    return f"Dit plan kreeg {euro(plek.krijgt)} van de {euro(gevraagd)} die het vroeg.{waarom}"


def _past(plek: Plek) -> str:
    over = f"Voor dit plan is genoeg over: het vraagt {euro(plek.bedrag)} en er is nog {euro(plek.rest)}"
    return f"{over}{_na(plek, 'nadat')}."


def _deels(plek: Plek) -> str:
    over = f"Voor dit plan is {euro(plek.krijgt)} over van de {euro(plek.bedrag)} die het vraagt"
    return f"{over}{_na(plek, 'omdat')}. Dat deel kan worden verleend (Awb 4:25)."


def _past_niet(plek: Plek) -> str:
    return f"Voor dit plan is niets over van de {euro(plek.bedrag)} die het vraagt{_na(plek, 'omdat')}."


def _telt_niet_mee(plek: Plek) -> str:
    if plek.kans.buiten:
        return f"Dit plan telt niet mee. {plek.kans.buiten}"
    if plek.kans.wegens_plafond:
        wat = f"Dit plan is afgewezen omdat er geen geld meer over was voor de {euro(plek.kans.gevraagd)} die het vroeg"
        return f"{wat} (Awb 4:25). Wat later vrijkomt, verandert dat niet."
    hoe = HOE_HET_AFLIEP.get(plek.status) or f"het is {plek.status.label.lower()}"
    return f"Dit plan telt niet mee: {hoe}."


def _na(plek: Plek, voegwoord: str) -> str:
    """What others have or would get before this plan comes to its turn; nothing when there are none."""
    delen = []
    if plek.ervoor:
        een = plek.ervoor == 1
        werkwoord = ("kreeg" if een else "kregen") if plek.ervoor_vast else ("krijgt" if een else "krijgen")
        wie = "het plan ervoor" if een else f"de {getal(plek.ervoor)} plannen ervoor samen"
        delen.append(f"{wie} {euro(plek.ervoor_samen)} {werkwoord}")
    if plek.erna:
        delen.append(f"aan plannen erna al {euro(plek.erna)} is verleend")
    return f", {voegwoord} {' en '.join(delen)}" if delen else ""


ZINNEN = {
    Uitkomst.VERLEEND: _verleend,
    Uitkomst.PAST: _past,
    Uitkomst.DEELS: _deels,
    Uitkomst.PAST_NIET: _past_niet,
    Uitkomst.TELT_NIET_MEE: _telt_niet_mee,
}
