"""What is written to the people of a plan in execution: of a round, of their statement, and of the duties of article 5."""

from __future__ import annotations

from aanvragen.mensen import meeschrijvers
from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer
from sectorplannen.kern.models import Gebruiker

from .models import Voortgangsverslag

UITVOERING = "Uw plan in uitvoering"
AAN_SCHRIJVERS = "de tekenbevoegden en redacteuren van de hoofdaanvrager, en van partners die mogen meeschrijven"
NAAR_HET_VERSLAG = "Naar het verslag"


def _van_verslag(verslag: Voortgangsverslag) -> list[Gebruiker]:
    return meeschrijvers(verslag.aanvraag)


PEILING_GEOPEND = registreer(
    Berichtsoort(
        naam="peiling_geopend",
        titel="Vul in wat uw plan heeft bereikt",
        onderwerp="Voortgang van {zaak.aanvraag.nummer}: vul in tot en met {tot}",
        tekst=(
            "Wij vragen wat uw plan ‘{zaak.aanvraag.naam}’ heeft bereikt tot en met {peildatum}.\n"
            "U vult per maatregel in hoeveel mensen meededen, wat u uitgaf en wat u verwacht. "
            "Dat kan tot en met {tot}."
        ),
        aan=_van_verslag,
        wie=AAN_SCHRIJVERS,
        groep=UITVOERING,
        knop=NAAR_HET_VERSLAG,
    )
)

VERSLAG_HERINNERING = registreer(
    Berichtsoort(
        naam="verslag_herinnering",
        titel="Herinnering: vul in wat uw plan heeft bereikt",
        onderwerp="Voortgang van {zaak.aanvraag.nummer}: {wanneer}",
        tekst=(
            "Wij wachten nog op het voortgangsverslag van ‘{zaak.aanvraag.naam}’.\n"
            "De laatste dag om het in te sturen is {tot}: {wanneer}."
        ),
        aan=_van_verslag,
        wie=AAN_SCHRIJVERS,
        groep=UITVOERING,
        knop=NAAR_HET_VERSLAG,
    )
)

VERSLAG_ONTVANGEN = registreer(
    Berichtsoort(
        naam="verslag_ontvangen",
        titel="Ontvangstbevestiging van uw voortgangsverslag",
        onderwerp="Voortgangsverslag ontvangen {zaak.aanvraag.nummer}",
        tekst=(
            "Wij ontvingen op {ontvangen} het voortgangsverslag van ‘{zaak.aanvraag.naam}’ over {zaak.peiling}.\n"
            "Agentschap SZW kijkt het na. Heeft het een vraag, dan krijgt u bericht."
        ),
        aan=_van_verslag,
        wie=AAN_SCHRIJVERS,
        groep=UITVOERING,
        knop=NAAR_HET_VERSLAG,
        altijd_mailen=True,
    )
)

VERSLAG_VRAAG = registreer(
    Berichtsoort(
        naam="verslag_vraag",
        titel="Een vraag over uw voortgangsverslag",
        onderwerp="Vraag over het voortgangsverslag van {zaak.aanvraag.nummer}",
        tekst=(
            "Agentschap SZW heeft een vraag over het voortgangsverslag van ‘{zaak.aanvraag.naam}’:\n\n{vraag}\n\n"
            "U kunt het verslag weer wijzigen. Stuur het daarna opnieuw in, uiterlijk {tot}."
        ),
        aan=_van_verslag,
        wie=AAN_SCHRIJVERS,
        groep=UITVOERING,
        knop=NAAR_HET_VERSLAG,
        altijd_mailen=True,
    )
)

VERSLAG_AKKOORD = registreer(
    Berichtsoort(
        naam="verslag_akkoord",
        titel="Uw voortgangsverslag is gecontroleerd",
        onderwerp="Voortgangsverslag gecontroleerd {zaak.aanvraag.nummer}",
        tekst=(
            "Agentschap SZW heeft het voortgangsverslag van ‘{zaak.aanvraag.naam}’ over {zaak.peiling} gecontroleerd. "
            "U hoeft niets te doen."
        ),
        aan=_van_verslag,
        wie=AAN_SCHRIJVERS,
        groep=UITVOERING,
        knop=NAAR_HET_VERSLAG,
    )
)

PLICHT_HERINNERING = registreer(
    Berichtsoort(
        naam="plicht_herinnering",
        titel="Herinnering aan wat u op een dag moet doen",
        onderwerp="{zaak.nummer}: {wat}, uiterlijk {voor}",
        tekst="Voor uw plan ‘{zaak.naam}’ geldt: {wat}.\nDat moet uiterlijk op {voor} ({artikel}): {wanneer}.\n\n{uitleg}",
        aan=meeschrijvers,
        wie=AAN_SCHRIJVERS,
        groep=UITVOERING,
        altijd_mailen=True,
    )
)
