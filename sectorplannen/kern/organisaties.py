"""Organisations come in, by the first of their people or as a partner that someone names, and keep their data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from . import berichten
from .berichtsoorten_kern import ORGANISATIE_GEWIJZIGD
from .fouten import Weigering
from .models import Gebruiker, Lidmaatschap, LidRol, Organisatie
from .tekst import eis_schoon
from .toegang import mag_organisatie_aanmelden, mag_organisatie_beheren
from .woorden import opsomming

VORMEN = frozenset({"bv", "nv", "vereniging", "stichting", "cooperatie", "ua", "de", "het"})
"""Words that do not tell two names apart."""
WIJZIGBAAR = {
    "naam": "de naam",
    "kvk": "het KvK-nummer",
    "soort": "de soort",
    "adres": "het adres",
    "postcode_plaats": "de postcode en de plaats",
    "iban": "het rekeningnummer",
    "website": "de website",
    "contact": "het algemene e-mailadres",
}
"""What those who sign change, and how it is called in a message."""


def organisatie_aanmelden(naam: str, kvk: str, soort: str, *, door: Gebruiker, **later: str) -> Organisatie:
    """Make an organisation known, with who does so as the one who signs for it (art. 2.2).

    `later`: what else is known of it already (`WIJZIGBAAR`), such as its address. A number that is known already is
    refused (Weigering): an organisation decides itself who its people are, and a partner that was named in a plan may
    not be taken by a stranger.
    """
    mag_organisatie_aanmelden.eis(door)
    if not kvk:
        raise Weigering("Vul het KvK-nummer van de organisatie in.")
    if door.organisaties.filter(kvk=kvk).exists():  # such as by a button that was pressed twice
        raise Weigering("Deze organisatie is al aangemeld en u hoort erbij. U vindt haar bij ‘Organisaties’.")
    _eis_bekend(later)
    _eis_algemeen(later.get("contact", ""), [door])
    with transaction.atomic():
        organisatie = _maak(naam, kvk, soort, **later)
        Lidmaatschap.objects.create(organisatie=organisatie, gebruiker=door, rol=LidRol.TEKENBEVOEGD)
    return organisatie


class NogOnbekend(Weigering):
    """No organisation has this number yet: to make one, its name and kind are needed."""


def partner_vinden(kvk: str, *, naam: str = "", soort: str = "") -> Organisatie:
    """The organisation with this number in the trade register; one that is new here is made, without people yet."""
    bekend = Organisatie.objects.filter(kvk=kvk).first() if kvk else None
    if bekend is not None:
        return bekend
    if not naam or not soort:
        raise NogOnbekend("Wij kennen dit KvK-nummer nog niet. Vul ook de naam en de soort in.")
    return _maak(naam, kvk, soort)


def organisatie_wijzigen(organisatie: Organisatie, *, door: Gebruiker, **velden: str) -> list[str]:
    """Change the data of an organisation; returns what changed, in words. The others who sign hear it, by e-mail too.

    A number in the trade register is filled in once, where there was none: by it an organisation is known. Raises
    Weigering for another number, for the address of one of its people as its public one, and for what the rules of the
    fields refuse.
    """
    _eis_bekend(velden)
    with transaction.atomic():
        actueel = Organisatie.objects.select_for_update().get(pk=organisatie.pk)
        mag_organisatie_beheren.eis(door, actueel)
        anders = {naam: waarde for naam, waarde in velden.items() if getattr(actueel, naam) != waarde}
        if "kvk" in anders and actueel.kvk:
            raise Weigering("Het KvK-nummer kunt u niet veranderen. Klopt het niet? Bel dan het loket.")
        if not anders:
            return []
        _eis_algemeen(anders.get("contact", ""), actueel.leden.all())
        for naam, waarde in anders.items():
            setattr(actueel, naam, waarde)
        actueel._history_user = door  # type: ignore[attr-defined]
        _bewaar(actueel)
        wat = [woord for naam, woord in WIJZIGBAAR.items() if naam in anders]
        adres = reverse("rondom:organisatie", args=[actueel.pk])
        berichten.zend(ORGANISATIE_GEWIJZIGD, actueel, link=adres, behalve=[door], door=door, wat=opsomming(wat))
    organisatie.refresh_from_db()
    return wat


def gelijkende(naam: str, *, behalve: Organisatie | None = None) -> list[Organisatie]:
    """Organisations whose name is spelled alike: the same but for capitals, accents, signs and words such as 'stichting'."""
    gezocht = _kern_van(naam)
    namen = Organisatie.objects.order_by("naam").values_list("pk", "naam")
    treffers = [pk for pk, ander in namen if gezocht and _kern_van(ander) == gezocht]
    rijen = Organisatie.objects.filter(pk__in=treffers)
    return list(rijen.exclude(pk=behalve.pk) if behalve else rijen)


def _kern_van(naam: str) -> str:
    kaal = "".join(teken for teken in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(teken))
    woorden = re.findall(r"\w+", kaal.casefold().replace(".", "").replace("'", "").replace("’", ""))
    return "".join(woord for woord in woorden if woord not in VORMEN)


def _eis_bekend(velden: dict[str, str]) -> None:
    if onbekend := velden.keys() - WIJZIGBAAR.keys():
        raise TypeError(f"Not of an organisation: {', '.join(sorted(onbekend))}")


def _eis_algemeen(contact: str, mensen: Iterable[Gebruiker]) -> None:
    """The public address is not that of one of its own people; whether others sign in with it, nobody learns here."""
    if contact and contact.casefold() in {wie.email.casefold() for wie in mensen}:
        raise Weigering(
            "Met dit e-mailadres logt iemand van de organisatie in. Dat maken wij niet openbaar. "
            "Vul een algemeen e-mailadres in, of laat het leeg."
        )


def _maak(naam: str, kvk: str, soort: str, **velden: Any) -> Organisatie:
    organisatie = Organisatie(naam=naam.strip(), kvk=kvk, soort=soort, **velden)
    _bewaar(organisatie)
    return organisatie


def _bewaar(organisatie: Organisatie) -> None:
    eis_schoon(*(getattr(organisatie, naam) for naam in WIJZIGBAAR))
    try:
        organisatie.full_clean(exclude=["leden"], validate_constraints=False)
        with transaction.atomic():
            organisatie.save()
    except ValidationError as fout:
        raise Weigering(" ".join(fout.messages)) from fout
    except IntegrityError as fout:
        raise Weigering(_al_bekend(organisatie.kvk)) from fout


def _al_bekend(kvk: str) -> str:
    if Lidmaatschap.objects.filter(organisatie__kvk=kvk, rol=LidRol.TEKENBEVOEGD).exists():
        return (
            "Deze organisatie is al aangemeld. Vraag iemand die voor haar mag tekenen om u uit te nodigen. "
            "U krijgt dan een e-mail met een link. Weet u niet wie dat is? Bel dan het loket."
        )
    return (
        "Deze organisatie staat al in een plan, maar er is nog niemand aan gekoppeld. Vraag de hoofdaanvrager van dat "
        "plan om u uit te nodigen. Lukt dat niet? Bel dan het loket."
    )
