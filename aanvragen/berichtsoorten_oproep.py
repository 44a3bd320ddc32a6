"""Messages over calls for partners: between two organisations, and from the administrator."""

from __future__ import annotations

from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer
from sectorplannen.kern.models import Gebruiker

from .mensen import schrijvers_van
from .models import Oproep, Oproepcontact

PARTNERS = "Partners zoeken"
WIE = "de mensen die schrijven voor de organisatie van de oproep"


def _plaatsers(oproep: Oproep) -> list[Gebruiker]:
    return schrijvers_van([oproep.organisatie_id]).get(oproep.organisatie_id, [])


def _plaatsers_van(contact: Oproepcontact) -> list[Gebruiker]:
    return _plaatsers(contact.oproep)


def _beantwoorders(contact: Oproepcontact) -> list[Gebruiker]:
    return schrijvers_van([contact.organisatie_id]).get(contact.organisatie_id, [])


OPROEP_BEANTWOORD = registreer(
    Berichtsoort(
        naam="oproep_beantwoord",
        titel="Antwoord op uw oproep",
        onderwerp="Antwoord op uw oproep: {zaak.titel}",
        tekst="{organisatie} antwoordt op uw oproep ‘{zaak.titel}’:\n\n{tekst}\n\nAntwoorden doet u op onze site.",
        aan=_plaatsers,
        wie=WIE,
        groep=PARTNERS,
        knop="Naar het gesprek",
    )
)

OPROEP_REGEL_AAN_PLAATSER = registreer(
    Berichtsoort(
        naam="oproep_regel_aan_plaatser",
        titel="Nieuw bericht over uw oproep",
        onderwerp="Nieuw bericht over uw oproep: {zaak.oproep.titel}",
        tekst="{organisatie} schreef over uw oproep ‘{zaak.oproep.titel}’:\n\n{tekst}",
        aan=_plaatsers_van,
        wie=WIE,
        groep=PARTNERS,
        knop="Naar het gesprek",
    )
)

OPROEP_REGEL_AAN_BEANTWOORDER = registreer(
    Berichtsoort(
        naam="oproep_regel_aan_beantwoorder",
        titel="Antwoord op wat u schreef over een oproep",
        onderwerp="Antwoord over de oproep: {zaak.oproep.titel}",
        tekst="{organisatie} antwoordt u over de oproep ‘{zaak.oproep.titel}’:\n\n{tekst}",
        aan=_beantwoorders,
        wie="de mensen die schrijven voor de organisatie die antwoordde",
        groep=PARTNERS,
        knop="Naar het gesprek",
    )
)

OPROEP_AFGEHAALD = registreer(
    Berichtsoort(
        naam="oproep_afgehaald",
        titel="Uw oproep is van de pagina gehaald",
        onderwerp="Uw oproep is van de pagina gehaald: {zaak.titel}",
        tekst=(
            "De functioneel beheerder haalde uw oproep ‘{zaak.titel}’ van de pagina. Reden: {reden}.\n"
            "Gesprekken over de oproep gaan gewoon door. U kunt een nieuwe oproep plaatsen. Bent u het er niet mee eens? "
            "Bel het loket."
        ),
        aan=_plaatsers,
        wie=WIE,
        groep=PARTNERS,
        knop="Naar uw oproepen",
    )
)
