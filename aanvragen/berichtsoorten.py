"""Every message about a plan before and around its handling: what it says and who gets it. Sent by the services."""

from __future__ import annotations

from sectorplannen.kern.berichtsoorten import Berichtsoort, registreer
from sectorplannen.kern.models import Gebruiker, Rol

from .mensen import betrokkenen, deelnemers, meeschrijvers, schrijvers_per_plan, tekenbevoegden
from .models import Aanvraag, Bijlage, Storing
from .statussen import Status

AAN_BETROKKENEN = "de tekenbevoegden en redacteuren van de hoofdaanvrager"
AAN_SCHRIJVERS = f"{AAN_BETROKKENEN}, en van partners die mogen meeschrijven"
AAN_DEELNEMERS = "de tekenbevoegden en redacteuren van de hoofdaanvrager en van de partners"
UW_PLAN = "Uw plan"
BEHEER = "Beheer"


def _toevoeger(bijlage: Bijlage) -> list[Gebruiker]:
    """Who added the file; who may not read the plan any more hears nothing, and then its writers do."""
    wie = bijlage.toegevoegd_door
    leest = Aanvraag.objects.zichtbaar_voor(wie).filter(pk=bijlage.aanvraag_id).exists() if wie else False
    return [wie] if wie and leest else meeschrijvers(bijlage.aanvraag)


def _beheerders(_: object) -> list[Gebruiker]:
    return list(Gebruiker.objects.filter(rol=Rol.BEHEERDER, is_active=True))


def schrijvers_met_concept(storing: Storing) -> dict[Gebruiker, list[Aanvraag]]:
    """Everyone who writes in a draft of the period that closes later, with those drafts; three queries."""
    concepten = Aanvraag.objects.filter(tijdvak=storing.tijdvak_id, status=Status.CONCEPT).order_by("nummer")
    rijen = list(concepten.only("nummer", "naam", "hoofdaanvrager"))
    schrijvers = schrijvers_per_plan(rijen)
    per_persoon: dict[Gebruiker, list[Aanvraag]] = {}
    for plan in rijen:
        for persoon in schrijvers[plan.pk]:
            per_persoon.setdefault(persoon, []).append(plan)
    return per_persoon


PLAN_ONTVANGEN = registreer(
    Berichtsoort(
        naam="plan_ontvangen",
        titel="Ontvangstbevestiging van uw plan",
        onderwerp="Ontvangstbevestiging {zaak.nummer}",
        tekst=(
            "Wij ontvingen uw plan ‘{zaak.naam}’ op {ontvangen}.\nNummer: {zaak.nummer}\n"
            "Vingerafdruk (SHA-256): {sha256}\n"
            "Uw bewijs van ontvangst staat klaar. U kunt het downloaden als pdf."
        ),
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=UW_PLAN,
        altijd_mailen=True,
    )
)

AANVULLING_ONTVANGEN = registreer(
    Berichtsoort(
        naam="aanvulling_ontvangen",
        titel="Ontvangstbevestiging van uw aanvulling",
        onderwerp="Aanvulling ontvangen {zaak.nummer}",
        tekst=(
            "Wij ontvingen uw aanvulling op ‘{zaak.naam}’ op {ontvangen}.\nNummer: {zaak.nummer}\n"
            "Vingerafdruk (SHA-256): {sha256}\n"
            "Uw bewijs van ontvangst staat klaar. U kunt het downloaden als pdf."
        ),
        aan=betrokkenen,
        wie=AAN_BETROKKENEN,
        groep=UW_PLAN,
        altijd_mailen=True,
    )
)

PLAN_INGETROKKEN = registreer(
    Berichtsoort(
        naam="plan_ingetrokken",
        titel="Uw plan is ingetrokken",
        onderwerp="Plan ingetrokken {zaak.nummer}",
        tekst=(
            "Uw plan ‘{zaak.naam}’ is ingetrokken. Er volgt geen besluit. Reden: {reden}.\n"
            "Wilt u er later mee verder? De hoofdaanvrager kan het plan in een later tijdvak opnieuw indienen. Open daarvoor "
            "het plan en kies ‘Opnieuw indienen’. Alles wat erin staat, gaat mee."
        ),
        aan=deelnemers,
        wie=AAN_DEELNEMERS,
        groep=UW_PLAN,
    )
)

HANDTEKENING_GEVRAAGD = registreer(
    Berichtsoort(
        naam="handtekening_gevraagd",
        titel="Iemand vraagt u om een plan in te dienen",
        onderwerp="Wilt u tekenen? {zaak.nummer}",
        tekst=(
            "{door} vraagt u om het plan ‘{zaak.naam}’ te controleren en {daad}.{tijd}\n"
            "Er is nog niets ingediend. Alleen iemand die mag tekenen, kan dat doen."
        ),
        aan=tekenbevoegden,
        wie="de tekenbevoegden van de hoofdaanvrager",
        groep=UW_PLAN,
    )
)

HERINNERING_INDIENEN = registreer(
    Berichtsoort(
        naam="herinnering_indienen",
        titel="Herinnering: uw plan is nog niet ingediend",
        onderwerp="Nog {rest} om in te dienen: {zaak.nummer}",
        tekst=(
            "Uw plan ‘{zaak.naam}’ is nog niet ingediend. Opslaan is nog geen indienen.\n"
            "U kunt indienen tot en met {sluit_op}. U heeft nog {rest}.{langer}\n{punten}"
        ),
        aan=meeschrijvers,
        wie=AAN_SCHRIJVERS,
        groep=UW_PLAN,
    )
)

TIJDVAK_SLUIT_LATER = registreer(
    Berichtsoort(
        naam="tijdvak_sluit_later",
        titel="Een tijdvak sluit later, door een storing bij ons",
        onderwerp="{zaak.tijdvak} sluit later",
        tekst=(
            "Er was een storing van {van} tot {tot}. {zaak.reden}\n"
            "U kunt daarom langer indienen: tot en met {sluit_op}.\n{plannen}"
        ),
        aan=schrijvers_met_concept,
        wie="iedereen die schrijft in een plan van dit tijdvak dat nog niet is ingediend",
        groep=UW_PLAN,
    )
)

VIRUS_GEVONDEN = registreer(
    Berichtsoort(
        naam="virus_gevonden",
        titel="In een bestand van u zit een virus",
        onderwerp="Virus gevonden in een bijlage bij {zaak.aanvraag.nummer}",
        tekst=(
            "In ‘{zaak.naam}’ bij uw plan ‘{zaak.aanvraag.naam}’ zit een virus ({zaak.scan_melding}). "
            "Wij hebben het bestand weggegooid.\n{verder}"
        ),
        aan=_toevoeger,
        wie="wie het bestand toevoegde; ziet die persoon het plan niet meer, dan wie erin schrijft",
        groep=UW_PLAN,
        altijd_mailen=True,
    )
)

SCANS_WACHTEN = registreer(
    Berichtsoort(
        naam="scans_wachten",
        titel="Bestanden wachten op de virusscan",
        onderwerp="Bestanden wachten op de virusscan",
        tekst=(
            "{hoeveel} langer dan een kwartier op de virusscan. Zolang kan alleen de afzender ze lezen.\n"
            "Kijk of de virusscanner werkt. Bij de opdrachten staat wat er misging. Daarna gaat het vanzelf verder."
        ),
        aan=_beheerders,
        wie="de functioneel beheerders",
        voor_dienst=True,
        groep=BEHEER,
        knop="Naar de opdrachten",
    )
)

PLAN_TERUGGEKOMEN = registreer(
    Berichtsoort(
        naam="plan_teruggekomen",
        titel="Een plan is opnieuw begonnen",
        onderwerp="Opnieuw begonnen: {zaak.nummer}",
        tekst="{door} begon opnieuw met uw plan ‘{zaak.naam}’ ({eerder}). Het nieuwe concept is {zaak.nummer}, in het "
        "{zaak.tijdvak.naam}. Alles uit het eerdere plan staat erin. Er is nog niets ingediend.",
        aan=deelnemers,
        wie=AAN_DEELNEMERS,
        groep=UW_PLAN,
    )
)
