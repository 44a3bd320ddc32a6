"""Who will get a message, in words: a page says so before a person's action sends it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .berichtsoorten import Berichtsoort
from .models import Gebruiker, Lidmaatschap
from .woorden import opsomming

DIENST = "Agentschap SZW"
GENOEMD = 6
"""So many people of one organisation are named; the rest is counted."""


def in_woorden(
    gevallen: Sequence[tuple[Berichtsoort, Any]], *, lezer: Any = None, behalve: Iterable[Gebruiker] = ()
) -> list[str]:
    """The readers of messages, each about a case, as groups such as 'J. de Vries en A. Bakker (Bouwend NL)'; one query
    beside those of the rules.

    Of a kind without a case the rule in words. An applicant reads only 'Agentschap SZW' of who works there.
    """
    behalve, toon_dienst = list(behalve), bool(getattr(lezer, "is_dienst", False))
    mensen: dict[int, Gebruiker] = {}
    los: list[str] = []
    for soort, zaak in gevallen:
        if soort.voor_dienst and not toon_dienst:
            los.append(DIENST)
        elif zaak is None:
            los.append(soort.wie)
        else:
            mensen |= {persoon.pk: persoon for persoon in soort.ontvangers(zaak, behalve=behalve)}
            los += sorted(soort.adressen(zaak)) if soort.adressen else []
    bij = _organisaties([p for p in mensen.values() if not p.is_dienst], gevallen[0][1])
    groepen: dict[str, list[str]] = {}
    for persoon in mensen.values():
        groepen.setdefault(DIENST if persoon.is_dienst else bij.get(persoon.pk, ""), []).append(str(persoon))
    namen = [DIENST if naam == DIENST and not toon_dienst else _groep(naam, wie) for naam, wie in groepen.items()]
    return list(dict.fromkeys([*namen, *los]))


def _groep(organisatie: str, mensen: list[str]) -> str:
    rest = len(mensen) - GENOEMD
    genoemd = opsomming(mensen if rest <= 0 else [*mensen[:GENOEMD], f"nog {rest}"])
    return f"{genoemd} ({organisatie})" if organisatie else genoemd


def _organisaties(mensen: list[Gebruiker], zaak: Any) -> dict[int, str]:
    """Per person (by key) the organisation for which the message comes: that of the case, or else the first by name."""
    if not mensen:
        return {}
    van_de_zaak = _organisatie_van(zaak)
    rijen = (
        Lidmaatschap.objects.filter(gebruiker__in=mensen).select_related("organisatie").order_by("organisatie__naam")
    )
    uit: dict[int, str] = {}
    for lid in rijen:
        if lid.organisatie_id == van_de_zaak:
            uit[lid.gebruiker_id] = str(lid.organisatie)
        else:
            uit.setdefault(lid.gebruiker_id, str(lid.organisatie))
    return uit


def _organisatie_van(zaak: Any) -> int | None:
    """The key of the organisation whose case it is: of a plan, of what belongs to a plan, or of an organisation's own."""
    for drager in (zaak, getattr(zaak, "aanvraag", None)):
        for veld in ("hoofdaanvrager_id", "organisatie_id"):
            if drager is not None and getattr(drager, veld, None):
                return getattr(drager, veld)
    return None
