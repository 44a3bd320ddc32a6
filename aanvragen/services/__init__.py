"""Every verb of the applicant. Each is one transaction, and raises Weigering or PermissionDenied in Dutch."""

from .aanwezig import aanwezig_afmelden, aanwezig_melden
from .bevriezen import bevries, inhoud_van, zet_terug
from .bewerking import Verouderd
from .bijlagen import bijlage_toevoegen, bijlage_verwijderen
from .concept import beginnen, bewerken, verwijderen
from .herinneren import herinneren
from .indienen import BEWIJS_MAKEN, aanvullen, indienen, intrekken
from .knelpunten import knelpunt_opslaan, knelpunt_verwijderen
from .maatregelen import maatregel_kopieren, maatregel_opslaan, maatregel_verplaatsen, maatregel_verwijderen
from .mensen import betrokkenen, tekenbevoegden
from .samenwerking import deelnemer_toevoegen, deelnemer_verwijderen, vertegenwoordiging_opslaan
from .storing import STORING_MELDEN, eis_storing, storing_melden, storing_vastleggen
from .tekenen import om_handtekening_vragen
from .werkboek import werkboek_inlezen

__all__ = [
    "BEWIJS_MAKEN",
    "STORING_MELDEN",
    "Verouderd",
    "aanvullen",
    "aanwezig_afmelden",
    "aanwezig_melden",
    "beginnen",
    "betrokkenen",
    "bevries",
    "bewerken",
    "bijlage_toevoegen",
    "bijlage_verwijderen",
    "deelnemer_toevoegen",
    "deelnemer_verwijderen",
    "eis_storing",
    "herinneren",
    "indienen",
    "inhoud_van",
    "intrekken",
    "knelpunt_opslaan",
    "knelpunt_verwijderen",
    "maatregel_kopieren",
    "maatregel_opslaan",
    "maatregel_verplaatsen",
    "maatregel_verwijderen",
    "om_handtekening_vragen",
    "storing_melden",
    "storing_vastleggen",
    "tekenbevoegden",
    "vertegenwoordiging_opslaan",
    "verwijderen",
    "werkboek_inlezen",
    "zet_terug",
]
