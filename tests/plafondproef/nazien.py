"""What must be true of the ledger afterwards, whoever was killed on the way."""

from __future__ import annotations

from decimal import Decimal

from aanvragen.models import Aanvraag, Tijdvak
from aanvragen.statussen import Status
from beoordeling import plafond
from beoordeling.models import Besluit, Boeking, Brief


def breuken(tijdvak: Tijdvak, passen: int, regels: list[str]) -> list[str]:
    """What does not hold, each in a sentence; `regels` is what the decision makers said."""
    boekingen = list(tijdvak.plafondmutaties.order_by("volgnummer"))
    verplicht = [rij for rij in boekingen if rij.soort == Boeking.VERPLICHTING]
    verleend = set(Aanvraag.objects.filter(tijdvak=tijdvak, status=Status.VERLEEND).values_list("pk", flat=True))
    wachtend = Aanvraag.objects.filter(tijdvak=tijdvak, status=Status.TER_BESLUITVORMING)
    anders = [regel for regel in regels if regel.startswith("fout")]
    vol = {regel.split(" ")[1] for regel in regels if regel.startswith("vol ")}
    eisen = {
        f"{len(verplicht)} boekingen in plaats van {passen}": len(verplicht) == passen,
        "de volgnummers hebben een gat": [rij.volgnummer for rij in boekingen] == list(range(1, len(boekingen) + 1)),
        "er is geld over of te veel uitgegeven": plafond.saldo(tijdvak).ruimte == boekingen[-1].ruimte_na == Decimal(0),
        "een boeking hoort niet bij een verleend plan": {rij.besluit.aanvraag_id for rij in verplicht} == verleend,
        "een plan is twee keer verleend of zonder besluit": sorted(Besluit.objects.values_list("aanvraag", flat=True))
        == sorted(verleend),
        "een besluit heeft geen brief": Brief.objects.filter(besluit__isnull=False).count() == len(verleend),
        "een besluitnemer zei dat er is verleend, en het is niet zo": {
            regel.split(" ")[1] for regel in regels if regel.startswith("verleend ")
        }
        <= set(Aanvraag.objects.filter(pk__in=verleend).values_list("nummer", flat=True)),
        "een plan wacht zonder dat iemand zei dat het geld op is": set(wachtend.values_list("nummer", flat=True))
        == vol,
        f"{len(anders)} keer iets anders dan verleend of vol: {anders[:3]}": not anders,
    }
    return [zin for zin, klopt in eisen.items() if not klopt]
