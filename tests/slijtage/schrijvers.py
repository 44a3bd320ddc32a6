"""What two people do to one plan: ten saves in between, at the same time, and then the filing, at times in two windows."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from uuid import UUID

from aanvragen.models import KostenSoort
from tests.slijtage.bezoeker import Bezoeker, Blad, formulier, in_het_kort

BEWARINGEN = 10
"""Saves in each plan before it is filed: five of each writer."""
TEKSTEN = (
    ("uitvoering", "voorwaarden"),
    ("financiering", "financieringsplan"),
    ("knelpunten", "arbeidsmarktanalyse"),
    ("gegevens", "samenvatting"),
)
"""Sections with a text, by page and field; each plan has its turn of one."""
EIGEN = {"versie", "gezien", "rij", "sleutel", "naam", "csrfmiddlewaretoken"}
"""What a measure does not take over from another one."""


def schrijf_en_dien_in(nummer: str, volgnummer: int, anja: Bezoeker, bram: Bezoeker) -> None:
    """All that happens to one plan. Each fourth is filed in two windows at once; bram goes on typing meanwhile."""
    with ThreadPoolExecutor(3) as samen:
        teksten, delen = (
            samen.submit(_teksten, nummer, anja, *TEKSTEN[volgnummer % len(TEKSTEN)]),
            samen.submit(_delen, nummer, bram, met_knelpunt=volgnummer % 2 == 0),
        )
        teksten.result()
        maatregel = delen.result()
        vensters = [samen.submit(_dien_in, nummer, anja) for _ in range(2 if volgnummer % 4 == 0 else 1)]
        for deel in (*vensters, samen.submit(_typ_door, nummer, maatregel)):
            deel.result()


def _teksten(nummer: str, anja: Bezoeker, pagina: str, veld: str) -> None:
    blad = Blad(anja, f"/plannen/{nummer}/{pagina}/")
    for keer in range(5):
        tekst = f"{nummer} {veld}, bewaring {keer}."
        _eis(blad.bewaar(**{veld: tekst}))
        anja.boek.bewaard(nummer, "plan", **{veld: tekst})


def _delen(nummer: str, bram: Bezoeker, *, met_knelpunt: bool) -> Blad:
    """A measure that was not there before; in half of the plans with a bottleneck of its own."""
    keuze = _knelpunt(nummer, bram) if met_knelpunt else []
    voorbeeld = Blad(bram, f"/plannen/{nummer}/maatregelen/1/").velden
    maatregel = Blad(bram, f"/plannen/{nummer}/maatregelen/nieuw/")
    maatregel.velden |= {n: w for n, w in voorbeeld.items() if n not in EIGEN and not n.startswith("kostenposten-")}
    maatregel.velden["knelpunten"] = [*voorbeeld["knelpunten"], *keuze]
    for keer in range(3 if met_knelpunt else 5):
        velden = {"naam": f"{nummer} maatregel, bewaring {keer}.", "deelnemers": 200 + keer}
        kosten = [Decimal(100_000 + keer), Decimal(80_000 - keer)]
        _eis(maatregel.bewaar(**velden, **_posten(kosten)))
        bram.boek.bewaard(nummer, f"maatregel {_sleutel(maatregel)}", **velden, kostenposten=kosten)
    return maatregel


def _posten(kosten: list[Decimal]) -> dict[str, str]:
    """Lines of cost as they stand on the form: the first is for training, the second for advice."""
    soorten = zip((KostenSoort.OPLEIDING, KostenSoort.ADVIES), kosten, strict=True)
    velden = ({"soort": soort, "omschrijving": "Kosten", "kosten": bedrag} for soort, bedrag in soorten)
    return {f"kostenposten-{i}-{naam}": str(w) for i, lijn in enumerate(velden) for naam, w in lijn.items()}


def _knelpunt(nummer: str, bram: Bezoeker) -> list[str]:
    """A new bottleneck in two saves; returns the key by which a measure chooses it."""
    blad = Blad(bram, f"/plannen/{nummer}/knelpunten/nieuw/")
    for keer in range(2):
        velden = {"omschrijving": f"{nummer} knelpunt, bewaring {keer}.", "bron_titel": f"Bron {keer}"}
        _eis(blad.bewaar(**velden, bron_soort="uwv", bron_datum="1-6-2013"))
        bram.boek.bewaard(nummer, f"knelpunt {_sleutel(blad)}", **velden)
    return blad.velden["rij"]


def _sleutel(blad: Blad) -> UUID:
    return UUID(blad.velden["sleutel"][0])


def _typ_door(nummer: str, maatregel: Blad) -> None:
    """A save that races with the filing: kept before it, or refused after it."""
    velden = {"activiteit": f"{nummer}, nog net voor het indienen."}
    if maatregel.bewaar(**velden):
        maatregel.bezoeker.boek.bewaard(nummer, f"maatregel {_sleutel(maatregel)}", **velden)


def _dien_in(nummer: str, anja: Bezoeker) -> None:
    pagina = anja.vraag(f"/plannen/{nummer}/controleren/")
    if pagina.status == 200:
        velden = formulier(pagina.tekst, "indienen") | {"akkoord": ["on"], "indienen": ["indienen"]}
        antwoord = anja.vraag(f"/plannen/{nummer}/indienen/", velden)
        if antwoord.naar != f"/plannen/{nummer}/ontvangst/":
            raise AssertionError(f"{nummer}: {antwoord.status} {in_het_kort(antwoord.tekst)}")
    ontvangst = anja.vraag(f"/plannen/{nummer}/ontvangst/")
    _eis(ontvangst.status == 200 and nummer in ontvangst.tekst)
    hashes = re.findall(r"\b[0-9a-f]{64}\b", re.sub(r"(?<=[0-9a-f])\s+(?=[0-9a-f]{8}\b)", "", ontvangst.tekst))
    anja.boek.ingediend(nummer, frozenset(hashes))


def _eis(gelukt: bool) -> None:
    if not gelukt:
        raise AssertionError("Not confirmed, though nobody else filed or took it out.")
