"""Progress rounds of the demo: two that were closed, and one that is open now, in every stage. All figures are invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from aanvragen.mensen import schrijvers_per_plan
from sectorplannen.kern.datums import AMSTERDAM, vandaag
from sectorplannen.kern.geld import centen
from sectorplannen.kern.models import Gebruiker

from ..models import Peiling, Seizoen, Voortgangsverslag
from ..peilingen import overzicht, services
from ..peilingen.beoogd import Stand, standen_van
from ..peilingen.services import Invoer
from .mensen import mensen, zonder_mail

GEWEEST = ((Seizoen.NAJAAR, 2014, date(2014, 12, 31), 26), (Seizoen.VOORJAAR, 2015, date(2015, 6, 30), 50))
"""Of the rounds that were: season, year, date of reference, and how far plans were by then, in hundredths."""
NU = 80
DAGEN = 21
"""So long the open round can still be filled in."""
TRAAG, SNEL = 5, 7
"""One in so many plans falls behind, or goes ahead."""
WACHT_MEE = "De werving kwam later op gang. Daarom blijft het aantal onder wat is toegekend."


@transaction.atomic
def rondes() -> Peiling:
    """Play the rounds, once; returns the last. In the open one a third was sent in, some were checked, one was asked about."""
    if (laatste := Peiling.objects.first()) is not None:
        return laatste
    wie = mensen()
    with zonder_mail():
        for seizoen, jaar, peildatum, ver in GEWEEST:
            _geweest(seizoen, jaar, peildatum, ver, wie)
        return _nu(wie)


def _geweest(seizoen: str, jaar: int, peildatum: date, ver: int, wie: dict[str, Gebruiker]) -> None:
    op = datetime(peildatum.year, peildatum.month, peildatum.day, 9, tzinfo=AMSTERDAM) + timedelta(days=5)
    peiling = services.openen(
        seizoen=seizoen,
        jaar=jaar,
        peildatum=peildatum,
        invullen_tot=peildatum + timedelta(days=40),
        door=wie["petra"],
        op=op,
    )
    for verslag, schrijver, regels in _verslagen(peiling):
        _stuur_in(verslag, schrijver, regels, ver, op + timedelta(days=10))
        services.akkoord(verslag, door=wie["coen"], op=op + timedelta(days=20))
    services.sluiten(peiling, door=wie["petra"], op=op + timedelta(days=45))


def _nu(wie: dict[str, Gebruiker]) -> Peiling:
    voorstel = overzicht.voorstel(vandaag()) | {"invullen_tot": vandaag() + timedelta(days=DAGEN)}
    peiling = services.openen(**voorstel, door=wie["petra"])
    nu = timezone.now()
    for nr, (verslag, schrijver, regels) in enumerate(_verslagen(peiling)):
        if nr % 3 != 2:
            continue
        _stuur_in(verslag, schrijver, regels, NU, nu)
        if nr % 2:
            services.akkoord(verslag, door=wie["coen"], op=nu)
        elif nr == 2:
            services.teruggeven(
                verslag, vraag="Waarom stegen de kosten sneller dan het aantal deelnemers?", door=wie["coen"], op=nu
            )
    return peiling


def _verslagen(peiling: Peiling) -> Sequence[tuple[Voortgangsverslag, Gebruiker, list[Stand]]]:
    """The statements with who writes them and their lines; plans of which nobody can write are left alone."""
    rijen = list(peiling.verslagen.select_related("aanvraag", "peiling").order_by("aanvraag__nummer"))
    schrijvers = schrijvers_per_plan([rij.aanvraag for rij in rijen])
    regels = standen_van(rijen)
    return [(rij, schrijvers[rij.aanvraag_id][0], regels[rij.pk]) for rij in rijen if schrijvers[rij.aanvraag_id]]


def _stuur_in(
    verslag: Voortgangsverslag, schrijver: Gebruiker, regels: Sequence[Stand], ver: int, op: datetime
) -> None:
    tempo = 100
    if verslag.aanvraag_id % TRAAG == 0:
        tempo = 55
    elif verslag.aanvraag_id % SNEL == 0:
        tempo = 120
    services.invullen(
        verslag,
        [_invoer(stand, ver * tempo, traag=tempo < 100) for stand in regels],
        door=schrijver,
        toelichting="De uitvoering loopt. De partijen spreken elkaar elke maand.",
        op=op,
    )
    services.insturen(verslag, door=schrijver, op=op)


def _invoer(stand: Stand, ver: int, *, traag: bool) -> Invoer:
    """What was reached of one measure: so many ten-thousandths; who is slow ends with nine tenths."""
    regel = stand.regel
    verwacht = regel.beoogd * 9 // 10 if traag else regel.beoogd
    return Invoer(
        regel.maatregel,
        deelnemers=min(regel.beoogd * ver // 10_000, verwacht),
        kosten=centen(regel.begroot * Decimal(ver) / 10_000),
        verwachte_deelnemers=verwacht,
        verwachte_kosten=regel.begroot,
        reden=WACHT_MEE if traag else "",
    )
