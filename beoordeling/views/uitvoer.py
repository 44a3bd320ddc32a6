"""A list as a file to keep: exactly what is shown, all pages of it."""

from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.views.decorators.http import require_safe

from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.verzoek import Verzoek

from .. import uitvoer as schrijven
from ..models import Lijst
from .lijst import lees

VORMEN = {
    "xlsx": (schrijven.als_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (schrijven.als_csv, "text/csv; charset=utf-8"),
}


@login_required
@require_safe
def uitvoer(request: Verzoek, lijst: str, vorm: str) -> FileResponse:
    """The rows of the filter in the address, with its columns, from the same list as the page."""
    gevraagd = lees(Lijst(lijst), request.user, request.GET)
    schrijf, soort = VORMEN[vorm]
    bestand = TemporaryFile()  # noqa: SIM115  (the answer closes it when it has been sent)
    schrijf(bestand, gevraagd.kolommen, gevraagd.rijen.in_delen(schrijven.PER_KEER))
    bestand.seek(0)
    return FileResponse(
        bestand, as_attachment=True, filename=f"{lijst}-{vandaag().isoformat()}.{vorm}", content_type=soort
    )
