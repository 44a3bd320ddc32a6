"""Messages about objections (Awb chapters 6 and 7). The case is the plan, but for who handles the objection."""

from aanvragen.berichtsoorten import AAN_BETROKKENEN
from aanvragen.mensen import betrokkenen
from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer

from .ontvangers import behandelaar, wie_het_oppakken

BEZWAAR = "Bezwaar"
NAAR_BEZWAAR = "Naar het bezwaar"

BEZWAAR_ONTVANGEN = registreer(
    Berichtsoort(
        naam="bezwaar_ontvangen",
        titel="Ontvangstbevestiging van uw bezwaar",
        onderwerp="Uw bezwaar is ontvangen: {zaak.nummer}",
        tekst=(
            "Op {ontvangen_op} ontvingen wij uw bezwaar tegen ons besluit van {besluit_op} over uw plan ‘{zaak.naam}’.\n"
            "{te_laat}Een ander dan wie het besluit nam, bekijkt het opnieuw. U hoort onze beslissing uiterlijk op "
            "{beslissen_voor}."
        ),
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BEZWAAR,
        knop=NAAR_BEZWAAR,
        altijd_mailen=True,
    )
)

BEZWAAR_NIEUW = registreer(
    Berichtsoort(
        naam="bezwaar_nieuw",
        titel="Er is bezwaar gemaakt",
        onderwerp="Nieuw bezwaar: {zaak.nummer}",
        tekst="{wat} over ‘{zaak.naam}’ is bezwaar gemaakt, {hoe}. Beslissen uiterlijk op {beslissen_voor}.",
        aan=wie_het_oppakken,
        wie="de besluitnemers die het mogen behandelen, en de coördinatoren",
        voor_dienst=True,
        groep=BEZWAAR,
        knop=NAAR_BEZWAAR,
    )
)

BEZWAAR_LATER = registreer(
    Berichtsoort(
        naam="bezwaar_later",
        titel="Onze beslissing op uw bezwaar komt later",
        onderwerp="Onze beslissing op uw bezwaar komt later: {zaak.nummer}",
        tekst="Wij beslissen uiterlijk op {uiterlijk_op} over uw bezwaar over het plan ‘{zaak.naam}’.\n{reden}",
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BEZWAAR,
        knop=NAAR_BEZWAAR,
        altijd_mailen=True,
    )
)

BEZWAAR_BESLIST = registreer(
    Berichtsoort(
        naam="bezwaar_beslist",
        titel="Onze beslissing op uw bezwaar",
        onderwerp="Beslissing op bezwaar: {zaak.nummer}",
        tekst="Uw plan ‘{zaak.naam}’.\n{motivering}\nHet besluit staat als brief bij uw plan.\n{middel}",
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BEZWAAR,
        altijd_mailen=True,
    )
)

BEZWAAR_INGETROKKEN = registreer(
    Berichtsoort(
        naam="bezwaar_ingetrokken",
        titel="Uw bezwaar is ingetrokken",
        onderwerp="Bezwaar ingetrokken: {zaak.nummer}",
        tekst="Het bezwaar over het plan ‘{zaak.naam}’ is ingetrokken. Het besluit van {besluit_op} blijft zoals het is.",
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=BEZWAAR,
        knop=NAAR_BEZWAAR,
    )
)

BEZWAAR_WEG = registreer(
    Berichtsoort(
        naam="bezwaar_ingetrokken_behandelaar",
        titel="Een bezwaar dat u behandelt, is ingetrokken",
        onderwerp="Bezwaar ingetrokken: {zaak.aanvraag.nummer}",
        tekst=(
            "Het bezwaar over het plan ‘{zaak.aanvraag.naam}’ is ingetrokken. Het besluit van {besluit_op} blijft zoals het is."
        ),
        aan=behandelaar,
        wie="wie het bezwaar behandelt",
        voor_dienst=True,
        groep=BEZWAAR,
        knop=NAAR_BEZWAAR,
    )
)
