"""Every message of the handling of a plan: what it says and who gets it. Sent by the services.

Those about the term to decide stand in `berichtsoorten_termijn`, those about objections in `berichtsoorten_bezwaar`.
"""

from aanvragen.berichtsoorten import AAN_BETROKKENEN, AAN_SCHRIJVERS
from aanvragen.mensen import betrokkenen, meeschrijvers
from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer

from .ontvangers import (
    beoordelaars,
    coordinatoren_en_besluitnemers,
    vrager_en_coordinatoren,
    wie_beoordeelt,
    wie_verklaarde,
)

BEHANDELING = "Behandeling van uw plan"
BESLUIT = "Besluit"
WERK = "Uw werk aan plannen"
DOSSIER = "Naar het dossier"

PLAN_VOLLEDIG = registreer(
    Berichtsoort(
        naam="plan_volledig",
        titel="Uw plan is compleet",
        onderwerp="Uw plan is compleet: {zaak.nummer}",
        tekst="Uw plan ‘{zaak.naam}’ is compleet ontvangen op {volledig_op}. U hoort ons besluit uiterlijk {beslissen_voor}.",
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BEHANDELING,
    )
)

AANVULLING_GEVRAAGD = registreer(
    Berichtsoort(
        naam="aanvulling_gevraagd",
        titel="Wij vragen u om uw plan aan te vullen",
        onderwerp="Vul uw plan aan: {zaak.nummer}",
        tekst=(
            "Uw plan ‘{zaak.naam}’ is nog niet compleet.\n{vraag}\nVul het aan op of voor {uiterlijk_op}. "
            "De dag waarop uw plan compleet is, bepaalt de volgorde."
        ),
        aan=meeschrijvers,
        wie=AAN_SCHRIJVERS,
        groep=BEHANDELING,
        altijd_mailen=True,
    )
)

AANVULTERMIJN_VERLENGD = registreer(
    Berichtsoort(
        naam="aanvultermijn_verlengd",
        titel="U heeft langer de tijd om uw plan aan te vullen",
        onderwerp="U heeft langer de tijd: {zaak.nummer}",
        tekst=(
            "U kunt uw plan ‘{zaak.naam}’ nu aanvullen tot en met {uiterlijk_op}.\n{reden}\n"
            "De vragen zijn dezelfde gebleven."
        ),
        aan=meeschrijvers,
        wie=AAN_SCHRIJVERS,
        groep=BEHANDELING,
        altijd_mailen=True,
    )
)

HERINNERING_AANVULLEN = registreer(
    Berichtsoort(
        naam="herinnering_aanvullen",
        titel="Herinnering: vul uw plan aan",
        onderwerp="Herinnering, vul uw plan aan: {zaak.nummer}",
        tekst="{tekst}",
        aan=meeschrijvers,
        wie=AAN_SCHRIJVERS,
        groep=BEHANDELING,
        altijd_mailen=True,
    )
)

GEEN_AANVULLING = registreer(
    Berichtsoort(
        naam="geen_aanvulling",
        titel="Een aanvulling kwam niet op tijd",
        onderwerp="Geen aanvulling ontvangen: {zaak.nummer}",
        tekst=(
            "De termijn om ‘{zaak.naam}’ aan te vullen liep af op {uiterlijk_op}. Voorstel: stel het plan buiten "
            "behandeling, op of voor {buiten_behandeling_tot}. Een besluitnemer beslist. Een coördinator kan de termijn "
            "ook verlengen."
        ),
        aan=coordinatoren_en_besluitnemers,
        wie="de coördinatoren en besluitnemers zonder band met de aanvrager",
        voor_dienst=True,
        groep=WERK,
        knop=DOSSIER,
    )
)

VRAAG_GESTELD = registreer(
    Berichtsoort(
        naam="vraag_gesteld",
        titel="Wij hebben een vraag over uw plan",
        onderwerp="Vraag over uw plan: {zaak.nummer}",
        tekst=(
            "Agentschap SZW heeft een vraag over uw plan ‘{zaak.naam}’.\n{vraag}\n"
            "U kunt 1 keer antwoorden. Het plan zelf wijzigt u hiermee niet."
        ),
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BEHANDELING,
        knop="Naar de vraag",
    )
)

VRAAG_BEANTWOORD = registreer(
    Berichtsoort(
        naam="vraag_beantwoord",
        titel="De aanvrager heeft een vraag beantwoord",
        onderwerp="Antwoord van de aanvrager: {zaak.aanvraag.nummer}",
        tekst=(
            "Over het plan ‘{zaak.aanvraag.naam}’ is een vraag beantwoord.\nVraag: {zaak.tekst}\n"
            "Antwoord: {zaak.antwoord}"
        ),
        aan=vrager_en_coordinatoren,
        wie="wie de vraag stelde, en de coördinatoren",
        voor_dienst=True,
        groep=WERK,
        knop="Naar het antwoord",
    )
)

TOEGEWEZEN = registreer(
    Berichtsoort(
        naam="toegewezen",
        titel="U beoordeelt een plan",
        onderwerp="Toegewezen: {zaak.aanvraag.nummer}",
        tekst="U beoordeelt het plan ‘{zaak.aanvraag.naam}’.",
        aan=wie_beoordeelt,
        wie="wie u als nieuwe beoordelaar kiest",
        voor_dienst=True,
        groep=WERK,
        knop=DOSSIER,
    )
)

BAND_OPGEHEVEN = registreer(
    Berichtsoort(
        naam="band_opgeheven",
        titel="Uw band met een aanvrager is opgeheven",
        onderwerp="Band opgeheven: {zaak.aanvraag.nummer}",
        tekst=(
            "De coördinator heeft uw band bij het plan ‘{zaak.aanvraag.naam}’ opgeheven: {reden} "
            "Verklaar opnieuw of u een band heeft."
        ),
        aan=wie_verklaarde,
        wie="wie de band had gemeld",
        voor_dienst=True,
        groep=WERK,
        knop="Naar de verklaring",
    )
)

SCORE_VOORGESTELD = registreer(
    Berichtsoort(
        naam="score_voorgesteld",
        titel="De andere beoordelaar stelt een gezamenlijke score voor",
        onderwerp="Voorstel voor een gezamenlijke score: {zaak.nummer}",
        tekst="{door} stelt een score voor bij {wat}. Bent u het eens? Geef dan akkoord.",
        aan=beoordelaars,
        wie="de andere beoordelaar",
        voor_dienst=True,
        groep=WERK,
        knop="Naar het voorstel",
    )
)

PLAN_TERUGGELEGD = registreer(
    Berichtsoort(
        naam="plan_teruggelegd",
        titel="Een plan ligt weer bij u als beoordelaar",
        onderwerp="Teruggelegd: {zaak.nummer}",
        tekst="De besluitnemer vraagt u om opnieuw naar het plan ‘{zaak.naam}’ te kijken.\n{reden}",
        aan=beoordelaars,
        wie="de beoordelaars van het plan",
        voor_dienst=True,
        groep=WERK,
        knop=DOSSIER,
    )
)

OVER_HET_BESLUIT = "\nHet besluit staat als brief bij uw plan.\n{middel}"

PLAN_VERLEEND = registreer(
    Berichtsoort(
        naam="plan_verleend",
        titel="Besluit: uw plan is verleend",
        onderwerp="Besluit: verleend: {zaak.nummer}",
        tekst="Uw plan ‘{zaak.naam}’.\nWij verlenen {bedrag}.\n{motivering}" + OVER_HET_BESLUIT,
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BESLUIT,
        altijd_mailen=True,
    )
)

PLAN_AFGEWEZEN = registreer(
    Berichtsoort(
        naam="plan_afgewezen",
        titel="Besluit: uw plan is afgewezen",
        onderwerp="Besluit: afgewezen: {zaak.nummer}",
        tekst="Uw plan ‘{zaak.naam}’.\n{motivering}" + OVER_HET_BESLUIT,
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BESLUIT,
        altijd_mailen=True,
    )
)

BUITEN_BEHANDELING = registreer(
    Berichtsoort(
        naam="plan_buiten_behandeling",
        titel="Besluit: wij behandelen uw plan niet verder",
        onderwerp="Plan buiten behandeling: {zaak.nummer}",
        tekst="Wij behandelen uw plan ‘{zaak.naam}’ niet verder.\n{motivering}\n{middel}",
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BESLUIT,
        altijd_mailen=True,
    )
)

VERLENING_INGETROKKEN = registreer(
    Berichtsoort(
        naam="verlening_ingetrokken",
        titel="Besluit: de verlening is ingetrokken",
        onderwerp="Verlening ingetrokken: {zaak.nummer}",
        tekst="Uw plan ‘{zaak.naam}’.\n{motivering}" + OVER_HET_BESLUIT,
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BESLUIT,
        altijd_mailen=True,
    )
)
