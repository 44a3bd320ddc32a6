"""Messages about the term to decide: it stands still, runs again, comes later, comes near, was missed (Awb 4:14 to 4:17)."""

from aanvragen.berichtsoorten import AAN_BETROKKENEN
from aanvragen.mensen import betrokkenen
from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer

from .ontvangers import wie_het_aangaat

TERMIJN = "Wanneer wij beslissen"
WERK = "Uw werk aan plannen"
DOSSIER = "Naar het dossier"
AAN_DIENST = "de coördinatoren, en de beoordelaars of besluitnemers bij wie het plan nu ligt"

TERMIJN_STIL = registreer(
    Berichtsoort(
        naam="termijn_stil",
        titel="De beslistermijn staat stil",
        onderwerp="De beslistermijn staat stil: {zaak.nummer}",
        tekst=(
            "De termijn om te beslissen over uw plan ‘{zaak.naam}’ staat stil sinds {vanaf}. {grond}\n{reden}\n"
            "Loopt de termijn weer, dan hoort u voor welke dag wij beslissen."
        ),
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=TERMIJN,
        altijd_mailen=True,
    )
)

TERMIJN_LOOPT = registreer(
    Berichtsoort(
        naam="termijn_loopt",
        titel="De beslistermijn loopt weer",
        onderwerp="De beslistermijn loopt weer: {zaak.nummer}",
        tekst="Wij werken verder aan ons besluit over uw plan ‘{zaak.naam}’.\n{reden}",
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=TERMIJN,
    )
)

BESLUIT_LATER = registreer(
    Berichtsoort(
        naam="besluit_later",
        titel="Ons besluit komt later",
        onderwerp="Ons besluit komt later: {zaak.nummer}",
        tekst=(
            "Wij beslissen niet op tijd over uw plan ‘{zaak.naam}’. U krijgt ons besluit uiterlijk op {uiterlijk_op}.\n"
            "{reden}\nDe brief hierover staat bij uw plan."
        ),
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=TERMIJN,
        altijd_mailen=True,
    )
)

INGEBREKESTELLING_ONTVANGEN = registreer(
    Berichtsoort(
        naam="ingebrekestelling_ontvangen",
        titel="Wij ontvingen uw brief dat ons besluit te laat is",
        onderwerp="Ingebrekestelling ontvangen: {zaak.nummer}",
        tekst=(
            "Op {ontvangen_op} ontvingen wij uw brief dat ons besluit over ‘{zaak.naam}’ te laat is. "
            "Beslissen wij niet voor {eerste_dag}, dan betalen wij u vanaf die dag een dwangsom (artikel 4:17 van de "
            "Algemene wet bestuursrecht)."
        ),
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=TERMIJN,
        altijd_mailen=True,
    )
)

IN_GEBREKE_GESTELD = registreer(
    Berichtsoort(
        naam="in_gebreke_gesteld",
        titel="Een aanvrager stelde ons in gebreke",
        onderwerp="In gebreke gesteld: {zaak.nummer}",
        tekst=(
            "De aanvrager van ‘{zaak.naam}’ stelde ons in gebreke op {ontvangen_op}. Vanaf {eerste_dag} kost elke dag "
            "zonder besluit een dwangsom, tot ten hoogste {hoogste} (Awb 4:17)."
        ),
        aan=wie_het_aangaat,
        wie=AAN_DIENST,
        voor_dienst=True,
        groep=WERK,
        knop=DOSSIER,
        altijd_mailen=True,
    )
)

BESLISSEN_BIJNA = registreer(
    Berichtsoort(
        naam="beslissen_bijna",
        titel="De laatste dag om te beslissen komt dichtbij",
        onderwerp="Beslis op of voor {uiterlijk_op}: {zaak.nummer}",
        tekst=(
            "Over het plan ‘{zaak.naam}’ beslist Agentschap SZW op of voor {uiterlijk_op}. {rest}. Het plan is nu {status}."
        ),
        aan=wie_het_aangaat,
        wie=AAN_DIENST,
        voor_dienst=True,
        groep=WERK,
        knop=DOSSIER,
    )
)

BESLISSEN_TE_LAAT = registreer(
    Berichtsoort(
        naam="beslissen_te_laat",
        titel="De laatste dag om te beslissen is voorbij",
        onderwerp="Te laat, beslissen kon tot en met {uiterlijk_op}: {zaak.nummer}",
        tekst=(
            "De laatste dag om te beslissen over ‘{zaak.naam}’ was {uiterlijk_op}. Het plan is nog {status}. "
            "Laat de aanvrager weten voor welke dag het besluit komt (Awb 4:14)."
        ),
        aan=wie_het_aangaat,
        wie=AAN_DIENST,
        voor_dienst=True,
        groep=WERK,
        knop=DOSSIER,
        altijd_mailen=True,
    )
)
