"""Who may do what at the agency."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from aanvragen.models import Aanvraag
from aanvragen.statussen import ONBESLIST, Status
from sectorplannen.kern.models import Gebruiker, Rol
from sectorplannen.kern.toegang import Regel, rolregel

from .models import SLAAGT, Beoordeling, Bezwaar, Brief, Notitie, Weergave

DIENST = (Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER, Rol.BELEID, Rol.BEHEERDER, Rol.AUDITOR)

mag_werkvoorraad_zien = rolregel(
    Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER, anders="De werkvoorraad is voor medewerkers van Agentschap SZW."
)
mag_plannen_zien = rolregel(*DIENST, anders="Deze plannen zijn voor medewerkers van Agentschap SZW en het ministerie.")
mag_ijking_zien = rolregel(
    Rol.BEOORDELAAR, Rol.COORDINATOR, anders="De ijking is voor beoordelaars en coördinatoren van Agentschap SZW."
)
mag_belangen_zien = rolregel(Rol.COORDINATOR, anders="Alleen een coördinator ziet welke banden zijn gemeld.")
mag_gesprekken_zien = rolregel(
    Rol.BEOORDELAAR,
    Rol.COORDINATOR,
    Rol.BELEID,
    Rol.BEHEERDER,
    Rol.AUDITOR,
    anders="Adviesgesprekken zijn voor adviseurs en coördinatoren van Agentschap SZW.",
)
mag_verdelen = rolregel(Rol.COORDINATOR, anders="Alleen een coördinator kiest de beoordelaars.")
mag_bezwaren_zien = rolregel(
    Rol.COORDINATOR,
    Rol.BESLUITNEMER,
    Rol.AUDITOR,
    anders="Bezwaren zijn voor coördinatoren en besluitnemers van Agentschap SZW.",
)
mag_plafond_zien = rolregel(*DIENST, anders="Het plafond is voor medewerkers van Agentschap SZW en het ministerie.")
mag_plafond_wijzigen = rolregel(
    Rol.BELEID, anders="Alleen een beleidsmedewerker van het ministerie stelt het plafond vast."
)
mag_watals_zien = rolregel(
    Rol.BESLUITNEMER,
    Rol.COORDINATOR,
    Rol.BELEID,
    anders="Doorrekenen met een ander plafond is voor besluitnemers, coördinatoren en beleidsmedewerkers.",
)
mag_loten = rolregel(Rol.COORDINATOR, anders="Alleen een coördinator loot de volgorde.")
mag_tender_zien = rolregel(
    Rol.COORDINATOR,
    Rol.BESLUITNEMER,
    Rol.BELEID,
    Rol.AUDITOR,
    anders="De volgorde van een tender volgt uit de scores. U ziet haar niet, zodat beoordelaars onafhankelijk blijven.",
)
mag_tenderscores_zien = rolregel(
    Rol.COORDINATOR, Rol.BESLUITNEMER, anders="Scores zijn voor medewerkers van Agentschap SZW."
)

mag_rubriek_beheren = rolregel(
    Rol.BEHEERDER, anders="Alleen een functioneel beheerder maakt een versie van de rubriek."
)
mag_briefteksten_beheren = rolregel(
    Rol.BEHEERDER, anders="Alleen een functioneel beheerder maakt een versie van de tekst van een brief."
)


@Regel
def mag_weergave_wijzigen(gebruiker: Gebruiker, weergave: Weergave) -> str | None:
    """A saved view is of one person alone."""
    if weergave.gebruiker_id != gebruiker.pk or not gebruiker.is_active:
        return "Deze weergave is van een ander."
    return None


NOTITIELEZERS = (Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER, Rol.AUDITOR)
DOSSIERMAKERS = (Rol.BESLUITNEMER, Rol.COORDINATOR, Rol.AUDITOR, Rol.BELEID)


def brieven_voor(gebruiker: Gebruiker, aanvraag: Aanvraag) -> QuerySet[Brief]:
    """The letters about a plan that a person who may open it may open too: the partnership has only what was sent."""
    rijen = Brief.objects.filter(aanvraag=aanvraag)
    return rijen if mag_plannen_zien(gebruiker) else rijen.filter(verzonden_op__isnull=False)


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
    if gebruiker.rol not in {Rol.BEOORDELAAR, Rol.COORDINATOR, Rol.BESLUITNEMER, Rol.AUDITOR}:
        return "Scores zijn voor medewerkers van Agentschap SZW."
    if beoordeling.beoordelaar_id == gebruiker.pk:
        return None
    if beoordeling.aanvraag.beoordelingen.filter(ingeleverd_op__isnull=False).count() < 2:
        return "U ziet de scores pas als beide beoordelingen zijn ingeleverd."
    return None


def is_weg(beoordelaar: Gebruiker) -> bool:
    """Whether an assessor no longer works as one, so that the coordinator agrees on scores in their place."""
    return not beoordelaar.is_active or beoordelaar.rol != Rol.BEOORDELAAR


def plaatsen_bij_afstemmen(gebruiker: Gebruiker, rijen: Iterable[Beoordeling]) -> set[int]:
    """For which of the two assessments this person may agree: the own one, or as coordinator that of who has left."""
    if gebruiker.rol == Rol.COORDINATOR:
        return {rij.plaats for rij in rijen if is_weg(rij.beoordelaar)}
    return {rij.plaats for rij in rijen if rij.beoordelaar_id == gebruiker.pk and not is_weg(gebruiker)}


@Regel
def mag_afstemmen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """The two assessors settle their differences, once both have handed in; who has left is replaced by the coordinator."""
    rijen = aanvraag.beoordelingen.select_related("beoordelaar")
    if not gebruiker.is_active or not plaatsen_bij_afstemmen(gebruiker, rijen):
        return "Alleen de twee beoordelaars stemmen hun scores af."
    if heeft_band(gebruiker, aanvraag):
        return BAND
    if aanvraag.status != Status.IN_BEOORDELING:
        return "Dit plan is niet meer in beoordeling."
    if aanvraag.beoordelingen.filter(ingeleverd_op__isnull=False).count() < 2:
        return "U stemt de scores af als beide beoordelingen zijn ingeleverd."
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
    geslaagd = aanvraag.bezwaren.filter(besluit__door=gebruiker, uitkomst__in=SLAAGT)
    if aanvraag.status == Status.TER_BESLUITVORMING and geslaagd.exists():
        return "U nam het besluit dat na bezwaar is vervallen. Alleen een ander beslist nu opnieuw (Awb 10:3)."
    return None


@Regel
def mag_verdagen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """That the decision comes later is told by who coordinates, or by who decides (Awb 4:14)."""
    if gebruiker.rol == Rol.BESLUITNEMER:
        return mag_besluiten.weigering(gebruiker, aanvraag)
    if gebruiker.rol != Rol.COORDINATOR:
        return "Alleen een coördinator of een besluitnemer kan dit doen."
    return mag_coordineren.weigering(gebruiker, aanvraag)


@Regel
def mag_heroverwegen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """An objection is decided by another than who took the decision (Awb 10:3, art. 1.6, first paragraph, c)."""
    weigering = mag_besluiten.weigering(gebruiker, aanvraag)
    if weigering:
        return weigering
    if aanvraag.besluiten.filter(door=gebruiker).exists():
        return "Wie het besluit nam, beslist niet over het bezwaar."
    return None


@Regel
def mag_bezwaar_maken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Objecting binds the partnership as filing does (art. 2.2); what came by post is written down by a coordinator."""
    if gebruiker.is_dienst:
        return mag_coordineren.weigering(gebruiker, aanvraag)
    if not gebruiker.is_active or not gebruiker.tekent_voor(aanvraag.hoofdaanvrager):
        return "Alleen een tekenbevoegde van de hoofdaanvrager maakt bezwaar, of trekt het in."
    return None


@Regel
def mag_bezwaar_intrekken(gebruiker: Gebruiker, bezwaar: Bezwaar) -> str | None:
    """Who may object, may take it back."""
    return mag_bezwaar_maken.weigering(gebruiker, bezwaar.aanvraag)


@Regel
def mag_bezwaar_oppakken(gebruiker: Gebruiker, bezwaar: Bezwaar) -> str | None:
    """To take an objection on, or over: who may decide on it (Awb 10:3)."""
    return mag_heroverwegen.weigering(gebruiker, bezwaar.aanvraag)


@Regel
def mag_bezwaar_behandelen(gebruiker: Gebruiker, bezwaar: Bezwaar) -> str | None:
    """An objection is handled and decided by the one who took it on, as long as that one may decide on it."""
    weigering = mag_heroverwegen.weigering(gebruiker, bezwaar.aanvraag)
    if weigering is None and bezwaar.behandelaar and bezwaar.behandelaar != gebruiker:
        return f"{bezwaar.behandelaar} behandelt dit bezwaar."
    return weigering


@Regel
def mag_notities_lezen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Notes are between those who work on plans: never the applicant's, the ministry's or the administrator's."""
    if gebruiker.rol not in NOTITIELEZERS or not gebruiker.is_active:
        return "Notities zijn voor medewerkers van Agentschap SZW die aan plannen werken."
    if heeft_band(gebruiker, aanvraag):
        return BAND
    return None


@Regel
def mag_notitie_schrijven(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Who reads notes writes them too; an assessor only about a plan that he was given, after declaring to have no tie."""
    weigering = mag_notities_lezen.weigering(gebruiker, aanvraag)
    if weigering is None and gebruiker.rol == Rol.AUDITOR:
        return "Een auditor leest alles en wijzigt niets."
    if weigering or gebruiker.rol != Rol.BEOORDELAAR:
        return weigering
    return None if _beoordeelt(gebruiker, aanvraag) else "Dit plan is niet aan u toegewezen."


def notities_voor(gebruiker: Gebruiker, aanvraag: Aanvraag | None = None) -> QuerySet[Notitie]:
    """The notes (of one plan, or of all) that a person may read, in the order in which they were written.

    What another assessor wrote waits until both assessments of the plan are handed in, as his scores do; it makes no
    difference whether the reader assesses this plan, for he may yet be asked to.
    """
    if not gebruiker.is_active or gebruiker.rol not in NOTITIELEZERS:
        return Notitie.objects.none()
    rijen = Notitie.objects.filter(aanvraag__in=Aanvraag.objects.inzage_voor(gebruiker).values("pk"))
    if aanvraag is not None:
        rijen = rijen.filter(aanvraag=aanvraag)
    if gebruiker.rol != Rol.BEOORDELAAR:
        return rijen
    ingeleverd = Beoordeling.objects.filter(ingeleverd_op__isnull=False).values("aanvraag")
    beide = ingeleverd.annotate(aantal=Count("pk")).filter(aantal__gte=2).values("aanvraag")
    beoordeelt = Exists(Beoordeling.objects.filter(aanvraag=OuterRef("aanvraag"), beoordelaar=OuterRef("door")))
    van_een_beoordelaar = Q(door__rol=Rol.BEOORDELAAR) | Q(beoordeelt)
    return rijen.filter(Q(door=gebruiker) | Q(aanvraag__in=beide) | ~van_een_beoordelaar)


@Regel
def mag_vragen_lezen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """What was asked and answered is a fact of the file: whoever may open it at the agency reads it."""
    if gebruiker.rol not in NOTITIELEZERS or not gebruiker.is_active:
        return "Vragen aan de aanvrager zijn voor medewerkers van Agentschap SZW die aan plannen werken."
    if heeft_band(gebruiker, aanvraag):
        return BAND
    return None


@Regel
def mag_vraag_stellen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """A question to the applicant is asked by the coordinator, or by who assesses the plan, until there is a decision."""
    if gebruiker.rol not in {Rol.BEOORDELAAR, Rol.COORDINATOR} or not gebruiker.is_active:
        return "Alleen een beoordelaar of een coördinator stelt de aanvrager een vraag."
    if heeft_band(gebruiker, aanvraag):
        return BAND
    if gebruiker.rol == Rol.BEOORDELAAR and not _beoordeelt(gebruiker, aanvraag):
        return "Dit plan is niet aan u toegewezen."
    if aanvraag.status not in ONBESLIST:
        return "Over dit plan is al beslist. U kunt de aanvrager geen vraag meer stellen."
    return None


@Regel
def mag_vraag_beantwoorden(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """Who writes for the lead organisation answers, until there is a decision."""
    if not gebruiker.is_active or not gebruiker.schrijft_voor(aanvraag.hoofdaanvrager):
        return "Alleen de hoofdaanvrager kan een vraag beantwoorden."
    if aanvraag.status not in ONBESLIST:
        return "Dit plan is afgehandeld. U kunt de vraag niet meer beantwoorden."
    return None


def _beoordeelt(gebruiker: Gebruiker, aanvraag: Aanvraag) -> bool:
    """Whether an assessor was given the plan, and declared to have no tie."""
    return (
        aanvraag.beoordelingen.filter(beoordelaar=gebruiker).exists()
        and gebruiker.belangenverklaringen.filter(aanvraag=aanvraag, heeft_band=False).exists()
    )


@Regel
def mag_dossier_maken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """The dossier as one file is for who answers for the plan, and who audits; never for who assesses, so that two stay apart."""
    if gebruiker.rol not in DOSSIERMAKERS or not gebruiker.is_active:
        return "Een dossier als bestand is voor besluitnemers, coördinatoren, beleidsmedewerkers en auditors."
    if heeft_band(gebruiker, aanvraag):
        return BAND
    if aanvraag.status == Status.CONCEPT:
        return "Dit plan is nog niet ingediend."
    return None


@Regel
def mag_volledig_dossier_maken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """The whole dossier, with names and with what colleagues wrote to each other, does not go to the ministry."""
    if gebruiker.rol == Rol.BELEID:
        return "Een beleidsmedewerker maakt alleen het openbare dossier, zonder persoonsgegevens."
    return mag_dossier_maken.weigering(gebruiker, aanvraag)


@Regel
def mag_openbaar_dossier_maken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """What is made public is what was decided on (art. 2.3, seventh paragraph)."""
    weigering = mag_dossier_maken.weigering(gebruiker, aanvraag)
    if weigering is None and aanvraag.status in ONBESLIST:
        return "Over dit plan is nog niet beslist. Daarna kunt u het openbare dossier maken."
    return weigering


@Regel
def mag_eigen_dossier(gebruiker: Gebruiker, aanvraag: Aanvraag) -> str | None:
    """The dossier of one's own plan is for whoever of the partnership reads the plan, once it was filed."""
    if gebruiker.is_dienst or not Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=aanvraag.pk).exists():
        return "Dit dossier is voor de organisaties die samen dit plan maken."
    if aanvraag.status == Status.CONCEPT:
        return "Dit plan is nog niet ingediend."
    return None


def mag_dossierbestand(openbaar: bool, *, eigen: bool = False) -> Regel:
    """The right to ask for, and to take along, a dossier of this kind; `eigen`: that of one's own plan."""
    if eigen:
        return mag_eigen_dossier
    return mag_openbaar_dossier_maken if openbaar else mag_volledig_dossier_maken
