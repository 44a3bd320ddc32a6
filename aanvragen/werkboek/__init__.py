"""The measures of a plan as a workbook: out, to be filled in at one's own desk, and in again, with nothing lost on the way.

`schrijf` makes the file, `lees` reads one, `vergelijk` says what it would change. Changing is for `services.werkboek`.
"""

from .lezen import Inhoud, lees
from .schrijven import INHOUDSTYPE, bestandsnaam, schrijf
from .vergelijken import vergelijk
from .verslag import Verslag, Wijziging

__all__ = ["INHOUDSTYPE", "Inhoud", "Verslag", "Wijziging", "bestandsnaam", "lees", "schrijf", "vergelijk"]
