"""Messages to a partner organisation about a plan in which it takes part: what they say and who gets them."""

from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer
from sectorplannen.kern.models import Gebruiker

from .mensen import schrijvers_van
from .models import Deelnemer


def schrijvers_van_partner(deelnemer: Deelnemer) -> list[Gebruiker]:
    """Who signs and writes for the partner; nobody where it has no people yet."""
    return schrijvers_van([deelnemer.organisatie_id]).get(deelnemer.organisatie_id, [])


AAN_PARTNER = "de tekenbevoegden en redacteuren van de partner"

PARTNER_DOET_MEE = registreer(
    Berichtsoort(
        naam="partner_doet_mee",
        titel="Uw organisatie doet mee aan een plan",
        onderwerp="{zaak.organisatie} doet mee aan {zaak.aanvraag.nummer}",
        tekst=(
            "{door} heeft {zaak.organisatie} als partner toegevoegd aan het plan ‘{zaak.aanvraag.naam}’ van "
            "{zaak.aanvraag.hoofdaanvrager}. U kunt dit plan nu lezen.\nKlopt dit niet? Neem dan contact op met "
            "{zaak.aanvraag.hoofdaanvrager}."
        ),
        aan=schrijvers_van_partner,
        wie=AAN_PARTNER,
        groep="Meedoen aan een plan",
    )
)

PARTNER_UIT_PLAN = registreer(
    Berichtsoort(
        naam="partner_uit_plan",
        titel="Uw organisatie doet niet meer mee aan een plan",
        onderwerp="{zaak.organisatie} doet niet meer mee aan {zaak.aanvraag.nummer}",
        tekst=(
            "{door} heeft {zaak.organisatie} weggehaald uit het plan ‘{zaak.aanvraag.naam}’ van "
            "{zaak.aanvraag.hoofdaanvrager}. U kunt dit plan niet meer lezen."
        ),
        aan=schrijvers_van_partner,
        wie=AAN_PARTNER,
        groep="Meedoen aan een plan",
    )
)

PARTNER_MAG_SCHRIJVEN = registreer(
    Berichtsoort(
        naam="partner_mag_schrijven",
        titel="Uw organisatie mag in een plan schrijven, of niet meer",
        onderwerp="Meeschrijven in {zaak.aanvraag.nummer}",
        tekst=(
            "{door} bepaalde voor het plan ‘{zaak.aanvraag.naam}’: de tekenbevoegden en redacteuren van "
            "{zaak.organisatie} {wat}.\nIndienen en intrekken doet alleen {zaak.aanvraag.hoofdaanvrager}."
        ),
        aan=schrijvers_van_partner,
        wie=AAN_PARTNER,
        groep="Meedoen aan een plan",
    )
)
