"""For each thing that is done with an objection: its right, its service, what stands in its way, its label."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sectorplannen.kern.models import Gebruiker, Rol
from sectorplannen.kern.toegang import Regel

from . import services
from .models import Bezwaar
from .toegang import mag_bezwaar_behandelen, mag_bezwaar_intrekken, mag_bezwaar_oppakken


@dataclass(frozen=True)
class Handeling:
    """A thing to do with an objection; its name is that of address, page and service."""

    naam: str
    label: str
    uitleg: str
    recht: Regel
    service: Callable[..., Any]
    belet: Callable[[Bezwaar, Gebruiker], str | None]
    """What stands in the way, in words; the service asks the same."""
    gedaan: str
    nadruk: str = "secondary"

    def weigering(self, gebruiker: Gebruiker, bezwaar: Bezwaar) -> str | None:
        """Why this person cannot do this now, or None."""
        return self.recht.weigering(gebruiker, bezwaar) or self.belet(bezwaar, gebruiker)


def _belet_intrekken(bezwaar: Bezwaar, gebruiker: Gebruiker) -> str | None:
    return None if bezwaar.is_open else "Op dit bezwaar is al beslist."


HANDELINGEN: tuple[Handeling, ...] = (
    Handeling(
        "bezwaar_behandelen",
        "In behandeling nemen",
        "U bekijkt het besluit opnieuw. Dat doet een ander dan wie het nam (Awb 10:3).",
        mag_bezwaar_oppakken,
        services.bezwaar_behandelen,
        services.belet_oppakken,
        "U behandelt nu dit bezwaar.",
        nadruk="primary",
    ),
    Handeling(
        "bezwaar_beslissen",
        "Beslissen op het bezwaar",
        "U kiest de uitkomst en schrijft op waarom. Slaagt het bezwaar, dan neemt u meteen het nieuwe besluit.",
        mag_bezwaar_behandelen,
        services.bezwaar_beslissen,
        services.belet_beslissen,
        "De beslissing op bezwaar is genomen. De aanvrager krijgt een brief.",
        nadruk="primary",
    ),
    Handeling(
        "bezwaar_horen",
        "Horen vastleggen",
        "U nodigt de aanvrager uit om het bezwaar toe te lichten (Awb 7:2). Van het horen komt een verslag (Awb 7:7).",
        mag_bezwaar_behandelen,
        services.bezwaar_horen,
        services.belet_behandelen,
        "Het horen is vastgelegd.",
    ),
    Handeling(
        "bezwaar_verschonen",
        "Te laat verontschuldigen",
        "Het bezwaar kwam te laat. Kon de aanvrager daar niets aan doen, dan bekijkt u het toch (Awb 6:11).",
        mag_bezwaar_behandelen,
        services.bezwaar_verschonen,
        services.belet_verschonen,
        "Vastgelegd waarom het bezwaar wel meetelt.",
    ),
    Handeling(
        "bezwaar_commissie",
        "Commissie laten adviseren",
        "U heeft dan 12 weken om te beslissen, in plaats van 6 (Awb 7:10 en 7:13). De aanvrager krijgt bericht.",
        mag_bezwaar_behandelen,
        services.bezwaar_commissie,
        services.belet_commissie,
        "Een commissie adviseert. De aanvrager krijgt bericht van de nieuwe dag.",
    ),
    Handeling(
        "bezwaar_verdagen",
        "Verdagen",
        "U beslist ten hoogste 6 weken later. Dat kan 1 keer (Awb 7:10, derde lid). De aanvrager krijgt bericht.",
        mag_bezwaar_behandelen,
        services.bezwaar_verdagen,
        services.belet_verdagen,
        "De beslissing is verdaagd. De aanvrager krijgt bericht van de nieuwe dag.",
    ),
    Handeling(
        "bezwaar_intrekken",
        "Intrekking vastleggen",
        "De aanvrager heeft geschreven dat het bezwaar niet meer hoeft (Awb 6:21). Het besluit blijft zoals het is.",
        mag_bezwaar_intrekken,
        services.bezwaar_intrekken,
        _belet_intrekken,
        "Het bezwaar is ingetrokken.",
    ),
)

OP_NAAM = {handeling.naam: handeling for handeling in HANDELINGEN}


def mogelijk(gebruiker: Gebruiker, bezwaar: Bezwaar) -> list[Handeling]:
    """What this person can do with this objection now, in their own order."""
    if gebruiker.rol not in {Rol.COORDINATOR, Rol.BESLUITNEMER}:
        return []
    return [handeling for handeling in HANDELINGEN if handeling.weigering(gebruiker, bezwaar) is None]


def nu_niet(gebruiker: Gebruiker, bezwaar: Bezwaar) -> tuple[Handeling, str] | None:
    """The next step of who decides and what stands in its way, in words: taking the objection on, or else deciding."""
    kan = {handeling.naam for handeling in mogelijk(gebruiker, bezwaar)}
    if gebruiker.rol != Rol.BESLUITNEMER or kan & {"bezwaar_behandelen", "bezwaar_beslissen"}:
        return None
    volgende = OP_NAAM["bezwaar_beslissen" if bezwaar.behandelaar else "bezwaar_behandelen"]
    return volgende, str(volgende.weigering(gebruiker, bezwaar))
