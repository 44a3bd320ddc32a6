"""Messages about organisations and their people: what they say and who gets them. Sent by `organisaties` and `uitnodigingen`.

The case of an invitation is its row. Whoever has no account yet has no inbox: the message goes to the address.
"""

from .berichtsoorten import Berichtsoort, registreer
from .models import Gebruiker, Lidmaatschap, LidRol, Organisatie, Uitnodiging

GROEP, KNOP = "Organisaties en mensen", "Naar de organisatie"


def _genodigde(uitnodiging: Uitnodiging) -> list[Gebruiker]:
    return list(Gebruiker.objects.filter(email__iexact=uitnodiging.email))


def _zonder_account(uitnodiging: Uitnodiging) -> list[str]:
    return [] if _genodigde(uitnodiging) else [uitnodiging.email]


UITNODIGING = registreer(
    Berichtsoort(
        naam="uitnodiging",
        titel="U bent uitgenodigd",
        onderwerp="Uitnodiging voor {zaak.organisatie}",
        tekst=(
            "{zaak.door} nodigt u uit om mee te werken voor {zaak.organisatie}, als {rol}.\n{reden}\n"
            "U kunt de uitnodiging aannemen tot en met {geldig_tot}. Wilt u niet, of kent u {zaak.door} niet? "
            "Dan hoeft u niets te doen."
        ),
        aan=_genodigde,
        wie="wie u uitnodigt",
        groep=GROEP,
        knop="Naar de uitnodiging",
        adressen=_zonder_account,
        altijd_mailen=True,
    )
)


def tekenbevoegden_van(organisatie: int) -> list[Gebruiker]:
    """Who may sign for an organisation (by key)."""
    return list(
        Gebruiker.objects.filter(
            is_active=True, lidmaatschappen__organisatie=organisatie, lidmaatschappen__rol=LidRol.TEKENBEVOEGD
        )
    )


def _wie_uitnodigde_en_tekent(uitnodiging: Uitnodiging) -> list[Gebruiker]:
    """Who asked for a plan of another organisation hears that it worked; who asked for the own one and left does not."""
    door = uitnodiging.door
    hoort_het = uitnodiging.reden or door.lidmaatschappen.filter(organisatie=uitnodiging.organisatie_id).exists()
    return [*([door] if hoort_het else []), *tekenbevoegden_van(uitnodiging.organisatie_id)]


def _wie_tekent_bij_lid(lid: Lidmaatschap) -> list[Gebruiker]:
    return tekenbevoegden_van(lid.organisatie_id)


def _wie_tekent(organisatie: Organisatie) -> list[Gebruiker]:
    return tekenbevoegden_van(organisatie.pk)


def _lid(lid: Lidmaatschap) -> list[Gebruiker]:
    return [lid.gebruiker]


UITNODIGING_AANGENOMEN = registreer(
    Berichtsoort(
        naam="uitnodiging_aangenomen",
        titel="Iemand nam een uitnodiging aan",
        onderwerp="{wie} hoort nu bij {zaak.organisatie}",
        tekst="{wie} nam de uitnodiging aan en hoort nu bij {zaak.organisatie}, als {rol}.",
        aan=_wie_uitnodigde_en_tekent,
        wie="wie uitnodigde en de tekenbevoegden van de organisatie",
        groep=GROEP,
        knop=KNOP,
    )
)

LID_ROL = registreer(
    Berichtsoort(
        naam="lid_rol",
        titel="Uw rol bij een organisatie is veranderd",
        onderwerp="Uw rol bij {zaak.organisatie} is veranderd",
        tekst="{door} heeft uw rol bij {zaak.organisatie} veranderd. U bent nu {rol}.",
        aan=_lid,
        wie="de persoon zelf",
        groep=GROEP,
        knop=KNOP,
    )
)

LID_WEG = registreer(
    Berichtsoort(
        naam="lid_weg",
        titel="U hoort niet meer bij een organisatie",
        onderwerp="U hoort niet meer bij {zaak.organisatie}",
        tekst=(
            "{door} heeft u weggehaald bij {zaak.organisatie}. U kunt de plannen van deze organisatie niet meer openen.\n"
            "Klopt dit niet? Neem dan contact op met de organisatie."
        ),
        aan=_lid,
        wie="de persoon zelf",
        groep=GROEP,
        knop=KNOP,
        altijd_mailen=True,
    )
)

LID_VERTROKKEN = registreer(
    Berichtsoort(
        naam="lid_vertrokken",
        titel="Iemand is vertrokken bij uw organisatie",
        onderwerp="{zaak.gebruiker} hoort niet meer bij {zaak.organisatie}",
        tekst="{zaak.gebruiker} is vertrokken bij {zaak.organisatie}. {opvolging}",
        aan=_wie_tekent_bij_lid,
        wie="de tekenbevoegden van de organisatie",
        groep=GROEP,
        knop=KNOP,
    )
)

WERK_OVERGEDRAGEN = registreer(
    Berichtsoort(
        naam="werk_overgedragen",
        titel="U heeft werk overgenomen",
        onderwerp="U neemt werk over bij {zaak.organisatie}",
        tekst="{van} is vertrokken bij {zaak.organisatie} en droeg het werk aan u over. U bent nu {rol}.\n{werk}",
        aan=_lid,
        wie="wie het werk overneemt",
        groep=GROEP,
        knop="Naar uw plannen",
    )
)

ORGANISATIE_GEWIJZIGD = registreer(
    Berichtsoort(
        naam="organisatie_gewijzigd",
        titel="Gegevens van uw organisatie zijn veranderd",
        onderwerp="Gegevens van {zaak} zijn veranderd",
        tekst="{door} veranderde {wat} van {zaak}.\nKlopt dit niet? Kijk dan de gegevens na, of bel het loket.",
        aan=_wie_tekent,
        wie="de andere tekenbevoegden van de organisatie",
        groep=GROEP,
        knop=KNOP,
        altijd_mailen=True,
    )
)
