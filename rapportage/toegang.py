"""Who may see figures, and who makes letters."""

from aanvragen.models import Aanvraag, Tijdvak
from beoordeling.toegang import DIENST
from sectorplannen.kern.models import Gebruiker, Rol
from sectorplannen.kern.toegang import Regel, rolregel

mag_stand_zien = rolregel(*DIENST, anders="De stand is voor medewerkers van Agentschap SZW en het ministerie.")
mag_brief_maken = rolregel(Rol.BELEID, anders="Alleen een beleidsmedewerker van het ministerie maakt brieven.")
mag_brief_inzien = rolregel(
    Rol.BELEID, anders="Brieven aan de Kamer zijn voor beleidsmedewerkers van het ministerie, tot zij zijn verstuurd."
)


@Regel
def mag_stand_van(gebruiker: Gebruiker, tijdvak: Tijdvak) -> str | None:
    """The totals of a period are not for who has a tie there: less the plans one knows, they tell what the hidden one asks.

    A tie with a granted plan does not count, for that is public (art. 2.3, seventh paragraph).
    """
    besloten = (
        Aanvraag.objects.filter(tijdvak=tijdvak).ingediend().exclude(pk__in=Aanvraag.objects.toegekend().values("pk"))
    )
    if besloten.exclude(pk__in=Aanvraag.objects.zichtbaar_voor(gebruiker).values("pk")).exists():
        return (
            "U heeft een band met een plan in dit tijdvak. Uit de totalen kunt u afleiden wat dat plan vraagt. "
            "Daarom ziet u de totalen van dit tijdvak niet."
        )
    return None
