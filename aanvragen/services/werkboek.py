"""Taking the measures of a workbook into a plan: all of it or nothing, and only what its sender has seen."""

from __future__ import annotations

from typing import Any

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.werkboek.fouten import WerkboekGeweigerd

from ..models import Aanvraag, Kostenpost, Maatregel
from ..toegang import mag_bewerken
from ..werkboek import Inhoud, Verslag, Wijziging, vergelijk
from .bewerking import bewerking, keur
from .maatregelen import HIER, geld_van

TOCH = "Iemand anders heeft maatregelen intussen gewijzigd. Er is niets ingelezen. Bekijk hieronder wat u zou overschrijven."
ANDERS = "Het plan is intussen veranderd. Er is nog niets ingelezen. Bekijk hieronder opnieuw wat er verandert."


def werkboek_inlezen(
    aanvraag: Aanvraag, inhoud: Inhoud, *, door: Gebruiker, gezien: str | None = None, toch: bool = False
) -> Verslag:
    """Change and add what the workbook says, in one transaction. What stands there already is no change.

    `gezien` is the fingerprint of the report that was shown: where by now something else would be done, nothing is.
    Raises WerkboekGeweigerd with the mistakes, or Weigering where it would overwrite what another did and not `toch`.
    """
    mag_bewerken.eis(door, aanvraag)
    verslag = _eis_inleesbaar(vergelijk(inhoud, aanvraag))
    if not verslag.te_doen:
        return verslag
    with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
        verslag = _eis_inleesbaar(vergelijk(inhoud, actueel))
        if verslag.te_doen and gezien is not None and gezien != verslag.vinger:
            raise Weigering(ANDERS)
        if verslag.botsingen and not toch:
            raise Weigering(TOCH)
        _schrijf(verslag.te_doen, actueel)
    return verslag


def _eis_inleesbaar(verslag: Verslag) -> Verslag:
    if verslag.fouten:
        raise WerkboekGeweigerd(verslag.fouten)
    return verslag


def _schrijf(wijzigingen: list[Wijziging], aanvraag: Aanvraag) -> None:
    """All at once, in a few queries: two hundred measures must not keep others of the plan waiting.

    Every row passes the rules of its fields here; rules between fields were checked cell by cell, and the database has them.
    """
    paren = [(wijziging, _gevuld(wijziging, aanvraag)) for wijziging in wijzigingen]
    Maatregel.objects.bulk_create([rij for _, rij in paren if rij.pk is None])
    for wijziging, rij in paren:
        if wijziging.maatregel is not None:
            rij.save(force_update=True)
    _zet_posten([(rij, wijziging.posten) for wijziging, rij in paren if wijziging.posten is not None])
    _zet_knelpunten([(rij, w.knelpunten) for w, rij in paren if w.knelpunten is not None], aanvraag)


def _gevuld(wijziging: Wijziging, aanvraag: Aanvraag) -> Maatregel:
    rij = wijziging.maatregel or Maatregel(
        aanvraag=aanvraag, volgnummer=wijziging.volgnummer, sleutel=wijziging.sleutel
    )
    velden = {veld: _als_getypt(waarde) for veld, waarde in wijziging.velden.items()}
    if wijziging.posten is not None:
        velden |= geld_van(wijziging.posten, velden.get("gevraagd", rij.gevraagd), aanvraag.tijdvak.regelingversie)
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    keur(rij)
    return rij


def _zet_posten(paren: list[tuple[Maatregel, list[dict[str, Any]]]]) -> None:
    Kostenpost.objects.filter(maatregel__in=[rij.pk for rij, _ in paren]).delete()
    posten = [Kostenpost(maatregel=rij, volgnummer=nr, **p) for rij, lijst in paren for nr, p in enumerate(lijst, 1)]
    for post in posten:
        keur(post)
    Kostenpost.objects.bulk_create(posten)


def _zet_knelpunten(paren: list[tuple[Maatregel, tuple[int, ...]]], aanvraag: Aanvraag) -> None:
    knelpunten = dict(aanvraag.knelpunten.values_list("volgnummer", "pk"))
    tussen = Maatregel.knelpunten.through
    tussen.objects.filter(maatregel__in=[rij.pk for rij, _ in paren]).delete()
    tussen.objects.bulk_create(
        tussen(maatregel_id=rij.pk, knelpunt_id=knelpunten[nummer]) for rij, nummers in paren for nummer in nummers
    )


def _als_getypt(waarde: Any) -> Any:
    """Line ends as a browser sends them, so that the page of the measure sees no change where there is none."""
    return waarde.replace("\n", "\r\n") if isinstance(waarde, str) else waarde
