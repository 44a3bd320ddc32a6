"""Who may see figures, and who makes letters."""

from beoordeling.toegang import DIENST
from sectorplannen.kern.models import Rol
from sectorplannen.kern.toegang import rolregel

mag_stand_zien = rolregel(*DIENST, anders="De stand is voor medewerkers van Agentschap SZW en het ministerie.")
mag_brief_maken = rolregel(Rol.BELEID, anders="Alleen een beleidsmedewerker van het ministerie maakt brieven.")
mag_brief_inzien = rolregel(
    Rol.BELEID, anders="Brieven aan de Kamer zijn voor beleidsmedewerkers van het ministerie, tot zij zijn verstuurd."
)
