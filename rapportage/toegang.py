"""Who may see figures, and who makes letters."""

from aanvragen.models import Aanvraag, Tijdvak
from beoordeling.toegang import DIENST
from sectorplannen.kern.models import Gebruiker, Rol
from sectorplannen.kern.toegang import Regel, rolregel

from .models import Rapport, Rapportstap

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
