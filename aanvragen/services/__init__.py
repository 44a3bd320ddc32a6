"""Every verb of the applicant. Each is one transaction, and raises Weigering or PermissionDenied in Dutch."""

from ..berichtsoorten_partners import schrijvers_van_partner
from ..mensen import betrokkenen, meeschrijvers, tekenbevoegden
from .aanwezig import aanwezig_afmelden, aanwezig_melden
from .adviesgesprekken import (
    LooptAl,
    beginnen_na_gesprek,
    gesprek_afzeggen,
    gesprek_koppelen,
    gesprek_plannen,
    gesprek_vastleggen,
    gesprek_vragen,
)
from .bevriezen import bevries, inhoud_van, zet_terug
from .bewerking import Verouderd
from .bijlagen import bijlage_toevoegen, bijlage_verwijderen
from .concept import beginnen, bewerken, verwijderen
from .gesprek_herinneren import gesprekken_herinneren
from .herinneren import herinneren
from .indienen import BEWIJS_MAKEN, aanvullen, indienen, intrekken
from .knelpunten import knelpunt_opslaan, knelpunt_verwijderen
from .maatregelen import maatregel_kopieren, maatregel_opslaan, maatregel_verplaatsen, maatregel_verwijderen
from .menukaart import voorbeeld_gebruiken
from .oproepen import (
    oproep_afhalen,
    oproep_beantwoorden,
    oproep_plaatsen,
    oproep_sluiten,
    oproep_verlengen,
    oproep_wijzigen,
    oproepregel_schrijven,
)
from .overdragen import Werk, overdragen, werk_van
from .samenwerking import (
    deelnemer_toevoegen,
    deelnemer_verwijderen,
    eerste_uitnodigen,
    schrijfrecht_geven,
    vertegenwoordiging_opslaan,
)
from .storing import STORING_MELDEN, eis_storing, storing_melden, storing_vastleggen
from .tekenen import om_handtekening_vragen
from .terugkeer import Teruggekomen, terugkeren
from .werkboek import werkboek_inlezen

__all__ = [
    "BEWIJS_MAKEN",
    "STORING_MELDEN",
    "LooptAl",
    "Teruggekomen",
    "Verouderd",
    "Werk",
    "aanvullen",
    "aanwezig_afmelden",
    "aanwezig_melden",
    "beginnen",
    "beginnen_na_gesprek",
    "betrokkenen",
    "bevries",
    "bewerken",
    "bijlage_toevoegen",
    "bijlage_verwijderen",
    "deelnemer_toevoegen",
    "deelnemer_verwijderen",
    "eerste_uitnodigen",
    "eis_storing",
    "gesprek_afzeggen",
    "gesprek_koppelen",
    "gesprek_plannen",
    "gesprek_vastleggen",
    "gesprek_vragen",
    "gesprekken_herinneren",
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
    "meeschrijvers",
    "om_handtekening_vragen",
    "oproep_afhalen",
    "oproep_beantwoorden",
    "oproep_plaatsen",
    "oproep_sluiten",
    "oproep_verlengen",
    "oproep_wijzigen",
    "oproepregel_schrijven",
    "overdragen",
    "schrijfrecht_geven",
    "schrijvers_van_partner",
    "storing_melden",
    "storing_vastleggen",
    "tekenbevoegden",
    "terugkeren",
    "vertegenwoordiging_opslaan",
    "verwijderen",
    "voorbeeld_gebruiken",
    "werk_van",
    "werkboek_inlezen",
    "zet_terug",
]
