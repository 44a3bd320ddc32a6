"""Who may see figures, and who makes letters."""

from aanvragen.models import Aanvraag, Tijdvak
from aanvragen.statussen import Status
from aanvragen.toegang import schrijvende_leden
from beoordeling.toegang import DIENST
from sectorplannen.kern.models import Gebruiker, Rol
from sectorplannen.kern.toegang import Regel, rolregel

from .models import Peiling, Rapport, Rapportstap, VerslagStatus, Voortgangsverslag

mag_stand_zien = rolregel(*DIENST, anders="De stand is voor medewerkers van Agentschap SZW en het ministerie.")
mag_brief_maken = rolregel(Rol.BELEID, anders="Alleen een beleidsmedewerker van het ministerie maakt brieven.")
mag_brief_inzien = rolregel(
    Rol.BELEID, anders="Brieven aan de Kamer zijn voor beleidsmedewerkers van het ministerie, tot zij zijn verstuurd."
)


@Regel
def mag_brief_vaststellen(gebruiker: Gebruiker, rapport: Rapport) -> str | None:
    """A second person fixes a letter: not who wrote its last version, nor who offered it."""
    if weigering := mag_brief_maken.weigering(gebruiker, None):
        return weigering
    laatste = rapport.versies.select_related("door").latest("nummer")
    aangeboden = rapport.stappen.filter(stap=Rapportstap.Stap.AANGEBODEN).order_by("-pk").values_list("door", flat=True)
    if gebruiker.pk in {laatste.door_id, aangeboden.first()}:
        return "U schreef deze brief of bood hem aan. Een tweede persoon stelt hem vast."
    return None


@Regel
def mag_stand_van(gebruiker: Gebruiker, tijdvak: Tijdvak | None) -> str | None:
    """The totals of a period are not for who has a tie there: less the plans one knows, they tell what the hidden one asks.

    None stands for all periods together, of which the same is true. A tie with a granted plan does not count, for that is
    public (art. 2.3, seventh paragraph).
    """
    besloten = Aanvraag.objects.ingediend().exclude(pk__in=Aanvraag.objects.toegekend().values("pk"))
    if tijdvak is not None:
        besloten = besloten.filter(tijdvak=tijdvak)
    if besloten.exclude(pk__in=Aanvraag.objects.zichtbaar_voor(gebruiker).values("pk")).exists():
        waarvan = "een van de tijdvakken" if tijdvak is None else "dit tijdvak"
        return (
            f"U heeft een band met een plan in {waarvan}. Uit de totalen kunt u afleiden wat dat plan vraagt. "
            f"Daarom ziet u de totalen van {'alle tijdvakken samen' if tijdvak is None else waarvan} niet."
        )
    return None


mag_peilingen_zien = rolregel(
    Rol.BELEID,
    Rol.COORDINATOR,
    Rol.AUDITOR,
    anders="Peilingen zijn voor coördinatoren van Agentschap SZW en beleidsmedewerkers van het ministerie.",
)
mag_peiling_openen = rolregel(
    Rol.BELEID, anders="Alleen een beleidsmedewerker van het ministerie opent en sluit een peiling."
)


@Regel
def mag_verslag_inzien(gebruiker: Gebruiker, verslag: Voortgangsverslag) -> str | None:
    """A statement is read by the people of the plan, and by who follows rounds and has no tie with it."""
    is_van_plan = gebruiker.is_active and gebruiker.rol == Rol.AANVRAGER
    if not is_van_plan and (weigering := mag_peilingen_zien.weigering(gebruiker, None)):
        return weigering
    if not Aanvraag.objects.inzage_voor(gebruiker).filter(pk=verslag.aanvraag_id).exists():
        return "Dit plan is niet van uw organisatie, of u heeft er een band mee."
    return None


@Regel
def mag_verslag_invullen(gebruiker: Gebruiker, verslag: Voortgangsverslag) -> str | None:
    """It is written by who writes in the plan (also of a partner that may), until it is sent in or the round is closed."""
    if not gebruiker.is_active or not schrijvende_leden(verslag.aanvraag).filter(gebruiker=gebruiker).exists():
        return "Alleen wie in dit plan mag schrijven, vult het voortgangsverslag in."
    return _dicht(verslag) or (
        "U heeft dit verslag ingestuurd. U kunt het nu niet meer wijzigen." if verslag.ingestuurd_op else None
    )


@Regel
def mag_verslag_insturen(gebruiker: Gebruiker, verslag: Voortgangsverslag) -> str | None:
    """It is sent in for the lead organisation, by who signs or writes for it: a statement is no filing and needs no mandate."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(verslag.aanvraag.hoofdaanvrager):
        return "Alleen iemand die voor de hoofdaanvrager mag schrijven, stuurt het voortgangsverslag in."
    return mag_verslag_invullen.weigering(gebruiker, verslag)


@Regel
def mag_verslag_controleren(gebruiker: Gebruiker, verslag: Voortgangsverslag) -> str | None:
    """What was sent in is checked by a coordinator without a tie, as long as the round is open."""
    if not gebruiker.is_active or gebruiker.rol != Rol.COORDINATOR:
        return "Alleen een coördinator van Agentschap SZW controleert een voortgangsverslag."
    if weigering := mag_verslag_inzien.weigering(gebruiker, verslag):
        return weigering
    if dicht := _dicht(verslag):
        return dicht
    if verslag.status not in (VerslagStatus.INGESTUURD, VerslagStatus.AKKOORD):
        return "Dit verslag is niet ingestuurd. Er is nog niets te controleren."
    return None


VERLENING_VOORBIJ = "De verlening van dit plan loopt niet meer. Dit verslag is vervallen."


def _dicht(verslag: Voortgangsverslag) -> str | None:
    """What closes a statement for everyone: its round is over, or its grant does not stand any more."""
    peiling: Peiling = verslag.peiling
    if peiling.gesloten_op:
        return f"De peiling {str(peiling).lower()} is gesloten. Het verslag staat vast."
    return None if verslag.aanvraag.status == Status.VERLEEND else VERLENING_VOORBIJ


doet_uitwisseling = rolregel(
    Rol.BELEID,
    Rol.BEHEERDER,
    anders="Gegevens in- en uitvoeren is voor beleidsmedewerkers van het ministerie en de beheerder.",
)


@Regel
def mag_uitwisselen(gebruiker: Gebruiker, _: object) -> str | None:
    """In and out goes everything at once, of every plan: so it is not for who has a tie with one of them."""
    return doet_uitwisseling.weigering(gebruiker, None) or mag_stand_van.weigering(gebruiker, None)
