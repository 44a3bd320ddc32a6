"""From round to round: what the granted plans together had reached and spent on each day of which they gave statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aanvragen.models import Tijdvak
from sectorplannen.kern.geld import euro, getal

from .begrippen import NUL, Controle
from .models import Seizoen, Voortgangsverslag
from .voortgangrijen import Meting


@dataclass(frozen=True)
class Opgaverij:
    """A statement of one measure as it was recorded; costs in euros."""

    aanvraag: int
    maatregel: int
    categorie: str
    deelnemers: int
    kosten: Decimal
    peildatum: date


@dataclass
class _Ronde:
    naam: str
    gevraagd: int = 0


def van(rijen: Iterable[Opgaverij], verleend: Collection[int], tijdvak: Tijdvak | None, tot: date) -> list[Meting]:
    """One row for each closed round and each other day of which there is a statement, in order of time. One query.

    `rijen` are the statements of the plans `verleend`, in order of their day; of a measure the last one counts.
    """
    rondes = _rondes(verleend, tijdvak, tot)
    per_dag: dict[date, list[Opgaverij]] = defaultdict(list)
    for rij in rijen:
        per_dag[rij.peildatum].append(rij)
    laatste: dict[int, Opgaverij] = {}
    bereikt, kosten = 0, NUL
    uit: list[Meting] = []
    for dag in sorted({*per_dag, *rondes}):
        for rij in per_dag[dag]:
            eerder = laatste.get(rij.maatregel)
            bereikt += rij.deelnemers - (eerder.deelnemers if eerder else 0)
            kosten += rij.kosten - (eerder.kosten if eerder else NUL)
            laatste[rij.maatregel] = rij
        ronde, vorige = rondes.get(dag), uit[-1] if uit else None
        uit.append(
            Meting(
                peildatum=dag,
                ronde=ronde.naam if ronde else "",
                opgaven=len({rij.aanvraag for rij in per_dag[dag]}),
                gevraagd=ronde.gevraagd if ronde else None,
                bereikt=bereikt,
                kosten=kosten,
                erbij=bereikt - vorige.bereikt if vorige else None,
                erbij_kosten=kosten - vorige.kosten if vorige else None,
            )
        )
    return uit


def _rondes(verleend: Collection[int], tijdvak: Tijdvak | None, tot: date) -> dict[date, _Ronde]:
    """The closed rounds up to a day, by their date of reference, with how many of these plans were asked."""
    rijen = Voortgangsverslag.objects.filter(peiling__gesloten_op__isnull=False, peiling__peildatum__lte=tot)
    if tijdvak is not None:
        rijen = rijen.filter(aanvraag__tijdvak=tijdvak)
    uit: dict[date, _Ronde] = {}
    velden = ("peiling__peildatum", "peiling__seizoen", "peiling__jaar", "aanvraag_id")
    for dag, seizoen, jaar, aanvraag in rijen.order_by("peiling__peildatum").values_list(*velden):
        ronde = uit.setdefault(dag, _Ronde(f"{Seizoen(seizoen).label} {jaar}"))
        ronde.gevraagd += aanvraag in verleend
    return uit


def tellen_op(metingen: Sequence[Meting], bereikt: int, kosten: Decimal) -> Controle:
    """What came from round to round amounts to what was reached and spent in all."""
    code = "metingen_tellen_op"
    if not metingen:
        goed = not bereikt and not kosten
        return Controle(code, goed, "Er zijn geen metingen" + (", en er is niets bereikt." if goed else "."))
    begin = metingen[0]
    mensen = begin.bereikt + sum(m.erbij or 0 for m in metingen[1:])
    geld = begin.kosten + sum((m.erbij_kosten or NUL for m in metingen[1:]), NUL)
    wat = f"Van meting tot meting kwamen er {getal(mensen)} deelnemers en {euro(geld)} bij"
    if (mensen, geld) == (bereikt, kosten):
        return Controle(code, True, f"{wat}; dat is net zo veel als in totaal.")
    return Controle(code, False, f"{wat}, in totaal zijn het er {getal(bereikt)} en {euro(kosten)}.")
