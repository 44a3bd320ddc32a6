"""`python -m tests.prestaties.brief`: a letter from its records to its PDF, beside WeasyPrint alone on the same HTML.

The exit status is 1 when the whole (figures, checks, text, charts, PDF/A-3a and PDF/UA-1, files inside) costs more than 1.3
times what WeasyPrint takes to print that HTML, in turns in one process.
"""

from __future__ import annotations

import sys
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from tests.prestaties.database import eigen_omgeving

if TYPE_CHECKING:
    from aanvragen.models import Tijdvak

PLANNEN, RONDES, HOOGSTENS = 300, 5, 1.3
"""Filed plans, of which seven in ten are granted: a letter of some twenty pages."""


def main() -> int:
    """Fill, measure in turns, print a line."""
    with eigen_omgeving("brief"):
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from tests import fabrieken
        from tests.prestaties.stand import vul_groot

        try:
            call_command("migrate", verbosity=0)
            tijdvak = fabrieken.tijdvak(plafond_bedrag=2_000_000_000)
            vul_groot(tijdvak, PLANNEN)
            return meet(tijdvak)
        finally:
            connections.close_all()


def meet(tijdvak: Tijdvak, rondes: int = RONDES) -> int:
    """Medians of the whole and of WeasyPrint alone; the stylesheet and the fonts are read before either."""
    from django.utils import timezone
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from rapportage import brief, cijfers
    from tests.prestaties.metingen import PEILDATUM

    letters = FontConfiguration()
    opmaak = CSS(filename=brief.STIJL, font_config=letters)
    geheel: list[float] = []
    kaal: list[float] = []
    for ronde in range(rondes + 1):
        begin = perf_counter()
        opgesteld = brief.stel_op(cijfers.stand(tijdvak, PEILDATUM), gemaakt_op=timezone.now())
        brief.pdf(opgesteld)
        midden = perf_counter()
        HTML(string=opgesteld.html).write_pdf(stylesheets=[opmaak], font_config=letters)
        if ronde or rondes == 1:  # the first warms up both
            geheel.append(midden - begin)
            kaal.append(perf_counter() - midden)
    verhouding = median(geheel) / median(kaal)
    sys.stdout.write(
        f"De brief: {median(geheel):.2f} s van gegevens tot PDF, WeasyPrint alleen {median(kaal):.2f} s: {verhouding:.2f} keer\n"
    )
    return 1 if verhouding > HOOGSTENS else 0


if __name__ == "__main__":
    sys.exit(main())
