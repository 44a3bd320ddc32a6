"""Who may do what at the agency."""

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from sectorplannen.kern.models import Gebruiker, Rol
from sectorplannen.kern.toegang import Regel, rolregel

from .models import Beoordeling

DIENST = (Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER, Rol.BELEID, Rol.BEHEERDER)

mag_werkvoorraad_zien = rolregel(
    Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER, anders="De werkvoorraad is voor medewerkers van Agentschap SZW."
)
mag_plannen_zien = rolregel(*DIENST, anders="Deze plannen zijn voor medewerkers van Agentschap SZW en het ministerie.")
mag_plafond_zien = rolregel(*DIENST, anders="Het plafond is voor medewerkers van Agentschap SZW en het ministerie.")
mag_plafond_wijzigen = rolregel(
    Rol.BELEID, anders="Alleen een beleidsmedewerker van het ministerie stelt het plafond vast."
)


def heeft_band(gebruiker: Gebruiker, aanvraag: Aanvraag) -> bool:
    """Whether a person declared a tie with the partnership, or belongs to one of its organisations."""
    eigen = gebruiker.lidmaatschappen.values("organisatie")
    return (
        gebruiker.belangenverklaringen.filter(aanvraag=aanvraag, heeft_band=True).exists()
        or gebruiker.lidmaatschappen.filter(organisatie=aanvraag.hoofdaanvrager_id).exists()
        or aanvraag.deelnemers.filter(organisatie__in=eigen).exists()
    )


BAND = "U heeft een band met deze aanvrager."


@Regel
def mag_coordineren(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Completeness, assignment and laying before are the coordinator's."""
    if gebruiker.rol != Rol.COORDINATOR or not gebruiker.is_active:
        return "Alleen een coördinator kan dit doen."
    if heeft_band(gebruiker, aanvraag):
        return BAND
    return None


@Regel
def mag_verklaren(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Declaring an interest is for who could be asked to work on the plan."""
    if gebruiker.rol not in {Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER} or not gebruiker.is_active:
        return "Een belangenverklaring is voor medewerkers van Agentschap SZW."
    return None


@Regel
def mag_beoordelen(gebruiker: Gebruiker, beoordeling: Beoordeling) -> str | None:
    """One scores the assessment that one was given, after declaring to have no tie, until it is handed in."""
    if beoordeling.beoordelaar_id != gebruiker.pk or gebruiker.rol != Rol.BEOORDELAAR or not gebruiker.is_active:
        return "Deze beoordeling is aan een ander toegewezen."
    if not gebruiker.belangenverklaringen.filter(aanvraag=beoordeling.aanvraag_id).exists():
        return "Verklaar eerst of u een band heeft met de aanvrager."
    if heeft_band(gebruiker, beoordeling.aanvraag):
        return BAND
    if beoordeling.aanvraag.status != Status.IN_BEOORDELING:
        return "Dit plan is niet meer in beoordeling."
    if beoordeling.ingeleverd_op:
        return "Deze beoordeling is ingeleverd en kan niet meer worden gewijzigd."
    return None


@Regel
def mag_scores_zien(gebruiker: Gebruiker, beoordeling: Beoordeling) -> str | None:
    """One's own scores always; another's only after both are handed in, so that the two stay independent."""
    if gebruiker.rol not in {Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER}:
        return "Scores zijn voor medewerkers van Agentschap SZW."
    if beoordeling.beoordelaar_id == gebruiker.pk:
        return None
    if beoordeling.aanvraag.beoordelingen.filter(ingeleverd_op__isnull=False).count() < 2:
        return "U ziet de scores pas als beide beoordelingen zijn ingeleverd."
    return None


@Regel
def mag_besluiten(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """The director's mandate (art. 1.6); who assessed cannot decide."""
    if gebruiker.rol != Rol.BESLUITNEMER or not gebruiker.is_active:
        return "Alleen een besluitnemer kan dit besluit nemen."
    if aanvraag.beoordelingen.filter(beoordelaar=gebruiker).exists():
        return "Wie een plan heeft beoordeeld, neemt er geen besluit over."
    if heeft_band(gebruiker, aanvraag):
        return BAND
    return None


@Regel
def mag_heroverwegen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """An objection is decided by another than who took the decision (Awb 10:3, art. 1.6, first paragraph, c)."""
    weigering = mag_besluiten.weigering(gebruiker, aanvraag)
    if weigering:
        return weigering
    if aanvraag.besluiten.filter(door=gebruiker).exists():
        return "Wie het besluit nam, beslist niet over het bezwaar."
    return None
