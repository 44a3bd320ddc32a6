"""Every message is a template: its name, what it says, and by which rule it finds its readers. Written once, sent by services.

An app registers its kinds in its own `berichtsoorten.py`. Texts are `str.format` templates: `{zaak}` is the case that the
message is about, and the rest is given by the service that sends. What a person typed is filled in, never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .models import Gebruiker

Ontvangers = Callable[[Any], Iterable[Gebruiker]]
_soorten: dict[str, Berichtsoort] = {}


@dataclass(frozen=True)
class Berichtsoort:
    """One kind of message. `aan` finds the readers of a case, `wie` says that rule in words ('de tekenbevoegden van …')."""

    naam: str
    titel: str
    onderwerp: str
    tekst: str
    aan: Ontvangers
    wie: str
    voor_dienst: bool = False
    """Read by the agency or the ministry, and not by applicants."""
    altijd_mailen: bool = False
    """Also by e-mail whatever the reader chose: what cannot be found in an inbox, or comes with a legal term."""
    groep: str = "Overig"
    """Under which heading a person chooses whether it also comes by e-mail."""
    knop: str = "Naar het plan"
    """What the button says that leads to the case."""
    adressen: Callable[[Any], Iterable[str]] | None = None
    """Finds who has no account yet, by e-mail address; they have no inbox."""

    def ontvangers(self, zaak: Any, *, behalve: Iterable[Gebruiker] = ()) -> list[Gebruiker]:
        """Who gets this message about a case, each once, in order of name; not `behalve`, who knows already."""
        niet = {persoon.pk for persoon in behalve}
        per_pk = {persoon.pk: persoon for persoon in self.aan(zaak) if persoon.is_active and persoon.pk not in niet}
        return sorted(per_pk.values(), key=lambda persoon: (str(persoon).casefold(), persoon.pk))

    def schrijf(self, zaak: Any, **gegevens: Any) -> tuple[str, str]:
        """Subject and text, filled in. Raises KeyError where the sender left something out."""
        onderwerp = " ".join(self.onderwerp.format(zaak=zaak, **gegevens).split())  # a mail's subject is one line
        tekst = self.tekst.format(zaak=zaak, **gegevens)
        return onderwerp[:200], re.sub(r"\n{3,}", "\n\n", tekst).strip()


def registreer(soort: Berichtsoort) -> Berichtsoort:
    """Make a kind known; a name is used once."""
    if _soorten.setdefault(soort.naam, soort) != soort:
        raise ValueError(f"Two kinds of message are named {soort.naam!r}.")
    return soort


def alle() -> list[Berichtsoort]:
    """Every kind, in order of title."""
    return sorted(_soorten.values(), key=lambda soort: soort.titel)


def soort_van(naam: str) -> Berichtsoort | None:
    """The kind with a name, or None for a message from before templates."""
    return _soorten.get(naam)
