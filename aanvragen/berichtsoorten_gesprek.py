"""Messages about advice talks: the case is the talk. A room beside `berichtsoorten`, which holds those about plans."""

from __future__ import annotations

from django.db.models import QuerySet

from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer
from sectorplannen.kern.models import Gebruiker, Rol

from .mensen import schrijvers_van
from .models import Adviesgesprek
from .spreekuur import adviseurs

GROEP, KNOP = "Adviesgesprekken", "Naar het gesprek"


def _coordinatoren(gesprek: Adviesgesprek) -> QuerySet[Gebruiker]:
    return adviseurs(gesprek.organisatie, (Rol.COORDINATOR,))


def _aan_tafel(gesprek: Adviesgesprek) -> list[Gebruiker]:
    """The organisation's writers and the adviser; as long as there is none who can hold it, the coordinators.

    An adviser who got a tie with the organisation since, or other work, may not open the talk any more.
    """
    schrijvers = schrijvers_van([gesprek.organisatie_id]).get(gesprek.organisatie_id, [])
    adviseur = adviseurs(gesprek.organisatie).filter(pk=gesprek.adviseur_id or 0)
    return [*schrijvers, *(adviseur or _coordinatoren(gesprek))]


AAN_TAFEL = "de tekenbevoegden en redacteuren van de organisatie, en de adviseur"

GESPREK_GEVRAAGD = registreer(
    Berichtsoort(
        naam="gesprek_gevraagd",
        titel="Een organisatie vraagt een adviesgesprek aan",
        onderwerp="Adviesgesprek aangevraagd door {zaak.organisatie}",
        tekst="{zaak.organisatie} vraagt een adviesgesprek aan over ‘{zaak.onderwerp}’. Kies een adviseur en een moment.",
        aan=_coordinatoren,
        wie="de coördinatoren van Agentschap SZW",
        voor_dienst=True,
        groep=GROEP,
        knop=KNOP,
    )
)

GESPREK_GEPLAND = registreer(
    Berichtsoort(
        naam="gesprek_gepland",
        titel="Een adviesgesprek is gepland",
        onderwerp="Adviesgesprek op {wanneer}",
        tekst="Het adviesgesprek van {zaak.organisatie} over ‘{zaak.onderwerp}’ is op {wanneer}.\n"
        "Hoe: {hoe}.\n{plaats}\n"
        "Kunt u dan niet? Zeg het gesprek zo snel mogelijk af.",
        aan=_aan_tafel,
        wie=AAN_TAFEL,
        groep=GROEP,
        knop=KNOP,
    )
)

GESPREK_VERZET = registreer(
    Berichtsoort(
        naam="gesprek_verzet",
        titel="Een adviesgesprek is verzet",
        onderwerp="Adviesgesprek verzet naar {wanneer}",
        tekst="Het adviesgesprek van {zaak.organisatie} over ‘{zaak.onderwerp}’ is nu op {wanneer}. Eerst was het op {eerst}.\n"
        "Hoe: {hoe}.\n{plaats}",
        aan=_aan_tafel,
        wie=AAN_TAFEL,
        groep=GROEP,
        knop=KNOP,
    )
)

GESPREK_OVERGEDRAGEN = registreer(
    Berichtsoort(
        naam="gesprek_overgedragen",
        titel="Een ander voert uw adviesgesprek",
        onderwerp="Adviesgesprek met {zaak.organisatie}: een ander voert het",
        tekst="U hoeft het adviesgesprek met {zaak.organisatie} over ‘{zaak.onderwerp}’ niet te voeren. {nieuw} doet dat nu.",
        aan=lambda gesprek: [gesprek.adviseur] if gesprek.adviseur else [],
        wie="de adviseur die het gesprek eerst had",
        voor_dienst=True,
        groep=GROEP,
        knop=KNOP,
    )
)

GESPREK_AFGEZEGD = registreer(
    Berichtsoort(
        naam="gesprek_afgezegd",
        titel="Een adviesgesprek gaat niet door",
        onderwerp="Adviesgesprek gaat niet door: {zaak.organisatie}",
        tekst="Het adviesgesprek van {zaak.organisatie} over ‘{zaak.onderwerp}’ gaat niet door.\nReden: {zaak.afzegreden}",
        aan=_aan_tafel,
        wie=AAN_TAFEL,
        groep=GROEP,
        knop=KNOP,
    )
)

GESPREK_GEHOUDEN = registreer(
    Berichtsoort(
        naam="gesprek_gehouden",
        titel="Het verslag van een adviesgesprek is klaar",
        onderwerp="Verslag van het adviesgesprek: {zaak.organisatie}",
        tekst="Het verslag van het adviesgesprek van {zaak.organisatie} over ‘{zaak.onderwerp}’ staat klaar. In een gesprek "
        "belooft de adviseur niets: elk plan wordt op dezelfde manier beoordeeld.",
        aan=_aan_tafel,
        wie=AAN_TAFEL,
        groep=GROEP,
        knop=KNOP,
    )
)

GESPREK_HERINNERING = registreer(
    Berichtsoort(
        naam="gesprek_herinnering",
        titel="Morgen heeft u een adviesgesprek",
        onderwerp="Adviesgesprek op {wanneer}",
        tekst="Dit is een herinnering. Het adviesgesprek van {zaak.organisatie} over ‘{zaak.onderwerp}’ is op {wanneer}.\n"
        "Hoe: {hoe}.\n{plaats}",
        aan=_aan_tafel,
        wie=AAN_TAFEL,
        groep=GROEP,
        knop=KNOP,
    )
)
